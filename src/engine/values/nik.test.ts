// What a NIK says, number by number, and what it can never do: stop a person from being written down.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseKk } from './kk.ts'
import { masked } from '../view.ts'
import { birthDateOf, nikRegionKnown, nikWarnings, parseNik } from './nik.ts'

const good = (text: string) => {
  const nik = parseNik(text)
  if (!nik.ok) throw new Error(nik.reason.id)
  return nik
}

describe('a NIK', () => {
  it('3671055002850001 is a woman born on 10 February 1985, first registered in Cipondoh', () => {
    const nik = good('3671055002850001')
    expect(nik).toMatchObject({ sex: 'P', region: '36.71.05', serial: '0001' })
    expect(birthDateOf(nik, '2026-11-21')).toBe('1985-02-10')
  })

  it.each([
    ['3671050002850001', 'tanggal_tidak_sah', 'day 00'],
    ['3671053202850001', 'tanggal_tidak_sah', 'day 32'],
    ['3671054002850001', 'tanggal_tidak_sah', 'day 40 is neither a man nor a woman'],
    ['3671057202850001', 'tanggal_tidak_sah', 'day 72'],
    ['3671053002850001', 'tanggal_tidak_sah', '30 February'],
    ['3671051013850001', 'tanggal_tidak_sah', 'month 13'],
    ['3671051000850001', 'tanggal_tidak_sah', 'month 00'],
    ['3671052902850001', 'tanggal_tidak_sah', '29 February 1985 and 2085'],
    ['367105500285001', 'bukan_16_angka', '15 digits'],
    ['36710550028500011', 'bukan_16_angka', '17 digits'],
    ['367105500285000A', 'bukan_16_angka', 'a letter'],
    ['', 'bukan_16_angka', 'nothing'],
    ['3671055002850000', 'seri_tidak_sah', 'serial 0000'],
  ])('%s is none: %s (%s)', (text, code) => {
    expect(parseNik(text)).toMatchObject({ ok: false, code })
  })

  it('is read with blanks, dots and dashes between its digits', () => {
    expect(good(' 367105 500285-0001 ').nik).toBe('3671055002850001')
    expect(good('3671.05.500285.0001').nik).toBe('3671055002850001')
  })

  it.each([["'3671055002850001", 'an apostrophe against Excel'], ['3671\u00a00550\u202f0285\u200b0001', 'blanks of every width'], ['３６７１０５５００２８５０００１', 'wide digits'], ['3671 0550 0285 0001', 'groups of four']])('%s is the same number: %s', (text) => {
    expect(good(text).nik).toBe('3671055002850001')
  })

  it.each([
    ['0971055002850001', 'no province 09'],
    ['3600055002850001', 'regency 00'],
    ['3671005002850001', 'kecamatan 00'],
    ['9971055002850001', 'no province 99'],
  ])('%s stays a NIK with an unknown prefix, and warns: %s', (text) => {
    expect(nikWarnings(good(text), {}).map((w) => w.code)).toEqual(['nik_wilayah'])
  })

  it.each([
    ['36.71.05', true, 'a kecamatan of today'],
    ['36.71.77', undefined, 'the regency exists; its kecamatan may have been renumbered'],
    ['32.19.04', undefined, 'West Java before Banten left it: nobody can tell'],
    ['54.71.01', undefined, 'East Timor: its people carry it still'],
    ['36.88.01', false, 'no such regency, and nothing was cut out of Banten'],
    ['09.71.01', false, 'no such province ever'],
  ])('a first registration in %s is known: %s (%s)', (region, known, _why) => {
    expect(nikRegionKnown(region, (code) => ['36', '36.71', '36.71.05'].includes(code))).toBe(known)
  })

  it('of somebody who moved keeps the region of the first registration, without a word', () => {
    const nik = good('5471055002850001')
    expect([nik.region, nikWarnings(nik, { sex: 'P', birthDate: '1985-02-10' })]).toEqual(['54.71.05', []])
  })

  it('is never changed to fit what was stated', () => {
    const nik = good('3671055002850001')
    nikWarnings(nik, { sex: 'L', birthDate: '1990-01-01' })
    expect(nik.nik).toBe('3671055002850001')
    expect(birthDateOf(nik, '2026-11-21', '1990-01-01')).toBe('1985-02-10')
  })

  it('of 29 February 00 can only mean 2000', () => {
    expect(good('3671992902000001').birthDates).toEqual(['2000-02-29'])
  })

  it('takes the stated date where it agrees, else the latest not in the future', () => {
    const nik = good('3671990101250001')
    expect(birthDateOf(nik, '2026-11-21')).toBe('2025-01-01')
    expect(birthDateOf(nik, '2026-11-21', '1925-01-01')).toBe('1925-01-01')
    expect(birthDateOf(good('3671990101400001'), '2026-11-21')).toBe('1940-01-01')
  })

  it('warns where sex, birth date or region differ, and is silent where they agree', () => {
    const nik = good('3671055002850001')
    const codes = (stated: Parameters<typeof nikWarnings>[1]) => nikWarnings(nik, stated).map((w) => w.code)
    expect(codes({ sex: 'P', birthDate: '1985-02-10', region: '36.71' })).toEqual([])
    expect(codes({ sex: 'L' })).toEqual(['nik_jenis_kelamin'])
    expect(codes({ birthDate: '1985-02-11' })).toEqual(['nik_tanggal_lahir'])
    expect(codes({ region: '33.28' })).toEqual(['nik_wilayah'])
    expect(codes({ knows: () => false })).toEqual(['nik_wilayah'])
    expect(codes({ knows: () => undefined })).toEqual([])
    expect(nikWarnings(good('3971055002850001'), {}).map((w) => w.code)).toEqual(['nik_wilayah'])
  })

  it('made from a person says that person again', () => {
    const births = fc.date({ min: new Date('1930-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10))
    fc.assert(
      fc.property(births, fc.constantFrom('L' as const, 'P' as const), fc.integer({ min: 1, max: 9999 }), (birth, sex, serial) => {
        const day = Number(birth.slice(8, 10)) + (sex === 'P' ? 40 : 0)
        const nik = good(`367199${String(day).padStart(2, '0')}${birth.slice(5, 7)}${birth.slice(2, 4)}${String(serial).padStart(4, '0')}`)
        expect(nik.sex).toBe(sex)
        expect(nik.birthDates).toContain(birth)
        expect(nikWarnings(nik, { sex, birthDate: birth })).toEqual([])
      }),
    )
  })

  it('in lists shows its region and its serial, nothing between; a shorter number shows nothing', () => {
    expect([masked('3671055002850001'), masked('36710550028500')].map((m) => m.replace(/\d/g, '#'))).toEqual(['####••••••••####', '####••••••••####'])
    expect(masked('3671055002850001')).toBe('3671••••••••0001')
    expect(masked('1234')).toBe('••••')
  })

  it('never throws, whatever was typed', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const nik = parseNik(text)
      if (!nik.ok) expect(nik.reason.id.length).toBeGreaterThan(10)
    }))
  })
})

describe('a family card number', () => {
  it.each([
    ['3671990501190007', { ok: true, region: '36.71.99', issuedOn: ['1919-01-05', '2019-01-05'] }],
    ['9998', { ok: false, code: 'hilang' }],
    ['9999', { ok: false, code: 'tidak_punya' }],
    ['3671994501190007', { ok: false, code: 'tanggal_tidak_sah' }],
    ['3671990501190000', { ok: false, code: 'seri_tidak_sah' }],
    ['36719905011900', { ok: false, code: 'bukan_16_angka' }],
    ["'9998 ", { ok: false, code: 'hilang' }],
    ['0071990501190007', { ok: true, region: '00.71.99' }],
  ])('%s', (text, expected) => {
    expect(parseKk(text)).toMatchObject(expected)
  })
})
