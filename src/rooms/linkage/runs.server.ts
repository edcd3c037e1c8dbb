// Comparing a regency's people, asked for by a verifier or done at night: in a thread of its own, with true progress; it proposes, and never merges.
import { Worker } from 'node:worker_threads'
import { applyActs, houseAct } from '../../engine/road.server/apply.server.ts'
import type { Road } from '../../engine/road.server/road.server.ts'
import { newId } from '../../engine/values/id.ts'
import type { FoundPair, FromThread, RegisteredPerson, ToThread } from './compare-thread.server.ts'
import { commonPlace } from './rules.ts'
import type { RunState } from './run-state.ts'

export interface LinkRuns {
  /** Begins, or answers the one that is under way. */
  start(regency: string, kind?: 'whole' | 'news'): RunState
  /** The present or last one; null when there was none since the server was started, nor one written down. */
  state(regency: string): Promise<RunState | null>
  /** Whoever is new or changed since, in every regency small enough to be asked by day. */
  news(): Promise<void>
  /** Every regency where anything changed. */
  night(): Promise<void>
  /** Waits for the one under way. */
  settled(): Promise<void>
}

const perPage = 10_000
const perAct = 100
/** Pairs laid before people at most by one run: nobody reviews more. */
const most = 20_000
const least = 0.3
/** More people than this are compared at night only. */
const byDay = 100_000
/** Everybody is compared with everybody anew after so many days. */
const wholeAfterDays = 7

interface Mark {
  newsAt: string
  wholeAt: string
  model: string
  /** Of its villages, when the last run began. */
  versions?: number
  /** And when everybody was compared last. */
  wholeVersions?: number
  last: RunState
}

