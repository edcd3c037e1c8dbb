// People of one file as fixed-size records in typed arrays: about 130 bytes each beside the words. Raw values stay outside.
import { joinedText } from './name.ts'
import { homeReader, nameReader, textReader, type ReadName } from './reading.ts'
import { wider } from './wider.ts'
import { Words } from './words.ts'

/**
 * What a column of a file is. Several columns may share a role: given name and surname are both `name`, in any order;
 * `home` is whatever tells the house (street, number, RT, RW, hamlet), `area` the places around it, the smallest first.
 */
export type Role = 'name' | 'mother' | 'father' | 'born' | 'sex' | 'number' | 'family' | 'home' | 'area' | 'birthplace' | 'contact'
export type RawPerson = { readonly [R in Role]?: string | readonly string[] | null | undefined }

export const most = { name: 6, mother: 4, home: 6, area: 4 } as const

/** Where each thing stands in a person's row of `wide` whole numbers: two lines of a processor's cache, not a dozen. */
export const at = { name: 0, mother: 6, home: 10, area: 16, born: 20, number: 21, family: 23, birthplace: 25, contact: 26, facts: 27 } as const
export const wide = 28

/**
 * Rows of people beside the words they are written in. Words are numbers in `names`, `homes` …, 0 for none.
 * `born` is yyyymmdd, also where that is no day of the calendar. `number` and `family` are two whole numbers of eight digits,
 * four bits each, left to right. `facts`: sex (1 man, 2 woman) | father's words among the name's, from its end, << 2 |
 * digits of the number << 8 | of the family number << 16; 255 digits: not digits alone, only its hash.
 */
export interface People {
  n: number
  rows: Int32Array
  names: Words
  homes: Words
  areas: Words
  places: Words
  contacts: Words
  read: {
    name: ReturnType<typeof nameReader>
    home: ReturnType<typeof homeReader>
    area: ReturnType<typeof textReader>
    place: ReturnType<typeof textReader>
    contact: ReturnType<typeof textReader>
  }
}

export const sexIn = (facts: number): number => facts & 3
export const fatherIn = (facts: number): number => (facts >>> 2) & 7
export const numberDigits = (facts: number): number => (facts >>> 8) & 255
export const familyDigits = (facts: number): number => (facts >>> 16) & 255

export function noPeople(capacity: number): People {
  const names = new Words()
  const homes = new Words()
  const areas = new Words()
  const places = new Words()
  const contacts = new Words()
  return {
    n: 0,
    rows: new Int32Array(Math.max(1, capacity) * wide),
    names,
    homes,
    areas,
    places,
    contacts,
    read: { name: nameReader(names), home: homeReader(homes), area: textReader(areas), place: textReader(places), contact: textReader(contacts) },
  }
}

/** Room for one row more; whoever keeps `rows` must look again. */
export function makeRoom(p: People): void {
  if ((p.n + 1) * wide > p.rows.length) p.rows = wider(p.rows)
}

/** Adds one person; returns their row. `count: false` for somebody who is only asked about: the words' frequencies stay. */
export function addPerson(p: People, raw: RawPerson, count = true): number {
  makeRoom(p)
  const i = p.n++
  writePerson(p, i, raw, count)
  return i
}

const said: ReadName = { own: [], father: [] }
const list: number[] = []

/** Writes a person over row `i`, which must be within what was allotted. */
export function writePerson(p: People, i: number, raw: RawPerson, count = true): void {
  said.own.length = 0
  said.father.length = 0
  each(raw.name, written => p.read.name(written, count, said))
  const own = Math.min(said.own.length, most.name)
  const extra = said.father
  each(raw.father, written => {
    const father: ReadName = { own: extra, father: [] }
    p.read.name(written, count, father)
  })
  const words = Math.min(most.name, own + extra.length)
  const rows = p.rows
  const row = i * wide
  for (let k = 0; k < most.name; k++) rows[row + at.name + k] = k < own ? (said.own[k] as number) : k < words ? (extra[k - own] as number) : 0
  said.own.length = 0
  said.father.length = 0
  each(raw.mother, written => p.read.name(written, count, said))
  for (let k = 0; k < most.mother; k++) rows[row + at.mother + k] = said.own[k] ?? 0
  rows[row + at.born] = bornOf(first(raw.born))
  const numberLength = writeNumber(rows, row + at.number, first(raw.number))
  const familyLength = writeNumber(rows, row + at.family, first(raw.family))
  list.length = 0
  each(raw.home, written => p.read.home(written, count, list))
  // Too many words: the short ones tell least.
  if (list.length > most.home) list.sort((a, b) => (p.homes.texts[b] as string).length - (p.homes.texts[a] as string).length)
  for (let k = 0; k < most.home; k++) rows[row + at.home + k] = list[k] ?? 0
  const areas = raw.area
  for (let k = 0; k < most.area; k++) rows[row + at.area + k] = p.read.area((typeof areas === 'string' ? (k === 0 ? areas : '') : areas?.[k]) ?? '', count)
  rows[row + at.birthplace] = p.read.place(first(raw.birthplace), count)
  rows[row + at.contact] = p.read.contact(first(raw.contact), count)
  rows[row + at.facts] = sexOf(first(raw.sex)) | ((words - own) << 2) | (numberLength << 8) | (familyLength << 16)
}

