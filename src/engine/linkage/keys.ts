// Ways to find who is worth comparing: each rule gives a person a few keys, and people who share one are laid side by side.
// Many narrow rules rather than few wide ones: what one slip hides from a rule, another still sees. A key must tell enough:
// where the words in it are common, it takes one thing more.
import { at, dateInNumber, digitAt, familyDigits, most, numberDigits, type People, sexIn, wide } from './people.ts'
import { lengthOf, type Lexicon, soundOf, startOf } from './words.ts'

export interface KeyRule {
  name: string
  /** Its keys' places among a person's keys. */
  from: number
  to: number
  /** Left out of large files that tell enough of people, or of those that tell nearly all: almost all it finds others find too. */
  spare: 'enough' | 'all' | 'never'
}

const ruled = (list: readonly (readonly [name: string, keys: number, spare?: 'enough' | 'all'])[]): KeyRule[] => {
  let to = 0
  return list.map(([name, keys, spare]) => {
    to += keys
    return { name, from: to - keys, to, spare: spare ?? 'never' }
  })
}

export const narrowRules: readonly KeyRule[] = ruled([
  ['number', 1],
  ['head of the number, name', 2, 'all'],
  ['tail of the number, names', 1, 'all'],
  ['birth date, name', 2],
  ['birth date, area, sex, first letter', 1],
  ['family number, name', 2],
  ['family number, sex, year', 1, 'enough'],
  ['two words of the name, area', 1, 'all'],
  ['two words of the name, year', 1, 'enough'],
  ['mother, area, name', 2],
  ['words of the address, name', 2, 'all'],
  ['words of the address, year', 1, 'enough'],
  ['birth date written in the number, name', 2, 'enough'],
  ['contact, year, sex', 1],
  ['how the contact sounds, name', 1, 'enough'],
  ['mail', 1],
  ['how the mail sounds, name', 1],
])
export const narrowKeys = narrowRules[narrowRules.length - 1]?.to as number

/** Taken in small files, and in those that tell too little of people for the narrow ones. */
export const wideRules: readonly KeyRule[] = ruled([
  ['birth date', 1],
  ['head of the number', 1],
  ['tail of the number', 1],
  ['area, year', 1],
  ['area, second area', 1],
  ['word of the name, area', 2],
  ['word of the name, year, area', 2],
  ['word of the name, day and month of birth', 2],
  ['two words of the name', 1],
  ['beginnings of two words of the name, year', 1],
  ['beginnings of two words of the name, area', 1],
  ['beginning of a word of the address, word of the name', 8],
  ['words of the address', most.home],
  ['contact alone', 1],
  ['uncommon word of the name, year', 2],
  ['word of the name, birthplace', 2],
])
export const wideKeys = wideRules[wideRules.length - 1]?.to as number

const mix = (a: number, b: number): number => {
  let h = Math.imul(a ^ (b >>> 15) ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}
/** Two or three parts as one key, never 0; 0 when one of them is missing. */
const key2 = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : mix(a, b) | 1)
const key3 = (a: number, b: number, c: number): number => (a === 0 || b === 0 || c === 0 ? 0 : mix(mix(a, b) | 1, c) | 1)

const rare = { first: 0, second: 0, third: 0, firstBits: 0, secondBits: 0, thirdBits: 0 }

/** How the two or three rarest of some words sound, the rarest first: the same words in any order give the same. */
function rarestOf(words: Lexicon, rows: Int32Array, from: number, room: number): void {
  const { about } = words
  let a = 0
  let b = 0
  let c = 0
  let ab = -1
  let bb = -1
  let cb = -1
  for (let k = 0; k < room; k++) {
    const w = rows[from + k] as number
    if (w === 0) break
    const s = about[4 * w] as number
    const told = about[4 * w + 3] as number
    if (told > ab || (told === ab && s < a)) {
      c = b
      cb = bb
      b = a
      bb = ab
      a = s
      ab = told
    } else if (told > bb || (told === bb && s < b)) {
      c = b
      cb = bb
      b = s
      bb = told
    } else if (told > cb || (told === cb && s < c)) {
      c = s
      cb = told
    }
  }
  rare.first = a
  rare.second = b
  rare.third = c
  rare.firstBits = ab
  rare.secondBits = bb
  rare.thirdBits = cb
}

