// People of one file as fixed-size records: 32 whole numbers each beside the words. Raw values stay outside.
import { bornOf } from './dates.ts'
import { joinedText } from './name.ts'
import { contactReader, homeReader, nameReader, noName, textReader } from './reading.ts'
import { wider } from './wider.ts'
import { lengthOf, soundOf, Words } from './words.ts'

/**
 * What a column of a file is. Several columns may share a role: given name and surname are both `name`, in any order;
 * `home` is whatever tells the house (street, number, RT, RW, hamlet), `area` the places around it, the smallest first.
 * `born` may be year, month and day apart, or the year alone. `trait`: one thing more that seldom changes (occupation).
 */
export type Role = 'name' | 'mother' | 'father' | 'born' | 'sex' | 'number' | 'family' | 'home' | 'area' | 'birthplace' | 'contact' | 'mail' | 'trait'
export type RawPerson = { readonly [R in Role]?: string | readonly string[] | null | undefined }

export const most = { name: 6, mother: 4, home: 6, area: 4 } as const

/** Where each thing stands in a person's row of `wide` whole numbers: two lines of a processor's cache, not a dozen. */
export const at = { name: 0, mother: 6, home: 10, area: 16, born: 20, number: 21, family: 23, birthplace: 25, contact: 26, mail: 27, trait: 28, facts: 29, whole: 30 } as const
export const wide = 32

/**
 * Rows of people beside the words they are written in. Words are numbers in `names`, `homes` …, 0 for none.
 * `born` is yyyymmdd, also where that is no day of the calendar. `number` and `family` are two whole numbers of eight digits,
 * four bits each, left to right. `facts`: sex (1 man, 2 woman) | father's words among the name's, from its end, << 2 |
 * digits of the number << 8 | of the family number << 16; 255 digits: not digits alone, only its hash.
 * `whole`: hundredths of a bit that the whole name tells, where several bear it; 0 where too few do.
 */
