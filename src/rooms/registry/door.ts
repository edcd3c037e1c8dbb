// The way into `registry`: what later rooms may use of it.
import type { RoomParts } from '../../engine/house.ts'
import { reactions } from './acts-house.ts'
import { acts } from './acts.ts'
import { counters } from './counters.ts'
import { Community, Consent, Household, HouseholdMove, HouseholdStatus, Person, PpksTag, Visit } from './records.ts'
import { views } from './views.ts'

export { Community, Consent, Household, HouseholdMove, HouseholdStatus, Person, PpksTag, Visit } from './records.ts'
export { disabilityKinds, doubts, houseTests, kkReasons, nikReasons, sexes, subjectKinds, verdicts, workTags } from './records.ts'
export { inventories, inventoryQuestions, memberOrder, memberQuestions, questionGroups, welfareQuestions } from './questions.ts'
export type { Inventory } from './questions.ts'
export { judgeHouse, judgeTechnicalHouse, ruralOf } from './rules.ts'
export type { Finding, HouseFacts, HouseJudgement, HouseTest, Verdict } from './rules.ts'
export { bps14, kepmensos262 } from './poverty.ts'
export type { PovertyIndication } from './poverty.ts'
export { answersId, countMembers, livesThere, statusColumns } from './status.ts'
export { ageOn, likelySameHouseholds, likelySamePersons, memberInput } from './identity.ts'
export type { AskedBeforeSaving, Likeness } from './identity.ts'
export { laneOf, mayHandTo, standing, standingReads, teamFor, writers } from './standing.ts'
export { mergedAway } from './acts-split.ts'
export { doubledTags, familyAfter, familyReads, tagReads } from './regroup.ts'
export { doubtColumns, doubtsOf, nikReads } from './identity.ts'
export { recordVisit } from './acts-visit.ts'
export { splitMember } from './acts-inventory.ts'
export { classOfTag, consentStands, ppksWarnings, sealedNotice } from './acts-tag.ts'
export { freshDays, freshness, freshnessOf, readers } from './views.ts'
export { classOfPpks, findPpks, ppks } from './vocab/ppks.ts'
export type { PpksCategory, SubjectKind } from './vocab/ppks.ts'
export { priorityGroups, problemTypes, sectors, socialCriteria } from './vocab/problems.ts'
export type { ProblemType } from './vocab/problems.ts'
export { psks } from './vocab/psks.ts'
export { choices, readAnswer } from './vocab/vocabulary.ts'
export type { AnswerRead, Question, Vocabulary } from './vocab/vocabulary.ts'
export { crossed } from './vocab/crosswalk.ts'
export type { Answered, Crossed, Crosswalk, Fit, Step } from './vocab/crosswalk.ts'
export { crosswalks, findCrosswalk, findVocabulary, vocabularies } from './vocab/crosswalks.ts'
export { psmFunctions, psmTasks } from './vocab/work.ts'

export const registry: RoomParts = {
  name: 'registry',
  records: [Household, HouseholdStatus, HouseholdMove, Person, Community, PpksTag, Consent, Visit],
  acts,
  views,
  counters,
  reactions,
}
