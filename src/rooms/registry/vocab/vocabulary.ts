// A questionnaire is data with a version: its questions, their options, and how the codes of one version read in another.
import type { Choice, Text } from '../../../engine/field.ts'

export interface Question {
  code: string
  label: Text
  help?: Text
  unit?: Text
  options?: readonly Choice[]
}

export interface Vocabulary {
  /** Short name kept with every answer, e.g. `regsosek22k`. */
  code: string
  label: Text
  /** Where the wording and the codes come from. */
  source: string
  questions: { readonly [code: string]: Question }
}

/** How answers of one questionnaire are read as answers of another; null = that option has no counterpart. */
export interface Crosswalk {
  from: string
  to: string
  maps: { readonly [question: string]: { question: string; codes: { readonly [code: string]: string | null } } }
}

/** [code, Indonesian, English, since] */
export type ChoiceRow = readonly [code: string, id: string, en: string, since?: string]

export const choices = (...rows: readonly ChoiceRow[]): readonly Choice[] =>
  rows.map(([code, id, en, since]) => ({ code, label: { id, en }, ...(since ? { since } : {}) }))

export function questionOf(vocabulary: Vocabulary, code: string): Question {
  const found = vocabulary.questions[code]
  if (!found) throw new Error(`${vocabulary.code} has no question ${code}`)
  return found
}

/** True when this questionnaire knows the option. An unknown one is kept, but no rule reads it. */
export const knowsOption = (vocabulary: Vocabulary, question: string, code: unknown): boolean =>
  vocabulary.questions[question]?.options?.some((o) => o.code === code) ?? false

/** Answers as the other questionnaire would have written them; what has no counterpart is left out. */
export function crossed(crosswalk: Crosswalk, answers: { readonly [question: string]: unknown }): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const [question, value] of Object.entries(answers)) {
    const map = crosswalk.maps[question]
    const code = map && typeof value === 'string' ? map.codes[value] : undefined
    if (map && code) out[map.question] = code
  }
  return out
}
