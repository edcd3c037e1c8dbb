// Reading a million names and addresses: each written word is understood once and then known by how it was written.
import { degrees, honorifics, sonOf } from './name-words.ts'
import { joinedText, nameTokens, plainText, spelledWord, spelling } from './name.ts'
import type { Words } from './words.ts'

interface NameWord {
  ids: readonly number[]
  honorific: boolean
  degree: boolean
  sonOf: boolean
}

/** Own and father's words of the name read last, as numbers. */
export interface ReadName {
  own: number[]
  father: number[]
}

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90)

/** The same as `nameTokens`, word by word from memory where a name is letters and blanks. */
export function nameReader(words: Words): (written: string, count: boolean, into: ReadName) => void {
  const known = new Map<string, NameWord>()
  const understand = (raw: string): NameWord => {
    const low = raw.toLowerCase()
    const word: NameWord = {
      ids: spelledWord(low).map(t => words.number(t)),
      honorific: honorifics.has(low),
      degree: degrees.has(low),
      sonOf: sonOf.has(low),
    }
    known.set(raw, word)
    return word
  }
  const line: NameWord[] = []
  return (written, count, into) => {
    let n = 0
    let start = -1
    for (let i = 0; i <= written.length; i++) {
      const c = i < written.length ? written.charCodeAt(i) : 32
      if (isLetter(c)) {
        if (start < 0) start = i
      } else if (c === 32) {
        if (start >= 0) {
          const raw = written.slice(start, i)
          line[n++] = known.get(raw) ?? understand(raw)
          start = -1
        }
      } else {
        slowly(words, written, count, into)
        return
      }
    }
    let end = n
    for (let k = 1; k < n; k++) {
      if ((line[k] as NameWord).sonOf) {
        end = k
        break
      }
    }
    let from = 0
    while (from < end - 1 && (line[from] as NameWord).honorific) from++
    let to = end
    while (to - from > 1 && (line[to - 1] as NameWord).degree) to--
    for (let k = from; k < to; k++) take(words, (line[k] as NameWord).ids, count, into.own)
    for (let k = end; k < n; k++) if (!(line[k] as NameWord).sonOf) take(words, (line[k] as NameWord).ids, count, into.father)
  }
}

function take(words: Words, ids: readonly number[], count: boolean, into: number[]): void {
  for (const id of ids) {
    if (count) words.see(id)
    into.push(id)
  }
}

function slowly(words: Words, written: string, count: boolean, into: ReadName): void {
  const t = nameTokens(written)
  for (const word of t.own) into.own.push(count ? words.learn(word) : words.number(word))
  for (const word of t.father) into.father.push(count ? words.learn(word) : words.number(word))
}

const street: ReadonlyMap<string, string> = new Map([
  ['jln', 'jalan'], ['jl', 'jalan'], ['gg', 'gang'], ['kp', 'kampung'], ['kmp', 'kampung'], ['dsn', 'dusun'], ['ds', 'desa'],
  ['blk', 'blok'], ['no', ''], ['nomor', ''], ['nmr', ''], ['komp', 'komplek'], ['kompl', 'komplek'], ['perum', 'perumahan'], ['lingk', 'lingkungan'],
])

/** Number of a word of an address; −1: says nothing (“no.”), −2 and −3: RT and RW stand before their number. */
export function homeReader(words: Words): (written: string, count: boolean, into: number[]) => void {
  const known = new Map<string, number>()
  const understand = (raw: string): number => {
    const low = plainText(raw)
    const glued = /^(rt|rw)0*(\d+)$/.exec(low)
    let id: number
    if (glued) id = words.number(`${glued[1]}${glued[2]}`)
    else if (low === 'rt' || low === 'rw') id = low === 'rt' ? -2 : -3
    else if (/^\d+$/.test(low)) id = words.number(String(Number(low.slice(0, 12))))
    else {
      const word = street.get(low) ?? spelling(low)
      id = word === '' ? -1 : words.number(word)
    }
    known.set(raw, id)
    return id
  }
  const units = [new Map<number, number>(), new Map<number, number>()] as const
  return (written, count, into) => {
    let unit = 0
    let start = -1
    for (let i = 0; i <= written.length; i++) {
      const c = i < written.length ? written.charCodeAt(i) : 32
      if (isLetter(c) || (c >= 48 && c <= 57) || c > 127) {
        if (start < 0) start = i
        continue
      }
      if (start < 0) continue
      const raw = written.slice(start, i)
      const digit = written.charCodeAt(start)
      start = -1
      let id = known.get(raw) ?? understand(raw)
      if (id < -1) {
        unit = id
        continue
      }
      if (id === -1) continue
      if (unit < 0 && digit >= 48 && digit <= 57) {
        const table = units[unit === -2 ? 0 : 1]
        let joined = table.get(id)
        if (joined === undefined) {
          joined = words.number(`${unit === -2 ? 'rt' : 'rw'}${words.texts[id]}`)
          table.set(id, joined)
        }
        id = joined
      }
      unit = 0
      if (count) words.see(id)
      into.push(id)
    }
  }
}

/** A whole text (a place, a contact) as one word; what was written so before is known. */
export function textReader(words: Words): (written: string, count: boolean) => number {
  let known = new Map<string, number>()
  return (written, count) => {
    if (written === '') return 0
    let id = known.get(written)
    if (id === undefined) {
      const text = joinedText(written)
      id = text === '' ? 0 : words.number(text)
      // Contacts are as many as people: what repeats is worth remembering, not everything.
      if (known.size >= 50_000) known = new Map()
      known.set(written, id)
    }
    if (count && id !== 0) words.see(id)
    return id
  }
}
