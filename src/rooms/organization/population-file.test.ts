// Lists of populations as they come: whatever cannot be read is named with its line.
import { describe, expect, it } from 'vitest'
import { populationActs, readPopulation } from './population-file.ts'

describe('a list of populations', () => {
  it.each([
    ['semicolons and dots', 'kode;penduduk;tahun\n36.71.05.1001;8.200;2025', [{ place: '36.71.05.1001', value: 8200, year: 2025 }]],
    ['commas, digits only, another order', 'Tahun,Kode Wilayah,Nama,Jumlah Penduduk\r\n2024,3671051001,"Sukasari, Kel.",8200\r\n', [{ place: '36.71.05.1001', value: 8200, year: 2024 }]],
    ['tabs, a mark, a zero', '\uFEFFkode\tpenduduk\ttahun\n36.71\t1 900 000\t2025\n36.71.05.1002\t0\t2025', [{ place: '36.71', value: 1_900_000, year: 2025 }, { place: '36.71.05.1002', value: 0, year: 2025 }]],
  ])('%s', (_n, text, rows) => expect(readPopulation(text, '36.71', null)).toEqual({ rows, problems: [] }))
  it('takes the year said for the whole file', () => expect(readPopulation('kode;penduduk\n36.71.05;12', '36.71', 2023).rows).toEqual([{ place: '36.71.05', value: 12, year: 2023 }]))
  it('names every line it cannot take', () => {
    const text = 'kode;penduduk;tahun\n36.71.05.1001;8200;2025\nxx;1;2025\n33.28.02.2001;5;2025\n36.71.05.1002;-;2025\n36.71.05.1003;8,5;2025\n36.71.05.1004;10;25\n\n36.71.05.1001;8200;2025'
    const { rows, problems } = readPopulation(text, '36.71', null)
    expect(rows.length).toBe(1)
    expect(problems.map((p) => p.line)).toEqual([3, 4, 5, 6, 7, 9])
  })
  it('says what is missing of the heading', () => {
    expect(readPopulation('a;b\n1;2', '36.71', null).problems.map((p) => p.line)).toEqual([1])
    expect(readPopulation('kode;penduduk\n36.71;2', '36.71', null).problems[0]?.say.id).toContain('tahun')
  })
  it('goes out kecamatan by kecamatan', () => {
    const rows = ['36.71.05.1001', '36.71.05.1002', '36.71.06.1001', '36.71'].map((place) => ({ place, value: 1, year: 2025 }))
    expect(populationActs(rows).map((a) => [a.place, a.rows.length])).toEqual([['36.71.05', 2], ['36.71.06', 1], ['36.71', 1]])
  })
})
