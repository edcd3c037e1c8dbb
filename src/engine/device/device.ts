// The device: a person's own copy of the places they serve, an outbox nothing leaves unseen, and the road to the server.
// Durable first, shown second, sent third; killed at any moment it opens again with every act it said yes to.
import type { Refusal } from '../act.ts'
import { refuse } from '../act.ts'
import { tally, type Sums } from '../counter.ts'
import { tallyPacked } from '../counter-packed.ts'
import { problemsOf, type Text } from '../field.ts'
import type { House } from '../house.ts'
import { MemoryStore } from '../memory.ts'
import { same } from '../merge.ts'
import { judge, parseInput, readAll, type Input } from '../perform.ts'
import type { AnyRow, RecordType } from '../record.ts'
import { isVillage, type SpaceKey } from '../space.ts'
import { dayAt } from '../values/day.ts'
import { newId } from '../values/id.ts'
import { runInMemory, type ViewAnswer } from '../view-memory.ts'
import { covers, type Scopes, scopesOf, sees, type Who } from '../who.ts'
import type { Body, PublishedKey } from '../wire.ts'
import { attentionOf, noReason, type Attention } from './attention.ts'
import { type Forgotten, obey, revokedRefusal } from './farewell.ts'
import { healthOf } from './health.ts'
import { openReceipts, type SentAct } from './receipts.ts'
import { openTrust } from './trust.ts'
import { openCopy, type HeldSpace, type Notice } from './copy.ts'
import { openDrafts, type Drafts } from './drafts.ts'
import { entryOf, exportText, openOutbox, type Kept } from './outbox.ts'
import { overlayOn } from './overlay.ts'
import { parcels as parcelsWith } from './parcel.ts'
import { openPhotoBox, type PhotoItem } from './photo-box.ts'
import {
  DiskFull,
  type Room,
  type Trouble,
  type Bytes,
  type Clock,
  type Disk,
  type DiskWrite,
  type Met,
  type Randomness,
  type Road,
  type Seal,
  type Signer,
  type Squeeze,
} from './ports.ts'
import { pullAll } from './pull.ts'
import { pushActs, pushPhotos, type Problem } from './push.ts'
import { readdress } from './readdress.ts'
import { lay, rebase } from './replay.ts'
import { type RoomNow, watchRoom } from './room.ts'
import { shownOutbox, type OutboxItem } from './shown.ts'
import { draftPrefix } from './drafts.ts'
import { openTroubles } from './troubles.ts'
import { turns } from './turn.ts'
import { confirmedRows, envOf, heldPlaces, whoOn, type Works } from './works.ts'

export interface DeviceOptions {
  house: House
  disk: Disk
  road: Road
  clock: Clock
  chance?: Randomness
  seal: Seal
  signer: Signer
  squeeze?: Squeeze
  /** The person, with all their posts and teams as the server last told them. */
  who: Who
  /** How much room the browser leaves this app. */
  room?: () => Promise<Room>
  /** Version of this app, for whoever helps. */
  app?: string
  /** Teams that follow from rows held here (a case opened without a signal, a seat granted until tonight). */
  teamsFrom?: (store: MemoryStore, who: Who, now: string) => readonly string[]
}

/** `sent: false`: kept here, not yet with the server. */
export type Performed =
  | { ok: true; id: string; sent: boolean }
  | { ok: false; refusal: Refusal; problems?: Record<string, Text> }

/** `notHeld`: this device does not carry the place; the server answers instead. */
export type RunAnswer = ViewAnswer | { ok: false; notHeld: true }

export interface SyncReport {
  /** Acts the server answered for good. */
  answered: number
  rows: number
  photos: number
  problem: Problem | null
}

export interface DeviceStatus {
  /** Acts not yet answered. */
  unsent: number
  /** Photos not yet with the server. */
  photos: number
  attention: number
  syncing: boolean
  /** Last time the server answered, ISO instant. */
  lastContact: string | null
  problem: Problem | null
  /** Spaces whose first rows are still coming. */
  opening: number
  /** This device was revoked and has forgotten everything: nothing can be done here any more. */
  forgotten: Forgotten | null
  /** Server's clock minus this device's, in milliseconds, when it is worth saying (over two minutes). */
  clockOffMs: number | null
}

export interface Device {
  /** Grows with everything a screen could show differently. */
  version(): number
  /** Grows only with rows, entries and authority, not with where the sending stands. */
  dataVersion(): number
  onChange(listener: () => void): () => void
  who(): Who
  /** The server told of new posts or teams, or of ones that ended. */
  setWho(who: Who): void

