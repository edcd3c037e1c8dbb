// One new person against everybody known, before saving: the same keys, the same comparison, the same model. On the phone and the server.
import { comparer } from './compare.ts'
import { keyRules } from './keys.ts'
import { type Model, probability } from './model.ts'
import { makeRoom, type People, type RawPerson, writePerson } from './people.ts'
import { wider } from './wider.ts'

export interface Alike {
  row: number
  p: number
  pattern: number
}

export interface Asking {
  /** Who of the known this may be, the likeliest first. Nothing is kept of the one asked about. */
  ask(raw: RawPerson, options?: { least?: number; most?: number }): Alike[]
  /** Somebody was added to `people` at this row. */
  added(row: number): void
}

const narrow = keyRules.filter(rule => !rule.wide)
/** More people than this behind one key say nothing of this person. */
const crowd = 200

/** Key → rows, in two flat lists: a village of ten thousand takes about a megabyte. */
class Postings {
  private readonly slots: Int32Array
  private readonly mask: number
  private keys: Int32Array
  private rows: Int32Array
  private next: Int32Array
  private n = 1

  constructor(expected: number) {
    let size = 1024
    while (size < expected) size *= 2
    this.slots = new Int32Array(size)
    this.mask = size - 1
    this.keys = new Int32Array(expected + 1024)
    this.rows = new Int32Array(expected + 1024)
    this.next = new Int32Array(expected + 1024)
  }

  add(key: number, row: number): void {
    if (this.n === this.keys.length) {
      this.keys = wider(this.keys)
      this.rows = wider(this.rows)
      this.next = wider(this.next)
    }
    const slot = (Math.imul(key, 0x9e3779b1) >>> 7) & this.mask
    this.keys[this.n] = key
    this.rows[this.n] = row
    this.next[this.n] = this.slots[slot] as number
    this.slots[slot] = this.n++
  }

  /** Rows behind a key, at most `most` of them; false when there are more. */
  each(key: number, most: number, seen: (row: number) => void): boolean {
    const slot = (Math.imul(key, 0x9e3779b1) >>> 7) & this.mask
    let at = this.slots[slot] as number
    let n = 0
    for (let k = at; k !== 0; k = this.next[k] as number) if (this.keys[k] === key && ++n > most) return false
    for (; at !== 0; at = this.next[at] as number) if (this.keys[at] === key) seen(this.rows[at] as number)
    return true
  }
}

/** An index over `people`; the model may be one estimated from another, larger file of the same country. */
export function askAgainst(people: People, model: Model): Asking {
  const stride = narrow.reduce((n, r) => n + r.keys, 0)
  const postings = new Postings(Math.max(1024, people.n * Math.ceil(stride / 2)))
  const one = new Int32Array(8)
  const keysOf = (row: number, each: (key: number) => void): void => {
    for (const [r, rule] of narrow.entries()) {
      one.fill(0)
      rule.write(people, row, one)
      // The same value under two rules must not meet.
      for (let k = 0; k < rule.keys; k++) if (one[k] !== 0) each(Math.imul((one[k] as number) ^ (r * 0x51ed270b), 0x85ebca6b) | 1)
    }
  }
  const added = (row: number): void => keysOf(row, key => postings.add(key, row))
  for (let row = 0; row < people.n; row++) added(row)
  let seenIn = new Uint32Array(people.n + 1024)
  let turn = 0
  let compare = comparer(people)
  let comparedRows = people.rows

  return {
    added,
    ask(raw, { least = 0.05, most = 10 } = {}) {
      // The one asked about stands in the row after the last, for a moment.
      const row = people.n
      makeRoom(people)
      writePerson(people, row, raw, false)
      // Words nobody had weigh nothing until they are weighed: then an address with one new word would count as another address.
      if (comparedRows !== people.rows || [people.names, people.homes, people.areas].some(words => words.grew())) {
        compare = comparer(people)
        comparedRows = people.rows
      }
      if (seenIn.length <= row) seenIn = new Uint32Array(row + 4096)
      turn++
      const out: Alike[] = []
      keysOf(row, key =>
        postings.each(key, crowd, other => {
          if (seenIn[other] === turn) return
          seenIn[other] = turn
          const pattern = compare(row, other)
          const p = probability(model, pattern)
          if (p >= least) out.push({ row: other, p, pattern })
        }),
      )
      return out.sort((a, b) => b.p - a.p || a.row - b.row).slice(0, most)
    },
  }
}
