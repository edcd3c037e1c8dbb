// Rows in memory, found by id and by indexed columns: the device's store under its encrypted disk, and every room's test bench.
// Most lie packed in segments as they came; rows changed since lie over them.
import type { Change, Env } from './act.ts'
import type { House } from './house.ts'
import { gone, seen, Slabs, type Slab } from './memory-slabs.ts'
import { land, type Clash } from './merge.ts'
import { judge, readAll, parseInput, type Input, type Judged, type Source } from './perform.ts'
import type { AnyRow, RecordType } from './record.ts'
import { parseId } from './segment/ids.ts'
import type { Segment } from './segment/types.ts'
import { spaceOf, type SpaceKey } from './space.ts'
import type { Who } from './who.ts'

interface Shelf {
  /** Changed rows; null where a row of a segment is taken away. */
  rows: Map<string, AnyRow | null>
  /** column → value → ids; a single id stands by itself, for most values have but one and a set costs two hundred bytes. */
  indexes: Map<string, Map<string, string | Set<string>>>
  /** Nulls among the changed rows. */
  nulls: number
  slabs: Slabs
}

/** A changed row as it was when somebody packed it. */
export interface Packed {
  record: string
  row: AnyRow
}

export class MemoryStore implements Source {
  private readonly shelves = new Map<string, Shelf>()
  /** Grows with every change; screens watch it. */
  version = 0

  get(record: RecordType, id: string): AnyRow | undefined {
    const shelf = this.shelves.get(record.name)
    if (!shelf) return undefined
    const row = shelf.rows.get(id)
    if (row !== undefined) return row ?? undefined
    const found = shelf.slabs.find(id)
    return found?.slab.table.row(found.i)
  }

  where(record: RecordType, where: { [column: string]: string }): AnyRow[] {
    const shelf = this.shelves.get(record.name)
    if (!shelf) return []
    const columns = Object.keys(where)
    const indexed = columns.find((c) => shelf.indexes.has(c))
    const out: AnyRow[] = []
    const candidates = indexed === undefined ? shelf.rows.values() : this.byIndex(shelf, indexed, where[indexed] ?? '')
    for (const row of candidates) if (row && columns.every((c) => row[c] === where[c])) out.push(row)
    const first = indexed ?? columns[0]
    const value = first === undefined ? null : parseId(where[first] ?? '')
    for (const { table, state } of shelf.slabs.now()) {
      const picked = first === undefined || !value ? null : table.rowsWith(first, value)
      const rest = columns.filter((c) => c !== first)
      const n = picked ? picked.length : table.n
      for (let k = 0; k < n; k++) {
        const i = picked ? (picked[k] as number) : k
        if (state[i] === seen && rest.every((c) => table.column(c)?.value(i) === where[c])) out.push(table.row(i))
      }
    }
    return out.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  }

  private *byIndex(shelf: Shelf, column: string, value: string): Iterable<AnyRow> {
    const ids = shelf.indexes.get(column)?.get(value)
    for (const id of typeof ids === 'string' ? [ids] : (ids ?? [])) {
      const row = shelf.rows.get(id)
      if (row) yield row
    }
  }

  *all(record: RecordType): Iterable<AnyRow> {
    const shelf = this.shelves.get(record.name)
    if (!shelf) return
    for (const row of shelf.rows.values()) if (row) yield row
    for (const { table, state } of shelf.slabs.now()) for (let i = 0; i < table.n; i++) if (state[i] === seen) yield table.row(i)
  }

  /** Rows changed since they came, or never packed; by index where one of the columns has one. */
  loose(record: RecordType, column?: string, value?: string): Iterable<AnyRow | null> {
    const shelf = this.shelves.get(record.name)
    if (!shelf) return []
    return column !== undefined && value !== undefined && shelf.indexes.has(column) ? this.byIndex(shelf, column, value) : shelf.rows.values()
  }

  /** Packed rows; those whose state is not `seen` are none. */
  packed(record: string): readonly Slab[] {
    return this.shelves.get(record)?.slabs.now() ?? []
  }

  /** Every row of every record, those of records this release does not know included. */
  *everything(): Iterable<Packed> {
    for (const [record, shelf] of this.shelves) {
      for (const row of shelf.rows.values()) if (row) yield { record, row }
      for (const { table, state } of shelf.slabs.now()) for (let i = 0; i < table.n; i++) if (state[i] === seen) yield { record, row: table.row(i) }
    }
  }

  /** Rows that lie in no segment as they are. */
  *changed(): Iterable<Packed> {
    for (const [record, shelf] of this.shelves) for (const row of shelf.rows.values()) if (row) yield { record, row }
  }

  /** Did this packed row leave for good? Covered ones did not. */
  isGone(slab: Slab, i: number): boolean {
    return slab.state[i] === gone
  }

  records(): string[] {
    return [...this.shelves.keys()]
  }

  size(record: RecordType): number {
    const shelf = this.shelves.get(record.name)
    return shelf ? shelf.rows.size - shelf.nulls + shelf.slabs.now().reduce((sum, s) => sum + s.seen, 0) : 0
  }

