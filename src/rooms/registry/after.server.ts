// Beside the rows, in the same transaction: the national index of keyed NIK hashes. Afterwards: a review for whoever shares one.
// Never unique and never a refusal; the number itself is not in it.
import { applyActs, houseAct } from '../../engine/road.server/apply.server.ts'
import type { Road, WriteHook } from '../../engine/road.server/road.server.ts'
import { regencyOf } from '../../engine/space.ts'
import { newId } from '../../engine/values/id.ts'

/** `hash` is keyed by the server's secret: who copies the table learns no NIK. */
export const registryAfter = (hash: (nik: string) => string): WriteHook[] => [
  {
    record: 'person',
    run: async (tx, rows) => {
      const gone: [string, string][] = []
      const held: [hash: string, person: string, place: string][] = []
      for (const { before, after } of rows) {
        const [was, is] = [nikOf(before), nikOf(after)]
        if (was === is && before?.place === after?.place) continue
        if (was && was !== is) gone.push([hash(was), (before ?? after)?.id as string])
        if (is && after) held.push([hash(is), after.id, after.place])
      }
      if (gone.length > 0) {
        await tx.change(
          `delete from nik_holder h
           using unnest($1::text[], $2::text[]) as u(nik_hash, person_id)
           where h.nik_hash = u.nik_hash and h.person_id = u.person_id`,
          [gone.map((g) => g[0]), gone.map((g) => g[1])],
        )
        // Whoever still holds it is looked at again: maybe the number is shared no more, maybe with somebody far away.
        await tx.change('update nik_holder set reviewed = false, noted_at = now() where nik_hash = any ($1)', [gone.map((g) => g[0])])
      }
      if (held.length === 0) return
      await tx.change(
        `insert into nik_holder (nik_hash, person_id, regency_code, place_code)
         select h, p, r, c
         from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as u(h, p, r, c)
         on conflict (nik_hash, person_id) do update set regency_code = excluded.regency_code, place_code = excluded.place_code`,
        [held.map((h) => h[0]), held.map((h) => h[1]), held.map((h) => regencyOf(h[2])), held.map((h) => h[2])],
      )
    },
    // In the order of the index: many at once then touch each of its pages once.
    fresh: (rows) => ({
      table: 'nik_holder',
      columns: ['nik_hash', 'person_id', 'regency_code', 'place_code'],
      rows: rows.flatMap((row) => {
        const is = nikOf(row)
        return is ? [[hash(is), row.id, regencyOf(row.place), row.place]] : []
      }).sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1)),
    }),
  },
]

// A second record of somebody holds no number beside theirs.
const nikOf = (row: { [column: string]: unknown } | null): string | null => (typeof row?.nik === 'string' && !row.mergedInto ? row.nik : null)

interface Holder {
  nik_hash: string
  person_id: string
  place_code: string
}

/** Up to when each house has looked; whoever begins anew looks at everybody once. */
const lookedUntil = new WeakMap<Road, string>()

/** Open a review for holders of a shared NIK who had none yet, wherever in the country they live. Answers how many. A job of the house. */
export async function reviewSharedNiks(road: Road, limit = 200): Promise<number> {
  const { holders, until } = await road.db.tx({ role: 'guyub_job', readOnly: true }, async (tx) => {
    // Half an hour back, because what is noted by a long transaction is seen when it ends.
    const [now] = await tx.query<{ until: string }>(`select now() - interval '30 minutes' as until`)
    // Who was noted since, with a NIK that somebody else holds too, and does not know it yet? (the other may have been noted long ago)
    const holders = await tx.query<Holder>(
      `select distinct h.nik_hash, h.person_id, h.place_code
       from nik_holder n join nik_holder h on h.nik_hash = n.nik_hash
       where n.noted_at >= $2 and not h.reviewed
         and exists (select from nik_holder o where o.nik_hash = h.nik_hash and o.person_id <> h.person_id)
       order by h.nik_hash, h.person_id
       limit $1`,
      [limit, lookedUntil.get(road) ?? '-infinity'],
    )
    return { holders, until: now?.until }
  })
  if (holders.length < limit && until) lookedUntil.set(road, until)
  if (holders.length === 0) return 0
  const at = road.clock()
  await applyActs(road, holders.map((h) => houseAct(road, 'registry.flagSameNik', { id: h.person_id }, h.place_code, newId(at.getTime()), at.toISOString())))
  await road.db.tx({ role: 'guyub_job' }, (tx) =>
    tx.change(
      `update nik_holder h set reviewed = true
       from unnest($1::text[], $2::text[]) as u(nik_hash, person_id)
       where h.nik_hash = u.nik_hash and h.person_id = u.person_id`,
      [holders.map((h) => h.nik_hash), holders.map((h) => h.person_id)],
    ),
  )
  return holders.length
}
