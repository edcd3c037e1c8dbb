// Chance that can be repeated: the same seed gives the same numbers on every machine (sfc32, seeded through xmur3).
// Acts and tests take a Chance as an argument instead of calling Math.random. Not for secrets.
import { newId } from './id.ts'

export interface Chance {
  /** A number in [0, 1). */
  next(): number
  /** A whole number from min to max, both possible. */
  int(min: number, max: number): number
  /** True with the given probability. */
  yes(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of the entries, each as likely as its weight; weights need not sum to one. */
  weighted<T>(entries: readonly (readonly [value: T, weight: number])[]): T
  /** A normal number, cut at three deviations. */
  normal(mean: number, deviation: number): number
  /** A new list in another order. */
  shuffle<T>(list: readonly T[]): T[]
  bytes(length: number): Uint8Array
  /** A UUIDv7 of the given moment (milliseconds since 1970). */
  uuid(atMs: number): string
  /** Chance of its own for a named part, so that a change in one part leaves the others as they were. */
  fork(name: string): Chance
}

export function chance(seed: string | number): Chance {
  const word = hashWords(String(seed))
  let a = word()
  let b = word()
  let c = word()
  let d = 1
  const bits = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  // The first numbers after seeding are still alike for alike seeds.
  for (let i = 0; i < 15; i++) bits()

  const next = () => bits() / 4294967296
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const bytes = (length: number) => Uint8Array.from({ length }, () => bits() & 255)
  return {
    next,
    int,
    bytes,
    yes: (probability) => next() < probability,
    pick(list) {
      if (list.length === 0) throw new RangeError('nothing to pick from')
      return list[int(0, list.length - 1)] as (typeof list)[number]
    },
    weighted(entries) {
      const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
      if (!(total > 0)) throw new RangeError('nothing to pick from')
      let left = next() * total
      for (const [value, weight] of entries) {
        left -= weight
        if (left < 0) return value
      }
      return (entries.findLast(([, weight]) => weight > 0) as (typeof entries)[number])[0]
    },
    normal(mean, deviation) {
      // Irwin–Hall: the sum of twelve even numbers; no logarithm, so every machine rounds alike.
      let sum = -6
      for (let i = 0; i < 12; i++) sum += next()
      return mean + deviation * Math.max(-3, Math.min(3, sum))
    },
    shuffle(list) {
      const mixed = [...list]
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = int(0, i)
        const held = mixed[i] as (typeof mixed)[number]
        mixed[i] = mixed[j] as (typeof mixed)[number]
        mixed[j] = held
      }
      return mixed
    },
    uuid: (atMs) => newId(atMs, bytes(10)),
    fork: (name) => chance(`${seed}/${name}`),
  }
}

/** xmur3: as many well-mixed 32-bit words from a text as one asks for. */
function hashWords(text: string): () => number {
  let h = 1779033703 ^ text.length
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353)
    h = (h << 13) | (h >>> 19)
  }
  return () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507)
    h = Math.imul(h ^ (h >>> 13), 3266489909)
    h ^= h >>> 16
    return h >>> 0
  }
}
