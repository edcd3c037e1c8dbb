// How numbers, money, dates, times and ages are written for people. The same words on the phone, the server and in a PDF.
// Written by hand instead of with Intl: old phones carry an incomplete `id` locale, and a letter must not differ from the screen.
import { type PlaceClock, type PlaceCode, clockOf } from './place-code.ts'

export type Lang = 'id' | 'en'

const months = {
  id: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const
const shortMonths = {
  id: ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
} as const
const weekdays = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const
const hoursOf: Record<PlaceClock, number> = { WIB: 7, WITA: 8, WIT: 9 }

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** `1.000`, `0,5` (English `1,000`, `0.5`). `digits` fixes the number of decimals; without it up to two are shown. */
export function formatNumber(value: number, lang: Lang = 'id', digits?: number): string {
  if (!Number.isFinite(value)) return '–'
  const rounded =
    digits === undefined
      ? String(roundTo(Math.abs(value), 2))
      : roundTo(Math.abs(value), digits).toFixed(digits)
  const [whole = '0', rest] = expand(rounded).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, lang === 'id' ? '.' : ',')
  const sign = value < 0 && /[1-9]/.test(rounded) ? '-' : ''
  return sign + grouped + (rest ? (lang === 'id' ? ',' : '.') + rest : '')
}

/** A share between 0 and 1: `0.8684` → `86,84%`. */
export function formatPercent(share: number, lang: Lang = 'id', digits?: number): string {
  return Number.isFinite(share) ? `${formatNumber(share * 100, lang, digits)}%` : '–'
}

/** Whole rupiah: `470000000` → `Rp470.000.000`. */
export function formatRupiah(value: number, lang: Lang = 'id'): string {
  if (!Number.isFinite(value)) return '–'
  return `${value < 0 ? '-' : ''}Rp${formatNumber(Math.abs(Math.round(value)), lang, 0)}`
}

export function formatBytes(bytes: number, lang: Lang = 'id'): string {
  if (bytes < 1000) return `${formatNumber(bytes, lang)} B`
  if (bytes < 1_000_000) return `${formatNumber(bytes / 1000, lang, 0)} kB`
  if (bytes < 1_000_000_000) return `${formatNumber(bytes / 1_000_000, lang, 1)} MB`
  return `${formatNumber(bytes / 1_000_000_000, lang, 1)} GB`
}

/** A calendar date `2022-01-23` → `23 Januari 2022`; `short` → `23 Jan 2022`; `weekday` → `Minggu, 23 Januari 2022`. */
export function formatDate(
  date: string,
  lang: Lang = 'id',
  style: 'long' | 'short' | 'weekday' = 'long',
): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(date)
  if (!match) return date
  const [, year, month, dayText] = match
  const names = style === 'short' ? shortMonths[lang] : months[lang]
  const plain = `${Number(dayText)} ${names[Number(month) - 1] ?? month} ${year}`
  if (style !== 'weekday') return plain
  const at = new Date(`${year}-${month}-${dayText}T00:00:00Z`).getUTCDay()
  return `${weekdays[lang][at] ?? ''}, ${plain}`
}

/** The calendar date of an instant on the clock of a place: `2022-01-21T17:30:00Z` is already the 22nd in WIB. */
export function dateInZone(instant: string | number, zone: PlaceClock = 'WIB'): string {
  return new Date(timeOf(instant) + hoursOf[zone] * hour).toISOString().slice(0, 10)
}

/** `14.05 WIB` (English `14:05 WIB`). */
export function formatTime(instant: string | number, zone: PlaceClock = 'WIB', lang: Lang = 'id'): string {
  const local = new Date(timeOf(instant) + hoursOf[zone] * hour).toISOString()
  return `${local.slice(11, 13)}${lang === 'id' ? '.' : ':'}${local.slice(14, 16)} ${zone}`
}

/** `23 Januari 2022, 14.05 WIB`. */
export function formatMoment(
  instant: string | number,
  zone: PlaceClock = 'WIB',
  lang: Lang = 'id',
  style: 'long' | 'short' = 'long',
): string {
  return `${formatDate(dateInZone(instant, zone), lang, style)}, ${formatTime(instant, zone, lang)}`
}

/** How long ago: `baru saja`, `5 menit lalu`, `2 jam lalu`, `3 hari lalu`, `4 bulan lalu`, `2 tahun lalu`. A future instant (a wrong phone clock) reads `baru saja`. */
export function formatAgo(instant: string | number, now: number, lang: Lang = 'id'): string {
  const passed = now - timeOf(instant)
  if (passed < minute) return lang === 'id' ? 'baru saja' : 'just now'
  const span = formatSpan(passed, lang)
  return lang === 'id' ? `${span} lalu` : `${span} ago`
}

/** How long until or since a deadline: `2 jam lagi`, `lewat 3 hari`. */
export function formatDue(due: string | number, now: number, lang: Lang = 'id'): string {
  const left = timeOf(due) - now
  const span = formatSpan(Math.max(Math.abs(left), minute), lang)
  if (lang === 'id') return left >= 0 ? `${span} lagi` : `lewat ${span}`
  return left >= 0 ? `in ${span}` : `${span} late`
}

/** A length of time in its largest whole unit. */
export function formatSpan(milliseconds: number, lang: Lang = 'id'): string {
  const days = Math.floor(milliseconds / day)
  if (milliseconds < hour) return counted(Math.floor(milliseconds / minute), 'menit', 'minute', lang)
  if (milliseconds < day) return counted(Math.floor(milliseconds / hour), 'jam', 'hour', lang)
  if (days < 31) return counted(days, 'hari', 'day', lang)
  if (days < 365) return counted(Math.floor(days / 30.44), 'bulan', 'month', lang)
  return counted(Math.floor(days / 365.25) || 1, 'tahun', 'year', lang)
}

/** Whole years between two calendar dates, or null when the birth date is unknown or in the future. */
export function yearsBetween(birth: string, today: string): number | null {
  if (!/^\d{4}-\d\d-\d\d/.test(birth) || birth > today) return null
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return today.slice(5, 10) < birth.slice(5, 10) ? years - 1 : years
}

/** `+6281234567890` → `0812-3456-7890`. */
export function formatPhone(phone: string): string {
  const local = phone.replace(/[^\d+]/g, '').replace(/^\+?62/, '0')
  return local.length < 9 ? phone : local.replace(/^(\d{4})(\d{4})(\d+)$/, '$1-$2-$3')
}

/** The clock people of this place live by. */
export function zoneOf(place: PlaceCode | undefined): PlaceClock {
  return place ? clockOf(place) : 'WIB'
}

function timeOf(instant: string | number): number {
  return typeof instant === 'number' ? instant : Date.parse(instant)
}

function counted(count: number, id: string, en: string, lang: Lang): string {
  return lang === 'id' ? `${count} ${id}` : `${count} ${en}${count === 1 ? '' : 's'}`
}

// Rounds the decimal that people see: 1.005 is 1,01 although its binary neighbour lies below.
function roundTo(value: number, digits: number): number {
  const moved = Number(`${value}e${digits}`)
  return Number.isFinite(moved) ? Number(`${Math.round(moved)}e-${digits}`) : value
}

// Numbers beyond 1e21 print with an exponent; nobody counts so far, but the text must stay a number.
function expand(text: string): string {
  return text.includes('e') ? BigInt(Math.round(Number(text))).toString() : text
}
