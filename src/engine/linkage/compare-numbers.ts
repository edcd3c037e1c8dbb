// Numbers and dates of two people beside each other: the slips of whoever copies digits.
import { at, dateInNumber, digitAt, familyDigits, most, numberDigits, wide } from './people.ts'

/** Digits that differ; two neighbours exchanged count once. */
function digitsApart(rows: Int32Array, a: number, b: number): number {
  const apart = nibbles((rows[a] as number) ^ (rows[b] as number)) + nibbles((rows[a + 1] as number) ^ (rows[b + 1] as number))
  if (apart !== 2) return apart
  let k = 0
  while (digitAt(rows, a, k) === digitAt(rows, b, k)) k++
  return digitAt(rows, a, k) === digitAt(rows, b, k + 1) && digitAt(rows, a, k + 1) === digitAt(rows, b, k) ? 1 : 2
}

function nibbles(v: number): number {
  let x = v | (v >>> 2)
  x = (x | (x >>> 1)) & 0x11111111
  return Math.imul(x, 0x11111111) >>> 28
}

/** Rows given by where they begin. */
export function numberLevel(rows: Int32Array, a: number, b: number): number {
  const la = numberDigits(rows[a + at.facts] as number)
  const lb = numberDigits(rows[b + at.facts] as number)
  const level = digitsLevel(rows, a + at.number, la, b + at.number, lb)
  return level < 2 || la !== 16 || lb !== 16 ? level : nikLevel(rows, a, b, level)
}

/** Two NIK of people registered in one kecamatan are alike by their making: that is no slip. */
function nikLevel(rows: Int32Array, a: number, b: number, level: number): number {
  const high = (rows[a + at.number] as number) ^ (rows[b + at.number] as number)
  const low = (rows[a + at.number + 1] as number) ^ (rows[b + at.number + 1] as number)
  // Another turn on the same day: twins, and whoever was born that day.
  if (high === 0 && low >>> 16 === 0) return 6
  if (level > 3 || high >>> 8 !== 0 || (low & 0xffff) !== 0) return level
  // Other digits only where the birth dates stand, and each number has its own bearer's date.
  const x = (rows[a + at.born] as number) % 1000000
  const y = (rows[b + at.born] as number) % 1000000
  return x !== y && x === dateInNumber(rows, a) && y === dateInNumber(rows, b) ? 4 : level
}

export function familyLevel(rows: Int32Array, a: number, b: number): number {
  const n = digitsLevel(rows, a + at.family, familyDigits(rows[a + at.facts] as number), b + at.family, familyDigits(rows[b + at.facts] as number))
  return n <= 2 ? n : 3
}

function digitsLevel(rows: Int32Array, a: number, la: number, b: number, lb: number): number {
  if (la === 0 || lb === 0) return 0
  if (la !== lb) return (la < lb ? oneMissing(rows, a, la, b, lb) : oneMissing(rows, b, lb, a, la)) ? 2 : 5
  if (rows[a] === rows[b] && rows[a + 1] === rows[b + 1]) return 1
  if (la === 255) return 5
  const apart = digitsApart(rows, a, b)
  if (apart === 1) return 2
  if (apart === 2) return 3
  // Registered in the same kecamatan: what a family's numbers share.
  return la === 16 && ((rows[a] as number) ^ (rows[b] as number)) >>> 8 === 0 ? 4 : 5
}

/** The longer has one digit more. */
function oneMissing(rows: Int32Array, a: number, la: number, b: number, lb: number): boolean {
  if (lb !== la + 1 || lb > 16) return false
  let k = 0
  while (k < la && digitAt(rows, a, k) === digitAt(rows, b, k)) k++
  while (k < la && digitAt(rows, a, k) === digitAt(rows, b, k + 1)) k++
  return k === la
}

export const sexLevel = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a === b ? 1 : 2)

/** 31 December, 1 July, 1 January, 17 August: given where nobody remembers. */
const heaped = (day: number): boolean => day === 1231 || day === 701 || day === 101 || day === 817

