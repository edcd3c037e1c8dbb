// UUIDs of a segment lie once, sorted, sixteen bytes each: ids and references are places in this pool.
import { planesOf } from './planes.ts'
import type { Bytes, ParsedId } from './types.ts'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

/** The first UUID of a text and its surroundings (`\0` in its place); null where there is none, or a `\0` besides. */
export function takeApart(text: string): { id: string; pattern: string } | null {
  if (text.length < 36) return null
  if (text.length === 36) return wordsIfId(text) ? { id: text, pattern: '\0' } : null
  if (text.length > 120 || text.includes('\0')) return null
  const found = uuid.exec(text)
  return found ? { id: found[0], pattern: text.replace(found[0], '\0') } : null
}

/** Value of a hexadecimal digit by its character; 16 where it is none (capitals are none: ids are written small). */
const digits = Uint8Array.from({ length: 128 }, (_, c) => (c >= 48 && c <= 57 ? c - 48 : c >= 97 && c <= 102 ? c - 87 : 16))
/** Where the eight digits of each of the four words stand. */
const spots: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4, 5, 6, 7],
  [9, 10, 11, 12, 14, 15, 16, 17],
  [19, 20, 21, 22, 24, 25, 26, 27],
  [28, 29, 30, 31, 32, 33, 34, 35],
]

/** Four words of 32 bits, the first the highest; null where the text is no UUID. */
function wordsIfId(id: string): [number, number, number, number] | null {
  if (id.length !== 36 || id[8] !== '-' || id[13] !== '-' || id[18] !== '-' || id[23] !== '-') return null
  const out: [number, number, number, number] = [0, 0, 0, 0]
  for (let w = 0; w < 4; w++) {
    let v = 0
    for (const at of spots[w] as readonly number[]) {
      const c = id.charCodeAt(at)
      const d = c < 128 ? (digits[c] as number) : 16
      if (d === 16) return null
      v = (v << 4) | d
    }
    out[w] = v >>> 0
  }
  return out
}

export const wordsOfId = (id: string): [number, number, number, number] => wordsIfId(id) as [number, number, number, number]

export const hashOfWords = (a: number, b: number, c: number, d: number): number => {
  let h = (a ^ Math.imul(b, 0x9e3779b1)) >>> 0
  h = Math.imul(h ^ (h >>> 15) ^ c, 0x85ebca6b) >>> 0
  h = Math.imul(h ^ (h >>> 13) ^ d, 0xc2b2ae35) >>> 0
  return (h ^ (h >>> 16)) >>> 0
}

export function hashOfText(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return (h ^ (h >>> 15)) >>> 0
}

/** An id made ready to be looked for in many segments. */
export function parseId(text: string): ParsedId {
  const bare = wordsIfId(text)
  if (bare) return { text, hash: hashOfWords(...bare), words: bare, pattern: '\0' }
  const parts = takeApart(text)
  if (!parts) return { text, hash: hashOfText(text), words: null, pattern: text }
  const words = wordsOfId(parts.id)
  return { text, hash: hashOfWords(...words), words, pattern: parts.pattern }
}

/** Sorted ids → planes: the first six bytes (a time, in most) as steps from the id before, the rest as they are. */
export function packPool(ids: readonly string[]): Bytes {
  const n = ids.length
  const steps: number[] = new Array(n)
  const out = new Uint8Array(n * 16)
  let before = 0
  for (let i = 0; i < n; i++) {
    const [a, b, c, d] = wordsOfId(ids[i] as string)
    const head = a * 65536 + (b >>> 16)
    steps[i] = head - before
    before = head
    const rest = [(b >>> 8) & 255, b & 255, c >>> 24, (c >>> 16) & 255, (c >>> 8) & 255, c & 255, d >>> 24, (d >>> 16) & 255, (d >>> 8) & 255, d & 255]
    for (let p = 0; p < 10; p++) out[(6 + p) * n + i] = rest[p] as number
  }
  out.set(planesOf(steps, 6))
  return out
}

export interface Pool {
  n: number
  /** Four words an id. */
  words(): Uint32Array
  text(at: number): string
  /** Place of an id, -1 when it is not here. */
  find(words: readonly [number, number, number, number]): number
}

const hex: string[] = Array.from({ length: 256 }, (_, b) => b.toString(16).padStart(2, '0'))
const pair = (w: number): string => (hex[w >>> 8] as string) + (hex[w & 255] as string)

export function openPool(bytes: Uint8Array, n: number): Pool {
  let read: Uint32Array | null = null
  const words = (): Uint32Array => (read ??= unpack(bytes, n))
  return {
    n,
    words,
    text(at) {
      const w = words()
      const a = w[at * 4] as number
      const b = w[at * 4 + 1] as number
      const c = w[at * 4 + 2] as number
      const d = w[at * 4 + 3] as number
      return `${pair(a >>> 16)}${pair(a & 65535)}-${pair(b >>> 16)}-${pair(b & 65535)}-${pair(c >>> 16)}-${pair(c & 65535)}${pair(d >>> 16)}${pair(d & 65535)}`
    },
    find([a, b, c, d]) {
      const w = words()
      let low = 0
      let high = n - 1
      while (low <= high) {
        const mid = (low + high) >> 1
        const o = mid * 4
        const order =
          (w[o] as number) - a || (w[o + 1] as number) - b || (w[o + 2] as number) - c || (w[o + 3] as number) - d
        if (order === 0) return mid
        if (order < 0) low = mid + 1
        else high = mid - 1
      }
      return -1
    },
  }
}

function unpack(bytes: Uint8Array, n: number): Uint32Array {
  const out = new Uint32Array(n * 4)
  const at = (p: number, i: number): number => bytes[p * n + i] as number
  let head = 0
  for (let i = 0; i < n; i++) {
    head +=
      at(0, i) + at(1, i) * 256 + at(2, i) * 65536 + at(3, i) * 16777216 + at(4, i) * 4294967296 + at(5, i) * 1099511627776
    const top = Math.floor(head / 65536)
    out[i * 4] = top
    out[i * 4 + 1] = ((head - top * 65536) << 16) | (at(6, i) << 8) | at(7, i)
    out[i * 4 + 2] = (at(8, i) << 24) | (at(9, i) << 16) | (at(10, i) << 8) | at(11, i)
    out[i * 4 + 3] = (at(12, i) << 24) | (at(13, i) << 16) | (at(14, i) << 8) | at(15, i)
  }
  return out
}
