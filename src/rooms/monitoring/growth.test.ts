// Growth against need: month ends out of what came and went, and the sentence that says which grew faster.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sum } from '../../engine/counter.ts'
import { countedStays, type GrowthPoint, growthBetween, growthOf, monthEnds, standing, type Stays, staysOfTerms, verdictOf } from './growth.ts'

const sum = (name: string, key: string, bucket: string, n: number, cls: 'N' | 'X' = 'N'): Sum => ({ place: '36.71', class: cls, name, key, bucket, n })
const none: Stays = { psm: [], certified: [], boards: [], puskesos: [], cases: [], ppks: [] }
const point = (psm: number | null, cases: number | null): GrowthPoint => ({ month: '2026-01', end: '2026-01-31', psm, certified: 0, boards: 0, puskesos: 0, cases, ppks: 0 })

describe('month ends', () => {
  it.each([
    ['2026-03-02', 4, ['2025-12-31', '2026-01-31', '2026-02-28', '2026-03-02']],
    ['2024-03-31', 2, ['2024-02-29', '2024-03-31']],
    ['2026-01-01', 3, ['2025-11-30', '2025-12-31', '2026-01-01']],
  ])('%s', (today, n, ends) => expect(monthEnds(today, n)).toEqual(ends))
})

describe('what stands', () => {
  it('members come with their decree and go with their end; whoever left that very day stands no more', () => {
    const s = countedStays([sum('psm', 'joined', '2025-01-10', 5), sum('psm', 'left', '2026-01-31', 2), sum('psm', 'active', '', 99), sum('psm', 'joined', '2026-02-28', 1)])
    expect(['2025-01-09', '2025-01-10', '2026-01-30', '2026-01-31', '2026-02-28'].map((d) => standing(s.psm, d))).toEqual([0, 5, 5, 3, 4])
  })
  it('cases opened and closed, the restricted lane left out; a Puskesos of unknown opening was always there', () => {
    const s = countedStays([sum('cases.opened', 'dibuka', '2026-01-05', 4), sum('cases.closed', 'tercapai', '2026-02-10', 1), sum('cases.closed', 'info', '2026-02-11', 1), sum('cases.opened', 'dibuka', '2026-01-05', 7, 'X'), sum('puskesos', 'buka', '', 2), sum('puskesos', 'buka', '2026-02-01', 1)])
    expect(['2026-01-31', '2026-02-28'].map((d) => [standing(s.cases, d), standing(s.puskesos, d)])).toEqual([[4, 2], [2, 3]])
  })
  it('a board renewed without a gap is one board; with a gap it is missing in between', () => {
    const t = staysOfTerms([{ boardId: 'a', from: '2021-01-01', until: '2026-01-01' }, { boardId: 'a', from: '2026-01-01', until: '2031-01-01' }, { boardId: 'b', from: '2020-01-01', until: '2025-01-01' }, { boardId: 'b', from: '2025-06-01', until: '2030-01-01' }])
    expect(['2024-12-31', '2025-03-31', '2026-01-31'].map((d) => standing(t, d))).toEqual([2, 1, 2])
  })
  it('is never told of few people to those who read no members', () => {
    const p = growthOf({ ...none, psm: [{ from: '2020-01-01', until: '', n: 3 }], boards: [{ from: '2020-01-01', until: '', n: 1 }] }, ['2026-01-31'], true)[0]
    expect([p?.psm, p?.boards, p?.cases]).toEqual([null, 1, 0])
  })
  it('at every end what came less what went', () => {
    const stay = fc.record({ from: fc.integer({ min: 0, max: 400 }), length: fc.integer({ min: 1, max: 400 }) })
    const day = (n: number): string => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10)
    fc.assert(fc.property(fc.array(stay, { maxLength: 40 }), fc.integer({ min: 0, max: 800 }), (list, on) => {
      const stays = list.map((s) => ({ from: day(s.from), until: day(s.from + s.length), n: 1 }))
      expect(standing(stays, day(on))).toBe(list.filter((s) => s.from <= on).length - list.filter((s) => s.from + s.length <= on).length)
    }))
  })
})

describe('the sentence', () => {
  it.each([
    [point(100, 100), point(103, 112), 'bad', 'kasus berjalan tumbuh 12 %, PSM tumbuh 3 %: tenaga penolong tertinggal dari masalah.'],
    [point(200, 40), point(230, 42), 'good', 'kasus berjalan tumbuh 5 %, PSM tumbuh 15 %: tenaga penolong mendahului masalah.'],
    [point(8, 80), point(8, 76), 'good', 'kasus berjalan turun 5 %, PSM tetap: tenaga penolong mendahului masalah.'],
    [point(8, 80), point(9, 90), 'neutral', 'kasus berjalan tumbuh 12,5 %, PSM tumbuh 12,5 %: keduanya seiring.'],
    [point(0, 4), point(6, 5), 'neutral', 'kasus berjalan dari 4 menjadi 5, PSM dari 0 menjadi 6.'],
    [point(null, 4), point(6, 5), 'neutral', 'Jumlahnya terlalu kecil'],
  ])('%#', (from, to, tone, said) => {
    const v = verdictOf([from, to])
    expect(v.tone).toBe(tone)
    expect(v.say.id).toContain(said)
  })
  it('a share of nothing is no share', () => expect([growthBetween(0, 5), growthBetween(null, 5), growthBetween(4, 5)]).toEqual([null, null, 0.25]))
})
