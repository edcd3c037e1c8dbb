// How clerks write one person twice: where learning starts, and what little data is pulled towards.
import { groups, levels, type Part, parts, sizes } from './compare.ts'
import type { Model } from './model.ts'
import { type NameMasses, sum } from './samples.ts'
import { halves, marginsOf, product } from './tables.ts'

const clerks: { [P in Part]?: { [level: string]: number } } = {
  number: { same: 0.82, oneDigit: 0.07, twoDigits: 0.03, sameHead: 0.02, other: 0.045, sameDay: 0.01 },
  born: { same: 0.84, swapped: 0.01, slip: 0.07, onePart: 0.03, sameYear: 0.02, other: 0.03 },
  sex: { same: 0.98, other: 0.02 },
  family: { same: 0.7, oneDigit: 0.06, other: 0.24 },
  mother: { same: 0.8, partly: 0.14, other: 0.06 },
  home: { same: 0.6, alike: 0.25, other: 0.15 },
  area: { same: 0.7, partly: 0.15, alike: 0.08, other: 0.07 },
  birthplace: { same: 0.85, alike: 0.08, other: 0.07 },
  contact: { same: 0.75, alike: 0.2, other: 0.05 },
  mail: { same: 0.75, alike: 0.2, other: 0.05 },
  trait: { same: 0.7, other: 0.3 },
}
const clerksName = { same: 0.62, nearly: 0.2, within: 0.09, partly: 0.06, other: 0.03 }
/** Same person as clerks write them, unknown as often as among strangers. */
export function startOfSame(model: Model, bits: NameMasses): Float64Array[] {
  return groups.map((group, g) => {
    const [far, near] = halves(model.chance.stranger[g] as Float64Array)
    // What is unknown is so as often as among strangers, of whom those who live near are half of what is looked at.
    const strangers = group === 'area' || sum(near) === 0 ? far : far.map((v, cell) => (v + (near[cell] as number)) / 2)
    if (group === 'name') {
      const unknown = strangers[0] as number
      const out = new Float64Array(sizes[g] as number)
      out[0] = unknown
      const spread = (from: number, n: number, whole: number, mass: (b: number) => number): void => {
        let s = 0
        for (let b = 0; b < n; b++) s += mass(b)
        for (let b = 0; b < n; b++) out[from + b] = ((1 - unknown) * whole * mass(b)) / s
      }
      const m = (b: number): number => bits.mass[Math.min(b, bits.mass.length - 1)] as number
      spread(1, 5, clerksName.same, m)
      spread(6, 4, clerksName.nearly, b => m(b) + m(b + 1) / 2)
      spread(10, 3, clerksName.within, b => m(b) + m(b + 1))
      spread(13, 2, clerksName.partly, () => 1)
      out[15] = (1 - unknown) * clerksName.other
      return out
    }
    // Part by part, in the proportions in which a level's variants (common, heaped) occur among strangers.
    const margins = marginsOf(strangers, parts[group])
    const tables = parts[group].map((part, q) => {
      const margin = margins[q] as Float64Array
      const unknown = Math.min(0.98, margin[0] as number)
      const names = levels[part]
      const said = clerks[part] as { [level: string]: number }
      const table = new Float64Array(names.length)
      table[0] = unknown
      let left = 0
      names.forEach((name, k) => {
        if (k > 0) left += said[name] ?? 0
      })
      names.forEach((name, k) => {
        if (k > 0) table[k] = ((1 - unknown) * (said[name] ?? 0.02)) / (left + 0.04)
      })
      return variants(part, table, margin)
    })
    return product(parts[group], tables)
  })
}

/** Where “same” comes as rare and as common (or heaped), a person's own value is as common as values are. */
function variants(part: Part, table: Float64Array, margin: Float64Array): Float64Array {
  if (part === 'born') {
    const heapedShare = Math.min(0.5, Math.max(0.02, (margin[2] as number) / ((margin[1] as number) + (margin[2] as number) + 1e-12)))
    const same = table[1] as number
    // Years alone: all that can be the same.
    const whole = (margin[1] as number) + (margin[2] as number)
    const alone = (margin[8] as number) / (whole * 300 + (margin[8] as number) + 1e-12)
    table[8] = same * alone
    // Heaped days are met more often among strangers than they are borne: the root brings that back.
    table[2] = same * (1 - alone) * Math.min(0.35, Math.sqrt(heapedShare) * 0.4)
    table[1] = same * (1 - alone) - (table[2] as number)
  }
  if (part === 'mother' || part === 'area') {
    const same = table[1] as number
    table[1] = same * 0.7
    table[2] = same * 0.3
  }
  const total = sum(table)
  return table.map(v => v / total)
}

/** Two clerks do not both err, each in another thing: a pair whose number and birth date both differ is hardly one person. */
export function belowCeiling(self: Float64Array, start: Float64Array): Float64Array {
  const [nBorn, nSex] = [levels.born.length, levels.sex.length]
  const apart = [levels.number.indexOf('sameHead'), levels.number.indexOf('other'), levels.number.indexOf('sameDay')]
  const otherDay = [levels.born.indexOf('onePart'), levels.born.indexOf('sameYear'), levels.born.indexOf('other')]
  const turn = levels.number.indexOf('sameDay')
  return self.map((v, cell) => {
    const number = Math.floor(cell / nSex / nBorn)
    const born = Math.floor(cell / nSex) % nBorn
    const most = number === turn ? 1.5 : apart.includes(number) && otherDay.includes(born) ? 2 : Number.POSITIVE_INFINITY
    return Math.min(v, most * (start[cell] as number))
  })
}
