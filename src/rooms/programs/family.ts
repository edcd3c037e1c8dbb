// What the rules may know about a family: plain facts with their dates. Nothing is guessed here.
import type { RowOf } from '../../engine/record.ts'
import { yearsBetween } from '../../engine/values/format.ts'
import type { Enrolment } from './records.ts'

/** lolos · gagal · tidak_diketahui, as the household's status row says it. */
export type Tested = 'lolos' | 'gagal' | 'tidak_diketahui'
export type Answers = { readonly [question: string]: unknown }

export interface Member {
  id: string
  name: string
  birthDate: string | null
  /** L or P. */
  sex: string | null
  /** Questionnaire 404; only those living here count as members. */
  presence: string | null
  marital: string | null
  /** True when a well-formed NIK is recorded. */
  hasNik: boolean
  answers: Answers
  answeredOn: string | null
  /** PPKS categories in force, for this person. */
  ppks: readonly string[]
}

export interface Family {
  /** null for a person without a family. */
  householdId: string | null
  /** Village code. */
  village: string
  /** When somebody last stood at the door. */
  verifiedOn: string | null
  status: {
    rtlh?: string | null
    structure?: string | null
    density?: string | null
    water?: string | null
    sanitation?: string | null
    /** Each inventory has a day of its own. */
    houseOn?: string | null
    waterOn?: string | null
    latrineOn?: string | null
    electricityOn?: string | null
  } | null
  /** Answers of the household by question: house, water, latrine, electricity, and what the poverty criteria ask. */
  house: Answers
  members: readonly Member[]
  /** PPKS categories in force, for the family as a whole. */
  ppks: readonly string[]
  decile: { value: number; asOf: string; source: string } | null
  /** Past and present, of the household and of its members. */
  enrolments: readonly RowOf<typeof Enrolment>[]
  /** When the family was last asked about everything it receives; null = never. */
  enrolmentsCheckedOn: string | null
}

const away = new Set(['2', '3', '4', '6'])

/** Those who live here: not dead, not moved, not missing (404). */
export const livingHere = (family: Family): Member[] => family.members.filter((m) => !away.has(m.presence ?? ''))

export const ageOf = (member: Member, today: string): number | null => (member.birthDate ? yearsBetween(member.birthDate, today) : null)

/** An answer's code as text; null when it was not asked. A list (a bitmask question) is not a code. */
export function codeOf(answers: Answers, question: string): string | null {
  const v = answers[question]
  return typeof v === 'string' && v !== '' ? v : typeof v === 'number' ? String(v) : null
}

/** Is this enrolment in force on the day? */
export const receives = (e: RowOf<typeof Enrolment>, today: string): boolean =>
  e.state !== 'berakhir' && (!e.since || e.since <= today) && (!e.until || e.until >= today)
