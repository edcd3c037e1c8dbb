// What was found at home: the four inventories, each savable alone, what the poverty criteria ask, and a member's own answers.
// An answer over an older one carries the value seen before; what changes is per question, and the household's standing is worked out anew.
import { act, put, refuse, type Change, type Env, type Look, type Read, type Refusal } from '../../engine/act.ts'
import type { Fields, Values } from '../../engine/field.ts'
import { date, ref, text } from '../../engine/field.ts'
import { land } from '../../engine/merge.ts'
import { Answer, type AnyRow, type RowOf } from '../../engine/record.ts'
import { teamSpace, villageSpace } from '../../engine/space.ts'
import type { Who } from '../../engine/who.ts'
import { inventories, type Inventory, inventoryQuestions, memberQuestions, sealedOptions, welfareQuestions } from './questions.ts'
import { Household, HouseholdStatus, Person } from './records.ts'
import { answersId, statusChange, statusReads } from './status.ts'
import { dayOr, firstOf, given, inFuture, mayHandTo, mayWrite, notFound, seenBefore, standing, standingReads, teamFor, wasField } from './standing.ts'

const N = { class: 'N' as const }
const onField = date({ ...N, label: { id: 'Tanggal diperiksa', en: 'Checked on' } })
const householdId = ref({ ...N, label: { id: 'Keluarga', en: 'Household' }, record: 'household', required: true })
const empty = refuse('BELUM_DIISI', 'Isi paling sedikit satu jawaban.', 'Give at least one answer.')

/** Answers of one owner at one class, landed on what is there; a question that is no longer asked is emptied. */
export function answersChange(
  owner: 'household' | 'person',
  at: { id: string; place: string; class: 'N' | 'R' | 'X'; team?: string | null },
  questions: Fields,
  offered: Values,
  present: RowOf<typeof Answer> | undefined,
  env: Env,
  more: { on: string; was?: unknown; vocab: string },
): { change: Change; after: { readonly [question: string]: unknown } } {
  const together = { ...present?.values, ...offered }
  const values: { [q: string]: unknown } = { ...offered }
  for (const [q, field] of Object.entries(questions)) if (field.when && together[q] != null && !field.when(together)) values[q] = null
  const seen = seenBefore(more.was, values)
  const change = put(
    Answer,
    { id: answersId(at.id, at.class), place: at.place, class: at.class, team: at.team ?? null },
    { owner, ownerId: at.id, values, vocab: more.vocab, answeredOn: more.on, answeredBy: env.person },
    seen ? { values: seen } : undefined,
  )
  return { change, after: (land(present as AnyRow | undefined, change).row?.values ?? {}) as { [q: string]: unknown } }
}

/** The inventories' answers and what they do to the household's standing. Shared with the visit, which may bring answers along. */
export function inventoryChanges(id: string, offered: Values, was: unknown, on: string, look: Look, env: Env): Change[] {
  const household = look.find(Household, id)
  if (!household) return []
  const { change, after } = answersChange('household', { id, place: household.place, class: 'N' }, inventoryQuestions, offered, look.find(Answer, answersId(id, 'N')), env, { on, was, vocab: 'regsosek22k' })
  const looked = inventories.filter((v) => v.order.some((q) => offered[q] !== undefined && offered[q] !== null)).map((v) => v.code)
  return [change, statusChange({ household, people: look.all(Person, { householdId: id }), answers: after, before: look.find(HouseholdStatus, id), seenOn: on, looked })]
}

export const inventoryReads = (id: string | null | undefined): Read[] => (id ? [...standingReads('household', id), ...statusReads(id)] : [])

function recordInventory(inventory: Inventory, name: string, label: { id: string; en: string }) {
  return act({
    name,
    label,
    input: { householdId, on: onField, ...inventory.fields, was: wasField },
    reads: (i) => inventoryReads(i.householdId as string),
    touches: (_i, _l, env) => [villageSpace(env.place, 'N')],
    may: mayWrite,
    guard: (i, look, env) =>
      firstOf(
        () => standing(look, 'household', i.householdId as string, env),
        () => inFuture(i.on as string | null, env, onField.label),
        () => (Object.keys(given(i, inventory.order)).length === 0 ? empty : null),
      ),
    effect: (i, look, env) => inventoryChanges(i.householdId as string, given(i, inventory.order), i.was, dayOr(i.on as string | null, env), look, env),
  })
}

const [house, water, latrine, electricity] = inventories as readonly [Inventory, Inventory, Inventory, Inventory]
export const recordHouse = recordInventory(house, 'registry.recordHouse', { id: 'Mencatat keadaan rumah', en: 'Record the house' })
export const recordWater = recordInventory(water, 'registry.recordWater', { id: 'Mencatat air minum', en: 'Record the drinking water' })
export const recordLatrine = recordInventory(latrine, 'registry.recordLatrine', { id: 'Mencatat jamban', en: 'Record the latrine' })
export const recordElectricity = recordInventory(electricity, 'registry.recordElectricity', { id: 'Mencatat listrik', en: 'Record the electricity' })

