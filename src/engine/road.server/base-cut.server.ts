// Where a space's rows are cut into pages: at rows whose own id says so, so that one row more or less moves no other cut.
import type { AnyRow } from '../record.ts'

export interface BaseRow {
  record: string
  row: AnyRow
}

/** Rows of a page: few enough that a bad line loses little, many enough to pack well (64–256 kB compressed). */
const fewest = 2048
const most = 8192
/** One id in so many ends a page. */
const oneIn = 2048

/** A row's place in the order of pages: by id, as segments pack best, then by record. */
export const keyOf = (record: string, id: string): string => `${id} ${record}`

/** Sorted, and cut into pages. The same rows give the same pages, whoever asks. */
export function cut(rows: BaseRow[]): BaseRow[][] {
  const sorted = rows.map((r) => ({ key: keyOf(r.record, r.row.id), r })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const pages: BaseRow[][] = []
  let page: BaseRow[] = []
  for (const { r } of sorted) {
    page.push(r)
    if (page.length >= most || (page.length >= fewest && ends(r.row.id))) {
      pages.push(page)
      page = []
    }
  }
  if (page.length > 0) pages.push(page)
  return pages
}

/** FNV-1a of the id: spread evenly, whatever ids look like. */
function ends(id: string): boolean {
  let h = 0x811c9dc5
  for (let i = 0; i < id.length; i++) h = Math.imul(h ^ id.charCodeAt(i), 0x01000193)
  return (h >>> 0) % oneIn === 0
}
