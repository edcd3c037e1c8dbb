// Which village a list means: by names in any spelling, by codes of either office, by what was mapped before. Never by guessing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alike, fold, suggestPlaces, type VillageHere } from './place-codes.ts'
import type { ForeignPlace } from './places-written.ts'
import { foreignPlace } from './places-written.ts'

const v = (code: string, name: string, districtName: string): VillageHere => ({ code, name, district: code.slice(0, 8), districtName, regencyName: 'Kota Tangerang' })
const here: readonly VillageHere[] = [
  v('36.71.05.1001', 'Cipondoh', 'Cipondoh'), v('36.71.05.1002', 'Cipondoh Makmur', 'Cipondoh'), v('36.71.05.1003', 'Cipondoh Indah', 'Cipondoh'), v('36.71.05.1004', 'Gondrong', 'Cipondoh'), v('36.71.05.1005', 'Kenanga', 'Cipondoh'),
  v('36.71.07.1001', 'Sumur Pacing', 'Karawaci'), v('36.71.07.1002', 'Karawaci', 'Karawaci'), v('36.71.07.1003', 'Karawaci Baru', 'Karawaci'),
  v('36.71.11.1001', 'Karang Sari', 'Neglasari'), v('36.71.11.1002', 'Kedaung Wetan', 'Neglasari'), v('36.71.13.1001', 'Larangan Utara', 'Larangan'), v('36.71.13.1002', 'Kenanga', 'Larangan'),
]
const place = (row: Parameters<typeof foreignPlace>[0], rows = 1): ForeignPlace => ({ ...(foreignPlace(row) as Omit<ForeignPlace, 'rows'>), rows })
const first = (row: Parameters<typeof foreignPlace>[0], known = {}, more: ForeignPlace[] = []) => suggestPlaces([place(row), ...more], known, here).get(place(row).key)?.[0]

describe('a place written in names', () => {
  it.each([
    [{ nama_desa: 'Kel. Gondrong', nama_kecamatan: 'Kec. Cipondoh', nama_kabupaten: 'KOTA TANGERANG' }, '36.71.05.1004'],
    [{ nama_desa: 'KARANGSARI', nama_kecamatan: 'Neglasari' }, '36.71.11.1001'],
    [{ nama_desa: 'Soemoer Patjing', nama_kecamatan: 'Karawatji' }, '36.71.07.1001'],
    [{ nama_desa: 'Gondrong' }, '36.71.05.1004'],
    [{ nama_desa: 'Kenanga', nama_kecamatan: 'Larangan' }, '36.71.13.1002'],
  ])('%o is surely %s', (row, village) => {
    const found = first(row)
    expect(found?.sure ? found.village : null).toBe(village)
  })
  it('with a letter missing comes first, for somebody to confirm', () => {
    expect(first({ nama_desa: 'Gondong', nama_kecamatan: 'Cipondoh' })).toMatchObject({ village: '36.71.05.1004', because: 'mirip', sure: false })
  })
  it('that two kecamatan have is for a person to settle', () => {
    expect(suggestPlaces([place({ nama_desa: 'Kenanga' })], {}, here).get('n://kenanga')?.map((s) => [s.village, s.sure])).toEqual([['36.71.05.1005', false], ['36.71.13.1002', false]])
  })
  it('of another regency is not taken for ours by its village name alone', () => {
    expect(first({ nama_desa: 'Gondrong', nama_kecamatan: 'Guci', nama_kabupaten: 'Kabupaten Tegal' })?.sure).toBe(false)
  })
  it('of the regency that bears the city’s name is not the city’s', () => {
    expect(first({ nama_desa: 'Gondrong', nama_kecamatan: 'Cipondoh', nama_kabupaten: 'Kab. Tangerang' })?.sure).toBe(false)
    expect(first({ nama_desa: 'Gondrong', nama_kecamatan: 'Cipondoh', nama_kabupaten: 'Tangerang' })?.sure).toBe(true)
    expect(place({ nama_desa: 'A', nama_kabupaten: 'Kota Tegal' }).key).not.toBe(place({ nama_desa: 'A', nama_kabupaten: 'Kab. Tegal' }).key)
  })
  it('that is nowhere here gets no suggestion', () => {
    expect(suggestPlaces([place({ nama_desa: 'Wonosobo Timur', nama_kecamatan: 'Xyz' })], {}, here).get(place({ nama_desa: 'Wonosobo Timur', nama_kecamatan: 'Xyz' }).key)).toEqual([])
  })
})

describe('a place written in codes', () => {
  it('of Kemendagri is surely that village', () => {
    expect(first({ kode_wilayah: '36.71.05.1004' })).toMatchObject({ village: '36.71.05.1004', because: 'kode', sure: true })
  })
  it('of BPS with names goes by the names', () => {
    expect(first({ kode_wilayah: '3671050004', nama_desa: 'GONDRONG', nama_kecamatan: 'CIPONDOH' })).toMatchObject({ village: '36.71.05.1004', because: 'nama', sure: true })
  })
  it('that is a village of ours by chance, while the file writes other names, is not believed', () => {
    // BPS 3671 051 004 and Kemendagri 36.71.05.1004 are the same ten digits.
    const found = first({ kode_wilayah: '3671051004', nama_desa: 'Kedaung Wetan', nama_kecamatan: 'Neglasari' })
    expect(found).toMatchObject({ village: '36.71.11.1002', sure: true })
  })
  it('of BPS without names goes by the kecamatan its neighbours were mapped to, and is never sure', () => {
    const known = { 'k:3671050001': '36.71.05.1001', 'k:3671050002': '36.71.05.1002' }
    const found = suggestPlaces([place({ kode_wilayah: '3671050004' })], known, here).get('k:3671050004') ?? []
    expect(found[0]).toMatchObject({ village: '36.71.05.1004', because: 'saudara', sure: false })
    expect(found.every((s) => s.village.startsWith('36.71.05') && !s.sure)).toBe(true)
    // Those given away already come last.
    expect(found.at(-1)?.village).toMatch(/100[12]$/)
  })
  it('of BPS without names and without neighbours gets no suggestion', () => {
    expect(suggestPlaces([place({ kode_wilayah: '3671050004' })], {}, here).get('k:3671050004')).toEqual([])
  })
})

describe('what was mapped before', () => {
  it('is not asked again', () => {
    expect(suggestPlaces([place({ kode_wilayah: '3671050001' })], { 'k:3671050001': '36.71.05.1001' }, here).size).toBe(0)
  })
  it('teaches how the source spells a kecamatan', () => {
    const known = { 'n:kota tangerang/cpdh/cipondoh': '36.71.05.1001' }
    expect(first({ nama_desa: 'Kenanga', nama_kecamatan: 'CPDH', nama_kabupaten: 'Kota Tangerang' }, known)).toMatchObject({ village: '36.71.05.1005', sure: true })
  })
})

describe('names are compared', () => {
  it.each([['Desa Karang Sari', 'KARANGSARI'], ['Tjipondoh', 'Cipondoh'], ['Cibodas II', 'Cibodas 2'], ['Kel. Soekasari', 'Sukasari']])('%s is %s', (a, b) => expect(fold(a)).toBe(fold(b)))
  it('alike is the same both ways, between 0 and 1, and 1 only for the same', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => {
      const [x, y] = [fold(a), fold(b)]
      expect(alike(x, y)).toBe(alike(y, x))
      expect(alike(x, y)).toBeLessThanOrEqual(1)
      if (x !== y) expect(alike(x, y)).toBeGreaterThanOrEqual(0)
    }))
  })
})
