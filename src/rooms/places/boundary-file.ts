// Reads outlines from the files people have: GeoJSON or TopoJSON in longitude and latitude, each area with its Kemendagri
// code in the id or in some property. Says of each area it cannot use why.
import { type PlaceCode, parsePlaceCode } from '../../engine/values/place-code.ts'
import { type Arc, onGrid, type Outline, type Outlines, type Ring } from './outlines.ts'

export interface BoundaryFile {
  outlines: Outlines
  skipped: { what: string; why: BoundarySkip }[]
}

export type BoundarySkip = 'no_code' | 'not_an_area' | 'outside_indonesia' | 'broken'

export class UnreadableBoundary extends Error {}

interface Shape {
  type?: unknown
  id?: unknown
  properties?: unknown
  geometry?: unknown
  coordinates?: unknown
  arcs?: unknown
  geometries?: unknown
  features?: unknown
  objects?: unknown
  transform?: unknown
}

/** Throws UnreadableBoundary when the text is neither GeoJSON nor TopoJSON. */
export function readBoundaryFile(text: string): BoundaryFile {
  let root: Shape
  try {
    root = JSON.parse(text) as Shape
  } catch {
    throw new UnreadableBoundary('Berkas ini bukan GeoJSON atau TopoJSON: isinya tidak dapat dibaca sebagai JSON.')
  }
  if (root?.type === 'Topology') return fromTopology(root)
  if (root?.type === 'FeatureCollection' || root?.type === 'Feature') return fromFeatures(root)
  throw new UnreadableBoundary('Berkas ini bukan GeoJSON (FeatureCollection) atau TopoJSON (Topology).')
}

// The archipelago with room to spare. A projected file (metres) or one with latitude first falls outside.
const reach = { west: 92, south: -13, east: 143, north: 9 }

function isInReach([x, y]: readonly [number, number]): boolean {
  return x >= onGrid(reach.west) && x <= onGrid(reach.east) && y >= onGrid(reach.south) && y <= onGrid(reach.north)
}

/** The finest code found: files of villages often name their kecamatan and kota as well. BPS codes are another numbering. */
export function codeIn(shape: Shape): PlaceCode | null {
  const properties = isObject(shape.properties) ? Object.entries(shape.properties) : []
  const telling = properties.filter(([key]) => /kode|code|^kd|^id$|pum$|pkab$|kemendagri/i.test(key) && !/bps|pcode|pos/i.test(key))
  let best: PlaceCode | null = null
  for (const value of [shape.id, ...telling.map(([, value]) => value)]) {
    if (typeof value !== 'string' && typeof value !== 'number') continue
    const code = parsePlaceCode(String(value))
    if (code !== null && code !== '' && code.length > (best?.length ?? 0)) best = code
  }
  return best
}

function describe(shape: Shape): string {
  const properties = isObject(shape.properties) ? shape.properties : {}
  const name = Object.entries(properties).find(([key, value]) => /nama|name|namobj/i.test(key) && typeof value === 'string')
  return String(name?.[1] ?? codeIn(shape) ?? shape.id ?? '?').slice(0, 80)
}

function collector() {
  const areas = new Map<PlaceCode, Outline>()
  const skipped: BoundaryFile['skipped'] = []
  return {
    areas,
    skipped,
    skip: (shape: Shape, why: BoundarySkip) => void skipped.push({ what: describe(shape), why }),
    /** An area may come in several pieces. */
    add(code: PlaceCode, polygons: Ring[][]) {
      const known = areas.get(code)
      if (known === undefined) areas.set(code, { code, polygons })
      else known.polygons.push(...polygons)
    },
  }
}

function fromFeatures(root: Shape): BoundaryFile {
  const arcs: Arc[] = []
  const found = collector()
  for (const feature of root.type === 'Feature' ? [root] : shapesIn(root.features)) {
    const code = codeIn(feature)
    const geometry: Shape = isObject(feature.geometry) ? feature.geometry : {}
    const nested = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : null
    if (code === null) found.skip(feature, 'no_code')
    else if (nested === null) found.skip(feature, 'not_an_area')
    else {
      const polygons = listOf(nested).map((rings) => listOf(rings).map(gridWay))
      if (polygons.length === 0 || polygons.some((rings) => rings.length === 0 || rings.includes(null))) found.skip(feature, 'broken')
      else if (!(polygons as Arc[][]).flat(2).every(isInReach)) found.skip(feature, 'outside_indonesia')
      else found.add(code, (polygons as Arc[][]).map((rings) => rings.map((ring) => [arcs.push(ring) - 1])))
    }
  }
  return { outlines: { arcs, areas: [...found.areas.values()] }, skipped: found.skipped }
}

/** A ring of positions on the grid, or null when it is not a closed way of at least three corners. */
function gridWay(ring: unknown): Arc | null {
  const way: [number, number][] = []
  for (const position of listOf(ring)) {
    if (!Array.isArray(position) || !Number.isFinite(position[0]) || !Number.isFinite(position[1])) return null
    const [x, y] = [onGrid(position[0] as number), onGrid(position[1] as number)]
    const last = way.at(-1)
    if (last === undefined || last[0] !== x || last[1] !== y) way.push([x, y])
  }
  const [first, last] = [way[0], way.at(-1)]
  if (first === undefined || last === undefined || first[0] !== last[0] || first[1] !== last[1]) return null
  // An islet smaller than the grid: keep its place rather than lose it.
  return way.length >= 4 ? way : [first, first, first, first]
}

function fromTopology(root: Shape): BoundaryFile {
  const transform = isObject(root.transform) ? (root.transform as { scale?: number[]; translate?: number[] }) : null
  const [scaleX = 1, scaleY = 1] = transform?.scale ?? []
  const [moveX = 0, moveY = 0] = transform?.translate ?? []
  const arcs = listOf(root.arcs).map((steps): Arc => {
    let [x, y] = [0, 0]
    return listOf(steps).map((step) => {
      const [stepX, stepY] = listOf(step).map(Number) as [number, number]
      x = transform === null ? stepX : x + stepX
      y = transform === null ? stepY : y + stepY
      return [onGrid(x * scaleX + moveX), onGrid(y * scaleY + moveY)] as const
    })
  })
  const inReach = arcs.map((arc) => arc.every(isInReach))
  const found = collector()
  for (const shape of Object.values(isObject(root.objects) ? root.objects : {}).flatMap(geometriesIn)) {
    const code = codeIn(shape)
    const nested = shape.type === 'Polygon' ? [shape.arcs] : shape.type === 'MultiPolygon' ? shape.arcs : null
    if (code === null) found.skip(shape, 'no_code')
    else if (nested === null) found.skip(shape, 'not_an_area')
    else {
      const polygons = listOf(nested).map((rings) => listOf(rings).map((ring) => listOf(ring).map(Number)))
      const used = polygons.flat(2).map((arc) => (arc < 0 ? ~arc : arc))
      if (used.length === 0 || used.some((arc) => arcs[arc] === undefined)) found.skip(shape, 'broken')
      else if (!used.every((arc) => inReach[arc])) found.skip(shape, 'outside_indonesia')
      else found.add(code, polygons)
    }
  }
  return { outlines: { arcs, areas: [...found.areas.values()] }, skipped: found.skipped }
}

function geometriesIn(object: unknown): Shape[] {
  if (!isObject(object)) return []
  return object.type === 'GeometryCollection' ? listOf(object.geometries).flatMap(geometriesIn) : [object]
}

function shapesIn(list: unknown): Shape[] {
  return listOf(list).filter(isObject)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
