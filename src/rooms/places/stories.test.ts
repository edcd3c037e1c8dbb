// The region table and the boundaries on the real store, embedded and, when given, on PostgreSQL.
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, it } from 'vitest'
import type { Database } from '../../engine/store.server/database.server.ts'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { openPlaces } from './answers.server.ts'
import { boundariesOf, importBoundaries, loadedBoundaries, villageBoundaries } from './boundaries.server.ts'
import { placeLocator } from './locate.ts'
import { loadPlaces, readPlaces } from './tables.server.ts'

const note = { source: 'Contoh buatan', licence: 'CC0' }
const square = (west: number, south: number, side: number) => [
  [west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south],
]
const file = (...areas: [code: string, west: number, south: number, side: number][]) =>
  new TextEncoder().encode(
    JSON.stringify({
      type: 'FeatureCollection',
      features: areas.map(([kode, ...box]) => ({
        type: 'Feature',
        properties: { kode },
        geometry: { type: 'Polygon', coordinates: [square(...box)] },
      })),
    }),
  )

eachDatabase('places', (open) => {
  let db: Database
  beforeAll(async () => {
    db = await open()
    await loadPlaces(db)
  }, 60_000)

  it('are loaded once; a second start finds them and does nothing', async () => {
    expect(await loadPlaces(db)).toEqual({ changed: false, places: 91_600 })
    const places = await openPlaces(db)
    expect(places.index.size).toBe(91_600)
    expect(places.placeAnswer('36.71')).toMatchObject({ name: 'Kota Tangerang', type: 'kota', counts: { districts: 13, villages: 104 } })
    expect(places.placeAnswer('99')).toBeNull()
    expect(places.placeChildren('33.28')?.length).toBe(18)
    expect(places.placeSearch({ q: 'guci bumijawa' })[0]).toMatchObject({ code: '33.28.02.2001', type: 'desa' })
    expect(places.placeSubtree(['36.71.01']).places.length).toBe(12)
  })

  it('are read by everyone and changed by no one who only works with the house', async () => {
    const asApp = (text: string) => db.tx({ role: 'guyub_app' }, (tx) => tx.query(text))
    expect(await asApp(`select name from place where code = '36.71'`)).toEqual([{ name: 'Kota Tangerang' }])
    await expect(asApp(`update place set name = 'Kota Lain' where code = '36.71'`)).rejects.toThrow()
    await expect(asApp(`delete from boundary`)).rejects.toThrow()
  })

  it('that a newer table lists no more have ended, and what it puts right is right', async () => {
    await db.tx({ role: 'guyub_job' }, async (tx) => {
      await tx.query(
        `insert into place (code, name, type, level, parent, search)
         values ('36.71.01.1999', 'Dahulu', 'kelurahan', 'village', '36.71.01', 'dahulu')`,
      )
      await tx.query(`update place set name = 'Salah', valid_to = '2020-01-01', bps_code = '3671010001' where code = '36.71.01.1001'`)
      await tx.query(`update place_source set hash = 'older'`)
    })
    expect(await loadPlaces(db, '2026-11-21')).toEqual({ changed: true, places: 91_600 })
    const places = await readPlaces(db)
    expect(places.length).toBe(91_601)
    expect(places.find((place) => place.code === '36.71.01.1999')).toMatchObject({ name: 'Dahulu', validTo: '2026-11-21' })
    const again = places.find((place) => place.code === '36.71.01.1001')
    expect(again).toMatchObject({ name: 'Sukarasa', bpsCode: '3671010001' })
    expect(again?.validTo).toBeUndefined()
  }, 60_000)

  it('get their outlines from files, kept per regency and given per level', async () => {
    expect(await boundariesOf(db, '36.71')).toBeNull()
    const bytes = file(
      ['36.71.01.1001', 106.6, -6.2, 0.01],
      ['36.71.01.1002', 106.61, -6.2, 0.01],
      ['36.71.02.1001', 106.62, -6.2, 0.01],
      ['36.71.01', 106.6, -6.2, 0.02],
      ['36.71', 106.6, -6.2, 0.03],
      ['36.71.01.1998', 106.7, -6.2, 0.01],
    )
    expect(await importBoundaries(db, gzipSync(bytes), note)).toEqual({
      stored: [
        { code: '36', level: 'regency', areas: 1 },
        { code: '36.71', level: 'district', areas: 1 },
        { code: '36.71', level: 'village', areas: 3 },
      ],
      skipped: [{ what: '36.71.01.1998', why: 'unknown_code' }],
    })
    const ids = async (code: string, level?: 'village') =>
      (await boundariesOf(db, code, level))?.topology.objects.areas.geometries.map((geometry) => geometry.id)
    expect(await ids('36')).toEqual(['36.71'])
    expect(await ids('36.71')).toEqual(['36.71.01'])
    expect(await ids('36.71', 'village')).toEqual(['36.71.01.1001', '36.71.01.1002', '36.71.02.1001'])
    expect(await ids('36.71.01')).toEqual(['36.71.01.1001', '36.71.01.1002'])
    expect(await ids('36.71.03')).toBeUndefined()
    expect(await ids('36.71.01.1001')).toBeUndefined()
    expect((await boundariesOf(db, '36.71.01'))?.view).toEqual([106.6, -6.2, 106.62, -6.19])
  })

  it('keep the outlines a newer file does not name, and take the newer ones', async () => {
    await importBoundaries(db, file(['36.71.01.1002', 106.61, -6.2, 0.02], ['33.28.02.2001', 109.15, -7.21, 0.02]), { source: 'Lebih baru', licence: 'CC0' })
    const mine = await villageBoundaries(db, ['36.71.01', '33.28.02.2001'])
    const locator = placeLocator(mine?.topology ?? expect.fail('no outlines'))
    expect(locator.placeAt({ lat: -6.195, lon: 106.605 })).toBe('36.71.01.1001')
    expect(locator.placeAt({ lat: -6.185, lon: 106.625 })).toBe('36.71.01.1002')
    expect(locator.placeAt({ lat: -7.2, lon: 109.16 })).toBe('33.28.02.2001')
    expect(locator.metresOutside('36.71.02.1001', { lat: -6.19, lon: 106.62 })).toBeNull()
    expect((await loadedBoundaries(db)).map(({ code, level, source }) => `${code} ${level} ${source}`)).toEqual([
      '33.28 village Lebih baru',
      '36 regency Contoh buatan',
      '36.71 district Contoh buatan',
      '36.71 village Lebih baru',
    ])
    expect(await villageBoundaries(db, ['19.01.02'])).toBeNull()
  })

  it('refuse a file without a usable area, with a sentence, and keep what was there', async () => {
    const before = await loadedBoundaries(db)
    for (const bytes of [file(), file(['99.99.99.9999', 106.6, -6.2, 0.01]), new Uint8Array([0x1f, 0x8b, 1, 2, 3]), new TextEncoder().encode('kode;nama')]) {
      await expect(importBoundaries(db, bytes, note)).rejects.toThrow(/Kemendagri|rusak|GeoJSON/)
    }
    expect(await loadedBoundaries(db)).toEqual(before)
  })
})
