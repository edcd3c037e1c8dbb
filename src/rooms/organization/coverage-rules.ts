// How well a territory is covered: PSM per village, per 1,000 people, per open case; their ages; pillars and Puskesos. Out of sums alone, on the phone and on the server.
// What is not known stays unknown: a population nobody entered is no zero, and no ratio is made of it.
import type { Sum } from '../../engine/counter.ts'

export interface Strength {
  psm: { serving: number; active: number; certified: number }
  /** Active members by year of birth. */
  births: { [year: string]: number }
  /** People, how many places said so, and the years of those data. */
  people: { n: number; places: number; years: string[] }
  /** Running cases, the restricted lane left out. */
  openCases: number
  /** Active pillars by kind; PSM are not among them. */
  pillars: { [kind: string]: number }
  puskesos: { ada: number; tidak_aktif: number; belum_ada: number; berSK: number }
}

/** Counters this reads, by name: those of later rooms as well, as any reader of sums does. */
export const coverageCounters = ['psm', 'placeFact', 'pillar', 'puskesos', 'cases.byPpks'] as const

export function strengthOf(sums: readonly Sum[], today: string): Strength {
  const out: Strength = {
    psm: { serving: 0, active: 0, certified: 0 }, births: {}, people: { n: 0, places: 0, years: [] }, openCases: 0, pillars: {}, puskesos: { ada: 0, tidak_aktif: 0, belum_ada: 0, berSK: 0 },
  }
  const years = new Set<string>()
  for (const { class: cls, name, key, bucket, n } of sums) {
    if (cls !== 'N' || n === 0) continue
    if (name === 'psm') {
      if (key === 'active:birth') out.births[bucket.slice(0, 4)] = (out.births[bucket.slice(0, 4)] ?? 0) + n
      else if (key === 'serving' || key === 'active' || key === 'certified') out.psm[key] += n
    } else if (name === 'placeFact') {
      if (key === 'penduduk') out.people.n += n
      else if (key === 'tempat') {
        out.people.places += n
        years.add(bucket.slice(0, 4))
      }
    } else if (name === 'pillar') {
      if (key !== 'semua') out.pillars[key] = (out.pillars[key] ?? 0) + n
    } else if (name === 'puskesos') {
      // A decree that ran out is none; one without a last day stands.
      if (key === 'berSK') out.puskesos.berSK += bucket === '' || bucket >= today ? n : 0
      else if (key === 'ada' || key === 'tidak_aktif' || key === 'belum_ada') out.puskesos[key] += n
    } else if (name === 'cases.byPpks' && key === 'semua') out.openCases += n
  }
  out.people.years = [...years].sort()
  return out
}

/** Shared out as evenly as whole people can be: so many places with one more, the others with one less. The sum is exactly the total. */
export function evenSplit(total: number, places: number): { high: number; atHigh: number; low: number; atLow: number } | null {
  if (places <= 0) return null
  const low = Math.floor(total / places)
  const atHigh = total - low * places
  return { high: low + 1, atHigh, low, atLow: places - atHigh }
}

/** To two digits, half away from zero, so that 987 in 104 reads 9,49 on every machine. */
export const twoDigits = (n: number): number => Math.round((n + Number.EPSILON) * 100) / 100

export interface Ratios {
  perVillage: number | null
  /** Null until the population of every village is known, or that of the place as a whole. */
  per1000: number | null
  perCase: number | null
  /** Share of those in office, 0–1. */
  certified: number | null
}

/** `population`: of the whole place, null where it is not known for all of it. */
export function ratiosOf(s: Strength, villages: number, population: number | null): Ratios {
  return {
    perVillage: villages > 0 ? twoDigits(s.psm.active / villages) : null,
    per1000: population !== null && population > 0 ? twoDigits((s.psm.active / population) * 1000) : null,
    perCase: s.openCases > 0 ? twoDigits(s.psm.active / s.openCases) : null,
    certified: s.psm.serving > 0 ? s.psm.certified / s.psm.serving : null,
  }
}

/** Of a place: its own figure where one was entered for the whole, else the sum of its villages when none is missing. */
export const populationOf = (ownFigure: number | null, s: Strength, villages: number): number | null =>
  ownFigure ?? (villages > 0 && s.people.places >= villages ? s.people.n : null)

