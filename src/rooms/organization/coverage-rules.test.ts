// Coverage out of sums, and what a Puskesos lacks: tables, and what always holds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Sum } from '../../engine/counter.ts'
import { agesOf, coverageOf, type CoveragePlace, evenSplit, populationOf, strengthOf, twoDigits } from './coverage-rules.ts'
import { puskesosLacks } from './puskesos-rules.ts'

const today = '2026-03-02'
const sum = (name: string, key: string, n: number, bucket = '', cls: 'N' | 'X' = 'N'): Sum => ({ place: '36.71', class: cls, name, key, bucket, n })
const of = (code: string, villages: number, active: number, more: Partial<CoveragePlace> = {}): CoveragePlace => ({ code, name: code, villages, covered: Math.min(villages, active), figure: null, sums: [sum('psm', 'active', active), sum('psm', 'serving', active)], ...more })

describe('the even split', () => {
  it.each([
    [987, 104, { low: 9, high: 10, atHigh: 51, atLow: 53 }, 9.49],
    [408, 393, { low: 1, high: 2, atHigh: 15, atLow: 378 }, 1.04],
    [104, 104, { low: 1, high: 2, atHigh: 0, atLow: 104 }, 1],
    [3, 12, { low: 0, high: 1, atHigh: 3, atLow: 9 }, 0.25],
    [0, 12, { low: 0, high: 1, atHigh: 0, atLow: 12 }, 0],
  ])('%i members in %i villages', (total, places, split, average) => {
    expect(evenSplit(total, places)).toEqual(split)
    expect(twoDigits(total / places)).toBe(average)
  })
  it('always sums to the total', () => {
    fc.assert(fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 9000 }), (total, places) => {
      const s = evenSplit(total, places)
      expect((s?.high ?? 0) * (s?.atHigh ?? 0) + (s?.low ?? 0) * (s?.atLow ?? 0)).toBe(total)
      expect((s?.atHigh ?? 0) + (s?.atLow ?? 0)).toBe(places)
    }))
  })
})

describe('population', () => {
  const known = (places: number, n: number) => strengthOf([sum('placeFact', 'penduduk', n, '2025-01-01'), sum('placeFact', 'tempat', places, '2025-01-01')], today)
  it.each([
    ['all villages known', null, known(3, 9000), 3, 9000],
    ['one village unknown', null, known(2, 6000), 3, null],
    ['none known', null, known(0, 0), 3, null],
    ['a figure of the whole', 9500, known(2, 6000), 3, 9500],
  ])('%s', (_name, figure, s, villages, expected) => expect(populationOf(figure, s, villages)).toBe(expected))
  it('makes no ratio of what is not known, and none of nobody', () => {
    const c = coverageOf(of('36.71', 3, 6), [of('a', 1, 4), of('b', 1, 2), of('c', 1, 0)], today, false)
    expect([c.ratios.per1000, c.ratios.perCase, c.ratios.perVillage]).toEqual([null, null, 2])
  })
})

describe('a territory', () => {
  it('names an empty village red, one below the even share in warning, and counts the empty ones', () => {
    const c = coverageOf(of('36.71', 3, 20, { covered: 2 }), [of('a', 1, 15), of('b', 1, 5), of('c', 1, 0)], today, false)
    expect(c.children.map((x) => [x.code, x.active, x.tone, x.without])).toEqual([['a', 15, 'good', 0], ['b', 5, 'caution', 0], ['c', 0, 'bad', 1]])
    expect([c.without, c.ratios.perVillage]).toEqual([1, 6.67])
  })
  it('hides small numbers from those who read no members, and never the zero', () => {
    const c = coverageOf(of('36.71', 3, 20, { covered: 2 }), [of('a', 1, 16), of('b', 1, 4), of('c', 1, 0)], today, true)
    expect(c.children.map((x) => [x.active, x.perVillage])).toEqual([[16, 16], [null, null], [0, 0]])
    expect(c.strength.births).toEqual({})
  })
  it('leaves the restricted lane out, and decrees that ran out', () => {
    const s = strengthOf([sum('cases.byPpks', 'semua', 4, '2026-01-01'), sum('cases.byPpks', 'semua', 9, '2026-01-01', 'X'), sum('cases.byPpks', 'PPKS-01', 4), sum('puskesos', 'ada', 3), sum('puskesos', 'berSK', 1, '2026-03-01'), sum('puskesos', 'berSK', 1, '2026-03-02'), sum('puskesos', 'berSK', 1)], today)
    expect([s.openCases, s.puskesos.ada, s.puskesos.berSK]).toEqual([4, 3, 2])
  })
})

