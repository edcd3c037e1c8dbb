// The clocks of a report: when one rings, the house names it, reminds, or closes on silence. Each column is emptied as it rings.
import type { Reaction, Timer } from '../../engine/house.ts'
import type { AnyRow } from '../../engine/record.ts'
import { importedId } from './acts-send.ts'
import { Report } from './records.ts'
import { clockOfState } from './rules.ts'

const clockOf = (row: AnyRow): string | null => clockOfState(row.state as string | null, row.secondEyes as string | null)

const escalating = (name: string, column: string, clocks: readonly string[]): Timer => ({
  name: `reports.${name}`,
  record: Report,
  column,
  when: (row) => clocks.includes(clockOf(row) ?? ''),
  act: (row) => ({ act: 'reports.escalate', input: { reportId: row.id, clock: clockOf(row) } }),
})

const house = (name: string, column: string, when: (row: AnyRow) => boolean): Timer => ({
  name: `reports.${name}`, record: Report, column, when, act: (row) => ({ act: `reports.${name}`, input: { reportId: row.id } }),
})

export const reportTimers: readonly Timer[] = [
  escalating('verifyLate', 'verifyDueAt', ['verifikasi', 'disposisi', 'keberatan', 'periksa']),
  escalating('acceptLate', 'acceptDueAt', ['terima']),
  escalating('workLate', 'workDueAt', ['kerja']),
  house('remind', 'remindAt', (row) => row.state === 'perlu_dilengkapi'),
  house('closeUnanswered', 'replyDueAt', (row) => row.state === 'perlu_dilengkapi' && row.class !== 'X'),
  house('resumeUnanswered', 'replyDueAt', (row) => row.state === 'perlu_dilengkapi' && row.class === 'X'),
  house('autoClose', 'closeDueAt', (row) => row.state === 'selesai' && row.secondEyes !== 'perlu'),
]

/** A report gets its running number from the house, in the transaction that takes it in. */
export const reportReactions: readonly Reaction[] = [
  { name: 'reports.numberSent', on: 'reports.send', act: (input) => ({ act: 'reports.number', input: { reportId: input.id } }) },
  { name: 'reports.numberImported', on: 'reports.import', act: (input) => ({ act: 'reports.number', input: { reportId: importedId(String(input.extSource), String(input.extRef)) } }) },
]
