// What screens of boards share: roles, addresses, tones, and rows as their records.
import type { Text } from '../../../engine/field.ts'
import type { AnyRow, RowOf } from '../../../engine/record.ts'
import type { ViewRow } from '../../../engine/view.ts'
import type { ActResult } from '../../../kit/work.web.tsx'
import type { BoardChange, BoardNotice, BoardPush, BoardPushNote, BoardSeat, BoardTerm } from '../board-records.ts'
import type { BoardRow } from '../board-rules.ts'
import { positions, type Standing } from '../board-words.ts'

export type { BoardRow } from '../board-rules.ts'
export type TermRow = RowOf<typeof BoardTerm>
export type SeatRow = RowOf<typeof BoardSeat>
export type ChangeRow = RowOf<typeof BoardChange>
export type NoticeRow = RowOf<typeof BoardNotice>
export type PushRow = RowOf<typeof BoardPush>
export type PushNoteRow = RowOf<typeof BoardPushNote>

export const joined = <T,>(found: ViewRow, name: string): T[] => {
  const rows = found.joins[name]
  return (Array.isArray(rows) ? rows : rows ? [rows as AnyRow] : []) as unknown as T[]
}

/** Whose work boards are. */
export const boardWorkers = ['ipsm_board_local', 'ipsm_board_city', 'ipsm_board_province', 'province_office', 'dinsos_verifier', 'dinsos_head', 'admin'] as const
export const boardWatchers = [...boardWorkers, 'kepala_daerah', 'auditor', 'district_supervisor', 'village_head'] as const

export const aliasOf = (place: string): string => place || 'id'
export const placeFrom = (alias: string | undefined): string => (alias === 'id' ? '' : (alias ?? ''))

export const standingTones: { readonly [s in Standing]: 'neutral' | 'info' | 'waiting' | 'good' | 'caution' | 'bad' } = {
  belum_terbentuk: 'bad', dalam_proses: 'info', disahkan: 'info', dilantik: 'info', aktif: 'good', akan_berakhir: 'caution', masa_tenggang: 'bad', kedaluwarsa: 'bad', dibekukan: 'bad',
}

const order = positions.map((p) => p.code)
export const byPosition = (a: SeatRow, b: SeatRow): number => order.indexOf(a.position ?? 'lain') - order.indexOf(b.position ?? 'lain') || ((a.name ?? '') < (b.name ?? '') ? -1 : 1)
export const positionLabel = (s: { position?: string | null; title?: string | null }): Text =>
  s.position === 'lain' && s.title ? { id: s.title, en: s.title } : (positions.find((p) => p.code === s.position)?.label ?? { id: s.position ?? '', en: s.position ?? '' })

export const formAnswer = (result: ActResult): { say: Text } | { problems: Record<string, Text> } | undefined => {
  if (result.ok) return undefined
  return result.problems && Object.keys(result.problems).length > 0 ? { problems: result.problems } : { say: result.refusal.say }
}
export const saved: Text = { id: 'Tersimpan. Terkirim sendiri bila ada sinyal.', en: 'Saved. It is sent by itself when there is a signal.' }

/** The standing of a row that this device may hold. */
export const rowOf = (found: ViewRow): BoardRow => found.row as unknown as BoardRow
