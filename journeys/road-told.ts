// The first steps of the road: somebody tells, the office verifies and assigns, the Lurah knows.
import type { Page } from 'playwright-core'
import { fill, newsFor, photo, press, reads } from './hands.ts'
import { must, type Visitor } from './stage.ts'

export const cry = 'Nenek di ujung gang tinggal sendiri, rumahnya bocor dan jarang makan.'
export const last4 = '4321'
/** The neighbour's picture; it reaches the volunteer by message as well, and is attached once more. */
export const forwarded = photo(10)

export interface Told {
  what: string
  tile: string
  urgency: string
  village: string
  /** Makes the report about a child: the restricted lane. */
  child?: boolean
}

/** Tells with name and phone; answers the ticket's code. */
export async function tell(page: Page, url: string, told: Told): Promise<string> {
  await page.goto(`${url}/lapor`)
  await press(page, 'Mulai melapor')
  await fill(page, { 'Ceritakan apa yang terjadi': told.what, 'Siapa yang butuh bantuan': 'Tetangga', ...(told.child ? {} : { 'Nama atau ciri orangnya, bila tahu': 'Nenek Rumsiah', 'Foto (paling banyak 3)': forwarded }) })
  await press(page, 'Lanjut')
  await reads(page, 'Langkah 2 dari 6')
  await page.locator('label').filter({ hasText: told.tile }).click()
  await fill(page, { 'Seberapa mendesak': told.urgency })
  await press(page, 'Lanjut')
  await reads(page, 'Langkah 3 dari 6')
  if (told.child) {
    await fill(page, { 'Apakah ini menyangkut anak di bawah 18 tahun?': 'Ya' })
    await reads(page, 'Laporan ini masuk jalur tertutup.')
  }
  await press(page, 'Lanjut')
  await reads(page, 'Langkah 4 dari 6')
  await page.getByRole('combobox', { name: /Desa atau kelurahan/ }).fill('Sukarasa')
  // The name is not alone in the country: kecamatan and code tell which.
  await page.getByRole('option').filter({ hasText: told.village }).click()
  await press(page, 'Lanjut')
  await reads(page, 'Langkah 5 dari 6')
  await fill(page, { 'Cara melapor': 'Dengan nama', 'Nama Anda': 'Sri Contoh', 'Nomor HP Anda': `08000000${last4}`, 'Hubungan Anda dengan orang itu': 'Tetangga' })
  await press(page, 'Lanjut')
  await reads(page, 'Langkah 6 dari 6')
  await press(page, 'Kirim laporan')
  const code = (await page.locator('.p-code').innerText()).trim()
  if (told.child) await reads(page, 'Simpan kode di tempat yang aman')
  else await reads(page, 'Semua foto sudah terkirim.')
  const message = decodeURIComponent((await page.getByRole('link', { name: /WhatsApp/ }).getAttribute('href')) ?? '')
  must(message.includes(code) && !message.includes('Nenek') && !message.includes('Rumsiah'), 'the ready message carries the code and nothing of the family')
  return code
}

/** Opens the report's page for whoever holds its code. */
export async function follow(page: Page, url: string, code: string): Promise<void> {
  await page.goto(`${url}/lapor/kode`)
  await page.getByRole('textbox', { name: /Kode laporan/ }).fill(code)
  await press(page, 'Lihat kabar')
  await page.getByRole('textbox', { name: /Empat angka/i }).fill(last4)
  await press(page, 'Lihat kabar')
}

/** The verifier finds it in the queue, verifies and gives it to a volunteer; answers the report's id. */
export async function verifyAndAssign({ page, go }: Visitor, volunteer: string): Promise<string> {
  await go('/laporan')
  await page.getByRole('link', { name: new RegExp(cry) }).first().click()
  await reads(page, 'Mungkin laporan yang sama')
  await press(page, 'Verifikasi')
  await fill(page, { 'Saya sudah memeriksa: ini bukan laporan yang sama': 'Ya', Bidang: 'Sosial dan ekonomi', 'Perlu periksa lapangan': 'Ya' })
  await press(page, 'Verifikasi')
  await page.getByRole('button', { name: 'Disposisi', exact: true }).click()
  await fill(page, { 'PSM yang menangani': volunteer, 'Pesan untuk petugas': 'Tolong dikunjungi hari ini.' })
  await press(page, 'Disposisi')
  await reads(page, 'Keadaan sekarang: Didisposisikan')
  return page.url().split('/').at(-1) ?? ''
}

/** The Lurah reads it, not who told it, and says that it is known. */
export async function acknowledge({ page, go }: Visitor): Promise<void> {
  await newsFor(page)
  await go('/laporan')
  await page.getByRole('link', { name: new RegExp(cry) }).first().click()
  await reads(page, 'Nama pelapor dirahasiakan.')
  await reads(page, 'Keadaan sekarang: Didisposisikan')
  await press(page, /^Ketahui$/)
  await page.getByRole('dialog').getByRole('button', { name: 'Ketahui', exact: true }).click()
  await reads(page, 'Diketahui Lurah/Kades')
}
