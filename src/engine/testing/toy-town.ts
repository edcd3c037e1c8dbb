// A whole server in memory for the device's tests: it performs acts with authority, keeps versions, leaves and cursors,
// and walks a road that can be cut before or after the server has heard. The real one has its own tests.
import type { House } from '../house.ts'
import { land } from '../merge.ts'
import { judge, parseInput, readAll } from '../perform.ts'
import { MemoryStore } from '../memory.ts'
import type { AnyRow } from '../record.ts'
import { Conflict } from '../record.ts'
import { spaceOf, type SpaceKey } from '../space.ts'
import { dayAt } from '../values/day.ts'
import { derivedId } from '../values/id.ts'
import { theHouse, type Who } from '../who.ts'
import { encodeSegment } from '../segment/encode.ts'
import { hashOf } from '../device/crypto.ts'
import {
  bodySchema,
  type ActAnswer,
  type BasePage,
  type SpaceDelta,
  type Envelope,
  type Leave,
  type PullAnswer,
  type WireRow,
} from '../wire.ts'
import type { Bytes, Met, Road } from '../device/ports.ts'

export interface ToyTown {
  store: MemoryStore
  /** Acts that were accepted, in order. A twin would be listed twice. */
  accepted: string[]
  photos: Map<string, Bytes>
  /** The road of one person's device. */
  roadFor(device: string, who: () => Who): Road
  /** Somebody else, sitting at the server, does something. */
  act(name: string, input: { [k: string]: unknown }, place: string, who: Who): ActAnswer
  /** Called before and after the server hears; 'cut' loses the question or the answer. */
  weather: (moment: 'going' | 'coming') => 'fair' | 'cut'
  /** Spaces a person may hold. */
  allowed: (who: Who) => SpaceKey[]
  /** Rows per answer. */
  pageRows: number
  /** A space of at least so many rows is given as a base to those who can take one; it may lag behind. */
  baseRows: number
  /** Segments that are kept ready, by hash. */
  pages: Map<string, Bytes>
  now: () => number
  /** Codes the server answers for these acts instead of judging them. */
  stubborn: Map<string, { code: string; id: string; en: string }>
}

interface Cursor {
  version: number
  sent: number
}

