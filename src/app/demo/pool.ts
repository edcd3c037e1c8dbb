// Families to tell stories about, each in one story only.
import type { Chance } from '../../engine/values/chance.ts'
import type { Family } from './families.ts'
import type { DemoPerson } from './people.ts'

export interface Wanted {
  /** Written down at least so many days ago. */
  known?: number
  fits?: (f: Family) => boolean
}

export interface Pool {
  /** A family of the village nobody has told of yet; one that fits when there is one. */
  family(village: string, wanted?: Wanted): Family
  all: readonly Family[]
}

export function poolOf(families: readonly Family[], c: Chance): Pool {
  const free = new Set(c.shuffle(families))
  return {
    all: families,
    family(village, { known = 0, fits } = {}) {
      const here = [...free].filter((f) => f.village === village && f.registeredAgo > known)
      const found = (fits && here.find(fits)) ?? here[0]
      if (!found) throw new Error(`the demo has no family left in ${village} that was known ${known} days ago`)
      free.delete(found)
      return found
    },
  }
}

export const ageOf = (m: DemoPerson, today: string): number => Number(today.slice(0, 4)) - Number(m.birthDate.slice(0, 4)) - (m.birthDate.slice(5) > today.slice(5) ? 1 : 0)
export const headOf = (f: Family): DemoPerson => f.members[0] as DemoPerson
export const hasElder = (today: string) => (f: Family): boolean => ageOf(headOf(f), today) >= 62
export const hasChild = (today: string) => (f: Family): boolean => f.members.some((m) => ageOf(m, today) >= 6 && ageOf(m, today) < 16)
export const isPoor = (f: Family): boolean => (f.desil ?? 9) <= 3
