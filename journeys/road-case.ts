// From the assessment to the closed case: planned, agreed, approved by somebody else, referred, given, watched, ended, looked after.
import { allSent, fill, newsFor, part, photo, press, reads, titled } from './hands.ts'
import { must, type Visitor } from './stage.ts'
import { client, work } from './road-visit.ts'

/** Opens the case with the latest news. */
async function open({ page, go }: Visitor, caseId: string): Promise<void> {
  await newsFor(page)
  await go(`/kasus/${caseId}`)
  await titled(page, client)
}

async function sent({ page, go }: Visitor): Promise<void> {
  await go('/belum-terkirim')
  await allSent(page)
}

export async function plan(psm: Visitor, caseId: string): Promise<void> {
  const { page } = psm
  await open(psm, caseId)
  await press(page, /^Asesmen$/)
  await titled(page, 'Asesmen')
  await fill(page, { 'Sosial (keluarga, lingkungan, ekonomi)': 'Tinggal berdua cucu yang bekerja harian.', 'Kekuatan dan sumber daya': 'Tetangga mau bergantian mengantar makanan.', Kebutuhan: 'Makanan harian, pemeriksaan kesehatan, atap.' })
  await press(page, 'Simpan asesmen')
  await reads(page, 'Keadaan sekarang: Perencanaan')
  await press(page, 'Susun rencana')
  await titled(page, 'Susun rencana')
  await fill(page, { 'Yang ingin dicapai': 'Rumsiah makan tiga kali sehari', 'Tanda tercapai': 'Makanan habis setiap hari', Layanan: 'Permakanan', 'Oleh siapa': 'PSM dan tetangga' })
  await press(page, 'Tambah layanan')
  await fill(page, { Layanan: 'Akses kesehatan dasar', 'Oleh siapa': 'Dinas Kesehatan' }, page.locator('.k-card').filter({ hasText: 'Layanan 2' }))
  await press(page, 'Ajukan rencana')
  await press(page, 'Persetujuan klien atau wali')
  await titled(page, 'Persetujuan klien atau wali')
  await fill(page, { Persetujuan: 'Klien setuju', 'Yang menyetujui': client })
  await press(page, 'Catat persetujuan')
  await titled(page, client)
  must((await page.getByRole('link', { name: 'Setujui rencana' }).count()) === 0, 'whoever planned is not offered to approve')
  await sent(psm)
}

export async function approve(tksk: Visitor, caseId: string): Promise<void> {
  const { page } = tksk
  await open(tksk, caseId)
  await press(page, 'Setujui rencana')
  await titled(page, 'Setujui rencana')
  await press(page, /^Setujui$/)
  await reads(page, 'Keadaan sekarang: Intervensi')
  await sent(tksk)
}

export async function refer(koord: Visitor, caseId: string): Promise<void> {
  const { page } = koord
  await open(koord, caseId)
  await press(page, 'Rujuk ke instansi')
  await titled(page, 'Rujuk ke instansi')
  await fill(page, { Kepada: 'Dinas Kesehatan', 'Nomor surat': '001/PKS/2026', 'Layanan yang diminta': 'Akses kesehatan dasar', Kebutuhan: 'Pemeriksaan kesehatan lansia di rumah.', 'Data yang disertakan': ['Umur', 'Alamat'] })
  await press(page, 'Kirim rujukan')
  await part(page, 'Rujukan').getByText('Menunggu jawaban', { exact: true }).waitFor()
  await sent(koord)
}

/** The agency sees what was shared and no more, accepts, and writes down what it gave, with a photo. */
export async function deliver(agency: Visitor): Promise<void> {
  const { page, go } = agency
  await go('/rujukan')
  await newsFor(page)
  await page.getByRole('link', { name: new RegExp(client) }).first().click()
  await titled(page, client)
  must((await page.getByText('3671996503520007').count()) === 0, 'the NIK was not shared and does not reach the agency')
  await press(page, 'Terima rujukan')
  await fill(page, { 'Tempat dan petugas': 'Di rumah, petugas puskesmas' })
  await press(page, /^Terima$/)
  await press(page, 'Catat layanan yang diberikan')
  await fill(page, { Pemberi: 'Puskesmas (contoh)', 'Bukti foto': photo(120) })
  await press(page, /^Simpan$/)
  await reads(page, 'Layanan diberikan')
  await sent(agency)
}

export async function giveAndWatch(psm: Visitor, caseId: string): Promise<void> {
  const { page } = psm
  await open(psm, caseId)
  // The agency's help stands on the case by itself.
  await part(page, 'Bantuan yang sampai').getByText('Akses kesehatan dasar').waitFor()
  await page.getByRole('link', { name: /^Permakanan/ }).first().click()
  await titled(page, 'Catat bantuan yang sampai')
  await fill(page, { Pemberi: 'PSM dan tetangga', 'Bukti foto': photo(160), ...work })
  await press(page, 'Simpan bantuan')
  await titled(page, client)
  await startWatching(psm)
  await reads(page, 'Keadaan sekarang: Monitoring')
  await press(page, 'Kunjungan pemantauan')
  await titled(page, 'Kunjungan pemantauan')
  await fill(page, { 'Hasil kunjungan': 'Terisi lengkap', 'Keadaan dan kemajuan': 'Makan tiga kali sehari, sudah diperiksa petugas kesehatan.', ...work })
  await press(page, 'Simpan kunjungan')
  await titled(page, client)
  await sent(psm)
}

async function startWatching({ page }: Visitor): Promise<void> {
  const step = page.getByRole('main').getByRole('link', { name: 'Mulai monitoring' })
  if (!(await step.isVisible())) await page.getByText('Langkah lain', { exact: true }).click()
  await step.click()
  await titled(page, 'Mulai monitoring')
  await press(page, /^Simpan$/)
}

/** Ended by the supervisor, the client heard; looked in on afterwards; closed by the supervisor. */
export async function endAndLookAfter(tksk: Visitor, psm: Visitor, caseId: string): Promise<void> {
  await open(tksk, caseId)
  await press(tksk.page, 'Akhiri pendampingan')
  await titled(tksk.page, 'Akhiri pendampingan')
  await fill(tksk.page, { Hasil: 'Tujuan tercapai', 'Uraian hasil': 'Makan teratur, kesehatan diperiksa, atap ditambal.', 'Kata klien atau wali': 'Terima kasih, sekarang tenang.' })
  await press(tksk.page, /^Akhiri$/)
  await reads(tksk.page, 'Keadaan sekarang: Terminasi')
  await sent(tksk)
  await open(psm, caseId)
  await press(psm.page, 'Mulai bimbingan lanjut')
  await titled(psm.page, 'Mulai bimbingan lanjut')
  await press(psm.page, /^Simpan$/)
  await reads(psm.page, 'Keadaan sekarang: Bimbingan lanjut')
  await press(psm.page, 'Kunjungan bimbingan lanjut')
  await titled(psm.page, 'Kunjungan bimbingan lanjut')
  await fill(psm.page, { 'Keadaan dan kemajuan': 'Masih baik, tetangga tetap mengantar makanan.', ...work })
  await press(psm.page, 'Simpan kunjungan')
  await titled(psm.page, client)
  await sent(psm)
  await open(tksk, caseId)
  await press(tksk.page, 'Tutup kasus')
  await titled(tksk.page, 'Tutup kasus')
  await press(tksk.page, /^Tutup kasus$/)
  await reads(tksk.page, 'Keadaan sekarang: Ditutup')
  await sent(tksk)
}
