// What is known of the three classes — the same person, the same family, strangers — and how a pattern is judged by it.
import { cellsOf, groupCount, groups, levels, sizes } from './compare.ts'

export const classes = ['same', 'family', 'stranger'] as const
export type Class = (typeof classes)[number]

export interface Model {
  /** Of the format of levels and groups; a pair keeps it with its pattern and can be judged again later. */
  version: 1
  /** Share of each class among all pairs of people. */
  prior: { [C in Class]: number }
  /** Per class and group: chance of each cell (see `cellsOf`). */
  chance: { [C in Class]: Float64Array[] }
  /**
   * Twins: their share among those of one family — or, where no family number tells who is one family, among all pairs (`alone`) —
   * and what is other with them (for a pair far from each other and of one area).
   */
  twins?: { share: number; alone?: number; self: Float64Array; name: Float64Array }
  /** What verifiers decided: how far to stretch and move the evidence, and how many of so many were one person, by pattern in ascending order. */
  heard?: { stretch: number; move: number; patterns: number[]; yes: number[]; all: number[] }
  /** People and pairs it was estimated from, and how it went. */
  about: { people: number; pairs: number; expectedMatches: number; steps: number }
}

const cells = new Int32Array(groupCount)
const self = groups.indexOf('self')
const name = groups.indexOf('name')
const kin = groups.indexOf('kin')
const area = groups.indexOf('area')
/** Cells in which a number is unknown stand first. */
const withoutNumber = levels.born.length * levels.sex.length

/** Natural logarithms: prior plus evidence of each class. */
export function weigh(model: Model, pattern: number): [number, number, number] {
  cellsOf(pattern, cells)
  const out: [number, number, number] = [0, 0, 0]
  for (let c = 0; c < 3; c++) out[c] = Math.log(model.prior[classes[c] as Class] + 1e-300)
  for (let g = 0; g < groupCount; g++) {
    const cell = cells[g] as number
    for (let c = 0; c < 3; c++) out[c] = (out[c] as number) + Math.log((model.chance[classes[c] as Class][g] as Float64Array)[cell] as number)
  }
  const more = twinsMore(model, cells)
  if (more > 1) out[1] += Math.log(more)
  if (model.twins?.alone) {
    const twins = twinsAlone(model, cells)
    const top = Math.max(out[1], twins)
    out[1] = top + Math.log(Math.exp(out[1] - top) + Math.exp(twins - top))
  }
  return out
}

/** Are twins of whom no family number tells likelier than other kin? */
export function likelierTwins(model: Model, at: Int32Array): boolean {
  if (!model.twins?.alone) return false
  let family = Math.log(model.prior.family + 1e-300)
  for (let g = 0; g < groupCount; g++) family += Math.log(((model.chance.family[g] as Float64Array)[at[g] as number] as number) + 1e-300)
  return twinsAlone(model, at) > family
}

/** Twins of whom no family number tells: all but themselves and their names as with one person. */
export function twinsAlone(model: Model, at: Int32Array): number {
  const { twins } = model
  if (!twins?.alone) return -700
  // Where neither number, mother, house nor area is known, a name written wrongly is likelier than a twin.
  if ((at[self] as number) % (sizes[self] as number) < withoutNumber && (at[kin] as number) % (sizes[kin] as number) === 0 && at[area] === 0) return -700
  let sum = Math.log(twins.alone)
  for (let g = 0; g < groupCount; g++) {
    const table = g === self ? twins.self : g === name ? twins.name : model.chance.same[g]
    sum += Math.log(((table as Float64Array)[at[g] as number] as number) + 1e-300)
  }
  return sum
}

/** So many times likelier is what was found in one family once twins are thought of; 1 where it is no likelier. */
export function twinsMore(model: Model, at: Int32Array): number {
  const { twins } = model
  if (!twins) return 1
  const [x, y] = [at[self] as number, at[name] as number]
  const usual = (model.chance.family[self]?.[x] as number) * (model.chance.family[name]?.[y] as number)
  return 1 - twins.share + (twins.share * (twins.self[x] as number) * (twins.name[y] as number)) / usual
}

/** Evidence for one person against all else, in natural logarithms. */
export function evidenceOf([same, family, stranger]: readonly [number, number, number]): number {
  const top = Math.max(family, stranger)
  return same - top - Math.log(Math.exp(family - top) + Math.exp(stranger - top))
}

/** Chance that two people with this pattern are one. */
export function probability(model: Model, pattern: number): number {
  const evidence = evidenceOf(weigh(model, pattern))
  const { heard } = model
  if (!heard) return 1 / (1 + Math.exp(-evidence))
  return outright(heard, pattern, 1 / (1 + Math.exp(-(heard.stretch * evidence + heard.move))))
}

/** As if so many had been decided as the model has it. */
const own = 4

/** Where verifiers were asked of pairs that look just so, what they said counts. */
function outright({ patterns, yes, all }: NonNullable<Model['heard']>, pattern: number, p: number): number {
  let low = 0
  let high = patterns.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((patterns[middle] as number) < pattern) low = middle + 1
    else high = middle
  }
  return patterns[low] === pattern ? ((yes[low] as number) + own * p) / ((all[low] as number) + own) : p
}

/** Two tables a group: of people far from each other, and of one area. */
export const emptyChance = (): Float64Array[] => groups.map((_, g) => new Float64Array(2 * (sizes[g] as number)))
