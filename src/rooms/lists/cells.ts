// One cell of a list as a person wrote it and as Excel left it: cleaned, and read as a number of identity, a date, a choice. Nothing is guessed:
// what cannot be read is said so and kept as written.
import { parseKk } from '../../engine/values/kk.ts'
import { onlyDigits, parseNik } from '../../engine/values/nik.ts'

/** Text, a number as a workbook stores one (dates come as ISO text already), or nothing. */
export type Cell = string | number | null

const odd = /[\u00a0\u200b-\u200f\u2007\u202f\ufeff\t\r\n]| {2}|^[ '’`]| $/
/** Without the blanks, apostrophes and invisible signs that copying leaves behind; a lone dash says nothing. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return Number.isInteger(cell) && Math.abs(cell) < 1e21 ? String(BigInt(cell)) : String(cell)
  if (cell === '-' || cell === '--') return ''
  if (asTyped(cell) || !odd.test(cell)) return cell
  const text = cell.replace(/[\u200b-\u200f\ufeff]/g, '').replace(/[\s\u00a0\u2007\u202f]+/g, ' ').trim().replace(/^['’`]+ ?/, '')
  return text === '-' ? '' : text
}

/** Printable ASCII with single blanks inside: nothing to clean. By its signs, because nearly every cell of a list is such. */
function asTyped(cell: string): boolean {
  let before = 32
  for (let i = 0; i < cell.length; i++) {
    const c = cell.charCodeAt(i)
    if (c < 32 || c > 126 || (c === 32 && before === 32) || (i === 0 && (c === 39 || c === 96))) return false
    before = c
  }
  return before !== 32 || cell === ''
}

/** Names and words as they are compared. */
export const plainWords = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

export interface NumberRead {
  /** Sixteen digits that can be one. */
  number: string | null
  /** As evidence, when it is none. */
  raw: string | null
  reason: string | null
}

const none: NumberRead = { number: null, raw: null, reason: null }
const scientific = /^(\d)[.,]?(\d*)[eE]\+?(\d{1,2})$/

/**
 * A NIK or KK. Excel keeps fifteen digits of a number: one of sixteen that ends in 0, or is written with an E, has lost its last.
 * `lost`: this column of a text file shows the same loss throughout (`looksLost`).
 */
export function readIdentity(cell: Cell | undefined, what: 'NIK' | 'KK', lost = false): NumberRead {
  if (typeof cell === 'string' && cell.length === 16 && !lost && onlyDigits(cell) && cell !== '0000000000000000') return numbered(cell, cell, what)
  const text = textOf(cell)
  if (text === '') return none
  const digits = /^\d+$/.test(text) ? text : text.replace(/[\s.\-–]/g, '')
  const damaged = (evidence: string): NumberRead => ({ number: null, raw: evidence, reason: 'angka_excel' })
  if (typeof cell === 'number') {
    if (cell >= 1e15 && cell < 1e16 && Number.isInteger(cell) && (cell % 10 === 0 || cell > Number.MAX_SAFE_INTEGER)) return damaged(text.slice(0, 15))
    if (!Number.isInteger(cell)) return { number: null, raw: text.slice(0, 40), reason: 'bukan_16_angka' }
  } else {
    const e = scientific.exec(text)
    if (e && Number(e[3]) === 15) return damaged(`${e[1]}${e[2]}`.slice(0, 15))
    if (lost && digits.length === 16 && digits.endsWith('0')) return damaged(digits.slice(0, 15))
  }
  if (/^0+$/.test(digits)) return none
  return numbered(digits, text, what)
}

function numbered(digits: string, text: string, what: 'NIK' | 'KK'): NumberRead {
  if (what === 'NIK') {
    const read = parseNik(digits)
    return read.ok ? { number: read.nik, raw: null, reason: null } : { number: null, raw: text.slice(0, 40), reason: read.code }
  }
  const read = parseKk(digits)
  if (read.ok) return { number: read.kk, raw: null, reason: null }
  return { number: null, raw: read.code === 'hilang' || read.code === 'tidak_punya' ? null : text.slice(0, 40), reason: read.code }
}

/** True when the sixteen-digit numbers of a text column all end in 0: five in a row by chance is one in a hundred thousand. */
export function looksLost(texts: Iterable<string>): boolean {
  let whole = 0
  let zero = 0
  for (const text of texts) {
    const digits = text.replace(/\D/g, '')
    if (digits.length !== 16) continue
    whole++
    if (digits.endsWith('0')) zero++
  }
  return whole >= 5 && zero >= whole * 0.95
}

const months: readonly (readonly string[])[] = [
  ['januari', 'jan', 'january'], ['februari', 'feb', 'pebruari', 'peb', 'february'], ['maret', 'mar', 'mrt', 'march'], ['april', 'apr'], ['mei', 'may'], ['juni', 'jun', 'june'],
  ['juli', 'jul', 'july'], ['agustus', 'agu', 'ags', 'agt', 'agust', 'aug', 'august'], ['september', 'sep', 'sept'], ['oktober', 'okt', 'oct', 'october'],
  ['november', 'nov', 'nopember', 'nop'], ['desember', 'des', 'dec', 'december'],
]
const monthOf = new Map(months.flatMap((names, i) => names.map((n) => [n, i + 1] as const)))

export type DateRead = { date: string; turned?: true } | { unread: string } | null

/** Days of Excel's calendar; `from1904` for workbooks that count from there. */
export function excelDate(serial: number, from1904 = false): string | null {
  const day = Math.floor(serial) + (from1904 ? 1462 : 0)
  if (day < 1 || day > 2_958_465) return null
  // Excel believes in 29 February 1900; days before it are one off.
  const date = new Date(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * 86_400_000)
  return date.toISOString().slice(0, 10)
}

/** A birth date: serial, `31/12/1990`, `31-12-90`, `1990-12-31`, `31 Des 1990`, `31121990`. Between 1890 and today, or unread. */
export function readDate(cell: Cell | undefined, today: string, from1904 = false): DateRead {
  if (typeof cell === 'number') {
    const serial = cell >= 1 && cell < 80_000 ? excelDate(cell, from1904) : null
    if (serial) return within(serial, today) ?? { unread: textOf(cell) }
    return readDate(String(cell), today)
  }
  const text = textOf(cell)
  if (text === '' || text === '0' || /^0+[-/. ]0+[-/. ]0+/.test(text)) return null
  const plain = isoDay(text)
  if (plain && plain <= today) return { date: plain }
  const unread: DateRead = { unread: text.slice(0, 40) }
  let m = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text)
  if (m) return dated(Number(m[1]), Number(m[2]), Number(m[3]), today) ?? unread
  m = /^(\d{1,2})[-/., ]+(\d{1,2})[-/., ]+(\d{2}|\d{4})(?: \d{1,2}:.*)?$/.exec(text)
  if (m) {
    const [a, b, year] = [Number(m[1]), Number(m[2]), yearOf(m[3] as string, today)]
    const read = dated(year, b, a, today)
    if (read) return read
    // Month first, as an American Excel writes: only where it can be nothing else.
    const turned = b > 12 ? dated(year, a, b, today) : null
    return turned && 'date' in turned ? { ...turned, turned: true } : unread
  }
  m = /^(\d{1,2})[-/. ]*([a-z]+)\.?[-/. ,]*(\d{2}|\d{4})$/i.exec(text)
  if (m) {
    const month = monthOf.get((m[2] as string).toLowerCase())
    return (month && dated(yearOf(m[3] as string, today), month, Number(m[1]), today)) || unread
  }
  m = /^(\d{2})(\d{2})(\d{4})$/.exec(text)
  if (m) return dated(Number(m[3]), Number(m[2]), Number(m[1]), today) ?? unread
  m = /^(\d{4,5})(?:[.,]0+)?$/.exec(text)
  // Five digits in a text file are a serial somebody saved; four are a year.
  if (m && (m[1] as string).length === 5) return readDate(Number(m[1]), today, from1904)
  return unread
}

