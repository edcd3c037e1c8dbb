// What every act on a membership asks: which row, whose authority, the regency's rules; and how a change to it is written with its next clock.
import type { Change, Env, Look, Read, Refusal } from '../../engine/act.ts'
import { patch, refuse } from '../../engine/act.ts'
import { ref } from '../../engine/field.ts'
import { stepRefusal } from '../../engine/flow.ts'
import { teamSpace, villageSpace, type SpaceKey } from '../../engine/space.ts'
import { addDays } from '../../engine/values/day.ts'
import type { Who } from '../../engine/who.ts'
import { psmFlow } from './psm-flow.ts'
import { Psm, PsmPrivate, PsmRules, type PsmRuleSet } from './psm-records.ts'
import { clockColumns, defaultPsmRules, psmRulesId, type PsmRow } from './psm-rules.ts'
import { Appointment } from './records.ts'

export interface OfPsm { psmId?: string | null }

export const psmId = ref({ class: 'N', label: { id: 'PSM', en: 'Member' }, record: 'psm', required: true })
export const rollTeam = (place: string): string => `roll:${place}`
export const rollSpace = (place: string): SpaceKey => teamSpace(place, rollTeam(place))
export const memberSpace = (place: string): SpaceKey => villageSpace(place, 'N')

export const readRules = (place: string): Read => ({ record: PsmRules, id: psmRulesId(place) })
export const rulesAt = (look: Look, place: string): PsmRuleSet => look.find(PsmRules, psmRulesId(place))?.rules ?? defaultPsmRules

export const findPsm = (i: OfPsm, look: Look, env?: Env): PsmRow | undefined => {
  const row = look.find(Psm, i.psmId)
  return row && (!env || row.place === env.place) ? row : undefined
}
export function thePsm(i: OfPsm, look: Look): PsmRow {
  const row = look.find(Psm, i.psmId)
  if (!row) throw new Error('the membership was judged but is not there')
  return row
}

/** The row, and the rules of its regency. */
export function readPsm(i: OfPsm, look: Look): Read[] {
  const own: Read = { record: Psm, id: i.psmId }
  const row = i.psmId && look.has(own) ? look.find(Psm, i.psmId) : undefined
  return [own, ...(row ? [readRules(row.place)] : [])]
}
/** And what is private of it. */
export const readPrivate = (i: OfPsm): Read => ({ record: PsmPrivate, id: i.psmId })
/** And the appointment its decree made. */
export function readPost(i: OfPsm, look: Look): Read[] {
  const own: Read = { record: Psm, id: i.psmId }
  const row = i.psmId && look.has(own) ? look.find(Psm, i.psmId) : undefined
  return row?.appointmentId ? [{ record: Appointment, id: row.appointmentId }] : []
}

const gone = refuse('TIDAK_ADA', 'Anggota ini tidak ditemukan di wilayah ini.', 'This member was not found in this area.')
export const fourEyes = refuse('EMPAT_MATA', 'Langkah ini harus dilakukan orang lain.', 'Somebody else must take this step.')
const ownAffair = refuse('EMPAT_MATA', 'Ini tentang Anda sendiri. Minta orang lain yang berwenang melakukannya.', 'This is about yourself. Ask somebody else with authority.')

/** There, in this village, in a state that allows the act, and not one's own affair. */
export function stepProblem(name: string, i: OfPsm, look: Look, env: Env, own = false): Refusal | null {
  const row = findPsm(i, look, env)
  if (!row) return gone
  const wrong = stepRefusal(psmFlow, `organization.${name}`, row.state)
  if (wrong) return wrong
  return !own && isOwn(row, env) ? ownAffair : null
}
export const isOwn = (row: PsmRow, env: Env): boolean => env.person !== null && row.personId === env.person
/** Their own membership, which they may say some things about themselves. */
export const ownMember = (who: Who, i: OfPsm, look: Look, env: Env): boolean => {
  const row = findPsm(i, look, env)
  return !!row && who.person !== null && row.personId === who.person
}

/** A change to a membership, with the clock that rings next. */
export function change(row: PsmRow, set: Partial<PsmRow>, look: Look, env: Env): Change {
  const stateAt = set.state && set.state !== row.state ? { stateAt: env.at } : {}
  return patch(Psm, row, { ...set, ...stateAt, ...clockColumns({ ...row, ...set }, rulesAt(look, row.place)) })
}

/** Their post is over: yesterday was its last day, so that access ends at once. One that began today holds until midnight. */
export function endPost(row: PsmRow, look: Look, env: Env, reason: string): Change[] {
  const post = look.find(Appointment, row.appointmentId)
  if (!post || (post.until && post.until < env.day)) return []
  const yesterday = addDays(env.day, -1)
  return [patch(Appointment, post, { until: post.from && post.from > yesterday ? post.from : yesterday, endReason: reason })]
}
