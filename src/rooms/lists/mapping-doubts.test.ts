// What is said to somebody who maps columns: what is missing, what is twice, what the samples make doubtful.
import { describe, expect, it } from 'vitest'
import { doubtsOfMapping } from './mapping-doubts.ts'
import type { ColumnMapping, Mapping, SheetLook } from './profile.ts'

const look: SheetLook = {
  sheet: '', headerRows: 1, headers: ['NAMA', 'NIK', 'TGL', 'JK', 'DESA'],
  rows: [['NAMA', 'NIK', 'TGL', 'JK', 'DESA'], ['Siti Aminah', '3671994202850001', '2/2/1985', 'P', 'Gondrong'], ['Budi', '3671990101800002', '1 Januari 1980', 'L', 'Gondrong'], ['Ani', '12345', 'kemarin', 'x', 'Gondrong']],
}
const c = (at: number, field: ColumnMapping['field'], question?: string): ColumnMapping => ({ at, header: look.headers[at] ?? '', field, ...(question ? { question } : {}) })
const mapping = (columns: readonly ColumnMapping[], more: Partial<Mapping> = {}): Mapping => ({ profile: null, vocab: null, village: null, sheets: [{ sheet: '', headerRows: 1, rows: 'anggota', columns }], ...more })
const said = (m: Mapping, looks = [look]) => doubtsOfMapping(m, looks, '2026-11-22').map((d) => [d.kind, d.at, d.say.id] as const)

describe('a mapping', () => {
  it('with name, numbers and village is only doubted where its samples are', () => {
    expect(said(mapping([c(0, 'nama'), c(1, 'nik'), c(2, 'tgl_lahir'), c(3, 'jk'), c(4, 'nama_desa')]))).toEqual([
      ['warn', 1, '1 dari 3 contoh tidak terbaca sebagai “NIK”.'],
      ['warn', 2, '1 dari 3 contoh tidak terbaca sebagai “Tanggal lahir”.'],
      ['warn', 3, '1 dari 3 contoh tidak terbaca sebagai “Jenis kelamin”.'],
    ])
  })
  it('without a column for the village needs one chosen', () => {
    expect(said(mapping([c(0, 'nama'), c(1, 'nik')]))[0]).toEqual(['stop', null, expect.stringMatching(/Pilih satu/)])
    expect(said(mapping([c(0, 'nama')], { village: '36.71.05.1004' })).filter(([kind]) => kind === 'stop')).toEqual([])
  })
  it('without a name cannot be checked', () => {
    expect(said(mapping([c(1, 'nik'), c(4, 'nama_desa')]))).toContainEqual(['stop', null, 'Tunjukkan kolom nama.'])
  })
  it('that points twice at one thing says which two', () => {
    expect(said(mapping([c(0, 'nama'), c(1, 'nik'), c(2, 'nik'), c(4, 'nama_desa')]))).toContainEqual(['stop', 2, '“NIK” dan “TGL” menunjuk hal yang sama: NIK.'])
  })
  it('of answers names the question', () => {
    expect(said(mapping([c(0, 'nama'), c(1, 'nik'), c(3, 'jawaban'), c(4, 'nama_desa')])).map(([, at]) => at)).toContain(3)
    expect(said(mapping([c(0, 'nama'), c(2, 'tgl_lahir'), c(3, 'jawaban', '306a'), c(4, 'nama_desa')])).map(([, at]) => at)).not.toContain(3)
  })
  it('without NIK and birth date is warned that everybody may become new', () => {
    expect(said(mapping([c(0, 'nama'), c(4, 'nama_desa')]))).toEqual([['warn', null, expect.stringMatching(/menjadi baru/)]])
  })
  it('of numbers that Excel damaged says so', () => {
    const damaged = { ...look, rows: [look.rows[0] ?? [], ...Array.from({ length: 6 }, (_, i) => ['Ani', `36719942028500${i}0`, '2/2/1985', 'P', 'Gondrong'])] }
    expect(said(mapping([c(0, 'nama'), c(1, 'nik'), c(4, 'nama_desa')]), [damaged])).toContainEqual(['warn', 1, expect.stringMatching(/digit ke-16 hilang/)])
  })
  it('of nothing is no mapping', () => {
    expect(said(mapping([c(0, 'lewati')]))).toEqual([['stop', null, 'Belum ada kolom yang dipakai.']])
  })
})
