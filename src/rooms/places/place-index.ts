// The region table in memory: get, children, counts, and search as one types. The server holds all 91,600 places,
// a phone only its own part; both use this. Built once, never changed.
import { isPlaceCode, nation, type PlaceCode, type PlaceLevel, parsePlaceCode } from '../../engine/values/place-code.ts'
import type { Place } from './place.ts'
import { searchNames, type SearchTable, searchTable } from './place-search.ts'

export interface PlaceCounts {
  provinces: number
  regencies: number
  districts: number
  villages: number
}

export interface PlaceFound extends Place {
  /** From the province down to the parent, so that two villages of one name are never mixed up. */
  path: Place[]
}

export interface PlaceIndex {
  readonly size: number
  /** In force or ended; null when this index does not hold it. */
  get(code: PlaceCode): Place | null
  /** From the nation down to the parent, as far as this index holds them. */
  ancestors(code: PlaceCode): Place[]
  /** The places in force one level down, in code order. */
  children(code: PlaceCode): Place[]
  /** How many places in force lie inside, by level; of those this index holds. */
  counts(code: PlaceCode): PlaceCounts
  /** Everything in force inside, itself included, in code order. */
  within(code: PlaceCode, level?: PlaceLevel): Place[]
  /** By fragments of names (`guci bumijawa`, `kel sukasari`) or by the beginning of a code. */
  search(query: PlaceQuery): PlaceFound[]
}

export interface PlaceQuery {
  q: string
  within?: PlaceCode | undefined
  level?: PlaceLevel | undefined
  /** Ten unless told; at most fifty. */
  limit?: number | undefined
}

export function placeIndex(rows: Iterable<Place>): PlaceIndex {
  const places = [...rows].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  const codes = places.map((place) => place.code)
  const positions = new Map(codes.map((code, i) => [code, i]))
  const inForce = (place: Place) => place.validTo === undefined || place.validTo === null
  const counts = countInside(places.filter(inForce), positions)
  let table: SearchTable | null = null

  const at = (i: number) => places[i] as Place
  const get = (code: PlaceCode) => {
    const i = positions.get(code)
    return i === undefined ? null : at(i)
  }
  const ancestors = (code: PlaceCode) => {
    const path: Place[] = []
    for (let place = get(code); place !== null && place.parent !== null; ) {
      const parent: Place | null = get(place.parent)
      if (parent !== null) path.unshift(parent)
      place = parent
    }
    return path
  }
  // Code order puts everything inside an area right behind it: '.' sorts before every digit.
  const rangeOf = (code: PlaceCode): [number, number] =>
    code === nation ? [0, codes.length] : [firstAtOrAfter(codes, code), firstAtOrAfter(codes, `${code}/`)]
  const within = (code: PlaceCode, level?: PlaceLevel) => {
    const [from, to] = rangeOf(code)
    return places.slice(from, to).filter((place) => inForce(place) && (level === undefined || place.level === level))
  }
  const found = (i: number): PlaceFound => ({ ...at(i), path: ancestors(at(i).code).filter((place) => place.code !== nation) })

  return {
    size: places.length,
    get,
    ancestors,
    within,
    children: (code) => within(code).filter((place) => place.parent === code),
    counts(code) {
      const i = positions.get(code)
      const of = (depth: number) => (i === undefined ? 0 : (counts[depth]?.[i] ?? 0))
      return { provinces: of(0), regencies: of(1), districts: of(2), villages: of(3) }
    },
    search({ q, within: area = nation, level, limit = 10 }) {
      const most = Math.max(1, Math.min(50, limit))
      const [from, to] = rangeOf(area)
      const wanted = (i: number) => i >= from && i < to && inForce(at(i)) && (level === undefined || at(i).level === level)
      const typed = codeTyped(q)
      if (typed !== null) {
        const results: PlaceFound[] = []
        for (let i = firstAtOrAfter(codes, typed); i < codes.length && results.length < most; i++) {
          if (!(codes[i] as string).startsWith(typed)) break
          if (wanted(i)) results.push(found(i))
        }
        return results
      }
      // Building takes some 200 ms for the whole country; who never searches never pays.
      table ??= searchTable(places, (code) => positions.get(code))
      return searchNames(table, q, wanted, most).map(found)
    },
  }
}

/** The beginning of a code, however it was typed: `33.28.0`, `332802`; null when it is not one. */
function codeTyped(q: string): string | null {
  const text = q.trim()
  if (!/^[1-9]\d[\d.]*$/.test(text)) return null
  if (text.includes('.')) return isPlaceCode(text) ? text : text.replace(/\.$/, '')
  const whole = parsePlaceCode(text)
  if (whole !== null) return whole
  return [text.slice(0, 2), text.slice(2, 4), text.slice(4, 6), text.slice(6, 10)].filter((part) => part !== '').join('.')
}

function firstAtOrAfter(sorted: readonly string[], code: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as string) < code) low = middle + 1
    else high = middle
  }
  return low
}

/** For each depth (province … village) how many lie inside the place at a position. */
function countInside(places: readonly Place[], positions: ReadonlyMap<string, number>): Int32Array[] {
  const depths: Record<PlaceLevel, number> = { nation: -1, province: 0, regency: 1, district: 2, village: 3 }
  const counts = [0, 1, 2, 3].map(() => new Int32Array(positions.size))
  for (const { level, parent } of places) {
    const count = counts[depths[level]]
    if (count === undefined) continue
    for (let code = parent; code !== null; code = code === nation ? null : code.slice(0, Math.max(code.lastIndexOf('.'), 0))) {
      const i = positions.get(code)
      if (i !== undefined) count[i] = (count[i] as number) + 1
    }
  }
  return counts
}

/** Only the places a device may hold: what lies inside the codes, and their ancestors so that names can be told apart. */
export function subtree(index: PlaceIndex, codes: readonly PlaceCode[]): Place[] {
  const kept = new Map<PlaceCode, Place>()
  for (const code of codes) {
    for (const place of index.ancestors(code)) kept.set(place.code, place)
    for (const place of index.within(code)) kept.set(place.code, place)
  }
  return [...kept.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

