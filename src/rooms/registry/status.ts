// The household's standing, worked out anew whenever a member, an answer or a visit changes it. Pure; never typed by anybody.
import type { Change, Read } from '../../engine/act.ts'
import { put } from '../../engine/act.ts'
import { Answer, type RowOf } from '../../engine/record.ts'
import { Household, HouseholdStatus, Person } from './records.ts'
import { houseTestOrder, judgeHouse, ruralOf } from './rules.ts'

type HouseholdRow = RowOf<typeof Household>
type StatusRow = RowOf<typeof HouseholdStatus>
type PersonRow = RowOf<typeof Person>

export const answersId = (ownerId: string, cls: 'N' | 'R' | 'X'): string => `${ownerId}.${cls}`

/** Lives with the family: 1, or 5 (new); somebody nobody asked about does too. */
export const livesThere = (presence: string | null | undefined): boolean => !presence || presence === '1' || presence === '5'

/** People in the household: as many as are listed, or as the family says when not all are listed yet. Null when nobody counted. */
export function countMembers(stated: number | null | undefined, people: readonly Pick<PersonRow, 'presence'>[]): number | null {
  const listed = people.filter((p) => livesThere(p.presence)).length
  return Math.max(stated ?? 0, listed) || null
}

/** Everything `statusChange` needs of one household. */
export const statusReads = (householdId: string): Read[] => [
  { record: Household, id: householdId },
  { record: HouseholdStatus, id: householdId },
  { record: Person, where: { householdId } },
  { record: Answer, id: answersId(householdId, 'N') },
]

export interface StatusFacts {
  household: Pick<HouseholdRow, 'id' | 'place' | 'state' | 'statedMembers'>
  people: readonly Pick<PersonRow, 'presence'>[]
  answers: { readonly [question: string]: unknown }
  before?: StatusRow | undefined
  /** Somebody looked at the household on this day. */
  seenOn?: string | undefined
  /** Inventories that were looked at on that day. */
  looked?: readonly ('house' | 'water' | 'latrine' | 'electricity')[]
}

const later = (a: string | null | undefined, b: string | null | undefined): string | null => (!a ? (b ?? null) : !b || a > b ? a : b)

export function statusColumns(f: StatusFacts): Omit<StatusRow, 'id' | 'place' | 'class' | 'team' | 'version'> {
  const members = countMembers(f.household.statedMembers, f.people)
  const j = judgeHouse(f.answers, { members, rural: ruralOf(f.household.place) })
  const verifiedOn = later(f.before?.verifiedOn, f.seenOn)
  const on = (inventory: 'house' | 'water' | 'latrine' | 'electricity', before: string | null | undefined) => (f.looked?.includes(inventory) ? later(before, f.seenOn) : (before ?? null))
  return {
    state: f.household.state ?? 'ada',
    members,
    verifiedOn,
    workOrder: verifiedOn ?? '0000-00-00',
    houseOn: on('house', f.before?.houseOn),
    waterOn: on('water', f.before?.waterOn),
    latrineOn: on('latrine', f.before?.latrineOn),
    electricityOn: on('electricity', f.before?.electricityOn),
    areaPerPerson: j.areaPerPerson,
    rtlh: j.rtlh.verdict,
    failed: houseTestOrder.filter((t) => j.tests[t].verdict === 'gagal'),
    structure: j.tests.structure.verdict,
    density: j.tests.density.verdict,
    water: j.tests.water.verdict,
    cleanWater: j.cleanWater.verdict,
    sanitation: j.tests.sanitation.verdict,
    openDefecation: j.openDefecation.verdict,
    electricity: j.electricity.verdict,
    power450: j.power450,
  }
}

export const statusChange = (f: StatusFacts): Change =>
  put(HouseholdStatus, { id: f.household.id, place: f.household.place, class: 'N' }, statusColumns(f))
