// What a citizen is asked who proposes or objects for their own family: the form and the act draw the same fields. No act is here: the public page carries little.
import { choice, place } from '../../engine/field.ts'
import { Objection } from './records-musdes.ts'
import { citizenAsks } from './words/labels.ts'

const R = { class: 'R' as const }
const o = Objection.columns

/** What the citizen's form asks, in its order. */
export const citizenFields = {
  asks: choice({ ...R, label: { id: 'Yang Anda minta', en: 'What you ask for' }, options: citizenAsks, strict: true, required: true }),
  place: place({ ...R, label: { id: 'Desa atau kelurahan Anda', en: 'Your village' }, required: true }),
  headName: { ...o.headName, label: { id: 'Nama kepala keluarga', en: 'Name of the head of the family' }, required: true, min: 2 },
  nik4: { ...o.nik4, help: { id: 'Boleh dikosongkan bila tanggal lahir diisi. Jangan tulis NIK lengkap.', en: 'May stay empty when the birth date is given. Do not write the whole NIK.' } },
  birthDate: o.birthDate,
  address: o.address,
  rt: o.rt,
  rw: o.rw,
  objectorName: { ...o.objectorName, label: { id: 'Nama Anda', en: 'Your name' }, required: true, min: 2 },
  objectorPhone: { ...o.objectorPhone, label: { id: 'Nomor HP Anda', en: 'Your phone number' }, help: { id: 'Agar petugas dapat menghubungi Anda. Boleh kosong.', en: 'So that an officer can reach you. May stay empty.' } },
  reason: { ...o.reason, label: { id: 'Alasan Anda', en: 'Your reason' }, help: { id: 'Paling sedikit 20 huruf. Misalnya pekerjaan, jumlah tanggungan, keadaan rumah.', en: 'At least 20 characters. For example work, who depends on you, the house.' }, min: 20, required: true },
  photos: { ...o.photos, label: { id: 'Foto rumah dari depan', en: 'Photo of the house from the front' }, required: true },
  gps: o.gps,
  livesHere: { ...o.livesHere, label: { id: 'Keluarga saya tinggal di desa atau kelurahan ini', en: 'My family lives in this village' }, required: true },
} as const