export function toyTown(house: House): ToyTown {
  const heard = new Map<string, ActAnswer>()
  const heads = new Map<SpaceKey, number>()
  const leaves: { space: SpaceKey; leave: Leave }[] = []
  const devices = new Map<string, { batch: number; cursors: Map<SpaceKey, Cursor> }>()
  let system = 0
  const bases = new Map<SpaceKey, { to: number; pages: BasePage[] }>()

  /** Made when first asked, and then lags behind until it is far off: deltas bring the rest. */
  async function makeBases(spaces: readonly SpaceKey[]): Promise<void> {
    for (const space of spaces) {
      const head = heads.get(space) ?? 0
      const had = bases.get(space)
      if (had && head - had.to < 5) continue
      const rows = [...town.store.everything()].filter(({ row }) => spaceOf(row) === space)
      if (rows.length < town.baseRows) continue
      rows.sort((a, b) => (a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : a.record < b.record ? -1 : 1))
      const pages: BasePage[] = []
      const per = Math.max(1, town.pageRows)
      for (let i = 0; i < rows.length; i += per) {
        const bytes = encodeSegment(rows.slice(i, i + per))
        const hash = await hashOf(bytes)
        pages.push({ hash, size: bytes.length, rows: Math.min(per, rows.length - i) })
        town.pages.set(hash, bytes)
      }
      for (const p of had?.pages ?? []) if (!pages.some(q => q.hash === p.hash)) town.pages.delete(p.hash)
      // While it was made somebody may have written: it is as it was when it was begun.
      bases.set(space, { to: head, pages })
    }
  }

  const away = { kind: 'away', why: 'cut' } as const
  async function trip<T>(work: () => Met<T>): Promise<Met<T>> {
    if (town.weather('going') === 'cut') return away
    await Promise.resolve()
    const answer = work()
    await Promise.resolve()
    return town.weather('coming') === 'cut' ? away : answer
  }

  function raise(space: SpaceKey): number {
    const next = (heads.get(space) ?? 0) + 1
    heads.set(space, next)
    return next
  }

  function perform(text: string, who: Who): ActAnswer {
    const body = bodySchema.parse(JSON.parse(text))
    const before = heard.get(body.id)
    if (before) return before
    const answer = judged(body, who)
    // An act this server is too old for is not remembered: it comes again when the server is newer.
    if (answer.code !== 'VERSI_LEBIH_BARU') heard.set(body.id, answer)
    return answer
  }

  function judged(body: ReturnType<typeof bodySchema.parse>, who: Who): ActAnswer {
    const { id } = body
    const no = (code: string, say: { id: string; en: string }): ActAnswer => ({
      id,
      outcome: 'refused',
      code,
      say,
    })
    const odd = town.stubborn.get(body.act)
    if (odd) return no(odd.code, odd)
    const type = house.acts.get(body.act)
    if (!type) return no('TINDAKAN_TIDAK_DIKENAL', { id: 'Tidak dikenal.', en: 'Not known.' })
    const parsed = parseInput(type, body.version, body.input)
    if (!parsed.ok) return no(parsed.refusal.code, parsed.refusal.say)
    const env = {
      id,
      at: body.madeAt,
      day: dayAt(body.madeAt, body.place),
      place: body.place,
      person: who.person,
      device: who.device,
      post: null,
    }
    const verdict = judge(type, parsed.input, readAll(type, parsed.input, town.store), env, who)
    if (!verdict.ok) return no(verdict.refusal.code, verdict.refusal.say)
    const conflicts: string[] = []
    for (const change of verdict.changes) {
      const old = town.store.get(change.record, change.id)
      const { row, clashes } = land(old, change)
      if (old && (!row || spaceOf(row) !== spaceOf(old))) {
        leaves.push({
          space: spaceOf(old),
          leave: {
            r: change.record.name,
            id: change.id,
            v: raise(spaceOf(old)),
            reason: change.kind === 'remove' ? change.reason : 'pindah',
          },
        })
      }
      if (row) town.store.set(change.record, { ...row, version: raise(spaceOf(row)) })
      else town.store.delete(change.record, change.id)
      for (const clash of clashes) {
        const home = (row ?? old) as AnyRow
        const conflict: AnyRow = {
          id: derivedId(id, `${change.id}.${clash.field}`),
          place: home.place,
          class: home.class,
          team: home.team,
          record: change.record.name,
          recordId: change.id,
          field: clash.field,
          was: clash.was,
          kept: clash.kept,
          offered: clash.offered,
          offeredBy: who.person,
          offeredAt: body.madeAt,
          state: 'terbuka',
        }
        town.store.set(Conflict, { ...conflict, version: raise(spaceOf(conflict)) })
        conflicts.push(conflict.id)
      }
    }
    town.accepted.push(id)
    return conflicts.length > 0 ? { id, outcome: 'merged', conflicts } : { id, outcome: 'accepted' }
  }

  function pull(device: string, who: Who, ask: { ack: number; fresh?: boolean; base?: boolean }): PullAnswer {
    const known = devices.get(device) ?? { batch: 0, cursors: new Map<SpaceKey, Cursor>() }
    devices.set(device, known)
    if (ask.fresh) known.cursors.clear()
    if (ask.ack === known.batch) {
      for (const [space, c] of [...known.cursors]) {
        if (c.sent === -1) known.cursors.delete(space)
        else c.version = c.sent
      }
    }
    const may = town.allowed(who)
    const drops = [...known.cursors.keys()].filter(s => !may.includes(s))
    for (const space of drops) (known.cursors.get(space) as Cursor).sent = -1
    const answer: PullAnswer = {
      batch: known.batch,
      deltas: [],
      more: false,
      drops: drops.map(space => ({
        space,
        reason: { id: 'Bukan lagi tugas Anda.', en: 'No longer yours.' },
      })),
    }
    for (const space of may) {
      const cursor = known.cursors.get(space) ?? { version: 0, sent: 0 }
      known.cursors.set(space, cursor)
      const head = heads.get(space) ?? 0
      if (head <= cursor.version) continue
      const base = ask.base && cursor.version === 0 ? bases.get(space) : undefined
      const delta: SpaceDelta = base
        ? { space, to: base.to, rows: [], leaves: [], more: base.to < head, base: { pages: base.pages } }
        : deltaOf(space, cursor.version, head)
      cursor.sent = delta.to
      answer.deltas.push(delta)
      answer.more ||= delta.more
    }
    if (answer.deltas.length > 0 || drops.length > 0) answer.batch = ++known.batch
    // What the device gets is a copy: it must not share objects with the server.
    return structuredClone(answer)
  }

  function deltaOf(space: SpaceKey, from: number, head: number) {
    const rows: WireRow[] = []
    for (const { record, row } of town.store.everything()) {
      if (spaceOf(row) !== space || (row.version ?? 0) <= from) continue
      const { id, place, class: c, team, version, ...d } = row
      rows.push({ r: record, id, p: place, c, t: team, v: version as number, d })
    }
    rows.sort((a, b) => a.v - b.v)
    const to = rows.length > town.pageRows ? (rows[town.pageRows - 1] as WireRow).v : head
    return {
      space,
      to,
      more: to < head,
      rows: rows.filter(r => r.v <= to),
      leaves: leaves.filter(l => l.space === space && l.leave.v > from && l.leave.v <= to).map(l => l.leave),
    }
  }

  const town: ToyTown = {
    store: new MemoryStore(),
    accepted: [],
    photos: new Map(),
    weather: () => 'fair',
    allowed: who => [
      ...who.posts
        .filter(p => house.roles.get(p.role)?.holds)
        .flatMap(p => [`v:${p.place}:N`, `v:${p.place}:R`]),
      ...who.teams.map(t => `t:${who.posts[0]?.place.slice(0, 5) ?? ''}:${t}`),
    ],
    pageRows: 1000,
    baseRows: 1_000_000,
    pages: new Map(),
    now: () => Date.parse('2022-01-21T02:00:00.000Z'),
    stubborn: new Map(),
    act(name, input, place, who) {
      // Neither minted on a phone (7) nor the house's own (8): told apart from both.
      const own = derivedId('town', String(++system))
      const id = `${own.slice(0, 14)}4${own.slice(15)}`
      return perform(
        JSON.stringify({
          id,
          act: name,
          version: house.acts.get(name)?.version ?? 1,
          place,
          person: who.person,
          device: null,
          madeAt: new Date(town.now()).toISOString(),
          input,
        }),
        who.person === null ? theHouse : who,
      )
    },
    roadFor: (device, who) => ({
      push: ({ acts }) =>
        trip(() => ({ kind: 'ok', answer: { answers: acts.map((e: Envelope) => perform(e.body, who())) } })),
      async pull(ask) {
        if (ask.base) await makeBases(town.allowed(who()))
        return trip(() => ({ kind: 'ok', answer: pull(device, who(), ask) }))
      },
      getPage: (space, hash) =>
        trip(() => {
          const bytes = town.allowed(who()).includes(space) ? town.pages.get(hash) : undefined
          return bytes
            ? { kind: 'ok', answer: bytes.slice() }
            : { kind: 'rejected', status: 404, say: { id: 'Halaman ini tidak ada.', en: 'No such page.' } }
        }),
      putPhoto: (hash, bytes) =>
        trip(() => {
          town.photos.set(hash, bytes)
          return { kind: 'ok', answer: null }
        }),
      getPhoto: hash =>
        trip(() => {
          const bytes = town.photos.get(hash)
          return bytes
            ? { kind: 'ok', answer: bytes }
            : { kind: 'rejected', status: 404, say: { id: 'Foto belum ada.', en: 'No photo yet.' } }
        }),
    }),
  }
  return town
}
