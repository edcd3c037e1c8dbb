// Pages on the phone's disk: segments named by the hash of their bytes, sealed each for itself, and open in memory once.
import { openSegment, NoSegment } from '../segment/open.ts'
import type { Segment } from '../segment/types.ts'
import type { SpaceKey } from '../space.ts'
import type { BasePage, PullAnswer } from '../wire.ts'
import { hashOf } from './crypto.ts'
import type { Parcels } from './parcel.ts'
import type { Bytes, Disk, DiskWrite, Met } from './ports.ts'

/** On the road at once: a long line is used well, a thin one is not drowned. */
const inFlight = 3

export type GetPage = (space: SpaceKey, hash: string) => Promise<Met<Bytes>>
export type Fetched = 'all' | 'gone' | Exclude<Met<never>, { kind: 'ok' }>

export interface PageBox {
  /** Opens what the disk has. What cannot be opened is as good as missing: pages have a name by which they can be had again. */
  read(): Promise<void>
  segment(hash: string): Segment | undefined
  /** A page made here. */
  add(bytes: Bytes): Promise<BasePage>
  /** Every page of the bases in this answer that is not here yet, durable each as it arrives. `gone`: the server has a newer base by now. */
  fetch(answer: PullAnswer, getPage: GetPage): Promise<Fetched>
  /** Writes that remove every page but these, and forget that pages were on their way. */
  sweeping(named: ReadonlySet<string>): Promise<DiskWrite[]>
  /** They were written: the other pages are let go in memory, too. */
  swept(named: ReadonlySet<string>): void
}

export function pageBox(disk: Disk, parcels: Parcels): PageBox {
  const open = new Map<string, Segment>()

  async function keep(hash: string, bytes: Bytes): Promise<Segment> {
    const segment = openSegment(bytes)
    await disk.write([{ box: 'pages', key: hash, bytes: await parcels.wrapBytes('pages', hash, bytes) }])
    open.set(hash, segment)
    return segment
  }

  async function fetchOne(space: SpaceKey, page: BasePage, getPage: GetPage, told: Promise<void>): Promise<Fetched> {
    const met = await getPage(space, page.hash)
    if (met.kind === 'rejected') return 'gone'
    if (met.kind !== 'ok') return met
    // Half a page, or another's: asked for again with the next sync.
    if (met.answer.length !== page.size || (await hashOf(met.answer)) !== page.hash) return { kind: 'away', why: 'a page arrived damaged' }
    await told
    try {
      await keep(page.hash, met.answer)
    } catch (error) {
      if (error instanceof NoSegment) return { kind: 'away', why: 'a page came in a form this version does not know' }
      throw error
    }
    return 'all'
  }

  return {
    async read() {
      const found = (await disk.list('pages')).filter(p => /^[0-9a-f]{64}$/.test(p.key))
      await Promise.all(
        found.map(async ({ key, bytes }) => {
          const plain = await parcels.unwrapBytes('pages', key, bytes).catch(() => null)
          if (!plain) return
          try {
            open.set(key, openSegment(plain))
          } catch (error) {
            if (!(error instanceof NoSegment)) throw error
          }
        }),
      )
    },
    segment: hash => open.get(hash),
    async add(bytes) {
      const hash = await hashOf(bytes)
      const segment = open.get(hash) ?? (await keep(hash, bytes))
      return { hash, size: bytes.length, rows: segment.rows }
    },
    async fetch(answer, getPage) {
      const wanted = answer.deltas.flatMap(d => (d.base?.pages ?? []).map(page => ({ space: d.space, page })))
      const missing = wanted.filter(({ page }) => !open.has(page.hash))
      if (missing.length === 0) return 'all'
      // Written before the first page is, so that a phone that dies half-way goes on at the next one and does not sweep away what came.
      const told = parcels
        .wrap('meta', 'coming', wanted.map(({ page }) => page.hash))
        .then(bytes => disk.write([{ box: 'meta', key: 'coming', bytes }]))
      let end: Fetched = 'all'
      const queue = missing[Symbol.iterator]()
      const walk = async (): Promise<void> => {
        for (const { space, page } of queue) {
          if (end !== 'all') return
          const said = await fetchOne(space, page, getPage, told)
          if (said !== 'all') end = said
        }
      }
      await Promise.all([told, ...Array.from({ length: inFlight }, walk)])
      return end
    },
    async sweeping(named) {
      const gone = (await disk.keys('pages')).filter(key => !named.has(key))
      return [...gone.map((key): DiskWrite => ({ box: 'pages', key, bytes: null })), { box: 'meta', key: 'coming', bytes: null }]
    },
    swept(named) {
      for (const key of [...open.keys()]) if (!named.has(key)) open.delete(key)
    },
  }
}
