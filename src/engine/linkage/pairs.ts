// Pairs worth comparing, each once: people who share a key of some rule. Crowded keys are skipped and accounted for, and no rule
// may bring more pairs than the file can bear: then its rarest keys go first.
import { type KeyRule, narrowKeys, narrowRules, wideKeys, wideRules, writeNarrow, writeWide } from './keys.ts'
import { at, familyDigits, numberDigits, type People, weighWords, wide } from './people.ts'
import { wider } from './wider.ts'

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
  /** The wide rules too, however large the file. */
  loose?: boolean
  /** Rules of the caller's own beside them. */
  more?: readonly MoreRule[]
}

/** Writes `keys` keys of person `i` into `out`, which holds 0 (no key) everywhere. */
export interface MoreRule {
  name: string
  keys: number
  write(p: People, i: number, out: Int32Array): void
}

/** Pairs in order of the first of each: those of row `i` stand from `from[i]` to `from[i + 1]`, the same second perhaps twice. */
export interface Pairs {
  from: Int32Array
  second: Int32Array
  /** Which rule brought it: its place in `rules`. */
  rule: Uint8Array
  rules: readonly string[]
  skipped: Skipped[]
}

/** Calls `each(i, j)` with i < j, once for every pair some rule brings together, in order of i. */
export function eachPair(p: People, options: PairOptions, each: (i: number, j: number) => void): PairsAccount {
  const pairs = gatherPairs(p, options)
  const counts = walkPairs(pairs, 0, p.n, each)
  return accountOf(pairs, counts)
}

export function accountOf(pairs: Pairs, counts: Int32Array): PairsAccount {
  return {
    pairs: counts.reduce((n, c) => n + c, 0),
    byRule: pairs.rules.map((rule, r) => ({ rule, pairs: counts[r] as number })),
    skipped: pairs.skipped,
  }
}

/** Calls `each` for the pairs of the rows from `from` to `to`; returns how many each rule was the first to bring. */
export function walkPairs(pairs: Pick<Pairs, 'from' | 'second' | 'rule'>, from: number, to: number, each: (i: number, j: number) => void): Int32Array {
  const counts = new Int32Array(256)
  const met = new Int32Array(pairs.from.length).fill(-1)
  for (let i = from; i < to; i++) {
    const end = pairs.from[i + 1] as number
    for (let k = pairs.from[i] as number; k < end; k++) {
      const j = pairs.second[k] as number
      if (met[j] === i) continue
      met[j] = i
      const r = pairs.rule[k] as number
      counts[r] = (counts[r] as number) + 1
      each(i, j)
    }
  }
  return counts
}

/** Nothing is skipped in a file of up to so many people; and a rule may bring so many pairs, whatever the file's size. */
const everybody = 2000
const budget = (n: number): number => Math.max(0.35 * n, Math.min(8 * n, 400_000))
/** Files that tell enough of people need the wide rules only up to this size. */
const wideFiles = 60_000
const spareFiles = 200_000

export function gatherPairs(p: People, options: PairOptions): Pairs {
  const { crowd = 120, small = everybody, side, loose = false, more = [] } = options
  if (p.n <= small) return allPairs(p.n, side)
  weighWords(p)
  const found = new Found()
  const work = noWork()
  const skipped: Skipped[] = []
  const rules: string[] = []
  const take = (list: readonly KeyRule[], width: number, write: typeof writeNarrow, room: number): void => {
    const keys = keysOf(p, list, width, write)
    let first = 0
    for (const rule of list) {
      const last = first + rule.to - rule.from
      const passed = rulePairs(p.n, keys, { name: rule.name, from: first, to: last }, rules.length, room, side, found, work)
      first = last
      if (passed) skipped.push(passed)
      rules.push(rule.name)
    }
  }
  const little = loose || p.n <= wideFiles || tellsLittle(p)
  const all = little || p.n <= spareFiles
  const nearlyAll = !all && tellsNearlyAll(p)
  take(all ? narrowRules : narrowRules.filter(rule => rule.spare === 'never' || (rule.spare === 'all' && !nearlyAll)), narrowKeys, (people, i, out, o) => writeNarrow(people, i, out, o, !nearlyAll), crowd)
  if (little) take(wideRules, wideKeys, writeWide, 40)
  for (const { name, keys, write } of more) {
    const one = new Int32Array(keys)
    take([{ name, from: 0, to: keys, spare: 'never' }], keys, (people, i, out, o) => {
      one.fill(0)
      write(people, i, one)
      for (let k = 0; k < keys; k++) out[o + k] = one.indexOf(one[k] as number) < k ? 0 : (one[k] as number)
    }, crowd)
  }
  return { ...sortedPairs(p.n, found), rules, skipped }
}

