// Two who wrote one thing while apart, and the supervisor who chooses; a proof checked by a stranger without a signal; a lost phone that forgets.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allOnThePhone, allSent, fill, newsFor, press, reads, titled } from './hands.ts'
import { journey, must, type Stage, type Visitor } from './stage.ts'

const village = '36.71.01.1001'
const city = '36.71'
const [before, ofOne, ofOther] = ['Jl. Semula No. 1', 'Jl. Relawan No. 3', 'Jl. Operator No. 2']

const nameOf = async ({ page }: Visitor): Promise<string> => (await page.getByRole('heading', { level: 1, name: /^Selamat / }).innerText()).split(', ').at(-1) ?? ''

async function openFirstFamily({ page, go }: Visitor): Promise<string> {
  await go('/keluarga')
  await page.getByRole('list', { name: /Keluarga/ }).getByRole('link').first().click()
  await titled(page, /^Keluarga /)
  return page.url().split('/').at(-1) ?? ''
}

async function correct({ page, go }: Visitor, household: string, answers: Readonly<Record<string, string>>): Promise<void> {
  await go(`/keluarga/${household}/ubah`)
  await fill(page, answers)
  await press(page, /^Simpan/)
  await titled(page, /^Keluarga /)
}

/** Both write the same line while apart: the later one sees both, with writers and the value before; the rest of their note applies. */
async function apart(one: Visitor, other: Visitor, household: string, nameOfOne: string): Promise<void> {
  await correct(one, household, { Alamat: before })
  await one.go('/belum-terkirim')
  await allSent(one.page)
  await allOnThePhone(other.page)
  await newsFor(other.page)
  await other.go(`/keluarga/${household}`)
  await reads(other.page, before)
  await other.cut(true)
  await correct(other, household, { Alamat: ofOther, Telepon: '0812 0000 7777' })
  await other.go('/belum-terkirim')
  await reads(other.page, 'Menunggu dikirim (1)')
  await correct(one, household, { Alamat: ofOne })
  await one.go('/belum-terkirim')
  await allSent(one.page)
  await other.cut(false)
  await newsFor(other.page)
  await reads(other.page, 'Perlu perhatian Anda (1)')
  for (const words of [before, ofOne, ofOther, nameOfOne, 'Tulisan Anda', 'Isian lain dari catatan yang sama sudah tersimpan: Telepon.']) await reads(other.page, words)
  await other.go(`/keluarga/${household}`)
  await reads(other.page, 'Dua orang menulis')
}

/** The coordinator is told on her first page, sees both names, and chooses with one tap; everybody's page follows, with who chose. */
async function chosen(stage: Stage, one: Visitor, other: Visitor, household: string): Promise<void> {
  const koord = await stage.signIn(`Koordinator ${village}`)
  const name = await nameOf(koord)
  await press(koord.page, /isian ditulis dua orang, menunggu pilihan/)
  await titled(koord.page, 'Dua orang menulis')
  const versions = koord.page.locator('.k-versus-one')
  await versions.filter({ hasText: ofOther }).getByRole('button', { name: 'Pakai yang ini' }).click()
  await koord.go('/belum-terkirim')
  await allSent(koord.page)
  for (const visitor of [one, other]) {
    await newsFor(visitor.page)
    await visitor.go(`/keluarga/${household}`)
    await reads(visitor.page, ofOther)
    await visitor.page.getByText('Pilihan yang sudah dibuat (1)').click()
    await reads(visitor.page, new RegExp(`dipilih ${name}`))
  }
  await koord.context.close()
}

/** What the server signed is checked by somebody without an account, without a signal; a changed word is found. */
async function proved(stage: Stage, { page, go }: Visitor): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guyub-bukti-'))
  try {
    await go('/terkirim')
    await page.getByRole('button', { name: /Memperbaiki data keluarga/ }).first().click()
    await page.getByText('Sertakan isi catatan').click()
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Simpan berkas')])
    must(/^guyub-bukti-.*\.json$/.test(download.suggestedFilename()), 'the proof is a file with a name that says so')
    const file = join(folder, 'bukti.json')
    await download.saveAs(file)
    const stranger = await stage.visitor()
    await stranger.page.goto(`${stage.url}/bukti`)
    await allOnThePhone(stranger.page)
    await reads(stranger.page, 'Kunci server yang dikenal di sini')
    await stranger.context.setOffline(true)
    await stranger.page.reload()
    await titled(stranger.page, 'Periksa bukti terima')
    const choose = stranger.page.locator('input[type=file]')
    await choose.setInputFiles(file)
    await reads(stranger.page, 'Bukti ini asli')
    const forged = join(folder, 'palsu.json')
    writeFileSync(forged, readFileSync(file, 'utf8').replaceAll('No. 3', 'No. 4'))
    await choose.setInputFiles(forged)
    await reads(stranger.page, 'Isi catatannya berbeda')
    await stranger.context.close()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Reported lost from the console, a phone forgets everything at its next contact, and the console says so. */
async function lost(stage: Stage, other: Visitor, name: string): Promise<void> {
  const admin = await stage.signIn(`Admin sistem ${city}`, 'desk')
  await admin.go('/perangkat')
  await admin.page.getByRole('link', { name: new RegExp(`^${name}`) }).first().click()
  await press(admin.page, 'Cabut perangkat')
  await fill(admin.page, { 'Mengapa dicabut': 'Hilang atau dicuri', 'Bagaimana hilangnya': 'Tertinggal di angkot sepulang rapat.' })
  await reads(admin.page, 'Yang terjadi sesudahnya')
  await admin.page.locator('dialog[open] button[type=submit]').click()
  await titled(admin.page, 'Kegagalan pelindungan data')
  await reads(admin.page, 'Menunggu terhapus')
  await newsFor(other.page)
  await reads(other.page, /Perangkat ini dilaporkan hilang\. Semua data .* di sini sudah dihapus\./)
  const left = await other.page.evaluate(async () => (await indexedDB.databases()).map(d => d.name))
  must(!left.some(d => d?.startsWith('guyub.')), `nothing of the person is left on the phone: ${left.join(', ')}`)
  await admin.go('/kegagalan-data')
  await press(admin.page, new RegExp(name))
  await reads(admin.page, 'Isi sudah terhapus')
}

await journey('two who wrote', async stage => {
  const one = await stage.signIn(`PSM ${village}`)
  const other = await stage.signIn(`Operator ${village}`)
  const [nameOfOne, nameOfOther] = [await nameOf(one), await nameOf(other)]
  const household = await openFirstFamily(one)
  await apart(one, other, household, nameOfOne)
  await chosen(stage, one, other, household)
  await proved(stage, one)
  await lost(stage, other, nameOfOther)
})