export interface AgeBand {
  from: number
  /** Null: and older. */
  to: number | null
  /** Null: too few to be shown to this reader. */
  n: number | null
}

/** Ten-year bands by the year of birth; who has none written stands apart. */
export function agesOf(s: Strength, today: string): { bands: AgeBand[]; unknown: number } {
  const now = Number(today.slice(0, 4))
  const bands: (AgeBand & { n: number })[] = [{ from: 18, to: 29, n: 0 }, ...[30, 40, 50, 60].map((from) => ({ from, to: from + 9, n: 0 })), { from: 70, to: null, n: 0 }]
  let counted = 0
  for (const [year, n] of Object.entries(s.births)) {
    const age = now - Number(year)
    const band = bands.findLast((b) => age >= b.from) ?? bands[0]
    if (band) band.n += n
    counted += n
  }
  return { bands, unknown: Math.max(0, s.psm.active - counted) }
}

export type CoverageTone = 'bad' | 'caution' | 'good'
/** None at all is red; a village left without anybody, or fewer than the even share of the whole, is a warning. */
export const toneOf = (active: number, villages: number, without: number, average: number | null): CoverageTone =>
  active === 0 ? 'bad' : without > 0 || (average !== null && villages > 0 && active / villages < Math.floor(average)) ? 'caution' : 'good'

export interface CoverageChild {
  code: string
  name: string
  villages: number
  /** Null: fewer than five, and not for this reader. */
  active: number | null
  serving: number | null
  certified: number | null
  /** Villages without a single active member. */
  without: number
  population: number | null
  openCases: number | null
  perVillage: number | null
  per1000: number | null
  perCase: number | null
  pillars: number
  puskesos: number
  tone: CoverageTone
}

export interface Coverage {
  villages: number
  without: number
  population: number | null
  /** Villages whose population is known. */
  known: number
  years: string[]
  strength: Strength
  ratios: Ratios
  even: ReturnType<typeof evenSplit>
  ages: ReturnType<typeof agesOf>
  children: CoverageChild[]
}

export interface CoveragePlace {
  code: string
  name: string
  villages: number
  /** Villages in which somebody is active. */
  covered: number
  /** Population entered for the place as a whole. */
  figure: number | null
  sums: readonly Sum[]
}

/** Below this, somebody could be told from a number: shown only to those who read the place's members anyway. */
const smallest = 5

export function coverageOf(own: CoveragePlace, children: readonly CoveragePlace[], today: string, suppress: boolean): Coverage {
  const s = strengthOf(own.sums, today)
  const population = populationOf(own.figure, s, own.villages)
  const ratios = ratiosOf(s, own.villages, population)
  const shown = (n: number): number | null => (suppress && n > 0 && n < smallest ? null : n)
  const ages = agesOf(s, today)
  return {
    villages: own.villages, without: own.villages - own.covered, population, known: s.people.places, years: s.people.years, strength: suppress ? { ...s, births: {} } : s, ratios,
    even: evenSplit(s.psm.active, own.villages),
    ages: { unknown: ages.unknown, bands: ages.bands.map((b) => ({ ...b, n: shown(b.n ?? 0) })) },
    children: children.map((c) => {
      const cs = strengthOf(c.sums, today)
      const cp = populationOf(c.figure, cs, c.villages)
      const r = ratiosOf(cs, c.villages, cp)
      const hidden = shown(cs.psm.active) === null
      return {
        code: c.code, name: c.name, villages: c.villages, active: shown(cs.psm.active), serving: shown(cs.psm.serving), certified: shown(cs.psm.certified), without: c.villages - c.covered,
        population: cp, openCases: shown(cs.openCases), perVillage: hidden ? null : r.perVillage, per1000: hidden ? null : r.per1000, perCase: hidden || shown(cs.openCases) === null ? null : r.perCase,
        pillars: Object.values(cs.pillars).reduce((a, b) => a + b, 0), puskesos: cs.puskesos.ada, tone: toneOf(cs.psm.active, c.villages, c.villages - c.covered, ratios.perVillage),
      }
    }),
  }
}
