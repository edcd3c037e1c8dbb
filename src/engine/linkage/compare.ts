// Two people become one small whole number: which level each comparison reached. Everything after counts such patterns.
import { at, dateInNumber, digitAt, familyDigits, fatherIn, most, numberDigits, type People, sexIn, wide } from './people.ts'
import { alike, bitsIn, editsBetween, type Words } from './words.ts'

/** Groups are judged one beside the other; what hangs together (a NIK holds the birth date) is one group, judged jointly. */
export const groups = ['self', 'kin', 'name', 'area', 'birthplace', 'contact'] as const
export type Group = (typeof groups)[number]

export const levels = {
  number: ['unknown', 'same', 'oneDigit', 'twoDigits', 'sameHead', 'other'],
  born: ['unknown', 'same', 'sameHeaped', 'swapped', 'slip', 'onePart', 'sameYear', 'other'],
  sex: ['unknown', 'same', 'other'],
  family: ['unknown', 'same', 'oneDigit', 'other'],
  mother: ['unknown', 'same', 'sameCommon', 'partly', 'other'],
  home: ['unknown', 'same', 'alike', 'other'],
  name: ['unknown', 'same0', 'same1', 'same2', 'same3', 'same4', 'nearly0', 'nearly1', 'nearly2', 'nearly3', 'within0', 'within1', 'within2', 'partly0', 'partly1', 'other'],
  area: ['unknown', 'same', 'sameCommon', 'partly', 'alike', 'other'],
  birthplace: ['unknown', 'same', 'alike', 'other'],
  contact: ['unknown', 'same', 'alike', 'other'],
} as const
export type Part = keyof typeof levels

/** Cells of each group: its parts' levels multiplied. */
export const parts: { [G in Group]: readonly Part[] } = {
  self: ['number', 'born', 'sex'],
  kin: ['family', 'mother', 'home'],
  name: ['name'],
  area: ['area'],
  birthplace: ['birthplace'],
  contact: ['contact'],
}
export const sizes = groups.map(g => parts[g].reduce((n, p) => n * levels[p].length, 1))
export const groupCount = groups.length

/** Upper ends, in bits, of the bins of what a matching name tells. */
export const nameBins = { same: [7, 12, 17, 22], nearly: [8, 13, 18], within: [6, 11], partly: [8] } as const

/** The cell of each group in a pattern, written into `out`. */
export function cellsOf(pattern: number, out: Int32Array): void {
  let rest = pattern
  for (let g = groupCount - 1; g >= 0; g--) {
    const size = sizes[g] as number
    out[g] = rest % size
    rest = (rest - (out[g] as number)) / size
  }
}

/** Level of each part in one group's cell. */
export function levelsOf(group: Group, cell: number): { part: Part; level: string }[] {
  const out: { part: Part; level: string }[] = []
  let rest = cell
  for (const part of [...parts[group]].reverse()) {
    const n = levels[part].length
    out.unshift({ part, level: levels[part][rest % n] as string })
    rest = Math.floor(rest / n)
  }
  return out
}

const heaped = new Set([1231, 701, 101, 817])

