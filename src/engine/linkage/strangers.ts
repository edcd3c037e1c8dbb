// What strangers have in common by chance: learned from random pairs, apart for those of one area, less the few that are one person.
import { groupCount, groups, levels, type Part, parts, sizes } from './compare.ts'
import { nameBins } from './compare-names.ts'
import { emptyChance, type Model } from './model.ts'
import { type LogTables, logsOf, posteriors, share } from './posterior.ts'
import { type Margins, type NameMasses, type Pool, type Samples, sum, unseen } from './samples.ts'
import { halves, marginsOf, product } from './tables.ts'

const self = groups.indexOf('self')
const area = groups.indexOf('area')
/** Fewer pairs than this teach nothing of the people of one area (or of those who live far from each other). */
const enoughPairs = 1000

export function learnStrangers(model: Model, samples: Samples): void {
  const first = sum(model.chance.stranger[self] as Float64Array) === 0
  const logs = logsOf(model)
  const found = emptyChance()
  const random = emptyChance()
  count(samples.far, logs, first, found, true)
  for (let g = 0; g < groupCount; g++) (random[g] as Float64Array).set(found[g] as Float64Array)
  // People of one area are one person oftener: they teach once it is known what one person looks like.
  if (!first) count(samples.near, logs, first, found, false)
  for (let g = 0; g < groupCount; g++) {
    const group = groups[g] as (typeof groups)[number]
    // How often strangers live near each other is asked of the whole file alone.
    const [far, near] = halves((group === 'area' ? random[g] : found[g]) as Float64Array)
    const table = new Float64Array(2 * (sizes[g] as number))
    const shares = ([counts, other]: readonly [Float64Array, Float64Array], h: 0 | 1): Float64Array => {
      const own = sum(counts) >= enoughPairs || sum(other) <= sum(counts)
      const used = own ? counts : other
      return group === 'name' ? strangersName(used, sum(used), samples.names, h) : smoothed(used, sum(used), parts[group], 5, own ? samples.margins[h] : samples.margins[1 - h] as Margins)
    }
    table.set(shares([far, near], 0))
    if (g !== area) table.set(shares([near, far], 1), sizes[g])
    model.chance.stranger[g] = table
  }
  learnMates(model, samples.mates, logs, first)
}

/** Adds a sample's cells, each pair as far as it is one of strangers. */
function count(pool: Pool, logs: LogTables, first: boolean, found: Float64Array[], apart: boolean): void {
  const w = new Float64Array(3)
  const by = new Float64Array(3 * groupCount)
  for (let k = 0; k < pool.count.length; k++) {
    const pairs = pool.count[k] as number
    if (!first) posteriors(pool, k, logs, w, by)
    for (let g = 0; g < groupCount; g++) {
      // What a group itself says must not decide what it learns: rare agreement would argue itself away. But among people of one
      // area so many are one person that, where nothing else is known of them, their names would count as a stranger's.
      const weight = first ? pairs : pairs * (apart ? share(w, 2, by[g], by[groupCount + g], by[2 * groupCount + g]) : share(w, 2))
      const cell = pool.cells[k * groupCount + g] as number
      const table = found[g] as Float64Array
      table[cell] = (table[cell] as number) + weight
    }
  }
}

/** A NIK carries the birth date: how near two numbers are on one day is asked of strangers born on one day. */
function learnMates(model: Model, mates: Pool, logs: LogTables, first: boolean): void {
  const w = new Float64Array(3)
  const by = new Float64Array(3 * groupCount)
  const table = model.chance.stranger[self] as Float64Array
  const [, nBorn, nSex] = parts.self.map(part => levels[part].length) as [number, number, number]
  const counts = new Float64Array(table.length)
  for (let k = 0; k < mates.count.length; k++) {
    let weight = mates.count[k] as number
    if (!first) {
      posteriors(mates, k, logs, w, by)
      weight *= share(w, 2, by[self], by[groupCount + self], by[2 * groupCount + self])
    }
    const cell = mates.cells[k * groupCount + self] as number
    counts[cell] = (counts[cell] as number) + weight
  }
  halves(table).forEach((own, h) => {
    const met = halves(counts)[h] as Float64Array
    for (const born of [1, 2]) {
      const of = (list: Float64Array): number => list.reduce((n, v, cell) => (Math.floor(cell / nSex) % nBorn === born ? n + v : n), 0)
      const n = of(met)
      if (n < 50) continue
      const whole = of(own)
      for (let cell = 0; cell < own.length; cell++)
        if (Math.floor(cell / nSex) % nBorn === born) own[cell] = (whole * ((met[cell] as number) + (3 * (own[cell] as number)) / whole)) / (n + 3)
    }
  })
}