  /**
   * Durable when it resolves. Where the device carries the place the act is judged and shown at once and goes up with the
   * next sync; where it does not, the server is asked now, and a refusal comes back as the answer.
   */
  perform(act: string, input: Input, place: string): Promise<Performed>
  /** Would it be allowed? Judged over memory; nothing is written. */
  judge(act: string, input: Input, place: string): Performed
  /** Confirmed rows with the unsent ones over them. */
  store: MemoryStore
  /** The row as the server last gave it. */
  confirmed(record: RecordType, id: string): AnyRow | undefined
  /** Not yet with the server. */
  isUnsent(record: RecordType, id: string): boolean
  run(view: string, params: Input): RunAnswer
  /** Does this device carry the place (a village), whole? */
  holdsPlace(place: string): boolean
  /** The same counters as the server's, over what is held within a place. Class X is counted by the server alone. */
  count(place: string): Sums
  spaces(): ReadonlyMap<SpaceKey, HeldSpace>

  outbox(): OutboxItem[]
  needsAttention(): Attention[]
  /** The writer has seen it and lets it go. Waiting and accepted acts cannot be let go; unreadable ones only after an export. */
  dismiss(id: string): Promise<boolean>
  notices(): readonly Notice[]
  dismissNotice(notice: Notice): Promise<void>
  /** The whole outbox as JSON, to be handed to somebody who helps. */
  export(): string
  drafts: Drafts

  /** Photos not yet with the server, in the order in which they go, each with how far it is. */
  photos(): readonly PhotoItem[]
  /** Room left, as last looked at: at each opening and every few minutes. null until then, and where nobody tells. */
  room(): RoomNow | null
  /**
   * Tells the server of a note that cannot be read any more: its size and the kind of damage, and the blob itself, which only
   * this person's key opens. From then on it may be let go.
   */
  reportUnreadable(id: string): Promise<Met<null>>
  /** Durable when it resolves; the answer is the photo's name, to be put into an act. Throws DiskFull. */
  keepPhoto(bytes: Bytes): Promise<string>
  photo(hash: string): Promise<Met<Bytes>>

  /** Acts the server answered, newest first: with its receipt where it gave one. */
  sent(): Promise<SentAct[]>
  /** A file that proves when the server heard these acts; with their words only if that is meant. null without any receipt. */
  proof(ids: readonly string[], options: { withWords: boolean }): Promise<{ name: string; text: string } | null>
  /** Keys the server signs with, as trusted here. */
  serverKeys(): readonly PublishedKey[]
  /** The server told its keys (at enrolment and with /api/me). A new one is trusted only when one trusted before signed it over. */
  learnKeys(told: readonly PublishedKey[]): Promise<void>

  sync(): Promise<SyncReport>
  status(): DeviceStatus
  forget(spaces: readonly SpaceKey[]): Promise<void>
  /** Removes everything of this person from the disk. Refused while something is unsent, unless that is meant. */
  wipe(options?: { evenUnsent?: boolean }): Promise<boolean>
  close(): Promise<void>
}

type Tell = (trouble: Trouble) => Promise<Met<null>>
type Farewell = NonNullable<Road['farewell']>

/** The data key does not fit this disk: nothing was touched. */
export class WrongKey extends Error {
  override name = 'WrongKey'
}

const diskFull = refuse(
  'PENYIMPANAN_PENUH',
  'Ruang simpan perangkat penuh, catatan ini belum tersimpan. Hapus beberapa berkas lain lalu simpan lagi.',
  'This device has no room left; the note was not stored. Remove some other files and save again.',
)

/** What the scopes say of a row, asked once per place and class: lists ask it of every row. */
function seenBy(scopes: Scopes): (row: AnyRow) => boolean {
  const known = { N: new Map<string, boolean>(), R: new Map<string, boolean>() }
  return row => {
    if (row.class === 'X' || row.team !== null) return sees(scopes, row)
    const places = known[row.class]
    let said = places.get(row.place)
    if (said === undefined) {
      said = sees(scopes, row)
      places.set(row.place, said)
    }
    return said
  }
}

