// The server that is measured, in a process of its own: opens the house, loads the town, listens on loopback with all its jobs running.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { readConfig } from '../src/app/config.server.ts'
import { openDatabase, openHouse, startJobs } from '../src/app/open.server.ts'
import { buildServer } from '../src/app/server.server.ts'
import { recount } from '../src/engine/road.server/recount.server.ts'
import { rollUp } from '../src/engine/road.server/rollup.server.ts'
import { loadTown } from './load-town.ts'

const [persons = '200000', file = 'town.json'] = process.argv.slice(2)
const config = readConfig([])
const say = (what: { [k: string]: unknown }): void => {
  process.stdout.write(`${JSON.stringify(what)}\n`)
}

const db = await openDatabase(config)
const doors = await openHouse(config, db)
const began = performance.now()
const town = await loadTown(doors, Number(persons))
const loadMs = Math.round(performance.now() - began)
const wrong = await recount(doors.road)
await db.vacuum()
await rollUp(doors.road)
writeFileSync(join(config.dataFolder, file), JSON.stringify(town))
const app = await buildServer(doors, null)
const stopJobs = startJobs(doors)
await app.listen({ port: 0, host: '127.0.0.1' })
const address = app.server.address()
const loop = monitorEventLoopDelay({ resolution: 2 })
loop.enable()
say({ ready: true, port: typeof address === 'object' ? address?.port : null, persons: town.persons, households: town.households, loadMs, sumsWrong: wrong.length })

// Told to by its parent: count everything once more, then end.
process.on('SIGTERM', () => {
  void (async () => {
    loop.disable()
    await app.close()
    await stopJobs()
    say({ ended: true, loopP95Ms: Math.round(loop.percentile(95) / 1e5) / 10, loopP99Ms: Math.round(loop.percentile(99) / 1e5) / 10, sumsWrong: (await recount(doors.road)).length })
    await db.close()
    process.exit(0)
  })()
})
