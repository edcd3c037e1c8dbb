// One new person against everybody known, before saving: the same keys, the same comparison, the same model. On the phone and the server.
import { comparer } from './compare.ts'
import { narrowKeys, writeNarrow } from './keys.ts'
import { type Model, probability } from './model.ts'
import { makeRoom, type People, type RawPerson, weighWords, writePerson } from './people.ts'
import { wider } from './wider.ts'

export interface Alike {
  row: number
  p: number
  pattern: number
}

export interface Asking {
  /** Who of the known this may be, the likeliest first. Nothing is kept of the one asked about. */
  ask(raw: RawPerson, options?: { least?: number; most?: number }): Alike[]
  /** Somebody was added to `people` at this row, or what was written there has changed. */
  added(row: number): void
}

/** More people than this behind one key say nothing of this person; and so many are compared, those behind the rarest keys first. */
const crowd = 200
const mostCompared = 600

/** Key → rows, in flat lists that only grow. */
class Postings {
  private slots: Int32Array
  private mask: number
  /** Key, row, and the entry before it in its slot. */
  private entries: Int32Array
  private n = 1

  constructor(expected: number) {
    let size = 1024
    while (size < expected) size *= 2
    this.slots = new Int32Array(size)
    this.mask = size - 1
    this.entries = new Int32Array((expected + 1024) * 3)
  }

  private readonly slotOf = (key: number): number => (Math.imul(key, 0x9e3779b1) >>> 7) & this.mask

  add(key: number, row: number): void {
    if (this.n * 3 + 3 > this.entries.length) this.entries = wider(this.entries)
    if (this.n > this.mask * 2) this.spread()
    const slot = this.slotOf(key)
    const at = this.n * 3
    this.entries[at] = key
    this.entries[at + 1] = row
    this.entries[at + 2] = this.slots[slot] as number
    this.slots[slot] = this.n++
  }

  private spread(): void {
    this.mask = this.mask * 4 + 3
    this.slots = new Int32Array(this.mask + 1)
    for (let k = 1; k < this.n; k++) {
      const slot = this.slotOf(this.entries[k * 3] as number)
      this.entries[k * 3 + 2] = this.slots[slot] as number
      this.slots[slot] = k
    }
  }

  /** Rows behind a key into `into` from `n` on; returns how many stand there then: none more where the key is crowded. */
  read(key: number, into: Int32Array, n: number): number {
    const { entries } = this
    let end = n
    for (let k = this.slots[this.slotOf(key)] as number; k !== 0; k = entries[k * 3 + 2] as number) {
      if (entries[k * 3] !== key) continue
      if (end - n === crowd) return n
      into[end++] = entries[k * 3 + 1] as number
    }
    return end
  }
}

/** An index over `people`; the model may be one estimated from another, larger file of the same country. */
export function askAgainst(people: People, model: Model): Asking {
  weighWords(people)
  const postings = new Postings(Math.max(1024, people.n * 16))
  const one = new Int32Array(narrowKeys)
  const compare = comparer(people)
  const writeKeys = (row: number): void => {
    writeNarrow(people, row, one, 0)
    // The same value under two rules must not meet.
    for (let k = 0; k < narrowKeys; k++) if (one[k] !== 0) one[k] = Math.imul((one[k] as number) ^ (k * 0x51ed270b), 0x85ebca6b) | 1
  }
  const added = (row: number): void => {
    writeKeys(row)
    for (let k = 0; k < narrowKeys; k++) if (one[k] !== 0) postings.add(one[k] as number, row)
  }
  for (let row = 0; row < people.n; row++) added(row)
  let seenIn = new Uint32Array(people.n + 1024)
  let turn = 0
  const rows = new Int32Array((crowd + 1) * narrowKeys)
  const ends = new Int32Array(narrowKeys)

  return {
    added,
    ask(raw, { least = 0.05, most = 10 } = {}) {
      // The one asked about stands in the row after the last, for a moment.
      const row = people.n
      makeRoom(people)
      writePerson(people, row, raw, false)
      if (seenIn.length <= row) seenIn = new Uint32Array(row + 4096)
      turn++
      writeKeys(row)
      let n = 0
      for (let k = 0; k < narrowKeys; k++) {
        if (one[k] !== 0) n = postings.read(one[k] as number, rows, n)
        ends[k] = n
      }
      const sizes = Array.from(ends, (end, k) => ({ from: k === 0 ? 0 : (ends[k - 1] as number), end })).filter(s => s.end > s.from)
      sizes.sort((a, b) => a.end - a.from - (b.end - b.from))
      const out: Alike[] = []
      let compared = 0
      for (const { from, end } of sizes) {
        if (compared >= mostCompared) break
        for (let k = from; k < end; k++) {
          const other = rows[k] as number
          if (seenIn[other] === turn) continue
          seenIn[other] = turn
          compared++
          const pattern = compare(row, other)
          const p = probability(model, pattern)
          if (p >= least) out.push({ row: other, p, pattern })
        }
      }
      return out.sort((a, b) => b.p - a.p || a.row - b.row).slice(0, most)
    },
  }
}