describe('ages', () => {
  it('fall into ten-year bands by the year of birth; the unknown stand apart', () => {
    const births = [[2008, 1], [1997, 2], [1996, 3], [1986, 4], [1967, 5], [1966, 6], [1956, 7], [1940, 8]] as const
    const s = strengthOf([sum('psm', 'active', 40), ...births.map(([y, n]) => sum('psm', 'active:birth', n, `${y}-01-01`))], today)
    expect(agesOf(s, today)).toEqual({
      bands: [{ from: 18, to: 29, n: 3 }, { from: 30, to: 39, n: 3 }, { from: 40, to: 49, n: 4 }, { from: 50, to: 59, n: 5 }, { from: 60, to: 69, n: 6 }, { from: 70, to: null, n: 15 }], unknown: 4,
    })
  })
})

describe('what a Puskesos lacks', () => {
  const whole = { state: 'ada', skNo: 'SK/1', skUntil: '2026-12-31', address: 'Jl. Melati 1', hours: '08.00–14.00', equipment: ['meja', 'buku', 'ruang_tertutup'], staff: [] }
  const posts = ['puskesos_koord', 'puskesos_fo', 'puskesos_bo'].map((role) => ({ role, from: '2024-01-01', until: null }))
  const codes = (desk: Parameters<typeof puskesosLacks>[0], by = posts as Parameters<typeof puskesosLacks>[1], day = today) => puskesosLacks(desk, by, day).map((l) => l.code)
  it.each([
    ['nothing', whole, posts, []],
    ['nobody said', null, posts, ['BELUM_DIDATA']],
    ['none yet', { state: 'belum_ada' }, posts, ['BELUM_ADA']],
    ['not serving', { ...whole, state: 'tidak_aktif' }, posts, ['TIDAK_MELAYANI']],
    ['no decree', { ...whole, skNo: null }, posts, ['TANPA_SK']],
    ['a decree that ended yesterday', { ...whole, skUntil: '2026-03-01' }, posts, ['SK_HABIS']],
    ['a decree that ends today', { ...whole, skUntil: today }, posts, []],
    ['nobody in it', whole, [], ['TANPA_KOORDINATOR', 'TANPA_FO', 'TANPA_BO']],
    ['a coordinator whose post ended', whole, [{ role: 'puskesos_koord', from: '2020-01-01', until: '2026-03-01' }, ...posts.slice(1)], ['TANPA_KOORDINATOR']],
    ['a front officer by a typed decree', { ...whole, staff: [{ name: 'Tini', duty: 'fo' }] }, [posts[0], posts[2]], []],
    ['a typed decree that ran out', { ...whole, staff: [{ name: 'Tini', duty: 'fo', skUntil: '2025-12-31' }] }, posts, ['SK_PETUGAS_HABIS']],
    ['a table and a room', { ...whole, equipment: ['buku'] }, posts, ['PERLENGKAPAN']],
    ['no address, no hours', { ...whole, address: '', hours: null }, posts, ['TANPA_ALAMAT', 'TANPA_JAM']],
  ])('%s', (_name, desk, by, expected) => expect(codes(desk as never, by as never)).toEqual(expected))
})