/** The product of the parts' own shares, mended by what was counted of the whole. */
function smoothed(counts: Float64Array, n: number, of: readonly Part[], pull: number, known: { readonly [P in Part]?: Float64Array }): Float64Array {
  const tables = marginsOf(counts, of, unseen).map((margin, q) => known[of[q] as Part] ?? margin.map(c => c / (n + unseen * margin.length)))
  // How far the parts hang together shows where there are pairs to show it; elsewhere they stand beside each other.
  const out = product(of, tables).map((p, cell) => (p * ((counts[cell] as number) + pull)) / (n * p + pull))
  const total = sum(out)
  return out.map(v => v / total)
}

/** What a rare name tells was never seen among random pairs: it is reckoned from how rare its words are. */
function strangersName(counts: Float64Array, n: number, bits: NameMasses, half: 0 | 1): Float64Array {
  const out = counts.map(c => (c + 0.01) / (n + 0.2))
  const enough = 25
  // How far the plain reckoning is off, where both are known.
  let seen = 0
  let reckoned = 0
  for (let b = 0; b <= nameBins.same.length; b++) {
    if ((counts[1 + b] as number) >= enough) {
      seen += counts[1 + b] as number
      reckoned += n * (bits.twin[b] as number)
    }
  }
  const off = reckoned > 0 ? Math.min(half === 1 ? 200 : 20, Math.max(0.5, seen / reckoned)) : 2
  for (let b = 0; b <= nameBins.same.length; b++)
    if ((counts[1 + b] as number) < enough) out[1 + b] = Math.max(1e-12, Math.min(off * (bits.twin[b] as number), (enough + 5) / n))
  noRarer(out, counts, n, 1, nameBins.same.length + 1)
  kindred(out, counts, n, 6, nameBins.nearly.length + 1)
  kindred(out, counts, n, 10, nameBins.within.length + 1)
  // What is shared besides other words: fewer by as many as it tells more.
  const last = 13 + nameBins.partly.length
  if ((counts[last] as number) < enough) out[last] = Math.max(1e-12, Math.min((out[last - 1] as number) * 2 ** -4, (enough + 5) / n))
  const total = sum(out)
  return out.map(v => v / total)
}

/** Names nearly or partly the same, where too few were met: so many times as often as the same names, as far as that is known. */
function kindred(out: Float64Array, counts: Float64Array, n: number, from: number, bins: number): void {
  let met = 2
  let same = 1
  for (let b = 0; b < bins; b++) met += counts[from + b] as number
  for (let b = 1; b <= nameBins.same.length + 1; b++) same += n * (out[b] as number)
  const times = Math.min(30, Math.max(1, met / same))
  for (let b = 0; b < bins; b++) {
    if ((counts[from + b] as number) >= 25) continue
    let alike = 0
    // The last bin has no upper end.
    for (let k = b; k < (b === bins - 1 ? nameBins.same.length + 1 : b + 1); k++) alike += out[1 + k] as number
    out[from + b] = Math.min(times * alike, 30 / n)
  }
  noRarer(out, counts, n, from, bins)
}

/** What tells less is met no less often. */
function noRarer(out: Float64Array, counts: Float64Array, n: number, from: number, bins: number): void {
  for (let b = bins - 2; b >= 0; b--)
    if ((counts[from + b] as number) < 25) out[from + b] = Math.max(out[from + b] as number, Math.min(2 * (out[from + b + 1] as number), 30 / n))
}
