// The way into `reports`: what later rooms may use of it.
import { choiceLabel } from '../../engine/field.ts'
import type { OpenWork, RoomParts } from '../../engine/house.ts'
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

const inHand = ['didisposisikan', 'diproses', 'dibuka_kembali']
/** A report given to somebody; the desk gives it to the next one. */
const assigned: OpenWork = {
  name: 'reports', label: { id: 'Laporan', en: 'Report' }, record: Report, column: 'assignedTo',
  isOpen: (row) => inHand.includes(String(row.state)),
  title: (row) => {
    const about = choiceLabel(Report.columns.problem, row.problem)
    return { id: [row.number, about.id].filter(Boolean).join(' · '), en: [row.number, about.en].filter(Boolean).join(' · ') }
  },
  give: (row, to) => ({ act: 'reports.assign', input: { reportId: row.id, assignedKind: row.assignedKind, assignedTo: to } }),
}

export const reports: RoomParts = {
  name: 'reports',
  records: [Report, Reporter, ReportSeries, WorkCalendar],
  acts: reportActs,
  views: reportViews,
  flows: [reportFlow],
  counters: reportCounters,
  timers: reportTimers,
  reactions: reportReactions,
  openWork: [assigned],
}
