// A questionnaire is data with a version: its questions, their options, and how what somebody wrote is read as one of them.
import type { Choice, Text } from '../../../engine/field.ts'

export interface Question {
  code: string
  label: Text
  help?: Text
  unit?: Text
  options?: readonly Choice[]
  /** Several options in one number: the form adds their codes up (`5` = 1 + 4). */
  summed?: boolean
}

export interface Vocabulary {
  /** Short name kept with every answer, e.g. `regsosek22k`. */
  code: string
  label: Text
  /** Where the wording and the codes come from. */
  source: string
  /** Year of the printing these codes were taken from, or of our own list. */
  version: string
  /** Present while the official form is not public: why, and what may still change. */
  provisional?: Text
  questions: { readonly [code: string]: Question }
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

/** What a cell says: codes of this question; or the words as written, when no option says so. */
export type AnswerRead = { codes: readonly string[] } | { number: number } | { unknown: string }

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()

/**
 * An answer as a file carries it: `3`, `03`, `3.0`, `3. Bebas sewa`, `Bebas sewa`, or a sum of codes.
 * null for an empty cell. What is not an option is `unknown` and keeps its words; nothing is guessed.
 */
export function readAnswer(question: Question, written: string): AnswerRead | null {
  const text = written.replace(/[\s\u00a0]+/g, ' ').trim()
  if (text === '' || text === '-') return null
  if (!question.options) {
    const n = numberOf(text)
    return n === null ? { unknown: text } : { number: n }
  }
  const known = (code: string) => question.options?.some((o) => o.code === code) ?? false
  const m = /^\(?\s*(\d{1,4})(?:[.,]0+)?\s*\)?(?:\s*[.:)=-]\s*\D.*)?$/.exec(text)
  const code = m ? String(Number(m[1])) : text
  if (known(text)) return { codes: [text] }
  if (known(code)) return { codes: [code] }
  if (question.summed && m) {
    const parts = partsOf(Number(m[1]), question.options.map((o) => Number(o.code)))
    if (parts) return { codes: parts.map(String) }
  }
  const said = plain(text)
  const byLabel = question.options.filter((o) => plain(o.label.id) === said)
  return byLabel.length === 1 && byLabel[0] ? { codes: [byLabel[0].code] } : { unknown: text }
}

/** `36`, `36,5`, `1.200`, `36 m2`: as people here write numbers; a dot before three digits parts thousands. */
function numberOf(text: string): number | null {
  const m = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](\d+))?\s*(?:m2|m²|m|ekor|orang)?$/i.exec(text)
  return m ? Number(`${(m[1] ?? '').replaceAll('.', '')}.${m[2] ?? '0'}`) : null
}

/** The powers of two a sum is made of, when the form knows each of them. */
function partsOf(sum: number, codes: readonly number[]): number[] | null {
  const bits = codes.filter((c) => c > 0 && (c & (c - 1)) === 0)
  const parts = bits.filter((b) => (sum & b) !== 0)
  return sum > 0 && parts.reduce((a, b) => a + b, 0) === sum ? parts : null
}
