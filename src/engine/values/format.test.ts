// How the field writes numbers, money, dates, times and ages: a table per kind.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dateInZone,
  formatAgo,
  formatBytes,
  formatDate,
  formatDue,
  formatMoment,
  formatNumber,
  formatPercent,
  formatPhone,
  formatRupiah,
  formatTime,
  yearsBetween,
  zoneOf,
} from './format.ts'

describe('numbers', () => {
  it.each([
    [1000, '1.000', '1,000'],
    [0.5, '0,5', '0.5'],
    [83762, '83.762', '83,762'],
    [-1234.5, '-1.234,5', '-1,234.5'],
    [0, '0', '0'],
    [9.4903, '9,49', '9.49'],
    [1.005, '1,01', '1.01'],
    [-0.001, '0', '0'],
    [Number.NaN, '–', '–'],
  ])('%d', (value, id, en) => {
    expect(formatNumber(value)).toBe(id)
    expect(formatNumber(value, 'en')).toBe(en)
  })
  it('keeps the decimals that are asked for', () => expect(formatNumber(7, 'id', 1)).toBe('7,0'))
  it('writes shares as the reports do', () => {
    expect(formatPercent(33 / 38)).toBe('86,84%')
    expect(formatPercent(36 / 104)).toBe('34,62%')
    expect(formatPercent(1)).toBe('100%')
  })
  it('writes whole rupiah', () => {
    expect(formatRupiah(470_000_000)).toBe('Rp470.000.000')
    expect(formatRupiah(-5000)).toBe('-Rp5.000')
  })
  it('writes sizes', () =>
    expect([formatBytes(140_400), formatBytes(2_500_000), formatBytes(10_735_000_000)]).toEqual(['140 kB', '2,5 MB', '10,7 GB']))
  it('can be read back', () =>
    fc.assert(fc.property(fc.integer(), value => Number(formatNumber(value).replaceAll('.', '')) === value)))
})

describe('dates and times', () => {
  it('names the month', () => {
    expect(formatDate('2022-01-23')).toBe('23 Januari 2022')
    expect(formatDate('2022-08-05', 'id', 'short')).toBe('5 Agu 2022')
    expect(formatDate('2022-01-23', 'en')).toBe('23 January 2022')
    expect(formatDate('2022-01-23', 'id', 'weekday')).toBe('Minggu, 23 Januari 2022')
  })
  it('shows what it cannot read as it is', () => expect(formatDate('kira-kira 1960')).toBe('kira-kira 1960'))
  it('reads an instant on the clock of the place', () => {
    expect(dateInZone('2022-01-21T17:30:00Z', 'WIB')).toBe('2022-01-22')
    expect(formatTime('2022-01-21T07:05:00Z', 'WIT')).toBe('16.05 WIT')
    expect(formatMoment('2022-01-23T07:05:00Z', 'WIB')).toBe('23 Januari 2022, 14.05 WIB')
    expect(formatMoment('2022-01-23T07:05:00Z', 'WITA', 'en')).toBe('23 January 2022, 15:05 WITA')
    expect([zoneOf('36.71'), zoneOf('73.71'), zoneOf('91.71'), zoneOf(undefined)]).toEqual([
      'WIB',
      'WITA',
      'WIT',
      'WIB',
    ])
  })
  const now = Date.parse('2026-11-21T10:00:00Z')
  it.each([
    ['2026-11-21T09:59:40Z', 'baru saja'],
    ['2026-11-21T09:55:00Z', '5 menit lalu'],
    ['2026-11-21T08:00:00Z', '2 jam lalu'],
    ['2026-11-18T09:00:00Z', '3 hari lalu'],
    ['2026-07-21T09:00:00Z', '4 bulan lalu'],
    ['2024-11-20T09:00:00Z', '2 tahun lalu'],
    ['2026-11-22T10:00:00Z', 'baru saja'],
  ])('%s is %s', (instant, words) => expect(formatAgo(instant, now)).toBe(words))
  it('counts down and over', () => {
    expect(formatDue('2026-11-21T12:30:00Z', now)).toBe('2 jam lagi')
    expect(formatDue('2026-11-18T10:00:00Z', now)).toBe('lewat 3 hari')
    expect(formatDue('2026-11-21T10:00:10Z', now)).toBe('1 menit lagi')
    expect(formatDue('2026-11-20T10:00:00Z', now, 'en')).toBe('1 day late')
  })
  it('counts birthdays, not days', () => {
    expect(yearsBetween('2004-11-21', '2022-11-20')).toBe(17)
    expect(yearsBetween('2004-11-21', '2022-11-21')).toBe(18)
    expect(yearsBetween('2030-01-01', '2026-11-21')).toBeNull()
  })
})

it('groups phones', () => expect(formatPhone('+6281234567890')).toBe('0812-3456-7890'))
