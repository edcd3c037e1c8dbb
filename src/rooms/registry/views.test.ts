// What lists and numbers show: who may open them, what is masked, the order of the work list, and that counting agrees with the rows.
import { beforeAll, describe, expect, it } from 'vitest'
import { type Sums, tally } from '../../engine/counter.ts'
import { buildHouse } from '../../engine/house.ts'
import { MemoryStore, performIn } from '../../engine/memory.ts'
import type { AnyRow, RecordType } from '../../engine/record.ts'
import { newId } from '../../engine/values/id.ts'
import { runInMemory } from '../../engine/view-memory.ts'
import type { Who } from '../../engine/who.ts'
import { organization } from '../organization/door.ts'
import { freshnessOf, registry } from './door.ts'
import { goodLatrine, lestariFamily, mansur, openWell, poorHouse, sampleIds, samplePlaces, smallMeter, suryadiFamily, wasteGroup } from './samples.ts'

const house = buildHouse([organization, registry])
const here = samplePlaces.kelurahan
const today = '2026-11-02'
const who = (role: string, place: string, teams: string[] = []): Who => ({ person: role, device: null, teams, system: false, posts: [{ id: role, role, place, from: '2024-01-01', until: null, unit: null }] })
const psm = who('psm', here)
const store = new MemoryStore()
let tick = Date.parse('2026-11-02T01:00:00Z')

const does = (name: string, input: { [k: string]: unknown }, day = today) => {
  const judged = performIn(house, store, `registry.${name}`, input, { id: newId(tick++), at: `${day}T02:00:00Z`, day, place: here, person: 'psm', device: null, post: null }, psm)
  if (!judged.ok) throw new Error(judged.refusal.say.id)
}
const family = (name: string, verifiedOn?: string): string => {
  const id = newId(tick++)
  does('registerHousehold', { id, headId: newId(tick++), headName: name, nikReason: 'hilang', kkReason: 'hilang' })
  if (verifiedOn) does('recordLatrine', { householdId: id, ...goodLatrine, on: verifiedOn })
  return id
}
let old = ''
let older = ''

beforeAll(() => {
  does('registerHousehold', suryadiFamily)
  for (const [name, answers] of [['recordHouse', poorHouse], ['recordWater', openWell], ['recordLatrine', goodLatrine], ['recordElectricity', smallMeter]] as const) does(name, { householdId: sampleIds.suryadi, ...answers })
  does('registerHousehold', lestariFamily)
  old = family('Kuning Contoh', '2026-05-01')
  older = family('Merah Contoh', '2025-10-01')
  does('addPerson', mansur)
  does('registerCommunity', wasteGroup)
  does('tagPpks', { id: 'a', subjectKind: 'person', subjectId: sampleIds.lestariHead, category: 'PPKS-08' })
  does('tagPpks', { id: 'b', subjectKind: 'person', subjectId: sampleIds.suryadiWife, category: 'PPKS-19' })
  does('tagPpks', { id: 'c', subjectKind: 'household', subjectId: sampleIds.suryadi, category: 'PPKS-24' })
  does('recordVisit', { id: newId(tick++), householdId: sampleIds.suryadi, functions: ['motivator', 'fasilitator'], tasks: ['T3', 'T4'] })
})

const run = (name: string, params: { [k: string]: unknown }, by: Who = psm) => {
  const view = house.views.get(`registry.${name}`)
  if (!view) throw new Error(name)
  return runInMemory(view, params, { store, who: by, today })
}
const rows = (...args: Parameters<typeof run>) => {
  const answer = run(...args)
  if (!answer.ok) throw new Error(answer.refusal.say.id)
  return answer.rows
}

describe('who is written down already', () => {
  it('finds the holder of a NIK and of a family card, for those who may read names here, and nobody else', () => {
    const found = rows('personsByNik', { place: here, nik: suryadiFamily.nik })
    expect(found.map((r) => r.row.id)).toEqual([sampleIds.suryadiHead])
    expect(found[0]?.row.nik).toMatch(/•/)
    expect(rows('householdsByKk', { place: here, kk: suryadiFamily.kk }).map((r) => r.row.id)).toEqual([sampleIds.suryadi])
    expect(rows('personsByNik', { place: here, nik: null })).toEqual([])
    expect(run('personsByNik', { place: here, nik: suryadiFamily.nik }, who('kepala_daerah', '36.71')).ok).toBe(false)
  })
})

