// The volunteer's visit, from the first door to the opened case, all of it without a signal.
import type { Page } from 'playwright-core'
import { allOnThePhone, allSent, fill, front, here, newsFor, part, photo, press, reads, titled } from './hands.ts'
import { cry, forwarded } from './road-told.ts'
import { must, type Visitor } from './stage.ts'

/** What a volunteer says of every piece of work: function and task. */
export const work = { 'Fungsi PSM': ['Fasilitator'], 'Tugas PSM': ['Mendampingi warga yang membutuhkan'] }
export const client = 'Rumsiah'

export interface Visited {
  household: string
  caseId: string
}

/** Opens the app at home, where there is a signal: the work of the day and every page are on the phone. */
export async function leaveHome({ page }: Visitor): Promise<void> {
  await allOnThePhone(page)
  await newsFor(page)
  await page.getByRole('link', { name: new RegExp(cry) }).waitFor()
}

export async function visitWithoutSignal({ page, go, cut }: Visitor, reportId: string): Promise<Visited> {
  await cut(true)
  await page.getByRole('link', { name: new RegExp(cry) }).click()
  await press(page, 'Terima tugas')
  await reads(page, 'Keadaan sekarang: Diproses')
  const household = await registerFamily(page, go)
  await inventories(page, go, household)
  await seeWhatTheRulesSay(page)
  await tagAndAsk(page)
  await go(`/laporan/${reportId}`)
  await press(page, /^Lainnya$|^Tindakan lain$/)
  await press(page, 'Kaitkan dengan warga')
  await fill(page, { Jenis: 'Orang', 'Siapa namanya': client })
  await press(page, 'Kaitkan dengan warga')
  await front(page).getByRole('button', { name: 'Catat kunjungan' }).click()
  await fill(page, { '205. Hasil kunjungan': 'Terisi lengkap', 'Apa yang Anda temukan': 'Rumah bocor, tidak ada makanan untuk hari ini.', ...work, Foto: forwarded })
  await press(page, 'Simpan kunjungan')
  await part(page, 'Kunjungan').getByText('Belum terkirim').waitFor()
  const caseId = await openCase(page)
  // Everything made without a signal waits in the outbox, by name; nothing says it was sent.
  await go('/belum-terkirim')
  for (const what of ['Menerima tugas', 'Mencatat keluarga', 'Mencatat keadaan rumah', 'Mencatat air minum', 'Mencatat jamban', 'Mencatat listrik', 'Menetapkan kategori PPKS', 'Mencatat pemberitahuan atau persetujuan', 'Mengaitkan laporan dengan warga', 'Mencatat kunjungan', 'Membuka kasus', 'Skrining']) await reads(page, what)
  await cut(false)
  await allSent(page)
  return { household, caseId }
}

async function registerFamily(page: Page, go: Visitor['go']): Promise<string> {
  await go('/keluarga/baru')
  await fill(page, { 'Nama kepala keluarga': client, NIK: '3671996503520007', '405. Jenis kelamin': 'Perempuan', 'Tanggal lahir': '1952-03-25', '408. Status perkawinan': 'Cerai mati' })
  await press(page, 'Lanjut ke anggota')
  await press(page, 'Tambah anggota')
  await fill(page, { '409. Hubungan dengan kepala keluarga': 'Cucu', Nama: 'Dimas Contoh', 'Apakah NIK dapat ditulis?': 'Tidak ada', 'Mengapa tanpa NIK?': 'Belum punya NIK', '405. Jenis kelamin': 'Laki-laki', 'Tanggal lahir': '2003-08-17' })
  await press(page, 'Masukkan ke daftar')
  await press(page, 'Lanjut ke rumah')
  await fill(page, { 'Apakah nomor KK dapat ditulis?': 'Tidak ada', 'Mengapa tanpa nomor KK?': 'KK hilang', Alamat: 'Gang buntu, rumah paling ujung', RT: '004', RW: '003', 'Titik rumah': here, 'Foto rumah': photo(60) })
  await press(page, 'Simpan keluarga')
  await titled(page, `Keluarga ${client}`)
  return page.url().split('/').at(-1) ?? ''
}

