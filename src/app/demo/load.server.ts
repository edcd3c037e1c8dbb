// Loads the demo into an empty database: everything through acts, so that numbers, log and history are true. The same seed and moment give the same rows.
import type { Doors } from '../doors/door.server.ts'
import { stamp, writeStamp } from '../open.server.ts'
import type { Database } from '../../engine/store.server/database.server.ts'
import { rollUp } from '../../engine/road.server/rollup.server.ts'
import { handOn } from './export.server.ts'
import { tellMonths } from './months.server.ts'
import { perform } from './perform.server.ts'
import { drawPictures } from './pictures.server.ts'
import { city, villageCodes } from './places.ts'
import { bells, writeDemo } from './write.ts'

export interface DemoOptions {
  seed?: string
  /** Part of the usual number of families, for quick loads. */
  share?: number
}

/** A load that was interrupted goes on where it stopped, by the same moment it began with: acts that were heard are not heard twice. */
export async function loadDemo(doors: Doors, { seed = 'guyub', share = 1 }: DemoOptions = {}): Promise<void> {
  const { road } = doors
  const now = await begin(doors)
  const pictures = await drawPictures()
  const script = await writeDemo({ seed, now, share, pictures, cityVillages: cityVillages(doors) })
  await perform(road, script, [...bells(script.time), now])
  await handOn(road, script)
  await tellMonths(road, script)
  await pictures.store(doors)
  doors.people.forget()
  await rollUp(road)
  await writeStamp(road.db, 'demo', now)
}

/** True once loading began, whether or not it came to its end: invented people lie in this database. */
export const demoBegun = async (db: Database): Promise<boolean> => (await stamp(db, 'demo_begun')) !== null

/** The moment the demo is told from. Invented people must never mingle with real ones. */
async function begin({ road }: Doors): Promise<string> {
  const begun = await stamp(road.db, 'demo_begun')
  const done = await stamp(road.db, 'demo')
  // Has anything ever happened here?
  const used = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query('select 1 as one from act_log limit 1'))
  if (done !== null || (begun === null && used.length > 0)) throw new Error('The demo loads into an empty database only. This one has been used: set GUYUB_DATA to a new folder.')
  const now = begun ?? road.clock().toISOString()
  if (begun === null) await writeStamp(road.db, 'demo_begun', now)
  return now
}

/** All 104 kelurahan; those of the demo alone where no list of places is loaded. */
function cityVillages({ places }: Doors): string[] {
  const all = places.placeSubtree([city]).places.map((p) => p.code).filter((code) => code.length === 13 && code.startsWith(`${city}.`))
  return all.length > 0 ? all.sort() : villageCodes.filter((v) => v.startsWith(`${city}.`))
}
