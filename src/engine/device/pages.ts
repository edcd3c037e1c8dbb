// A page as releases before segments left it on the disk: rows of one space, column by column, as JSON. Only read.
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
