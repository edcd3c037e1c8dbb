// The rows a month is told from, gathered from whoever holds the village: a phone's memory, or a test's database.
import type { RecordType, RowOf } from '../../engine/record.ts'
import { Case, Service } from '../cases/door.ts'
import { Enrolment } from '../programs/door.ts'
import { HouseholdStatus, PpksTag, Visit } from '../registry/door.ts'
import { Report } from '../reports/door.ts'
import { BatchItem } from '../verification/door.ts'
import type { MonthRows } from './month-report.ts'
import { Activity } from './records.ts'

/** Records a monthly report is made of. */
export const monthRecords: readonly RecordType[] = [Activity, PpksTag, Visit, Service, Case, Report, BatchItem, Enrolment, HouseholdStatus]

export async function monthRowsFrom(all: <R extends RecordType>(record: R) => Promise<readonly RowOf<R>[]>): Promise<MonthRows> {
  return {
    activities: await all(Activity), tags: await all(PpksTag), visits: await all(Visit), services: await all(Service), cases: await all(Case),
    reports: await all(Report), items: await all(BatchItem), enrolments: await all(Enrolment), statuses: await all(HouseholdStatus),
  }
}
