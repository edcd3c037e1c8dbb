// A workbook written by hand opens where workbooks are opened, and is the same bytes every time.
import { Workbook } from '@cj-tech-master/excelts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnName, crc32, type Sheet, workbook } from './xlsx.ts'

const at = '2026-04-01T01:02:03.000Z'
const read = async (bytes: Uint8Array): Promise<Workbook> => {
  const book = new Workbook()
  await book.xlsx.load(bytes)
  return book
}

it('is read back as it was written', async () => {
  const sheets: Sheet[] = [
    { name: 'Laporan', widths: [10, 40], bold: [0], frozen: 1, rows: [['Kunci', 'Jumlah'], ['a & b < c', 12], ['“kutip” 😀', 0.5], ['', null], ['  spasi  ', -3]] },
    { name: 'B/C: *?', widths: [], rows: [[1, 2, 3]] },
  ]
  const book = await read(workbook(sheets, at, 'Judul & isi'))
  const [first, second] = book.worksheets
  expect(book.worksheets.map((s) => s.name)).toEqual(['Laporan', 'B C'])
  expect([first?.getCell('A2').value, first?.getCell('B2').value, first?.getCell('A3').value, first?.getCell('B3').value, first?.getCell('A5').value, first?.getCell('B5').value]).toEqual(['a & b < c', 12, '“kutip” 😀', 0.5, '  spasi  ', -3])
  expect([first?.getCell('A1').font?.bold, first?.getColumn(2).width]).toEqual([true, 40])
  expect(second?.getCell('C1').value).toBe(3)
})

it('whatever words are in it, it opens', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 6 }), async (words) => {
    const book = await read(workbook([{ name: 'S', widths: [], rows: words.map((w) => [`x${w}`]) }], at, words.join('')))
    expect(book.worksheets).toHaveLength(1)
  }), { numRuns: 40 })
})

it('is the same bytes every time, and columns are named as everywhere', () => {
  const sheet: Sheet = { name: 'S', widths: [1], rows: [['a', 1]] }
  expect(workbook([sheet], at, 't')).toEqual(workbook([sheet], at, 't'))
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926)
})
