// What a place is: one row of the region table, as the server keeps it and as a device holds its own part of it.
import {
  levelOf,
  type PlaceCode,
  type PlaceLevel,
  parentOf,
  regencyKindOf,
  villageKindOf,
} from '../../engine/values/place-code.ts'

/** The word of the law for a place of this kind; the level is the same question without the law. */
export type PlaceType =
  | 'negara'
  | 'provinsi'
  | 'kabupaten'
  | 'kota'
  | 'kecamatan'
  | 'kelurahan'
  | 'desa'
  | 'desa_adat'

export interface Place {
  code: PlaceCode
  name: string
  type: PlaceType
  level: PlaceLevel
  /** '' for a province, null for the nation. */
  parent: PlaceCode | null
  /** BPS numbers its areas differently; null until a crosswalk has been loaded. */
  bpsCode?: string | null
  /** ISO dates; null: in force since before the first table, or until further notice. */
  validFrom?: string | null
  validTo?: string | null
  /** The code that took over when this one ended. */
  successor?: PlaceCode | null
  /** Named islands, for provinces and regencies. */
  islands?: number | null
}

export function placeTypeOf(code: PlaceCode): PlaceType {
  switch (levelOf(code)) {
    case 'nation':
      return 'negara'
    case 'province':
      return 'provinsi'
    case 'regency':
      return regencyKindOf(code) ?? 'kabupaten'
    case 'district':
      return 'kecamatan'
    case 'village':
      return villageKindOf(code) ?? 'desa'
  }
}

/** A place in force as its code and name describe it. */
export function placeFrom(code: PlaceCode, name: string): Place {
  return { code, name, type: placeTypeOf(code), level: levelOf(code), parent: parentOf(code) }
}

/** What names are compared by: small letters, no accents, no apostrophes, one blank between words. */
export function searchText(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’`"]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
