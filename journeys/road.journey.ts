// The whole road, across everybody's own screens: a citizen tells, the office verifies, a PSM works without a signal, a case is planned and
// approved by others, the agency helps, the reporter objects and is heard, and every number of the dashboard is right.
import { expectChanges, numbersOf, tileShows } from './numbers.ts'
import { approve, deliver, endAndLookAfter, giveAndWatch, plan, refer } from './road-case.ts'
import { confirm, hear, object, onlyTheLane, settle } from './road-heard.ts'
import { acknowledge, cry, follow, tell, verifyAndAssign } from './road-told.ts'
import { leaveHome, visitWithoutSignal } from './road-visit.ts'
import { journey, must } from './stage.ts'

const village = '36.71.01.1001'
const places = { city: '36.71', district: '36.71.01', province: '36' }
const secret = 'Anak kelas dua sering dipukul di rumahnya.'

await journey('the whole road', async stage => {
  const [citizen, witness, verifier, lurah, tksk, koord, head, dinkes, duty, chair, province] = await Promise.all([
    stage.visitor('phone'), stage.visitor('phone'), stage.signIn('Verifikator 36.71', 'desk'), stage.signIn(`Lurah ${village}`), stage.signIn('TKSK 36.71.01', 'desk'),
    stage.signIn(`Koordinator Puskesos ${village}`, 'desk'), stage.signIn('Kepala Dinas Sosial 36.71', 'desk'), stage.signIn('Pemilik program Dinas Kesehatan 36.71', 'desk'),
    stage.signIn('jalur terbatas 36.71', 'desk'), stage.signIn('Pengurus IPSM 36.71.01'), stage.signIn('Dinas Sosial provinsi 36', 'desk'),
  ])
  const [city, district, above] = await Promise.all([numbersOf(head.page, places.city), numbersOf(tksk.page, places.district), numbersOf(province.page, places.province)])
  const before = { city, district, province: above }

  // 1, 2 · Told by a neighbour without an account; verified, given to a volunteer; known to the Lurah.
  const code = await tell(citizen.page, stage.url, { what: cry, tile: 'Lanjut usia', urgency: 'Mendesak', village })
  const psm = await stage.signIn(`PSM ${village}`)
  const volunteer = (await psm.page.getByRole('heading', { level: 1 }).innerText()).split(', ').at(-1) ?? ''
  const reportId = await verifyAndAssign(verifier, volunteer)
  await acknowledge(lurah)

  // 3 · The visit, the network cut from the first door to the last word.
  await leaveHome(psm)
  const { caseId } = await visitWithoutSignal(psm, reportId)
  const family = {
    'keluarga/keluarga.anggota': 2, 'keluarga/keluarga.hijau': 1, 'keluarga/keluarga.semua': 1,
    'rumah/air.gagal': 1, 'rumah/jamban.babs_terbuka': 1, 'rumah/jamban.gagal': 1, 'rumah/listrik.tidak_memadai': 1, 'rumah/rumah.ketahanan': 1, 'rumah/rumah.rtlh': 1,
  }
  // Her log wrote itself: the family and her category noted, the visit, the case.
  await expectChanges(head.page, places.city, before.city, {
    ...family, 'kegiatan/kegiatan.administrator': 2, 'kegiatan/kegiatan.bulan': 4, 'kegiatan/kegiatan.fasilitator': 1, 'kegiatan/kegiatan.inisiator': 1, 'laporan/laporan.diproses': 1, 'laporan/laporan.terbuka': 1, 'laporan/laporan.umur3': 1,
    'kasus/kasus.asesmen': 1, 'kasus/kasus.berjalan': 1, 'kategori/kategori.PPKS-08': 1,
  })

  // 4 · The case: planned by one, approved by another, referred by the desk, served by the agency, watched.
  await plan(psm, caseId)
  await approve(tksk, caseId)
  await refer(koord, caseId)
  await deliver(dinkes)
  await giveAndWatch(psm, caseId)

  // 5 · The reporter objects once, is heard, and confirms; the case ends by its supervisor alone.
  await settle(psm, reportId, 'Dibantu makanan dan pemeriksaan, pendampingan berjalan.', 180)
  await follow(citizen.page, stage.url, code)
  await object(citizen.page)
  await hear(tksk, reportId)
  await settle(psm, reportId, 'Atap ditambal bersama tetangga, pendampingan berjalan.', 200)
  await confirm(citizen.page)
  await endAndLookAfter(tksk, psm, caseId)

  // 6 · Every number, at three levels, has changed as it should, and no other has.
  const atTheEnd = {
    // Eleven things she did: family and category noted, assessed, planned; begun; and six times at the door or settling what was told.
    ...family, 'kegiatan/kegiatan.administrator': 4, 'kegiatan/kegiatan.bulan': 11, 'kegiatan/kegiatan.fasilitator': 6, 'kegiatan/kegiatan.inisiator': 1, 'laporan/laporan.ditutup': 1, 'laporan/laporan.tuntas': 1, 'kasus/kasus.ditutup': 1,
    'bantuan/bantuan.akses_kesehatan': 1, 'bantuan/bantuan.bulan': 2, 'bantuan/bantuan.keluarga': 1, 'bantuan/bantuan.permakanan': 1, 'bantuan/bantuan.semua': 2,
  }
  await Promise.all([
    expectChanges(head.page, places.city, before.city, atTheEnd),
    expectChanges(tksk.page, places.district, before.district, atTheEnd),
    expectChanges(province.page, places.province, before.province, atTheEnd),
  ])
  const now = await numbersOf(head.page, places.city)
  for (const [label, measure] of [['Rumah tidak layak huni (RTLH)', 'rumah/rumah.rtlh'], ['Layanan dan bantuan diserahkan', 'bantuan/bantuan.semua'], ['Keluarga tercatat', 'keluarga/keluarga.semua']] as const) {
    await tileShows(head, places.city, label, now.get(measure) ?? 0)
  }
  // A province reads numbers and opens no list of names.
  await province.go(`/gambaran/${places.city}`)
  await province.page.getByRole('heading', { level: 1, name: 'Kota Tangerang' }).waitFor()
  must((await province.page.locator('main a[href*="/daftar"]').count()) === 0, 'the province is offered a list behind a number')

  // Restricted · A child: the lane's officer alone knows, and no ordinary number moves.
  await tell(witness.page, stage.url, { what: secret, tile: 'Kesejahteraan anak', urgency: 'Mendesak', village, child: true })
  await onlyTheLane(duty, { 'the volunteer': psm, 'the Lurah': lurah, 'the supervisor of the kecamatan': tksk, 'the chair': chair }, secret)
  const ordinary = await numbersOf(head.page, places.city)
  for (const [name, n] of ordinary) if (!name.startsWith('terbatas/') && /state|terkirim|terbuka/.test(name)) must(n === now.get(name), `${name} moved for a restricted report`)
})
