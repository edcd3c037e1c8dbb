// The way into `monitoring`: pictures of a territory and the lists behind their numbers. It keeps no records of its own.
import type { RoomParts } from '../../engine/house.ts'
import { caseList, householdList, reportList, serviceList } from './views.ts'

export { cutsFor, pictureOf, valuesOf } from './picture.ts'
export type { Measure, MeasureGroup } from './picture.ts'
export { countedStays, growthBetween, growthCounters, growthOf, monthEnds, seriesNames, staysOfTerms, verdictOf } from './growth.ts'
export type { GrowthPoint, Stay, Stays } from './growth.ts'

export const monitoring: RoomParts = {
  name: 'monitoring',
  views: [reportList, caseList, householdList, serviceList],
}
