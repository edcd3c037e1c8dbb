// A list with every habit of Excel comes in at a desk: recognised, its places mapped, its damaged rows given back, its families in the registry.
import { readFileSync } from 'node:fs'
import { Workbook } from '@cj-tech-master/excelts'
import { fill, press, reads, titled } from './hands.ts'
import { journey, must, type Visitor } from './stage.ts'

const village = '36.71.05.1001'

/** Merged titles, headers over two rows, dates as dates and as text, numbers that lost a digit, apostrophes, blanks, a total at the end. */
async function workbook(): Promise<Buffer> {
  const book = new Workbook()
  const sheet = book.addWorksheet('Data RW 05')
  sheet.mergeCells('A1:J1')
  const rows: readonly (readonly (string | number | Date | null)[])[] = [
    ['DAFTAR WARGA RW 05 TAHUN 2026'],
    [],
    ['NO.', 'Nama  Lengkap ', 'N I K', 'No. KK', 'Tgl. Lahir', 'L/P', 'Hubungan', 'ALAMAT', 'Desa/Kelurahan', 'Kec.'],
    [1, 'Warsono Contoh ', "'3671990203800001", ' 3671 9905 0119 0007', new Date(Date.UTC(1980, 2, 2)), 'L', 'Kepala Keluarga', 'Jl. Melati 3', 'Cipondoh', 'Cipondoh'],
    [2, 'Sumiati\u00a0Contoh', '3671.99.420285.0001', '3671990501190007', '02/02/1985', 'P', 'Istri', 'Jl. Melati 3', 'KEL. CIPONDOH', 'Cipondoh'],
    [3, 'Tegar Contoh', 3671991501100010, '3671990501190007', '15 Januari 2010', 'laki-laki', 'anak', 'Jl. Melati 3', 'Cipondoh', 'Cipondoh'],
    [4, 'Kartinah Contoh', '', '9999', '1955-06-17', 'P', 'Kepala keluarga', 'Gg. Kenanga', 'Gondrng', 'Cipondoh'],
    [5, null, '3671994506900003', '9998', '5/6/1990', 'P', '', 'Gg. Kenanga', 'Gondrong', 'Cipondoh'],
    [6, 'Jauh Contoh', '3671990101800009', '', '1/1/1980', 'L', '', 'Jl. Raya', 'Guci', 'Bumijawa'],
  ]
  for (const [i, row] of rows.entries()) for (const [j, value] of row.entries()) if (value !== null) sheet.getCell(i + 1, j + 1).value = value
  return Buffer.from(await book.xlsx.writeBuffer())
}

// Made once: a workbook carries the moment it was made, and another moment is another file.
const file = { name: 'warga-rw05.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await workbook() }

async function upload({ page, go }: Visitor): Promise<string> {
  await go('/daftar/baru')
  await page.locator('input[type=file]').setInputFiles(file)
  await titled(page, 'warga-rw05.xlsx')
  return page.url()
}

/** The rows that came back, as the file they are mended in. */
async function givenBack({ page }: Visitor): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'CSV')])
  return readFileSync(await download.path(), 'utf8')
}

await journey('a list comes in', async stage => {
  const desk = await stage.signIn('Verifikator 36.71', 'desk')
  const { page } = desk
  const first = await upload(desk)
  await reads(page, 'Berkas ini dikenali')
  await reads(page, /digit ke-16 hilang/)
  await fill(page, { 'Nama sumber': 'Daftar RW 05' })
  await press(page, 'Periksa berkas')

  await reads(page, 'Siap dimasukkan')
  await reads(page, 'Desa/kelurahan yang belum dikenal')
  // A name with a letter missing is suggested, and taken by a person.
  const unknown = page.locator('.k-card').filter({ hasText: 'Gondrng' })
  await unknown.getByRole('button', { name: 'Gondrong' }).click()
  await press(page, /^Simpan 1 pemetaan/)
  await reads(page, /^Desa\/kelurahan yang dikenal/)
  await page.getByText('Gondrng').locator('visible=true').waitFor({ state: 'detached' })
  await press(page, /^Masukkan$/)
  await press(page, /^Masukkan$/)

  await reads(page, 'Selesai')
  await reads(page, '2 baris kembali kepada Anda')
  const back = await givenBack(desk)
  must(back.includes('Nama kosong. Isi nama orangnya.') && back.includes('3671994506900003'), 'the row without a name comes back with its reason and its own words')
  must(back.includes('Jauh Contoh') && !back.includes('Warsono'), 'a row of another place comes back, and nothing else does')

  await press(page, /^Keluarga baru/)
  await titled(page, 'Keluarga dalam daftar')
  await press(page, /Warsono Contoh/)
  await titled(page, /^Keluarga Warsono/)
  for (const name of ['Sumiati', 'Tegar']) await reads(page, new RegExp(name))

  // The operator of the village sees the regency's list among her own, and the way onto a batch.
  const operator = await stage.signIn(`Operator ${village}`)
  await operator.go('/daftar')
  await press(operator.page, /warga-rw05/)
  await titled(operator.page, 'warga-rw05.xlsx')
  await reads(operator.page, /^(Buka batch verifikasi|Masukkan ke batch)/)

  // The same file again is the same list: nothing comes in twice.
  const second = await upload(desk)
  must(first === second, 'the same file is the same list')
  await reads(page, 'Selesai')
})
