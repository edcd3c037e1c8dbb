// How the codes of one questionnaire read in another: every option either has a counterpart or says why it has none.
import type { Text } from '../../../engine/field.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * exact: the same thing. wider: the other form has one option for what this one tells apart (safe to take).
 * narrower: the other form tells apart what this one does not, so somebody must look (never taken). none: not asked there.
 */
export type Fit = 'exact' | 'wider' | 'narrower' | 'none'

export interface Answered {
  question: string
  code: string
}

export interface Step {
  fit: Fit
  /** One answer when exact or wider; the possible ones when narrower. */
  to: readonly Answered[]
  /** What else is certain when this was answered: the power of a meter says that there is a meter. */
  also?: readonly Answered[]
  why?: Text
}

export interface Crosswalk {
  from: string
  to: string
  /** Questions whose value is taken as it is (areas, numbers of animals). */
  values: { readonly [question: string]: string }
  codes: { readonly [question: string]: { readonly [code: string]: Step } }
  /** Questions the other form does not ask at all, and why nothing is taken over. */
  unasked: { readonly [question: string]: Text }
}

/** `1=1 3>3 8<10|11 4-` : exact, wider, narrower, none; `307b1:1` names another question; `+307a:1` is certain besides. */
export interface Table {
  values?: { readonly [question: string]: string }
  codes: { readonly [question: string]: readonly [to: string, steps: string, why?: { readonly [code: string]: Text }] }
  unasked?: { readonly [question: string]: Text }
}

const signs: { readonly [sign: string]: Fit } = { '=': 'exact', '>': 'wider', '<': 'narrower', '-': 'none' }

export function crosswalk(from: string, to: string, table: Table): Crosswalk {
  const codes: { [question: string]: { [code: string]: Step } } = {}
  for (const [question, [target, steps, why]] of Object.entries(table.codes)) {
    codes[question] = Object.fromEntries(steps.split(/\s+/).map((said) => stepOf(said, target, why)))
  }
  return { from, to, values: table.values ?? {}, codes, unasked: table.unasked ?? {} }
}

function stepOf(said: string, target: string, why?: { readonly [code: string]: Text }): [string, Step] {
  const m = /^([^=><-]+)([=><-])([^+]*)(?:\+(.+))?$/.exec(said)
  if (!m) throw new Error(`a crosswalk says ${said}`)
  const [, code = '', sign = '-', targets = '', besides] = m
  const read = (list: string): Answered[] => list.split('|').filter(Boolean).map((one) => {
    const [question, c] = one.includes(':') ? one.split(':') : [target, one]
    return { question: question ?? target, code: c ?? '' }
  })
  const reason = why?.[code]
  return [code, { fit: signs[sign] ?? 'none', to: read(targets), ...(besides ? { also: read(besides) } : {}), ...(reason ? { why: reason } : {}) }]
}

/** What an answer became in the other questionnaire. */
export interface Crossed {
  answers: Record<string, string | number>
  /** Answers that could not be taken over: they stay as they were written, with the reason and what they may mean. */
  left: { question: string; code: string; fit: 'narrower' | 'none'; may: readonly Answered[]; why?: Text }[]
}

/** Answers as the other questionnaire would have written them. Only what is exact or safely wider is taken. */
export function crossed(walk: Crosswalk, answers: { readonly [question: string]: unknown }): Crossed {
  const out: Crossed = { answers: {}, left: [] }
  const implied: Answered[] = []
  for (const [question, value] of Object.entries(answers)) {
    const as = walk.values[question]
    if (as !== undefined && (typeof value === 'number' || typeof value === 'string')) out.answers[as] = value
    else if (as === undefined) for (const code of Array.isArray(value) ? value : [value]) take(out, implied, walk, question, code)
  }
  // What is only implied never overrules what was said.
  for (const { question, code } of implied) out.answers[question] ??= code
  out.left = out.left.filter((l) => l.fit === 'none' || !l.may.some((a) => out.answers[a.question] === a.code))
  return out
}

function take(out: Crossed, implied: Answered[], walk: Crosswalk, question: string, code: unknown): void {
  if (typeof code !== 'string' || code === '') return
  const step = walk.codes[question]?.[code]
  if (!step || step.fit === 'none' || step.fit === 'narrower') {
    const why = step?.why ?? walk.unasked[question]
    out.left.push({ question, code, fit: step?.fit === 'narrower' ? 'narrower' : 'none', may: step?.to ?? [], ...(why ? { why } : {}) })
  } else {
    for (const a of step.to) out.answers[a.question] ??= a.code
  }
  implied.push(...(step?.also ?? []))
}

const notThere: Text = { id: 'Formulir tujuan tidak punya pilihan ini.', en: 'The other form does not have this option.' }
const notAsked: Text = { id: 'Formulir tujuan tidak menanyakan ini.', en: 'The other form does not ask this.' }

/**
 * The same table read backwards: exact stays exact, wider and narrower change places.
 * `besides` says what only the way back knows (options a later printing added).
 */
export function turned(walk: Crosswalk, from: Vocabulary, besides: Table = { codes: {} }): Crosswalk {
  const extra = crosswalk(walk.to, walk.from, besides)
  const back = new Map<string, { fit: Fit; answer: Answered; shares: boolean }[]>()
  for (const [question, steps] of Object.entries(walk.codes)) {
    for (const [code, step] of Object.entries(steps)) {
      for (const a of step.to) {
        const key = `${a.question}:${a.code}`
        back.set(key, [...(back.get(key) ?? []), { fit: step.fit, answer: { question, code }, shares: step.to.length > 1 }])
      }
    }
  }
  const codes: { [question: string]: { [code: string]: Step } } = {}
  const unasked: { [question: string]: Text } = { ...extra.unasked }
  const asked = new Set(Object.values(walk.values))
  for (const question of Object.values(from.questions)) {
    if (asked.has(question.code)) continue
    const steps: { [code: string]: Step } = {}
    for (const { code } of question.options ?? []) steps[code] = extra.codes[question.code]?.[code] ?? backStep(back.get(`${question.code}:${code}`) ?? [])
    if (Object.values(steps).some((s) => s.fit !== 'none')) codes[question.code] = steps
    else unasked[question.code] ??= notAsked
  }
  return { from: walk.to, to: walk.from, values: Object.fromEntries(Object.entries(walk.values).map(([a, b]) => [b, a])), codes, unasked }
}

function backStep(sources: { fit: Fit; answer: Answered; shares: boolean }[]): Step {
  const to = sources.map((s) => s.answer)
  const [only] = sources
  if (!only) return { fit: 'none', to: [], why: notThere }
  if (sources.length > 1) return { fit: 'narrower', to }
  return { fit: only.fit === 'exact' ? 'exact' : only.fit === 'narrower' ? 'wider' : 'narrower', to }
}
