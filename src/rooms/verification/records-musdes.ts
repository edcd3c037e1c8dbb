// The deliberation and who sat in it, the worker's own family, what came back, objections, and the mirror. Class R; a mirror begins on its worker's own desk (X).
import { z } from 'zod'
import { bool, choice, date, gps, instant, integer, json, kk, longText, multi, nik, phone, photos, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import { quorumSchema } from './profile.ts'
import { batchRef, itemRef } from './records.ts'
import { attendeeRoles, bansosKinds, citizenAsks, directions, mirrorKinds, musdesKinds, musdesStates, objectionChannels, objectionOutcomes, objectorKinds, relations, resultStatuses } from './words/labels.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const by = (id: string, en: string) => ref({ ...N, label: { id, en }, record: 'account' })
const at = (id: string, en: string) => instant({ ...N, label: { id, en } })
const on = (id: string, en: string) => date({ ...N, label: { id, en } })
const kept = { id: '10 tahun (dasar penetapan penerima)', en: '10 years (basis of who receives)' }

export const Musdes = record({
  name: 'musdes',
  label: { id: 'Musyawarah', en: 'Deliberation' },
  columns: {
    batchId: batchRef,
    kind: choice({ ...N, label: { id: 'Bentuk', en: 'Form' }, options: musdesKinds }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: musdesStates }),
    edition: integer({ ...N, label: { id: 'Edisi', en: 'Edition' }, min: 1 }),
    on: on('Tanggal', 'Date'),
    startAt: at('Mulai', 'Began'),
    endAt: at('Selesai', 'Ended'),
    venue: text({ ...R, label: { id: 'Tempat', en: 'Place' }, max: 200 }),
    agenda: longText({ ...R, label: { id: 'Agenda', en: 'Agenda' }, max: 4000 }),
    chairName: text({ ...R, label: { id: 'Pimpinan musyawarah', en: 'Chair' }, max: 120 }),
    chairRole: text({ ...R, label: { id: 'Jabatan pimpinan', en: 'Role of the chair' }, max: 80 }),
    secretaryName: text({ ...R, label: { id: 'Notulis', en: 'Secretary' }, max: 120 }),
    invited: integer({ ...N, label: { id: 'Diundang', en: 'Invited' }, min: 0, max: 2000 }),
    rule: json({ ...N, label: { id: 'Aturan kuorum', en: 'Quorum rule' }, schema: quorumSchema }),
    present: integer({ ...N, label: { id: 'Hadir', en: 'Present' }, min: 0 }),
    quorate: bool({ ...N, label: { id: 'Kuorum tercapai', en: 'Quorum reached' } }),
    notes: longText({ ...R, label: { id: 'Jalannya musyawarah', en: 'How it went' }, max: 4000 }),
    /** Only of an SPTJM: who answers for it, and what they declare. */
    signatoryName: text({ ...R, label: { id: 'Penanda tangan SPTJM', en: 'Signatory of the statement' }, max: 120 }),
    signatoryRole: text({ ...R, label: { id: 'Jabatan penanda tangan', en: 'Role of the signatory' }, max: 80 }),
    statement: longText({ ...R, label: { id: 'Alasan memakai SPTJM', en: 'Why a statement instead of a deliberation' }, max: 1000 }),
    openedBy: by('Dimulai oleh', 'Begun by'),
    openedAt: at('Dicatat mulai pada', 'Begun at'),
    closedBy: by('Ditutup oleh', 'Closed by'),
    closedAt: at('Ditutup pada', 'Closed at'),
  },
  indexes: ['batchId'],
  retention: kept,
})

/** Strokes of a signature: each x, y, x, y … in whole numbers, in a box of 1000 × 400. */
export const strokesSchema = z.array(z.array(z.number().min(-50).max(1050)).min(2).max(600)).max(60)
export const signatureField = json({ ...R, label: { id: 'Tanda tangan', en: 'Signature' }, schema: strokesSchema })

