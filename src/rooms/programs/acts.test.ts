// The catalogue and the enrolments, act by act: who may, what is refused and with which words.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Env } from '../../engine/act.ts'
import { flowTable } from '../../engine/flow.ts'
import { buildHouse } from '../../engine/house.ts'
import { MemoryStore, performIn } from '../../engine/memory.ts'
import type { Judged } from '../../engine/perform.ts'
import { Answer, type AnyRow } from '../../engine/record.ts'
import { newId } from '../../engine/values/id.ts'
import { theHouse, type Who } from '../../engine/who.ts'
import { organization } from '../organization/door.ts'
import { Household, HouseholdStatus, Person, PpksTag, registry } from '../registry/door.ts'
import { catalogue, Decile, Enrolment, EnrolmentCheck, findFamily, findLonePerson, notGetting, Programme, programs, type ProgrammeRow } from './door.ts'
import { aids, capital, localProgrammes } from './samples.ts'

const village = '36.71.05.1001'
const elsewhere = '36.71.09.1002'
const city = '36.71'
const house = buildHouse([organization, registry, programs])
const today = '2026-11-10'

const who = (person: string, role: string, place: string, unit: string | null = null): Who => ({
  person, device: 'd1', posts: [{ id: `post-${person}`, role, place, from: '2020-01-01', until: null, unit }], teams: unit ? [`unit:${unit}`] : [], system: false,
})
const psm = who('p-sari', 'psm', village)
const operator = who('p-dewi', 'village_operator', village)
const disnaker = who('p-rudi', 'opd_owner', city, 'a-disnaker')
const dinkes = who('p-nita', 'opd_owner', city, 'a-dinkes')
const head = who('p-hasan', 'dinsos_head', city)
const farPsm = who('p-jauh', 'psm', elsewhere)

let store: MemoryStore
const env = (place: string, actor: Who): Env => ({ id: newId(), at: `${today}T03:00:00Z`, day: today, place, person: actor.person, device: actor.device, post: null })
const perform = (name: string, input: { [k: string]: unknown }, actor: Who, place = village): Judged => performIn(house, store, name, input, env(place, actor), actor)
const codeOf = (j: Judged): string => (j.ok ? 'ok' : j.refusal.code)
const programme = (id: string): ProgrammeRow => store.get(Programme, id) as ProgrammeRow

const row = (more: object): AnyRow => ({ id: '', place: village, class: 'R', team: null, ...more }) as AnyRow

beforeEach(() => {
  store = new MemoryStore()
  for (const p of catalogue) expect(codeOf(perform('programs.publish', p, theHouse, p.place))).toBe('ok')
  store.set(Household, row({ id: 'h1', headName: 'Wiryo Contoh', state: 'ada' }))
  store.set(HouseholdStatus, row({ id: 'h1', class: 'N', verifiedOn: '2026-10-01', rtlh: 'ya', houseOn: '2026-10-01', members: 2 }))
  store.set(Person, row({ id: 'm1', householdId: 'h1', name: 'Wiryo Contoh', birthDate: '1950-01-01', sex: 'L', presence: '1', nik: '3671990101500001' }))
  store.set(Person, row({ id: 'm2', householdId: 'h1', name: 'Rani Contoh', birthDate: '2012-01-01', sex: 'P', presence: '1', nik: '3671994101120001' }))
  store.set(Person, row({ id: 'm3', householdId: null, name: 'Tanpa Alamat', nikReason: 'tanpa_identitas' }))
})

