// A case and what belongs to it: assessment, plan, services, sealed notes. R in its village, or X in its team `case:<id>`; every row carries the team.
// Longer than most files: one column a line, read like a form.
import { z } from 'zod'
import { bool, choice, date, instant, integer, json, longText, money, multi, number, photos, place, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import { ppks, subjectKinds, workTags } from '../registry/door.ts'
import { agreements, bases, dueNames, fundingSources, noteKinds, outcomes, planStates } from './words/labels.ts'
import { serviceItems } from './words/service-items.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const X = { class: 'X' as const }
const by = (id: string, en: string) => ref({ ...N, label: { id, en }, record: 'account' })
const at = (id: string, en: string) => instant({ ...N, label: { id, en } })
const on = (id: string, en: string) => date({ ...N, label: { id, en } })
export const caseRef = ref({ ...N, label: { id: 'Kasus', en: 'Case' }, record: 'case', required: true })
const kept = { id: '10 tahun; kelas X ditinjau 2 tahun setelah ditutup', en: '10 years; class X reviewed 2 years after closing' }

export const Case = record({
  name: 'case',
  table: 'social_case',
  label: { id: 'Kasus', en: 'Case' },
  columns: {
    number: text({ ...N, label: { id: 'Nomor', en: 'Number' }, max: 40 }),
    state: text({ ...N, label: { id: 'Keadaan', en: 'State' }, max: 30 }),
    stateAt: at('Sejak', 'Since'),
    stateBefore: text({ ...N, label: { id: 'Keadaan sebelumnya', en: 'State before' }, max: 30 }),

    subjectKind: choice({ ...N, label: { id: 'Tentang', en: 'About' }, options: subjectKinds }),
    subjectId: ref({ ...R, label: { id: 'Siapa', en: 'Who' }, record: '*' }),
    subjectName: text({ ...R, label: { id: 'Nama', en: 'Name' }, max: 120 }),
    householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household' }),
    personId: ref({ ...R, label: { id: 'Orang', en: 'Person' }, record: 'person' }),
    reportId: ref({ ...R, label: { id: 'Dari laporan', en: 'From report' }, record: 'report' }),
    previousCaseId: ref({ ...R, label: { id: 'Lanjutan kasus', en: 'Continues case' }, record: 'case' }),
    child: bool({ ...R, label: { id: 'Tentang anak', en: 'About a child' } }),
    guardianName: text({ ...R, label: { id: 'Nama wali', en: 'Guardian' }, max: 120 }),
    guardianRelation: text({ ...R, label: { id: 'Hubungan wali', en: 'Relation of the guardian' }, max: 80 }),
    problem: longText({ ...R, label: { id: 'Masalah', en: 'Problem' } }),
    ppks: multi({ ...N, label: { id: 'Kategori PPKS', en: 'PPKS categories' }, options: ppks }),
    basis: choice({ ...R, label: { id: 'Dasar', en: 'Legal basis' }, options: bases }),
    basisNote: longText({ ...R, label: { id: 'Keterangan dasar', en: 'Note on the basis' }, max: 500 }),
    basisOn: on('Tanggal dasar', 'Date of the basis'),

    openedBy: by('Dibuka oleh', 'Opened by'),
    openedOn: on('Dibuka pada', 'Opened on'),
    ownerId: by('Penanggung jawab', 'Owner'),
    supervisorId: by('Pengawas', 'Supervisor'),
    needsPeksos: bool({ ...N, label: { id: 'Perlu pekerja sosial', en: 'Needs a certified social worker' } }),

    risk: integer({ ...N, label: { id: 'Risiko', en: 'Risk' }, min: 0, max: 3 }),
    safety: longText({ ...R, label: { id: 'Keselamatan', en: 'Safety' }, max: 2000 }),
    screenedBy: by('Diskrining oleh', 'Screened by'),
    screenedAt: at('Diskrining pada', 'Screened at'),
    assessedBy: by('Diases oleh', 'Assessed by'),
    assessedAt: at('Diases pada', 'Assessed at'),
    planId: ref({ ...N, label: { id: 'Rencana', en: 'Plan' }, record: 'plan' }),
    planState: choice({ ...N, label: { id: 'Keadaan rencana', en: 'State of the plan' }, options: planStates }),
    planBy: by('Rencana disusun oleh', 'Plan proposed by'),
    planAgreed: bool({ ...N, label: { id: 'Klien/wali setuju', en: 'Client or guardian agrees' } }),

    openReferrals: integer({ ...N, label: { id: 'Rujukan menunggu jawaban', en: 'Referrals waiting' }, min: 0 }),
    referralLateSince: at('Rujukan lewat batas sejak', 'Referral late since'),
    services: integer({ ...N, label: { id: 'Layanan tercatat', en: 'Services recorded' }, min: 0 }),
    firstHelpOn: on('Bantuan pertama', 'First help'),
    lastHelpOn: on('Bantuan terakhir', 'Last help'),
    visitEvery: integer({ ...N, label: { id: 'Kunjungan tiap (hari)', en: 'Visit every (days)' }, min: 1, max: 31 }),
    nextVisitOn: on('Kunjungan berikutnya', 'Next visit'),
    lastVisitOn: on('Kunjungan terakhir', 'Last visit'),

    outcome: choice({ ...N, label: { id: 'Hasil', en: 'Outcome' }, options: outcomes }),
    outcomeNote: longText({ ...R, label: { id: 'Uraian hasil', en: 'Outcome in words' }, max: 2000 }),
    clientHeard: longText({ ...R, label: { id: 'Kata klien', en: 'What the client said' }, max: 2000 }),
    terminatedBy: by('Diakhiri oleh', 'Terminated by'),
    terminatedOn: on('Diakhiri pada', 'Terminated on'),
    aftercareFrom: on('Bimbingan lanjut mulai', 'Aftercare from'),
    aftercareUntil: on('Bimbingan lanjut sampai', 'Aftercare until'),
    aftercareVisits: integer({ ...N, label: { id: 'Kunjungan bimbingan lanjut', en: 'Aftercare visits' }, min: 0 }),
    closedBy: by('Ditutup oleh', 'Closed by'),
    closedOn: on('Ditutup pada', 'Closed on'),
    pauseReason: longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, max: 2000 }),
    pauseUntil: on('Ditangguhkan sampai', 'Suspended until'),
    transferAgencyId: ref({ ...N, label: { id: 'Dialihkan kepada instansi', en: 'Transferred to agency' }, record: 'agency' }),
    transferPlace: place({ ...N, label: { id: 'Dialihkan ke wilayah', en: 'Transferred to place' } }),
    transferLetter: text({ ...N, label: { id: 'Nomor surat pengalihan', en: 'Letter of transfer' }, max: 80 }),
    closeReason: longText({ ...R, label: { id: 'Alasan penutupan', en: 'Reason for closing' }, max: 2000 }),
    reopenedOn: on('Dibuka kembali pada', 'Reopened on'),
    reopenReason: longText({ ...R, label: { id: 'Alasan dibuka kembali', en: 'Reason for reopening' }, max: 2000 }),
    restrictReason: longText({ ...R, label: { id: 'Alasan dibatasi', en: 'Reason for restricting' }, max: 2000 }),

    dueAt: at('Batas waktu', 'Due'),
    dueFor: choice({ ...N, label: { id: 'Yang ditunggu', en: 'Waiting for' }, options: dueNames }),
    lateSince: at('Lewat batas sejak', 'Late since'),
  },
  indexes: ['state', 'subjectId', 'householdId', 'personId', 'reportId', 'ownerId', 'supervisorId', 'planState'],
  search: ['number', 'subjectName'],
  retention: kept,
})

