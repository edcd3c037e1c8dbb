// What the server's half of the road is given: the house, the database, a clock, and what rooms do besides on the server.
import type { House } from '../house.ts'
import type { AnyRow } from '../record.ts'
import type { ActAnswer } from '../wire.ts'
import type { BulkRows, Database, Tx } from '../store.server/database.server.ts'
import type { Who } from '../who.ts'
import type { Bases } from './base.server.ts'
import type { Heads } from './heads.server.ts'
import type { Heard } from './heard.server.ts'

/** Something a room keeps besides its rows, written in the same transaction (an index of keyed hashes …). */
export interface WriteHook {
  record: string
  run: (tx: Tx, rows: readonly { before: AnyRow | null; after: AnyRow | null }[]) => Promise<void>
  /** The same for rows that are new, by the thousand: nothing of theirs can be there yet, so it is copied in. */
  fresh?: (rows: readonly AnyRow[]) => BulkRows
}

export interface Road {
  house: House
  db: Database
  clock: () => Date
  hooks: readonly WriteHook[]
  /** Told without personal data. */
  report: (what: string, error?: unknown) => void
  /** Called after a transaction of acts was committed, with the spaces that changed. */
  changed?: (spaces: readonly string[]) => void
  /** Only where no other process writes to this database. */
  heard?: Heard
  /** Only where others may. */
  heads?: Heads
  /** Spaces kept ready as pages; without it everything travels as rows. */
  bases?: Bases
}

/** A person as the server knows them: every post they ever held (acts judge by their own day), and their teams now. */
export type Known = Who

/** An answer with what a receipt says of it: absent where the act was not written down. Doors let only the answer out. */
export interface Answered extends ActAnswer {
  logged?: { hash: string; heardAt: string }
}

/** One act on its way in. */
export interface Incoming {
  /** Handed over by a device that was revoked: kept for the successor, never performed. */
  leftBehind?: true
  /** The exact text that was signed. */
  text: string
  sig: string | null
  id: string
  act: string
  version: number
  place: string
  input: { [k: string]: unknown }
  who: Known
  /** The device's clock, corrected where it was off. */
  at: string
  heardAt: string
}
