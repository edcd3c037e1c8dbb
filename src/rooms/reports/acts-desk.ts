// The desk: verify, ask for more, reject, merge, send out, move to the restricted lane. Puskesos and Dinsos; in the lane its own team.
import { act, patch, put, refuse, type Change, type Look } from '../../engine/act.ts'
import { bool, choice, date, longText, place, ref, text } from '../../engine/field.ts'
import { isVillage, regencyOf, spaceOf, teamSpace, villageSpace } from '../../engine/space.ts'
import { dateInZone } from '../../engine/values/format.ts'
import { endOfDay } from '../../engine/values/working-days.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { covers, holds } from '../../engine/who.ts'
import { Agency, Appointment, TeamMember } from '../organization/door.ts'
import { sectors, subjectKinds, Visit } from '../registry/door.ts'
import {
  assignRoles, changedSince, clockAt, deskRoles, found, fourEyes, itsSpace, mayByRole, noAssignee, noClocks, puskesosRoles, readReport, readWithCalendar, reportId, seenField, theReport, tooShort, wrongState, type OfReport, type ReportRow,
} from './judging.ts'
import { Report, Reporter } from './records.ts'
import { acceptDue, assignDue, intakeOf, isRestricted, laneOf, remindDue, replyDue, restrictedOnly, unitOf, verifyDue, workDue } from './rules.ts'
import { assigneeKinds, complaintKinds, messageKinds, rankOf, reportProblems, urgencies } from './vocab.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }

const reason = longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, required: true, max: 2000 })
const told = { id: 'Dibaca pelapor. Jangan menulis nama, alamat, atau NIK siapa pun.', en: 'The reporter reads this. Do not write names, addresses or identity numbers.' }

export const verify = act({
  name: 'reports.verify',
  label: { id: 'Memverifikasi laporan', en: 'Verified a report' },
  input: {
    reportId,
    problem: choice({ ...N, label: { id: 'Masalah', en: 'Problem' }, options: reportProblems, required: true }),
    sector: choice({ ...N, label: { id: 'Bidang', en: 'Sector' }, options: sectors, required: true }),
    kind: choice({ ...N, label: { id: 'Jenis', en: 'Kind' }, options: messageKinds, strict: true }),
    complaint: choice({ ...N, label: { id: 'Keluhan tentang program', en: 'Complaint about a programme' }, options: complaintKinds }),
    urgency: choice({ ...N, label: { id: 'Kegentingan', en: 'Urgency' }, options: urgencies, strict: true, required: true }),
    duplicatesSeen: bool({ ...N, label: { id: 'Laporan serupa sudah diperiksa', en: 'Similar reports were checked' }, required: true }),
    fieldCheck: bool({ ...N, label: { id: 'Perlu periksa lapangan', en: 'Needs a field check' } }),
  },
  reads: readWithCalendar,
  touches: itsSpace,
  may: (who, input, look) => mayByRole(who, found(input, look), deskRoles),
  guard: (input, look, env) => {
    const row = theReport(input, look)
    if (row.rejectedBy && row.rejectedBy === env.person) return fourEyes
    if (row.class !== 'X' && restrictedOnly(input.problem)) {
      return refuse('PAKAI_JALUR_TERBATAS', 'Masalah ini hanya untuk jalur terbatas. Pilih “Alihkan ke jalur terbatas”.', 'This problem belongs to the restricted lane. Choose “Move to the restricted lane”.')
    }
    if (input.duplicatesSeen !== true) return refuse('PERIKSA_DUPLIKAT', 'Periksa dulu apakah ada laporan serupa.', 'First check for similar reports.')
    return wrongState('reports.verify', row)
  },
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const due = assignDue(clockAt(env, look, row.place), input.urgency)
    return [patch(Report, row, {
      ...noClocks, state: 'terverifikasi', stateAt: env.at, verifiedBy: env.person, verifiedAt: env.at,
      problem: input.problem, sector: input.sector, kind: input.kind ?? row.kind, complaint: input.complaint ?? row.complaint ?? null,
      urgency: input.urgency, rank: rankOf(input.urgency), fieldCheck: input.fieldCheck ?? false, verifyDueAt: due, dueAt: due,
    })]
  },
})

