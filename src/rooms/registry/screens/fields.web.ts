// The declared fields as these forms ask them: a number or the reason there is none, a village where the post covers several.
import type { Choice, Field, Text, Values } from '../../../engine/field.ts'
import { choice, place } from '../../../engine/field.ts'
import { identityInput, kkInput } from '../identity.ts'
import { Household, kkReasons, nikReasons, Person } from '../records.ts'

// Reasons the number itself gives are found by the act; a person chooses among the others.
const said = (options: readonly Choice[]): readonly Choice[] =>
  options.filter((o) => !['bukan_16_angka', 'tanggal_tidak_sah', 'wilayah_tidak_sah', 'seri_tidak_sah'].includes(o.code))

// Asked by the form alone, so that the reasons stand there only when they are wanted.
const shown = (what: Text): Field<string> => choice({
  class: 'N', label: { id: `Apakah ${what.id} dapat ditulis?`, en: `Can the ${what.en} be written down?` }, required: true,
  options: [{ code: 'ada', label: { id: `Ya, ada ${what.id}`, en: `Yes, there is a ${what.en}` } }, { code: 'tidak', label: { id: 'Tidak ada atau tidak ditunjukkan', en: 'There is none, or it was not shown' } }],
})
const has = (name: string) => (values: Values): boolean => values[name] !== 'tidak'
const hasNot = (name: string) => (values: Values): boolean => values[name] === 'tidak'

const nikFields = {
  hasNik: shown({ id: 'NIK', en: 'NIK' }),
  nik: { ...identityInput.nik, required: true, when: has('hasNik') },
  nikReason: { ...Person.columns.nikReason, label: { id: 'Mengapa tanpa NIK?', en: 'Why is there no NIK?' }, options: said(nikReasons), required: true, when: hasNot('hasNik') },
}
export const cardFields = {
  hasKk: shown({ id: 'nomor KK', en: 'card number' }),
  kk: { ...kkInput, required: true, when: has('hasKk') },
  kkReason: { ...Household.columns.kkReason, label: { id: 'Mengapa tanpa nomor KK?', en: 'Why is there no card number?' }, options: said(kkReasons), required: true, when: hasNot('hasKk') },
}

/** Without what only the form asks. */
export function sendable(values: Values): { [name: string]: unknown } {
  const { hasNik: _nik, hasKk: _kk, village: _village, ...rest } = values
  return rest
}

/** How a new form begins, and one over a row that is there. */
export const numberShown = (row?: Values): Values =>
  row ? { hasNik: writtenNik(row) === null && row.nikReason ? 'tidak' : 'ada', hasKk: writtenKk(row) === null && row.kkReason ? 'tidak' : 'ada' } : { hasNik: 'ada', hasKk: 'ada' }

/** Who somebody is. */
export const whoFields = { name: identityInput.name, ...nikFields, sex: identityInput.sex, birthDate: identityInput.birthDate, birthPlace: identityInput.birthPlace, marital: identityInput.marital, phone: identityInput.phone }
export const memberFields = { relation: Person.columns.relation, ...whoFields, presence: Person.columns.presence }

const h = Household.columns
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
