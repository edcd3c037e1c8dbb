// The rules of a case: what is restricted, who must be a pekerja sosial, which clock runs. Pure.
import { addDays } from '../../engine/values/day.ts'
import { dateInZone } from '../../engine/values/format.ts'
import type { PlaceClock } from '../../engine/values/place-code.ts'
import { addHours, addWorkingDays, endOfDay, type Holidays } from '../../engine/values/working-days.ts'
import { classOfPpks } from '../registry/door.ts'
import { needsPeksosItem } from './words/service-items.ts'

/** Standards in one place; sources: domain practice, and the three working days of a referral. */
export const standards = {
  /** Working days to screen (service standard: one day). */
  screen: 1,
  /** Hours to answer an emergency, round the clock. */
  emergency: 24,
  /** Working days for the assessment, and again for an approved plan. */
  assess: 5,
  plan: 5,
  /** Working days for the receiver to accept or refuse; hours when urgent. */
  referral: 3,
  referralUrgent: 24,
  /** Days between monitoring visits, unless the case says otherwise: at least monthly. */
  visitEvery: 30,
  /** Months between aftercare visits. */
  aftercareEvery: 3,
  /** Longest a case may be suspended at a time, in months. */
  pause: 6,
  /** Working days from termination to aftercare or closing. */
  afterTermination: 10,
  /** Hours a broken glass stays open, and until a second person must know. */
  glass: 24,
  glassKnown: 24,
  /** Shortest reason that can be called one. */
  reason: 20,
} as const

export const teamOf = (caseId: string): string => `case:${caseId}`
export const laneOf = (regency: string): string => `lane:${regency}`
export const unitOf = (agencyId: string): string => `unit:${agencyId}`
export const seatId = (team: string, person: string): string => `${team}.${person}`

/** `KS-3671051001-202611-9F3A2C`: made from the case's own id, so that a phone without a signal can say it. */
export function caseNumber(caseId: string, place: string, day: string): string {
  return `KS-${place.replaceAll('.', '')}-${day.slice(0, 7).replace('-', '')}-${caseId.replaceAll('-', '').slice(-6).toUpperCase()}`
}

/** Highly restricted: a PPKS category of class X, or a report from the restricted lane, or the opener says so. */
export const isRestricted = (c: { ppks?: readonly string[] | null; reportClass?: string | null; asked?: boolean | null }): boolean =>
  c.asked === true || c.reportClass === 'X' || (c.ppks ?? []).some((p) => classOfPpks(p) === 'X')

/** Children and restricted matters are assessed and planned by a certified social worker. */
export const needsPeksos = (c: { class: string; child?: boolean | null; ppks?: readonly string[] | null }): boolean =>
  c.class === 'X' || c.child === true || isRestricted({ ppks: c.ppks ?? null })

/** Does a plan hold a clinical or protective step? */
export const hasPeksosStep = (services: readonly { item: string }[]): boolean => services.some((s) => needsPeksosItem(s.item))

export const isChild = (birthDate: string | null | undefined, today: string): boolean => !!birthDate && birthDate > addMonths(today, -18 * 12)

/** The same day n months on; the last day of a shorter month. */
export function addMonths(day: string, n: number): string {
  const [y = 0, m = 1, d = 1] = day.split('-').map(Number)
  const months = y * 12 + (m - 1) + n
  const year = Math.floor(months / 12)
  const month = months - year * 12
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-${String(Math.min(d, last)).padStart(2, '0')}`
}

/** A moment and the calendar it is judged by. */
export interface Clock {
  at: string
  zone: PlaceClock
  holidays: Holidays
}

export interface Due {
  dueAt: string | null
  dueFor: string | null
  lateSince: null
}

const due = (dueFor: string, dueAt: string): Due => ({ dueAt, dueFor, lateSince: null })
export const noDue: Due = { dueAt: null, dueFor: null, lateSince: null }

/** The clock a state runs against from now on. What the case itself knows of its dates comes in besides. */
export function dueIn(state: string, k: Clock, known: { nextVisitOn?: string | null; lastPlanned?: string | null; aftercareUntil?: string | null; pauseUntil?: string | null } = {}): Due {
  switch (state) {
    case 'registrasi': case 'skrining': return due('skrining', addWorkingDays(k.at, standards.screen, k.zone, k.holidays))
    case 'darurat': return due('darurat', addHours(k.at, standards.emergency))
    case 'asesmen': return due('asesmen', addWorkingDays(k.at, standards.assess, k.zone, k.holidays))
    case 'perencanaan': return due('rencana', addWorkingDays(k.at, standards.plan, k.zone, k.holidays))
    // A referral has a clock of its own; the plan's last day stands behind it.
    case 'intervensi': case 'rujukan': return known.lastPlanned ? due('layanan', endOfDay(later(known.lastPlanned, today(k)), k.zone)) : noDue
    case 'monitoring': return due('pemantauan', endOfDay(known.nextVisitOn ?? addDays(today(k), standards.visitEvery), k.zone))
    case 'terminasi': return due('penutupan', addWorkingDays(k.at, standards.afterTermination, k.zone, k.holidays))
    case 'bimbingan_lanjut': return due('bimbingan', endOfDay(known.nextVisitOn ?? known.aftercareUntil ?? addMonths(today(k), standards.aftercareEvery), k.zone))
    case 'ditangguhkan': return known.pauseUntil ? due('lanjutkan', endOfDay(known.pauseUntil, k.zone)) : noDue
    default: return noDue
  }
}

export const referralDue = (k: Clock, urgent: boolean): string => (urgent ? addHours(k.at, standards.referralUrgent) : addWorkingDays(k.at, standards.referral, k.zone, k.holidays))

const today = (k: Clock): string => dateInZone(k.at, k.zone)
const later = (a: string, b: string): string => (a > b ? a : b)

/** Whether help counts for a family the first time, ever and in its month, seen against what the family got before. */
export function firsts(on: string, others: readonly { on?: string | null; state?: string | null }[]): { familyFirst: boolean; familyFirstInMonth: boolean } {
  const standing = others.filter((s) => s.state !== 'batal')
  return { familyFirst: standing.length === 0, familyFirstInMonth: !standing.some((s) => (s.on ?? '').slice(0, 7) === on.slice(0, 7)) }
}
