// What a family may get: each criterion answered, and never a guess.
import { describe, expect, it } from 'vitest'
import type { Family, Member } from './family.ts'
import { catalogue } from './words/catalogue.ts'
import { currentProgrammes, findProgrammes, mayGet, notGetting, validityOf, type ProgrammeRow } from './rules.ts'
import { capital } from './samples.ts'

const today = '2026-11-10'
const village = '36.71.05.1001'

const rows = (entries: readonly { [k: string]: unknown }[]): ProgrammeRow[] =>
  entries.map((e) => ({ class: 'N', team: null, state: 'terbit', edition: 1, ...e }) as unknown as ProgrammeRow)
const programmes = rows(catalogue)
const one = (code: string): ProgrammeRow => programmes.find((p) => p.code === code) as ProgrammeRow

const member = (m: Partial<Member>): Member => ({
  id: 'm1', name: 'Karsinah Contoh', birthDate: '1980-04-02', sex: 'P', presence: '1', marital: '2', hasNik: true, answers: {}, answeredOn: '2026-10-01', ppks: [], ...m,
})
const family = (f: Partial<Family> = {}): Family => ({
  householdId: 'h1', village, verifiedOn: '2026-10-01', status: null, house: {}, members: [member({})], ppks: [], decile: null, enrolments: [], enrolmentsCheckedOn: null, ...f,
})
const decile = (value: number): Family['decile'] => ({ value, asOf: '2026-09-30', source: 'DTSEN triwulan III 2026' })
const enrolled = (programmeCode: string, more: object = {}): Family['enrolments'][number] =>
  ({ id: `e-${programmeCode}`, place: village, class: 'R', team: null, programmeCode, programmeName: programmeCode.toUpperCase(), householdId: 'h1', state: 'aktif', since: '2025-01-01', ...more }) as Family['enrolments'][number]
const answer = (p: ProgrammeRow, f: Family, code: string): string => mayGet(p, f, today).criteria.find((c) => c.code === code)?.result ?? 'tidak ada'

describe('desil is the imported one, with its date', () => {
  it.each([
    ['pkh', null, 'belum_diketahui'], ['pkh', 4, 'lolos'], ['pkh', 5, 'gagal'], ['sembako', 5, 'lolos'], ['sembako', 6, 'gagal'], ['sekolah_rakyat', 2, 'lolos'], ['sekolah_rakyat', 3, 'gagal'],
  ])('%s with desil %s: %s', (code, value, result) => {
    expect(answer(one(code), family({ decile: value === null ? null : decile(value) }), 'desil')).toBe(result)
  })
  it('says value, date and who can correct it', () => {
    const c = mayGet(one('pkh'), family({ decile: decile(3) }), today).criteria.find((x) => x.code === 'desil')
    expect(c).toMatchObject({ result: 'lolos', asOf: '2026-09-30', fix: { role: 'village_operator', place: village } })
    expect(c?.say.id).toBe('Desil DTSEN 1–4: lolos – desil 3 (DTSEN triwulan III 2026) (per 30 September 2026). Jika keliru, yang dapat memperbaiki: Operator SIKS-NG desa/kelurahan.')
  })
})

