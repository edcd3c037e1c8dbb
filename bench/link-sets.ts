// The sets of the measurement: where they lie, which column plays which role, and how their truth is told. Nothing else differs.
import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { RawPerson, Role } from '../src/engine/linkage/people.ts'

export interface LinkSet {
  name: string
  file: string
  /** Columns of each role. */
  columns: { readonly [R in Role]?: readonly string[] }
  /** The column that says who it is, or a file beside it, line by line. */
  truth: { column: string; of?: 'febrl' } | { file: string }
}

const febrl = (name: string, file: string): LinkSet => ({
  name, file, truth: { column: 'rec_id', of: 'febrl' },
  columns: { name: ['given_name', 'surname'], born: ['date_of_birth'], number: ['soc_sec_id'], home: ['street_number', 'address_1', 'address_2'], area: ['suburb', 'postcode', 'state'] },
})

/** The field's labelled sets that are at hand. */
export const fieldSets = (folder: string): LinkSet[] =>
  [
    febrl('febrl1', join(folder, 'dataset1.csv')), febrl('febrl2', join(folder, 'dataset2.csv')), febrl('febrl3', join(folder, 'dataset3.csv')),
    {
      name: 'fake1000', file: join(folder, 'fake_1000.csv'), truth: { column: 'cluster' },
      columns: { name: ['first_name', 'surname'], born: ['dob'], area: ['city'], contact: ['email'] },
    } satisfies LinkSet,
  ].filter((s) => existsSync(s.file))

export const madeSet = (name: string, file: string, truth: string): LinkSet => ({
  name, file, truth: { file: truth },
  columns: { name: ['nama'], mother: ['nama_ibu'], born: ['tgl_lahir'], sex: ['jk'], number: ['nik'], family: ['no_kk'], home: ['alamat', 'rt', 'rw', 'dusun'], area: ['kode_desa'], birthplace: ['tempat_lahir'], contact: ['telepon'] },
})

/** Rows of a CSV file, some thousands at a time. */
export async function* rowsOf(file: string): AsyncGenerator<string[][]> {
  let rest = ''
  const stream = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 20 })
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
  let places: [Role, number[]][] | null = null
  for await (const rows of rowsOf(set.file)) {
    if (!places) {
      const head = rows.shift() as string[]
      places = (Object.entries(set.columns) as [Role, string[]][]).map(([role, columns]) => [role, columns.map((c) => placeOf(head, c))])
    }
    const known = places
    yield rows.map((row) => {
      const person: { [R in Role]?: string | string[] } = {}
      for (const [role, at] of known) person[role] = at.length === 1 ? (row[at[0] as number] ?? '') : at.map((k) => row[k] ?? '')
      return person
    })
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
