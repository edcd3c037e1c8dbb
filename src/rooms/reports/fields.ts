// The fields of a report as it is told: the citizen's form and the officer's form draw the same ones.
import { bool, choice, gps, longText, phone, photos, place, text } from '../../engine/field.ts'
import { sectors } from '../registry/door.ts'
import { aboutWhom, complaintKinds, messageKinds, reportProblems, urgencies } from './vocab.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }

/** What is told. */
export const storyFields = {
  what: longText({ ...R, label: { id: 'Ceritakan apa yang terjadi', en: 'Tell what is wrong' }, help: { id: 'Tulis seperti bercerita. Tidak perlu nomor KTP.', en: 'Write as you would say it. No identity number is needed.' }, required: true, min: 10, max: 4000 }),
  kind: choice({ ...N, label: { id: 'Ini tentang', en: 'This is a' }, options: messageKinds, strict: true }),
  problem: choice({ ...N, label: { id: 'Masalahnya', en: 'The problem' }, options: reportProblems }),
  sector: choice({ ...N, label: { id: 'Bidang', en: 'Sector' }, options: sectors }),
  complaint: choice({ ...N, label: { id: 'Keluhan tentang program', en: 'Complaint about a programme' }, options: complaintKinds }),
  urgency: choice({ ...N, label: { id: 'Seberapa mendesak', en: 'How urgent' }, options: urgencies, strict: true }),
  aboutChild: bool({ ...R, label: { id: 'Ini menyangkut anak di bawah 18 tahun', en: 'It concerns a child under 18' }, help: { id: 'Laporan tentang anak hanya dilihat petugas khusus.', en: 'Reports about a child are seen by special officers only.' } }),
  aboutViolence: bool({ ...R, label: { id: 'Ada kekerasan atau ancaman', en: 'There is violence or a threat' }, help: { id: 'Laporan kekerasan hanya dilihat petugas khusus.', en: 'Reports of violence are seen by special officers only.' } }),
  place: place({ ...R, label: { id: 'Desa atau kelurahan kejadiannya', en: 'Village where it happens' }, required: true }),
  about: choice({ ...R, label: { id: 'Siapa yang butuh bantuan', en: 'Who needs help' }, options: aboutWhom, strict: true }),
  subjectName: text({ ...R, label: { id: 'Nama atau ciri orangnya, bila tahu', en: 'Name or description, if you know' }, max: 120 }),
  address: text({ ...R, label: { id: 'Alamat atau patokan', en: 'Address or landmark' }, max: 200 }),
  rt: text({ ...R, label: { id: 'RT', en: 'RT' }, max: 3 }),
  rw: text({ ...R, label: { id: 'RW', en: 'RW' }, max: 3 }),
  gps: gps({ ...R, label: { id: 'Titik lokasi', en: 'Location' } }),
  photos: photos({ ...R, label: { id: 'Foto (paling banyak 3)', en: 'Photos (three at most)' }, max: 3 }),
} as const

/** Who tells; kept apart and sealed. */
export const reporterFields = {
  anonymous: bool({ ...N, label: { id: 'Kirim tanpa nama', en: 'Send without a name' } }),
  name: text({ class: 'X', label: { id: 'Nama Anda', en: 'Your name' }, max: 120, when: (v) => v.anonymous !== true }),
  phone: phone({ class: 'X', label: { id: 'Nomor HP Anda', en: 'Your phone number' }, when: (v) => v.anonymous !== true }),
  relation: text({ class: 'X', label: { id: 'Hubungan Anda dengan orang itu', en: 'How you know this person' }, max: 80, when: (v) => v.anonymous !== true }),
} as const
