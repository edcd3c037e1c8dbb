// Writes the whole demo as a script for one moment: who signs in, the families, what happened. Nothing is performed here.
import { activityStories } from './activity-stories.ts'
import { boards } from './boards.ts'
import { caseStories } from './case-stories.ts'
import { castOf } from './cast.ts'
import { doubles } from './doubles.ts'
import type { DemoTime } from './demo-time.ts'
import { extrasOf } from './extras.ts'
import { familiesOf } from './families.ts'
import { members } from './members.ts'
import type { Pictures } from './pictures.ts'
import { poolOf } from './pool.ts'
import { publishProgrammes } from './programmes.ts'
import { crowd } from './report-crowd.ts'
import { reportStories } from './report-stories.ts'
import { newScript, type Script } from './script.ts'
import { strength } from './strength.ts'
import { villageList } from './village-list.ts'
import { verificationStories } from './verification-stories.ts'

export interface DemoPlan {
  seed: string
  /** The present moment, ISO. */
  now: string
  /** Part of the usual number of families, for quick loads. */
  share: number
  pictures: Pictures
  /** Where the city's ordinary reports come from. */
  cityVillages: readonly string[]
}

export async function writeDemo({ seed, now, share, pictures, cityVillages }: DemoPlan): Promise<Script> {
  const script = newScript(seed, now)
  const cast = castOf(script, seed)
  publishProgrammes(script, cast, seed)
  const pool = poolOf(familiesOf(script, cast, seed, share), script.chance.fork('pool'))
  const extras = extrasOf(script, cast, pool, pictures, seed)
  const ground = { script, cast, pool, pictures }
  const fromLane = await reportStories(ground)
  await caseStories(ground, extras, fromLane, seed)
  await crowd(script, cast, cityVillages, Math.round(40 + 60 * share), script.chance.fork('crowd'))
  await doubles(script, cast, pool)
  villageList(script, cast, pool, seed)
  await verificationStories(ground)
  await members(script, cast, seed)
  activityStories(script)
  boards(script, cast, pictures)
  strength(script, cast, cityVillages)
  return script
}

/** When the house looked at its clocks: weekly at first, every evening of the last two months. */
export function bells(time: DemoTime): string[] {
  const days = [...Array.from({ length: 20 }, (_, n) => 62 + n * 7), ...Array.from({ length: 61 }, (_, n) => n + 1)]
  return days.map((n) => time.at(n, '21:30')).sort()
}
