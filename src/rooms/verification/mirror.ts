// The mirror: a worker's own visits, looked at for what a hurried day does to data. Pure; it accuses nobody, and the worker sees it first.
import { daysBetween, offsetMinutes } from '../../engine/values/day.ts'
import type { ItemRow } from './rules.ts'

export type MirrorKind = 'jawaban_kembar' | 'waktu_singkat' | 'banyak_per_jam' | 'malam' | 'tanggal_bulat' | 'foto_sama' | 'titik_sama'
export interface Finding { kind: MirrorKind; itemIds: string[]; facts: { [name: string]: number | string } }

/** Thresholds in one place; each is far beyond an ordinary day. */
export const mirrorLimits = {
  /** Answers two houses must share before they are compared, and the share that counts as the same. */
  answers: 8, same: 0.95,
  /** Pairs of neighbours in time that must be the same, and their share of all; three times what the village shows. */
  twins: 2, twinShare: 0.3, beyond: 3,
  /** Minutes a full visit takes at the very least, and between two beginnings. */
  visitMinutes: 3, betweenMinutes: 5,
  /** Metres per second nobody rides through a village (54 km/h), beyond this many metres. */
  speed: 15, far: 300,
  perHour: 8,
  /** Hours of day: photos of houses are taken by daylight. */
  dawn: 6, dusk: 20,
  births: 5, round: 0.4, fives: 0.6,
  metresSame: 5,
} as const

type Seen = ItemRow & { startMs: number; endMs: number }

/** Findings about one worker, against everything the batch holds. The same answer on the phone and on the server. `whole`: without the other houses of the village, answers are not compared. */
export function mirrorOf(person: string, items: readonly ItemRow[], whole = true): Finding[] {
  const own = items.filter((i) => i.visitedBy === person && !!i.visitedOn).map(timed).sort((a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1))
  if (own.length < 2) return []
  return [whole ? twins(own, items.filter((i) => i.visitedBy !== person && !!i.visitedOn)) : null, hurried(own), crowded(own), atNight(own), rounded(own), samePhotos(own, items), sameSpots(own)].filter((f): f is Finding => f !== null)
}

const timed = (i: ItemRow): Seen => {
  const end = Date.parse(i.visitEnd ?? `${i.visitedOn}T05:00:00Z`)
  return { ...i, startMs: i.visitStart ? Date.parse(i.visitStart) : end, endMs: end }
}

/** Share of the answers both houses have that are the same; null when there are too few to tell. */
export function likeness(a: ItemRow, b: ItemRow): number | null {
  const [x, y] = [a.answers ?? {}, b.answers ?? {}]
  const both = Object.keys(x).filter((q) => x[q] != null && y[q] != null)
  if (both.length < mirrorLimits.answers) return null
  return both.filter((q) => JSON.stringify(x[q]) === JSON.stringify(y[q])).length / both.length
}

function twins(own: readonly Seen[], others: readonly ItemRow[]): Finding | null {
  const m = mirrorLimits
  const alike = (a: ItemRow, b: ItemRow): boolean => (likeness(a, b) ?? 0) >= m.same
  const comparable = (a: ItemRow, b: ItemRow): boolean => likeness(a, b) !== null
  let [pairs, hits] = [0, 0]
  const found = new Set<string>()
  for (let i = 1; i < own.length; i++) {
    const [a, b] = [own[i - 1] as Seen, own[i] as Seen]
    if (!comparable(a, b)) continue
    pairs++
    if (!alike(a, b)) continue
    hits++
    found.add(a.id).add(b.id)
  }
  if (hits < m.twins || pairs === 0) return null
  // What the village itself is like: rows of one housing scheme are honestly the same.
  let [base, seen] = [0, 0]
  const village = [...others, ...own.filter((_, i) => i % 2 === 0)].slice(0, 120)
  for (let i = 0; i < village.length; i++) {
    for (let j = i + 2; j < village.length; j++) {
      const [a, b] = [village[i] as ItemRow, village[j] as ItemRow]
      if (!comparable(a, b)) continue
      seen++
      if (alike(a, b)) base++
    }
  }
  const usual = seen >= 10 ? base / seen : 0.1
  const share = hits / pairs
  return share >= Math.max(m.twinShare, m.beyond * usual) ? { kind: 'jawaban_kembar', itemIds: [...found], facts: { hits, pairs, usual: Math.round(usual * 100) } } : null
}

