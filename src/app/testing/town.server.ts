// A whole house for stories: the real store, the real acts and views; only the clock is ours.
import { houseAct } from '../../engine/road.server/apply.server.ts'
import type { Incoming, Known } from '../../engine/road.server/road.server.ts'
import { rollUp } from '../../engine/road.server/rollup.server.ts'
import { runTimers } from '../../engine/road.server/timers.server.ts'
import { hiddenOrGone, presentWho, runView, scopeSettings, type ViewAnswer } from '../../engine/road.server/view-sql.server.ts'
import type { AnyRow, RecordType } from '../../engine/record.ts'
import type { Database } from '../../engine/store.server/database.server.ts'
import { selectList, tableOf } from '../../engine/road.server/rows-sql.server.ts'
import { newId } from '../../engine/values/id.ts'
import type { ActAnswer } from '../../engine/wire.ts'
import { nobody, scopesOf } from '../../engine/who.ts'
import type { Config } from '../config.server.ts'
import type { Doors } from '../doors/door.server.ts'
import { openKeys } from '../keys.server.ts'
import { openHouse } from '../open.server.ts'
import { placeAnswers } from '../../rooms/places/answers.server.ts'
import { placeIndex } from '../../rooms/places/place-index.ts'

export interface TownPerson {
  id: string
  name: string
  home: string
}

export interface Town {
  doors: Doors
  /** The present moment of the town, ISO. */
  now(): string
  advance(by: { minutes?: number; hours?: number; days?: number }): void
  setNow(iso: string): void
  /** Somebody with an account and these posts. `from` defaults to long ago. */
  person(name: string, posts: readonly { role: string; place: string; unit?: string; from?: string; until?: string }[]): Promise<TownPerson>
  agency(name: string, place: string, kind?: string): Promise<string>
  /** Perform an act online, now. */
  act(by: TownPerson, name: string, place: string, input: { [k: string]: unknown }, more?: { id?: string; at?: string }): Promise<ActAnswer>
  /** The same, but a refusal fails the story with its sentence. */
  done(by: TownPerson, name: string, place: string, input: { [k: string]: unknown }, more?: { id?: string; at?: string }): Promise<ActAnswer>
  citizen(name: string, place: string, input: { [k: string]: unknown }, more?: { id?: string; at?: string }): Promise<ActAnswer>
  /** The house itself. */
  house(name: string, place: string, input: { [k: string]: unknown }): Promise<ActAnswer>
  view(by: TownPerson, name: string, params: { [k: string]: unknown }): Promise<ViewAnswer>
  rows(by: TownPerson, name: string, params: { [k: string]: unknown }): Promise<AnyRow[]>
  /** A row as it lies in the database, past every door. */
  row(record: RecordType, id: string): Promise<AnyRow | undefined>
  all(record: RecordType): Promise<AnyRow[]>
  known(by: TownPerson): Promise<Known>
  /** Raw SQL as the application role with this person's own settings, guards off. */
  raw<T>(by: TownPerson, sql: string, params?: readonly unknown[]): Promise<T[]>
  /** Let clocks ring. Returns how many acts the house performed. */
  ring(): Promise<number>
  rollUp(): Promise<void>
  close(): Promise<void>
}

const config: Config = { port: 0, host: '127.0.0.1', dataFolder: '.', databaseUrl: null, tls: null, behindProxy: false, demo: false }

/** `db` must be migrated or empty. Starts on Monday 2 March 2026, 09:00 WIB, unless told otherwise. */
export async function openTown(db: Database, start = '2026-03-02T02:00:00.000Z'): Promise<Town> {
  let now = Date.parse(start)
  const clock = (): Date => new Date(now)
  const faults: unknown[] = []
  const doors = await openHouse(config, db, {
    clock, keys: openKeys(null), places: placeAnswers(placeIndex([])),
    report: (what, error) => faults.push(error ?? what),
  })
  const { road } = doors
  const posted = (by: TownPerson): Promise<Known> => doors.people.find(by.id).then((p) => {
    if (!p) throw new Error(`${by.name} has no account`)
    return p.known
  })
  const incoming = (known: Known, name: string, place: string, input: { [k: string]: unknown }, more: { id?: string; at?: string } = {}): Incoming => {
    const id = more.id ?? newId(now)
    const at = more.at ?? clock().toISOString()
    const version = road.house.acts.get(name)?.version ?? 1
    const text = JSON.stringify({ id, act: name, version, place, person: known.person, device: null, madeAt: at, input })
    return { text, sig: null, id, act: name, version, place, input, who: known, at, heardAt: clock().toISOString() }
  }
  const one = async (a: Incoming): Promise<ActAnswer> => {
    const [answer] = await doors.queue.push([a])
    const fault = faults.pop()
    if (fault) throw fault
    // A moment passes between two acts, so that what came first is older.
    now += 1_000
    return answer as ActAnswer
  }
  const must = (name: string, answer: ActAnswer): ActAnswer => {
    if (answer.outcome === 'refused') throw new Error(`${name} was refused: ${answer.code} ${answer.say?.id ?? ''}`)
    return answer
  }
  const town: Town = {
    doors,
    now: () => clock().toISOString(),
    advance: ({ minutes = 0, hours = 0, days = 0 }) => {
      now += ((days * 24 + hours) * 60 + minutes) * 60_000
    },
    setNow: (iso) => {
      now = Date.parse(iso)
    },
    async person(name, posts) {
      const id = newId(now)
      const home = posts[0]?.place ?? ''
      must('addAccount', await town.house('organization.addAccount', home, { accountId: id, name, lang: 'id' }))
      for (const p of posts) {
        must('appoint', await town.house('organization.appoint', p.place, {
          appointmentId: newId(now), personId: id, role: p.role, from: p.from ?? '2020-01-01', until: p.until ?? null, unit: p.unit ?? null, sk: 'SK/001/UJI',
        }))
      }
      return { id, name, home }
    },
    async agency(name, place, kind = 'opd') {
      const agencyId = newId(now)
      must('addAgency', await town.house('organization.addAgency', place, { agencyId, name, kind, sectors: [] }))
      return agencyId
    },
    act: async (by, name, place, input, more) => one(incoming(await posted(by), name, place, input, more)),
    done: async (by, name, place, input, more) => must(name, await town.act(by, name, place, input, more)),
    citizen: (name, place, input, more) => one(incoming(nobody, name, place, input, more)),
    house: (name, place, input) => one(houseAct(road, name, input, place, newId(now), clock().toISOString())),
    view: async (by, name, params) => runView(road, name, params, await posted(by)),
    async rows(by, name, params) {
      const answer = await town.view(by, name, params)
      // What is hidden and what is gone are told alike: no rows.
      if (!answer.ok && answer.refusal.code === hiddenOrGone.code) return []
      if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal.code}`)
      return answer.rows.map((r) => r.row)
    },
    row: async (record, id) => (await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<AnyRow>(`select ${selectList(record)} from ${tableOf(record)} t where t.id = $1`, [id])))[0],
    all: (record) => db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<AnyRow>(`select ${selectList(record)} from ${tableOf(record)} t order by t.id`)),
    known: posted,
    async raw<T>(by: TownPerson, sql: string, params: readonly unknown[] = []) {
      const who = presentWho(road, await posted(by))
      return db.tx({ role: 'guyub_app', settings: scopeSettings(scopesOf(who, road.house.roles)) }, (tx) => tx.query<T>(sql, params))
    },
    ring: () => runTimers(road),
    rollUp: async () => {
      await rollUp(road)
    },
    close: () => db.close(),
  }
  return town
}
