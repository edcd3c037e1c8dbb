// The card as bytes: its size, ten to a sheet, the same file twice, and a code that reads back.
import { createHash } from 'node:crypto'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, it } from 'vitest'
import { printed } from '../../kit/paper/press.server.ts'
import { type CardFacts, cardAddress, cardPaper, cardsPaper, readCard } from './psm-card.ts'

const origin = 'https://guyub.contoh.id'
const card = (n: number, more: Partial<CardFacts> = {}): CardFacts => ({
  name: `Anggota Contoh ${n}`, number: `S-36.71-${String(n).padStart(4, '0')}`, kind: 'sementara', village: 'Kel. Melati', district: 'Kec. Contoh Barat', regency: 'Kota Contoh', until: '2031-03-31',
  token: createHash('sha256').update(String(n)).digest('hex').slice(0, 32), ...more,
})
async function read(bytes: Uint8Array): Promise<{ pages: number; size: number[]; text: string }> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)))
  const text = (await Promise.all(pages.map((p) => p.getTextContent()))).flatMap((c) => c.items.map((i) => ('str' in i ? i.str : ''))).join(' ')
  const [, , w, h] = pages[0]?.view ?? []
  return { pages: pdf.numPages, size: [w, h].map((x) => Math.round(((x ?? 0) * 254) / 72) / 10), text }
}

it('one card has the size of a bank card, and the same facts make the same file', async () => {
  const first = await printed(cardPaper(card(1), origin, '2026-03-02'))
  expect(Buffer.from(await printed(cardPaper(card(1), origin, '2026-03-02'))).equals(Buffer.from(first))).toBe(true)
  const seen = await read(first)
  expect([seen.pages, seen.size]).toEqual([1, [85.6, 54]])
  expect(seen.text).toContain('Anggota Contoh 1')
  expect(seen.text).toContain('Berlaku sampai KTA nasional terbit, paling lama 31 Maret 2031')
})

it.each([[1, 1], [10, 1], [11, 2], [23, 3]])('%i cards take %i sheets, every one of them on it', async (n, sheets) => {
  const seen = await read(await printed(cardsPaper(Array.from({ length: n }, (_, i) => card(i + 1)), origin, '2026-03-02')))
  expect([seen.pages, seen.size]).toEqual([sheets, [210, 297]])
  for (let i = 1; i <= n; i++) expect(seen.text).toContain(`S-36.71-${String(i).padStart(4, '0')}`)
})

it.each([
  ['an address', cardAddress(origin, 'ab'.repeat(16)), 'ab'.repeat(16)], ['the id alone', 'AB'.repeat(16), 'ab'.repeat(16)], ['with a slash after it', `${cardAddress(origin, 'cd'.repeat(10))}/`, 'cd'.repeat(10)],
  ['another address', `${origin}/periksa/3671-0123456789abcdef0123`, null], ['nothing', '', null], ['too short', 'abc', null],
])('a scanner reads %s', (_told, scanned, token) => {
  expect(readCard(scanned)).toBe(token)
})
