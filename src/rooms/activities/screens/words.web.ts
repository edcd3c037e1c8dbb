// Sentences and readings that several screens of activities share.
import type { Text } from '../../../engine/field.ts'
import type { RowOf } from '../../../engine/record.ts'
import { formatDate, type Lang } from '../../../engine/values/format.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { joinOf, manyOf } from '../../../kit/loaded.web.ts'
import type { IconName } from '../../../kit/icon.web.tsx'
import type { ActResult } from '../../../kit/work.web.tsx'
import type { Account, Appointment, Psm } from '../../organization/door.ts'
import type { Activity, MonthReport, MonthReportText } from '../records.ts'

export type ActivityRow = RowOf<typeof Activity>
export type ReportRow = RowOf<typeof MonthReport>
export type ReportTextRow = RowOf<typeof MonthReportText>

// A view's rows and joins are rows of the records it declares; here they get their names back.
export const activityOf = (found: ViewRow): ActivityRow => found.row as unknown as ActivityRow
export const reportOf = (found: ViewRow): ReportRow => found.row as unknown as ReportRow
export const textOfReport = (found: ViewRow): ReportTextRow | undefined => joinOf(found, 'text') as unknown as ReportTextRow | undefined
export const accountOf = (found: ViewRow, alias: string): RowOf<typeof Account> | undefined => joinOf(found, alias) as unknown as RowOf<typeof Account> | undefined
export const psmOf = (found: ViewRow): RowOf<typeof Psm> | undefined => joinOf(found, 'psm') as unknown as RowOf<typeof Psm> | undefined

export const postsOf = (found: ViewRow): RowOf<typeof Appointment>[] => manyOf(found, 'posts') as unknown as RowOf<typeof Appointment>[]

export const monthIn = (month: string, lang: Lang): string => formatDate(`${month}-01`, lang).split(' ').slice(1).join(' ')
export const unsent = (row: { version?: unknown }): boolean => row.version === undefined

export const saved: Text = { id: 'Tersimpan di ponsel ini. Terkirim sendiri bila ada sinyal.', en: 'Saved on this phone. It is sent by itself when there is a signal.' }
export const absentActivity: Text = { id: 'Kegiatan ini tidak ada di wilayah Anda.', en: 'This activity is not in your area.' }
export const absentReport: Text = { id: 'Laporan ini tidak ada di wilayah Anda.', en: 'This report is not in your area.' }

export const formAnswer = (result: ActResult): { say: Text } | { problems: Record<string, Text> } | undefined => {
  if (result.ok) return undefined
  return result.problems && Object.keys(result.problems).length > 0 ? { problems: result.problems } : { say: result.refusal.say }
}

export const kindIcons: { readonly [kind: string]: IconName } = {
  kunjungan: 'house', pendataan: 'clipboard', verval: 'check', laporan: 'report', pendampingan: 'helping', rujukan: 'send', program: 'programme', distribusi: 'package',
  musyawarah: 'people', pertemuan: 'people', koordinasi: 'handshake', penyuluhan: 'message', kerja_bakti: 'work', lain: 'note',
}
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
