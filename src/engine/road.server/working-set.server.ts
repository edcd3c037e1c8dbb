// The rows a batch of acts reads and changes: fetched in bulk, then changed in memory, so that each act sees the ones before it.
import type { Read } from '../act.ts'
import type { AnyRow, RecordType } from '../record.ts'
import { ReadSet } from '../perform.ts'
import { regencyOf, villageSpace } from '../space.ts'
import type { Tx } from '../store.server/database.server.ts'
import { columnSql, selectList, tableOf } from './rows-sql.server.ts'

interface Entry {
  record: RecordType
  /** As it stood in the database. */
  before: AnyRow | null
  now: AnyRow | null
}

/** The shards an act reads: its routing place's regency, province and the nation, and no neighbour's of the same batch. */
const shardsOf = (place: string): string[] => [...new Set([regencyOf(place), place.slice(0, 2), ''])]

export class WorkingSet {
  private readonly entries = new Set<Entry>()
  /** By record, regency and id: two regencies may hold rows of one id, and neither is mistaken for the other. */
  private readonly byKey = new Map<string, Entry>()
  private readonly asked = new Set<string>()
  private readonly lists = new Set<string>()
  private readonly regencies: string[]
  private readonly tx: Tx

  constructor(tx: Tx, places: Iterable<string>) {
    this.tx = tx
    const all = new Set<string>([''])
    for (const p of places) for (const r of shardsOf(p)) all.add(r)
    this.regencies = [...all]
  }

  knows(read: Read): boolean {
    return read.where ? this.lists.has(ReadSet.key(read)) : this.asked.has(`${read.record.name}/${read.id}`)
  }

  /** Who wrote what stands in a field of a row, by the log; nobody is named where it came with an import or a seed. */
  async writerOf(record: string, row: AnyRow, field: string): Promise<{ keptBy: string | null; keptAt: string | null }> {
    const [found] = await this.tx.query<{ keptBy: string | null; keptAt: Date | string }>(
      `select l.person as "keptBy", l.made_at as "keptAt" from act_touch t
       join act_log l on l.regency_code = t.regency_code and l.id = t.act_id
       where t.regency_code = $1 and t.record_id = $2 and t.record = $3 and $4 = any (t.changed)
       order by l.heard_at desc, l.made_at desc, l.id desc limit 1`,
      [regencyOf(row.place), row.id, record, field],
    )
    return found ? { keptBy: found.keptBy, keptAt: new Date(found.keptAt).toISOString() } : { keptBy: null, keptAt: null }
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
    for (const id of ids) this.asked.add(`${record.name}/${id}`)
  }

  private async fetchColumn(record: RecordType, column: string, values: Map<string, string>): Promise<void> {
    // Which rows carry one of these values in this indexed column?
    const rows = await this.tx.query<AnyRow>(
      `select ${selectList(record)} from ${tableOf(record)} t where t.regency_code = any ($1) and ${columnSql(record, column)} = any ($2) order by t.id`,
      [this.regencies, [...values.keys()]],
    )
    for (const key of values.values()) this.lists.add(key)
    for (const row of rows) this.learn(record, row)
  }

  private async fetchOdd(read: Read): Promise<void> {
    const where = read.where as { [c: string]: string }
    const columns = Object.keys(where)
    // Which rows carry all of these values?
    const rows = await this.tx.query<AnyRow>(
      `select ${selectList(read.record)} from ${tableOf(read.record)} t where t.regency_code = any ($1) and ${columns.map((c, i) => `${columnSql(read.record, c)} = $${i + 2}`).join(' and ')} order by t.id`,
      [this.regencies, ...columns.map((c) => where[c])],
    )
    this.lists.add(ReadSet.key(read))
    for (const row of rows) this.learn(read.record, row)
  }

  private key(record: RecordType, regency: string, id: string): string {
    return `${record.name}/${regency}/${id}`
  }

  private learn(record: RecordType, row: AnyRow): void {
    const k = this.key(record, regencyOf(row.place), row.id)
    if (this.byKey.has(k)) return
    const entry = { record, before: row, now: row }
    this.entries.add(entry)
    this.byKey.set(k, entry)
  }

  private standing(k: string, regency: string): AnyRow | undefined {
    const now = this.byKey.get(k)?.now
    return now && regencyOf(now.place) === regency ? now : undefined
  }

  /** As an act routed to `place` sees it. */
  get(record: RecordType, id: string, place: string): AnyRow | undefined {
    for (const r of shardsOf(place)) {
      const row = this.standing(this.key(record, r, id), r)
      if (row) return row
    }
    return undefined
  }

  /** Rows by equality, as an act routed to `place` sees them after the acts before. */
  where(read: Read & { where: { [c: string]: string } }, place: string): AnyRow[] {
    const out: AnyRow[] = []
    const near = shardsOf(place)
    const fits = (row: AnyRow): boolean => near.includes(regencyOf(row.place)) && Object.entries(read.where).every(([c, v]) => row[c] === v)
    for (const e of this.entries) if (e.record.name === read.record.name && e.now && fits(e.now)) out.push(e.now)
    return out.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  }

  /** Which of these rows left a space of that place for another place, and where they went last. Asked only when an act finds them gone. */
  async movedFrom(place: string, ids: readonly string[]): Promise<{ space: string; record: string; id: string; to: string }[]> {
    if (ids.length === 0) return []
    const rows = await this.tx.query<{ space: string; record: string; id: string; reason: string }>(
      `select space, record, record_id as "id", reason from leave_notice
       where regency_code = $1 and record_id = any ($2) and space = any ($3) and reason like 'pindah %'
       order by heard_at desc, version desc limit 20`,
      [regencyOf(place), ids, place.length === 13 ? [villageSpace(place, 'N'), villageSpace(place, 'R')] : []],
    )
    return rows.map(({ reason, ...r }) => ({ ...r, to: reason.slice('pindah '.length) }))
  }

  /** Does another row of this id stand in that regency already? Asked before a row moves there: it would be written over. */
  async taken(record: RecordType, id: string, regency: string): Promise<boolean> {
    const k = this.key(record, regency, id)
    if (!this.byKey.has(k) && !this.regencies.includes(regency)) {
      // Who carries this id there?
      const rows = await this.tx.query<AnyRow>(`select ${selectList(record)} from ${tableOf(record)} t where t.regency_code = $1 and t.id = $2`, [regency, id])
      for (const row of rows) this.learn(record, row)
    }
    return this.standing(k, regency) !== undefined
  }

  /** What stands instead of `before` from now on. */
  set(record: RecordType, before: AnyRow | null, after: AnyRow | null): void {
    const one = (before ?? after) as AnyRow
    const k = this.key(record, regencyOf(one.place), one.id)
    const entry = this.byKey.get(k) ?? { record, before: null, now: null }
    entry.now = after
    this.entries.add(entry)
    this.byKey.set(k, entry)
    if (after) this.byKey.set(this.key(record, regencyOf(after.place), after.id), entry)
  }

  /** Everything that ended up different. */
  *changed(): Iterable<Entry> {
    for (const e of this.entries) if (e.before !== e.now) yield e
  }
}
