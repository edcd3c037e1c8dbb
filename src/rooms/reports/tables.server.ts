// The public door's look into the database: a code (and four digits) → which report, and its status. As the house, one report at a time.
import type { Database, Tx } from '../../engine/store.server/database.server.ts'
import { nobody, type Who } from '../../engine/who.ts'
import { phone4Hash, readTicket, ticketHash } from './ticket.ts'
import { publicStatus, type PublicStatus } from './public.ts'
import { ticketTeam } from './rules.ts'

/** Wrong tries of the four digits until a code rests, and for how long. */
const triesAllowed = 10
const restMinutes = 15

export interface TicketFound {
  ok: true
  reportId: string
  regency: string
  /** Village the report lies in now: the routing place of what the reporter does. */
  place: string
  /** Whom acts of this visitor are performed as: nobody, but holding this one report's code. */
  who: Who
}
export type TicketProblem = 'kode_salah_tulis' | 'tidak_cocok' | 'perlu_empat_angka' | 'terkunci'
export type TicketAnswer = TicketFound | { ok: false; problem: TicketProblem }

/** Find a report by its code. An unknown code and wrong digits get the same answer. */
export async function findByTicket(db: Database, typed: string, last4: string | null, now: Date): Promise<TicketAnswer> {
  const code = readTicket(typed)
  if (!code) return { ok: false, problem: 'kode_salah_tulis' }
  const hash = await ticketHash(code)
  const digits = (last4 ?? '').replace(/\D/g, '')
  const phone = digits.length === 4 ? await phone4Hash(code, digits) : null
  return db.tx({ role: 'guyub_job' }, async (tx): Promise<TicketAnswer> => {
    const [ticket] = await tx.query<TicketRow>(
      // Which report has this code? (kept until the end, so that tries are counted one by one)
      `select regency_code, report_id, phone4_hash, tries, tried_at
       from ticket
       where ticket_hash = $1
       for update`,
      [hash],
    )
    if (!ticket) return { ok: false, problem: 'tidak_cocok' }
    if (ticket.phone4_hash !== null) {
      const resting = ticket.tried_at !== null && now.getTime() - Date.parse(ticket.tried_at) < restMinutes * 60_000
      if (ticket.tries >= triesAllowed && resting) return { ok: false, problem: 'terkunci' }
      if (phone === null) return { ok: false, problem: 'perlu_empat_angka' }
      if (phone !== ticket.phone4_hash) {
        await countTry(tx, hash, ticket.tries >= triesAllowed ? 1 : ticket.tries + 1, now)
        return { ok: false, problem: 'tidak_cocok' }
      }
      if (ticket.tries > 0) await countTry(tx, hash, 0, now)
    }
    const [report] = await tx.query<{ place_code: string }>(
      // Where does it lie now?
      'select place_code from report where regency_code = $1 and id = $2',
      [ticket.regency_code, ticket.report_id],
    )
    if (!report) return { ok: false, problem: 'tidak_cocok' }
    return {
      ok: true, reportId: ticket.report_id, regency: ticket.regency_code, place: report.place_code,
      who: { ...nobody, teams: [ticketTeam(ticket.report_id)] },
    }
  })
}

interface TicketRow {
  regency_code: string
  report_id: string
  phone4_hash: string | null
  tries: number
  tried_at: string | null
}

async function countTry(tx: Tx, hash: string, tries: number, now: Date): Promise<void> {
  await tx.change('update ticket set tries = $2, tried_at = $3 where ticket_hash = $1', [hash, tries, now.toISOString()])
}

type StatusRow = Parameters<typeof publicStatus>[0] & { duplicateOf: string | null }

/** The status of a report that was found by its code: read from the few columns it is made of, nothing else. */
export async function statusOf(db: Database, found: TicketFound, now: Date): Promise<PublicStatus | null> {
  return db.tx({ role: 'guyub_job', readOnly: true }, async (tx) => {
    const row = await statusRow(tx, found.regency, found.reportId)
    if (!row) return null
    const main = row.duplicateOf ? await statusRow(tx, found.regency, row.duplicateOf) : undefined
    return publicStatus(row, now.toISOString(), main)
  })
}

async function statusRow(tx: Tx, regency: string, id: string): Promise<StatusRow | undefined> {
  const [row] = await tx.query<StatusRow>(
    // What may its reporter hear?
    `select class, state, state_at as "stateAt", number, question, reject_reason as "rejectReason", outcome,
       close_how as "closeHow", closed_at as "closedAt", reopened_at as "reopenedAt", appealed_at as "appealedAt",
       stuck_at as "stuckAt", confirmed_at as "confirmedAt", second_eyes as "secondEyes", duplicate_of as "duplicateOf"
     from report
     where regency_code = $1 and id = $2`,
    [regency, id],
  )
  return row
}
