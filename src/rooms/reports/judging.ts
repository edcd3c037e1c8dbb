// What every act on a report asks: which report, may this person, what time is it here. Small, shared by all of the room's acts.
import type { Env, Look, Read, Refusal } from '../../engine/act.ts'
import { refuse } from '../../engine/act.ts'
import { json, ref } from '../../engine/field.ts'
import { stepRefusal } from '../../engine/flow.ts'
import { same } from '../../engine/merge.ts'
import type { AnyRow, RowOf } from '../../engine/record.ts'
import { spaceOf, type SpaceKey } from '../../engine/space.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { z } from 'zod'
import { holds, inTeam, type Who } from '../../engine/who.ts'
import { holidaysAt, readCalendar } from './calendar.ts'
import { reportFlow } from './flow.ts'
import { Report } from './records.ts'
import { standards, ticketTeam, unitOf, type Clock } from './rules.ts'

export type ReportRow = RowOf<typeof Report>
export interface OfReport { reportId?: string | null }

/** Triage: who sorts what came in. */
export const deskRoles = ['puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'dinsos_verifier'] as const
/** Who sends work out. */
export const assignRoles = ['puskesos_koord', 'dinsos_verifier'] as const
export const puskesosRoles = ['puskesos_fo', 'puskesos_bo', 'puskesos_koord'] as const
/** Who may overrule a settlement or an objection. */
export const supervisorRoles = ['district_supervisor', 'dinsos_head'] as const
/** Who looks a second time when somebody settled what they had written themselves. */
export const checkRoles = ['puskesos_koord', 'village_head', 'dinsos_verifier', ...supervisorRoles] as const

export const reportId = ref({ class: 'N', label: { id: 'Laporan', en: 'Report' }, record: 'report', required: true })

export const found = (input: OfReport, look: Look): ReportRow | undefined => look.find(Report, input.reportId)

/** The report of a guard or an effect: `may` has already seen that it is there. */
export function theReport(input: OfReport, look: Look): ReportRow {
  const row = found(input, look)
  if (!row) throw new Error('the report was judged but is not there')
  return row
}

export const readReport = (input: OfReport): Read[] => [{ record: Report, id: input.reportId }]

/** The report and its region's holidays. */
export function readWithCalendar(input: OfReport, look: Look): Read[] {
  const row = found(input, look)
  return [...readReport(input), ...(row ? [readCalendar(row.place)] : [])]
}

/** Its own space; nothing when it is not there (then nothing is written either). */
export function itsSpace(input: OfReport, look: Look): SpaceKey[] {
  const row = found(input, look)
  return row ? [spaceOf(row)] : []
}

/** A unit's people write on the reports given to them, though their post reads no village. */
export function unitsDeposit(input: OfReport, look: Look): SpaceKey[] {
  const row = found(input, look)
  return row?.class === 'R' && row.assignedUnit ? [spaceOf(row)] : []
}

/** By role in the village; in the restricted lane by its team alone, whatever the role. */
export const mayByRole = (who: Who, row: ReportRow | undefined, roles: readonly string[]): boolean =>
  !!row && (row.class === 'X' ? inTeam(who, row.team) : holds(who, roles, row.place))

/** The person, the village desk or the agency it was given to. */
export function isAssignee(who: Who, row: ReportRow | undefined): boolean {
  if (!row) return false
  if (row.class === 'X' && !inTeam(who, row.team)) return false
  if (row.assignedTo) return row.assignedTo === who.person
  if (row.assignedUnit) return inTeam(who, unitOf(row.assignedUnit))
  return row.assignedKind === 'puskesos' && holds(who, puskesosRoles, row.place)
}

/** Has this visitor shown the report's code at the public door? */
export const showedTicket = (who: Who, row: ReportRow | undefined): boolean => !!row && inTeam(who, ticketTeam(row.id))

export const clockAt = (env: Env, look: Look, place: string): Clock => ({ at: env.at, zone: clockOf(place), holidays: holidaysAt(look, place) })

/** Null when the act may be taken in the report's state. */
export const wrongState = (act: string, row: ReportRow): Refusal | null => stepRefusal(reportFlow, act, row.state)

/** What the writer saw of a decision they change: it is not changed unseen. Apps that do not tell it are believed. */
export const seenField = json({ class: 'R', label: { id: 'Nilai sebelumnya', en: 'Values before' }, schema: z.record(z.string(), z.unknown()) })
export const changedSince = (row: ReportRow, was: { [column: string]: unknown } | null | undefined): Refusal | null =>
  was && Object.entries(was).some(([column, value]) => !same((row as unknown as AnyRow)[column], value))
    ? refuse('SUDAH_BERUBAH', 'Sementara itu sudah diputuskan orang lain. Lihat keputusannya, lalu ulangi bila masih perlu.', 'Somebody else decided meanwhile. Look at their decision, then repeat yours if it is still needed.')
    : null

export const fourEyes: Refusal = refuse(
  'EMPAT_MATA',
  'Anda sendiri yang membuat langkah sebelumnya. Minta orang lain yang berwenang melakukannya.',
  'You made the previous step yourself. Ask somebody else with authority to do this.',
)

/** A reason that explains: at least twenty characters of it. */
export function tooShort(reason: string | null | undefined): Refusal | null {
  const length = (reason ?? '').trim().length
  if (length >= standards.reasonLength) return null
  return refuse(
    'ALASAN_KURANG',
    `Tulis alasannya paling sedikit ${standards.reasonLength} huruf (baru ${length}).`,
    `Write a reason of at least ${standards.reasonLength} characters (now ${length}).`,
  )
}

/** Nothing runs any more. */
export const noClocks = {
  dueAt: null, verifyDueAt: null, acceptDueAt: null, workDueAt: null, remindAt: null, replyDueAt: null, closeDueAt: null, stuckAt: null, stuckClock: null,
} as const
/** Nobody has it. */
export const noAssignee = {
  assignedKind: null, assignedTo: null, assignedUnit: null, assignedBy: null, assignedAt: null, acceptedBy: null, acceptedAt: null,
} as const
