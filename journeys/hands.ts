// What a person's hands and eyes do on any screen: fill in a form by its labels, press, read. Everything waits for what it needs.
import { crc32, deflateSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What is written into a field: text, one option, several options, where the phone is, a photo. */
export type Answer = string | readonly string[] | typeof here | Photo
export const here = Symbol('the location button')

export interface Photo {
  name: string
  mimeType: 'image/png'
  buffer: Buffer
}

/** A small photo of one colour: another shade is another photo. */
export function photo(shade: number): Photo {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    const size = Buffer.alloc(4)
    const sum = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([size, body, sum])
  }
  const [side, header] = [16, Buffer.alloc(13)]
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(side * 3, Buffer.from([shade, 120, 255 - shade]))])
  const rows = deflateSync(Buffer.concat(Array.from({ length: side }, () => line)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return { name: `foto-${shade}.png`, mimeType: 'image/png', buffer: Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]) }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const beginning = (text: string): RegExp => new RegExp(`^\\s*${escaped(text)}`)

/** The sheet when one is open, the page otherwise. */
export const front = (page: Page): Locator => page.locator('dialog[open], body:not(:has(dialog[open]))')

export const part = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true })

/** Fills fields by their labels, in the order given: a later one may appear only because of an earlier one. */
export async function fill(page: Page, answers: Readonly<Record<string, Answer>>, within = front(page)): Promise<void> {
  for (const [label, answer] of Object.entries(answers)) await fillOne(page, within, label, answer)
}

async function fillOne(page: Page, within: Locator, label: string, answer: Answer): Promise<void> {
  const name = new RegExp(`^\\s*${escaped(label)}\\s*(wajib)?\\s*$`)
  const field = within.locator('.k-field').filter({ has: page.locator('.k-label').filter({ hasText: name }) }).first()
  // Some options arrive a moment after their question.
  await field.locator('input, select, textarea, button').first().waitFor({ state: 'attached' })
  const choices = field.locator('label.k-choice')
  if (answer === here) {
    await field.getByRole('button', { name: 'Ambil titik lokasi' }).click()
    await field.getByRole('button', { name: 'Hapus titik' }).waitFor()
  } else if (typeof answer === 'object' && 'buffer' in answer) {
    await field.locator('input[type=file]').setInputFiles(answer)
    await field.getByRole('button', { name: /^Hapus Foto/ }).first().waitFor()
  } else if (typeof answer === 'object') {
    for (const one of answer) await choices.filter({ hasText: beginning(one) }).first().click()
  } else if (await choices.count()) {
    await choices.filter({ hasText: beginning(answer as string) }).first().click()
  } else if (await field.locator('select').count()) {
    await field.locator('select').selectOption({ label: answer as string })
  } else if (await field.getByRole('combobox').count()) {
    await field.getByRole('combobox').fill(answer as string)
    await field.getByRole('option').first().click()
  } else {
    await field.locator('input, textarea').first().fill(answer as string)
  }
}

/** Presses a button or follows a link by its words, in the sheet that is open or on the page. */
export async function press(page: Page, words: string | RegExp): Promise<void> {
  const at = front(page)
  await at.getByRole('button', { name: words }).or(at.getByRole('link', { name: words })).first().click()
}

/** The page says these words somewhere. */
export async function reads(page: Page, words: string | RegExp): Promise<void> {
  await page.getByText(words).locator('visible=true').first().waitFor()
}

/** A page of this title stands open. */
export async function titled(page: Page, words: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: words }).waitFor()
}

/** Every page lies on the phone: from now on it may lose the signal. */
export async function allOnThePhone(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker?.controller !== null)
}

/** Looks for news at once, as the phone does when the signal comes back. */
export async function newsFor(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('online')))
}

/** Sends what waits and stands until nothing does. */
export async function allSent(page: Page): Promise<void> {
  await newsFor(page)
  await titled(page, 'Belum terkirim')
  await reads(page, 'Semua sudah terkirim')
}

/** One stroke on a pad for signatures, from here to there across it (parts of its width). */
export async function stroke(page: Page, pad: Locator, from: number, to: number): Promise<void> {
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('the pad cannot be seen')
  const { x, y, width, height } = box
  await page.mouse.move(x + width * from, y + height * 0.6)
  await page.mouse.down()
  for (let n = 1; n <= 8; n++) await page.mouse.move(x + width * (from + ((to - from) * n) / 8), y + height * (0.6 - 0.3 * Math.sin(n)))
  await page.mouse.up()
}

/** What a PDF says, its pages after each other, in one line. */
export async function textOf(path: string): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), useSystemFonts: false }).promise
  let text = ''
  for (let p = 1; p <= pdf.numPages; p++) text += ` ${(await (await pdf.getPage(p)).getTextContent()).items.map(i => ('str' in i ? i.str : '')).join(' ')}`
  return text.replace(/\s+/g, ' ')
}

/** In the sheet of a person: a code for their phone, shown with its QR. */
export async function deviceCode(page: Page): Promise<string> {
  await press(page, 'Buat kode perangkat')
  const code = (await page.getByRole('dialog').locator('b').filter({ hasText: /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/ }).innerText()).trim()
  await page.getByRole('dialog').getByRole('img', { name: /Kode QR/ }).waitFor()
  await press(page, 'Tutup')
  return code
}
