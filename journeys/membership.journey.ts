// A volunteer's membership, from the form on her own phone to the last day of her decree: recommended, verified, appointed, her card as a PDF, her phone set up
// by a code, her first activity without a signal, her month sent; then the decree ends, access closes, and her work goes to somebody else.
import type { Page } from 'playwright-core'
import { addDays } from '../src/engine/values/day.ts'
import { allOnThePhone, allSent, deviceCode, fill, front, newsFor, photo, press, reads, stroke, textOf, titled } from './hands.ts'
import { openAheadStage } from './membership-house.ts'
import { tell, verifyAndAssign, cry } from './road-told.ts'
import { asVisitor, journey, must, type Visitor } from './stage.ts'

const village = '36.71.01.1001'
const name = 'Rukmini Contoh'
const pin = '518204'
const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
const month = today.slice(0, 7)
/** Her decree is a short one. */
const days = 20

async function villageOf(page: Page, label: RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill('Sukarasa')
  await page.getByRole('option').filter({ hasText: village }).click()
}

/** "Gabung PSM" on her own phone; answers the code. */
async function joins(page: Page, url: string): Promise<string> {
  await page.goto(`${url}/lapor/gabung`)
  await titled(page, 'Gabung PSM')
  await fill(page, { Nama: name, 'Jenis kelamin': 'Perempuan', 'Tempat lahir': 'Tangerang', 'Tanggal lahir': '1979-08-02', NIK: '3671994208790009' })
  await page.getByRole('checkbox', { name: 'Saya warga negara Indonesia' }).check()
  await press(page, 'Lanjut')
  await villageOf(page, /^Desa\/kelurahan tempat Anda tinggal/)
  await fill(page, { Alamat: 'Kp. Contoh RT 003 RW 002', 'Nomor HP': '080000007711', 'Foto KTP': photo(70) })
  await page.getByRole('checkbox', { name: 'Nomor HP boleh dilihat sesama petugas' }).check()
  await press(page, 'Lanjut')
  await fill(page, { 'Mengapa ingin menjadi PSM?': 'Saya ingin membantu tetangga yang lanjut usia.', Keahlian: ['Merawat lansia', 'Penyuluhan'].slice(0, 1), 'Pendidikan terakhir': 'SMA sederajat', Pekerjaan: 'Kader posyandu' })
  await page.getByRole('checkbox', { name: 'Saya bisa membaca dan menulis' }).check()
  await press(page, 'Lanjut')
  // A promise is a promise: three of four are not enough.
  const promises = page.getByRole('checkbox', { name: /^Saya (menjaga|melayani|bekerja|menaati)/ })
  for (let n = 0; n < 3; n++) await promises.nth(n).check()
  await press(page, 'Kirim pendaftaran')
  await reads(page, 'Setujui keempat janji untuk mendaftar.')
  await promises.nth(3).check()
  await press(page, 'Kirim pendaftaran')
  return (await page.locator('.p-code').innerText()).trim()
}

