// The copy: rows of the spaces this person serves, as the server last gave them. Stored before they are shown.
// On the disk: pages (segments, named by their hash) and a log of answers since; the log is folded into pages when it grows.
import type { Text } from '../field.ts'
import type { House } from '../house.ts'
import type { MemoryStore } from '../memory.ts'
import type { AnyRow, RecordType } from '../record.ts'
import { spaceOf, type SpaceKey } from '../space.ts'
import type { BasePage, PullAnswer, SpaceDelta } from '../wire.ts'
import { folded } from './folding.ts'
import { pageBox, type Fetched, type GetPage } from './page-box.ts'
import { rowsOf, type Page } from './pages.ts'
import { numbered, type Parcels } from './parcel.ts'
import type { Box, Bytes, Disk, DiskWrite } from './ports.ts'

export interface HeldSpace {
  /** Version reached. */
  to: number
  /** False while its first rows are still coming. */
  complete: boolean
}

/** Something left this device: a space that is no longer yours, a row that moved away, a copy that was damaged. */
export interface Notice {
  at: string
  kind: 'drop' | 'leave' | 'damaged'
  space: SpaceKey
  record?: string
  id?: string
  reason: Text
}

interface Manifest {
  /** Log entries up to this number are in the pages. */
  upTo: number
  ack: number
  /** The server must begin again from nothing. */
  fresh: boolean
  /** Since this log entry: an answer before it that began anew, read again, does not settle it. */
  freshSince?: number
  spaces: { [space: SpaceKey]: HeldSpace }
  /** A list of keys in the form before segments: read, and folded at once. */
  pages: { [space: SpaceKey]: BasePage[] } | string[]
  /** Spaces given up, or damaged, whose rows may still lie in pages and log: not shown until everything was asked anew. */
  forgotten: SpaceKey[]
}

interface Logged {
  fresh: boolean
  answer: PullAnswer
}

export interface Copy {
  spaces: ReadonlyMap<SpaceKey, HeldSpace>
  /** Places that were fetched whole at least once, the empty ones included. */
  served: ReadonlySet<string>
  notices: readonly Notice[]
  /** What the next pull says. */
  asking(): { ack: number; fresh?: boolean; base: true }
  /** Pages of the answer's bases that are not here yet. `take` may follow when all are. */
  fetch(answer: PullAnswer, getPage: GetPage): Promise<Fetched>
  /** Make an answer durable, together with `also`; then `show` is called, which must call `land`. */
  take(
    answer: PullAnswer,
    asked: { fresh?: boolean },
    now: string,
    also: readonly DiskWrite[],
    show: (land: () => void) => void,
    /** With the last answer of a pull: the places it made whole. */
    serves?: readonly string[],
  ): Promise<void>
  /** Fold the log into pages when it is worth it (or `must`). */
  fold(loose: () => Iterable<{ record: string; row: AnyRow }>, must?: boolean): Promise<void>
  /** Forget spaces at once; the next pull begins anew. */
  forget(spaces: readonly SpaceKey[], show: (land: () => void) => void): Promise<void>
  /** A pull came to its end while these places were the person's. */
  serve(places: readonly string[]): Promise<void>
  dismiss(notice: Notice): Promise<void>
}

/** A blob that cannot be opened: the copy is then fetched anew. Faults of the disk itself are not this, and are thrown. */
class Damaged extends Error {
  override name = 'Damaged'
}

const damaged: Text = {
  id: 'Salinan data di perangkat ini rusak dan diambil ulang. Catatan Anda yang belum terkirim tetap ada.',
  en: 'The copy of the data on this device was damaged and is fetched again. Your unsent notes are still here.',
}

const sameList = (list: readonly string[], set: ReadonlySet<string>): boolean => list.length === set.size && list.every(p => set.has(p))

const mostNotices = 100
const foldAfterRows = 2000
const foldAfterEntries = 60

