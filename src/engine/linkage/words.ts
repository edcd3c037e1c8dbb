// The words of one file of people, each known by a number: its letters, how often it stands there, how it sounds.
// All of it in flat lists, so that those who compare — also in another thread — touch no text.
import { slipsBetween } from './edits.ts'
import { sound } from './name.ts'
import { letterIn, letterInToo, noLetters, Seen } from './seen.ts'
import { wider } from './wider.ts'

/** How alike two words are. */
export const alike = { no: 0, loosely: 1, nearly: 2, bySound: 3, same: 4 } as const
export type Alike = (typeof alike)[keyof typeof alike]

/** What comparing needs of the words: word `id` is the letters from `start[id]` to `start[id + 1]`. */
export interface Lexicon {
  letters: Uint16Array
  start: Int32Array
  /** Which letters are in it: a quick no for words too far apart. */
  masks: Int32Array
  /** Words that sound alike share this number. */
  soundIds: Int32Array
  /** Bits of surprise in meeting this word in this very file: rare words tell much, Siti little. */
  bits: Float32Array
}

const rarest = 24

export class Words implements Lexicon {
  private readonly ids = new Seen()
  private readonly sounds = new Seen()
  private readonly heard: (word: string) => string
  /** Words there are, the empty one with them. */
  size = 1
  letters = new Uint16Array(4096)
  start = new Int32Array(512)
  masks = new Int32Array(512)
  soundIds = new Int32Array(512)
  counts = new Int32Array(512)
  bits = new Float32Array(512)
  /** Side by side for each word: how it sounds, and 256ths of its bits. */
  ranks = new Int32Array(1024)
  total = 0
  private weighed = 0
  private bySound = new Float64Array(0)

  constructor(heard: (word: string) => string = sound) {
    this.heard = heard
  }

  /** The word's letters (the first 64). */
  text(id: number): string {
    return String.fromCharCode(...this.letters.subarray(this.start[id] as number, this.start[id + 1] as number))
  }

  /** Counts a word that is known already once more. */
  see(id: number): void {
    this.counts[id] = (this.counts[id] as number) + 1
    this.total++
  }

  /** The word's number without counting it. */
  number(text: string): number {
    let one = noLetters
    let two = 0
    for (let k = 0; k < text.length; k++) {
      const c = text.charCodeAt(k)
      one = letterIn(one, c)
      two = letterInToo(two, c)
    }
    const known = this.ids.find(one, two)
    if (known >= 0) return known
    const id = this.size++
    this.ids.put(one, two, id)
    this.take(id, text)
    return id
  }

  private take(id: number, text: string): void {
    if (id + 2 > this.start.length) this.grow()
    const from = this.start[id] as number
    const length = Math.min(text.length, 64)
    if (from + length > this.letters.length) {
      const letters = new Uint16Array(this.letters.length * 2)
      letters.set(this.letters)
      this.letters = letters
    }
    let mask = 0
    for (let k = 0; k < length; k++) {
      const c = text.charCodeAt(k)
      this.letters[from + k] = c
      mask |= 1 << (c & 31)
    }
    this.start[id + 1] = from + length
    this.masks[id] = mask
    const heard = this.heard(text)
    let one = noLetters
    let two = 0
    for (let k = 0; k < heard.length; k++) {
      const c = heard.charCodeAt(k)
      one = letterIn(one, c)
      two = letterInToo(two, c)
    }
    let s = this.sounds.find(one, two)
    if (s < 0) {
      s = this.sounds.size + 1
      this.sounds.put(one, two, s)
    }
    this.soundIds[id] = s
    // Somebody asked about may bring a word nobody has: as rare as can be, until it is weighed.
    this.bits[id] = this.rarity(s < this.bySound.length ? (this.bySound[s] as number) : 0)
    this.ranks[2 * id] = s
    this.ranks[2 * id + 1] = (this.bits[id] as number) * 256
  }

  private grow(): void {
    this.start = wider(this.start)
    this.masks = wider(this.masks)
    this.soundIds = wider(this.soundIds)
    this.counts = wider(this.counts)
    this.ranks = wider(this.ranks)
    const bits = new Float32Array(this.start.length)
    bits.set(this.bits)
    this.bits = bits
  }

  private readonly rarity = (seen: number): number => Math.min(rarest, Math.log2((this.total + 1) / Math.max(1, seen)))

  /** Weighs every word by how often one that sounds so stands in this file; false where nothing came since. */
  weigh(): boolean {
    if (this.weighed === this.total) return false
    const bySound = new Float64Array(this.sounds.size + 1)
    for (let i = 1; i < this.size; i++) {
      const s = this.soundIds[i] as number
      bySound[s] = (bySound[s] as number) + (this.counts[i] as number)
    }
    this.bySound = bySound
    for (let i = 1; i < this.size; i++) {
      const bits = this.rarity(bySound[this.soundIds[i] as number] as number)
      this.bits[i] = bits
      this.ranks[2 * i + 1] = bits * 256
    }
    this.weighed = this.total
    return true
  }

  /** Have so many people come since the words were weighed that their weights are no longer true? */
  stale(): boolean {
    return this.total > this.weighed * 1.1 + 100
  }
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
  const { soundIds, masks, start } = words
  if (soundIds[a] === soundIds[b]) return alike.bySound
  if (bitsIn((masks[a] as number) ^ (masks[b] as number)) > 5) return alike.no
  const la = (start[a + 1] as number) - (start[a] as number)
  const lb = (start[b + 1] as number) - (start[b] as number)
  const short = Math.min(la, lb)
  const long = Math.max(la, lb)
  if (short < 3 && long < 4) return alike.no
  const x = Math.min(a, b)
  const y = Math.max(a, b)
  const slot = ((Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> (32 - cacheBits)) << 1
  const kept = memory[slot + 1] as number
  if (memory[slot] === x && kept >>> 3 === y) return (kept & 7) as Alike
  const found = compareLetters(words.letters, start[x] as number, (start[x + 1] as number) - (start[x] as number), start[y] as number, (start[y + 1] as number) - (start[y] as number))
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
