// Forms begun and not yet sent: kept sealed, so that a call, an empty battery or a wrong tap costs nothing; a damaged one is told of.
import { whyUnreadable, type Unreadable } from './outbox.ts'
import type { Parcels } from './parcel.ts'
import type { Disk } from './ports.ts'

export interface Draft {
  name: string
  savedAt: string
  value: unknown
}

export interface Drafts {
  list(): readonly Draft[]
  get(name: string): Draft | undefined
  save(name: string, value: unknown): Promise<void>
  drop(name: string): Promise<void>
}

export const draftPrefix = 'drafts/'

export async function openDrafts(
  disk: Disk,
  parcels: Parcels,
  now: () => string,
  changed: () => void,
): Promise<{ drafts: Drafts; unreadable: Unreadable[] }> {
  const drafts = new Map<string, Draft>()
  const unreadable: Unreadable[] = []
  for (const { key, bytes } of await disk.list('drafts')) {
    try {
      const draft = (await parcels.unwrap('drafts', key, bytes)) as Draft
      drafts.set(draft.name, draft)
    } catch (error) {
      unreadable.push({ key: `${draftPrefix}${key}`, bytes, why: whyUnreadable(error) })
    }
  }
  const open: Drafts = {
    list: () => [...drafts.values()].sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1)),
    get: name => drafts.get(name),
    async save(name, value) {
      const draft: Draft = { name, savedAt: now(), value }
      await disk.write([{ box: 'drafts', key: name, bytes: await parcels.wrap('drafts', name, draft) }])
      drafts.set(name, draft)
      changed()
    },
    async drop(name) {
      await disk.write([{ box: 'drafts', key: name, bytes: null }])
      drafts.delete(name)
      changed()
    },
  }
  return { drafts: open, unreadable }
}
