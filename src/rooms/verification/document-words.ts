// Words of Indonesian letters: dates written out, the place's head, months.
import { formatDate } from '../../engine/values/format.ts'

const ones = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh', 'sebelas']

/** A whole number in words: 2026 → dua ribu dua puluh enam. Below a million. */
export function inWords(n: number): string {
  if (n === 0) return 'nol'
  const said = (m: number): string => {
    if (m < 12) return ones[m] ?? ''
    if (m < 20) return `${ones[m - 10]} belas`
    if (m < 100) return `${ones[Math.floor(m / 10)]} puluh ${said(m % 10)}`
    if (m < 200) return `seratus ${said(m - 100)}`
    if (m < 1000) return `${ones[Math.floor(m / 100)]} ratus ${said(m % 100)}`
    if (m < 2000) return `seribu ${said(m - 1000)}`
    return `${said(Math.floor(m / 1000))} ribu ${said(m % 1000)}`
  }
  return said(n).replace(/\s+/g, ' ').trim()
}

/** `2026-11-12` → Kamis, tanggal dua belas bulan November tahun dua ribu dua puluh enam (12-11-2026). */
export function dayInWords(on: string): string {
  const [year = '', month = '', day = ''] = on.split('-')
  const [weekday = '', date = ''] = formatDate(on, 'id', 'weekday').split(', ')
  return `${weekday} tanggal ${inWords(Number(day))} bulan ${date.split(' ')[1] ?? month} tahun ${inWords(Number(year))} (${day}-${month}-${year})`
}

/** `2026-11` → November 2026. */
export const monthInWords = (month: string): string => formatDate(`${month}-01`, 'id').split(' ').slice(1).join(' ')

/** What the village's head is called. */
export const headTitle = (rural: boolean): string => (rural ? 'Kepala Desa' : 'Lurah')
export const meetingTitle = (rural: boolean): string => (rural ? 'Musyawarah Desa' : 'Musyawarah Kelurahan')
