// Housing and utilities of an invented household in the words of Regsosek 2022-K (items 301a–310).
// Answers hang together: a household's means decide all of them, so poor walls come with poor floors and shared latrines.
import type { Chance } from '../../engine/values/chance.ts'

/** How people live where: the crowded city, villages on a mountain slope, a small town by the sea. */
export type Setting = 'city' | 'upland' | 'coast'

/** Question → the option's code as text; 302 is a number of square metres. A question not asked or not answered is absent. */
export type HousingAnswers = { [question: string]: string | number }

/** Options from the poorest to the best off, each with its share in percent. */
type Graded = readonly (readonly [code: string, share: number])[]

interface Housing {
  owner: Graded
  deed: Graded
  floor: Graded
  wall: Graded
  roof: Graded
  water: Graded
  light: Graded
  power: Graded
  fuel: Graded
  latrine: Graded
  closet: Graded
  sludge: Graded
  /** Square metres of an owned home in the middle, and what one step of means adds. */
  area: [middle: number, step: number]
}

const deedCommon: Graded = [['6', 8], ['5', 28], ['3', 5], ['2', 4], ['4', 7], ['1', 48]]

const housing: Record<Setting, Housing> = {
  city: {
    owner: [['5', 1.5], ['3', 11], ['2', 26], ['4', 0.5], ['1', 61]],
    deed: [['6', 5], ['5', 18], ['3', 5], ['2', 4], ['4', 13], ['1', 55]],
    floor: [['8', 0.6], ['6', 9], ['5', 1], ['4', 9], ['3', 2], ['2', 74.4], ['1', 4]],
    wall: [['4', 1], ['6', 0.5], ['3', 5], ['2', 2.5], ['1', 91]],
    roof: [['3', 6], ['4', 21], ['2', 69], ['1', 4]],
    water: [['6', 1.2], ['5', 2.8], ['4', 20], ['3', 9], ['2', 55], ['1', 12]],
    light: [['2', 4.5], ['1', 95.5]],
    power: [['1', 14], ['2', 40], ['3', 34], ['4', 9], ['5', 3]],
    fuel: [['10', 0.6], ['7', 0.4], ['12', 3], ['4', 81], ['1', 2], ['2', 5], ['3', 6], ['5', 2]],
    latrine: [['6', 0.6], ['4', 1.4], ['3', 2.5], ['2', 6.5], ['1', 89]],
    closet: [['4', 1.5], ['3', 1.5], ['2', 2], ['1', 95]],
    sludge: [['6', 0.6], ['3', 9.4], ['4', 4.5], ['1', 83], ['2', 2.5]],
    area: [54, 17],
  },
  upland: {
    owner: [['5', 1], ['3', 5], ['2', 1], ['1', 93]],
    deed: deedCommon,
    floor: [['8', 12], ['7', 0.5], ['6', 31], ['5', 7], ['4', 12], ['2', 37], ['1', 0.5]],
    wall: [['6', 1.5], ['4', 8], ['5', 0.5], ['3', 18], ['2', 3], ['1', 69]],
    roof: [['7', 0.4], ['3', 14.6], ['4', 5], ['2', 79], ['1', 1]],
    water: [['9', 1], ['8', 13], ['6', 2], ['7', 46], ['5', 4], ['13', 24], ['4', 3], ['2', 6], ['1', 1]],
    light: [['4', 0.6], ['2', 6], ['3', 0.4], ['1', 93]],
    power: [['1', 56], ['2', 37], ['3', 6], ['4', 1]],
    fuel: [['10', 32], ['9', 0.5], ['4', 65.5], ['2', 1.5], ['3', 0.5]],
    latrine: [['6', 9], ['5', 1], ['4', 4], ['3', 4], ['2', 8], ['1', 74]],
    closet: [['4', 12], ['3', 5], ['2', 5], ['1', 78]],
    sludge: [['3', 24], ['5', 2], ['4', 23], ['1', 51]],
    area: [60, 15],
  },
  coast: {
    owner: [['5', 1], ['3', 7], ['2', 7], ['4', 1], ['1', 84]],
    deed: deedCommon,
    floor: [['8', 2], ['6', 27], ['5', 6], ['4', 5], ['2', 58], ['1', 2]],
    wall: [['4', 0.5], ['3', 15], ['2', 2.5], ['1', 82]],
    roof: [['7', 0.5], ['3', 35.5], ['4', 24], ['2', 39], ['1', 1]],
    water: [['9', 0.6], ['6', 9], ['10', 1.4], ['5', 23], ['4', 33], ['12', 5], ['2', 25], ['1', 3]],
    light: [['4', 0.5], ['2', 4.5], ['3', 1], ['1', 94]],
    power: [['1', 31], ['2', 44], ['3', 20], ['4', 5]],
    fuel: [['10', 8], ['7', 1], ['4', 87], ['2', 3], ['3', 1]],
    latrine: [['6', 6], ['5', 0.5], ['4', 2], ['3', 1.5], ['2', 6], ['1', 84]],
    closet: [['4', 4], ['3', 2], ['2', 3], ['1', 91]],
    sludge: [['3', 8], ['5', 5], ['4', 10], ['1', 77]],
    area: [64, 18],
  },
}

