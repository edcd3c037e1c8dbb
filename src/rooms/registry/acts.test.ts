// The registry at work, act by act, over rows in memory: what is kept, what is refused with which words, and that nothing typed is lost.
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Env } from '../../engine/act.ts'
import { buildHouse } from '../../engine/house.ts'
import { MemoryStore, performIn } from '../../engine/memory.ts'
import { Answer, type AnyRow, type RecordType } from '../../engine/record.ts'
import { spaceOf } from '../../engine/space.ts'
import { readAll } from '../../engine/perform.ts'
import { newId } from '../../engine/values/id.ts'
import type { Who } from '../../engine/who.ts'
import { reaches, scopesOf, theHouse } from '../../engine/who.ts'
import { organization } from '../organization/door.ts'
import { Community, Consent, Household, HouseholdMove, HouseholdStatus, Person, PpksTag, registry, Visit } from './door.ts'
import { likelySameHouseholds, likelySamePersons } from './identity.ts'
import { goodLatrine, lestariFamily, mansur, openWell, poorHouse, sampleIds, samplePlaces, smallMeter, suryadiFamily, wasteGroup } from './samples.ts'

const house = buildHouse([organization, registry])
const here = samplePlaces.kelurahan
const there = samplePlaces.neighbour
const village = samplePlaces.desa

const post = (role: string, place: string) => ({ id: `${role} ${place}`, role, place, from: '2024-01-01', until: null, unit: null })
const person = (name: string, role: string, place: string, teams: string[] = []): Who => ({ person: name, device: 'd', posts: [post(role, place)], teams, system: false })
const rini = person('rini', 'psm', here)
const tono = person('tono', 'psm', there)
const guci = person('slamet', 'psm', village)
const officer = person('ayu', 'duty_officer', '36.71', ['lane:36.71'])

let store: MemoryStore
beforeEach(() => {
  store = new MemoryStore()
})

let tick = Date.parse('2026-11-02T02:00:00Z')
const env = (place: string = here, day = '2026-11-02'): Env => ({ id: newId(tick++), at: `${day}T03:00:00Z`, day, place, person: null, device: 'd', post: null })

type Input = { [k: string]: unknown }
/** Performs as the server will: every row written lies in a space the act touches, and those are within the writer's reach or handed over. */
function does(name: string, input: Input, who: Who = rini, at: Env = env(who.posts[0]?.place.length === 13 ? who.posts[0].place : here)) {
  const type = house.acts.get(`registry.${name}`)
  if (!type) throw new Error(name)
  const facts = { ...at, person: who.person }
  const before = new Map<string, AnyRow>()
  for (const record of house.records.values()) for (const row of store.all(record)) before.set(`${record.name}/${row.id}`, row)
  const touched = type.touches(input, readAll(type, input, store), facts)
  const deposits = type.deposits(input, readAll(type, input, store), facts)
  const judged = performIn(house, store, `registry.${name}`, input, facts, who)
  if (judged.ok) {
    const scopes = scopesOf(who, house.roles)
    if (!who.system) for (const space of touched) expect(deposits.includes(space) || reaches(scopes, space), `${name} reaches ${space}`).toBe(true)
    for (const change of judged.changes) {
      expect(touched, `${name} writes ${change.record.name}`).toContain(spaceOf(change))
      const old = before.get(`${change.record.name}/${change.id}`)
      if (old) expect(touched, `${name} leaves ${change.record.name}`).toContain(spaceOf(old))
    }
  }
  return judged
}
const done = (...args: Parameters<typeof does>) => {
  const judged = does(...args)
  if (!judged.ok) throw new Error(`${args[0]}: ${judged.refusal.code} ${judged.refusal.say.id}`)
  return judged
}
const refusal = (...args: Parameters<typeof does>): string => {
  const judged = does(...args)
  if (judged.ok) throw new Error(`${args[0]} was accepted`)
  expect(judged.refusal.say.id.length).toBeGreaterThan(10)
  expect(judged.refusal.say.en.length).toBeGreaterThan(10)
  return judged.refusal.code
}
const row = (record: RecordType, id: string): AnyRow => {
  const found = store.get(record, id)
  if (!found) throw new Error(`no ${record.name} ${id}`)
  return found
}
const status = (id = sampleIds.suryadi) => row(HouseholdStatus, id)
const household = { householdId: sampleIds.suryadi }

