// Loads the demo into an empty database: everything through acts, so that numbers, log and history are true. The same seed and moment give the same rows.
import type { Doors } from '../doors/door.server.ts'
import { rollUp } from '../../engine/road.server/rollup.server.ts'
import { runTimers } from '../../engine/road.server/timers.server.ts'
import type { DemoTime } from './demo-time.ts'
import { castOf } from './cast.ts'
import { caseStories } from './case-stories.ts'
import { extrasOf } from './extras.ts'
import { familiesOf } from './families.ts'
import { perform } from './perform.server.ts'
import { drawPictures } from './pictures.server.ts'
import { city, villageCodes } from './places.ts'
import { poolOf } from './pool.ts'
import { publishProgrammes } from './programmes.ts'
import { crowd } from './report-crowd.ts'
import { reportStories } from './report-stories.ts'
import { newScript } from './script.ts'

export interface DemoOptions {
  seed?: string
  /** Part of the usual number of families, for quick loads. */
  share?: number
}

export async function loadDemo(doors: Doors, { seed = 'guyub', share = 1 }: DemoOptions = {}): Promise<void> {
  const { road } = doors
  await refuseUsed(doors)
  const script = newScript(seed, road.clock().toISOString())
  const cast = castOf(script, seed)
  publishProgrammes(script, cast, seed)
  const pool = poolOf(familiesOf(script, cast, seed, share), script.chance.fork('pool'))
  const pictures = await drawPictures()
  const extras = extrasOf(script, cast, pool, pictures, seed)
  const ground = { script, cast, pool, pictures }
  await reportStories(ground)
  await caseStories(ground, extras, seed)
  await crowd(script, cast, cityVillages(doors), Math.round(40 + 60 * share), script.chance.fork('crowd'))
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
  const all = places.placeSubtree([city]).places.filter((p) => p.code.length === 13 && p.code.startsWith(`${city}.`)).map((p) => p.code)
  return all.length > 0 ? all.sort() : villageCodes.filter((v) => v.startsWith(`${city}.`))
}

/** When the house looked at its clocks: weekly at first, every evening of the last two months. */
function bells(time: DemoTime): string[] {
  const days = [...Array.from({ length: 20 }, (_, n) => 62 + n * 7), ...Array.from({ length: 61 }, (_, n) => n + 1)]
  return days.map((n) => time.at(n, '21:30'))
}
