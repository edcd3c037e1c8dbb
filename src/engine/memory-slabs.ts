// Segments of one record under the changed rows: which of their rows are seen, and where a row with this id lies.
import { parseId } from './segment/ids.ts'
import type { ParsedId, Segment, Table } from './segment/types.ts'
import type { SpaceKey } from './space.ts'

/** Seen · another row with this id stands before it · it left for good. */
export const seen = 0
const covered = 1
export const gone = 2

/** One record's table of a segment, as a space gave it. */
export interface Slab {
  segment: Segment
  space: SpaceKey
  table: Table
  state: Uint8Array
  /** How many of its rows are seen. */
  seen: number
}

interface Copy {
  slab: Slab
  i: number
}

/** Rows of one slab at most, and slabs at most: both fit into one number of 32 bits. */
const rowBits = 18

export class Slabs {
  list: Slab[] = []
  /** Open addressing: hashes, and beside each its slab and row (0 = free). Made when first asked; unmade when slabs go. */
  private hashes = new Uint32Array(0)
  private spots = new Uint32Array(0)
  private settled = 0
  /** Ids that changed rows stand for. */
  private readonly over: { has(id: string): boolean; keys(): Iterable<string> }

  constructor(over: { has(id: string): boolean; keys(): Iterable<string> }) {
    this.over = over
  }

  add(segment: Segment, space: SpaceKey, table: Table): void {
    if (table.n >= 1 << rowBits) throw new Error('a segment of so many rows cannot be laid')
    this.list.push({ segment, space, table, state: new Uint8Array(table.n), seen: table.n })
  }

  remove(which: (slab: Slab) => boolean): void {
    const kept = this.list.filter(s => !which(s))
    if (kept.length === this.list.length) return
    this.list = kept
    this.settled = 0
  }

  /** Slabs with their states as they stand now. */
  now(): readonly Slab[] {
    this.settle()
    return this.list
  }

  find(id: string): Copy | null {
    return this.copies(id).find(c => c.slab.state[c.i] === seen) ?? null
  }

  /** A changed row came over this id, or went from it. */
  reckon(id: string, copies = this.copies(id)): void {
    let free = !this.over.has(id)
    for (const { slab, i } of copies) {
      if (slab.state[i] === gone) continue
      mark(slab, i, free ? seen : covered)
      free = false
    }
  }

  hasAny(id: string): boolean {
    return this.copies(id).some(c => c.slab.state[c.i] !== gone)
  }

  /** The row left this space, if what lies here is not newer. */
  leave(id: string, space: SpaceKey, version: number): void {
    const copies = this.copies(id)
    for (const { slab, i } of copies) {
      if (slab.space !== space || Number(slab.table.column('version')?.value(i) ?? 0) > version) continue
      mark(slab, i, gone)
    }
    this.reckon(id, copies)
  }

  private copies(id: string): Copy[] {
    if (this.list.length === 0) return []
    this.settle()
    const parsed = parseId(id)
    const out: Copy[] = []
    const mask = this.spots.length - 1
    for (let at = parsed.hash & mask; this.spots[at] !== 0; at = (at + 1) & mask) {
      if (this.hashes[at] !== parsed.hash) continue
      const copy = this.copyAt(this.spots[at] as number)
      if (copy.slab.table.isId(copy.i, parsed)) out.push(copy)
    }
    return out
  }

  private copyAt(spot: number): Copy {
    return { slab: this.list[(spot >>> rowBits) - 1] as Slab, i: spot & ((1 << rowBits) - 1) }
  }

  /** Brings in what was laid since: twins (a row that is on its way between two spaces) are told apart, changed rows cover. */
  private settle(): void {
    if (this.settled === this.list.length) return
    const total = this.list.reduce((sum, s) => sum + s.table.n, 0)
    if (this.settled === 0 || total * 2 > this.spots.length) {
      let size = 64
      while (size < total * 2.5) size *= 2
      this.hashes = new Uint32Array(size)
      this.spots = new Uint32Array(size)
      this.settled = 0
    }
    const twins = new Set<string>()
    for (let s = this.settled; s < this.list.length; s++) this.bring(s, twins)
    this.settled = this.list.length
    for (const id of twins) this.reckon(id)
    for (const id of this.over.keys()) this.reckon(id)
  }

  private bring(s: number, twins: Set<string>): void {
    const slab = this.list[s] as Slab
    const { table, state } = slab
    const mask = this.spots.length - 1
    let shown = 0
    for (let i = 0; i < table.n; i++) {
      if (state[i] === gone) continue
      state[i] = seen
      shown++
      const hash = table.hash(i)
      let at = hash & mask
      let parsed: ParsedId | null = null
      for (; this.spots[at] !== 0; at = (at + 1) & mask) {
        if (this.hashes[at] !== hash) continue
        parsed ??= parseId(table.id(i))
        const other = this.copyAt(this.spots[at] as number)
        if (other.slab.table.isId(other.i, parsed)) twins.add(parsed.text)
      }
      this.hashes[at] = hash
      this.spots[at] = ((s + 1) << rowBits) | i
    }
    slab.seen = shown
  }
}

function mark(slab: Slab, i: number, state: number): void {
  if (slab.state[i] === state) return
  slab.seen += (state === seen ? 1 : 0) - (slab.state[i] === seen ? 1 : 0)
  slab.state[i] = state
}