export async function openCopy(
  house: House,
  store: MemoryStore,
  disk: Disk,
  parcels: Parcels,
  now: string,
): Promise<Copy> {
  const spaces = new Map<SpaceKey, HeldSpace>()
  let served = new Set<string>()
  let notices: Notice[] = []
  let manifest: Manifest = { upTo: 0, ack: 0, fresh: true, spaces: {}, pages: {}, forgotten: [] }
  let last = 0
  /** Since the last fold. */
  let loggedRows = 0
  let loggedEntries = 0
  /** Dropped rows still lie in pages or log. */
  let dropped = false
  const box = pageBox(disk, parcels)
  /** Pages that were read, of the spaces that are laid in memory. */
  let laid = new Map<SpaceKey, readonly BasePage[]>()

  const recordsByName = new Map<string, RecordType>(house.records)

  /** Spaces of which a page cannot be read. */
  const lost = new Set<SpaceKey>()
  /** Their pages: the good ones stay until these spaces were asked anew, and are not fetched again. */
  const lostPages = new Set<string>()

  try {
    await read()
  } catch (error) {
    if (!(error instanceof Damaged)) throw error
    // The server has all of this: a damaged copy is thrown away whole. What the person wrote lies elsewhere.
    await startOver()
  }

  async function opened(box: Box, key: string, bytes: Bytes | undefined): Promise<unknown> {
    if (!bytes) throw new Damaged(`${box} ${key} is missing`)
    try {
      return await parcels.unwrap(box, key, bytes)
    } catch (error) {
      throw new Damaged(`${box} ${key} cannot be opened`, { cause: error })
    }
  }

  async function read(): Promise<void> {
    const meta = await disk.read('meta', 'copy')
    if (meta) manifest = (await opened('meta', 'copy', meta)) as Manifest
    const said = await disk.read('meta', 'notices')
    if (said) notices = (await opened('meta', 'notices', said)) as Notice[]
    const places = await disk.read('meta', 'served')
    for (const [space, held] of Object.entries(manifest.spaces)) spaces.set(space, held)
    last = manifest.upTo
    await box.read()
    if (Array.isArray(manifest.pages)) await readOldPages(manifest.pages)
    else for (const [space, pages] of Object.entries(manifest.pages)) layPages(space, pages)
    for (const { key, bytes } of await disk.list('log')) {
      const n = Number.parseInt(key, 10)
      if (n <= manifest.upTo) continue
      if (n !== last + 1) throw new Damaged(`log ${last + 1} is missing`)
      const logged = (await opened('log', key, bytes)) as Logged
      last = n
      note(logged, n)
      landAnswer(logged)
    }
    if (manifest.fresh) for (const space of manifest.forgotten) dropSpace(space)
    if (places && !(manifest.fresh && Array.isArray(manifest.pages))) served = new Set((await opened('meta', 'served', places)) as string[])
    if (lost.size > 0) await giveUpLost()
    await sweepStrays()
    if (Array.isArray(manifest.pages)) await fold(() => store.changed(), true)
  }

  /** Pages as releases before segments wrote them: rows again, packed anew by the fold that follows. */
  async function readOldPages(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      const page = (await opened('pages', key, await disk.read('pages', key))) as Page
      for (const { record, row } of rowsOf(page)) store.set(recordNamed(record), row)
    }
  }

  function layPages(space: SpaceKey, pages: readonly BasePage[]): void {
    const segments = pages.map(page => box.segment(page.hash))
    if (!segments.every(s => s !== undefined)) {
      lost.add(space)
      for (const page of pages) lostPages.add(page.hash)
      return
    }
    for (const segment of segments) store.lay(space, segment, recordNamed)
    laid.set(space, pages)
  }

  /** One damaged page does not cost the others: this space is not shown until everything was asked anew, and the good pages are not fetched again. */
  async function giveUpLost(): Promise<void> {
    for (const space of lost) dropSpace(space)
    const places = new Set([...lost].map(space => space.split(':')[1] ?? ''))
    served = new Set([...served].filter(p => !places.has(p)))
    const news = [...lost].filter(space => !manifest.fresh || !manifest.forgotten.includes(space))
    manifest = { ...manifest, fresh: true, freshSince: last, forgotten: [...new Set([...manifest.forgotten, ...lost])] }
    // Said once, however often it is opened before the server could be asked.
    for (const space of news) addNotice({ at: now, kind: 'damaged', space, reason: damaged })
    await disk.write([await manifestWrite(), await servedWrite([...served]), await noticesWrite()])
    lost.clear()
  }

  /** What no one names any more: of a fold, or of a first sync, that was cut short. Pages still on their way stay. */
  async function sweepStrays(): Promise<void> {
    const named = namedPages()
    const bytes = await disk.read('meta', 'coming')
    const coming = bytes ? ((await parcels.unwrap('meta', 'coming', bytes).catch(() => [])) as string[]) : []
    const kept = new Set([...named, ...coming, ...lostPages])
    const gone = (await disk.keys('pages')).filter(key => !kept.has(key))
    if (gone.length > 0) await disk.write(gone.map(key => ({ box: 'pages', key, bytes: null })))
    // What is not on the disk is not open either: a page packed anew with the same bytes must be written again.
    box.swept(kept)
  }

  function namedPages(): Set<string> {
    const old = Array.isArray(manifest.pages) ? manifest.pages : []
    return new Set([...old, ...[...laid.values()].flat().map(p => p.hash)])
  }

  async function startOver(): Promise<void> {
    clear()
    manifest = { upTo: last, ack: 0, fresh: true, spaces: {}, pages: {}, forgotten: [] }
    // Good pages stay a while: the server names them again, and they need not be fetched again.
    const gone: DiskWrite[] = [{ box: 'meta', key: 'served', bytes: null }]
    for (const key of await disk.keys('log')) gone.push({ box: 'log', key, bytes: null })
    addNotice({ at: now, kind: 'damaged', space: '', reason: damaged })
    await disk.write([...gone, await manifestWrite(), await noticesWrite()])
  }

  function clear(): void {
    store.clear()
    spaces.clear()
    laid = new Map()
    served = new Set()
  }

  /** A record this release does not know is kept as it came, for the release that does. */
  function recordNamed(name: string): RecordType {
    let record = recordsByName.get(name)
    if (!record) {
      record = {
        name,
        table: name,
        label: { id: name, en: name },
        columns: {},
        answers: {},
        indexes: [],
        search: [],
        retention: { id: '', en: '' },
      }
      recordsByName.set(name, record)
    }
    return record
  }

  function note(logged: Logged, n: number): void {
    if (logged.fresh) {
      // What lay here before is gone by right; on an empty disk there was nothing.
      if (manifest.upTo > 0 || loggedEntries > 0 || laid.size > 0) dropped = true
      if (n > (manifest.freshSince ?? -1)) manifest.fresh = false
    }
    manifest.ack = logged.answer.batch
    loggedEntries++
    for (const d of logged.answer.deltas) {
      loggedRows += d.rows.length + d.leaves.length
      // What left must not stay readable in the log either.
      if (d.leaves.length > 0) dropped = true
    }
    if (logged.answer.drops.length > 0) dropped = true
  }

  /** Rows into memory. The same answer twice changes nothing: a row is never replaced by an older one of its space. */
  function landAnswer({ fresh, answer }: Logged): void {
    if (fresh) clear()
    for (const { space } of answer.drops) dropSpace(space)
    for (const delta of answer.deltas) landDelta(delta)
  }

  /** What the person should hear of an answer that is about to land. */
  function announced({ fresh, answer }: Logged, at: string): Notice[] {
    if (fresh) return []
    const said: Notice[] = []
    for (const { space, reason } of answer.drops)
      if (spaces.has(space)) said.push({ at, kind: 'drop', space, reason })
    const arriving = new Set(answer.deltas.flatMap(d => d.rows.map(row => `${row.r}/${row.id}`)))
    for (const { space, leaves } of answer.deltas) {
      for (const { r, id, reason, say, v } of leaves) {
        if (leavesNow(space, r, id, v) && !arriving.has(`${r}/${id}`))
          said.push({ at, kind: 'leave', space, record: r, id, reason: say ?? { id: reason, en: reason } })
      }
    }
    return said
  }

  function dropSpace(space: SpaceKey): void {
    spaces.delete(space)
    laid.delete(space)
    store.drop(space)
  }

  /** A row may have arrived in another of our spaces already, or have come back since it left. */
  function leavesNow(space: SpaceKey, record: string, id: string, version: number): boolean {
    const present = store.get(recordNamed(record), id)
    return present !== undefined && spaceOf(present) === space && (present.version ?? 0) <= version
  }

  function landDelta(delta: SpaceDelta): void {
    if (delta.base) {
      store.drop(delta.space)
      layPages(delta.space, delta.base.pages)
    }
    for (const wire of delta.rows) {
      const record = recordNamed(wire.r)
      const present = store.get(record, wire.id)
      if (present && spaceOf(present) === delta.space && (present.version ?? 0) > wire.v) continue
      store.set(record, {
        ...wire.d,
        id: wire.id,
        place: wire.p,
        class: wire.c,
        team: wire.t,
        version: wire.v,
      })
    }
    for (const leave of delta.leaves) {
      store.leave(recordNamed(leave.r), leave.id, delta.space, leave.v)
    }
    const held = spaces.get(delta.space)
    spaces.set(delta.space, {
      to: Math.max(held?.to ?? 0, delta.to),
      complete: (held?.complete ?? false) || !delta.more,
    })
  }

  function addNotice(notice: Notice): void {
    notices = [...notices, notice].slice(-mostNotices)
  }
  async function noticesWrite(): Promise<DiskWrite> {
    return { box: 'meta', key: 'notices', bytes: await parcels.wrap('meta', 'notices', notices) }
  }
  async function servedWrite(places: readonly string[]): Promise<DiskWrite> {
    return { box: 'meta', key: 'served', bytes: await parcels.wrap('meta', 'served', places) }
  }
  async function manifestWrite(what = manifest): Promise<DiskWrite> {
    return { box: 'meta', key: 'copy', bytes: await parcels.wrap('meta', 'copy', what) }
  }

  async function fold(loose: () => Iterable<{ record: string; row: AnyRow }>, must = false): Promise<void> {
    if (!must && !dropped && loggedRows < foldAfterRows && loggedEntries < foldAfterEntries) return
    if (loggedEntries === 0 && !must) return
    const upTo = last
    const held = Object.fromEntries(spaces)
    // Rows are replaced, never changed in place, so what is packed here stays what it was.
    const done = await folded(store, box, laid, loose())
    const next = new Map(laid)
    for (const { space, pages } of done) {
      if (pages.length > 0) next.set(space, pages)
      else next.delete(space)
    }
    const now: Manifest = { ...manifest, upTo, spaces: held, pages: Object.fromEntries(next) as Manifest['pages'], forgotten: [] }
    const named = new Set([...next.values()].flat().map(p => p.hash))
    const gone = await box.sweeping(named)
    for (const key of await disk.keys('log'))
      if (Number.parseInt(key, 10) <= upTo) gone.push({ box: 'log', key, bytes: null })
    await disk.write([await manifestWrite(now), ...gone])
    // Only now: on a full disk everything is as it was, here and there.
    manifest = now
    laid = next
    box.swept(named)
    for (const { space, old, fresh, rows } of done) store.repack(space, old, fresh, rows, recordNamed)
    loggedRows = 0
    loggedEntries = 0
    dropped = false
  }

  return {
    spaces,
    get served() {
      return served
    },
    get notices() {
      return notices
    },
    asking: () => (manifest.fresh ? { ack: 0, fresh: true, base: true } : { ack: manifest.ack, base: true }),
    fetch: (answer, getPage) => box.fetch(answer, getPage),

    async take(answer, asked, at, also, show, serves) {
      const empty = answer.deltas.length === 0 && answer.drops.length === 0
      const logged: Logged = { fresh: asked.fresh === true, answer }
      if (empty && !logged.fresh) {
        manifest.ack = answer.batch
        if (also.length === 0) return
        await disk.write(also)
        show(() => undefined)
        return
      }
      const n = last + 1
      const key = numbered(n)
      const said = announced(logged, at)
      for (const one of said) addNotice(one)
      const entry: DiskWrite = { box: 'log', key, bytes: await parcels.wrap('log', key, logged) }
      // Begun anew, nothing is whole until the last answer.
      const whole = serves ?? (logged.fresh ? [] : null)
      const nowServed = whole && !sameList(whole, served) ? [await servedWrite(whole)] : []
      await disk.write([entry, ...also, ...nowServed, ...(said.length > 0 ? [await noticesWrite()] : [])])
      last = n
      show(() => {
        note(logged, n)
        landAnswer(logged)
        if (serves) served = new Set(serves)
      })
    },

    fold,

    async forget(which, show) {
      // Said first, so that a device killed half-way asks for everything again rather than missing rows for ever.
      manifest = { ...manifest, fresh: true, freshSince: last, forgotten: [...which] }
      await disk.write([await manifestWrite(), { box: 'meta', key: 'served', bytes: null }])
      show(() => {
        for (const space of which) dropSpace(space)
        served = new Set()
      })
      dropped = true
    },

    async serve(places) {
      if (sameList(places, served)) return
      await disk.write([await servedWrite(places)])
      served = new Set(places)
    },

    async dismiss(notice) {
      notices = notices.filter(n => n !== notice)
      await disk.write([await noticesWrite()])
    },
  }
}