/** Somebody of an office opens her membership and takes the next step. */
async function step({ page, go }: Visitor, words: string, answers: Parameters<typeof fill>[1]): Promise<void> {
  await newsFor(page)
  await go('/anggota?daftar=tunggu')
  await titled(page, 'Anggota PSM')
  await page.getByRole('link', { name: new RegExp(name) }).first().click()
  await titled(page, name)
  await front(page).getByRole('button', { name: words, exact: true }).first().click()
  await fill(page, answers)
  await front(page).getByRole('button', { name: words, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await go('/belum-terkirim')
  await allSent(page)
}

/** The regency's board issues the card and prints it. */
async function card(board: Visitor): Promise<void> {
  const { page, go } = board
  await newsFor(page)
  // Without a card she waits for this board.
  await go('/anggota?daftar=tunggu')
  await titled(page, 'Anggota PSM')
  await page.getByRole('link', { name: new RegExp(name) }).first().click()
  await press(page, 'Terbitkan KTA')
  await fill(page, { 'Jenis KTA': 'KTA Sementara' })
  await front(page).getByRole('button', { name: 'Terbitkan KTA', exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  const [got] = await Promise.all([page.waitForEvent('download'), press(page, 'Unduh KTA (PDF)')])
  const text = await textOf(await got.path())
  for (const said of [name.toUpperCase(), 'KTA']) must(text.toUpperCase().includes(said), `the card says “${said}”: ${text}`)
  must(!text.includes('3671994208790009') && !text.includes('Kp. Contoh'), 'the card carries neither NIK nor address')
  await go('/belum-terkirim')
  await allSent(page)
}

/** The head of the office makes a code for her phone. */
async function codeFor({ page, go }: Visitor): Promise<string> {
  await go('/orang-dan-tugas')
  await page.getByRole('searchbox').first().fill(name)
  await page.getByRole('button', { name: new RegExp(name) }).first().click()
  const code = await deviceCode(page)
  await go('/belum-terkirim')
  await allSent(page)
  return code
}

/** Her first activity and her month, both without a signal. */
async function firstWork(psm: Visitor): Promise<void> {
  const { page, go } = psm
  await allOnThePhone(page)
  await go('/kegiatan')
  await titled(page, 'Kegiatan')
  await psm.cut(true)
  await press(page, 'Catat kegiatan')
  await titled(page, 'Catat kegiatan')
  await front(page).locator('label.k-choice').filter({ hasText: /^\s*Kerja bakti/ }).click()
  await fill(page, { 'Uraian singkat': 'menggerakkan warga kerja bakti, mencatat hasil' })
  await reads(page, /Ditandai Dinamisator, Administrator; tugas T2/)
  await press(page, 'Simpan kegiatan')
  await reads(page, 'menggerakkan warga kerja bakti, mencatat hasil')
  await go(`/laporan-bulanan/bulan/${month}/kirim`)
  await fill(page, { Kendala: 'Sinyal lemah di RT 003.' })
  await stroke(page, front(page).locator('.k-sign-pad > svg'), 0.2, 0.68)
  await press(page, 'Kirim laporan')
  await titled(page, 'Laporan bulanan')
  await psm.cut(false)
  await go('/belum-terkirim')
  await allSent(page)
}

await journey('a membership', async stage => {
  const [applicant, neighbour] = await Promise.all([stage.visitor('phone'), stage.visitor('phone')])
  const code = await joins(applicant.page, stage.url)
  must(/^GY-/.test(code), `a code to follow it by: ${code}`)

  const [board, lurah, verifier, head, city] = await Promise.all([
    stage.signIn('Pengurus IPSM 36.71.01'), stage.signIn(`Lurah ${village}`), stage.signIn('Verifikator 36.71', 'desk'), stage.signIn('Kepala Dinas Sosial 36.71', 'desk'), stage.signIn('Pengurus IPSM kabupaten/kota 36.71', 'desk'),
  ])
  await step(board, 'Rekomendasi IPSM', { 'Nomor surat rekomendasi': '12/IPSM-TNG/CONTOH' })
  must((await board.page.getByText('3671994208790009').count()) === 0, 'the board reads no NIK')
  await step(lurah, 'Rekomendasi lurah/kades', { 'Nomor surat rekomendasi': '470/99/CONTOH' })
  await step(verifier, 'Verifikasi berkas', { 'Nomor SKCK / surat kelakuan baik': 'SKCK/99/CONTOH', 'Sertifikat bimtek dasar': 'Sudah bimtek dasar' })
  await step(head, 'Tetapkan dengan SK', { 'Nomor SK': '400.9/99/CONTOH', 'Berlaku sampai (kosong = tanpa batas)': addDays(today, days), 'Nilai wawancara (0–100)': '82' })
  await card(city)

  const phoneCode = await codeFor(head)
  const phone = await stage.visitor('phone')
  await phone.page.goto(`${stage.url}/?kode#kode=${phoneCode}`)
  await fill(phone.page, { 'PIN baru (6 angka)': pin, 'Ulangi PIN': pin })
  await press(phone.page, 'Siapkan perangkat ini')
  await titled(phone.page, /^Selamat /)
  const psm = asVisitor(phone.context, phone.page)
  await firstWork(psm)

  // Her report has come; the Lurah says that it is known. A neighbour's cry is given to her.
  await newsFor(lurah.page)
  await lurah.go('/laporan-bulanan?tab=menunggu')
  await lurah.page.getByRole('link', { name: new RegExp(name) }).first().waitFor()
  await tell(neighbour.page, stage.url, { what: cry, tile: 'Lanjut usia', urgency: 'Mendesak', village })
  await newsFor(verifier.page)
  await verifyAndAssign(verifier, name)

  // The day after the last: her phone opens, but nothing of the village is hers any more.
  await stage.later(days + 1)
  await phone.page.goto(stage.url)
  await fill(phone.page, { PIN: pin })
  await press(phone.page, /^Buka$/)
  await newsFor(phone.page)
  await reads(phone.page, 'Anda belum atau tidak lagi memegang tugas.')
  must((await phone.page.getByRole('link', { name: 'Keluarga' }).count()) === 0, 'no way leads to families any more')

  // What lay with her waits on the supervisors' first page. The Lurah sees it; the coordinator, who assigns reports, gives it on.
  const [again, koord] = await Promise.all([stage.signIn(`Lurah ${village}`), stage.signIn(`Koordinator Puskesos ${village}`)])
  for (const { page } of [again, koord]) {
    await reads(page, 'Pekerjaan menunggu serah terima')
    await page.getByRole('list', { name: 'Serah terima' }).getByRole('link', { name: new RegExp(name) }).click()
    await titled(page, 'Serah terima pekerjaan')
  }
  await reads(again.page, 'Diserahkan oleh Koordinator Puskesos atau Dinas Sosial.')
  must((await again.page.getByRole('button', { name: /serahkan/ }).count()) === 0, 'no button that the act would refuse')
  const { page } = koord
  await front(page).getByRole('button', { name: /serahkan/ }).first().click()
  await fill(page, { 'Serahkan kepada': 'Suryani Apriyani' })
  await press(page, 'Serahkan')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await press(page, 'Serah terima selesai')
  await reads(page, 'Serah terima selesai.')
  await koord.go('/belum-terkirim')
  await allSent(page)
}, openAheadStage)