function hurried(own: readonly Seen[]): Finding | null {
  const m = mirrorLimits
  const found = new Set<string>()
  let [shortest, fast] = [Number.POSITIVE_INFINITY, 0]
  for (const [i, b] of own.entries()) {
    const took = (b.endMs - b.startMs) / 60_000
    if (b.visitStart && b.visitEnd && b.result === '1' && took < m.visitMinutes) {
      found.add(b.id)
      shortest = Math.min(shortest, took)
    }
    const a = own[i - 1]
    if (!a?.visitStart || !b.visitStart || a.visitedOn !== b.visitedOn) continue
    const between = (b.startMs - a.startMs) / 60_000
    if (between < m.betweenMinutes) {
      found.add(a.id).add(b.id)
      shortest = Math.min(shortest, between)
    }
    const away = a.gps && b.gps ? metresBetween(a.gps, b.gps) - a.gps.accuracy - b.gps.accuracy : 0
    const speed = away > m.far ? away / Math.max(1, (b.startMs - a.endMs) / 1000) : 0
    if (speed > m.speed) {
      found.add(a.id).add(b.id)
      fast = Math.max(fast, Math.round(speed * 3.6))
    }
  }
  if (found.size < 2) return null
  return { kind: 'waktu_singkat', itemIds: [...found], facts: { houses: found.size, minutes: Number.isFinite(shortest) ? Math.max(0, Math.round(shortest)) : 0, ...(fast > 0 ? { kmh: Math.min(fast, 999) } : {}) } }
}

function crowded(own: readonly Seen[]): Finding | null {
  const timedOnes = own.filter((i) => i.visitStart)
  let best: Seen[] = []
  // In the order of time: the hour that begins with each visit ends further on.
  for (let from = 0, to = 0; from < timedOnes.length; from++) {
    while (to < timedOnes.length && (timedOnes[to] as Seen).startMs < (timedOnes[from] as Seen).startMs + 3_600_000) to++
    if (to - from > best.length) best = timedOnes.slice(from, to)
  }
  return best.length > mirrorLimits.perHour ? { kind: 'banyak_per_jam', itemIds: best.map((b) => b.id), facts: { houses: best.length } } : null
}

function atNight(own: readonly Seen[]): Finding | null {
  const late = own.filter((i) => {
    if (!i.visitStart) return false
    const hour = new Date(i.startMs + offsetMinutes(i.place) * 60_000).getUTCHours()
    return hour < mirrorLimits.dawn || hour >= mirrorLimits.dusk
  })
  return late.length > 0 ? { kind: 'malam', itemIds: late.map((i) => i.id), facts: { houses: late.length } } : null
}

function rounded(own: readonly Seen[]): Finding | null {
  const m = mirrorLimits
  const born = own.filter((i) => !!i.headBirth)
  if (born.length < m.births) return null
  const round = born.filter((i) => ['01-01', '12-31', '07-01'].includes((i.headBirth as string).slice(5)))
  const fives = born.filter((i) => Math.floor(daysBetween(i.headBirth as string, i.visitedOn as string) / 365.25) % 5 === 0)
  const [byDate, byAge] = [round.length / born.length, fives.length / born.length]
  if (byDate >= m.round) return { kind: 'tanggal_bulat', itemIds: round.map((i) => i.id), facts: { houses: round.length, of: born.length, what: 'tanggal' } }
  return born.length >= 2 * m.births && byAge >= m.fives ? { kind: 'tanggal_bulat', itemIds: fives.map((i) => i.id), facts: { houses: fives.length, of: born.length, what: 'umur' } } : null
}

function samePhotos(own: readonly Seen[], all: readonly ItemRow[]): Finding | null {
  const holders = new Map<string, Set<string>>()
  for (const i of all) for (const p of [...(i.frontPhotos ?? []), ...(i.kkPhotos ?? [])]) holders.set(p.hash, (holders.get(p.hash) ?? new Set()).add(i.id))
  const mine = new Set(own.map((i) => i.id))
  const found = new Set([...holders.values()].filter((h) => h.size > 1).flatMap((h) => [...h]).filter((id) => mine.has(id)))
  return found.size > 0 ? { kind: 'foto_sama', itemIds: [...found].sort(), facts: { houses: found.size } } : null
}

function sameSpots(own: readonly Seen[]): Finding | null {
  const placed = own.filter((i) => i.gps).sort((a, b) => (a.gps as Point).lat - (b.gps as Point).lat)
  // A degree of latitude is 111 km: only who is that near in latitude can be near at all.
  const band = (mirrorLimits.metresSame * 1.2) / 111_000
  const found = new Set<string>()
  for (const [n, a] of placed.entries()) {
    const here = a.gps as Point
    const near: Seen[] = [a]
    for (const step of [-1, 1]) {
      for (let at = n + step; at >= 0 && at < placed.length; at += step) {
        const b = placed[at] as Seen
        if (Math.abs((b.gps as Point).lat - here.lat) > band) break
        if (metresBetween(here, b.gps as Point) <= mirrorLimits.metresSame) near.push(b)
      }
    }
    const exact = near.filter((b) => b.gps?.lat === here.lat && b.gps?.lon === here.lon)
    // Two houses never give the very same numbers; three within a few steps are one doorstep.
    if (exact.length > 1 || near.length > 2) for (const b of near) found.add(b.id)
  }
  return found.size > 0 ? { kind: 'titik_sama', itemIds: [...found].sort(), facts: { houses: found.size, metres: mirrorLimits.metresSame } } : null
}

interface Point { lat: number; lon: number }
/** Good to a few metres within a village. */
export function metresBetween(a: Point, b: Point): number {
  const k = Math.PI / 180
  const x = (b.lon - a.lon) * k * Math.cos(((a.lat + b.lat) / 2) * k)
  return Math.hypot(x, (b.lat - a.lat) * k) * 6_371_000
}