describe('registering a family', () => {
  it('keeps head, members and numbers; the status knows five people and nothing of the house yet', () => {
    done('registerHousehold', suryadiFamily)
    expect(row(Household, sampleIds.suryadi)).toMatchObject({ place: here, class: 'R', headName: 'Suryadi Contoh', kk: '3671990501190007', state: 'ada', registeredBy: 'rini' })
    expect(store.where(Person, household)).toHaveLength(5)
    expect(row(Person, sampleIds.suryadiHead)).toMatchObject({ relation: '1', nik: '3671991203800001', doubts: [], doubtState: null })
    expect(row(Person, sampleIds.suryadiChildren[2] as string)).toMatchObject({ nik: null, nikReason: 'belum_dibuat', doubtState: null })
    expect(status()).toMatchObject({ class: 'N', members: 5, verifiedOn: null, workOrder: '0000-00-00', rtlh: 'tidak_diketahui', failed: [] })
  })
  it('takes what a family says about its size until all are listed', () => {
    done('registerHousehold', { ...lestariFamily, statedMembers: 3 })
    expect(status(sampleIds.lestari).members).toBe(3)
    done('addPerson', { id: newId(tick++), householdId: sampleIds.lestari, name: 'Cucu Contoh', nikReason: 'belum_dibuat', relation: '5' })
    expect(status(sampleIds.lestari).members).toBe(3)
    for (const n of [1, 2, 3]) done('addPerson', { id: newId(tick++), householdId: sampleIds.lestari, name: `Cucu ${n}`, nikReason: 'belum_dibuat', relation: '5' })
    expect(status(sampleIds.lestari).members).toBe(5)
  })
  it.each([
    ['no KK and no reason', { kk: undefined }, 'KK_ATAU_ALASAN'],
    ['no NIK of the head and no reason', { nik: undefined }, 'NIK_ATAU_ALASAN'],
    ['a member without NIK or reason', { members: [{ id: 'm1', name: 'Tanpa Alasan' }] }, 'NIK_ATAU_ALASAN'],
    ['a member without a name', { members: [{ id: 'm1', nikReason: 'hilang' }] }, 'ISIAN_BELUM_BENAR'],
    ['a member born on 31 February', { members: [{ id: 'm1', name: 'Salah Tanggal', nikReason: 'hilang', birthDate: '2001-02-31' }] }, 'ISIAN_BELUM_BENAR'],
    ['a head born the day after tomorrow', { birthDate: '2026-11-04' }, 'TANGGAL_DI_DEPAN'],
    ['the head listed twice', { members: [{ id: sampleIds.suryadiHead, name: 'Suryadi Contoh', nikReason: 'hilang' }] }, 'ANGGOTA_KEMBAR'],
    ['no head', { headName: '' }, 'ISIAN_BELUM_BENAR'],
  ])('refuses %s', (_, change, code) => {
    expect(refusal('registerHousehold', { ...suryadiFamily, ...change })).toBe(code)
    expect(store.size(Household)).toBe(0)
  })
  it('cannot be done twice, nor take over somebody who is there, nor from outside the village', () => {
    done('registerHousehold', suryadiFamily)
    expect(refusal('registerHousehold', suryadiFamily)).toBe('SUDAH_ADA')
    expect(refusal('registerHousehold', { ...lestariFamily, headId: sampleIds.suryadiWife })).toBe('SUDAH_ADA')
    expect(refusal('registerHousehold', lestariFamily, tono, env(here))).toBe('BUKAN_WEWENANG')
    expect(refusal('registerHousehold', lestariFamily, person('camat', 'village_head', here))).toBe('BUKAN_WEWENANG')
    expect(refusal('registerHousehold', lestariFamily, person('ipsm', 'ipsm_board_city', '36.71'))).toBe('BUKAN_WEWENANG')
  })
  it.each([['9998', 'hilang', null], ['9999', 'tidak_punya', null], ['36719905', 'bukan_16_angka', '36719905'], ['3671993201190007', 'tanggal_tidak_sah', '3671993201190007']])(
    'a KK written %s is kept with its reason', (kk, kkReason, kkRaw) => {
      done('registerHousehold', { ...suryadiFamily, kk })
      expect(row(Household, sampleIds.suryadi)).toMatchObject({ kk: null, kkReason, kkRaw })
    },
  )
})

