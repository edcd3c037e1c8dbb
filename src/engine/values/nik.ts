// The NIK, `PPKKCC DDMMYY NNNN`: what it says of its holder, and why a number is none. Never corrected, never a reason to refuse a person.
import type { Text } from '../field.ts'

export type Sex = 'L' | 'P'

/** Reasons of `nikReasons` (registry) that the number itself gives. */
export type NumberFault = 'bukan_16_angka' | 'tanggal_tidak_sah' | 'seri_tidak_sah'

export type Nik =
  | {
      ok: true
      /** Sixteen digits. */
      nik: string
      /** Kecamatan of the first registration, `36.71.05`; it stays when people move. */
      region: string
      sex: Sex
      /** Both centuries the two-digit year may mean, older first, where the date exists. */
      birthDates: readonly string[]
      serial: string
    }
  | { ok: false; code: NumberFault; reason: Text }

/** A doubt about a number that is formally right: it warns and asks for verification. */
export interface NikWarning {
  code: 'nik_jenis_kelamin' | 'nik_tanggal_lahir' | 'nik_wilayah'
  say: Text
}

/** Kemendagri's 38 provinces, and 54 (East Timor), which people born there still carry. */
const provinces = new Set(
  '11 12 13 14 15 16 17 18 19 21 31 32 33 34 35 36 51 52 53 54 61 62 63 64 65 71 72 73 74 75 76 81 82 91 92 93 94 95 96'.split(' '),
)

/**
 * Provinces that others were cut out of: who was registered there before carries a regency code that is in no table of today,
 * so an unknown one says nothing (14 Riau, 16 Sumsel, 32 Jabar, 64 Kaltim, 71 Sulut, 73 Sulsel, 81 Maluku, 91–94 Papua; 54 is gone).
 */
const partedProvinces = new Set('14 16 32 54 64 71 73 81 82 91 92 93 94 95 96'.split(' '))

/**
 * Whether a kecamatan of a first registration exists or ever may have existed, given the table of today.
 * undefined = nobody can tell: only a regency that never was, in a province that was never parted, is surely wrong.
 */
export function nikRegionKnown(region: string, exists: (code: string) => boolean): boolean | undefined {
  if (!provinces.has(region.slice(0, 2))) return false
  if (exists(region)) return true
  // Kecamatan are split and renumbered often; their old numbers live on in people's cards.
  if (exists(region.slice(0, 5)) || partedProvinces.has(region.slice(0, 2))) return undefined
  return false
}

/** Read what somebody wrote; blanks, dots, dashes and Excel's apostrophe do no harm. */
export function parseNik(text: string): Nik {
  const read = readNumber(text, 'NIK')
  if (!read.ok) return read
  const { digits, region, serial } = read
  const day = Number(digits.slice(6, 8))
  const sex: Sex = day > 40 ? 'P' : 'L'
  const birthDates = centuries(day > 40 ? day - 40 : day, digits.slice(8, 10), digits.slice(10, 12))
  if (birthDates.length === 0) {
    return fault('tanggal_tidak_sah', `Tanggal lahir di dalam NIK (${digits.slice(6, 12)}) tidak ada di kalender.`, `The birth date inside the NIK (${digits.slice(6, 12)}) does not exist.`)
  }
  return { ok: true, nik: digits, region, sex, birthDates, serial }
}

/** The date a NIK most likely means: the stated one where it agrees, else the latest that is not in the future. */
export function birthDateOf(nik: Extract<Nik, { ok: true }>, today: string, stated?: string | null): string | null {
  if (stated && nik.birthDates.includes(stated)) return stated
  return nik.birthDates.filter((d) => d <= today).at(-1) ?? null
}

/**
 * Compare a NIK with what was stated. `region` is where the person says it was first issued, not where they live.
 * `knows` answers whether a kecamatan code exists or ever existed; undefined = this device cannot tell.
 */
