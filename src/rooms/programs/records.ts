// What `programs` keeps: the catalogue with its dates and editions, who receives what, and the rank imported from outside.
import { z } from 'zod'
import { bool, choice, date, integer, json, longText, multi, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import { sectors } from '../registry/door.ts'
import { benefitSchema, criterionSchema } from './criteria.ts'
import { enrolmentSources, enrolmentStates, programmeStates, psmRoles, sourceLevels, subjects } from './words/labels.ts'

const P = { class: 'P' as const }
const N = { class: 'N' as const }
const R = { class: 'R' as const }

/** The facts of a programme as its owner writes them; publish and revise ask for the same ones. */
export const programmeFacts = {
  code: text({ ...P, label: { id: 'Kode', en: 'Code' }, required: true, max: 40 }),
  name: text({ ...P, label: { id: 'Nama program', en: 'Programme' }, required: true, min: 2, max: 120 }),
  owner: text({ ...P, label: { id: 'Pemilik', en: 'Owner' }, required: true, max: 120 }),
  agencyId: ref({ ...P, label: { id: 'Instansi pemilik', en: 'Owning agency' }, record: 'agency' }),
  source: choice({ ...P, label: { id: 'Sumber', en: 'Source' }, options: sourceLevels, required: true }),
  sector: choice({ ...P, label: { id: 'Bidang', en: 'Sector' }, options: sectors }),
  subject: choice({ ...P, label: { id: 'Diberikan kepada', en: 'Given to' }, options: subjects, strict: true, required: true }),
  summary: longText({ ...P, label: { id: 'Ringkasan', en: 'Summary' }, max: 1000 }),
  keywords: text({ ...P, label: { id: 'Kata kunci', en: 'Keywords' }, max: 300, help: { id: 'Kata yang dipakai warga, misalnya: modal usaha, beras, kursi roda.', en: 'Words residents use.' } }),
  benefits: json({ ...P, label: { id: 'Manfaat', en: 'Benefits' }, schema: z.array(benefitSchema).max(30) }),
  criteria: json({ ...P, label: { id: 'Syarat', en: 'Criteria' }, schema: z.array(criterionSchema).max(30) }),
  documents: longText({ ...P, label: { id: 'Dokumen', en: 'Documents' }, max: 1000 }),
  howTo: longText({ ...P, label: { id: 'Cara mengurus', en: 'How to apply' }, max: 2000 }),
  contact: text({ ...P, label: { id: 'Kontak', en: 'Contact' }, max: 200 }),
  legalBasis: text({ ...P, label: { id: 'Dasar hukum', en: 'Legal basis' }, max: 200 }),
  psmRoles: multi({ ...P, label: { id: 'Peran PSM', en: 'Role of the PSM' }, options: psmRoles }),
  needsBoard: bool({ ...P, label: { id: 'Hanya bila IPSM kabupaten/kota sah', en: 'Only where the regency’s IPSM board is legal' }, help: { id: 'Kepesertaan baru ditolak selama SK kepengurusan IPSM tidak berlaku.', en: 'New enrolments are refused while the board’s decree is not in force.' } }),
  validFrom: date({ ...P, label: { id: 'Berlaku mulai', en: 'Valid from' }, required: true }),
  validTo: date({ ...P, label: { id: 'Berlaku sampai', en: 'Valid until' } }),
  windowFrom: date({ ...P, label: { id: 'Pendaftaran dibuka', en: 'Applications open' } }),
  windowTo: date({ ...P, label: { id: 'Pendaftaran ditutup', en: 'Applications close' } }),
}

/** One edition of a programme. `place` is where it holds: '' the nation, a province, a regency, a village. */
export const Programme = record({
  name: 'programme',
  label: { id: 'Program', en: 'Programme' },
  columns: {
    ...programmeFacts,
    edition: integer({ ...P, label: { id: 'Edisi', en: 'Edition' }, min: 1 }),
    replacedBy: ref({ ...P, label: { id: 'Diganti oleh', en: 'Replaced by' }, record: 'programme' }),
    state: choice({ ...P, label: { id: 'Keadaan', en: 'State' }, options: programmeStates }),
    endReason: longText({ ...P, label: { id: 'Alasan berakhir', en: 'Why it ended' }, max: 500 }),
    updatedOn: date({ ...P, label: { id: 'Diperbarui', en: 'Updated' } }),
    updatedBy: ref({ ...N, label: { id: 'Diperbarui oleh', en: 'Updated by' }, record: 'account' }),
  },
  indexes: ['code', 'agencyId', 'state'],
  search: ['name', 'keywords', 'summary'],
  retention: { id: 'Tetap: edisi lama menjelaskan keputusan lama', en: 'Kept: an old edition explains an old decision' },
})

/** Kepesertaan: who receives what, since when, and who says so. */
export const Enrolment = record({
  name: 'enrolment',
  label: { id: 'Kepesertaan', en: 'Enrolment' },
  columns: {
    programmeCode: text({ ...R, label: { id: 'Program', en: 'Programme' }, required: true, max: 40 }),
    programmeName: text({ ...R, label: { id: 'Nama program', en: 'Programme name' }, max: 120 }),
    householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household' }),
    personId: ref({ ...R, label: { id: 'Orang', en: 'Person' }, record: 'person' }),
    since: date({ ...R, label: { id: 'Sejak', en: 'Since' } }),
    until: date({ ...R, label: { id: 'Sampai', en: 'Until' } }),
    source: choice({ ...R, label: { id: 'Menurut', en: 'According to' }, options: enrolmentSources }),
    evidence: text({ ...R, label: { id: 'Bukti', en: 'Evidence' }, max: 200 }),
    state: choice({ ...R, label: { id: 'Keadaan', en: 'State' }, options: enrolmentStates }),
    endReason: longText({ ...R, label: { id: 'Alasan berakhir', en: 'Why it ended' }, max: 500 }),
    recordedBy: ref({ ...N, label: { id: 'Dicatat oleh', en: 'Recorded by' }, record: 'account' }),
    recordedOn: date({ ...N, label: { id: 'Dicatat pada', en: 'Recorded on' } }),
  },
  indexes: ['programmeCode', 'householdId', 'personId', 'state'],
  retention: { id: '10 tahun setelah berakhir (aturan tidak boleh ganda melihat ke belakang)', en: '10 years after it ends (the rules against double benefit look back)' },
})

/** The day a family was asked about everything it receives: without it, "no record" is not "receives nothing". Its id is the family's. */
export const EnrolmentCheck = record({
  name: 'enrolmentCheck',
  label: { id: 'Kepesertaan ditanyakan', en: 'Enrolments asked' },
  columns: {
    checkedOn: date({ ...R, label: { id: 'Ditanyakan pada', en: 'Asked on' }, required: true }),
    checkedBy: ref({ ...N, label: { id: 'Oleh', en: 'By' }, record: 'account' }),
    nothing: bool({ ...R, label: { id: 'Tidak menerima apa pun', en: 'Receives nothing' } }),
  },
  indexes: [],
  retention: { id: 'Selama keluarganya disimpan', en: 'As long as the household is kept' },
})

/** Desil as imported from the national registry: a value with its date and source, never computed here. Its id is the household's. */
export const Decile = record({
  name: 'decile',
  label: { id: 'Desil DTSEN', en: 'DTSEN decile' },
  columns: {
    value: integer({ ...R, label: { id: 'Desil', en: 'Decile' }, required: true, min: 1, max: 10 }),
    asOf: date({ ...R, label: { id: 'Per tanggal', en: 'As of' }, required: true }),
    source: text({ ...R, label: { id: 'Sumber', en: 'Source' }, required: true, min: 3, max: 120 }),
    recordedBy: ref({ ...N, label: { id: 'Dicatat oleh', en: 'Recorded by' }, record: 'account' }),
  },
  indexes: [],
  retention: { id: 'Selama keluarganya disimpan', en: 'As long as the household is kept' },
})
