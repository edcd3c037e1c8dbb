// The words of one file of people, each known by a number: how often it stands there, how it sounds, and how alike two are.
import { sound } from './name.ts'

/** How alike two words are. */
export const alike = { no: 0, loosely: 1, nearly: 2, bySound: 3, same: 4 } as const
export type Alike = (typeof alike)[keyof typeof alike]

const cacheBits = 19
const cacheMask = (1 << cacheBits) - 1

export class Words {
  private readonly ids = new Map<string, number>()
  private readonly sounds = new Map<string, number>()
  readonly texts: string[] = ['']
  /** Words that sound alike share this number. */
  readonly soundIds: number[] = [0]
  readonly counts: number[] = [0]
  private readonly masks: number[] = [0]
  private readonly cacheA = new Int32Array(1 << cacheBits)
  private readonly cacheB = new Int32Array(1 << cacheBits)
  private readonly cached = new Uint8Array(1 << cacheBits)
  total = 0
  private bits = new Float32Array(0)
  private weighed = -1

  /** 0 stands for no word. Counts it once more. */
  learn(text: string): number {
    if (text === '') return 0
    const id = this.number(text)
    this.see(id)
    return id
  }

  /** Counts a word that is known already once more. */
  see(id: number): void {
    this.counts[id] = (this.counts[id] as number) + 1
    this.total++
  }

  /** The word's number without counting it: for somebody who is only asked about. */
  number(text: string): number {
    let id = this.ids.get(text)
    if (id === undefined) {
      id = this.texts.length
      this.ids.set(text, id)
      this.texts.push(text)
      this.counts.push(0)
      const heard = sound(text)
      let s = this.sounds.get(heard)
      if (s === undefined) {
        s = this.sounds.size + 1
        this.sounds.set(heard, s)
      }
      this.soundIds.push(s)
      this.masks.push(maskOf(text))
    }
    return id
  }

  /** Did words come that `information` has not weighed yet? */
  grew(): boolean {
    return this.bits.length !== this.texts.length
  }

  /** Which letters are in it: a quick no for words too far apart. */
  maskOf(id: number): number {
    return this.masks[id] as number
  }

  get size(): number {
    return this.texts.length
  }

  /** Bits of surprise in meeting this word in this very file: rare words tell much, Siti little. */
  information(): Float32Array {
    if (this.weighed === this.total && this.bits.length === this.texts.length) return this.bits
    const bits = new Float32Array(this.texts.length)
    const bySound = new Float64Array(this.sounds.size + 1)
    for (let i = 1; i < bits.length; i++) {
      const s = this.soundIds[i] as number
      bySound[s] = (bySound[s] as number) + (this.counts[i] as number)
    }
    // Somebody asked about may bring a word nobody has: as rare as can be.
    for (let i = 1; i < bits.length; i++) {
      const seen = Math.max(1, bySound[this.soundIds[i] as number] as number)
      bits[i] = Math.min(24, Math.log2((this.total + 1) / seen))
    }
    this.bits = bits
    this.weighed = this.total
    return bits
  }

  compare(a: number, b: number): Alike {
    if (a === b) return alike.same
    if (this.soundIds[a] === this.soundIds[b]) return alike.bySound
    const m = (this.masks[a] as number) ^ (this.masks[b] as number)
    if (bitsIn(m) > 5) return alike.no
    const x = Math.min(a, b)
    const y = Math.max(a, b)
    const slot = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> (32 - cacheBits) & cacheMask
    if (this.cacheA[slot] === x && this.cacheB[slot] === y) return this.cached[slot] as Alike
    const found = compareTexts(this.texts[x] as string, this.texts[y] as string)
    this.cacheA[slot] = x
    this.cacheB[slot] = y
    this.cached[slot] = found
    return found
  }
}

function maskOf(text: string): number {
  let mask = 0
  for (let i = 0; i < text.length; i++) mask |= 1 << (text.charCodeAt(i) & 31)
  return mask
}

export function bitsIn(n: number): number {
  let v = n - ((n >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** One slip in a word of four letters and more, two in one of eight; loosely: as many more, or one is the other's beginning. */
function compareTexts(a: string, b: string): Alike {
  const long = Math.max(a.length, b.length)
  const short = Math.min(a.length, b.length)
  const allowed = long >= 8 ? 2 : long >= 4 ? 1 : 0
  if (long - short <= allowed + 1 && allowed > 0) {
    const slips = editsBetween(a, b, allowed + 1)
    if (slips <= allowed) return alike.nearly
    if (slips <= allowed + 1 && long >= 5) return alike.loosely
  }
  return short >= 3 && (a.startsWith(b) || b.startsWith(a)) ? alike.loosely : alike.no
}

const rows = [new Uint8Array(65), new Uint8Array(65), new Uint8Array(65)] as const

/** Letters put in, left out, changed or two neighbours exchanged; more than `most` counts as `most + 1`. */
export function editsBetween(a: string, b: string, most: number): number {
  let from = 0
  let la = Math.min(a.length, 64)
  let lb = Math.min(b.length, 64)
  if (Math.abs(la - lb) > most) return most + 1
  while (from < la && from < lb && a.charCodeAt(from) === b.charCodeAt(from)) from++
  while (la > from && lb > from && a.charCodeAt(la - 1) === b.charCodeAt(lb - 1)) {
    la--
    lb--
  }
  const n = la - from
  const m = lb - from
  if (n === 0 || m === 0) return Math.min(n + m, most + 1)
  let [before, last, row] = rows as readonly Uint8Array[] as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= m; j++) last[j] = j
  for (let i = 1; i <= n; i++) {
    const ca = a.charCodeAt(from + i - 1)
    row[0] = i
    let least = i
    for (let j = 1; j <= m; j++) {
      const cb = b.charCodeAt(from + j - 1)
      let v = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (ca === cb ? 0 : 1))
      if (i > 1 && j > 1 && ca === b.charCodeAt(from + j - 2) && a.charCodeAt(from + i - 2) === cb) v = Math.min(v, (before[j - 2] as number) + 1)
      row[j] = v
      if (v < least) least = v
    }
    if (least > most) return most + 1
    const spare = before
    before = last
    last = row
    row = spare
  }
  return Math.min(last[m] as number, most + 1)
}