export const askMore = act({
  name: 'reports.askMore',
  label: { id: 'Meminta pelapor melengkapi', en: 'Asked the reporter for more' },
  input: { reportId, question: longText({ ...R, label: { id: 'Pertanyaan untuk pelapor', en: 'Question to the reporter' }, help: told, required: true, min: 10, max: 600 }) },
  reads: readReport,
  touches: itsSpace,
  may: (who, input, look) => mayByRole(who, found(input, look), deskRoles),
  guard: (input, look) => {
    const row = theReport(input, look)
    if (!row.ticketHash) return refuse('TANPA_KODE', 'Laporan ini tidak punya kode, jadi pelapor tidak dapat menjawab di sini.', 'This report has no code, so the reporter cannot answer here.')
    return wrongState('reports.askMore', row)
  },
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const k = { at: env.at, zone: clockOf(row.place), holidays: new Set<string>() }
    return [patch(Report, row, {
      ...noClocks, state: 'perlu_dilengkapi', stateAt: env.at, question: input.question, askedAt: env.at, answer: null, answeredAt: null, remindedAt: null,
      remindAt: remindDue(k), replyDueAt: replyDue(k), dueAt: replyDue(k),
    })]
  },
})

export const markDuplicate = act({
  name: 'reports.markDuplicate',
  label: { id: 'Menandai sebagai duplikat', en: 'Marked as a duplicate' },
  input: { reportId, duplicateOf: ref({ ...R, label: { id: 'Sama dengan laporan', en: 'Same as report' }, record: 'report', required: true }) },
  reads: (input) => [...readReport(input), { record: Report, id: input.duplicateOf }],
  touches: itsSpace,
  may: (who, input, look) => mayByRole(who, found(input, look), deskRoles) && mayByRole(who, look.find(Report, input.duplicateOf), deskRoles),
  guard: (input, look) => {
    const row = theReport(input, look)
    const main = theReport({ reportId: input.duplicateOf ?? null }, look)
    if (main.id === row.id) return refuse('LAPORAN_SAMA', 'Pilih laporan lain sebagai induknya.', 'Choose another report to merge into.')
    if (main.state === 'duplikat' || main.state === 'ditolak') return refuse('INDUK_TIDAK_SAH', 'Laporan induk sudah digabung atau ditolak. Pilih induknya yang masih dikerjakan.', 'That report was itself merged or rejected. Choose one that is being worked on.')
    if (main.class !== row.class) return refuse('BEDA_JALUR', 'Laporan jalur terbatas dan laporan biasa tidak dapat digabung.', 'A restricted report and an ordinary one cannot be merged.')
    return wrongState('reports.markDuplicate', row)
  },
  effect: (input, look, env) => {
    const row = theReport(input, look)
    return [patch(Report, row, { ...noClocks, state: 'duplikat', stateAt: env.at, duplicateOf: input.duplicateOf, rejectedBy: env.person })]
  },
})

export const reject = act({
  name: 'reports.reject',
  label: { id: 'Menolak laporan', en: 'Rejected a report' },
  input: { reportId, reason: { ...reason, help: told } },
  reads: readReport,
  touches: itsSpace,
  may: (who, input, look) => mayByRole(who, found(input, look), deskRoles),
  guard: (input, look, env) => {
    const row = theReport(input, look)
    if (row.rejectedBy && row.rejectedBy === env.person) return fourEyes
    return wrongState('reports.reject', row) ?? tooShort(input.reason)
  },
  effect: (input, look, env) => [patch(Report, theReport(input, look), { ...noClocks, state: 'ditolak', stateAt: env.at, rejectedBy: env.person, rejectReason: input.reason })],
})

/** Roles that can be given work of each kind. */
const rolesOfKind: { readonly [kind: string]: readonly string[] } = { psm: ['psm'], puskesos: puskesosRoles, peksos: ['pekerja_sosial'], jalur: ['duty_officer'] }

