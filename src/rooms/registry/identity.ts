// How a person's words become a row: the NIK read, kept as written when it is none, and every doubt noted. Nothing here refuses a person.
import type { Env, Look, Read, Refusal } from '../../engine/act.ts'
import { refuse } from '../../engine/act.ts'
import type { Field, Text, Values } from '../../engine/field.ts'
import { ref } from '../../engine/field.ts'
import { same } from '../../engine/merge.ts'
import type { AnyRow, RowOf } from '../../engine/record.ts'
import { yearsBetween } from '../../engine/values/format.ts'
import { parseKk } from '../../engine/values/kk.ts'
import { birthDateOf, nikWarnings, parseNik } from '../../engine/values/nik.ts'
import { Household, Person, asWritten } from './records.ts'
import { firstOf, inFuture, problemIn } from './standing.ts'

type PersonRow = RowOf<typeof Person>
const c = Person.columns

const nikWarn = (value: unknown, values: Values): Text | null => {
  if (typeof value !== 'string' || value === '') return null
  const read = parseNik(value)
  if (!read.ok) return read.reason
  return nikWarnings(read, { sex: values.sex as string, birthDate: values.birthDate as string })[0]?.say ?? null
}
const kkWarn = (value: unknown): Text | null => {
  if (typeof value !== 'string' || value === '') return null
  const read = parseKk(value)
  return read.ok ? null : read.reason
}

/** NIK and KK as somebody typed them: warned about, never refused. */
export const nikInput: Field<string> = { ...asWritten(c.nik), warn: nikWarn }
export const kkInput: Field<string> = { ...asWritten(Household.columns.kk), warn: kkWarn }

/** What can be said about one person in a form. */
export const identityInput = {
  name: c.name,
  nik: nikInput,
  nikReason: c.nikReason,
  sex: c.sex,
  birthDate: c.birthDate,
  birthPlace: c.birthPlace,
  marital: c.marital,
  phone: c.phone,
}
/** One member in the list of a new family. */
export const memberInput = {
  id: ref({ class: 'N', label: { id: 'Orang', en: 'Person' }, record: 'person', required: true }),
  ...identityInput,
  relation: c.relation,
  presence: c.presence,
}
export const memberNames: readonly string[] = Object.keys(memberInput).filter((n) => n !== 'id')

/** Persons who may carry the same number. */
export const nikReads = (written: unknown): Read[] => {
  const nik = typeof written === 'string' ? parseNik(written) : null
  return nik?.ok ? [{ record: Person, where: { nik: nik.nik } }] : []
}

/** A number or the reason there is none. */
export function numberOrReason(number: unknown, reason: unknown, what: 'NIK' | 'KK', whose = ''): Refusal | null {
  if (number || reason) return null
  const lead = whose ? `${whose}: ` : ''
  return refuse(`${what}_ATAU_ALASAN`, `${lead}tulis nomor ${what} atau pilih alasan mengapa tidak ada.`, `${lead}write the ${what} number or choose why there is none.`)
}

export const identityRefusal = (values: Values, env: Env, whose = ''): Refusal | null =>
  firstOf(
    () => problemIn(memberInput, { ...values, id: values.id ?? 'x' }, whose),
    () => numberOrReason(values.nik, values.nikReason, 'NIK', whose),
    () => inFuture(values.birthDate as string | null, env, c.birthDate.label),
  )

type NikColumns = Pick<PersonRow, 'nik' | 'nikRaw' | 'nikReason'>

/** A NIK as columns: read, or kept as written with the reason it is none. */
export function nikColumns(written: unknown, reason: unknown): NikColumns {
  const text = typeof written === 'string' ? written.trim() : ''
  if (text === '') return { nik: null, nikRaw: null, nikReason: (reason as string | null | undefined) ?? null }
  const read = parseNik(text)
  return read.ok ? { nik: read.nik, nikRaw: null, nikReason: null } : { nik: null, nikRaw: text, nikReason: read.code }
}

export function kkColumns(written: unknown, reason: unknown): Pick<RowOf<typeof Household>, 'kk' | 'kkRaw' | 'kkReason'> {
  const text = typeof written === 'string' ? written.trim() : ''
  if (text === '') return { kk: null, kkRaw: null, kkReason: (reason as string | null | undefined) ?? null }
  const read = parseKk(text)
  if (read.ok) return { kk: read.kk, kkRaw: null, kkReason: null }
  const sentinel = read.code === 'hilang' || read.code === 'tidak_punya'
  return { kk: null, kkRaw: sentinel ? null : text, kkReason: read.code }
}

