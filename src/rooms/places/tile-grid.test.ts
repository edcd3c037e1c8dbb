// The map without a map: nobody lost, nobody on top of another, kecamatan in one piece, the same every time.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curve, type Tile, tileGrid } from './tile-grid.ts'

const numbered = (parent: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, i) => `${parent}.${String(i + from).padStart(from > 99 ? 4 : 2, '0')}`)
// Kelurahan by kecamatan of Kota Tangerang, in code order
const tangerang = [8, 6, 7, 5, 10, 8, 16, 5, 6, 7, 11, 7, 8].flatMap((count, i) =>
  numbered(`36.71.${String(i + 1).padStart(2, '0')}`, count, 1001),
)

describe('a tile grid', () => {
  it.each([
    ['13 kecamatan', numbered('36.71', 13), 4, 4],
    ['38 kab/kota', [...numbered('35', 29), ...numbered('35', 9, 71)], 7, 6],
    ['104 kelurahan', tangerang, 10, 11],
    ['one place', ['36.71'], 1, 1],
  ])('of %s is compact', (_, codes, cols, rows) => {
    const tiles = tileGrid(codes)
    expect(Math.max(...tiles.map((tile) => tile.col)) + 1).toBe(cols)
    expect(Math.max(...tiles.map((tile) => tile.row)) + 1).toBe(rows)
  })

  it('reads like a page where all belong together', () => {
    expect(tileGrid(['36.71.03', '36.71.01', '36.71.02'])).toEqual([
      { code: '36.71.01', col: 0, row: 0 },
      { code: '36.71.02', col: 1, row: 0 },
      { code: '36.71.03', col: 0, row: 1 },
    ])
  })

  it('keeps the kelurahan of a kecamatan in one patch', () => {
    const tiles = tileGrid(tangerang)
    for (let kecamatan = 1; kecamatan <= 13; kecamatan++) {
      const patch = tiles.filter((tile) => tile.code.startsWith(`36.71.${String(kecamatan).padStart(2, '0')}.`))
      expect(reachable(patch)).toBe(patch.length)
    }
  })

  it('loses nobody and puts nobody on another, whatever the codes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 3999 }), { maxLength: 300 }), (numbers) => {
        const codes = numbers.map((n) => `36.71.${String((n % 40) + 1).padStart(2, '0')}.${1001 + n}`)
        const tiles = tileGrid(codes)
        expect(new Set(tiles.map((tile) => tile.code))).toEqual(new Set(codes))
        expect(new Set(tiles.map((tile) => `${tile.col},${tile.row}`)).size).toBe(tiles.length)
        expect(tileGrid([...codes].reverse())).toEqual(tiles)
      }),
    )
  })
})

describe('the curve', () => {
  it('visits every cell once and never jumps further than to a neighbour, corners included', () => {
    for (let cols = 1; cols <= 14; cols++) {
      for (let rows = cols; rows <= cols + 1; rows++) {
        const way = curve(cols, rows)
        expect(new Set(way.map(String)).size).toBe(cols * rows)
        for (let i = 1; i < way.length; i++) {
          const [[x, y], [px, py]] = [way[i] as [number, number], way[i - 1] as [number, number]]
          expect(Math.max(Math.abs(x - px), Math.abs(y - py))).toBe(1)
        }
      }
    }
  })
})

/** How many tiles one reaches from the first by sides or corners. */
function reachable(tiles: readonly Tile[]): number {
  const reached = new Set<Tile>(tiles.slice(0, 1))
  for (const tile of reached) {
    for (const other of tiles) {
      if (Math.max(Math.abs(other.col - tile.col), Math.abs(other.row - tile.row)) === 1) reached.add(other)
    }
  }
  return reached.size
}
