// Tables of chances by cell, and the shares of the single parts within them.
import { levels, type Part } from './compare.ts'

/** A group's two tables: of people far from each other, and of one area. */
export const halves = (table: Float64Array): readonly [Float64Array, Float64Array] => [table.subarray(0, table.length / 2), table.subarray(table.length / 2)]

/** One table for both. */
export function twice(table: Float64Array): Float64Array {
  const out = new Float64Array(table.length * 2)
  out.set(table)
  out.set(table, table.length)
  return out
}

/** Counts of both as one. */
export const together = (counts: Float64Array): Float64Array => {
  const [far, near] = halves(counts)
  return far.map((v, cell) => v + (near[cell] as number))
}

/** Sums over a group's cells by the levels of each of its parts, beginning with `from`. */
export function marginsOf(chance: Float64Array, of: readonly Part[], from = 0): Float64Array[] {
  const out = of.map(part => new Float64Array(levels[part].length).fill(from))
  chance.forEach((v, cell) => {
    let rest = cell
    for (let q = of.length - 1; q >= 0; q--) {
      const s = levels[of[q] as Part].length
      const m = out[q] as Float64Array
      m[rest % s] = (m[rest % s] as number) + v
      rest = Math.floor(rest / s)
    }
  })
  return out
}

export function product(of: readonly Part[], tables: readonly Float64Array[]): Float64Array {
  let n = 1
  for (const part of of) n *= levels[part].length
  const out = new Float64Array(n)
  for (let cell = 0; cell < n; cell++) {
    let v = 1
    let rest = cell
    for (let q = of.length - 1; q >= 0; q--) {
      const s = levels[of[q] as Part].length
      v *= (tables[q] as Float64Array)[rest % s] as number
      rest = Math.floor(rest / s)
    }
    out[cell] = v
  }
  return out
}
