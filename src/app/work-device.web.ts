// The work a screen reaches, made of this person's device and, where the device does not carry a place, of the server.
import type { Device } from '../engine/device/device.ts'
import { keep, recall } from '../engine/device/keepsake.ts'
import type { Disk, Seal, Signer } from '../engine/device/ports.ts'
import { rowsOfSums } from '../engine/counter.ts'
import type { Text } from '../engine/field.ts'
import { once } from '../engine/sync.web/once.web.ts'
import { prove } from '../engine/sync.web/session.web.ts'
import { newId } from '../engine/values/id.ts'
import type { AnyRow } from '../engine/record.ts'
import type { ViewRow } from '../engine/view.ts'
import type { Who } from '../engine/who.ts'
import type { PublishedKey } from '../engine/wire.ts'
import { type Me, OfflineError, RefusedError, type SyncState, type ViewState, type Work } from '../kit/work.web.tsx'
import { house } from './rooms.ts'
import { slotParts } from './screens.web.ts'
import { type Asked, fetchFile, sendFile } from './work-files.web.ts'

/** What /api/me tells, kept sealed on the device so that it opens without a signal. */
export interface Told {
  person: string
  name: string
  lang: string
  place: string
  device: string
  demo: boolean
  teams: string[]
  /** Absent from servers of the first release. */
  keys?: PublishedKey[]
  posts: { id: string; role: string; roleLabel: Text; place: string; placeName: string; from: string; until: string | null; unit: string | null; current: boolean }[]
}

export const whoOf = (told: Told): Who => ({
  person: told.person, device: told.device, teams: told.teams, system: false,
  posts: told.posts.map(({ id, role, place, from, until, unit }) => ({ id, role, place, from, until, unit })),
})

const askMs = 30_000
/** A list served by the device is never older than this when the server can be asked. */
const namesName = 'place-names'

export interface Reach {
  /** Ask the server as this person; proves the device first, and again when its session ended. */
  ask<T>(path: string, init?: { method?: 'GET' | 'POST'; body?: unknown }): Promise<T>
  sendFile: Work['sendFile']
  fetchFile: Work['fetchFile']
}

export function reachAs(device: string, signer: Signer): Reach {
  // A session of last time serves at once: the device proves itself when the server asks for it.
  let proving: Promise<unknown> | null = Promise.resolve({ kind: 'ok' })
  const proved = (): Promise<unknown> => {
    proving ??= prove(device, signer)
    return proving
  }
  const signedIn = async <T,>(path: string, go: () => Promise<Asked<T>>): Promise<T> => {
    for (let attempt = 0; ; attempt++) {
      const before = proving
      await proved()
      const asked = await go()
      if (asked.status !== 401 || attempt > 0) return unwrap(asked)
      // Several screens ask at once: they wait for one proof.
      if (proving === before) proving = null
      const shown = (await proved()) as { kind: string }
      if (shown.kind === 'away' || shown.kind === 'busy') throw new OfflineError(path)
    }
  }
  return {
    ask: <T,>(path: string, init: { method?: 'GET' | 'POST'; body?: unknown } = {}) => signedIn(path, () => request<T>(path, device, init)),
    async sendFile<T>(path: string, file: File, onSent?: (sent: number, all: number) => void, signal?: AbortSignal) {
      // Who this is, is settled before a large file leaves, not after.
      await signedIn('/api/me', () => request('/api/me', device, {}))
      return signedIn(path, () => sendFile<T>(path, device, file, onSent, signal))
    },
    fetchFile: (path) => signedIn(path, () => fetchFile(path, device)),
  }
}