/** Compares rows of one file; people asked about stand in rows of their own (`writePerson`). */
export function comparer(p: People): (i: number, j: number) => number {
  const { rows, names, homes, areas, places, contacts } = p
  const nameBits = names.information()
  const homeBits = homes.information()
  const areaBits = areas.information()
  const [, nKin, nName, nArea, nBirthplace, nContact] = sizes as [number, number, number, number, number, number]
  return (i, j) => {
    const a = i * wide
    const b = j * wide
    const factsA = rows[a + at.facts] as number
    const factsB = rows[b + at.facts] as number
    const self = (numberLevel(rows, a, b) * 8 + bornLevel(rows, a, b)) * 3 + sexLevel(sexIn(factsA), sexIn(factsB))
    const kin = (familyLevel(rows, a, b) * 5 + motherLevel(names, rows, a, b, nameBits)) * 4 + homeLevel(homes, rows, a, b, homeBits)
    const name = nameLevel(names, rows, a, b, nameBits, fatherIn(factsA), fatherIn(factsB))
    const area = areaLevel(areas, rows, a, b, areaBits)
    const birthplace = textLevel(places, rows[a + at.birthplace] as number, rows[b + at.birthplace] as number)
    const contact = textLevel(contacts, rows[a + at.contact] as number, rows[b + at.contact] as number)
    return ((((self * nKin + kin) * nName + name) * nArea + area) * nBirthplace + birthplace) * nContact + contact
  }
}

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
export const numberLevel = (rows: Int32Array, a: number, b: number): number =>
  digitsLevel(rows, a + at.number, numberDigits(rows[a + at.facts] as number), b + at.number, numberDigits(rows[b + at.facts] as number))

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

function familyLevel(rows: Int32Array, a: number, b: number): number {
  const n = digitsLevel(rows, a + at.family, familyDigits(rows[a + at.facts] as number), b + at.family, familyDigits(rows[b + at.facts] as number))
  return n <= 2 ? n : 3
}

const sexLevel = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a === b ? 1 : 2)

export function bornLevel(rows: Int32Array, a: number, b: number): number {
  const x = rows[a + at.born] as number
  const y = rows[b + at.born] as number
  if (x === 0 || y === 0) return 0
  if (x === y) return heaped.has(x % 10000) ? 2 : 1
  const yx = Math.floor(x / 10000)
  const yy = Math.floor(y / 10000)
  const mx = Math.floor(x / 100) % 100
  const my = Math.floor(y / 100) % 100
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
  return yx === yy || (Math.abs(yx - yy) === 1 && mx === my) ? 6 : 7
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
      if (apart === 2 && (k !== first + 1 || sum !== 0)) return false
      first = k
    }
    a = Math.floor(a / 10)
    b = Math.floor(b / 10)
  }
  return apart === 1 || (apart === 2 && sum === 0)
}

/** What came of laying two names beside each other, kept for the one who reads it next. */
const met = { told: 0, leftA: 0, leftB: 0, slips: 0, any: false }
const takenB = new Uint8Array(8)
/** Words that tell less than this are no loss when missing. */
const lightBits = 4.5

function layNames(words: Words, bits: Float32Array, a: Int32Array, fromA: number, b: Int32Array, fromB: number, room: number, fatherA: number, fatherB: number): boolean {
  let na = 0
  let nb = 0
  while (na < room && a[fromA + na] !== 0) na++
  while (nb < room && b[fromB + nb] !== 0) nb++
  if (na === 0 || nb === 0) return false
  takenB.fill(0)
  met.told = 0
  met.leftA = 0
  met.leftB = 0
  met.slips = 0
  met.any = false
  let openA = 0
  // The same words first, so that a near miss takes nobody's twin.
  for (let k = 0; k < na; k++) {
    const w = a[fromA + k] as number
    let hit = -1
    for (let l = 0; l < nb; l++) {
      if (takenB[l] === 0 && b[fromB + l] === w) {
        hit = l
        break
      }
    }
    if (hit < 0) openA |= 1 << k
    else {
      takenB[hit] = 1
      met.told += bits[w] as number
      met.any = true
    }
  }
  if (openA !== 0 && na !== nb) openA = joinUp(words, bits, a, fromA, na, b, fromB, nb, openA)
  for (let k = 0; k < na; k++) {
    if ((openA & (1 << k)) === 0) continue
    const w = a[fromA + k] as number
    let best = 0
    let hit = -1
    for (let l = 0; l < nb; l++) {
      if (takenB[l] === 1) continue
      const how = words.compare(w, b[fromB + l] as number)
      if (how > best) {
        best = how
        hit = l
      }
    }
    if (hit < 0) continue
    const v = b[fromB + hit] as number
    const worth = Math.min(bits[w] as number, bits[v] as number)
    takenB[hit] = 1
    openA &= ~(1 << k)
    met.any = true
    met.told += best === alike.bySound ? worth * 0.9 : best === alike.nearly ? worth * 0.75 : worth * 0.4
    if (best !== alike.bySound) met.slips++
  }
  if (openA !== 0) openA = initials(words, a, fromA, na, b, fromB, nb, openA)
  for (let k = 0; k < na - fatherA; k++) if ((openA & (1 << k)) !== 0 && (bits[a[fromA + k] as number] as number) > lightBits) met.leftA += bits[a[fromA + k] as number] as number
  for (let l = 0; l < nb - fatherB; l++) if (takenB[l] === 0 && (bits[b[fromB + l] as number] as number) > lightBits) met.leftB += bits[b[fromB + l] as number] as number
  return true
}