/** Below so many 256ths of a bit a word, two of a name, three of an address, need one thing more in a key, or are none. */
const common = { word: 7.5 * 256, wordOfMany: 9.5 * 256, two: 17 * 256, house: 19 * 256 } as const
/** In a file of so many people a word must tell more. */
const many = 200_000

function whole(rows: Int32Array, where: number, length: number): number {
  return length === 0 ? 0 : key3((rows[where] as number) || 1, (rows[where + 1] as number) || 1, length)
}

/** First or second half of a number. A NIK's head is where and when somebody was born; its tail month, year and turn. */
function half(rows: Int32Array, where: number, length: number, second: boolean): number {
  if (length === 0 || length === 255) return 0
  if (length === 16) return second ? (rows[where + 1] as number) || 1 : mix(rows[where] as number, (rows[where + 1] as number) >>> 16) | 1
  if (length > 8) return (second ? (rows[where + 1] as number) : (rows[where] as number)) || 1
  const middle = (length + 1) >> 1
  let h = second ? 7 : 5
  for (let k = second ? middle : 0; k < (second ? length : middle); k++) h = h * 10 + digitAt(rows, where, k)
  return h
}

/** Writes the narrow keys of person `i` from `out[o]` on; 0 where there is none. `all`: also those that files which tell nearly all go without. */
export function writeNarrow(p: People, i: number, out: Int32Array, o: number, all = true): void {
  const { rows } = p
  const row = i * wide
  const facts = rows[row + at.facts] as number
  const sex = sexIn(facts) + 1
  const born = rows[row + at.born] as number
  const year = (born / 10000) | 0
  const area = rows[row + at.area] as number
  rarestOf(p.names, rows, row + at.mother, most.mother)
  const mother = rare.first
  const mother2 = rare.second
  rarestOf(p.names, rows, row + at.name, most.name)
  const a = rare.first
  const b = rare.second
  const aBits = rare.firstBits
  const bBits = rare.secondBits
  const two = b === 0 ? 0 : key2(Math.min(a, b), Math.max(a, b))
  const length = numberDigits(facts)
  const number = row + at.number
  const head = half(rows, number, length, false)
  const tail = half(rows, number, length, true)
  const family = whole(rows, row + at.family, familyDigits(facts))
  // With a common word the area comes in, and the sex, which is hardly ever mistaken.
  const more = area === 0 ? sex : area * 4 + sex
  const least = p.n > many ? common.wordOfMany : common.word
  const moreA = aBits < least ? more : 1
  const moreB = bBits < least ? more : 1
  // Day and month in either order; a date of which only the year is known is no date.
  const month = ((born / 100) | 0) % 100
  const day = born % 100
  const date = born % 10000 === 0 ? 0 : (year * 100 + Math.min(month, day)) * 100 + Math.max(month, day)
  out[o] = whole(rows, number, length)
  out[o + 1] = key2(head, a)
  out[o + 2] = key2(head, b)
  out[o + 3] = key3(tail, two || a, b === 0 ? more : 1)
  out[o + 4] = key3(date, a, moreA)
  out[o + 5] = key3(date, b, moreB)
  out[o + 6] = key3(date, area, (p.names.letters[startOf(p.names, rows[row + at.name] as number)] as number) * 4 + sex)
  out[o + 7] = key2(family, a)
  out[o + 8] = key2(family, b)
  out[o + 9] = key3(family, sex, year)
  // Of a name that many bear, mother or area must agree too.
  const namesakes = rows[row + at.whole] as number
  const known = aBits + bBits >= common.two && namesakes === 0
  out[o + 10] = key3(two, area, known ? 1 : mother)
  out[o + 11] = key3(two, year, known ? 1 : mother || area)
  // A mother of one word says little: then both words of the name must agree.
  const base = key2(mother, area)
  out[o + 12] = mother2 === 0 ? key2(base, two) : key3(base, mother2, a)
  out[o + 13] = mother2 === 0 ? 0 : key3(base, mother2, b)
  if (all) writeSpare(p, row, out, o, a, b, moreA, moreB)
  const contact = rows[row + at.contact] as number
  const mail = rows[row + at.mail] as number
  out[o + 19] = key3(contact, year || 1, sex)
  out[o + 20] = key2(soundOf(p.contacts, contact), a)
  out[o + 21] = mail
  out[o + 22] = key2(soundOf(p.mails, mail), a)
  once(out, o, 1, 2)
  once(out, o, 4, 5)
  once(out, o, 7, 8)
  once(out, o, 12, 13)
}

