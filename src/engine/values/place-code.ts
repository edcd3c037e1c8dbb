// Kemendagri place codes `PP.KK.CC.VVVV`, the spine of authority, sync, sharding and roll-up. The nation is ''.
// Everything here reads the code alone: whether a code is in force is a question for the room `places`.

export type PlaceLevel = 'nation' | 'province' | 'regency' | 'district' | 'village'
export type RegencyKind = 'kabupaten' | 'kota'
export type VillageKind = 'kelurahan' | 'desa' | 'desa_adat'
export type PlaceTimeZone = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura'
export type PlaceClock = 'WIB' | 'WITA' | 'WIT'

/** A well-formed code. The mark is optional on purpose: a literal may be written plainly, but another kind of code may not pass. */
export type PlaceCode = string & { readonly kindOfCode?: 'place' }

/** The code of the whole country: every code lies within it. */
export const nation: PlaceCode = ''

export const placeLevels: readonly PlaceLevel[] = ['nation', 'province', 'regency', 'district', 'village']

// Length tells the level because every part has a fixed width: 2, 2.2, 2.2.2, 2.2.2.4.
const lengths = [0, 2, 5, 8, 13] as const
// The shortest number a village may carry is 1001: its first digit says what kind of village it is.
const shape = /^(?:[1-9]\d(?:\.\d\d(?:\.\d\d(?:\.[1-9]\d{3})?)?)?)?$/

export function isPlaceCode(text: unknown): text is PlaceCode {
  return typeof text === 'string' && shape.test(text) && !/\.00(\.|$)/.test(text)
}

/** Reads what people and files write (`36.71.01.1001`, `3671011001`, with blanks around) or answers null. */
export function parsePlaceCode(text: string): PlaceCode | null {
  const written = text.trim()
  const dotted = /^\d+$/.test(written) ? dotDigits(written) : written
  return isPlaceCode(dotted) ? dotted : null
}

/** The same as parsePlaceCode, for codes that must be right. */
export function placeCode(text: string): PlaceCode {
  const code = parsePlaceCode(text)
  if (code === null) throw new RangeError(`not a place code: ${JSON.stringify(text.slice(0, 20))}`)
  return code
}

/** The digits alone, as NIKs, file names and some official forms want them: `36.71.01` → `367101`. */
export function placeDigits(code: PlaceCode): string {
  return code.replaceAll('.', '')
}

export function levelOf(code: PlaceCode): PlaceLevel {
  const level = placeLevels[lengths.indexOf(code.length as (typeof lengths)[number])]
  if (level === undefined) throw new RangeError(`not a place code: ${JSON.stringify(code.slice(0, 20))}`)
  return level
}

/** The code of the area on the given level that contains this one, or null when this one is higher. */
export function cutTo(code: PlaceCode, level: PlaceLevel): PlaceCode | null {
  const length = lengths[placeLevels.indexOf(level)] as number
  return code.length < length ? null : code.slice(0, length)
}

export function provinceOf(code: PlaceCode): PlaceCode | null {
  return cutTo(code, 'province')
}

/** The kabupaten or kota: the column the whole database is spread by. */
export function regencyOf(code: PlaceCode): PlaceCode | null {
  return cutTo(code, 'regency')
}

export function districtOf(code: PlaceCode): PlaceCode | null {
  return cutTo(code, 'district')
}

/** One level up; the nation has none. */
export function parentOf(code: PlaceCode): PlaceCode | null {
  if (code === nation) return null
  return code.slice(0, Math.max(code.lastIndexOf('.'), 0))
}

/** From the nation down to the parent; the code itself is not among them. */
export function ancestorsOf(code: PlaceCode): PlaceCode[] {
  return lengths.filter((length) => length < code.length).map((length) => code.slice(0, length))
}

/** Does this place lie inside the area (or is it the area itself)? Every part has a fixed width, so a prefix never lies. */
export function isWithin(code: PlaceCode, area: PlaceCode): boolean {
  return area === nation || code === area || (code.startsWith(area) && code.charCodeAt(area.length) === 46)
}

/** True when the place lies inside at least one of the areas. */
export function isWithinAny(code: PlaceCode, areas: Iterable<PlaceCode>): boolean {
  for (const area of areas) if (isWithin(code, area)) return true
  return false
}

/** Code order: an area comes right before what it contains. The same order as `collate "C"`. */
export function comparePlaces(a: PlaceCode, b: PlaceCode): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** KK 01–69 is a kabupaten, 71–99 a kota. Null above the regency level. */
export function regencyKindOf(code: PlaceCode): RegencyKind | null {
  const regency = regencyOf(code)
  if (regency === null) return null
  return Number(regency.slice(3)) > 70 ? 'kota' : 'kabupaten'
}

/** First digit of the village number: 1 kelurahan, 2 desa, 3 desa adat. Null above the village level or for an unknown digit. */
export function villageKindOf(code: PlaceCode): VillageKind | null {
  if (code.length !== 13) return null
  const digit = code[9]
  return digit === '1' ? 'kelurahan' : digit === '2' ? 'desa' : digit === '3' ? 'desa_adat' : null
}

/** Keppres 41/1987: time zones follow provinces. The nation keeps the capital's time. */
export function clockOf(code: PlaceCode): PlaceClock {
  const province = Number(code.slice(0, 2))
  if (province >= 81) return 'WIT'
  if ((province >= 51 && province <= 53) || (province >= 63 && province <= 65) || province >= 71) return 'WITA'
  return 'WIB'
}

const zones: Record<PlaceClock, PlaceTimeZone> = {
  WIB: 'Asia/Jakarta',
  WITA: 'Asia/Makassar',
  WIT: 'Asia/Jayapura',
}

export function timeZoneOf(code: PlaceCode): PlaceTimeZone {
  return zones[clockOf(code)]
}

function dotDigits(digits: string): string {
  const parts = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)]
  return parts.filter((part) => part !== '').join('.')
}
