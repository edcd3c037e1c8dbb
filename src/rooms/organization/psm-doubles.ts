// Who stands twice: the rows of a list among themselves and beside the members there are, compared by the linkage engine, each likely pair with its reasons in words.
import type { Text } from '../../engine/field.ts'
import { explain } from '../../engine/linkage/explain.ts'
import { link } from '../../engine/linkage/link.ts'
import type { Model } from '../../engine/linkage/model.ts'
import { addPerson, noPeople } from '../../engine/linkage/people.ts'

/** One person to be compared: a row of the list, or a member on record. */
export interface Compared {
  /** `baris:12`, or the id of a membership. */
  key: string
  name: string
  sex?: string | null | undefined
  birthDate?: string | null | undefined
  nik?: string | null | undefined
  address?: string | null | undefined
  phone?: string | null | undefined
  birthPlace?: string | null | undefined
  place: string
}
export interface LikelyDouble {
  a: string
  b: string
  /** Chance of being one person, 0–1. */
  p: number
  say: Text
}

/** Below this nobody is asked. */
export const worthAsking = 0.2

/** Likely doubles, the surest first. `model`: one learned from many people; a list alone is too few to learn from. */
export function doublesOf(people: readonly Compared[], model?: Model): LikelyDouble[] {
  if (people.length < 2) return []
  const all = noPeople(people.length)
  for (const p of people) {
    addPerson(all, {
      name: p.name, sex: p.sex ?? null, born: p.birthDate ?? null, number: p.nik ?? null, home: p.address ?? null, contact: p.phone ?? null, birthplace: p.birthPlace ?? null,
      area: [p.place, p.place.slice(0, 8)],
    })
  }
  const found = link(all, { ...(model ? { model } : {}), least: worthAsking })
  return found.pairs.map(({ i, j, p, pattern }) => ({ a: people[i]?.key ?? '', b: people[j]?.key ?? '', p, say: explain(found.model, pattern).say }))
}
