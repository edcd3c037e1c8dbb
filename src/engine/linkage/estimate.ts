// The model of one file, without labels and without collapsing: strangers are learned from random pairs, families from people who
// share a family number, both with the few that are one person taken out; the same-person class starts from how clerks err and
// learns each group of comparisons from pairs that the other groups already decide. No class is ever free to wander.
import { belowCeiling, startOfSame } from './clerks.ts'
import { cellsOf, groupCount, groups } from './compare.ts'
import { type Decided, heard } from './decisions.ts'
import { differing, learnFamilies } from './families.ts'
import { learnTwins, twinsAmong } from './twins.ts'
import { emptyChance, type Model } from './model.ts'
import type { Patterns } from './patterns.ts'
import { type People, weighWords } from './people.ts'
import { logsOf, posteriors, share } from './posterior.ts'
import { noPool, type Pool, samplesOf, sum, tabled } from './samples.ts'
import { learnStrangers } from './strangers.ts'
import { together, twice } from './tables.ts'

export interface EstimateOptions {
  seed?: number
  randomPairs?: number
  steps?: number
  /** Verifiers' decisions: pattern and whether it was one person. Both teach. */
  decided?: readonly Decided[]
}

/** Pairs' worth of how clerks err. */
const clerksWeight = 40

/** @param kin pairs of one family that nobody could take for one person, and which are not among the candidates */
export function estimate(p: People, candidates: Patterns, options: EstimateOptions = {}, kin = 0): Model {
  const { seed = 1, randomPairs = 50_000, steps = 4 } = options
  const totalPairs = (p.n * (p.n - 1)) / 2
  weighWords(p)
  const samples = samplesOf(p, randomPairs, seed)
  const pool = tabled(candidates)
  const hasFamilies = samples.kin.n >= 30 && differing(samples.kin) >= 0.3
  const model: Model = {
    version: 1,
    prior: { same: Math.min(0.3, (0.1 * p.n) / totalPairs), family: hasFamilies ? Math.min(0.3, p.n / totalPairs) : 0, stranger: 1 },
    chance: { same: emptyChance(), family: emptyChance(), stranger: emptyChance() },
    about: { people: p.n, pairs: sum(candidates.counts), expectedMatches: 0, steps },
  }
  learnStrangers(model, samples)
  const start = startOfSame(model, samples.names)
  model.chance.same = start.map(twice)
  learnFamilies(model, samples.kin, samples.kinBy)
  for (let step = 0; step < steps; step++) {
    learnSame(model, pool, start, totalPairs, kin, options.decided ?? [])
    learnStrangers(model, samples)
    learnFamilies(model, samples.kin, samples.kinBy)
  }
  model.twins = { ...learnTwins(model, hasFamilies ? samples.kin : noPool), ...(samples.byNumber ? {} : { alone: twinsAmong(p.n) }) }
  if (options.decided && options.decided.length > 0) model.heard = heard(model, options.decided)
  return model
}

/** Each group from pairs that all other groups take for one person; then how many such pairs there are at all. */
function learnSame(model: Model, pool: Pool, start: readonly Float64Array[], totalPairs: number, kin: number, decided: readonly Decided[]): void {
  const logs = logsOf(model)
  const w = new Float64Array(3)
  const by = new Float64Array(3 * groupCount)
  const found = emptyChance()
  const n = new Float64Array(groupCount)
  let same = 0
  let family = kin
  for (let k = 0; k < pool.count.length; k++) {
    const count = pool.count[k] as number
    posteriors(pool, k, logs, w, by)
    same += count * share(w, 0)
    family += count * share(w, 1)
    for (let g = 0; g < groupCount; g++) {
      const weight = count * share(w, 0, by[g], by[groupCount + g], by[2 * groupCount + g])
      // What the others leave open teaches nothing.
      if (weight < count * 0.9) continue
      n[g] = (n[g] as number) + weight
      const cell = pool.cells[k * groupCount + g] as number
      ;(found[g] as Float64Array)[cell] = ((found[g] as Float64Array)[cell] as number) + weight
    }
  }
  const one = new Int32Array(groupCount)
  for (const { pattern, same: decidedSame } of decided) {
    if (!decidedSame) continue
    cellsOf(pattern, one)
    for (let g = 0; g < groupCount; g++) {
      ;(found[g] as Float64Array)[one[g] as number] = ((found[g] as Float64Array)[one[g] as number] as number) + 1
      n[g] = (n[g] as number) + 1
    }
  }
  for (let g = 0; g < groupCount; g++) {
    const from = start[g] as Float64Array
    const counts = together(found[g] as Float64Array)
    const learned = counts.map((c, cell) => (c + clerksWeight * (from[cell] as number)) / ((n[g] as number) + clerksWeight))
    model.chance.same[g] = twice(groups[g] === 'self' ? belowCeiling(learned, from) : learned)
  }
  model.prior.same = Math.min(0.4, Math.max(1, same) / Math.max(1, totalPairs))
  if (model.prior.family > 0) model.prior.family = Math.min(0.4, Math.max(1, family) / Math.max(1, totalPairs))
  model.prior.stranger = 1 - model.prior.same - model.prior.family
  model.about.expectedMatches = Math.round(same)
}
