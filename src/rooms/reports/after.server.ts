// Written beside a report in the same transaction: the look-up that finds it by the hash of its code, whichever regency it lies in.
import type { AnyRow } from '../../engine/record.ts'
import { regencyOf } from '../../engine/space.ts'
import type { Tx } from '../../engine/store.server/database.server.ts'

type Written = { before: AnyRow | null; after: AnyRow | null }

export const reportsAfter = [
  {
    record: 'report',
    run: async (tx: Tx, rows: readonly Written[]): Promise<void> => {
      // A code never changes; only a report seen for the first time brings one.
      const fresh = rows.flatMap(({ before, after }) => (!before && after && typeof after.ticketHash === 'string' ? [after] : []))
      if (fresh.length === 0) return
      await tx.change(
        `insert into ticket (ticket_hash, regency_code, report_id, phone4_hash, tries)
         select h, r, i, nullif(p, ''), 0
         from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as u(h, r, i, p)`,
        [
          fresh.map((r) => r.ticketHash), fresh.map((r) => regencyOf(r.place)), fresh.map((r) => r.id),
          fresh.map((r) => (typeof r.phone4Hash === 'string' ? r.phone4Hash : '')),
        ],
      )
    },
  },
] as const
