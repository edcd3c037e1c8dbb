// Lists come in: once, whole, and never over what is there. In the words of those who bring them, on the real store.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Browsers, openBrowsers } from '../../app/testing/browsers.server.ts'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import type { AnyRow } from '../../engine/record.ts'
import { Answer } from '../../engine/record.ts'
import { recount } from '../../engine/road.server/recount.server.ts'
import { presentWho } from '../../engine/road.server/view-sql.server.ts'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { placeIndex, placeTypeOf, type Place } from '../places/door.ts'
import { Household, HouseholdStatus, Person } from '../registry/door.ts'
import { ListJobs, type JobRow } from './jobs.server.ts'
import { knownIn } from './known.server.ts'
import type { Mapping } from './profile.ts'
import { ListEntry, ListImport, ListSource } from './records.ts'
import { bookOf, type SheetRows } from './testing.server.ts'
import { importers } from './views.ts'
import type { ListJob, PreviewRow, Uploaded } from './wire.ts'

const village = '36.71.05.1001'
const next = '36.71.05.1002'
const third = '36.71.05.1003'
const city = '36.71'
const levels = { 0: 'nation', 2: 'province', 5: 'regency', 8: 'district', 13: 'village' } as const
const placeFrom = (code: string, name: string): Place =>
  ({ code, name, type: placeTypeOf(code), level: levels[code.length as keyof typeof levels], parent: code === '' ? null : code.includes('.') ? code.slice(0, code.lastIndexOf('.')) : '' })
const index = placeIndex([
  placeFrom('', 'Indonesia'), placeFrom('36', 'Banten'), placeFrom('36.71', 'Kota Tangerang'), placeFrom('36.71.05', 'Cipondoh'), placeFrom(village, 'Cipondoh'), placeFrom(next, 'Cipondoh Indah'), placeFrom(third, 'Poris Plawad'),
  placeFrom('33', 'Jawa Tengah'), placeFrom('33.28', 'Kab. Tegal'), placeFrom('33.28.02', 'Bumijawa'), placeFrom('33.28.02.2001', 'Guci'),
])
let seed = 0
const nik = (): string => `3671991203${String(50 + (seed % 40)).padStart(2, '0')}${String(1 + seed++).padStart(4, '0')}`
const kk = (): string => `36719905011900${String(1 + seed++).padStart(2, '0')}`

