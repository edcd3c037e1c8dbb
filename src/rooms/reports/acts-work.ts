// The work: take up, accept, settle; and the second pair of eyes before a settlement stands.
import { act, patch, put, refuse } from '../../engine/act.ts'
import { choice, longText, photos, ref, text } from '../../engine/field.ts'
import { holds } from '../../engine/who.ts'
import { workTags } from '../registry/door.ts'
import {
  checkRoles, clockAt, deskRoles, found, fourEyes, isAssignee, itsSpace, mayByRole, noAssignee, noClocks, readReport, readWithCalendar, reportId, supervisorRoles, theReport, tooShort, unitsDeposit, wrongState,
  type ReportRow,
} from './judging.ts'
import { Report } from './records.ts'
import { assignDue, closeDue, objectionDue, workDue } from './rules.ts'
import { outcomes } from './vocab.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const reason = longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, required: true, max: 2000 })

/** A PSM takes a verified report of their village, or one they wrote down themselves, without waiting to be sent. */
export const takeUp = act({
  name: 'reports.takeUp',
  label: { id: 'Menangani laporan sendiri', en: 'Took up a report' },
  input: { reportId },
  reads: readWithCalendar,
  touches: itsSpace,
  may: (who, input, look) => {
    const row = found(input, look)
    return !!row && row.class !== 'X' && holds(who, ['psm'], row.place)
  },
  guard: (input, look, env) => {
    const row = theReport(input, look)
    if (row.state === 'terkirim' && row.createdBy !== env.person) {
      return refuse('BELUM_DIVERIFIKASI', 'Laporan ini menunggu verifikasi. Anda dapat menanganinya setelah diverifikasi.', 'This report awaits verification. You can take it up afterwards.')
    }
    return wrongState('reports.takeUp', row)
  },
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const work = workDue(clockAt(env, look, row.place), row)
    return [patch(Report, row, {
      ...noClocks, ...noAssignee, state: 'diproses', stateAt: env.at, assignedKind: 'psm', assignedTo: env.person, assignedAt: env.at, acceptedBy: env.person, acceptedAt: env.at,
      workDueAt: work, dueAt: work,
    })]
  },
})

export const accept = act({
  name: 'reports.accept',
  label: { id: 'Menerima tugas', en: 'Accepted the work' },
  input: { reportId },
  reads: readWithCalendar,
  touches: itsSpace,
  deposits: unitsDeposit,
  may: (who, input, look) => isAssignee(who, found(input, look)),
  guard: (input, look) => wrongState('reports.accept', theReport(input, look)),
  effect: (input, look, env) => {
    const row = theReport(input, look)
    // A due date the assigner set stays; after reopening the standard counts anew.
    const work = row.state === 'didisposisikan' && row.workDueAt ? row.workDueAt : workDue(clockAt(env, look, row.place), row)
    return [patch(Report, row, { ...noClocks, state: 'diproses', stateAt: env.at, acceptedBy: env.person, acceptedAt: env.at, workDueAt: work, dueAt: work })]
  },
})

export const decline = act({
  name: 'reports.decline',
  label: { id: 'Menyatakan tidak sanggup', en: 'Declined the work' },
  input: { reportId, reason },
  reads: readWithCalendar,
  touches: itsSpace,
  deposits: unitsDeposit,
  may: (who, input, look) => isAssignee(who, found(input, look)),
  guard: (input, look) => wrongState('reports.decline', theReport(input, look)) ?? tooShort(input.reason),
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const due = assignDue(clockAt(env, look, row.place), row.urgency)
    return [put(Report, { id: row.id, place: row.place, class: row.class, team: row.class === 'X' ? row.team : null }, {
      ...noClocks, ...noAssignee, state: 'terverifikasi', stateAt: env.at, declineReason: input.reason, verifyDueAt: due, dueAt: due,
    })]
  },
})

