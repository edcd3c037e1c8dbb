// 987 members over 104 kelurahan come in from a workbook of the office: every planted double is found and explained, nobody comes in twice, and the same file is the same import.
import { beforeAll, expect, it } from 'vitest'
import { oneDatabase } from '../engine/store.server/testing.server.ts'
import { csvOf, cellsOf } from '../engine/values/csv.ts'
import { newId } from '../engine/values/id.ts'
import { knownModelText } from '../rooms/linkage/known-model.ts'
import { modelFor, modelOfText } from '../rooms/linkage/model-text.ts'
import { Appointment, Psm, PsmPrivate } from '../rooms/organization/door.ts'
import { importedPsmId } from '../rooms/organization/psm-acts-import.ts'
import { doublesOf } from '../rooms/organization/psm-doubles.ts'
import { dayOf, guessListMapping, headerRow, readMemberList, type VillageName } from '../rooms/organization/psm-list.ts'
import { memberList } from './testing/member-list.server.ts'
import { openTown, type Town, type TownPerson } from './testing/town.server.ts'

const villages: VillageName[] = Array.from({ length: 104 }, (_, i) => ({ code: `36.71.${String(Math.floor(i / 8) + 1).padStart(2, '0')}.${1001 + (i % 8)}`, name: `Contoh ${i + 1}`, district: `Kecamatan ${Math.floor(i / 8) + 1}` }))
const model = modelOfText(knownModelText)
const hash = 'd'.repeat(64)

const words = {
  nama_beda: /nama/, tanggal_tertukar: /tanggal lahir|hari dan bulan/, nik_satu_angka: /NIK/, dua_desa: /wilayah|alamat/,
} as const

/** The list as a spreadsheet saves it: a title above the headers, semicolons, quotes. */
const saved = (made: ReturnType<typeof memberList>): string[][] => cellsOf(`DAFTAR PSM KOTA CONTOH\r\n${csvOf(made.head, made.rows).slice(1)}`)

it.each([['987 baris', 987, 'daftar'], ['400 baris', 400, 'lain'], ['2.000 baris', 2000, 'besar']])('%s: every planted double is found, and its words name what differs', (_told, n, seed) => {
  const made = memberList(n, villages, seed)
  const rows = saved(made)
  const head = headerRow(rows)
  expect(head).toBe(1)
  const read = readMemberList(rows, head, guessListMapping(rows[head] ?? []), villages)
  expect([read.rows, read.members.length, read.refused.length]).toEqual([n, n, 0])
  const people = read.members.map((m) => ({ ...m, key: `baris:${m.row}` }))
  const found = new Map(doublesOf(people, model ? modelFor(model, people.length) : undefined).map((d) => [[d.a, d.b].sort().join(' '), d]))
  // The title is one line more above.
  const missed = made.planted.filter((p) => !found.has(p.lines.map((l) => `baris:${l + 1}`).sort().join(' ')))
  expect(missed).toEqual([])
  for (const p of made.planted) expect(found.get(p.lines.map((l) => `baris:${l + 1}`).sort().join(' '))?.say.id).toMatch(words[p.kind])
  // Nearly nobody is asked about in vain.
  expect(found.size - made.planted.length).toBeLessThanOrEqual(Math.ceil(made.planted.length * 0.2))
})

it('refuses rows with their reasons, and reads what people write', () => {
  const head = ['Nama', 'L/P', 'Tgl Lahir', 'NIK', 'Desa/Kelurahan', 'Kecamatan', 'No SK', 'TMT SK', 'SK berlaku sampai']
  const twin: VillageName[] = [...villages, { code: '36.71.13.1099', name: 'Contoh 1', district: 'Kecamatan 13' }]
  const rows = [head,
    ['', 'L', '', '', 'Contoh 2', '', '', '', ''], ['Ani Contoh', '', '', '', 'Contoh 2', '', '', '', ''], ['Budi Contoh', 'L', '', '', 'Tidak Ada', '', '', '', ''], ['Citra Contoh', 'P', '', '', 'Contoh 1', '', '', '', ''],
    ['Dewi Contoh', 'Perempuan', '5 Maret 1980', "'3671994503800001", 'Kel. Contoh 1', 'Kec. 13', '460/1', '', ''], ['Eko Contoh', 'Laki-laki', '29282', '3671990003880001', 'kelurahan contoh 2', '', '460/2', '2024-01-01', '2023-01-01'],
    ['Fajar Contoh', '', '31/02/1980', '3671990101800001', 'Contoh 3', '', '', '', ''], ['', '', '', '', '', '', '', '', '']]
  const read = readMemberList(rows, 0, guessListMapping(head), twin)
  expect(read.refused.map((r) => [r.row, r.why.id])).toEqual([
    [2, 'Nama belum diisi.'], [3, 'Jenis kelamin belum diisi (L/P) dan tidak terbaca dari NIK.'], [4, 'Desa/kelurahan “Tidak Ada” tidak ditemukan di kabupaten/kota ini.'],
    [5, 'Ada 2 desa/kelurahan bernama “Contoh 1”. Isi kecamatannya.'], [7, 'SK berakhir sebelum mulai.'],
  ])
  expect(read.members.map((m) => [m.row, m.name, m.sex, m.birthDate, m.nik, m.place])).toEqual([
    [6, 'Dewi Contoh', 'P', '1980-03-05', '3671994503800001', '36.71.13.1099'], [8, 'Fajar Contoh', 'L', null, '3671990101800001', '36.71.01.1003'],
  ])
  expect(read.noted.map((n) => n.row)).toEqual([7, 8])
  expect([dayOf('29282'), dayOf('1/2/1980'), dayOf('1980-02-30'), dayOf('kapan-kapan')]).toEqual(['1980-03-02', '1980-02-01', null, null])
})