/** `1990-12-27` as it stands: what needs no calendar to be believed. */
function isoDay(text: string): string | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45 || text < '1890') return null
  const [year, month, day] = [text.slice(0, 4), text.slice(5, 7), text.slice(8)]
  return onlyDigits(year) && onlyDigits(month) && onlyDigits(day) && month >= '01' && month <= '12' && day >= '01' && day <= '28' ? text : null
}

/** Two digits mean the latest year that is not to come. */
const yearOf = (text: string, today: string): number => {
  const n = Number(text)
  if (text.length === 4) return n
  return n + 2000 <= Number(today.slice(0, 4)) ? n + 2000 : n + 1900
}

function dated(year: number, month: number, day: number, today: string): DateRead {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (day > 28 && new Date(`${text}T00:00:00Z`).getUTCDate() !== day) return null
  return within(text, today)
}

const within = (date: string, today: string): DateRead => (date >= '1890-01-01' && date <= today ? { date } : null)

export type ChoiceRead = { code: string } | { unread: string } | null

/** A choice by the codes of the file, else by the words and numbers everybody uses. */
export function readChoice(cell: Cell | undefined, usual: ReadonlyMap<string, string>, codes?: { readonly [written: string]: string }): ChoiceRead {
  const text = textOf(cell)
  if (text === '') return null
  const direct = codes === undefined ? usual.get(text) : undefined
  if (direct) return { code: direct }
  const plain = plainHeaderish(text)
  if (plain === '' || plain === '0') return null
  const code = codes?.[plain] ?? (codes && /^\d+$/.test(plain) ? undefined : (usual.get(plain) ?? usual.get(plain.replace(/^\d+ /, ''))))
  return code ? { code } : { unread: text.slice(0, 60) }
}
const plainHeaderish = (text: string): string => text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()

