// Pairs worth comparing, each once: people who share a key of some rule, rule by rule; crowded keys are skipped and accounted for.
import { type KeyRule, keyRules } from './keys.ts'
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
  const rules = keyRules.filter(r => !r.wide || p.n <= wideFiles)
  // A person's keys of all rules lie side by side: whether an earlier rule found a pair is read off two short rows.
  const stride = rules.reduce((n, r) => n + r.keys, 0)
  const keys = new Int32Array(p.n * stride)
  const crowded = new Set<number>()
  let first = 0
  for (const rule of rules) {
    const to = first + rule.keys
    const some = writeKeys(p, rule, keys, stride, first)
    const skipped: Skipped = { rule: rule.name, keys: 0, people: 0, pairs: 0 }
    const before = account.pairs
    const order = sortedByKey(keys, stride, first, to, some)
    const room = rule.wide ? wideCrowd : crowd
    if (rule.wide) {
      const asked = pairsOf(keys, order, room)
      if (asked > Math.min(p.n * widePairs, mostWide)) {
        account.skipped.push({ rule: rule.name, keys: 0, people: 0, pairs: asked })
        for (let i = 0; i < p.n; i++) keys.fill(0, i * stride + first, i * stride + to)
        first = to
        continue
      }
    }
    for (let from = 0; from < some; ) {
      const v = keys[order[from] as number] as number
      let end = from + 1
      while (end < some && keys[order[end] as number] === v) end++
      const size = end - from
      if (size > room) {
        skipped.keys++
        skipped.people += size
        skipped.pairs += (size * (size - 1)) / 2
        // Nobody was found by it, so nobody may be taken for found.
        for (let x = from; x < end; x++) crowded.add(order[x] as number)
      } else if (size > 1) {
        for (let x = from; x < end; x++) {
          const i = Math.floor((order[x] as number) / stride)
          for (let y = x + 1; y < end; y++) {
            const j = Math.floor((order[y] as number) / stride)
            if (i === j || (side && side[i] === side[j])) continue
            if (sharedBefore(keys, i * stride, j * stride, first, to, (order[x] as number) - i * stride, (order[y] as number) - j * stride, rules)) continue
            if (i < j) told(i, j)
            else told(j, i)
          }
        }
      }
      from = end
    }
    for (const place of crowded) keys[place] = 0
    crowded.clear()
    if (skipped.keys > 0) account.skipped.push(skipped)
    account.byRule.push({ rule: rule.name, pairs: account.pairs - before })
    first = to
  }
  return account
}

/** Writes one rule's keys; returns how many there are. The same key twice would find the same pairs twice. */
function writeKeys(p: People, rule: KeyRule, keys: Int32Array, stride: number, first: number): number {
  const one = new Int32Array(rule.keys)
  let some = 0
  for (let i = 0; i < p.n; i++) {
    one.fill(0)
    rule.write(p, i, one)
    for (let k = 0; k < rule.keys; k++) {
      const v = one[k] as number
      if (v === 0 || (k > 0 && one.indexOf(v) < k)) continue
      keys[i * stride + first + k] = v
      some++
    }
  }
  return some
}

/** Did an earlier rule, or an earlier key of this one (`a` and `b` say where both have the present key), bring these two together? */
function sharedBefore(keys: Int32Array, i: number, j: number, first: number, end: number, a: number, b: number, rules: readonly KeyRule[]): boolean {
  let at = 0
  for (let r = 0; at < first; r++) {
    const n = (rules[r] as KeyRule).keys
    if (n === 1) {
      const v = keys[i + at]
      if (v !== 0 && v === keys[j + at]) return true
    } else {
      for (let x = at; x < at + n; x++) {
        const v = keys[i + x]
        if (v !== 0) for (let y = at; y < at + n; y++) if (keys[j + y] === v) return true
      }
    }
    at += n
  }
  // Two who share two keys of one rule are met twice: the key that stands first with the lower person counts.
  const [low, mine, high] = i < j ? [i, a, j] : [j, b, i]
  for (let x = first; x < mine; x++) {
    const v = keys[low + x]
    if (v !== 0) for (let y = first; y < end; y++) if (keys[high + y] === v) return true
  }
  return false
}

/** A wide rule's keys may be shared by so few, and all of it may bring so many pairs a person. */
const wideFiles = 60_000
const wideCrowd = 40
const widePairs = 8
const mostWide = 300_000

/** How many pairs a rule would bring. */
function pairsOf(keys: Int32Array, order: Int32Array, room: number): number {
  let pairs = 0
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (to < order.length && keys[order[to] as number] === keys[order[from] as number]) to++
    if (to - from <= room) pairs += ((to - from) * (to - from - 1)) / 2
    from = to
  }
  return pairs
}

/** Places of all keys but 0, in the order of their keys (as unsigned numbers): three passes of eleven bits. */
function sortedByKey(values: Int32Array, stride: number, first: number, to: number, some: number): Int32Array {
  let order = new Int32Array(some)
  let spare = new Int32Array(some)
  let filled = 0
  for (let row = 0; row < values.length; row += stride) for (let at = row + first; at < row + to; at++) if (values[at] !== 0) order[filled++] = at
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