describe('a NIK never stops a person', () => {
  const add = (change: Input) => {
    const id = newId(tick++)
    done('addPerson', { id, noHousehold: 'sementara', name: 'Orang Contoh', ...change })
    return row(Person, id)
  }
  it('a woman’s NIK with a man’s sex: saved, and marked for verification', () => {
    expect(add({ nik: '3671055002850001', sex: 'L' })).toMatchObject({ nik: '3671055002850001', sex: 'L', birthDate: '1985-02-10', doubts: ['nik_jenis_kelamin'], doubtState: 'perlu' })
  })
  it('day 00 and fifteen digits: saved with the raw text and the reason', () => {
    expect(add({ nik: '3671050002850001' })).toMatchObject({ nik: null, nikRaw: '3671050002850001', nikReason: 'tanggal_tidak_sah', doubtState: 'perlu' })
    expect(add({ nik: '367105500285001' })).toMatchObject({ nik: null, nikRaw: '367105500285001', nikReason: 'bukan_16_angka', doubtState: 'perlu' })
  })
  it('without papers, family or address: saved with the reasons', () => {
    done('addPerson', mansur)
    expect(row(Person, mansur.id)).toMatchObject({ nik: null, nikRaw: null, nikReason: 'tanpa_identitas', householdId: null, place: here, doubtState: null })
  })
  it('says what is in the NIK where nobody stated it', () => {
    expect(add({ nik: '3671995002850009' })).toMatchObject({ sex: 'P', birthDate: '1985-02-10' })
  })
  it('the same NIK twice: both saved, the second one in doubt; two in one family doubt each other', () => {
    expect(add({ nik: '3671995002850009' }).doubtState).toBeNull()
    expect(add({ nik: '3671995002850009' })).toMatchObject({ doubts: ['nik_ganda'], doubtState: 'perlu' })
    done('registerHousehold', { ...lestariFamily, members: [{ id: 'm1', name: 'Kembar Contoh', nik: lestariFamily.nik, relation: '8' }] })
    expect(row(Person, 'm1').doubts).toEqual(['nik_ganda'])
    expect(row(Person, sampleIds.lestariHead).doubts).toEqual(['nik_ganda'])
  })
  it('the hint before saving names who is there already', () => {
    done('registerHousehold', suryadiFamily)
    const people = [...store.all(Person)] as never[]
    expect(likelySamePersons({ nik: '3671995002850001' }, people).map((l) => [l.because, l.person.name])).toEqual([['nik', 'Wati Contoh']])
    expect(likelySamePersons({ name: 'WATI  contoh', birthDate: '1985-02-10' }, people).map((l) => l.because)).toEqual(['nama_tanggal_lahir'])
    expect(likelySamePersons({ id: sampleIds.suryadiWife, nik: '3671995002850001' }, people)).toEqual([])
    expect(likelySamePersons({ name: 'Wati Contoh' }, people)).toEqual([])
    const families = [...store.all(Household)] as never[]
    expect(likelySameHouseholds({ kk: '3671990501190007' }, families).map((f) => f.household.headName)).toEqual(['Suryadi Contoh'])
    expect(likelySameHouseholds({ kk: '9999' }, families)).toEqual([])
  })
  it('needs a family or the reason there is none', () => {
    expect(refusal('addPerson', { id: 'x', name: 'Tanpa Keluarga', nikReason: 'hilang' })).toBe('KELUARGA_ATAU_ALASAN')
    expect(refusal('addPerson', { id: 'x', name: 'Tanpa NIK', noHousehold: 'tamu' })).toBe('NIK_ATAU_ALASAN')
    expect(refusal('addPerson', { id: 'x', name: 'Salah Rumah', nikReason: 'hilang', householdId: 'nowhere' })).toBe('TIDAK_DITEMUKAN')
  })
  it('a doubt is settled with a note, and opens again only when something changes', () => {
    const { id } = add({ nik: '3671055002850001', sex: 'L' })
    expect(refusal('settleDoubts', { id })).toBe('ISIAN_BELUM_BENAR')
    done('settleDoubts', { id, note: 'KTP asli dilihat' })
    expect(row(Person, id).doubtState).toBe('selesai')
    expect(refusal('settleDoubts', { id, note: 'KTP asli dilihat' })).toBe('TIDAK_ADA_KERAGUAN')
    done('editPerson', { id, phone: '081200000009' })
    expect(row(Person, id).doubtState).toBe('selesai')
    done('editPerson', { id, birthDate: '1986-02-10' })
    expect(row(Person, id)).toMatchObject({ doubts: ['nik_jenis_kelamin', 'nik_tanggal_lahir'], doubtState: 'perlu' })
    done('editPerson', { id, birthDate: '1985-02-10', sex: 'P' })
    expect(row(Person, id)).toMatchObject({ doubts: [], doubtState: 'selesai' })
  })
  it('the house flags a number that another regency holds, too; nobody else may', () => {
    const { id } = add({ nik: '3671995002850009' })
    expect(refusal('flagSameNik', { id })).toBe('BUKAN_WEWENANG')
    done('flagSameNik', { id }, theHouse, env())
    expect(row(Person, id)).toMatchObject({ doubts: ['nik_ganda'], doubtState: 'perlu' })
  })
  it('any text at all is kept: as a NIK or as it was written', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 30 }).filter((s) => s.trim() !== ''), (nik) => {
      const kept = add({ nik })
      expect(kept.nik ?? kept.nikRaw).toBeTruthy()
    }), { numRuns: 40 })
  })
})

