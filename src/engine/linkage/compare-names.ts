// Two names laid beside each other, word by word in any order: how much the shared words tell, what is left over, how many slips.
import { type Alike, alike, bitsOf, compareWords, lengthOf, type Lexicon, maskOf, startOf } from './words.ts'

/** Words that tell less than this are no loss when missing. */
const lightBits = 4.5

/** Upper ends, in bits, of the bins of what a matching name tells. */
export const nameBins = { same: [7, 12, 17, 22], nearly: [8, 13, 18], within: [6, 11], partly: [8] } as const

export interface Laid {
  /** Bits told by the words they share; what is left over on either side. */
  bits: Float64Array
  slips: number
  any: boolean
}
const told = 0
const leftA = 1
const leftB = 2

export const nothingLaid = (): Laid => ({ bits: new Float64Array(3), slips: 0, any: false })

/** How words stand beside each other; false where either side has none. `fatherA`: so many at the end are a father's. */
export function layNames(
  words: Lexicon,
  memory: Int32Array,
  rows: Int32Array,
  fromA: number,
  fromB: number,
  room: number,
  fatherA: number,
  fatherB: number,
  laid: Laid,
): boolean {
  if (rows[fromA] === 0 || rows[fromB] === 0) return false
  const met = laid.bits
  met[told] = 0
  met[leftA] = 0
  met[leftB] = 0
  laid.slips = 0
  laid.any = false
  // Most who are worth it begin with the same words.
  let k = 0
  let sum = 0
  for (; k < room; k++) {
    const w = rows[fromA + k] as number
    if (w === 0 || w !== rows[fromB + k]) break
    sum += bitsOf(words, w)
  }
  met[told] = sum
  if (k > 0) laid.any = true
  let na = k
  let nb = k
  while (na < room && rows[fromA + na] !== 0) na++
  while (nb < room && rows[fromB + nb] !== 0) nb++
  if (na === k && nb === k) return true
  layRest(words, memory, rows, fromA, na, fromB, nb, k, fatherA, fatherB, laid)
  return true
}

function layRest(words: Lexicon, memory: Int32Array, rows: Int32Array, fromA: number, na: number, fromB: number, nb: number, from: number, fatherA: number, fatherB: number, laid: Laid): void {
  const met = laid.bits
  // What is still open, a bit for each word. The same words first, so that a near miss takes nobody's twin.
  let openA = ((1 << na) - 1) & ~((1 << from) - 1)
  let openB = ((1 << nb) - 1) & ~((1 << from) - 1)
  for (let k = from; k < na; k++) {
    const w = rows[fromA + k] as number
    for (let l = from; l < nb; l++) {
      if ((openB & (1 << l)) === 0 || rows[fromB + l] !== w) continue
      openA &= ~(1 << k)
      openB &= ~(1 << l)
      met[told] = (met[told] as number) + bitsOf(words, w)
      laid.any = true
      break
    }
  }
  if (openA !== 0 && openB !== 0) {
    if (na !== nb) {
      const open = joinUp(words, rows, fromA, na, fromB, nb, openA, openB, laid)
      openA = open & 255
      openB = open >>> 8
    }
    for (let k = from; k < na && openB !== 0; k++) {
      if ((openA & (1 << k)) === 0) continue
      const w = rows[fromA + k] as number
      let best: Alike = alike.no
      let hit = -1
      for (let l = from; l < nb; l++) {
        if ((openB & (1 << l)) === 0) continue
        const how = compareWords(words, memory, w, rows[fromB + l] as number)
        if (how > best) {
          best = how
          hit = l
        }
      }
      if (hit < 0) continue
      const v = rows[fromB + hit] as number
      const a = bitsOf(words, w)
      const b = bitsOf(words, v)
      const worth = Math.min(a, b)
      openB &= ~(1 << hit)
      openA &= ~(1 << k)
      laid.any = true
      met[told] = (met[told] as number) + (best === alike.bySound ? worth * 0.9 : best === alike.nearly ? worth * 0.75 : worth * 0.4)
      if (best !== alike.bySound) laid.slips++
    }
    if (openA !== 0 && openB !== 0) {
      const open = initials(words, rows, fromA, na, fromB, nb, openA, openB, laid)
      openA = open & 255
      openB = open >>> 8
    }
  }
  for (let k = from; k < na - fatherA; k++) {
    const worth = bitsOf(words, rows[fromA + k] as number)
    if ((openA & (1 << k)) !== 0 && worth > lightBits) met[leftA] = (met[leftA] as number) + worth
  }
  for (let l = from; l < nb - fatherB; l++) {
    const worth = bitsOf(words, rows[fromB + l] as number)
    if ((openB & (1 << l)) !== 0 && worth > lightBits) met[leftB] = (met[leftB] as number) + worth
  }
}

