// Sentences and readings that several screens of the registry share.
import type { Text, Values } from '../../../engine/field.ts'
import type { RowOf } from '../../../engine/record.ts'
import type { Consent, Person, PpksTag, Visit } from '../records.ts'
import { manyOf } from '../../../kit/loaded.web.ts'
import type { ViewRow } from '../../../engine/view.ts'
import type { Tone } from '../../../kit/theme.web.ts'
import type { ActResult } from '../../../kit/work.web.tsx'
import type { IconName } from '../../../kit/icon.web.tsx'

export const rtlhTags: { readonly [verdict: string]: { label: Text; tone: Tone; icon: IconName } } = {
  ya: { label: { id: 'RTLH', en: 'Unfit house' }, tone: 'bad', icon: 'house' },
  tidak: { label: { id: 'Layak huni', en: 'Fit to live in' }, tone: 'good', icon: 'house' },
  tidak_diketahui: { label: { id: 'Rumah belum dinilai', en: 'House not judged yet' }, tone: 'neutral', icon: 'help' },
}

export const verdictTags: { readonly [verdict: string]: { label: Text; tone: Tone } } = {
  lolos: { label: { id: 'Lolos', en: 'Passed' }, tone: 'good' },
  gagal: { label: { id: 'Gagal', en: 'Failed' }, tone: 'bad' },
  tidak_diketahui: { label: { id: 'Belum diketahui', en: 'Not known yet' }, tone: 'neutral' },
}

/** A column as text, when it is one. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** RT and RW as they are said. */
export const rtRw = (row: Values): string =>
  [row.rt ? `RT ${textOf(row.rt)}` : '', row.rw ? `RW ${textOf(row.rw)}` : ''].filter(Boolean).join(' / ')

/** The address in one line. */
export const addressOf = (row: Values): string => [textOf(row.address), rtRw(row)].filter(Boolean).join(', ')

/** What a form shows of an act's answer: nothing when it was saved. */
export const formAnswer = (result: ActResult): { say: Text } | { problems: Record<string, Text> } | undefined => {
  if (result.ok) return undefined
  return result.problems && Object.keys(result.problems).length > 0 ? { problems: result.problems } : { say: result.refusal.say }
}

/** Of what was changed, what stood there before: so that two who wrote apart both keep their words. */
export const wasOf = (changed: Values, before: Values): { [name: string]: unknown } =>
  Object.fromEntries(Object.keys(changed).map((name) => [name, before[name] ?? null]))

export const savedHere: Text = { id: 'Tersimpan di ponsel ini. Terkirim sendiri bila ada sinyal.', en: 'Saved on this phone. It is sent by itself when there is a signal.' }

export const absentFamily: Text = { id: 'Keluarga ini tidak ada di wilayah Anda, mungkin sudah pindah.', en: 'This family is not in your area; they may have moved.' }
export const absentPerson: Text = { id: 'Orang ini tidak ada di wilayah Anda, mungkin sudah pindah.', en: 'This person is not in your area; they may have moved.' }

/** The parts of a family's home, as their addresses say them. */
export const inventoryPaths = [
  { path: 'rumah', code: 'house', icon: 'house' },
  { path: 'air', code: 'water', icon: 'water' },
  { path: 'jamban', code: 'latrine', icon: 'latrine' },
  { path: 'listrik', code: 'electricity', icon: 'electricity' },
] as const

/** Answers held in one row, by question. */
export const answersOf = (subject: ViewRow, id: string): { readonly [question: string]: unknown } => {
  const found = manyOf(subject, 'answers').find((a) => a.id === id)
  return (found?.values as { [question: string]: unknown } | null | undefined) ?? {}
}

export type PersonRow = RowOf<typeof Person>
export type TagRow = RowOf<typeof PpksTag>
export type VisitRow = RowOf<typeof Visit>
export type ConsentRow = RowOf<typeof Consent>

// A view's joins are rows of the records it declares; here they get their names back.
export const peopleOf = (family: ViewRow): PersonRow[] => manyOf(family, 'people') as unknown as PersonRow[]
export const tagsOf = (subject: ViewRow): TagRow[] => manyOf(subject, 'tags') as unknown as TagRow[]
export const visitsOf = (subject: ViewRow): VisitRow[] => manyOf(subject, 'visits') as unknown as VisitRow[]
export const consentsOf = (subject: ViewRow): ConsentRow[] => manyOf(subject, 'consents') as unknown as ConsentRow[]
