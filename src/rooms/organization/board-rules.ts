// How a board stands on a day, when it is warned, whether it opens programmes, and who may write about it.
import type { RowOf } from '../../engine/record.ts'
import { isVillage, referenceSpace, villageSpace } from '../../engine/space.ts'
import { addDays, daysBetween } from '../../engine/values/day.ts'
import { clockOf, levelOf, parentOf } from '../../engine/values/place-code.ts'
import { startOfDay } from '../../engine/values/working-days.ts'
import { holds, type Who } from '../../engine/who.ts'
import type { Board } from './board-records.ts'
import { issuers, type Standing, standingLabels } from './board-words.ts'

export type BoardRow = RowOf<typeof Board>
/** What legality is read from: public facts alone. */
export type LegalFacts = Pick<BoardRow, 'state' | 'periodStart' | 'periodEnd' | 'inauguratedOn'>

/** One board per place: both sides know its id without asking. */
export const boardIdOf = (place: string): string => `ipsm-${place === '' ? 'id' : place}`

/** Where an N row of a place lives: a village's own space, or the reference data of a territory. */
export const homeOf = (place: string): string => (isVillage(place) ? villageSpace(place, 'N') : referenceSpace(place))

/** Days before the end on which the board, the social office and the board one level up are told. */
export const warningDays = [180, 90, 30] as const
/** After the end a board may still read and prepare its next term. */
export const graceDays = 90

/** A period of which only the years are known covers them whole. */
export const periodOf = (start: string, end: string, precision: string): { periodStart: string; periodEnd: string } =>
  precision === 'year' ? { periodStart: `${start.slice(0, 4)}-01-01`, periodEnd: `${end.slice(0, 4)}-12-31` } : { periodStart: start, periodEnd: end }

/** `2021–2026`, or both dates where they are known. */
export const periodText = (b: Pick<BoardRow, 'periodStart' | 'periodEnd' | 'precision'>, dateText: (day: string) => string): string => {
  if (!b.periodStart || !b.periodEnd) return ''
  return b.precision === 'year' ? `${b.periodStart.slice(0, 4)}–${b.periodEnd.slice(0, 4)}` : `${dateText(b.periodStart)} – ${dateText(b.periodEnd)}`
}

export interface Warning {
  mark: number
  on: string
}
export const warningsOf = (periodEnd: string): Warning[] => warningDays.map((mark) => ({ mark, on: addDays(periodEnd, -mark) }))

/** The first warning after a day; null when all of them lie behind. */
export const nextWarning = (periodEnd: string, after: string): Warning | null => warningsOf(periodEnd).find((w) => w.on > after) ?? null

/** The moment a day begins on the clock of a place. */
export const beginning = (day: string, place: string): string => startOfDay(day, clockOf(place))

export const expiryOf = (periodEnd: string, place: string): string => beginning(addDays(periodEnd, 1), place)

export const graceUntil = (periodEnd: string): string => addDays(periodEnd, graceDays)

const inForceStates: readonly (string | null | undefined)[] = ['aktif', 'akan_berakhir', 'kedaluwarsa', 'dibekukan']
/** A term that has begun and was not followed by another, frozen or not. */
export const runningStates: readonly string[] = ['aktif', 'akan_berakhir', 'dibekukan']

/** How a board stands on a calendar day: by its dates, whether or not the clock of the house has noted it yet. */
export function boardStanding(board: LegalFacts | null | undefined, day: string): Standing {
  if (!board?.state || board.state === 'belum_terbentuk' || board.state === 'dibatalkan') return 'belum_terbentuk'
  const { state, periodStart, periodEnd } = board
  if (!inForceStates.includes(state)) return state === 'disahkan' || state === 'dilantik' ? state : 'dalam_proses'
  if (!periodStart || !periodEnd) return 'dalam_proses'
  if (day > graceUntil(periodEnd)) return 'kedaluwarsa'
  if (day > periodEnd) return 'masa_tenggang'
  if (state === 'dibekukan') return 'dibekukan'
  if (day < periodStart) return 'dilantik'
  return daysBetween(day, periodEnd) <= warningDays[0] ? 'akan_berakhir' : 'aktif'
}

/** Only these stand for their members before a programme that asks for a legal board. */
export const isLegal = (board: LegalFacts | null | undefined, day: string): boolean => ['aktif', 'akan_berakhir'].includes(boardStanding(board, day))

/** The state of a term in force on a day not after its end. */
export const stateInForce = (periodEnd: string, day: string): 'aktif' | 'akan_berakhir' => (daysBetween(day, periodEnd) <= warningDays[0] ? 'akan_berakhir' : 'aktif')

export const standingLabel = (s: Standing): { id: string; en: string } => standingLabels[s]
export const issuerLabel = (code: string | null | undefined): { id: string; en: string } => issuers.find((i) => i.code === code)?.label ?? { id: code ?? '', en: code ?? '' }

/** More than half, or at least two thirds, of those entitled. */
export const quorumOf = (entitled: number, rule: string | null | undefined): number => (rule === 'dua_pertiga' ? Math.ceil((entitled * 2) / 3) : Math.floor(entitled / 2) + 1)

export const boardRoles: readonly string[] = ['ipsm_board_local', 'ipsm_board_city', 'ipsm_board_province']

/** A board writes of itself alone: its post stands at exactly this place, never above it. */
export const ofBoard = (who: Who, place: string): boolean => who.posts.some((p) => boardRoles.includes(p.role) && p.place === place)

/** The social office of that level; where no such post exists (the nation), the administrator. */
export function ofOffice(who: Who, place: string): boolean {
  const level = levelOf(place)
  if (level === 'nation') return who.posts.some((p) => p.role === 'admin' && p.place === '')
  if (level === 'province') return who.posts.some((p) => (p.role === 'province_office' && p.place === place) || (p.role === 'admin' && (p.place === place || p.place === '')))
  return holds(who, ['dinsos_verifier', 'dinsos_head'], place)
}

export const boardOrOffice = (who: Who, place: string): boolean => ofBoard(who, place) || ofOffice(who, place)

/** A province's posts read public things only: what they write of their own province is laid there as a deposit. */
export const provinceDeposit = (place: string): string[] => (levelOf(place) === 'province' ? [homeOf(place)] : [])

/** Who is told besides: the board one level up; the nation has none. */
export const tellsToo = (place: string): string | null => parentOf(place)

/** The places a territory's legality is read of: one level down. */
export const placesBelow = { nation: 'province', province: 'regency', regency: 'district', district: 'village', village: 'village' } as const
