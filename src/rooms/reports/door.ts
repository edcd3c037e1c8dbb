// The way into `reports`: what later rooms may use of it.
import type { RoomParts } from '../../engine/house.ts'
import { Report, Reporter, ReportSeries, WorkCalendar } from './records.ts'

export { Report, Reporter, ReportSeries, WorkCalendar } from './records.ts'

export const reports: RoomParts = {
  name: 'reports',
  records: [Report, Reporter, ReportSeries, WorkCalendar],
}
