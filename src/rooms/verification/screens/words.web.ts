// Sentences and readings that several screens of verification share.
import type { Text } from '../../../engine/field.ts'
import type { AnyRow, RowOf } from '../../../engine/record.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { joinOf, manyOf } from '../../../kit/loaded.web.ts'
import type { Tone } from '../../../kit/theme.web.ts'
import type { ActResult } from '../../../kit/work.web.tsx'
import type { Paper } from '../document-records.ts'
import { batchFlow, itemFlow } from '../flow.ts'
import type { Attendee, MirrorFinding, Musdes, Objection, OwnFamily } from '../records-musdes.ts'
import type { Batch, BatchItem } from '../records.ts'

export type BatchRow = RowOf<typeof Batch>
export type ItemRow = RowOf<typeof BatchItem>
export type MusdesRow = RowOf<typeof Musdes>
export type AttendeeRow = RowOf<typeof Attendee>
export type ObjectionRow = RowOf<typeof Objection>
export type PaperRow = RowOf<typeof Paper>
export type FindingRow = RowOf<typeof MirrorFinding>
export type FamilyRow = RowOf<typeof OwnFamily>

// A view's rows and joins are rows of the records it declares; here they get their names back.
export const batchOf = (found: ViewRow): BatchRow => found.row as unknown as BatchRow
export const itemOf = (found: ViewRow): ItemRow => found.row as unknown as ItemRow
export const rowAs = <R,>(row: AnyRow | undefined): R | undefined => row as unknown as R | undefined
export const joinedAs = <R,>(found: ViewRow, alias: string): R | undefined => rowAs<R>(joinOf(found, alias))
export const rowsOf = <R,>(found: ViewRow, alias: string): R[] => manyOf(found, alias) as unknown as R[]

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const unsent = (row: { version?: unknown }): boolean => row.version === undefined

export const batchTag = (state: unknown): { label: Text; tone: Tone } => batchFlow.states[textOf(state) as keyof typeof batchFlow.states] ?? { label: { id: textOf(state), en: textOf(state) }, tone: 'neutral' }
export const itemTag = (state: unknown): { label: Text; tone: Tone } => itemFlow.states[textOf(state) as keyof typeof itemFlow.states] ?? { label: { id: textOf(state), en: textOf(state) }, tone: 'neutral' }

export const decisionTones: { readonly [decision: string]: Tone } = { layak: 'good', usulan_baru: 'info', perbaikan: 'caution', tidak_layak: 'bad', hapus: 'neutral' }

/** Of a family's row, whichever record it is. */
export const addressOf = (row: object): string => {
  const { address, rt, rw } = row as { address?: unknown; rt?: unknown; rw?: unknown }
  return [textOf(address), [rt ? `RT ${textOf(rt)}` : '', rw ? `RW ${textOf(rw)}` : ''].filter(Boolean).join(' / ')].filter(Boolean).join(', ')
}

/** `2026-11` as a date that the kit writes out, without its day. */
export const monthName = (month: unknown, date: (d: string) => string): string => (textOf(month).length === 7 ? date(`${textOf(month)}-01`).replace(/^\d+\s+/, '') : textOf(month))

/** What a form shows of an act's answer: nothing when it was saved. */
export const formAnswer = (result: ActResult): { say: Text } | { problems: Record<string, Text> } | undefined => {
  if (result.ok) return undefined
  return result.problems && Object.keys(result.problems).length > 0 ? { problems: result.problems } : { say: result.refusal.say }
}

export const saved: Text = { id: 'Tersimpan di perangkat ini. Terkirim sendiri bila ada sinyal.', en: 'Saved on this device. It is sent by itself when there is a signal.' }
export const absentBatch: Text = { id: 'Batch ini tidak ada di wilayah Anda.', en: 'This batch is not in your area.' }
export const absentItem: Text = { id: 'Keluarga ini tidak ada dalam batch di wilayah Anda.', en: 'This family is in no batch of your area.' }

/** The road of a batch, as the flow bar draws it. */
export const batchRoad = ['dibuka', 'pendataan', 'musyawarah', 'final_desa', 'verifikasi_kab', 'disahkan', 'diekspor', 'diakui'] as const

/** A list in pieces the acts take. */
export const pieces = <T,>(rows: readonly T[], size: number): T[][] => Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))

/** A citizen's objection whose family nobody has found yet. */
export const needsFamily = (row: ObjectionRow): boolean => row.channel === 'web' && row.state === 'diajukan' && !row.householdId
