// The words of one file of people, each known by a number: its letters, how often it stands there, how it sounds.
// All of it in flat lists, so that those who compare — also in another thread — touch no text.
import { slipsBetween } from './edits.ts'
import { sound } from './name.ts'
import { letterIn, letterInToo, noLetters, Seen } from './seen.ts'
import { wider } from './wider.ts'

/** How alike two words are. */
export const alike = { no: 0, loosely: 1, nearly: 2, bySound: 3, same: 4 } as const
export type Alike = (typeof alike)[keyof typeof alike]

/** What comparing needs of the words: their letters, and four whole numbers about each, side by side. */
export interface Lexicon {
  letters: Uint16Array
  /** How it sounds, which letters are in it, where its letters begin << 6 | how many there are, 256ths of its bits. */
  about: Int32Array
}

/** Words that sound alike share this number. */
export const soundOf = (words: Lexicon, w: number): number => words.about[4 * w] as number
/** Which letters are in it: a quick no for words too far apart. */
export const maskOf = (words: Lexicon, w: number): number => words.about[4 * w + 1] as number
export const startOf = (words: Lexicon, w: number): number => (words.about[4 * w + 2] as number) >>> 6
export const lengthOf = (words: Lexicon, w: number): number => (words.about[4 * w + 2] as number) & 63
/** Bits of surprise in meeting this word in this very file: rare words tell much, Siti little. */
export const bitsOf = (words: Lexicon, w: number): number => (words.about[4 * w + 3] as number) / 256

/** Longer words are as long as this. */
const longest = 63
const rarest = 24

export class Words implements Lexicon {
  private readonly ids: Seen
  private readonly sounds = new Seen()
  private readonly heard: ((word: string) => string) | number
  /** Words there are, the empty one with them. */
  size = 1
  letters = new Uint16Array(4096)
  about = new Int32Array(4 * 512)
  counts = new Int32Array(512)
  private used = 0
  total = 0
  private weighed = 0
  private bySound = new Float64Array(0)

  /**
   * @param heard how a word sounds; a number: like whatever ends in the same so many letters, and no word is rarer than another
   * @param expected so many different words, where that is known
   */
  constructor(heard: ((word: string) => string) | number = sound, expected = 0) {
    this.heard = heard
    this.ids = new Seen(expected)
  }

  /** The word's letters, as far as they are kept. */
  text(id: number): string {
    const from = startOf(this, id)
    return String.fromCharCode(...this.letters.subarray(from, from + lengthOf(this, id)))
  }

  /** Counts a word that is known already once more. */
  see(id: number): void {
    this.counts[id] = (this.counts[id] as number) + 1
    this.total++
  }

  /** The number of the word that stands in `text` from `first` on, without counting it. */
  number(text: string, first = 0): number {
    let one = noLetters
    let two = 0
    for (let k = first; k < text.length; k++) {
      const c = text.charCodeAt(k)
      one = letterIn(one, c)
      two = letterInToo(two, c)
    }
    const known = this.ids.find(one, two)
    if (known >= 0) return known
    const id = this.size++
    this.ids.put(one, two, id)
    this.take(id, text, first)
    return id
  }

  private take(id: number, text: string, first: number): void {
    if (id === this.counts.length) this.grow()
    const from = this.used
    const length = Math.min(text.length - first, longest)
    if (from + length > this.letters.length) {
      const letters = new Uint16Array(this.letters.length * 2)
      letters.set(this.letters)
      this.letters = letters
    }
    let mask = 0
    for (let k = 0; k < length; k++) {
      const c = text.charCodeAt(first + k)
      this.letters[from + k] = c
      mask |= 1 << (c & 31)
    }
    this.used = from + length
    const { about, heard } = this
    about[4 * id + 1] = mask
    about[4 * id + 2] = (from << 6) | length
    if (typeof heard === 'number') {
      about[4 * id] = endOf(text, first, heard)
      about[4 * id + 3] = rarest * 256
      return
    }
    const s = this.soundNumber(heard(text.slice(first)))
    about[4 * id] = s
    // Somebody asked about may bring a word nobody has: as rare as can be, until it is weighed.
    about[4 * id + 3] = this.rarity(s < this.bySound.length ? (this.bySound[s] as number) : 0) * 256
  }

