// The family card number (No. KK), `PPKKCC DDMMYY NNNN`: the date is the day the card was issued, without +40.
import type { Text } from '../field.ts'
import type { NumberFault } from './nik.ts'
import { centuries, fault, justDigits, readNumber } from './nik.ts'

export type Kk =
  | { ok: true; kk: string; region: string; issuedOn: readonly string[] }
  /** What the field writes when there is none: 9998 lost, 9999 has none. */
  | { ok: false; code: 'hilang' | 'tidak_punya' | NumberFault; reason: Text }

export function parseKk(text: string): Kk {
  const written = justDigits(text)
  if (written === '9998') return { ok: false, code: 'hilang', reason: { id: 'KK hilang.', en: 'The family card is lost.' } }
  if (written === '9999') return { ok: false, code: 'tidak_punya', reason: { id: 'Tidak punya KK.', en: 'Has no family card.' } }
  const read = readNumber(text, 'KK')
  if (!read.ok) return read
  const issuedOn = centuries(Number(read.digits.slice(6, 8)), read.digits.slice(8, 10), read.digits.slice(10, 12))
  if (issuedOn.length === 0) {
    return fault('tanggal_tidak_sah', `Tanggal di dalam nomor KK (${read.digits.slice(6, 12)}) tidak ada di kalender.`, `The date inside the number (${read.digits.slice(6, 12)}) does not exist.`)
  }
  return { ok: true, kk: read.digits, region: read.region, issuedOn }
}
