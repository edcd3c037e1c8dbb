// The month reckoned on this device, from the rows it carries: without a signal, unsent notes included.
import { useMemo, useSyncExternalStore } from 'react'
import type { AnyRow, RecordType, RowOf } from '../../../engine/record.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { useWork, type Work } from '../../../kit/work.web.tsx'
import { Case, Service } from '../../cases/door.ts'
import { Enrolment } from '../../programs/door.ts'
import { HouseholdStatus, PpksTag, Visit } from '../../registry/door.ts'
import { Report } from '../../reports/door.ts'
import { BatchItem } from '../../verification/door.ts'
import { earlier, lastDay } from '../month.ts'
import { type MonthFigures, monthReport, type MonthRows } from '../month-report.ts'
import { Activity } from '../records.ts'

export function rowsHere(work: Work, place: string): MonthRows | null {
  if (work.carried(Activity.name, place) === null) return null
  const all = <R extends RecordType>(record: R): RowOf<R>[] => [...(work.carried(record.name, place) ?? [])] as unknown as RowOf<R>[]
  return { activities: all(Activity), tags: all(PpksTag), visits: all(Visit), services: all(Service), cases: all(Case), reports: all(Report), items: all(BatchItem), enrolments: all(Enrolment), statuses: all(HouseholdStatus) }
}

/** Null where this device does not carry the village. `until`: as far as a report that was sent was reckoned. */
export function useFigures(place: string | null, person: string | null, month: string, until?: string | null): MonthFigures | null {
  const work = useWork()
  const version = useSyncExternalStore(work.subscribe, () => work.version())
  // biome-ignore lint/correctness/useExhaustiveDependencies: version is what makes it reckon again
  return useMemo(() => {
    const rows = place && person ? rowsHere(work, place) : null
    return rows && place && person ? monthReport(rows, { person, place, month, until: until ?? earlier(dayAt(work.now(), place), lastDay(month)) }) : null
  }, [work, place, person, month, until, version])
}

/** Rows behind a number, as far as this device carries them. */
export function rowsBehind(work: Work, record: string, ids: readonly string[], place: string): AnyRow[] {
  const wanted = new Set(ids)
  const records = record === 'household' ? ['household', 'person', 'community'] : [record]
  return records.flatMap((name) => [...(work.carried(name, place) ?? [])].filter((r) => wanted.has(r.id)))
}
