// Written beside a citizen's objection in the same transaction: the look-up that finds it by the hash of its code, whichever regency it lies in.
import type { AnyRow } from '../../engine/record.ts'
import { regencyOf } from '../../engine/space.ts'
import type { Tx } from '../../engine/store.server/database.server.ts'

type Written = { before: AnyRow | null; after: AnyRow | null }

export const verificationAfter = [
  {
    record: 'objection',
    run: async (tx: Tx, rows: readonly Written[]): Promise<void> => {
      // A code never changes; only one seen for the first time brings it.
      const fresh = rows.flatMap(({ before, after }) => (!before && after && typeof after.ticketHash === 'string' ? [after] : []))
      if (fresh.length === 0) return
      await tx.change(
        `insert into objection_ticket (ticket_hash, regency_code, objection_id)
         select h, r, i
         from unnest($1::text[], $2::text[], $3::text[]) as u(h, r, i)`,
        [fresh.map((r) => r.ticketHash), fresh.map((r) => regencyOf(r.place)), fresh.map((r) => r.id)],
      )
    },
  },
] as const