const words = (table: { readonly [code: string]: string }): ReadonlyMap<string, string> => {
  const out = new Map<string, string>()
  for (const [code, list] of Object.entries(table)) for (const w of [code.toLowerCase(), ...list.split('|')]) out.set(w, code)
  return new Map([...out, ...[...out].map(([w, c]) => [w.toUpperCase(), c] as const)])
}

export const sexWords = words({ L: '1|l|lk|laki|laki laki|lelaki|pria|cowok|m|male', P: '2|p|pr|perempuan|wanita|cewek|w|f|female' })
export const relationWords = words({
  1: '01|kepala keluarga|kepala|kk|krt|kepala rumah tangga|kep keluarga|kpl keluarga',
  2: '02|istri|isteri|suami|istri suami|suami istri|suami isteri|pasangan',
  3: '03|anak|anak kandung|anak tiri|anak angkat',
  4: '04|menantu', 5: '05|cucu',
  6: '06|orang tua|orangtua|ortu|mertua|orang tua mertua|ayah|ibu|bapak',
  7: '07|pembantu|sopir|pembantu sopir|pembantu rumah tangga|asisten rumah tangga',
  8: '08|lainnya|lain lain|lain|famili lain|family lain|famili|saudara|keponakan|adik|kakak',
})
export const maritalWords = words({
  1: '01|belum kawin|belum menikah|lajang|bk|tidak kawin', 2: '02|kawin|menikah|nikah|k|kawin tercatat|kawin belum tercatat|sudah kawin',
  3: '03|cerai hidup|ch|cerai', 4: '04|cerai mati|cm|janda mati|duda mati',
})
export const presenceWords = words({
  1: '01|ada|hidup|tinggal bersama|tinggal bersama keluarga|aktif|tetap', 2: '02|meninggal|mati|wafat|meninggal dunia|almarhum|alm',
  3: '03|pindah|pindah dalam negeri|tidak tinggal bersama', 4: '04|pindah luar negeri|di luar negeri', 5: '05|anggota baru|baru', 6: '06|tidak ditemukan|hilang',
})

/** A telephone number; a workbook that took it for a number dropped the 0 in front. */
export function readPhone(cell: Cell | undefined): { phone: string } | { unread: string } | null {
  const text = textOf(cell)
  if (text === '' || text === '0') return null
  const one = text.split(/[/,;]/)[0]?.trim() ?? ''
  const plain = /^8\d{7,12}$/.test(one) ? `0${one}` : one.replace(/[.]/g, '-')
  return /^\+?[0-9 ()-]{6,20}$/.test(plain) ? { phone: plain } : { unread: text.slice(0, 60) }
}

/** `3`, `RT 03`, `003/005` → RT and, where both stand together, RW. */
export function readRt(cell: Cell | undefined): { own: string | null; next: string | null } {
  const text = textOf(cell)
  if (text === '') return { own: null, next: null }
  if (/^\d{3}$/.test(text)) return { own: text === '000' ? null : text, next: null }
  const parts = text.match(/\d+/g)?.map((d) => (Number(d) === 0 ? null : d.replace(/^0+/, '').padStart(3, '0').slice(0, 5))) ?? []
  return { own: parts[0] ?? null, next: parts[1] ?? null }
}

/** Degrees written with a dot or a comma. */
export function readDegrees(cell: Cell | undefined): number | null {
  if (typeof cell === 'number') return cell
  const text = textOf(cell).replace(',', '.')
  return /^-?\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : null
}
