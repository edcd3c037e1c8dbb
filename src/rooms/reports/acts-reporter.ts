// What the reporter may do with their code: answer, appeal, withdraw, confirm, object, reopen. No account; the code is shown at the public door.
import { act, patch, refuse } from '../../engine/act.ts'
import { integer, longText, photos } from '../../engine/field.ts'
import {
  clockAt, found, fourEyes, itsSpace, mayByRole, noClocks, readReport, readWithCalendar, reportId, showedTicket, supervisorRoles, theReport, wrongState,
} from './judging.ts'
import { Report } from './records.ts'
import { acceptDue, objectionDue, standards, verifyDue, withinDays } from './rules.ts'

const R = { class: 'R' as const }
const words = (id: string, en: string) => longText({ ...R, label: { id, en }, required: true, min: 10, max: 2000 })

export const answerMore = act({
  name: 'reports.answerMore',
  label: { id: 'Pelapor melengkapi laporan', en: 'The reporter answered' },
  by: 'citizen',
  input: {
    reportId,
    answer: longText({ ...R, label: { id: 'Jawaban Anda', en: 'Your answer' }, required: true, min: 2, max: 4000 }),
    photos: photos({ ...R, label: { id: 'Foto tambahan', en: 'More photos' }, max: 3 }),
  },
  reads: readWithCalendar,
  touches: itsSpace,
  may: (who, input, look) => showedTicket(who, found(input, look)),
  guard: (input, look) => wrongState('reports.answerMore', theReport(input, look)),
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const due = verifyDue(clockAt(env, look, row.place), row.urgency, row.class === 'X')
    return [patch(Report, row, {
      ...noClocks, state: 'terkirim', stateAt: env.at, answer: input.answer, answeredAt: env.at,
      photos: [...(row.photos ?? []), ...(input.photos ?? [])].slice(0, 6), verifyDueAt: due, dueAt: due,
    })]
  },
})

export const appeal = act({
  name: 'reports.appeal',
  label: { id: 'Pelapor mengajukan banding', en: 'The reporter appealed' },
  by: 'citizen',
  input: { reportId, reason: words('Mengapa laporan ini perlu dilihat lagi', 'Why this needs another look') },
  reads: readWithCalendar,
  touches: itsSpace,
  may: (who, input, look) => showedTicket(who, found(input, look)),
  guard: (input, look, env) => {
    const row = theReport(input, look)
    const wrong = wrongState('reports.appeal', row)
    if (wrong) return wrong
    if (row.appealedAt) return refuse('SUDAH_BANDING', 'Laporan ini sudah pernah diajukan banding.', 'This report was appealed before.')
    if (!withinDays(row.stateAt, env.at, standards.appeal)) return refuse('LEWAT_BATAS', `Banding hanya dalam ${standards.appeal} hari. Kirim laporan baru.`, `An appeal must come within ${standards.appeal} days. Please send a new report.`)
    return null
  },
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const due = verifyDue(clockAt(env, look, row.place), row.urgency, row.class === 'X')
    return [patch(Report, row, { ...noClocks, state: 'terkirim', stateAt: env.at, appealedAt: env.at, appeal: input.reason, duplicateOf: null, verifyDueAt: due, dueAt: due })]
  },
})

export const withdraw = act({
  name: 'reports.withdraw',
  label: { id: 'Pelapor menarik laporan', en: 'The reporter withdrew' },
  by: 'citizen',
  input: { reportId, reason: longText({ ...R, label: { id: 'Alasan (boleh kosong)', en: 'Reason (optional)' }, max: 1000 }) },
  reads: readReport,
  touches: itsSpace,
  may: (who, input, look) => showedTicket(who, found(input, look)),
  guard: (input, look) => {
    const row = theReport(input, look)
    // Whoever threatens a witness could also make them withdraw.
    if (row.class === 'X') return refuse('TETAP_DITANGANI', 'Laporan ini tetap kami tangani demi keselamatan. Sampaikan pesan Anda kepada petugas.', 'We go on with this report for the sake of safety. Tell the officer what you wish.')
    return wrongState('reports.withdraw', row)
  },
  effect: (input, look, env) => [patch(Report, theReport(input, look), {
    ...noClocks, state: 'ditutup', stateAt: env.at, closeHow: 'ditarik', closedAt: env.at, closeReason: input.reason ?? null,
  })],
})