describe('the catalogue', () => {
  it('starts with the national and provincial programmes, once', () => {
    expect(store.size(Programme)).toBe(catalogue.length)
    expect(codeOf(perform('programs.publish', catalogue[0] as object as { [k: string]: unknown }, theHouse, ''))).toBe('SUDAH_ADA')
  })
  it.each([
    ['its own agency', { agencyId: 'a-disnaker' }, disnaker, 'ok'],
    ['another agency', { agencyId: 'a-disnaker' }, dinkes, 'BUKAN_WEWENANG'],
    ['an agency that names none', {}, disnaker, 'BUKAN_WEWENANG'],
    ['the head of the social office', {}, head, 'ok'],
    ['a volunteer', {}, psm, 'BUKAN_WEWENANG'],
    ['an agency, for the whole nation', { agencyId: 'a-disnaker', place: '' }, disnaker, 'BUKAN_WEWENANG'],
    ['an agency, for the neighbour city', { agencyId: 'a-disnaker', place: '36.74' }, disnaker, 'BUKAN_WEWENANG'],
  ])('a city programme published by %s: %s', (_name, more, actor, result) => {
    const place = (more as { place?: string }).place ?? city
    expect(codeOf(perform('programs.publish', { ...capital, ...more }, actor, place))).toBe(result)
  })
  it('refuses dates that run backwards, and a second programme of the same code', () => {
    expect(codeOf(perform('programs.publish', { ...capital, validTo: '2025-12-31' }, head, city))).toBe('TANGGAL_TERBALIK')
    expect(codeOf(perform('programs.publish', { ...capital, windowTo: '2026-01-15' }, head, city))).toBe('TANGGAL_TERBALIK')
    expect(codeOf(perform('programs.publish', capital, head, city))).toBe('ok')
    expect(codeOf(perform('programs.publish', { ...capital, id: newId() }, head, city))).toBe('PROGRAM_SUDAH_ADA')
    expect(codeOf(perform('programs.publish', { ...capital, id: newId(), place: '36.71.05' }, head, '36.71.05'))).toBe('ok')
  })
  it('a new amount is a new edition; the old one says until when it held', () => {
    perform('programs.publish', { ...capital, agencyId: 'a-disnaker' }, disnaker, city)
    const next = { ...capital, agencyId: 'a-disnaker', programmeId: capital.id, newId: 'edition-2', validFrom: '2027-01-01', validTo: null, windowFrom: null, windowTo: null, benefits: [{ code: 'modal', label: { id: 'Modal', en: 'Capital' }, amount: 2_500_000, per: 'sekali', each: 'orang' }] }
    const { id: _id, place: _place, ...input } = next
    expect(codeOf(perform('programs.revise', { ...input, validFrom: '2026-01-01' }, disnaker, city))).toBe('TANGGAL_EDISI')
    expect(codeOf(perform('programs.revise', { ...input, code: 'modal_baru' }, disnaker, city))).toBe('KODE_BERBEDA')
    expect(codeOf(perform('programs.revise', input, dinkes, city))).toBe('BUKAN_WEWENANG')
    expect(codeOf(perform('programs.revise', input, disnaker, city))).toBe('ok')
    expect(programme(capital.id)).toMatchObject({ validTo: '2026-12-31', replacedBy: 'edition-2', edition: 1, benefits: [{ amount: 2_000_000 }] })
    expect(programme('edition-2')).toMatchObject({ edition: 2, place: city, benefits: [{ amount: 2_500_000 }], updatedOn: today })
    expect(codeOf(perform('programs.revise', { ...input, newId: 'edition-3', validFrom: '2028-01-01' }, disnaker, city))).toBe('EDISI_LAMA')
  })
  it('a phone number is corrected at once; another desk that corrected it meanwhile is not overwritten', () => {
    perform('programs.publish', { ...aids, agencyId: 'a-dinkes' }, dinkes, city)
    expect(codeOf(perform('programs.correctText', { programmeId: aids.id, contact: 'Loket 2', was: { contact: aids.contact } }, dinkes, city))).toBe('ok')
    perform('programs.correctText', { programmeId: aids.id, contact: 'Loket 3', was: { contact: aids.contact } }, dinkes, city)
    expect(programme(aids.id)).toMatchObject({ contact: 'Loket 2', edition: 1 })
    expect(codeOf(perform('programs.correctText', { programmeId: aids.id, contact: 'x' }, disnaker, city))).toBe('BUKAN_WEWENANG')
  })
  it('ends with a last day and a reason, once', () => {
    perform('programs.publish', capital, head, city)
    expect(codeOf(perform('programs.endProgramme', { programmeId: capital.id, on: '2025-06-01', reason: 'Anggaran habis' }, head, city))).toBe('TANGGAL_TERBALIK')
    expect(codeOf(perform('programs.endProgramme', { programmeId: capital.id, on: '2026-11-30', reason: 'ya' }, head, city))).toBe('ISIAN_BELUM_BENAR')
    expect(codeOf(perform('programs.endProgramme', { programmeId: capital.id, on: '2026-11-30', reason: 'Anggaran habis' }, head, city))).toBe('ok')
    expect(codeOf(perform('programs.endProgramme', { programmeId: capital.id, on: '2026-11-30', reason: 'Anggaran habis' }, head, city))).toBe('SUDAH_BERAKHIR')
  })
})

