// A PSM's month on the phone: an activity noted without a signal, a number that opens what it counts, the report signed and sent from there;
// back in the signal the Lurah acknowledges it, and the paper and the workbook are taken along.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { allOnThePhone, allSent, fill, front, newsFor, press, reads, stroke, titled } from './hands.ts'
import { journey, must } from './stage.ts'

const village = '36.71.01.1001'
const words = 'menggerakkan warga kerja bakti, mencatat hasil'

async function file(page: Page, button: string): Promise<Buffer> {
  const [got] = await Promise.all([page.waitForEvent('download'), press(page, button)])
  return readFileSync(await got.path())
}

await journey('month', async stage => {
  const psm = await stage.signIn(`PSM ${village}`)
  const { page } = psm
  await allOnThePhone(page)
  for (const path of ['/kegiatan', '/kegiatan/baru', '/laporan-bulanan']) await psm.go(path)
  await psm.go('/laporan-bulanan')
  await press(page, 'Lihat bulan ini')
  await reads(page, 'Kirim paling lambat')
  const month = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await press(page, 'Tanda tangani dan kirim')
  await titled(page, /^Kirim laporan /)

  await psm.cut(true)
  await psm.go('/kegiatan/baru')
  await fill(page, { 'Kegiatan apa?': 'Kerja bakti', 'Uraian singkat': words })
  await reads(page, 'Ditandai Dinamisator, Administrator; tugas T2')
  await press(page, 'Simpan kegiatan')
  await reads(page, words)
  await reads(page, 'Belum terkirim')
  await psm.go(`/laporan-bulanan/bulan/${month}`)
  await front(page).getByRole('button', { name: /Kerja bakti dan gotong royong/ }).click()
  await reads(page, words)
  await page.keyboard.press('Escape')
  await press(page, 'Tanda tangani dan kirim')
  await fill(page, { Kendala: 'Sinyal tidak ada di RW 04' })
  await stroke(page, front(page).locator('.k-sign-pad > svg'), 0.2, 0.68)
  await press(page, 'Kirim laporan')
  await titled(page, 'Laporan bulanan')
  await reads(page, 'Menunggu Lurah/Kades')
  await psm.cut(false)
  await psm.go('/belum-terkirim')
  await allSent(page)

  const lurah = await stage.signIn(`Lurah ${village}`, 'desk')
  await lurah.go('/laporan-bulanan?tab=menunggu')
  const [year, number] = month.split('-').map(Number)
  const name = new Intl.DateTimeFormat('id', { month: 'long', year: 'numeric' }).format(new Date(Date.UTC(year ?? 0, (number ?? 1) - 1, 15)))
  await lurah.page.locator('.k-rows').getByRole('link', { name: new RegExp(name) }).first().click()
  await reads(lurah.page, 'Sinyal tidak ada di RW 04')
  const pdf = await file(lurah.page, 'PDF')
  const xlsx = await file(lurah.page, 'XLSX')
  must(pdf.subarray(0, 5).toString() === '%PDF-' && xlsx.subarray(0, 2).toString() === 'PK', 'a paper and a workbook')
  await press(lurah.page, 'Mengetahui')
  await stroke(lurah.page, front(lurah.page).locator('.k-sign-pad > svg'), 0.2, 0.68)
  await lurah.page.locator('dialog[open]').getByRole('button', { name: 'Mengetahui' }).click()
  await reads(lurah.page, 'Menunggu Ketua IPSM')
  await lurah.go('/belum-terkirim')
  await allSent(lurah.page)
  await newsFor(page)
  await psm.go('/laporan-bulanan')
  await reads(page, 'Menunggu Ketua IPSM')
})
