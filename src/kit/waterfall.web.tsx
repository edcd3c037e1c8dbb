// Evidence step by step: each bar begins where the last one ended, so that one sees what speaks for, what against, and where it ends.
import './waterfall.css'
import { type Say, useWords } from './words.web.tsx'

export interface FallStep {
  say: Say
  /** Signed weight; its unit is nobody's business, only its length is seen. */
  weight: number
}

export interface WaterfallProps {
  label: Say
  start: { say: Say; weight: number }
  steps: readonly FallStep[]
  /** Said at the end. */
  end: { for: Say; against: Say }
}

const how: readonly (readonly [number, Say])[] = [
  [8, { id: 'sangat kuat', en: 'very strong' }], [4, { id: 'kuat', en: 'strong' }], [1.5, { id: 'sedang', en: 'some' }], [0, { id: 'lemah', en: 'weak' }],
]

export function Waterfall({ label, start, steps, end }: WaterfallProps) {
  const { t } = useWords()
  const bars: { say: Say; from: number; to: number; kind: 'start' | 'step' }[] = []
  let at = 0
  for (const [k, s] of [start, ...steps].entries()) {
    bars.push({ say: s.say, from: at, to: at + s.weight, kind: k === 0 ? 'start' : 'step' })
    at += s.weight
  }
  const low = Math.min(0, ...bars.flatMap((b) => [b.from, b.to])) - 1
  const high = Math.max(0, ...bars.flatMap((b) => [b.from, b.to])) + 1
  const x = (v: number): string => `${((v - low) / (high - low)) * 100}%`
  const strength = (w: number): string => t((how.find(([min]) => Math.abs(w) >= min) ?? how[3])?.[1] ?? '')
  return (
    <section aria-label={t(label)}>
      <h3>{t(label)}</h3>
      <ul className="k-fall">
        {bars.map((b, k) => {
          const weight = b.to - b.from
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of one reckoning stand in its order
            <li className="k-fall-step" key={k}>
              <span>
                {t(b.say)}
                {b.kind === 'step' ? <span className="k-hint"> · {weight >= 0 ? t({ id: 'mendukung, {s}', en: 'speaks for, {s}' }, { s: strength(weight) }) : t({ id: 'menentang, {s}', en: 'speaks against, {s}' }, { s: strength(weight) })}</span> : null}
              </span>
              <span className="k-fall-track" aria-hidden="true">
                <span className={`k-fall-bar ${b.kind === 'start' ? 'k-fall-start' : weight >= 0 ? 'k-fall-for' : 'k-fall-against'}`} style={{ insetInlineStart: x(Math.min(b.from, b.to)), width: `calc(${x(Math.max(b.from, b.to))} - ${x(Math.min(b.from, b.to))})`, minWidth: '2px' }} />
                <span className="k-fall-zero" style={{ insetInlineStart: x(0) }} />
              </span>
            </li>
          )
        })}
      </ul>
      <p className="k-fall-sum">{t(at >= 0 ? end.for : end.against)}</p>
    </section>
  )
}
