// The demo's calendar: everything is told as so long ago, so that the demo looks the same on every day. All its places keep WIB.
import { isWorkingDay, startOfDay } from '../../engine/values/working-days.ts'
import { addDays, dayAt } from '../../engine/values/day.ts'

export interface DemoTime {
  /** The present moment, ISO. */
  now: string
  /** The present calendar day. */
  today: string
  /** Calendar date n days ago; negative n lies ahead. */
  day(n: number): string
  /** A moment n (≥ 1) days ago, at a time like '09:30'. */
  at(n: number, time: string): string
  /** A moment on the n-th (≥ 1) working day before today. */
  workday(n: number, time: string): string
  /** Minutes before the present moment. */
  ago(minutes: number): string
}

const anyPlace = '36.71'

export function demoTime(now: string): DemoTime {
  const today = dayAt(now, anyPlace)
  const day = (n: number): string => addDays(today, -n)
  const moment = (date: string, time: string): string => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    return new Date(Date.parse(startOfDay(date, 'WIB')) + (hours * 60 + minutes) * 60_000).toISOString()
  }
  return {
    now,
    today,
    day,
    at: (n, time) => moment(day(past(n)), time),
    workday(n, time) {
      let back = 0
      for (let left = past(n); left > 0; ) if (isWorkingDay(day(++back))) left--
      return moment(day(back), time)
    },
    ago: (minutes) => new Date(Date.parse(now) - minutes * 60_000).toISOString(),
  }
}

// Today's opening hours may not have come yet; yesterday's surely have.
function past(n: number): number {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`${n} days ago is not surely past`)
  return n
}
