// Reports that may be about the same thing: same village, same problem, close in time, and near by place or by words. Pure.
import type { Text } from '../../engine/field.ts'
import type { RowOf } from '../../engine/record.ts'
import type { Report } from './records.ts'

type ReportRow = RowOf<typeof Report>

export interface Likeness {
  report: ReportRow
  /** Larger is likelier; only for the order of the list. */
  score: number
  reasons: Text[]
}

const days = 14
const nearMetres = 150
// Words everybody uses in a report say nothing about which report it is.
const common = new Set(['yang', 'dan', 'di', 'ke', 'dari', 'ini', 'itu', 'ada', 'tidak', 'sudah', 'belum', 'saya', 'kami', 'mohon', 'tolong', 'bantu', 'bantuan', 'dengan', 'untuk', 'rumah', 'warga', 'orang', 'karena', 'butuh', 'perlu', 'sakit', 'pak', 'bu', 'ibu', 'bapak', 'rt', 'rw', 'jalan', 'jl', 'gang', 'gg', 'depan', 'dekat', 'belakang', 'the', 'and'])

/** Candidates among other open or recent reports, likeliest first. */
export function likelyDuplicates(report: ReportRow, others: Iterable<ReportRow>): Likeness[] {
  const out: Likeness[] = []
  for (const other of others) {
    if (other.id === report.id || other.place !== report.place || other.problem !== report.problem) continue
    if (other.state === 'duplikat' || other.class !== report.class) continue
    const apart = daysApart(report.createdAt, other.createdAt)
    if (apart === null || apart > days) continue
    const reasons: Text[] = []
    let score = (days - apart) / days
    const metres = report.gps && other.gps ? metresBetween(report.gps, other.gps) : null
    // Two fixes are only as near as the worse of them can tell.
    const blur = Math.min(Math.max(report.gps?.accuracy ?? 0, other.gps?.accuracy ?? 0), 200)
    if (metres !== null && metres <= nearMetres + blur) {
      score += 3
      reasons.push({ id: `Jaraknya sekitar ${Math.round(metres)} meter`, en: `About ${Math.round(metres)} metres apart` })
    }
    const shared = sharedWords(report, other)
    if (shared.length >= 2 || (shared.length === 1 && sameName(report, other))) {
      score += shared.length
      reasons.push({ id: `Kata yang sama: ${shared.slice(0, 4).join(', ')}`, en: `Same words: ${shared.slice(0, 4).join(', ')}` })
    }
    if (report.rt && report.rw && report.rt === other.rt && report.rw === other.rw && reasons.length > 0) {
      score += 1
      reasons.push({ id: `RT ${report.rt}/RW ${report.rw} yang sama`, en: `Same RT ${report.rt}/RW ${report.rw}` })
    }
    if (reasons.length === 0) continue
    const whole = Math.floor(apart)
    reasons.push(whole === 0 ? { id: 'Masuk pada hari yang sama', en: 'Received within a day' } : { id: `Selisih ${whole} hari`, en: `${whole} days apart` })
    out.push({ report: other, score, reasons })
  }
  return out.sort((a, b) => b.score - a.score || (a.report.id < b.report.id ? -1 : 1))
}

function daysApart(a: string | null | undefined, b: string | null | undefined): number | null {
  if (!a || !b) return null
  return Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
}

function sharedWords(a: ReportRow, b: ReportRow): string[] {
  const there = new Set(tellingWords(b))
  return [...new Set(tellingWords(a))].filter((w) => there.has(w))
}

const tellingWords = (r: ReportRow): string[] =>
  `${r.what ?? ''} ${r.subjectName ?? ''} ${r.address ?? ''}`.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((w) => w.length > 2 && !common.has(w))

function sameName(a: ReportRow, b: ReportRow): boolean {
  const name = (r: ReportRow): string => (r.subjectName ?? '').toLowerCase().trim()
  return name(a) !== '' && name(a) === name(b)
}

/** Metres over the ground; good to a fraction of a percent at village size. */
export function metresBetween(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180
  const x = (b.lon - a.lon) * rad * Math.cos(((a.lat + b.lat) / 2) * rad)
  const y = (b.lat - a.lat) * rad
  return Math.sqrt(x * x + y * y) * 6_371_000
}
