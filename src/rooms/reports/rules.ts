// The rules of a report: what takes the restricted lane, which clock runs, what standard applies. Pure.
import type { PlaceClock } from '../../engine/values/place-code.ts'
import { addDays, addHours, addWorkingDays, type Holidays } from '../../engine/values/working-days.ts'
import { restrictedProblems } from './vocab.ts'

/** Standards, in one place. Sources: SP4N-LAPOR 3/5/14/60 and the field's practice; a region may tighten them by its own due dates. */
export const standards = {
  /** Working days to verify. */
  verify: 3,
  /** Hours to verify an emergency, round the clock. */
  verifyEmergency: 0.5,
  /** Hours to look at a report in the restricted lane, round the clock. */
  verifyRestricted: 24,
  /** Working days to send a verified report out. */
  assign: 1,
  /** Hours for a person to accept. */
  acceptPerson: 24,
  /** Working days for an agency to accept. */
  acceptUnit: 2,
  /** Hours to accept an emergency, whoever it is. */
  acceptEmergency: 0.5,
  /** Working days for an answer to a question, a suggestion or a complaint about a programme. */
  workInfo: 5,
  /** Working days without a field check. */
  workDesk: 14,
  /** Working days with a field check. */
  workField: 60,
  /** Hours of work on an emergency until it counts as late. */
  workEmergency: 24,
  /** Calendar days until the reporter is reminded, and until an unanswered question closes the report. */
  remind: 3,
  reply: 10,
  /** Working days of silence after which a settled report closes. */
  silence: 10,
  /** Calendar days for an appeal against a rejection, and for reopening; the same span keeps a second reopening away. */
  appeal: 14,
  reopen: 30,
  /** Working days for a supervisor to decide on an objection. */
  objection: 3,
  /** Shortest reason that can be called one. */
  reasonLength: 20,
} as const

export interface Sorting {
  problem?: string | null
  aboutChild?: boolean | null
  aboutViolence?: boolean | null
}

/** Violence, a child, or data of the highest class: hidden from everybody outside the lane from the first moment. */
export const isRestricted = (v: Sorting): boolean => v.aboutChild === true || v.aboutViolence === true || restrictedProblems.includes(v.problem ?? '')

/** Problems that may only be sorted inside the lane. */
export const restrictedOnly = (problem: string | null | undefined): boolean => restrictedProblems.includes(problem ?? '')

// Word beginnings that suggest violence. A hint to the person writing, never a decision.
const violence = ['dipukul', 'memukul', 'pemukulan', 'aniaya', 'dianiaya', 'siksa', 'disiksa', 'perkosa', 'diperkosa', 'cabul', 'dicabuli', 'pencabulan', 'leceh', 'dilecehkan', 'pelecehan', 'kdrt', 'kekerasan', 'dibacok', 'disekap', 'diancam', 'ditendang', 'ditampar', 'dijual', 'perdagangan', 'ngamuk']
const childhood = ['anak', 'balita', 'bayi', 'bocah', 'murid', 'pelajar', 'remaja']

/** Does the story sound like violence, or as if it were about a child? The form then asks once more. */
export function hintsIn(story: string): { violence: boolean; child: boolean } {
  const words = story.toLowerCase().split(/[^\p{L}]+/u)
  const some = (list: readonly string[]): boolean => words.some((w) => list.some((x) => w === x || (x.length > 3 && w.startsWith(x))))
  return { violence: some(violence), child: some(childhood) }
}

export const laneOf = (regency: string): string => `lane:${regency}`
export const intakeOf = (place: string): string => `intake:${place}`
export const unitOf = (agencyId: string): string => `unit:${agencyId}`
/** The team of one: who has shown the code of this report (and its four digits) at the public door. */
export const ticketTeam = (reportId: string): string => `ticket:${reportId}`

/** A moment and the calendar it is judged by. */
export interface Clock {
  at: string
  zone: PlaceClock
  holidays: Holidays
}

export function verifyDue(k: Clock, urgency: string | null | undefined, restricted: boolean): string {
  if (urgency === 'darurat') return addHours(k.at, standards.verifyEmergency)
  if (restricted) return addHours(k.at, standards.verifyRestricted)
  return addWorkingDays(k.at, standards.verify, k.zone, k.holidays)
}

export const assignDue = (k: Clock, urgency: string | null | undefined): string =>
  urgency === 'darurat' ? addHours(k.at, standards.verifyEmergency) : addWorkingDays(k.at, standards.assign, k.zone, k.holidays)

export function acceptDue(k: Clock, urgency: string | null | undefined, kind: string | null | undefined): string {
  if (urgency === 'darurat') return addHours(k.at, standards.acceptEmergency)
  if (kind === 'unit') return addWorkingDays(k.at, standards.acceptUnit, k.zone, k.holidays)
  return addHours(k.at, standards.acceptPerson)
}

/** The latest moment the standard allows for the work itself. */
export function workDue(k: Clock, r: { urgency?: string | null; kind?: string | null; complaint?: string | null; fieldCheck?: boolean | null }): string {
  if (r.urgency === 'darurat') return addHours(k.at, standards.workEmergency)
  const days = r.fieldCheck ? standards.workField : r.kind === 'pertanyaan' || r.kind === 'saran' || r.complaint ? standards.workInfo : standards.workDesk
  return addWorkingDays(k.at, days, k.zone, k.holidays)
}

export const closeDue = (k: Clock): string => addWorkingDays(k.at, standards.silence, k.zone, k.holidays)
export const objectionDue = (k: Clock): string => addWorkingDays(k.at, standards.objection, k.zone, k.holidays)
export const remindDue = (k: Clock): string => addDays(k.at, standards.remind, k.zone)
export const replyDue = (k: Clock): string => addDays(k.at, standards.reply, k.zone)

/** Is `at` still within n calendar days of `since`? */
export const withinDays = (since: string | null | undefined, at: string, n: number): boolean =>
  !!since && Date.parse(at) - Date.parse(since) <= n * 86_400_000

/** Which clock a state runs against, by the name it escalates under. */
export function clockOfState(state: string | null | undefined, secondEyes: string | null | undefined): string | null {
  switch (state) {
    case 'terkirim': return 'verifikasi'
    case 'terverifikasi': return 'disposisi'
    case 'didisposisikan': case 'dibuka_kembali': return 'terima'
    case 'diproses': case 'diteruskan_eksternal': return 'kerja'
    case 'dibantah': return 'keberatan'
    case 'selesai': return secondEyes === 'perlu' ? 'periksa' : null
    default: return null
  }
}