/** M. for Muhammad, S. for Sutini: worth little, but no contradiction. */
function initials(words: Words, a: Int32Array, fromA: number, na: number, b: Int32Array, fromB: number, nb: number, open: number): number {
  let openA = open
  for (let k = 0; k < na; k++) {
    if ((openA & (1 << k)) === 0) continue
    const ta = words.texts[a[fromA + k] as number] as string
    for (let l = 0; l < nb; l++) {
      if (takenB[l] === 1) continue
      const tb = words.texts[b[fromB + l] as number] as string
      if ((ta.length > 1 && tb.length > 1) || ta[0] !== tb[0]) continue
      takenB[l] = 1
      openA &= ~(1 << k)
      met.told += 3
      met.slips++
      met.any = true
      break
    }
  }
  return openA
}

/** Words written together on one side only (Nur Hayati, Nurhayati). */
function joinUp(words: Words, bits: Float32Array, a: Int32Array, fromA: number, na: number, b: Int32Array, fromB: number, nb: number, open: number): number {
  let openA = open
  for (let k = 0; k < na; k++) {
    if ((openA & (1 << k)) === 0) continue
    const ta = words.texts[a[fromA + k] as number] as string
    for (let l = 0; l < nb; l++) {
      if (takenB[l] === 1) continue
      const tb = words.texts[b[fromB + l] as number] as string
      const longer = ta.length > tb.length
      const whole = longer ? ta : tb
      const start = longer ? tb : ta
      if (start.length < 2 || start.length === whole.length || !whole.startsWith(start)) continue
      // The rest of the longer one must be another open word of the shorter side.
      const rest = whole.slice(start.length)
      const other = longer ? openIn(words, b, fromB, nb, rest, m => takenB[m] === 0 && m !== l) : openIn(words, a, fromA, na, rest, m => (openA & (1 << m)) !== 0 && m !== k)
      if (other < 0) continue
      takenB[l] = 1
      openA &= ~(1 << k)
      if (longer) takenB[other] = 1
      else openA &= ~(1 << other)
      met.told += Math.min(20, bits[longer ? (a[fromA + k] as number) : (b[fromB + l] as number)] as number)
      met.any = true
      break
    }
  }
  return openA
}

function openIn(words: Words, list: Int32Array, from: number, n: number, text: string, free: (m: number) => boolean): number {
  for (let m = 0; m < n; m++) if (free(m) && words.texts[list[from + m] as number] === text) return m
  return -1
}

function bin(told: number, ends: readonly number[]): number {
  let k = 0
  while (k < ends.length && told >= (ends[k] as number)) k++
  return k
}

function nameLevel(words: Words, rows: Int32Array, a: number, b: number, bits: Float32Array, fatherA: number, fatherB: number): number {
  if (!layNames(words, bits, rows, a + at.name, rows, b + at.name, most.name, fatherA, fatherB)) return 0
  if (!met.any) return 15
  if (met.leftA === 0 && met.leftB === 0) return met.slips === 0 ? 1 + bin(met.told, nameBins.same) : 6 + bin(met.told, nameBins.nearly)
  if (met.leftA === 0 || met.leftB === 0) return 10 + bin(met.told, nameBins.within)
  return 13 + bin(met.told, nameBins.partly)
}

