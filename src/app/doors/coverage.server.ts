// Coverage of a territory by members, pillars and Puskesos: numbers of the place and of each place one level down, never a name. Kept until the sums are rolled up anew.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Sum } from '../../engine/counter.ts'
import { rolledAt } from '../../engine/road.server/rollup.server.ts'
import { regencyOf } from '../../engine/space.ts'
import { dayAt } from '../../engine/values/day.ts'
import { boardIdOf, boardStanding, isLegal } from '../../rooms/organization/door.ts'
import { type Coverage, coverageCounters, coverageOf, type CoveragePlace } from '../../rooms/organization/coverage-rules.ts'
import { coverageBook } from '../../rooms/organization/coverage-book.server.ts'
import type { PlaceBrief } from '../../rooms/places/answers.server.ts'
import { tileGrid } from '../../rooms/places/tile-grid.ts'
import { type App, type Doors, noStore } from './door.server.ts'
import { placeParam, postsOver, unknownPlace } from './territory.server.ts'

const number = z.number().nullable()
const psm = z.object({ serving: z.number(), active: z.number(), certified: z.number() })
const coverageSchema = z.object({
  place: z.string(), name: z.string(), level: z.string(), day: z.string(), rolledAt: z.string().nullable(), parents: z.array(z.object({ code: z.string(), name: z.string() })),
  villages: z.number(), without: z.number(), population: number, known: z.number(), years: z.array(z.string()),
  strength: z.object({
    psm, births: z.record(z.string(), z.number()), people: z.object({ n: z.number(), places: z.number(), years: z.array(z.string()) }), openCases: z.number(), pillars: z.record(z.string(), z.number()),
    puskesos: z.object({ ada: z.number(), tidak_aktif: z.number(), belum_ada: z.number(), berSK: z.number() }),
  }),
  ratios: z.object({ perVillage: number, per1000: number, perCase: number, certified: number }),
  even: z.object({ high: z.number(), atHigh: z.number(), low: z.number(), atLow: z.number() }).nullable(),
  ages: z.object({ bands: z.array(z.object({ from: z.number(), to: number, n: number })), unknown: z.number() }),
  children: z.array(z.object({
    code: z.string(), name: z.string(), villages: z.number(), active: number, serving: number, certified: number, without: z.number(), population: number, openCases: number,
    perVillage: number, per1000: number, perCase: number, pillars: z.number(), puskesos: z.number(), tone: z.enum(['bad', 'caution', 'good']),
  })),
  /** The board of the place itself, and how many of those one level down stand. */
  boards: z.object({ own: z.object({ name: z.string(), standing: z.string(), periodEnd: z.string().nullable() }).nullable(), legalBelow: z.number(), below: z.number() }),
  grid: z.array(z.object({ code: z.string(), col: z.number(), row: z.number() })),
})
type CoverageAnswer = z.infer<typeof coverageSchema>

const keepMost = 500

export function coverageDoors(app: App, doors: Doors): void {
  const { road, places } = doors
  const kept = new Map<string, { stamp: string; answer: CoverageAnswer }>()
  const working = new Map<string, Promise<CoverageAnswer>>()

  // While sums are being rolled up, what was told before is told on, under its own time.
  let rolling = false
  const before = doors.whileRolling
  doors.whileRolling = async (roll) => {
    rolling = true
    try {
      await (before ? before(roll) : roll())
    } finally {
      rolling = false
    }
  }

  async function answerFor(code: string, suppress: boolean): Promise<CoverageAnswer> {
    const today = dayAt(road.clock().toISOString(), code || '31')
    const key = `${code}|${suppress}`
    const had = kept.get(key)
    if (had && rolling && code.length < 13) return had.answer
    const stamp = `${today} ${await rolledAt(road, code)}`
    if (had?.stamp === stamp && code.length < 13) return had.answer
    // Reckoned once, however many ask for it at the same moment.
    const under = working.get(`${key} ${stamp}`)
    if (under) return under
    const work = reckoned(code, today, suppress).then((answer) => {
      if (kept.size > keepMost) kept.clear()
      kept.set(key, { stamp, answer })
      return answer
    }).finally(() => working.delete(`${key} ${stamp}`))
    working.set(`${key} ${stamp}`, work)
    return work
  }

  async function reckoned(code: string, today: string, suppress: boolean): Promise<CoverageAnswer> {
    const place = places.placeAnswer(code)
    if (!place) throw unknownPlace
    const below = places.placeChildren(code) ?? []
    const facts = await factsOf(doors, code, below, today)
    const own = placeFacts(facts, place)
    const coverage: Coverage = coverageOf(own, below.map((b) => placeFacts(facts, b)), today, suppress)
    return {
      place: code, name: place.name, level: place.level, day: today, rolledAt: facts.rolledAt, parents: place.parents.map(({ code: c, name }) => ({ code: c, name })), ...coverage,
      boards: { own: facts.board, legalBelow: facts.legalBelow, below: below.length }, grid: [...tileGrid(below.map((b) => b.code))],
    }
  }

  const placeFacts = (facts: Facts, at: PlaceBrief): CoveragePlace => ({
    code: at.code, name: at.name, villages: at.level === 'village' ? 1 : places.index.counts(at.code).villages, covered: facts.covered.get(at.code) ?? 0, figure: facts.figures.get(at.code) ?? null, sums: facts.sums.get(at.code) ?? [],
  })

  /** Whoever's post covers the place; who reads no members sees no number from which one could be told. */
  const asked = async (request: FastifyRequest, code: string): Promise<CoverageAnswer> => answerFor(code, !postsOver(doors, request, code).reads.has('N'))

  app.get('/api/association/coverage/:place', {
    schema: { tags: ['pictures'], summary: 'Members, pillars and Puskesos of a territory and of the places one level down', params: placeParam, response: { 200: coverageSchema } },
  }, async (request, reply) => {
    noStore(reply)
    return asked(request, request.params.place)
  })

  app.get('/api/association/coverage/:place/xlsx', {
    schema: { tags: ['pictures'], summary: 'The same as a workbook', params: placeParam },
  }, async (request, reply) => {
    const answer = await asked(request, request.params.place)
    noStore(reply)
    return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', `attachment; filename="cakupan-psm-${answer.place || 'indonesia'}-${answer.day}.xlsx"`).send(Buffer.from(await coverageBook(answer)))
  })
}

