// Months of reports: their names, their days, when they are due, and whose report is whose.
import { addDays } from '../../engine/values/day.ts'
import { derivedId } from '../../engine/values/id.ts'

export const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/
export const monthOf = (day: string): string => day.slice(0, 7)
export const firstDay = (month: string): string => `${month}-01`

export function nextMonth(month: string): string {
  const [year = 0, m = 1] = month.split('-').map(Number)
  return m === 12 ? `${year + 1}-01` : `${year}-${String(m + 1).padStart(2, '0')}`
}
export function previousMonth(month: string): string {
  const [year = 0, m = 1] = month.split('-').map(Number)
  return m === 1 ? `${year - 1}-12` : `${year}-${String(m - 1).padStart(2, '0')}`
}
/** The first of two calendar days. */
export const earlier = (a: string, b: string): string => [a, b].sort()[0] ?? a
/** Words that are no month end as they are: whoever judges says so, nothing breaks. */
export const lastDay = (month: string): string => (monthShape.test(month) ? addDays(firstDay(nextMonth(month)), -1) : month)

/** The 5th of the next month where the regency says nothing else. */
export const usualDueDay = 5
export const dueOn = (month: string, dueDay: number | null | undefined): string => `${nextMonth(month)}-${String(dueDay ?? usualDueDay).padStart(2, '0')}`

export const monthKeyOf = (person: string, month: string): string => `${person}.${month}`
/** One report a person and month: the same id on every side. */
export const monthReportId = (person: string, month: string): string => derivedId(monthKeyOf(person, month), 'month-report')
export const ruleIdOf = (regency: string): string => derivedId(regency, 'month-report-rule')
