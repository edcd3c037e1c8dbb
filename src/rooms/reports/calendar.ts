// The regency's own holidays, as acts read them: the calendar row if there is one, with the fixed national days always.
import type { Look, Read } from '../../engine/act.ts'
import { regencyOf } from '../../engine/space.ts'
import { derivedId } from '../../engine/values/id.ts'
import { fixedHolidays, type Holidays } from '../../engine/values/working-days.ts'
import { WorkCalendar } from './records.ts'

export const calendarId = (place: string): string => derivedId(regencyOf(place), 'work-calendar')

/** To be declared among the reads of an act that sets a clock. */
export const readCalendar = (place: string): Read => ({ record: WorkCalendar, id: calendarId(place) })

/** Holidays of the place's regency; the act must have declared `readCalendar`. */
export function holidaysAt(look: Look, place: string): Holidays {
  const own = look.find(WorkCalendar, calendarId(place))?.days
  return own && own.length > 0 ? new Set([...fixedHolidays, ...own.map((d) => d.date)]) : fixedHolidays
}
