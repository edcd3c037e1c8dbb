// One person written down twice, in the users' words, on the real store: found, laid side by side, merged, visited, taken apart.
import { beforeAll, expect, it } from 'vitest'
import { type Town, type TownPerson, openTown } from '../../app/testing/town.server.ts'
import type { AnyRow } from '../../engine/record.ts'
import { recount } from '../../engine/road.server/recount.server.ts'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { Household, HouseholdStatus, Person, Visit } from '../registry/door.ts'
import { LikelyPair, type OpenItem, pairId, PersonMerge } from './door.ts'
import { aminahAgain, aminahFamily, aminahNextDoor, sampleId, samplePlaces } from './samples.ts'

const { here: cipondoh, neighbour } = samplePlaces
const id = sampleId

eachDatabase('one person, two records', (openDatabase) => {
  let town: Town
  let rini: TownPerson
  let opi: TownPerson
  let vera: TownPerson
  let tono: TownPerson
  beforeAll(async () => {
    town = await openTown(await openDatabase())
    rini = await town.person('Rini', [{ role: 'psm', place: cipondoh }])
    opi = await town.person('Opi', [{ role: 'village_operator', place: cipondoh }])
    vera = await town.person('Vera', [{ role: 'dinsos_verifier', place: '36.71' }])
    tono = await town.person('Tono', [{ role: 'village_operator', place: neighbour }])
    await town.done(rini, 'registry.registerHousehold', cipondoh, aminahFamily)
    await town.done(rini, 'registry.registerHousehold', cipondoh, aminahAgain)
    await town.done(vera, 'registry.addPerson', neighbour, aminahNextDoor)
    await town.house('registry.flagSameNik', cipondoh, { id: id('aminah') })
  }, 60_000)

  const whole = async (): Promise<void> => expect(await recount(town.doors.road)).toEqual([])
  const person = async (label: string) => (await town.row(Person, id(label))) as { [c: string]: unknown }
  const sums = async (name: string) => Object.fromEntries((await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ key: string; n: number }>('select key, sum(n)::int as n from counter where name = $1 and place_code ^@ $2 group by key', [name, '36.71.05']))).filter((r) => r.n !== 0).map((r) => [r.key, r.n]))

  it('Rini noticed that Siti Aminah stands there twice, and says so; Opi lays them together and keeps the phone number', async () => {
    await town.done(rini, 'linkage.suggest', cipondoh, { aId: id('aminah'), bId: id('aminah2'), note: 'Rumah dan orangnya sama' })
    expect((await town.rows(opi, 'linkage.pairs', { place: cipondoh, state: 'menunggu' })).map((r) => r.id)).toEqual([pairId(id('aminah'), id('aminah2'))])
    expect(await sums('person.age')).toEqual({ P: 2, '-': 2 })
    expect(await sums('person.doubt')).toMatchObject({ perlu: 2 })
    await town.done(opi, 'linkage.decideSame', cipondoh, { keptId: id('aminah'), mergedId: id('aminah2'), take: [] })
    expect(await person('aminah2')).toMatchObject({ mergedInto: id('aminah'), householdId: null })
    expect(await sums('person.age')).toEqual({ P: 1, '-': 2 })
    expect(await sums('household.members')).toEqual({ members: 2 })
    expect((await town.rows(rini, 'registry.persons', { place: cipondoh, q: 'aminah' })).map((r) => r.id)).toEqual([id('aminah')])
    expect((await town.rows(rini, 'registry.households', { place: cipondoh })).map((r) => r.id)).toEqual([id('h1')])
    await whole()
  })

  it('the doubt about the number is closed, and the national index knows one holder', async () => {
    expect(await person('aminah')).toMatchObject({ doubts: [], doubtState: 'selesai' })
    const holders = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ id: string }>('select person_id as id from nik_holder where person_id = any ($1)', [[id('aminah'), id('aminah2')]]))
    expect(holders).toEqual([{ id: id('aminah') }])
  })

  it('a phone that had not heard of it records a visit at the second record: it is shown with the first', async () => {
    await town.done(rini, 'registry.recordVisit', cipondoh, { id: newId(Date.parse(town.now())), personId: id('aminah2'), result: '1', tasks: ['T1'], note: 'belum dengar' })
    await town.done(rini, 'registry.recordVisit', cipondoh, { id: newId(Date.parse(town.now())), personId: id('aminah'), result: '1', tasks: ['T1'], note: 'sesudahnya' })
    const joined = async (label: string, alias: string): Promise<AnyRow[]> => {
      const answer = await town.view(rini, 'registry.person', { id: id(label) })
      return answer.ok ? (answer.rows[0]?.joins[alias] as AnyRow[]) : []
    }
    expect((await joined('aminah', 'aliases')).map((a) => a.id)).toEqual([id('aminah2')])
    expect(await joined('aminah2', 'visits')).toHaveLength(1)
  })

  it('it was her sister: taken apart, both are as they were, and the visit made since waits to be given', async () => {
    const [merge] = await town.rows(opi, 'linkage.mergesOf', { person: id('aminah') })
    await town.done(opi, 'linkage.unmerge', cipondoh, { id: merge?.id, reason: 'Ternyata adiknya; NIK salah ketik' })
    expect(await person('aminah2')).toMatchObject({ mergedInto: null, householdId: id('h2'), doubts: ['nik_ganda'], doubtState: 'perlu' })
    expect(await person('aminah')).toMatchObject({ doubts: ['nik_ganda'], doubtState: 'perlu' })
    expect(await town.row(Household, id('h2'))).toMatchObject({ state: 'ada', mergedInto: null })
    expect(await town.row(HouseholdStatus, id('h2'))).toMatchObject({ members: 1, state: 'ada' })
    const open = (await town.row(PersonMerge, String(merge?.id)))?.open as OpenItem[]
    expect(open.map((o) => o.kind)).toEqual(['visit'])
    await town.done(opi, 'linkage.settleOpen', cipondoh, { id: merge?.id, key: open[0]?.key, to: 'pisah' })
    expect(await town.row(Visit, String(open[0]?.about))).toMatchObject({ personId: id('aminah2') })
    expect(await town.row(LikelyPair, pairId(id('aminah'), id('aminah2')))).toMatchObject({ state: 'berbeda' })
    await whole()
  })

  it('two who were apart merge the same two, each the other way: the second is told, and nothing is half done', async () => {
    const first = await town.act(opi, 'linkage.decideSame', cipondoh, { keptId: id('aminah'), mergedId: id('aminah2') })
    const second = await town.act(vera, 'linkage.decideSame', cipondoh, { keptId: id('aminah2'), mergedId: id('aminah') })
    expect([first.outcome, second.outcome, second.code]).toEqual(['accepted', 'refused', 'SUDAH_DISATUKAN'])
    await whole()
  })

  it('across villages only the verifier merges; the village sees no pair of another village', async () => {
    expect(await town.act(opi, 'linkage.decideSame', cipondoh, { keptId: id('aminah'), mergedId: id('aminah3') })).toMatchObject({ outcome: 'refused', code: 'TIDAK_DITEMUKAN' })
    await town.done(vera, 'linkage.decideSame', '36.71.05', { keptId: id('aminah'), mergedId: id('aminah3'), take: ['name'] })
    expect(await person('aminah')).toMatchObject({ name: 'Siti Aminah binti Karta' })
    const pair = pairId(id('aminah'), id('aminah3'))
    expect((await town.rows(vera, 'linkage.pairs', { place: '36.71' })).map((r) => r.id)).toContain(pair)
    for (const who of [opi, tono]) expect(await town.raw(who, 'select id from likely_pair where id = $1', [pair])).toEqual([])
    expect(await town.raw(opi, 'select id from person_merge where place_code = $1', ['36.71.05'])).toEqual([])
    await whole()
  })

  it('pecah KK and back: every number follows', async () => {
    await town.done(rini, 'registry.addPerson', cipondoh, { id: id('citra'), householdId: id('h1'), name: 'Citra', nikReason: 'belum_dibuat', relation: '3' })
    await town.done(rini, 'registry.splitHousehold', cipondoh, { id: id('h1'), newId: id('h9'), memberIds: [id('bagas')], headId: id('bagas'), kkReason: 'tidak_punya', reason: 'berumah sendiri' })
    expect([await town.row(HouseholdStatus, id('h1')), await town.row(HouseholdStatus, id('h9'))]).toMatchObject([{ members: 2 }, { members: 1 }])
    await whole()
    await town.house('linkage.propose', cipondoh, { pairs: [{ kind: 'household', a: id('h1'), b: id('h9'), pattern: 2, p: 0.9, model: 'guyub 1', why: { say: { id: 'dua anggota sama', en: 'two members the same' }, stranger: { start: 0, steps: [] } } }] })
    await town.done(rini, 'registry.joinHouseholds', cipondoh, { id: id('h1'), fromId: id('h9'), reason: 'kembali serumah' })
    expect(await town.row(HouseholdStatus, id('h1'))).toMatchObject({ members: 3 })
    expect(await town.row(LikelyPair, pairId(id('h1'), id('h9')))).toMatchObject({ state: 'sama' })
    await whole()
    await town.done(rini, 'registry.undoJoin', cipondoh, { id: id('h1'), fromId: id('h9'), reason: 'ternyata dua dapur' })
    expect([await town.row(HouseholdStatus, id('h1')), await town.row(HouseholdStatus, id('h9'))]).toMatchObject([{ members: 2 }, { members: 1, state: 'ada' }])
    expect(await town.row(LikelyPair, pairId(id('h1'), id('h9')))).toMatchObject({ state: 'berbeda' })
    await whole()
  })
})