describe('PKH: somebody in the family is a component', () => {
  const child = member({ id: 'm2', name: 'Bima Contoh', birthDate: '2022-05-05', sex: 'L' })
  const schooled = (at: string | null): Member => member({ id: 'm3', name: 'Rani Contoh', birthDate: '2012-01-01', answers: at ? { '412': at } : {} })
  const elder = member({ id: 'm4', name: 'Mbah Contoh', birthDate: '1950-01-01', sex: 'L' })
  const worker = member({ id: 'm5', name: 'Joko Contoh', birthDate: '1985-01-01', sex: 'L' })
  const able = Object.fromEntries('abcdefghi'.split('').map((x) => [`428${x}`, '4']))
  it.each([
    ['a child of four', [worker, child], 'lolos'],
    ['a pupil of fourteen', [worker, schooled('2')], 'lolos'],
    ['a pupil nobody asked about', [worker, schooled(null)], 'belum_diketahui'],
    ['an elder', [worker, elder], 'lolos'],
    ['an elder who died', [{ ...worker, answers: able }, { ...elder, presence: '2' }], 'gagal'],
    ['a working man whose disability was not asked', [worker], 'belum_diketahui'],
    ['a working man who can do everything', [{ ...worker, answers: able }], 'gagal'],
    ['a working man who cannot see', [{ ...worker, answers: { ...able, '428a': 1 } }], 'lolos'],
    ['a pregnant woman', [{ ...worker, answers: able }, member({ id: 'm6', birthDate: '1998-01-01', answers: { '410': '1' } })], 'lolos'],
    ['nobody recorded', [], 'belum_diketahui'],
  ])('%s: %s', (_name, members, result) => {
    expect(answer(one('pkh'), family({ members: members as Member[] }), 'komponen')).toBe(result)
  })
  it('names who it is', () => {
    expect(mayGet(one('pkh'), family({ members: [worker, elder] }), today).criteria.find((c) => c.code === 'komponen')?.value?.id).toBe('Lanjut usia (≥ 60 tahun) (Mbah Contoh: 76 tahun)')
  })
})

describe('no benefit twice', () => {
  it.each([
    ['never asked, nothing recorded', family({}), 'belum_diketahui'],
    ['asked, nothing recorded', family({ enrolmentsCheckedOn: '2026-10-02' }), 'lolos'],
    ['receives PKH', family({ enrolments: [enrolled('pkh')] }), 'gagal'],
    ['PKH ended and was asked again', family({ enrolments: [enrolled('pkh', { state: 'berakhir', until: '2026-01-31' })], enrolmentsCheckedOn: '2026-10-02' }), 'lolos'],
  ])('BLT-DD, not PKH: %s', (_name, f, result) => expect(answer(one('blt_dd'), f, 'bukan_pkh')).toBe(result))
  it.each([
    ['2018-03-01', '2018-09-01', 'gagal'], ['2015-03-01', '2015-09-01', 'lolos'], ['2016-01-01', '2016-11-09', 'lolos'], ['2016-01-01', '2016-11-11', 'gagal'],
  ])('BSPS once in ten years: built %s to %s', (since, until, result) => {
    expect(answer(one('bsps'), family({ enrolments: [enrolled('bsps', { since, until, state: 'berakhir' })], enrolmentsCheckedOn: '2026-10-02' }), 'bsps_10')).toBe(result)
  })
  it('Bantu-LU is closed to a PKH family and open to an elder couple', () => {
    const couple = [member({ birthDate: '1955-01-01' }), member({ id: 'm2', name: 'Wiryo Contoh', sex: 'L', birthDate: '1950-01-01' })]
    expect(mayGet(one('bantu_lu'), family({ members: couple, enrolments: [enrolled('pkh')] }), today).eligible).toBe('gagal')
    const open = mayGet(one('bantu_lu'), family({ members: couple, enrolmentsCheckedOn: '2026-10-02' }), today)
    expect(open.eligible).toBe('belum_diketahui')
    expect(open.missing.map((c) => c.code)).toEqual(['tidak_potensial'])
    expect(open.members.map((m) => m.name)).toEqual(['Karsinah Contoh', 'Wiryo Contoh'])
  })
  it('an enrolment of the brother does not close the sister', () => {
    const two = [member({ birthDate: '2012-01-01', answers: { '412': '2' } }), member({ id: 'm2', name: 'Adik Contoh', birthDate: '2014-01-01', answers: { '412': '2' } })]
    const v = mayGet(one('pip'), family({ members: two, decile: decile(2), enrolments: [enrolled('pip', { personId: 'm1' })] }), today)
    expect(v.eligible).toBe('lolos')
    expect(v.members.map((m) => m.id)).toEqual(['m2'])
  })
})