function each(v: RawPerson[Role], of: (written: string) => void): void {
  if (typeof v === 'string') {
    if (v !== '') of(v)
  } else if (v) for (const one of v) if (one) of(one)
}
const first = (v: RawPerson[Role]): string => (typeof v === 'string' ? v : (v?.[0] ?? ''))

/** Any usual way to write a date, day before month unless the year stands first. */
export function bornOf(written: string): number {
  if (written.length === 10 && written.charCodeAt(4) === 45 && written.charCodeAt(7) === 45) {
    const iso = digits(written, 0, 4) * 10000 + digits(written, 5, 7) * 100 + digits(written, 8, 10)
    if (iso > 0) return iso
  }
  return bornOtherwise(written)
}

/** A whole number; NaN when something else stands there. */
function digits(text: string, from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i) - 48
    if (c < 0 || c > 9) return Number.NaN
    n = n * 10 + c
  }
  return n
}

function bornOtherwise(written: string): number {
  const parts = written.trim().split(/[^0-9]+/).filter(s => s !== '')
  if (parts.length >= 3) {
    const [a, b, c] = parts as [string, string, string]
    if (a.length === 4) return Number(a) * 10000 + Number(b) * 100 + Number(c.slice(0, 2))
    if (c.length >= 4) return Number(c.slice(0, 4)) * 10000 + Number(b) * 100 + Number(a)
    return 0
  }
  const one = parts[0] ?? ''
  if (parts.length !== 1 || one.length !== 8) return 0
  const year = Number(one.slice(0, 4))
  const yearFirst = year >= 1850 && year <= 2100
  return yearFirst ? Number(one) : Number(one.slice(4)) * 10000 + Number(one.slice(2, 4)) * 100 + Number(one.slice(0, 2))
}

function sexOf(written: string): number {
  const c = written.trim().toLowerCase()
  if (c === 'l' || c === '1' || c === 'm' || c.startsWith('la') || c.startsWith('ma') || c.startsWith('pri')) return 1
  return c === 'p' || c === '2' || c === 'f' || c.startsWith('pe') || c.startsWith('fe') || c.startsWith('wa') ? 2 : 0
}

/** Writes two whole numbers; returns how many digits they hold. */
function writeNumber(into: Int32Array, where: number, written: string): number {
  let high = 0
  let low = 0
  let length = 0
  let other = 0
  for (let k = 0; k < written.length; k++) {
    const c = written.charCodeAt(k)
    if (c >= 48 && c <= 57) {
      if (length < 8) high |= (c - 48) << (28 - 4 * length)
      else if (length < 16) low |= (c - 48) << (28 - 4 * (length - 8))
      length++
    } else if (c > 64) other++
  }
  if (other > 0 || length > 16) {
    // No number of digits alone: only the same or not the same.
    let h = 0x811c9dc5
    for (const c of joinedText(written)) h = Math.imul(h ^ (c.codePointAt(0) as number), 0x01000193)
    high = h
    low = Math.imul(h, 0x9e3779b1) ^ written.length
    length = 255
  }
  into[where] = high
  into[where + 1] = low
  return length
}

/** The k-th digit, from the left, of the number standing at `where`. */
export const digitAt = (rows: Int32Array, where: number, k: number): number =>
  k < 8 ? ((rows[where] as number) >>> (28 - 4 * k)) & 15 : ((rows[where + 1] as number) >>> (28 - 4 * (k - 8))) & 15

/** The date a NIK of sixteen digits carries (women's days are forty more), as yymmdd; 0 = none. */
export function dateInNumber(rows: Int32Array, row: number): number {
  if (numberDigits(rows[row + at.facts] as number) !== 16) return 0
  const d = (k: number) => digitAt(rows, row + at.number, k)
  const day = (d(6) * 10 + d(7)) % 40
  const month = d(8) * 10 + d(9)
  return day < 1 || day > 31 || month < 1 || month > 12 ? 0 : (d(10) * 10 + d(11)) * 10000 + month * 100 + day
}
