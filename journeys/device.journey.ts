// A phone as it is in the field: locked, reloaded without a signal, its tab killed, shared by two, opened twice.
import type { Page } from 'playwright-core'
import { allOnThePhone, allSent, fill, part, press, reads, titled } from './hands.ts'
import { asVisitor, journey, must, type Visitor } from './stage.ts'

const village = '36.71.01.1001'
const pin = '123456'

/** The demo's picker once more: another person of the same phone. */
async function pick(page: Page, words: string): Promise<string> {
  await page.getByRole('searchbox').fill(words)
  await page.getByRole('list', { name: 'Orang contoh' }).getByRole('button').first().click()
  await titled(page, /^Selamat /)
  return (await page.getByRole('heading', { level: 1 }).innerText()).split(', ').at(-1) ?? ''
}

async function unlock(page: Page, name: string): Promise<void> {
  await titled(page, `Halo, ${name}`)
  await fill(page, { PIN: pin })
  await press(page, /^Buka$/)
  // It opens where it was left.
  await page.getByRole('navigation').first().waitFor({ state: 'attached' })
}

async function openFirstFamily({ page, go }: Visitor): Promise<string> {
  await go('/keluarga')
  const family = page.getByRole('list', { name: /Keluarga/ }).getByRole('link').first()
  await family.click()
  await titled(page, /^Keluarga /)
  return page.url().split('/').at(-1) ?? ''
}

async function correctAddress({ page, go }: Visitor, household: string, address: string): Promise<void> {
  await go(`/keluarga/${household}/ubah`)
  await fill(page, { Alamat: address })
  await press(page, /^Simpan/)
  await titled(page, /^Keluarga /)
  await reads(page, address)
}

/** Reloaded without a signal the app opens with the PIN, and so do the notes; a wrong PIN opens nothing. */
async function lockedAndOffline({ page, go, cut }: Visitor, name: string, household: string): Promise<void> {
  await allOnThePhone(page)
  await cut(true)
  await page.reload()
  await titled(page, `Halo, ${name}`)
  await fill(page, { PIN: '654321' })
  await press(page, /^Buka$/)
  await reads(page, /PIN salah\. Tersisa 9 kali coba\./)
  await unlock(page, name)
  await go(`/keluarga/${household}`)
  await titled(page, /^Keluarga /)
}

/** The tab is killed in the moment after the note was kept: nothing is lost. */
async function killed(visitor: Visitor, name: string, household: string): Promise<Visitor> {
  const { page, context, go } = visitor
  await go(`/keluarga/${household}`)
  await part(page, 'Pemberitahuan dan persetujuan').getByRole('button', { name: 'Catat' }).click()
  await fill(page, { Jenis: 'Sudah diberi tahu', Tujuan: 'Pendataan' })
  await press(page, /^Simpan$/)
  await part(page, 'Pemberitahuan dan persetujuan').getByText('Belum terkirim').waitFor()
  await page.close({ runBeforeUnload: false })
  const again = asVisitor(context, await context.newPage())
  await again.page.goto(new URL('/', page.url()).href)
  await unlock(again.page, name)
  await again.go('/belum-terkirim')
  await reads(again.page, 'Mencatat pemberitahuan atau persetujuan')
  must((await again.page.getByText('Semua sudah terkirim').count()) === 0, 'the outbox does not say sent what is not')
  await again.cut(false)
  await allSent(again.page)
  return again
}

/** A second tab says so and waits; taking over is one press, and the first one stops. */
async function secondTab({ context, page }: Visitor, name: string): Promise<Visitor> {
  const second = await context.newPage()
  await second.goto(new URL('/', page.url()).href)
  await titled(second, 'Guyub terbuka di tab lain')
  await press(second, 'Pakai di sini')
  await titled(page, 'Guyub terbuka di tab lain')
  await unlock(second, name)
  // It lets go of the store and asks the server nothing more, though its tab stays open and its screen comes back.
  let asked = 0
  page.on('request', request => {
    if (new URL(request.url()).pathname.startsWith('/api/')) asked++
  })
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await second.waitForTimeout(3_000)
  must(asked === 0, 'the tab that gave up its seat asks nothing more')
  await page.close()
  return asVisitor(context, second)
}

/** Two people on one phone: each sees their own notes, and what is unsent waits for its writer. */
async function shared({ page, go, cut }: Visitor, name: string, household: string): Promise<void> {
  await cut(true)
  await correctAddress({ page, go, cut } as Visitor, household, 'Jl. Contoh No. 1')
  await go('/profil')
  await press(page, /^Keluar$/)
  await titled(page, `Halo, ${name}`)
  await cut(false)
  await page.reload()
  await titled(page, `Halo, ${name}`)
  await press(page, 'Orang lain')
  const other = await pick(page, `Lurah ${village}`)
  must(other !== name, 'somebody else has signed in')
  await go('/belum-terkirim')
  await reads(page, 'Semua sudah terkirim')
  must((await page.getByText('Jl. Contoh No. 1').count()) === 0, 'the notes of one are not shown to the other')
  await go('/profil')
  await press(page, /^Keluar$/)
  await titled(page, 'Masuk')
  await page.getByRole('list', { name: 'Orang di perangkat ini' }).getByRole('button', { name }).click()
  await unlock(page, name)
  await go('/belum-terkirim')
  await allSent(page)
}

await journey('a phone in the field', async stage => {
  const first = await stage.signIn(`PSM ${village}`)
  const name = (await first.page.getByRole('heading', { level: 1 }).innerText()).split(', ').at(-1) ?? ''
  const household = await openFirstFamily(first)
  await lockedAndOffline(first, name, household)
  const revived = await killed(first, name, household)
  const phone = await secondTab(revived, name)
  await shared(phone, name, household)
})
