// The model of one file, without labels and without collapsing: strangers are learned from random pairs, families from people who
// share a family number, both with the few that are one person taken out; the same-person class starts from how clerks err and
// learns each group of comparisons from pairs that the other groups already decide. No class is ever free to wander.
import { chance } from '../values/chance.ts'
import { cellsOf, comparer, groupCount, groups, levels, parts, sizes, type Part } from './compare.ts'
import { nameBins } from './compare-names.ts'
import { bornLevel, numberLevel } from './compare-numbers.ts'
import { classes, emptyChance, type Model } from './model.ts'
import { Patterns } from './patterns.ts'
import { at, familyDigits, most, type People, weighWords, wide } from './people.ts'

export interface EstimateOptions {
  seed?: number
  randomPairs?: number
  steps?: number
  /** Verifiers' decisions: pattern and whether it was one person. Only those that were teach; what is none is remembered by whoever asks. */
  decided?: readonly { pattern: number; same: boolean }[]
}

/** How often clerks write the same person so: where learning starts, and what little data is pulled towards. */
const clerks: { [P in Part]?: { [level: string]: number } } = {
  number: { same: 0.82, oneDigit: 0.08, twoDigits: 0.03, sameHead: 0.02, other: 0.05 },
  born: { same: 0.84, swapped: 0.01, slip: 0.07, onePart: 0.03, sameYear: 0.02, other: 0.03 },
  sex: { same: 0.98, other: 0.02 },
  family: { same: 0.7, oneDigit: 0.06, other: 0.24 },
  mother: { same: 0.8, partly: 0.14, other: 0.06 },
  home: { same: 0.6, alike: 0.25, other: 0.15 },
  area: { same: 0.7, partly: 0.15, alike: 0.08, other: 0.07 },
  birthplace: { same: 0.85, alike: 0.08, other: 0.07 },
  contact: { same: 0.75, alike: 0.2, other: 0.05 },
  mail: { same: 0.75, alike: 0.2, other: 0.05 },
  trait: { same: 0.7, other: 0.3 },
}
const clerksName = { same: 0.62, nearly: 0.2, within: 0.09, partly: 0.06, other: 0.03 }
/** Pairs' worth of that knowledge. */
const clerksWeight = 40

export function estimate(p: People, candidates: Patterns, options: EstimateOptions = {}): Model {
  const { seed = 1, randomPairs = 200_000, steps = 4 } = options
  const totalPairs = (p.n * (p.n - 1)) / 2
  weighWords(p)
  const random = randomPatterns(p, Math.min(randomPairs, Math.max(totalPairs, 1) * 2), seed)
  const kin = kinPatterns(p, 40_000)
  const mates = tabled(matePatterns(p, 60_000))
  const pool = tabled(candidates)
  const randomPool = tabled(random)
  const kinPool = tabled(kin)
  const bits = nameMasses(p)
  const margins = wideMargins(p, seed)
  const hasFamilies = kinPool.n >= 30 && differing(kinPool) >= 0.3
  const model: Model = {
    version: 1,
    prior: { same: Math.min(0.3, (0.1 * p.n) / totalPairs), family: hasFamilies ? Math.min(0.3, p.n / totalPairs) : 0, stranger: 1 },
    chance: { same: emptyChance(), family: emptyChance(), stranger: emptyChance() },
    about: { people: p.n, pairs: sum(candidates.counts), expectedMatches: 0, steps },
  }
  learnStrangers(model, randomPool, mates, bits, margins)
  const start = startOfSame(model, bits)
  model.chance.same = start.map(a => Float64Array.from(a))
  learnFamilies(model, kinPool)
  for (let step = 0; step < steps; step++) {
    learnSame(model, pool, start, totalPairs, options.decided ?? [])
    learnStrangers(model, randomPool, mates, bits, margins)
    learnFamilies(model, kinPool)
  }
  return model
}

interface Pool {
  n: number
  count: Float64Array
  /** `groupCount` cells each. */
  cells: Int32Array
}