describe('the house', () => {
  it.each([
    [{ rtlh: 'ya' }, 'lolos'], [{ rtlh: 'tidak' }, 'gagal'], [{ rtlh: 'tidak_diketahui' }, 'belum_diketahui'], [null, 'belum_diketahui'],
  ])('RTLH %j: %s', (status, result) => expect(answer(one('rtlh_jateng'), family({ status }), 'rtlh')).toBe(result))
  it.each([
    [{}, 'belum_diketahui'], [{ '301a': '2' }, 'gagal'], [{ '301a': '1' }, 'belum_diketahui'], [{ '301a': 1, '301b': 6 }, 'gagal'], [{ '301a': '1', '301b': '5' }, 'lolos'],
  ])('owned with proof of land %j: %s', (house, result) => expect(answer(one('bsps'), family({ house }), 'tanah')).toBe(result))
  it('a soft wish never closes a programme', () => {
    const v = mayGet(one('rtlh_jateng'), family({ status: { rtlh: 'ya', structure: 'lolos' }, house: { '301a': '1' } }), today)
    expect(v.eligible).toBe('lolos')
    expect(v.remarks.map((c) => c.code)).toEqual(['aladin'])
  })
})

describe('the list for the family', () => {
  it('puts what it may get first, then what is nearly known, and leaves out what it gets, what ended and what is elsewhere', () => {
    const f = family({ decile: decile(3), members: [member({}), member({ id: 'm4', birthDate: '1950-01-01' })], enrolments: [enrolled('sembako')], enrolmentsCheckedOn: '2026-10-02' })
    const list = notGetting(programmes, f, today)
    const codes = list.map((x) => x.programme.code)
    expect(codes.slice(0, 3)).toEqual(['blt_dd', 'pbi_jkn', 'pkh'])
    expect(codes).not.toContain('sembako')
    expect(codes).not.toContain('bst')
    expect(codes).not.toContain('rtlh_jateng')
    const order = list.map((x) => ['lolos', 'belum_diketahui', 'gagal'].indexOf(x.verdict.eligible))
    expect(order).toEqual([...order].sort())
  })
  it('an unknown kind of criterion stays open and asks for a newer app', () => {
    const [p] = rows([{ ...catalogue[1], criteria: [{ code: 'baru', kind: 'iklim', params: {}, hard: true, label: { id: 'Syarat baru', en: 'New criterion' } }] }])
    expect(mayGet(p as ProgrammeRow, family(), today)).toMatchObject({ eligible: 'belum_diketahui', missing: [{ fix: { role: 'admin' } }] })
  })
})

describe('the catalogue', () => {
  it('finds "modal usaha", keeps an expired programme with its label, and says when it was updated', () => {
    const local = rows([capital, { ...capital, id: 'old', code: 'modal_2024', name: 'Modal Usaha 2024', validFrom: '2024-01-01', validTo: '2024-12-31' }])
    const hits = findProgrammes([...programmes, ...local], 'modal usaha', today)
    expect(hits.map((h) => [h.programme.code, h.validity])).toEqual([['modal_usaha', 'berlaku'], ['modal_2024', 'berakhir']])
  })
  it.each([
    ['2026-11-10', '2026-01-01', null, null, null, 'berlaku'], ['2026-11-10', '2027-01-01', null, null, null, 'akan_datang'], ['2026-11-10', '2026-01-01', '2026-11-09', null, null, 'berakhir'],
    ['2026-11-10', '2026-01-01', '2026-11-10', null, null, 'berlaku'], ['2026-11-10', '2026-01-01', null, '2026-12-01', null, 'pendaftaran_tutup'], ['2026-11-10', '2026-01-01', null, null, '2026-11-09', 'pendaftaran_tutup'],
  ])('on %s, valid %s–%s, window %s–%s: %s', (day, validFrom, validTo, windowFrom, windowTo, result) => {
    expect(validityOf({ validFrom, validTo, windowFrom, windowTo } as ProgrammeRow, day)).toBe(result)
  })
  it('the edition in force stands for its programme; the coming one only where none is', () => {
    const [a, b] = rows([{ ...catalogue[0], validTo: '2026-12-31' }, { ...catalogue[0], id: 'p2', edition: 2, validFrom: '2027-01-01' }])
    expect(currentProgrammes([a, b] as ProgrammeRow[], today).map((p) => p.edition)).toEqual([1])
    expect(currentProgrammes([a, b] as ProgrammeRow[], '2027-01-01').map((p) => p.edition)).toEqual([2])
    expect(currentProgrammes([b] as ProgrammeRow[], today).map((p) => p.edition)).toEqual([2])
  })
})
