// The way into `linkage`: what later rooms and the app may use of it.
import type { RoomParts } from '../../engine/house.ts'
import { decideSame } from './acts-merge.ts'
import { decideApart, propose, reactions, settleJoined, settleParted, suggest } from './acts-pair.ts'
import { settleOpen, unmerge } from './acts-unmerge.ts'
import { counters } from './counters.ts'
import { LikelyPair, PersonMerge } from './records.ts'
import { views } from './views.ts'

export { LikelyPair, PersonMerge } from './records.ts'
export type { OpenItem, Why } from './records.ts'
export { commonPlace, deciders, pairId, runners } from './rules.ts'

export const linkage: RoomParts = {
  name: 'linkage',
  records: [LikelyPair, PersonMerge],
  acts: [propose, suggest, decideApart, settleJoined, settleParted, decideSame, unmerge, settleOpen],
  views,
  counters,
  reactions,
}
