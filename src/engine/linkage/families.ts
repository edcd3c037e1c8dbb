// People of one family: their own traits as kin really have them, home and number shared.
import { groupCount, groups, levels, parts, sizes } from './compare.ts'
import { emptyChance, type Model } from './model.ts'
import { logsOf, posteriors } from './posterior.ts'
import { type KinBy, type Pool, sum } from './samples.ts'
import { halves, marginsOf, together, twice } from './tables.ts'

/** Share of a pool's pairs whose names differ: a house where nearly all bear one name is one person written often, no family. */
export function differing(pool: Pool): number {
  const name = groups.indexOf('name')
  let other = 0
  for (let k = 0; k < pool.count.length; k++) if ((pool.cells[k * groupCount + name] as number) % (sizes[name] as number) >= levels.name.indexOf('partly0')) other += pool.count[k] as number
  return other / Math.max(1, pool.n)
}

/** Of two rows under one family number, as many are one person written twice before anything is looked at. */
const twiceInFamily = 0.05

export function learnFamilies(model: Model, pool: Pool, kinBy: KinBy): void {
  const logs = logsOf(model)
  const w = new Float64Array(3)
  const by = new Float64Array(3 * groupCount)
  const found = emptyChance()
  let n = 0
  const blank = model.prior.family === 0 || sum(model.chance.family[0] as Float64Array) === 0
  for (let k = 0; k < pool.count.length; k++) {
    posteriors(pool, k, logs, w, by)
    // Being in one family is given here; what is asked is whether they are one person. All else is heard, or a few who are
    // one person would teach that kin bear one name and one birth date, and then ever more of them would be kin.
    const less = (c: number): number => (by[c * groupCount + 1] as number) + (logs.prior[c] as number)
    const same = (w[0] as number) - less(0)
    const other = blank ? (w[2] as number) - less(2) : (w[1] as number) - less(1)
    const weight = (pool.count[k] as number) / (1 + twiceInFamily * Math.exp(Math.min(40, same - other)))
    n += weight
    for (let g = 0; g < groupCount; g++) {
      const cell = pool.cells[k * groupCount + g] as number
      ;(found[g] as Float64Array)[cell] = ((found[g] as Float64Array)[cell] as number) + weight
    }
  }
  for (let g = 0; g < groupCount; g++) {
    const group = groups[g] as (typeof groups)[number]
    const strangers = halves(model.chance.stranger[g] as Float64Array)[group === 'area' ? 0 : 1]
    const counts = together(found[g] as Float64Array)
    const pull = 30
    // Few families: they are like strangers in themselves.
    const out = counts.map((c, cell) => (c + pull * (strangers[cell] as number)) / (n + pull))
    // Kin are no less alike by chance than strangers are.
    out.forEach((v, cell) => {
      out[cell] = Math.max(v, 0.5 * (strangers[cell] as number))
    })
    model.chance.family[g] = twice(group === 'kin' ? (kinBy === 'mother' ? spreadMothers(out, model.chance.same[g] as Float64Array) : spreadFamily(out)) : group === 'self' ? lentNumber(out) : group === 'name' ? seldomNearly(out) : out)
  }
}

/** Kin who were chosen by an uncommon mother: in truth as many have a common one as people do. */
function spreadMothers(kin: Float64Array, same: Float64Array): Float64Array {
  const [, mothers] = marginsOf(halves(same)[0], parts.kin) as [Float64Array, Float64Array]
  const [uncommon, common] = [levels.mother.indexOf('same'), levels.mother.indexOf('sameCommon')]
  const share = (mothers[common] as number) / ((mothers[common] as number) + (mothers[uncommon] as number) + 1e-12)
  const out = kin.slice()
  const step = levels.home.length
  kin.forEach((v, cell) => {
    if (Math.floor(cell / step) % levels.mother.length !== uncommon) return
    const both = v + (kin[cell + step * (common - uncommon)] as number)
    out[cell] = both * (1 - share)
    out[cell + step * (common - uncommon)] = both * share
  })
  return out
}

/** Of so many pairs of one family (but twins) one bears nearly the name of the other. */
const nearlyInFamily = 0.002

/** Where nothing but the name tells kin from one person, slips of the pen would teach that kin are named so: there are bounds to that. */
function seldomNearly(name: Float64Array): Float64Array {
  const from = levels.name.indexOf('nearly1')
  const to = levels.name.indexOf('within0')
  const whole = sum(name.subarray(from, to))
  return whole <= nearlyInFamily ? name : name.map((v, cell) => (cell >= from && cell < to ? (v * nearlyInFamily) / whole : v))
}

/** A child written under a parent's NIK: seen in every register, too seldom to be learned from one village. */
const lent = 0.003

function lentNumber(self: Float64Array): Float64Array {
  const inner = levels.born.length * levels.sex.length
  const given = new Float64Array(inner)
  for (let cell = inner; cell < self.length; cell++) given[cell % inner] = (given[cell % inner] as number) + (self[cell] as number)
  const known = sum(given)
  return self.map((v, cell) => v * (1 - lent) + (Math.floor(cell / inner) === 1 ? lent * (given[cell % inner] as number) : cell < inner ? lent * v * (1 - known) : 0))
}

/** The sample shares its number by how it was drawn: in truth some of a family stand under another number. */
function spreadFamily(kin: Float64Array): Float64Array {
  const [family, mother, home] = marginsOf(kin, parts.kin) as [Float64Array, Float64Array, Float64Array]
  if ((family[0] as number) > 0.5) return kin
  const inner = (mother.length * home.length) | 0
  const out = new Float64Array(kin.length)
  const given = new Float64Array(inner)
  for (let cell = 0; cell < kin.length; cell++) given[cell % inner] = (given[cell % inner] as number) + (kin[cell] as number)
  const unknown = Math.min(0.2, family[0] as number)
  const table = [unknown, (1 - unknown) * 0.93, (1 - unknown) * 0.03, (1 - unknown) * 0.04]
  for (let cell = 0; cell < kin.length; cell++) out[cell] = (table[Math.floor(cell / inner)] as number) * (given[cell % inner] as number)
  return out
}
