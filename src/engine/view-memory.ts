// The device's half of a view: filter, sort, limit, join and mask over rows in memory, in the order the database would give.
import type { Refusal } from './act.ts'
import { notYours } from './act.ts'
import type { Field } from './field.ts'
import type { MemoryStore } from './memory.ts'
import { seen as isSeen } from './memory-slabs.ts'
import type { AnyRow, RecordType } from './record.ts'
import { parseId } from './segment/ids.ts'
import type { Table } from './segment/types.ts'
import { masked, matches, wordsOf, type Term, type ViewRow, type ViewType, type Where } from './view.ts'
import { always, compilePacked, lightRow, never, PackedRow, seenPacked, startsWord } from './view-packed.ts'
import type { Who } from './who.ts'

export type ViewAnswer =
  | { ok: true; rows: ViewRow[] /** There are more rows than the view's limit. */; more: boolean }
  | { ok: false; refusal: Refusal }

export interface MemoryReading {
  store: MemoryStore
  who: Who
  /** Calendar date where the reader is. */
  today: string
  /** Besides the view's own condition: territory and class, judged by place, class and team; an id may add to it, never take away. Absent = every row in this store may be seen. */
  seen?: (row: AnyRow) => boolean
}

/** Run a view over memory. `may` is judged first; a view of another's things is refused before anything is read. */
export function runInMemory(
  view: ViewType,
  params: { [k: string]: unknown },
  reading: MemoryReading,
): ViewAnswer {
  const { store, who, today, seen } = reading
  if (!view.may(who, params)) return { ok: false, refusal: notYours }
  const where = view.where(params, who, today)
  const fits = compileWhere(where, view.record)
  const best = new Smallest<AnyRow>(view.limit + 1, compareBy(view))
  for (const row of candidates(where, view.record, store)) {
    if (row && fits(row) && (!seen || seen(row))) best.offer(row)
  }
  if (!idAsked(where)) offerPacked(best, where, view, reading)
  const found = best.sorted()
  const rows = found.slice(0, view.limit).map((light): ViewRow => {
    const row = light instanceof PackedRow ? light.table.row(light.i) : light
    const joins: ViewRow['joins'] = {}
    for (const [alias, join] of Object.entries(view.joins)) {
      const value = row[join.from]
      const rows =
        typeof value === 'string'
          ? joined(join.record, join.to ?? 'id', value, store).filter(r => !seen || seen(r))
          : []
      const shown = view.reveal ? rows : rows.map(r => withMask(join.record, r))
      joins[alias] = join.many ? shown : shown[0]
    }
    return { row: view.reveal ? row : withMask(view.record, row, light !== row), joins }
  })
  return { ok: true, rows, more: found.length > view.limit }
}

function joined(record: RecordType, column: string, value: string, store: MemoryStore): AnyRow[] {
  if (column !== 'id') return store.where(record, { [column]: value })
  const row = store.get(record, value)
  return row ? [row] : []
}

/** Rows that lie packed: judged by their columns, put in order by the columns of the order, and built only if they are shown. */
function offerPacked(best: Smallest<AnyRow>, where: Where, view: ViewType, { store, seen }: MemoryReading): void {
  const { record } = view
  for (const { table, state } of store.packed(record.name)) {
    const fits = compilePacked(where, record, table)
    if (fits === never) continue
    const maySee = seenPacked(seen, table)
    const light = lightRow(table, view.order.map(([column]) => column))
    const picked = narrowed(where, record, table)
    const n = picked ? picked.length : table.n
    for (let k = 0; k < n; k++) {
      const i = picked ? (picked[k] as number) : k
      if (state[i] === isSeen && (fits === always || fits(i)) && (maySee === always || maySee(i))) best.offer(light(i))
    }
  }
}

/** Equalities the condition demands of every row. */
function equalities(where: Where): [column: string, value: string][] {
  const terms = 'all' in where ? where.all : [where]
  return terms.flatMap((term): [string, string][] => {
    if ('all' in term || 'any' in term) return []
    const [column, op, value] = term
    return op === '=' && typeof value === 'string' ? [[column, value]] : []
  })
}

const idAsked = (where: Where): boolean => equalities(where).some(([column]) => column === 'id')

/** Rows of a table found by an index, where the condition demands a value few rows have. */
function narrowed(where: Where, record: RecordType, table: Table): ArrayLike<number> | null {
  for (const [name, value] of equalities(where)) {
    const column = record.indexes.includes(name) ? table.column(name) : undefined
    if (column && !column.coded && !column.same) return table.rowsWith(name, parseId(value))
  }
  return null
}

/** The changed rows worth testing: by id or by an index where the condition demands equality, else all of them. */
function candidates(where: Where, record: RecordType, store: MemoryStore): Iterable<AnyRow | null> {
  const equal = equalities(where)
  const id = equal.find(([column]) => column === 'id')
  if (id) {
    const row = store.get(record, id[1])
    return row ? [row] : []
  }
  const indexed = equal.find(([column]) => record.indexes.includes(column))
  return store.loose(record, ...(indexed ?? []))
}

