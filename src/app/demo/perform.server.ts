// Plays a script on the real road: each act judged as its person, heard when it was made, with the house's own clocks ringing in between.
import { applyActs } from '../../engine/road.server/apply.server.ts'
import type { Incoming, Road } from '../../engine/road.server/road.server.ts'
import { runTimers } from '../../engine/road.server/timers.server.ts'
import { nobody, theHouse, type Who } from '../../engine/who.ts'
import { teamsOfPosts } from '../../rooms/organization/people.server.ts'
import { writeVillages } from '../../rooms/lists/village.server.ts'
import { inOrder, type Script, type Step, theHouseItself } from './script.ts'
import type { ListLoad } from './village-list.ts'

/** Acts that share one transaction. */
const together = 40

/** Performs everything; throws a sentence when an act is not accepted, for then the script tells something that cannot have happened. */
export async function perform(road: Road, script: Script, bells: readonly string[]): Promise<void> {
  const steps = inOrder(script.steps)
  const ring = [...bells].sort()
  let batch: Step[] = []
  const flush = async (): Promise<void> => {
    const last = batch.at(-1)
    if (!last) return
    const past = roadAt(road, last.at)
    const answers = await applyActs(past, batch.map((s) => incoming(past, script, s)))
    for (const [i, answer] of answers.entries()) {
      const step = batch[i] as Step
      if (answer.outcome !== 'accepted') throw new Error(`demo: ${step.act} of ${step.at} at ${step.place} was ${answer.outcome}: ${answer.code ?? ''} ${answer.say?.en ?? ''}`)
    }
    batch = []
  }
  const lists = [...script.lists].sort((a, b) => (a.at < b.at ? -1 : 1))
  for (const step of steps) {
    while (lists[0] !== undefined && lists[0].at <= step.at) {
      await flush()
      await bringIn(road, lists.shift() as ListLoad)
    }
    while (ring[0] !== undefined && ring[0] <= step.at) {
      await flush()
      const at = ring.shift() as string
      await runTimers(roadAt(road, at))
    }
    batch.push(step)
    if (batch.length >= together) await flush()
  }
  await flush()
  for (const at of ring) await runTimers(roadAt(road, at))
}

/** The families of a list, as an import writes them; brought in before, it is passed over. */
async function bringIn(road: Road, { at, said, village, ...list }: ListLoad): Promise<void> {
  await writeVillages(roadAt(road, at), [{ ...list, village, said, cameAt: Date.parse(at), part: '', sheets: [''], within: (place) => place.startsWith(village) }])
}

/** The same road with the clock of a moment in the past. */
const roadAt = (road: Road, at: string): Road => ({ ...road, clock: () => new Date(at) })

function incoming(road: Road, script: Script, step: Step): Incoming {
  const version = road.house.acts.get(step.act)?.version ?? 1
  const who = whoOf(script, step)
  const text = JSON.stringify({ id: step.id, act: step.act, version, place: step.place, person: who.person, device: null, madeAt: step.at, input: step.input })
  return { text, sig: null, id: step.id, act: step.act, version, place: step.place, input: step.input, who, at: step.at, heardAt: step.at }
}

function whoOf(script: Script, step: Step): Who {
  if (step.by === theHouseItself) return theHouse
  const posts = script.posts.get(step.by)
  if (posts) return { person: step.by, device: null, posts, teams: [...teamsOfPosts(posts, step.at), `person:${step.by}`], system: false }
  return step.by.startsWith('ticket:') ? { ...nobody, teams: [step.by] } : nobody
}
