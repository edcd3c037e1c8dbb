// The way into `registry`: what later rooms may use of it.
import type { RoomParts } from '../../engine/house.ts'
import { Community, Consent, Household, HouseholdMove, HouseholdStatus, Person, PpksTag, Visit } from './records.ts'

export { Community, Consent, Household, HouseholdMove, HouseholdStatus, Person, PpksTag, Visit } from './records.ts'
export { disabilityKinds, sexes, subjectKinds, workTags } from './records.ts'
export { inventories, inventoryQuestions, memberOrder, memberQuestions, questionGroups, welfareQuestions } from './questions.ts'
export type { Inventory } from './questions.ts'
export { classOfPpks, findPpks, ppks } from './vocab/ppks.ts'
export type { PpksCategory, SubjectKind } from './vocab/ppks.ts'
export { priorityGroups, problemTypes, sectors, socialCriteria } from './vocab/problems.ts'
export type { ProblemType } from './vocab/problems.ts'
export { psks } from './vocab/psks.ts'
export { choices } from './vocab/vocabulary.ts'
export type { Vocabulary } from './vocab/vocabulary.ts'
export { psmFunctions, psmTasks } from './vocab/work.ts'

export const registry: RoomParts = {
  name: 'registry',
  records: [Household, HouseholdStatus, HouseholdMove, Person, Community, PpksTag, Consent, Visit],
}