describe('the four inventories', () => {
  beforeEach(() => done('registerHousehold', suryadiFamily))

  it('each saved alone: 35 m² for five, an unprotected well: RTLH, two of four failed', () => {
    done('recordHouse', { ...household, ...poorHouse })
    expect(status()).toMatchObject({ areaPerPerson: 7, density: 'gagal', structure: 'lolos', water: 'tidak_diketahui', rtlh: 'ya', failed: ['density'], houseOn: '2026-11-02', waterOn: null })
    done('recordWater', { ...household, ...openWell })
    done('recordLatrine', { ...household, ...goodLatrine })
    done('recordElectricity', { ...household, ...smallMeter })
    expect(status()).toMatchObject({
      density: 'gagal', structure: 'lolos', water: 'gagal', sanitation: 'lolos', electricity: 'ada', power450: 'ya', rtlh: 'ya', failed: ['density', 'water'],
      verifiedOn: '2026-11-02', workOrder: '2026-11-02', openDefecation: 'tidak',
    })
    expect(row(Answer, `${sampleIds.suryadi}.N`)).toMatchObject({ class: 'N', owner: 'household', vocab: 'regsosek22k', values: { '302': 35, '306a': '6', '310': '1', '307b1': '1' } })
    done('recordHouse', { ...household, '302': 36 })
    done('recordWater', { ...household, '306a': '5' })
    expect(status()).toMatchObject({ rtlh: 'tidak', failed: [] })
  })
  it('a member more, and the same 36 m² are too little', () => {
    done('recordHouse', { ...household, ...poorHouse, '302': 36 })
    expect(status().density).toBe('lolos')
    done('addPerson', { id: newId(tick++), ...household, name: 'Bayi Contoh', nikReason: 'belum_dibuat', relation: '3', presence: '5' })
    expect(status()).toMatchObject({ members: 6, density: 'gagal' })
  })
  it('a hole in the ground is decent in a desa and not in a kelurahan', () => {
    done('recordLatrine', { ...household, ...goodLatrine, '310': '4' })
    expect(status().sanitation).toBe('gagal')
    done('registerHousehold', lestariFamily, guci)
    done('recordLatrine', { householdId: sampleIds.lestari, ...goodLatrine, '310': '4' }, guci)
    expect(status(sampleIds.lestari).sanitation).toBe('lolos')
  })
  it('an answer that is no longer asked is emptied', () => {
    done('recordWater', { ...household, '306a': '2', sumber_air_mandi: '4' })
    expect(status().water).toBe('lolos')
    done('recordWater', { ...household, '306a': '6' })
    expect(row(Answer, `${sampleIds.suryadi}.N`).values).toMatchObject({ '306a': '6', sumber_air_mandi: null })
    expect(status().water).toBe('gagal')
  })
  it('freshness is the latest day anybody looked, and never a day that has not come', () => {
    done('recordHouse', { ...household, ...poorHouse, on: '2026-10-20' })
    done('recordWater', { ...household, ...openWell, on: '2026-09-01' })
    expect(status()).toMatchObject({ verifiedOn: '2026-10-20', houseOn: '2026-10-20', waterOn: '2026-09-01' })
    expect(refusal('recordHouse', { ...household, ...poorHouse, on: '2026-12-01' })).toBe('TANGGAL_DI_DEPAN')
    // A phone whose clock is a day ahead is not punished; the day of the act is kept.
    done('recordHouse', { ...household, ...poorHouse, on: '2026-11-03' })
    expect(status().verifiedOn).toBe('2026-11-02')
  })
  it('what two people answered apart is kept twice; the standing follows what is in force', () => {
    done('recordHouse', { ...household, ...poorHouse })
    done('recordHouse', { ...household, '302': 50, was: { '302': 35 } })
    const late = does('recordHouse', { ...household, '302': 20, '303': '2', was: { '302': 35, '303': '6' } })
    expect(late.ok).toBe(true)
    expect(row(Answer, `${sampleIds.suryadi}.N`).values).toMatchObject({ '302': 50, '303': '2' })
    expect(status()).toMatchObject({ areaPerPerson: 10, density: 'lolos' })
  })
  it('refuses an impossible area, an empty form, and a household that is not there', () => {
    expect(refusal('recordHouse', { ...household, '302': -4 })).toBe('ISIAN_BELUM_BENAR')
    expect(refusal('recordHouse', { ...household, '302': 'luas' })).toBe('ISIAN_BELUM_BENAR')
    expect(refusal('recordHouse', household)).toBe('BELUM_DIISI')
    expect(refusal('recordHouse', { householdId: 'nowhere', '302': 30 })).toBe('TIDAK_DITEMUKAN')
    expect(refusal('recordHouse', { ...household, '302': 30 }, tono)).toBe('TIDAK_DITEMUKAN')
  })
  it('keeps an option this release does not know, and judges nothing by it', () => {
    done('recordWater', { ...household, '306a': '14' })
    expect(row(Answer, `${sampleIds.suryadi}.N`).values).toMatchObject({ '306a': '14' })
    expect(status().water).toBe('tidak_diketahui')
  })
  it('welfare answers are of class R and make the household fresh', () => {
    done('recordWelfare', { ...household, khawatir_makan: '1' })
    expect(row(Answer, `${sampleIds.suryadi}.R`)).toMatchObject({ class: 'R', values: { khawatir_makan: '1' } })
    expect(status().verifiedOn).toBe('2026-11-02')
  })
})

