// What verifiers decided, yes and no: how bold the model may be in this file as a whole, and what they said of pairs that look just so.
// Their yes also teaches how one person is written (estimate.ts). Whoever is surer than another stays so, but for what was said outright.
import { evidenceOf, type Model, weigh } from './model.ts'

export interface Decided {
  pattern: number
  same: boolean
}

export function heard(model: Model, decided: readonly Decided[]): NonNullable<Model['heard']> {
  const byPattern = new Map<number, { yes: number; all: number }>()
  for (const { pattern, same } of decided) {
    const said = byPattern.get(pattern) ?? { yes: 0, all: 0 }
    byPattern.set(pattern, { yes: said.yes + (same ? 1 : 0), all: said.all + 1 })
  }
  const patterns = [...byPattern.keys()].sort((a, b) => a - b)
  const of = (pattern: number): { yes: number; all: number } => byPattern.get(pattern) as { yes: number; all: number }
  return { ...boldness(model, decided), patterns, yes: patterns.map(p => of(p).yes), all: patterns.map(p => of(p).all) }
}

/** As if so many decisions had agreed with the model: few decisions change little, none change nothing. */
const agreed = 6

/** How the evidence must be stretched and moved so that chances are what verifiers found. The order of pairs stays as it is. */
function boldness(model: Model, decided: readonly Decided[]): { stretch: number; move: number } {
  const yes = decided.filter(d => d.same).length
  // Heard alone, either side would only push everything to its side.
  if (yes < 5 || decided.length - yes < 5) return { stretch: 1, move: 0 }
  const asked = decided.map(({ pattern, same }) => ({ same, evidence: Math.max(-30, Math.min(30, evidenceOf(weigh(model, pattern)))) }))
  let stretch = 1
  let move = 0
  // Newton's steps for two unknowns.
  for (let step = 0; step < 25; step++) {
    let [gs, gm, ss, sm, mm] = [agreed * (stretch - 1), (agreed / 9) * move, agreed, 0, agreed / 9]
    for (const { same, evidence } of asked) {
      const p = 1 / (1 + Math.exp(-(stretch * evidence + move)))
      const off = p - (same ? 1 : 0)
      const w = p * (1 - p)
      gs += off * evidence
      gm += off
      ss += w * evidence * evidence
      sm += w * evidence
      mm += w
    }
    const d = ss * mm - sm * sm
    stretch = Math.max(0.2, Math.min(3, stretch - Math.max(-0.3, Math.min(0.3, (mm * gs - sm * gm) / d))))
    move = Math.max(-6, Math.min(6, move - Math.max(-1, Math.min(1, (ss * gm - sm * gs) / d))))
  }
  return { stretch, move }
}