export const assign = act({
  name: 'reports.assign',
  label: { id: 'Mendisposisikan laporan', en: 'Assigned a report' },
  input: {
    reportId,
    assignedKind: choice({ ...N, label: { id: 'Kepada', en: 'To' }, options: assigneeKinds, strict: true, required: true }),
    assignedTo: ref({ ...N, label: { id: 'Petugas', en: 'Worker' }, record: 'account', when: (v) => String(v.assignedKind) in rolesOfKind }),
    assignedUnit: ref({ ...N, label: { id: 'Instansi', en: 'Agency' }, record: 'agency', when: (v) => v.assignedKind === 'unit' || v.assignedKind === 'eksternal' }),
    due: date({ ...N, label: { id: 'Selesai paling lambat', en: 'Done by' } }),
    fieldCheck: bool({ ...N, label: { id: 'Perlu periksa lapangan', en: 'Needs a field check' } }),
    note: longText({ ...R, label: { id: 'Pesan untuk petugas', en: 'Note to the worker' }, max: 2000 }),
    was: seenField,
  },
  reads: (input, look) => {
    const row = found(input, look)
    return [
      ...readWithCalendar(input, look),
      { record: Agency, id: input.assignedUnit },
      ...(input.assignedTo ? [{ record: Appointment, where: { personId: input.assignedTo } }] : []),
      ...(input.assignedTo && row?.class === 'X' ? [{ record: TeamMember, where: { personId: input.assignedTo } }] : []),
    ]
  },
  touches: itsSpace,
  may: (who, input, look) => mayByRole(who, found(input, look), assignRoles),
  guard: (input, look, env) => {
    const row = theReport(input, look)
    const wrong = wrongState('reports.assign', row) ?? changedSince(row, input.was)
    if (wrong) return wrong
    const kind = input.assignedKind ?? ''
    if (kind in rolesOfKind) {
      if (!input.assignedTo && kind !== 'puskesos') return refuse('PILIH_PENERIMA', 'Pilih petugas yang akan mengerjakan.', 'Choose who will do it.')
      if (input.assignedTo === env.person) return fourEyes
      const posts = input.assignedTo ? look.all(Appointment, { personId: input.assignedTo }) : []
      const fits = posts.some((p) => (rolesOfKind[kind] ?? []).includes(p.role ?? '') && covers(p.place, row.place) && (p.from ?? '') <= env.day && (!p.until || env.day <= p.until))
      if (input.assignedTo && !fits) return refuse('BUKAN_PETUGAS_SINI', 'Orang ini tidak bertugas di wilayah laporan.', 'This person does not serve the place of the report.')
    } else {
      const agency = look.find(Agency, input.assignedUnit)
      if (!agency) return refuse('PILIH_PENERIMA', 'Pilih instansi yang akan mengerjakan.', 'Choose the agency that will do it.')
      if ((agency.kind === 'eksternal') !== (kind === 'eksternal')) return refuse('JENIS_INSTANSI', 'Pihak luar diteruskan, instansi ditugaskan. Pilih jenis yang sesuai.', 'Outside bodies are passed on to, agencies are assigned. Choose the matching kind.')
    }
    if (row.class === 'X') {
      const seated = kind === 'jalur' || (kind === 'peksos' && look.all(TeamMember, { personId: input.assignedTo ?? '' }).some((m) => m.teamId === row.team && (!m.until || m.until > env.at)))
      if (!seated) return refuse('DI_LUAR_JALUR', 'Laporan jalur terbatas hanya dapat diberikan kepada anggota jalur itu.', 'A restricted report can only be given to a member of its lane.')
    }
    if (input.due) {
      if (input.due < env.day) return refuse('TENGGAT_LEWAT', 'Tanggal selesai sudah lewat.', 'That date has passed.')
      const latest = dateInZone(workDue(clockAt(env, look, row.place), { ...row, fieldCheck: input.fieldCheck ?? row.fieldCheck ?? null }), clockOf(row.place))
      if (input.due > latest) return refuse('TENGGAT_TERLALU_LAMA', `Paling lambat ${latest} menurut standar layanan.`, `The service standard allows ${latest} at the latest.`)
    }
    return null
  },
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const k = clockAt(env, look, row.place)
    const kind = input.assignedKind as string
    const outside = kind === 'eksternal'
    const fieldCheck = input.fieldCheck ?? row.fieldCheck ?? null
    const work = input.due ? endOfDay(input.due, k.zone) : workDue(k, { ...row, fieldCheck })
    const accept = outside ? null : acceptDue(k, row.urgency, kind)
    const team = row.class === 'X' ? row.team : kind === 'unit' ? unitOf(input.assignedUnit as string) : null
    return [put(Report, { id: row.id, place: row.place, class: row.class, team }, {
      ...noClocks, ...noAssignee, state: outside ? 'diteruskan_eksternal' : 'didisposisikan', stateAt: env.at,
      assignedKind: kind, assignedTo: kind in rolesOfKind ? (input.assignedTo ?? null) : null, assignedUnit: kind in rolesOfKind ? null : input.assignedUnit,
      assignedBy: env.person, assignedAt: env.at, assignNote: input.note ?? null, declineReason: null, fieldCheck,
      acceptDueAt: accept, workDueAt: work, dueAt: accept ?? work,
    })]
  },
})