/** Doubts about a person as they would stand, given everybody this device or server found with the same NIK. */
export function doubtsOf(person: Pick<PersonRow, 'id' | 'nik' | 'nikRaw' | 'sex' | 'birthDate'>, sameNik: readonly { id: string; mergedInto?: string | null }[]): string[] {
  if (person.nikRaw) return ['nik_tidak_sah']
  const read = person.nik ? parseNik(person.nik) : null
  if (!read?.ok) return []
  const said = nikWarnings(read, { sex: person.sex ?? null, birthDate: person.birthDate ?? null }).map((w): string => w.code)
  // A second record of somebody is nobody else.
  return sameNik.some((p) => p.id !== person.id && !p.mergedInto) ? [...said, 'nik_ganda'] : said
}

/** Doubts that were settled stay settled until they change. */
export function doubtColumns(row: PersonRow, doubts: string[]): Pick<PersonRow, 'doubts' | 'doubtState'> {
  if (same(doubts, row.doubts ?? [])) return {}
  if (doubts.length > 0) return { doubts, doubtState: 'perlu' }
  return { doubts, doubtState: row.doubtState ? 'selesai' : null }
}

/** Columns of a new person. What the NIK alone tells (sex, birth date) fills what nobody stated. */
export function newPerson(id: string, values: Values, look: Look, env: Env): Partial<PersonRow> {
  const numbers = nikColumns(values.nik, values.nikReason)
  const read = numbers.nik ? parseNik(numbers.nik) : null
  const sex = (values.sex as string | null | undefined) ?? (read?.ok ? read.sex : null)
  const birthDate = (values.birthDate as string | null | undefined) ?? (read?.ok ? birthDateOf(read, env.day) : null)
  const found = numbers.nik ? look.all(Person, { nik: numbers.nik }) : []
  const doubts = doubtsOf({ id, nik: numbers.nik, nikRaw: numbers.nikRaw, sex, birthDate }, found)
  return {
    name: values.name as string, ...numbers, sex, birthDate,
    birthPlace: (values.birthPlace as string | null | undefined) ?? null,
    relation: (values.relation as string | null | undefined) ?? null,
    marital: (values.marital as string | null | undefined) ?? null,
    presence: (values.presence as string | null | undefined) ?? '1',
    phone: (values.phone as string | null | undefined) ?? null,
    doubts, doubtState: doubts.length > 0 ? 'perlu' : null, registeredBy: env.person,
  }
}

/** Somebody who may be the same person, and why. A hint before saving; it never refuses. */
export interface Likeness {
  person: PersonRow
  because: 'nik' | 'nama_tanggal_lahir'
  say: Text
}

/** Order of certainty: the same NIK first, then the same name with the same birth date. */
export function likelySamePersons(candidate: { id?: string | null; name?: string | null; nik?: string | null; birthDate?: string | null }, people: Iterable<PersonRow>): Likeness[] {
  const nik = candidate.nik ? parseNik(candidate.nik) : null
  const name = plain(candidate.name)
  const byNik: Likeness[] = []
  const byName: Likeness[] = []
  for (const person of people) {
    if (person.id === candidate.id || person.mergedInto) continue
    if (nik?.ok && person.nik === nik.nik) {
      byNik.push({ person, because: 'nik', say: { id: `NIK ini sudah ada: ${person.name}. Anda tetap dapat menyimpan.`, en: `This NIK is already registered: ${person.name}. You can still save.` } })
    } else if (name && candidate.birthDate && person.birthDate === candidate.birthDate && plain(person.name) === name) {
      byName.push({ person, because: 'nama_tanggal_lahir', say: { id: `Nama dan tanggal lahir yang sama sudah ada: ${person.name}. Anda tetap dapat menyimpan.`, en: `The same name and birth date exist: ${person.name}. You can still save.` } })
    }
  }
  return [...byNik, ...byName]
}

/** What a later room is given to ask whether somebody stands there already, while they are being written down. */
export interface AskedBeforeSaving {
  place: string
  values: Values
  /** The id the person will have, or has. */
  id: string
  /** Their family, where it is known. */
  home?: AnyRow | null
  /** To be done once the person is saved, and who was not answered about yet, by the person's id; absent where nobody new is written. */
  after?: { current: Map<string, () => Promise<void>>; unanswered: Set<string> }
}

/** Families with the same card number: a hint, never a refusal. */
export function likelySameHouseholds(candidate: { id?: string | null; kk?: string | null }, households: Iterable<RowOf<typeof Household>>): { household: RowOf<typeof Household>; say: Text }[] {
  const read = candidate.kk ? parseKk(candidate.kk) : null
  if (!read?.ok) return []
  return [...households]
    .filter((h) => h.id !== candidate.id && h.kk === read.kk)
    .map((household) => ({ household, say: { id: `Nomor KK ini sudah ada: keluarga ${household.headName}. Anda tetap dapat menyimpan.`, en: `This family card number exists already: family of ${household.headName}. You can still save.` } }))
}

const plain = (name: string | null | undefined): string => (name ?? '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** Age in whole years on a day; null when the birth date is not known. */
export const ageOn = (person: Pick<PersonRow, 'birthDate'>, day: string): number | null => (person.birthDate ? yearsBetween(person.birthDate, day) : null)
