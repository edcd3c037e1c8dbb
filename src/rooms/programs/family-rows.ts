// From rows to a family: what the device holds (or a view brought) becomes the plain facts the rules read. Works without a signal.
import type { AnyRow, RowOf } from '../../engine/record.ts'
import { Answer } from '../../engine/record.ts'
import type { Source } from '../../engine/perform.ts'
import { Household, HouseholdStatus, Person, PpksTag } from '../registry/door.ts'
import type { Answers, Family, Member } from './family.ts'
import { Decile, Enrolment, EnrolmentCheck } from './records.ts'

type Tag = RowOf<typeof PpksTag>
type Somebody = RowOf<typeof Person>

export interface FamilyRows {
  household: RowOf<typeof Household> | null
  status: RowOf<typeof HouseholdStatus> | null
  persons: readonly Somebody[]
  /** Of the household and of its persons, every class the viewer may see. */
  answers: readonly RowOf<typeof Answer>[]
  tags: readonly Tag[]
  enrolments: readonly RowOf<typeof Enrolment>[]
  decile: RowOf<typeof Decile> | null
  check: RowOf<typeof EnrolmentCheck> | null
}

const classes = ['N', 'R'] as const

/** Everything about one household, from a store that answers at once. Undefined when the store does not hold it. */
export function findFamily(source: Source, householdId: string, today: string): Family | undefined {
  const household = source.get(Household, householdId) as RowOf<typeof Household> | undefined
  if (!household) return undefined
  const persons = source.where(Person, { householdId }) as Somebody[]
  return familyFrom(gathered(source, householdId, household, persons), today)
}

/** The same for a person without a family. */
export function findLonePerson(source: Source, personId: string, today: string): Family | undefined {
  const person = source.get(Person, personId) as Somebody | undefined
  return person ? familyFrom(gathered(source, personId, null, [person]), today) : undefined
}

function gathered(source: Source, id: string, household: FamilyRows['household'], persons: readonly Somebody[]): FamilyRows {
  const ids = household ? [id, ...persons.map((p) => p.id)] : persons.map((p) => p.id)
  const enrolments = new Map<string, AnyRow>()
  for (const e of household ? source.where(Enrolment, { householdId: id }) : []) enrolments.set(e.id, e)
  for (const p of persons) for (const e of source.where(Enrolment, { personId: p.id })) enrolments.set(e.id, e)
  return {
    household,
    status: (household ? (source.get(HouseholdStatus, id) as FamilyRows['status'] | undefined) : undefined) ?? null,
    persons,
    answers: ids.flatMap((x) => classes.flatMap((c) => (source.get(Answer, `${x}.${c}`) as RowOf<typeof Answer> | undefined) ?? [])),
    tags: ids.flatMap((x) => source.where(PpksTag, { subjectId: x }) as Tag[]),
    enrolments: [...enrolments.values()] as RowOf<typeof Enrolment>[],
    decile: (source.get(Decile, id) as FamilyRows['decile'] | undefined) ?? null,
    check: (source.get(EnrolmentCheck, id) as FamilyRows['check'] | undefined) ?? null,
  }
}

/** Rows as facts. A column an older or newer release left out reads as not known. */
export function familyFrom(rows: FamilyRows, today: string): Family {
  const { household, status, decile } = rows
  const owner = household?.id ?? rows.persons[0]?.id ?? ''
  const held = (id: string): RowOf<typeof Answer>[] => rows.answers.filter((a) => a.ownerId === id)
  const inForce = (id: string): string[] =>
    rows.tags.filter((t) => t.subjectId === id && t.category && (!t.validFrom || t.validFrom <= today) && (!t.validTo || t.validTo >= today)).map((t) => t.category as string)
  const lastAnswer = held(owner).map((a) => a.answeredOn ?? '').sort().at(-1) || null
  return {
    householdId: household?.id ?? null,
    village: household?.place ?? rows.persons[0]?.place ?? '',
    verifiedOn: status?.verifiedOn ?? lastAnswer,
    status,
    house: household ? merged(held(household.id)) : {},
    members: rows.persons.map((p) => memberFrom(p, held(p.id), inForce(p.id))),
    ppks: household ? inForce(household.id) : [],
    decile: decile?.value && decile.asOf ? { value: decile.value, asOf: decile.asOf, source: decile.source ?? 'DTSEN' } : null,
    enrolments: rows.enrolments,
    enrolmentsCheckedOn: rows.check?.checkedOn ?? null,
  }
}

function memberFrom(p: Somebody, answers: readonly RowOf<typeof Answer>[], ppks: readonly string[]): Member {
  return {
    id: p.id, name: p.name ?? '', birthDate: p.birthDate ?? null, sex: p.sex ?? null, presence: p.presence ?? null, marital: p.marital ?? null,
    hasNik: !!p.nik, answers: merged(answers), answeredOn: answers.map((a) => a.answeredOn ?? '').sort().at(-1) || null, ppks,
  }
}

const merged = (rows: readonly RowOf<typeof Answer>[]): Answers => Object.assign({}, ...rows.map((a) => a.values ?? {})) as Answers
