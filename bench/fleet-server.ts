// The server that is measured, in a process of its own. `load` fills the database and ends; `serve` opens it as any morning would.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../src/app/config.server.ts'
import { openDatabase, openHouse, startJobs } from '../src/app/open.server.ts'
import { buildServer } from '../src/app/server.server.ts'
import { recount } from '../src/engine/road.server/recount.server.ts'
import { rollUp } from '../src/engine/road.server/rollup.server.ts'
import { loadFleet } from './fleet-town.ts'

const [what = 'serve', persons = '100000'] = process.argv.slice(2)
const config = readConfig([])
const say = (told: { [k: string]: unknown }): void => {
  process.stdout.write(`${JSON.stringify(told)}\n`)
}
const db = await openDatabase(config)
const doors = await openHouse(config, db)

async function fill(): Promise<void> {
  let began = performance.now()
  const town = await loadFleet(doors, Number(persons))
  const loadMs = Math.round(performance.now() - began)
  await db.vacuum()
  await rollUp(doors.road)
  began = performance.now()
  let bases = 0
  for (let more = 1; more > 0; bases += more) more = (await doors.road.bases?.renew()) ?? 0
  const basesMs = Math.round(performance.now() - began)
  const [sum] = await db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ pages: number; paged: number; bytes: number; size: number }>('select count(*)::int as pages, sum(row_count)::int as paged, sum(length(bytes))::int as bytes, sum(size)::int as size from base_page'))
  writeFileSync(join(config.dataFolder, 'fleet.json'), JSON.stringify(town))
  await db.vacuum()
  await db.close()
  say({ loaded: true, rows: town.rows, loadMs, bases, basesMs, ...sum })
}

async function serve(): Promise<void> {
  const app = await buildServer(doors, null)
  const stopJobs = startJobs(doors)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 100)
  say({ ready: true, port: typeof address === 'object' ? address?.port : null, rss: process.memoryUsage.rss() })
  process.on('SIGTERM', () => {
    void (async () => {
      clearInterval(watch)
      await app.close()
      await stopJobs()
      const told = JSON.parse(readFileSync(join(config.dataFolder, 'accepted.json'), 'utf8')) as { id: string; place: string }[]
      say({ ended: true, rss: most, lost: await missing(told), sumsWrong: (await recount(doors.road)).length })
      await db.close()
      process.exit(0)
    })()
  })
}

/** Acts the devices were told had been accepted, and which are not in the log exactly once, each with its link in the chain. */
async function missing(acts: readonly { id: string; place: string }[]): Promise<number> {
  const rows = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ id: string; n: number; linked: boolean }>(
    `select l.id, count(*)::int as n, exists (select from act_link k where k.regency_code = min(l.regency_code) and k.act_id = l.id) as linked
     from act_log l where l.outcome in ('accepted', 'merged') and l.person <> 'system' group by l.id`))
  const once = new Set(rows.filter((r) => r.n === 1 && r.linked).map((r) => r.id))
  return acts.filter((a) => !once.has(a.id)).length
}

await (what === 'load' ? fill() : serve())
