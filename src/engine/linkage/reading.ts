// Reading a million names and addresses: each written word is understood once and then known by its letters.
import { degrees, honorifics, sonOf } from './name-words.ts'
import { isDegrees, joinedText, nameTokens, plainText, spelledWord, spelling } from './name.ts'
import { letterIn, letterInToo, noLetters, Seen } from './seen.ts'
import type { Words } from './words.ts'

/** What a word of a name is, beside the number of what it is written as: bits of one whole number. */
const is = { honorific: 1, degree: 2, sonOf: 4, many: 8 } as const
const shift = 4

/** Own and father's words of the name read last, as numbers, and how many of each. */
export interface ReadName {
  own: Int32Array
  owns: number
  father: Int32Array
  fathers: number
}
const room = 24
export const noName = (): ReadName => ({ own: new Int32Array(room), owns: 0, father: new Int32Array(room), fathers: 0 })

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90)

/** The same as `nameTokens`, word by word from memory where a name is letters, blanks and stops. Adds to what `into` holds. */
export function nameReader(words: Words): (written: string, count: boolean, into: ReadName) => void {
  const seen = new Seen()
  /** Words that are written as several, or as none. */
  const several: (readonly number[])[] = []
  const understand = (raw: string, one: number, two: number): number => {
    const low = raw.toLowerCase()
    const ids = spelledWord(low).map(t => words.number(t))
    const kind = (honorifics.has(low) ? is.honorific : 0) | (degrees.has(low) ? is.degree : 0) | (sonOf.has(low) ? is.sonOf : 0) | (ids.length === 1 ? 0 : is.many)
    const word = ((ids.length === 1 ? (ids[0] as number) : several.push(ids) - 1) << shift) | kind
    seen.put(one, two, word)
    return word
  }
  const line = new Int32Array(64)
  const tails = new Map<string, boolean>()
  /** Are there only degrees after this comma? The same few, again and again. */
  const onlyDegrees = (tail: string): boolean => {
    let only = tails.get(tail)
    if (only === undefined) {
      only = isDegrees(tail.toLowerCase())
      if (tails.size < 10_000) tails.set(tail, only)
    }
    return only
  }
  return (written, count, into) => {
    let n = 0
    let start = -1
    let one = noLetters
    let two = 0
    let end = written.length
    for (let i = 0; i <= end; i++) {
      const c = i < end ? written.charCodeAt(i) : 32
      if (isLetter(c)) {
        if (start < 0) {
          start = i
          one = noLetters
          two = 0
        }
        one = letterIn(one, c | 32)
        two = letterInToo(two, c | 32)
        continue
      }
      if (c === 44 && i > 0 && onlyDegrees(written.slice(i + 1))) end = i
      // A stop joins single letters (S.Pd), an apostrophe whatever stands around it.
      if ((c === 44 && end !== i) || c === 39 || c === 96 || c > 126 || (c >= 48 && c <= 57) || (c === 46 && start === i - 1 && i + 1 < end && isLetter(written.charCodeAt(i + 1)))) {
        slowly(words, written, count, into)
        return
      }
      if (start < 0) continue
      const at = seen.find(one, two)
      if (n < line.length) line[n++] = at < 0 ? understand(written.slice(start, i), one, two) : at
      start = -1
    }
    let last = n
    for (let k = 1; k < n; k++) {
      if (((line[k] as number) & is.sonOf) !== 0) {
        last = k
        break
      }
    }
    let from = 0
    while (from < last - 1 && ((line[from] as number) & is.honorific) !== 0) from++
    let to = last
    while (to - from > 1 && ((line[to - 1] as number) & is.degree) !== 0) to--
    for (let k = from; k < to; k++) {
      const word = line[k] as number
      if ((word & is.many) === 0) take(words, word >> shift, count, into)
      else for (const id of several[word >> shift] as readonly number[]) take(words, id, count, into)
    }
    for (let k = last; k < n; k++) {
      const word = line[k] as number
      if ((word & is.sonOf) !== 0) continue
      if ((word & is.many) === 0) takeFather(words, word >> shift, count, into)
      else for (const id of several[word >> shift] as readonly number[]) takeFather(words, id, count, into)
    }
  }
}

function take(words: Words, id: number, count: boolean, into: ReadName): void {
  if (into.owns >= room) return
  if (count) words.see(id)
  into.own[into.owns++] = id
}

function takeFather(words: Words, id: number, count: boolean, into: ReadName): void {
  if (into.fathers >= room) return
  if (count) words.see(id)
  into.father[into.fathers++] = id
}

function slowly(words: Words, written: string, count: boolean, into: ReadName): void {
  const t = nameTokens(written)
  for (const word of t.own) take(words, words.number(word), count, into)
  for (const word of t.father) takeFather(words, words.number(word), count, into)
}

