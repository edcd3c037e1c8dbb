// Pairs to learn from that nobody looked up because they agree: random ones, neighbours, people born on one day, families.
import { chance } from '../values/chance.ts'
import { cellsOf, comparer, groupCount, levels } from './compare.ts'
import { nameBins } from './compare-names.ts'
import { bornLevel, numberLevel } from './compare-numbers.ts'
import { Patterns } from './patterns.ts'
import { at, familyDigits, most, type People, wide } from './people.ts'
import { bitsOf } from './words.ts'

/** Patterns taken apart. */
export interface Pool {
  n: number
  count: Float64Array
  /** `groupCount` cells each. */
  cells: Int32Array
}

export const noPool: Pool = { n: 0, count: new Float64Array(0), cells: new Int32Array(0) }

export const sum = (list: readonly number[] | Float64Array): number => {
  let s = 0
  for (const v of list) s += v
  return s
}

export function tabled(patterns: Patterns): Pool {
  const n = patterns.size
  const cells = new Int32Array(n * groupCount)
  const one = new Int32Array(groupCount)
  for (let k = 0; k < n; k++) {
    cellsOf(patterns.list[k] as number, one)
    cells.set(one, k * groupCount)
  }
  return { n: sum(patterns.counts), count: Float64Array.from(patterns.counts), cells }
}

/**
 * Rows to draw pairs from: some of the whole file, and some of each of a few areas, larger areas oftener. Of a large file they are
 * few enough to stay at the processor's hand, and bring far more pairs than are ever drawn.
 */
interface Drawn {
  far: Int32Array
  near: readonly Int32Array[]
}
const mostFar = 16_384
const mostNear = 32_768
const mostAreas = 256
const fewInArea = 60

function drawRows(p: People, next: () => number): Drawn {
  const areaOf = (i: number): number => p.rows[i * wide + at.area] as number
  const any = (): number => Math.floor(next() * p.n)
  const far = Int32Array.from({ length: Math.min(p.n, mostFar) }, p.n <= mostFar ? (_, k) => k : any)
  const drawn = Array.from({ length: mostAreas }, () => areaOf(any())).filter(a => a !== 0)
  const known = [...new Set(drawn)]
  const room = Math.floor(mostNear / Math.max(1, known.length))
  const place = new Int32Array(p.areas.size).fill(-1)
  known.forEach((a, k) => {
    place[a] = k
  })
  const members = known.map(() => new Int32Array(room))
  const met = new Int32Array(known.length)
  for (let i = 0; i < p.n && known.length > 0; i++) {
    const k = place[areaOf(i)] as number
    if (k < 0) continue
    const n = met[k] as number
    met[k] = n + 1
    const to = n < room ? n : Math.floor(next() * (n + 1))
    if (to < room) (members[k] as Int32Array)[to] = i
  }
  // Where few live, those who agree are one person too often.
  const near = members.map((rows, k) => ((met[k] as number) < fewInArea ? new Int32Array(0) : rows.subarray(0, Math.min(room, met[k] as number))))
  return { far, near: drawn.map(a => near[place[a] as number] as Int32Array) }
}

/** Draws pairs at random, of the whole file and then within areas. */
function drawPairs({ far, near }: Drawn, pairs: number, next: () => number, each: (i: number, j: number, near: boolean) => void): void {
  const pair = (rows: Int32Array, within: boolean): void => {
    const i = rows[Math.floor(next() * rows.length)] as number
    const j = rows[Math.floor(next() * rows.length)] as number
    if (i !== j) each(i, j, within)
  }
  if (far.length < 2) return
  for (let k = 0; k < pairs; k++) pair(far, false)
  if (near.length === 0) return
  for (let k = 0; k < pairs; k++) {
    const rows = near[Math.floor(next() * near.length)] as Int32Array
    if (rows.length > 0) pair(rows, true)
  }
}

