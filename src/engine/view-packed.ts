// A condition over the columns of a segment: words and codes are judged once, rows by their codes; no row is built for it.
import type { AnyRow, RecordType } from './record.ts'
import type { Column, Table } from './segment/types.ts'
import { matches, wordsOf, type Term, type Where } from './view.ts'

export type Fits = (i: number) => boolean

export const always: Fits = () => true
export const never: Fits = () => false
const constant = (says: boolean): Fits => (says ? always : never)

/** Says of row i what `matches` says of the row built from it. */
export function compilePacked(where: Where, record: RecordType, table: Table): Fits {
  if ('all' in where) {
    const parts = where.all.map(w => compilePacked(w, record, table)).filter(p => p !== always)
    if (parts.includes(never)) return never
    if (parts.length <= 1) return parts[0] ?? always
    return i => parts.every(fits => fits(i))
  }
  if ('any' in where) {
    const parts = where.any.map(w => compilePacked(w, record, table)).filter(p => p !== never)
    if (parts.includes(always)) return always
    if (parts.length <= 1) return parts[0] ?? never
    return i => parts.some(fits => fits(i))
  }
  const term = where as Term
  return term[1] === 'has' ? compileHas(String(term[2] ?? ''), record, table) : compileTerm(term, record, table)
}

function compileTerm(term: Term, record: RecordType, table: Table): Fits {
  const name = term[0]
  const column = table.column(name)
  const judge = (value: unknown): boolean => matches(term, { [name]: value } as AnyRow, record)
  if (!column) return constant(judge(undefined))
  if (column.same) return constant(judge(column.value(0)))
  if (!column.coded) return i => judge(column.value(i))
  const { codes, size, of } = column.coded()
  const says = Uint8Array.from({ length: size }, (_, code) => (judge(of(code)) ? 1 : 0))
  if (!says.includes(1)) return never
  if (!says.includes(0)) return always
  return i => says[codes[i] as number] === 1
}

/** Each query word is a bit: a row fits when the words of its search columns have all of them. */
function compileHas(query: string, record: RecordType, table: Table): Fits {
  const asked = wordsOf(query)
  if (asked.length === 0) return always
  const texts = record.search.map(name => table.column(name)).filter(c => c !== undefined)
  // More words than bits: nobody types so many.
  if (asked.length > 30) return i => matches(['', 'has', query], rowOf(record, table, i), record) && texts.some(c => typeof c.value(i) === 'string')
  const full = 2 ** asked.length - 1
  const bits = texts.map(c => bitsOf(c, asked))
  const possible = bits.reduce((sum, b) => sum | b.possible, 0)
  if (possible !== full) return never
  const [only] = bits
  if (bits.length === 1 && only) return i => only.at(i) === full
  return i => bits.reduce((sum, b) => sum | b.at(i), 0) === full
}

const rowOf = (record: RecordType, table: Table, i: number): AnyRow =>
  Object.fromEntries(record.search.map(name => [name, table.column(name)?.value(i)])) as AnyRow

interface Bits {
  at(i: number): number
  /** What any row could have. */
  possible: number
}

function bitsOf(column: Column, asked: readonly string[]): Bits {
  const bitsIn = (text: unknown): number => {
    if (typeof text !== 'string') return 0
    const low = text.toLowerCase()
    return asked.reduce((sum, word, k) => (startsWord(low, word) ? sum | (1 << k) : sum), 0)
  }
  if (column.wordy) {
    const { words, starts, codes, without } = column.wordy()
    const has = Uint32Array.from(words, bitsIn)
    const possible = has.reduce((sum, b) => sum | b, 0)
    return {
      possible,
      at(i) {
        let sum = 0
        const end = starts[i + 1] as number
        for (let at = starts[i] as number; at < end; at++) sum |= has[codes[at] as number] as number
        return sum === 0 || without(i) ? 0 : sum
      },
    }
  }
  if (column.same) {
    const b = bitsIn(column.value(0))
    return { possible: b, at: () => b }
  }
  if (column.coded) {
    const { codes, size, of } = column.coded()
    const has = Uint32Array.from({ length: size }, (_, code) => bitsIn(of(code)))
    return { possible: has.reduce((sum, b) => sum | b, 0), at: i => has[codes[i] as number] as number }
  }
  return { possible: 2 ** asked.length - 1, at: i => bitsIn(column.value(i)) }
}

/** Does a word of the text begin so? Looked for in place: most rows do not hold the letters at all. */
export function startsWord(text: string, word: string): boolean {
  for (let i = text.indexOf(word); i !== -1; i = text.indexOf(word, i + 1)) {
    if (i === 0 || !endsInLetter(text, i)) return true
  }
  return false
}

/** Is the character before `end` part of a word? */
function endsInLetter(text: string, end: number): boolean {
  const c = text.charCodeAt(end - 1)
  if (c < 128) return (c >= 97 && c <= 122) || (c >= 48 && c <= 57) || (c >= 65 && c <= 90)
  const pair = c >= 0xdc00 && c <= 0xdfff && end > 1 ? text.slice(end - 2, end) : text.charAt(end - 1)
  return /[\p{L}\p{N}]/u.test(pair)
}

/** A row as far as it is needed to put it in its place: built whole only when it is among those shown. */
export class PackedRow {
  readonly table: Table
  readonly i: number

  constructor(table: Table, i: number) {
    this.table = table
    this.i = i
  }

  get id(): string {
    return this.table.id(this.i)
  }
}

/** Row i with these columns alone, and its id when asked. */
export function lightRow(table: Table, columns: readonly string[]): (i: number) => AnyRow {
  const readers = columns.filter(name => name !== 'id').map(name => [name, table.column(name)] as const)
  return i => {
    const row = new PackedRow(table, i) as PackedRow & { [column: string]: unknown }
    for (const [name, column] of readers) row[name] = column?.value(i)
    return row as unknown as AnyRow
  }
}

/** `seen` looks at the spine alone: where that is alike in all rows, one answer is every row's. */
export function seenPacked(seen: ((row: AnyRow) => boolean) | undefined, table: Table): Fits {
  if (!seen) return always
  const spine = ['place', 'class', 'team']
  const light = lightRow(table, spine)
  const same = spine.every(name => table.column(name)?.same)
  const nameless = { id: '', ...Object.fromEntries(spine.map(name => [name, table.n > 0 ? table.column(name)?.value(0) : null])) } as AnyRow
  // A yes is everybody's; a no may be lifted for one row, by its id.
  return same && table.n > 0 && seen(nameless) ? always : i => seen(light(i))
}
