// Outlines of areas on a grid of 0.00001° (about 1.1 m), where borders shared in the source stay shared.
// This is the middle form between the files people have (GeoJSON, TopoJSON), what is stored, and what a map draws.
import { isPlaceCode, type PlaceCode } from '../../engine/values/place-code.ts'

/** A way through the grid: whole numbers x, y (longitude, latitude), one after the other. */
export type Arc = readonly (readonly [x: number, y: number])[]
/** Arcs by position; ~i runs arc i backwards, as in TopoJSON. */
export type Ring = readonly number[]

export interface Outline {
  code: PlaceCode
  /** Each polygon is its outer ring and then its holes. */
  polygons: Ring[][]
}

export interface Outlines {
  arcs: Arc[]
  areas: Outline[]
}

/** [west, south, east, north] in degrees. */
export type Box = [number, number, number, number]

type AreaGeometry =
  | { type: 'Polygon'; id: PlaceCode; arcs: number[][] }
  | { type: 'MultiPolygon'; id: PlaceCode; arcs: number[][][] }

/** The TopoJSON we store and send: one object `areas`, each geometry with its place code as id. */
export interface AreaTopology {
  type: 'Topology'
  bbox: Box
  transform: { scale: [number, number]; translate: [number, number] }
  objects: { areas: { type: 'GeometryCollection'; geometries: AreaGeometry[] } }
  arcs: [number, number][][]
}

export const gridStep = 1e-5

export function onGrid(degrees: number): number {
  return Math.round(degrees / gridStep)
}

/** Only the wanted areas, with only the arcs they use. */
export function pickOutlines(outlines: Outlines, wanted: (code: PlaceCode) => boolean): Outlines {
  const arcs: Arc[] = []
  const moved = new Map<number, number>()
  const move = (arc: number): number => {
    const from = arc < 0 ? ~arc : arc
    let to = moved.get(from)
    if (to === undefined) {
      to = arcs.push(outlines.arcs[from] as Arc) - 1
      moved.set(from, to)
    }
    return arc < 0 ? ~to : to
  }
  const areas = outlines.areas
    .filter((area) => wanted(area.code))
    .map(({ code, polygons }) => ({ code, polygons: polygons.map((rings) => rings.map((ring) => ring.map(move))) }))
  return { arcs, areas }
}

/** Both; where an area is in both, the second one's outline counts. */
export function joinOutlines(first: Outlines, second: Outlines): Outlines {
  const replaced = new Set(second.areas.map((area) => area.code))
  const kept = pickOutlines(first, (code) => !replaced.has(code))
  const shift = kept.arcs.length
  const move = (arc: number) => (arc < 0 ? arc - shift : arc + shift)
  const added = second.areas.map(({ code, polygons }) => ({
    code,
    polygons: polygons.map((rings) => rings.map((ring) => ring.map(move))),
  }))
  return { arcs: [...kept.arcs, ...second.arcs], areas: [...kept.areas, ...added] }
}

export function topologyOf(outlines: Outlines): AreaTopology {
  const areas = [...outlines.areas].sort((a, b) => (a.code < b.code ? -1 : 1))
  return {
    type: 'Topology',
    bbox: boxOf(outlines.arcs),
    transform: { scale: [gridStep, gridStep], translate: [0, 0] },
    objects: { areas: { type: 'GeometryCollection', geometries: areas.map(geometryOf) } },
    arcs: outlines.arcs.map(stepsOf),
  }
}

function geometryOf({ code, polygons }: Outline): AreaGeometry {
  const arcs = polygons.map((rings) => rings.map((ring) => [...ring]))
  return arcs.length === 1
    ? { type: 'Polygon', id: code, arcs: arcs[0] as number[][] }
    : { type: 'MultiPolygon', id: code, arcs }
}

function stepsOf(arc: Arc): [number, number][] {
  let [x, y] = [0, 0]
  return arc.map(([nextX, nextY]) => {
    const step: [number, number] = [nextX - x, nextY - y]
    x = nextX
    y = nextY
    return step
  })
}

function boxOf(arcs: readonly Arc[]): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const arc of arcs) {
    for (const [x, y] of arc) {
      if (x < box[0]) box[0] = x
      if (y < box[1]) box[1] = y
      if (x > box[2]) box[2] = x
      if (y > box[3]) box[3] = y
    }
  }
  return box.map((edge) => Math.round(edge) / 1e5) as Box
}

/** The other way round, for a topology of ours. */
export function outlinesOf(topology: AreaTopology): Outlines {
  const { scale, translate } = topology.transform
  const arcs = topology.arcs.map((steps) => {
    let [x, y] = [0, 0]
    return steps.map(([dx, dy]): [number, number] => {
      x += dx
      y += dy
      return [onGrid(x * scale[0] + translate[0]), onGrid(y * scale[1] + translate[1])]
    })
  })
  const areas: Outline[] = []
  for (const geometry of topology.objects.areas.geometries) {
    if (!isPlaceCode(geometry.id)) continue
    const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs
    areas.push({ code: geometry.id, polygons })
  }
  return { arcs, areas }
}

/** A ring's corners in degrees, lon and lat one after the other, the first not repeated at the end. */
export function cornersOf(outlines: Outlines, ring: Ring): Float64Array {
  const corners: number[] = []
  for (const arc of ring) {
    const way = outlines.arcs[arc < 0 ? ~arc : arc] ?? []
    const ordered = arc < 0 ? way.toReversed() : way
    // An arc begins where the one before it ended.
    for (let i = 0; i < ordered.length - 1; i++) {
      const [x, y] = ordered[i] as readonly [number, number]
      corners.push(x * gridStep, y * gridStep)
    }
  }
  return Float64Array.from(corners)
}
