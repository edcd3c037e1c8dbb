// The way into `verification`: what later rooms and the app may use of it.
import type { RoomParts } from '../../engine/house.ts'
import { documentActs } from './document-acts.ts'
import { Letterhead, Paper, PaperText } from './document-records.ts'
import { documentViews } from './document-views.ts'
import { batchFlow, itemFlow, objectionFlow } from './flow.ts'
import { Batch, BatchItem, VervalCalendar } from './records.ts'
import { Attendee, MirrorFinding, Musdes, Objection, OwnFamily, SocialResult } from './records-musdes.ts'

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
export { bansosKinds, decisions, directions, matches, mirrorKinds, musdesKinds, objectionOutcomes, reasonCodes, resultStatuses, sources } from './words/labels.ts'
export type { Decision } from './words/labels.ts'
export { batchIdOf, itemIdOf, monthToOpen, progressOf, quorumOf, suggestionOf, totalsOfItems, undisputed } from './rules.ts'

export const verification: RoomParts = {
  name: 'verification',
  records: [Batch, BatchItem, VervalCalendar, Musdes, Attendee, OwnFamily, SocialResult, Objection, MirrorFinding, Paper, PaperText, Letterhead],
  acts: [...documentActs],
  views: [...documentViews],
  flows: [batchFlow, itemFlow, objectionFlow],
}
