// Files as they come: every delimiter, every writing of letters, workbooks with titles, joined headers and dates of both calendars.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { lookAt, knownHeaders } from './look.ts'
import { recognise } from './profile.ts'
import { plainPsm } from './profiles/plain-psm.ts'
import { openList, type RawRow } from './raw-rows.server.ts'
import { bookOf, zipOf } from './testing.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'guyub-lists-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let made = 0
const file = (bytes: Uint8Array | string): string => {
  const path = join(folder, `f${made++}`)
  writeFileSync(path, bytes)
  return path
}
const read = async (bytes: Uint8Array | string, sheet = 0): Promise<RawRow[]> => {
  const source = await openList(file(bytes))
  const rows: RawRow[] = []
  try {
    for await (const batch of source.rows(sheet)) rows.push(...batch)
  } finally {
    source.close()
  }
  return rows
}
const fault = (bytes: Uint8Array | string): Promise<string> => read(bytes).then(() => 'none', (e: Error) => e.message)

describe('CSV', () => {
  const rows = [{ line: 1, cells: ['nama', 'nik', 'alamat'] }, { line: 2, cells: ['Siti Ñur', '3671991203800001', 'Gg. Melati'] }]
  const text = (d: string): string => `nama${d}nik${d}alamat\r\nSiti Ñur${d}3671991203800001${d}Gg. Melati\r\n`
  it.each([
    ['commas, UTF-8', Buffer.from(text(','))],
    ['semicolons, BOM', Buffer.from(`\ufeff${text(';')}`)],
    ['tabs, Windows-1252', Buffer.from(text('\t'), 'latin1')],
    ['bars, UTF-16LE', Buffer.from(`\ufeff${text('|')}`, 'utf16le')],
    ['UTF-16BE', Buffer.from(`\ufeff${text(';')}`, 'utf16le').swap16()],
    ['UTF-16LE without a mark', Buffer.from(text(','), 'utf16le')],
    ['old line ends missing at the last', Buffer.from(text(',').trimEnd().replaceAll('\r\n', '\n'))],
  ])('%s', async (_, bytes) => expect(await read(bytes)).toEqual(rows))

  it('says its delimiter itself', async () => expect(await read('sep=;\r\na;b,c\r\n')).toEqual([{ line: 2, cells: ['a', 'b,c'] }]))
  it('quotes over several lines keep their line, and what follows keeps its own', async () => {
    expect(await read('a,b\n"Jl. ""Mawar""\nNo. 3",x\n1,2\n')).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: ['Jl. "Mawar"\nNo. 3', 'x'] }, { line: 4, cells: ['1', '2'] }])
  })
  it('a stray quote spoils its own line only', async () => {
    const lines = Array.from({ length: 300 }, (_, i) => `${i},Budi`)
    const got = await read(`n,nama\n1,"Budi\n${lines.join('\n')}\n`)
    expect(got.length).toBe(302)
    expect([got[1], got[2], got.at(-1)]).toEqual([{ line: 2, cells: ['1', 'Budi'] }, { line: 3, cells: ['0', 'Budi'] }, { line: 302, cells: ['299', 'Budi'] }])
  })
  it('one line in an old writing does not spoil the others', async () => {
    expect((await read(Buffer.concat([Buffer.from('nama\nSiti Ñur\n'), Buffer.from('Café\n', 'latin1')]))).map((r) => r.cells[0])).toEqual(['nama', 'Siti Ñur', 'Café'])
  })
  it('what is no list is said so', async () => {
    expect([await fault(''), await fault(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4])), await fault('%PDF-1.7 x'), await fault(Buffer.from([1, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9]))]).toEqual(['kosong', 'xls_lama', 'bukan_daftar', 'bukan_daftar'])
  })
})

