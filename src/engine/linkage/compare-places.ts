// Houses, areas and other texts of two people beside each other.
import { slipsBetween } from './edits.ts'
import { alike, bitsIn, bitsOf, compareWords, lengthOf, type Lexicon, maskOf, startOf } from './words.ts'

/** Words of the address in any order: the same, alike, another. */
export function homeLevel(words: Lexicon, memory: Int32Array, rows: Int32Array, fromA: number, fromB: number, room: number): number {
  if (rows[fromA] === 0 || rows[fromB] === 0) return 0
  let inA = 0
  let inB = 0
  let shared = 0
  let openA = 0
  let openB = 0
  for (let l = 0; l < room; l++) {
    const v = rows[fromB + l] as number
    if (v === 0) break
    inB += bitsOf(words, v)
    openB |= 1 << l
  }
  for (let k = 0; k < room; k++) {
    const w = rows[fromA + k] as number
    if (w === 0) break
    const worth = bitsOf(words, w)
    inA += worth
    let hit = -1
    for (let l = 0; l < room && hit < 0; l++) if ((openB & (1 << l)) !== 0 && rows[fromB + l] === w && (k === l || !isNumber(words, w) || inTurn(words, rows, fromA, k, fromB, l, room))) hit = l
    if (hit < 0) openA |= 1 << k
    else {
      openB &= ~(1 << hit)
      shared += worth
    }
  }
  const whole = Math.max(inA, inB)
  // Another number on either side is another house, however much of the street's name they share.
  const apart = openNumber(words, rows, fromA, openA) && openNumber(words, rows, fromB, openB)
  if (shared >= 0.8 * whole) return apart ? 2 : 1
  for (let k = 0; k < room && openB !== 0; k++) {
    if ((openA & (1 << k)) === 0) continue
    const w = rows[fromA + k] as number
    if (isNumber(words, w)) continue
    let best = 0
    let hit = -1
    for (let l = 0; l < room; l++) {
      if ((openB & (1 << l)) === 0) continue
      const how = compareWords(words, memory, w, rows[fromB + l] as number)
      if (how > best) {
        best = how
        hit = l
      }
    }
    if (hit < 0) continue
    openB &= ~(1 << hit)
    const a = bitsOf(words, w)
    const b = bitsOf(words, rows[fromB + hit] as number)
    shared += Math.min(a, b) * (best >= alike.bySound ? 1 : best === alike.nearly ? 0.8 : 0.4)
  }
  const share = shared / whole
  if (share >= 0.8) return apart ? 2 : 1
  return share >= 0.4 || runTogether(words, rows, fromA, fromB, room) ? 2 : 3
}

/** A number, also with the letters that stand at its side (RT 3, B8, 51a). */
const isNumber = (words: Lexicon, w: number): boolean => {
  const from = startOf(words, w)
  const to = from + lengthOf(words, w)
  return to > from && (isDigit(words.letters[from] as number) || isDigit(words.letters[to - 1] as number))
}
const isDigit = (c: number): boolean => c >= 48 && c <= 57

/** Where both have as many numbers they are laid beside each other in order: RT 3 RW 5 is not RT 5 RW 3. */
const inTurn = (words: Lexicon, rows: Int32Array, fromA: number, k: number, fromB: number, l: number, room: number): boolean =>
  turn(words, rows, fromA, k) === turn(words, rows, fromB, l) || turn(words, rows, fromA, room) !== turn(words, rows, fromB, room)

/** Numbers that stand before place `end` of an address. */
function turn(words: Lexicon, rows: Int32Array, from: number, end: number): number {
  let n = 0
  for (let k = 0; k < end; k++) {
    const w = rows[from + k] as number
    if (w === 0) break
    if (isNumber(words, w)) n++
  }
  return n
}

function openNumber(words: Lexicon, rows: Int32Array, from: number, open: number): boolean {
  for (let k = 0; open >>> k !== 0; k++) if ((open & (1 << k)) !== 0 && isNumber(words, rows[from + k] as number)) return true
  return false
}

const lines = [new Uint16Array(512), new Uint16Array(512)] as const

/** Blanks in other places (“goodwinstreet”, “beaumon tclose”): the same letters in a row, but for a few. */
function runTogether(words: Lexicon, rows: Int32Array, fromA: number, fromB: number, room: number): boolean {
  let maskA = 0
  let maskB = 0
  for (let k = 0; k < room; k++) {
    maskA |= maskOf(words, rows[fromA + k] as number)
    maskB |= maskOf(words, rows[fromB + k] as number)
  }
  if (bitsIn(maskA ^ maskB) > 5) return false
  const a = inLine(words, rows, fromA, room, lines[0])
  const b = inLine(words, rows, fromB, room, lines[1])
  const short = Math.min(a, b)
  if (short < 8) return false
  const allowed = Math.floor(short / 5)
  return slipsBetween(lines[0], 0, Math.min(a, short + allowed), lines[1], 0, Math.min(b, short + allowed), allowed) <= allowed
}

function inLine(words: Lexicon, rows: Int32Array, from: number, room: number, into: Uint16Array): number {
  let n = 0
  for (let k = 0; k < room; k++) {
    const w = rows[from + k] as number
    const start = startOf(words, w)
    for (let at = start; at < start + lengthOf(words, w); at++) into[n++] = words.letters[at] as number
  }
  return n
}

export function areaLevel(words: Lexicon, memory: Int32Array, rows: Int32Array, fromA: number, fromB: number, room: number): number {
  let known = 0
  let same = 0
  let near = 0
  let told = 0
  for (let k = 0; k < room; k++) {
    const x = rows[fromA + k] as number
    const y = rows[fromB + k] as number
    if (x === 0 || y === 0) continue
    known++
    if (x === y) {
      same++
      told += bitsOf(words, x)
    } else if (compareWords(words, memory, x, y) >= alike.nearly) near++
  }
  if (known === 0) return 0
  if (same === known) return told >= 6 ? 1 : 2
  if (same + near === 0) return 5
  return same + near === known || told >= 6 ? 3 : 4
}

export function textLevel(words: Lexicon, memory: Int32Array, x: number, y: number): number {
  if (x === 0 || y === 0) return 0
  if (x === y) return 1
  return compareWords(words, memory, x, y) >= alike.loosely ? 2 : 3
}