describe('who receives what', () => {
  const pkh = { id: 'e1', householdId: 'h1', programmeCode: 'pkh', programmeName: 'PKH', since: '2025-03-01', source: 'kartu' }
  it('is written by the village, once, and ended with a reason', () => {
    expect(codeOf(perform('programs.recordEnrolment', pkh, farPsm))).toBe('BUKAN_WEWENANG')
    expect(codeOf(perform('programs.recordEnrolment', { ...pkh, since: '2026-11-11' }, psm))).toBe('TANGGAL_DEPAN')
    expect(codeOf(perform('programs.recordEnrolment', { ...pkh, householdId: null }, psm))).toBe('SUBJEK_KOSONG')
    expect(codeOf(perform('programs.recordEnrolment', { ...pkh, householdId: 'h9' }, psm))).toBe('SUBJEK_TIDAK_ADA')
    expect(codeOf(perform('programs.recordEnrolment', pkh, psm))).toBe('ok')
    expect(store.get(Enrolment, 'e1')).toMatchObject({ place: village, class: 'R', state: 'aktif', recordedBy: 'p-sari', recordedOn: today })
    expect(codeOf(perform('programs.recordEnrolment', { ...pkh, id: 'e2' }, operator))).toBe('SUDAH_TERCATAT')
    expect(codeOf(perform('programs.endEnrolment', { enrolmentId: 'e1', until: '2025-02-01', reason: 'Graduasi mandiri' }, psm))).toBe('TANGGAL_TERBALIK')
    expect(codeOf(perform('programs.endEnrolment', { enrolmentId: 'e1', until: '2026-10-31', reason: 'Graduasi mandiri' }, psm))).toBe('ok')
    expect(codeOf(perform('programs.recordEnrolment', { ...pkh, id: 'e2', since: '2026-11-01' }, operator))).toBe('ok')
  })
  it("a person's enrolment is also the family's; a person without a family has their own", () => {
    expect(codeOf(perform('programs.recordEnrolment', { id: 'e3', personId: 'm2', programmeCode: 'pip', source: 'warga' }, psm))).toBe('ok')
    expect(store.get(Enrolment, 'e3')).toMatchObject({ householdId: 'h1', personId: 'm2' })
    expect(codeOf(perform('programs.recordEnrolment', { id: 'e4', personId: 'm3', programmeCode: 'pbi_jkn', source: 'kartu' }, psm))).toBe('ok')
    expect(store.get(Enrolment, 'e4')).toMatchObject({ householdId: null, personId: 'm3' })
    expect(codeOf(perform('programs.recordEnrolment', { id: 'e5', personId: 'm3', householdId: 'h1', programmeCode: 'pkh', source: 'warga' }, psm))).toBe('SUBJEK_TIDAK_ADA')
  })
  it('a family that moved away is not written about here', () => {
    store.set(Household, row({ id: 'h1', headName: 'Wiryo Contoh', state: 'pindah' }))
    expect(codeOf(perform('programs.recordEnrolment', pkh, psm))).toBe('SUBJEK_TIDAK_ADA')
  })
  it('"asked, receives nothing" is refused while something runs; an older asking does not replace a newer one', () => {
    perform('programs.recordEnrolment', pkh, psm)
    expect(codeOf(perform('programs.checkEnrolments', { householdId: 'h1', on: '2026-11-09', nothing: true }, psm))).toBe('MASIH_MENERIMA')
    expect(codeOf(perform('programs.checkEnrolments', { householdId: 'h1', on: '2026-11-11' }, psm))).toBe('TANGGAL_DEPAN')
    expect(codeOf(perform('programs.checkEnrolments', { householdId: 'h1', on: '2026-11-09' }, psm))).toBe('ok')
    expect(codeOf(perform('programs.checkEnrolments', { householdId: 'h1', on: '2026-10-01' }, psm))).toBe('ok')
    expect(store.get(EnrolmentCheck, 'h1')).toMatchObject({ checkedOn: '2026-11-09', checkedBy: 'p-sari' })
  })
})

