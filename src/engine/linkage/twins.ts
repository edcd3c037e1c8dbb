// Twins share birth date, mother and house, and their parents like names that sound alike: to a register they look like one person
// written twice by a careless clerk. How many there are is learned; how they differ is known beforehand.
import { groupCount, groups, levels, parts, type Part, sizes } from './compare.ts'
import type { Model } from './model.ts'
import type { Pool } from './samples.ts'
import { halves, marginsOf, product, twice } from './tables.ts'

const self = groups.indexOf('self')
const name = groups.indexOf('name')

/** Numbers are given in turn; a sister's day in it is forty more than her brother's. */
const known: { readonly [P in Part]?: { readonly [level: string]: number } } = {
  number: { same: 0.004, oneDigit: 0.08, twoDigits: 0.12, sameHead: 0.05, other: 0.066, sameDay: 0.68 },
  born: { same: 0.88, sameHeaped: 0.09, swapped: 0.002, slip: 0.018, onePart: 0.005, sameYear: 0.003, other: 0.002 },
  sex: { same: 0.65, other: 0.35 },
}
const names = { same: 0.01, nearly: 0.35, within: 0.06, partly: 0.28, other: 0.3 }

/** As if so many pairs of one family had been looked at before, with one in so many twins. */
const before = { pairs: 300, share: 0.004 }

export function learnTwins(model: Model, kin: Pool): NonNullable<Model['twins']> {
  const margins = marginsOf(halves(model.chance.same[self] as Float64Array)[0], parts.self)
  const tables = parts.self.map((part, q) => {
    const unknown = Math.min(0.98, margins[q]?.[0] as number)
    const said = known[part] as { readonly [level: string]: number }
    return Float64Array.from(levels[part], (level, k) => (k === 0 ? unknown : (1 - unknown) * (said[level] ?? 0.0001)))
  })
  const same = halves(model.chance.same[name] as Float64Array)[0]
  const kinds = levels.name.map(level => level.replace(/\d$/, ''))
  const byName = new Float64Array(sizes[name] as number)
  for (const [kind, share] of Object.entries(names)) {
    let whole = 0
    kinds.forEach((k, cell) => {
      if (k === kind) whole += same[cell] as number
    })
    kinds.forEach((k, cell) => {
      if (k === kind) byName[cell] = share * ((same[cell] as number) / whole)
    })
  }
  byName[0] = same[0] as number
  return { share: kin.n === 0 ? 0 : shareOf(kin), self: twice(product(parts.self, tables)), name: twice(byName) }
}

/** Of so many people one has a twin in the file: one birth in eighty or ninety, and not all live. */
const twinPairs = 0.005

/** The chance that two people taken at random are twins: for files where no family number tells who is one family. */
export const twinsAmong = (people: number): number => twinPairs / Math.max(1, (people - 1) / 2)

/** Of pairs under one family number: born on one day, with numbers that are no slip of each other. */
function shareOf(kin: Pool): number {
  const [nBorn, nSex] = [levels.born.length, levels.sex.length]
  const turn = levels.number.indexOf('sameDay')
  let asked = before.pairs
  let met = before.pairs * before.share
  for (let k = 0; k < kin.count.length; k++) {
    const cell = (kin.cells[k * groupCount + self] as number) % (sizes[self] as number)
    const number = Math.floor(cell / nSex / nBorn)
    const born = Math.floor(cell / nSex) % nBorn
    if (number === 0 || born === 0) continue
    asked += kin.count[k] as number
    if (number === turn && (born === 1 || born === 2)) met += kin.count[k] as number
  }
  return Math.min(0.05, (1.4 * met) / asked)
}