export interface Samples {
  /** Random pairs of the whole file, and pairs of one area. */
  far: Pool
  near: Pool
  /** People born on one day, anywhere or in one area. */
  mates: Pool
  kin: Pool
  /** What tells who is kin. */
  kinBy: KinBy
  /** Do most people have a family number, so that who is kin is known? */
  byNumber: boolean
  /** Shares of the levels of single parts among strangers, from many more pairs than are compared whole: far, and near. */
  margins: readonly [Margins, Margins]
  names: NameMasses
}
export type KinBy = 'family' | 'home' | 'mother'
export type Margins = { readonly number?: Float64Array; readonly born?: Float64Array }

export function samplesOf(p: People, randomPairs: number, seed: number): Samples {
  const compare = comparer(p)
  const { next } = chance(seed)
  const drawn = drawRows(p, next)
  const far = new Patterns()
  const near = new Patterns()
  const pairs = Math.min(randomPairs, p.n * (p.n - 1))
  drawPairs(drawn, pairs, next, (i, j, within) => (within ? near : far).add(compare(i, j)))
  const kinBy = whoIsKin(p)
  return { far: tabled(far), near: tabled(near), mates: tabled(matePatterns(p, 20_000)), kin: tabled(kinPatterns(p, kinBy, 30_000)), kinBy, byNumber: mostHaveFamilies(p), margins: marginsIn(p, drawn, next), names: nameMasses(p) }
}

function mostHaveFamilies(p: People): boolean {
  const stride = Math.max(1, Math.floor(p.n / 20_000))
  let some = 0
  let asked = 0
  for (let i = 0; i < p.n; i += stride) {
    asked++
    if (familyDigits(p.rows[i * wide + at.facts] as number) > 0) some++
  }
  return some * 2 > asked
}

/** Never seen is not never: as if half a pair had been. */
export const unseen = 0.5

function marginsIn(p: People, drawn: Drawn, next: () => number): [Margins, Margins] {
  // In a small file a fair part of what agrees is one person twice: they are too many to learn strangers from.
  if (p.n < 3000) return [{}, {}]
  const number = [0, 1].map(() => new Float64Array(levels.number.length).fill(unseen))
  const born = [0, 1].map(() => new Float64Array(levels.born.length).fill(unseen))
  const pairs = Math.min(200_000, p.n * 200)
  const sameWord = (i: number, j: number): boolean => p.rows[i * wide + at.name] !== 0 && p.rows[i * wide + at.name] === p.rows[j * wide + at.name]
  drawPairs(drawn, pairs, next, (i, j, near) => {
    const a = numberLevel(p.rows, i * wide, j * wide)
    const b = bornLevel(p.rows, i * wide, j * wide)
    const same = (a === 1 || a === 2 ? 1 : 0) + (b >= 1 && b <= 4 ? 1 : 0) + (sameWord(i, j) ? 1 : 0)
    // Plainly one person.
    if (same >= 2) return
    const h = near ? 1 : 0
    const numbers = number[h] as Float64Array
    const dates = born[h] as Float64Array
    numbers[a] = (numbers[a] as number) + 1
    dates[b] = (dates[b] as number) + 1
  })
  const shares = (h: number): Margins => {
    const numbers = number[h] as Float64Array
    const dates = born[h] as Float64Array
    const n = sum(numbers)
    return n < 2000 ? {} : { number: numbers.map(v => v / n), born: dates.map(v => v / sum(dates)) }
  }
  return [shares(0), shares(1)]
}

/** Patterns of people born on one day: each with the one before, in the whole file and in their area. */
function matePatterns(p: People, mostPairs: number): Patterns {
  const out = new Patterns()
  const compare = comparer(p)
  const stride = Math.max(1, Math.floor(p.n / mostPairs))
  // Of a large file a slice is enough: some days, and some areas.
  const areaStride = Math.max(1, Math.min(Math.floor(p.n / 300_000), Math.floor(p.areas.size / 40)))
  for (const near of [false, true]) {
    const last = new Map<number, number>()
    let pairs = 0
    for (let i = 0; i < p.n && pairs < mostPairs; i++) {
      const born = p.rows[i * wide + at.born] as number
      const area = p.rows[i * wide + at.area] as number
      if (born % 10000 === 0 || (near && (area === 0 || area % areaStride !== 0)) || (!near && stride > 1 && born % stride !== 0)) continue
      const key = near ? (Math.imul(area, 0x9e3779b1) ^ Math.imul(born, 0x85ebca6b)) >>> 2 : born
      const before = last.get(key)
      last.set(key, i)
      if (before === undefined) continue
      out.add(compare(before, i))
      pairs++
    }
  }
  return out
}

