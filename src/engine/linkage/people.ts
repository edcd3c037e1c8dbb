// People of one file as fixed-size records in typed arrays: about 130 bytes each beside the words. Raw values stay outside.
import { plainText } from './name.ts'
import { homeReader, nameReader, textReader, type ReadName } from './reading.ts'
import { Words } from './words.ts'

/**
 * What a column of a file is. Several columns may share a role: given name and surname are both `name`, in any order;
 * `home` is whatever tells the house (street, number, RT, RW, hamlet), `area` the places around it, the smallest first.
 */
export type Role = 'name' | 'mother' | 'father' | 'born' | 'sex' | 'number' | 'family' | 'home' | 'area' | 'birthplace' | 'contact'
export type RawPerson = { readonly [R in Role]?: string | readonly string[] | null | undefined }

export const most = { name: 6, mother: 4, home: 6, area: 4 } as const

/** Digits of a number, left to right, four bits each; length 255: no digits, only its hash. */
export interface Numbers {
  high: Int32Array
  low: Int32Array
  length: Uint8Array
}

export interface People {
  n: number
  names: Words
  homes: Words
  areas: Words
  places: Words
  contacts: Words
  /** `most.name` word numbers each, 0 where there is none. */
  name: Int32Array
  /** How many of the name's words, from the end, are the father's: nice to meet, no loss to miss. */
  fatherWords: Uint8Array
  mother: Int32Array
  /** yyyymmdd as a number, also where it is no day of the calendar; 0 = unknown. */
  born: Int32Array
  /** 1 man, 2 woman, 0 unknown. */
  sex: Uint8Array
  number: Numbers
  family: Numbers
  home: Int32Array
  area: Int32Array
  birthplace: Int32Array
  contact: Int32Array
  read: {
    name: ReturnType<typeof nameReader>
    home: ReturnType<typeof homeReader>
    area: ReturnType<typeof textReader>
    place: ReturnType<typeof textReader>
    contact: ReturnType<typeof textReader>
  }
}

const numbers = (n: number): Numbers => ({ high: new Int32Array(n), low: new Int32Array(n), length: new Uint8Array(n) })

export function noPeople(capacity: number): People {
  const n = Math.max(1, capacity)
  const names = new Words()
  const homes = new Words()
  const areas = new Words()
  const places = new Words()
  const contacts = new Words()
  return {
    n: 0,
    names,
    homes,
    areas,
    places,
    contacts,
    read: { name: nameReader(names), home: homeReader(homes), area: textReader(areas), place: textReader(places), contact: textReader(contacts) },
    name: new Int32Array(n * most.name),
    fatherWords: new Uint8Array(n),
    mother: new Int32Array(n * most.mother),
    born: new Int32Array(n),
    sex: new Uint8Array(n),
    number: numbers(n),
    family: numbers(n),
    home: new Int32Array(n * most.home),
    area: new Int32Array(n * most.area),
    birthplace: new Int32Array(n),
    contact: new Int32Array(n),
  }
}

/** Room for twice as many; the words stay. */
function grown(p: People): void {
  const wider = <T extends Int32Array | Uint8Array>(a: T): T => {
    const b = (a instanceof Int32Array ? new Int32Array(a.length * 2) : new Uint8Array(a.length * 2)) as T
    b.set(a as never)
    return b
  }
  for (const key of ['name', 'mother', 'born', 'home', 'area', 'birthplace', 'contact'] as const) p[key] = wider(p[key])
  for (const key of ['fatherWords', 'sex'] as const) p[key] = wider(p[key])
  for (const key of ['number', 'family'] as const)
    p[key] = { high: wider(p[key].high), low: wider(p[key].low), length: wider(p[key].length) }
}

/** Adds one person; returns their row. `count: false` for somebody who is only asked about: the words' frequencies stay. */
export function addPerson(p: People, raw: RawPerson, count = true): number {
  if (p.n >= p.born.length) grown(p)
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
  for (let k = 0; k < most.name; k++) p.name[i * most.name + k] = k < own ? (said.own[k] as number) : k < words ? (extra[k - own] as number) : 0
  p.fatherWords[i] = words - own
  said.own.length = 0
  said.father.length = 0
  each(raw.mother, written => p.read.name(written, count, said))
  for (let k = 0; k < most.mother; k++) p.mother[i * most.mother + k] = said.own[k] ?? 0
  p.born[i] = bornOf(first(raw.born))
  p.sex[i] = sexOf(first(raw.sex))
  writeNumber(p.number, i, first(raw.number))
  writeNumber(p.family, i, first(raw.family))
  list.length = 0
  each(raw.home, written => p.read.home(written, count, list))
  // Too many words: the short ones tell least.
  if (list.length > most.home) list.sort((a, b) => (p.homes.texts[b] as string).length - (p.homes.texts[a] as string).length)
  for (let k = 0; k < most.home; k++) p.home[i * most.home + k] = list[k] ?? 0
  if (typeof raw.area === 'string') p.area[i * most.area] = p.read.area(raw.area, count)
  else if (raw.area) for (let k = 0; k < most.area; k++) p.area[i * most.area + k] = p.read.area(raw.area[k] ?? '', count)
  p.birthplace[i] = p.read.place(first(raw.birthplace), count)
  p.contact[i] = p.read.contact(first(raw.contact), count)
}

function each(v: RawPerson[Role], of: (written: string) => void): void {
  if (typeof v === 'string') {
    if (v !== '') of(v)
  } else if (v) for (const one of v) if (one) of(one)
}
const first = (v: RawPerson[Role]): string => (typeof v === 'string' ? v : (v?.[0] ?? ''))

/** Letters and digits alone, so that “St. Albans” is “st albans”. */
function joinedText(written: string): string {
  return written === '' ? '' : plainText(written).replace(/[^\p{L}\p{N}]+/gu, '')
}

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

function writeNumber(into: Numbers, i: number, written: string): void {
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
  into.high[i] = high
  into.low[i] = low
  into.length[i] = length
}

export const digitOf = (numbers: Numbers, i: number, k: number): number =>
  k < 8 ? ((numbers.high[i] as number) >>> (28 - 4 * k)) & 15 : ((numbers.low[i] as number) >>> (28 - 4 * (k - 8))) & 15

/** The date a NIK of sixteen digits carries (women's days are forty more), as yyyymmdd without its century: yymmdd; 0 = none. */
export function dateInNumber(numbers: Numbers, i: number): number {
  if (numbers.length[i] !== 16) return 0
  const at = (k: number) => digitOf(numbers, i, k)
  const day = (at(6) * 10 + at(7)) % 40
  const month = at(8) * 10 + at(9)
  return day < 1 || day > 31 || month < 1 || month > 12 ? 0 : (at(10) * 10 + at(11)) * 10000 + month * 100 + day
}
