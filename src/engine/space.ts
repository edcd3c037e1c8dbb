// A space is the unit of permission and of sync: a village at one class, one team, or the reference data of a territory.
import type { Spine } from './record.ts'

/** `v:36.71.05.1001:R` · `t:36.71:<team>` · `g:36.71` (reference; `g:` is the nation). */
export type SpaceKey = string

export const villageSpace = (place: string, cls: 'N' | 'R'): SpaceKey => `v:${place}:${cls}`
export const teamSpace = (place: string, team: string): SpaceKey => `t:${regencyOf(place)}:${team}`
export const referenceSpace = (place: string): SpaceKey => `g:${place}`

/** `PP.KK` of a code; a province or the nation is its own shard. */
export const regencyOf = (place: string): string => place.slice(0, 5)

/** A village code has thirteen characters. */
export const isVillage = (place: string): boolean => place.length === 13

/** The one space a row lives in. */
export function spaceOf(row: Pick<Spine, 'place' | 'class' | 'team'>): SpaceKey {
  if (row.class === 'X') {
    if (!row.team) throw new Error('an X row needs a team')
    return teamSpace(row.place, row.team)
  }
  return isVillage(row.place) ? villageSpace(row.place, row.class) : referenceSpace(row.place)
}

/** Regency (shard) a space belongs to. */
export function regencyOfSpace(space: SpaceKey): string {
  const part = space.split(':')[1] ?? ''
  return regencyOf(part)
}
