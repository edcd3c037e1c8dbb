// The field's own layouts from file to registry: the workbook of five sheets, OpenSID's codes, BDT 2015 with its old questionnaire and BPS codes.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import { Answer, type AnyRow } from '../../engine/record.ts'
import { presentWho } from '../../engine/road.server/view-sql.server.ts'
import { freshDatabase } from '../../engine/store.server/testing.server.ts'
import { levelOf, parentOf } from '../../engine/values/place-code.ts'
import { placeIndex, placeTypeOf } from '../places/door.ts'
import { Household, HouseholdStatus, Person } from '../registry/door.ts'
import { type JobRow, ListJobs } from './jobs.server.ts'
import { ListEntry } from './records.ts'
import { bookOf, type SheetRows } from './testing.server.ts'
import { importers } from './views.ts'

const village = '36.71.05.1001'
const placeFrom = (code: string, name: string) => ({ code, name, type: placeTypeOf(code), level: levelOf(code), parent: parentOf(code) })
const index = placeIndex([placeFrom('', 'Indonesia'), placeFrom('36', 'Banten'), placeFrom('36.71', 'Kota Tangerang'), placeFrom('36.71.05', 'Cipondoh'), placeFrom(village, 'Cipondoh'), placeFrom('36.71.05.1002', 'Cipondoh Makmur')])

