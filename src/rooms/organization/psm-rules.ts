// Pure rules of a membership: who is old enough and when, which clock rings next, what a regency's rules are when nobody set any.
import type { RowOf } from '../../engine/record.ts'
import { addDays } from '../../engine/values/day.ts'
import { yearsBetween } from '../../engine/values/format.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { startOfDay } from '../../engine/values/working-days.ts'
import { servingPsmStates } from './psm-flow.ts'
import type { Psm, PsmRuleSet } from './psm-records.ts'

export type PsmRow = RowOf<typeof Psm>

export const adultAge = 18
/** Days before a certificate ends that it is told of. */
export const certificateNotice = 60

export const defaultPsmRules: PsmRuleSet = { issuer: 'kadinsos', issuerTitle: 'Kepala Dinas Sosial', bimtekLater: true, bimtekDays: 90, warnMonths: 2, idleMonths: 3, replyDays: 14 }
/** One row per regency. */
export const psmRulesId = (place: string): string => `psm-rules.${place.slice(0, 5)}`

/** The first day somebody is old enough: born on 29 February, it is 1 March where the year has no such day. */
export function adultOn(birthDate: string): string {
  const day = `${Number(birthDate.slice(0, 4)) + adultAge}${birthDate.slice(4, 10)}`
  return day.endsWith('-02-29') && !isLeap(Number(day.slice(0, 4))) ? `${day.slice(0, 4)}-03-01` : day
}
export const isAdult = (birthDate: string, day: string): boolean => (yearsBetween(birthDate, day) ?? -1) >= adultAge

/** The same day of a later month; its last day where the month is shorter. */
export function addMonths(day: string, n: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1]
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate()
  return `${y}-${String(m).padStart(2, '0')}-${String(Math.min(Number(day.slice(8, 10)), last)).padStart(2, '0')}`
}

const isLeap = (y: number): boolean => (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0

export type PsmClock = 'sk' | 'bimtek' | 'sertifikat_h60' | 'sertifikat' | 'peringatan' | 'nonaktif' | 'cuti'

/** Which clock of a membership rings next, and on which day it begins to ring. */
export function nextClock(row: PsmRow, rules: PsmRuleSet): { day: string; what: PsmClock } | null {
  const state = row.state ?? ''
  if (!servingPsmStates.includes(state)) return null
  const clocks: { day: string; what: PsmClock }[] = []
  if (row.skUntil && row.inactiveReason !== 'sk_berakhir') clocks.push({ day: addDays(row.skUntil, 1), what: 'sk' })
  if (row.bimtek === 'menyusul' && !row.bimtekLate && row.bimtekDue) clocks.push({ day: addDays(row.bimtekDue, 1), what: 'bimtek' })
  if (row.certified && row.certifiedUntil) clocks.push(row.certNoticed ? { day: addDays(row.certifiedUntil, 1), what: 'sertifikat' } : { day: addDays(row.certifiedUntil, -certificateNotice), what: 'sertifikat_h60' })
  if (state === 'aktif' && row.lastActiveOn) clocks.push(row.warnedAt ? { day: addMonths(row.lastActiveOn, rules.idleMonths), what: 'nonaktif' } : { day: addMonths(row.lastActiveOn, rules.warnMonths), what: 'peringatan' })
  if (state === 'cuti' && row.leaveUntil) clocks.push({ day: addDays(row.leaveUntil, 1), what: 'cuti' })
  let next: (typeof clocks)[number] | null = null
  for (const c of clocks) if (!next || c.day < next.day) next = c
  return next
}

/** The columns of the next clock, for a row as it will stand. */
export function clockColumns(row: PsmRow, rules: PsmRuleSet): { dueAt: string | null; dueFor: string | null } {
  const next = nextClock(row, rules)
  return next ? { dueAt: startOfDay(next.day, clockOf(row.place)), dueFor: next.what } : { dueAt: null, dueFor: null }
}

/** Whether the decree of a member holds on a day. */
export const decreeHolds = (row: PsmRow, day: string): boolean =>
  servingPsmStates.includes(row.state ?? '') && !!row.skFrom && row.skFrom <= day && (!row.skUntil || day <= row.skUntil)
