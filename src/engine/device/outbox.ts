// The outbox: every act this person made that is not yet settled. Nothing leaves it unseen.
import type { Text } from '../field.ts'
import { bodySchema, type Body } from '../wire.ts'
import { base64url } from './crypto.ts'
import { numbered, type Parcels } from './parcel.ts'
import type { Bytes, Disk, DiskWrite } from './ports.ts'

/** waiting: not sent, or not answered · accepted: the server has it, its rows have not come back yet · the rest wait for the writer. */
export type OutboxState = 'waiting' | 'accepted' | 'refused' | 'proposed'

/** What lies on the disk. `body` is the exact text that was signed. */
export interface Kept {
  body: string
  sig: string | null
  state: OutboxState
  code?: string
  say?: Text
  /** How often it was sent without an answer for it. */
  tries: number
  /** Made where this device does not carry the place: not judged over memory, not laid over it. */
  blind?: true
  /** Its words under the device code before this one, where they may have been heard already. */
  earlier?: string
}

export interface Entry {
  key: string
  body: Body
  kept: Kept
  /** Hashes of the photos it speaks of. */
  photos: string[]
}

/** A blob that cannot be opened or understood: kept as it is, shown, exported. */
export interface Unreadable {
  /** Its number in the outbox; a form begun is `drafts/` and its name's place. */
  key: string
  bytes: Bytes
  why: string
  /** When somebody who can help was told, ISO instant. */
  reportedAt?: string
}

export interface Outbox {
  entries: Entry[]
  unreadable: Unreadable[]
  /** The key the next act gets. */
  nextKey(): string
  /** What to write for an entry in a state; the caller writes it together with what belongs to it. */
  written(key: string, kept: Kept): Promise<DiskWrite>
}

export async function openOutbox(disk: Disk, parcels: Parcels): Promise<Outbox> {
  const entries: Entry[] = []
  const unreadable: Unreadable[] = []
  let last = 0
  const read = async (key: string, bytes: Bytes): Promise<Entry | Unreadable> => {
    try {
      return entryOf(key, (await parcels.unwrap('outbox', key, bytes)) as Kept)
    } catch (error) {
      return { key, bytes, why: whyUnreadable(error) }
    }
  }
  const blobs = await disk.list('outbox')
  for (const found of await Promise.all(blobs.map(b => read(b.key, b.bytes)))) {
    if ('body' in found) entries.push(found)
    else unreadable.push(found)
    last = Math.max(last, Number.parseInt(found.key, 10))
  }
  return {
    entries,
    unreadable,
    nextKey: () => numbered(++last),
    written: async (key, kept) => ({ box: 'outbox', key, bytes: await parcels.wrap('outbox', key, kept) }),
  }
}

/** The kind of damage, never the message: that may quote what somebody wrote. */
export const whyUnreadable = (error: unknown): string =>
  error instanceof Error ? error.name : 'unknown'

/** Throws when the text is not an envelope's. */
export function entryOf(key: string, kept: Kept): Entry {
  const body = bodySchema.parse(JSON.parse(kept.body))
  return { key, body, kept, photos: photosIn(body.input) }
}

/** Hashes of photos anywhere in an input: a photo is always `{hash: <64 hex digits>}`. */
export function photosIn(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const v of value) photosIn(v, found)
  else if (typeof value === 'object' && value !== null) {
    const hash = (value as { hash?: unknown }).hash
    if (typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash)) {
      if (!found.includes(hash)) found.push(hash)
    } else for (const [name, v] of Object.entries(value)) if (name !== 'was') photosIn(v, found)
  }
  return found
}

/** The outbox as a text somebody can help with. It holds what the person wrote: it is handed over knowingly. */
export function exportText(outbox: Outbox, about: { [k: string]: unknown }): string {
  return JSON.stringify(
    {
      format: 'guyub-outbox-1',
      ...about,
      acts: outbox.entries.map(e => ({
        key: e.key,
        state: e.kept.state,
        code: e.kept.code ?? null,
        body: e.kept.body,
        sig: e.kept.sig,
      })),
      unreadable: outbox.unreadable.map(u => ({ key: u.key, why: u.why, bytes: base64url(u.bytes) })),
    },
    null,
    1,
  )
}