describe('a member’s answers', () => {
  beforeEach(() => done('registerHousehold', suryadiFamily))
  const wife = { personId: sampleIds.suryadiWife }

  it('sadness and HIV go to the restricted lane, the rest stays with the village', () => {
    done('recordMember', { ...wife, '410': '2', '428a': '4', '428j': '1', '430': ['2', '12'] })
    expect(row(Answer, `${sampleIds.suryadiWife}.R`)).toMatchObject({ class: 'R', team: null, values: { '410': '2', '428a': '4', '430': ['2'] } })
    expect(row(Answer, `${sampleIds.suryadiWife}.X`)).toMatchObject({ class: 'X', team: 'lane:36.71', values: { '428j': '1', '430': ['12'] } })
  })
  it('HIV alone leaves nothing of the question in the open', () => {
    done('recordMember', { ...wife, '430': ['12'] })
    expect(store.get(Answer, `${sampleIds.suryadiWife}.R`)).toBeUndefined()
  })
  it('a team one does not belong to is no team', () => {
    expect(refusal('recordMember', { ...wife, '428j': '1', team: 'case:123' })).toBe('TIDAK_DITEMUKAN')
    done('recordMember', { ...wife, '428j': '1', team: 'case:123' }, { ...rini, teams: ['case:123'] })
    expect(row(Answer, `${sampleIds.suryadiWife}.X`).team).toBe('case:123')
  })
})

describe('mending what was written', () => {
  beforeEach(() => done('registerHousehold', suryadiFamily))

  it('a death is told through presence: one person fewer, in the count the family gave as well', () => {
    done('editHousehold', { id: sampleIds.suryadi, statedMembers: 6, was: { statedMembers: null } })
    expect(status().members).toBe(6)
    done('editPerson', { id: sampleIds.suryadiWife, presence: '2', diedOn: '2026-10-30', was: { presence: '1' } })
    expect(status().members).toBe(5)
    expect(row(Household, sampleIds.suryadi).statedMembers).toBe(5)
    done('recordHouse', { ...household, ...poorHouse, '302': 36 })
    expect(status().density).toBe('lolos')
  })
  it('two people write the same name apart: the first stays, the second waits for a choice', () => {
    const id = sampleIds.suryadiWife
    done('editPerson', { id, name: 'Wati Contoh Baru', was: { name: 'Wati Contoh' } })
    done('editPerson', { id, name: 'Watti Contoh', phone: '081299999999', was: { name: 'Wati Contoh', phone: null } })
    expect(row(Person, id)).toMatchObject({ name: 'Wati Contoh Baru', phone: '081299999999' })
  })
  it('a NIK somebody else mended meanwhile keeps its reason and its raw text whole', () => {
    done('addPerson', mansur)
    const { id } = mansur
    done('editPerson', { id, nik: '3671991203800005', was: { nik: null } })
    done('editPerson', { id, nik: '123', was: { nik: null } })
    expect(row(Person, id)).toMatchObject({ nik: '3671991203800005', nikRaw: null, nikReason: null })
  })
  it('who joins or leaves a family is counted there, and a new head gives it the name', () => {
    done('addPerson', mansur)
    done('editPerson', { id: mansur.id, householdId: sampleIds.suryadi, relation: '8', was: { householdId: null } })
    expect(status().members).toBe(6)
    expect(refusal('editPerson', { id: sampleIds.suryadiWife, householdId: null })).toBe('KELUARGA_ATAU_ALASAN')
    done('editPerson', { id: sampleIds.suryadiHead, householdId: null, noHousehold: 'merantau' })
    expect(status().members).toBe(5)
    done('editPerson', { id: sampleIds.suryadiWife, relation: '1' })
    expect(row(Household, sampleIds.suryadi).headName).toBe('Wati Contoh')
  })
  it('a name cannot be emptied, a NIK only for a reason', () => {
    expect(refusal('editPerson', { id: sampleIds.suryadiWife, name: '' })).toBe('ISIAN_BELUM_BENAR')
    expect(refusal('editPerson', { id: sampleIds.suryadiWife, nik: '' })).toBe('NIK_ATAU_ALASAN')
    done('editPerson', { id: sampleIds.suryadiWife, nik: '', nikReason: 'hilang' })
    expect(row(Person, sampleIds.suryadiWife)).toMatchObject({ nik: null, nikReason: 'hilang' })
    expect(refusal('editHousehold', { id: sampleIds.suryadi, headName: '' })).toBe('ISIAN_BELUM_BENAR')
    expect(refusal('editHousehold', { id: sampleIds.suryadi, kk: '' })).toBe('KK_ATAU_ALASAN')
    expect(refusal('editPerson', { id: sampleIds.suryadiWife, diedOn: '2027-01-01' })).toBe('TANGGAL_DI_DEPAN')
  })
  it('a dissolved family leaves the counts', () => {
    done('editHousehold', { id: sampleIds.suryadi, state: 'bubar', was: { state: 'ada' } })
    expect(status().state).toBe('bubar')
  })
  it('a group is written down and mended', () => {
    done('registerCommunity', wasteGroup)
    done('editCommunity', { id: wasteGroup.id, members: 20, was: { members: 14 } })
    expect(row(Community, wasteGroup.id)).toMatchObject({ name: 'Kelompok Pemulung Contoh', members: 20, class: 'R' })
    expect(refusal('editCommunity', { id: wasteGroup.id, members: 1 }, tono)).toBe('TIDAK_DITEMUKAN')
  })
})

