// Forms begun and not yet sent: kept sealed, so that a call, an empty battery or a wrong tap costs nothing.
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

export async function openDrafts(
  disk: Disk,
  parcels: Parcels,
  now: () => string,
  changed: () => void,
): Promise<Drafts> {
  const drafts = new Map<string, Draft>()
  for (const { key, bytes } of await disk.list('drafts')) {
    const draft = await parcels.unwrap('drafts', key, bytes).then(
      d => d as Draft,
      () => null,
    )
    // A damaged draft cannot be shown or sent; unlike an act it was never promised.
    if (draft) drafts.set(draft.name, draft)
    else await disk.write([{ box: 'drafts', key, bytes: null }])
  }
  return {
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
}