describe('the desil is brought in, never made', () => {
  const decile = { householdId: 'h1', value: 3, asOf: '2026-09-30', source: 'Unduhan SIKS-NG 2026-10-18' }
  it.each([
    ['the village operator', decile, operator, 'ok'], ['a volunteer', decile, psm, 'BUKAN_WEWENANG'], ['the operator, desil 11', { ...decile, value: 11 }, operator, 'ISIAN_BELUM_BENAR'],
    ['the operator, without a source', { ...decile, source: '' }, operator, 'ISIAN_BELUM_BENAR'], ['the operator, of tomorrow', { ...decile, asOf: '2026-11-11' }, operator, 'TANGGAL_DEPAN'],
  ])('by %s: %s', (_name, input, actor, result) => expect(codeOf(perform('programs.recordDecile', input, actor as Who))).toBe(result))
  it('a newer date replaces an older one, never the other way round', () => {
    perform('programs.recordDecile', decile, operator)
    expect(codeOf(perform('programs.recordDecile', { ...decile, value: 6, asOf: '2026-06-30' }, operator))).toBe('DATA_LEBIH_LAMA')
    expect(codeOf(perform('programs.recordDecile', { ...decile, value: 2, asOf: '2026-10-31' }, operator))).toBe('ok')
    expect(store.get(Decile, 'h1')).toMatchObject({ value: 2, asOf: '2026-10-31' })
  })
})