function motherLevel(words: Words, rows: Int32Array, a: number, b: number, bits: Float32Array): number {
  if (!layNames(words, bits, rows, a + at.mother, rows, b + at.mother, most.mother, 0, 0)) return 0
  if (!met.any) return 4
  const whole = met.leftA === 0 && met.leftB === 0
  if (whole && met.told >= 9) return 1
  return whole || ((met.leftA === 0 || met.leftB === 0) && met.told >= 7) ? 2 : 3
}

function homeLevel(words: Words, rows: Int32Array, a: number, b: number, bits: Float32Array): number {
  const fromA = a + at.home
  const fromB = b + at.home
  if (rows[fromA] === 0 || rows[fromB] === 0) return 0
  takenB.fill(0)
  let shared = 0
  let inA = 0
  let inB = 0
  for (let l = 0; l < most.home && rows[fromB + l] !== 0; l++) inB += bits[rows[fromB + l] as number] as number
  for (let k = 0; k < most.home; k++) {
    const w = rows[fromA + k] as number
    if (w === 0) break
    const worth = bits[w] as number
    inA += worth
    let best = 0
    let hit = -1
    for (let l = 0; l < most.home; l++) {
      const v = rows[fromB + l] as number
      if (v === 0) break
      if (takenB[l] === 1) continue
      const how = v === w ? 4 : words.compare(w, v)
      if (how > best) {
        best = how
        hit = l
      }
    }
    if (hit < 0) continue
    takenB[hit] = 1
    shared += Math.min(worth, bits[rows[fromB + hit] as number] as number) * (best >= 3 ? 1 : best === 2 ? 0.8 : 0.4)
  }
  const share = shared / Math.max(inA, inB)
  if (share >= 0.8) return 1
  return share >= 0.4 || runTogether(words, rows, fromA, fromB) ? 2 : 3
}

/** Blanks in other places (“goodwinstreet”, “beaumon tclose”): the same letters in a row, but for a few. */
function runTogether(words: Words, rows: Int32Array, fromA: number, fromB: number): boolean {
  let maskA = 0
  let maskB = 0
  for (let k = 0; k < most.home; k++) {
    maskA |= words.maskOf(rows[fromA + k] as number)
    maskB |= words.maskOf(rows[fromB + k] as number)
  }
  if (bitsIn(maskA ^ maskB) > 5) return false
  let x = ''
  let y = ''
  for (let k = 0; k < most.home; k++) {
    x += words.texts[rows[fromA + k] as number] as string
    y += words.texts[rows[fromB + k] as number] as string
  }
  const short = Math.min(x.length, y.length)
  if (short < 8) return false
  const allowed = Math.floor(short / 5)
  return editsBetween(x.slice(0, short + allowed), y.slice(0, short + allowed), allowed) <= allowed
}

function areaLevel(words: Words, rows: Int32Array, a: number, b: number, bits: Float32Array): number {
  let known = 0
  let same = 0
  let near = 0
  let told = 0
  for (let k = 0; k < most.area; k++) {
    const x = rows[a + at.area + k] as number
    const y = rows[b + at.area + k] as number
    if (x === 0 || y === 0) continue
    known++
    if (x === y) {
      same++
      told += bits[x] as number
    } else if (words.compare(x, y) >= alike.nearly) near++
  }
  if (known === 0) return 0
  if (same === known) return told >= 6 ? 1 : 2
  if (same + near === 0) return 5
  return same + near === known || told >= 6 ? 3 : 4
}

function textLevel(words: Words, x: number, y: number): number {
  if (x === 0 || y === 0) return 0
  if (x === y) return 1
  return words.compare(x, y) >= alike.loosely ? 2 : 3
}
