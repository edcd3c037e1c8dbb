// Photos at the end of the signal, in a real browser: upright whichever way the phone was held, small, without location; gone on
// with where the line broke; and a report that waits on a page opened without a signal.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { fill, press, reads } from './hands.ts'
import { journey, must } from './stage.ts'

const side = { width: 1600, height: 1200 }
const corners = { red: [220, 30, 30], green: [30, 170, 60], blue: [40, 60, 210], white: [245, 245, 245] } as const

/** A picture that says which way is up: red and green above, blue and white below, and noise no camera would keep small. */
async function upright(seed: number): Promise<Buffer> {
  const { width, height } = side
  const raw = Buffer.alloc(width * height * 3)
  let noise = seed
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const above = y < height / 2
      const left = x < width / 2
      const [r, g, b] = above ? (left ? corners.red : corners.green) : left ? corners.blue : corners.white
      noise = (noise * 1103515245 + 12345) & 0x7fffffff
      const grain = x > 300 && x < width - 300 && y > 300 && y < height - 300 ? (noise >> 16) % 90 : 0
      const at = (y * width + x) * 3
      raw[at] = Math.max(0, r - grain)
      raw[at + 1] = Math.max(0, g - grain)
      raw[at + 2] = Math.max(0, b - grain)
    }
  }
  return sharp(raw, { raw: { width, height, channels: 3 } }).png({ compressionLevel: 1 }).toBuffer()
}

/** As a phone held in each of the eight ways writes it: the pixels turned, and a note of how. */
async function held(picture: Buffer, orientation: number): Promise<Buffer> {
  const turn = async (bytes: Buffer, by: number): Promise<Buffer> => (by ? sharp(bytes).rotate(by).png({ compressionLevel: 1 }).toBuffer() : bytes)
  const flop = (bytes: Buffer): Promise<Buffer> => sharp(bytes).flop().png({ compressionLevel: 1 }).toBuffer()
  const turned = [0, 0, 0, 180, 180, 90, 270, 270, 90][orientation] as number
  let bytes = await turn(picture, turned)
  if ([2, 4, 5, 7].includes(orientation)) bytes = await flop(bytes)
  const jpeg = await sharp(bytes).withMetadata({ orientation }).withExifMerge({ IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '6/1 10/1 42/1', GPSLongitudeRef: 'E', GPSLongitude: '106/1 37/1 48/1' } }).jpeg({ quality: 92 }).toBuffer()
  // The test of the test: a viewer that heeds the note shows it upright.
  await looksUpright(await sharp(jpeg).rotate().toBuffer(), `our picture ${orientation}`)
  return jpeg
}

async function looksUpright(bytes: Buffer, name: string): Promise<void> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (x: number, y: number): number[] => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)]
  const inset = 20
  const found = [at(inset, inset), at(info.width - inset, inset), at(inset, info.height - inset), at(info.width - inset, info.height - inset)]
  const meant = [corners.red, corners.green, corners.blue, corners.white]
  const near = found.every((c, i) => c.every((v, k) => Math.abs(v - (meant[i]?.[k] ?? 0)) < 40))
  must(near && info.width > info.height, `${name} stands upright: ${JSON.stringify(found)} at ${info.width}×${info.height}`)
}

/** What the page keeps of its photos. */
const kept = (page: Page): Promise<number[][]> => page.evaluate(() => new Promise<number[][]>((done, fail) => {
  const opening = indexedDB.open('guyub-lapor')
  opening.onerror = () => fail(opening.error)
  opening.onsuccess = () => {
    const asking = opening.result.transaction('photo').objectStore('photo').getAll()
    asking.onerror = () => fail(asking.error)
    asking.onsuccess = () => {
      opening.result.close()
      Promise.all((asking.result as Blob[]).map(async blob => [...new Uint8Array(await blob.arrayBuffer())])).then(done, fail)
    }
  }
}))

const filesIn = (page: Page) => page.locator('input[type=file]')

async function attach(page: Page, jpegs: readonly Buffer[]): Promise<void> {
  await filesIn(page).setInputFiles(jpegs.map((buffer, i) => ({ name: `foto-${i}.jpg`, mimeType: 'image/jpeg', buffer })))
  await page.getByRole('button', { name: `Hapus Foto ${jpegs.length}` }).waitFor()
}

/** Fills a report up to its last step, where only the sending is left. */
async function written(page: Page, url: string, photos: readonly Buffer[]): Promise<void> {
  await page.goto(`${url}/lapor`)
  await press(page, 'Mulai melapor')
  await fill(page, { 'Ceritakan apa yang terjadi': 'Kakek di ujung gang tinggal sendiri dan jarang makan.', 'Siapa yang butuh bantuan': 'Tetangga' })
  await attach(page, photos)
  await press(page, 'Lanjut')
  await reads(page, 'Langkah 2 dari 6')
  await page.locator('label').filter({ hasText: 'Lanjut usia' }).first().click()
  await fill(page, { 'Seberapa mendesak': 'Biasa' })
  await press(page, 'Lanjut')
  await reads(page, 'Langkah 3 dari 6')
  await press(page, 'Lanjut')
  await reads(page, 'Langkah 4 dari 6')
  await page.getByRole('combobox', { name: /Desa atau kelurahan/ }).fill('Sukarasa')
  await page.getByRole('option').filter({ hasText: '36.71' }).first().click()
  await press(page, 'Lanjut')
  await reads(page, 'Langkah 5 dari 6')
  await fill(page, { 'Cara melapor': 'Tanpa nama' })
  await press(page, 'Lanjut')
  await reads(page, 'Langkah 6 dari 6')
}

