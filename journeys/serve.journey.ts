// A real start, as an office makes it: an empty folder, the code printed once, the administrator's desk, a volunteer's phone, and no demo anywhere.
import type { Page } from 'playwright-core'
import { allSent, deviceCode, fill, front, newsFor, press, reads, titled } from './hands.ts'
import { asVisitor, bringDemo, emptyFolder, type House, journey, must, stageOn, startHouse, type Visitor } from './stage.ts'

const village = '33.28.02.2001'

/** Meanwhile: a demo is loaded, stopped, and its folder offered to a real start. */
async function aDemoIsNoPlaceForRealWork(): Promise<void> {
  const { folder, remove } = emptyFolder()
  try {
    bringDemo(folder)
    const demo = await startHouse(folder, ['--demo'])
    await demo.stop()
    const refused = await startHouse(folder, []).then(async (house: House) => {
      await house.stop()
      return ''
    }, (error: unknown) => (error as Error).message)
    must(refused.includes('ended with 1') && refused.includes('This database holds demo data and is stamped so.'), `a real start on a demo's folder is refused with a sentence: ${refused || 'it started'}`)
  } finally {
    remove()
  }
}

/** Types the code where the app asks for it, or finds it there, and makes a PIN. */
async function setUp(page: Page, pin: string, code?: string): Promise<void> {
  if (code) {
    await press(page, 'Saya punya kode perangkat')
    await fill(page, { 'Kode perangkat': code })
  }
  await fill(page, { 'PIN baru (6 angka)': pin, 'Ulangi PIN': pin })
  await press(page, 'Siapkan perangkat ini')
  await page.getByRole('navigation').first().waitFor({ state: 'attached' })
  await titled(page, /^Selamat /)
}

async function addVolunteer({ page, go }: Visitor): Promise<string> {
  await go('/orang-dan-tugas')
  await press(page, 'Tambah orang')
  await fill(page, { 'Nama lengkap': 'Warsinah Contoh', 'Telepon tugas': '0800 0000 5511', Jabatan: 'PSM' })
  // Only one of the country's villages of this name is meant: the code says which.
  await front(page).getByRole('combobox', { name: /^Wilayah tugas/ }).fill('Guci')
  await page.getByRole('option').filter({ hasText: village }).click()
  await fill(page, { 'Nomor SK': '400.9/12/2026' })
  await press(page, 'Simpan dan tugaskan')
  const code = await deviceCode(page)
  await go('/belum-terkirim')
  await allSent(page)
  return code
}

async function registerFamily({ page, go }: Visitor): Promise<void> {
  await go('/keluarga/baru')
  await fill(page, { 'Nama kepala keluarga': 'Tarmidi', 'Apakah NIK dapat ditulis?': 'Tidak ada', 'Mengapa tanpa NIK?': 'Tidak ditunjukkan', '405. Jenis kelamin': 'Laki-laki' })
  await press(page, 'Lanjut ke anggota')
  await press(page, 'Lanjut ke rumah')
  await fill(page, { 'Apakah nomor KK dapat ditulis?': 'Tidak ada', 'Mengapa tanpa nomor KK?': 'Tidak ditunjukkan', Alamat: 'Dukuh Pekandangan', RT: '002', RW: '001' })
  await press(page, 'Simpan keluarga')
  await titled(page, 'Keluarga Tarmidi')
  await go('/belum-terkirim')
  await allSent(page)
}

await journey('a real start', async stage => {
  // Settled now, judged at the end: a failure there must not go unheard.
  const demo = aDemoIsNoPlaceForRealWork().then(() => null, (error: unknown) => error as Error)
  const printed = /Kode admin pertama [^:]*: ([0-9A-F-]+)/.exec(stage.house.said())?.[1]
  must(printed !== undefined, 'the code of the first administrator is printed')

  const desk = await stage.visitor('desk')
  await desk.page.goto(stage.url)
  await desk.page.getByRole('button', { name: 'Saya punya kode perangkat' }).waitFor()
  must((await desk.page.getByText('Coba sebagai').count()) === 0, 'a real start offers no invented people')
  must((await desk.page.getByText('DATA CONTOH').count()) === 0, 'a real start is not marked as a demo')
  must((await desk.page.request.get(`${stage.url}/api/demo/people`)).status() === 404, 'the demo’s door is not there')
  await setUp(desk.page, '482913', printed)
  const admin = asVisitor(desk.context, desk.page)

  // The code was for one use.
  const thief = await stage.visitor('phone')
  await thief.page.goto(stage.url)
  await press(thief.page, 'Saya punya kode perangkat')
  await fill(thief.page, { 'Kode perangkat': printed ?? '', 'PIN baru (6 angka)': '111222', 'Ulangi PIN': '111222' })
  await press(thief.page, 'Siapkan perangkat ini')
  await reads(thief.page, 'Kode ini tidak dikenal atau sudah dipakai.')

  const code = await addVolunteer(admin)
  const phone = await stage.visitor('phone')
  await phone.page.goto(`${stage.url}/?kode#kode=${code}`)
  await setUp(phone.page, '730184')
  const psm = asVisitor(phone.context, phone.page)
  await newsFor(phone.page)
  await registerFamily(psm)

  // A new day: the PIN opens the phone again, and what was written is there.
  await phone.page.goto(stage.url)
  await titled(phone.page, 'Halo, Warsinah Contoh')
  await fill(phone.page, { PIN: '730184' })
  await press(phone.page, /^Buka$/)
  await titled(phone.page, /^Selamat /)
  await psm.go('/keluarga')
  await phone.page.getByRole('link', { name: /Tarmidi/ }).first().waitFor()

  // The administrator keeps the house and reads nobody's family.
  await admin.go('/warga')
  await reads(desk.page, 'Halaman ini untuk jabatan lain.')
  await admin.go('/gambaran/33.28')
  await titled(desk.page, 'Kabupaten Tegal')
  must((await desk.page.getByText('Tarmidi').count()) === 0, 'the administrator reads no names')

  const wrong = await demo
  if (wrong) throw wrong
}, () => stageOn([]))
