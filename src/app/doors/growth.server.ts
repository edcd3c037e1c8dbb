// Growth against need of a territory and of each place one level down: month ends of two years, numbers alone. Kept until the sums are rolled up anew.
import { z } from 'zod'
import type { Sum } from '../../engine/counter.ts'
import { rolledAt } from '../../engine/road.server/rollup.server.ts'
import { regencyOf } from '../../engine/space.ts'
import { addDays, dayAt } from '../../engine/values/day.ts'
import { covers } from '../../engine/who.ts'
import { countedStays, growthBetween, growthCounters, growthOf, monthEnds, seriesNames, type Stay, type Stays, staysOfTerms, verdictOf } from '../../rooms/monitoring/door.ts'
import { type App, type Doors, noStore } from './door.server.ts'
import { placeParam, postsOver, unknownPlace } from './territory.server.ts'

const months = 25
const number = z.number().nullable()
const pointSchema = z.object({ month: z.string(), end: z.string(), ...Object.fromEntries(seriesNames.map((n) => [n, number])) })
const growthSchema = z.object({
  place: z.string(), name: z.string(), level: z.string(), day: z.string(), rolledAt: z.string().nullable(), parents: z.array(z.object({ code: z.string(), name: z.string() })),
  points: z.array(pointSchema.loose()),
  children: z.array(z.object({ code: z.string(), name: z.string(), psm: number, psmGrowth: number, cases: number, casesGrowth: number, certified: number, boards: number, puskesos: number, ppks: number, ppksGrowth: number, tone: z.string() })),
})
type Growth = z.infer<typeof growthSchema>
const keepMost = 300

export function growthDoors(app: App, doors: Doors): void {
  const { road, places } = doors
  const kept = new Map<string, { stamp: string; answer: Promise<Growth> }>()

  async function reckoned(code: string, today: string, suppress: boolean): Promise<Growth> {
    const place = places.placeAnswer(code)
    if (!place) throw unknownPlace
    const below = places.placeChildren(code) ?? []
    const { rolled, of } = await staysOf(doors, code, below.map((b) => b.code))
    const ends = monthEnds(today, months)
    const year = [ends.at(-13) ?? today, today]
    return {
      place: code, name: place.name, level: place.level, day: today, rolledAt: code.length === 13 ? road.clock().toISOString() : rolled, parents: place.parents.map(({ code: c, name }) => ({ code: c, name })),
      points: growthOf(of(code), ends, suppress),
      children: below.map((b) => {
        const points = growthOf(of(b.code), year, suppress)
        const [first, last] = points
        return {
          code: b.code, name: b.name, psm: last?.psm ?? null, psmGrowth: growthBetween(first?.psm, last?.psm), cases: last?.cases ?? null, casesGrowth: growthBetween(first?.cases, last?.cases), certified: last?.certified ?? null,
          boards: last?.boards ?? null, puskesos: last?.puskesos ?? null, ppks: last?.ppks ?? null, ppksGrowth: growthBetween(first?.ppks, last?.ppks), tone: verdictOf(points).tone,
        }
      }),
    }
  }

  app.get('/api/association/growth/:place', {
    schema: { tags: ['pictures'], summary: 'Members, boards and Puskesos beside cases and PPKS, by month ends of two years', params: placeParam, response: { 200: growthSchema } },
  }, async (request, reply) => {
    noStore(reply)
    const code = request.params.place
    const suppress = !postsOver(doors, request, code).reads.has('N')
    const today = dayAt(road.clock().toISOString(), code || '31')
    const key = `${code}|${suppress}`
    const stamp = `${today} ${await rolledAt(road, code)}`
    const had = kept.get(key)
    if (had?.stamp === stamp && code.length < 13) return had.answer
    if (kept.size > keepMost) kept.clear()
    const answer = reckoned(code, today, suppress)
    kept.set(key, { stamp, answer })
    answer.catch(() => kept.delete(key))
    return answer
  })
}

