// Excel's habits, each one a case: what a cell said, and what it is read as.
import { describe, expect, it } from 'vitest'
import { excelDate, looksLost, maritalWords, presenceWords, readChoice, readDate, readIdentity, readPhone, readRt, relationWords, sexWords, textOf } from './cells.ts'

const today = '2026-03-02'

describe('text', () => {
  it.each([
    ['  Siti   Aminah ', 'Siti Aminah'],
    ['Siti\u00a0Aminah\u00a0', 'Siti Aminah'],
    ["'0812345678", '0812345678'],
    ['\ufeffBudi', 'Budi'],
    ['Jl. Mawar\nNo. 3', 'Jl. Mawar No. 3'],
    ['-', ''],
    [' - ', ''],
    [3671991203800011, '3671991203800011'],
    [12.5, '12.5'],
    [null, ''],
  ])('%j is %j', (cell, text) => expect(textOf(cell)).toBe(text))
})

describe('NIK', () => {
  it.each([
    ['sixteen digits', '3671991203800001', '3671991203800001', null, null],
    ['with an apostrophe', "'3671991203800001", '3671991203800001', null, null],
    ['with blanks', ' 3671 9912 0380 0001 ', '3671991203800001', null, null],
    ['with dots', '367199.120380.0001', '3671991203800001', null, null],
    ['with hard blanks', '3671\u00a09912\u00a003800001', '3671991203800001', null, null],
    ['text that ends in 0', '3671991203800010', '3671991203800010', null, null],
    ['a number that ends in 0', 3671991203800010, null, '367199120380001', 'angka_excel'],
    ['a number that kept its last digit', 3671991203800017, '3671991203800017', null, null],
    ['a number above what a double holds', Number('9471991203800017'), null, '947199120380001', 'angka_excel'],
    ['written with an E', '3.67199120380001E+15', null, '367199120380001', 'angka_excel'],
    ['with a comma and an E', '3,67199E+15', null, '367199', 'angka_excel'],
    ['fifteen digits', '367199120380001', null, '367199120380001', 'bukan_16_angka'],
    ['fifteen digits as a number', 367199120380001, null, '367199120380001', 'bukan_16_angka'],
    ['day 00', '3671990003800001', null, '3671990003800001', 'tanggal_tidak_sah'],
    ['serial 0000', '3671991203800000', null, '3671991203800000', 'seri_tidak_sah'],
    ['letters', 'belum ada', null, 'belum ada', 'bukan_16_angka'],
    ['a dash', '-', null, null, null],
    ['zero', 0, null, null, null],
    ['sixteen zeros', '0000000000000000', null, null, null],
    ['nothing', '', null, null, null],
  ])('%s', (_, cell, number, raw, reason) => expect(readIdentity(cell, 'NIK')).toEqual({ number, raw, reason }))

  it('is damaged throughout a text file that was saved from numbers', () => {
    const column = ['3671991203800010', '3671995205850020', '3671990107080030', '3671995511120040', '3671994108520050']
    expect(looksLost(column)).toBe(true)
    expect(looksLost([...column.slice(0, 4), '3671994108520051'])).toBe(false)
    expect(looksLost(column.slice(0, 4))).toBe(false)
    expect(readIdentity(column[0], 'NIK', true)).toEqual({ number: null, raw: '367199120380001', reason: 'angka_excel' })
  })
})

describe('KK', () => {
  it.each([
    ['9998', null, null, 'hilang'],
    [9999, null, null, 'tidak_punya'],
    ['3671990501190007', '3671990501190007', null, null],
    [3671990501190000, null, '367199050119000', 'angka_excel'],
    ['3671994501190007', null, '3671994501190007', 'tanggal_tidak_sah'],
  ])('%j', (cell, number, raw, reason) => expect(readIdentity(cell, 'KK')).toEqual({ number, raw, reason }))
})