export async function openDevice(options: DeviceOptions): Promise<Device> {
  const { house, disk, clock, signer } = options
  const parcels = parcelsWith(options.seal, options.squeeze)
  const now = () => new Date(clock.now()).toISOString()
  let known = options.who
  let version = 0
  let dataVersion = 0
  let contact: string | null = null
  let problem: Problem | null = null
  let syncing: Promise<SyncReport> | null = null
  let closed = false
  const leaving = new Set<() => void>()
  /** Whoever closes the device does not wait for a slow line: what is on its way then counts as not done. */
  const orLeave = <T>(trip: Promise<Met<T>>): Promise<Met<T>> =>
    new Promise((resolve, reject) => {
      const leave = () => resolve({ kind: 'away', why: 'closed' })
      leaving.add(leave)
      trip.then(resolve, reject).finally(() => leaving.delete(leave))
      if (closed) leave()
    })
  const road: Road = {
    push: body => orLeave(options.road.push(body)),
    pull: body => orLeave(options.road.pull(body)),
    ...(options.road.farewell ? { farewell: body => orLeave((options.road.farewell as Farewell)(body)) } : {}),
    getPage: (space, hash) => orLeave(options.road.getPage(space, hash)),
    putPhoto: (hash, bytes, way) => orLeave(options.road.putPhoto(hash, bytes, way)),
    ...(options.road.tellTrouble
      ? { tellTrouble: trouble => orLeave((options.road.tellTrouble as Tell)(trouble)) }
      : {}),
    getPhoto: hash => orLeave(options.road.getPhoto(hash)),
  }
  const listeners = new Set<() => void>()

  const check = await disk.read('meta', 'check')
  if (!check)
    await disk.write([
      { box: 'meta', key: 'check', bytes: await parcels.wrap('meta', 'check', known.person) },
    ])
  else
    await parcels
      .unwrap('meta', 'check', check)
      .catch(cause => Promise.reject(new WrongKey('this key does not open this disk', { cause })))

  const store = new MemoryStore()
  let forgotten: Forgotten | null = null
  const trust = await openTrust(disk, parcels, () => known.device)
  const w: Works = {
    house,
    disk,
    parcels,
    road,
    clock,
    signer,
    store,
    chance: options.chance ?? { bytes: n => crypto.getRandomValues(new Uint8Array(n)) },
    copy: await openCopy(house, store, disk, parcels, now()),
    overlay: overlayOn(store),
    outbox: await openOutbox(disk, parcels),
    photos: await openPhotoBox(disk, parcels),
    trust,
    receipts: await openReceipts(house, disk, parcels, store, trust.keys, () => known.device, clock.now()),
    health: () => (options.app === undefined ? null : healthOf(w, options.app, room.now())),
    healthTold: '',
    unsignedBatch: null,
    turn: turns(),
    sending: new Set(),
    doubts: new Map(),
    makeWay: null,
    lineRate: null,
    clockOff: null,
    who: () => {
      const more = options.teamsFrom?.(store, known, now()) ?? []
      return more.length > 0 ? { ...known, teams: [...new Set([...known.teams, ...more])] } : known
    },
    now,
    changed: what => {
      version++
      if (what !== 'status') dataVersion++
      for (const listener of [...listeners]) listener()
    },
  }
  const { drafts, unreadable } = await openDrafts(disk, parcels, now, () => w.changed('status'))
  w.outbox.unreadable.push(...unreadable)
  const troubles = await openTroubles(w, options.app ?? '')
  const room = watchRoom(options.room, clock, () => w.changed('status'))
  const errands = turns()
  const exported = new Set<string>()
  const counted = new Map<string, { at: number; sums: Sums }>()
  const lastContact = await disk.read('meta', 'contact')
  if (lastContact)
    contact = (await parcels.unwrap('meta', 'contact', lastContact).catch(() => null)) as string | null
  await room.look()
  await w.photos.sweep(clock.now())
  await readdress(w)
  rebase(w)

  /** Today's authority: what has ended opens nothing, also without a signal. */
  const present = (): Who => {
    const who = w.who()
    return {
      ...who,
      posts: who.posts.filter(p => whoOn({ ...who, posts: [p] }, dayAt(now(), p.place)).posts.length > 0),
    }
  }

  function judged(actName: string, raw: Input, body: Body) {
    const type = house.acts.get(actName)
    if (!type) throw new Error(`no act is named ${actName}`)
    const parsed = parseInput(type, type.version, raw)
    if (!parsed.ok) return parsed
    const env = envOf(body)
    return judge(type, parsed.input, readAll(type, parsed.input, store), env, whoOn(w.who(), env.day))
  }

  function bodyOf(act: string, input: Input, place: string): Body {
    const at = clock.now()
    return {
      id: newId(at, w.chance.bytes(10)),
      act,
      version: house.acts.get(act)?.version ?? 1,
      place,
      person: known.person,
      device: known.device,
      madeAt: new Date(at).toISOString(),
      input,
    }
  }

  const refused = (said: { refusal: Refusal; problems?: Record<string, Text> }): Performed => ({
    ok: false,
    refusal: said.refusal,
    ...(said.problems ? { problems: said.problems } : {}),
  })

  /** What can be said of an act without the rows it reads. */
  function judgedBlind(act: string, raw: Input) {
    const type = house.acts.get(act)
    if (!type) throw new Error(`no act is named ${act}`)
    const parsed = parseInput(type, type.version, raw)
    if (!parsed.ok) return parsed
    const problems = problemsOf(type.input, parsed.input)
    const first = Object.values(problems)[0]
    return first
      ? { ok: false as const, refusal: { code: 'ISIAN_BELUM_BENAR', say: first }, problems }
      : { ok: true as const, changes: [] }
  }

  async function write(body: Body, raw: Input, blind: boolean): Promise<Performed> {
    const verdict = blind ? judgedBlind(body.act, raw) : judged(body.act, raw, body)
    if (!verdict.ok) return refused(verdict)
    const text = JSON.stringify(body)
    const kept: Kept = {
      body: text,
      sig: await signer.sign(new TextEncoder().encode(text)),
      state: 'waiting',
      tries: 0,
      ...(blind ? { blind } : {}),
    }
    const key = w.outbox.nextKey()
    const entry = entryOf(key, kept)
    const photos = await w.photos.changes(
      i => (i.acts.includes(body.id) ? i : { ...i, acts: [...i.acts, body.id], since: i.since ?? body.madeAt }),
      entry.photos,
    )
    try {
      await disk.write([await w.outbox.written(key, kept), ...photos.writes])
    } catch (error) {
      if (error instanceof DiskFull) {
        room.refused()
        return { ok: false, refusal: diskFull }
      }
      throw error
    }
    // From here on it is promised, whatever happens to this process.
    photos.settle()
    w.outbox.entries = [...w.outbox.entries, entry]
    if (!blind) lay(w, body, raw, verdict.changes)
    w.changed()
    w.makeWay?.()
    return { ok: true, id: body.id, sent: false }
  }

  /** The place is not carried here: ask the server now, and give its answer to the form that is still open. */
  async function writeAndAsk(body: Body, raw: Input): Promise<Performed> {
    const written = await w.turn.take(() => write(body, raw, true))
    if (!written.ok) return written
    const entry = w.outbox.entries.find(e => e.body.id === body.id)
    // A sync that was already past its acts is followed by one more.
    for (let round = 0; round < 2 && entry?.kept.state === 'waiting'; round++) {
      // The note is safe already: a fault on the way is for whoever drives the syncs to report, not for this form.
      const over = sync().then(
        () => undefined,
        () => undefined,
      )
      await untilAnswered(entry, over)
    }
    if (entry?.kept.state === 'refused') {
      const { code = 'DITOLAK', say = noReason } = entry.kept
      await dismiss(body.id)
      return { ok: false, refusal: { code, say } }
    }
    return { ok: true, id: body.id, sent: entry?.kept.state !== 'waiting' }
  }

  async function untilAnswered(entry: { kept: Kept }, sending: Promise<void>): Promise<void> {
    let heard: () => void = () => undefined
    const answered = new Promise<void>(resolve => {
      heard = () => {
        if (entry.kept.state !== 'waiting') resolve()
      }
    })
    listeners.add(heard)
    await Promise.race([answered, sending])
    listeners.delete(heard)
  }

  async function syncOnce(): Promise<SyncReport> {
    const report: SyncReport = { answered: 0, rows: 0, photos: 0, problem: null }
    const met = (said: Problem | null): boolean => {
      report.problem = said
      return said !== null
    }
    const up = async (): Promise<boolean> => {
      const pushed = await pushActs(w)
      report.answered += pushed.answered
      return met(pushed.problem)
    }
    const down = async (): Promise<boolean> => {
      const pulled = await pullAll(w)
      report.rows += pulled.rows
      return met(pulled.problem)
    }
    const stopped = await up()
    // A server that is older than this app still has news, and takes photos of acts it knows; one that takes no notes now has news as well.
    const behind = report.problem?.kind === 'behind'
    const full = report.problem?.kind === 'busy' && report.problem.reads ? report.problem : null
    if ((stopped && !behind && !full) || (await down())) return report
    if (full) {
      report.problem = full
      return report
    }
    for (;;) {
      const photos = await pushPhotos(w, behind)
      report.photos += photos.sent
      if (met(photos.problem ?? (behind ? { kind: 'behind' } : null))) return report
      if (!w.outbox.entries.some(e => e.kept.state === 'waiting')) return report
      if ((await up()) || (await down())) return report
    }
  }

  /** When the server last answered: written down at most once a minute. */
  async function touched(at: string): Promise<void> {
    const old = contact
    contact = at
    if (old && Date.parse(at) - Date.parse(old) < 60_000) return
    await disk.write([{ box: 'meta', key: 'contact', bytes: await parcels.wrap('meta', 'contact', at) }])
  }

  function sync(): Promise<SyncReport> {
    syncing ??= errands
      .take(async () => {
        w.changed('status')
        await room.look()
        if (forgotten) return { answered: 0, rows: 0, photos: 0, problem: { kind: 'signIn' } satisfies Problem }
        const report = await syncOnce()
        if (report.problem?.kind === 'revoked') {
          const obeyed = await obey(w, report.problem.order)
          if ('forgotten' in obeyed) {
            forgotten = obeyed.forgotten
            closed = true
          }
          report.problem = 'problem' in obeyed ? obeyed.problem : null
          problem = report.problem
          w.changed()
          return report
        }
        problem = report.problem
        if (report.problem?.kind !== 'away') await touched(now())
        return report
      })
      .finally(() => {
        syncing = null
        if (!closed) w.changed('status')
      })
    return syncing
  }

  const dismiss = (id: string): Promise<boolean> =>
    w.turn.take(async () => {
      const writes: DiskWrite[] = []
      const entry = w.outbox.entries.find(e => e.body.id === id)
      const blob = w.outbox.unreadable.find(u => u.key === id)
      const photo = w.photos.items.get(id)
      if (entry) {
        if (entry.kept.state === 'waiting' || entry.kept.state === 'accepted') return false
        const photos = await w.photos.changes(i => {
          const acts = i.acts.filter(a => a !== id)
          return acts.length === 0 && !i.ready ? null : { ...i, acts }
        }, entry.photos)
        writes.push({ box: 'outbox', key: entry.key, bytes: null }, ...photos.writes)
        await disk.write(writes)
        photos.settle()
        w.outbox.entries = w.outbox.entries.filter(e => e !== entry)
      } else if (blob) {
        if (!exported.has(blob.key) && !blob.reportedAt) return false
        const draft = blob.key.startsWith(draftPrefix)
        await disk.write([
          draft
            ? { box: 'drafts', key: blob.key.slice(draftPrefix.length), bytes: null }
            : { box: 'outbox', key: blob.key, bytes: null },
        ])
        w.outbox.unreadable = w.outbox.unreadable.filter(u => u !== blob)
      } else if (photo?.say) {
        const photos = await w.photos.changes(
          i => (i.acts.length > 0 ? { ...i, say: undefined } : null),
          [id],
        )
        await disk.write(photos.writes)
        photos.settle()
      } else return false
      w.changed()
      return true
    })

  let told: { at: number; status: DeviceStatus } | null = null
  function status(): DeviceStatus {
    if (told?.at === version) return told.status
    const off = w.clockOff
    const now: DeviceStatus = {
      unsent: waiting().length,
      photos: w.photos.inOrder().length,
      attention: attentionOf(w).length,
      syncing: syncing !== null,
      lastContact: contact,
      problem,
      forgotten,
      opening: [...w.copy.spaces.values()].filter(s => !s.complete).length,
      clockOffMs: off !== null && Math.abs(off) > 120_000 ? off : null,
    }
    told = { at: version, status: now }
    return now
  }

  const waiting = () => w.outbox.entries.filter(e => e.kept.state === 'waiting')

  return {
    store,
    drafts,
    version: () => version,
    dataVersion: () => dataVersion,
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    who: present,
    setWho: who => {
      if (same(known, who)) return
      known = who
      w.changed()
    },

    perform: async (act, input, place) => {
      if (forgotten) return { ok: false, refusal: revokedRefusal }
      const body = bodyOf(act, input, place)
      return w.copy.served.has(place)
        ? w.turn.take(() => write(body, input, false))
        : writeAndAsk(body, input)
    },
    judge: (act, input, place) => {
      const body = bodyOf(act, input, place)
      const verdict = judged(act, input, body)
      return verdict.ok ? { ok: true, id: body.id, sent: false } : refused(verdict)
    },
    confirmed: (record, id) => w.overlay.confirmed(record, id),
    isUnsent: (record, id) => {
      const acts = w.overlay.actsOn(record.name, id)
      return (
        acts.length > 0 && w.outbox.entries.some(e => e.kept.state === 'waiting' && acts.includes(e.body.id))
      )
    },
    run: (name, params) => {
      const type = house.views.get(name)
      if (!type) throw new Error(`no view is named ${name}`)
      const places = Object.entries(type.params)
        .filter(([, f]) => f.kind === 'place')
        .map(([p]) => params[p])
        .filter(p => typeof p === 'string')
      const needed = places.length > 0 ? places : heldPlaces(w)
      if (needed.length === 0 || !needed.every(p => w.copy.served.has(p))) return { ok: false, notHeld: true }
      const who = present()
      const bySpine = seenBy(scopesOf(who, house.roles))
      // An X row is here because the server gave it to this person, or because they wrote it themselves.
      const seen = (row: AnyRow): boolean =>
        row.class === 'X' || bySpine(row) || w.overlay.actsOn(type.record.name, row.id).length > 0
      return runInMemory(type, params, { store, who, today: dayAt(now(), who.posts[0]?.place ?? ''), seen })
    },
    holdsPlace: place => isVillage(place) && w.copy.served.has(place),
    count: place => {
      const had = counted.get(place)
      if (had && had.at === store.version) return had.sums
      const sums: Sums = new Map()
      for (const { record, row } of store.changed()) {
        if (row.class !== 'X' && covers(place, row.place)) tally(sums, house.counters, record, row, 1)
      }
      for (const record of store.records())
        for (const slab of store.packed(record)) tallyPacked(sums, house.counters, slab, p => covers(place, p))
      counted.set(place, { at: store.version, sums })
      return sums
    },
    spaces: () => w.copy.spaces,

    outbox: () => shownOutbox(w),
    needsAttention: () => attentionOf(w),
    dismiss,
    notices: () => w.copy.notices,
    dismissNotice: async notice => {
      await w.turn.take(() => w.copy.dismiss(notice))
      w.changed()
    },
    export: () => {
      for (const u of w.outbox.unreadable) exported.add(u.key)
      return exportText(w.outbox, { person: known.person, device: known.device, exportedAt: now() })
    },

    photos: () => w.photos.inOrder(),
    reportUnreadable: async id => {
      const told = await troubles.report(id)
      if (told.kind === 'ok') w.changed()
      return told
    },
    room: room.now,
    keepPhoto: bytes =>
      w.turn
        .take(() => w.photos.keep(bytes, now()))
        .catch(error => {
          if (error instanceof DiskFull) room.refused()
          throw error
        }),
    photo: async hash => {
      const here = await w.photos.bytes(hash)
      return here ? { kind: 'ok', answer: here } : road.getPhoto(hash)
    },

    sent: () => w.receipts.sent(),
    proof: async (ids, { withWords }) => {
      const text = await w.receipts.file(ids, withWords)
      return text === null ? null : { name: `guyub-bukti-${now().slice(0, 10)}.json`, text }
    },
    serverKeys: trust.keys,
    learnKeys: told => w.turn.take(() => trust.learn(told)),

    sync,
    status,
    forget: spaces =>
      errands.take(async () => {
        await w.turn.take(() =>
          w.copy.forget(spaces, land => {
            rebase(w, land)
            w.changed()
          }),
        )
        await w.copy.fold(() => confirmedRows(w), true)
      }),
    wipe: ({ evenUnsent = false } = {}) =>
      errands.take(() =>
        w.turn.take(async () => {
          const left =
            w.outbox.entries.some(e => e.kept.state !== 'accepted') ||
            w.outbox.unreadable.length > 0 ||
            [...w.photos.items.values()].some(i => i.ready)
          if (left && !evenUnsent) return false
          closed = true
          await disk.wipe()
          store.clear()
          return true
        }),
      ),
    close: () => {
      closed = true
      for (const leave of [...leaving]) leave()
      return errands.take(() =>
        w.turn.take(async () => {
          listeners.clear()
          await disk.close()
        }),
      )
    },
  }
}
