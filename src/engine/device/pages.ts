// A page: some thousand rows of one space, column by column, so that it packs small and opens fast.
import type { AnyRow } from '../record.ts'

/** A column with one value for all rows is written once; one of few different texts as a list and places in it. */
type Column = { all: unknown } | { few: unknown[]; at: number[] } | unknown[]

interface PageTable {
  r: string
  n: number
  id: string[]
  columns: { [name: string]: Column }
}

export interface Page {
  tables: PageTable[]
}

export const rowsPerPage = 2000

/** Rows of any columns, known to this release or not. An absent value comes back as null. */
export function pageOf(rows: readonly { record: string; row: AnyRow }[]): Page {
  const byRecord = new Map<string, AnyRow[]>()
  for (const { record, row } of rows) {
    const list = byRecord.get(record)
    if (list) list.push(row)
    else byRecord.set(record, [row])
  }
  return { tables: [...byRecord].map(([r, list]) => tableOf(r, list)) }
}

function tableOf(r: string, rows: readonly AnyRow[]): PageTable {
  const names = new Set<string>()
  for (const row of rows) for (const name in row) names.add(name)
  names.delete('id')
  const columns: PageTable['columns'] = {}
  for (const name of names) {
    const values = rows.map(row => row[name] ?? null)
    const first = values[0]
    const alike = (typeof first !== 'object' || first === null) && values.every(v => v === first)
    columns[name] = alike ? { all: first } : (fewOf(values) ?? values)
  }
  return { r, n: rows.length, id: rows.map(row => row.id), columns }
}

/** Texts that repeat lie in memory once, too, when the page is opened. */
function fewOf(values: readonly unknown[]): Column | null {
  const places = new Map<unknown, number>()
  const at: number[] = []
  for (const v of values) {
    if (typeof v === 'object' && v !== null) return null
    let place = places.get(v)
    if (place === undefined) {
      if (places.size >= values.length / 3) return null
      place = places.size
      places.set(v, place)
    }
    at.push(place)
  }
  return { few: [...places.keys()], at }
}

function reader(column: Column): (i: number) => unknown {
  if (Array.isArray(column)) return i => column[i]
  if ('all' in column) return () => column.all
  return i => column.few[column.at[i] as number]
}

export function* rowsOf(page: Page): Iterable<{ record: string; row: AnyRow }> {
  for (const table of page.tables) {
    const columns = Object.entries(table.columns).map(([name, column]) => [name, reader(column)] as const)
    for (let i = 0; i < table.n; i++) {
      // Every row of a table gets the same columns in the same order: engines keep such objects small.
      const row: { [name: string]: unknown } = { id: table.id[i] }
      for (const [name, read] of columns) row[name] = read(i)
      yield { record: table.r, row: row as AnyRow }
    }
  }
}
