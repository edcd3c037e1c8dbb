// The public door's look into the database: the hash of a code → what its citizen may hear of it. As the house, one row at a time.
import type { Database } from '../../engine/store.server/database.server.ts'
import { type CitizenStatus, citizenStatus, type StatusRow } from './public.ts'

export interface ObjectionFound {
  id: string
  place: string
  status: CitizenStatus
}

/** Null where no objection has this code. */
export async function objectionByTicket(db: Database, hash: string, now: Date): Promise<ObjectionFound | null> {
  return db.tx({ role: 'guyub_job', readOnly: true }, async (tx) => {
    const [ticket] = await tx.query<{ regency: string; id: string }>(
      // Which objection has this code?
      `select regency_code as "regency", objection_id as "id"
       from objection_ticket
       where ticket_hash = $1`,
      [hash],
    )
    if (!ticket) return null
    const [row] = await tx.query<StatusRow & { place: string }>(
      // What may its citizen hear?
      `select place_code as "place", asks, state, opened_at as "openedAt", deadline, late_since as "lateSince", outcome, decided_at as "decidedAt", answer
       from objection
       where regency_code = $1 and id = $2`,
      [ticket.regency, ticket.id],
    )
    return row ? { id: ticket.id, place: row.place, status: citizenStatus(row, now) } : null
  })
}