/** Bio-psycho-socio-spiritual, with strengths: what is, before what to do. */
export const Assessment = record({
  name: 'assessment',
  label: { id: 'Asesmen', en: 'Assessment' },
  columns: {
    caseId: caseRef,
    on: on('Tanggal', 'Date'),
    by: by('Oleh', 'By'),
    bio: longText({ ...R, label: { id: 'Biologis (kesehatan, kebutuhan dasar)', en: 'Biological (health, basic needs)' } }),
    psycho: longText({ ...R, label: { id: 'Psikologis', en: 'Psychological' } }),
    social: longText({ ...R, label: { id: 'Sosial (keluarga, lingkungan, ekonomi)', en: 'Social (family, surroundings, economy)' } }),
    spiritual: longText({ ...R, label: { id: 'Spiritual', en: 'Spiritual' } }),
    strengths: longText({ ...R, label: { id: 'Kekuatan dan sumber daya', en: 'Strengths and resources' } }),
    needs: longText({ ...R, label: { id: 'Kebutuhan', en: 'Needs' } }),
    ppks: multi({ ...N, label: { id: 'Kategori PPKS', en: 'PPKS categories' }, options: ppks }),
    risk: integer({ ...N, label: { id: 'Risiko', en: 'Risk' }, min: 0, max: 3 }),
    household: json({ ...R, label: { id: 'Indikator rumah tangga saat itu', en: 'Household indicators then' }, schema: z.record(z.string(), z.unknown()) }),
  },
  indexes: ['caseId'],
  retention: kept,
})