/** Each inventory is saved alone. */
async function inventories(page: Page, go: Visitor['go'], household: string): Promise<void> {
  const parts: Record<string, Record<string, string>> = {
    rumah: { '301a. Status kepemilikan bangunan': 'Menumpang', '302. Luas lantai': '18', '303. Lantai terluas': 'Tanah', '304. Dinding terluas': 'Anyaman bambu', '305. Atap terluas': 'Jerami' },
    air: { '306a. Sumber air minum utama': 'Sumur tak terlindung', '306b. Jarak ke penampungan tinja terdekat': 'Kurang dari 10 m' },
    jamban: { '309a. Fasilitas buang air besar': 'Tidak ada', '310. Pembuangan akhir tinja': 'Pantai' },
    listrik: { '307a. Sumber penerangan utama': 'Bukan listrik', '308. Bahan bakar memasak': 'Kayu bakar' },
  }
  for (const [path, answers] of Object.entries(parts)) {
    await go(`/keluarga/${household}/${path}`)
    await fill(page, answers)
    await press(page, /^Simpan$/)
    await titled(page, `Keluarga ${client}`)
  }
}

/** RTLH with its tests, electricity beside it, and what this family may get and is not getting. */
async function seeWhatTheRulesSay(page: Page): Promise<void> {
  await reads(page, 'Tidak layak huni: 3 dari 4 syarat gagal (ketahanan bangunan, air minum, sanitasi).')
  await reads(page, 'Penerangan bukan listrik.')
  const programmes = part(page, 'Program yang mungkin didapat')
  await programmes.getByText(/^Memenuhi syarat menurut data \(\d+\)$/).waitFor()
  await programmes.getByText(/^Belum diketahui: lengkapi datanya \(\d+\)$/).waitFor()
  await programmes.getByText('Pemeriksaan Kesehatan Lansia di Rumah').first().waitFor()
  must((await programmes.getByText(`Untuk: ${client}`).count()) > 0, 'a programme for persons says for whom')
}

async function tagAndAsk(page: Page): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${client}`) }).click()
  await titled(page, client)
  await part(page, 'Kategori PPKS').getByRole('button', { name: 'Tetapkan' }).click()
  await fill(page, { Kategori: 'Lanjut usia', Cara: 'Pengamatan', Dasar: 'Tinggal berdua cucu, makan tidak tentu.' })
  await press(page, /^Tetapkan$/)
  await part(page, 'Kategori PPKS').getByText('Belum terkirim').waitFor()
  await part(page, 'Pemberitahuan dan persetujuan').getByRole('button', { name: 'Catat' }).click()
  await fill(page, { Jenis: 'Menyetujui', Tujuan: 'Layanan sosial' })
  await press(page, /^Simpan$/)
  await part(page, 'Pemberitahuan dan persetujuan').getByText('Berlaku').waitFor()
}

/** From the report's page: opened and screened on the spot. */
async function openCase(page: Page): Promise<string> {
  await press(page, 'Buka kasus')
  await titled(page, 'Buka kasus')
  await fill(page, { 'Kategori PPKS': ['Lanjut Usia Telantar'], Dasar: 'Persetujuan yang bersangkutan' })
  await press(page, /^Buka kasus$/)
  await titled(page, client)
  const caseId = page.url().split('/').at(-1) ?? ''
  await press(page, 'Skrining')
  await titled(page, 'Skrining')
  await fill(page, { Risiko: 'Sedang', 'Keselamatan: siapa terancam, oleh apa': 'Rumsiah sendiri: atap dapat runtuh, makan tidak tentu.' })
  await press(page, 'Simpan skrining')
  await reads(page, 'Keadaan sekarang: Asesmen')
  return caseId
}
