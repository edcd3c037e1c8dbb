// The papers of a village meeting, read back out of the PDF: scenario of forty families, their totals, the ten who are not simply in, and who came.
import { createHash } from 'node:crypto'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import type { PaperContent, PaperKind } from './document-content.ts'
import { totalsOf } from './document-content.ts'
import { canonical, contentHash, sha256 } from '../../kit/paper/hash.ts'
import { printed } from '../../kit/paper/press.server.ts'
import { isDrawn, lighter, pathOf } from '../../kit/strokes.ts'
import { dayInWords, inWords } from './document-words.ts'
import { definitionOf, paperFileName } from './documents.ts'
import type { Decision } from './words/labels.ts'

const reasons: { [d: string]: string[] } = {
  tidak_layak: ['Kesejahteraan meningkat', 'Kesejahteraan meningkat', 'Kesejahteraan meningkat', 'Kesejahteraan meningkat', 'Kesejahteraan meningkat'],
  hapus: ['Meninggal', 'Pindah', 'Pindah', 'Tidak ditemukan', 'Tidak ditemukan'],
}
const words: { [d: string]: string } = { layak: 'Layak', tidak_layak: 'Tidak layak', hapus: 'Dihapus' }
const decided: Decision[] = [...Array<Decision>(30).fill('layak'), ...Array<Decision>(5).fill('tidak_layak'), ...Array<Decision>(5).fill('hapus')]

const wave = Array.from({ length: 60 }, (_, i) => [i * 12 + 50, Math.round(200 + 120 * Math.sin(i / 4))]).flat()

const content = (kind: PaperKind): PaperContent => ({
  form: 1, kind, batch: '0199-batch', edition: 1, decisions: 'ab'.repeat(32), place: '36.71.05.1009', number: '470/12/BA/XI/2026', month: '2026-11',
  head: {
    government: 'PEMERINTAH KOTA TANGERANG', district: 'KECAMATAN CIPONDOH', village: 'KELURAHAN GONDRONG', address: 'Jl. KH Hasyim Ashari No. 1', rural: false,
    names: { village: 'Kelurahan Gondrong', district: 'Kecamatan Cipondoh', regency: 'Kota Tangerang' }, check: 'https://guyub.example/periksa/',
  },
  meeting: { form: kind === 'sptjm' ? 'sptjm' : 'musyawarah', on: '2026-11-12', from: '09.10', until: '11.45', where: 'Aula Kelurahan Gondrong', chair: 'Bambang Irawan', agenda: ['Pembukaan', 'Pembacaan hasil kunjungan', 'Keputusan per keluarga', 'Penutup'], quorum: { present: 12, needed: 10, reached: true, words: '12 hadir dari 18 yang diundang, disyaratkan 10' } },
  items: decided.map((decision, i) => ({ no: i + 1, name: `Kepala Keluarga ${i + 1}`, kk: '3671••••••••0001', address: `Jl. Melati No. ${i + 1}, RT 03 / RW 02`, visit: decision === 'hapus' && i > 37 ? 'Tidak ditemukan (2×)' : 'Terisi lengkap', match: 'padan', decision, decisionWords: words[decision] ?? decision, ...(decision === 'layak' ? {} : { reason: reasons[decision]?.[(i - 30) % 5] ?? '' }) })),
  attendees: Array.from({ length: 12 }, (_, i) => ({ name: `Peserta ${i + 1}`, role: ['Ketua RT/RW', 'Wakil KPM', 'Babinsa', 'PSM'][i % 4] ?? '', signature: [wave] })),
  signers: [{ title: 'Lurah Gondrong,', name: 'Bambang Irawan', number: 'NIP 197001011990011001', signature: [wave] }, { title: 'Operator,', name: 'Siti Rahayu', signature: [wave] }],
})

async function textOf(bytes: Uint8Array): Promise<{ pages: number; text: string }> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false }).promise
  let text = ''
  for (let p = 1; p <= pdf.numPages; p++) text += ` ${(await (await pdf.getPage(p)).getTextContent()).items.map((i) => ('str' in i ? i.str : '')).join(' ')}`
  return { pages: pdf.numPages, text: text.replace(/\s+/g, ' ') }
}