/** What came and went in a place and in each place below it, out of counters, decrees, certificates and PPKS tags. */
async function staysOf(doors: Doors, code: string, below: readonly string[]): Promise<{ rolled: string | null; of: (place: string) => Stays }> {
  const codes = [code, ...below]
  const shards = code.length >= 5 ? [regencyOf(code)] : doors.places.index.within(code).filter((p) => p.level === 'regency').map((p) => p.code)
  const reference = [...new Set([...shards, code.slice(0, 2), ''])]
  const length = (below[0] ?? code).length
  /** Rows are grouped by the place one level down they lie in; those of the place itself belong to it alone. */
  const at = 'left(place_code, $3::int)'
  return doors.road.db.tx({ role: 'guyub_job', readOnly: true }, async (tx) => {
    const counted = await tx.query<Sum>(
      // What was counted of members, Puskesos and cases in these places, by day?
      `select place_code as place, class, name, key, bucket, sum(n)::bigint as n
       from ${length === 13 && below.length === 0 ? 'counter' : 'counter_rollup'}
       where regency_code = any ($1) and place_code = any ($2) and class = 'N' and name = any ($3) and (name <> 'psm' or key in ('joined', 'left')) and n <> 0
       group by 1, 2, 3, 4, 5`,
      [[...new Set(codes.map(regencyOf))], codes.filter((c) => c.length < 13 || below.length === 0), [...growthCounters]])
    const villages = below.filter((c) => c.length === 13)
    const villageSums = villages.length === 0 ? [] : await tx.query<Sum>(
      // The same of villages, as it stands.
      `select place_code as place, class, name, key, bucket, n
       from counter
       where regency_code = any ($1) and place_code = any ($2) and class = 'N' and name = any ($3) and (name <> 'psm' or key in ('joined', 'left')) and n <> 0`,
      [[...new Set(villages.map(regencyOf))], villages, [...growthCounters]])
    const inside = "($2 = '' or place_code = $2 or place_code like $2 || '.%')"
    const certified = await tx.query<Stay & { place: string }>(
      // From when until when was each member certified? From the first certificate to the last day of the one that holds longest, as long as they serve.
      `select place, "from", until, count(*)::int as n from (
         select ${at.replaceAll('place_code', 'p.place_code')} as place, to_char(min(c.issued_on), 'YYYY-MM-DD') as "from",
           coalesce(to_char(least(p.ended_on, case when bool_or(c.expires_on is null) then null else max(c.expires_on) end), 'YYYY-MM-DD'), '') as until
         from psm p join certificate c on c.regency_code = p.regency_code and c.psm_id = p.id
         where p.regency_code = any ($1) and ${inside.replaceAll('place_code', 'p.place_code')} and c.issued_on is not null and p.sk_from is not null
         group by p.regency_code, p.id, p.place_code, p.ended_on
       ) x group by 1, 2, 3`,
      [shards, code, length])
    const terms = await tx.query<{ place: string; boardId: string; from: string; until: string }>(
      // Which terms stood under a decree, from when until when?
      `select place_code as place, board_id as "boardId", to_char(period_start, 'YYYY-MM-DD') as "from", to_char(period_end, 'YYYY-MM-DD') as until
       from board_term where regency_code = any ($1) and ${inside} and sk_no is not null and period_start is not null and period_end is not null and state not in ('dibatalkan')`,
      [reference, code])
    const tags = await tx.query<Stay & { place: string }>(
      // How many PPKS were entered and ended, by day? The restricted lane is left out.
      `select ${at} as place, coalesce(to_char(valid_from, 'YYYY-MM-DD'), '') as "from", coalesce(to_char(valid_to, 'YYYY-MM-DD'), '') as until, count(*)::int as n
       from ppks_tag where regency_code = any ($1) and ${inside} and class <> 'X'
       group by 1, 2, 3`,
      [shards, code, length])
    const state = await tx.query<{ rolled_at: string | null }>('select rolled_at from rollup_state where regency_code = $1', [regencyOf(code)])
    const sumsAt = Map.groupBy([...counted, ...villageSums], (s) => s.place)
    const within = <T extends { place: string }>(rows: readonly T[], place: string): T[] => (place === code ? [...rows] : rows.filter((r) => covers(place, r.place)))
    return {
      rolled: state[0]?.rolled_at ?? null,
      of: (place) => ({
        ...countedStays(sumsAt.get(place) ?? []), certified: within(certified, place),
        // The last day of a decree still counts.
        boards: staysOfTerms(within(terms, place).map((t) => ({ boardId: t.boardId, from: t.from, until: addDays(t.until, 1) }))),
        ppks: within(tags, place),
      }),
    }
  })
}