export const acknowledge = act({
  name: 'reports.acknowledge',
  label: { id: 'Mengetahui laporan', en: 'Acknowledged a report' },
  input: { reportId, note: longText({ ...R, label: { id: 'Catatan', en: 'Note' }, max: 1000 }) },
  reads: readReport,
  touches: itsSpace,
  may: (who, input, look) => {
    const row = found(input, look)
    return !!row && row.class !== 'X' && holds(who, ['village_head'], row.place)
  },
  guard: (input, look) => {
    const row = theReport(input, look)
    if (row.acknowledgedBy) return refuse('SUDAH_DIKETAHUI', 'Laporan ini sudah diketahui.', 'This report was acknowledged before.')
    return wrongState('reports.acknowledge', row)
  },
  effect: (input, look, env) => [patch(Report, theReport(input, look), { acknowledgedBy: env.person, acknowledgedAt: env.at, acknowledgeNote: input.note ?? null })],
})

/** Whoever finds that it is about violence or a child hides it at once; afterwards they do not see it either. */
export const restrict = act({
  name: 'reports.restrict',
  label: { id: 'Mengalihkan ke jalur terbatas', en: 'Moved to the restricted lane' },
  input: {
    reportId,
    aboutChild: bool({ ...R, label: { id: 'Menyangkut anak', en: 'It concerns a child' } }),
    aboutViolence: bool({ ...R, label: { id: 'Ada kekerasan', en: 'There is violence' } }),
    problem: choice({ ...R, label: { id: 'Masalah', en: 'Problem' }, options: reportProblems }),
    reason: longText({ ...R, label: { id: 'Apa yang Anda temukan', en: 'What you found' }, required: true, min: 10, max: 2000 }),
  },
  reads: (input, look) => [...readWithCalendar(input, look), { record: Reporter, id: input.reportId }, { record: Visit, where: { reportId: input.reportId ?? '' } }],
  touches: (input, look) => [...itsSpace(input, look), ...sealedSpaces(found(input, look)), ...visitSpaces(input, look)],
  deposits: (input, look) => [...sealedSpaces(found(input, look)), ...visitSpaces(input, look)],
  may: (who, input, look) => {
    const row = found(input, look)
    return !!row && row.class !== 'X' && holds(who, ['psm', ...deskRoles, 'village_head', 'district_supervisor'], row.place)
  },
  guard: (input, look) => {
    if (!isRestricted(input)) return refuse('SEBUT_SEBABNYA', 'Tandai: menyangkut anak, ada kekerasan, atau masalah yang terlindungi.', 'Say which: it concerns a child, there is violence, or a protected problem.')
    return wrongState('reports.restrict', theReport(input, look))
  },
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const lane = laneOf(regencyOf(row.place))
    const where = { id: row.id, place: row.place, class: 'X' as const, team: lane }
    const flags = {
      aboutChild: input.aboutChild ?? row.aboutChild ?? false, aboutViolence: input.aboutViolence ?? row.aboutViolence ?? false, problem: input.problem ?? row.problem ?? null,
      restrictedBy: env.person, restrictReason: input.reason,
    }
    const out: Change[] = []
    if (['ditutup', 'ditolak', 'duplikat'].includes(row.state ?? '')) out.push(put(Report, where, flags))
    else if (row.state === 'perlu_dilengkapi') out.push(put(Report, where, flags))
    else {
      const due = verifyDue(clockAt(env, look, row.place), row.urgency, true)
      out.push(put(Report, where, {
        ...flags, ...noClocks, ...noAssignee, state: row.state === 'terkirim' ? 'terkirim' : 'terverifikasi', stateAt: env.at, verifyDueAt: due, dueAt: due,
      }))
    }
    const reporter = look.find(Reporter, row.id)
    if (reporter) out.push(put(Reporter, { id: reporter.id, place: reporter.place, class: 'X', team: lane }, {}))
    // What was noted on the way goes along: a visit would tell the village what the report no longer does.
    for (const v of look.all(Visit, { reportId: row.id })) if (v.class !== 'X') out.push(put(Visit, { id: v.id, place: v.place, class: 'X', team: lane }, {}))
    return out
  },
})