export const Attendee = record({
  name: 'attendee',
  table: 'musdes_attendee',
  label: { id: 'Daftar hadir', en: 'Attendance' },
  columns: {
    musdesId: ref({ ...N, label: { id: 'Musyawarah', en: 'Deliberation' }, record: 'musdes', required: true }),
    batchId: batchRef,
    name: text({ ...R, label: { id: 'Nama', en: 'Name' }, required: true, min: 2, max: 120 }),
    role: choice({ ...R, label: { id: 'Unsur', en: 'Role' }, options: attendeeRoles, required: true }),
    detail: text({ ...R, label: { id: 'Keterangan (RT, lembaga)', en: 'Detail (RT, institution)' }, max: 120 }),
    present: bool({ ...R, label: { id: 'Hadir', en: 'Present' } }),
    signature: signatureField,
    signedAt: at('Ditandatangani pada', 'Signed at'),
    struck: bool({ ...R, label: { id: 'Dicoret', en: 'Struck out' } }),
    struckReason: text({ ...R, label: { id: 'Alasan dicoret', en: 'Why it was struck out' }, max: 300 }),
    recordedBy: by('Dicatat oleh', 'Recorded by'),
  },
  indexes: ['musdesId', 'batchId'],
  search: ['name'],
  retention: kept,
})

/** "Keluarga saya": whom a worker may not verify. Kept by the worker and the coordinator; the worker adds and never takes away. */
export const OwnFamily = record({
  name: 'ownFamily',
  label: { id: 'Keluarga petugas', en: 'A worker’s own family' },
  columns: {
    personId: by('Petugas', 'Worker'),
    relation: choice({ ...R, label: { id: 'Hubungan', en: 'Relation' }, options: relations, required: true }),
    name: text({ ...R, label: { id: 'Nama', en: 'Name' }, max: 120 }),
    householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household' }),
    nik: nik({ ...R, label: { id: 'NIK', en: 'NIK' } }),
    kk: kk({ ...R, label: { id: 'Nomor KK', en: 'Family card number' } }),
    declaredBy: by('Dinyatakan oleh', 'Declared by'),
    declaredOn: on('Dinyatakan pada', 'Declared on'),
    endedOn: on('Dicabut pada', 'Ended on'),
    endedBy: by('Dicabut oleh', 'Ended by'),
    endReason: longText({ ...R, label: { id: 'Alasan dicabut', en: 'Why it was ended' }, max: 500 }),
  },
  indexes: ['personId', 'householdId'],
  retention: { id: 'Selama bertugas, lalu 5 tahun', en: 'While in office, then 5 years' },
})

/** What the national registry answered about a family on a day: a history, never worked out here and never overwritten. */
export const SocialResult = record({
  name: 'socialResult',
  label: { id: 'Hasil DTSEN/SIKS-NG', en: 'Result of the national registry' },
  columns: {
    householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household', required: true }),
    itemId: itemRef,
    batchId: batchRef,
    asOf: date({ ...R, label: { id: 'Per tanggal', en: 'As of' } }),
    desil: integer({ ...R, label: { id: 'Desil', en: 'Decile' }, min: 1, max: 10 }),
    status: choice({ ...R, label: { id: 'Status', en: 'Status' }, options: resultStatuses }),
    bansos: multi({ ...R, label: { id: 'Bansos', en: 'Aid' }, options: bansosKinds }),
    source: text({ ...R, label: { id: 'Sumber', en: 'Source' }, max: 120 }),
    fileHash: text({ ...R, label: { id: 'Sidik berkas', en: 'File hash' }, max: 64 }),
    recordedBy: by('Dicatat oleh', 'Recorded by'),
    recordedAt: at('Dicatat pada', 'Recorded at'),
  },
  indexes: ['householdId', 'itemId', 'batchId'],
  retention: kept,
})

