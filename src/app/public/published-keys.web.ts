// The server's public keys, kept in this browser once heard, so that a proof can be checked without a signal. They are nobody's secret.
import { learnKeys, publishedKeySchema } from '../../engine/receipt.ts'
import type { PublishedKey } from '../../engine/wire.ts'
import { keep, kept } from '../../kit/keep.web.ts'
import { z } from 'zod'
import { askHouse } from './ask-house.web.ts'

const name = 'guyub.keys'
const list = z.array(publishedKeySchema)

export function keptKeys(): PublishedKey[] {
  try {
    return (list.safeParse(JSON.parse(kept(name) ?? '[]')).data ?? []) as PublishedKey[]
  } catch {
    // Somebody wrote something else there: as good as nothing, and asked for anew.
    return []
  }
}

/** Asks the server once more; a new key is believed when an older one has signed it over. `heard` is false without a signal. */
export async function freshKeys(): Promise<{ keys: PublishedKey[]; heard: boolean }> {
  const before = keptKeys()
  const answer = await askHouse<{ keys: PublishedKey[] }>('GET', '/api/keys')
  if (answer.kind !== 'answer') return { keys: before, heard: false }
  const keys = await learnKeys(before, answer.data.keys)
  keep(name, JSON.stringify(keys))
  return { keys, heard: true }
}