export function linkRuns(road: Road): LinkRuns {
  const running = new Map<string, { state: RunState; ended: Promise<void> }>()

  const markOf = async (regency: string): Promise<Mark | null> => {
    const [row] = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ value: string }>('select value from house_stamp where name = $1', [`linkage ${regency}`]))
    return row ? (JSON.parse(row.value) as Mark) : null
  }
  const keepMark = (regency: string, mark: Mark): Promise<unknown> => road.db.tx({ role: 'guyub_job' }, (tx) =>
    tx.change('insert into house_stamp (name, value, at) values ($1, $2, $3) on conflict (name) do update set value = excluded.value, at = excluded.at', [`linkage ${regency}`, JSON.stringify(mark), road.clock().toISOString()]))

  const start: LinkRuns['start'] = (regency, kind = 'whole') => {
    const under = running.get(regency)
    if (under && under.state.endedAt === null) return under.state
    const state: RunState = { regency, kind, stage: 'membaca', done: 0, total: 0, startedAt: road.clock().toISOString(), endedAt: null, compared: 0, proposed: 0, doubt: null }
    const ended = run(state).catch((error: unknown) => {
      state.stage = 'gagal'
      state.endedAt = road.clock().toISOString()
      road.report('comparing people', error)
    })
    running.set(regency, { state, ended })
    return state
  }

  async function run(state: RunState): Promise<void> {
    const { regency } = state
    const [mark, versions] = [await markOf(regency), await versionsOf(regency)]
    // Who is compared with everybody anyway need not be remembered as new.
    const since = state.kind === 'news' ? (mark?.newsAt ?? '1970-01-01T00:00:00Z') : '9999-01-01T00:00:00Z'
    const thread = new Worker(new URL('./compare-thread.server.ts', import.meta.url), { execArgv: [] })
    try {
      const answer = new Promise<FromThread>((done, failed) => {
        thread.once('message', done)
        thread.once('error', failed)
        thread.once('exit', () => failed(new Error('The thread that compares ended.')))
      })
      // A failure is heard where the answer is awaited.
      answer.catch(() => undefined)
      const tell = (told: ToThread): void => thread.postMessage(told)
      await readPeople(state, since, (people) => tell({ people }))
      state.stage = 'membandingkan'
      tell({ compare: state.kind, model: mark?.model ?? null, decided: await decisions(regency), least, most })
      const told = await answer
      if ('failed' in told) throw new Error(`the thread that compares failed: ${told.failed}`)
      state.compared = told.compared
      state.doubt = told.doubt
      if (!told.doubt) {
        state.stage = 'mengusulkan'
        await propose(state, told.found)
      }
      state.stage = told.doubt ? 'diragukan' : 'selesai'
      state.endedAt = road.clock().toISOString()
      await keepMark(regency, {
        versions, ...(state.kind === 'whole' ? { wholeVersions: versions } : mark?.wholeVersions === undefined ? {} : { wholeVersions: mark.wholeVersions }),
        newsAt: state.startedAt, wholeAt: state.kind === 'whole' ? state.startedAt : (mark?.wholeAt ?? ''),
        model: state.kind === 'whole' && !told.doubt ? told.model : (mark?.model ?? told.model), last: state,
      })
    } finally {
      await thread.terminate()
    }
  }

  async function readPeople(state: RunState, since: string, each: (people: RegisteredPerson[]) => void): Promise<void> {
    const [count] = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ n: number }>('select count(*)::int as n from person where regency_code = $1 and merged_into is null', [state.regency]))
    state.total = count?.n ?? 0
    for (let after = ''; ; ) {
      const rows = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<RegisteredPerson>(
        // The next people, each with the address and card number of their family.
        `select p.id, p.place_code as "place", p.name, p.nik, p.nik_raw as "nikRaw", p.birth_date as "birthDate", p.birth_place as "birthPlace", p.sex, p.phone,
           coalesce(p.address, h.address) as "address", coalesce(p.rt, h.rt) as "rt", coalesce(p.rw, h.rw) as "rw", h.kk, p.household_id as "householdId", p.changed_at > $3 as "fresh"
         from person p
         left join household h on h.regency_code = p.regency_code and h.id = p.household_id
         where p.regency_code = $1 and p.id > $2 and p.merged_into is null
         order by p.id
         limit ${perPage}`,
        [state.regency, after, since],
      ))
      if (rows.length > 0) each(rows)
      state.done += rows.length
      if (rows.length < perPage) return
      after = (rows.at(-1) as RegisteredPerson).id
    }
  }

  /** What verifiers said, with the pattern they said it of. */
  const decisions = (regency: string): Promise<{ pattern: number; same: boolean }[]> => road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query(
    `select decided_pattern as "pattern", state = 'sama' as "same" from likely_pair
     where regency_code = $1 and state in ('sama', 'berbeda') and kind = 'person' and decided_pattern is not null and model = 'guyub 1'
     order by decided_at desc
     limit 20000`,
    [regency],
  ))

  async function propose(state: RunState, found: readonly FoundPair[]): Promise<void> {
    const byPlace = Map.groupBy(found, (f) => commonPlace(f.aPlace, f.bPlace))
    state.done = 0
    state.total = found.length
    for (const [place, pairs] of byPlace) {
      for (let i = 0; i < pairs.length; i += perAct) {
        const some = pairs.slice(i, i + perAct)
        const at = road.clock()
        const [answer] = await applyActs(road, [houseAct(road, 'linkage.propose', { pairs: some.map(({ aPlace: _a, bPlace: _b, ...p }) => p) }, place, newId(at.getTime()), at.toISOString())])
        if (answer?.outcome === 'accepted') state.proposed += some.length
        state.done += some.length
      }
    }
  }

  /** Regencies with people, and roughly how many: from the sums, since counting a nation takes long. */
  const regencies = (): Promise<{ regency: string; n: number }[]> => road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) =>
    tx.query(`select place_code as "regency", sum(n)::int as "n" from counter_rollup where name = 'person.age' and length(place_code) = 5 group by place_code order by place_code`))
  /** Grows with anything written about anybody there. */
  const versionsOf = async (regency: string): Promise<number> => {
    const [row] = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ n: number }>(`select coalesce(sum(version), 0)::bigint as n from space where regency_code = $1 and space ^@ 'v:' and space like '%:R'`, [regency]))
    return Number(row?.n ?? 0)
  }

  async function each(kind: 'day' | 'night'): Promise<void> {
    for (const { regency, n } of await regencies()) {
      if (kind === 'day' && n > byDay) continue
      const mark = await markOf(regency)
      const versions = await versionsOf(regency)
      const old = mark?.wholeVersions !== versions && (!mark?.wholeAt || Date.parse(mark.wholeAt) < road.clock().getTime() - wholeAfterDays * 86_400_000)
      if (!(kind === 'night' && old) && mark?.versions === versions) continue
      start(regency, kind === 'night' && old ? 'whole' : 'news')
      await running.get(regency)?.ended
    }
  }

  return {
    start,
    state: async (regency) => running.get(regency)?.state ?? (await markOf(regency))?.last ?? null,
    news: () => each('day'),
    night: () => each('night'),
    settled: async () => {
      await Promise.all([...running.values()].map((r) => r.ended))
    },
  }
}
