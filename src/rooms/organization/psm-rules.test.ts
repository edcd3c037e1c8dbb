// Rules of a membership as tables, its life as a golden table, and clocks that never point backwards.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActType } from '../../engine/act.ts'
import { flowTable } from '../../engine/flow.ts'
import { addDays } from '../../engine/values/day.ts'
import { openWorkRefusal, psmExitActs } from './psm-acts-exit.ts'
import { servingPsmStates, psmFlow } from './psm-flow.ts'
import { psmActs } from './psm-parts.ts'
import { addMonths, adultOn, clockColumns, decreeHolds, defaultPsmRules, isAdult, nextClock, type PsmRow } from './psm-rules.ts'
import { cardStanding } from './psm-public.ts'

const row = (more: Partial<PsmRow> = {}): PsmRow => ({ id: 'p', place: '36.71.05.1001', class: 'N', team: null, state: 'aktif', ...more })

it('its life reads as it was agreed, and names no act that is not there', async () => {
  await expect(flowTable(psmFlow)).toMatchFileSnapshot('golden/psm-flow.md')
  const acts = new Set(([...psmActs, ...psmExitActs(() => ({ openWork: [] }))] as ActType[]).map((a) => a.name))
  expect(psmFlow.steps.map((s) => s.act).filter((a) => !acts.has(a))).toEqual([])
})

it.each([['2008-03-03', '2026-03-03'], ['2008-02-29', '2026-03-01'], ['2006-02-29', '2024-02-29'], ['2000-12-31', '2018-12-31'], ['2000-01-01', '2018-01-01']])('born %s, old enough on %s', (born, on) => {
  expect(adultOn(born)).toBe(on)
})

it('the first day somebody is old enough is the first on which they are', () => {
  fc.assert(fc.property(fc.date({ min: new Date('1940-01-01'), max: new Date('2010-12-31'), noInvalidDate: true }), (d) => {
    const born = d.toISOString().slice(0, 10)
    const from = adultOn(born)
    expect([isAdult(born, from), isAdult(born, addDays(from, -1))]).toEqual([true, false])
  }))
})

it.each([['2026-01-31', 1, '2026-02-28'], ['2024-01-31', 1, '2024-02-29'], ['2026-11-30', 3, '2027-02-28'], ['2026-03-02', 2, '2026-05-02'], ['2026-12-15', 1, '2027-01-15']])('%s and %i months: %s', (day, n, to) => {
  expect(addMonths(day, n)).toBe(to)
})

describe('which clock rings next', () => {
  const clocks: [string, Partial<PsmRow>, [string, string] | null][] = [
    ['an open decree, active today', { lastActiveOn: '2026-03-02' }, ['peringatan', '2026-05-02']],
    ['warned already', { lastActiveOn: '2026-03-02', warnedAt: '2026-05-02T00:00:00Z' }, ['nonaktif', '2026-06-02']],
    ['a decree that ends before that', { lastActiveOn: '2026-03-02', skUntil: '2026-04-30' }, ['sk', '2026-05-01']],
    ['guidance that follows', { lastActiveOn: '2026-03-02', bimtek: 'menyusul', bimtekDue: '2026-04-01' }, ['bimtek', '2026-04-02']],
    ['guidance that is late already', { lastActiveOn: '2026-03-02', bimtek: 'menyusul', bimtekDue: '2026-04-01', bimtekLate: true }, ['peringatan', '2026-05-02']],
    ['a certificate with an end', { lastActiveOn: '2026-03-02', certified: true, certifiedUntil: '2026-05-31' }, ['sertifikat_h60', '2026-04-01']],
    ['told of it', { lastActiveOn: '2026-03-02', certified: true, certifiedUntil: '2026-04-15', certNoticed: true }, ['sertifikat', '2026-04-16']],
    ['on leave: silence does not count', { state: 'cuti', lastActiveOn: '2025-01-01', leaveUntil: '2026-06-30' }, ['cuti', '2026-07-01']],
    ['inactive because the decree ended', { state: 'nonaktif', inactiveReason: 'sk_berakhir', skUntil: '2026-01-31' }, null],
    ['gone', { state: 'berhenti', skUntil: '2026-12-31', lastActiveOn: '2026-03-02' }, null],
    ['an applicant', { state: 'calon' }, null],
  ]
  it.each(clocks)('%s', (_told, more, next) => {
    const found = nextClock(row(more), defaultPsmRules)
    expect(found && [found.what, found.day]).toEqual(next)
  })
  it('rings at the first moment of that day at its own place', () => {
    const at = (place: string) => clockColumns(row({ place, skUntil: '2026-03-31' }), defaultPsmRules).dueAt
    expect([at('36.71.05.1001'), at('51.71.01.1001'), at('81.71.01.1001')]).toEqual(['2026-03-31T17:00:00.000Z', '2026-03-31T16:00:00.000Z', '2026-03-31T15:00:00.000Z'])
  })
})

it('a decree holds from its first to its last day, and a card stands with it', () => {
  const held = { skFrom: '2026-03-02', skUntil: '2026-03-31' }
  expect(['2026-03-01', '2026-03-02', '2026-03-31', '2026-04-01'].map((d) => decreeHolds(row(held), d))).toEqual([false, true, true, false])
  expect(Object.keys(psmFlow.states).filter((state) => cardStanding(row({ ...held, state }), '2026-03-10') === 'berlaku')).toEqual(['aktif', 'cuti'])
  expect(Object.keys(psmFlow.states).filter((state) => decreeHolds(row({ skFrom: '2026-01-01', state }), '2026-03-10'))).toEqual([...servingPsmStates])
})

it('what lies with somebody is said by kind and number', () => {
  const work = (name: string, id: string, n: number) => ({ work: { name, label: { id, en: id } } as never, rows: Array.from({ length: n }, () => ({}) as never) })
  expect(openWorkRefusal('Sari', [])).toBeNull()
  expect(openWorkRefusal('Sari', [work('a', 'Laporan', 2), work('b', 'Kunjungan verifikasi', 1)])?.say.id).toBe('Masih ada 3 pekerjaan pada Sari: 2 laporan, 1 kunjungan verifikasi. Serahkan dulu kepada orang lain.')
})