  private soundNumber(heard: string): number {
    let one = noLetters
    let two = 0
    for (let k = 0; k < heard.length; k++) {
      const c = heard.charCodeAt(k)
      one = letterIn(one, c)
      two = letterInToo(two, c)
    }
    const known = this.sounds.find(one, two)
    if (known >= 0) return known
    const s = this.sounds.size + 1
    this.sounds.put(one, two, s)
    return s
  }

  private grow(): void {
    this.about = wider(this.about)
    this.counts = wider(this.counts)
  }

  private readonly rarity = (seen: number): number => Math.min(rarest, Math.log2((this.total + 1) / Math.max(1, seen)))

  /** Weighs every word by how often one that sounds so stands in this file; false where nothing came since. */
  weigh(): boolean {
    if (this.weighed === this.total || typeof this.heard === 'number') return false
    const bySound = new Float64Array(this.sounds.size + 1)
    for (let i = 1; i < this.size; i++) {
      const s = soundOf(this, i)
      bySound[s] = (bySound[s] as number) + (this.counts[i] as number)
    }
    this.bySound = bySound
    for (let i = 1; i < this.size; i++) {
      this.about[4 * i + 3] = this.rarity(bySound[soundOf(this, i)] as number) * 256
    }
    this.weighed = this.total
    return true
  }
}

/** The last letters as one number, never 0. */
function endOf(text: string, first: number, letters: number): number {
  let h = noLetters
  for (let k = Math.max(first, text.length - letters); k < text.length; k++) h = letterIn(h, text.charCodeAt(k))
  return h | 1
}

export function bitsIn(n: number): number {
  let v = n - ((n >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const cacheBits = 15
/** Pairs of words compared before: numbers of both, the second with what was found. Names repeat. */
export const noMemory = (): Int32Array => new Int32Array(2 << cacheBits)

export function compareWords(words: Lexicon, memory: Int32Array, a: number, b: number): Alike {
  if (a === b) return alike.same
  if (soundOf(words, a) === soundOf(words, b)) return alike.bySound
  if (bitsIn(maskOf(words, a) ^ maskOf(words, b)) > 5) return alike.no
  const la = lengthOf(words, a)
  const lb = lengthOf(words, b)
  const short = Math.min(la, lb)
  const long = Math.max(la, lb)
  if (short < 3 && long < 4) return alike.no
  const x = Math.min(a, b)
  const y = Math.max(a, b)
  const slot = ((Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> (32 - cacheBits)) << 1
  const kept = memory[slot + 1] as number
  if (memory[slot] === x && kept >>> 3 === y) return (kept & 7) as Alike
  const found = compareLetters(words.letters, startOf(words, x), lengthOf(words, x), startOf(words, y), lengthOf(words, y))
  memory[slot] = x
  memory[slot + 1] = (y << 3) | found
  return found
}

/** One slip in a word of four letters and more, two in one of eight; loosely: as many more, or one is the other's beginning. */
function compareLetters(letters: Uint16Array, a: number, la: number, b: number, lb: number): Alike {
  const long = Math.max(la, lb)
  const short = Math.min(la, lb)
  const allowed = long >= 8 ? 2 : long >= 4 ? 1 : 0
  if (long - short <= allowed + 1 && allowed > 0) {
    const slips = slipsBetween(letters, a, la, letters, b, lb, allowed + 1)
    if (slips <= allowed) return alike.nearly
    if (slips <= allowed + 1 && long >= 5) return alike.loosely
  }
  if (short < 3) return alike.no
  for (let k = 0; k < short; k++) if (letters[a + k] !== letters[b + k]) return alike.no
  return alike.loosely
}
