// What is counted: activities of a month by kind, function and task (one with two functions once in the total), and monthly reports on time and late.
import { counter, type Tally } from '../../engine/counter.ts'
import type { Choice, Text } from '../../engine/field.ts'
import { psmFunctions, psmTasks } from '../registry/door.ts'
import { activityKinds } from './activity-kinds.ts'
import { Activity, MonthReport } from './records.ts'

const labels = (prefix: string, choices: readonly Choice[]): { [key: string]: Text } => Object.fromEntries(choices.map((c) => [`${prefix}${c.code}`, c.label]))
const list = (v: unknown): string[] => (Array.isArray(v) ? v.filter((x): x is string => typeof x === 'string') : [])

export const activitiesCount = counter({
  name: 'activities',
  label: { id: 'Kegiatan PSM', en: 'Activities' },
  record: Activity,
  keys: { semua: { id: 'Semua kegiatan', en: 'All activities' }, ...labels('jenis:', activityKinds), ...labels('fungsi:', psmFunctions), ...labels('tugas:', psmTasks) },
  of: (row) => {
    if (row.state === 'ditarik' || typeof row.on !== 'string') return []
    const date = `${row.on.slice(0, 7)}-01`
    const at = (key: string): Tally => ({ key, date })
    return [at('semua'), at(`jenis:${String(row.kind)}`), ...[...new Set(list(row.functions))].map((f) => at(`fungsi:${f}`)), ...[...new Set(list(row.tasks))].map((t) => at(`tugas:${t}`))]
  },
})

export const monthReportsCount = counter({
  name: 'monthReports',
  label: { id: 'Laporan bulanan PSM', en: 'Monthly reports' },
  record: MonthReport,
  keys: { tepat: { id: 'Tepat waktu', en: 'On time' }, terlambat: { id: 'Terlambat', en: 'Late' }, diketahui: { id: 'Sudah diketahui', en: 'Acknowledged' } },
  of: (row) => {
    const date = typeof row.monthOn === 'string' ? row.monthOn : null
    return [{ key: row.late === true ? 'terlambat' : 'tepat', date }, ...(row.state === 'diketahui_ipsm' ? [{ key: 'diketahui', date }] : [])]
  },
})

export const activityCounters = [activitiesCount, monthReportsCount]
