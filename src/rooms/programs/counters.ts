// What is counted: who receives which programme since when, which enrolments ended, and families by imported desil.
import { counter } from '../../engine/counter.ts'
import { programmeLabels } from './words/catalogue.ts'
import { Decile, Enrolment } from './records.ts'

export const receiving = counter({
  name: 'programs.receiving',
  label: { id: 'Kepesertaan yang berjalan', en: 'Running enrolments' },
  record: Enrolment,
  // A local programme's code is its own label.
  keys: programmeLabels,
  of: (row) => (row.state === 'aktif' && typeof row.programmeCode === 'string' ? [{ key: row.programmeCode, date: (row.since as string | null) ?? null }] : []),
})

export const endedEnrolments = counter({
  name: 'programs.ended',
  label: { id: 'Kepesertaan yang berakhir', en: 'Ended enrolments' },
  record: Enrolment,
  keys: programmeLabels,
  of: (row) => (row.state === 'berakhir' && typeof row.programmeCode === 'string' ? [{ key: row.programmeCode, date: (row.until as string | null) ?? null }] : []),
})

export const byDecile = counter({
  name: 'programs.decile',
  label: { id: 'Keluarga menurut desil', en: 'Households by decile' },
  record: Decile,
  keys: Object.fromEntries(Array.from({ length: 10 }, (_, i) => [String(i + 1), { id: `Desil ${i + 1}`, en: `Decile ${i + 1}` }])),
  of: (row) => (typeof row.value === 'number' ? [{ key: String(row.value), date: (row.asOf as string | null) ?? null }] : []),
})

export const programsCounters = [receiving, endedEnrolments, byDecile]