eachDatabase('lists', (open) => {
  let town: Town
  let browsers: Browsers
  let lists: ListJobs
  const folder = mkdtempSync(join(tmpdir(), 'guyub-stories-'))
  const who = {} as Record<'verifier' | 'operator' | 'psm' | 'far', TownPerson>

  const jobsAt = (road: Town['doors']['road']): ListJobs => new ListJobs({
    road, folder, index, together: 10,
    reachOf: async (person) => {
      const found = await town.doors.people.find(person)
      return found ? presentWho(town.doors.road, found.known).posts.filter((p) => importers.includes(p.role)).map((p) => p.place) : []
    },
  })
  beforeAll(async () => {
    town = await openTown(await open())
    lists = jobsAt(town.doors.road)
    town = { ...town, doors: { ...town.doors, lists } }
    who.verifier = await town.person('Vera Contoh', [{ role: 'dinsos_verifier', place: city }])
    who.operator = await town.person('Opi Contoh', [{ role: 'village_operator', place: village }])
    who.psm = await town.person('Sari Contoh', [{ role: 'psm', place: village }])
    who.far = await town.person('Jauh Contoh', [{ role: 'dinsos_verifier', place: '33.28' }])
    browsers = await openBrowsers(town, Object.values(who), index)
  }, 120_000)
  afterAll(async () => {
    await browsers?.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const came = async (name: string, bytes: string | Buffer, by: TownPerson = who.verifier, place = by.home): Promise<Uploaded> => lists.receive(Readable.from([Buffer.from(bytes)]), { name, place, person: by.id })
  const checked = async (up: Uploaded, more: Partial<Mapping> = {}, places: { [k: string]: string } = {}, by: TownPerson = who.verifier): Promise<JobRow> => {
    await lists.check(up.job.id, by.id, { source: 'Uji', mapping: { ...(up.suggestions[0]?.mapping as Mapping), ...more }, places })
    return lists.settled(up.job.id)
  }
  const brought = async (up: Uploaded, by: TownPerson = who.verifier): Promise<JobRow> => {
    await lists.start(up.job.id, by.id)
    return lists.settled(up.job.id)
  }
  const csv = (rows: readonly (readonly string[])[]): string => `${rows.map((r) => r.map((c) => (/[",\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(',')).join('\n')}\n`
  const header = ['No KK', 'NIK', 'Nama', 'JK', 'Tempat Lahir', 'Tanggal Lahir', 'Hubungan', 'Alamat', 'RT', 'RW', 'Kelurahan', 'Kecamatan']
  const entriesOf = async (id: string): Promise<AnyRow[]> => (await town.all(ListEntry)).filter((e) => e.listId === id)
  const personNamed = async (name: string): Promise<AnyRow[]> => (await town.all(Person)).filter((p) => p.name === name)

  it('a list of two villages becomes families, and the rows that cannot come in come back with their reason', async () => {
    const [card, n1, n2, n3] = [kk(), nik(), nik(), nik()]
    const up = await came('daftar april.csv', csv([
      ['DAFTAR WARGA', '', '', '', '', '', '', '', '', '', '', ''],
      header,
      [card, n1, 'Suryadi Contoh', 'L', 'Tangerang', '12/03/1950', 'Kepala Keluarga', 'Gg. Melati 7', '3', '5', 'Cipondoh', 'Cipondoh'],
      [card, n2, 'Wati Contoh', 'P', 'Tegal', '10-02-55', 'Istri', 'Gg. Melati 7', '3', '5', 'Cipondoh', 'Cipondoh'],
      ['9998', '', 'Lestari Contoh', 'P', '', '1952-08-01', '', 'Kp. Kidul', '001', '002', 'Cipondoh Indah', 'Cipondoh'],
      ['', n3, '', 'L', '', '', '', '', '', '', 'Cipondoh', 'Cipondoh'],
      ['', '', 'Entah Contoh', 'L', '', '', '', '', '', '', 'Antah Berantah', 'Cipondoh'],
      ['', '', 'Tanpa Wilayah', 'L', '', '', '', '', '', '', '', ''],
    ]))
    expect([up.again, up.job.state, up.suggestions[0]?.mapping.sheets[0]?.headerRows]).toEqual([false, 'menunggu_pemetaan', 2])
    const seen = await checked(up)
    expect([seen.state, seen.result?.rows, seen.result?.good, seen.result?.refused, seen.result?.villages]).toEqual(['siap', 6, 3, 3, 2])
    expect(seen.result?.reasons.map((r) => [r.code, r.rows]).sort()).toEqual([['tanpa_nama', 1], ['tanpa_wilayah', 1], ['wilayah_belum_dipetakan', 1]])
    expect(await town.all(Person)).toEqual([])
    const end = await brought(up)
    expect([end.state, end.totals]).toEqual(['selesai', { accepted: 3, already: 0, newHouseholds: 2, newPersons: 3, refused: 3 }])
    const [head] = await personNamed('Suryadi Contoh')
    expect(head).toMatchObject({ place: village, nik: n1, sex: 'L', birthDate: '1950-03-12', relation: '1', presence: '1', registeredBy: who.verifier.id })
    const home = await town.row(Household, head?.householdId as string)
    expect(home).toMatchObject({ headName: 'Suryadi Contoh', kk: card, address: 'Gg. Melati 7', rt: '003', rw: '005', state: 'ada' })
    expect(await town.row(HouseholdStatus, home?.id as string)).toMatchObject({ members: 2, verifiedOn: null, workOrder: '0000-00-00', rtlh: 'tidak_diketahui' })
    const [alone] = await personNamed('Lestari Contoh')
    expect(await town.row(Household, alone?.householdId as string)).toMatchObject({ place: next, kk: null, kkReason: 'hilang', headName: 'Lestari Contoh' })
    expect((await entriesOf(up.job.id)).map((e) => [e.place, e.name, e.outcome, (e.lines as { line: number }[]).map((l) => l.line)]).sort()).toEqual([[village, 'Suryadi Contoh', 'baru', [3, 4]], [next, 'Lestari Contoh', 'baru', [5]]])
    expect(await town.row(ListImport, up.job.id)).toMatchObject({ state: 'selesai', rows: 6, accepted: 3, refused: 3, newHouseholds: 2, newPersons: 3, villages: 2, villagesDone: 2, by: who.verifier.id })
    const back = readFileSync((await lists.refusedFile(end, 'csv')) as string, 'utf8')
    expect(back.charCodeAt(0)).toBe(0xfeff)
    expect(back.trimEnd().split('\r\n').slice(1).map((l) => l.split(',').slice(0, 2))).toEqual([['6', 'Nama kosong. Isi nama orangnya.'], ['7', 'Wilayah yang tertulis belum dipetakan ke desa/kelurahan Kemendagri.'], ['8', '"Desa/kelurahan tidak tertulis']])
    expect(back.split('\r\n')[0]).toContain('Baris,Alasan,No KK,NIK,Nama,JK')
    expect(await recount(town.doors.road)).toEqual([])
  })

  it('the same file twice is the same list, also through another name', async () => {
    const text = csv([header, [kk(), nik(), 'Budi Sekali', 'L', '', '1970-01-02', '1', '', '', '', 'Cipondoh', '']])
    const first = await came('satu.csv', text)
    await checked(first)
    await brought(first)
    const again = await came('dua.csv', text)
    expect([again.again, again.job.id, again.job.state]).toEqual([true, first.job.id, 'selesai'])
    await expect(lists.start(first.job.id, who.verifier.id)).rejects.toThrow('SUDAH_SELESAI')
    expect((await personNamed('Budi Sekali')).length).toBe(1)
    // Brought by the village itself it is another list, and nobody comes in a second time.
    const own = await came('desa.csv', text, who.operator)
    await checked(own, {}, {}, who.operator)
    const end = await brought(own, who.operator)
    expect([end.state, end.totals]).toEqual(['selesai', { accepted: 1, already: 1, newHouseholds: 0, newPersons: 0, refused: 0 }])
    expect((await personNamed('Budi Sekali')).length).toBe(1)
  })

  it('who is registered is not doubled, and what the list says differently is kept apart', async () => {
    const [card, n1] = [kk(), nik()]
    const ids = { id: newId(), headId: newId(), child: newId() }
    await town.done(who.psm, 'registry.registerHousehold', village, {
      id: ids.id, headId: ids.headId, headName: 'Mansur Contoh', nik: n1, sex: 'L', birthDate: '1950-03-12', kk: card, address: 'Gg. Anggrek 1', rt: '001', rw: '002',
      members: [{ id: ids.child, name: 'Citra Contoh', nikReason: 'belum_dibuat', sex: 'P', birthDate: '2012-11-15', relation: '3' }],
    })
    const up = await came('ulang.csv', csv([
      header,
      [card, n1, 'MANSUR', 'L', '', '12/03/1950', '1', 'Gg. Kenanga 9', '1', '2', 'Cipondoh', ''],
      [card, '', 'citra contoh', 'P', '', '15/11/2012', '3', '', '', '', 'Cipondoh', ''],
      [card, nik(), 'Dimas Contoh', 'L', '', '20/01/2016', '3', '', '', '', 'Cipondoh', ''],
      [kk(), nik(), 'Mansur Contoh', 'L', '', '01/01/1991', '1', '', '', '', 'Cipondoh', ''],
    ]))
    await checked(up)
    const end = await brought(up)
    expect(end.totals).toEqual({ accepted: 4, already: 2, newHouseholds: 1, newPersons: 2, refused: 0 })
    expect(await town.row(Household, ids.id)).toMatchObject({ headName: 'Mansur Contoh', address: 'Gg. Anggrek 1' })
    expect(await town.row(HouseholdStatus, ids.id)).toMatchObject({ members: 3 })
    const entry = (await entriesOf(up.job.id)).find((e) => e.householdId === ids.id)
    expect(entry).toMatchObject({ outcome: 'sudah_ada', foundBy: 'nik', differs: { address: 'Gg. Kenanga 9', headName: 'MANSUR' } })
    expect(((entry?.lines ?? []) as { outcome: string; foundBy?: string; person?: string; differs?: unknown }[]).map((l) => [l.outcome, l.foundBy, l.person])).toEqual([['sudah_ada', 'nik', ids.headId], ['sudah_ada', 'kk', ids.child], ['baru', undefined, expect.any(String)]])
    expect(await recount(town.doors.road)).toEqual([])
  })

  it('one person on two lines is one person; two with one NIK are two, and doubt each other', async () => {
    const [n1, n2, card] = [nik(), nik(), kk()]
    const up = await came('ganda.csv', csv([
      header,
      [card, n1, 'Rudi Contoh', 'L', '', '', '1', '', '', '', 'Poris Plawad', ''],
      ['', n1, 'RUDI CONTOH', 'L', '', '', '', '', '', '', 'Poris Plawad', ''],
      [kk(), n2, 'Anton Contoh', 'L', '', '', '1', '', '', '', 'Poris Plawad', ''],
      [kk(), n2, 'Bejo Lain', 'L', '', '01/02/1988', '1', '', '', '', 'Poris Plawad', ''],
    ]))
    await checked(up)
    const end = await brought(up)
    expect(end.totals).toEqual({ accepted: 4, already: 1, newHouseholds: 3, newPersons: 3, refused: 0 })
    expect((await personNamed('Anton Contoh'))[0]?.doubts).toContain('nik_ganda')
    expect((await personNamed('Bejo Lain'))[0]?.doubts).toContain('nik_ganda')
    const entry = (await entriesOf(up.job.id)).find((e) => e.name === 'Rudi Contoh')
    expect(((entry?.lines ?? []) as { outcome: string }[]).map((l) => l.outcome)).toEqual(['baru', 'ganda'])
  })

  it('who is registered in another village is not doubled, and the list tells nobody where they live', async () => {
    const n1 = nik()
    await town.done(who.psm, 'registry.addPerson', village, { id: newId(), name: 'Sri Pindah', nik: n1, sex: 'L', noHousehold: 'Menumpang' })
    const up = await came('lain.csv', csv([header, [kk(), n1, 'Sri Pindah', 'L', '', '', '1', '', '', '', 'Poris Plawad', '']]))
    await checked(up)
    expect((await brought(up)).totals).toEqual({ accepted: 1, already: 1, newHouseholds: 0, newPersons: 0, refused: 0 })
    const [entry] = await entriesOf(up.job.id)
    expect(entry).toMatchObject({ place: third, outcome: 'di_tempat_lain', householdId: null })
    expect(JSON.stringify(entry)).not.toContain(village)
  })

  it('Excel’s habits survive: titles, joined headers, serials, numbers that lost a digit, blanks', async () => {
    const rows: SheetRows = [
      ['DATA PENDUDUK RW 05'], [],
      ['No', 'Nama Lengkap', 'NIK', 'Nomor KK', 'Jenis Kelamin', 'Tanggal Lahir', 'Alamat', null], [null, null, null, null, null, null, 'RT', 'RW'],
      [1, ' Aisyah  Excel ', 3671995205850010, 3671990501190050, 'Perempuan', new Date('1985-05-12T00:00:00Z'), 4, 5],
      [2, 'Bagas\u00a0Excel', '3671990107080071', 3671990501190050, 'L', 39630, '004', '005'],
      [3, 'Citra Excel', "'3671 9955 1112 0072", '9999', 'P', '15 Nopember 2012', '4', '5'],
    ]
    const up = await came('excel.xlsx', await bookOf([{ name: 'Sheet1', rows }]), who.operator)
    const seen = await checked(up, {}, {}, who.operator)
    expect([seen.result?.good, seen.result?.refused]).toEqual([3, 0])
    expect(seen.result?.warnings.map((w) => [w.code, w.rows])).toEqual(expect.arrayContaining([['nik_angka_excel', 1], ['kk_angka_excel', 2]]))
    const end = await brought(up, who.operator)
    expect(end.totals).toMatchObject({ accepted: 3, newHouseholds: 2, newPersons: 3 })
    const [aisyah] = await personNamed('Aisyah Excel')
    expect(aisyah).toMatchObject({ place: village, nik: null, nikRaw: '367199520585001', nikReason: 'angka_excel', birthDate: '1985-05-12', doubts: ['nik_tidak_sah'], doubtState: 'perlu' })
    const [bagas] = await personNamed('Bagas Excel')
    expect(bagas).toMatchObject({ nik: '3671990107080071', birthDate: '2008-07-01', householdId: aisyah?.householdId })
    expect(await town.row(Household, aisyah?.householdId as string)).toMatchObject({ kk: null, kkRaw: '367199050119005', kkReason: 'angka_excel', rt: '004', rw: '005' })
    expect((await personNamed('Citra Excel'))[0]).toMatchObject({ nik: '3671995511120072', birthDate: '2012-11-15' })
  })

  it('answers come in under the class of their question; sorrow goes to the restricted lane', async () => {
    const n1 = nik()
    const mapping: Mapping = {
      profile: null, vocab: 'regsosek22k', village: null,
      sheets: [{ sheet: '', headerRows: 1, rows: 'anggota', columns: [
        { at: 0, header: 'nama', field: 'nama' }, { at: 1, header: 'nik', field: 'nik' }, { at: 2, header: 'kk', field: 'no_kk' },
        ...(['302', '306a', '309a', '412', '428j'] as const).map((question, i) => ({ at: 3 + i, header: question, field: 'jawaban' as const, question })),
      ] }],
    }
    const up = await came('jawaban.csv', csv([['nama', 'nik', 'kk', '302', '306a', '309a', '412', '428j'], ['Tina Contoh', n1, kk(), '36', '5. Sumur terlindung', '1', '3', '2']]), who.operator)
    await lists.check(up.job.id, who.operator.id, { source: 'Uji', mapping, places: {} })
    await lists.settled(up.job.id)
    expect((await brought(up, who.operator)).state).toBe('selesai')
    const [tina] = await personNamed('Tina Contoh')
    const answers = (await town.all(Answer)).filter((a) => a.ownerId === tina?.id || a.ownerId === tina?.householdId)
    expect(answers.map((a) => [a.class, a.team, a.values]).sort()).toEqual([['N', null, { 302: 36, '306a': '5', '309a': '1' }], ['R', null, { 412: '3' }], ['X', `lane:${city}`, { '428j': '2' }]])
    expect(await town.row(HouseholdStatus, tina?.householdId as string)).toMatchObject({ water: 'lolos', density: 'lolos', verifiedOn: null })
    expect(await recount(town.doors.road)).toEqual([])
  })

  it('an operator brings in their own village only', async () => {
    const up = await came('luar.csv', csv([header, [kk(), nik(), 'Dalam Contoh', 'L', '', '', '1', '', '', '', 'Cipondoh', 'Cipondoh'], [kk(), nik(), 'Luar Contoh', 'L', '', '', '1', '', '', '', 'Poris Plawad', 'Cipondoh']]), who.operator)
    const seen = await checked(up, { village: third }, {}, who.operator)
    expect(seen.result?.refused).toBe(1)
    await brought(up, who.operator)
    expect([(await personNamed('Dalam Contoh')).length, (await personNamed('Luar Contoh')).length]).toEqual([1, 0])
  })

  it('how a source is read is remembered, its places too', async () => {
    const first = await came('bps1.csv', csv([['nm', 'kd'], ['Ani Contoh', '3671010001']]))
    const mapping: Mapping = { profile: null, vocab: null, village: null, sheets: [{ sheet: '', headerRows: 1, rows: 'anggota', columns: [{ at: 0, header: 'nm', field: 'nama' }, { at: 1, header: 'kd', field: 'kode_wilayah' }] }] }
    await lists.check(first.job.id, who.verifier.id, { source: 'BPS Kota', mapping, places: {} })
    expect((await lists.settled(first.job.id)).result).toMatchObject({ good: 0, refused: 1, places: [{ key: 'k:3671010001', to: null }] })
    await lists.map(first.job.id, who.verifier.id, { 'k:3671010001': next })
    expect((await lists.settled(first.job.id)).result).toMatchObject({ good: 1, refused: 0, villages: 1 })
    await brought(first)
    expect(await town.all(ListSource)).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'BPS Kota', place: city, places: { 'k:3671010001': next } })]))
    const second = await came('bps2.csv', csv([['x', 'kd', 'nm'], ['1', '3671010001', 'Edi Contoh']]))
    expect(second.suggestions[0]).toMatchObject({ source: 'BPS Kota', score: 1 })
    await lists.check(second.job.id, who.verifier.id, { source: 'BPS Kota', mapping: second.suggestions[0]?.mapping as Mapping, places: {} })
    expect((await lists.settled(second.job.id)).result).toMatchObject({ good: 1, refused: 0 })
    await brought(second)
    expect((await personNamed('Edi Contoh'))[0]?.place).toBe(next)
  })

  describe('a server that ends in the middle', () => {
    const many = (n: number): string => csv([header, ...Array.from({ length: n }, (_, i) => [`36719901011500${String(10 + (i >> 1)).slice(-2)}`, '', `Orang ${i} Putus`, i % 2 ? 'P' : 'L', '', `1980-01-${String((i % 28) + 1).padStart(2, '0')}`, i % 2 ? '2' : '1', '', '', '', ['Cipondoh', 'Cipondoh Indah', 'Poris Plawad'][i % 3] as string, 'Cipondoh'])])
    it('loses and doubles nothing', async () => {
      const up = await came('putus.csv', many(60))
      await checked(up)
      // The second village breaks on the way in, as if the line to the database were cut.
      let loads = 0
      const road = town.doors.road
      const cut = jobsAt({ ...road, report: () => undefined, db: { ...road.db, bulk: (work) => (++loads === 2 ? road.db.bulk(async (tx) => { await work(tx); throw new Error('cut') }) : road.db.bulk(work)) } })
      await cut.start(up.job.id, who.verifier.id)
      const broken = await cut.settled(up.job.id)
      expect(broken.state).toBe('gagal')
      const half = (await town.all(Person)).filter((p) => String(p.name).endsWith('Putus'))
      expect(half.length).toBeGreaterThan(0)
      expect(half.length).toBeLessThan(60)
      expect(await recount(road)).toEqual([])
      await expect(checked(up)).rejects.toThrow('PEMETAAN_TETAP')
      const end = await brought(up)
      expect([end.state, end.totals?.accepted]).toEqual(['selesai', 60])
      const whole = (await town.all(Person)).filter((p) => String(p.name).endsWith('Putus'))
      expect([whole.length, new Set(whole.map((p) => p.name)).size]).toEqual([60, 60])
      expect(await recount(road)).toEqual([])
      const log = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ place: string; n: number }>("select place_code as place, count(*)::int as n from act_log where act = 'lists.import' and class = 'R' and id in (select act_id from act_link) group by place_code order by place_code"))
      expect(log.map((l) => l.place)).toEqual([village, next, third])
    })
    it('goes on by itself when it begins again', async () => {
      const up = await came('lanjut.csv', many(40).replaceAll('Putus', 'Lanjut').replaceAll('1980', '1981'))
      await checked(up)
      await town.doors.road.db.tx({ role: 'guyub_job' }, (tx) => tx.change("update list_job set state = 'berjalan' where id = $1", [up.job.id]))
      const risen = jobsAt(town.doors.road)
      await risen.resume()
      expect((await risen.settled(up.job.id)).state).toBe('selesai')
      expect((await town.all(Person)).filter((p) => String(p.name).endsWith('Lanjut')).length).toBe(40)
    })
    it('whoever’s post ended meanwhile brings in nothing more', async () => {
      const gone = await town.person('Lalu Contoh', [{ role: 'dinsos_verifier', place: city, until: '2026-03-03' }])
      const up = await came('lalu.csv', csv([header, ['', '', 'Terlambat Contoh', 'L', '', '', '', '', '', '', 'Cipondoh', '']]), gone, city)
      await checked(up, {}, {}, gone)
      town.advance({ days: 3 })
      town.doors.people.forget()
      const end = await brought(up, gone)
      expect([end.state, end.why?.id, (await personNamed('Terlambat Contoh')).length]).toEqual(['gagal', 'Tugas Anda untuk wilayah ini sudah berakhir.', 0])
    })
  })

  it('a large list knows beforehand whose number nobody holds, and hears of who is registered meanwhile', async () => {
    const { road } = town.doors
    expect(await knownIn(road, city, 100)).toBeNull()
    const [there, later, nobody] = [(await town.all(Person)).find((p) => p.nik)?.nik as string, nik(), nik()]
    const known = (await knownIn(road, city, 30_000)) as NonNullable<Awaited<ReturnType<typeof knownIn>>>
    expect([known.sieve.maybe(there), known.sieve.maybe(later), known.sieve.maybe(nobody)]).toEqual([true, false, false])
    const up = await came('menyusul.csv', csv([header, [kk(), later, 'Menyusul Contoh', 'L', '', '', '1', '', '', '', 'Poris Plawad', '']]))
    await checked(up)
    await brought(up)
    await known.follow(new Set([third]))
    expect(known.sieve.maybe(later)).toBe(false)
    const other = (await knownIn(road, city, 30_000)) as typeof known
    const last = await came('terakhir.csv', csv([header, [kk(), nobody, 'Terakhir Contoh', 'L', '', '', '1', '', '', '', 'Poris Plawad', '']]))
    await checked(last)
    await brought(last)
    expect(other.sieve.maybe(nobody)).toBe(false)
    await other.follow(new Set())
    expect([other.sieve.maybe(later), other.sieve.maybe(nobody)]).toEqual([true, true])
  })

  it('the doors: up, mapped, checked, in, and the rows that came back; for those who may, and noted', async () => {
    const [card, number] = [`1099${kk().slice(4)}`, nik()]
    const bytes = csv([
      header, [card, number, 'Pintu Contoh', 'L', '', '', '1', '', '', '', 'Cipondoh', ''], ['', nik(), '', '', '', '', '', '', '', '', 'Cipondoh', ''],
      [card, number, 'PINTU CONTOH', 'L', '', '', '', '', '', '', 'Cipondoh', ''], ['', '', 'Jauh Entah', 'L', '', '', '', '', '', '', 'Antah Berantah', ''],
    ])
    const put = (by: TownPerson, place: string) => browsers.put(by, `/api/lists/file?${new URLSearchParams({ place })}`, 'pintu ke dua – Bu Contoh.csv', bytes)
    expect((await put(who.psm, village)).statusCode).toBe(403)
    expect((await put(who.far, city)).statusCode).toBe(403)
    const answer = await put(who.verifier, city)
    expect(answer.statusCode).toBe(200)
    const up = answer.json() as Uploaded
    expect(up.job.fileName).toBe('pintu ke dua – Bu Contoh.csv')
    const at = `/api/lists/${up.job.id}`
    expect([(await browsers.get(who.far, at)).statusCode, (await browsers.get(who.psm, at)).statusCode, (await browsers.get(who.operator, at)).statusCode]).toEqual([404, 404, 404])
    expect((await browsers.post(who.verifier, `${at}/start`, {})).json()).toMatchObject({ code: 'BELUM_DIPERIKSA' })
    expect((await browsers.post(who.verifier, `${at}/mapping`, { mapping: up.suggestions[0]?.mapping, source: 'Pintu' })).statusCode).toBe(200)
    await lists.settled(up.job.id)
    expect((await browsers.get(who.verifier, at)).json()).toMatchObject({ state: 'siap', check: { good: 2, refused: 2 }, progress: { rowsChecked: 4 } })
    // What the first rows say of themselves is what becomes of them.
    const first = ((await browsers.get(who.verifier, `${at}/preview`)).json() as { rows: PreviewRow[] }).rows
    expect(first.map((r) => [r.line, r.village, r.refused?.id.slice(0, 22) ?? null])).toEqual([[2, village, null], [3, null, 'Nama kosong. Isi nama '], [4, village, null], [5, null, 'Wilayah yang tertulis ']])
    expect(first[0]?.warnings.map((w) => w.id)).toContain('Kode wilayah di dalam nomor KK tidak dikenal.')
    await browsers.post(who.verifier, `${at}/start`, {})
    await lists.settled(up.job.id)
    expect((await browsers.get(who.verifier, at)).json() as ListJob).toMatchObject({ state: 'selesai', totals: { accepted: 2, already: 1, refused: 2 }, refusedRows: 2 })
    const listed = async (by: TownPerson): Promise<string[]> => ((await browsers.get(by, '/api/lists')).json() as { jobs: ListJob[] }).jobs.map((j) => j.id)
    expect([(await listed(who.verifier)).includes(up.job.id), (await listed(who.operator)).includes(up.job.id), await listed(who.far), (await browsers.get(who.psm, '/api/lists')).statusCode]).toEqual([true, false, [], 403])
    expect((await browsers.get(who.verifier, `${at}/refused.csv`)).body).toContain('Nama kosong')
    const book = await browsers.get(who.verifier, `${at}/refused.xlsx`)
    expect([book.statusCode, book.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
    expect((await browsers.get(who.far, `${at}/refused.csv`)).statusCode).toBe(404)
    // Lines that were not written anew come with the reason.
    const skipped = (await browsers.get(who.verifier, `${at}/skipped.csv`)).body.trimEnd().split('\r\n').slice(1)
    expect(skipped.map((l) => l.split(',').slice(0, 5))).toEqual([['4', '', 'Pintu Contoh', 'Cipondoh', 'Orang yang sama sudah ada di baris lain berkas ini']])
    expect((await browsers.get(who.far, `${at}/skipped.csv`)).statusCode).toBe(404)
    // The family's page tells where it came from, and so does the person's.
    const [person] = await personNamed('Pintu Contoh')
    for (const id of [person?.householdId as string, person?.id as string]) {
      const { history } = (await browsers.get(who.psm, `/api/history/${id}?place=${village}`)).json() as { history: { act: string; label: { id: string }; by: string }[] }
      expect(history).toMatchObject([{ act: 'lists.import', label: { id: 'Diimpor dari daftar “Pintu”' }, by: 'Vera Contoh' }])
    }
    expect((await browsers.get(who.far, `/api/history/${person?.id}?place=${village}`)).json()).toEqual({ history: [] })
    expect((await browsers.put(who.verifier, `/api/lists/file?${new URLSearchParams({ place: city })}`, 'x.pdf', '%PDF-1.7')).json()).toMatchObject({ code: 'BERKAS_TIDAK_TERBACA' })
    const noted = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ door: string }>('select distinct door from read_log where person = $1 and $2 = any (subjects) order by door', [who.verifier.id, up.job.id]))
    expect(noted.map((n) => n.door)).toEqual(['daftar', 'daftar dikembalikan', 'daftar dilewati'])
    expect((await town.rows(who.psm, 'lists.entries', { list: up.job.id, place: village })).map((e) => e.name)).toEqual(['Pintu Contoh'])
    expect(await town.rows(who.far, 'lists.entries', { list: up.job.id })).toEqual([])
  })
})
