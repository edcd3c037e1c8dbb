// Photos on their way: kept sealed under their hash from the moment they are taken until the server has them.
import type { Text } from '../field.ts'
import { hashOf } from './crypto.ts'
import type { Parcels } from './parcel.ts'
import type { Bytes, Disk, DiskWrite } from './ports.ts'

/** Where one photo is on its way. */
export interface PhotoItem {
  hash: string
  size: number
  keptAt: string
  /** Acts that speak of it and are not yet answered. */
  acts: string[]
  /** The server knows of it and waits for its bytes. */
  ready: boolean
  /** When the oldest act that speaks of it was made: whoever waited longest goes first. */
  since?: string
  /** It was begun to be sent, so that it can be gone on with. */
  begun?: boolean
  /** How far it had come when last heard of. */
  sentBytes?: number
  /** How often the server said "not yet", and when it is asked again. */
  tries?: number
  notBefore?: string
  /** The server will not take these bytes. */
  say?: Text
}

export interface PhotoBox {
  items: ReadonlyMap<string, PhotoItem>
  /** On their way or waiting for their note, in the order in which they go. */
  inOrder(): PhotoItem[]
  /** How far one is, for whoever looks; not written down. */
  progress(hash: string, sentBytes: number): void
  /** Durable when it resolves; the hash is its name. */
  keep(bytes: Bytes, now: string): Promise<string>
  /** undefined: not here, or damaged. */
  bytes(hash: string): Promise<Bytes | undefined>
  /** What to write when an act speaks of photos; call `settle` once it is written. */
  changes(
    update: (item: PhotoItem) => PhotoItem | null,
    hashes: readonly string[],
  ): Promise<{ writes: DiskWrite[]; settle: () => void }>
  /** Photos of forms that were never sent, older than a month. */
  sweep(now: number): Promise<void>
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const forgottenAfter = 31 * 86_400_000

export async function openPhotoBox(disk: Disk, parcels: Parcels): Promise<PhotoBox> {
  const items = new Map<string, PhotoItem>()
  for (const { key, bytes } of await disk.list('queue')) {
    try {
      items.set(key, (await parcels.unwrap('queue', key, bytes)) as PhotoItem)
    } catch {
      // Its place in the queue is damaged, the photo may not be: it is offered to the server again.
      const size = (await disk.read('photos', key))?.length ?? 0
      items.set(key, { hash: key, size, keptAt: '', acts: [], ready: true })
    }
  }

  const changes: PhotoBox['changes'] = async (update, hashes) => {
    const next = new Map<string, PhotoItem | null>()
    const writes: DiskWrite[] = []
    for (const hash of hashes) {
      const item = items.get(hash)
      if (!item) continue
      const changed = update(item)
      next.set(hash, changed)
      writes.push({
        box: 'queue',
        key: hash,
        bytes: changed ? await parcels.wrap('queue', hash, changed) : null,
      })
      if (!changed) writes.push({ box: 'photos', key: hash, bytes: null })
    }
    return {
      writes,
      settle: () => {
        for (const [hash, item] of next) {
          if (item) items.set(hash, item)
          else items.delete(hash)
        }
      },
    }
  }

  return {
    items,
    changes,
    inOrder: () =>
      [...items.values()]
        .filter(i => i.ready || i.acts.length > 0)
        .sort((a, b) => compare(a.since ?? a.keptAt, b.since ?? b.keptAt) || compare(a.hash, b.hash)),
    progress(hash, sentBytes) {
      const item = items.get(hash)
      if (item) items.set(hash, { ...item, sentBytes })
    },
    async keep(bytes, now) {
      const hash = await hashOf(bytes)
      if (items.has(hash)) return hash
      const item: PhotoItem = { hash, size: bytes.length, keptAt: now, acts: [], ready: false }
      await disk.write([
        { box: 'photos', key: hash, bytes: await parcels.wrapBytes('photos', hash, bytes) },
        { box: 'queue', key: hash, bytes: await parcels.wrap('queue', hash, item) },
      ])
      items.set(hash, item)
      return hash
    },
    async bytes(hash) {
      if (!items.has(hash)) return undefined
      const sealed = await disk.read('photos', hash)
      if (!sealed) return undefined
      try {
        return await parcels.unwrapBytes('photos', hash, sealed)
      } catch {
        return undefined
      }
    },
    async sweep(now) {
      const old = [...items.values()].filter(
        i => i.acts.length === 0 && !i.ready && !i.say && now - Date.parse(i.keptAt) > forgottenAfter,
      )
      const { writes, settle } = await changes(
        () => null,
        old.map(i => i.hash),
      )
      if (writes.length > 0) await disk.write(writes)
      settle()
    },
  }
}