describe('PPKS categories', () => {
  beforeEach(() => done('registerHousehold', suryadiFamily))
  const tag = (category: string, more: Input = {}) => ({ id: newId(tick++), subjectKind: 'person', subjectId: sampleIds.suryadiWife, category, method: 'wawancara', ...more })

  it.each([['PPKS-23', undefined, 'N', null], ['PPKS-09', 'fisik', 'R', null], ['PPKS-09', 'mental', 'X', 'lane:36.71'], ['PPKS-19', undefined, 'X', 'lane:36.71'], ['PPKS-02', undefined, 'X', 'lane:36.71']])(
    '%s (%s) is kept at class %s', (category, detail, cls, team) => {
      const input = tag(category, detail ? { detail } : {})
      done('tagPpks', input)
      expect(row(PpksTag, input.id)).toMatchObject({ class: cls, team, sex: 'P', assignedBy: 'rini', validFrom: '2026-11-02', validTo: null })
    },
  )
  it('a sealed tag goes to one’s own case team, never to another’s', () => {
    const sealed = tag('PPKS-19', { team: 'case:77' })
    expect(refusal('tagPpks', sealed)).toBe('TIDAK_DITEMUKAN')
    done('tagPpks', sealed, { ...rini, teams: ['case:77'] })
    expect(row(PpksTag, sealed.id).team).toBe('case:77')
  })
  it('an open one cannot be set twice; a sealed one does not tell by refusing that it is there', () => {
    done('tagPpks', tag('PPKS-24', { subjectKind: 'household', subjectId: sampleIds.suryadi }))
    expect(refusal('tagPpks', tag('PPKS-24', { subjectKind: 'household', subjectId: sampleIds.suryadi }))).toBe('SUDAH_DITETAPKAN')
    done('tagPpks', tag('PPKS-19'))
    expect(does('tagPpks', tag('PPKS-19')).ok).toBe(true)
    expect(refusal('tagPpks', tag('PPKS-19'), { ...officer, posts: [post('dinsos_verifier', '36.71')] })).toBe('SUDAH_DITETAPKAN')
  })
  it('is ended with a reason by those who may see it; to others it is not there', () => {
    const open = tag('PPKS-23')
    const sealed = tag('PPKS-19')
    done('tagPpks', open)
    done('tagPpks', sealed)
    expect(refusal('endPpks', { id: open.id })).toBe('ISIAN_BELUM_BENAR')
    done('endPpks', { id: open.id, endReason: 'Sudah bekerja' })
    expect(row(PpksTag, open.id)).toMatchObject({ validTo: '2026-11-02', endedBy: 'rini' })
    expect(refusal('endPpks', { id: open.id, endReason: 'Sudah bekerja' })).toBe('SUDAH_BERAKHIR')
    expect(refusal('endPpks', { id: sealed.id, endReason: 'Salah' })).toBe('TIDAK_DITEMUKAN')
    expect(refusal('endPpks', { id: 'nothing', endReason: 'Salah' })).toBe('TIDAK_DITEMUKAN')
    done('endPpks', { id: sealed.id, endReason: 'Selesai ditangani' }, officer, env(here))
  })
  it('refuses a category nobody knows, a detail where it does not belong, a subject that is not here', () => {
    expect(refusal('tagPpks', tag('PPKS-77'))).toBe('KATEGORI_TIDAK_DIKENAL')
    expect(refusal('tagPpks', tag('PPKS-24', { detail: 'fisik' }))).toBe('RAGAM_TIDAK_BERLAKU')
    expect(refusal('tagPpks', tag('PPKS-24', { subjectId: 'nobody' }))).toBe('TIDAK_DITEMUKAN')
    expect(refusal('tagPpks', tag('PPKS-24'), tono)).toBe('TIDAK_DITEMUKAN')
  })
})

