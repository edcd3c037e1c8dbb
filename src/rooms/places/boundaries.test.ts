// Outlines: read from invented files of every habit, joined, packed, and asked where a point lies.
import fc from 'fast-check'
import { feature as featureOf } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import { describe, expect, it } from 'vitest'
import { codeIn, readBoundaryFile, UnreadableBoundary } from './boundary-file.ts'
import { placeLocator, viewBox } from './locate.ts'
import { joinOutlines, outlinesOf, pickOutlines, topologyOf } from './outlines.ts'

type Position = [number, number]

/** A square of the given side in degrees, closed. */
const square = (west: number, south: number, side: number): Position[] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]
const feature = (code: string, coordinates: Position[][] | Position[][][], properties: object = { kode: code }) => ({
  type: 'Feature',
  properties,
  geometry: { type: Array.isArray(coordinates[0]?.[0]?.[0]) ? 'MultiPolygon' : 'Polygon', coordinates },
})
const collection = (...features: object[]) => JSON.stringify({ type: 'FeatureCollection', features })

// Three villages in a row of 0.01° (1.1 km): the third has a pond (a hole) and an islet far away.
const east = [square(106.62, -6.2, 0.01), square(106.624, -6.196, 0.002)]
const geojson = collection(
  feature('36.71.01.1001', [square(106.6, -6.2, 0.01)]),
  feature('36.71.01.1002', [square(106.61, -6.2, 0.01)]),
  feature('36.71.02.1001', [east, [square(108, -6, 0.0005)]] as Position[][][]),
)
const topology = topologyOf(readBoundaryFile(geojson).outlines)

describe('a boundary file', () => {
  it.each([
    ['id', { type: 'Feature', id: '36.71.01.1001', properties: {} }, '36.71.01.1001'],
    ['kode', { properties: { nama: 'Sukarasa', kode: '36.71.01' } }, '36.71.01'],
    ['digits', { properties: { KODE_DESA: '3671011001' } }, '36.71.01.1001'],
    ['a number', { properties: { kode: 36.71 } }, '36.71'],
    ['the finest of several', { properties: { KDPPUM: '36', KDPKAB: '36.71', KDCPUM: '36.71.01', KDEPUM: '36.71.01.1001' } }, '36.71.01.1001'],
    ['nothing of BPS', { properties: { kode_bps: '3671010', KODE_POS: '15111', ADM4_PCODE: 'ID3671011001' } }, null],
    ['a number that lost its last nought', { properties: { kode: 33.1 } }, null],
    ['nothing', { properties: null }, null],
  ])('carries its code in %s', (_, shape, code) => {
    expect(codeIn(shape)).toBe(code)
  })

  it('says of each area it cannot use why', () => {
    const { outlines, skipped } = readBoundaryFile(
      collection(
        feature('36.71.01.1001', [square(106.6, -6.2, 0.01)]),
        feature('', [square(106.6, -6.2, 0.01)], { nama: 'Tanpa kode' }),
        feature('36.71.01.1003', [square(-6.2, 106.6, 0.01)]),
        feature('36.71.01.1004', [square(690_000, 9_310_000, 500)]),
        feature('36.71.01.1005', [square(106.6, -6.2, 0.01).slice(0, 3)]),
        { type: 'Feature', properties: { kode: '36.71.01.1006' }, geometry: { type: 'Point', coordinates: [106.6, -6.2] } },
        { type: 'Feature', properties: { kode: '36.71.01.1007' }, geometry: null },
      ),
    )
    expect(outlines.areas.map((area) => area.code)).toEqual(['36.71.01.1001'])
    expect(skipped).toEqual([
      { what: 'Tanpa kode', why: 'no_code' },
      { what: '36.71.01.1003', why: 'outside_indonesia' },
      { what: '36.71.01.1004', why: 'outside_indonesia' },
      { what: '36.71.01.1005', why: 'broken' },
      { what: '36.71.01.1006', why: 'not_an_area' },
      { what: '36.71.01.1007', why: 'not_an_area' },
    ])
  })

  it.each(['', 'kode,nama', '{"type":"Topo', '[]', 'null', '{"type":"Point"}', '12'])('%j is refused with a sentence', (text) => {
    expect(() => readBoundaryFile(text)).toThrow(UnreadableBoundary)
  })

  it('survives any JSON at all', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom('FeatureCollection', 'Topology', 'Feature'), (json, type) => {
        const text = JSON.stringify({ features: JSON.parse(json), objects: { a: JSON.parse(json) }, arcs: [], type })
        expect(readBoundaryFile(text).outlines.areas).toEqual([])
      }),
    )
  })

  it('may be TopoJSON, where neighbours share their border, quantised or not', () => {
    const transform = { scale: [0.001, 0.001], translate: [106.6, -6.2] }
    const objects = {
      kel: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', id: '36.71.01.1001', arcs: [[0, 1]] },
          { type: 'Polygon', properties: { kode: '36.71.01.1002' }, arcs: [[2, ~0]] },
        ],
      },
      rusak: { type: 'Polygon', id: '36.71.01.1003', arcs: [[9]] },
    }
    const steps = [
      [[10, 0], [0, 10]],
      [[10, 10], [-10, 0], [0, -10], [10, 0]],
      [[10, 0], [10, 0], [0, 10], [-10, 0]],
    ]
    const read = readBoundaryFile(JSON.stringify({ type: 'Topology', transform, objects, arcs: steps }))
    expect(read.skipped).toEqual([{ what: '36.71.01.1003', why: 'broken' }])
    expect(read.outlines.arcs.length).toBe(3)
    const locator = placeLocator(topologyOf(read.outlines))
    expect(locator.placeAt({ lat: -6.195, lon: 106.605 })).toBe('36.71.01.1001')
    expect(locator.placeAt({ lat: -6.195, lon: 106.615 })).toBe('36.71.01.1002')
    expect(locator.placeAt({ lat: -6.195, lon: 106.625 })).toBeNull()
  })
})

