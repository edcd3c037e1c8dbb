// What the join form asks: the same fields for a citizen's phone and for an officer who writes down a paper form.
import { bool, date, longText, multi, nik, place } from '../../engine/field.ts'
import { Psm, PsmPrivate } from './psm-records.ts'
import { pledges } from './psm-words.ts'

const N = { class: 'N' as const }
const X = { class: 'X' as const }

const req = <T extends object>(f: T): T & { required: true } => ({ ...f, required: true })

export const joinFields = {
  place: place({ class: 'P', label: { id: 'Desa/kelurahan tempat Anda tinggal', en: 'Village you live in' }, required: true }),
  name: req(Psm.columns.name),
  sex: Psm.columns.sex,
  birthDate: date({ ...X, label: { id: 'Tanggal lahir', en: 'Date of birth' }, required: true }),
  birthPlace: PsmPrivate.columns.birthPlace,
  nik: nik({ ...X, label: { id: 'NIK', en: 'NIK' }, required: true }),
  ktpPlace: place({ ...X, label: { id: 'Desa/kelurahan pada KTP', en: 'Village on the KTP' }, required: true }),
  address: PsmPrivate.columns.address,
  phone: PsmPrivate.columns.phone,
  email: PsmPrivate.columns.email,
  showPhone: bool({ ...N, label: { id: 'Nomor HP boleh dilihat sesama petugas', en: 'Colleagues may see my phone' } }),
  education: Psm.columns.education,
  occupation: Psm.columns.occupation,
  motivation: longText({ ...N, label: { id: 'Mengapa ingin menjadi PSM?', en: 'Why do you want to join?' }, required: true, min: 10, max: 2000 }),
  skills: Psm.columns.skills,
  ktpPhoto: PsmPrivate.columns.ktpPhoto,
  citizen: bool({ ...X, label: { id: 'Saya warga negara Indonesia', en: 'I am an Indonesian citizen' } }),
  literate: bool({ ...X, label: { id: 'Saya bisa membaca dan menulis', en: 'I can read and write' } }),
  pledges: multi({ ...N, label: { id: 'Kode etik', en: 'Code of ethics' }, options: pledges.map((p) => ({ code: p.code, label: p.say })) }),
} as const
