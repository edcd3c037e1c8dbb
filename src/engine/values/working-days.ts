// Clocks of the field's work: working days by a region's own calendar, calendar days, and round-the-clock hours.
// An instant is ISO text in UTC; a day is 'YYYY-MM-DD' on the clock of the place (WIB, WITA, WIT).
import { dateInZone } from './format.ts'
import type { PlaceClock } from './place-code.ts'

/** Days nobody works: one date ('2022-02-01') or one that returns every year ('08-17'). */
export type Holidays = ReadonlySet<string>

/** National holidays with a fixed date (UU and Keppres). The moving ones come yearly by joint decree: a region's calendar adds them. */
export const fixedHolidays: Holidays = new Set(['01-01', '05-01', '06-01', '08-17', '12-25'])

const hour = 3_600_000
const day = 24 * hour
const hoursOf: Record<PlaceClock, number> = { WIB: 7, WITA: 8, WIT: 9 }
// A calendar of nothing but holidays is a mistake in the calendar; the search for a working day must still end.
const longestRest = 366

/** Monday to Friday, unless it is a holiday. */
export function isWorkingDay(date: string, holidays: Holidays = fixedHolidays): boolean {
  const weekday = new Date(startOf(date)).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(date) && !holidays.has(date.slice(5))
}

/** The last moment of a day at a place: `2022-01-26` in WIB → `2022-01-26T16:59:59.999Z`. */
export function endOfDay(date: string, clock: PlaceClock): string {
  return new Date(startOf(date) + day - hoursOf[clock] * hour - 1).toISOString()
}

/** The first moment of a day at a place. */
export function startOfDay(date: string, clock: PlaceClock): string {
  return new Date(startOf(date) - hoursOf[clock] * hour).toISOString()
}

/** The end of the n-th working day after the day of `instant`; the day itself never counts. n = 0 is that day, or the next working one.
 *  Friday 2022-01-21 16.00 WIB + 3 → the end of Wednesday 2022-01-26. */
export function addWorkingDays(instant: string | number, n: number, clock: PlaceClock, holidays: Holidays = fixedHolidays): string {
  whole(n)
  let date = dayOf(instant, clock)
  if (n === 0) return endOfDay(nextWorking(date, holidays), clock)
  for (let i = 0; i < n; i++) date = nextWorking(nextDate(date), holidays)
  return endOfDay(date, clock)
}

/** The end of the calendar day n days on. */
export function addDays(instant: string | number, n: number, clock: PlaceClock): string {
  whole(n)
  return endOfDay(new Date(startOf(dayOf(instant, clock)) + n * day).toISOString().slice(0, 10), clock)
}

/** Round the clock, holidays too: for what cannot wait. Fractions are allowed (0.5 = thirty minutes). */
export function addHours(instant: string | number, hours: number): string {
  return new Date(timeOf(instant) + hours * hour).toISOString()
}

/** Working days that have begun after the day of `from`, up to the day of `to`; 0 on the same day or backwards. */
export function workingDaysBetween(from: string | number, to: string | number, clock: PlaceClock, holidays: Holidays = fixedHolidays): number {
  const last = dayOf(to, clock)
  let n = 0
  for (let date = nextDate(dayOf(from, clock)); date <= last; date = nextDate(date)) if (isWorkingDay(date, holidays)) n++
  return n
}

function nextWorking(date: string, holidays: Holidays): string {
  let at = date
  for (let i = 0; i < longestRest; i++) {
    if (isWorkingDay(at, holidays)) return at
    at = nextDate(at)
  }
  throw new RangeError(`no working day within a year of ${date}: the calendar cannot be right`)
}

const nextDate = (date: string): string => new Date(startOf(date) + day).toISOString().slice(0, 10)

function startOf(date: string): number {
  const t = Date.parse(`${date}T00:00:00.000Z`)
  if (Number.isNaN(t)) throw new RangeError('not a date')
  return t
}

function dayOf(instant: string | number, clock: PlaceClock): string {
  return dateInZone(timeOf(instant), clock)
}

function timeOf(instant: string | number): number {
  const t = typeof instant === 'number' ? instant : Date.parse(instant)
  if (!Number.isFinite(t)) throw new RangeError('not an instant')
  return t
}

function whole(n: number): void {
  if (!Number.isInteger(n) || n < 0) throw new RangeError('a number of days is whole and not negative')
}
