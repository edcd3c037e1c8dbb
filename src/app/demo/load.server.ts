// Loads the demo into an empty database: everything through acts, so that numbers, log and history are true. The same seed and moment give the same rows.
import type { Doors } from '../doors/door.server.ts'
import { rollUp } from '../../engine/road.server/rollup.server.ts'
import { runTimers } from '../../engine/road.server/timers.server.ts'
import { perform } from './perform.server.ts'
import { drawPictures } from './pictures.server.ts'
import { city, villageCodes } from './places.ts'
import { bells, writeDemo } from './write.ts'

export interface DemoOptions {
  seed?: string
  /** Part of the usual number of families, for quick loads. */
  share?: number
}

export async function loadDemo(doors: Doors, { seed = 'guyub', share = 1 }: DemoOptions = {}): Promise<void> {
  const { road } = doors
  await refuseUsed(doors)
  const pictures = await drawPictures()
  const script = await writeDemo({ seed, now: road.clock().toISOString(), share, pictures, cityVillages: cityVillages(doors) })
  await perform(road, script, bells(script.time))
  await pictures.store(doors)
  doors.people.forget()
  await runTimers(road)
  await rollUp(road)
}

/** Invented people must never mingle with real ones. */
async function refuseUsed(doors: Doors): Promise<void> {
  const used = await doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query('select 1 as one from act_log limit 1'))
  if (used.length > 0) throw new Error('The demo loads into an empty database only. This one has been used: set GUYUB_DATA to a new folder.')
}

/** All 104 kelurahan; those of the demo alone where no list of places is loaded. */
function cityVillages({ places }: Doors): string[] {
  const all = places.placeSubtree([city]).places.map((p) => p.code).filter((code) => code.length === 13 && code.startsWith(`${city}.`))
  return all.length > 0 ? all.sort() : villageCodes.filter((v) => v.startsWith(`${city}.`))
}
