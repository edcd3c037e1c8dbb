// What every act of the registry asks first: who may write here, does the subject stand here or did it move away, is the date possible.
import type { Env, Look, Read, Refusal } from '../../engine/act.ts'
import { refuse } from '../../engine/act.ts'
import type { Field, Fields, Text, Values } from '../../engine/field.ts'
import { json, problemsOf } from '../../engine/field.ts'
import type { Who } from '../../engine/who.ts'
import { holds, inTeam } from '../../engine/who.ts'
import { regencyOf } from '../../engine/space.ts'
import { addDays } from '../../engine/values/day.ts'
import { formatDate } from '../../engine/values/format.ts'
import { z } from 'zod'
import { Community, Household, HouseholdMove, Person } from './records.ts'
import type { SubjectKind } from './vocab/ppks.ts'

/** Posts that write in the registry of a place they cover. */
export const writers: readonly string[] = [
  'psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_operator', 'district_supervisor', 'dinsos_verifier', 'pekerja_sosial',
]
export const mayWrite = (who: Who, _input: unknown, _look: unknown, env: Env): boolean => holds(who, writers, env.place)

/** The restricted lane of a place: violence, children, and what else is highly restricted. */
export const laneOf = (place: string): string => `lane:${regencyOf(place)}`

/** The team an X row of this place goes to: the one asked for, or the restricted lane. */
export const teamFor = (asked: string | null | undefined, place: string): string => asked || laneOf(place)

/** Anyone may hand something to the lane of their own regency; any other team must be one's own. */
export const mayHandTo = (who: Who, team: string, place: string): boolean => team === laneOf(place) || inTeam(who, team)

export const notFound: Refusal = refuse('TIDAK_DITEMUKAN', 'Catatan ini tidak ada di wilayah Anda.', 'There is no such record in your area.')

/** Reads that `standing` needs. */
export const standingReads = (kind: SubjectKind, id: string | null | undefined): Read[] => {
  const record = kind === 'household' ? Household : kind === 'person' ? Person : Community
  return id ? [{ record, id }, { record: HouseholdMove, where: { subjectId: id } }] : []
}

/** Null when the subject stands at the routing place; otherwise why not. Says where it went only to those it left. */
export function standing(look: Look, kind: SubjectKind, id: string | null | undefined, env: Env): Refusal | null {
  if (!id) return notFound
  const row = kind === 'household' ? look.find(Household, id) : kind === 'person' ? look.find(Person, id) : look.find(Community, id)
  if (row?.place === env.place) return null
  const moves = look.all(HouseholdMove, { subjectId: id }).filter((m) => m.place === env.place)
  const last = moves.sort((a, b) => ((a.on ?? '') + a.id < (b.on ?? '') + b.id ? -1 : 1)).at(-1)
  if (!last) return notFound
  const [what, whatEn] = kind === 'household' ? ['Keluarga ini', 'This family'] : ['Orang ini', 'This person']
  const [on, onEn] = last.on ? [` sejak ${formatDate(last.on, 'id')}`, ` on ${formatDate(last.on, 'en')}`] : ['', '']
  return refuse(
    'SUDAH_PINDAH',
    `${what} sudah pindah ke wilayah ${last.to}${on}. Hubungi petugas di sana; tulisan Anda tidak hilang.`,
    `${whatEn} moved to ${last.to}${onEn}. Contact the officer there; what you wrote is not lost.`,
  )
}

/** A day that has not come yet. One day of grace: a phone's clock may run ahead. */
export function inFuture(day: string | null | undefined, env: Env, label: Text): Refusal | null {
  if (!day || day <= addDays(env.day, 1)) return null
  return refuse('TANGGAL_DI_DEPAN', `${label.id}: tanggal ${formatDate(day, 'id')} belum tiba.`, `${label.en}: ${formatDate(day, 'en')} has not come yet.`)
}

/** The day to keep: as stated, never later than the day the act was made. */
export const dayOr = (stated: string | null | undefined, env: Env): string => (stated && stated < env.day ? stated : env.day)

/** First refusal of a list, or null. Later ones are only worked out when the earlier say nothing. */
export function firstOf(...checks: readonly (() => Refusal | null)[]): Refusal | null {
  for (const check of checks) {
    const said = check()
    if (said) return said
  }
  return null
}

/** The first problem of nested values as a refusal, led by whose they are. */
export function problemIn(fields: Fields, values: Values, whose = ''): Refusal | null {
  const first = Object.values(problemsOf(fields, values))[0]
  const lead = whose ? `${whose}: ` : ''
  return first ? refuse('ISIAN_BELUM_BENAR', lead + first.id, lead + first.en) : null
}

/** Values the writer saw before they typed over them; the merge is per field. */
export const wasField = json({ class: 'R', label: { id: 'Nilai sebelumnya', en: 'Values before' }, schema: z.record(z.string(), z.unknown()) })

/** The same field where a form may leave it empty. */
export const optional = <T>(field: Field<T>): Field<T> => ({ ...field, required: false })

/** The input's values for these names, where the writer gave one (null = emptied). */
export function given(input: Values, names: readonly string[]): { [name: string]: unknown } {
  const out: { [name: string]: unknown } = {}
  for (const name of names) if (input[name] !== undefined) out[name] = input[name]
  return out
}

/** What the writer saw, for the columns they set; undefined when the screen told nothing. */
export function seenBefore(was: unknown, set: Values): { [name: string]: unknown } | undefined {
  if (!was || typeof was !== 'object') return undefined
  const before = given(was as Values, Object.keys(set))
  return Object.keys(before).length > 0 ? before : undefined
}
