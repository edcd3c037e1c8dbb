// The demo must load on every day and at every hour: the script is played in memory at many moments, clocks and reactions included.
import { describe, expect, inject, it } from 'vitest'
import type { RecordType } from '../../engine/record.ts'
import { MemoryStore, performIn } from '../../engine/memory.ts'
import { chance } from '../../engine/values/chance.ts'
import { dayAt } from '../../engine/values/day.ts'
import { derivedId } from '../../engine/values/id.ts'
import { inForce, nobody, theHouse, type Who } from '../../engine/who.ts'
import { caseFlow, Case, GlassBreak, Referral, referralFlow } from '../../rooms/cases/door.ts'
import { teamsOfPosts } from '../../rooms/organization/people.server.ts'
import { Report, reportFlow } from '../../rooms/reports/door.ts'
import { house } from '../rooms.ts'
import type { Pictures } from './pictures.ts'
import { city, villageCodes } from './places.ts'
import { inOrder, type Script, type Step, theHouseItself } from './script.ts'
import { bells, writeDemo } from './write.ts'

const photo = (kind: string, takenAt: string, which: string) => ({ hash: derivedId(kind, which).replaceAll('-', '').padEnd(64, '0'), takenAt })
const pictures: Pictures = { of: (kind, takenAt, n = 0) => photo(kind, takenAt, String(n)), own: photo }

function whoOf(script: Script, step: Step): Who {
  if (step.by === theHouseItself) return theHouse
  const posts = script.posts.get(step.by)
  if (!posts) return step.by.startsWith('ticket:') ? { ...nobody, teams: [step.by] } : nobody
  return { person: step.by, device: null, posts: inForce(posts, dayAt(step.at, step.place)), teams: teamsOfPosts(posts, step.at), system: false }
}

/** Plays a script as the server would; answers the store, or throws what was refused. */
function rehearse(script: Script): MemoryStore {
  const store = new MemoryStore()
  const play = (id: string, act: string, input: { [k: string]: unknown }, place: string, at: string, who: Who): string | null => {
    const done = performIn(house, store, act, input, { id, at, day: dayAt(at, place), place, person: who.person, device: null, post: null }, who)
    if (!done.ok) return `${act} of ${at} at ${place}: ${done.refusal.code} ${done.refusal.say.en}`
    for (const r of house.reactions) {
      const next = r.on === act ? r.act(input, { id, place, at, person: who.person }) : null
      if (next) play(derivedId(id, r.name), next.act, next.input, place, at, theHouse)
    }
    return null
  }
  const ring = (at: string): void => {
    for (const timer of house.timers) {
      for (const row of [...store.all(timer.record)]) {
        const due = row[timer.column]
        if (typeof due !== 'string' || Date.parse(due) > Date.parse(at) || !timer.when(row)) continue
        const { act, input } = timer.act(row)
        play(derivedId(`${timer.name} ${row.id}`, due), act, input, row.place, at, theHouse)
      }
    }
  }
  const evenings = bells(script.time)
  for (const step of inOrder(script.steps)) {
    while (evenings[0] !== undefined && evenings[0] <= step.at) ring(evenings.shift() as string)
    const refused = play(step.id, step.act, step.input, step.place, step.at, whoOf(script, step))
    if (refused) throw new Error(refused)
  }
  for (const at of evenings) ring(at)
  ring(script.time.now)
  return store
}

const statesOf = (store: MemoryStore, record: RecordType): string[] => [...new Set([...store.all(record)].map((r) => String(r.state)))].sort()
const statesIn = (flow: { states: object }): string[] => Object.keys(flow.states).filter((s) => s !== 'draf').sort()

// The awkward ones by hand: a Sunday after New Year, the eve of a holiday, a leap day, Christmas; then one of the coming years, many where there is time.
const c = chance('moments')
const moments = [
  '2027-01-02T17:05:00.000Z', '2026-08-16T16:50:00.000Z', '2028-02-29T20:00:00.000Z', '2026-12-25T05:00:00.000Z',
  ...Array.from({ length: inject('soak') ? 40 : 1 }, () => new Date(Date.UTC(2026, 10, 21) + c.int(0, 5 * 365 * 1440) * 60_000).toISOString()),
]

describe('the demo loads at any moment, with every state', () => {
  it.each(moments)('%s', async (now) => {
    const script = await writeDemo({ seed: 'guyub', now, share: 0.3, pictures, cityVillages: villageCodes.filter((v) => v.startsWith(city)) })
    const store = rehearse(script)
    expect(statesOf(store, Report)).toEqual(statesIn(reportFlow))
    expect(statesOf(store, Case)).toEqual(statesIn(caseFlow))
    expect(statesOf(store, Referral)).toEqual(statesIn(referralFlow))
    expect(statesOf(store, GlassBreak)).toEqual(['diakui', 'terbuka'])
  })
})