export function bornLevel(rows: Int32Array, a: number, b: number): number {
  const x = rows[a + at.born] as number
  const y = rows[b + at.born] as number
  if (x === 0 || y === 0) return 0
  const yx = (x / 10000) | 0
  const yy = (y / 10000) | 0
  // Only the year is known, of one or of both.
  if (x % 10000 === 0 || y % 10000 === 0) return yx === yy ? 8 : Math.abs(yx - yy) <= 2 ? 6 : slip(yx, yy) ? 5 : 7
  if (x === y) return heaped(x % 10000) ? 2 : 1
  const mx = ((x / 100) | 0) % 100
  const my = ((y / 100) | 0) % 100
  const dx = x % 100
  const dy = y % 100
  if (yx === yy && mx === dy && dx === my) return 3
  const same = (yx === yy ? 1 : 0) + (mx === my ? 1 : 0) + (dx === dy ? 1 : 0)
  if (same === 2 && slip(yx !== yy ? yx : mx !== my ? mx : dx, yx !== yy ? yy : mx !== my ? my : dy)) return 4
  // The date inside the number is a second witness, unless both bear one number: then it may be a relative's.
  if (rows[a + at.number] !== rows[b + at.number] || rows[a + at.number + 1] !== rows[b + at.number + 1]) {
    const inA = dateInNumber(rows, a)
    if (inA !== 0 && inA === y % 1000000) return 4
    const inB = dateInNumber(rows, b)
    if (inB !== 0 && inB === x % 1000000) return 4
  }
  if (same === 2 || (same === 1 && slip(x, y))) return 5
  return yx === yy || (mx === my && Math.abs(yx - yy) === 1) ? 6 : 7
}

/** One digit other, or two neighbours exchanged. */
function slip(x: number, y: number): boolean {
  let a = x
  let b = y
  let apart = 0
  let sum = 0
  let first = -9
  for (let k = 0; a > 0 || b > 0; k++) {
    const da = a % 10
    const db = b % 10
    if (da !== db) {
      apart++
      sum += da - db
      if (apart > 2 || (apart === 2 && (k !== first + 1 || sum !== 0))) return false
      first = k
    }
    a = (a / 10) | 0
    b = (b / 10) | 0
  }
  return apart === 1 || (apart === 2 && sum === 0)
}

/** Two NIK that are no slip of each other, and birth dates as far apart — or neither family nor mother in common, and one thing more: no one person is written so. */
export function hopeless(rows: Int32Array, i: number, j: number): boolean {
  const a = i * wide
  const b = j * wide
  const x = rows[a + at.born] as number
  const y = rows[b + at.born] as number
  if (x === 0 || y === 0) return false
  const facts = rows[a + at.facts] as number
  const other = rows[b + at.facts] as number
  if (numberDigits(facts) !== 16 || numberDigits(other) !== 16) return false
  if (numberLevel(rows, a, b) <= 3) return false
  const born = bornLevel(rows, a, b)
  if (born === 6 || born === 7) return true
  if (born === 4 || born === 8) return false
  if (likeKin(rows, i, j)) return false
  return born === 3 || born === 5 || !anyWord(rows, a + at.name, b + at.name)
}

/** One family number, or a mother's name that begins with one word. */
export function likeKin(rows: Int32Array, i: number, j: number): boolean {
  const a = i * wide
  const b = j * wide
  if (rows[a + at.mother] !== 0 && rows[a + at.mother] === rows[b + at.mother]) return true
  return familyDigits(rows[a + at.facts] as number) !== 0 && rows[a + at.family] === rows[b + at.family] && rows[a + at.family + 1] === rows[b + at.family + 1]
}

/** Does any word of one name stand in the other? */
function anyWord(rows: Int32Array, a: number, b: number): boolean {
  for (let k = 0; k < most.name; k++) {
    const w = rows[a + k] as number
    if (w === 0) return false
    for (let l = 0; l < most.name; l++) if (rows[b + l] === w) return true
  }
  return false
}
