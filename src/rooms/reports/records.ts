// A report, who sent it (sealed apart), the running numbers, and the region's calendar. One idea per column; over 150 lines because a report has many.
import { z } from 'zod'
import { bool, choice, date, gps, instant, integer, json, longText, phone, photos, place, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import { sectors, subjectKinds, workTags } from '../registry/door.ts'
import {
  aboutWhom, assigneeKinds, channels, clockNames, closings, complaintKinds, messageKinds, outcomes, reportProblems, urgencies,
} from './vocab.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }

/** R in its village; X in the team `lane:<regency>` when it is about violence or a child. `team` of an R row is the unit it was given to. */
export const Report = record({
  name: 'report',
  label: { id: 'Laporan', en: 'Report' },
  columns: {
    number: text({ ...N, label: { id: 'Nomor', en: 'Number' }, max: 40 }),
    ticketHash: text({ ...N, label: { id: 'Sidik kode laporan', en: 'Hash of the ticket' }, max: 64 }),
    phone4Hash: text({ ...R, label: { id: 'Sidik empat angka telepon', en: 'Hash of four phone digits' }, max: 64 }),
    state: text({ ...N, label: { id: 'Keadaan', en: 'State' }, max: 30 }),
    stateAt: instant({ ...N, label: { id: 'Sejak', en: 'Since' } }),

    kind: choice({ ...N, label: { id: 'Jenis', en: 'Kind' }, options: messageKinds }),
    channel: choice({ ...N, label: { id: 'Cara masuk', en: 'Channel' }, options: channels }),
    problem: choice({ ...N, label: { id: 'Masalah', en: 'Problem' }, options: reportProblems }),
    sector: choice({ ...N, label: { id: 'Bidang', en: 'Sector' }, options: sectors }),
    complaint: choice({ ...N, label: { id: 'Keluhan tentang program', en: 'Complaint about a programme' }, options: complaintKinds }),
    urgency: choice({ ...N, label: { id: 'Kegentingan', en: 'Urgency' }, options: urgencies }),
    statedUrgency: choice({ ...N, label: { id: 'Kegentingan menurut pelapor', en: 'Urgency as reported' }, options: urgencies }),
    rank: integer({ ...N, label: { id: 'Urutan', en: 'Rank' }, min: 0, max: 9 }),
    aboutChild: bool({ ...R, label: { id: 'Tentang anak', en: 'About a child' } }),
    aboutViolence: bool({ ...R, label: { id: 'Ada kekerasan', en: 'There is violence' } }),

    what: longText({ ...R, label: { id: 'Yang terjadi', en: 'What happened' } }),
    about: choice({ ...R, label: { id: 'Tentang siapa', en: 'About whom' }, options: aboutWhom }),
    subjectName: text({ ...R, label: { id: 'Nama atau ciri orangnya', en: 'Name or description' }, max: 120 }),
    address: text({ ...R, label: { id: 'Alamat atau patokan', en: 'Address or landmark' }, max: 200 }),
    rt: text({ ...R, label: { id: 'RT', en: 'RT' }, max: 3 }),
    rw: text({ ...R, label: { id: 'RW', en: 'RW' }, max: 3 }),
    gps: gps({ ...R, label: { id: 'Titik lokasi', en: 'Location' } }),
    photos: photos({ ...R, label: { id: 'Foto', en: 'Photos' }, max: 6 }),
    anonymous: bool({ ...N, label: { id: 'Tanpa nama', en: 'Anonymous' } }),
    extRef: text({ ...N, label: { id: 'Nomor di aplikasi asal', en: 'Number in the other application' }, max: 80 }),
    extSource: text({ ...N, label: { id: 'Aplikasi asal', en: 'Other application' }, max: 80 }),

    createdBy: ref({ ...N, label: { id: 'Ditulis oleh', en: 'Written by' }, record: 'account' }),
    createdAt: instant({ ...N, label: { id: 'Masuk pada', en: 'Received at' } }),
    receivedOn: date({ ...N, label: { id: 'Tanggal masuk', en: 'Received on' } }),
    movedFrom: place({ ...N, label: { id: 'Dipindah dari', en: 'Moved from' } }),

    verifiedBy: ref({ ...N, label: { id: 'Diverifikasi oleh', en: 'Verified by' }, record: 'account' }),
    verifiedAt: instant({ ...N, label: { id: 'Diverifikasi pada', en: 'Verified at' } }),
    question: longText({ ...R, label: { id: 'Pertanyaan untuk pelapor', en: 'Question to the reporter' }, max: 600 }),
    askedAt: instant({ ...N, label: { id: 'Ditanyakan pada', en: 'Asked at' } }),
    remindedAt: instant({ ...N, label: { id: 'Diingatkan pada', en: 'Reminded at' } }),
    answer: longText({ ...R, label: { id: 'Jawaban pelapor', en: "Reporter's answer" } }),
    answeredAt: instant({ ...N, label: { id: 'Dijawab pada', en: 'Answered at' } }),
    duplicateOf: ref({ ...R, label: { id: 'Digabung ke', en: 'Merged into' }, record: 'report' }),
    rejectedBy: ref({ ...N, label: { id: 'Ditolak oleh', en: 'Rejected by' }, record: 'account' }),
    rejectReason: longText({ ...R, label: { id: 'Alasan penolakan', en: 'Reason for rejection' } }),
    appealedAt: instant({ ...N, label: { id: 'Banding pada', en: 'Appealed at' } }),
    appeal: longText({ ...R, label: { id: 'Alasan banding', en: 'Reason for the appeal' } }),

    assignedKind: choice({ ...N, label: { id: 'Ditugaskan kepada', en: 'Assigned to' }, options: assigneeKinds }),
    assignedTo: ref({ ...N, label: { id: 'Petugas', en: 'Worker' }, record: 'account' }),
    assignedUnit: ref({ ...N, label: { id: 'Instansi', en: 'Agency' }, record: 'agency' }),
    assignedBy: ref({ ...N, label: { id: 'Didisposisikan oleh', en: 'Assigned by' }, record: 'account' }),
    assignedAt: instant({ ...N, label: { id: 'Didisposisikan pada', en: 'Assigned at' } }),
    assignNote: longText({ ...R, label: { id: 'Pesan untuk petugas', en: 'Note to the worker' } }),
    fieldCheck: bool({ ...N, label: { id: 'Perlu periksa lapangan', en: 'Needs a field check' } }),
    acceptedBy: ref({ ...N, label: { id: 'Diterima oleh', en: 'Accepted by' }, record: 'account' }),
    acceptedAt: instant({ ...N, label: { id: 'Diterima pada', en: 'Accepted at' } }),
    declineReason: longText({ ...R, label: { id: 'Alasan tidak sanggup', en: 'Reason for declining' } }),
    acknowledgedBy: ref({ ...N, label: { id: 'Diketahui oleh', en: 'Acknowledged by' }, record: 'account' }),
    acknowledgedAt: instant({ ...N, label: { id: 'Diketahui pada', en: 'Acknowledged at' } }),
    acknowledgeNote: longText({ ...R, label: { id: 'Catatan Lurah/Kades', en: "Village head's note" } }),
    subjectKind: choice({ ...R, label: { id: 'Jenis subjek', en: 'Kind of subject' }, options: subjectKinds }),
    subjectId: ref({ ...R, label: { id: 'Subjek', en: 'Subject' }, record: '*' }),
    caseId: ref({ ...R, label: { id: 'Kasus', en: 'Case' }, record: 'case' }),

    outcome: choice({ ...N, label: { id: 'Hasil', en: 'Outcome' }, options: outcomes }),
    outcomeNote: longText({ ...R, label: { id: 'Uraian hasil', en: 'Outcome in words' } }),
    evidence: text({ ...R, label: { id: 'Bukti lain', en: 'Other evidence' }, max: 200 }),
    proof: photos({ ...R, label: { id: 'Foto bukti', en: 'Proof photos' }, max: 6, evidence: true }),
    visitId: ref({ ...R, label: { id: 'Kunjungan', en: 'Visit' }, record: 'visit' }),
    ...workTags,
    settledBy: ref({ ...N, label: { id: 'Diselesaikan oleh', en: 'Settled by' }, record: 'account' }),
    settledAt: instant({ ...N, label: { id: 'Diselesaikan pada', en: 'Settled at' } }),
    secondEyes: text({ ...N, label: { id: 'Pemeriksaan orang kedua', en: "Second person's check" }, max: 10 }),
    checkedBy: ref({ ...N, label: { id: 'Diperiksa oleh', en: 'Checked by' }, record: 'account' }),
    checkedAt: instant({ ...N, label: { id: 'Diperiksa pada', en: 'Checked at' } }),
    objection: longText({ ...R, label: { id: 'Keberatan pelapor', en: "Reporter's objection" } }),
    objectedAt: instant({ ...N, label: { id: 'Keberatan pada', en: 'Objected at' } }),
    sentBackReason: longText({ ...R, label: { id: 'Alasan dikembalikan', en: 'Reason for sending back' } }),
    confirmedAt: instant({ ...N, label: { id: 'Dikonfirmasi pada', en: 'Confirmed at' } }),
    rating: integer({ ...N, label: { id: 'Nilai dari pelapor', en: "Reporter's rating" }, min: 1, max: 5 }),
    closeHow: choice({ ...N, label: { id: 'Cara ditutup', en: 'How it closed' }, options: closings }),
    closedBy: ref({ ...N, label: { id: 'Ditutup oleh', en: 'Closed by' }, record: 'account' }),
    closedAt: instant({ ...N, label: { id: 'Ditutup pada', en: 'Closed at' } }),
    closeReason: longText({ ...R, label: { id: 'Alasan ditutup', en: 'Reason for closing' } }),
    reopenedAt: instant({ ...N, label: { id: 'Dibuka kembali pada', en: 'Reopened at' } }),
    reopenReason: longText({ ...R, label: { id: 'Alasan dibuka kembali', en: 'Reason for reopening' } }),
    restrictedBy: ref({ ...R, label: { id: 'Dialihkan oleh', en: 'Moved to the lane by' }, record: 'account' }),
    restrictReason: longText({ ...R, label: { id: 'Alasan dialihkan', en: 'Reason for the lane' } }),

    // The clock that runs now; the five below are the same moments as timers, emptied when they have rung or no longer apply.
    dueAt: instant({ ...N, label: { id: 'Batas waktu', en: 'Due' } }),
    verifyDueAt: instant({ ...N, label: { id: 'Batas verifikasi', en: 'Verification due' } }),
    acceptDueAt: instant({ ...N, label: { id: 'Batas penerimaan', en: 'Acceptance due' } }),
    workDueAt: instant({ ...N, label: { id: 'Batas pengerjaan', en: 'Work due' } }),
    remindAt: instant({ ...N, label: { id: 'Waktu mengingatkan', en: 'Reminder at' } }),
    replyDueAt: instant({ ...N, label: { id: 'Batas jawaban pelapor', en: 'Reply due' } }),
    closeDueAt: instant({ ...N, label: { id: 'Batas keberatan', en: 'Objection due' } }),
    stuckAt: instant({ ...N, label: { id: 'Lewat batas sejak', en: 'Past its clock since' } }),
    stuckClock: choice({ ...N, label: { id: 'Batas yang terlewati', en: 'Clock passed' }, options: clockNames }),
  },
  indexes: ['state', 'assignedTo', 'assignedUnit', 'duplicateOf', 'subjectId', 'caseId', 'createdBy'],
  search: ['number', 'what', 'address', 'subjectName'],
  retention: { id: '5 tahun setelah ditutup', en: '5 years after it closed' },
})

/** Who reported: sealed. Same id as the report; team `intake:<village>`, or the restricted lane. No row when anonymous. */
export const Reporter = record({
  name: 'reporter',
  label: { id: 'Pelapor', en: 'Reporter' },
  columns: {
    name: text({ class: 'X', label: { id: 'Nama pelapor', en: "Reporter's name" }, max: 120 }),
    phone: phone({ class: 'X', label: { id: 'Nomor HP pelapor', en: "Reporter's phone" } }),
    phoneLast4: text({ class: 'X', label: { id: 'Empat angka terakhir', en: 'Last four digits' }, max: 4 }),
    relation: text({ class: 'X', label: { id: 'Hubungan dengan yang dilaporkan', en: 'Relation to the subject' }, max: 80 }),
  },
  retention: { id: 'Selama laporannya, paling lama 5 tahun', en: 'As long as its report, five years at most' },
})

/** Running number of a village's month (or of the lane's): the house alone counts, so that no number is skipped. */
export const ReportSeries = record({
  name: 'reportSeries',
  label: { id: 'Urutan nomor laporan', en: 'Report numbers' },
  columns: {
    month: text({ ...N, label: { id: 'Bulan', en: 'Month' }, max: 6 }),
    last: integer({ ...N, label: { id: 'Nomor terakhir', en: 'Last number' }, min: 0 }),
  },
  retention: { id: '10 tahun', en: '10 years' },
})

/** Days nobody works in a regency, beside weekends and the fixed national holidays. One row per regency. */
export const WorkCalendar = record({
  name: 'workCalendar',
  label: { id: 'Kalender hari libur', en: 'Holiday calendar' },
  columns: {
    days: json({
      ...N,
      label: { id: 'Hari libur', en: 'Holidays' },
      schema: z.array(z.object({ date: z.iso.date(), name: z.string().trim().min(1).max(80) })).max(400),
    }),
    source: text({ ...N, label: { id: 'Dasar', en: 'Source' }, max: 200 }),
    setBy: ref({ ...N, label: { id: 'Ditetapkan oleh', en: 'Set by' }, record: 'account' }),
  },
  retention: { id: 'Selama berlaku', en: 'While in force' },
})