/** M. for Muhammad, S. for Sutini: worth little, but no contradiction. */
function initials(words: Lexicon, rows: Int32Array, fromA: number, na: number, fromB: number, nb: number, a: number, b: number, laid: Laid): number {
  const { letters } = words
  let openA = a
  let openB = b
  for (let k = 0; k < na; k++) {
    if ((openA & (1 << k)) === 0) continue
    const v = rows[fromA + k] as number
    const s = startOf(words, v)
    for (let l = 0; l < nb; l++) {
      if ((openB & (1 << l)) === 0) continue
      const w = rows[fromB + l] as number
      const t = startOf(words, w)
      if ((lengthOf(words, v) > 1 && lengthOf(words, w) > 1) || letters[s] !== letters[t]) continue
      openB &= ~(1 << l)
      openA &= ~(1 << k)
      laid.bits[told] = (laid.bits[told] as number) + 3
      laid.slips++
      laid.any = true
      break
    }
  }
  return openA | (openB << 8)
}

/** Words written together on one side only (Nur Hayati, Nurhayati). */
function joinUp(words: Lexicon, rows: Int32Array, fromA: number, na: number, fromB: number, nb: number, a: number, b: number, laid: Laid): number {
  let openA = a
  let openB = b
  for (let k = 0; k < na; k++) {
    for (let l = 0; l < nb && (openA & (1 << k)) !== 0; l++) {
      if ((openB & (1 << l)) === 0) continue
      const v = rows[fromA + k] as number
      const w = rows[fromB + l] as number
      const inA = lengthOf(words, v)
      const inB = lengthOf(words, w)
      const longer = inA > inB
      const whole = longer ? v : w
      const part = longer ? w : v
      // All letters of the shorter must be among the longer's, and it must begin so.
      if (inA === inB || (longer ? inB : inA) < 2 || (maskOf(words, part) & ~maskOf(words, whole)) !== 0) continue
      if (!standsIn(words, whole, 0, part)) continue
      const skip = longer ? inB : inA
      // The rest of the longer one must be another open word of the shorter side.
      const from = longer ? fromB : fromA
      const n = longer ? nb : na
      const open = longer ? openB & ~(1 << l) : openA & ~(1 << k)
      let other = -1
      for (let m = 0; m < n && other < 0; m++) {
        const u = rows[from + m] as number
        if ((open & (1 << m)) !== 0 && lengthOf(words, u) === (longer ? inA : inB) - skip && standsIn(words, whole, skip, u)) other = m
      }
      if (other < 0) continue
      openB &= ~(1 << l)
      openA &= ~(1 << k)
      if (longer) openB &= ~(1 << other)
      else openA &= ~(1 << other)
      laid.bits[told] = (laid.bits[told] as number) + Math.min(20, bitsOf(words, whole))
      laid.any = true
    }
  }
  return openA | (openB << 8)
}

/** Do the letters of `part` stand in `whole` from its letter `at` on? */
function standsIn(words: Lexicon, whole: number, at: number, part: number): boolean {
  const { letters } = words
  const n = lengthOf(words, part)
  if (at + n > lengthOf(words, whole)) return false
  const from = startOf(words, part)
  const there = startOf(words, whole) + at
  for (let k = 0; k < n; k++) if (letters[there + k] !== letters[from + k]) return false
  return true
}

function bin(bits: number, ends: readonly number[]): number {
  let k = 0
  while (k < ends.length && bits >= (ends[k] as number)) k++
  return k
}

/** Level of the whole name, once laid. It tells no more than `most`: Abdul Ghofur is two words but one choice. */
export function nameLevel(laid: Laid, most: number): number {
  if (!laid.any) return 15
  const bits = Math.min(laid.bits[told] as number, most)
  const a = laid.bits[leftA] as number
  const b = laid.bits[leftB] as number
  if (a === 0 && b === 0) return laid.slips === 0 ? 1 + bin(bits, nameBins.same) : 6 + bin(bits, nameBins.nearly)
  if (a === 0 || b === 0) return 10 + bin(bits, nameBins.within)
  return 13 + bin(bits, nameBins.partly)
}

export function motherLevel(laid: Laid): number {
  if (!laid.any) return 4
  const bits = laid.bits[told] as number
  const a = laid.bits[leftA] as number
  const b = laid.bits[leftB] as number
  const whole = a === 0 && b === 0
  if (whole && bits >= 9) return 1
  return whole || ((a === 0 || b === 0) && bits >= 7) ? 2 : 3
}
