// The numbers of a month, as tables: what each is made of, what adds up, and what the words of an activity suggest.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covered, coveredOf, differencesOf, figuresHash, isOwnKey, labelOfKey, monthReport, type MonthRows, numbersOf } from './month-report.ts'
import { dueOn, lastDay, nextMonth, previousMonth } from './month.ts'
import { suggested } from './suggest.ts'

const village = '36.71.05.1001'
const none: MonthRows = { activities: [], tags: [], visits: [], services: [], cases: [], reports: [], items: [], enrolments: [], statuses: [] }
const whose = { person: 'sari', place: village, month: '2026-03', until: '2026-03-31' }
const N = { place: village, class: 'N' as const, team: null }
const R = { place: village, class: 'R' as const, team: null }
const activity = (id: string, functions: string[], more: object = {}) => ({ id, ...N, personId: 'sari', monthKey: 'sari.2026-03', on: '2026-03-10', kind: 'kerja_bakti', functions, tasks: ['T2'], state: 'tercatat', ...more })
const told = (rows: Partial<MonthRows>, more: object = {}) => numbersOf(monthReport({ ...none, ...rows }, { ...whose, ...more }))

describe('functions and tasks of an activity', () => {
  it('“menggerakkan warga kerja bakti, mencatat hasil” is mobilising and keeping records, task T2', () => {
    expect(suggested('kerja_bakti', 'menggerakkan warga kerja bakti, mencatat hasil')).toEqual({ functions: ['dinamisator', 'administrator'], tasks: ['T2'] })
  })
  it.each([
    ['penyuluhan', 'penyuluhan bahaya judi daring kepada remaja', ['motivator'], ['T2']],
    ['koordinasi', 'rapat koordinasi dengan kelurahan dan TKSK', ['fasilitator'], ['T6']],
    ['lain', 'mengantar lansia ke puskesmas', ['fasilitator'], ['T3', 'T6']],
    ['lain', 'memprakarsai bank sampah RW 04', ['inisiator'], ['T1']],
    ['kunjungan', null, ['motivator'], ['T3']],
    ['kunjungan', 'lewat saja', ['motivator'], ['T3']],
  ])('%s: %s', (kind, words, functions, tasks) => {
    expect(suggested(kind, words)).toEqual({ functions, tasks })
  })

  it('an activity with two functions counts under both, and once in the total', () => {
    const numbers = told({ activities: [activity('a', ['dinamisator', 'administrator']), activity('b', ['dinamisator']), activity('c', ['motivator']), activity('x', ['motivator'], { state: 'ditarik' }), activity('y', ['motivator'], { on: '2026-04-01', monthKey: 'sari.2026-04' })] })
    expect(numbers).toMatchObject({ 'X.kegiatan': 3, 'X.fungsi.inisiator': 0, 'X.fungsi.motivator': 1, 'X.fungsi.dinamisator': 2, 'X.fungsi.fasilitator': 0, 'X.fungsi.administrator': 1, 'X.tugas.T2': 3 })
  })
  it('whatever the tags, the five sums are at least the total and none exceeds it', () => {
    const codes = ['inisiator', 'motivator', 'dinamisator', 'fasilitator', 'administrator']
    fc.assert(fc.property(fc.array(fc.subarray(codes, { minLength: 1 })), (tags) => {
      const n = told({ activities: tags.map((functions, i) => activity(`a${i}`, functions)) })
      const sums = codes.map((c) => n[`X.fungsi.${c}`] ?? 0)
      expect(n['X.kegiatan']).toBe(tags.length)
      expect(sums.reduce((a, b) => a + b, 0)).toBe(tags.flat().length)
      for (const s of sums) expect(s).toBeLessThanOrEqual(tags.length)
    }))
  })
})

