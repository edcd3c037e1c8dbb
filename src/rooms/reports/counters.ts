// What is counted of reports. One row decides its own contribution; ages are derived from the day in the bucket when read.
import { counter, type Tally } from '../../engine/counter.ts'
import type { Choice, Text } from '../../engine/field.ts'
import type { AnyRow } from '../../engine/record.ts'
import { psmFunctions, psmTasks } from '../registry/door.ts'
import { dateInZone } from '../../engine/values/format.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { openStates, reportFlow } from './flow.ts'
import { Report } from './records.ts'
import { channels, clockNames, outcomes, reportProblems, urgencies } from './vocab.ts'

const keysOf = (choices: readonly Choice[]): { [key: string]: Text } => Object.fromEntries(choices.map((c) => [c.code, c.label]))
const stateKeys: { [key: string]: Text } = Object.fromEntries(Object.entries(reportFlow.states).map(([code, s]) => [code, s.label]))

const isOpen = (row: AnyRow): boolean => openStates.includes(String(row.state))
const word = (v: unknown, otherwise: string): string => (typeof v === 'string' && v ? v : otherwise)
const list = (v: unknown): string[] => (Array.isArray(v) ? v.filter((x): x is string => typeof x === 'string') : [])

/** Day on which it was settled, at its place. */
const settledDay = (row: AnyRow): string | null => (typeof row.settledAt === 'string' ? dateInZone(row.settledAt, clockOf(row.place)) : null)

export const byState = counter({
  name: 'reports.state',
  label: { id: 'Laporan menurut keadaan', en: 'Reports by state' },
  record: Report,
  keys: stateKeys,
  of: (row) => [{ key: word(row.state, 'terkirim') }],
})

export const openByDay = counter({
  name: 'reports.open',
  label: { id: 'Laporan terbuka menurut umur', en: 'Open reports by age' },
  record: Report,
  keys: stateKeys,
  of: (row) => (isOpen(row) ? [{ key: String(row.state), date: row.receivedOn as string }] : []),
})

export const openByUrgency = counter({
  name: 'reports.urgency',
  label: { id: 'Laporan terbuka menurut kegentingan', en: 'Open reports by urgency' },
  record: Report,
  keys: keysOf(urgencies),
  of: (row) => (isOpen(row) ? [{ key: word(row.urgency, 'biasa') }] : []),
})

export const byProblem = counter({
  name: 'reports.problem',
  label: { id: 'Laporan menurut masalah', en: 'Reports by problem' },
  record: Report,
  keys: keysOf(reportProblems),
  of: (row) => [{ key: word(row.problem, 'lainnya') }],
})

export const received = counter({
  name: 'reports.received',
  label: { id: 'Laporan masuk', en: 'Reports received' },
  record: Report,
  keys: keysOf(channels),
  of: (row) => [{ key: word(row.channel, 'web'), date: row.receivedOn as string }],
})

/** Past a clock now, by the clock. */
export const late = counter({
  name: 'reports.late',
  label: { id: 'Laporan lewat batas waktu', en: 'Reports past their clock' },
  record: Report,
  keys: keysOf(clockNames),
  of: (row) => (isOpen(row) && row.stuckAt ? [{ key: word(row.stuckClock, 'verifikasi') }] : []),
})

export const settled = counter({
  name: 'reports.settled',
  label: { id: 'Laporan selesai menurut hasil', en: 'Reports settled by outcome' },
  record: Report,
  keys: keysOf(outcomes),
  of: (row) => {
    const day = settledDay(row)
    return day ? [{ key: word(row.outcome, 'terpenuhi'), date: day }] : []
  },
})

/** Hours from receipt to settlement, summed; divided by `reports.settled` they are the mean. */
export const hours = counter({
  name: 'reports.hours',
  label: { id: 'Jam dari masuk sampai selesai', en: 'Hours from receipt to settlement' },
  record: Report,
  keys: { jam: { id: 'Jumlah jam', en: 'Hours in all' } },
  of: (row) => {
    const day = settledDay(row)
    if (!day || typeof row.createdAt !== 'string') return []
    return [{ key: 'jam', date: day, n: Math.max(0, Math.round((Date.parse(String(row.settledAt)) - Date.parse(row.createdAt)) / 3_600_000)) }]
  },
})

/** Functions and tasks tagged on settlements: one report with two functions counts once in each, and once under `semua`. */
export const work = counter({
  name: 'reports.work',
  label: { id: 'Pekerjaan menurut fungsi dan tugas', en: 'Work by function and task' },
  record: Report,
  keys: { semua: { id: 'Semua', en: 'All' }, ...keysOf(psmFunctions), ...keysOf(psmTasks) },
  of: (row) => {
    const day = settledDay(row)
    const tags = [...list(row.functions), ...list(row.tasks)]
    if (!day || tags.length === 0) return []
    return ['semua', ...tags].map((key): Tally => ({ key, date: day }))
  },
})

export const reportCounters = [byState, openByDay, openByUrgency, byProblem, received, late, settled, hours, work] as const
