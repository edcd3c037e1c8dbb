// Help arrived: whom it counts for, and what the case remembers of it.
import type { Case } from './records.ts'
import type { RowOf } from '../../engine/record.ts'

type CaseRow = RowOf<typeof Case>

/** The family, or the person (or group) without one: "families helped" counts each once. */
export const givenTo = (row: CaseRow): string => row.householdId ?? row.personId ?? row.subjectId ?? row.id

export const helpOnCase = (row: CaseRow, on: string): Partial<CaseRow> => ({
  services: (row.services ?? 0) + 1,
  firstHelpOn: row.firstHelpOn && row.firstHelpOn < on ? row.firstHelpOn : on,
  lastHelpOn: row.lastHelpOn && row.lastHelpOn > on ? row.lastHelpOn : on,
})
