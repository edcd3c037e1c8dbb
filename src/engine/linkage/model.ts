// What is known of the three classes — the same person, the same family, strangers — and how a pattern is judged by it.
import { cellsOf, groupCount, groups, sizes } from './compare.ts'

export const classes = ['same', 'family', 'stranger'] as const
export type Class = (typeof classes)[number]

export interface Model {
  /** Of the format of levels and groups; a pair keeps it with its pattern and can be judged again later. */
  version: 1
  /** Share of each class among all pairs of people. */
  prior: { [C in Class]: number }
  /** Per class and group: chance of each cell. */
  chance: { [C in Class]: Float64Array[] }
  /** People and pairs it was estimated from, and how it went. */
  about: { people: number; pairs: number; expectedMatches: number; steps: number }
}

const cells = new Int32Array(groupCount)

/** Natural logarithms: prior plus evidence of each class. */
export function weigh(model: Model, pattern: number): [number, number, number] {
  cellsOf(pattern, cells)
  const out: [number, number, number] = [0, 0, 0]
  for (let c = 0; c < 3; c++) {
    const name = classes[c] as Class
    let sum = Math.log(model.prior[name] + 1e-300)
    const chances = model.chance[name]
    for (let g = 0; g < groupCount; g++) sum += Math.log((chances[g] as Float64Array)[cells[g] as number] as number)
    out[c] = sum
  }
  return out
}

/** Chance that two people with this pattern are one. */
export function probability(model: Model, pattern: number): number {
  const [same, family, stranger] = weigh(model, pattern)
  const top = Math.max(same, family, stranger)
  return Math.exp(same - top) / (Math.exp(same - top) + Math.exp(family - top) + Math.exp(stranger - top))
}

export const emptyChance = (): Float64Array[] => groups.map((_, g) => new Float64Array(sizes[g] as number))