describe('B: PPKS of the area', () => {
  const tag = (id: string, validFrom: string, validTo: string | null, more: object = {}) => ({ id, ...N, category: 'PPKS-08', sex: 'P', validFrom, validTo, ...more })
  it('opening, added, done, closing', () => {
    const n = told({ tags: [tag('old', '2025-01-01', null), tag('ended', '2025-06-01', '2026-03-04'), tag('new', '2026-03-05', null, { sex: 'L' }), tag('brief', '2026-03-06', '2026-03-20'), tag('before', '2025-01-01', '2026-02-27'), tag('later', '2026-04-02', null), tag('x', '2026-03-02', null, { class: 'X', team: 'lane:36.71', category: 'PPKS-19' }), tag('far', '2026-03-02', null, { place: '36.71.05.1002' })] })
    expect(n).toMatchObject({ 'B.awal': 2, 'B.tambah': 2, 'B.selesai': 2, 'B.akhir': 2, 'B.PPKS-08.awal.P': 2, 'B.PPKS-08.tambah.L': 1, 'B.PPKS-08.tambah.P': 1, 'B.PPKS-08.selesai.P': 2, 'B.PPKS-08.akhir.P': 1, 'B.PPKS-08.akhir.L': 1 })
    expect(Object.keys(n).some((k) => k.includes('PPKS-19'))).toBe(false)
  })
  it('opening + added − done = closing, whatever the dates', () => {
    const day = fc.integer({ min: 0, max: 119 }).map((d) => new Date(Date.UTC(2026, 0, 15 + d)).toISOString().slice(0, 10))
    const row = fc.tuple(day, fc.option(day, { nil: null }), fc.constantFrom('PPKS-08', 'PPKS-13', 'PPKS-24'), fc.constantFrom('L', 'P', null))
    fc.assert(fc.property(fc.array(row), fc.integer({ min: 1, max: 31 }), (rows, last) => {
      const tags = rows.map(([a, b, category, sex], i) => tag(`t${i}`, b !== null && b < a ? b : a, b, { category, sex }))
      const n = told({ tags }, { until: `2026-03-${String(last).padStart(2, '0')}` })
      const keys = ['B', 'B.PPKS-08', 'B.PPKS-13', 'B.PPKS-24']
      for (const k of keys) {
        const of = (p: string): number => (k === 'B' ? (n[`B.${p}`] ?? 0) : ['L', 'P', '-'].reduce((sum, s) => sum + (n[`${k}.${p}.${s}`] ?? 0), 0))
        // What ended on the last day reckoned is done and no more valid; what ends later still stands.
        expect(of('awal') + of('tambah') - of('selesai')).toBe(of('akhir'))
      }
    }))
  })
})

describe('the other sections', () => {
  const visit = (id: string, purpose: string, more: object = {}) => ({ id, ...R, by: 'sari', on: '2026-03-09', purpose, householdId: 'h1', ...more })
  it('C: accompaniment of families, its services, categories and outcomes; restricted work as a number alone', () => {
    const n = told({
      activities: [activity('s1', ['fasilitator'], { kind: 'pendampingan', sealed: true, tasks: ['T3'] })],
      visits: [visit('v1', 'pendampingan', { caseId: 'k1' }), visit('v2', 'pemantauan', { householdId: 'h2' }), visit('v3', 'verval', { householdId: 'h3' }), visit('v4', 'bimbingan', { by: 'budi' }), visit('v5', 'bimbingan', { on: '2026-02-28' }), visit('v6', 'pendampingan', { class: 'X', team: 'case:k9' })],
      services: [{ id: 'sv1', ...R, recordedBy: 'sari', on: '2026-03-10', item: 'permakanan', familyId: 'h1', caseId: 'k1', state: 'tercatat' }, { id: 'sv2', ...R, recordedBy: 'sari', on: '2026-03-11', item: 'permakanan', familyId: 'h1', caseId: 'k1', state: 'batal' }],
      cases: [{ id: 'k1', ...R, ppks: ['PPKS-08', 'PPKS-24'], ownerId: 'sari' }, { id: 'k2', ...R, ppks: ['PPKS-08'], ownerId: 'sari', terminatedOn: '2026-03-20', outcome: 'tercapai' }],
    })
    expect(n).toMatchObject({ 'C.kunjungan': 2, 'C.layanan': 1, 'C.layanan.permakanan': 1, 'C.keluarga': 2, 'C.terbatas': 1, 'C.kategori.PPKS-08': 1, 'C.kategori.PPKS-24': 1, 'C.hasil.tercapai': 1 })
  })
  it('D: reports answered and how long it took, by the clock of the place', () => {
    const report = (id: string, assignedAt: string, settledAt: string | null, more: object = {}) => ({ id, ...R, assignedTo: 'sari', assignedAt, ...(settledAt ? { settledBy: 'sari', settledAt } : {}), ...more })
    const n = told({ reports: [report('r1', '2026-03-01T02:00:00Z', '2026-03-02T02:00:00Z'), report('r2', '2026-03-03T02:00:00Z', '2026-03-03T14:30:00Z'), report('r3', '2026-02-28T17:30:00Z', null), report('r4', '2026-03-31T17:30:00Z', null), report('r5', '2026-03-05T00:00:00Z', null, { class: 'X', team: 'lane:36.71' }), report('r6', '2026-03-05T00:00:00Z', null, { complaint: 'pungli' })] })
    // r3 came at half past midnight on 1 March in WIB; r4 on 1 April.
    expect(n).toMatchObject({ 'D.masuk': 4, 'D.selesai': 2, 'D.jam': 18.3, 'F.masalah': 1 })
  })
  it('E, F, G, I, J', () => {
    const n = told({
      items: [{ id: 'i1', ...R, assignedTo: 'sari', monthOn: '2026-03-01', visitedBy: 'sari', visitedOn: '2026-03-04', decision: 'layak' }, { id: 'i2', ...R, assignedTo: 'sari', monthOn: '2026-03-01', visitedBy: 'sari', visitedOn: '2026-03-04', decision: 'hapus', finding: 'meninggal', reasonCode: 'meninggal' }, { id: 'i3', ...R, assignedTo: 'sari', monthOn: '2026-03-01' }],
      activities: [activity('p1', ['fasilitator'], { kind: 'program', aboutRecord: 'enrolment', aboutId: 'e1' }), activity('p2', ['fasilitator'], { kind: 'program', aboutRecord: 'enrolmentCheck', aboutId: 'h1' }), activity('m1', ['fasilitator'], { kind: 'pertemuan', people: 12 }), activity('m2', ['fasilitator'], { kind: 'musyawarah' }), activity('j1', ['motivator'], { kind: 'penyuluhan', people: 40 })],
      enrolments: [{ id: 'e1', ...R, programmeCode: 'pkh', programmeName: 'PKH', householdId: 'h1' }],
      visits: [visit('v1', 'pendataan', { householdId: 'h1' })],
      statuses: [{ id: 'h1', ...N, houseOn: '2026-03-09', rtlh: 'ya', waterOn: '2026-03-09', water: 'gagal', latrineOn: '2025-01-01' }, { id: 'h7', ...N, houseOn: '2026-03-09' }],
    })
    expect(n).toMatchObject({ 'E.target': 3, 'E.dikunjungi': 2, 'E.layak': 1, 'E.hapus': 1, 'E.meninggal': 1, 'F.keluarga': 1, 'F.program.pkh': 1, 'G.rumah': 1, 'G.rtlh': 1, 'G.air': 1, 'G.air.gagal': 1, 'G.jamban': 0, 'I.pertemuan': 2, 'I.rapat': 1, 'I.musyawarah': 1, 'I.warga': 12, 'J.penyuluhan': 1, 'J.warga': 40 })
  })
})