function whoIsKin(p: People): KinBy {
  const known = (has: (row: number) => boolean): boolean => {
    for (let i = 0; i < p.n; i++) if (has(i * wide)) return true
    return false
  }
  if (known(row => familyDigits(p.rows[row + at.facts] as number) > 0)) return 'family'
  return known(row => p.rows[row + at.home + 1] !== 0) ? 'home' : 'mother'
}

/** Mothers whose name tells less are too many. */
const motherBits = 13

/** Patterns of people who share a family number — or, where there are none, house and area, or else a mother of an uncommon name in one area: neighbours in that order. */
function kinPatterns(p: People, how: KinBy, mostPairs: number): Patterns {
  const out = new Patterns()
  const compare = comparer(p)
  const byKey = new Map<number, number>()
  const family = (i: number): number => familyDigits(p.rows[i * wide + at.facts] as number)
  const stride = Math.max(1, Math.floor(p.n / mostPairs / 1.5))
  const keyOf = (i: number): number => {
    const row = i * wide
    if (how === 'family') {
      const digits = family(i)
      return digits === 0 ? 0 : ((p.rows[row + at.family] as number) >>> 0) * 2097152 + (((p.rows[row + at.family + 1] as number) >>> 0) % 2097152)
    }
    const area = p.rows[row + at.area] as number
    const a = p.rows[row + (how === 'home' ? at.home : at.mother)] as number
    const b = p.rows[row + (how === 'home' ? at.home : at.mother) + 1] as number
    if (a === 0 || (how === 'home' ? b === 0 : bitsOf(p.names, a) + bitsOf(p.names, b) < motherBits)) return 0
    return (a * 2097152 + b) * 1024 + (area % 1024)
  }
  // A slice of the families is enough, but whole families: chosen by their number, not by their members.
  for (let i = 0; i < p.n && out.size < 200_000; i++) {
    const key = keyOf(i)
    if (key === 0 || (stride > 1 && (Math.imul(key % 0x3fffffff, 0x9e3779b1) >>> 8) % stride !== 0)) continue
    const before = byKey.get(key)
    if (before !== undefined) out.add(compare(before, i))
    byKey.set(key, i)
  }
  return out
}

export interface NameMasses {
  mass: number[]
  twin: number[]
}

/** Share of people in each bin of what their whole name tells, and how likely a stranger bears the same. */
function nameMasses(p: People): NameMasses {
  const ends = nameBins.same
  const nameWords = most.name
  const mass = new Array<number>(ends.length + 1).fill(0)
  const twin = new Array<number>(ends.length + 1).fill(0)
  const stride = Math.max(1, Math.floor(p.n / 100_000))
  let n = 0
  for (let i = 0; i < p.n; i += stride) {
    let told = 0
    for (let k = 0; k < nameWords; k++) told += bitsOf(p.names, p.rows[i * wide + at.name + k] as number)
    if (told === 0) continue
    const whole = p.rows[i * wide + at.whole] as number
    if (whole !== 0) told = Math.min(told, whole / 100)
    let b = 0
    while (b < ends.length && told >= (ends[b] as number)) b++
    mass[b] = (mass[b] as number) + 1
    twin[b] = (twin[b] as number) + 2 ** -told
    n++
  }
  return { mass: mass.map(m => (m + 0.5) / (n + 1)), twin: twin.map(t => t / Math.max(1, n)) }
}

