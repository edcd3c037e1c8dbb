// Pillars, Puskesos and population: who keeps them, what is refused and with which words, and that what is counted is what stands.
import { beforeAll, expect, it } from 'vitest'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import { recount } from '../../engine/road.server/recount.server.ts'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { Pillar, PlaceFact, Puskesos } from './door.ts'
import { factId, puskesosId } from './pillar-acts.ts'
import { pillarKinds } from './pillar-views.ts'

const village = '36.71.05.1001'
const neighbour = '36.71.05.1002'
const district = '36.71.05'
const city = '36.71'
const id = (): string => newId()

eachDatabase('pillars', (open) => {
  let town: Town
  const who = {} as Record<'koord' | 'psm' | 'board' | 'cityBoard' | 'verifier' | 'head' | 'far', TownPerson>
  beforeAll(async () => {
    town = await openTown(await open())
    const posts: [keyof typeof who, string, string][] = [['koord', 'puskesos_koord', village], ['psm', 'psm', village], ['board', 'ipsm_board_local', district], ['cityBoard', 'ipsm_board_city', city], ['verifier', 'dinsos_verifier', city], ['head', 'dinsos_head', city], ['far', 'dinsos_head', '33.28']]
    for (const [name, role, place] of posts) who[name] = await town.person(`${name} Contoh`, [{ role, place }])
  }, 120_000)
  const code = async (by: TownPerson, act: string, place: string, input: { [k: string]: unknown }): Promise<string | undefined> => {
    const answer = await town.act(by, `organization.${act}`, place, input)
    return answer.outcome === 'refused' ? answer.code : answer.outcome
  }
  const youth = (more: object = {}) => ({ pillarId: id(), kind: 'PSKS-05', name: 'Karang Taruna Tunas Muda', leader: 'Bagas Contoh', membersCount: 24, legalStatus: 'sk', since: '2019-08-17', ...more })

  it('is kept by the Puskesos coordinator, the social office and the board of the place, by nobody else', async () => {
    expect(await code(who.koord, 'addPillar', village, youth())).toBe('accepted')
    expect(await code(who.board, 'addPillar', village, youth({ kind: 'PSKS-08', name: 'WKSBM Mawar' }))).toBe('accepted')
    expect(await code(who.cityBoard, 'addPillar', district, youth({ kind: 'PSKS-11', name: 'Ratna Contoh' }))).toBe('accepted')
    expect(await code(who.verifier, 'addPillar', city, youth({ kind: 'PSKS-12', name: 'PT Contoh Peduli', since: null }))).toBe('accepted')
    expect(await code(who.psm, 'addPillar', village, youth({ name: 'Lain' }))).toBe('BUKAN_WEWENANG')
    expect(await code(who.koord, 'addPillar', neighbour, youth())).toBe('BUKAN_WEWENANG')
    expect(await code(who.far, 'addPillar', village, youth())).toBe('BUKAN_WEWENANG')
    // A board writes its own and nothing else of the place.
    expect(await code(who.board, 'recordPuskesos', village, { state: 'ada' })).toBe('BUKAN_WEWENANG')
  })

  it('refuses what would count twice, a kind nobody knows, a contact nobody agreed to', async () => {
    expect(await code(who.koord, 'addPillar', village, youth({ name: ' karang  taruna tunas-muda ' }))).toBe('SUDAH_TERCATAT')
    expect(await code(who.koord, 'addPillar', village, youth({ kind: 'PSKS-02' }))).toBe('DIHITUNG_DARI_ANGGOTA')
    expect(await code(who.koord, 'addPillar', village, youth({ kind: 'PENGGERAK-LANSIA', name: 'Paguyuban Lansia' }))).toBe('JENIS_TIDAK_DIKENAL')
    expect(await code(who.koord, 'addPillar', village, youth({ name: 'Tagana Satu', kind: 'PSKS-03', contact: '0812-0000-0001' }))).toBe('PERLU_PERSETUJUAN')
    expect(await code(who.koord, 'addPillar', village, youth({ name: 'Tagana Satu', kind: 'PSKS-03', contact: '0812-0000-0001', contactAgreed: true }))).toBe('accepted')
    expect(await code(who.koord, 'addPillar', village, youth({ name: 'Terbalik', legalUntil: '2018-01-01' }))).toBe('TANGGAL_TERBALIK')
  })

  it('takes further kinds into the vocabulary of the regency, and out again, without losing what stands', async () => {
    const kindId = id()
    const kind = { kindId, code: 'PENGGERAK-LANSIA', labelId: 'Penggerak Lansia', labelEn: 'Elders’ companion', subject: 'orang' }
    expect(await code(who.koord, 'addPillarKind', city, kind)).toBe('BUKAN_WEWENANG')
    expect(await code(who.head, 'addPillarKind', city, { ...kind, code: 'PSKS-13' })).toBe('KODE_TIDAK_SAH')
    expect(await code(who.head, 'addPillarKind', city, kind)).toBe('accepted')
    expect(await code(who.head, 'addPillarKind', city, { ...kind, kindId: id() })).toBe('KODE_DIPAKAI')
    const pillarId = id()
    expect(await code(who.koord, 'addPillar', village, youth({ pillarId, kind: 'PENGGERAK-LANSIA', name: 'Bu Sum Contoh' }))).toBe('accepted')
    expect((await town.rows(who.koord, pillarKinds.name, { place: village })).map((k) => k.code)).toEqual(['PENGGERAK-LANSIA'])
    expect(await code(who.head, 'retirePillarKind', city, { kindId, until: '2026-03-02' })).toBe('accepted')
    town.advance({ days: 1 })
    expect(await code(who.koord, 'addPillar', village, youth({ kind: 'PENGGERAK-LANSIA', name: 'Pak Min Contoh' }))).toBe('JENIS_BERAKHIR')
    expect((await town.row(Pillar, pillarId))?.state).toBe('aktif')
  })

  it('two who changed the same word apart both keep theirs; an ended pillar stays as it was', async () => {
    const pillarId = id()
    await town.done(who.koord, 'organization.addPillar', village, youth({ pillarId, kind: 'PSKS-04', name: 'LKS Harapan', membersCount: 10 }))
    await town.done(who.verifier, 'organization.updatePillar', village, { pillarId, membersCount: 12, was: { membersCount: 10 } })
    const second = await town.act(who.koord, 'organization.updatePillar', village, { pillarId, membersCount: 15, note: 'Panti asuhan', was: { membersCount: 10, note: null } })
    expect(second.outcome).toBe('merged')
    expect(await town.row(Pillar, pillarId)).toMatchObject({ membersCount: 12, note: 'Panti asuhan' })
    expect(await code(who.koord, 'endPillar', village, { pillarId, endedOn: '2026-02-28', endReason: 'Izin tidak diperpanjang' })).toBe('accepted')
    expect(await code(who.koord, 'updatePillar', village, { pillarId, note: 'x' })).toBe('SUDAH_BERAKHIR')
  })

  it('writes down the village’s Puskesos, one a village, with its decree', async () => {
    const desk = { state: 'ada', name: 'Puskesos Melati', skNo: 'SK/7/2024', skDate: '2024-01-15', skUntil: '2026-12-31', equipment: ['meja', 'buku'], staff: [{ name: 'Tini Contoh', duty: 'fo', skNo: 'SK/8/2024' }], openedOn: '2024-02-01' }
    expect(await code(who.psm, 'recordPuskesos', village, desk)).toBe('BUKAN_WEWENANG')
    expect(await code(who.koord, 'recordPuskesos', village, { ...desk, skUntil: '2023-01-01' })).toBe('TANGGAL_TERBALIK')
    expect(await code(who.koord, 'recordPuskesos', village, desk)).toBe('accepted')
    expect(await code(who.verifier, 'recordPuskesos', city, desk)).toBe('BUKAN_WEWENANG')
    expect(await code(who.verifier, 'recordPuskesos', neighbour, { state: 'belum_ada' })).toBe('accepted')
    expect(await town.row(Puskesos, puskesosId(village))).toMatchObject({ place: village, name: 'Puskesos Melati', equipment: ['meja', 'buku'] })
  })

  it('takes population with its source and year; an older year never replaces a newer one', async () => {
    const rows = (year: number, value = 8200) => ({ source: 'Disdukcapil', rows: [{ place: village, value, year }, { place: neighbour, value: 0, year }] })
    expect(await code(who.board, 'recordPopulation', district, rows(2025))).toBe('BUKAN_WEWENANG')
    expect(await code(who.verifier, 'recordPopulation', '36.71.06', rows(2025))).toBe('BUKAN_WEWENANG')
    expect(await code(who.verifier, 'recordPopulation', district, rows(2027))).toBe('TAHUN_DEPAN')
    expect(await code(who.verifier, 'recordPopulation', district, rows(2025))).toBe('accepted')
    expect(await code(who.head, 'recordPopulation', district, rows(2024, 9999))).toBe('ADA_YANG_LEBIH_BARU')
    expect(await town.row(PlaceFact, factId(village, 'penduduk'))).toMatchObject({ value: 8200, year: 2025, source: 'Disdukcapil' })
  })

  it('counts what stands, and a recount says the same', async () => {
    expect(await recount(town.doors.road)).toEqual([])
    const sums = await town.doors.road.db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ key: string; n: number }>("select key, n from counter where name = 'pillar' and place_code = $1 and n <> 0 order by key", [village]))
    expect(sums).toEqual([{ key: 'PENGGERAK-LANSIA', n: 1 }, { key: 'PSKS-03', n: 1 }, { key: 'PSKS-05', n: 1 }, { key: 'PSKS-08', n: 1 }, { key: 'semua', n: 4 }])
  })
})
