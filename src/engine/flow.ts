// A flow is a table of states × acts that one can read aloud.
import type { Refusal } from './act.ts'
import { refuse } from './act.ts'
import type { Text } from './field.ts'

export type Tone = 'neutral' | 'info' | 'waiting' | 'good' | 'bad' | 'urgent'

export interface FlowState {
  label: Text
  tone: Tone
  /** Nothing more is expected. */
  end?: boolean
}

export interface Step<S extends string> {
  /** Name of the act that takes this step. */
  act: string
  label: Text
  from: readonly S[]
  to: S | readonly S[]
  /** Role codes, for the table to be read aloud; the act's `may` judges. */
  by: readonly string[]
  /** The approver must be somebody else than the creator. */
  fourEyes?: boolean
}

export interface Flow<S extends string = string> {
  name: string
  label: Text
  states: { readonly [K in S]: FlowState }
  steps: readonly Step<S>[]
}

export function flow<const S extends string>(spec: { name: string; label: Text; states: { [K in S]: FlowState }; steps: readonly Step<NoInfer<S>>[] }): Flow<S> {
  return spec
}

/** Null when the act may be taken in this state; otherwise a sentence naming the state. */
export function stepRefusal<S extends string>(f: Flow<S>, act: string, state: string | null | undefined): Refusal | null {
  const taken = f.steps.find((s) => s.act === act && (s.from as readonly string[]).includes(state ?? ''))
  if (taken) return null
  const label = f.states[state as S]?.label ?? { id: state ?? '—', en: state ?? '—' }
  return refuse('LANGKAH_TIDAK_SAH', `Langkah ini tidak bisa dilakukan saat keadaannya “${label.id}”.`, `This step cannot be taken while the state is “${label.en}”.`)
}

/** Steps open in a state. */
export const stepsFrom = <S extends string>(f: Flow<S>, state: string | null | undefined): Step<S>[] =>
  f.steps.filter((s) => (s.from as readonly string[]).includes(state ?? ''))

/** The flow as a Markdown table, kept as a golden file. */
export function flowTable(f: Flow): string {
  const lines = [`# ${f.label.id} · ${f.label.en}`, '', '| Langkah | Dari | Ke | Oleh | ⚖ |', '|---|---|---|---|---|']
  for (const s of f.steps) {
    const to = Array.isArray(s.to) ? s.to.join(' / ') : s.to
    lines.push(`| ${s.label.id} (\`${s.act}\`) | ${s.from.join(', ') || '—'} | ${to} | ${s.by.join(', ')} | ${s.fourEyes ? '⚖' : ''} |`)
  }
  return `${lines.join('\n')}\n`
}
