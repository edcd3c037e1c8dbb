// Sentences and readings that several screens of cases share.
import type { Text } from '../../../engine/field.ts'
import type { AnyRow, RowOf } from '../../../engine/record.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { joinOf, manyOf } from '../../../kit/loaded.web.ts'
import type { Tone } from '../../../kit/theme.web.ts'
import type { ActResult } from '../../../kit/work.web.tsx'
import type { Account, TeamMember } from '../../organization/door.ts'
import type { Visit } from '../../registry/door.ts'
import type { Assessment, Case, CaseNote, Plan, Service } from '../records.ts'
import type { GlassBreak, Referral, ReferralSlip } from '../records-referral.ts'

export type CaseRow = RowOf<typeof Case>
export type AssessmentRow = RowOf<typeof Assessment>
export type PlanRow = RowOf<typeof Plan>
export type ServiceRow = RowOf<typeof Service>
export type NoteRow = RowOf<typeof CaseNote>
export type ReferralRow = RowOf<typeof Referral>
export type SlipRow = RowOf<typeof ReferralSlip>
export type GlassRow = RowOf<typeof GlassBreak>
export type VisitRow = RowOf<typeof Visit>
export type SeatRow = RowOf<typeof TeamMember>

// A view's rows and joins are rows of the records it declares; here they get their names back.
export const caseOf = (found: ViewRow): CaseRow => found.row as unknown as CaseRow
export const rowsOf = <R,>(found: ViewRow, alias: string): R[] => manyOf(found, alias) as unknown as R[]
export const accountOf = (found: ViewRow, alias: string): RowOf<typeof Account> | undefined => joinOf(found, alias) as unknown as RowOf<typeof Account> | undefined

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const unsent = (row: { version?: unknown }): boolean => row.version === undefined

export const riskTags: readonly { label: Text; tone: Tone }[] = [
  { label: { id: 'Tanpa risiko', en: 'No risk' }, tone: 'good' },
  { label: { id: 'Risiko rendah', en: 'Low risk' }, tone: 'neutral' },
  { label: { id: 'Risiko sedang', en: 'Medium risk' }, tone: 'caution' },
  { label: { id: 'Risiko tinggi', en: 'High risk' }, tone: 'urgent' },
]

/** What a form shows of an act's answer: nothing when it was saved. */
export const formAnswer = (result: ActResult): { say: Text } | { problems: Record<string, Text> } | undefined => {
  if (result.ok) return undefined
  return result.problems && Object.keys(result.problems).length > 0 ? { problems: result.problems } : { say: result.refusal.say }
}

export const saved: Text = { id: 'Tersimpan. Terkirim sendiri bila ada sinyal.', en: 'Saved. It is sent by itself when there is a signal.' }
export const absentCase: Text = { id: 'Kasus ini tidak ada di wilayah Anda, atau hanya terbuka untuk timnya.', en: 'This case is not in your area, or it is open to its team only.' }
export const absentSlip: Text = { id: 'Rujukan ini tidak ada di meja instansi Anda.', en: 'This referral is not on your agency’s desk.' }

/** Where the one a case is about has a page. */
export function subjectHref(row: AnyRow | CaseRow): string | null {
  const id = textOf(row.subjectId)
  if (!id) return null
  return row.subjectKind === 'household' ? `/keluarga/${id}` : row.subjectKind === 'community' ? `/kelompok/${id}` : `/orang/${id}`
}
