// What is packed anew when the log is folded: of each space only the segments whose rows changed, and what changed.
import type { MemoryStore, Packed } from '../memory.ts'
import { encodeSegment } from '../segment/encode.ts'
import type { Segment } from '../segment/types.ts'
import { spaceOf, type SpaceKey } from '../space.ts'
import type { BasePage } from '../wire.ts'
import type { PageBox } from './page-box.ts'

export const rowsPerPage = 4000
/** Pages of fewer rows than this are put together when there are several. */
const fewRows = 1000
const mostSmall = 8

export interface Folded {
  space: SpaceKey
  pages: BasePage[]
  old: ReadonlySet<Segment>
  fresh: Segment[]
  /** Changed rows that are in the fresh segments now. */
  rows: Packed[]
}

/** Spaces that look different from their pages, with the pages they get. `loose`: confirmed rows that lie in no segment as they are. */
export async function folded(
  store: MemoryStore,
  box: PageBox,
  pages: ReadonlyMap<SpaceKey, readonly BasePage[]>,
  loose: Iterable<Packed>,
): Promise<Folded[]> {
  const bySpace = new Map<SpaceKey, Packed[]>([...pages.keys()].map(space => [space, []]))
  for (const one of loose) {
    const space = spaceOf(one.row)
    const list = bySpace.get(space)
    if (list) list.push(one)
    else bySpace.set(space, [one])
  }
  const gone = goneRows(store)
  const out: Folded[] = []
  for (const [space, rows] of bySpace) {
    const one = await foldSpace(space, rows, pages.get(space) ?? [], gone, box)
    if (one) out.push(one)
  }
  return out
}

/** Rows of segments that are not seen, by segment and record: gone, or covered by one that is. */
function goneRows(store: MemoryStore): Map<Segment, Map<string, (i: number) => boolean>> {
  const out = new Map<Segment, Map<string, (i: number) => boolean>>()
  for (const record of store.records()) {
    for (const slab of store.packed(record)) {
      if (slab.seen === slab.table.n) continue
      const byRecord = out.get(slab.segment) ?? new Map<string, (i: number) => boolean>()
      byRecord.set(record, i => store.isGone(slab, i))
      out.set(slab.segment, byRecord)
    }
  }
  return out
}

async function foldSpace(
  space: SpaceKey,
  rows: readonly Packed[],
  pages: readonly BasePage[],
  gone: ReturnType<typeof goneRows>,
  box: PageBox,
): Promise<Folded | null> {
  const replaced = new Set(rows.map(({ record, row }) => `${record}/${row.id}`))
  const small = pages.filter(p => p.rows < fewRows)
  const together = rows.length > 0 && small.length > mostSmall ? small : []
  const kept: BasePage[] = []
  const old = new Set<Segment>()
  const anew: Packed[] = [...rows]
  for (const page of pages) {
    const segment = box.segment(page.hash)
    if (!segment) throw new Error(`page ${page.hash} is named but not open`)
    const lost = gone.get(segment)
    const touched =
      together.includes(page) ||
      rows.some(({ record, row }) => segment.find(record, row.id) !== -1) ||
      segment.tables.some(t => lost?.get(t.record) && anyOf(t.n, lost.get(t.record) as (i: number) => boolean))
    if (!touched) {
      kept.push(page)
      continue
    }
    old.add(segment)
    for (const table of segment.tables) {
      const isGone = lost?.get(table.record)
      for (let i = 0; i < table.n; i++)
        if (!isGone?.(i) && !replaced.has(`${table.record}/${table.id(i)}`)) anew.push({ record: table.record, row: table.row(i) })
    }
  }
  if (old.size === 0 && rows.length === 0) return null
  anew.sort((a, b) => (a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : a.record < b.record ? -1 : 1))
  const fresh: Segment[] = []
  for (let i = 0; i < anew.length; i += rowsPerPage) {
    const page = await box.add(encodeSegment(anew.slice(i, i + rowsPerPage)))
    fresh.push(box.segment(page.hash) as Segment)
    kept.push(page)
  }
  return { space, pages: kept, old, fresh, rows: [...rows] }
}

function anyOf(n: number, is: (i: number) => boolean): boolean {
  for (let i = 0; i < n; i++) if (is(i)) return true
  return false
}

