// The declared fields as these forms ask them: a number or the reason there is none, a village where the post covers several.
import type { Choice, Field, Fields, Values } from '../../../engine/field.ts'
import { place } from '../../../engine/field.ts'
import { identityInput, kkInput } from '../identity.ts'
import { Household, kkReasons, nikReasons, Person } from '../records.ts'

// Reasons the number itself gives are found by the act; a person chooses among the others.
const said = (options: readonly Choice[]): readonly Choice[] =>
  options.filter((o) => !['bukan_16_angka', 'tanggal_tidak_sah', 'wilayah_tidak_sah', 'seri_tidak_sah'].includes(o.code))

const without = (number: string) => (values: Values) => !values[number]

export const nikReasonField: Field<string> = { ...Person.columns.nikReason, label: { id: 'Bila tanpa NIK, mengapa?', en: 'If there is no NIK, why?' }, options: said(nikReasons), required: true, when: without('nik') }
export const kkReasonField: Field<string> = { ...Household.columns.kkReason, label: { id: 'Bila tanpa nomor KK, mengapa?', en: 'If there is no card number, why?' }, options: said(kkReasons), required: true, when: without('kk') }

const birthPlace: Field<string> = identityInput.birthPlace
/** Who somebody is. */
export const whoFields = { name: identityInput.name, nik: identityInput.nik, nikReason: nikReasonField, sex: identityInput.sex, birthDate: identityInput.birthDate, birthPlace, marital: identityInput.marital, phone: identityInput.phone }
export const memberFields = { relation: Person.columns.relation, ...whoFields, presence: Person.columns.presence }

const h = Household.columns
export const cardFields = { kk: kkInput, kkReason: kkReasonField }
export const homeFields = { ...cardFields, statedMembers: h.statedMembers, address: h.address, rt: h.rt, rw: h.rw, phone: h.phone, gps: h.gps, photos: h.photos }

/** Asked only of those whose post covers more than one village. */
export const villageField: Field<string> = {
  ...place({ class: 'N', label: { id: 'Desa atau kelurahan', en: 'Village' }, required: true }),
  check: (value) => (typeof value === 'string' && value.length === 13 ? null : { id: 'Pilih sampai desa atau kelurahan.', en: 'Choose down to the village.' }),
}
export const isVillageCode = (place: string): boolean => place.length === 13

/** `nik` keys of a form as a form draws them, whatever the row calls what was written. */
export const writtenNik = (row: Values): unknown => row.nik ?? row.nikRaw ?? null
export const writtenKk = (row: Values): unknown => row.kk ?? row.kkRaw ?? null

export const namesOf = (fields: Fields): string[] => Object.keys(fields)
