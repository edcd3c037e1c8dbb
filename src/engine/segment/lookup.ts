// Which rows have this text in a column? Answered by codes and places in the pool; other columns get a list of their texts.
import type { Pool } from './ids.ts'
import type { Column, ParsedId } from './types.ts'

export type Lookup = (value: ParsedId) => ArrayLike<number>

const none: readonly number[] = []

export function lookupIn(column: Column, n: number, pool: Pool): Lookup {
  if (column.pooled) return byPool(column.pooled(), n, pool)
  if (column.coded) {
    const { codes, size, of } = column.coded()
    const grouped = groups(codes, n, size)
    const codeOf = new Map<unknown, number>()
    for (let code = 0; code < size; code++) codeOf.set(of(code), code)
    return value => {
      const code = codeOf.get(value.text)
      return code === undefined ? none : grouped(code)
    }
  }
  if (column.same) {
    const all = Int32Array.from({ length: n }, (_, i) => i)
    return value => (column.value(0) === value.text ? all : none)
  }
  return byText(column, n)
}

function byPool({ at, pattern }: { at: Int32Array; pattern(i: number): string }, n: number, pool: Pool): Lookup {
  const grouped = groups(at, n, pool.n)
  return value => {
    const place = value.words ? pool.find(value.words) : -1
    if (place === -1) return none
    const rows = grouped(place)
    for (let k = 0; k < rows.length; k++)
      if (pattern(rows[k] as number) !== value.pattern) return Array.from(rows).filter(i => pattern(i) === value.pattern)
    return rows
  }
}

function byText(column: Column, n: number): Lookup {
  const rows = new Map<unknown, number | number[]>()
  for (let i = 0; i < n; i++) {
    const text = column.value(i)
    const had = rows.get(text)
    if (had === undefined) rows.set(text, i)
    else if (typeof had === 'number') rows.set(text, [had, i])
    else had.push(i)
  }
  return value => {
    const found = rows.get(value.text)
    return found === undefined ? none : typeof found === 'number' ? [found] : found
  }
}

/** Rows by their code, each group in the rows' order, in two flat arrays. Codes below 0 belong to nobody. */
function groups(codes: ArrayLike<number>, n: number, size: number): (code: number) => Int32Array {
  const starts = new Int32Array(size + 1)
  for (let i = 0; i < n; i++) if ((codes[i] as number) >= 0) starts[(codes[i] as number) + 1] = (starts[(codes[i] as number) + 1] as number) + 1
  for (let c = 0; c < size; c++) starts[c + 1] = (starts[c + 1] as number) + (starts[c] as number)
  const rows = new Int32Array(starts[size] as number)
  const next = starts.slice()
  for (let i = 0; i < n; i++) {
    const c = codes[i] as number
    if (c < 0) continue
    rows[next[c] as number] = i
    next[c] = (next[c] as number) + 1
  }
  return code => rows.subarray(starts[code], starts[code + 1])
}
