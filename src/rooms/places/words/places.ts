// The words for places in both languages, and how a place is written so that it cannot be taken for another of the same name.
import type { Text } from '../../../engine/field.ts'
import type { PlaceLevel } from '../../../engine/values/place-code.ts'
import type { BoundarySkip } from '../boundary-file.ts'
import type { Place, PlaceType } from '../place.ts'

export const typeWords: Readonly<Record<PlaceType, Text>> = {
  negara: { id: 'Negara', en: 'Country' },
  provinsi: { id: 'Provinsi', en: 'Province' },
  kabupaten: { id: 'Kabupaten', en: 'Regency' },
  kota: { id: 'Kota', en: 'City' },
  kecamatan: { id: 'Kecamatan', en: 'District' },
  kelurahan: { id: 'Kelurahan', en: 'Urban village' },
  desa: { id: 'Desa', en: 'Village' },
  desa_adat: { id: 'Desa adat', en: 'Customary village' },
}

/** Put before a name where there is little room. Kabupaten, kota and provinsi carry the word in their name or need none. */
const shortWords: Readonly<Record<PlaceType, string>> = {
  negara: '',
  provinsi: '',
  kabupaten: '',
  kota: '',
  kecamatan: 'Kec. ',
  kelurahan: 'Kel. ',
  desa: 'Desa ',
  desa_adat: 'Desa adat ',
}

export const levelWords: Readonly<Record<PlaceLevel, { one: Text; many: Text }>> = {
  nation: { one: { id: 'Nasional', en: 'Nation' }, many: { id: 'Nasional', en: 'Nation' } },
  province: { one: { id: 'Provinsi', en: 'Province' }, many: { id: 'provinsi', en: 'provinces' } },
  regency: { one: { id: 'Kabupaten/kota', en: 'Regency or city' }, many: { id: 'kabupaten/kota', en: 'regencies and cities' } },
  district: { one: { id: 'Kecamatan', en: 'District' }, many: { id: 'kecamatan', en: 'districts' } },
  village: { one: { id: 'Desa/kelurahan', en: 'Village' }, many: { id: 'desa/kelurahan', en: 'villages' } },
}

export const skipWords: Readonly<Record<BoundarySkip | 'unknown_code', Text>> = {
  no_code: { id: 'tidak ada kode Kemendagri', en: 'no Kemendagri code' },
  not_an_area: { id: 'bukan bidang (poligon)', en: 'not an area (polygon)' },
  outside_indonesia: { id: 'koordinat di luar Indonesia', en: 'coordinates outside Indonesia' },
  broken: { id: 'garis batas rusak', en: 'broken outline' },
  unknown_code: { id: 'kode tidak ada dalam tabel wilayah', en: 'code not in the region table' },
}

/** `Kel. Sukasari`, `Kec. Tangerang`, `Kota Tangerang`, `Banten`. */
export function placeTitle({ name, type }: Pick<Place, 'name' | 'type'>): string {
  return shortWords[type] + name
}

/** `Kec. Tangerang, Kota Tangerang, Banten`: what stands beneath a title, nearest first. */
export function placeContext(parents: readonly Pick<Place, 'name' | 'type'>[]): string {
  return parents
    .filter((parent) => parent.type !== 'negara')
    .map(placeTitle)
    .reverse()
    .join(', ')
}

/** One choice in a list of places. The note always carries type, kecamatan, kab/kota and code, because villages share their names. */
export function placeOption(
  place: Pick<Place, 'code' | 'name' | 'type'>,
  parents: readonly Pick<Place, 'name' | 'type'>[],
): { value: string; label: string; note: string } {
  const context = placeContext(parents)
  return { value: place.code, label: placeTitle(place), note: context === '' ? place.code : `${context} · ${place.code}` }
}
