// A place as a file writes it: codes with or without dots, whole or in parts, or names. Its key is what a mapping is remembered by.
import type { ListField } from './profile.ts'

export interface ForeignPlace {
  /** The same writing gives the same key: `k:3671051001` by code, `n:kota tangerang/cipondoh/cipondoh indah` by names. */
  key: string
  /** Digits only; ten where the village is written whole. */
  code: string | null
  regency: string | null
  district: string | null
  village: string | null
  /** Rows that name it. */
  rows: number
}

type Written = { readonly [F in ListField]?: string }

const digits = (text: string | undefined): string => (text ?? '').replace(/\D/g, '')
const plain = (text: string | undefined): string => placeName(text ?? '')

/** Names of places as they are compared: without the word for their kind, without signs. */
export const placeName = (text: string): string =>
  text.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, ' ').trim()
    .replace(/^(desa|ds|kelurahan|kel|kecamatan|kec|kabupaten|kab|kota adm|kota administrasi|kota|provinsi|prov|nagari|pekon|gampong)\b ?/, '').trim()

/** A regency keeps the word for its kind: Kota Tegal and Kabupaten Tegal are two places. */
export function regencyName(text: string): string {
  const kind = regencyKind(text)
  return kind ? `${kind} ${placeName(text)}` : placeName(text)
}
export const regencyKind = (text: string): 'kota' | 'kabupaten' | null => (/^\s*kota\b/i.test(text) ? 'kota' : /^\s*kab(upaten)?\b/i.test(text) ? 'kabupaten' : null)

/** What a row says of where it belongs; null when it says nothing. A whole code wins over parts, codes over names. */
export function foreignPlace(row: Written): Omit<ForeignPlace, 'rows'> | null {
  const names = { regency: row.nama_kabupaten?.trim() || null, district: row.nama_kecamatan?.trim() || null, village: row.nama_desa?.trim() || null }
  const code = wholeCode(row)
  if (code) return { key: `k:${code}`, code, ...names }
  if (!names.village) return null
  return { key: `n:${regencyName(row.nama_kabupaten ?? '')}/${plain(row.nama_kecamatan)}/${plain(row.nama_desa)}`, code: null, ...names }
}

/** Parts are padded to the width each has: 2, 2, 2 or 3, 3 or 4. Ten digits at the end. */
function wholeCode(row: Written): string | null {
  const whole = digits(row.kode_wilayah)
  if (whole.length >= 10) return whole.slice(0, 10)
  const village = digits(row.kode_desa)
  if (village.length >= 10) return village.slice(0, 10)
  const parts = [digits(row.kode_provinsi), digits(row.kode_kabupaten), digits(row.kode_kecamatan), village]
  if (parts.some((p) => p === '')) return null
  const [pp = '', kk = '', cc = '', vv = ''] = parts
  // BPS writes three and three, Kemendagri two and four: ten digits either way. A part may repeat what stands above it.
  const regency = kk.length >= 4 ? kk.slice(0, 4) : pp.padStart(2, '0') + kk.padStart(2, '0')
  const district = cc.length >= 6 ? cc : regency + (cc.length === 3 || vv.length === 3 ? cc.padStart(3, '0') : cc.padStart(2, '0'))
  const all = vv.length >= 10 ? vv : district + vv.padStart(10 - district.length, '0')
  return all.length === 10 ? all : null
}

/** `3671051001` → `36.71.05.1001`. */
export const dotted = (code: string): string => `${code.slice(0, 2)}.${code.slice(2, 4)}.${code.slice(4, 6)}.${code.slice(6, 10)}`
