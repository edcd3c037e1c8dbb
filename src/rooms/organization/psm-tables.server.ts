// Public doors' look into memberships: an application by the hash of its code, a card by its code. As the house, one row, few columns.
import type { Database } from '../../engine/store.server/database.server.ts'
import { dayAt } from '../../engine/values/day.ts'
import { type CheckedCard, cardStanding, joinStatus, type JoinRow, type JoinStatus } from './psm-public.ts'
import type { PsmRow } from './psm-rules.ts'

export interface JoinFound { id: string; place: string; status: JoinStatus }

export async function applicationByTicket(db: Database, hash: string): Promise<JoinFound | null> {
  const [row] = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<JoinRow & { id: string; place: string }>(
    // What may its applicant hear?
    `select id, place_code as "place", state, state_at as "stateAt", return_note as "returnNote", reject_reason as "rejectReason"
     from psm
     where ticket_hash = $1
     order by id
     limit 1`, [hash]))
  return row ? { id: row.id, place: row.place, status: joinStatus({ ...row, stateAt: row.stateAt ? new Date(row.stateAt).toISOString() : null }) } : null
}

export async function cardByToken(db: Database, token: string, now: Date): Promise<Omit<CheckedCard, 'village'> | null> {
  const [row] = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<PsmRow>(
    // Whose card is it, and does it stand?
    `select id, place_code as "place", name, state, sk_from as "skFrom", sk_until as "skUntil"
     from psm
     where kta_token = $1
     order by id
     limit 1`, [token]))
  if (!row) return null
  const standing = cardStanding(row, dayAt(now.toISOString(), row.place))
  return { name: row.name ?? '', place: row.place, standing, until: row.skUntil ?? null }
}
