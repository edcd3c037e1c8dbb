// A deliberation in the balai desa without a signal: who is there and signs, forty families decided, the papers printed on the laptop itself;
// back in the signal the head of the village finalises, the regency approves, and everybody finds the same hash.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { unzip } from '@cj-tech-master/excelts/archive'
import type { Download, Page } from 'playwright-core'
import { allOnThePhone, allSent, fill, front, newsFor, press, reads, stroke, textOf, titled } from './hands.ts'
import { journey, must, type Stage, type Visitor } from './stage.ts'

const village = '36.71.03.1001'
const city = '36.71'

async function openBatch({ page, go }: Visitor, tab = 'berjalan'): Promise<string> {
  await go(`/verifikasi?tab=${tab}`)
  await page.locator('.k-rows').getByRole('link', { name: /Batuceper · / }).first().click()
  await titled(page, /^Batch /)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** A name written with the mouse: two strokes, one of them undone and drawn again. */
async function sign(page: Page, label: string | RegExp): Promise<void> {
  const field = front(page).locator('.k-field').filter({ has: page.locator('.k-label').filter({ hasText: label }) })
  const pad = field.locator('.k-sign-pad > svg')
  for (const [from, to] of [[0.2, 0.5], [0.45, 0.8]] as const) await stroke(page, pad, from, to)
  await field.getByRole('button', { name: 'Hapus goresan terakhir' }).click()
}

const people = [
  ['Bu Lurah Contoh', 'Kades/Lurah', ''], ['Operator Contoh', 'Operator SIKS-NG', ''], ['Sari Contoh', 'PSM', ''], ['Darto Contoh', 'RT/RW', 'RT 001'], ['Wakil Contoh', 'Wakil KPM', ''], ['Serka Contoh', 'Babinsa/Bhabinkamtibmas', ''],
] as const

/** Agenda, six people of whom two sign, and a quorum. */
async function held({ page }: Visitor): Promise<void> {
  await press(page, 'Mulai musyawarah')
  await reads(page, /Semua \d+ keluarga siap diputus/)
  await fill(page, { 'Pimpinan musyawarah': 'Bu Lurah Contoh', Diundang: '10' })
  await press(page, 'Mulai musyawarah kelurahan')
  await reads(page, 'Sedang berlangsung')
  for (const [n, [name, role, detail]] of people.entries()) {
    await press(page, 'Tambah peserta')
    await fill(page, { Nama: name, Unsur: role, ...(detail ? { 'Keterangan (RT, lembaga)': detail } : {}) })
    if (n < 2) await sign(page, 'Tanda tangan')
    await press(page, 'Simpan')
    await reads(page, name)
  }
  await reads(page, 'Kuorum tercapai')
}

/** What nobody disputes in one motion; the ten others one by one, with the field's suggestion and its reason. */
async function decided({ page }: Visitor): Promise<void> {
  await press(page, /^Keputusan \(/)
  await press(page, 'Layak semua yang tidak dipersoalkan (30)')
  await press(page, 'Putuskan layak')
  await reads(page, /30\s*\/\s*40/)
  const big = page.locator('.k-card-waiting').getByRole('button')
  for (let n = 31; n <= 40; n++) {
    // The suggestion stands out; the meeting follows it here.
    await big.and(page.locator('.k-button-main, [data-tone=main]')).first().click()
    await press(page, 'Putuskan')
    await reads(page, new RegExp(`${n}\\s*/\\s*40`))
  }
  await reads(page, 'Semua keluarga sudah diputus')
}

const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
const got = async (page: Page, words: string | RegExp): Promise<Download> => (await Promise.all([page.waitForEvent('download'), press(page, words)]))[0]

/** Closed, drawn on the laptop, signed, issued: the text is what was decided. */
async function printed({ page }: Visitor): Promise<{ number: string; file: string }> {
  await page.getByRole('button', { name: 'Selesai', exact: true }).click()
  await reads(page, 'Semua 40 keluarga sudah diputus.')
  await press(page, 'Tutup musyawarah')
  await reads(page, 'Yang akan tertulis')
  const number = '470/99/BA/CONTOH'
  await fill(page, { 'Nomor dokumen': number, 'Nama Lurah': 'Bu Lurah Contoh' })
  await sign(page, 'Tanda tangan Lurah')
  await sign(page, 'Tanda tangan operator')
  const file = await (await got(page, 'Lihat Berita Acara')).path()
  const text = await textOf(file)
  for (const said of ['PEMERINTAH KOTA TANGERANG', 'KELURAHAN BATUCEPER', 'BERITA ACARA MUSYAWARAH KELURAHAN', `Nomor: ${number}`, 'Layak 30', 'Tidak layak 5', 'Dihapus dari daftar 5', 'Jumlah 40', 'dihapus (10)', 'Bu Lurah Contoh', 'Kuorum tercapai']) must(text.includes(said), `the minutes say “${said}”: ${text.slice(0, 900)}`)
  const named = text.slice(text.indexOf('dihapus (10)'), text.indexOf('Demikian Berita Acara'))
  for (const [reason, n] of [['Kesejahteraan meningkat', 5], ['Meninggal', 1], ['Pindah', 2], ['Tidak ditemukan atau', 2]] as const) must(named.split(reason).length - 1 === n, `${n} × ${reason} among the ten: ${named}`)
  must(!/3671\d{12}/.test(text), 'no whole number of a person stands on it')
  const hadir = await textOf(await (await got(page, 'Lihat Daftar hadir')).path())
  for (const [name] of people) must(hadir.includes(name), `${name} is on the attendance list`)
  await press(page, 'Terbitkan dokumen')
  await reads(page, 'Menunggu Lurah/Kepala Desa memfinalkan')
  return { number, file }
}

/** What anybody sees who photographs the code: known, standing or not, and no name. */
async function checked(stage: Stage, token: string, words: string, hash: string): Promise<void> {
  const { context, page } = await stage.visitor('phone')
  await page.goto(`${stage.url}/periksa/${token}`)
  await reads(page, words)
  await reads(page, hash)
  must(!(await page.locator('body').innerText()).includes('Bu Lurah'), 'the public page carries no name')
  await context.close()
}

await journey('musdes', async stage => {
  const operator = await stage.signIn(`Operator ${village}`, 'desk')
  const { page } = operator
  const batch = await openBatch(operator)
  await allOnThePhone(page)
  await operator.go('/')
  // What draws papers is laid by in the background while there still is a signal.
  await page.evaluate(async () => {
    while ((await (await caches.open('guyub-papers')).keys()).length < 3) await new Promise(done => setTimeout(done, 200))
  })
  await operator.go(`/verifikasi/${batch}`)
  await reads(page, 'Mulai musyawarah')
  await operator.cut(true)
  await held(operator)
  await decided(operator)
  const { number, file } = await printed(operator)
  await operator.cut(false)
  await operator.go('/belum-terkirim')
  await allSent(page)

  const lurah = await stage.signIn(`Lurah ${village}`, 'desk')
  await openBatch(lurah)
  await press(lurah.page, 'Periksa dan finalkan')
  const hash = await lurah.page.locator('.k-card').filter({ hasText: 'Berita Acara' }).locator('code').first().innerText()
  must((await textOf(file)).includes(hash), 'the hash on the laptop’s paper is the one the server keeps')
  const token = `3671-${hash.slice(0, 20)}`
  await checked(stage, token, 'Dokumen ini belum berlaku', hash)
  await press(lurah.page, 'Finalkan')
  await reads(lurah.page, /Difinalkan\./)
  await lurah.go('/belum-terkirim')
  await allSent(lurah.page)
  await checked(stage, token, 'Dokumen ini sah', hash)
  // The server's own drawing has the very same bytes.
  await newsFor(page)
  await operator.go(`/verifikasi/${batch}/dokumen`)
  await reads(page, 'Berlaku')
  const paper = page.locator('.k-card').filter({ hasText: hash })
  const [again] = await Promise.all([page.waitForEvent('download'), paper.getByRole('button', { name: 'Unduh PDF' }).click()])
  must(sha256(await again.path()) === sha256(file), 'drawn again it is the same file, byte for byte')

  const verifier = await stage.signIn(`Verifikator ${city}`, 'desk')
  await openBatch(verifier)
  await press(verifier.page, 'Periksa contoh')
  const drawn = verifier.page.getByRole('list', { name: 'Keluarga dalam batch' }).getByRole('link')
  await reads(verifier.page, 'Contoh yang terundi')
  await drawn.first().waitFor()
  for (const href of await drawn.evaluateAll(links => links.map(a => a.getAttribute('href') ?? ''))) {
    await verifier.go(`${href}/periksa`)
    await fill(verifier.page, { 'Hasil pemeriksaan': 'Sesuai' })
    await press(verifier.page, 'Simpan')
    await titled(verifier.page, /^Keluarga /)
  }
  await verifier.go(`/verifikasi/${batch}/langkah/verifikasi`)
  await press(verifier.page, 'Loloskan')
  await titled(verifier.page, /^Batch /)
  await verifier.go('/belum-terkirim')
  await allSent(verifier.page)

  const head = await stage.signIn(`Kepala Dinas ${city}`, 'desk')
  await openBatch(head)
  await press(head.page, 'Sahkan')
  await fill(head.page, { 'Nomor surat pengesahan': '460/99/DINSOS/CONTOH' })
  await press(head.page, 'Sahkan')
  await reads(head.page, 'Disahkan. Tinggal diekspor ke SIKS-NG.')
  await head.go('/belum-terkirim')
  await allSent(head.page)

  await newsFor(page)
  await operator.go(`/verifikasi/${batch}/ekspor`)
  await reads(page, 'Isi paket')
  const bundle = await got(page, 'Unduh paket')
  const files = new Map<string, Uint8Array>()
  for await (const entry of unzip(readFileSync(await bundle.path())).entries()) files.set(entry.path, await entry.bytes())
  const csv = new TextDecoder().decode(files.get([...files.keys()].find(n => n.endsWith('.csv')) ?? '') ?? new Uint8Array())
  must(csv.trim().split('\r\n').length === 41, 'forty rows under one heading')
  must(csv.includes('460/99/DINSOS/CONTOH') && csv.includes(number), 'with the letter and the minutes')
  const sums = new TextDecoder().decode(files.get('SHA256SUMS') ?? new Uint8Array()).trim().split('\n')
  must(sums.length === 4, `CSV, XLSX and two papers: ${sums.join(' | ')}`)
  for (const line of sums) {
    const [sum = '', name = ''] = line.split('  ')
    must(createHash('sha256').update(files.get(name) ?? new Uint8Array()).digest('hex') === sum, `${name} has the hash that is named`)
  }
  must(sums.some(line => line.startsWith(sha256(file))), 'the minutes in the bundle are the laptop’s')
})
