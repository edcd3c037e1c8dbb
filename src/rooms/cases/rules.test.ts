// Rules of a case in tables: what is restricted, months, clocks, and what is counted.
import { describe, expect, it } from 'vitest'
import { matches } from '../../engine/view.ts'
import { tally, readSumKey, type Sums } from '../../engine/counter.ts'
import type { AnyRow } from '../../engine/record.ts'
import { fixedHolidays } from '../../engine/values/working-days.ts'
import { Case, cases, Referral, Service } from './door.ts'
import { addMonths, caseNumber, dueIn, firsts, hasPeksosStep, isChild, isRestricted, needsPeksos, referralDue } from './rules.ts'
import { as, city, village } from './testing.ts'
import { awaiting, myCases, referralInbox, openCases } from './views.ts'

it.each([
  [{ ppks: ['PPKS-24'] }, false], [{ ppks: ['PPKS-08', 'PPKS-19'] }, true], [{ ppks: ['PPKS-16'] }, true], [{ ppks: [] }, false], [{ reportClass: 'X' }, true], [{ reportClass: 'R' }, false], [{ asked: true }, true],
  [{ ppks: ['PPKS-99'] }, true],
])('restricted %j: %s', (c, result) => expect(isRestricted(c)).toBe(result))

it.each([
  [{ class: 'R', child: false, ppks: ['PPKS-24'] }, false], [{ class: 'R', child: true, ppks: [] }, true], [{ class: 'X' }, true],
])('needs a pekerja sosial %j: %s', (c, result) => expect(needsPeksos(c)).toBe(result))

it.each([
  ['2026-01-31', 1, '2026-02-28'], ['2024-01-31', 1, '2024-02-29'], ['2026-11-15', 3, '2027-02-15'], ['2026-08-31', 6, '2027-02-28'], ['2026-03-31', -1, '2026-02-28'], ['2026-12-01', 12, '2027-12-01'],
])('%s and %i months: %s', (day, n, result) => expect(addMonths(day, n)).toBe(result))

it.each([
  ['2008-11-03', '2026-11-02', true], ['2008-11-02', '2026-11-02', false], [null, '2026-11-02', false],
])('born %s, on %s, a child: %s', (birth, day, result) => expect(isChild(birth, day)).toBe(result))

it('an unknown service is treated as clinical', () => {
  expect([[{ item: 'sandang' }], [{ item: 'sandang' }, { item: 'terapi_fisik' }], [{ item: 'baru_sekali' }]].map(hasPeksosStep)).toEqual([false, true, true])
})

it('the number of a case is made without asking anybody', () => {
  expect(caseNumber('019a7c3e-1111-7222-8333-0123456789ab', village, '2026-11-02')).toBe('KS-3671051001-202611-6789AB')
})

describe('clocks', () => {
  // Friday 23 December 2022, 16.00 WIB; Sunday 25 is a holiday anyway, Monday 26 is given as one.
  const k = { at: '2022-12-23T09:00:00Z', zone: 'WIB' as const, holidays: new Set([...fixedHolidays, '2022-12-26']) }
  it.each([
    ['skrining', '2022-12-27T16:59:59.999Z'], ['asesmen', '2023-01-02T16:59:59.999Z'], ['darurat', '2022-12-24T09:00:00.000Z'], ['ditutup', null], ['monitoring', '2023-01-22T16:59:59.999Z'],
  ])('%s → %s', (state, result) => expect(dueIn(state, k).dueAt).toBe(result))
  it('a referral has three working days, an urgent one a day', () => {
    expect([referralDue(k, false), referralDue(k, true)]).toEqual(['2022-12-29T16:59:59.999Z', '2022-12-24T09:00:00.000Z'])
  })
  it('in the east the day ends two hours earlier', () => {
    expect(dueIn('skrining', { ...k, zone: 'WIT' }).dueAt).toBe('2022-12-27T14:59:59.999Z')
  })
})

it.each([
  [[], true, true], [[{ on: '2026-10-03', state: 'tercatat' }], false, true], [[{ on: '2026-11-01', state: 'tercatat' }], false, false], [[{ on: '2026-11-01', state: 'batal' }], true, true],
])('first help, after %j', (others, familyFirst, familyFirstInMonth) => expect(firsts('2026-11-12', others)).toEqual({ familyFirst, familyFirstInMonth }))