/** Of the house, and of the date written in the number. */
function writeSpare(p: People, row: number, out: Int32Array, o: number, a: number, b: number, moreA: number, moreB: number): void {
  const { rows } = p
  const born = rows[row + at.born] as number
  const year = (born / 10000) | 0
  rarestOf(p.homes, rows, row + at.home, most.home)
  // The house by its three rarest words, in any order.
  const house = rare.second === 0 || rare.firstBits + rare.secondBits + rare.thirdBits < common.house ? 0 : key2((rare.first + rare.second + rare.third) | 0, rare.first ^ rare.second ^ rare.third ^ -1)
  const place = (rows[row + at.area] as number) || 1
  out[o + 14] = key3(house, place, a)
  out[o + 15] = key3(house, place, b)
  out[o + 16] = key3(house, place, year === 0 ? 0 : year * 4 + sexIn(rows[row + at.facts] as number) + 1)
  const written = dateInNumber(rows, row) || (born % 10000 === 0 ? 0 : born % 1000000)
  out[o + 17] = key3(written, a, moreA)
  out[o + 18] = key3(written, b, moreB)
  once(out, o, 14, 15)
  once(out, o, 17, 18)
}

/** The same key twice would find the same people twice. */
function once(out: Int32Array, o: number, first: number, second: number): void {
  if (out[o + first] === out[o + second]) out[o + second] = 0
}

/** The first four letters of a word. */
function beginning(words: Lexicon, w: number): number {
  const from = startOf(words, w)
  const n = Math.min(4, lengthOf(words, w))
  let h = n === 0 ? 0 : 17
  for (let k = 0; k < n; k++) h = h * 31 + (words.letters[from + k] as number)
  return h
}

/** Writes the wide keys of person `i` from `out[o]` on. */
export function writeWide(p: People, i: number, out: Int32Array, o: number): void {
  const { rows, names, homes } = p
  const row = i * wide
  const length = numberDigits(rows[row + at.facts] as number)
  const born = rows[row + at.born] as number
  const year = (born / 10000) | 0
  const area = rows[row + at.area] as number
  rarestOf(names, rows, row + at.name, most.name)
  const { first: a, second: b, firstBits: aBits, secondBits: bBits } = rare
  const days = born % 10000
  out[o] = days === 0 ? 0 : born
  out[o + 1] = half(rows, row + at.number, length, false)
  out[o + 2] = half(rows, row + at.number, length, true)
  out[o + 3] = key2(area, year)
  out[o + 4] = key2(area, rows[row + at.area + 1] as number)
  out[o + 5] = key2(a, area)
  out[o + 6] = key2(b, area)
  out[o + 7] = key3(a, year, area || 1)
  out[o + 8] = key3(b, year, area || 1)
  out[o + 9] = key2(a, days)
  out[o + 10] = key2(b, days)
  out[o + 11] = b === 0 ? a : key2(Math.min(a, b), Math.max(a, b))
  const x = beginning(names, rows[row + at.name] as number)
  const y = beginning(names, rows[row + at.name + 1] as number)
  const two = y === 0 ? x : key2(Math.min(x, y), Math.max(x, y))
  out[o + 12] = key2(two, year)
  out[o + 13] = key2(two, area)
  let n = o + 14
  for (let k = 0; k < most.home && n < o + 22; k++) {
    const w = rows[row + at.home + k] as number
    if (lengthOf(homes, w) < 5) continue
    const start = beginning(homes, w)
    out[n++] = key2(start, a)
    out[n++] = b === a ? 0 : key2(start, b)
  }
  while (n < o + 22) out[n++] = 0
  for (let k = 0; k < most.home; k++) out[o + 22 + k] = rows[row + at.home + k] as number
  out[o + 22 + most.home] = rows[row + at.contact] as number
  // Those who moved; where there is no area another rule has this already.
  const moved = area === 0 ? 0 : year
  const rest = o + 23 + most.home
  out[rest] = aBits < common.word ? 0 : key2(a, moved)
  out[rest + 1] = bBits < common.word ? 0 : key2(b, moved)
  // Where no area is told the place of birth stands in for it.
  const birthplace = area === 0 ? (rows[row + at.birthplace] as number) : 0
  out[rest + 2] = key2(a, birthplace)
  out[rest + 3] = key2(b, birthplace)
}
