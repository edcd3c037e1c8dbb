// Real boundary files, where somebody has some: GUYUB_SHARED, or ../shared beside the project, holds data/boundaries. Passed over quietly otherwise.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { demoPeople } from '../src/app/demo/people.ts'
import { readBoundaryFile } from '../src/rooms/places/boundary-file.ts'
import { placeLocator, viewBox } from '../src/rooms/places/locate.ts'
import { pickOutlines, topologyOf } from '../src/rooms/places/outlines.ts'
import { root } from './machine.mjs'

const folder = join(process.env.GUYUB_SHARED ?? join(root, '..', 'shared'), 'data', 'boundaries', 'kab')
const files = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.topojson.gz')) : []
const itWith =
  (...codes) =>
  (name, test) => {
    if (codes.every(code => files.includes(`${code}.topojson.gz`))) it(name, test)
  }
const villagesOf = code => {
  const { outlines } = readBoundaryFile(gunzipSync(readFileSync(join(folder, `${code}.topojson.gz`))).toString())
  return topologyOf(pickOutlines(outlines, area => area.length === 13))
}

describe('boundary files', () => {
  // Without files there is one empty test and nothing skipped: nobody has to have them.
  it.each(files.length > 0 ? files : ['no file'])('%s can be read whole', name => {
    if (name === 'no file') return
    const { outlines, skipped } = readBoundaryFile(gunzipSync(readFileSync(join(folder, name))).toString())
    expect(skipped).toEqual([])
    expect(outlines.areas.map(area => area.code)).toContain(name.slice(0, 5))
    const villages = topologyOf(pickOutlines(outlines, area => area.length === 13))
    const locator = placeLocator(villages)
    for (const { id } of villages.objects.areas.geometries) expect(locator.placeAt(locator.middleOf(id))).toBe(id)
  })

  itWith('19.01')('a view of Bangka leaves out the islet 189 km away', () => {
    const topology = villagesOf('19.01')
    expect(topology.bbox[2]).toBeGreaterThan(107)
    expect(viewBox(topology)[2]).toBeLessThan(106.3)
  })

  itWith('36.71')('finds a point among 104 kelurahan in microseconds', () => {
    const locator = placeLocator(villagesOf('36.71'))
    const point = locator.middleOf('36.71.12.1001')
    locator.placeAt(point)
    const from = performance.now()
    for (let i = 0; i < 1000; i++) locator.placeAt(point)
    expect((performance.now() - from) / 1000).toBeLessThan(0.2)
  })

  itWith('36.71', '33.28')('invented homes lie in their own village', () => {
    for (const regency of ['36.71', '33.28']) {
      const topology = villagesOf(regency)
      const locator = placeLocator(topology)
      const villages = topology.objects.areas.geometries.map(geometry => geometry.id)
      const homes = demoPeople({ seed: 'guyub', villages, households: 4, today: '2026-11-21' }).filter(home => home.gps)
      expect(homes.length).toBeGreaterThan(villages.length * 3)
      for (const { gps, village } of homes) expect(locator.placeAt(gps)).toBe(village)
    }
  })
})