describe('notice and consent', () => {
  beforeEach(() => done('registerHousehold', suryadiFamily))
  const consent = (more: Input = {}) => ({ id: newId(tick++), subjectKind: 'household', subjectId: sampleIds.suryadi, kind: 'consent', purpose: 'pendataan', method: 'lisan', ...more })
  it('is kept with who took it, and can be withdrawn once', () => {
    const c = consent()
    done('recordConsent', c)
    expect(row(Consent, c.id)).toMatchObject({ givenOn: '2026-11-02', takenBy: 'rini', class: 'R' })
    done('withdrawConsent', { id: c.id })
    expect(refusal('withdrawConsent', { id: c.id })).toBe('SUDAH_DITARIK')
    expect(refusal('withdrawConsent', { id: c.id }, tono)).toBe('TIDAK_DITEMUKAN')
  })
  it('a guardian has a name', () => {
    expect(refusal('recordConsent', consent({ kind: 'guardian' }))).toBe('WALI_PERLU')
    done('recordConsent', consent({ kind: 'guardian', guardianName: 'Suryadi Contoh', guardianRelation: 'ayah' }))
    expect(refusal('recordConsent', consent({ method: undefined }))).toBe('ISIAN_BELUM_BENAR')
  })
})

describe('a visit', () => {
  beforeEach(() => done('registerHousehold', suryadiFamily))
  const visit = (more: Input = {}) => ({ id: newId(tick++), ...household, purpose: 'pendampingan', result: '1', functions: ['dinamisator', 'administrator'], tasks: ['T2'], ...more })

  it('with two functions is one visit; completed, it makes the household fresh', () => {
    const v = visit({ note: 'menggerakkan warga kerja bakti, mencatat hasil' })
    done('recordVisit', v)
    expect(row(Visit, v.id)).toMatchObject({ by: 'rini', on: '2026-11-02', functions: ['dinamisator', 'administrator'], class: 'R' })
    expect(status().verifiedOn).toBe('2026-11-02')
    const tallies = (name: string) => house.counters.find((c) => c.name === name)?.of(row(Visit, v.id))
    expect(tallies('visit.total')).toEqual([{ key: 'visit', date: '2026-11-01' }])
    expect(tallies('visit.function')).toEqual([{ key: 'dinamisator', date: '2026-11-01' }, { key: 'administrator', date: '2026-11-01' }])
  })
  it.each(['2', '3', '4', '5'])('with result %s does not', (result) => {
    done('recordVisit', visit({ result }))
    expect(status().verifiedOn).toBeNull()
  })
  it('may bring answers along, which do', () => {
    done('recordVisit', visit({ result: '2', answers: { ...poorHouse, ...openWell } }))
    expect(status()).toMatchObject({ rtlh: 'ya', failed: ['density', 'water'], verifiedOn: '2026-11-02' })
    expect(refusal('recordVisit', visit({ answers: { '302': 'besar' } }))).toBe('ISIAN_BELUM_BENAR')
  })
  it('of a person without a family, or of a group', () => {
    done('addPerson', mansur)
    done('registerCommunity', wasteGroup)
    done('recordVisit', visit({ householdId: null, personId: mansur.id }))
    done('recordVisit', visit({ householdId: null, communityId: wasteGroup.id }))
    expect(refusal('recordVisit', visit({ householdId: null }))).toBe('SIAPA_DIKUNJUNGI')
    expect(refusal('recordVisit', visit({ householdId: null, personId: mansur.id, answers: { '302': 20 } }))).toBe('KELUARGA_PERLU')
  })
  it('within a sealed case lives with its team, and leaves no trace outside', () => {
    const v = visit({ team: 'case:9', caseId: '9' })
    expect(refusal('recordVisit', v)).toBe('TIDAK_DITEMUKAN')
    done('recordVisit', v, { ...rini, teams: ['case:9'] })
    expect(row(Visit, v.id)).toMatchObject({ class: 'X', team: 'case:9' })
    expect(status().verifiedOn).toBeNull()
  })
  it('by a PSM names at least one of the six tasks; other officers need not', () => {
    expect(refusal('recordVisit', visit({ tasks: [] }))).toBe('TUGAS_BELUM_DIPILIH')
    done('recordVisit', visit({ tasks: [] }), person('ayu', 'dinsos_verifier', '36.71'), env(here))
  })
})

