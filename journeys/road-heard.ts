// The reporter's side: hears that it is done, objects, is heard, and confirms. And a report that only few may know of.
import type { Page } from 'playwright-core'
import { allSent, fill, front, newsFor, photo, press, reads } from './hands.ts'
import { must, type Visitor } from './stage.ts'
import { work } from './road-visit.ts'

export async function settle(psm: Visitor, reportId: string, how: string, shade: number): Promise<void> {
  const { page, go } = psm
  await newsFor(page)
  await go(`/laporan/${reportId}`)
  await press(page, 'Selesaikan')
  await fill(page, { Hasil: 'Diteruskan sebagai pendampingan', 'Uraian hasil': how, 'Foto bukti': photo(shade), ...work })
  await press(page, /^Selesaikan$/)
  await reads(page, 'Keadaan sekarang: Selesai')
  await go('/belum-terkirim')
  await allSent(page)
}

/** Honest words, and nothing of the family or of the notes. */
async function honest(page: Page): Promise<void> {
  const said = await page.locator('body').innerText()
  for (const secret of ['Rumsiah', 'Gang buntu', 'ditambal', 'Dibantu makanan']) must(!said.includes(secret), `the status page says “${secret}”`)
}

export async function object(page: Page): Promise<void> {
  await reads(page, 'Selesai menurut petugas')
  await honest(page)
  await press(page, 'Belum selesai')
  await front(page).getByRole('textbox').fill('Atapnya masih bocor, semalam kehujanan lagi.')
  await press(page, /^Kirim$/)
  await reads(page, 'Anda menyatakan belum selesai.')
}

/** The report does not close over an objection: the supervisor reads it and sends the work back. */
export async function hear(tksk: Visitor, reportId: string): Promise<void> {
  const { page, go } = tksk
  await newsFor(page)
  await go(`/laporan/${reportId}`)
  await reads(page, 'Pelapor menyatakan belum selesai: Atapnya masih bocor, semalam kehujanan lagi.')
  await press(page, 'Kembalikan ke petugas')
  await fill(page, { Alasan: 'Tolong periksa atapnya, pelapor menyatakan masih bocor.' })
  await press(page, 'Kembalikan ke petugas')
  await reads(page, 'Keadaan sekarang: Diproses')
  await go('/belum-terkirim')
  await allSent(page)
}

export async function confirm(page: Page): Promise<void> {
  await press(page, 'Perbarui')
  await reads(page, 'Selesai menurut petugas')
  await honest(page)
  await page.getByRole('radio', { name: '4 Puas' }).check({ force: true })
  await press(page, 'Ya, sudah selesai')
  await reads(page, 'Laporan ditutup karena Anda menyatakan selesai. Terima kasih.')
}

/** What only the lane may know: found by its officer, and for nobody else does it exist. */
export async function onlyTheLane(duty: Visitor, others: Readonly<Record<string, Visitor>>, what: string): Promise<void> {
  await duty.go('/laporan')
  await newsFor(duty.page)
  await duty.page.getByRole('link', { name: new RegExp(what) }).first().click()
  await reads(duty.page, 'Jalur terbatas')
  const id = duty.page.url().split('/').at(-1)
  await Promise.all(Object.entries(others).map(async ([who, { page, go }]) => {
    await newsFor(page)
    await go('/laporan')
    await page.getByRole('main').waitFor()
    await page.waitForTimeout(800)
    must((await page.getByText(new RegExp(what)).count()) === 0, `${who} sees the restricted report in a list`)
    await go(`/laporan/${id}`)
    // The same words as for a report that never was.
    await reads(page, /Ini tidak ada, atau bukan wewenang Anda|Halaman ini untuk jabatan lain|Laporan ini tidak ada/)
    must((await page.getByText(new RegExp(what)).count()) === 0, `${who} can open the restricted report`)
  }))
}
