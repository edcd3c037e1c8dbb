// Ways to find who is worth comparing: each rule gives a person a few keys, and people who share one are laid side by side.
// Many narrow rules rather than few wide ones: what one slip hides from a rule, another still sees.
import { at, dateInNumber, digitAt, familyDigits, most, numberDigits, type People, sexIn, wide } from './people.ts'
import type { Words } from './words.ts'

export interface KeyRule {
  name: string
  /** How many keys a person gets. */
  keys: number
  /** Wide: taken only where it brings few pairs (small files, rare values). */
  wide?: true
  /** Writes the keys of person `i` into `out`, which holds 0 (no key) everywhere. */
  write(p: People, i: number, out: Int32Array): void
}

const mix = (a: number, b: number): number => {
  let h = Math.imul(a ^ (b >>> 15) ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}
/** Two or three parts as one key, never 0; 0 when one of them is missing. */
const key2 = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : mix(a, b) | 1)
const key3 = (a: number, b: number, c: number): number => (a === 0 || b === 0 || c === 0 ? 0 : mix(mix(a, b) | 1, c) | 1)

/** How the word standing at `place` of a person's row sounds; 0 where there is none. */
function soundAt(p: People, words: Words, i: number, place: number): number {
  const w = p.rows[i * wide + place] as number
  return w === 0 ? 0 : (words.soundIds[w] as number)
}
const nameSound = (p: People, i: number, k: number): number => soundAt(p, p.names, i, at.name + k)
const motherSound = (p: People, i: number, k: number): number => soundAt(p, p.names, i, at.mother + k)
const homeSound = (p: People, i: number, k: number): number => soundAt(p, p.homes, i, at.home + k)
/** What a first look at a long text keeps: its number among those that sound alike. */
const contactSound = (p: People, i: number): number => soundAt(p, p.contacts, i, at.contact)
const area = (p: People, i: number): number => p.rows[i * wide + at.area] as number
const half = (p: People, i: number, second: boolean): number => {
  const { rows } = p
  const where = i * wide + at.number
  const length = numberDigits(rows[i * wide + at.facts] as number)
  if (length === 0 || length === 255) return 0
  // A NIK's head is where and when somebody was born; its tail month, year and turn.
  if (length === 16) return second ? (rows[where + 1] as number) || 1 : mix(rows[where] as number, (rows[where + 1] as number) >>> 16) | 1
  if (length > 8) return second ? (rows[where + 1] as number) || 1 : (rows[where] as number) || 1
  const middle = (length + 1) >> 1
  let h = second ? 7 : 5
  for (let k = second ? middle : 0; k < (second ? length : middle); k++) h = h * 10 + digitAt(rows, where, k)
  return h
}
const whole = (p: People, i: number, where: number, length: number): number =>
  length === 0 ? 0 : key3((p.rows[i * wide + where] as number) || 1, (p.rows[i * wide + where + 1] as number) || 1, length)
const numberWhole = (p: People, i: number): number => whole(p, i, at.number, numberDigits(p.rows[i * wide + at.facts] as number))
const familyWhole = (p: People, i: number): number => whole(p, i, at.family, familyDigits(p.rows[i * wide + at.facts] as number))
const born = (p: People, i: number): number => p.rows[i * wide + at.born] as number
const year = (p: People, i: number): number => Math.floor(born(p, i) / 10000)
/** Day and month in either order. */
const unordered = (p: People, i: number): number => {
  const b = born(p, i)
  if (b === 0) return 0
  const m = Math.floor(b / 100) % 100
  const d = b % 100
  return (year(p, i) * 100 + Math.min(m, d)) * 100 + Math.max(m, d)
}
/** Two keys: with the first and with the second word of the name. */
const withName = (name: string, of: (p: People, i: number) => number): KeyRule => ({
  name,
  keys: 2,
  write(p, i, out) {
    const base = of(p, i)
    out[0] = key2(base, nameSound(p, i, 0))
    out[1] = key2(base, nameSound(p, i, 1))
  },
})
const alone = (name: string, of: (p: People, i: number) => number): KeyRule => ({
  name,
  keys: 1,
  write(p, i, out) {
    out[0] = of(p, i)
  },
})