describe('the layouts of the field', () => {
  let town: Town
  let lists: ListJobs
  let operator: TownPerson
  let verifier: TownPerson
  const folder = mkdtempSync(join(tmpdir(), 'guyub-workbooks-'))
  beforeAll(async () => {
    town = await openTown(await freshDatabase())
    lists = new ListJobs({
      road: town.doors.road, folder, index,
      reachOf: async (person) => {
        const found = await town.doors.people.find(person)
        return found ? presentWho(town.doors.road, found.known).posts.filter((p) => importers.includes(p.role)).map((p) => p.place) : []
      },
    })
    operator = await town.person('Opi Contoh', [{ role: 'village_operator', place: village }])
    verifier = await town.person('Vera Contoh', [{ role: 'dinsos_verifier', place: '36.71' }])
  }, 60_000)
  afterAll(async () => {
    await lists.close()
    await town.doors.road.db.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** From the file to its end, with what was recognised first. */
  async function through(name: string, sheets: readonly { name: string; rows: SheetRows }[], by: TownPerson, place: string, places: { readonly [key: string]: string } = {}): Promise<{ profile: string | null; job: JobRow }> {
    const up = await lists.receive(Readable.from([await bookOf(sheets)]), { name, place, person: by.id })
    const [best] = up.suggestions
    if (!best) throw new Error(`${name} was not recognised`)
    await lists.check(up.job.id, by.id, { source: name, mapping: { ...best.mapping, village: place.length === 13 ? place : null }, places })
    await lists.settled(up.job.id)
    await lists.start(up.job.id, by.id)
    return { profile: best.profile, job: await lists.settled(up.job.id) }
  }
  const named = async (name: string): Promise<AnyRow> => {
    const found = (await town.all(Person)).find((p) => p.name === name)
    if (!found) throw new Error(`${name} is not registered`)
    return found
  }
  const answersOf = async (...ids: unknown[]): Promise<{ [question: string]: unknown }> =>
    Object.assign({}, ...(await town.all(Answer)).filter((a) => ids.includes(a.ownerId)).map((a) => a.values as object))

  it('the DTKS/Regsosek workbook: five sheets become one family, each answer under its question', async () => {
    const card = '3671990501190011'
    const { profile, job } = await through('dtks.xlsx', [
      { name: '1.keterangan tempat', rows: [['I. KETERANGAN TEMPAT'], ['no urut bangunan tempat tinggal', 'no urut keluarga', 'no kartu keluarga', 'kode sls/ non sls', 'kode sub sls', 'nama sls/non sls', 'status keluarga', 'id landmark wilkerstat', 'kode kartu kerluarga'], ['1', '1', card, '0001', '00', 'RT 003 RW 005', '1', '', '0']] },
      { name: '2.keterangan petugas', rows: [[null, 'II. KETERANGAN PETUGAS'], ['no kartu keluarga', 'tanggal pendataan', 'nama ppl', 'kode ppl', 'tanggal pemeriksaan', 'nama pml', 'kode pml', 'nama responden', 'no hp responden', 'hasil pendataan keluarga'], [card, '2022-11-01', 'Petugas', '0001', '2022-11-03', 'Pemeriksa', '0001', 'Rukmini Contoh', '081200001111', '1']] },
      { name: '3.keterangan perumahan', rows: [[null, 'III. KETERANGAN PERUMAHAN'], [null, null, null, null, null, '307b. Jika 307.a berkode 1'], ['no kartu keluarga', '301a', '302', '303', '307a', '307b1', '306a', '309a'], [card, '1', '36', '06', '1', '2', '04', '1']] },
      { name: '4.ket sos-ek anggota', rows: [[null, 'IV. KETERANGAN SOSIAL EKONOMI ANGGOTA KELUARGA'], [null, 'A. KETERANGAN DEMOGRAFI', null, null, null, null, null, null, null, 'B. Pendidikan'], ['no kartu keluarga', '401', '402 Nama', '403 NIK', '404', '405', '406', '408', '409', '411', '412'], [card, '1', 'Rukmini Contoh', '3671995203700011', '1', '2', '12-03-1970', '4', '1', '5', '3'], [card, '2', 'Dimas Contoh', '3671991503050012', '1', '1', '15-03-2005', '1', '3', '4', '2']] },
      { name: '5.keikutsertaan program dll', rows: [[null, 'V. KEIKUTSERTAAN PROGRAM'], ['no kartu keluarga', '501a', '501a Bulan', '502b', '505'], [card, '1', '5', '2', '3']] },
    ], operator, village)
    expect([profile, job.state, job.totals?.newHouseholds, job.totals?.newPersons]).toEqual(['regsosek22k', 'selesai', 1, 2])
    const head = await named('Rukmini Contoh')
    const son = await named('Dimas Contoh')
    expect(head).toMatchObject({ relation: '1', marital: '4', sex: 'P', birthDate: '1970-03-12' })
    expect([son.householdId, son.relation]).toEqual([head.householdId, '3'])
    expect(await town.row(Household, head.householdId as string)).toMatchObject({ kk: card, headName: 'Rukmini Contoh', phone: '081200001111' })
    expect(await answersOf(head.householdId)).toMatchObject({ '115': '0', '301a': '1', '302': 36, '303': '6', '307a': '1', '307b1': '2', '306a': '4', '309a': '1' })
    // The form adds the codes of papers up: 5 is a birth certificate and an identity card.
    expect(await answersOf(head.id)).toMatchObject({ '411': ['1', '4'], '412': '3' })
    expect(await town.row(HouseholdStatus, head.householdId as string)).toMatchObject({ members: 2, density: 'lolos', water: 'lolos' })
  })

  it('OpenSID: its own codes for wife, child and who is gone are read as ours', async () => {
    const card = '3671990501190022'
    const header = ['alamat', 'dusun', 'rw', 'rt', 'nama', 'no_kk', 'nik', 'sex', 'tempatlahir', 'tanggallahir', 'agama_id', 'status_kawin', 'kk_level', 'nama_ayah', 'nama_ibu', 'status_dasar']
    const { profile, job } = await through('penduduk.xlsx', [{ name: 'Data Penduduk', rows: [
      header,
      ['Jl. Mawar', 'Kidul', '02', '01', 'Sarmin Contoh', card, '3671990107600021', '1', 'Tangerang', '1960-07-01', '1', '2', '1', 'Karta', 'Minah', '1'],
      ['Jl. Mawar', 'Kidul', '02', '01', 'Rasih Contoh', card, '3671994107650022', '2', 'Tegal', '1965-07-01', '1', '2', '3', 'Darma', 'Inah', '1'],
      ['Jl. Mawar', 'Kidul', '02', '01', 'Yanto Contoh', card, '3671990107900023', '1', 'Tangerang', '1990-07-01', '1', '1', '4', 'Sarmin', 'Rasih', '3'],
    ] }], operator, village)
    expect([profile, job.totals?.newPersons]).toEqual(['opensid-penduduk', 3])
    const [wife, son] = [await named('Rasih Contoh'), await named('Yanto Contoh')]
    expect([wife.relation, wife.sex, wife.marital, son.relation, son.presence]).toEqual(['2', 'P', '2', '3', '3'])
    expect(await town.row(Household, wife.householdId as string)).toMatchObject({ address: 'Jl. Mawar, Dusun Kidul', rt: '001', rw: '002' })
    const [entry] = (await town.all(ListEntry)).filter((e) => e.householdId === wife.householdId)
    expect(JSON.stringify(entry?.lines)).toContain('Minah')
  })

  it('BDT 2015: BPS codes go by their names, old answers through the crosswalk, and what has no counterpart is kept', async () => {
    const columns: readonly [header: string, value: string, second?: string][] = [
      ['ruta_6 (1)', '1'], ['ID rumah tangga (2)', '3671050001000123'], ['Provinsi (3)', 'BANTEN'], ['Kode Provinsi (4)', '36'], ['Kab/Kota (5)', 'KOTA TANGERANG'], ['Kode Kab/Kota (6)', '71'],
      ['Kecamatan (7)', 'CIPONDOH'], ['Kode Kecamatan (8)', '050'], ['Desa/Kelurahan (9)', 'TJIPONDOH MAKMOER'], ['Kode Desa/Kelurahan (10)', '002'], ['Alamat (12)', 'Kp. Lama'], ['Nama KRT (13)', 'Suharti Contoh'],
      ['Luas lantai (18)', '28'], ['Lantai terluas (19)', '9'], ['Sumber air minum (25)', '4'], ['Sumber penerangan utama (27)', '1'], ['Daya terpasang (28)', '1'], ['Fasilitas BAB (30)', '3'], ['Tempat buang tinja (32)', '3'],
      ['Nama ART', 'Suharti Contoh', 'Endang Contoh'], ['NIK', '3671994506600031', '3671990506850032'], ['Hubungan dengan kepala keluarga', '1', '3'], ['jenis kelamin', '2', '1'], ['Status perkawinan', '4', '1'], ['Jenis cacat', '0', '2'], ['Partisipasi sekolah', '2', '1'],
    ]
    const { profile, job } = await through('bdt.xlsx', [{ name: 'Sheet1', rows: [columns.map(([h]) => h), columns.map(([, v]) => v), columns.map(([, v, second]) => second ?? v)] }], verifier, '36.71')
    expect([profile, job.state, job.totals?.newHouseholds, job.totals?.newPersons]).toEqual(['bdt2015', 'selesai', 1, 2])
    const head = await named('Suharti Contoh')
    const child = await named('Endang Contoh')
    expect([head.place, head.birthDate, child.householdId]).toEqual(['36.71.05.1002', '1960-06-05', head.householdId])
    // 450 W says that there is a meter; a public toilet may be communal or public, so nobody is put into either.
    expect(await answersOf(head.householdId)).toEqual({ '302': 28, '303': '8', '306a': '3', '307a': '1', '307b1': '1', '310': '4' })
    expect(await answersOf(child.id)).toMatchObject({ '412': '2' })
    const entry = (await town.all(ListEntry)).find((e) => e.householdId === head.householdId)
    expect(JSON.stringify(entry?.lines)).toContain('"bdt2015:30":"3"')
    expect(JSON.stringify(entry?.lines)).toContain('"bdt2015:92":"2"')
  })
})