export const confirm = act({
  name: 'reports.confirm',
  label: { id: 'Pelapor menyatakan selesai', en: 'The reporter confirmed' },
  by: 'citizen',
  input: { reportId, rating: integer({ class: 'N', label: { id: 'Nilai pelayanan (1–5)', en: 'Rating (1–5)' }, min: 1, max: 5 }) },
  reads: readReport,
  touches: itsSpace,
  may: (who, input, look) => showedTicket(who, found(input, look)),
  guard: (input, look) => wrongState('reports.confirm', theReport(input, look)),
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const said = { confirmedAt: env.at, rating: input.rating ?? null }
    // Written and settled by one and the same person, who may know the code: it waits for the second pair of eyes, then closes.
    if (row.state === 'selesai' && row.secondEyes === 'perlu') return [patch(Report, row, { ...said, closeDueAt: env.at })]
    return [patch(Report, row, { ...noClocks, ...said, state: 'ditutup', stateAt: env.at, closeHow: 'dikonfirmasi', closedAt: env.at })]
  },
})

export const object = act({
  name: 'reports.object',
  label: { id: 'Pelapor menyatakan belum selesai', en: 'The reporter objected' },
  by: 'citizen',
  input: { reportId, reason: words('Apa yang belum selesai', 'What is not done') },
  reads: readWithCalendar,
  touches: itsSpace,
  may: (who, input, look) => showedTicket(who, found(input, look)),
  guard: (input, look) => wrongState('reports.object', theReport(input, look)),
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const due = objectionDue(clockAt(env, look, row.place))
    return [patch(Report, row, { ...noClocks, state: 'dibantah', stateAt: env.at, objection: input.reason, objectedAt: env.at, confirmedAt: null, verifyDueAt: due, dueAt: due })]
  },
})

export const reopen = act({
  name: 'reports.reopen',
  label: { id: 'Membuka kembali laporan', en: 'Reopened a report' },
  by: 'citizen',
  input: { reportId, reason: words('Mengapa dibuka kembali', 'Why it is opened again') },
  reads: readWithCalendar,
  touches: itsSpace,
  may: (who, input, look) => {
    const row = found(input, look)
    return showedTicket(who, row) || (who.person !== null && mayByRole(who, row, supervisorRoles))
  },
  guard: (input, look, env, who) => {
    const row = theReport(input, look)
    const wrong = wrongState('reports.reopen', row)
    if (wrong) return wrong
    if (!showedTicket(who, row) && row.closedBy && row.closedBy === env.person) return fourEyes
    if (!withinDays(row.closedAt, env.at, standards.reopen)) return refuse('LEWAT_BATAS', `Laporan hanya dapat dibuka kembali dalam ${standards.reopen} hari. Kirim laporan baru.`, `A report can be reopened within ${standards.reopen} days. Please send a new one.`)
    if (withinDays(row.reopenedAt, env.at, standards.reopen)) return refuse('SUDAH_DIBUKA', `Laporan ini sudah dibuka kembali dalam ${standards.reopen} hari terakhir. Hubungi petugas.`, `This report was already reopened within ${standards.reopen} days. Please ask the office.`)
    return null
  },
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const k = clockAt(env, look, row.place)
    const again = { ...noClocks, stateAt: env.at, reopenedAt: env.at, reopenReason: input.reason, closeHow: null, closedBy: null, closedAt: null, secondEyes: null, confirmedAt: null }
    if (row.assignedKind) {
      const due = acceptDue(k, row.urgency, row.assignedKind)
      return [patch(Report, row, { ...again, state: 'dibuka_kembali', acceptDueAt: due, dueAt: due })]
    }
    const due = verifyDue(k, row.urgency, row.class === 'X')
    return [patch(Report, row, { ...again, state: 'terkirim', verifyDueAt: due, dueAt: due })]
  },
})