/** Is hardly anything known that the narrow rules live on? */
function tellsLittle(p: People): boolean {
  const stride = Math.max(1, Math.floor(p.n / 5000))
  let known = 0
  let asked = 0
  for (let i = 0; i < p.n; i += stride) {
    const row = i * wide
    const facts = p.rows[row + at.facts] as number
    const has = (place: number): number => (p.rows[row + place] === 0 ? 0 : 1)
    asked++
    known += (numberDigits(facts) > 0 ? 2 : 0) + (familyDigits(facts) > 0 ? 1 : 0) + ((p.rows[row + at.born] as number) % 10000 === 0 ? 0 : 1)
    known += has(at.mother) + has(at.home + 1) + has(at.area) + has(at.contact) + has(at.mail)
  }
  return known < 4 * asked
}

/** Do most people have a NIK, a birth date, and a family number or a mother? Then the few keys of these find whom others would. */
function tellsNearlyAll(p: People): boolean {
  const stride = Math.max(1, Math.floor(p.n / 5000))
  let [asked, numbers, dates, families] = [0, 0, 0, 0]
  for (let i = 0; i < p.n; i += stride) {
    const row = i * wide
    const facts = p.rows[row + at.facts] as number
    asked++
    if (numberDigits(facts) === 16) numbers++
    if ((p.rows[row + at.born] as number) % 10000 !== 0) dates++
    if (familyDigits(facts) > 0 || p.rows[row + at.mother] !== 0) families++
  }
  return numbers > 0.6 * asked && dates > 0.75 * asked && families > 0.6 * asked
}

function allPairs(n: number, side: Uint8Array | undefined): Pairs {
  const from = new Int32Array(n + 1)
  const second = new Int32Array((n * (n - 1)) / 2)
  let k = 0
  for (let i = 0; i < n; i++) {
    from[i] = k
    for (let j = i + 1; j < n; j++) if (!side || side[i] !== side[j]) second[k++] = j
  }
  from[n] = k
  return { from, second: second.subarray(0, k), rule: new Uint8Array(k), rules: ['everybody'], skipped: [] }
}

/** Keys of all people for some rules, key by key: the first key of everybody, then the second. */
function keysOf(p: People, rules: readonly KeyRule[], width: number, write: typeof writeNarrow): Int32Array {
  const used = rules.flatMap(rule => Array.from({ length: rule.to - rule.from }, (_, k) => rule.from + k))
  const keys = new Int32Array(used.length * p.n)
  const places = Int32Array.from(used)
  const one = new Int32Array(width)
  for (let i = 0; i < p.n; i++) {
    write(p, i, one, 0)
    for (let k = 0; k < places.length; k++) keys[k * p.n + i] = one[places[k] as number] as number
  }
  return keys
}

class Found {
  i = new Int32Array(1 << 16)
  j = new Int32Array(1 << 16)
  rule = new Uint8Array(1 << 16)
  n = 0

  add(i: number, j: number, rule: number): void {
    if (this.n === this.i.length) {
      this.i = wider(this.i)
      this.j = wider(this.j)
      const more = new Uint8Array(this.i.length)
      more.set(this.rule)
      this.rule = more
    }
    this.i[this.n] = i
    this.j[this.n] = j
    this.rule[this.n++] = rule
  }
}

/** A rule, and where its keys are kept. */
type Kept = Pick<KeyRule, 'name' | 'from' | 'to'>

/** One rule's pairs into `found`: within each key that not too many share. */
function rulePairs(n: number, keys: Int32Array, rule: Kept, number: number, room: number, side: Uint8Array | undefined, found: Found, work: Work): Skipped | undefined {
  const some = sharedKeys(n, keys, rule, work)
  const { key, row } = work
  const passed: Skipped = { rule: rule.name, keys: 0, people: 0, pairs: 0 }
  const crowd = bearable(key, some, room, budget(n))
  for (let from = 0; from < some; ) {
    const v = key[from]
    let end = from + 1
    while (end < some && key[end] === v) end++
    const size = end - from
    if (size > crowd) {
      passed.keys++
      passed.people += size
      passed.pairs += (size * (size - 1)) / 2
    } else {
      for (let x = from; x < end; x++) {
        const i = row[x] as number
        for (let y = x + 1; y < end; y++) {
          const j = row[y] as number
          if (i === j || (side && side[i] === side[j])) continue
          if (i < j) found.add(i, j, number)
          else found.add(j, i, number)
        }
      }
    }
    from = end
  }
  return passed.keys > 0 ? passed : undefined
}

