// Clocks that ran out: the house performs the act each timer names, once, by an id made from the row and its due time.
import type { AnyRow } from '../record.ts'
import { derivedId } from '../values/id.ts'
import { applyActs, houseAct } from './apply.server.ts'
import type { Incoming, Road } from './road.server.ts'
import { columnSql, selectList, tableOf } from './rows-sql.server.ts'

const pageSize = 500

/** Perform everything that is due. Returns how many acts were performed now. */
export async function runTimers(road: Road): Promise<number> {
  let done = 0
  const now = road.clock().toISOString()
  for (const timer of road.house.timers) {
    let after = ''
    for (;;) {
      const due = columnSql(timer.record, timer.column)
      const rows = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) =>
        // Whose clock has run out?
        tx.query<AnyRow>(
          `select ${selectList(timer.record)} from ${tableOf(timer.record)} t where ${due} <= $1 and t.id > $2 order by t.id limit ${pageSize}`,
          [now, after],
        ))
      const acts: Incoming[] = []
      for (const row of rows) {
        if (!timer.when(row)) continue
        const { act, input } = timer.act(row)
        acts.push(houseAct(road, act, input, row.place, derivedId(`${timer.name} ${row.id}`, String(row[timer.column])), now))
      }
      for (let i = 0; i < acts.length; i += 50) {
        const answers = await applyActs(road, acts.slice(i, i + 50))
        done += answers.filter((a) => a.outcome === 'accepted').length
      }
      if (rows.length < pageSize) break
      after = (rows.at(-1) as AnyRow).id
    }
  }
  return done
}
