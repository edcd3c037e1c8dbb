// The way into `activities`: what later rooms and the app may use of it.
import type { RoomParts } from '../../engine/house.ts'
import { activityReactions, log, logPresent } from './acts-log.ts'
import { add, edit, withdraw } from './acts-own.ts'
import { acknowledge, acknowledgeIpsm, correctNumber, returnReport, sendReport, setRule } from './acts-report.ts'
import { activityCounters } from './counters.ts'
import { monthReportFlow } from './flow.ts'
import { instrumentActs } from './instrument-acts.ts'
import { instrumentRecords } from './instrument-records.ts'
import { instrumentViews } from './instrument-views.ts'
import { planActs } from './plan-acts.ts'
import { findingFlow, planItemFlow, workPlanFlow } from './plan-flow.ts'
import { planRecords } from './plan-records.ts'
import { planViews } from './plan-views.ts'
import { Activity, MonthReport, MonthReportRule, MonthReportText } from './records.ts'
import { activityViews } from './views.ts'

export { activityKinds, manualKinds, sources, tagsOfKind } from './activity-kinds.ts'
export { monthReportFlow, toldStates } from './flow.ts'
export { dueOn, firstDay, lastDay, monthKeyOf, monthOf, monthReportId, nextMonth, previousMonth, usualDueDay } from './month.ts'
export { monthReport, numbersOf, sectionNames } from './month-report.ts'
export type { MonthFigures, MonthNumber, MonthRows } from './month-report.ts'
export { Activity, MonthReport, MonthReportRule, MonthReportText } from './records.ts'
export { suggested } from './suggest.ts'

export const activities: RoomParts = {
  name: 'activities',
  records: [Activity, MonthReport, MonthReportText, MonthReportRule, ...planRecords, ...instrumentRecords],
  acts: [log, logPresent, add, edit, withdraw, sendReport, acknowledge, acknowledgeIpsm, returnReport, correctNumber, setRule, ...planActs, ...instrumentActs],
  views: [...activityViews, ...planViews, ...instrumentViews],
  flows: [monthReportFlow, workPlanFlow, planItemFlow, findingFlow],
  counters: activityCounters,
  reactions: activityReactions,
}
