// The words a segment speaks: what a packed column says of itself in the directory, and what it lets a reader do.
import type { AnyRow } from '../record.ts'
import type { Numbers } from './planes.ts'

export type Bytes = Uint8Array<ArrayBuffer>

/** How numbers lie: as they are, as steps from the one before, or as steps from the row's own id. */
export type Way = 0 | 1 | 2

/** An entry of the directory. Lengths of the parts follow from it, so that no offsets are written down. */
export type Spec =
  /** One value for all rows; without it, absent in all. */
  | { k: 'same'; v?: unknown }
  /** Few different values: `b` bytes of JSON list, then codes of `w` planes. `a`: the code that means absent. */
  | { k: 'few'; b: number; w: number; a?: number }
  /** A UUID and what stands around it: its place in the pool, and where there are several kinds of surroundings, which. */
  | { k: 'uuid'; p: string[]; w: number; d: Way; m?: 1 }
  /** Whole numbers over `o`, divided by ten to the `s`. */
  | { k: 'int'; o: number; s: number; w: number; d: Way; m?: 1 }
  | { k: 'date'; o: number; w: number; d: Way; m?: 1 }
  /** Instants: milliseconds over `o`, in steps of `u`. */
  | { k: 'instant'; o: number; u: number; w: number; d: Way; m?: 1 }
  /** Digits, two a byte, from the right; `l` = the length of all, or a plane of lengths where it is 0. */
  | { k: 'digits'; l: number; most: number; m?: 1 }
  /** Words between single spaces: `b` bytes of JSON list of words, how many a row has (`t` planes), then the codes of all `c` words. */
  | { k: 'words'; b: number; w: number; t: number; c: number; m?: 1 }
  /** Any text: lengths, then all of it. `json`: the text is JSON of a value of any kind. */
  | { k: 'text' | 'json'; b: number; w: number; m?: 1 }
  /** An object whose keys are columns of their own. */
  | { k: 'keys'; c: [string, Spec][]; m?: 1 }

export interface TableSpec {
  r: string
  n: number
  c: [string, Spec][]
}

export interface Directory {
  /** How many UUIDs the pool holds. */
  u: number
  t: TableSpec[]
}

/** Column of codes: the same code means the same value. */
export interface Coded {
  codes: Numbers
  size: number
  /** The value of a code. */
  of(code: number): unknown
}

/** A column of texts of which each row has a few words. */
export interface Wordy {
  words: readonly string[]
  /** Row i has the words codes[starts[i]] … codes[starts[i + 1] - 1]; a row without text has none. */
  starts: Uint32Array
  codes: Numbers
  /** No text at all in this row, which is not the same as an empty one. */
  without(i: number): boolean
}

export interface Column {
  kind: Spec['k']
  /** The value in row i: null where there is none. Objects and lists are fresh each time. */
  value(i: number): unknown
  /** One value in all rows. */
  same?: boolean
  /** Present where values are numbers underneath: equal numbers, equal values; -1 and -2 where there is none. */
  number?: (i: number) => number
  /** Present where rows carry codes of values. */
  coded?(): Coded
  wordy?(): Wordy
  /** UUID columns: places in the pool (`-1` = none) and which surroundings. */
  pooled?(): { at: Int32Array; pattern(i: number): string }
}

export interface Table {
  record: string
  n: number
  columns: readonly string[]
  /** undefined where no row has such a column. */
  column(name: string): Column | undefined
  id(i: number): string
  /** Row of this id, -1 when there is none. */
  find(id: string): number
  /** A number of 32 bits for the id in row i: the same as `hashOfId` says of the text. */
  hash(i: number): number
  isId(i: number, id: ParsedId): boolean
  /** Rows whose column is exactly this text, in their order. An index is made when it is first asked. */
  rowsWith(column: string, value: ParsedId): ArrayLike<number>
  row(i: number): AnyRow
}

export interface Segment {
  bytes: Bytes
  rows: number
  tables: readonly Table[]
  table(record: string): Table | undefined
  find(record: string, id: string): number
  row(record: string, i: number): AnyRow
}

/** An id taken apart for comparing: the UUID in it as four words, and what stands around it. */
export interface ParsedId {
  text: string
  hash: number
  words: readonly [number, number, number, number] | null
  /** `\u0000` stands where the UUID was; the whole text where there is none. */
  pattern: string
}