export function nikWarnings(
  nik: Extract<Nik, { ok: true }>,
  stated: { sex?: string | null; birthDate?: string | null; region?: string | null; knows?: (region: string) => boolean | undefined },
): NikWarning[] {
  const out: NikWarning[] = []
  if (stated.sex && stated.sex !== nik.sex) {
    const [id, en] = nik.sex === 'P' ? ['perempuan', 'a woman'] : ['laki-laki', 'a man']
    out.push({ code: 'nik_jenis_kelamin', say: { id: `NIK ini menunjukkan ${id}. Periksa lagi; data tetap disimpan.`, en: `This NIK says ${en}. Please check; the record is saved all the same.` } })
  }
  if (stated.birthDate && !nik.birthDates.includes(stated.birthDate)) {
    out.push({ code: 'nik_tanggal_lahir', say: { id: 'Tanggal lahir berbeda dari NIK. Periksa lagi; data tetap disimpan.', en: 'The birth date differs from the NIK. Please check; the record is saved all the same.' } })
  }
  const elsewhere = stated.region ? !(nik.region === stated.region || nik.region.startsWith(`${stated.region}.`) || stated.region.startsWith(`${nik.region}.`)) : false
  if (impossible(nik.region) || stated.knows?.(nik.region) === false || elsewhere) {
    out.push({ code: 'nik_wilayah', say: { id: `Kode wilayah ${nik.region} di dalam NIK tidak sesuai. Periksa lagi; data tetap disimpan.`, en: `The region ${nik.region} inside the NIK does not fit. Please check; the record is saved all the same.` } })
  }
  return out
}

/** No such province ever was, or a part of the region is 00: an old or mistyped prefix. It warns; the number stays what it is. */
const impossible = (region: string): boolean => !provinces.has(region.slice(0, 2)) || region.startsWith('00', 3) || region.startsWith('00', 6)

/** The same of the first six of a number's digits: of a NIK or of a family card. */
export const neverWas = (digits: string): boolean => impossible(`${digits.slice(0, 2)}.${digits.slice(2, 4)}.${digits.slice(4, 6)}`)

/** What NIK and KK share: sixteen digits, a region, a serial above 0000. An unknown region is no fault: numbers from before the rules exist. */
export function readNumber(text: string, what: 'NIK' | 'KK'): { ok: true; digits: string; region: string; serial: string } | Extract<Nik, { ok: false }> {
  const digits = justDigits(text)
  if (!/^\d{16}$/.test(digits)) {
    const said = /^\d+$/.test(digits) ? `${digits.length} angka` : 'bukan angka saja'
    const saidEn = /^\d+$/.test(digits) ? `${digits.length} digits` : 'more than digits'
    return fault('bukan_16_angka', `${what} harus 16 angka; yang ditulis ${said}.`, `A ${what} has 16 digits; this has ${saidEn}.`)
  }
  const [pp, kk, cc] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)] as const
  const serial = digits.slice(12)
  if (serial === '0000') return fault('seri_tidak_sah', `Nomor urut ${what} tidak boleh 0000.`, `The serial number of a ${what} cannot be 0000.`)
  return { ok: true, digits, region: `${pp}.${kk}.${cc}`, serial }
}

/** Without what stands between digits or before them: blanks of every width, dots, dashes, the apostrophe that keeps Excel from counting. */
export const justDigits = (text: string): string => onlyDigits(text) ? text : text.normalize('NFKC').replace(/[\s.\-–_'’‘`´"\u200b-\u200f\ufeff]/g, '')

/** Nothing but 0–9. By its signs: a list asks it a million times. */
export function onlyDigits(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c < 48 || c > 57) return false
  }
  return true
}

/** The dates a day, a month and a two-digit year may mean; none when they exist in neither century. */
export function centuries(day: number, month: string, year: string): string[] {
  const [y, m] = [Number(year), Number(month)]
  const rest = `${year}-${month}-${day < 10 ? '0' : ''}${day}`
  const out: string[] = []
  for (const c of [19, 20]) if (exists(c * 100 + y, m, day)) out.push(`${c}${rest}`)
  return out
}

/** Reckoned, not tried as a Date. */
function exists(year: number, month: number, day: number): boolean {
  if (!(month >= 1 && month <= 12 && day >= 1)) return false
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= (month === 2 ? (leap ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31)
}

export const fault = (code: NumberFault, id: string, en: string): Extract<Nik, { ok: false }> => ({ ok: false, code, reason: { id, en } })
