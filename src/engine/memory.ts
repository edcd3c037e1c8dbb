// Rows in memory, found by id and by indexed columns: the device's store under its encrypted disk, and every room's test bench.
import type { Change, Env } from './act.ts'
import type { House } from './house.ts'
import { land, type Clash } from './merge.ts'
import { judge, readAll, parseInput, type Input, type Judged, type Source } from './perform.ts'
import type { AnyRow, RecordType } from './record.ts'
import type { Who } from './who.ts'

interface Shelf {
  rows: Map<string, AnyRow>
  /** column → value → ids; a single id stands by itself, for most values have but one and a set costs two hundred bytes. */
  indexes: Map<string, Map<string, string | Set<string>>>
}

export class MemoryStore implements Source {
  private readonly shelves = new Map<string, Shelf>()
  /** Grows with every change; screens watch it. */
  version = 0

  get(record: RecordType, id: string): AnyRow | undefined {
    return this.shelves.get(record.name)?.rows.get(id)
  }

  where(record: RecordType, where: { [column: string]: string }): AnyRow[] {
    const shelf = this.shelves.get(record.name)
    if (!shelf) return []
    const columns = Object.keys(where)
    const indexed = columns.find((c) => shelf.indexes.has(c))
    const out: AnyRow[] = []
    const candidates = indexed === undefined ? shelf.rows.values() : this.byIndex(shelf, indexed, where[indexed] ?? '')
    for (const row of candidates) if (columns.every((c) => row[c] === where[c])) out.push(row)
    return out.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  }

  private *byIndex(shelf: Shelf, column: string, value: string): Iterable<AnyRow> {
    const ids = shelf.indexes.get(column)?.get(value)
    for (const id of typeof ids === 'string' ? [ids] : (ids ?? [])) {
      const row = shelf.rows.get(id)
      if (row) yield row
    }
  }

  all(record: RecordType): Iterable<AnyRow> {
    return this.shelves.get(record.name)?.rows.values() ?? []
  }

  /** Every row of every record, those of records this release does not know included. */
  *everything(): Iterable<{ record: string; row: AnyRow }> {
    for (const [record, shelf] of this.shelves) for (const row of shelf.rows.values()) yield { record, row }
  }

  size(record: RecordType): number {
    return this.shelves.get(record.name)?.rows.size ?? 0
  }

  set(record: RecordType, row: AnyRow): void {
    const shelf = this.shelf(record)
    this.unindex(shelf, row.id)
    shelf.rows.set(row.id, row)
    for (const [column, values] of shelf.indexes) {
      const v = row[column]
      if (typeof v !== 'string') continue
      const ids = values.get(v)
      if (ids === undefined) values.set(v, row.id)
      else if (typeof ids === 'string') values.set(v, new Set([ids, row.id]))
      else ids.add(row.id)
    }
    this.version++
  }

  delete(record: RecordType, id: string): void {
    const shelf = this.shelf(record)
    this.unindex(shelf, id)
    shelf.rows.delete(id)
    this.version++
  }

  clear(): void {
    this.shelves.clear()
    this.version++
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
      shelf = { rows: new Map(), indexes: new Map(record.indexes.map((c) => [c, new Map()])) }
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