describe('numbers as they are told', () => {
  const figures = monthReport({ ...none, activities: [activity('a', ['dinamisator'])], tags: [{ id: 't', ...N, category: 'PPKS-08', sex: 'P', validFrom: '2026-03-01', validTo: null }] }, whose)
  it('each number knows the rows it is made of, and has a name', () => {
    expect(figures.numbers.find((n) => n.key === 'X.fungsi.dinamisator')).toMatchObject({ record: 'activity', ids: ['a'], n: 1 })
    for (const n of figures.numbers) {
      expect(n.label.id && n.label.en, n.key).toBeTruthy()
      expect(n.own, n.key).toBe(isOwnKey(n.key))
      expect(labelOfKey(null, n.key).id, n.key).not.toBe(n.key)
    }
  })
  it('counts of people below five are covered for whoever reads no names', () => {
    expect([0, 1, 4, 5].map((n) => covered(true, n))).toEqual([0, null, null, 5])
    expect(coveredOf(figures)).toMatchObject({ 'X.kegiatan': 1, 'B.tambah': null, 'C.kunjungan': 0 })
  })
  it('the fingerprint hangs on the rows, not on their order', () => {
    const again = monthReport({ ...none, tags: [{ id: 't', ...N, category: 'PPKS-08', sex: 'P', validFrom: '2026-03-01', validTo: null }], activities: [activity('a', ['dinamisator'])] }, whose)
    expect(figuresHash(again)).toBe(figuresHash(figures))
    expect(figuresHash(monthReport({ ...none, activities: [activity('b', ['dinamisator'])] }, whose))).not.toBe(figuresHash(figures))
  })
  it('differences name what was told and what the events give', () => {
    expect(differencesOf({ 'X.kegiatan': 1, 'X.fungsi.dinamisator': 2 }, figures)).toContainEqual({ key: 'X.fungsi.dinamisator', sent: 2, now: 1 })
  })
  it.each([['2026-03', '2026-04', '2026-02', '2026-03-31', '2026-04-05'], ['2026-12', '2027-01', '2026-11', '2026-12-31', '2027-01-05'], ['2024-02', '2024-03', '2024-01', '2024-02-29', '2024-03-05']])('%s is followed by %s', (month, next, before, last, due) => {
    expect([nextMonth(month), previousMonth(month), lastDay(month), dueOn(month, null)]).toEqual([next, before, last, due])
    expect(dueOn(month, 10).slice(-2)).toBe('10')
  })
})
