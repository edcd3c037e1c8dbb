// What the house does by itself: numbers, reminders, escalation, closing on silence; and the calendar its clocks go by.
import { act, patch, put, refuse } from '../../engine/act.ts'
import { choice, json, text } from '../../engine/field.ts'
import { referenceSpace, regencyOf, spaceOf, villageSpace } from '../../engine/space.ts'
import { derivedId } from '../../engine/values/id.ts'
import { dateInZone } from '../../engine/values/format.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { holds } from '../../engine/who.ts'
import { calendarId } from './calendar.ts'
import { found, itsSpace, noClocks, readReport, reportId, theReport, wrongState, type ReportRow } from './judging.ts'
import { Report, ReportSeries, WorkCalendar } from './records.ts'
import { clockOfState, laneOf } from './rules.ts'
import { clockNames } from './vocab.ts'

const N = { class: 'N' as const }
const notYet = refuse('BELUM_WAKTUNYA', 'Belum waktunya.', 'It is not time yet.')
const rung = (due: string | null | undefined, at: string): boolean => !!due && due <= at

/** A village counts its own months. The lane counts for the regency, so that a village's numbers show no gap where a hidden report lies. */
function seriesOf(row: ReportRow): { id: string; place: string; month: string } {
  const place = row.class === 'X' ? regencyOf(row.place) : row.place
  const month = dateInZone(row.createdAt ?? '', clockOf(row.place)).slice(0, 7).replace('-', '')
  return { id: derivedId(place, `report-series ${month}`), place, month }
}

export const number = act({
  name: 'reports.number',
  label: { id: 'Memberi nomor laporan', en: 'Numbered a report' },
  by: 'system',
  input: { reportId },
  reads: (input, look) => {
    const row = found(input, look)
    return [...readReport(input), ...(row ? [{ record: ReportSeries, id: seriesOf(row).id }] : [])]
  },
  touches: (input, look) => {
    const row = found(input, look)
    if (!row) return []
    return row.class === 'X' ? [spaceOf(row)] : [spaceOf(row), villageSpace(row.place, 'N')]
  },
  may: () => false,
  guard: (input, look) => {
    const row = found(input, look)
    return row && !row.number ? null : refuse('SUDAH_BERNOMOR', 'Laporan ini sudah bernomor.', 'This report has its number.')
  },
  effect: (input, look) => {
    const row = theReport(input, look)
    const series = seriesOf(row)
    const last = (look.find(ReportSeries, series.id)?.last ?? 0) + 1
    const home = row.class === 'X' ? { id: series.id, place: series.place, class: 'X' as const, team: laneOf(series.place) } : { id: series.id, place: series.place, class: 'N' as const }
    return [
      put(ReportSeries, home, { month: series.month, last }),
      patch(Report, row, { number: `LP-${series.place}-${series.month}-${String(last).padStart(5, '0')}` }),
    ]
  },
})

export const remind = act({
  name: 'reports.remind',
  label: { id: 'Mengingatkan pelapor', en: 'Reminded the reporter' },
  by: 'system',
  input: { reportId },
  reads: readReport,
  touches: itsSpace,
  may: () => false,
  guard: (input, look, env) => {
    const row = found(input, look)
    return row && rung(row.remindAt, env.at) ? wrongState('reports.remind', row) : notYet
  },
  effect: (input, look, env) => [patch(Report, theReport(input, look), { remindedAt: env.at, remindAt: null })],
})

export const closeUnanswered = act({
  name: 'reports.closeUnanswered',
  label: { id: 'Menutup laporan yang tidak dilengkapi', en: 'Closed an unanswered report' },
  by: 'system',
  input: { reportId },
  reads: readReport,
  touches: itsSpace,
  may: () => false,
  guard: (input, look, env) => {
    const row = found(input, look)
    // A hidden report is never dropped for want of an answer: its reporter may not be free to give one.
    if (!row || row.class === 'X' || !rung(row.replyDueAt, env.at)) return notYet
    return wrongState('reports.closeUnanswered', row)
  },
  effect: (input, look, env) => [patch(Report, theReport(input, look), { ...noClocks, state: 'ditutup', stateAt: env.at, closeHow: 'tanpa_jawaban', closedAt: env.at })],
})

