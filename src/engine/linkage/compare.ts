// Two people become one whole number: which level each comparison reached. Everything after counts such patterns.
import { layNames, motherLevel, nameLevel, nothingLaid } from './compare-names.ts'
import { bornLevel, familyLevel, numberLevel, sexLevel } from './compare-numbers.ts'
import { areaLevel, homeLevel, textLevel } from './compare-places.ts'
import { at, fatherIn, most, sexIn, wide } from './people.ts'
import { type Lexicon, noMemory } from './words.ts'

/** Groups are judged one beside the other; what hangs together (a NIK holds the birth date) is one group, judged jointly. */
export const groups = ['self', 'kin', 'name', 'area', 'birthplace', 'contact', 'mail', 'trait'] as const
export type Group = (typeof groups)[number]

export const levels = {
  number: ['unknown', 'same', 'oneDigit', 'twoDigits', 'sameHead', 'other', 'sameDay'],
  born: ['unknown', 'same', 'sameHeaped', 'swapped', 'slip', 'onePart', 'sameYear', 'other', 'yearAlone'],
  sex: ['unknown', 'same', 'other'],
  family: ['unknown', 'same', 'oneDigit', 'other'],
  mother: ['unknown', 'same', 'sameCommon', 'partly', 'other'],
  home: ['unknown', 'same', 'alike', 'other'],
  name: ['unknown', 'same0', 'same1', 'same2', 'same3', 'same4', 'nearly0', 'nearly1', 'nearly2', 'nearly3', 'within0', 'within1', 'within2', 'partly0', 'partly1', 'other'],
  area: ['unknown', 'same', 'sameCommon', 'partly', 'alike', 'other'],
  birthplace: ['unknown', 'same', 'alike', 'other'],
  contact: ['unknown', 'same', 'alike', 'other'],
  mail: ['unknown', 'same', 'alike', 'other'],
  trait: ['unknown', 'same', 'other'],
} as const
export type Part = keyof typeof levels

/** Cells of each group: its parts' levels multiplied. */
export const parts: { [G in Group]: readonly Part[] } = {
  self: ['number', 'born', 'sex'],
  kin: ['family', 'mother', 'home'],
  name: ['name'],
  area: ['area'],
  birthplace: ['birthplace'],
  contact: ['contact'],
  mail: ['mail'],
  trait: ['trait'],
}
export const sizes = groups.map(g => parts[g].reduce((n, p) => n * levels[p].length, 1))
export const groupCount = groups.length

const area = groups.indexOf('area')
/** Levels of the area at which two live near each other. */
const nearUpTo = levels.area.indexOf('partly')

/**
 * The cell of each group in a pattern, written into `out`. Every group has two tables, one after the other: for people who live
 * far from each other and for people of one area, where names, houses and birthplaces are more alike by chance.
 */
export function cellsOf(pattern: number, out: Int32Array): void {
  let rest = pattern
  for (let g = groupCount - 1; g >= 0; g--) {
    const size = sizes[g] as number
    out[g] = rest % size
    rest = (rest - (out[g] as number)) / size
  }
  const where = out[area] as number
  if (where === 0 || where > nearUpTo) return
  for (let g = 0; g < groupCount; g++) if (g !== area) out[g] = (out[g] as number) + (sizes[g] as number)
}

/** Does a group's cell stand in the table for people of one area? */
export const isNear = (g: number, cell: number): boolean => cell >= (sizes[g] as number)

/** Level of each part in one group's cell. */
export function levelsOf(group: Group, cell: number): { part: Part; level: string }[] {
  const out: { part: Part; level: string }[] = []
  let rest = cell
  for (const part of [...parts[group]].reverse()) {
    const n = levels[part].length
    out.unshift({ part, level: levels[part][rest % n] as string })
    rest = Math.floor(rest / n)
  }
  return out
}

/** Bits a common whole name tells: of the two, the fewer; a large number where neither is common. */
function wholeName(rows: Int32Array, a: number, b: number): number {
  const x = (rows[a + at.whole] as number) || 9900
  const y = (rows[b + at.whole] as number) || 9900
  return Math.min(x, y) / 100
}

/** What comparing needs of people: their rows, and the words as flat lists (which another thread may look at too). */
export interface Compared {
  readonly rows: Int32Array
  readonly names: Lexicon
  readonly homes: Lexicon
  readonly areas: Lexicon
  readonly places: Lexicon
  readonly contacts: Lexicon
  readonly mails: Lexicon
}

/** Compares rows of one file; people asked about stand in rows of their own (`writePerson`). */
export function comparer(p: Compared): (i: number, j: number) => number {
  const { names, homes, areas, places, contacts, mails } = p
  const [, nKin, nName, nArea, nBirthplace, nContact, nMail, nTrait] = sizes as [number, number, number, number, number, number, number, number]
  const [nBorn, nSex, nMother, nHome] = [levels.born.length, levels.sex.length, levels.mother.length, levels.home.length]
  const [nameMemory, homeMemory, areaMemory, textMemory, mailMemory] = [noMemory(), noMemory(), noMemory(), noMemory(), noMemory()]
  const placeMemory = noMemory()
  const laid = nothingLaid()
  return (i, j) => {
    // Looked at anew each time: rows and words may have been given more room since.
    const rows = p.rows
    const a = i * wide
    const b = j * wide
    const factsA = rows[a + at.facts] as number
    const factsB = rows[b + at.facts] as number
    const self = (numberLevel(rows, a, b) * nBorn + bornLevel(rows, a, b)) * nSex + sexLevel(sexIn(factsA), sexIn(factsB))
    const mother = layNames(names, nameMemory, rows, a + at.mother, b + at.mother, most.mother, 0, 0, laid) ? motherLevel(laid) : 0
    const home = homeLevel(homes, homeMemory, rows, a + at.home, b + at.home, most.home)
    const kin = (familyLevel(rows, a, b) * nMother + mother) * nHome + home
    const name = layNames(names, nameMemory, rows, a + at.name, b + at.name, most.name, fatherIn(factsA), fatherIn(factsB), laid) ? nameLevel(laid, wholeName(rows, a, b)) : 0
    const area = areaLevel(areas, areaMemory, rows, a + at.area, b + at.area, most.area)
    const birthplace = textLevel(places, placeMemory, rows[a + at.birthplace] as number, rows[b + at.birthplace] as number)
    const contact = textLevel(contacts, textMemory, rows[a + at.contact] as number, rows[b + at.contact] as number)
    const mail = textLevel(mails, mailMemory, rows[a + at.mail] as number, rows[b + at.mail] as number)
    const x = rows[a + at.trait] as number
    const y = rows[b + at.trait] as number
    const trait = x === 0 || y === 0 ? 0 : x === y ? 1 : 2
    return ((((((self * nKin + kin) * nName + name) * nArea + area) * nBirthplace + birthplace) * nContact + contact) * nMail + mail) * nTrait + trait
  }
}