describe('Berita Acara', () => {
  test('says 40 = 30 + 5 + 5, names the ten with their reasons, and lists all forty', async () => {
    const ba = content('ba')
    expect(totalsOf(ba)).toEqual({ items: 40, layak: 30, tidak_layak: 5, hapus: 5, perbaikan: 0, usulan_baru: 0, attendees: 12 })
    const { pages, text } = await textOf(await printed(definitionOf(ba)))
    for (const said of ['PEMERINTAH KOTA TANGERANG', 'BERITA ACARA MUSYAWARAH KELURAHAN', 'Nomor: 470/12/BA/XI/2026', 'Kamis tanggal dua belas bulan November tahun dua ribu dua puluh enam (12-11-2026)', 'Kuorum tercapai: 12 hadir dari 18', 'Layak 30', 'Tidak layak 5', 'Dihapus dari daftar 5', 'Jumlah 40', 'dihapus (10)', 'Lurah Gondrong', 'Halaman 1 dari', contentHash(ba)]) expect(text).toContain(said)
    const [named = '', annex = ''] = text.slice(text.indexOf('dihapus (10)')).split('Lampiran: daftar seluruh keluarga')
    for (let i = 1; i <= 40; i++) expect(named.includes(`Kepala Keluarga ${i} `)).toBe(i > 30)
    for (let i = 1; i <= 40; i++) expect(annex).toContain(`Kepala Keluarga ${i} `)
    for (const [reason, n] of [['Kesejahteraan meningkat', 5], ['Meninggal', 1], ['Pindah', 2], ['Tidak ditemukan', 2]] as const) expect(named.split(reason).length - 1).toBe(n)
    expect(pages).toBeGreaterThan(1)
    expect(text).not.toMatch(/3671\d{12}/)
  })

  test('drawn twice is the same file, byte for byte; one changed word has another hash', async () => {
    const [one, two] = [await printed(definitionOf(content('ba'))), await printed(definitionOf(structuredClone(content('ba'))))]
    expect(Buffer.compare(one, two)).toBe(0)
    const other = content('ba')
    ;(other.items[3] as { reason?: string }).reason = 'Pindah'
    expect(contentHash(other)).not.toBe(contentHash(content('ba')))
  })
})

test('the attendance list names everybody with role; the statement needs no meeting', async () => {
  const hadir = (await textOf(await printed(definitionOf(content('hadir'))))).text
  for (let i = 1; i <= 12; i++) expect(hadir).toContain(`Peserta ${i} `)
  expect(hadir).toContain('Jumlah hadir: 12 orang')
  const sptjm = (await textOf(await printed(definitionOf(content('sptjm'))))).text
  expect(sptjm).toContain('SURAT PERNYATAAN TANGGUNG JAWAB MUTLAK')
  expect(sptjm).toContain('bersedia diproses sesuai peraturan')
  expect(paperFileName(content('ba'))).toBe('berita-acara-36.71.05.1009-2026-11.pdf')
})

describe('the hash', () => {
  test('is SHA-256, whatever the length', () => {
    for (const n of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000, 5000]) {
      const bytes = Uint8Array.from({ length: n }, (_, i) => (i * 31 + n) % 256)
      expect(sha256(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })
  test('does not depend on the order of keys, nor on what is absent', () => {
    expect(canonical({ b: [1, undefined], a: 'x', c: undefined })).toBe('{"a":"x","b":[1,null]}')
    expect(contentHash({ a: 1, b: { d: 1, c: 2 } })).toBe(contentHash({ b: { c: 2, d: 1 }, a: 1 }))
  })
})

test('a signature keeps its shape with few points, and a slip of the thumb is none', () => {
  const light = lighter(wave)
  expect(light.length).toBeLessThan(wave.length)
  expect(light.slice(0, 2)).toEqual(wave.slice(0, 2))
  expect(light.slice(-2)).toEqual(wave.slice(-2))
  expect(isDrawn([wave])).toBe(true)
  expect(isDrawn([[10, 10, 12, 12]])).toBe(false)
  expect(isDrawn([])).toBe(false)
  expect(pathOf([[1, 2, 3, 4]])).toBe('M1 2L3 4')
})

test.each([[0, 'nol'], [11, 'sebelas'], [21, 'dua puluh satu'], [100, 'seratus'], [2026, 'dua ribu dua puluh enam'], [1999, 'seribu sembilan ratus sembilan puluh sembilan']])('%i in words', (n, said) => {
  expect(inWords(n)).toBe(said)
  expect(dayInWords('2026-03-01')).toBe('Minggu tanggal satu bulan Maret tahun dua ribu dua puluh enam (01-03-2026)')
})
