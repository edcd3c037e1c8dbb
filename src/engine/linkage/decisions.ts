// What verifiers decided, yes and no: how bold the model may be in this file as a whole, and what they said of pairs that look just so.
// Their yes also teaches how one person is written (estimate.ts). Whoever is surer than another stays so, but for what was said outright.
import { type Model, weigh } from './model.ts'

export interface Decided {
  pattern: number
  same: boolean
}

/** As if so many decisions had agreed with the model: few decisions change little, none change nothing. */
const agreed = 4

export function heard(model: Model, decided: readonly Decided[]): NonNullable<Model['heard']> {
  const byPattern = new Map<number, { yes: number; all: number }>()
  for (const { pattern, same } of decided) {
    const said = byPattern.get(pattern) ?? { yes: 0, all: 0 }
    byPattern.set(pattern, { yes: said.yes + (same ? 1 : 0), all: said.all + 1 })
  }
  const patterns = [...byPattern.keys()].sort((a, b) => a - b)
  const of = (pattern: number): { yes: number; all: number } => byPattern.get(pattern) as { yes: number; all: number }
  return { bias: biasOf(model, decided), patterns, yes: patterns.map(p => of(p).yes), all: patterns.map(p => of(p).all) }
}

/** What must be added to the evidence (natural logarithm) so that as many are one person as verifiers found among those they were asked of. */
function biasOf(model: Model, decided: readonly Decided[]): number {
  const yes = decided.filter(d => d.same).length
  // Heard alone, either side would only push everything to its side.
  if (yes < 5 || decided.length - yes < 5) return 0
  const evidence = decided.map(({ pattern }) => {
    const [same, family, stranger] = weigh(model, pattern)
    const top = Math.max(family, stranger)
    return same - top - Math.log(Math.exp(family - top) + Math.exp(stranger - top))
  })
  const expected = (bias: number): number => evidence.reduce((n, e) => n + 1 / (1 + Math.exp(-Math.max(-40, Math.min(40, e + bias)))), 0)
  let [low, high] = [-6, 6]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    // Drawn towards 0.
    if (expected(middle) + agreed * middle * 0.25 < yes) low = middle
    else high = middle
  }
  return (low + high) / 2
}