export const recordWelfare = act({
  name: 'registry.recordWelfare',
  label: { id: 'Mencatat kesejahteraan', en: 'Record the welfare answers' },
  input: { householdId, on: onField, ...welfareQuestions, was: wasField },
  reads: (i) => (i.householdId ? [...inventoryReads(i.householdId), { record: Answer, id: answersId(i.householdId, 'R') }] : []),
  touches: (_i, _l, env) => [villageSpace(env.place, 'R'), villageSpace(env.place, 'N')],
  may: mayWrite,
  guard: (i, look, env) =>
    firstOf(
      () => standing(look, 'household', i.householdId, env),
      () => inFuture(i.on, env, onField.label),
      () => (Object.keys(given(i, Object.keys(welfareQuestions))).length === 0 ? empty : null),
    ),
  effect: (i, look, env) => {
    const id = i.householdId as string
    const household = look.find(Household, id)
    if (!household) return []
    const on = dayOr(i.on, env)
    const offered = given(i, Object.keys(welfareQuestions))
    const { change } = answersChange('household', { id, place: household.place, class: 'R' }, welfareQuestions, offered, look.find(Answer, answersId(id, 'R')), env, { on, was: i.was, vocab: 'guyub1' })
    const status = statusChange({ household, people: look.all(Person, { householdId: id }), answers: look.find(Answer, answersId(id, 'N'))?.values ?? {}, before: look.find(HouseholdStatus, id), seenOn: on })
    return [change, status]
  },
})

/** What a member's answers hold of class X: whole questions, and single options cut out of the rest. */
export function splitMember(offered: Values): { open: { [q: string]: unknown }; sealed: { [q: string]: unknown } } {
  const open: { [q: string]: unknown } = {}
  const sealed: { [q: string]: unknown } = {}
  for (const [q, value] of Object.entries(offered)) {
    const hidden = sealedOptions[q]
    if (memberQuestions[q as keyof typeof memberQuestions]?.class === 'X') sealed[q] = value
    else if (hidden && Array.isArray(value)) {
      const apart = value.filter((v) => hidden.includes(String(v)))
      const rest = value.filter((v) => !hidden.includes(String(v)))
      if (apart.length > 0) sealed[q] = apart
      if (rest.length > 0 || apart.length === 0) open[q] = rest
    } else open[q] = value
  }
  return { open, sealed }
}

const teamField = text({ ...N, label: { id: 'Tim yang boleh melihat', en: 'Team that may see it' }, max: 80 })
const memberNames = Object.keys(memberQuestions)

export const recordMember = act({
  name: 'registry.recordMember',
  label: { id: 'Mencatat keterangan anggota', en: 'Record a member’s answers' },
  input: { personId: ref({ ...N, label: { id: 'Orang', en: 'Person' }, record: 'person', required: true }), on: onField, ...memberQuestions, team: teamField, was: wasField },
  reads: (i) => [...standingReads('person', i.personId), { record: Answer, id: answersId(i.personId as string, 'R') }, { record: Answer, id: answersId(i.personId as string, 'X') }],
  touches: (i, look, env) => {
    const sealed = Object.keys(splitMember(given(i, memberNames)).sealed).length > 0
    return [villageSpace(env.place, 'R'), ...(sealed ? [teamSpace(env.place, sealedTeam(i, look, env))] : [])]
  },
  // Handed to the team in charge by somebody who may not look into it afterwards.
  deposits: (i, look, env) => [teamSpace(env.place, sealedTeam(i, look, env))],
  may: mayWrite,
  guard: (i, look, env, who): Refusal | null =>
    firstOf(
      () => standing(look, 'person', i.personId, env),
      () => inFuture(i.on, env, onField.label),
      () => (Object.keys(given(i, memberNames)).length === 0 ? empty : null),
      () => handRefusal(i.team, env, who),
    ),
  effect: (i, look, env) => {
    const id = i.personId as string
    const { open, sealed } = splitMember(given(i, memberNames))
    const more = { on: dayOr(i.on, env), was: i.was, vocab: 'regsosek22k' }
    const out: Change[] = []
    if (Object.keys(open).length > 0) out.push(answersChange('person', { id, place: env.place, class: 'R' }, memberQuestions, open, look.find(Answer, answersId(id, 'R')), env, more).change)
    if (Object.keys(sealed).length > 0) {
      const at = { id, place: env.place, class: 'X' as const, team: sealedTeam(i, look, env) }
      // Who writes here may not see what is there: unless they say what they saw, they saw nothing, and another answer waits beside theirs for the team.
      const was = { ...Object.fromEntries(Object.keys(sealed).map((q) => [q, null])), ...given(splitMember((i.was ?? {}) as Values).sealed, Object.keys(sealed)) }
      out.push(answersChange('person', at, {}, sealed, look.find(Answer, answersId(id, 'X')), env, { ...more, was }).change)
    }
    return out
  },
})

/** Sealed answers stay with the team that holds them already. */
const sealedTeam = (i: { personId?: string | null; team?: string | null }, look: Look, env: Env): string =>
  look.find(Answer, answersId(i.personId as string, 'X'))?.team ?? teamFor(i.team, env.place)

/** A team one does not belong to is treated like one that does not exist. */
export const handRefusal = (team: string | null | undefined, env: Env, who: Who): Refusal | null => (!team || mayHandTo(who, team, env.place) ? null : notFound)