describe('moving to another village', () => {
  beforeEach(() => {
    done('registerHousehold', suryadiFamily)
    done('recordHouse', { ...household, ...poorHouse })
    done('recordWelfare', { ...household, kepala_bekerja: '1' })
    done('recordMember', { personId: sampleIds.suryadiWife, '410': '1', '428j': '2' })
    done('tagPpks', { id: 'open', subjectKind: 'household', subjectId: sampleIds.suryadi, category: 'PPKS-24' })
    done('tagPpks', { id: 'sealed', subjectKind: 'person', subjectId: sampleIds.suryadiWife, category: 'PPKS-19' })
    done('tagPpks', { id: 'case', subjectKind: 'person', subjectId: sampleIds.suryadiWife, category: 'PPKS-18', team: 'case:5' }, { ...rini, teams: ['case:5'] })
    done('recordConsent', { id: 'yes', subjectKind: 'household', subjectId: sampleIds.suryadi, kind: 'consent', purpose: 'pendataan', method: 'lisan' })
    done('recordVisit', { id: 'visit', ...household, tasks: ['T3'] })
  })
  const placesOf = (record: RecordType) => [...new Set([...store.all(record)].map((r) => r.place))]

  it.each([['in the same city', there, 'lane:36.71'], ['in another regency', village, 'lane:33.28']])('%s: everything of theirs arrives, a notice stays', (_, to, lane) => {
    done('moveHousehold', { id: sampleIds.suryadi, to, reason: 'ikut orang tua', address: 'Jl. Baru 1' })
    for (const record of [Household, HouseholdStatus, Person, Consent]) expect(placesOf(record)).toEqual([to])
    expect(placesOf(Answer)).toEqual([to])
    expect(row(Household, sampleIds.suryadi)).toMatchObject({ headName: 'Suryadi Contoh', kk: '3671990501190007', address: 'Jl. Baru 1', gps: null })
    expect(row(Answer, `${sampleIds.suryadiWife}.X`)).toMatchObject({ place: to, team: lane, values: { '428j': '2' } })
    expect(row(PpksTag, 'open').place).toBe(to)
    expect(row(PpksTag, 'sealed')).toMatchObject({ place: to, team: lane })
    // A case keeps what its team holds, and a visit stays where it was made.
    expect(row(PpksTag, 'case')).toMatchObject({ place: here, team: 'case:5' })
    expect(row(Visit, 'visit').place).toBe(here)
    expect(store.size(HouseholdMove)).toBe(6)
    expect(status()).toMatchObject({ members: 5, density: 'gagal', verifiedOn: null, houseOn: null, workOrder: '0000-00-00' })
  })
  it('who comes too late is told where they went, about the family and about each member', () => {
    done('moveHousehold', { id: sampleIds.suryadi, to: there, on: '2026-10-31' })
    const late = does('recordHouse', { ...household, '302': 40 })
    expect(late).toMatchObject({ ok: false, refusal: { code: 'SUDAH_PINDAH', say: { id: 'Keluarga ini sudah pindah ke wilayah 36.71.05.1002 sejak 31 Oktober 2026. Hubungi petugas di sana; tulisan Anda tidak hilang.' } } })
    expect(refusal('editPerson', { id: sampleIds.suryadiWife, phone: '081200000000' })).toBe('SUDAH_PINDAH')
    expect(refusal('recordVisit', { id: 'v2', ...household, tasks: ['T3'] })).toBe('SUDAH_PINDAH')
    expect(refusal('moveHousehold', { id: sampleIds.suryadi, to: village })).toBe('SUDAH_PINDAH')
    // Somebody whom they never lived with learns nothing.
    expect(refusal('recordHouse', { ...household, '302': 40 }, guci)).toBe('TIDAK_DITEMUKAN')
    done('recordHouse', { ...household, '302': 40 }, tono)
  })
  it('and back again', () => {
    done('moveHousehold', { id: sampleIds.suryadi, to: there })
    done('moveHousehold', { id: sampleIds.suryadi, to: here }, tono)
    done('recordHouse', { ...household, '302': 40 })
    expect(refusal('recordHouse', { ...household, '302': 40 }, tono)).toBe('SUDAH_PINDAH')
  })
  it('refuses a place that is no village, the same village, and a day that has not come', () => {
    expect(refusal('moveHousehold', { id: sampleIds.suryadi, to: '36.71' })).toBe('TUJUAN_BELUM_LENGKAP')
    expect(refusal('moveHousehold', { id: sampleIds.suryadi, to: here })).toBe('TUJUAN_SAMA')
    expect(refusal('moveHousehold', { id: sampleIds.suryadi, to: there, on: '2027-01-01' })).toBe('TANGGAL_DI_DEPAN')
    expect(refusal('moveHousehold', { id: sampleIds.suryadi })).toBe('ISIAN_BELUM_BENAR')
  })
})
