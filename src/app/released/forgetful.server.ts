// The road on a database that forgets each push again, so that every act meets the town as it was kept.
import type { Tx, Database } from '../../engine/store.server/database.server.ts'
import { applyActs } from '../../engine/road.server/apply.server.ts'
import { ActQueue } from '../../engine/road.server/queue.server.ts'
import type { Incoming, Road } from '../../engine/road.server/road.server.ts'
import { scopeText } from '../../engine/store.server/scope.server.ts'
import { spaceOf } from '../../engine/space.ts'
import type { Spine } from '../../engine/record.ts'
import type { ActAnswer } from '../../engine/wire.ts'

export interface Attempted {
  outcome: ActAnswer['outcome']
  code?: string
  /** Columns it changed, by `record/id`. */
  changed: { [row: string]: string[] }
}

class Undo extends Error {
  override name = 'Undo'
}

export class ForgetfulQueue extends ActQueue {
  /** A row is put into this state before the next push. */
  first: { record: string; id: string; state: string } | null = null
  last: Attempted | null = null
  private readonly from: Road

  constructor(road: Road) {
    super(road)
    this.from = road
  }

  override async push(acts: readonly Incoming[]): Promise<ActAnswer[]> {
    const { from } = this
    let answers: ActAnswer[] = []
    let changed: Attempted['changed'] = {}
    const db: Database = {
      ...from.db,
      tx: (scope, work) => from.db.tx(scope, async (tx) => {
        await this.putFirst(tx)
        const result = await work(tx)
        answers = (result as { answers: ActAnswer[] }).answers
        changed = await touchedBy(tx, acts.map((a) => a.id))
        throw new Undo()
      }),
    }
    this.last = null
    try {
      answers = await applyActs({ ...from, db, hooks: [], changed: () => undefined }, acts)
    } catch (error) {
      if (!(error instanceof Undo)) throw error
    }
    const answer = answers[0]
    if (answer) this.last = { outcome: answer.outcome, ...(answer.code ? { code: answer.code } : {}), changed }
    return answers
  }

  private async putFirst(tx: Tx): Promise<void> {
    const { first } = this
    const record = first && this.from.house.records.get(first.record)
    if (!first || !record) return
    const [row] = await tx.query<Spine>(`select id, place_code as "place", class, team from ${record.table} where id = $1`, [first.id])
    if (!row) return
    await tx.exec(scopeText({ role: 'guyub_job', settings: { w: spaceOf(row) } }))
    await tx.change(`update ${record.table} set state = $2 where id = $1`, [first.id, first.state])
    await tx.exec(scopeText({ role: 'guyub_job', settings: { w: '' } }))
  }
}

/** Which columns of which rows did these acts change? */
async function touchedBy(tx: Tx, ids: readonly string[]): Promise<Attempted['changed']> {
  const rows = await tx.query<{ record: string; id: string; changed: string[] }>('select record, record_id as id, changed from act_touch where act_id = any ($1) order by record, record_id', [ids])
  return Object.fromEntries(rows.map((r) => [`${r.record}/${r.id}`, [...r.changed].sort()]))
}