export const Objection = record({
  name: 'objection',
  label: { id: 'Sanggahan', en: 'Objection' },
  columns: {
    /** Not known yet where a citizen wrote it: the desk finds the family. */
    itemId: { ...itemRef, required: false },
    batchId: { ...batchRef, required: false },
    householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household' }),
    headName: text({ ...R, label: { id: 'Nama kepala keluarga', en: 'Head of the family' }, max: 120 }),
    direction: choice({ ...R, label: { id: 'Isi sanggahan', en: 'What is objected' }, options: directions, required: true }),
    objectorKind: choice({ ...R, label: { id: 'Penyanggah', en: 'Objector' }, options: objectorKinds, required: true }),
    objectorName: text({ ...R, label: { id: 'Nama penyanggah', en: 'Name of the objector' }, max: 120 }),
    objectorPhone: phone({ ...R, label: { id: 'Telepon penyanggah', en: 'Phone of the objector' } }),
    livesHere: bool({ ...R, label: { id: 'Penyanggah tinggal di desa ini', en: 'The objector lives in this village' } }),
    reason: longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, max: 2000 }),
    photos: photos({ ...R, label: { id: 'Foto rumah', en: 'Photo of the house' }, max: 4, evidence: true }),
    gps: gps({ ...R, label: { id: 'Titik rumah', en: 'Position of the house' } }),
    state: text({ ...R, label: { id: 'Keadaan', en: 'State' }, max: 30 }),
    openedBy: by('Dicatat oleh', 'Recorded by'),
    openedAt: at('Dicatat pada', 'Recorded at'),
    /** End of the fourteenth day. It never moves. */
    deadline: at('Batas putusan', 'To be decided by'),
    dueAt: at('Pengingat berikutnya', 'Next reminder'),
    lateSince: at('Lewat batas sejak', 'Late since'),
    /** 0 verifier · 1 head of the office · 2 and on: again every week. */
    level: integer({ ...N, label: { id: 'Tingkat eskalasi', en: 'Escalation' }, min: 0 }),
    outcome: choice({ ...R, label: { id: 'Putusan', en: 'Outcome' }, options: objectionOutcomes }),
    outcomeReason: longText({ ...R, label: { id: 'Alasan putusan', en: 'Reason of the outcome' }, max: 2000 }),
    decidedBy: by('Diputus oleh', 'Decided by'),
    decidedAt: at('Diputus pada', 'Decided at'),
    channel: choice({ ...N, label: { id: 'Cara masuk', en: 'How it came' }, options: objectionChannels }),
    asks: choice({ ...R, label: { id: 'Yang diminta', en: 'What is asked' }, options: citizenAsks }),
    /** What a citizen tells of their own family, for the desk to find it by; never more of a NIK than its end. */
    nik4: text({ ...R, label: { id: 'Empat angka terakhir NIK kepala keluarga', en: 'Last four digits of the head’s NIK' }, max: 4, check: (v) => (/^\d{4}$/.test(String(v)) ? null : { id: 'Tulis empat angka terakhir saja.', en: 'Write the last four digits only.' }) }),
    birthDate: date({ ...R, label: { id: 'Tanggal lahir kepala keluarga', en: 'Birth date of the head' } }),
    address: text({ ...R, label: { id: 'Alamat atau patokan', en: 'Address or landmark' }, max: 200 }),
    rt: text({ ...R, label: { id: 'RT', en: 'RT' }, max: 3 }),
    rw: text({ ...R, label: { id: 'RW', en: 'RW' }, max: 3 }),
    ticketHash: text({ ...R, label: { id: 'Sidik kode', en: 'Hash of the code' }, max: 64 }),
    linkedBy: by('Dicocokkan oleh', 'Found by'),
    linkedAt: at('Dicocokkan pada', 'Found at'),
    /** Written for the citizen, who reads it by their code. */
    answer: longText({ ...R, label: { id: 'Jawaban untuk warga', en: 'Answer to the citizen' }, max: 1000 }),
  },
  indexes: ['itemId', 'batchId', 'householdId', 'state'],
  retention: kept,
})

/** Something in a worker's own visits that is worth a second look. On their own desk first; the supervisor's after an answer or three days. */
export const MirrorFinding = record({
  name: 'mirrorFinding',
  label: { id: 'Cermin data', en: 'Data mirror' },
  columns: {
    batchId: batchRef,
    about: by('Petugas', 'Worker'),
    kind: choice({ ...R, label: { id: 'Temuan', en: 'Finding' }, options: mirrorKinds }),
    items: json({ ...R, label: { id: 'Keluarga terkait', en: 'Families concerned' }, schema: z.array(z.string().max(80)).max(200) }),
    facts: json({ ...R, label: { id: 'Angka', en: 'Figures' }, schema: z.record(z.string(), z.union([z.number(), z.string()])) }),
    state: choice({ ...R, label: { id: 'Keadaan', en: 'State' }, options: [{ code: 'baru', label: { id: 'Baru', en: 'New' } }, { code: 'dijawab', label: { id: 'Dijawab', en: 'Answered' } }, { code: 'dibagikan', label: { id: 'Dibagikan ke supervisor', en: 'Shared with the supervisor' } }] }),
    foundAt: at('Ditemukan pada', 'Found at'),
    dueAt: at('Dibagikan pada', 'Shared at'),
    answer: longText({ ...R, label: { id: 'Penjelasan petugas', en: 'What the worker says' }, max: 1000 }),
    answeredAt: at('Dijawab pada', 'Answered at'),
    sharedAt: at('Terlihat supervisor sejak', 'Seen by the supervisor since'),
  },
  indexes: ['batchId', 'about'],
  retention: { id: '1 tahun', en: '1 year' },
})
