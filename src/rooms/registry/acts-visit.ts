// A visit: who was seen, why, with what result, by which functions and tasks; answers may come along.
import { act, put, refuse } from '../../engine/act.ts'
import { json, ref, text } from '../../engine/field.ts'
import { Answer, type RowOf } from '../../engine/record.ts'
import { teamSpace, villageSpace } from '../../engine/space.ts'
import { holds, inTeam } from '../../engine/who.ts'
import { z } from 'zod'
import { handRefusal, inventoryChanges, inventoryReads } from './acts-inventory.ts'
import { inventoryQuestions } from './questions.ts'
import { Household, HouseholdStatus, Person, Visit } from './records.ts'
import { answersId, statusChange } from './status.ts'
import { dayOr, firstOf, given, inFuture, mayWrite, problemIn, standing, standingReads, wasField } from './standing.ts'

const N = { class: 'N' as const }
const v = Visit.columns
const questions = Object.keys(inventoryQuestions)

export const recordVisit = act({
  name: 'registry.recordVisit',
  label: { id: 'Mencatat kunjungan', en: 'Record a visit' },
  input: {
    id: ref({ ...N, label: { id: 'Kunjungan', en: 'Visit' }, record: 'visit', required: true }),
    householdId: v.householdId,
    personId: v.personId,
    communityId: v.communityId,
    reportId: v.reportId,
    caseId: v.caseId,
    on: v.on,
    purpose: v.purpose,
    result: v.result,
    note: v.note,
    functions: v.functions,
    tasks: v.tasks,
    photos: v.photos,
    gps: v.gps,
    /** Inventory answers given during the visit, by question. */
    answers: json({ ...N, label: { id: 'Jawaban', en: 'Answers' }, schema: z.record(z.string(), z.unknown()) }),
    was: wasField,
    /** Only for a visit within a restricted report or case: its team, which alone will see it. */
    team: text({ ...N, label: { id: 'Tim yang boleh melihat', en: 'Team that may see it' }, max: 80 }),
  },
  reads: (i) => [
    { record: Visit, id: i.id },
    ...inventoryReads(i.householdId),
    ...(i.personId ? standingReads('person', i.personId) : []),
    ...(i.communityId ? standingReads('community', i.communityId) : []),
  ],
  touches: (i, _l, env) => [
    i.team ? teamSpace(env.place, i.team) : villageSpace(env.place, 'R'),
    ...(i.householdId && (hasAnswers(i.answers) || (!i.team && i.result === '1')) ? [villageSpace(env.place, 'N')] : []),
  ],
  may: (who, i, look, env) => mayWrite(who, i, look, env) || (!!i.team && inTeam(who, i.team)),
  guard: (i, look, env, who) =>
    firstOf(
      () => (i.householdId || i.personId || i.communityId || i.reportId || i.caseId ? null : refuse('SIAPA_DIKUNJUNGI', 'Pilih siapa yang dikunjungi.', 'Choose who was visited.')),
      () => (i.householdId ? standing(look, 'household', i.householdId, env) : null),
      () => (i.personId ? standing(look, 'person', i.personId, env) : null),
      () => (i.communityId ? standing(look, 'community', i.communityId, env) : null),
      () => (look.find(Visit, i.id) ? refuse('SUDAH_ADA', 'Kunjungan ini sudah pernah disimpan.', 'This visit was saved before.') : null),
      () => inFuture(i.on, env, v.on.label),
      () => handRefusal(i.team, env, who),
      () => (hasAnswers(i.answers) && !i.householdId ? refuse('KELUARGA_PERLU', 'Jawaban tentang rumah perlu keluarganya.', 'Answers about a house need the household.') : null),
      () => problemIn(inventoryQuestions, i.answers ?? {}),
      () => (holds(who, ['psm'], env.place) && !i.tasks?.length ? refuse('TUGAS_BELUM_DIPILIH', 'Pilih paling sedikit satu tugas PSM (T1–T6).', 'Choose at least one PSM task (T1–T6).') : null),
    ),
  effect: (i, look, env) => {
    const { id, answers, was, team, ...set } = i
    const on = dayOr(i.on, env)
    const where = team ? { place: env.place, class: 'X' as const, team } : { place: env.place, class: 'R' as const, team: null }
    const visit = put(Visit, { id: id as string, ...where }, { ...set, on, by: env.person } as Partial<RowOf<typeof Visit>>)
    const household = look.find(Household, i.householdId)
    if (!household) return [visit]
    if (hasAnswers(answers)) return [visit, ...inventoryChanges(household.id, given(answers as Record<string, unknown>, questions), was, on, look, env)]
    // A sealed visit leaves no trace outside its team; an open one that was completed makes the household fresh.
    if (team || i.result !== '1') return [visit]
    return [visit, statusChange({
      household, people: look.all(Person, { householdId: household.id }), answers: look.find(Answer, answersId(household.id, 'N'))?.values ?? {},
      before: look.find(HouseholdStatus, household.id), seenOn: on,
    })]
  },
})

const hasAnswers = (answers: unknown): boolean =>
  typeof answers === 'object' && answers !== null && questions.some((q) => (answers as Record<string, unknown>)[q] !== undefined)
