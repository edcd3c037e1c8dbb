// The legality of a territory: one row for each place one level down, with a board or without, and its totals. Public facts alone: no member is read.
import { daysBetween } from '../../engine/values/day.ts'
import { formatDate, formatPercent, type Lang } from '../../engine/values/format.ts'
import { boardStanding, type LegalFacts, periodText } from './board-rules.ts'
import { type Standing, standingLabels } from './board-words.ts'

export interface LegalityPlace {
  code: string
  name: string
  /** Calendar day on its own clock. */
  day: string
}

/** What is read of a board: columns of class P. */
export interface LegalityFacts extends LegalFacts {
  place: string
  name: string | null
  precision: string | null
  skNo: string | null
  skDate: string | null
  skIssuer: string | null
  skTitle: string | null
  nextState: string | null
}

/** Boards further down inside a place: how many stand, of how many places there are. */
export interface Inside {
  level: string
  legal: number
  of: number
}

export interface LegalityRow {
  code: string
  name: string
  standing: Standing
  legal: boolean
  board: string | null
  periodStart: string | null
  periodEnd: string | null
  precision: string | null
  skNo: string | null
  skDate: string | null
  skIssuer: string | null
  skTitle: string | null
  inauguratedOn: string | null
  /** Days to the end of the term; negative after it; null without a term. */
  daysLeft: number | null
  /** How far the next term has come. */
  nextState: string | null
  inside: Inside[]
}

export interface LegalityTotals {
  all: number
  /** Active or ending soon. */
  legal: number
  ending: number
  expired: number
  frozen: number
  /** Being formed, decreed or inaugurated, never yet in force. */
  making: number
  none: number
}

export interface Legality {
  place: string
  name: string
  level: string
  /** Level of the rows. */
  below: string
  on: string
  rows: LegalityRow[]
  totals: LegalityTotals
  /** Codes of the places without any board, in order. */
  missing: string[]
}

const groups: { readonly [standing in Standing]: keyof Omit<LegalityTotals, 'all' | 'ending'> } = {
  aktif: 'legal', akan_berakhir: 'legal', masa_tenggang: 'expired', kedaluwarsa: 'expired', dibekukan: 'frozen', dalam_proses: 'making', disahkan: 'making', dilantik: 'making', belum_terbentuk: 'none',
}
export const groupOf = (s: Standing): keyof Omit<LegalityTotals, 'all' | 'ending'> => groups[s]

/** Every place of the territory counts, with or without a row of its own. */
export function legalityOf(at: { place: string; name: string; level: string; below: string; on: string }, places: readonly LegalityPlace[], facts: readonly LegalityFacts[], inside: ReadonlyMap<string, Inside[]> = new Map()): Legality {
  const byPlace = new Map(facts.map((f) => [f.place, f]))
  const totals: LegalityTotals = { all: places.length, legal: 0, ending: 0, expired: 0, frozen: 0, making: 0, none: 0 }
  const rows = places.map((p): LegalityRow => {
    const b = byPlace.get(p.code)
    const standing = boardStanding(b, p.day)
    totals[groups[standing]]++
    if (standing === 'akan_berakhir') totals.ending++
    return {
      code: p.code, name: p.name, standing, legal: groups[standing] === 'legal', board: b?.name ?? null, periodStart: b?.periodStart ?? null, periodEnd: b?.periodEnd ?? null, precision: b?.precision ?? null,
      skNo: b?.skNo ?? null, skDate: b?.skDate ?? null, skIssuer: b?.skIssuer ?? null, skTitle: b?.skTitle ?? null, inauguratedOn: b?.inauguratedOn ?? null,
      daysLeft: b?.periodEnd ? daysBetween(p.day, b.periodEnd) : null, nextState: b?.nextState ?? null, inside: inside.get(p.code) ?? [],
    }
  })
  return { ...at, rows, totals, missing: rows.filter((r) => r.standing === 'belum_terbentuk').map((r) => r.code) }
}

/** Of all places, those whose board is legal: `86,84%`. */
export const legalShare = (t: LegalityTotals, lang: Lang = 'id'): string => formatPercent(t.all === 0 ? Number.NaN : t.legal / t.all, lang, 2)

export const rowPeriod = (r: LegalityRow, lang: Lang = 'id'): string => periodText(r, (day) => formatDate(day, lang, 'short'))
export const rowStanding = (r: LegalityRow, lang: Lang = 'id'): string => standingLabels[r.standing][lang]

export const levelWords: { readonly [level: string]: { id: string; en: string } } = {
  province: { id: 'provinsi', en: 'provinces' }, regency: { id: 'kabupaten/kota', en: 'regencies' }, district: { id: 'kecamatan', en: 'sub-districts' }, village: { id: 'desa/kelurahan', en: 'villages' },
}
