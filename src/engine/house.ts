// The house: everything the rooms declare, gathered once by the app and handed to the engine on either side.
import type { ActType } from './act.ts'
import type { CounterType } from './counter.ts'
import type { Flow } from './flow.ts'
import type { AnyRow, RecordType } from './record.ts'
import { Answer, Conflict, Proposal } from './record.ts'
import type { Text } from './field.ts'
import { derivedId } from './values/id.ts'
import type { RoleRule, Who } from './who.ts'
import type { ViewType } from './view.ts'

/** A clock: when `column` of a row has passed and `when` still holds, the house performs the act, once. */
export interface Timer {
  name: string
  record: RecordType
  /** An `instant` column, indexed in the database. */
  column: string
  when: (row: AnyRow) => boolean
  act: (row: AnyRow) => { act: string; input: { [k: string]: unknown } }
}

/** What a reaction knows of the act it follows. */
export interface Followed {
  id: string
  place: string
  at: string
  person: string | null
  /** The writer as they stood when the act was made. */
  who?: Who
  /** Class of a row the act wrote; null for one it did not write. */
  classOf?: (record: string, id: string) => 'N' | 'R' | 'X' | null
}

/** A reaction of a later room to an act of an earlier one; runs once, on the server, as an act of the house. */
export interface Reaction {
  name: string
  on: string
  /** Shown on the writer's own device at once as well, together with the unsent act it follows: the same rows, under the same ids. */
  here?: true
  act: (input: { [k: string]: unknown }, after: Followed) => { act: string; input: { [k: string]: unknown } } | null
}

export interface FollowUp {
  /** The follow-up act's own id: the same on every side. */
  id: string
  act: string
  input: { [k: string]: unknown }
}

/** What follows an act. `here`: only what a device shows by itself. */
export function followUps(house: Pick<House, 'reactions'>, act: string, input: { [k: string]: unknown }, after: Followed, here = false): FollowUp[] {
  const out: FollowUp[] = []
  for (const r of house.reactions) {
    if (r.on !== act || (here && !r.here)) continue
    const next = r.act(input, after)
    if (next) out.push({ id: derivedId(after.id, r.name), ...next })
  }
  return out
}

/** Work that lies with one person until it is done or given on: handed over before they leave. */
export interface OpenWork {
  name: string
  label: Text
  record: RecordType
  /** An indexed column that names the person. */
  column: string
  isOpen: (row: AnyRow) => boolean
  /** What a person reads of it in a list; no more than the row's own N columns. */
  title: (row: AnyRow) => Text
  /** The room's own act that gives it to somebody else: its authority and its guards stand. */
  give: (row: AnyRow, to: string) => { act: string; input: { [k: string]: unknown } }
}

/** What one room gives to the house; a room's door.ts exports one of these. */
export interface RoomParts {
  name: string
  records?: readonly RecordType[]
  // Acts and views differ in their input; the engine sees them through their common shape.
  acts?: readonly unknown[]
  views?: readonly unknown[]
  flows?: readonly Flow[]
  counters?: readonly CounterType[]
  timers?: readonly Timer[]
  reactions?: readonly Reaction[]
  roles?: readonly RoleRule[]
  openWork?: readonly OpenWork[]
}

export interface House {
  rooms: readonly string[]
  records: ReadonlyMap<string, RecordType>
  acts: ReadonlyMap<string, ActType>
  views: ReadonlyMap<string, ViewType>
  flows: ReadonlyMap<string, Flow>
  counters: readonly CounterType[]
  timers: readonly Timer[]
  reactions: readonly Reaction[]
  roles: ReadonlyMap<string, RoleRule>
  openWork: readonly OpenWork[]
}

/** Gather rooms in their lawful order. Throws when two things share a name. */
export function buildHouse(rooms: readonly RoomParts[]): House {
  const records = named<RecordType>('record')
  const acts = named<ActType>('act')
  const views = named<ViewType>('view')
  const flows = named<Flow>('flow')
  const roles = new Map<string, RoleRule>()
  for (const r of [Answer, Conflict, Proposal]) records.add(r as RecordType)
  for (const room of rooms) {
    for (const r of room.records ?? []) records.add(r)
    for (const a of room.acts ?? []) acts.add(a as ActType)
    for (const v of room.views ?? []) views.add(v as ViewType)
    for (const f of room.flows ?? []) flows.add(f)
    for (const r of room.roles ?? []) roles.set(r.code, r)
  }
  return {
    rooms: rooms.map((r) => r.name),
    records: records.map, acts: acts.map, views: views.map, flows: flows.map, roles,
    counters: rooms.flatMap((r) => [...(r.counters ?? [])]),
    timers: rooms.flatMap((r) => [...(r.timers ?? [])]),
    reactions: rooms.flatMap((r) => [...(r.reactions ?? [])]),
    openWork: rooms.flatMap((r) => [...(r.openWork ?? [])]),
  }
}

function named<T extends { name: string }>(what: string): { map: Map<string, T>; add: (t: T) => void } {
  const map = new Map<string, T>()
  return {
    map,
    add: (t) => {
      if (map.has(t.name)) throw new Error(`two ${what}s are named ${t.name}`)
      map.set(t.name, t)
    },
  }
}
