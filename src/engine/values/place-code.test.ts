// Place codes: what is one, what lies where, and which clock people there live by.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ancestorsOf,
  clockOf,
  comparePlaces,
  cutTo,
  districtOf,
  isPlaceCode,
  isWithin,
  isWithinAny,
  levelOf,
  parentOf,
  parsePlaceCode,
  placeCode,
  placeDigits,
  placeLevels,
  provinceOf,
  regencyKindOf,
  regencyOf,
  timeZoneOf,
  villageKindOf,
} from './place-code.ts'

const two = (min: number) => fc.integer({ min, max: 99 }).map((n) => String(n).padStart(2, '0'))
const village = fc
  .tuple(two(11), two(1), two(1), fc.integer({ min: 1001, max: 3999 }))
  .map(([p, k, c, v]) => `${p}.${k}.${c}.${v}`)
const anyCode = fc
  .tuple(village, fc.constantFrom(...placeLevels))
  .map(([code, level]) => cutTo(code, level) as string)

describe('a place code', () => {
  it.each([
    ['', 'nation'],
    ['36', 'province'],
    ['36.71', 'regency'],
    ['36.71.01', 'district'],
    ['36.71.01.1001', 'village'],
  ] as const)('%j is of level %s', (code, level) => {
    expect(isPlaceCode(code)).toBe(true)
    expect(levelOf(code)).toBe(level)
  })

  it.each(['3', '36.', '36.7', '36.71.1', '36.71.01.001', '36.71.01.0001', '36.71.00', '00', '06', 'ID36', '36-71', '36.71.01.10011'])(
    '%j is none',
    (text) => {
      expect(isPlaceCode(text)).toBe(false)
      expect(() => placeCode(text)).toThrow(RangeError)
    },
  )

  it.each([
    [' 36.71.01.1001 ', '36.71.01.1001'],
    ['3671011001', '36.71.01.1001'],
    ['367101', '36.71.01'],
    ['3671', '36.71'],
    ['36', '36'],
    ['', ''],
    ['367', null],
    ['36710110', null],
  ])('%j is read as %j', (text, code) => {
    expect(parsePlaceCode(text)).toBe(code)
  })

  it('is read back from its digits', () => {
    fc.assert(fc.property(anyCode, (code) => parsePlaceCode(placeDigits(code)) === code && parsePlaceCode(code) === code))
  })

  it('anything else written is either a code or refused, never a crash', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const code = parsePlaceCode(text)
        return code === null || isPlaceCode(code)
      }),
    )
  })
})

describe('what lies where', () => {
  it('a place lies within each of its ancestors and within itself', () => {
    fc.assert(fc.property(anyCode, (code) => [...ancestorsOf(code), code].every((area) => isWithin(code, area))))
  })

  it('ancestors go from the nation to the parent, one level at a time', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const ancestors = ancestorsOf(code)
        expect(ancestors.map(levelOf)).toEqual(placeLevels.slice(0, ancestors.length))
        expect(ancestors.at(-1) ?? null).toBe(parentOf(code))
      }),
    )
  })

  it('no area lies within what it contains, and neighbours do not contain each other', () => {
    expect(isWithin('36', '36.71')).toBe(false)
    expect(isWithin('36.71.01', '36.7')).toBe(false)
    expect(isWithin('33.28.02.2001', '33.76')).toBe(false)
    expect(isWithinAny('33.28.02.2001', ['33.76', '33.28.02'])).toBe(true)
    expect(isWithinAny('33.28.02.2001', [])).toBe(false)
  })

  it('cuts to a level, or says there is none', () => {
    expect(provinceOf('36.71.01.1001')).toBe('36')
    expect(regencyOf('36.71.01.1001')).toBe('36.71')
    expect(districtOf('36.71.01.1001')).toBe('36.71.01')
    expect(regencyOf('36')).toBeNull()
    expect(districtOf('')).toBeNull()
  })

  it('in order, everything inside an area comes right behind it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyCode, { minLength: 1, maxLength: 40 }), (codes) => {
        const sorted = [...codes].sort(comparePlaces)
        for (const area of sorted) {
          const inside = sorted.map((code, i) => (isWithin(code, area) ? i : -1)).filter((i) => i >= 0)
          expect(inside).toEqual(inside.map((_, i) => (inside[0] as number) + i))
          expect(sorted[inside[0] as number]).toBe(area)
        }
      }),
    )
  })
})

describe('kinds and clocks', () => {
  it.each([
    ['36.71', 'kota'],
    ['33.28', 'kabupaten'],
    ['31.01', 'kabupaten'],
    ['31.71.01.1001', 'kota'],
    ['36', null],
  ])('%j belongs to a %s', (code, kind) => {
    expect(regencyKindOf(code)).toBe(kind)
  })

  it.each([
    ['36.71.01.1001', 'kelurahan'],
    ['33.28.02.2001', 'desa'],
    ['91.03.01.3001', 'desa_adat'],
    ['36.71.01', null],
  ])('%j is a %s', (code, kind) => {
    expect(villageKindOf(code)).toBe(kind)
  })

  it.each([
    ['11', 'WIB', 'Asia/Jakarta'],
    ['36.71.01.1001', 'WIB', 'Asia/Jakarta'],
    ['61', 'WIB', 'Asia/Jakarta'],
    ['62.71', 'WIB', 'Asia/Jakarta'],
    ['51', 'WITA', 'Asia/Makassar'],
    ['53.71', 'WITA', 'Asia/Makassar'],
    ['63', 'WITA', 'Asia/Makassar'],
    ['65', 'WITA', 'Asia/Makassar'],
    ['76', 'WITA', 'Asia/Makassar'],
    ['81', 'WIT', 'Asia/Jayapura'],
    ['96.71', 'WIT', 'Asia/Jayapura'],
    ['', 'WIB', 'Asia/Jakarta'],
  ])('%j lives by %s', (code, clock, zone) => {
    expect(clockOf(code)).toBe(clock)
    expect(timeZoneOf(code)).toBe(zone)
  })
})