oneDatabase('an existing list comes in', (open) => {
  let town: Town
  let vera: TownPerson
  let hasan: TownPerson
  let admin: TownPerson
  beforeAll(async () => {
    town = await openTown(await open())
    vera = await town.person('Vera Contoh', [{ role: 'dinsos_verifier', place: '36.71' }])
    hasan = await town.person('Hasan Contoh', [{ role: 'dinsos_head', place: '36.71' }])
    admin = await town.person('Admin Contoh', [{ role: 'admin', place: '36.71' }])
  }, 120_000)

  it('987 rows: doubles decided, each village one act, and a second time changes nothing', async () => {
    const made = memberList(987, villages, 'daftar')
    const rows = saved(made)
    const read = readMemberList(rows, 1, guessListMapping(rows[1] ?? []), villages)
    const same = new Set(made.planted.map((p) => Math.max(...p.lines) + 1))
    const taken = read.members.filter((m) => !same.has(m.row))
    const byPlace = Map.groupBy(taken, (m) => m.place)
    expect(byPlace.size).toBe(104)
    for (let round = 0; round < 2; round++) {
      for (const [place, list] of byPlace) {
        const answer = await town.act(vera, 'organization.importPsm', place, { place, fileHash: hash, members: list.map(({ place: _, ...m }) => m) })
        expect(answer.code ?? answer.outcome).toBe(round === 0 ? 'accepted' : 'SUDAH_MASUK')
      }
    }
    expect((await town.all(Psm)).length).toBe(987 - made.planted.length)
    expect((await town.all(PsmPrivate)).length).toBe(987 - made.planted.length)
    await town.rollUp()
    const [first] = taken
    expect(await town.row(Psm, importedPsmId(hash, first?.row ?? 0))).toMatchObject({ state: 'aktif', source: 'daftar', skUntil: '2027-12-31', name: first?.name })
    const counted = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ key: string; n: number }>(`select key, sum(n)::int as n from counter where name = 'psm' and key in ('active', 'serving', 'joined', 'active:birth') group by key order by key`))
    const n = 987 - made.planted.length
    expect(counted).toEqual([{ key: 'active', n }, { key: 'active:birth', n }, { key: 'joined', n }, { key: 'serving', n }])
  }, 120_000)

  it('an administrator takes in a list without private columns alone; a member of it gets access by their decree', async () => {
    const place = '36.71.05.1001'
    const row = { row: 2, name: 'Gita Contoh', sex: 'P' as const, skNo: '460/7/2024', skDate: '2024-01-02', skFrom: '2024-01-02', skUntil: '2026-12-31' }
    const list = (members: unknown[]) => ({ place, fileHash: 'e'.repeat(64), members })
    expect((await town.act(admin, 'organization.importPsm', place, list([{ ...row, nik: '3671994503800009' }]))).code).toBe('TANPA_DATA_PRIBADI')
    expect((await town.act(admin, 'organization.importPsm', place, list([row, row]))).code).toBe('BARIS_GANDA')
    expect((await town.act(admin, 'organization.importPsm', place, list([row]))).outcome).toBe('accepted')
    const psmId = importedPsmId('e'.repeat(64), 2)
    const accountId = newId()
    expect((await town.act(vera, 'organization.openPsmAccess', place, { psmId, accountId, appointmentId: newId() })).code).toBe('BUKAN_WEWENANG')
    await town.done(hasan, 'organization.openPsmAccess', place, { psmId, accountId, appointmentId: newId() })
    expect((await town.known({ id: accountId, name: '', home: place })).posts[0]).toMatchObject({ role: 'psm', place, until: '2026-12-31' })
    // Somebody who signs in already is tied to their own post here, and to no other's.
    const sari = await town.person('Sari Contoh', [{ role: 'psm', place, until: '2026-12-31' }])
    const post = (await town.all(Appointment)).find((a) => a.personId === sari.id)
    await town.done(admin, 'organization.importPsm', place, list([{ ...row, row: 3, name: 'Sari Contoh' }]))
    const tie = { psmId: importedPsmId('e'.repeat(64), 3), accountId: sari.id, appointmentId: post?.id }
    expect((await town.act(hasan, 'organization.openPsmAccess', place, { ...tie, accountId })).code).toBe('SUDAH_ADA')
    await town.done(hasan, 'organization.openPsmAccess', place, tie)
    expect((await town.all(Appointment)).filter((a) => a.personId === sari.id)).toHaveLength(1)
    expect((await town.act(vera, 'organization.decidePsmPair', '36.71', { left: psmId, right: importedPsmId(hash, 3), decision: 'beda' })).outcome).toBe('accepted')
    expect((await town.act(vera, 'organization.decidePsmPair', '36.71', { left: importedPsmId(hash, 3), right: psmId, decision: 'sama' })).code).toBe('SUDAH_DIPUTUS')
  })
})