describe('XLSX', () => {
  it('keeps numbers, dates of either calendar, texts with runs, and the sheets that can be seen', async () => {
    const book = await bookOf([{ name: 'Data', rows: [['Nama', 'NIK', 'Lahir'], ['Siti', 3671991203800010, new Date('1980-05-16T00:00:00Z')], ['Budi', '3671991203800001', '17/08/1945'], [], [null, null, 5]] }])
    expect(await read(book)).toEqual([
      { line: 1, cells: ['Nama', 'NIK', 'Lahir'] }, { line: 2, cells: ['Siti', 3671991203800010, '1980-05-16'] }, { line: 3, cells: ['Budi', '3671991203800001', '17/08/1945'] }, { line: 5, cells: [null, null, 5] },
    ])
  })
  it('counts from 1904 where the workbook does', async () => {
    const source = await openList(file(handmade({ book: '<workbookPr date1904="1"/>', sheet: '<row r="1"><c r="A1" s="1"><v>27895</v></c><c r="B1"><v>27895</v></c></row>' })))
    expect(source.from1904).toBe(true)
    for await (const batch of source.rows(0)) expect(batch).toEqual([{ line: 1, cells: ['1980-05-16', 27895] }])
    source.close()
  })
  it('reads what other programs write: prefixes, inline text, joined runs, cells without a name, escapes', async () => {
    expect(await read(handmade({ sheet: '<x:row><x:c t="inlineStr"><x:is><x:r><x:t>Siti </x:t></x:r><x:r><x:t>&amp; Budi</x:t></x:r></x:is></x:c><x:c t="s"><x:v>0</x:v></x:c><x:c t="e"><x:v>#N/A</x:v></x:c><x:c t="str"><x:f>A1</x:f><x:v>a_x000D_b</x:v></x:c><x:c><x:v>3.67199120380001E+15</x:v></x:c></x:row>', texts: '<si><t>Nur&#233;</t><rPh><t>aid</t></rPh></si>' }))).toEqual([{ line: 1, cells: ['Siti & Budi', 'Nuré', null, 'a\rb', 3671991203800010] }])
  })
  it('refuses what swells, what is torn and what is under a password', async () => {
    const swollen = handmade({ sheet: `<row r="1"><c r="A1" t="inlineStr"><is><t>${' '.repeat(60_000_000)}</t></is></c></row>` })
    expect([await fault(swollen), await fault(Buffer.from('PK\u0003\u0004 nothing')), await fault(handmade({ sheet: `<row r="1"><c r="A1" t="inlineStr"><is><t>${'abcdefgh'.repeat(700_000)}</t></is></c></row>` }))]).toEqual(['sel_raksasa', 'rusak', 'sel_raksasa'])
    const locked = handmade({ sheet: '<row/>' })
    const directory = locked.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    locked[directory + 8] = 1
    expect(await fault(locked)).toBe('xls_lama')
  })
})

describe('headers', () => {
  const known = knownHeaders([plainPsm])
  const look = (rows: string[][]) => lookAt('', rows.map((cells, i) => ({ line: i + 1, cells })), known)
  it('stand under titles, and the numbers of the columns belong to them', () => {
    const seen = look([['DAFTAR WARGA KELURAHAN CIPONDOH'], [], ['No', 'Nama Lengkap', 'NIK', 'L/P'], ['1', '2', '3', '4'], ['1', 'Siti', '3671991203800001', 'P']])
    expect([seen.headerRows, seen.headers]).toEqual([4, ['No', 'Nama Lengkap', 'NIK', 'L/P']])
  })
  it('over several rows are joined, top to bottom', () => {
    const seen = look([['No', 'Nama', 'Tanggal Lahir', '', '', 'Alamat', ''], ['', '', 'Tgl', 'Bln', 'Thn', 'RT', 'RW'], ['1', 'Siti', '16', '5', '1980', '003', '005']])
    expect([seen.headerRows, seen.headers]).toEqual([2, ['No', 'Nama', 'Tanggal Lahir Tgl', 'Tanggal Lahir Bln', 'Tanggal Lahir Thn', 'Alamat RT', 'Alamat RW']])
  })
  it('fit a profile with a score', () => {
    const [best] = recognise([plainPsm], [look([['No', 'NAMA  LENGKAP', 'N.I.K', 'No. KK', 'RT', 'RW'], ['1', 'Siti', '3671991203800001', '', '1', '2']])])
    expect(best?.mapping.sheets[0]?.columns.map((c) => [c.at, c.field])).toEqual(expect.arrayContaining([[1, 'nama'], [3, 'no_kk'], [4, 'rt'], [5, 'rw']]))
    expect(best?.score).toBeGreaterThan(0.6)
  })
})

/** A workbook by hand, as no program of ours would write it. */
function handmade(parts: { book?: string; sheet: string; texts?: string }): Buffer {
  return zipOf({
    'xl/workbook.xml': `<workbook xmlns:r="r">${parts.book ?? ''}<sheets><sheet name="Rahasia" sheetId="2" state="hidden" r:id="rId2"/><sheet name="A &amp; B" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Target="/xl/worksheets/sheet2.xml" Id="rId2"/></Relationships>',
    'xl/styles.xml': '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${parts.sheet}</sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
    ...(parts.texts ? { 'xl/sharedStrings.xml': `<sst>${parts.texts}</sst>` } : {}),
  }, deflateRawSync)
}
