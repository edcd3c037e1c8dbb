// The field's usual way beside ours: a Splink-shaped model in DuckDB (Fellegi–Sunter, two classes, u from random pairs, m by EM, term
// frequencies), in a process of its own with two threads. node link-duckdb.ts '{"set":…,"kind":"made"}' → one line of JSON.
import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Comparison, duckdbModels } from './link-duckdb-model.ts'
import { round, scoreOf, truePairs } from './link-score.ts'
import { type LinkSet, truthOf } from './link-sets.ts'

export interface DuckdbAsked {
  set: LinkSet
  kind: keyof typeof duckdbModels
}

const asked = JSON.parse(process.argv[2] as string) as DuckdbAsked
const model = duckdbModels[asked.kind]
const instance = await DuckDBInstance.create(':memory:', { threads: '2', preserve_insertion_order: 'true' })
const db = await instance.connect()
const run = async (sql: string): Promise<void> => void (await db.run(sql))
const rows = async (sql: string): Promise<number[][]> => (await db.runAndReadAll(sql)).getRowsJS().map((r) => r.map(Number))
const one = async (sql: string): Promise<number> => (await rows(sql))[0]?.[0] as number
const text = (s: string): string => `'${s.replaceAll("'", "''")}'`

await run(`create table raw as select row_number() over () - 1 as id, * from read_csv(${text(asked.set.file)}, header = true, all_varchar = true, nullstr = '', ignore_errors = false, normalize_names = true)`)

const cpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const began = cpu()
const clock = performance.now()
await run(`create table people as select id, ${model.columns.join(', ')} from raw`)
await run('drop table raw')
const n = await one('select count(*) from people')
for (const { column } of model.comparisons.filter((c) => c.byFrequency)) {
  await run(`create table tf_${column} as select ${column}, count(*) / (select count(${column}) from people) as tf_${column} from people where ${column} is not null group by ${column}`)
  await run(`create or replace table people as select p.*, tf_${column} from people p left join tf_${column} using (${column})`)
}

const { comparisons } = model
const base = Math.max(...comparisons.map((c) => c.levels.length)) + 2
const level = ({ column, levels }: Comparison): string =>
  `case when l.${column} is null or r.${column} is null then -1 ${levels.map((when, k) => `when ${when} then ${levels.length - k}`).join(' ')} else 0 end`
/** All levels of a pair as one whole number. */
const pattern = comparisons.map((c, k) => `(${level(c)} + 1)::bigint * ${base ** k}`).join(' + ')
const digits = comparisons.map((_, k) => `(${k}, ${base ** k})`).join(', ')
/** Patterns with their counts → one line for each comparison that could be made. */
const spreadOut = (table: string): string =>
  `select pattern, n, c, (pattern // power)::bigint % ${base} - 1 as level from ${table}, (values ${digits}) as d(c, power) where (pattern // power)::bigint % ${base} > 0`

// u: a million random pairs are strangers.
await run('select setseed(0.42)')
const most = Math.min(1_000_000, (n * (n - 1)) / 2)
await run(`create table random_pairs as select ${pattern} as pattern, 1 as n from (select (random() * ${n})::bigint as a, (random() * ${n})::bigint as b from range(${most})) x join people l on l.id = x.a join people r on r.id = x.b where x.a <> x.b`)
await run(`create table u as select c, level, sum(n) / sum(sum(n)) over (partition by c) as u from (${spreadOut('(select pattern, count(*) as n from random_pairs group by pattern)')}) group by c, level`)
const levelsOfAll = comparisons.flatMap((c, k) => Array.from({ length: c.levels.length + 1 }, (_, lv) => [k, lv] as const))
await run(`create table params as select a.c, a.level, coalesce(u.u, 1e-7) as u, case when a.level = 0 then 0.05 when a.level = a.top then 0.8 else 0.15 / (a.top - 1) end as m
  from (values ${levelsOfAll.map(([k, lv]) => `(${k}, ${lv}, ${(comparisons[k] as Comparison).levels.length})`).join(', ')}) as a(c, level, top) left join u on u.c = a.c and u.level = a.level`)

// How many pairs are one person: what certain rules find, taken for seven in ten.
const certain = await one(`select count(*) from (${model.certain.map((rule) => `select l.id as a, r.id as b from people l join people r on ${rule} and l.id < r.id`).join(' union ')})`)
const prior = Math.min(0.5, Math.max(1e-12, certain / 0.7 / ((n * (n - 1)) / 2)))

