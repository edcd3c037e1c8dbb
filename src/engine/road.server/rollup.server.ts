// Sums for every ancestor of a village, made by a job that stamps its time; and the one reader of pictures at any level.
import type { Sum } from '../counter.ts'
import { regencyOf } from '../space.ts'
import type { Tx } from '../store.server/database.server.ts'
import type { Road } from './road.server.ts'

/** Roll up every regency that acts have changed since, then provinces and the nation. Returns how many were rolled. */
export async function rollUp(road: Road): Promise<number> {
  const now = road.clock().toISOString()
  const codes = await road.db.tx({ role: 'guyub_job' }, (tx) => rollIn(tx, now))
  if (codes.length > 0) road.heard?.rolledUp([...codes, ...codes.map((c) => c.slice(0, 2)), ''], now)
  return codes.length
}

async function rollIn(tx: Tx, now: string): Promise<string[]> {
  // Which regencies did acts change since their last roll-up?
  const dirty = await tx.query<{ regency_code: string }>(
    `select regency_code from rollup_state where dirty and length(regency_code) = 5 order by regency_code for update`,
  )
  if (dirty.length === 0) return []
  const codes = dirty.map((d) => d.regency_code)
  await tx.change('delete from counter_rollup where regency_code = any ($1)', [codes])
  await tx.change(
    `insert into counter_rollup (regency_code, place_code, class, name, key, bucket, n)
     select regency_code, left(place_code, 8), class, name, key, bucket, sum(n)
     from counter where regency_code = any ($1) and length(place_code) = 13
     group by regency_code, left(place_code, 8), class, name, key, bucket
     having sum(n) <> 0`,
    [codes],
  )
  await tx.change(
    `insert into counter_rollup (regency_code, place_code, class, name, key, bucket, n)
     select regency_code, regency_code, class, name, key, bucket, sum(n)
     from counter_rollup where regency_code = any ($1) and length(place_code) = 8
     group by regency_code, class, name, key, bucket`,
    [codes],
  )
  const provinces = [...new Set(codes.map((c) => c.slice(0, 2)))]
  await tx.change('delete from counter_rollup where regency_code = any ($1)', [[...provinces, '']])
  await tx.change(
    `insert into counter_rollup (regency_code, place_code, class, name, key, bucket, n)
     select left(place_code, 2), left(place_code, 2), class, name, key, bucket, sum(n)
     from counter_rollup where length(place_code) = 5 and left(place_code, 2) = any ($1)
     group by left(place_code, 2), class, name, key, bucket`,
    [provinces],
  )
  await tx.change(
    `insert into counter_rollup (regency_code, place_code, class, name, key, bucket, n)
     select '', '', class, name, key, bucket, sum(n)
     from counter_rollup where length(place_code) = 2
     group by class, name, key, bucket`,
  )
  await tx.change('update rollup_state set dirty = false, rolled_at = $2 where regency_code = any ($1)', [codes, now])
  await tx.change(
    `insert into rollup_state (regency_code, dirty, rolled_at) select c, false, $2::timestamptz from unnest($1::text[]) as u(c)
     on conflict (regency_code) do update set rolled_at = excluded.rolled_at`,
    [[...provinces, ''], now],
  )
  return codes
}

/**
 * Sums of one place and of each of its children. Villages are read as they stand; the rest as last rolled up.
 * Buckets are folded to the latest of `cuts` (dates) not after them, '0000' when all are later: few rows travel, and
 * comparing a bucket with a cut still tells the truth.
 */
export async function sumsOf(road: Road, place: string, children: readonly string[], cuts: readonly string[]): Promise<{ own: Sum[]; children: Sum[]; rolledAt: string | null }> {
  const sorted = [...cuts].sort().reverse()
  const fold = `case when bucket = '' then '' ${sorted.map((_, i) => `when bucket >= $${i + 3} then $${i + 3}`).join(' ')} else '0000' end`
  return road.db.tx({ role: 'guyub_job', readOnly: true }, async (tx) => {
    const read = (codes: readonly string[]): Promise<Sum[]> =>
      codes.length === 0 ? Promise.resolve([]) : tx.query<Sum>(
        // What was counted in these places?
        `select place_code as "place", class, name, key, ${fold} as bucket, sum(n)::bigint as n
         from ${(codes[0] ?? '').length === 13 ? 'counter' : 'counter_rollup'}
         where regency_code = any ($1) and place_code = any ($2) and n <> 0
         group by 1, 2, 3, 4, 5
         order by 1, 3, 4, 5`,
        [[...new Set(codes.map(regencyOf))], codes, ...sorted],
      )
    const [own, below, state] = await Promise.all([
      read([place]), read(children),
      tx.query<{ rolled_at: string | null }>('select rolled_at from rollup_state where regency_code = $1', [regencyOf(place)]),
    ])
    return { own, children: below, rolledAt: place.length === 13 ? road.clock().toISOString() : (state[0]?.rolled_at ?? null) }
  })
}

/** When this place's sums were last rolled up; null = never, and '' for villages, which are never stale. */
export async function rolledAt(road: Road, place: string): Promise<string | null> {
  if (place.length === 13) return ''
  const known = road.heard?.rolledAt(regencyOf(place))
  if (known !== undefined) return known
  const rows = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ rolled_at: string | null }>('select rolled_at from rollup_state where regency_code = $1', [regencyOf(place)]))
  return rows[0]?.rolled_at ?? null
}
