// A demo house in this process, whose clock can be set ahead: what a decree's last day does is seen without waiting for it.
import { join } from 'node:path'
import { runTimers } from '../src/engine/road.server/timers.server.ts'
import { openDatabase, openHouse, startJobs } from '../src/app/open.server.ts'
import { buildServer } from '../src/app/server.server.ts'
import { bringDemo, emptyFolder, type Stage, stageAt, startHouse } from './stage.ts'

const dayMs = 24 * 3_600_000

export interface AheadStage extends Stage {
  /** So many days later: what is due by then is done. */
  later(days: number): Promise<void>
}

export async function openAheadStage(): Promise<AheadStage> {
  const { folder, remove } = emptyFolder()
  if (process.env.JOURNEY_DEMO) bringDemo(folder)
  else await (await startHouse(folder, ['--demo'])).stop()
  let ahead = 0
  const config = { port: 0, host: '127.0.0.1', dataFolder: folder, databaseUrl: null, tls: null, behindProxy: false as const, demo: true }
  const db = await openDatabase(config)
  const doors = await openHouse(config, db, { clock: () => new Date(Date.now() + ahead) })
  const app = await buildServer(doors, join(import.meta.dirname, '..', 'dist'))
  const stopJobs = startJobs(doors)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const address = app.server.address()
  const stage = await stageAt(`http://localhost:${typeof address === 'object' ? address?.port : 0}`, async () => {
    await app.close()
    await stopJobs()
    await db.close()
    remove()
  })
  return {
    ...stage,
    async later(days) {
      ahead += days * dayMs
      await runTimers(doors.road)
    },
  }
}