// m: EM with u held, once for each training rule; what the rule holds fast is left out; then the mean.
const steps = 20
for (const [s, { rule, holds }] of model.training.entries()) {
  const held = comparisons.flatMap((c, k) => (holds.includes(c.column) ? [k] : []))
  await run(`create table counted as select pattern, count(*) as n from (select ${pattern} as pattern from people l join people r on ${rule} and l.id < r.id) group by pattern`)
  await run(`create table spread as select * from (${spreadOut('counted')}) where c not in (${held.join(', ')})`)
  await run('create table m_now as select c, level, m from params')
  let share = 0.2
  for (let step = 0; step < steps; step++) {
    await run(`create or replace table judged as select pattern, any_value(n) as n, ${share} * exp(sum(ln(m_now.m / p.u))) as odds from spread join m_now using (c, level) join params p using (c, level) group by pattern`)
    await run(`create or replace table judged as select pattern, n, odds / (odds + ${1 - share}) as q from judged`)
    share = Math.min(0.999, Math.max(1e-6, await one('select sum(n * q) / sum(n) from judged')))
    await run(`create or replace table m_now as select c, level, greatest(1e-6, sum(spread.n * q) / sum(sum(spread.n * q)) over (partition by c)) as m from spread join judged using (pattern) group by c, level`)
  }
  await run(`create table m_${s} as select * from m_now`)
  await run('drop table counted; drop table spread; drop table judged; drop table m_now')
}
const means = model.training.map((_, s) => `select * from m_${s}`).join(' union all ')
await run(`create or replace table params as select p.c, p.level, p.u, coalesce(t.m, case when p.level = 0 then 0.05 else p.m end) as m from params p left join (select c, level, avg(m) as m from (${means}) group by c, level) t using (c, level)`)

// Pairs of every blocking rule that no earlier one brought, each judged.
const exactU = new Map((await rows('select c, u from params p where level = (select max(level) from params q where q.c = p.c) order by c')).map(([c, u]) => [c as number, u as number]))
const frequency = comparisons.map((c, k) => (c.byFrequency ? `case when l.${c.column} = r.${c.column} then ${Math.log(exactU.get(k) as number)} - ln(l.tf_${c.column}) else 0 end` : '')).filter((s) => s !== '').join(' + ')
const blocked = model.blocking.map((rule, k) => {
  const before = model.blocking.slice(0, k).map((b) => `coalesce(${b}, false)`).join(' or ')
  return `select l.id as a, r.id as b, ${pattern} as pattern, ${frequency} as frequency from people l join people r on ${rule} and l.id < r.id${before ? ` where not (${before})` : ''}`
})
await run(`create table pairs as ${blocked.join(' union all ')}`)
await run('create table counted as select pattern, count(*) as n from pairs group by pattern')
await run(`create table weights as select pattern, sum(ln(m / u)) as w from (${spreadOut('counted')}) join params using (c, level) group by pattern`)
await run(`create table judged as select a, b, ${Math.log(prior / (1 - prior))} + w + frequency as odds from pairs join weights using (pattern) where w + frequency > ${-Math.log(prior) - 12}`)
const cpuS = cpu() - began
const wallS = (performance.now() - clock) / 1000
const peakMb = Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024)

// Beside the truth: at a chance of one half, at the best threshold anyone could have chosen, and before every hundredth is wrong.
const { who } = await truthOf(asked.set)
const all = truePairs(who)
const compared = await one('select count(*) from pairs')
const judged = await rows('select a, b, odds from judged order by odds desc')
let right = 0
let best = { ...scoreOf(0, 0, all), odds: 0 }
let at99 = 0
let half = scoreOf(0, 0, all)
for (const [k, [a, b, odds]] of judged.entries() as ArrayIterator<[number, [number, number, number]]>) {
  if (who[a] === who[b]) right++
  if (judged[k + 1]?.[2] === odds) continue
  const score = scoreOf(right, k + 1, all)
  if (score.f1 > best.f1) best = { ...score, odds }
  if (score.precision >= 0.99) at99 = score.recall
  if (odds >= 0) half = score
}
process.stdout.write(`${JSON.stringify({ set: asked.set.name, rows: n, compared, half, best, recallAtP99: at99, cpuS: round(cpuS, 2), wallS: round(wallS, 2), peakMb })}\n`)