describe('dates', () => {
  it.each([
    [29357, '1980-05-16'],
    ['29357', '1980-05-16'],
    ['31/12/1990', '1990-12-31'],
    ['1/2/1990', '1990-02-01'],
    ['31-12-90', '1990-12-31'],
    ['05-06-24', '2024-06-05'],
    ['05-06-27', '1927-06-05'],
    ['1990-01-31', '1990-01-31'],
    ['1990-01-31 00:00:00', '1990-01-31'],
    ['31.12.1990', '1990-12-31'],
    ['17 Agustus 1945', '1945-08-17'],
    ['17 Agt 1945', '1945-08-17'],
    ['3 Nopember 1971', '1971-11-03'],
    ['10-Peb-1985', '1985-02-10'],
    ['31121990', '1990-12-31'],
    ['29/02/2000', '2000-02-29'],
  ])('%j is %s', (cell, date) => expect(readDate(cell, today)).toEqual({ date }))

  it('month first is turned only where it can be nothing else', () => {
    expect(readDate('12/31/1990', today)).toEqual({ date: '1990-12-31', turned: true })
    expect(readDate('02/03/1990', today)).toEqual({ date: '1990-03-02' })
  })

  it.each(['31/02/1990', '32/01/1990', '29/02/1900', '1990', 'tidak tahu', '05/06/2027', '01-01-1800', 'Januari 1990', 99999999])('%j stays unread', (cell) => expect(readDate(cell, today)).toEqual({ unread: String(cell) }))
  it.each(['', '-', '00-00-0000', '0', null])('%j says nothing', (cell) => expect(readDate(cell, today)).toBe(null))

  it('serials of both calendars', () => {
    expect([excelDate(1), excelDate(59), excelDate(61), excelDate(0)]).toEqual(['1900-01-01', '1900-02-28', '1900-03-01', null])
    expect(excelDate(29357 - 1462, true)).toBe('1980-05-16')
    expect(readDate(29357 - 1462, today, true)).toEqual({ date: '1980-05-16' })
  })
})

describe('choices', () => {
  it.each([
    ['L', sexWords, 'L'], ['LAKI-LAKI', sexWords, 'L'], ['Perempuan', sexWords, 'P'], [2, sexWords, 'P'], ['Pr.', sexWords, 'P'],
    ['KEPALA KELUARGA', relationWords, '1'], ['1', relationWords, '1'], ['3. Anak', relationWords, '3'], ['Isteri', relationWords, '2'], ['Famili Lain', relationWords, '8'],
    ['BELUM KAWIN', maritalWords, '1'], ['Cerai Mati', maritalWords, '4'], ['Meninggal', presenceWords, '2'],
  ])('%j', (cell, table, code) => expect(readChoice(cell, table)).toEqual({ code }))
  it('the codes of the file come first, and a number they do not name is not guessed', () => {
    expect(readChoice('4', relationWords, { 1: '1', 4: '3' })).toEqual({ code: '3' })
    expect(readChoice('9', relationWords, { 1: '1' })).toEqual({ unread: '9' })
    expect(readChoice('cucu', relationWords, { 1: '1' })).toEqual({ code: '5' })
    expect(readChoice('xyz', sexWords)).toEqual({ unread: 'xyz' })
    expect(readChoice('', sexWords)).toBe(null)
  })
})

it('telephones and RT as people write them', () => {
  expect([readPhone(81200000001), readPhone('0812-0000-0001'), readPhone('0812.0000.0001 / 0813'), readPhone('tidak ada')]).toEqual([{ phone: '081200000001' }, { phone: '0812-0000-0001' }, { phone: '0812-0000-0001' }, { unread: 'tidak ada' }])
  expect([readRt(3), readRt('RT 03'), readRt('003/005'), readRt('000'), readRt('')]).toEqual([{ own: '003', next: null }, { own: '003', next: null }, { own: '003', next: '005' }, { own: null, next: null }, { own: null, next: null }])
})