function tabled(patterns: Patterns): Pool {
  const n = patterns.size
  const cells = new Int32Array(n * groupCount)
  const one = new Int32Array(groupCount)
  for (let k = 0; k < n; k++) {
    cellsOf(patterns.list[k] as number, one)
    cells.set(one, k * groupCount)
  }
  return { n: sum(patterns.counts), count: Float64Array.from(patterns.counts), cells }
}

/** Share of a pool's pairs whose names differ: a house where nearly all bear one name is one person written often, no family. */
function differing(pool: Pool): number {
  const name = groups.indexOf('name')
  let other = 0
  for (let k = 0; k < pool.count.length; k++) if ((pool.cells[k * groupCount + name] as number) >= levels.name.indexOf('partly0')) other += pool.count[k] as number
  return other / Math.max(1, pool.n)
}

const sum = (list: readonly number[] | Float64Array): number => {
  let s = 0
  for (const v of list) s += v
  return s
}

function randomPatterns(p: People, pairs: number, seed: number): Patterns {
  const out = new Patterns()
  const compare = comparer(p)
  const { next } = chance(seed)
  for (let k = 0; k < pairs && p.n > 1; k++) {
    const i = Math.floor(next() * p.n)
    const j = Math.floor(next() * p.n)
    if (i !== j) out.add(compare(i, j))
  }
  return out
}

function wideMargins(p: People, seed: number): WideMargins {
  // In a small file a fair part of what agrees is one person twice: they are too many to learn strangers from.
  if (p.n < 3000) return {}
  const { next } = chance(seed + 1)
  const number = new Float64Array(levels.number.length).fill(unseen)
  const born = new Float64Array(levels.born.length).fill(unseen)
  const pairs = Math.min(1_000_000, p.n * 400)
  for (let k = 0; k < pairs; k++) {
    const i = Math.floor(next() * p.n)
    const j = Math.floor(next() * p.n)
    if (i === j) continue
    const a = numberLevel(p.rows, i * wide, j * wide)
    const b = bornLevel(p.rows, i * wide, j * wide)
    number[a] = (number[a] as number) + 1
    born[b] = (born[b] as number) + 1
  }
  return { number: number.map(v => v / (pairs + unseen * number.length)), born: born.map(v => v / (pairs + unseen * born.length)) }
}

/** Patterns of people who share a family number (or, where there are none, house and area): neighbours in that order. */
function kinPatterns(p: People, mostPairs: number): Patterns {
  const out = new Patterns()
  const compare = comparer(p)
  const byKey = new Map<number, number>()
  const family = (i: number): number => familyDigits(p.rows[i * wide + at.facts] as number)
  let useFamily = false
  for (let i = 0; i < p.n && !useFamily; i++) useFamily = family(i) > 0
  const stride = Math.max(1, Math.floor(p.n / mostPairs / 4))
  const keyOf = (i: number): number => {
    if (useFamily) {
      const digits = family(i)
      return digits === 0 ? 0 : ((p.rows[i * wide + at.family] as number) >>> 0) * 2097152 + (((p.rows[i * wide + at.family + 1] as number) >>> 0) % 2097152)
    }
    const a = p.rows[i * wide + at.home] as number
    const b = p.rows[i * wide + at.home + 1] as number
    const area = p.rows[i * wide + at.area] as number
    return a === 0 || b === 0 ? 0 : (a * 2097152 + b) * 1024 + (area % 1024)
  }
  // A slice of the families is enough, but whole families: chosen by their number, not by their members.
  for (let i = 0; i < p.n && out.size < 200_000; i++) {
    const key = keyOf(i)
    if (key === 0 || (stride > 1 && (key % 1_000_003) % stride !== 0)) continue
    const before = byKey.get(key)
    if (before !== undefined) out.add(compare(before, i))
    byKey.set(key, i)
  }
  return out
}

