// The way into `verification`: what later rooms and the app may use of it.
import type { OpenWork, RoomParts } from '../../engine/house.ts'
import { assign, declareFamily, endFamily, recordMatches, review, sendBack, spotCheck, visit } from './acts-field.ts'
import { objectionLate, regencyLate, verificationTimers, windowClosed } from './acts-house.ts'
import { answerMirror, shareMirror } from './acts-mirror.ts'
import { attend, cancelMusdes, closeMusdes, decide, editAttendee, finaliseVillage, openMusdes, reopenMusdes, strikeAttendee } from './acts-musdes.ts'
import { extendBatch, importList, openBatch, propose, setCalendar } from './acts-open.ts'
import { acknowledge, approve, checkItem, exportBatch, returnBatch, verifyRegency } from './acts-regency.ts'
import { decideObjection, object, recordResults } from './acts-result.ts'
import { citizenObject, linkObjection } from './acts-citizen.ts'
import { verificationCounters } from './counters.ts'
import { documentActs } from './document-acts.ts'
import { Letterhead, Paper, PaperText } from './document-records.ts'
import { documentViews } from './document-views.ts'
import { batchFlow, itemFlow, objectionFlow } from './flow.ts'
import { Batch, BatchItem, VervalCalendar } from './records.ts'
import { Attendee, MirrorFinding, Musdes, Objection, OwnFamily, SocialResult } from './records-musdes.ts'
import { verificationViews } from './views.ts'

export { batchFlow, itemFlow, objectionFlow, openStates, sealedStates, workingStates } from './flow.ts'
export type { BatchState, ItemState } from './flow.ts'
export { Batch, BatchItem, VervalCalendar } from './records.ts'
export type { Attempt, Totals } from './records.ts'
export { Attendee, MirrorFinding, Musdes, Objection, OwnFamily, SocialResult } from './records-musdes.ts'
export { defaultProfile, profileFor, profileOf, windowsOf } from './profile.ts'
export type { Profile, QuorumRule, Windows } from './profile.ts'
export { batchContent, batchHash } from './minutes.ts'
export { definitionOf, paperFileName } from './documents.ts'
export type { PaperContent } from './document-content.ts'
export { fieldRoles } from './acts-field.ts'
export { conflictOf } from './family-ties.ts'
export { mirrorOf } from './mirror.ts'
export { mirrorWords } from './words/mirror.ts'
export { bansosKinds, decisions, directions, matches, mirrorKinds, musdesKinds, objectionOutcomes, reasonCodes, resultStatuses, sources } from './words/labels.ts'
export type { Decision } from './words/labels.ts'
export { batchIdOf, itemIdOf, monthToOpen, progressOf, quorumOf, suggestionOf, totalsOfItems, undisputed } from './rules.ts'

const acts = [
  setCalendar, openBatch, extendBatch, importList, propose,
  declareFamily, endFamily, assign, visit, recordMatches, spotCheck, review, sendBack,
  openMusdes, attend, editAttendee, strikeAttendee, decide, closeMusdes, reopenMusdes, cancelMusdes, finaliseVillage,
  checkItem, verifyRegency, returnBatch, approve, exportBatch, acknowledge,
  recordResults, object, citizenObject, linkObjection, decideObjection, answerMirror,
  windowClosed, regencyLate, objectionLate, shareMirror,
]

/** A family to be visited; the operator gives the visit to the next one. */
const visits: OpenWork = {
  name: 'verification', label: { id: 'Kunjungan verifikasi', en: 'Verification visit' }, record: BatchItem, column: 'assignedTo',
  isOpen: (row) => row.state === 'ditugaskan',
  title: (row) => ({ id: `Kunjungan verifikasi ${String(row.monthOn ?? '').slice(0, 7)}`, en: `Verification visit ${String(row.monthOn ?? '').slice(0, 7)}` }),
  give: (row, to) => ({ act: 'verification.assign', input: { batchId: row.batchId, itemIds: [row.id], to } }),
}

export const verification: RoomParts = {
  name: 'verification',
  records: [Batch, BatchItem, VervalCalendar, Musdes, Attendee, OwnFamily, SocialResult, Objection, MirrorFinding, Paper, PaperText, Letterhead],
  acts: [...acts, ...documentActs],
  views: [...verificationViews, ...documentViews],
  flows: [batchFlow, itemFlow, objectionFlow],
  counters: verificationCounters,
  timers: verificationTimers,
  openWork: [visits],
}
