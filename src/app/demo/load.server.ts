// Loads the demo into an empty database: everything through acts, so that numbers, log and history are true. The same seed and moment give the same rows.
import type { Doors } from '../doors/door.server.ts'
import { rollUp } from '../../engine/road.server/rollup.server.ts'
import { runTimers } from '../../engine/road.server/timers.server.ts'
import { castOf } from './cast.ts'
import { familiesOf } from './families.ts'
import { perform } from './perform.server.ts'
import { publishProgrammes } from './programmes.ts'
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
  familiesOf(script, cast, seed, share)
  await perform(road, script, [])
  doors.people.forget()
  await runTimers(road)
  await rollUp(road)
}

/** Invented people must never mingle with real ones. */
async function refuseUsed(doors: Doors): Promise<void> {
  const used = await doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query('select 1 as one from act_log limit 1'))
  if (used.length > 0) throw new Error('The demo loads into an empty database only. This one has been used: set GUYUB_DATA to a new folder.')
}