describe('outlines', () => {
  it('are the same after packing and unpacking', () => {
    expect(topologyOf(outlinesOf(topology))).toEqual(topology)
    expect(topology.bbox).toEqual([106.6, -6.2, 108.0005, -5.9995])
  })

  it('are TopoJSON that others can read', () => {
    const standard: Topology = topology
    const drawn = featureOf(standard, topology.objects.areas)
    expect(drawn).toMatchObject({ type: 'FeatureCollection' })
    expect('features' in drawn && drawn.features.map(({ id, geometry }) => `${id} ${geometry.type}`)).toEqual([
      '36.71.01.1001 Polygon',
      '36.71.01.1002 Polygon',
      '36.71.02.1001 MultiPolygon',
    ])
  })

  it('can be picked, and carry only what they need', () => {
    const one = topologyOf(pickOutlines(outlinesOf(topology), (code) => code === '36.71.01.1002'))
    expect(one.arcs.length).toBe(1)
    expect(one.bbox).toEqual([106.61, -6.2, 106.62, -6.19])
  })

  it('can be joined; a newer outline takes the place of the older', () => {
    const newer = readBoundaryFile(collection(feature('36.71.01.1002', [square(106.61, -6.2, 0.005)]))).outlines
    const joined = topologyOf(joinOutlines(outlinesOf(topology), newer))
    expect(joined.objects.areas.geometries.map((geometry) => geometry.id)).toEqual(['36.71.01.1001', '36.71.01.1002', '36.71.02.1001'])
    const locator = placeLocator(joined)
    expect(locator.placeAt({ lat: -6.198, lon: 106.612 })).toBe('36.71.01.1002')
    expect(locator.placeAt({ lat: -6.192, lon: 106.618 })).toBeNull()
    expect(locator.placeAt({ lat: -6.198, lon: 106.605 })).toBe('36.71.01.1001')
  })

  it('fit the view to parts of at least one hundredth', () => {
    expect(viewBox(topology)).toEqual([106.6, -6.2, 106.63, -6.19])
  })
})

describe('a point', () => {
  const locator = placeLocator(topology)

  it.each([
    ['in the first', -6.195, 106.605, '36.71.01.1001'],
    ['in the third', -6.199, 106.621, '36.71.02.1001'],
    ['in the pond', -6.195, 106.625, null],
    ['on the islet', -5.9998, 108.0002, '36.71.02.1001'],
    ['in the sea', -5.5, 106.605, null],
  ])('%s is found', (_, lat, lon, code) => {
    expect(locator.placeAt({ lat, lon })).toBe(code)
  })

  it('outside says how far: 0.01° of latitude are 1,113 m', () => {
    expect(locator.metresOutside('36.71.01.1001', { lat: -6.18, lon: 106.605 })).toBeCloseTo(1113, 0)
    expect(locator.metresOutside('36.71.01.1001', { lat: -6.195, lon: 106.605 })).toBe(0)
    expect(locator.metresOutside('36.71.01.1009', { lat: -6.195, lon: 106.605 })).toBeNull()
    expect(locator.nearest({ lat: -6.195, lon: 106.5995 })).toMatchObject({ code: '36.71.01.1001' })
    expect(placeLocator(topologyOf({ arcs: [], areas: [] })).nearest({ lat: -6, lon: 106 })).toBeNull()
  })

  it('in the middle of an area is inside it, even around a pond', () => {
    for (const { id } of topology.objects.areas.geometries) {
      const middle = locator.middleOf(id)
      expect(middle && locator.placeAt(middle)).toBe(id)
    }
  })

  it('is in the square exactly when it is between its sides', () => {
    fc.assert(
      fc.property(fc.double({ min: 106.59, max: 106.64, noNaN: true }), fc.double({ min: -6.21, max: -6.18, noNaN: true }), (lon, lat) => {
        const inside = lon > 106.6 && lon < 106.61 && lat > -6.2 && lat < -6.19
        const onEdge = [106.6, 106.61].some((edge) => Math.abs(lon - edge) < 1e-6) || [-6.2, -6.19].some((edge) => Math.abs(lat - edge) < 1e-6)
        if (!onEdge) expect(locator.placeAt({ lat, lon }) === '36.71.01.1001').toBe(inside)
      }),
    )
  })
})
