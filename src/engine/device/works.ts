// The parts of an open device that its pieces share; only device.ts puts them together.
import type { Env, Refusal } from '../act.ts'
import type { House } from '../house.ts'
import type { MemoryStore } from '../memory.ts'
import type { AnyRow } from '../record.ts'
import { isVillage } from '../space.ts'
import { dayAt } from '../values/day.ts'
import type { Who } from '../who.ts'
import { inForce, seated } from '../who.ts'
import type { Body, Health } from '../wire.ts'
import type { Copy } from './copy.ts'
import type { Outbox } from './outbox.ts'
import type { Overlay } from './overlay.ts'
import type { Parcels } from './parcel.ts'
import type { PhotoBox } from './photo-box.ts'
import type { Clock, Disk, Randomness, Road, Signer } from './ports.ts'
import type { Receipts } from './receipts.ts'
import type { Trust } from './trust.ts'
import type { Turns } from './turn.ts'

export interface Works {
  house: House
  disk: Disk
  parcels: Parcels
  road: Road
  clock: Clock
  chance: Randomness
  signer: Signer
  store: MemoryStore
  overlay: Overlay
  outbox: Outbox
  copy: Copy
  photos: PhotoBox
  trust: Trust
  receipts: Receipts
  /** What this device tells of itself; null where nobody asks. */
  health: () => Health | null
  /** As last told, so that it travels only when it changed. */
  healthTold: string
  /** Number of an answer that would take something away unsigned. */
  unsignedBatch: number | null
  /** Memory, outbox and disk change together, one change at a time. The road is never walked inside. */
  turn: Turns
  /** Keys of entries that are on the road now. */
  sending: Set<string>
  /** Why an outstanding act cannot be shown over today's rows; the server decides. By act id. */
  doubts: Map<string, Refusal>
  /** A photo is on the road: called when an act was written, so that the photo can make way. */
  makeWay: (() => void) | null
  /** Bytes a second that photos went at lately, acknowledged ones; null until measured. */
  lineRate: number | null
  /** Server's clock minus ours, in milliseconds; null until told. */
  clockOff: number | null
  who(): Who
  now(): string
  /** Tell the screens: of rows and entries, or only of where the sending stands. */
  changed(what?: 'status'): void
}

/** Facts of a performance, the same when it is first made and each time it is laid over newer rows. */
export function envOf(body: Body): Env {
  return {
    id: body.id,
    at: body.madeAt,
    day: dayAt(body.madeAt, body.place),
    place: body.place,
    person: body.person,
    device: body.device,
    post: null,
  }
}

/** The writer with the posts in force on the day the act was made, as the server judges it. */
export const whoOn = (who: Who, day: string): Who => seated({ ...who, posts: inForce(who.posts, day) })

/** Every confirmed row that lies in no segment as it is, whatever lies over it. */
export function* confirmedRows(w: Works): Iterable<{ record: string; row: AnyRow }> {
  const covered = new Set<string>()
  for (const { record, id, under } of w.overlay.covered()) {
    covered.add(`${record.name}/${id}`)
    if (under) yield { record: record.name, row: under }
  }
  for (const { record, row } of w.store.changed()) {
    if (!covered.has(`${record}/${row.id}`)) yield { record, row }
  }
}

/** Villages whose rows this person's device carries, by the posts in force today. */
export function heldPlaces(w: Works): string[] {
  const who = w.who()
  const held = who.posts.filter(
    p =>
      w.house.roles.get(p.role)?.holds &&
      isVillage(p.place) &&
      inForce([p], dayAt(w.now(), p.place)).length > 0,
  )
  return [...new Set(held.map(p => p.place))].sort()
}