/** The first two words of the name in either order; 0 unless there are two. */
const twoNames = (p: People, i: number): number => {
  const a = nameSound(p, i, 0)
  const b = nameSound(p, i, 1)
  return key2(Math.min(a, b), Math.max(a, b))
}

export const keyRules: readonly KeyRule[] = [
  alone('number', numberWhole),
  withName('head of the number, name', (p, i) => half(p, i, false)),
  withName('tail of the number, name', (p, i) => half(p, i, true)),
  withName('birth date, name', born),
  alone('birth date, area', (p, i) => key2(born(p, i), area(p, i))),
  withName('birth date with day and month exchanged, name', unordered),
  withName('family number, name', familyWhole),
  alone('family number, sex, year', (p, i) => key3(familyWhole(p, i), sexIn(p.rows[i * wide + at.facts] as number), year(p, i))),
  alone('two words of the name, area', (p, i) => key2(twoNames(p, i), area(p, i))),
  alone('two words of the name, year', (p, i) => key2(twoNames(p, i), year(p, i))),
  {
    name: 'mother, area, name',
    keys: 2,
    write(p, i, out) {
      const m = motherSound(p, i, 0)
      const more = motherSound(p, i, 1)
      const a = nameSound(p, i, 0)
      const b = nameSound(p, i, 1)
      const base = key2(m, area(p, i))
      // A mother of one word says little: then both words of the name must agree.
      if (more === 0) out[0] = key3(base, a, b)
      else {
        out[0] = key3(base, more, a)
        out[1] = key3(base, more, b)
      }
    },
  },
  {
    name: 'words of the address, name',
    keys: 4,
    write(p, i, out) {
      const a = homeSound(p, i, 0)
      const b = homeSound(p, i, 1)
      const place = area(p, i) || 1
      out[0] = key3(key2(a, b), place, nameSound(p, i, 0))
      out[1] = key3(key2(a, b), place, nameSound(p, i, 1))
      out[2] = key3(key2(a, b), 3, year(p, i))
      out[3] = key3(key2(b, homeSound(p, i, 2)), 5, year(p, i))
    },
  },
  withName('birth date written in the number, name', (p, i) => dateInNumber(p.rows, i * wide) || born(p, i) % 1000000),
  alone('contact', (p, i) => p.rows[i * wide + at.contact] as number),
  withName('how the contact sounds, name', contactSound),
  { ...alone('birth date', born), wide: true },
  { ...alone('head of the number', (p, i) => half(p, i, false)), wide: true },
  { ...alone('tail of the number', (p, i) => half(p, i, true)), wide: true },
  { ...alone('area, year', (p, i) => key2(area(p, i), year(p, i))), wide: true },
  { ...alone('area, second area', (p, i) => key2(area(p, i), p.rows[i * wide + at.area + 1] as number)), wide: true },
  { ...alone('first word of the name, area', (p, i) => key2(nameSound(p, i, 0), area(p, i))), wide: true },
  { ...alone('second word of the name, area', (p, i) => key2(nameSound(p, i, 1), area(p, i))), wide: true },
  { ...alone('two words of the name', twoNames), wide: true },
  {
    name: 'beginning of a word of the address, word of the name',
    keys: 8,
    wide: true,
    write(p, i, out) {
      let n = 0
      for (let k = 0; k < most.home && n < 8; k++) {
        const w = p.rows[i * wide + at.home + k] as number
        const text = p.homes.texts[w] as string
        if (text.length < 5) continue
        let h = 17
        for (let c = 0; c < 4; c++) h = h * 31 + text.charCodeAt(c)
        out[n++] = key2(h, nameSound(p, i, 0))
        out[n++] = key2(h, nameSound(p, i, 1))
      }
    },
  },
  {
    name: 'words of the address',
    keys: most.home,
    wide: true,
    write(p, i, out) {
      for (let k = 0; k < most.home; k++) out[k] = p.rows[i * wide + at.home + k] as number
    },
  },
]
