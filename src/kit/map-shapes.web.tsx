// A choropleth: the places' own shapes, darker for more. Loaded only when a map with boundaries is opened.
import { type GeoPermissibleObjects, geoIdentity, geoPath } from 'd3-geo'
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from 'geojson'
import { useEffect, useMemo, useRef, useState } from 'react'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Area, DrawingProps } from './map.web.tsx'
import { stepBetween } from './map-steps.web.ts'

/** Height of the drawing for its width. */
const proportion = 0.82

interface Shape {
  area: Area
  path: string
  x: number
  y: number
  /** Room for a number inside. */
  roomy: boolean
  /** Room for its name too. */
  wide: boolean
}

export function Shapes({
  areas,
  topology,
  label,
  scale,
  active,
  onActive,
  onOpen,
  touching,
  say,
  write,
}: DrawingProps & { topology: Topology; label: string }) {
  const box = useRef<SVGSVGElement>(null)
  const width = useWidth(box)
  const shapes = useMemo(() => (width ? shapesOf(topology, areas, width) : []), [topology, areas, width])
  const stop = active ?? shapes[0]?.area.code
  const front = shapes.find(shape => shape.area.code === active)
  return (
    // biome-ignore lint/a11y/useSemanticElements: an SVG cannot be a <fieldset>.
    <svg
      ref={box}
      className="k-shapes"
      viewBox={`0 0 ${width || 1} ${(width || 1) * proportion}`}
      style={{ aspectRatio: 1 / proportion }}
      role="group"
      aria-label={label}
      onKeyDown={event => {
        const next = stepBetween(
          event.key,
          active,
          shapes.map(({ area, x, y }) => ({ code: area.code, x, y })),
        )
        if (!next) return
        event.preventDefault()
        onActive(next)
        box.current?.querySelector<SVGElement>(`[data-code="${next}"]`)?.focus()
      }}
    >
      {shapes.map(({ area, path }) => (
        // biome-ignore lint/a11y/useSemanticElements: a shape inside an SVG cannot be a <button>.
        <path
          key={area.code}
          d={path}
          className="k-shape"
          data-code={area.code}
          data-shade={scale.shadeOf(area.value) ?? 'unknown'}
          role="button"
          aria-label={say(area)}
          tabIndex={area.code === stop ? 0 : -1}
          {...touching(area.code)}
          onKeyDown={event => {
            if (event.key !== 'Enter' && event.key !== ' ') return
            event.preventDefault()
            onOpen?.(area.code)
          }}
        >
          <title>{say(area)}</title>
        </path>
      ))}
      {front ? <path d={front.path} className="k-shape-front" /> : null}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a <g> takes no focus; each shape is named by itself. */}
      <g className="k-shape-words" aria-hidden="true">
        {shapes.map(({ area, x, y, roomy, wide }) =>
          roomy ? (
            <text key={area.code} x={x} y={y} data-shade={scale.shadeOf(area.value) ?? 'unknown'}>
              {wide ? (
                <tspan x={x} dy="-0.35em" className="k-shape-name">
                  {area.label}
                </tspan>
              ) : null}
              <tspan x={x} dy={wide ? '1.15em' : '0.35em'}>
                {write(area)}
              </tspan>
            </text>
          ) : null,
        )}
      </g>
    </svg>
  )
}

/** Drawn in real pixels, so that words on the map keep their size on a phone. */
function useWidth(box: { current: SVGSVGElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)))
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [box])
  return width
}

function shapesOf(topology: Topology, areas: readonly Area[], width: number): Shape[] {
  const byCode = new Map(areas.map(area => [area.code, area]))
  const found = featuresOf(topology).filter(one => byCode.has(String(one.id)))
  if (!found.length) return []
  // Degrees drawn as they are: so near the equator a projection would change nothing one could see.
  const flat = geoIdentity().reflectY(true)
  const frame: FeatureCollection = { type: 'FeatureCollection', features: mainParts(found) }
  const path = geoPath(
    flat.fitExtent(
      [
        [6, 6],
        [width - 6, width * proportion - 6],
      ],
      frame as GeoPermissibleObjects,
    ),
  )
  return found.flatMap(one => {
    const area = byCode.get(String(one.id))
    const d = path(one)
    if (!area || !d) return []
    const body = largestPart(one)
    const [[left, top], [right, bottom]] = path.bounds(body)
    const [x, y] = path.centroid(body)
    const across = right - left
    const down = bottom - top
    // A thin or crooked place has its middle elsewhere: no words there, the line below says them.
    const stout = path.area(body) > across * down * 0.5
    return [
      {
        area,
        path: d,
        x,
        y,
        roomy: stout && across > 34 && down > 26,
        wide: stout && across > 9.5 * area.label.length + 14 && down > 56,
      },
    ]
  })
}

function featuresOf(topology: Topology): Feature[] {
  return Object.values(topology.objects).flatMap(object => {
    if (object.type !== 'GeometryCollection') return []
    return (feature(topology, object as GeometryCollection) as FeatureCollection).features
  })
}

/**
 * The parts that fill the frame: those of at least 1 % of the whole, and whatever lies against them. An islet far out at sea
 * must not shrink the land to a dot; a hundred small villages side by side are the land.
 */
function mainParts(features: readonly Feature[]): Feature[] {
  const measure = geoPath()
  const parts = features
    .flatMap(partsOf)
    .map(part => ({ part, size: measure.area(part), box: measure.bounds(part) }))
  const least = parts.reduce((sum, { size }) => sum + size, 0) / 100
  const largest = parts.reduce((best, one) => (one.size > best.size ? one : best))
  const main = new Set(parts.filter(one => one.size >= least || one === largest))
  for (let grown = true; grown; ) {
    const [[left, top], [right, bottom]] = boundsOf([...main].map(({ box }) => box))
    const near = Math.max(right - left, bottom - top) / 12
    const found = parts.filter(one => {
      const [[west, south], [east, north]] = one.box
      return (
        !main.has(one) &&
        west < right + near &&
        east > left - near &&
        south < bottom + near &&
        north > top - near
      )
    })
    for (const one of found) main.add(one)
    grown = found.length > 0
  }
  return [...main].map(({ part }) => part)
}

type Box = [[number, number], [number, number]]

function boundsOf(boxes: readonly Box[]): Box {
  const pick = (of: (box: Box) => number, best: (...all: number[]) => number) =>
    boxes.reduce((found, box) => best(found, of(box)), of(boxes[0] as Box))
  return [
    [pick(box => box[0][0], Math.min), pick(box => box[0][1], Math.min)],
    [pick(box => box[1][0], Math.max), pick(box => box[1][1], Math.max)],
  ]
}

function partsOf(one: Feature): Feature[] {
  const { geometry } = one
  if (geometry.type !== 'MultiPolygon') return [one]
  return (geometry as MultiPolygon).coordinates.map(coordinates => ({
    type: 'Feature',
    properties: null,
    geometry: { type: 'Polygon', coordinates } satisfies Polygon as Geometry,
  }))
}

function largestPart(one: Feature): Feature {
  const measure = geoPath()
  return partsOf(one).reduce((best, part) => (measure.area(part) > measure.area(best) ? part : best))
}
