// The way into `programs`: what later rooms and the app may use of it.
import type { RoomParts } from '../../engine/house.ts'
import { programsActs, programsReactions } from './acts.ts'
import { followResults, resultReactions } from './acts-results.ts'
import { programsCounters } from './counters.ts'
import { Decile, Enrolment, EnrolmentCheck, Programme } from './records.ts'
import { programsViews } from './views.ts'

export { Decile, Enrolment, EnrolmentCheck, Programme } from './records.ts'
export { criterionKinds } from './criteria.ts'
export type { Benefit, Criterion } from './criteria.ts'
export { livingHere } from './family.ts'
export type { Family, Member } from './family.ts'
export { familyFrom, findFamily, findLonePerson } from './family-rows.ts'
export type { FamilyRows } from './family-rows.ts'
export { currentProgrammes, findProgrammes, mayGet, notGetting, validityOf } from './rules.ts'
export type { CriterionVerdict, ProgrammeRow, Validity, Verdict } from './rules.ts'
export { catalogue, programmeId } from './words/catalogue.ts'
export { answerLabels, enrolmentSources, enrolmentStates, validityLabels } from './words/labels.ts'

export const programs: RoomParts = {
  name: 'programs',
  records: [Programme, Enrolment, EnrolmentCheck, Decile],
  acts: [...programsActs, followResults],
  views: programsViews,
  counters: programsCounters,
  reactions: [...programsReactions, ...resultReactions],
}