/** Share of people in each bin of what their whole name tells, and how likely a stranger bears the same. */
function nameMasses(p: People): { mass: number[]; twin: number[] } {
  const { bits } = p.names
  const ends = nameBins.same
  const mass = new Array<number>(ends.length + 1).fill(0)
  const twin = new Array<number>(ends.length + 1).fill(0)
  const stride = Math.max(1, Math.floor(p.n / 100_000))
  let n = 0
  for (let i = 0; i < p.n; i += stride) {
    let told = 0
    for (let k = 0; k < most.name; k++) told += bits[p.rows[i * wide + at.name + k] as number] as number
    if (told === 0) continue
    let b = 0
    while (b < ends.length && told >= (ends[b] as number)) b++
    mass[b] = (mass[b] as number) + 1
    twin[b] = (twin[b] as number) + 2 ** -told
    n++
  }
  return { mass: mass.map(m => (m + 0.5) / (n + 1)), twin: twin.map(t => t / Math.max(1, n)) }
}

/** Logarithms for one pattern of a pool: each class's whole into `out`, and by class and group into `by`, so that a group can be left out. */
function posteriors(pool: Pool, k: number, logs: LogTables, out: Float64Array, by: Float64Array): void {
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

interface LogTables {
  prior: number[]
  chance: Float64Array[][]
}
const logsOf = (model: Model): LogTables => ({
  prior: classes.map(c => Math.log(model.prior[c] + 1e-300)),
  chance: classes.map(c => model.chance[c].map(a => a.map(v => Math.log(v + 1e-300)))),
})

const share = (w: Float64Array, which: number, less0 = 0, less1 = 0, less2 = 0): number => {
  const a = (w[0] as number) - less0
  const b = (w[1] as number) - less1
  const c = (w[2] as number) - less2
  const top = Math.max(a, b, c)
  const ea = Math.exp(a - top)
  const eb = Math.exp(b - top)
  const ec = Math.exp(c - top)
  return (which === 0 ? ea : which === 1 ? eb : ec) / (ea + eb + ec)
}

/** Random pairs, less those that are one person after all. */
function learnStrangers(model: Model, pool: Pool, mates: Pool, bits: { mass: number[]; twin: number[] }, margins: WideMargins): void {
  const logs = logsOf(model)
  const first = model.chance.stranger[0]?.[0] === 0 && sum(model.chance.stranger[0] as Float64Array) === 0
  const w = new Float64Array(3)
  const by = new Float64Array(3 * groupCount)
  const found = emptyChance()
  const n = new Float64Array(groupCount)
  for (let k = 0; k < pool.count.length; k++) {
    const count = pool.count[k] as number
    if (!first) posteriors(pool, k, logs, w, by)
    for (let g = 0; g < groupCount; g++) {
      // What a group itself says must not decide what it learns: rare agreement would argue itself away.
      const weight = first ? count : count * share(w, 2, by[g], by[groupCount + g], by[2 * groupCount + g])
      n[g] = (n[g] as number) + weight
      const cell = pool.cells[k * groupCount + g] as number
      ;(found[g] as Float64Array)[cell] = ((found[g] as Float64Array)[cell] as number) + weight
    }
  }
  for (let g = 0; g < groupCount; g++) {
    const group = groups[g] as (typeof groups)[number]
    model.chance.stranger[g] =
      group === 'name' ? strangersName(found[g] as Float64Array, n[g] as number, bits) : smoothed(found[g] as Float64Array, n[g] as number, parts[group], 5, margins)
  }
  learnMates(model, mates, first)
}

/** A NIK carries the birth date: how near two numbers are on one day is asked of strangers born on one day. */
function learnMates(model: Model, mates: Pool, first: boolean): void {
  const logs = logsOf(model)
  const w = new Float64Array(3)
  const by = new Float64Array(3 * groupCount)
  const self = model.chance.stranger[0] as Float64Array
  const [, nBorn, nSex] = parts.self.map(part => levels[part].length) as [number, number, number]
  const counts = new Float64Array(self.length)
  const given = new Float64Array(nBorn)
  for (let k = 0; k < mates.count.length; k++) {
    let weight = mates.count[k] as number
    if (!first) {
      posteriors(mates, k, logs, w, by)
      weight *= share(w, 2, by[0], by[groupCount], by[2 * groupCount])
    }
    const cell = mates.cells[k * groupCount] as number
    counts[cell] = (counts[cell] as number) + weight
    const born = Math.floor(cell / nSex) % nBorn
    given[born] = (given[born] as number) + weight
  }
  for (const born of [1, 2]) {
    const n = given[born] as number
    if (n < 50) continue
    let whole = 0
    for (let cell = 0; cell < self.length; cell++) if (Math.floor(cell / nSex) % nBorn === born) whole += self[cell] as number
    for (let cell = 0; cell < self.length; cell++) {
      if (Math.floor(cell / nSex) % nBorn !== born) continue
      const own = (self[cell] as number) / whole
      self[cell] = (whole * ((counts[cell] as number) + 3 * own)) / (n + 3)
    }
  }
}

/** Patterns of people born on one day. */
function matePatterns(p: People, mostPairs: number): Patterns {
  const out = new Patterns()
  const compare = comparer(p)
  const last = new Map<number, number>()
  const stride = Math.max(1, Math.floor(p.n / mostPairs))
  let pairs = 0
  for (let i = 0; i < p.n; i++) {
    const born = p.rows[i * wide + at.born] as number
    if (born === 0 || (stride > 1 && born % stride !== 0)) continue
    const before = last.get(born)
    last.set(born, i)
    if (before === undefined) continue
    out.add(compare(before, i))
    if (++pairs >= mostPairs) break
  }
  return out
}

/** Shares of the levels of single parts, from many more random pairs than are compared whole: what is rare there is what tells. */
type WideMargins = { readonly [P in Part]?: Float64Array }

/** Never seen is not never: as if half a pair had been. */
const unseen = 0.5

/** The product of the parts' own shares, mended by what was counted of the whole. */
function smoothed(counts: Float64Array, n: number, of: readonly Part[], pull: number, known: WideMargins): Float64Array {
  const tables = marginsOf(counts, of, unseen).map((margin, q) => known[of[q] as Part] ?? margin.map(c => c / (n + unseen * margin.length)))
  // How far the parts hang together shows where there are pairs to show it; elsewhere they stand beside each other.
  const out = product(of, tables).map((p, cell) => (p * ((counts[cell] as number) + pull)) / (n * p + pull))
  const total = sum(out)
  return out.map(v => v / total)
}

/** What a rare name tells was never seen among random pairs: it is reckoned from how rare its words are. */
function strangersName(counts: Float64Array, n: number, bits: { mass: number[]; twin: number[] }): Float64Array {
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
  const off = reckoned > 0 ? Math.min(20, Math.max(0.5, seen / reckoned)) : 2
  for (let b = 0; b <= nameBins.same.length; b++)
    if ((counts[1 + b] as number) < enough) out[1 + b] = Math.max(1e-12, Math.min(off * (bits.twin[b] as number), (enough + 5) / n))
  fade(out, counts, n, 6, nameBins.nearly)
  fade(out, counts, n, 10, nameBins.within)
  fade(out, counts, n, 13, nameBins.partly)
  const total = sum(out)
  return out.map(v => v / total)
}

function fade(out: Float64Array, counts: Float64Array, n: number, from: number, ends: readonly number[]): void {
  for (let b = 1; b <= ends.length; b++) {
    if ((counts[from + b] as number) >= 25) continue
    const width = b < ends.length ? (ends[b] as number) - (ends[b - 1] as number) : 5
    out[from + b] = Math.max(1e-12, Math.min((out[from + b - 1] as number) * 2 ** (-0.8 * width), 30 / n))
  }
}

/** Same person as clerks write them, unknown as often as among strangers. */
function startOfSame(model: Model, bits: { mass: number[] }): Float64Array[] {
  return groups.map((group, g) => {
    const strangers = model.chance.stranger[g] as Float64Array
    if (group === 'name') {
      const unknown = strangers[0] as number
      const out = new Float64Array(sizes[g] as number)
      out[0] = unknown
      const spread = (from: number, n: number, whole: number, mass: (b: number) => number): void => {
        let s = 0
        for (let b = 0; b < n; b++) s += mass(b)
        for (let b = 0; b < n; b++) out[from + b] = ((1 - unknown) * whole * mass(b)) / s
      }
      const m = (b: number): number => bits.mass[Math.min(b, bits.mass.length - 1)] as number
      spread(1, 5, clerksName.same, m)
      spread(6, 4, clerksName.nearly, b => m(b) + m(b + 1) / 2)
      spread(10, 3, clerksName.within, b => m(b) + m(b + 1))
      spread(13, 2, clerksName.partly, () => 1)
      out[15] = (1 - unknown) * clerksName.other
      return out
    }
    // Part by part, in the proportions in which a level's variants (common, heaped) occur among strangers.
    const margins = marginsOf(strangers, parts[group])
    const tables = parts[group].map((part, q) => {
      const margin = margins[q] as Float64Array
      const unknown = Math.min(0.98, margin[0] as number)
      const names = levels[part]
      const said = clerks[part] as { [level: string]: number }
      const table = new Float64Array(names.length)
      table[0] = unknown
      let left = 0
      names.forEach((name, k) => {
        if (k > 0) left += said[name] ?? 0
      })
      names.forEach((name, k) => {
        if (k > 0) table[k] = ((1 - unknown) * (said[name] ?? 0.02)) / (left + 0.04)
      })
      return variants(part, table, margin)
    })
    return product(parts[group], tables)
  })
}

/** Where “same” comes as rare and as common (or heaped), a person's own value is as common as values are. */
function variants(part: Part, table: Float64Array, margin: Float64Array): Float64Array {
  if (part === 'born') {
    const heapedShare = Math.min(0.5, Math.max(0.02, (margin[2] as number) / ((margin[1] as number) + (margin[2] as number) + 1e-12)))
    const same = table[1] as number
    // Years alone: all that can be the same.
    const whole = (margin[1] as number) + (margin[2] as number)
    const alone = (margin[8] as number) / (whole * 300 + (margin[8] as number) + 1e-12)
    table[8] = same * alone
    // Heaped days are met more often among strangers than they are borne: the root brings that back.
    table[2] = same * (1 - alone) * Math.min(0.35, Math.sqrt(heapedShare) * 0.4)
    table[1] = same * (1 - alone) - (table[2] as number)
  }
  if (part === 'mother' || part === 'area') {
    const same = table[1] as number
    table[1] = same * 0.7
    table[2] = same * 0.3
  }
  const total = sum(table)
  return table.map(v => v / total)
}

/** Sums over a group's cells by the levels of each of its parts, beginning with `from`. */
function marginsOf(chance: Float64Array, of: readonly Part[], from = 0): Float64Array[] {
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

function product(of: readonly Part[], tables: readonly Float64Array[]): Float64Array {
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

/** Of two rows under one family number, as many are one person written twice before anything is looked at. */
const twiceInFamily = 0.05

/** People of one family: their own traits as kin really have them, home and number shared. */
function learnFamilies(model: Model, pool: Pool): void {
  const logs = logsOf(model)
  const w = new Float64Array(3)
  const by = new Float64Array(3 * groupCount)
  const found = emptyChance()
  let n = 0
  const blank = model.prior.family === 0 || sum(model.chance.family[0] as Float64Array) === 0
  for (let k = 0; k < pool.count.length; k++) {
    posteriors(pool, k, logs, w, by)
    // Being in one family is given here; what is asked is whether they are one person. All else is heard, or a few who are
    // one person would teach that kin bear one name and one birth date, and then ever more of them would be kin.
    const less = (c: number): number => (by[c * groupCount + 1] as number) + (logs.prior[c] as number)
    const same = (w[0] as number) - less(0)
    const other = blank ? (w[2] as number) - less(2) : (w[1] as number) - less(1)
    const weight = (pool.count[k] as number) / (1 + twiceInFamily * Math.exp(Math.min(40, same - other)))
    n += weight
    for (let g = 0; g < groupCount; g++) {
      const cell = pool.cells[k * groupCount + g] as number
      ;(found[g] as Float64Array)[cell] = ((found[g] as Float64Array)[cell] as number) + weight
    }
  }
  for (let g = 0; g < groupCount; g++) {
    const group = groups[g] as (typeof groups)[number]
    const strangers = model.chance.stranger[g] as Float64Array
    const counts = found[g] as Float64Array
    const pull = 30
    // Few families: they are like strangers in themselves.
    const out = counts.map((c, cell) => (c + pull * (strangers[cell] as number)) / (n + pull))
    // Kin are no less alike by chance than strangers are.
    out.forEach((v, cell) => {
      out[cell] = Math.max(v, 0.5 * (strangers[cell] as number))
    })
    model.chance.family[g] = group === 'kin' ? spreadFamily(out) : group === 'self' ? lentNumber(out) : out
  }
}

/** A child written under a parent's NIK: seen in every register, too seldom to be learned from one village. */
const lent = 0.003

function lentNumber(self: Float64Array): Float64Array {
  const inner = levels.born.length * levels.sex.length
  const given = new Float64Array(inner)
  for (let cell = inner; cell < self.length; cell++) given[cell % inner] = (given[cell % inner] as number) + (self[cell] as number)
  const known = sum(given)
  return self.map((v, cell) => v * (1 - lent) + (Math.floor(cell / inner) === 1 ? lent * (given[cell % inner] as number) : cell < inner ? lent * v * (1 - known) : 0))
}

/** The sample shares its number by how it was drawn: in truth some of a family stand under another number. */
function spreadFamily(kin: Float64Array): Float64Array {
  const [family, mother, home] = marginsOf(kin, parts.kin) as [Float64Array, Float64Array, Float64Array]
  if ((family[0] as number) > 0.5) return kin
  const inner = (mother.length * home.length) | 0
  const out = new Float64Array(kin.length)
  const given = new Float64Array(inner)
  for (let cell = 0; cell < kin.length; cell++) given[cell % inner] = (given[cell % inner] as number) + (kin[cell] as number)
  const unknown = Math.min(0.2, family[0] as number)
  const table = [unknown, (1 - unknown) * 0.93, (1 - unknown) * 0.03, (1 - unknown) * 0.04]
  for (let cell = 0; cell < kin.length; cell++) out[cell] = (table[Math.floor(cell / inner)] as number) * (given[cell % inner] as number)
  return out
}

/** Each group from pairs that all other groups take for one person; then how many such pairs there are at all. */
function learnSame(model: Model, pool: Pool, start: readonly Float64Array[], totalPairs: number, decided: readonly { pattern: number; same: boolean }[]): void {
  const logs = logsOf(model)
  const w = new Float64Array(3)
  const by = new Float64Array(3 * groupCount)
  const found = emptyChance()
  const n = new Float64Array(groupCount)
  let same = 0
  let family = 0
  for (let k = 0; k < pool.count.length; k++) {
    const count = pool.count[k] as number
    posteriors(pool, k, logs, w, by)
    same += count * share(w, 0)
    family += count * share(w, 1)
    for (let g = 0; g < groupCount; g++) {
      const weight = count * share(w, 0, by[g], by[groupCount + g], by[2 * groupCount + g])
      // What the others leave open teaches nothing.
      if (weight < count * 0.9) continue
      n[g] = (n[g] as number) + weight
      const cell = pool.cells[k * groupCount + g] as number
      ;(found[g] as Float64Array)[cell] = ((found[g] as Float64Array)[cell] as number) + weight
    }
  }
  const one = new Int32Array(groupCount)
  for (const { pattern, same: decidedSame } of decided) {
    if (!decidedSame) continue
    cellsOf(pattern, one)
    for (let g = 0; g < groupCount; g++) {
      ;(found[g] as Float64Array)[one[g] as number] = ((found[g] as Float64Array)[one[g] as number] as number) + 5
      n[g] = (n[g] as number) + 5
    }
  }
  for (let g = 0; g < groupCount; g++) {
    const from = start[g] as Float64Array
    const counts = found[g] as Float64Array
    model.chance.same[g] = counts.map((c, cell) => (c + clerksWeight * (from[cell] as number)) / ((n[g] as number) + clerksWeight))
  }
  model.prior.same = Math.min(0.4, Math.max(1, same) / Math.max(1, totalPairs))
  if (model.prior.family > 0) model.prior.family = Math.min(0.4, Math.max(1, family) / Math.max(1, totalPairs))
  model.prior.stranger = 1 - model.prior.same - model.prior.family
  model.about.expectedMatches = Math.round(same)
}

