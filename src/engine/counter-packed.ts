// Counting rows that lie packed: a counter is asked once for each different set of values it looks at, and that answer counts for all alike.
import { sumKey, type CounterType, type Sums, type Tally } from './counter.ts'
import { seen, type Slab } from './memory-slabs.ts'
import type { AnyRow } from './record.ts'
import type { Column, Table } from './segment/types.ts'

/** What a counter looked at first, then next …; at the end what it said, and of how many rows. */
interface Branch {
  /** Code of the column looked at here; null where rows cannot be told apart by codes: then each is asked by itself. */
  code: ((i: number) => number) | null
  children: Map<number, Branch>
  said: { tallies: readonly Tally[]; rows: number } | null
}

/** More different values than this, of rows that could share: not worth remembering. */
const mostBranches = 300

/** Exactly what `tally` would add for every seen row of the slab outside class X. */
export function tallyPacked(sums: Sums, counters: readonly CounterType[], slab: Slab, covers: (place: string) => boolean): void {
  const { table } = slab
  const own = counters.filter(c => c.record.name === table.record)
  if (own.length === 0 || table.n === 0) return
  const place = table.column('place')
  const cls = table.column('class')
  if (place?.same && cls?.same) {
    if (cls.value(0) === 'X' || !covers(String(place.value(0)))) return
    for (const counter of own) countAlike(sums, counter, slab, String(place.value(0)))
    return
  }
  const row = reader(table)
  for (let i = 0; i < table.n; i++) {
    if (slab.state[i] !== seen) continue
    const one = row(i)
    if (one.class !== 'X' && covers(one.place)) for (const counter of own) add(sums, counter.name, one.place, counter.of(one), 1)
  }
}

function add(sums: Sums, name: string, place: string, tallies: readonly Tally[], rows: number): void {
  for (const t of tallies) {
    const n = t.n ?? 1
    const key = sumKey(place, 'N', name, t.key, t.date ?? '')
    // Fractions are added one by one, as they would be row by row.
    let next = sums.get(key) ?? 0
    if (Number.isInteger(n)) next += n * rows
    else for (let r = 0; r < rows; r++) next += n
    if (next === 0) sums.delete(key)
    else sums.set(key, next)
  }
}

function countAlike(sums: Sums, counter: CounterType, slab: Slab, place: string): void {
  const { table, state, seen: shown } = slab
  const row = reader(table)
  const root: Branch = { code: null, children: new Map(), said: null }
  const leaves: NonNullable<Branch['said']>[] = []
  let begun = false
  for (let i = 0; i < table.n; i++) {
    if (shown < table.n && state[i] !== seen) continue
    let at = root
    while (at.said === null && at.code !== null) {
      const next = at.children.get(at.code(i))
      if (!next) break
      at = next
    }
    if (at.said !== null) at.said.rows++
    else if (at.code === null && begun) add(sums, counter.name, place, counter.of(row(i)), 1)
    else {
      begun = true
      learn(root, table, counter, row(i), i, leaves, tallies => add(sums, counter.name, place, tallies, 1))
    }
  }
  for (const { tallies, rows } of leaves) add(sums, counter.name, place, tallies, rows)
}

/** Asks the counter about one row, watching what it looks at, and remembers the answer for all rows that look the same there. */
function learn(root: Branch, table: Table, counter: CounterType, row: AnyRow, i: number, leaves: NonNullable<Branch['said']>[], now: (tallies: readonly Tally[]) => void): void {
  const looked: string[] = []
  let plain = true
  const watched = new Proxy(row, {
    get(target, name) {
      if (typeof name !== 'string') plain = false
      else if (!looked.includes(name)) looked.push(name)
      return Reflect.get(target, name)
    },
    has(target, name) {
      plain = false
      return Reflect.has(target, name)
    },
    ownKeys(target) {
      plain = false
      return Reflect.ownKeys(target)
    },
  })
  const tallies = counter.of(watched)
  let at = root
  for (const name of looked) {
    at.code ??= plain ? codesOf(table.column(name)) : null
    if (at.code === null) {
      now(tallies)
      return
    }
    if (at.children.size >= mostBranches) {
      at.code = null
      at.children.clear()
      now(tallies)
      return
    }
    const code = at.code(i)
    let next = at.children.get(code)
    if (!next) {
      next = { code: null, children: new Map(), said: null }
      at.children.set(code, next)
    }
    at = next
  }
  if (!plain) {
    now(tallies)
    return
  }
  at.said = { tallies, rows: 1 }
  leaves.push(at.said)
}

/** Equal codes, equal values; null where a column has none. */
function codesOf(column: Column | undefined): ((i: number) => number) | null {
  if (!column || column.same) return () => 0
  if (column.coded) {
    const { codes } = column.coded()
    return i => codes[i] as number
  }
  return column.number ?? null
}

/** One row object for all rows of a table: its columns are read as they are asked. */
function reader(table: Table): (i: number) => AnyRow {
  let at = 0
  const row = {}
  for (const name of table.columns) {
    const column = table.column(name) as Column
    Object.defineProperty(row, name, { enumerable: true, configurable: true, get: () => column.value(at) })
  }
  return i => {
    at = i
    return row as AnyRow
  }
}