/** Back to the desk instead: the lane goes on without the answer. */
export const resumeUnanswered = act({
  name: 'reports.resumeUnanswered',
  label: { id: 'Melanjutkan tanpa jawaban', en: 'Went on without the answer' },
  by: 'system',
  input: { reportId },
  reads: readReport,
  touches: itsSpace,
  may: () => false,
  guard: (input, look, env) => {
    const row = found(input, look)
    if (row?.class !== 'X' || !rung(row.replyDueAt, env.at)) return notYet
    return wrongState('reports.resumeUnanswered', row)
  },
  effect: (input, look, env) => [patch(Report, theReport(input, look), { ...noClocks, state: 'terkirim', stateAt: env.at, dueAt: env.at, stuckAt: env.at, stuckClock: 'verifikasi' })],
})

export const autoClose = act({
  name: 'reports.autoClose',
  label: { id: 'Menutup laporan karena tidak ada keberatan', en: 'Closed a report on silence' },
  by: 'system',
  input: { reportId },
  reads: readReport,
  touches: itsSpace,
  may: () => false,
  guard: (input, look, env) => {
    const row = found(input, look)
    if (!row || !rung(row.closeDueAt, env.at)) return notYet
    if (row.secondEyes === 'perlu') return refuse('MENUNGGU_PEMERIKSAAN', 'Masih menunggu pemeriksaan orang kedua.', 'It still awaits a check by a second person.')
    return wrongState('reports.autoClose', row)
  },
  effect: (input, look, env) => {
    const row = theReport(input, look)
    return [patch(Report, row, { ...noClocks, state: 'ditutup', stateAt: env.at, closeHow: row.confirmedAt ? 'dikonfirmasi' : 'diam', closedAt: env.at })]
  },
})

const timerColumns = { verifikasi: 'verifyDueAt', disposisi: 'verifyDueAt', terima: 'acceptDueAt', kerja: 'workDueAt', keberatan: 'verifyDueAt', periksa: 'verifyDueAt' } as const

/** Past its clock: named and shown to the supervisors, never dropped and never decided by the house. */
export const escalate = act({
  name: 'reports.escalate',
  label: { id: 'Menaikkan laporan yang lewat batas', en: 'Escalated a late report' },
  by: 'system',
  input: { reportId, clock: choice({ ...N, label: { id: 'Batas', en: 'Clock' }, options: clockNames, strict: true, required: true }) },
  reads: readReport,
  touches: itsSpace,
  may: () => false,
  guard: (input, look, env) => {
    const row = found(input, look)
    if (!row || clockOfState(row.state, row.secondEyes) !== input.clock) return notYet
    return rung(row[timerColumns[input.clock as keyof typeof timerColumns]], env.at) ? wrongState('reports.escalate', row) : notYet
  },
  effect: (input, look, env) => {
    const column = timerColumns[input.clock as keyof typeof timerColumns]
    return [patch(Report, theReport(input, look), { [column]: null, stuckAt: env.at, stuckClock: input.clock })]
  },
})

/** The regency's holidays. Clocks already running keep the moment they were given. */
export const setCalendar = act({
  name: 'reports.setCalendar',
  label: { id: 'Menetapkan hari libur', en: 'Set the holidays' },
  input: {
    regency: text({ ...N, label: { id: 'Kabupaten/kota', en: 'Regency' }, required: true, min: 5, max: 5 }),
    days: json({ ...N, label: WorkCalendar.columns.days.label, required: true, schema: WorkCalendar.columns.days.schema }),
    source: text({ ...N, label: { id: 'Dasar (SKB, keputusan kepala daerah)', en: 'Source (decree)' }, required: true, min: 3, max: 200 }),
    was: json({ ...N, label: { id: 'Sebelumnya', en: 'Before' }, schema: WorkCalendar.columns.days.schema }),
  },
  reads: (input) => [{ record: WorkCalendar, id: calendarId(input.regency ?? '') }],
  touches: (input) => [referenceSpace(input.regency ?? '')],
  may: (who, input, _look, env) => env.place === input.regency && holds(who, ['dinsos_verifier', 'dinsos_head', 'admin'], env.place),
  guard: (input) => {
    const dates = (input.days ?? []).map((d) => d.date)
    return new Set(dates).size === dates.length ? null : refuse('TANGGAL_GANDA', 'Ada tanggal yang tertulis dua kali.', 'A date is written twice.')
  },
  effect: (input, _look, env) => [put(
    WorkCalendar,
    { id: calendarId(input.regency as string), place: input.regency as string, class: 'N' },
    { days: [...(input.days ?? [])].sort((a, b) => (a.date < b.date ? -1 : 1)), source: input.source, setBy: env.person },
    input.was ? { days: input.was } : undefined,
  )],
})