/** A line between phone and house that breaks once, in the middle of a photo, after this many bytes of it. */
async function brokenLine(to: string, after: number): Promise<{ url: string; broke: Promise<void>; trips: string[]; end: () => void }> {
  const { port: housePort } = new URL(to)
  const open = new Set<Socket>()
  // Told by the line itself: the page and its worker both send, and a browser does not tell of its workers.
  const trips: string[] = []
  let whole = false
  let tell: () => void = () => undefined
  const broke = new Promise<void>(done => {
    tell = done
  })
  const server = createServer(phone => {
    const house = connect(Number(housePort), '127.0.0.1')
    open.add(phone).add(house)
    let seen = -1
    phone.on('data', bytes => {
      for (const [, method, head] of bytes.toString('latin1').matchAll(/(POST|PATCH) \/api\/public\/photo-uploads\/([\s\S]*?)\r\n\r\n/g))
        trips.push(`${method} ${/upload-offset: *(\d+)/i.exec(head ?? '')?.[1] ?? ''}`.trim())
      if (seen < 0 && bytes.includes('POST /api/public/photo-uploads/')) seen = 0
      if (seen >= 0) seen += bytes.length
      house.write(whole || seen < after ? bytes : bytes.subarray(0, bytes.length - (seen - after)))
      if (whole || seen < after) return
      whole = true
      // What was written arrives; then there is no line any more.
      setTimeout(() => {
        phone.destroy()
        house.end()
        tell()
      }, 4_000)
      phone.pause()
    })
    house.on('data', bytes => phone.write(bytes))
    for (const [one, other] of [[phone, house], [house, phone]] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => {
        open.delete(one)
        other.destroy()
      })
    }
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    broke,
    trips,
    end: () => {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

await journey('photos at the end of the signal', async stage => {
  const picture = await upright(7)
  const jpegs: Buffer[] = []
  for (let orientation = 1; orientation <= 8; orientation++) jpegs.push(await held(picture, orientation))

  const citizen = await stage.visitor()
  const { page } = citizen
  await page.goto(`${stage.url}/lapor`)
  await press(page, 'Mulai melapor')
  for (const batch of [[1, 2, 3], [4, 5, 6], [7, 8]]) {
    for (const orientation of batch) await attachOne(page, jpegs[orientation - 1] as Buffer, orientation)
    const small = (await kept(page)).map(bytes => Buffer.from(bytes))
    for (const bytes of small) {
      const { width, height, exif, orientation } = await sharp(bytes).metadata()
      must(bytes.length <= 150_000, `a photo is at most 150 kB: ${bytes.length}`)
      must(Math.max(width, height) <= 1280 && width > 400, `its longest side is at most 1280: ${width}×${height}`)
      must(exif === undefined && orientation === undefined, 'camera, place and turning are gone from the file')
      await looksUpright(bytes, 'what the phone keeps')
    }
    while (await page.getByRole('button', { name: /^Hapus Foto/ }).count()) await page.getByRole('button', { name: /^Hapus Foto/ }).first().click()
  }

  // The line breaks in the middle of a photo: the page is closed, opened again, and goes on where it was.
  const reporter = await stage.visitor()
  const noisy = await upright(11)
  const road = await brokenLine(stage.url, 20_000)
  await written(reporter.page, road.url, [await held(noisy, 6)])
  await press(reporter.page, 'Kirim laporan')
  await Promise.race([road.broke, new Promise((_, late) => setTimeout(() => late(new Error('the line did not break')), 30_000).unref())])
  await reporter.page.close()
  const again = await reporter.context.newPage()
  await again.goto(`${road.url}/lapor/kirim`)
  await reads(again, 'Semua foto sudah terkirim.')
  const went = road.trips.filter(trip => trip.startsWith('PATCH')).map(trip => Number(trip.slice(6)))
  must(went.every(from => from > 10_000), `the photo went on where it was, whoever asked for it again: ${road.trips.join(', ')}`)
  road.end()

  // Without a signal: the pages open, the report waits visibly, and goes by itself.
  const far = await stage.visitor()
  await written(far.page, stage.url, [await held(noisy, 1)])
  await far.page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration('/lapor'))?.active?.state === 'activated')
  await far.context.setOffline(true)
  await press(far.page, 'Kirim laporan')
  await reads(far.page, 'Belum terkirim')
  await far.page.close()
  const later = await far.context.newPage()
  await later.goto(`${stage.url}/lapor`)
  await reads(later, 'belum terkirim')
  await later.goto(`${stage.url}/lapor/kirim`)
  await reads(later, 'Belum terkirim')
  await far.context.setOffline(false)
  // By itself: nobody has to press anything.
  await later.locator('.p-code').waitFor()
  await reads(later, 'Semua foto sudah terkirim.')
  const note = await later.evaluate(() => new Promise<string>((done, fail) => {
    const opening = indexedDB.open('guyub-lapor')
    opening.onerror = () => fail(opening.error)
    opening.onsuccess = () => {
      const asking = opening.result.transaction('note').objectStore('note').get('note')
      asking.onsuccess = () => done(JSON.stringify(asking.result))
      asking.onerror = () => fail(asking.error)
    }
  }))
  must(!note.includes('Kakek'), 'once it has arrived, its words lie on the phone no longer')
})

async function attachOne(page: Page, buffer: Buffer, orientation: number): Promise<void> {
  const before = await page.getByRole('button', { name: /^Hapus Foto/ }).count()
  await filesIn(page).setInputFiles([{ name: `foto-${orientation}.jpg`, mimeType: 'image/jpeg', buffer }])
  await page.getByRole('button', { name: `Hapus Foto ${before + 1}` }).waitFor()
}
