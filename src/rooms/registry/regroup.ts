// People change families: what that does to each family — how many it names, whose name it bears, and its standing. Pure.
import { patch, type Change, type Look, type Read } from '../../engine/act.ts'
import { Answer, type RowOf } from '../../engine/record.ts'
import { Household, HouseholdStatus, Person, PpksTag } from './records.ts'
import { answersId, livesThere, statusChange, statusReads } from './status.ts'
import { laneOf } from './standing.ts'

type HouseholdRow = RowOf<typeof Household>
type PersonRow = RowOf<typeof Person>
type TagRow = RowOf<typeof PpksTag>

/** Everything `familyAfter` needs of one family. */
export const familyReads = statusReads

const counted = (people: readonly Pick<PersonRow, 'presence'>[]): number => people.filter((p) => livesThere(p.presence)).length

/** The family once these are its people; `set` is what else changes of it. Who left no longer counts among those the family named. */
export function familyAfter(look: Look, id: string | null | undefined, now: readonly PersonRow[], set: Partial<HouseholdRow> = {}): Change[] {
  const household = look.find(Household, id)
  if (!household) return []
  const before = look.all(Person, { householdId: household.id })
  const by = counted(now) - counted(before)
  const stated = household.statedMembers && by !== 0 && set.statedMembers === undefined ? { statedMembers: Math.max(1, household.statedMembers + by) } : {}
  const head = now.find((p) => p.relation === '1')
  const oldHead = before.find((p) => p.relation === '1')
  // The family bears its head's name; a name somebody wrote for a family whose head is not listed stays.
  const named = head?.name && head.id !== oldHead?.id && set.headName === undefined ? { headName: head.name } : {}
  const home = { ...stated, ...named, ...set }
  return [
    ...(Object.keys(home).length > 0 ? [patch(Household, household, home)] : []),
    statusChange({
      household: { ...household, ...home }, people: now,
      answers: look.find(Answer, answersId(household.id, 'N'))?.values ?? {}, before: look.find(HouseholdStatus, household.id),
    }),
  ]
}

/** Categories of two subjects that are one. */
export const tagReads = (...subjects: readonly (string | null | undefined)[]): Read[] => subjects.flatMap((s): Read[] => (s ? [{ record: PpksTag, where: { subjectId: s } }] : []))

/** Of the second subject's categories in force, those the first has as well: counted once. What a case team holds stays with its case. */
export function doubledTags(look: Look, first: string, second: string): TagRow[] {
  const mine = (id: string): TagRow[] => look.all(PpksTag, { subjectId: id }).filter((t) => !t.validTo && (t.class !== 'X' || t.team === laneOf(t.place)))
  const had = mine(first)
  return mine(second).filter((t) => had.some((h) => h.category === t.category && (h.detail ?? null) === (t.detail ?? null) && h.place.slice(0, 5) === t.place.slice(0, 5)))
}
