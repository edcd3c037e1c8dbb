// What the forms of pillars share.
import type { Text } from '../../../engine/field.ts'
import type { ActResult } from '../../../kit/work.web.tsx'

export const formAnswer = (result: ActResult): { say: Text } | { problems: Record<string, Text> } | undefined =>
  result.ok ? undefined : result.problems && Object.keys(result.problems).length > 0 ? { problems: result.problems } : { say: result.refusal.say }

export const savedHere: Text = { id: 'Tersimpan. Terkirim sendiri bila ada sinyal.', en: 'Saved. It is sent by itself when there is a signal.' }

/** What a person changed, and what stood there before. */
export const changesOf = (changed: { readonly [k: string]: unknown }, row: { readonly [k: string]: unknown }): { set: { [k: string]: unknown }; was: { [k: string]: unknown } } => ({
  set: Object.fromEntries(Object.entries(changed).map(([k, v]) => [k, v ?? null])),
  was: Object.fromEntries(Object.keys(changed).map((k) => [k, row[k] ?? null])),
})

/** `?di=36.71.05` of the address. */
export const asked = (name: string): string => new URLSearchParams(location.search).get(name) ?? ''