const bathWater: Graded = [['6', 4], ['5', 10], ['4', 56], ['3', 30]]

/** `means` is normal around 0: −2 is very poor, +2 very well off. */
export function housingAnswers(chance: Chance, setting: Setting, means: number, people: number, young: boolean): HousingAnswers {
  const from = housing[setting]
  const pick = (options: Graded, weight = 0.8) => graded(chance, options, means, weight)
  const owner = pick(from.owner, young ? 0.95 : 0.5)
  const answers: HousingAnswers = { '301a': owner }
  if (owner === '1') answers['301b'] = pick(from.deed)
  answers['302'] = floorArea(chance, from.area, owner, means, people)
  answers['303'] = pick(from.floor, 0.88)
  answers['304'] = pick(from.wall, 0.88)
  answers['305'] = pick(from.roof)
  const water = pick(from.water, 0.7)
  answers['306a'] = water
  // Bottled and refilled water says nothing of the house's own source, so that is asked as well.
  if (water === '1' || water === '2') answers.sumber_air_mandi = pick(bathWater, 0.5)
  if (['4', '5', '6', '7', '8'].includes(water)) {
    answers['306b'] = pick(setting === 'city' ? [['1', 48], ['3', 14], ['2', 38]] : [['1', 22], ['3', 12], ['2', 66]], 0.4)
  }
  const light = pick(from.light, 0.9)
  answers['307a'] = light
  if (light === '1') answers['307b1'] = pick(from.power, 0.9)
  answers['308'] = pick(from.fuel, 0.75)
  const latrine = pick(from.latrine, 0.88)
  answers['309a'] = latrine
  if (['1', '2', '3'].includes(latrine)) answers['309b'] = pick(from.closet, 0.85)
  // Who has no latrine uses what is near: the river, the pond, the garden.
  answers['310'] = latrine === '6' || latrine === '5' ? chance.weighted([['3', 7], ['5', 3]]) : pick(from.sludge, 0.75)
  return answers
}

function floorArea(chance: Chance, [middle, step]: [number, number], owner: string, means: number, people: number): number {
  // A rented room in the city is one room whatever the family.
  const area = owner === '2' ? chance.normal(21 + 5 * means, 5) : chance.normal(middle + step * means + 2 * (people - 3), 13)
  return Math.round(Math.max(9, Math.min(240, area)))
}

/** Where the household stands among others decides; `weight` says how much its means count against plain chance. */
export function graded(chance: Chance, options: Graded, means: number, weight: number): string {
  const place = standing(weight * means + Math.sqrt(1 - weight * weight) * chance.normal(0, 1))
  const whole = options.reduce((sum, [, share]) => sum + share, 0)
  let sum = 0
  for (const [code, share] of options) {
    sum += share
    if (place * whole < sum) return code
  }
  return (options.at(-1) as (typeof options)[number])[0]
}

/** The share of people below a normal value. By square roots alone, which every machine rounds alike. */
export function standing(value: number): number {
  const square = value * value
  const x = 0.798 * value * (1 + 0.143 * square + 0.0267 * square * square)
  return 0.5 + x / (2 * Math.sqrt(1 + x * x))
}