const street: ReadonlyMap<string, string> = new Map([
  ['jln', 'jalan'], ['jl', 'jalan'], ['gg', 'gang'], ['kp', 'kampung'], ['kmp', 'kampung'], ['dsn', 'dusun'], ['ds', 'desa'],
  ['blk', 'blok'], ['no', ''], ['nomor', ''], ['nmr', ''], ['komp', 'komplek'], ['kompl', 'komplek'], ['perum', 'perumahan'], ['lingk', 'lingkungan'],
])

/** A word of an address: −1 says nothing (“no.”), −2 and −3: RT and RW stand before their number. */
const says = { nothing: -1, rt: -2, rw: -3 } as const

/** Words of an address as numbers from `into[n]` on; returns how many there are then. */
export function homeReader(words: Words): (written: string, count: boolean, into: Int32Array, n: number) => number {
  const seen = new Seen()
  const understand = (raw: string, one: number, two: number): number => {
    const low = plainText(raw)
    const glued = /^(rt|rw)0*(\d+)$/.exec(low)
    let id: number
    if (glued) id = words.number(`${glued[1]}${glued[2]}`)
    else if (low === 'rt' || low === 'rw') id = low === 'rt' ? says.rt : says.rw
    else if (/^\d+$/.test(low)) id = words.number(String(Number(low.slice(0, 12))))
    else {
      const word = street.get(low) ?? spelling(low)
      id = word === '' ? says.nothing : words.number(word)
    }
    seen.put(one, two, id + 3)
    return id
  }
  const units = [new Map<number, number>(), new Map<number, number>()] as const
  return (written, count, into, before) => {
    let n = before
    let unit = 0
    let start = -1
    let one = noLetters
    let two = 0
    const end = written.length
    for (let i = 0; i <= end; i++) {
      const c = i < end ? written.charCodeAt(i) : 32
      const letter = isLetter(c)
      if (letter || (c >= 48 && c <= 57) || c > 127) {
        if (start < 0) {
          start = i
          one = noLetters
          two = 0
        }
        one = letterIn(one, letter ? c | 32 : c)
        two = letterInToo(two, letter ? c | 32 : c)
        continue
      }
      if (start < 0) continue
      const digit = written.charCodeAt(start)
      const at = seen.find(one, two)
      let id = at < 0 ? understand(written.slice(start, i), one, two) : at - 3
      start = -1
      if (id === says.rt || id === says.rw) {
        unit = id
        continue
      }
      if (id === says.nothing) continue
      if (unit < 0 && digit >= 48 && digit <= 57) {
        const table = units[unit === says.rt ? 0 : 1]
        let joined = table.get(id)
        if (joined === undefined) {
          joined = words.number(`${unit === says.rt ? 'rt' : 'rw'}${words.text(id)}`)
          table.set(id, joined)
        }
        id = joined
      }
      unit = 0
      if (n >= into.length) continue
      if (count) words.see(id)
      into[n++] = id
    }
    return n
  }
}

/** A whole text (a place) as one word; what was written so before is known. */
export function textReader(words: Words): (written: string, count: boolean) => number {
  let seen = new Seen()
  return (written, count) => {
    const end = written.length
    if (end === 0) return 0
    let one = noLetters
    let two = 0
    for (let i = 0; i < end; i++) {
      const c = written.charCodeAt(i)
      one = letterIn(one, c)
      two = letterInToo(two, c)
    }
    let id = seen.find(one, two)
    if (id < 0) {
      const text = joinedText(written)
      id = text === '' ? 0 : words.number(text)
      // Some texts are as many as people: what repeats is worth remembering, not everything.
      if (seen.size >= 200_000) seen = new Seen()
      seen.put(one, two, id)
    }
    if (count && id !== 0) words.see(id)
    return id
  }
}

/** A telephone number by its digits, nearly always a new one: it is looked up once, and nothing is cut out of the line. Other contacts as texts. */
export function contactReader(words: Words): (written: string, count: boolean) => number {
  return (written, count) => {
    const end = written.length
    if (end === 0) return 0
    let digits = 0
    while (digits < end && isDigit(written.charCodeAt(digits))) digits++
    let id: number
    if (digits === end && end >= 9 && written.charCodeAt(0) === 48 && written.charCodeAt(1) !== 48) id = words.number(written, 1)
    else {
      const text = plainContact(written)
      id = text === '' ? 0 : words.number(text)
    }
    if (count && id !== 0) words.see(id)
    return id
  }
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57

/** A telephone number without the country's or the trunk's digits; any other contact in letters and digits. */
function plainContact(written: string): string {
  const text = joinedText(written)
  return /^\d{7,}$/.test(text) ? text.replace(/^(?:00)?62|^0+/, '') : text
}