  set(record: RecordType, row: AnyRow): void {
    const shelf = this.shelf(record)
    this.unindex(shelf, row.id)
    if (shelf.rows.get(row.id) === null) shelf.nulls--
    shelf.rows.set(row.id, row)
    for (const [column, values] of shelf.indexes) {
      const v = row[column]
      if (typeof v !== 'string') continue
      const ids = values.get(v)
      if (ids === undefined) values.set(v, row.id)
      else if (typeof ids === 'string') values.set(v, new Set([ids, row.id]))
      else ids.add(row.id)
    }
    shelf.slabs.reckon(row.id)
    this.version++
  }

  delete(record: RecordType, id: string): void {
    const shelf = this.shelf(record)
    this.bare(shelf, id)
    // What lies packed under it must not come to light again.
    if (shelf.slabs.hasAny(id)) {
      shelf.rows.set(id, null)
      shelf.nulls++
      shelf.slabs.reckon(id)
    }
    this.version++
  }

  /** Rows of one space, packed: they are there as if each had been set, but only where none of the same id is. */
  lay(space: SpaceKey, segment: Segment, record: (name: string) => RecordType): void {
    for (const table of segment.tables) this.shelf(record(table.record)).slabs.add(segment, space, table)
    this.version++
  }

  /** The row left this one space; a copy that another space gave comes to light. Nothing happens to a newer one. */
  leave(record: RecordType, id: string, space: SpaceKey, version: number): void {
    const shelf = this.shelf(record)
    const row = shelf.rows.get(id)
    if (row && spaceOf(row) === space && (row.version ?? 0) <= version) this.bare(shelf, id)
    shelf.slabs.leave(id, space, version)
    this.version++
  }

  /** Everything of one space goes. */
  drop(space: SpaceKey): void {
    for (const shelf of this.shelves.values()) {
      for (const [id, row] of shelf.rows) if (row && spaceOf(row) === space) this.bare(shelf, id)
      shelf.slabs.remove((s) => s.space === space)
    }
    this.version++
  }

  /** Segments took the place of others, and of changed rows that are in them now: nothing looks different. */
  repack(space: SpaceKey, old: ReadonlySet<Segment>, fresh: readonly Segment[], rows: readonly Packed[], record: (name: string) => RecordType): void {
    for (const shelf of this.shelves.values()) shelf.slabs.remove((s) => s.space === space && old.has(s.segment))
    for (const segment of fresh) for (const table of segment.tables) this.shelf(record(table.record)).slabs.add(segment, space, table)
    for (const one of rows) {
      const shelf = this.shelf(record(one.record))
      // Changed again in the meantime: the newer one stays over what was packed.
      if (shelf.rows.get(one.row.id) === one.row) this.bare(shelf, one.row.id)
    }
  }

  clear(): void {
    this.shelves.clear()
    this.version++
  }

  /** Takes a changed row away; what lies packed under it is seen again. */
  private bare(shelf: Shelf, id: string): void {
    this.unindex(shelf, id)
    if (shelf.rows.get(id) === null) shelf.nulls--
    if (shelf.rows.delete(id)) shelf.slabs.reckon(id)
  }

  private unindex(shelf: Shelf, id: string): void {
    const old = shelf.rows.get(id)
    if (!old) return
    for (const [column, values] of shelf.indexes) {
      const v = old[column]
      if (typeof v !== 'string') continue
      const ids = values.get(v)
      if (typeof ids !== 'string') ids?.delete(id)
      if (ids === id || (typeof ids === 'object' && ids.size === 0)) values.delete(v)
    }
  }

  private shelf(record: RecordType): Shelf {
    let shelf = this.shelves.get(record.name)
    if (!shelf) {
      const rows: Shelf['rows'] = new Map()
      shelf = { rows, indexes: new Map(record.indexes.map((c) => [c, new Map()])), nulls: 0, slabs: new Slabs(rows) }
      this.shelves.set(record.name, shelf)
    }
    return shelf
  }

  /** Land changes; returns the fields two people had changed. */
  apply(changes: readonly Change[]): { change: Change; clashes: Clash[] }[] {
    const out: { change: Change; clashes: Clash[] }[] = []
    for (const change of changes) {
      const { row, clashes } = land(this.get(change.record, change.id), change)
      if (row) this.set(change.record, row)
      else this.delete(change.record, change.id)
      if (clashes.length > 0) out.push({ change, clashes })
    }
    return out
  }
}

/** Perform an act on a memory store at once: what the device does, and what a room's own tests use. */
export function performIn(house: House, store: MemoryStore, name: string, raw: Input, env: Env, who: Who): Judged {
  const type = house.acts.get(name)
  if (!type) throw new Error(`no act is named ${name}`)
  const parsed = parseInput(type, type.version, raw)
  if (!parsed.ok) return parsed
  const judged = judge(type, parsed.input, readAll(type, parsed.input, store), env, who)
  if (judged.ok) store.apply(judged.changes)
  return judged
}
