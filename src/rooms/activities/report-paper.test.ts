// The paper and the workbook of a report: what they say, that they are the same bytes whenever they are made, and that nothing of class X gets in.
import { expect, it } from 'vitest'
import { printed } from '../../kit/paper/press.server.ts'
import { categoryRows, linesOf, reportFileName, type ReportContent, reportPaper } from './report-paper.ts'
import { reportPages, reportSheet } from './report-sheet.ts'
import { sampleObstacles, sampleProposals, sampleStrokes } from './samples.ts'

const sampleContent: ReportContent = {
  place: '36.71.05.1001', names: { village: 'Kelurahan Cipondoh', district: 'Kecamatan Cipondoh', regency: 'Kota Tangerang' }, headTitle: 'Lurah', month: '2026-03', until: '2026-03-31',
  person: { name: 'Sari Contoh', ktaNo: 'KTA-99/0012', skNo: '460/12/2024', skDate: '2024-02-01', phone: null },
  numbers: { 'X.kegiatan': 41, 'X.fungsi.inisiator': 6, 'X.fungsi.motivator': 11, 'X.fungsi.dinamisator': 4, 'X.fungsi.fasilitator': 19, 'X.fungsi.administrator': 12, 'B.awal': 31, 'B.tambah': 3, 'B.selesai': 2, 'B.akhir': 32, 'B.PPKS-08.awal.P': 12, 'B.PPKS-08.tambah.P': 3, 'B.PPKS-08.akhir.P': 15, 'B.PPKS-24.awal.-': 19, 'B.PPKS-24.selesai.-': 2, 'B.PPKS-24.akhir.-': 17, 'C.kunjungan': 9, 'C.layanan': 7, 'C.keluarga': 6, 'C.layanan.permakanan': 5, 'C.terbatas': 1, 'D.masuk': 5, 'D.selesai': 4, 'D.jam': 38.5, 'E.target': 20, 'E.dikunjungi': 18, 'E.layak': 15, 'F.keluarga': 8, 'F.program.pkh': 5, 'G.rumah': 12, 'G.rtlh': 3, 'G.air': 12, 'G.jamban': 11, 'G.listrik': 12, 'I.pertemuan': 4, 'I.rapat': 2, 'I.kerja_bakti': 2, 'I.warga': 61, 'J.penyuluhan': 1, 'J.warga': 35 },
  corrections: [{ key: 'J.penyuluhan', from: 1, to: 2, reason: 'Penyuluhan di RW 02 tertulis sebagai pertemuan', at: '2026-04-04T02:00:00.000Z', by: 'sari', signature: sampleStrokes }],
  differences: [{ key: 'C.kunjungan', sent: 9, now: 10 }], obstacles: sampleObstacles, proposals: sampleProposals, photos: 2, sentAt: '2026-04-02T02:00:00.000Z', late: false, hash: 'a'.repeat(64), signature: sampleStrokes,
  head: { name: 'Lurah Contoh', at: '2026-04-03T02:00:00.000Z', signature: sampleStrokes }, chair: null,
}

it('a corrected number stands as it is, with what was sent beside it', () => {
  const lines = linesOf(sampleContent)
  expect(lines.find((l) => l.key === 'J.penyuluhan')).toMatchObject({ n: 2, was: 1, section: 'J' })
  expect(lines.map((l) => l.section).filter((s, i, all) => all.indexOf(s) === i)).toEqual(['X', 'B', 'C', 'D', 'E', 'F', 'G', 'I', 'J'])
  expect(categoryRows(lines).map((r) => [r.code, r.cells])).toEqual([['PPKS-08', [0, 12, 0, 0, 3, 0, 0, 0, 0, 0, 15, 0]], ['PPKS-24', [0, 0, 19, 0, 0, 0, 0, 0, 2, 0, 0, 17]]])
})

it('the form has all twelve parts, and the one without a room says so', () => {
  const said = JSON.stringify(reportPaper(sampleContent))
  for (const part of 'ABCDEFGHIJKL') expect(said).toContain(`"${part}. `)
  expect(said).toContain('Ruang penyaluran bantuan belum ada')
  expect(said).toContain('1 menjadi 2')
  expect(said).toContain('dikirim 9, menurut catatan sekarang 10')
  expect(reportFileName(sampleContent, 'pdf')).toBe('laporan-psm-36.71.05.1001-2026-03-sari-contoh.pdf')
})

it('covered numbers read “< 5” on paper and in the sheet', () => {
  const covered = { ...sampleContent, numbers: { ...sampleContent.numbers, 'G.rtlh': null }, corrections: [] }
  expect(JSON.stringify(reportPaper(covered))).toContain('< 5')
  expect(reportPages(covered)[0]?.rows.find((r) => r[4] === 'G.rtlh')?.[2]).toBe('< 5')
})

it('is the same bytes whenever and wherever it is made, in whatever order the numbers come back', async () => {
  const shuffled = { ...sampleContent, numbers: Object.fromEntries(Object.entries(sampleContent.numbers).reverse()) }
  expect(linesOf(shuffled).filter((l) => l.section === 'J').map((l) => l.key)).toEqual(['J.penyuluhan', 'J.warga'])
  const [a, b] = await Promise.all([printed(reportPaper(sampleContent)), printed(reportPaper(shuffled))])
  expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true)
  expect(Buffer.from(a.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(Buffer.from(reportSheet(sampleContent)).equals(Buffer.from(reportSheet(shuffled)))).toBe(true)
}, 30_000)