/** A condition made ready for many rows: words to search are split once, and most rows fall at a plain look for the text. */
export function compileWhere(where: Where, record: RecordType): (row: AnyRow) => boolean {
  if ('all' in where) {
    const parts = where.all.map(w => compileWhere(w, record))
    return row => parts.every(fits => fits(row))
  }
  if ('any' in where) {
    const parts = where.any.map(w => compileWhere(w, record))
    return row => parts.some(fits => fits(row))
  }
  const [, op, value] = where as Term
  if (op !== 'has') return row => matches(where, row, record)
  const words = wordsOf(String(value ?? ''))
  const columns = record.search
  return row => {
    if (words.length === 0) return true
    const texts = columns.map(column => row[column]).filter(text => typeof text === 'string')
    if (texts.length === 0) return false
    const low = (texts.length === 1 ? (texts[0] as string) : texts.join(' ')).toLowerCase()
    return words.every(word => startsWord(low, word))
  }
}

/** Names are sorted as people read them, codes by their bytes: the SQL half must ask the same question. */
export const sortsAsName = (record: RecordType, column: string): boolean => record.search.includes(column)

const names = new Intl.Collator('und')

/** Compares as the SQL half orders: absent values last either way, ties by id. */
export function compareBy(view: Pick<ViewType, 'record' | 'order'>): (a: AnyRow, b: AnyRow) => number {
  const keys = view.order.map(([column, direction]) => ({
    column,
    sign: direction === 'asc' ? 1 : -1,
    compare: comparerOf(view.record, column),
  }))
  return (a, b) => {
    for (const { column, sign, compare } of keys) {
      const va = a[column]
      const vb = b[column]
      const noA = va === null || va === undefined
      const noB = vb === null || vb === undefined
      if (noA !== noB) return noA ? 1 : -1
      const order = noA ? 0 : compare(va, vb)
      if (order !== 0) return order * sign
    }
    return byCodePoint(a.id, b.id)
  }
}

type Compare = (a: unknown, b: unknown) => number

function comparerOf(record: RecordType, column: string): Compare {
  const field: Field | undefined = record.columns[column]
  if (sortsAsName(record, column))
    return (a, b) => names.compare(String(a), String(b)) || byCodePoint(String(a), String(b))
  switch (field?.kind) {
    case 'integer':
    case 'number':
    case 'money':
    case 'bool':
      return (a, b) => byNumber(Number(a), Number(b), a, b)
    // The same moment may be written with or without milliseconds, or with an offset.
    case 'instant':
      return (a, b) => (a === b ? 0 : byNumber(Date.parse(String(a)), Date.parse(String(b)), a, b))
    default:
      return (a, b) => byCodePoint(String(a), String(b))
  }
}

/** Values no number can be made of (an older or newer release wrote them) come last, by their text. */
function byNumber(x: number, y: number, a: unknown, b: unknown): number {
  const noX = Number.isNaN(x)
  const noY = Number.isNaN(y)
  if (noX || noY) return Number(noX) - Number(noY) || byCodePoint(String(a), String(b))
  return x - y
}

/** Order of `collate "C"`: UTF-8 bytes. UTF-16 units order alike except for characters beyond the first 65,536. */
function byCodePoint(a: string, b: string): number {
  if (a === b) return 0
  const n = Math.min(a.length, b.length)
  for (let i = 0; i < n; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x === y) continue
    const highX = x >= 0xd800 && x <= 0xdfff
    const highY = y >= 0xd800 && y <= 0xdfff
    return highX !== highY ? (highX ? 1 : -1) : x - y
  }
  return a.length - b.length
}

const maskedColumns = new WeakMap<RecordType, readonly string[]>()

function withMask(record: RecordType, row: AnyRow, fresh = false): AnyRow {
  let columns = maskedColumns.get(record)
  if (!columns) {
    columns = Object.entries(record.columns).filter(([, f]) => f.kind === 'nik' || f.kind === 'kk').map(([name]) => name)
    maskedColumns.set(record, columns)
  }
  // A row that was built for this answer is nobody else's.
  let out: { [column: string]: unknown } | null = fresh ? row : null
  for (const column of columns) {
    const value = row[column]
    if (typeof value !== 'string') continue
    out ??= { ...row }
    out[column] = masked(value)
  }
  return (out as AnyRow | null) ?? row
}

/** Keeps the `size` smallest of many without sorting them all: a heap whose top is the largest kept. */
class Smallest<T> {
  private readonly heap: T[] = []
  private readonly size: number
  private readonly compare: (a: T, b: T) => number

  constructor(size: number, compare: (a: T, b: T) => number) {
    this.size = size
    this.compare = compare
  }

  offer(item: T): void {
    const heap = this.heap
    if (heap.length < this.size) {
      heap.push(item)
      for (let i = heap.length - 1; i > 0; ) {
        const up = (i - 1) >> 1
        if (this.compare(heap[i] as T, heap[up] as T) <= 0) break
        this.swap(i, up)
        i = up
      }
    } else if (this.size > 0 && this.compare(item, heap[0] as T) < 0) {
      heap[0] = item
      for (let i = 0; ; ) {
        const left = 2 * i + 1
        if (left >= heap.length) break
        const right = left + 1
        const big = right < heap.length && this.compare(heap[right] as T, heap[left] as T) > 0 ? right : left
        if (this.compare(heap[big] as T, heap[i] as T) <= 0) break
        this.swap(i, big)
        i = big
      }
    }
  }

  sorted(): T[] {
    return this.heap.sort(this.compare)
  }

  private swap(a: number, b: number): void {
    const held = this.heap[a] as T
    this.heap[a] = this.heap[b] as T
    this.heap[b] = held
  }
}
