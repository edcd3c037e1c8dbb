// Opens the house: database, migrations, places, keys, people, queue; and the jobs that keep its sums and clocks.
import { join } from 'node:path'
import { Bases, dropOldNotices } from '../engine/road.server/base.server.ts'
import { Heads } from '../engine/road.server/heads.server.ts'
import { Heard } from '../engine/road.server/heard.server.ts'
import { ActQueue } from '../engine/road.server/queue.server.ts'
import type { Road, WriteHook } from '../engine/road.server/road.server.ts'
import { presentWho } from '../engine/road.server/view-sql.server.ts'
import { rollUp } from '../engine/road.server/rollup.server.ts'
import { runTimers } from '../engine/road.server/timers.server.ts'
import { openEmbedded, openPostgres, type Database } from '../engine/store.server/database.server.ts'
import { migrate } from '../engine/store.server/migrate.server.ts'
import { People, peopleHooks } from '../rooms/organization/people.server.ts'
import { importers } from '../rooms/lists/door.ts'
import { ListJobs } from '../rooms/lists/jobs.server.ts'
import { openPlaces, type PlaceAnswers } from '../rooms/places/answers.server.ts'
import { registryAfter, reviewSharedNiks } from '../rooms/registry/after.server.ts'
import { reportsAfter } from '../rooms/reports/after.server.ts'
import { verificationAfter } from '../rooms/verification/after.server.ts'
import type { Config } from './config.server.ts'
import { DeviceBook } from './doors/devices.server.ts'
import type { Doors } from './doors/door.server.ts'
import { sweepTroubles } from './doors/trouble.server.ts'
import { sweepUploads } from './doors/upload-store.server.ts'
import { openKeys, type ServerKeys } from './keys.server.ts'
import { house } from './rooms.ts'

export const migrations = join(import.meta.dirname, '..', '..', 'db', 'migrations')

export async function openDatabase(config: Config): Promise<Database> {
  return config.databaseUrl ? openPostgres({ url: config.databaseUrl }) : openEmbedded({ folder: join(config.dataFolder, 'database') })
}

export interface OpenOptions {
  clock?: () => Date
  keys?: ServerKeys
  places?: PlaceAnswers
  report?: Road['report']
}

/** Everything behind the doors, on a database that is open already. Migrates it first. */
export async function openHouse(config: Config, db: Database, options: OpenOptions = {}): Promise<Doors> {
  await migrate(db, migrations)
  const places = options.places ?? (await openPlaces(db))
  const keys = options.keys ?? openKeys(config.dataFolder)
  let people: People | undefined
  const hooks: WriteHook[] = [
    ...peopleHooks(() => people as People, (code) => keys.hash('device code', code)),
    ...registryAfter((nik) => keys.hash('nik', nik)),
    ...reportsAfter,
    ...verificationAfter,
  ]
  const road: Road = {
    house, db, hooks,
    // The embedded database has no other writer than this process.
    ...(db.kind === 'embedded' ? { heard: new Heard() } : { heads: new Heads(db) }),
    clock: options.clock ?? (() => new Date()),
    report: options.report ?? ((what, error) => {
      const e = error as { name?: string; code?: string; stack?: string } | undefined
      // Names of errors and places in the code only: a message may hold what people wrote.
      console.error(`${new Date().toISOString()} ${what}${e ? `: ${e.name ?? 'Error'} ${e.code ?? ''} ${placesIn(e.stack)}` : ''}`)
    }),
  }
  const queue = new ActQueue(road)
  road.bases = new Bases(road, undefined, () => queue.busy > 0)
  people = new People(road)
  const lists = new ListJobs({
    road, folder: join(config.dataFolder, 'lists'), index: places.index,
    reachOf: async (person) => {
      const found = await (people as People).find(person)
      return found ? presentWho(road, found.known).posts.filter((p) => importers.includes(p.role)).map((p) => p.place) : []
    },
  })
  const demo = (await stamp(db, 'demo')) !== null
  return { config, road, queue, people, places, keys, devices: new DeviceBook(road), lists, demo }
}

/** The first places in the code a stack names. A message may run over several lines, so lines are told by their look, not their number. */
export const placesIn = (stack = ''): string => stack.split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line)).slice(0, 4).map((line) => line.trim()).join(' ')

/** A fact kept about this database; null when it was never written. */
export async function stamp(db: Database, name: string): Promise<string | null> {
  const rows = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ value: string }>('select value from house_stamp where name = $1', [name]))
  return rows[0]?.value ?? null
}

export async function writeStamp(db: Database, name: string, value: string): Promise<void> {
  await db.tx({ role: 'guyub_job' }, (tx) => tx.change('insert into house_stamp (name, value, at) values ($1, $2, now()) on conflict (name) do update set value = excluded.value, at = excluded.at', [name, value]))
}

/** Rolls sums up, runs clocks, cleans at night. The answer stops it all and waits for what is under way. */
export function startJobs(doors: Doors): () => Promise<void> {
  const { road } = doors
  let stopped = false
  const under = new Set<Promise<unknown>>()
  const every = (ms: number, what: string, work: () => Promise<unknown>): NodeJS.Timeout => {
    let busy = false
    const timer = setInterval(() => {
      if (busy || stopped) return
      busy = true
      const run = work().catch((error: unknown) => road.report(what, error)).finally(() => {
        busy = false
        under.delete(run)
      })
      under.add(run)
    }, ms)
    return timer
  }
  let vacuumed = road.clock().toISOString().slice(0, 10)
  const timers = [
    every(4_000, 'roll-up', () => (doors.whileRolling ?? ((roll) => roll()))(() => rollUp(road))),
    every(20_000, 'clocks', () => runTimers(road)),
    // Only while nobody waits: whoever begins with a space that has none has it made at once.
    every(15_000, 'bases', () => road.bases?.renew(() => !stopped && doors.queue.busy === 0) ?? Promise.resolve()),
    every(3_600_000, 'photos never finished, troubles of long ago', async () => {
      await sweepUploads(road)
      await sweepTroubles(road)
    }),
    every(3_600_000, 'lists nobody went on with', () => doors.lists.sweep()),
    every(30_000, 'shared NIKs', () => reviewSharedNiks(road)),
    // Who was written down since; only while nobody waits.
    every(600_000, 'likely pairs', async () => (doors.queue.busy === 0 ? doors.linkRuns?.news() : undefined)),
    every(600_000, 'night work', async () => {
      const today = road.clock().toISOString().slice(0, 10)
      // 19:00–22:00 UTC is the small hours in Indonesia.
      if (today === vacuumed || road.clock().getUTCHours() < 19) return
      vacuumed = today
      await dropOldNotices(road)
      await doors.linkRuns?.night()
      await road.db.vacuum()
    }),
  ]
  doors.lists.resume().catch((error: unknown) => road.report('lists under way', error))
  return async () => {
    stopped = true
    await doors.lists.close()
    for (const t of timers) clearInterval(t)
    await Promise.allSettled(under)
  }
}
