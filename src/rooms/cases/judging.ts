// What every act on a case asks: which case, who sits in its team, may this person, what time is it here. Shared by all of the room's acts.
import type { Env, Look, Read, Refusal } from '../../engine/act.ts'
import { refuse } from '../../engine/act.ts'
import { longText } from '../../engine/field.ts'
import { stepRefusal } from '../../engine/flow.ts'
import type { RowOf } from '../../engine/record.ts'
import { spaceOf, teamSpace, type SpaceKey } from '../../engine/space.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { holds, inForce, covers, type Who } from '../../engine/who.ts'
import { Appointment, TeamMember } from '../organization/door.ts'
import { holidaysAt, readCalendar } from '../reports/door.ts'
import { caseFlow } from './flow.ts'
import { Case, Plan } from './records.ts'
import { dueIn, standards, teamOf, type Clock, type Due } from './rules.ts'

export type CaseRow = RowOf<typeof Case>
export interface OfCase { caseId?: string | null }

/** Who works on a case that is not restricted, where the family lives. */
export const workRoles = ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'pekerja_sosial'] as const
/** Who sends a letter to another agency. */
export const referRoles = ['puskesos_bo', 'puskesos_koord', 'pekerja_sosial'] as const
/** Who approves and ends. A restricted case may also be supervised from the lane or by another pekerja sosial. */
export const supervisorRoles = ['district_supervisor', 'dinsos_verifier', 'dinsos_head'] as const
export const restrictedSupervisorRoles = [...supervisorRoles, 'pekerja_sosial', 'duty_officer'] as const
/** Who may be in a restricted case's team, and who may be its owner. */
export const ownerRoles = [...workRoles, 'duty_officer', 'urc_crew'] as const

export const reason = (id: string, en: string) => longText({ class: 'R', label: { id, en }, required: true, max: 2000 })

export const caseFound = (i: OfCase, look: Look): CaseRow | undefined => look.find(Case, i.caseId)

/** The case of a guard or an effect: `may` has already seen that it is there. */
export function theCase(i: OfCase, look: Look): CaseRow {
  const row = caseFound(i, look)
  if (!row) throw new Error('the case was judged but is not there')
  return row
}

/** The case, its team, its present plan and the region's holidays. */
export function readCase(i: OfCase, look: Look): Read[] {
  const row = caseFound(i, look)
  return [
    { record: Case, id: i.caseId },
    ...(i.caseId ? [{ record: TeamMember, where: { teamId: teamOf(i.caseId) } }] : []),
    ...(row ? [readCalendar(row.place), { record: Plan, id: row.planId }] : []),
  ]
}

type Seat = RowOf<typeof TeamMember>
const sits = (s: Seat, at: string): boolean => !s.until || Date.parse(s.until) > Date.parse(at)
export const team = (row: { id: string }, look: Look, at: string): Seat[] => look.all(TeamMember, { teamId: teamOf(row.id) }).filter((s) => sits(s, at))

/** By the rows of the team, not by what the session knew: a seat counts from the act that gave it, and no longer than it says. */
export const seated = (row: { id: string }, person: string | null, look: Look, env: Env): boolean =>
  person !== null && team(row, look, env.at).some((s) => s.personId === person)

/** Where the case's rows live. */
export function caseSpace(i: OfCase, look: Look): SpaceKey[] {
  const row = caseFound(i, look)
  return row ? [spaceOf(row)] : []
}
export const teamSpaceOf = (row: { id: string; place: string }): SpaceKey => teamSpace(row.place, teamOf(row.id))

/** Seated people write into their case, also when the session does not know the seat yet, and when their post reads no families. */
export function seatedDeposits(i: OfCase, look: Look, env: Env): SpaceKey[] {
  const row = caseFound(i, look)
  return row && seated(row, env.person, look, env) ? [spaceOf(row), teamSpaceOf(row)] : []
}

/** Works on this case: in a restricted one the team alone; else the team, or the posts of the place. A seat without a post in force is empty. */
export function worksOn(who: Who, row: CaseRow | undefined, look: Look, env: Env, roles: readonly string[] = workRoles): boolean {
  if (!row || who.posts.length === 0) return false
  if (row.class === 'X') return seated(row, who.person, look, env)
  return holds(who, roles, row.place) || seated(row, who.person, look, env)
}

