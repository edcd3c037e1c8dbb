// Where a point lies among the outlines at hand, without asking anyone: a phone holds the outlines of its own villages.
import type { PlaceCode } from '../../engine/values/place-code.ts'
import { type AreaTopology, type Box, cornersOf, outlinesOf } from './outlines.ts'

export interface Point {
  lat: number
  lon: number
}

export interface Locator {
  /** The area that contains the point; null when none of those at hand does. */
  placeAt(point: Point): PlaceCode | null
  /** The area whose border is nearest (0 m when inside), or null when there are no outlines. */
  nearest(point: Point): { code: PlaceCode; metres: number } | null
  /** How far outside the area the point lies, 0 when inside; null when its outline is not at hand. */
  metresOutside(code: PlaceCode, point: Point): number | null
  /** A point inside the area, for a pin when there is no better one. */
  middleOf(code: PlaceCode): Point | null
}

interface Part {
  rings: Float64Array[]
  box: Box
  /** In square degrees: good for comparing parts of one area. */
  size: number
}

export function placeLocator(topology: AreaTopology): Locator {
  const parts = partsOf(topology)
  const isInside = (code: PlaceCode, { lat, lon }: Point) => (parts.get(code) ?? []).some((part) => isInPart(part, lon, lat))
  const metresOutside = (code: PlaceCode, point: Point) => {
    const known = parts.get(code)
    if (known === undefined) return null
    if (isInside(code, point)) return 0
    return Math.min(...known.flatMap((part) => part.rings.map((ring) => metresTo(ring, point))))
  }
  return {
    metresOutside,
    placeAt(point) {
      for (const code of parts.keys()) if (isInside(code, point)) return code
      return null
    },
    nearest(point) {
      let best: { code: PlaceCode; metres: number } | null = null
      for (const code of parts.keys()) {
        const metres = metresOutside(code, point) as number
        if (best === null || metres < best.metres) best = { code, metres }
      }
      return best
    },
    middleOf(code) {
      const largest = parts.get(code)?.toSorted((a, b) => b.size - a.size)[0]
      return largest === undefined ? null : middleOf(largest)
    },
  }
}

/** The box to fit a view to: parts under one hundredth of their area (stray islets, slips of the pen) do not count. */
export function viewBox(topology: AreaTopology): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const parts of partsOf(topology).values()) {
    const whole = parts.reduce((sum, part) => sum + part.size, 0)
    for (const part of parts) {
      if (part.size < whole / 100) continue
      box[0] = Math.min(box[0], part.box[0])
      box[1] = Math.min(box[1], part.box[1])
      box[2] = Math.max(box[2], part.box[2])
      box[3] = Math.max(box[3], part.box[3])
    }
  }
  return box.map((edge) => Math.round(edge * 1e5) / 1e5) as Box
}

function partsOf(topology: AreaTopology): Map<PlaceCode, Part[]> {
  const outlines = outlinesOf(topology)
  const parts = new Map<PlaceCode, Part[]>()
  for (const { code, polygons } of outlines.areas) {
    parts.set(
      code,
      polygons.map((rings) => partOf(rings.map((ring) => cornersOf(outlines, ring)))),
    )
  }
  return parts
}

function partOf(rings: Float64Array[]): Part {
  const outer = rings[0] ?? new Float64Array()
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < outer.length; i += 2) {
    const [lon, lat] = [outer[i] as number, outer[i + 1] as number]
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  const sizes = rings.map(sizeOf)
  return { rings, box, size: Math.max(0, (sizes[0] ?? 0) * 2 - sizes.reduce((sum, size) => sum + size, 0)) }
}

/** Shoelace, without a sign. */
function sizeOf(ring: Float64Array): number {
  let twice = 0
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    twice += (ring[j] as number) * (ring[i + 1] as number) - (ring[i] as number) * (ring[j + 1] as number)
  }
  return Math.abs(twice) / 2
}

/** Even and odd crossings over all rings at once, so a hole counts as outside. */
function isInPart({ box, rings }: Part, lon: number, lat: number): boolean {
  if (lon < box[0] || lon > box[2] || lat < box[1] || lat > box[3]) return false
  let inside = false
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [latI, latJ] = [ring[i + 1] as number, ring[j + 1] as number]
      if (latI > lat === latJ > lat) continue
      const [lonI, lonJ] = [ring[i] as number, ring[j] as number]
      if (lon < ((lonJ - lonI) * (lat - latI)) / (latJ - latI) + lonI) inside = !inside
    }
  }
  return inside
}

// On the scale of a village the earth is flat: one degree is 111,320 m, times the cosine of the latitude from west to east.
const metresPerDegree = 111_320

function metresTo(ring: Float64Array, { lat, lon }: Point): number {
  const across = metresPerDegree * Math.cos((lat * Math.PI) / 180)
  let best = Infinity
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const [ax, ay] = [((ring[j] as number) - lon) * across, ((ring[j + 1] as number) - lat) * metresPerDegree]
    const [bx, by] = [((ring[i] as number) - lon) * across, ((ring[i + 1] as number) - lat) * metresPerDegree]
    const [dx, dy] = [bx - ax, by - ay]
    const length = dx * dx + dy * dy
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length))
    best = Math.min(best, Math.hypot(ax + along * dx, ay + along * dy))
  }
  return best
}

/** The middle of the longest stretch inside, on the line half-way up: always inside, unlike the centre of gravity. */
function middleOf({ rings, box }: Part): Point {
  // A hair off the exact half, where a corner might lie.
  const lat = (box[1] + box[3]) / 2 + 1e-7
  const crossings: number[] = []
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      const [latI, latJ] = [ring[i + 1] as number, ring[j + 1] as number]
      if (latI > lat === latJ > lat) continue
      const [lonI, lonJ] = [ring[i] as number, ring[j] as number]
      crossings.push(((lonJ - lonI) * (lat - latI)) / (latJ - latI) + lonI)
    }
  }
  crossings.sort((a, b) => a - b)
  let lon = (box[0] + box[2]) / 2
  let widest = -1
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [from, to] = [crossings[i] as number, crossings[i + 1] as number]
    if (to - from > widest) {
      widest = to - from
      lon = (from + to) / 2
    }
  }
  return { lat, lon }
}