describe('what this family may get and is not getting, from the rows on the phone', () => {
  it('changes as the volunteer learns more', () => {
    for (const p of localProgrammes) perform('programs.publish', p, head, city)
    const programmes = [...store.all(Programme)] as ProgrammeRow[]
    const list = (): [string, string][] => notGetting(programmes, findFamily(store, 'h1', today) as never, today).map((x) => [x.programme.code as string, x.verdict.eligible])
    expect(Object.fromEntries(list())).toMatchObject({ pkh: 'belum_diketahui', alat_bantu: 'lolos', bina_keluarga: 'gagal', modal_usaha: 'gagal', sembako: 'belum_diketahui' })
    perform('programs.recordDecile', { householdId: 'h1', value: 2, asOf: '2026-09-30', source: 'SIKS-NG' }, operator)
    store.set(Answer, row({ id: 'm2.R', owner: 'person', ownerId: 'm2', values: { '412': '2' }, vocab: 'regsosek22k', answeredOn: '2026-10-01' }))
    store.set(Answer, row({ id: 'h1.N', class: 'N', owner: 'household', ownerId: 'h1', values: { '301a': '1', '301b': '5' }, vocab: 'regsosek22k', answeredOn: '2026-10-01' }))
    perform('programs.checkEnrolments', { householdId: 'h1', on: '2026-11-01', nothing: true }, psm)
    expect(Object.fromEntries(list())).toMatchObject({ pkh: 'lolos', sembako: 'lolos', pip: 'lolos', pbi_jkn: 'lolos', bsps: 'belum_diketahui', sekolah_rakyat: 'lolos' })
    perform('programs.recordEnrolment', { id: 'e1', householdId: 'h1', programmeCode: 'pkh', programmeName: 'PKH', since: '2026-11-02', source: 'siksng' }, operator)
    const after = Object.fromEntries(list())
    expect(after.pkh).toBeUndefined()
    expect(after.blt_dd).toBe('gagal')
  })
  it('a homeless person without papers is judged alone', () => {
    store.set(PpksTag, row({ id: 't1', subjectKind: 'person', subjectId: 'm3', category: 'PPKS-11', validFrom: '2026-10-01', validTo: null }))
    const list = notGetting([...store.all(Programme)] as ProgrammeRow[], findLonePerson(store, 'm3', today) as never, today)
    expect(list.find((x) => x.programme.code === 'atensi')?.verdict).toMatchObject({ eligible: 'lolos', members: [{ id: 'm3' }] })
    expect(list.find((x) => x.programme.code === 'pbi_jkn')?.verdict.criteria.find((c) => c.code === 'nik')).toMatchObject({ result: 'gagal', fix: { role: 'puskesos_fo', place: village } })
  })
})

it('a family that moves takes its enrolments along, to another regency too', () => {
  perform('programs.recordEnrolment', { id: 'e1', householdId: 'h1', programmeCode: 'pkh', since: '2025-03-01', source: 'kartu' }, psm)
  perform('programs.recordDecile', { householdId: 'h1', value: 3, asOf: '2026-09-30', source: 'SIKS-NG' }, operator)
  const to = '33.28.02.2001'
  const next = programs.reactions?.[0]?.act({ id: 'h1', to }, { id: 'a', place: village, at: `${today}T03:00:00Z`, person: 'p-sari' })
  expect(codeOf(perform(next?.act ?? '', next?.input ?? {}, theHouse))).toBe('ok')
  expect(store.get(Enrolment, 'e1')).toMatchObject({ place: to, programmeCode: 'pkh', since: '2025-03-01', class: 'R' })
  expect(store.get(Decile, 'h1')).toMatchObject({ place: to, value: 3 })
  expect(codeOf(perform(next?.act ?? '', next?.input ?? {}, theHouse))).toBe('TIDAK_ADA')
})

it('counts running enrolments by programme and families by desil', () => {
  perform('programs.recordEnrolment', { id: 'e1', householdId: 'h1', programmeCode: 'pkh', since: '2025-03-01', source: 'kartu' }, psm)
  const e = store.get(Enrolment, 'e1') as AnyRow
  expect(house.counters.flatMap((c) => (c.record.name === 'enrolment' ? c.of(e) : []))).toEqual([{ key: 'pkh', date: '2025-03-01' }])
  expect(house.counters.flatMap((c) => (c.record.name === 'enrolment' ? c.of({ ...e, state: 'berakhir', until: '2026-01-31' }) : []))).toEqual([{ key: 'pkh', date: '2026-01-31' }])
})

it('what the acts ask for is seen in a review', async () => {
  const lines = (programs.acts as { name: string; version: number; input: { [k: string]: { kind: string; class: string; required?: boolean } } }[]).flatMap((a) => [
    `## ${a.name} v${a.version}`, '', ...Object.entries(a.input).map(([k, f]) => `- ${k}: ${f.kind} ${f.class}${f.required ? ' *' : ''}`), '',
  ])
  await expect(['# Tindakan programs', '', ...lines].join('\n')).toMatchFileSnapshot('golden/acts.md')
  expect(programs.flows?.map(flowTable) ?? []).toEqual([])
})
