// What the public page says of a paper, found by the code printed on it. As the house, one paper at a time; no name is read.
import type { Database } from '../../engine/store.server/database.server.ts'
import type { CheckedPaper, PaperStanding } from './checked-paper.ts'
import { tokenShape } from '../../kit/paper/token.ts'
import { sealedStates } from './flow.ts'

interface Row extends Omit<CheckedPaper, 'standing'> {
  papers: { hash?: string }[] | null
}

const finalised: readonly string[] = ['final_desa', 'verifikasi_kab', ...sealedStates]

export async function checkPaper(db: Database, token: string): Promise<CheckedPaper | null> {
  if (!tokenShape.test(token)) return null
  const regency = `${token.slice(0, 2)}.${token.slice(2, 4)}`
  return db.tx({ role: 'guyub_job', readOnly: true }, async (tx) => {
    const [row] = await tx.query<Row>(
      // Which paper has this code, and does its batch still stand on it?
      `select p.kind, p.number, p.month, to_char(p."on", 'YYYY-MM-DD') as "on", p.village_name as "village", p.place_code as "place", p.content_hash as "hash",
         p.totals, p.issued_at as "issuedAt", b.state as "batchState", b.papers, b.approved_at as "approvedAt", b.letter_no as "letterNo"
       from verification_paper p
       join verification_batch b on b.regency_code = p.regency_code and b.id = p.batch_id
       where p.regency_code = $1 and p.token = $2
       order by p.issued_at
       limit 1`,
      [regency, token],
    )
    if (!row) return null
    const { papers, ...paper } = row
    const named = (papers ?? []).some((p) => p.hash === row.hash)
    const standing: PaperStanding = named && finalised.includes(row.batchState) ? 'sah' : named || (papers ?? []).length === 0 ? 'menunggu' : 'diganti'
    return { ...paper, standing }
  })
}
