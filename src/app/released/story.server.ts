// A half-year of one kelurahan, act by act as this release's people made it: written down once, played again with every later release.
import { applyActs } from '../../engine/road.server/apply.server.ts'
import { recount } from '../../engine/road.server/recount.server.ts'
import type { Incoming, Road } from '../../engine/road.server/road.server.ts'
import { runTimers } from '../../engine/road.server/timers.server.ts'
import { tableOf } from '../../engine/road.server/rows-sql.server.ts'
import type { Database } from '../../engine/store.server/database.server.ts'
import { derivedId } from '../../engine/values/id.ts'
import { nobody, theHouse, type Post, type Who } from '../../engine/who.ts'
import { teamsOfPosts } from '../../rooms/organization/people.server.ts'
import type { Pictures } from '../demo/pictures.ts'
import { inOrder, theHouseItself } from '../demo/script.ts'
import { bells, writeDemo } from '../demo/write.ts'
import { openTown } from '../testing/town.server.ts'

export interface ToldAct {
  id: string
  at: string
  by: string
  act: string
  version: number
  place: string
  input: { [k: string]: unknown }
  /** How it ended: the outcome, or the code of the refusal. */
  ended?: string
}

export interface StorySnapshot {
  now: string
  posts: { [person: string]: Post[] }
  bells: string[]
  acts: ToldAct[]
  /** Rows there are in the end, by record. */
  rows: { [record: string]: number }
}

const told = '2026-11-21T03:00:00.000Z'
const places = ['', '36', '36.71', '36.71.05', '36.71.05.1001']
const together = 40
/** Nobody looks at these pictures: they are names only. */
const photo = (kind: string, takenAt: string, which: string) => ({ hash: derivedId(kind, which).replaceAll('-', '').padEnd(64, '0'), takenAt })
const pictures: Pictures = { of: (kind, takenAt, n = 0) => photo(kind, takenAt, String(n)), own: photo }

/** The story without its endings. */
export async function writeStory(road: Road): Promise<StorySnapshot> {
  const script = await writeDemo({ seed: 'released', now: told, share: 0.05, pictures, cityVillages: ['36.71.05.1001'] })
  const acts = inOrder(script.steps).filter((s) => places.includes(s.place)).map((s) => ({ ...s, version: road.house.acts.get(s.act)?.version ?? 1 }))
  const people = new Set(acts.map((a) => a.by))
  return { now: told, posts: Object.fromEntries([...script.posts].filter(([p]) => people.has(p))), bells: bells(script.time), acts, rows: {} }
}

export interface Ended {
  endings: string[]
  rows: { [record: string]: number }
  /** Sums that differ from a recount; none, if all is well. */
  astray: string[]
}

/** Plays it on an empty, migrated database. */
export async function playStory(db: Database, story: StorySnapshot): Promise<Ended> {
  const { road } = (await openTown(db, story.now)).doors
  const endings: string[] = []
  const rings = [...story.bells]
  let batch: ToldAct[] = []
  const flush = async (): Promise<void> => {
    const last = batch.at(-1)
    if (!last) return
    const answers = await applyActs(roadAt(road, last.at), batch.map((a) => heard(story, a)))
    endings.push(...answers.map((a) => a.code ?? a.outcome))
    batch = []
  }
  const ringUntil = async (at: string): Promise<void> => {
    while (rings[0] !== undefined && rings[0] <= at) {
      await flush()
      await runTimers(roadAt(road, rings.shift() as string))
    }
  }
  for (const act of story.acts) {
    await ringUntil(act.at)
    batch.push(act)
    if (batch.length >= together) await flush()
  }
  await flush()
  await ringUntil(story.now)
  const rows: Ended['rows'] = {}
  for (const record of road.house.records.values()) {
    const [count] = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ n: number }>(`select count(*) as n from ${tableOf(record)}`))
    if (count && count.n > 0) rows[record.name] = count.n
  }
  return { endings, rows, astray: (await recount(road)).map((d) => d.key) }
}

/** The same road with the clock of a moment in the past. */
const roadAt = (road: Road, at: string): Road => ({ ...road, clock: () => new Date(at) })

function heard(story: StorySnapshot, a: ToldAct): Incoming {
  const who = whoOf(story, a)
  const text = JSON.stringify({ id: a.id, act: a.act, version: a.version, place: a.place, person: who.person, device: null, madeAt: a.at, input: a.input })
  return { text, sig: null, id: a.id, act: a.act, version: a.version, place: a.place, input: a.input, who, at: a.at, heardAt: a.at }
}

function whoOf(story: StorySnapshot, a: ToldAct): Who {
  if (a.by === theHouseItself) return theHouse
  const posts = story.posts[a.by]
  if (posts) return { person: a.by, device: null, posts, teams: [...teamsOfPosts(posts, a.at), `person:${a.by}`], system: false }
  return a.by.startsWith('ticket:') ? { ...nobody, teams: [a.by] } : nobody
}