export const goalSchema = z.looseObject({ id: z.string().min(1).max(40), goal: z.string().trim().min(3).max(300), sign: z.string().max(300).optional() })
/** `by` names who gives it (a person, a family member, an agency); `ownerId` is the account that sees to it. */
export const plannedSchema = z.looseObject({
  id: z.string().min(1).max(40),
  goalId: z.string().max(40).optional(),
  item: z.string().regex(/^[0-9A-Za-z_-]{1,40}$/),
  what: z.string().trim().max(300).optional(),
  by: z.string().trim().min(2).max(120),
  ownerId: z.string().max(80).optional(),
  due: z.iso.date(),
})
export type Planned = z.infer<typeof plannedSchema>

export const Plan = record({
  name: 'plan',
  table: 'case_plan',
  label: { id: 'Rencana intervensi', en: 'Intervention plan' },
  columns: {
    caseId: caseRef,
    edition: integer({ ...N, label: { id: 'Edisi', en: 'Edition' }, min: 1 }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: planStates }),
    goals: json({ ...R, label: { id: 'Tujuan', en: 'Goals' }, schema: z.array(goalSchema).max(20) }),
    services: json({ ...R, label: { id: 'Layanan, oleh siapa, kapan', en: 'Services, by whom, when' }, schema: z.array(plannedSchema).max(40) }),
    lastDue: on('Layanan terakhir direncanakan', 'Last service planned'),
    proposedBy: by('Disusun oleh', 'Proposed by'),
    proposedOn: on('Disusun pada', 'Proposed on'),
    agreement: choice({ ...R, label: { id: 'Persetujuan', en: 'Agreement' }, options: agreements }),
    agreedName: text({ ...R, label: { id: 'Yang menyetujui', en: 'Who agreed' }, max: 120 }),
    agreedRelation: text({ ...R, label: { id: 'Hubungan', en: 'Relation' }, max: 80 }),
    agreedOn: on('Disetujui klien/wali pada', 'Client or guardian agreed on'),
    agreementNote: longText({ ...R, label: { id: 'Catatan persetujuan', en: 'Note on the agreement' }, max: 2000 }),
    agreementBy: by('Persetujuan diterima oleh', 'Agreement taken by'),
    decidedBy: by('Diputus oleh', 'Decided by'),
    decidedOn: on('Diputus pada', 'Decided on'),
    returnNote: longText({ ...R, label: { id: 'Catatan pengembalian', en: 'Why it was returned' }, max: 2000 }),
  },
  indexes: ['caseId', 'state'],
  retention: kept,
})

