// How far a pattern speaks for each class, and for each as if one group had not been looked at.
import { groupCount } from './compare.ts'
import { classes, type Model } from './model.ts'
import type { Pool } from './samples.ts'

/** Logarithms for one pattern of a pool: each class's whole into `out`, and by class and group into `by`, so that a group can be left out. */
export function posteriors(pool: Pool, k: number, logs: LogTables, out: Float64Array, by: Float64Array): void {
  for (let c = 0; c < 3; c++) {
    let s = logs.prior[c] as number
    for (let g = 0; g < groupCount; g++) {
      const v = (logs.chance[c] as Float64Array[])[g]?.[pool.cells[k * groupCount + g] as number] as number
      by[c * groupCount + g] = v
      s += v
    }
    out[c] = s
  }
}

export interface LogTables {
  prior: number[]
  chance: Float64Array[][]
}
export const logsOf = (model: Model): LogTables => ({
  prior: classes.map(c => Math.log(model.prior[c] + 1e-300)),
  chance: classes.map(c => model.chance[c].map(a => a.map(v => Math.log(v + 1e-300)))),
})

export const share = (w: Float64Array, which: number, less0 = 0, less1 = 0, less2 = 0): number => {
  const a = (w[0] as number) - less0
  const b = (w[1] as number) - less1
  const c = (w[2] as number) - less2
  const top = Math.max(a, b, c)
  const ea = Math.exp(a - top)
  const eb = Math.exp(b - top)
  const ec = Math.exp(c - top)
  return (which === 0 ? ea : which === 1 ? eb : ec) / (ea + eb + ec)
}