/** Works on it, and holds one of these posts there. */
export const worksAs = (who: Who, row: CaseRow | undefined, look: Look, env: Env, roles: readonly string[]): boolean =>
  worksOn(who, row, look, env, roles) && !!row && holds(who, roles, row.place)

export const isPeksos = (who: Who, row: { place: string }): boolean => holds(who, ['pekerja_sosial'], row.place)

/** The named supervisor while still in post; where none is named, any supervisor of the territory. */
export function supervises(who: Who, row: CaseRow | undefined, look: Look, env: Env): boolean {
  if (!row) return false
  if (row.class === 'X') return row.supervisorId === who.person && seated(row, who.person, look, env) && holds(who, restrictedSupervisorRoles, row.place)
  if (row.supervisorId) return row.supervisorId === who.person && holds(who, supervisorRoles, row.place)
  return holds(who, supervisorRoles, row.place)
}

/** May this act be taken in the case's state? */
export const wrongState = (name: string, row: CaseRow): Refusal | null => stepRefusal(caseFlow, name, row.state)

export const clockAt = (env: Env, look: Look, place: string): Clock => ({ at: env.at, zone: clockOf(place), holidays: holidaysAt(look, place) })

/** A change of state with its clock. The clock of an unchanged state runs on. */
export function moved(row: CaseRow, state: string, env: Env, look: Look, known: Parameters<typeof dueIn>[2] = {}): { state: string; stateAt: string } & Due {
  const plan = look.find(Plan, row.planId)
  return { state, stateAt: env.at, ...dueIn(state, clockAt(env, look, row.place), { lastPlanned: plan?.lastDue ?? null, nextVisitOn: row.nextVisitOn ?? null, ...known }) }
}

/** Does this person hold one of the posts here on the day of the act? The act must have read their appointments. */
export function appointedAs(person: string | null | undefined, roles: readonly string[], place: string, look: Look, env: Env): boolean {
  if (!person) return false
  const posts = look.all(Appointment, { personId: person }).map((a) => ({ id: a.id, role: a.role ?? '', place: a.place, from: a.from ?? '', until: a.until ?? null, unit: a.unit ?? null }))
  return inForce(posts, env.day).some((p) => roles.includes(p.role) && covers(p.place, place))
}
export const readPosts = (...people: (string | null | undefined)[]): Read[] =>
  people.flatMap((p) => (p ? [{ record: Appointment, where: { personId: p } }] : []))

/** Rows of a case live where the case lives. */
export const besides = (row: CaseRow, id: string): { id: string; place: string; class: 'N' | 'R' | 'X'; team: string | null } => ({ id, place: row.place, class: row.class, team: row.team })
/** Sealed to the team whatever the class of the case. */
export const sealed = (row: { id: string; place: string }, id: string): { id: string; place: string; class: 'X'; team: string } => ({ id, place: row.place, class: 'X', team: teamOf(row.id) })

export const fourEyes: Refusal = refuse(
  'EMPAT_MATA',
  'Langkah ini harus dilakukan orang lain, bukan yang menyusun atau menangani kasusnya.',
  'Somebody else must do this, not the one who prepared or handles the case.',
)
export const needPeksos: Refusal = refuse(
  'PERLU_PEKERJA_SOSIAL',
  'Langkah ini perlu pekerja sosial. Ajak pekerja sosial ke dalam tim kasus.',
  'This step needs a certified social worker. Ask one to join the case team.',
)
export const alreadyThere: Refusal = refuse('SUDAH_ADA', 'Catatan ini sudah tersimpan.', 'This was recorded already.')
export const inFuture: Refusal = refuse('TANGGAL_DEPAN', 'Tanggal ini belum terjadi.', 'This date is in the future.')

/** A reason that explains. */
export function tooShort(text: string | null | undefined, least: number = standards.reason): Refusal | null {
  const n = (text ?? '').trim().length
  if (n >= least) return null
  return refuse('ALASAN_KURANG', `Tulis alasannya paling sedikit ${least} huruf (baru ${n}).`, `Write a reason of at least ${least} characters (now ${n}).`)
}
