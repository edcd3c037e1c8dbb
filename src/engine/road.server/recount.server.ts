// The sums counted anew from the rows themselves, and where they differ from those kept with the acts: nowhere, if all is well.
import { sumKey, tally, type Sum, type Sums } from '../counter.ts'
import type { AnyRow } from '../record.ts'
import type { Road } from './road.server.ts'
import { selectList, tableOf } from './rows-sql.server.ts'

const pageSize = 10_000

/** Every key whose kept number is not what the rows say, with both. Reads every counted row once, page by page. */
export async function recount(road: Road): Promise<{ key: string; kept: number; counted: number }[]> {
  const counted: Sums = new Map()
  const records = new Set(road.house.counters.map((c) => c.record))
  for (const record of records) {
    let after: [string, string] = ['', '']
    for (;;) {
      const rows = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<AnyRow & { regency: string }>(
        // The next rows, in the order of their key.
        `select t.regency_code as regency, ${selectList(record)} from ${tableOf(record)} t where (t.regency_code, t.id) > ($1, $2) order by t.regency_code, t.id limit ${pageSize}`, after))
      for (const row of rows) tally(counted, road.house.counters, record.name, row, 1)
      const last = rows.at(-1)
      if (!last || rows.length < pageSize) break
      after = [last.regency, last.id]
    }
  }
  const kept = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<Sum>('select place_code as place, class, name, key, bucket, n from counter where n <> 0'))
  const sums: Sums = new Map(kept.map((s) => [sumKey(s.place, s.class, s.name, s.key, s.bucket), s.n]))
  return [...new Set([...counted.keys(), ...sums.keys()])].filter((k) => counted.get(k) !== sums.get(k)).map((key) => ({ key, kept: sums.get(key) ?? 0, counted: counted.get(key) ?? 0 }))
}