describe('counting', () => {
  const counters = cases.counters ?? []
  const row = (more: object): AnyRow => ({ id: 'x', place: village, class: 'R', team: null, ...more }) as AnyRow
  const sums = (record: string, ...rows: AnyRow[]): string[] => {
    const out: Sums = new Map()
    for (const r of rows) tally(out, counters, record, r, 1)
    return [...out].map(([k, n]) => {
      const s = readSumKey(k)
      return `${s.class} ${s.name} ${s.key}${s.bucket ? ` ${s.bucket}` : ''} = ${n}`
    }).sort()
  }
  it('a running case under its state, its risk, each category once, and its lateness', () => {
    expect(sums(Case.name, row({ state: 'monitoring', openedOn: '2026-11-02', ppks: ['PPKS-08', 'PPKS-24', 'PPKS-08'], risk: 1, lateSince: '2026-12-02T16:59:59.999Z', dueFor: 'pemantauan' }))).toEqual([
      'N cases.byPpks PPKS-08 2026-11-02 = 1', 'N cases.byPpks PPKS-24 2026-11-02 = 1', 'N cases.byPpks semua 2026-11-02 = 1', 'N cases.byRisk 1 = 1', 'N cases.byState monitoring 2026-11-02 = 1',
      'N cases.late pemantauan 2026-12-02 = 1', 'N cases.opened dibuka 2026-11-02 = 1',
    ])
  })
  it('a closed one under its outcome and day; a restricted one in class X', () => {
    expect(sums(Case.name, row({ class: 'X', state: 'ditutup', openedOn: '2026-01-05', closedOn: '2026-11-09', outcome: 'tercapai', ppks: ['PPKS-06'], risk: 2 }))).toEqual([
      'X cases.byState ditutup 2026-01-05 = 1', 'X cases.closed tercapai 2026-11-09 = 1', 'X cases.opened dibuka 2026-01-05 = 1',
    ])
  })
  it('help by item, value, family and function; an activity with two functions counts once; a voided one not at all', () => {
    const meal = { on: '2026-11-02', item: 'permakanan', cost: 60_000, state: 'tercatat', functions: ['fasilitator', 'motivator'], tasks: ['T3'] }
    expect(sums(Service.name, row({ ...meal, familyFirst: true, familyFirstInMonth: true }), row(meal), row({ ...meal, state: 'batal' }))).toEqual([
      'N help.byItem permakanan 2026-11-02 = 2', 'N help.byItem semua 2026-11-02 = 2', 'N help.byWork T3 2026-11-02 = 2', 'N help.byWork fasilitator 2026-11-02 = 2', 'N help.byWork kegiatan 2026-11-02 = 2',
      'N help.byWork motivator 2026-11-02 = 2', 'N help.families bulan 2026-11-02 = 1', 'N help.families keluarga 2026-11-02 = 1', 'N help.value permakanan 2026-11-02 = 120000',
    ])
  })
  it('a late referral by who owes the answer', () => {
    expect(sums(Referral.name, row({ state: 'dikirim', sentOn: '2026-11-02', lateSince: '2026-11-05T16:59:59.999Z', agencyId: 'a-dinkes' }))).toEqual(['N referrals.byState dikirim 2026-11-02 = 1', 'N referrals.late a-dinkes 2026-11-05 = 1'])
  })
})

describe('views', () => {
  const k = (more: object): AnyRow => ({ id: 'k1', place: village, class: 'R', team: null, state: 'perencanaan', ownerId: 'sari', supervisorId: 'tono', ...more }) as AnyRow
  const inView = (v: typeof myCases, row: AnyRow, who: ReturnType<typeof as>): boolean => matches(v.where({}, who, '2026-11-02'), row, Case as never)
  it('mine: what I own and what I supervise, while it runs', () => {
    expect(['sari', 'tono', 'budi'].map((p) => inView(myCases, k({}), as(p as 'sari')))).toEqual([true, true, false])
    expect(inView(myCases, k({ state: 'ditutup' }), as('sari'))).toBe(false)
  })
  it('awaiting: an agreed plan for its supervisor, and cases without one for any', () => {
    const plan = k({ planState: 'diajukan', planAgreed: true })
    const seen = (row: AnyRow, p: 'tono' | 'vera'): boolean => matches(awaiting.where({ place: city }, as(p), '2026-11-02'), row, Case as never)
    expect([seen(plan, 'tono'), seen(plan, 'vera'), seen({ ...plan, supervisorId: null }, 'vera'), seen({ ...plan, planAgreed: false }, 'tono'), seen(k({ state: 'terminasi' }), 'tono')]).toEqual([true, false, true, false, true])
  })
  it('a desk opens only its own inbox; an IPSM chair no list of cases', () => {
    expect([referralInbox.may(as('nita'), { agencyId: 'a-dinkes' }), referralInbox.may(as('nita'), { agencyId: 'a-disnaker' }), referralInbox.may(as('hasan'), { agencyId: 'a-dinkes' })]).toEqual([true, false, false])
    expect([openCases.may(as('ketua'), { place: city }), openCases.may(as('sari'), { place: village }), openCases.may(as('jauh'), { place: village }), openCases.may(as('tono'), { place: village })]).toEqual([false, true, false, true])
  })
})