async function request<T>(path: string, device: string, init: { method?: 'GET' | 'POST'; body?: unknown }): Promise<Asked<T>> {
  let response: Response
  try {
    response = await fetch(path, {
      method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
      headers: { 'x-guyub-device': device, ...(init.body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
      credentials: 'same-origin', redirect: 'error', signal: AbortSignal.timeout(askMs),
    })
    if (!response.headers.get('content-type')?.includes('json')) throw new OfflineError(path)
    const json = (await response.json()) as T & { code?: string; say?: Text }
    return response.ok ? { status: 200, answer: json } : { status: response.status, ...(json.code ? { code: json.code } : {}), ...(json.say ? { say: json.say } : {}) }
  } catch (error) {
    // No signal, a broken line, a captive portal: a normal state, told apart from a refusal.
    throw error instanceof OfflineError ? error : new OfflineError(path, { cause: error })
  }
}

function unwrap<T>(asked: Asked<T>): T {
  if (asked.answer !== undefined) return asked.answer
  if (asked.say && asked.code) throw new RefusedError({ code: asked.code, say: asked.say })
  throw new OfflineError(String(asked.status))
}

export interface WorkParts {
  device: Device
  disk: Disk
  seal: Seal
  reach: Reach
  told: Told
  postId: string | null
}

export async function makeWork({ device, disk, seal, reach, told, postId }: WorkParts): Promise<Work> {
  const names = new Map<string, string>(Object.entries(((await recall(disk, seal, namesName)) ?? {}) as { [code: string]: string }))
  for (const p of told.posts) names.set(p.place, p.placeName)
  const asking = new Set<string>()
  let extra = 0
  const listeners = new Set<() => void>()
  const changed = (): void => {
    extra++
    for (const l of [...listeners]) l()
  }
  const posts = told.posts.filter((p) => p.current).map(({ id, role, roleLabel, place, placeName, unit }) => ({ id, role, roleLabel, place, placeName, unit }))
  const me: Me = { person: told.person, name: told.name, home: told.place, who: device.who(), post: posts.find((p) => p.id === postId) ?? posts[0] ?? null, posts, demo: told.demo }

  function learn(code: string): void {
    if (asking.has(code)) return
    asking.add(code)
    reach.ask<{ code: string; name: string; parents: { code: string; name: string }[] }>(`/api/places/${code}`).then(
      async (p) => {
        names.set(p.code, p.name)
        for (const a of p.parents) if (a.code) names.set(a.code, a.name)
        changed()
        await keep(disk, seal, namesName, Object.fromEntries(names))
      },
      // Without a signal the code itself is shown; asked again when the screen is drawn later.
      () => setTimeout(() => asking.delete(code), 30_000),
    )
  }

  async function onServer(name: string, params: { [k: string]: unknown }): Promise<ViewState> {
    try {
      const answer = await reach.ask<{ rows: ViewRow[]; more: boolean }>(`/api/views/${name}`, { body: params })
      return { status: 'ready', rows: answer.rows, more: answer.more, from: 'server' }
    } catch (error) {
      if (error instanceof OfflineError) return { status: 'offline' }
      if (error instanceof RefusedError) return { status: 'refused', say: error.refusal.say }
      throw error
    }
  }

  let synced: SyncState | null = null
  function syncState(): SyncState {
    const s = device.status()
    const away = s.problem?.kind === 'away'
    const next: SyncState = {
      state: s.attention > 0 || s.problem?.kind === 'signIn' ? 'trouble' : s.syncing && s.unsent > 0 ? 'sending' : away ? 'offline' : 'saved',
      unsent: s.unsent + s.photos, attention: s.attention, lastContact: s.lastContact,
    }
    if (!synced || Object.keys(next).some((k) => next[k as keyof SyncState] !== (synced as SyncState)[k as keyof SyncState])) synced = next
    return synced
  }

  return {
    me,
    async view(name, params) {
      if (house.views.get(name)?.online) return onServer(name, params)
      const held = device.run(name, params)
      // One record that is not carried here may still be the person's to open at the server.
      if (held.ok && held.rows.length === 0 && house.views.get(name)?.one) {
        const far = await onServer(name, params)
        if (far.status !== 'offline') return far
      }
      if (held.ok) return { status: 'ready', rows: held.rows, more: held.more, from: 'device' }
      if ('notHeld' in held) return onServer(name, params)
      return { status: 'refused', say: held.refusal.say }
    },
    async act(name, place, input) {
      const done = await device.perform(name, input, place)
      return done.ok ? { ok: true, id: done.id } : done
    },
    ask: reach.ask,
    sendFile: reach.sendFile,
    fetchFile: reach.fetchFile,
    count: (place) => (device.holdsPlace(place) ? rowsOfSums(device.count(place)) : null),
    carried: (name, place) => {
      const record = house.records.get(name)
      return record && device.holdsPlace(place) ? inPlace(device.store.all(record), place) : null
    },
    version: () => device.dataVersion() + extra,
    subscribe: (listener) => {
      listeners.add(listener)
      const stop = device.onChange(listener)
      return () => {
        listeners.delete(listener)
        stop()
      }
    },
    sync: syncState,
    placeName: (code) => {
      if (code === '') return 'Indonesia'
      const known = names.get(code)
      if (known === undefined) learn(code)
      return known ?? code
    },
    drafts: {
      get: (name) => device.drafts.get(name)?.value,
      save: (name, value) => device.drafts.save(name, value),
      drop: (name) => device.drafts.drop(name),
    },
    newId: () => newId(),
    now: () => new Date().toISOString(),
    slot: (name) => slotParts(name) as never,
  }
}

function* inPlace(rows: Iterable<AnyRow>, place: string): Iterable<AnyRow> {
  for (const row of rows) if (row.place === place && row.class !== 'X') yield row
}

/** Who this is, by the server; null without a signal. `signIn`: the server no longer knows this device. */
export async function askMe(device: string, signer: Signer): Promise<Told | 'signIn' | null> {
  const ask = () => once<Told>('/api/me', { ms: askMs, headers: { 'x-guyub-device': device } }, async (r) => (await r.json()) as Told)
  let met = await ask()
  // The session of last time serves; only where the server does not know it, the device proves itself.
  if (met.kind === 'signIn') {
    const shown = await prove(device, signer)
    if (shown.kind === 'signIn' || shown.kind === 'revoked') return 'signIn'
    if (shown.kind !== 'ok') return null
    met = await ask()
  }
  return met.kind === 'ok' ? met.answer : met.kind === 'signIn' ? 'signIn' : null
}