describe('lists', () => {
  it('households by name, with their status and masked numbers', () => {
    const found = rows('households', { place: here })
    expect(found.map((r) => r.row.headName)).toEqual(['Kuning Contoh', 'Lestari Contoh', 'Merah Contoh', 'Suryadi Contoh'])
    expect(found[3]?.row.kk).toBe('3671••••••••0007')
    expect(found[3]?.joins.status).toMatchObject({ rtlh: 'ya', verifiedOn: today })
    expect(rows('households', { place: here, q: 'sur con' }).map((r) => r.row.id)).toEqual([sampleIds.suryadi])
  })
  it('one household in full: people, answers, tags, visits', () => {
    const [one] = rows('household', { id: sampleIds.suryadi })
    expect(one?.row.kk).toBe('3671990501190007')
    expect(one?.joins.people).toHaveLength(5)
    expect(one?.joins.answers).toMatchObject([{ values: { '302': 35 } }])
    expect(one?.joins.visits).toHaveLength(1)
    expect(rows('person', { id: sampleIds.suryadiWife })[0]?.row.nik).toBe('3671995002850001')
  })
  it('people by words of their name, and those without a family', () => {
    expect(rows('persons', { place: here, q: 'wati' }).map((r) => [r.row.name, r.row.nik])).toEqual([['Wati Contoh', '3671••••••••0001']])
    expect(rows('personsWithoutFamily', { place: here }).map((r) => r.row.name)).toEqual(['Mansur Contoh'])
    expect(rows('communities', { place: here, q: 'pemulung' })).toHaveLength(1)
  })
  it('the work list: never verified first, then the longest ago', () => {
    expect(rows('oldestFirst', { place: here }).map((r) => r.row.id)).toEqual([sampleIds.lestari, older, old, sampleIds.suryadi])
    const ids = (freshness: string) => rows('oldestFirst', { place: here, freshness }).map((r) => r.row.id)
    expect([ids('belum'), ids('merah'), ids('kuning'), ids('segar')]).toEqual([[sampleIds.lestari], [older], [old], [sampleIds.suryadi]])
  })
  it.each([['2026-11-02', 'segar'], ['2026-05-06', 'segar'], ['2026-05-05', 'kuning'], ['2025-11-02', 'kuning'], ['2025-11-01', 'merah'], [null, 'belum']])('verified on %s: %s', (on, bucket) => {
    expect(freshnessOf(on, today)).toBe(bucket)
  })
  it('visits of a worker in a month', () => {
    expect(rows('visitsBy', { place: here, by: 'psm', month: '2026-11' })).toHaveLength(1)
    expect(rows('visitsBy', { place: here, by: 'psm', month: '2026-10' })).toHaveLength(0)
    expect(rows('visitsBy', { place: here, by: 'somebody' })).toHaveLength(0)
  })
})

describe('who may open them', () => {
  const names = ['households', 'persons', 'personsWithoutFamily', 'personsInDoubt', 'oldestFirst', 'communities', 'movesFrom']
  it.each([['psm', here, true], ['village_head', here, true], ['district_supervisor', '36.71.05', true], ['dinsos_verifier', '36.71', true], ['psm', samplePlaces.neighbour, false], ['ipsm_board_city', '36.71', false], ['kepala_daerah', '36.71', false], ['opd_owner', '36.71', false], ['province_office', '36', false], ['donor', '36.71', false], ['dinsos_verifier', '33.28', false]])(
    '%s of %s: names %s', (role, place, allowed) => {
      for (const name of names) expect(run(name, { place: here }, who(role, place)).ok, name).toBe(allowed)
    },
  )
  it.each([['ipsm_board_city', '36.71', true], ['kepala_daerah', '36.71', true], ['auditor', '36.71', true], ['province_office', '36', false], ['donor', '36.71', false]])('%s of %s: what carries no name %s', (role, place, allowed) => {
    const answer = run('statusList', { place: here, rtlh: 'ya' }, who(role, place))
    expect(answer.ok).toBe(allowed)
    if (answer.ok) expect(answer.rows.map((r) => Object.keys(r.row).filter((k) => /name|nik|kk|address|phone|gps/i.test(k)))).toEqual([[]])
  })
})

describe('numbers', () => {
  const counted = (): Map<string, number> => {
    const sums: Sums = new Map()
    for (const record of house.records.values()) for (const row of store.all(record as RecordType)) tally(sums, house.counters, record.name, row as AnyRow, 1)
    return sums
  }
  it('say what the rows say, sealed ones apart', () => {
    const sums = counted()
    const n = (cls: string, name: string, key: string, bucket = '') => sums.get([here, cls, name, key, bucket].join('|')) ?? 0
    expect(n('N', 'household.rtlh', 'ya')).toBe(1)
    expect(n('N', 'household.rtlh', 'tidak_diketahui')).toBe(3)
    expect([n('N', 'household.failed', 'density'), n('N', 'household.failed', 'water'), n('N', 'household.failed', 'sanitation')]).toEqual([1, 1, 0])
    expect([n('N', 'household.freshness', 'never'), n('N', 'household.freshness', 'verified', today), n('N', 'household.freshness', 'verified', '2025-10-01')]).toEqual([1, 1, 1])
    expect([n('N', 'household.sanitation', 'lolos'), n('N', 'household.electricity', 'ada'), n('N', 'household.power450', 'ya')]).toEqual([3, 1, 1])
    expect([n('N', 'ppks.active', 'PPKS-08.P'), n('N', 'ppks.active', 'PPKS-24.-'), n('N', 'ppks.active', 'PPKS-19.P'), n('X', 'ppks.active', 'PPKS-19.P')]).toEqual([1, 1, 0, 1])
    expect([n('N', 'person.age', 'P', '1985-01-01'), n('N', 'person.age', 'L', '1980-01-01')]).toEqual([1, 1])
    expect([n('N', 'visit.total', 'visit', '2026-11-01'), n('N', 'visit.function', 'motivator', '2026-11-01'), n('N', 'visit.task', 'T4', '2026-11-01')]).toEqual([1, 1, 1])
    expect(n('N', 'household.members', 'members')).toBe(5 + 1 + 1 + 1)
  })
})
