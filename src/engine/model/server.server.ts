// The real server, shared by many histories: one embedded database, the road's own apply, queue and pull; each history has
// villages of its own, its own clock and its own memory of who has heard what (so that a restart is its own affair).
import type { House } from '../house.ts'
import type { Incoming, Road } from '../road.server/road.server.ts'
import { Bases } from '../road.server/base.server.ts'
import { Heard } from '../road.server/heard.server.ts'
import { openToyRoad, toyHouse } from '../road.server/toy-road.server.ts'
import { ActQueue } from '../road.server/queue.server.ts'
import { pull } from '../road.server/pull.server.ts'
import type { Road as DeviceRoad } from '../device/ports.ts'
import type { openDevice } from '../device/device.ts'
import type { MemoryDisk } from '../device/memory-disk.ts'
import { openEmbedded, type Database } from '../store.server/database.server.ts'
import type { ActAnswer } from '../wire.ts'
import type { Who } from '../who.ts'

/** Where a fault may be put in between, to see that the model finds it. In earnest none is given. */
export interface Seams {
  db?: (db: Database) => Database
  /** The house as the server alone has it. */
  house?: (house: House) => House
  /** What stands between a phone and the server. `history` holds what the fault wants to remember. */
  line?: (road: DeviceRoad, about: Phonelike) => DeviceRoad
  disk?: (disk: MemoryDisk) => MemoryDisk
  open?: typeof openDevice
  /** Another store to play over, as `toyStore` makes it; it is closed by whoever gave it. Else an embedded one in memory. */
  store?: () => Promise<Database>
  /** Is this device turned away? */
  turnedAway?: (revoked: boolean) => boolean
  /** Are these spaces told of as changed? */
  moved?: (spaces: readonly string[]) => readonly string[]
}

/** What a fault on the line may know of the phone. */
export interface Phonelike {
  device: () => string
  server: ModelServer
  known: () => Who
  road: () => Road
  cases: () => { team: string; place: string }[]
}

export interface ModelServer {
  house: House
  db: Database
  seams: Seams
  /** The road of one history: its own clock and memory over the shared database. */
  roadFor(owns: readonly string[], clock: () => Date, paged: boolean): { road: Road; restart: () => void; done: () => void }
  push(acts: readonly Incoming[]): Promise<ActAnswer[]>
  pull: typeof pull
  /** A number for the villages of the next history. */
  next(): number
  close(): Promise<void>
}

/** A space of so many rows travels as pages: few, for the villages here are small. */
const leastRows = 2

/** The place codes a space speaks of, or its team: how a change finds the history it belongs to. */
const ownerOf = (space: string): string => {
  const [kind, place = '', ...rest] = space.split(':')
  return kind === 't' ? rest.join(':') : place
}

let blank: Promise<Uint8Array<ArrayBuffer>> | undefined
/** A migrated, empty database: made once, opened as often as needed. */
async function snapshot(): Promise<Uint8Array<ArrayBuffer>> {
  const db = await openEmbedded({ folder: null })
  await openToyRoad(db)
  const bytes = await db.snapshot()
  await db.close()
  return bytes
}

async function toyEmbedded(): Promise<Database> {
  blank ??= snapshot()
  return openEmbedded({ folder: null, snapshot: await blank })
}

/** A migrated, empty database made ready for the model. */
export async function toyStore(open: () => Promise<Database>): Promise<Database> {
  const db = await open()
  await openToyRoad(db)
  return db
}

/** How many histories a store has seen: no two of them share a village. */
const seen = new WeakMap<Database, number>()

export async function openModelServer(seams: Seams = {}): Promise<ModelServer> {
  const store = await (seams.store ?? toyEmbedded)()
  const db = seams.db ? seams.db(store) : store
  const house = toyHouse
  const served = seams.house ? seams.house(house) : house
  const listeners = new Map<string, (spaces: readonly string[]) => void>()
  const changed = (spaces: readonly string[]): void => {
    const told = seams.moved ? seams.moved(spaces) : spaces
    const byOwner = new Map<(spaces: readonly string[]) => void, string[]>()
    for (const s of told) {
      const listener = listeners.get(ownerOf(s))
      if (listener) byOwner.set(listener, [...(byOwner.get(listener) ?? []), s])
    }
    for (const [listener, mine] of byOwner) listener(mine)
  }
  const start = new Date('2026-03-02T02:00:00.000Z')
  const shared: Road = { house: served, db, clock: () => start, hooks: [], report: () => undefined, changed }
  const queue = new ActQueue(shared)
  return {
    house, db, seams, pull,
    roadFor(owns, clock, paged) {
      const road: Road = { ...shared, clock, heard: new Heard() }
      if (paged) road.bases = new Bases(road, leastRows)
      const listener = (spaces: readonly string[]) => road.heard?.moved(spaces)
      for (const o of owns) listeners.set(o, listener)
      return {
        road,
        restart: () => {
          road.heard = new Heard()
        },
        done: () => {
          for (const o of owns) listeners.delete(o)
        },
      }
    },
    push: acts => queue.push(acts),
    next: () => {
      const n = (seen.get(store) ?? 0) + 1
      seen.set(store, n)
      return n
    },
    close: async () => {
      if (!seams.store) await store.close()
    },
  }
}
