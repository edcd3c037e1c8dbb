// The civil registry's answers as files: whose row it is, what it says, and why a row is not taken.
import { describe, expect, it } from 'vitest'
import { Workbook } from '@cj-tech-master/excelts'
import { matchOf, readMatches } from './match-file.ts'
import { cellsOf } from '../../engine/values/csv.ts'
import { readSheet } from '../../kit/read-sheet.web.ts'

const items = [
  { id: 'a', householdId: 'h1', headNik: '3671990101500001', kk: '3671990101190001', state: 'dikunjungi' },
  { id: 'b', householdId: 'h2', headNik: '3671990202510002', kk: '3671990101190002', state: 'dipadankan' },
  { id: 'c', householdId: 'h3', headNik: null, kk: '3671990101190003', state: 'dikunjungi' },
  { id: 'd', householdId: 'h4', headNik: '3671990404540004', kk: '3671990101190004', state: 'masuk' },
]

describe('the registry’s words', () => {
  it.each([
    ['Padan', 'padan'], ['SESUAI', 'padan'], ['NIK Aktif', 'padan'], ['Tidak padan', 'tidak_padan'], ['Nama berbeda', 'tidak_padan'], ['tgl lahir beda', 'tidak_padan'], ['NIK tidak ditemukan', 'tidak_padan'], ['Data belum sesuai', 'tidak_padan'],
    ['NIK tidak aktif', 'nonaktif'], ['Non Aktif', 'nonaktif'], ['Meninggal dunia', 'meninggal'], ['NIK tidak aktif (meninggal)', 'meninggal'], ['Duplikat', 'ganda'], ['', null], ['???', null],
  ])('%s → %s', (said, match) => expect(matchOf(said)).toBe(match))
})

it('rows find their family by NIK, then by card; what is not taken is told by its line', () => {
  const read = readMatches(cellsOf([
    '\uFEFFNo;NIK;No. KK;Hasil Padan',
    `1;'3671990101500001;;Padan`,
    '2;3671 9902 0251 0002;;NIK tidak aktif karena pindah',
    '3;;3671990101190003;Sesuai',
    '4;3671990404540004;;Padan',
    '5;3671990101500001;;Padan',
    '6;3,67199E+15;;Padan',
    '7;3671999999999999;;Padan',
    '8;;3671990101190003;mungkin',
    '',
  ].join('\r\n')), items)
  expect(read.rows).toBe(8)
  expect(read.matches).toEqual([{ itemId: 'a', match: 'padan' }, { itemId: 'b', match: 'nonaktif', note: 'NIK tidak aktif karena pindah' }, { itemId: 'c', match: 'padan' }])
  expect(read.refused.map((r) => r.line)).toEqual([5, 6, 7, 8, 9])
  expect(read.refused[0]?.why.id).toContain('Masuk')
  expect(read.refused[2]?.why.id).toContain('rusak oleh lembar kerja')
})

describe('the same answers as a workbook', () => {
  const workbook = async (rows: readonly (readonly (string | number | null)[])[]): Promise<Uint8Array<ArrayBuffer>> => {
    const book = new Workbook()
    book.addWorksheet('Kosong')
    const sheet = book.addWorksheet('Hasil')
    for (const row of rows) sheet.addRow([...row])
    return new Uint8Array(await book.xlsx.writeBuffer())
  }

  it('a title above the headers, text and figures, and the line as the sheet shows it', async () => {
    const sheet = await readSheet(await workbook([
      ['HASIL PEMADANAN DUKCAPIL & DTSEN'], [],
      ['No', 'NIK', 'No. KK', 'Hasil Padan'],
      [1, '3671990101500001', null, 'Padan'],
      [2, null, ' 3671990101190003 ', 'Sesuai'],
      [],
      [3, 3671990202510002, null, 'Padan'],
    ]))
    if (!sheet.ok) throw new Error(sheet.why.en)
    const read = readMatches(sheet.rows, items)
    expect(read.rows).toBe(3)
    expect(read.matches).toEqual([{ itemId: 'a', match: 'padan' }, { itemId: 'c', match: 'padan' }])
    // A number has lost its sixteenth digit, even where it happens to look whole.
    expect(read.refused.map((r) => [r.line, r.why.id.slice(0, 37)])).toEqual([[7, 'NIK atau KK di baris ini rusak oleh l']])
  })

  it('what is no sheet says so; letters of an old Windows survive', async () => {
    const torn = (await workbook([['nik', 'hasil']])).subarray(0, 200)
    expect(await readSheet(Uint8Array.from(torn))).toMatchObject({ ok: false, why: { en: expect.stringContaining('damaged') as string } })
    expect(await readSheet(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2))).toMatchObject({ ok: false, why: { en: expect.stringContaining('old Excel') as string } })
    const letters = await readSheet(Uint8Array.of(...[...'nik;hasil\r\n1;'].map((c) => c.charCodeAt(0)), 0xe9))
    expect(letters).toEqual({ ok: true, rows: [['nik', 'hasil'], ['1', 'é']] })
  })
})
