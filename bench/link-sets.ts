// The sets of the measurement: where they lie and how their truth is told. Which column is what, the engine guesses from the headers alone.
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { guessMapping, personReader } from '../src/engine/linkage/columns.ts'
import type { RawPerson } from '../src/engine/linkage/people.ts'

export interface LinkSet {
  name: string
  file: string
  /** The column that says who it is, or a file beside it, line by line. */
  truth: { column: string; of?: 'febrl' } | { file: string }
}

/** The field's labelled sets that are at hand. */
export const fieldSets = (folder: string): LinkSet[] =>
  [
    ...[1, 2, 3].map((k): LinkSet => ({ name: `febrl${k}`, file: join(folder, `dataset${k}.csv`), truth: { column: 'rec_id', of: 'febrl' } })),
    { name: 'fake1000', file: join(folder, 'fake_1000.csv'), truth: { column: 'cluster' } },
  ].filter((s) => existsSync(s.file))

export const madeSet = (name: string, file: string, truth: string): LinkSet => ({ name, file, truth: { file: truth } })

/** Rows of a CSV file, some thousands at a time. */
export async function* rowsOf(file: string): AsyncGenerator<string[][]> {
  let rest = ''
  const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 17 })
  for await (const piece of stream as AsyncIterable<string>) {
    const text = rest + piece
    const end = text.lastIndexOf('\n') + 1
    rest = text.slice(end)
    if (end > 0) yield text.slice(0, end - 1).split('\n').map(cellsOf)
  }
  if (rest.trim() !== '') yield [cellsOf(rest)]
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',').map((s) => s.trim())
  const cells: string[] = []
  for (let at = 0; at <= line.length; at++) {
    if (line[at] !== '"') {
      const end = line.indexOf(',', at)
      cells.push(line.slice(at, end < 0 ? undefined : end).trim())
      at = end < 0 ? line.length : end
      continue
    }
    let cell = ''
    for (at++; at < line.length; at++) {
      if (line[at] === '"' && line[at + 1] !== '"') break
      if (line[at] === '"') at++
      cell += line[at]
    }
    cells.push(cell)
    at++
  }
  return cells
}

/** People of a set, some thousands at a time, as the engine takes them. */
export async function* peopleOf(set: LinkSet): AsyncGenerator<RawPerson[]> {
  let head: string[] | null = null
  let read: ReturnType<typeof personReader> | null = null
  for await (const rows of rowsOf(set.file)) {
    if (!head || !read) {
      head = rows.shift() as string[]
      read = personReader(guessMapping(head))
    }
    const [columns, reader] = [head, read]
    yield rows.map((row) => reader(Object.fromEntries(columns.map((c, k) => [c, row[k] ?? '']))))
  }
}

function placeOf(head: readonly string[], column: string): number {
  const at = head.indexOf(column)
  if (at < 0) throw new Error(`There is no column ${column} among ${head.join(', ')}.`)
  return at
}

/** Who each row is, as a number, and what became of it where that is known. */
export async function truthOf(set: LinkSet): Promise<{ who: Int32Array; kinds: string[] }> {
  const ids = new Map<string, number>()
  const who: number[] = []
  const kinds: string[] = []
  const [file, column, of] = 'file' in set.truth ? [set.truth.file, 'person', undefined] : [set.file, set.truth.column, set.truth.of]
  let at = -1
  for await (const rows of rowsOf(file)) {
    if (at < 0) at = placeOf(rows.shift() as string[], column)
    for (const row of rows) {
      const id = of === 'febrl' ? (row[at] as string).split('-')[1] as string : (row[at] as string)
      let number = ids.get(id)
      if (number === undefined) {
        number = ids.size
        ids.set(id, number)
      }
      who.push(number)
      if ('file' in set.truth) kinds.push(row[1] ?? '')
    }
  }
  return { who: Int32Array.from(who), kinds }
}