export interface People {
  n: number
  rows: Int32Array
  names: Words
  homes: Words
  areas: Words
  places: Words
  contacts: Words
  mails: Words
  /** Whole names several bear, and hundredths of a bit each tells: filled when the words are weighed. */
  common: Map<number, number>
  read: {
    name: ReturnType<typeof nameReader>
    home: ReturnType<typeof homeReader>
    area: ReturnType<typeof textReader>
    place: ReturnType<typeof textReader>
    contact: ReturnType<typeof contactReader>
    mail: ReturnType<typeof textReader>
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
  // A telephone number “sounds” like one that ends so; nearly everybody has one of their own.
  const contacts = new Words(6, capacity >> 2)
  const mails = new Words()
  return {
    n: 0,
    rows: new Int32Array(Math.max(1, capacity) * wide),
    names,
    homes,
    areas,
    places,
    contacts,
    mails,
    common: new Map(),
    read: {
      name: nameReader(names),
      home: homeReader(homes),
      area: textReader(areas),
      place: textReader(places),
      contact: contactReader(contacts),
      mail: textReader(mails),
    },
  }
}

/** Weighs the words, and the names, of everybody known so far. */
export function weighWords(p: People): void {
  for (const words of [p.homes, p.areas, p.places, p.contacts, p.mails]) words.weigh()
  if (p.names.weigh()) weighNames(p)
}

const scattered = (v: number): number => {
  const h = Math.imul(v ^ 0x2545f491, 0x9e3779b1)
  return Math.imul(h ^ (h >>> 15), 0x85ebca6b)
}

/** So few of one name may be one or two people written more than once. */
const fewNamesakes = 4

/** The words of a name in any order, spelled in any way, as one number. */
function nameKey(p: People, i: number): number {
  const row = i * wide
  const words = most.name - fatherIn(p.rows[row + at.facts] as number)
  let key = 0
  for (let k = 0; k < words; k++) {
    const w = p.rows[row + at.name + k] as number
    if (w !== 0) key = (key + scattered(soundOf(p.names, w))) | 0
  }
  return key
}

function weighNames(p: People): void {
  const { rows, n, common } = p
  let bits = 10
  while (1 << bits < n * 4) bits++
  const counts = new Uint16Array(1 << bits)
  const keys = new Int32Array(n)
  const placeOf = (key: number): number => Math.imul(key ^ (key >>> 15), 0x85ebca6b) >>> (32 - bits)
  for (let i = 0; i < n; i++) {
    const key = nameKey(p, i)
    keys[i] = key
    const place = placeOf(key)
    if ((counts[place] as number) < 65535) counts[place] = (counts[place] as number) + 1
  }
  common.clear()
  for (let i = 0; i < n; i++) {
    const key = keys[i] as number
    const c = counts[placeOf(key)] as number
    const told = c < fewNamesakes ? 0 : Math.round(100 * Math.log2(n / c)) + 1
    rows[i * wide + at.whole] = told
    if (told !== 0) common.set(key, told)
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

const said = noName()
const mothers = noName()
const list = new Int32Array(16)

/** Writes a person over row `i`, which must be within what was allotted. */
export function writePerson(p: People, i: number, raw: RawPerson, count = true): void {
  const { rows, read } = p
  const row = i * wide
  said.owns = 0
  said.fathers = 0
  const { name, father, mother, home, area } = raw
  if (typeof name === 'string') read.name(name, count, said)
  else if (name) for (const one of name) if (one) read.name(one, count, said)
  if (father) readFather(p, father, count)
  const own = Math.min(said.owns, most.name)
  const words = Math.min(most.name, own + said.fathers)
  for (let k = 0; k < most.name; k++) rows[row + at.name + k] = k < own ? (said.own[k] as number) : k < words ? (said.father[k - own] as number) : 0
  mothers.owns = 0
  mothers.fathers = 0
  if (typeof mother === 'string') read.name(mother, count, mothers)
  else if (mother) for (const one of mother) if (one) read.name(one, count, mothers)
  for (let k = 0; k < most.mother; k++) rows[row + at.mother + k] = k < mothers.owns ? (mothers.own[k] as number) : 0
  const { born } = raw
  rows[row + at.born] = typeof born === 'string' ? bornOf(born) : born ? bornOf(born.filter(Boolean).join('-')) : 0
  const numberLength = writeNumber(rows, row + at.number, first(raw.number))
  const familyLength = writeNumber(rows, row + at.family, first(raw.family))
  let homes = 0
  if (typeof home === 'string') homes = read.home(home, count, list, 0)
  else if (home) for (const one of home) if (one) homes = read.home(one, count, list, homes)
  // Too many words: the short ones tell least.
  if (homes > most.home) shortestLast(p.homes, homes)
  for (let k = 0; k < most.home; k++) rows[row + at.home + k] = k < homes ? (list[k] as number) : 0
  for (let k = 0; k < most.area; k++) rows[row + at.area + k] = read.area((typeof area === 'string' ? (k === 0 ? area : '') : area?.[k]) ?? '', count)
  rows[row + at.birthplace] = read.place(first(raw.birthplace), count)
  rows[row + at.contact] = read.contact(first(raw.contact), count)
  rows[row + at.mail] = read.mail(first(raw.mail), count)
  rows[row + at.trait] = read.place(first(raw.trait), count)
  rows[row + at.facts] = sexOf(first(raw.sex)) | ((words - own) << 2) | (numberLength << 8) | (familyLength << 16)
  rows[row + at.whole] = p.common.size === 0 ? 0 : (p.common.get(nameKey(p, i)) ?? 0)
}

function readFather(p: People, father: string | readonly string[], count: boolean): void {
  mothers.owns = 0
  for (const one of typeof father === 'string' ? [father] : father) if (one) p.read.name(one, count, mothers)
  for (let k = 0; k < mothers.owns && said.fathers < said.father.length; k++) said.father[said.fathers++] = mothers.own[k] as number
}

function shortestLast(homes: Words, n: number): void {
  const length = (w: number): number => lengthOf(homes, w)
  for (let k = 1; k < n; k++) {
    const w = list[k] as number
    let l = k - 1
    for (; l >= 0 && length(list[l] as number) < length(w); l--) list[l + 1] = list[l] as number
    list[l + 1] = w
  }
}

const first = (v: RawPerson[Role]): string => (typeof v === 'string' ? v : (v?.[0] ?? ''))

function sexOf(written: string): number {
  // Nearly always one letter or digit.
  if (written.length === 1) {
    const c = written.charCodeAt(0)
    if (c === 76 || c === 108 || c === 49 || c === 77 || c === 109) return 1
    return c === 80 || c === 112 || c === 50 || c === 70 || c === 102 ? 2 : 0
  }
  const c = written.trim().toLowerCase()
  if (c === '') return 0
  if (c === 'l' || c === '1' || c === 'm' || c.startsWith('la') || c.startsWith('ma') || c.startsWith('pri')) return 1
  return c === 'p' || c === '2' || c === 'f' || c.startsWith('pe') || c.startsWith('fe') || c.startsWith('wa') ? 2 : 0
}

/** Writes two whole numbers; returns how many digits they hold. */
function writeNumber(into: Int32Array, where: number, written: string): number {
  // Nearly always sixteen digits, or none.
  if (written.length === 16 && sixteen(into, where, written)) return 16
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

function sixteen(into: Int32Array, where: number, written: string): boolean {
  let high = 0
  let low = 0
  // Below 0 as soon as one is no digit.
  let digits = 0
  for (let k = 0; k < 8; k++) {
    const d = written.charCodeAt(k) - 48
    const e = written.charCodeAt(k + 8) - 48
    digits |= d | (9 - d) | e | (9 - e)
    high = (high << 4) | d
    low = (low << 4) | e
  }
  if (digits < 0) return false
  into[where] = high
  into[where + 1] = low
  return true
}

/** The k-th digit, from the left, of the number standing at `where`. */
export const digitAt = (rows: Int32Array, where: number, k: number): number =>
  k < 8 ? ((rows[where] as number) >>> (28 - 4 * k)) & 15 : ((rows[where + 1] as number) >>> (28 - 4 * (k - 8))) & 15

/** The date a NIK of sixteen digits carries (women's days are forty more), as yymmdd; 0 = none. */
export function dateInNumber(rows: Int32Array, row: number): number {
  if (numberDigits(rows[row + at.facts] as number) !== 16) return 0
  const low = rows[row + at.number + 1] as number
  const day = (((rows[row + at.number] as number) >>> 4) & 15) * 10 + ((rows[row + at.number] as number) & 15)
  const month = (low >>> 28) * 10 + ((low >>> 24) & 15)
  const own = day > 40 ? day - 40 : day
  return own < 1 || own > 31 || month < 1 || month > 12 ? 0 : (((low >>> 20) & 15) * 10 + ((low >>> 16) & 15)) * 10000 + month * 100 + own
}
