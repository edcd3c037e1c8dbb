// Does help outgrow the problems? Members, certified members, boards and Puskesos beside running cases and PPKS, month by month: how many stood at each month's end.
// One function out of what came and went, whether the phone counted it or the server.
import type { Sum } from '../../engine/counter.ts'
import type { Text } from '../../engine/field.ts'

/** So many that came on a day and went on another ('' = it is not known when, or not yet). */
export interface Stay {
  from: string
  until: string
  n: number
}
export const seriesNames = ['psm', 'certified', 'boards', 'puskesos', 'cases', 'ppks'] as const
export type SeriesName = (typeof seriesNames)[number]
export type Stays = { readonly [name in SeriesName]: readonly Stay[] }
export type GrowthPoint = { month: string; end: string } & { [name in SeriesName]: number | null }

/** The last days of this month and of the months before it, oldest first; the present month ends today. */
export function monthEnds(today: string, months: number): string[] {
  const [y = 0, m = 1] = today.split('-').map(Number)
  const ends = Array.from({ length: months - 1 }, (_, i) => new Date(Date.UTC(y, m - 1 - i, 0)).toISOString().slice(0, 10))
  return [today, ...ends].reverse()
}

/** How many stand on a day: come by then, and not gone by then. */
export const standing = (stays: readonly Stay[], day: string): number =>
  stays.reduce((sum, s) => sum + (s.from <= day && (s.until === '' || s.until > day) ? s.n : 0), 0)

const small = 5

export function growthOf(stays: Stays, ends: readonly string[], suppress = false): GrowthPoint[] {
  return ends.map((end) => {
    const point = { month: end.slice(0, 7), end } as GrowthPoint
    for (const name of seriesNames) {
      const n = standing(stays[name], end)
      // Boards and Puskesos are public; how few people or cases there are is not told to everybody.
      point[name] = suppress && n > 0 && n < small && name !== 'boards' && name !== 'puskesos' ? null : n
    }
    return point
  })
}

/** What came and what went, each in the bucket of its day, as counters keep it. */
export function staysOfSums(sums: readonly Sum[], come: (s: Sum) => boolean, gone: (s: Sum) => boolean): Stay[] {
  return sums.flatMap((s): Stay[] => (s.class !== 'N' ? [] : come(s) ? [{ from: s.bucket, until: '', n: s.n }] : gone(s) ? [{ from: s.bucket, until: '', n: -s.n }] : []))
}

/** Counters this reads. */
export const growthCounters = ['psm', 'puskesos', 'cases.opened', 'cases.closed'] as const

/** The four that counters tell; certified members, boards and PPKS come from their own dates. */
export const countedStays = (sums: readonly Sum[]): Pick<Stays, 'psm' | 'puskesos' | 'cases'> => ({
  psm: staysOfSums(sums, (s) => s.name === 'psm' && s.key === 'joined', (s) => s.name === 'psm' && s.key === 'left'),
  puskesos: staysOfSums(sums, (s) => s.name === 'puskesos' && s.key === 'buka', () => false),
  cases: staysOfSums(sums, (s) => s.name === 'cases.opened', (s) => s.name === 'cases.closed'),
})

export interface Term {
  boardId: string
  from: string
  until: string
}
/** Boards under a decree: two terms of one board that meet or overlap are one board all the while. */
export function staysOfTerms(terms: readonly Term[]): Stay[] {
  const out: Stay[] = []
  for (const own of Map.groupBy(terms, (t) => t.boardId).values()) {
    let last: Stay | undefined
    for (const t of [...own].sort((a, b) => (a.from < b.from ? -1 : 1))) {
      if (last && t.from <= last.until) last.until = t.until > last.until ? t.until : last.until
      else {
        last = { from: t.from, until: t.until, n: 1 }
        out.push(last)
      }
    }
  }
  return out
}

/** Growth from one number to another as a share; null where there was nothing to grow from. */
export const growthBetween = (from: number | null | undefined, to: number | null | undefined): number | null => (from === null || from === undefined || to === null || to === undefined || from === 0 ? null : (to - from) / from)

export interface Verdict {
  tone: 'good' | 'bad' | 'neutral'
  psm: number | null
  cases: number | null
  say: Text
}

const percent = (share: number, comma: string): string => {
  const n = Math.round(Math.abs(share) * 1000) / 10
  return `${String(n).replace('.', comma)} %`
}
const moved = (share: number, lang: 'id' | 'en'): string =>
  share === 0 ? (lang === 'id' ? 'tetap' : 'stayed the same')
    : lang === 'id' ? `${share > 0 ? 'tumbuh' : 'turun'} ${percent(share, ',')}` : `${share > 0 ? 'grew' : 'fell'} ${percent(share, '.')}`

/** Between the first and the last point: which grew faster, in one sentence. */
export function verdictOf(points: readonly GrowthPoint[]): Verdict {
  const first = points[0]
  const last = points.at(-1)
  const psm = growthBetween(first?.psm, last?.psm)
  const cases = growthBetween(first?.cases, last?.cases)
  const months = Math.max(0, points.length - 1)
  if (!first || !last || first.psm === null || last.psm === null || first.cases === null || last.cases === null) {
    return { tone: 'neutral', psm, cases, say: { id: 'Jumlahnya terlalu kecil untuk dibandingkan di sini.', en: 'The numbers are too small to be compared here.' } }
  }
  if (psm === null || cases === null) {
    // A share of nothing is no share: the numbers themselves are told.
    return {
      tone: 'neutral', psm, cases,
      say: { id: `Dalam ${months} bulan kasus berjalan dari ${first.cases} menjadi ${last.cases}, PSM dari ${first.psm} menjadi ${last.psm}.`, en: `In ${months} months running cases went from ${first.cases} to ${last.cases}, PSM from ${first.psm} to ${last.psm}.` },
    }
  }
  const tone = psm > cases ? 'good' : psm < cases ? 'bad' : 'neutral'
  const end = tone === 'good' ? { id: 'tenaga penolong mendahului masalah.', en: 'help is ahead of the problems.' } : tone === 'bad' ? { id: 'tenaga penolong tertinggal dari masalah.', en: 'help is falling behind the problems.' } : { id: 'keduanya seiring.', en: 'both keep pace.' }
  return {
    tone, psm, cases,
    say: { id: `Dalam ${months} bulan kasus berjalan ${moved(cases, 'id')}, PSM ${moved(psm, 'id')}: ${end.id}`, en: `In ${months} months running cases ${moved(cases, 'en')}, PSM ${moved(psm, 'en')}: ${end.en}` },
  }
}
