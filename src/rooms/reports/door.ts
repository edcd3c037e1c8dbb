// The way into `reports`: what later rooms may use of it.
import type { RoomParts } from '../../engine/house.ts'
import { reportActs } from './acts.ts'
import { reportCounters } from './counters.ts'
import { reportFlow } from './flow.ts'
import { Report, Reporter, ReportSeries, WorkCalendar } from './records.ts'
import { reportReactions, reportTimers } from './timers.ts'
import { reportViews } from './views.ts'

export { takenToCase } from './acts-work.ts'
export { calendarId, holidaysAt, readCalendar } from './calendar.ts'
export { openStates, reportFlow } from './flow.ts'
export { Report, Reporter, ReportSeries, WorkCalendar } from './records.ts'
export { intakeOf, isRestricted, laneOf, standards, unitOf } from './rules.ts'
export { outcomes, reportProblems, restrictedProblems, urgencies } from './vocab.ts'

export const reports: RoomParts = {
  name: 'reports',
  records: [Report, Reporter, ReportSeries, WorkCalendar],
  acts: reportActs,
  views: reportViews,
  flows: [reportFlow],
  counters: reportCounters,
  timers: reportTimers,
  reactions: reportReactions,
}
