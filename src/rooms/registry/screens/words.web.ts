// Sentences and readings that several screens of the registry share.
import type { Text, Values } from '../../../engine/field.ts'
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