export const settle = act({
  name: 'reports.settle',
  label: { id: 'Menyelesaikan laporan', en: 'Settled a report' },
  input: {
    reportId,
    outcome: choice({ ...N, label: { id: 'Hasil', en: 'Outcome' }, options: outcomes, strict: true, required: true }),
    outcomeNote: longText({ ...R, label: { id: 'Uraian hasil', en: 'Outcome in words' }, help: { id: 'Hanya dibaca petugas. Pelapor mendapat kalimat umum.', en: 'Read by workers only. The reporter is told in general words.' }, required: true, min: 10, max: 4000 }),
    proof: photos({ ...R, label: { id: 'Foto bukti', en: 'Proof photos' }, max: 6, evidence: true }),
    visitId: ref({ ...R, label: { id: 'Kunjungan', en: 'Visit' }, record: 'visit' }),
    caseId: ref({ ...R, label: { id: 'Kasus', en: 'Case' }, record: 'case' }),
    evidence: text({ ...R, label: { id: 'Bukti lain (nomor surat, nama saksi)', en: 'Other evidence (letter number, witness)' }, max: 200 }),
    ...workTags,
  },
  reads: readWithCalendar,
  touches: itsSpace,
  deposits: unitsDeposit,
  may: (who, input, look) => {
    const row = found(input, look)
    return row?.state === 'diteruskan_eksternal' ? mayByRole(who, row, deskRoles) : isAssignee(who, row)
  },
  guard: (input, look, env, who) => {
    const row = theReport(input, look)
    const wrong = wrongState('reports.settle', row)
    if (wrong) return wrong
    if (row.assignedBy && row.assignedBy === env.person) return fourEyes
    if (input.outcome === 'kasus' && !input.caseId && !row.caseId) return refuse('PERLU_KASUS', 'Buka kasusnya dulu, lalu selesaikan laporan ini.', 'Open the case first, then settle this report.')
    const answered = row.kind === 'pertanyaan' || row.kind === 'saran'
    const shown = (input.proof ?? []).length > 0 || !!input.visitId || !!input.caseId || !!row.caseId || (input.evidence ?? '').trim() !== ''
    if (!answered && !shown) return refuse('PERLU_BUKTI', 'Sertakan bukti: foto, kunjungan, kasus, atau keterangan lain.', 'Add evidence: a photo, a visit, a case, or something else.')
    if (holds(who, ['psm'], row.place) && ((input.functions ?? []).length === 0 || (input.tasks ?? []).length === 0)) {
      return refuse('TANDAI_PEKERJAAN', 'Tandai paling sedikit satu fungsi dan satu tugas PSM.', 'Tag at least one PSM function and one task.')
    }
    return null
  },
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const k = clockAt(env, look, row.place)
    const close = closeDue(k)
    // Who wrote it may do the work, but then somebody else must look before it can close.
    const ownWords = row.createdBy === env.person
    const check = ownWords ? objectionDue(k) : null
    return [patch(Report, row, {
      ...noClocks, state: 'selesai', stateAt: env.at, settledBy: env.person, settledAt: env.at,
      outcome: input.outcome, outcomeNote: input.outcomeNote, proof: input.proof ?? null, visitId: input.visitId ?? null, caseId: input.caseId ?? row.caseId ?? null,
      evidence: input.evidence ?? null, functions: input.functions ?? [], tasks: input.tasks ?? [],
      secondEyes: ownWords ? 'perlu' : null, checkedBy: null, checkedAt: null, objection: null, objectedAt: null, confirmedAt: null,
      closeDueAt: close, verifyDueAt: check, dueAt: check ?? close,
    })]
  },
})

export const check = act({
  name: 'reports.check',
  label: { id: 'Memeriksa penyelesaian', en: 'Checked a settlement' },
  input: { reportId, note: longText({ ...R, label: { id: 'Catatan', en: 'Note' }, max: 1000 }) },
  reads: readReport,
  touches: itsSpace,
  may: (who, input, look) => mayByRole(who, found(input, look), checkRoles),
  guard: (input, look, env) => {
    const row = theReport(input, look)
    const wrong = wrongState('reports.check', row)
    if (wrong) return wrong
    if (row.secondEyes !== 'perlu') return refuse('TIDAK_PERLU_DIPERIKSA', 'Penyelesaian ini tidak menunggu pemeriksaan.', 'This settlement does not await a check.')
    return row.settledBy === env.person || row.createdBy === env.person ? fourEyes : null
  },
  effect: (input, look, env) => {
    const row = theReport(input, look)
    return [patch(Report, row, { secondEyes: 'sudah', checkedBy: env.person, checkedAt: env.at, verifyDueAt: null, stuckAt: null, stuckClock: null, dueAt: row.closeDueAt ?? null, ...(input.note ? { closeReason: input.note } : {}) })]
  },
})

/** A supervisor agrees with the objection, or is not content: the work goes on. */
export const sendBack = act({
  name: 'reports.sendBack',
  label: { id: 'Mengembalikan laporan ke petugas', en: 'Sent a report back' },
  input: { reportId, reason },
  reads: readWithCalendar,
  touches: itsSpace,
  may: (who, input, look) => mayByRole(who, found(input, look), supervisorRoles),
  guard: (input, look, env) => {
    const row = theReport(input, look)
    if (row.settledBy === env.person) return fourEyes
    return wrongState('reports.sendBack', row) ?? tooShort(input.reason)
  },
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const work = workDue(clockAt(env, look, row.place), row)
    return [patch(Report, row, {
      ...noClocks, state: row.assignedKind === 'eksternal' ? 'diteruskan_eksternal' : 'diproses', stateAt: env.at,
      sentBackReason: input.reason, secondEyes: null, confirmedAt: null, workDueAt: work, dueAt: work,
    })]
  },
})

/** The only way past an objection: a supervisor who did not do the work, with a reason. */
export const close = act({
  name: 'reports.close',
  label: { id: 'Menutup laporan dengan alasan', en: 'Closed a report with a reason' },
  input: { reportId, reason },
  reads: readReport,
  touches: itsSpace,
  may: (who, input, look) => mayByRole(who, found(input, look), supervisorRoles),
  guard: (input, look, env) => {
    const row = theReport(input, look)
    if (row.settledBy === env.person) return fourEyes
    return wrongState('reports.close', row) ?? tooShort(input.reason)
  },
  effect: (input, look, env) => [patch(Report, theReport(input, look), {
    ...noClocks, state: 'ditutup', stateAt: env.at, closeHow: 'pengawas', closedBy: env.person, closedAt: env.at, closeReason: input.reason,
  })],
})

/** For the room of cases: what opening a case from a report changes on it. The report is settled later, by its own step. */
export const takenToCase = (row: ReportRow, caseId: string) => patch(Report, row, { caseId })
