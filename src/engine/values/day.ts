// Calendar days where the work is: an instant belongs to a day only at a place.
import { clockOf } from './place-code.ts'

const hours = { WIB: 7, WITA: 8, WIT: 9 } as const

/** Minutes east of Greenwich at a place; Indonesia has no summer time. */
export const offsetMinutes = (place: string): number => hours[clockOf(place)] * 60

/** 'YYYY-MM-DD' of an ISO instant at a place. */
export const dayAt = (instant: string, place: string): string =>
  new Date(Date.parse(instant) + offsetMinutes(place) * 60_000).toISOString().slice(0, 10)

/** Whole days from one calendar date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

export const addDays = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
