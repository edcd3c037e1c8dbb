// One person written down twice: asked on the phone without a signal before it happens, laid side by side at the desk, merged by key, taken apart again.
import { allOnThePhone, allSent, fill, front, press, reads, titled } from './hands.ts'
import { journey, must, type Stage, type Visitor } from './stage.ts'

const village = '36.71.05.1001'
const elsewhere = '36.71.01.1001'

interface Known { name: string; nik: string; birthDate: string; sex: string }

/** Somebody of the first families, as the server knows them. */
async function somebody({ page, go }: Visitor): Promise<Known> {
  await go('/keluarga')
  await page.getByRole('list', { name: /Keluarga/ }).getByRole('link').first().click()
  await titled(page, /^Keluarga /)
  const household = page.url().split('/').at(-1) ?? ''
  const found = await page.evaluate(async id => {
    const reply = await fetch('/api/views/registry.household', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id }) })
    return ((await reply.json()) as { rows: { joins: { people: Known[] } }[] }).rows[0]?.joins.people.find(p => p.nik && p.birthDate) ?? null
  }, household)
  must(found !== null, 'a family of the demo has somebody with a NIK')
  return found as Known
}

/** Without a signal: the phone itself says who this may be, in words; “no” is remembered and goes with the new person. */
async function askedBeforeSaving(stage: Stage): Promise<void> {
  const psm = await stage.signIn(`PSM ${elsewhere}`)
  await allOnThePhone(psm.page)
  const known = await somebody(psm)
  await psm.cut(true)
  await psm.go('/orang/baru')
  await fill(psm.page, { Nama: known.name.toUpperCase(), NIK: `3672${known.nik.slice(4)}`, 'Tanggal lahir': known.birthDate })
  await reads(psm.page, 'Mungkin sudah tercatat')
  await reads(psm.page, /NIK beda satu angka/)
  await reads(psm.page, /tanggal lahir sama/)
  await fill(psm.page, { 'Alasan tanpa keluarga': 'Tamu dari kota sebelah' })
  await press(psm.page, /^Simpan$/)
  await reads(psm.page, /Orang ini mungkin sudah tercatat/)
  await press(psm.page, 'Bukan, simpan sebagai orang baru')
  await reads(psm.page, 'Akan diingat: bukan orang yang sama.')
  await press(psm.page, /^Simpan$/)
  await titled(psm.page, known.name.toUpperCase())
  await psm.go('/belum-terkirim')
  await reads(psm.page, 'Menunggu dikirim (2)')
  await psm.cut(false)
  await allSent(psm.page)
  await psm.context.close()
}

/** At the desk: J goes on, S lays together, and the person's page takes it apart again. */
async function mergedAndUndone(stage: Stage): Promise<void> {
  const desk = await stage.signIn(`Operator ${village}`, 'desk')
  const { page } = desk
  await allOnThePhone(page)
  await desk.go('/padanan')
  await page.getByRole('list', { name: 'Padanan' }).getByRole('link').first().click()
  await titled(page, 'Orang yang sama?')
  await reads(page, 'Mengapa diusulkan')
  const first = page.url()
  await page.keyboard.press('j')
  await page.waitForFunction(was => location.href !== was, first)
  await page.keyboard.press('k')
  await page.waitForFunction(was => location.href === was, first)
  await page.keyboard.press('s')
  await reads(page, 'Catatan mana yang menjadi utama?')
  await front(page).getByRole('button', { name: 'Satukan' }).click()
  await page.waitForFunction(was => location.href !== was, first)
  await desk.go('/padanan')
  await page.getByRole('tab', { name: 'Sudah disatukan' }).click()
  await page.getByRole('list', { name: 'Penyatuan' }).getByRole('link').first().click()
  await reads(page, 'Juga tercatat sebagai')
  await press(page, 'Pisahkan lagi')
  await front(page).getByRole('textbox').fill('Ternyata dua saudara dengan nama yang sama')
  await front(page).getByRole('button', { name: 'Pisahkan', exact: true }).click()
  await reads(page, 'Kedua catatan dipisahkan.')
  await desk.go('/belum-terkirim')
  await allSent(page)
  await desk.context.close()
}

await journey('doubles', async stage => {
  await askedBeforeSaving(stage)
  await mergedAndUndone(stage)
})
