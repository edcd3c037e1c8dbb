// A referral has two faces: the case's own row, and the slip on the receiver's desk with the smallest set of data. And the broken glass.
import { bool, choice, date, instant, integer, longText, multi, nik, phone, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import { sexes } from '../registry/door.ts'
import { caseRef, helpFacts } from './records.ts'
import { glassStates, referralStates, sharedItems } from './words/labels.ts'
import { serviceItems } from './words/service-items.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const X = { class: 'X' as const }
const by = (id: string, en: string) => ref({ ...N, label: { id, en }, record: 'account' })
const at = (id: string, en: string) => instant({ ...N, label: { id, en } })

const letter = {
  agencyId: ref({ ...N, label: { id: 'Kepada', en: 'To' }, record: 'agency', required: true }),
  letterNo: text({ ...N, label: { id: 'Nomor surat', en: 'Letter number' }, required: true, min: 3, max: 80 }),
  letterOn: date({ ...N, label: { id: 'Tanggal surat', en: 'Date of the letter' } }),
  item: choice({ ...N, label: { id: 'Layanan yang diminta', en: 'Service asked for' }, options: serviceItems }),
  need: longText({ ...R, label: { id: 'Kebutuhan', en: 'Need' }, required: true, min: 10, max: 1000 }),
  urgent: bool({ ...N, label: { id: 'Mendesak (jawab dalam 24 jam)', en: 'Urgent (answer within 24 hours)' } }),
}
const answer = {
  state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: referralStates }),
  sentAt: at('Dikirim pada', 'Sent at'),
  dueAt: at('Jawaban paling lambat', 'Answer due'),
  lateSince: at('Lewat batas sejak', 'Late since'),
  answeredBy: by('Dijawab oleh', 'Answered by'),
  answeredAt: at('Dijawab pada', 'Answered at'),
  answerReason: longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, max: 1000 }),
  appointmentOn: date({ ...R, label: { id: 'Janji temu', en: 'Appointment' } }),
  appointmentNote: text({ ...R, label: { id: 'Tempat dan petugas', en: 'Where and with whom' }, max: 200 }),
}
export const letterFields = letter

export const Referral = record({
  name: 'referral',
  label: { id: 'Rujukan', en: 'Referral' },
  columns: {
    caseId: caseRef,
    ...letter,
    agencyName: text({ ...N, label: { id: 'Nama instansi', en: 'Agency' }, max: 120 }),
    shared: multi({ ...N, label: { id: 'Data yang disertakan', en: 'Data shared' }, options: sharedItems }),
    sentBy: by('Dikirim oleh', 'Sent by'),
    sentOn: date({ ...N, label: { id: 'Tanggal kirim', en: 'Sent on' } }),
    ...answer,
    escalations: integer({ ...N, label: { id: 'Kali dinaikkan', en: 'Times escalated' }, min: 0 }),
    escalatedTo: text({ ...N, label: { id: 'Dinaikkan kepada', en: 'Escalated to' }, max: 120 }),
    withdrawReason: longText({ ...R, label: { id: 'Alasan ditarik', en: 'Why it was withdrawn' }, max: 1000 }),
    serviceId: ref({ ...N, label: { id: 'Layanan', en: 'Service' }, record: 'service' }),
  },
  indexes: ['caseId', 'agencyId', 'state', 'sentBy'],
  retention: { id: 'Selama kasusnya disimpan', en: 'As long as the case' },
})

/** What the receiver sees: the need, who to reach, and only what the sender ticked. Team `unit:<agency>`; the same id as the referral. */
export const ReferralSlip = record({
  name: 'referralSlip',
  label: { id: 'Surat rujukan', en: 'Referral slip' },
  columns: {
    ...letter,
    fromDesk: text({ ...N, label: { id: 'Dari', en: 'From' }, max: 120 }),
    fromPerson: by('Petugas pengirim', 'Sending worker'),
    fromPhone: phone({ ...N, label: { id: 'Telepon pengirim', en: "Sender's phone" } }),
    subjectName: text({ ...X, label: { id: 'Nama', en: 'Name' }, max: 120 }),
    age: integer({ ...X, label: { id: 'Umur', en: 'Age' }, min: 0, max: 150 }),
    sex: choice({ ...X, label: { id: 'Jenis kelamin', en: 'Sex' }, options: sexes }),
    address: text({ ...X, label: { id: 'Alamat', en: 'Address' }, max: 300 }),
    phone: phone({ ...X, label: { id: 'Telepon', en: 'Phone' } }),
    nik: nik({ ...X, label: { id: 'NIK', en: 'NIK' } }),
    ...answer,
    escalations: integer({ ...N, label: { id: 'Kali dinaikkan', en: 'Times escalated' }, min: 0 }),
    given: choice({ ...N, label: { id: 'Layanan yang diberikan', en: 'Service given' }, options: serviceItems }),
    quantity: { ...helpFacts.quantity, required: false },
    unit: { ...helpFacts.unit, required: false },
    cost: helpFacts.cost,
    funding: helpFacts.funding,
    givenOn: { ...helpFacts.on, required: false },
    giver: { ...helpFacts.giver, required: false },
    receiver: { ...helpFacts.receiver, required: false },
    receiverRelation: helpFacts.receiverRelation,
    proof: helpFacts.proof,
    proofNote: helpFacts.proofNote,
  },
  indexes: ['agencyId', 'state'],
  retention: { id: '5 tahun setelah dijawab', en: '5 years after the answer' },
})

/** Somebody opened an X case without being of its team: seen by the restricted lane, and a second person must say they know. */
export const GlassBreak = record({
  name: 'glassBreak',
  label: { id: 'Akses darurat', en: 'Emergency access' },
  columns: {
    caseId: caseRef,
    personId: by('Siapa', 'Who'),
    reason: longText({ ...X, label: { id: 'Alasan', en: 'Reason' }, max: 1000 }),
    openedAt: at('Dibuka pada', 'Opened at'),
    until: at('Berlaku sampai', 'Until'),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: glassStates }),
    dueAt: at('Harus diketahui sebelum', 'To be acknowledged before'),
    lateSince: at('Lewat batas sejak', 'Late since'),
    acknowledgedBy: by('Diketahui oleh', 'Acknowledged by'),
    acknowledgedAt: at('Diketahui pada', 'Acknowledged at'),
    note: longText({ ...X, label: { id: 'Catatan', en: 'Note' }, max: 1000 }),
  },
  indexes: ['state', 'caseId', 'personId'],
  retention: { id: '10 tahun (jejak audit)', en: '10 years (audit trail)' },
})
