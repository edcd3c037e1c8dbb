// Pairs worth comparing, each once: people who share a key of some rule, rule by rule; crowded keys are skipped and accounted for.
import { keyRules } from './keys.ts'
import type { People } from './people.ts'

export interface Skipped {
  rule: string
  /** Keys that too many people shared, and how many people and pairs were passed over. */
  keys: number
  people: number
  pairs: number
}
export interface PairsAccount {
  pairs: number
  byRule: { rule: string; pairs: number }[]
  skipped: Skipped[]
}

export interface PairOptions {
  /** People who may share one key. */
  crowd?: number
  /** Files up to this many people are compared everybody with everybody. */
  small?: number
  /** Only pairs of one with another side: 0 or 1 for each person (list to list). */
  side?: Uint8Array
}

/**
 * Calls `each(i, j)` with i < j, once for every pair some rule brings together.
 * A pair found by an earlier rule is recognised by its keys, so no set of pairs is kept.
 */
export function eachPair(p: People, options: PairOptions, each: (i: number, j: number) => void): PairsAccount {
  const { crowd = 120, small = 2000, side } = options
  const account: PairsAccount = { pairs: 0, byRule: [], skipped: [] }
  const told = (i: number, j: number): void => {
    account.pairs++
    each(i, j)
  }
  if (p.n <= small) {
    for (let i = 0; i < p.n; i++) for (let j = i + 1; j < p.n; j++) if (!side || side[i] !== side[j]) told(i, j)
    account.byRule.push({ rule: 'everybody', pairs: account.pairs })
    return account
  }
  const done: { keys: number; values: Int32Array; crowded: Set<number> }[] = []
  for (const rule of keyRules) {
    if (rule.wide && p.n > wideFiles) continue
    const values = new Int32Array(p.n * rule.keys)
    let some = 0
    const one = new Int32Array(rule.keys)
    for (let i = 0; i < p.n; i++) {
      one.fill(0)
      rule.write(p, i, one)
      for (let k = 0; k < rule.keys; k++) {
        const v = one[k] as number
        // The same key twice would find the same pairs twice.
        if (v !== 0 && !(k > 0 && one.indexOf(v) < k)) {
          values[i * rule.keys + k] = v
          some++
        }
      }
    }
    if (some === 0) continue
    const crowded = new Set<number>()
    const skipped: Skipped = { rule: rule.name, keys: 0, people: 0, pairs: 0 }
    const before = account.pairs
    const order = sortedByKey(values, some)
    const room = rule.wide ? wideCrowd : crowd
    if (rule.wide) {
      const asked = pairsOf(values, order, some, room)
      if (asked > Math.min(p.n * widePairs, mostWide)) {
        account.skipped.push({ rule: rule.name, keys: 0, people: 0, pairs: asked })
        continue
      }
    }
    for (let from = 0; from < some; ) {
      const v = values[order[from] as number] as number
      let to = from + 1
      while (to < some && values[order[to] as number] === v) to++
      const size = to - from
      if (size > room) {
        crowded.add(v)
        skipped.keys++
        skipped.people += size
        skipped.pairs += (size * (size - 1)) / 2
      } else if (size > 1) {
        for (let x = from; x < to; x++) {
          const i = Math.floor((order[x] as number) / rule.keys)
          for (let y = x + 1; y < to; y++) {
            const j = Math.floor((order[y] as number) / rule.keys)
            if (i === j || (side && side[i] === side[j])) continue
            if (sharedWithin(values, rule.keys, i, j, v, crowded) || sharedBefore(done, i, j)) continue
            if (i < j) told(i, j)
            else told(j, i)
          }
        }
      }
      from = to
    }
    if (skipped.keys > 0) account.skipped.push(skipped)
    account.byRule.push({ rule: rule.name, pairs: account.pairs - before })
    done.push({ keys: rule.keys, values, crowded })
  }
  return account
}

/** A wide rule's keys may be shared by so few, and all of it may bring so many pairs a person. */
const wideFiles = 60_000
const wideCrowd = 40
const widePairs = 8
const mostWide = 300_000

/** How many pairs a rule would bring. */
function pairsOf(values: Int32Array, order: Int32Array, some: number, room: number): number {
  let pairs = 0
  for (let from = 0; from < some; ) {
    let to = from + 1
    while (to < some && values[order[to] as number] === values[order[from] as number]) to++
    if (to - from <= room) pairs += ((to - from) * (to - from - 1)) / 2
    from = to
  }
  return pairs
}

/** Do both share another key of this rule that comes earlier in its order? */
function sharedWithin(values: Int32Array, keys: number, i: number, j: number, now: number, crowded: ReadonlySet<number>): boolean {
  if (keys === 1) return false
  for (let a = 0; a < keys; a++) {
    const v = values[i * keys + a] as number
    if (v === 0 || v >>> 0 >= now >>> 0) continue
    for (let b = 0; b < keys; b++) if (values[j * keys + b] === v && !crowded.has(v)) return true
  }
  return false
}

function sharedBefore(done: readonly { keys: number; values: Int32Array; crowded: ReadonlySet<number> }[], i: number, j: number): boolean {
  for (const { keys, values, crowded } of done) {
    for (let a = 0; a < keys; a++) {
      const v = values[i * keys + a] as number
      if (v === 0) continue
      for (let b = 0; b < keys; b++) if (values[j * keys + b] === v && !crowded.has(v)) return true
    }
  }
  return false
}

/** Places of all keys but 0, in the order of their keys (as unsigned numbers): three passes of eleven bits. */
function sortedByKey(values: Int32Array, some: number): Int32Array {
  let order = new Int32Array(some)
  let spare = new Int32Array(some)
  for (let at = 0, k = 0; at < values.length; at++) if (values[at] !== 0) order[k++] = at
  const counts = new Int32Array(2048)
  for (let shift = 0; shift < 33; shift += 11) {
    counts.fill(0)
    for (let k = 0; k < some; k++) {
      const c = ((values[order[k] as number] as number) >>> shift) & 2047
      counts[c] = (counts[c] as number) + 1
    }
    let sum = 0
    for (let c = 0; c < 2048; c++) {
      const n = counts[c] as number
      counts[c] = sum
      sum += n
    }
    for (let k = 0; k < some; k++) {
      const at = order[k] as number
      const c = ((values[at] as number) >>> shift) & 2047
      spare[counts[c] as number] = at
      counts[c] = (counts[c] as number) + 1
    }
    const swap = order
    order = spare
    spare = swap
  }
  return order
}
