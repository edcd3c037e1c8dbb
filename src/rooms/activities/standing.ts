// Where a month's report of one PSM stands: on time, late, awaited, missing.
import type { Text } from '../../engine/field.ts'
import type { Tone } from '../../engine/flow.ts'

export type ReportStanding = 'tepat' | 'terlambat' | 'ditunggu' | 'belum'

export const standingWords: { readonly [s in ReportStanding]: { label: Text; tone: Tone } } = {
  tepat: { label: { id: 'Tepat waktu', en: 'On time' }, tone: 'good' },
  terlambat: { label: { id: 'Terlambat', en: 'Late' }, tone: 'waiting' },
  ditunggu: { label: { id: 'Belum jatuh tempo', en: 'Not due yet' }, tone: 'neutral' },
  belum: { label: { id: 'Belum dikirim', en: 'Not sent' }, tone: 'bad' },
}

export const standingOf = (report: { late?: boolean | null } | undefined, due: string, today: string): ReportStanding =>
  report ? (report.late ? 'terlambat' : 'tepat') : today > due ? 'belum' : 'ditunggu'