/** Citizens choose the wrong village; the report goes where the trouble is, within the same regency. */
export const relocate = act({
  name: 'reports.relocate',
  label: { id: 'Memindahkan ke desa/kelurahan lain', en: 'Moved to another village' },
  input: { reportId, toPlace: place({ ...N, label: { id: 'Desa atau kelurahan', en: 'Village' }, required: true }), address: text({ ...R, label: { id: 'Alamat', en: 'Address' }, max: 200 }) },
  reads: (input, look) => [...readWithCalendar(input, look), { record: Reporter, id: input.reportId }],
  touches: (input, look) => [...itsSpace(input, look), ...newHome(found(input, look), input.toPlace)],
  deposits: (input, look) => newHome(found(input, look), input.toPlace),
  may: (who, input, look) => mayByRole(who, found(input, look), deskRoles),
  guard: (input, look) => {
    const row = theReport(input, look)
    const to = input.toPlace ?? ''
    if (!isVillage(to) || to === row.place) return refuse('PILIH_KELURAHAN', 'Pilih desa atau kelurahan lain.', 'Choose another village.')
    if (regencyOf(to) !== regencyOf(row.place)) return refuse('BEDA_KABUPATEN', 'Tempat itu di kabupaten/kota lain. Tolak dengan alasan, dan minta pelapor melapor di sana.', 'That place is in another regency. Reject with a reason and ask the reporter to report there.')
    return wrongState('reports.relocate', row)
  },
  effect: (input, look, env) => {
    const row = theReport(input, look)
    const to = input.toPlace as string
    const started = row.state === 'didisposisikan' || row.state === 'dibuka_kembali'
    const due = assignDue(clockAt(env, look, row.place), row.urgency)
    const team = row.class === 'X' ? row.team : null
    const out: Change[] = [put(Report, { id: row.id, place: to, class: row.class, team }, {
      movedFrom: row.place, ...(input.address ? { address: input.address } : {}),
      ...(started ? { ...noClocks, ...noAssignee, state: 'terverifikasi', stateAt: env.at, verifyDueAt: due, dueAt: due } : {}),
    })]
    const reporter = look.find(Reporter, row.id)
    if (reporter) out.push(put(Reporter, { id: reporter.id, place: to, class: 'X', team: row.class === 'X' ? row.team : intakeOf(to) }, {}))
    return out
  },
})

export const link = act({
  name: 'reports.link',
  label: { id: 'Mengaitkan laporan dengan warga', en: 'Linked a report to a person or family' },
  input: {
    reportId,
    subjectKind: choice({ ...R, label: { id: 'Jenis', en: 'Kind' }, options: subjectKinds, strict: true, required: true }),
    subjectId: ref({ ...R, label: { id: 'Siapa', en: 'Who' }, record: '*', required: true }),
    was: seenField,
  },
  reads: readReport,
  touches: itsSpace,
  may: (who, input, look) => mayByRole(who, found(input, look), ['psm', ...deskRoles, 'pekerja_sosial']),
  guard: (input, look) => wrongState('reports.link', theReport(input, look)) ?? changedSince(theReport(input, look), input.was),
  effect: (input, look) => [patch(Report, theReport(input, look), { subjectKind: input.subjectKind, subjectId: input.subjectId })],
})

/** The lane, and the village's sealed desk where the reporter's name lies. */
const sealedSpaces = (row: ReportRow | undefined) =>
  row ? [teamSpace(row.place, laneOf(regencyOf(row.place))), teamSpace(row.place, intakeOf(row.place))] : []

const visitSpaces = (input: OfReport, look: Look) => look.all(Visit, { reportId: input.reportId ?? '' }).filter((v) => v.class !== 'X').map(spaceOf)

function newHome(row: ReportRow | undefined, to: string | null | undefined) {
  if (!row || !to || !isVillage(to)) return []
  if (row.class === 'X') return [spaceOf(row)]
  return [villageSpace(to, 'R'), teamSpace(to, intakeOf(to)), teamSpace(row.place, intakeOf(row.place))]
}
