// What happened in the demo, as a list of acts by the people who would perform them. Written story by story, played in the order of time.
import { chance, type Chance } from '../../engine/values/chance.ts'
import type { Post } from '../../engine/who.ts'
import { type DemoTime, demoTime } from './demo-time.ts'
import type { ListLoad } from './village-list.ts'

/** Who performs a step: an account's id, the house itself, a citizen without an account, or whoever holds a report's code. */
export type Actor = string
export const theHouseItself: Actor = 'house'
export const aCitizen: Actor = 'citizen'
export const ticketHolder = (reportId: string): Actor => `ticket:${reportId}`

export interface Step {
  id: string
  at: string
  by: Actor
  act: string
  place: string
  input: { [k: string]: unknown }
}

export interface Script {
  time: DemoTime
  chance: Chance
  steps: Step[]
  /** Every post each person ever holds. */
  posts: Map<string, Post[]>
  /** Lists of families that were brought in. */
  lists: ListLoad[]
  /** A new id for something that comes into being at that moment. */
  id(at: string): string
  /** Answers the act's id. */
  add(at: string, by: Actor, act: string, place: string, input: { [k: string]: unknown }): string
}

export function newScript(seed: string, now: string): Script {
  const root = chance(`${seed}/ids`)
  const script: Script = {
    time: demoTime(now),
    chance: chance(`${seed}/script`),
    steps: [],
    posts: new Map(),
    lists: [],
    id: (at) => root.uuid(Date.parse(at)),
    add(at, by, act, place, input) {
      if (at > now) throw new Error(`${act} would lie in the future`)
      const id = script.id(at)
      script.steps.push({ id, at, by, act, place, input })
      return id
    },
  }
  return script
}

/** In the order of time; what was written first comes first within one moment. */
export const inOrder = (steps: readonly Step[]): Step[] => [...steps].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
