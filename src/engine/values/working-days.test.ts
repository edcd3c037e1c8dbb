// Working days: the field's own example, weekends, holidays, three clocks, and what must always hold.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateInZone } from './format.ts'
import type { PlaceClock } from './place-code.ts'
import { addDays, addHours, addWorkingDays, endOfDay, fixedHolidays, isWorkingDay, startOfDay, workingDaysBetween } from './working-days.ts'

const friday = '2022-01-21T16:00:00+07:00'

describe('a clock of working days', () => {
  it.each([
    // from, days, clock, holidays, the day at whose end it runs out
    [friday, 3, 'WIB', [], '2022-01-26'],
    [friday, 0, 'WIB', [], '2022-01-21'],
    [friday, 1, 'WIB', [], '2022-01-24'],
    [friday, 3, 'WIB', ['2022-01-25'], '2022-01-27'],
    [friday, 10, 'WIB', ['2022-02-01'], '2022-02-07'],
    ['2022-01-22T09:00:00+07:00', 1, 'WIB', [], '2022-01-24'],
    ['2022-01-22T09:00:00+07:00', 0, 'WIB', [], '2022-01-24'],
    // 23.30 WIB is already the next day in Papua
    ['2023-03-16T23:30:00+07:00', 2, 'WIB', [], '2023-03-20'],
    ['2023-03-16T23:30:00+07:00', 2, 'WIT', [], '2023-03-21'],
    ['2023-03-16T23:30:00+07:00', 2, 'WITA', [], '2023-03-21'],
    ['2024-12-24T10:00:00+08:00', 1, 'WITA', ['12-25', '2024-12-26'], '2024-12-27'],
  ] as const)('%s + %i (%s) %j → the end of %s', (from, n, clock, holidays, day) => {
    expect(addWorkingDays(from, n, clock as PlaceClock, new Set(holidays))).toBe(endOfDay(day, clock as PlaceClock))
  })

  it('ends with the last moment of the day at the place', () => {
    expect(addWorkingDays(friday, 3, 'WIB')).toBe('2022-01-26T16:59:59.999Z')
    expect(endOfDay('2022-01-26', 'WIT')).toBe('2022-01-26T14:59:59.999Z')
    expect(startOfDay('2022-01-26', 'WITA')).toBe('2022-01-25T16:00:00.000Z')
  })

  it('knows the holidays of every year without a calendar', () => {
    expect(isWorkingDay('2022-08-17')).toBe(false)
    expect(isWorkingDay('2022-08-17', new Set())).toBe(true)
    expect([...fixedHolidays].every((d) => !isWorkingDay(`2031-${d}`))).toBe(true)
  })

  it('counts hours and calendar days without asking who works', () => {
    expect(addHours(friday, 0.5)).toBe('2022-01-21T09:30:00.000Z')
    expect(addHours(friday, 24)).toBe('2022-01-22T09:00:00.000Z')
    expect(addDays(friday, 10, 'WIB')).toBe(endOfDay('2022-01-31', 'WIB'))
  })

  it('refuses what is no number of days, no instant, and a calendar without work', () => {
    expect(() => addWorkingDays(friday, -1, 'WIB')).toThrow(RangeError)
    expect(() => addWorkingDays(friday, 1.5, 'WIB')).toThrow(RangeError)
    expect(() => addWorkingDays('kemarin', 1, 'WIB')).toThrow(RangeError)
    const never = new Set(Array.from({ length: 366 }, (_, i) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(5, 10)))
    expect(() => addWorkingDays(friday, 1, 'WIB', never)).toThrow(RangeError)
  })
})

describe('always', () => {
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }).map((d) => d.toISOString())
  const clocks = fc.constantFrom<PlaceClock>('WIB', 'WITA', 'WIT')
  const calendars = fc.array(fc.date({ min: new Date('2020-01-01'), max: new Date('2036-12-31'), noInvalidDate: true }), { maxLength: 60 }).map((ds) => new Set(ds.map((d) => d.toISOString().slice(0, 10))))

  it('the clock runs out on a working day, n working days on', () => {
    fc.assert(fc.property(instants, fc.integer({ min: 1, max: 60 }), clocks, calendars, (at, n, clock, holidays) => {
      const due = addWorkingDays(at, n, clock, holidays)
      expect(isWorkingDay(dateInZone(due, clock), holidays)).toBe(true)
      expect(workingDaysBetween(at, due, clock, holidays)).toBe(n)
      expect(due > at).toBe(true)
    }))
  })

  it('a holiday more never makes a clock shorter', () => {
    fc.assert(fc.property(instants, fc.integer({ min: 0, max: 30 }), clocks, calendars, (at, n, clock, holidays) => {
      expect(addWorkingDays(at, n, clock, holidays) >= addWorkingDays(at, n, clock, new Set())).toBe(true)
    }))
  })
})