/** How many may share a key so that all such keys together bring no more pairs than the file can bear. */
function bearable(key: Int32Array, some: number, room: number, most: number): number {
  const groups = new Int32Array(room + 1)
  for (let from = 0; from < some; ) {
    let end = from + 1
    while (end < some && key[end] === key[from]) end++
    if (end - from <= room) groups[end - from] = (groups[end - from] as number) + 1
    from = end
  }
  let pairs = 0
  for (let size = 2; size <= room; size++) {
    pairs += ((groups[size] as number) * size * (size - 1)) / 2
    if (pairs > most) return Math.max(3, size - 1)
  }
  return room
}

/** Lists every rule is sorted in. */
interface Work {
  key: Int32Array
  row: Int32Array
  spareKey: Int32Array
  spareRow: Int32Array
}
const noWork = (): Work => ({ key: new Int32Array(1 << 16), row: new Int32Array(1 << 16), spareKey: new Int32Array(0), spareRow: new Int32Array(0) })

/** A rule's keys that more than one person seems to have, with their rows, in order of the keys: into `work`; returns how many. */
function sharedKeys(n: number, keys: Int32Array, rule: Kept, work: Work): number {
  const first = rule.from * n
  const last = rule.to * n
  // Two bits for each of many places: met once, met again. Most keys are borne by one person alone and end here.
  let bits = 16
  while (bits < 25 && 1 << bits < (last - first) * 4) bits++
  const once = new Uint32Array(1 << (bits - 5))
  const again = new Uint32Array(1 << (bits - 5))
  for (let k = first; k < last; k++) {
    const v = keys[k] as number
    if (v === 0) continue
    const place = Math.imul(v, 0x9e3779b1) >>> (32 - bits)
    const bit = 1 << (place & 31)
    const at = place >>> 5
    const before = once[at] as number
    if ((before & bit) !== 0) again[at] = (again[at] as number) | bit
    else once[at] = before | bit
  }
  let key = work.key
  let row = work.row
  let some = 0
  for (let from = first; from < last; from += n) {
    for (let i = 0; i < n; i++) {
      const v = keys[from + i] as number
      if (v === 0) continue
      const place = Math.imul(v, 0x9e3779b1) >>> (32 - bits)
      if (((again[place >>> 5] as number) & (1 << (place & 31))) === 0) continue
      if (some === key.length) {
        key = wider(key)
        row = wider(row)
      }
      key[some] = v
      row[some++] = i
    }
  }
  // In order of the keys, as unsigned numbers: three passes of eleven bits.
  // Both of a length: they change places, and whichever is filled next must be able to grow.
  let spareKey = work.spareKey.length < key.length ? new Int32Array(key.length) : work.spareKey
  let spareRow = work.spareRow.length < key.length ? new Int32Array(key.length) : work.spareRow
  const counts = new Int32Array(2048)
  for (let shift = 0; shift < 33; shift += 11) {
    counts.fill(0)
    for (let k = 0; k < some; k++) {
      const c = ((key[k] as number) >>> shift) & 2047
      counts[c] = (counts[c] as number) + 1
    }
    let sum = 0
    for (let c = 0; c < 2048; c++) {
      const size = counts[c] as number
      counts[c] = sum
      sum += size
    }
    for (let k = 0; k < some; k++) {
      const v = key[k] as number
      const c = (v >>> shift) & 2047
      const to = counts[c] as number
      counts[c] = to + 1
      spareKey[to] = v
      spareRow[to] = row[k] as number
    }
    const [a, b] = [key, row]
    key = spareKey
    row = spareRow
    spareKey = a
    spareRow = b
  }
  work.key = key
  work.row = row
  work.spareKey = spareKey
  work.spareRow = spareRow
  return some
}

/** In order of the first of each pair; among those of one row, the rule that found them first stands first. */
function sortedPairs(n: number, found: Found): Pick<Pairs, 'from' | 'second' | 'rule'> {
  const from = new Int32Array(n + 1)
  for (let k = 0; k < found.n; k++) {
    const i = found.i[k] as number
    from[i + 1] = (from[i + 1] as number) + 1
  }
  for (let i = 0; i < n; i++) from[i + 1] = (from[i + 1] as number) + (from[i] as number)
  const next = from.slice()
  const second = new Int32Array(found.n)
  const rule = new Uint8Array(found.n)
  for (let k = 0; k < found.n; k++) {
    const i = found.i[k] as number
    const to = next[i] as number
    next[i] = to + 1
    second[to] = found.j[k] as number
    rule[to] = found.rule[k] as number
  }
  return { from, second, rule }
}