/** The facts of one thing given: the same for a service of the team and for one an agency delivers. */
export const helpFacts = {
  item: choice({ ...N, label: { id: 'Layanan', en: 'Service' }, options: serviceItems, required: true }),
  quantity: number({ ...N, label: { id: 'Jumlah', en: 'Quantity' }, required: true, min: 0.01, max: 1_000_000 }),
  unit: text({ ...N, label: { id: 'Satuan', en: 'Unit' }, required: true, min: 1, max: 40 }),
  cost: money({ ...N, label: { id: 'Nilai', en: 'Value' } }),
  funding: choice({ ...N, label: { id: 'Sumber dana', en: 'Funded by' }, options: fundingSources }),
  on: date({ ...N, label: { id: 'Tanggal diberikan', en: 'Date given' }, required: true }),
  giver: text({ ...R, label: { id: 'Pemberi', en: 'Giver' }, required: true, min: 2, max: 120 }),
  receiver: text({ ...R, label: { id: 'Penerima', en: 'Receiver' }, required: true, min: 2, max: 120 }),
  receiverRelation: text({ ...R, label: { id: 'Hubungan penerima', en: 'Relation of the receiver' }, max: 80 }),
  proof: photos({ ...R, label: { id: 'Bukti foto', en: 'Proof' }, max: 3, evidence: true }),
  proofNote: text({ ...R, label: { id: 'Bukti lain (nomor BAST, kuitansi)', en: 'Other proof (record or receipt number)' }, max: 120 }),
}

/** Help arrived: this is what dashboards count. Two services on one day are two rows. */
export const Service = record({
  name: 'service',
  label: { id: 'Layanan diberikan', en: 'Service given' },
  columns: {
    caseId: caseRef,
    householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household' }),
    personId: ref({ ...R, label: { id: 'Orang', en: 'Person' }, record: 'person' }),
    /** The family, or the person without one: whom "families helped" counts. */
    familyId: ref({ ...R, label: { id: 'Keluarga atau orang', en: 'Family or person' }, record: '*' }),
    referralId: ref({ ...R, label: { id: 'Lewat rujukan', en: 'Through referral' }, record: 'referral' }),
    agencyId: ref({ ...N, label: { id: 'Instansi pemberi', en: 'Giving agency' }, record: 'agency' }),
    plannedId: text({ ...N, label: { id: 'Baris rencana', en: 'Line of the plan' }, max: 40 }),
    ...helpFacts,
    note: longText({ ...R, label: { id: 'Catatan', en: 'Note' }, max: 2000 }),
    ...workTags,
    recordedBy: by('Dicatat oleh', 'Recorded by'),
    recordedAt: at('Dicatat pada', 'Recorded at'),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: [{ code: 'tercatat', label: { id: 'Tercatat', en: 'Recorded' } }, { code: 'batal', label: { id: 'Dibatalkan', en: 'Voided' } }] }),
    voidReason: longText({ ...R, label: { id: 'Alasan dibatalkan', en: 'Why it was voided' }, max: 500 }),
    voidedBy: by('Dibatalkan oleh', 'Voided by'),
    familyFirst: bool({ ...N, label: { id: 'Bantuan pertama keluarga', en: "The family's first help" } }),
    familyFirstInMonth: bool({ ...N, label: { id: 'Pertama bulan itu', en: 'First in its month' } }),
  },
  indexes: ['caseId', 'familyId', 'householdId', 'personId', 'recordedBy'],
  retention: kept,
})

/** Motivator and counselling notes: sealed to the case team, whatever the class of the case. */
export const CaseNote = record({
  name: 'caseNote',
  label: { id: 'Catatan tim', en: 'Team note' },
  columns: {
    caseId: caseRef,
    kind: choice({ ...X, label: { id: 'Jenis', en: 'Kind' }, options: noteKinds }),
    text: longText({ ...X, label: { id: 'Isi', en: 'Text' } }),
    on: on('Tanggal', 'Date'),
    by: by('Oleh', 'By'),
    ...workTags,
  },
  indexes: ['caseId', 'by'],
  retention: kept,
})
