// The civil registry's answers as files: whose row it is, what it says, and why a row is not taken.
import { describe, expect, it } from 'vitest'
import { matchOf, readMatches } from './match-file.ts'

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
  const read = readMatches([
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
  ].join('\r\n'), items)
  expect(read.rows).toBe(8)
  expect(read.matches).toEqual([{ itemId: 'a', match: 'padan' }, { itemId: 'b', match: 'nonaktif', note: 'NIK tidak aktif karena pindah' }, { itemId: 'c', match: 'padan' }])
  expect(read.refused.map((r) => r.line)).toEqual([5, 6, 7, 8, 9])
  expect(read.refused[0]?.why.id).toContain('Masuk')
  expect(read.refused[2]?.why.id).toContain('rusak oleh lembar kerja')
})
