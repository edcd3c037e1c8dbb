// The days of a board: warnings, end and grace on any calendar; its quorum; its table of states.
import { describe, expect, it } from 'vitest'
import { flowTable } from '../../engine/flow.ts'
import { boardFlow } from './board-flow.ts'
import { boardIdOf, boardStanding, expiryOf, graceUntil, isLegal, nextWarning, periodOf, quorumOf, warningsOf } from './board-rules.ts'
import { boardStates } from './board-words.ts'

describe('the days of a term', () => {
  it.each([
    ['2026-12-31', ['2026-07-04', '2026-10-02', '2026-12-01'], '2027-03-31'],
    // Over a leap day, and ending on one.
    ['2028-03-15', ['2027-09-17', '2027-12-16', '2028-02-14'], '2028-06-13'],
    ['2028-02-29', ['2027-09-02', '2027-12-01', '2028-01-30'], '2028-05-29'],
    ['2027-02-28', ['2026-09-01', '2026-11-30', '2027-01-29'], '2027-05-29'],
  ])('until %s: warned %s, grace until %s', (end, warned, grace) => {
    expect(warningsOf(end).map((w) => w.on)).toEqual(warned)
    expect(graceUntil(end)).toBe(grace)
    expect(nextWarning(end, warned[0] as string)?.on).toBe(warned[1])
    expect(nextWarning(end, warned[2] as string)).toBeNull()
  })

  it('knows only years: they are covered whole', () => {
    expect(periodOf('2021-05-05', '2026-02-02', 'year')).toEqual({ periodStart: '2021-01-01', periodEnd: '2026-12-31' })
    expect(periodOf('2021-05-05', '2026-02-02', 'day')).toEqual({ periodStart: '2021-05-05', periodEnd: '2026-02-02' })
  })

  it('ends at midnight of its own place', () => {
    expect([expiryOf('2026-12-31', '36.71'), expiryOf('2026-12-31', '64.71'), expiryOf('2026-12-31', '94.71'), expiryOf('2026-12-31', '')]).toEqual(['2026-12-31T17:00:00.000Z', '2026-12-31T16:00:00.000Z', '2026-12-31T15:00:00.000Z', '2026-12-31T17:00:00.000Z'])
  })
})

describe('how a board stands', () => {
  const term = { periodStart: '2021-01-01', periodEnd: '2026-12-31', inauguratedOn: '2023-03-16' }
  it.each([
    [{ ...term, state: 'aktif' }, '2026-07-03', 'aktif'],
    [{ ...term, state: 'aktif' }, '2026-07-04', 'akan_berakhir'],
    [{ ...term, state: 'akan_berakhir' }, '2026-12-31', 'akan_berakhir'],
    [{ ...term, state: 'akan_berakhir' }, '2027-01-01', 'masa_tenggang'],
    [{ ...term, state: 'kedaluwarsa' }, '2027-03-31', 'masa_tenggang'],
    [{ ...term, state: 'kedaluwarsa' }, '2027-04-01', 'kedaluwarsa'],
    [{ ...term, state: 'dibekukan' }, '2026-01-01', 'dibekukan'],
    [{ ...term, state: 'dibekukan' }, '2027-01-01', 'masa_tenggang'],
    [{ ...term, state: 'aktif' }, '2020-12-31', 'dilantik'],
    [{ state: 'musyawarah' }, '2026-01-01', 'dalam_proses'],
    [{ state: 'disahkan' }, '2026-01-01', 'disahkan'],
    [{ state: 'dibatalkan' }, '2026-01-01', 'belum_terbentuk'],
    [{ state: 'aktif' }, '2026-01-01', 'dalam_proses'],
    [null, '2026-01-01', 'belum_terbentuk'],
  ])('%j on %s: %s', (board, day, standing) => {
    expect(boardStanding(board, day)).toBe(standing)
    expect(isLegal(board, day)).toBe(['aktif', 'akan_berakhir'].includes(standing))
  })
})

it('counts a quorum', () => {
  expect([quorumOf(38, 'setengah'), quorumOf(39, 'setengah'), quorumOf(1, null), quorumOf(38, 'dua_pertiga'), quorumOf(39, 'dua_pertiga')]).toEqual([20, 20, 1, 26, 26])
})

it('names one board per place', () => {
  expect([boardIdOf('36.71'), boardIdOf('')]).toEqual(['ipsm-36.71', 'ipsm-id'])
})

it('the table of its states is as it was', async () => {
  expect(Object.keys(boardFlow.states)).toEqual(boardStates.map((s) => s.code))
  await expect(flowTable(boardFlow)).toMatchFileSnapshot('golden/board-flow.md')
})