interface Facts {
  rolledAt: string | null
  sums: Map<string, Sum[]>
  covered: Map<string, number>
  figures: Map<string, number>
  board: { name: string; standing: string; periodEnd: string | null } | null
  legalBelow: number
}

async function factsOf(doors: Doors, code: string, below: readonly PlaceBrief[], today: string): Promise<Facts> {
  const { road } = doors
  const codes = [code, ...below.map((b) => b.code)]
  const childLength = below[0]?.code.length ?? 13
  // Shards in which villages of the territory lie.
  const shards = code.length >= 5 ? [regencyOf(code)] : doors.places.index.within(code).filter((p) => p.level === 'regency').map((p) => p.code)
  return road.db.tx({ role: 'guyub_job', readOnly: true }, async (tx) => {
    const read = (table: string, some: readonly string[]): Promise<Sum[]> => some.length === 0 ? Promise.resolve([]) : tx.query<Sum>(
      // What was counted of members, people, pillars, Puskesos and open cases in these places?
      `select place_code as place, class, name, key, case when name = 'cases.byPpks' then '' else bucket end as bucket, sum(n)::bigint as n
       from ${table}
       where regency_code = any ($1) and place_code = any ($2) and class = 'N' and name = any ($3) and (name <> 'cases.byPpks' or key = 'semua') and n <> 0
       group by 1, 2, 3, 4, 5`,
      [[...new Set(some.map(regencyOf))], some, [...coverageCounters]])
    const whole = codes.filter((c) => c.length < 13)
    const villages = codes.filter((c) => c.length === 13)
    const rolled = await read('counter_rollup', whole)
    const counted = await read('counter', villages)
    const active = code.length === 13 ? [] : await tx.query<{ place: string; n: number }>(
      // In how many villages of each place is somebody active?
      `select left(place_code, $3::int) as place, count(*)::int as n
       from counter
       where regency_code = any ($1) and name = 'psm' and key = 'active' and class = 'N' and n > 0 and length(place_code) = 13 and left(place_code, $4::int) = $2
       group by 1`,
      [shards, code, childLength, code.length])
    const entered = whole.length === 0 ? [] : await tx.query<{ place: string; n: number }>(
      // Which of these places has a population entered for the whole?
      `select place_code as place, sum(n)::bigint as n from counter where regency_code = any ($1) and place_code = any ($2) and name = 'placeFact' and key = 'penduduk' and n <> 0 group by 1`,
      [[...new Set(whole.map(regencyOf))], whole])
    const boards = await tx.query<{ id: string; place: string; name: string; state: string; periodStart: string | null; periodEnd: string | null; inauguratedOn: string | null }>(
      // How do the boards of these places stand? Public facts alone.
      `select id, place_code as place, name, state, period_start as "periodStart", period_end as "periodEnd", inaugurated_on as "inauguratedOn"
       from board where regency_code = any ($1) and id = any ($2)`,
      [[...new Set(codes.map(regencyOf))], codes.map(boardIdOf)])
    const state = await tx.query<{ rolled_at: string | null }>('select rolled_at from rollup_state where regency_code = $1', [regencyOf(code)])
    const own = boards.find((b) => b.place === code)
    const covered = new Map(active.map((a) => [a.place, a.n]))
    for (const s of counted) if (s.name === 'psm' && s.key === 'active' && s.n > 0) covered.set(s.place, 1)
    if (code.length < 13) covered.set(code, active.reduce((n, a) => n + a.n, 0))
    return {
      rolledAt: code.length === 13 ? road.clock().toISOString() : (state[0]?.rolled_at ?? null),
      sums: Map.groupBy([...rolled, ...counted], (s) => s.place), covered, figures: new Map(entered.map((e) => [e.place, e.n])),
      board: own ? { name: own.name, standing: boardStanding(own as never, today), periodEnd: own.periodEnd } : null,
      legalBelow: boards.filter((b) => b.place !== code && isLegal(b as never, today)).length,
    }
  })
}
