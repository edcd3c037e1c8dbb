// The rows a batch of acts reads and changes: fetched in bulk, then changed in memory, so that each act sees the ones before it.
import type { Read } from '../act.ts'
import type { AnyRow, RecordType } from '../record.ts'
import { ReadSet } from '../perform.ts'
import { regencyOf } from '../space.ts'
import type { Tx } from '../store.server/database.server.ts'
import { columnSql, selectList, tableOf } from './rows-sql.server.ts'

interface Entry {
  record: RecordType
  /** As it stood in the database. */
  before: AnyRow | null
  now: AnyRow | null
}

export class WorkingSet {
  private readonly entries = new Map<string, Entry>()
  private readonly lists = new Map<string, Set<string>>()
  private readonly regencies: string[]
  private readonly tx: Tx

  constructor(tx: Tx, places: Iterable<string>) {
    this.tx = tx
    const all = new Set<string>([''])
    for (const p of places) {
      all.add(p.slice(0, 2))
      all.add(regencyOf(p))
    }
    this.regencies = [...all]
  }

  knows(read: Read): boolean {
    return read.where ? this.lists.has(ReadSet.key(read)) : this.entries.has(`${read.record.name}/${read.id}`)
  }

  /** Fetch what is not known yet: one statement per record and kind of look-up, sent together. */
  async fetch(reads: readonly Read[]): Promise<void> {
    const ids = new Map<RecordType, Set<string>>()
    const byColumn = new Map<string, { record: RecordType; column: string; values: Map<string, string> }>()
    const odd: Read[] = []
    for (const r of reads) {
      if (this.knows(r)) continue
      if (!r.where) {
        const set = ids.get(r.record) ?? new Set<string>()
        set.add(r.id as string)
        ids.set(r.record, set)
        continue
      }
      const columns = Object.keys(r.where)
      const column = columns[0] as string
      if (columns.length !== 1) {
        odd.push(r)
        continue
      }
      const k = `${r.record.name}.${column}`
      const group = byColumn.get(k) ?? { record: r.record, column, values: new Map() }
      group.values.set(r.where[column] as string, ReadSet.key(r))
      byColumn.set(k, group)
    }
    const jobs: Promise<void>[] = []
    for (const [record, set] of ids) jobs.push(this.fetchIds(record, [...set]))
    for (const g of byColumn.values()) jobs.push(this.fetchColumn(g.record, g.column, g.values))
    for (const r of odd) jobs.push(this.fetchOdd(r))
    await Promise.all(jobs)
  }

  private async fetchIds(record: RecordType, ids: string[]): Promise<void> {
    // Which of these rows exist?
    const rows = await this.tx.query<AnyRow>(
      `select ${selectList(record)} from ${tableOf(record)} t where t.regency_code = any ($1) and t.id = any ($2)`,
      [this.regencies, ids],
    )
    for (const row of rows) this.learn(record, row)
    for (const id of ids) {
      const k = `${record.name}/${id}`
      if (!this.entries.has(k)) this.entries.set(k, { record, before: null, now: null })
    }
  }

  private async fetchColumn(record: RecordType, column: string, values: Map<string, string>): Promise<void> {
    // Which rows carry one of these values in this indexed column?
    const rows = await this.tx.query<AnyRow>(
      `select ${selectList(record)} from ${tableOf(record)} t where t.regency_code = any ($1) and ${columnSql(record, column)} = any ($2) order by t.id`,
      [this.regencies, [...values.keys()]],
    )
    for (const key of values.values()) this.lists.set(key, new Set())
    for (const row of rows) {
      this.learn(record, row)
      this.lists.get(values.get(row[column] as string) ?? '')?.add(row.id)
    }
  }

  private async fetchOdd(read: Read): Promise<void> {
    const where = read.where as { [c: string]: string }
    const columns = Object.keys(where)
    // Which rows carry all of these values?
    const rows = await this.tx.query<AnyRow>(
      `select ${selectList(read.record)} from ${tableOf(read.record)} t where t.regency_code = any ($1) and ${columns.map((c, i) => `${columnSql(read.record, c)} = $${i + 2}`).join(' and ')} order by t.id`,
      [this.regencies, ...columns.map((c) => where[c])],
    )
    this.lists.set(ReadSet.key(read), new Set(rows.map((r) => r.id)))
    for (const row of rows) this.learn(read.record, row)
  }

  private learn(record: RecordType, row: AnyRow): void {
    const k = `${record.name}/${row.id}`
    if (!this.entries.has(k)) this.entries.set(k, { record, before: row, now: row })
  }

  get(record: RecordType, id: string): AnyRow | undefined {
    return this.entries.get(`${record.name}/${id}`)?.now ?? undefined
  }

  /** Rows by equality, as they stand after the acts before. */
  where(read: Read & { where: { [c: string]: string } }): AnyRow[] {
    const out: AnyRow[] = []
    const fits = (row: AnyRow): boolean => Object.entries(read.where).every(([c, v]) => row[c] === v)
    for (const e of this.entries.values()) if (e.record.name === read.record.name && e.now && fits(e.now)) out.push(e.now)
    return out.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  }

  set(record: RecordType, id: string, row: AnyRow | null): void {
    const k = `${record.name}/${id}`
    const e = this.entries.get(k)
    if (e) e.now = row
    else this.entries.set(k, { record, before: null, now: row })
  }

  /** Everything that ended up different. */
  *changed(): Iterable<Entry> {
    for (const e of this.entries.values()) if (e.before !== e.now) yield e
  }
}
