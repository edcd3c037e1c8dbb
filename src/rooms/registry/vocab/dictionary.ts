// The data dictionary as rows: what each questionnaire asks and how its codes read in another. Made of the vocabularies themselves, never typed again.
import type { Text } from '../../../engine/field.ts'
import type { Crosswalk, Fit } from './crosswalk.ts'
import { findVocabulary } from './crosswalks.ts'
import type { Question, Vocabulary } from './vocabulary.ts'

export interface DictionaryRow {
  key: string
  question: string
  asked: Text
  /** '' where the answer is a number. */
  code: string
  option: Text
  since?: string
}

const natural = new Intl.Collator('id', { numeric: true }).compare
const numbered = (q: Question): boolean => /^\d/.test(q.code)

/** As printed: 301a, 301b, 302 …; an object puts whole numbers first. What has a name instead of a number follows as it was written down. */
function inOrder(v: Vocabulary | undefined): Question[] {
  const all = Object.values(v?.questions ?? {})
  return [...all.filter(numbered).sort((a, b) => natural(a.code, b.code)), ...all.filter((q) => !numbered(q))]
}

export function dictionaryRows(v: Vocabulary): DictionaryRow[] {
  return inOrder(v).flatMap((q): DictionaryRow[] => {
    const unit = q.unit ? ` (${q.unit.id})` : ''
    if (!q.options) return [{ key: q.code, question: q.code, asked: q.label, code: '', option: { id: `angka${unit}`, en: `number${unit}` } }]
    return q.options.map((o) => ({ key: `${q.code}:${o.code}`, question: q.code, asked: q.label, code: o.code, option: o.label, ...(o.since ? { since: o.since } : {}) }))
  })
}

export interface CrosswalkRow {
  key: string
  question: string
  asked: Text
  code: string
  option: Text
  /** `angka` = the number is taken as it is. */
  fit: Fit | 'angka'
  /** `305=2 Genteng`; several when somebody must choose. */
  to: readonly { question: string; code: string; label: Text }[]
  why?: Text
}

export function crosswalkRows(walk: Crosswalk): CrosswalkRow[] {
  const from = findVocabulary(walk.from)
  const to = findVocabulary(walk.to)
  const named = (question: string, code: string) => ({ question, code, label: to?.questions[question]?.options?.find((o) => o.code === code)?.label ?? to?.questions[question]?.label ?? { id: code, en: code } })
  return inOrder(from).flatMap((q): CrosswalkRow[] => {
    const as = walk.values[q.code]
    const one = { key: q.code, question: q.code, asked: q.label, code: '', option: { id: '', en: '' } }
    if (as) return [{ ...one, fit: 'angka', to: [named(as, '')] }]
    const steps = walk.codes[q.code]
    if (!steps) return [{ ...one, fit: 'none', to: [], ...(walk.unasked[q.code] ? { why: walk.unasked[q.code] as Text } : {}) }]
    return (q.options ?? []).map((o) => {
      const step = steps[o.code]
      return {
        key: `${q.code}:${o.code}`, question: q.code, asked: q.label, code: o.code, option: o.label, fit: step?.fit ?? 'none',
        to: [...(step?.to ?? []), ...(step?.also ?? [])].map((a) => named(a.question, a.code)), ...(step?.why ? { why: step.why } : {}),
      }
    })
  })
}

export const fitWords: { readonly [F in CrosswalkRow['fit']]: Text } = {
  exact: { id: 'Sama', en: 'Same' },
  wider: { id: 'Tergabung', en: 'Joined' },
  narrower: { id: 'Perlu dipilih', en: 'To be chosen' },
  none: { id: 'Tidak ada', en: 'None' },
  angka: { id: 'Angka yang sama', en: 'Same number' },
}
