// Is everything in order? Nothing acknowledged is missing, nothing is there twice, the chain holds, and the sums are what the rows say.
import { createHash } from 'node:crypto'
import { recount } from '../../engine/road.server/recount.server.ts'
import type { Road } from '../../engine/road.server/road.server.ts'
import type { SentAct } from './phones.server.ts'

/** Every fault as a sentence; empty when all is whole. */
export async function faultsIn(road: Road, sent: readonly SentAct[]): Promise<string[]> {
  return [...(await actFaults(road, sent)), ...(await chainFaults(road)), ...(await recount(road)).map((d) => `the sum ${d.key} is kept as ${d.kept}, the rows say ${d.counted}`)]
}

async function actFaults({ db }: Road, sent: readonly SentAct[]): Promise<string[]> {
  const answered = sent.filter((a) => a.answered)
  // How is each of these acts remembered, how often, and how often is the row it made there?
  const rows = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ id: string; n: number; outcome: string; made: number }>(
    `select u.id, count(l.id) as n, min(l.outcome) as outcome,
       (select count(*) from household h where h.id = u.row) + (select count(*) from visit v where v.id = u.row) as made
     from unnest($1::text[], $2::text[]) as u(id, "row") left join act_log l on l.id = u.id
     group by u.id, u."row" order by u.id`,
    [answered.map((a) => a.id), answered.map((a) => a.makes)]))
  const by = new Map(rows.map((r) => [r.id, r]))
  return answered.flatMap((a) => {
    const found = by.get(a.id)
    const wanted = a.answered === 'accepted' || a.answered === 'merged' ? 1 : 0
    if (found?.n !== 1) return [`act ${a.id} was answered (${a.answered}) and is in the log ${found?.n ?? 0} times`]
    if (found.outcome !== a.answered) return [`act ${a.id} was answered ${a.answered} and is remembered as ${found.outcome}`]
    return found.made === wanted ? [] : [`the row of act ${a.id} is there ${found.made} times`]
  })
}

/** Each space's links count up from one, each link follows from the one before, and the words are those whose hash went in. */
async function chainFaults({ db }: Road): Promise<string[]> {
  const out: string[] = []
  const { spaces, links } = await db.tx({ role: 'guyub_job', readOnly: true }, async (tx) => ({
    spaces: await tx.query<{ regency: string; space: string; version: number; head: Uint8Array }>('select regency_code as regency, space, version, head from space order by 1, 2'),
    links: await tx.query<{ regency: string; space: string; version: number; hash: Uint8Array; bodyHash: Uint8Array; body: string | null }>(
      `select k.regency_code as regency, k.space, k.version, k.hash, l.body_hash as "bodyHash", p.body
       from act_link k
       left join act_log l on l.id = k.act_id
       left join act_payload p on p.regency_code = l.regency_code and p.id = l.id
       order by k.regency_code, k.space, k.version`),
  }))
  for (const s of spaces) {
    let head = Buffer.alloc(0)
    let version = 0
    for (const link of links.filter((l) => l.space === s.space && l.regency === s.regency)) {
      version++
      if (link.version !== version) return [...out, `${s.space}: link ${version} is missing`]
      const body = Buffer.from(link.bodyHash ?? [])
      if (link.body !== null && !createHash('sha256').update(link.body).digest().equals(body)) out.push(`${s.space} ${version}: the words are not those that were chained`)
      head = createHash('sha256').update(head).update(`${s.space} ${version} `).update(body).digest()
      if (!head.equals(Buffer.from(link.hash))) return [...out, `${s.space}: the chain breaks at ${version}`]
    }
    if (version !== s.version || !head.equals(Buffer.from(s.head))) out.push(`${s.space} stands at ${s.version}, its links at ${version}`)
  }
  return out
}
