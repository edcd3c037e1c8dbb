// A map without a map: every area a square, laid out from the codes alone, near-square and the same every time.
import { comparePlaces, type PlaceCode, parentOf } from '../../engine/values/place-code.ts'

export interface Tile {
  code: PlaceCode
  col: number
  row: number
}

/**
 * Areas of one parent stand in reading order. Areas of several parents (the 104 kelurahan of a kota) follow a
 * Hilbert-like curve instead, so that those of one kecamatan stay together in one patch.
 */
export function tileGrid(codes: readonly PlaceCode[]): Tile[] {
  const sorted = [...new Set(codes)].sort(comparePlaces)
  const side = Math.ceil(Math.sqrt(sorted.length))
  const parents = new Set(sorted.map(parentOf))
  if (parents.size <= 1) return sorted.map((code, i) => ({ code, col: i % side, row: Math.floor(i / side) }))
  const way = curve(Math.ceil(sorted.length / side), side)
  return sorted.map((code, i) => {
    const [col, row] = way[i] as [number, number]
    return { code, col, row }
  })
}

/**
 * Visits every cell of a rectangle once, cells near in order being near on the plane (the generalised Hilbert curve).
 * From the upper left to the lower left, so that what stays empty is at the foot; the rows must not be fewer than the columns.
 */
export function curve(cols: number, rows: number): [col: number, row: number][] {
  const way: [number, number][] = []
  if (cols > 0 && rows > 0) walk(way, 0, 0, 0, rows, cols, 0)
  return way
}

/** From (x, y) along the axis a, filling the width b; both may point backwards. */
function walk(way: [number, number][], x: number, y: number, ax: number, ay: number, bx: number, by: number): void {
  const [length, width] = [Math.abs(ax + ay), Math.abs(bx + by)]
  const [dax, day] = [Math.sign(ax), Math.sign(ay)]
  const [dbx, dby] = [Math.sign(bx), Math.sign(by)]
  if (width === 1) {
    for (let i = 0; i < length; i++) way.push([x + dax * i, y + day * i])
    return
  }
  if (length === 1) {
    for (let i = 0; i < width; i++) way.push([x + dbx * i, y + dby * i])
    return
  }
  let [halfAx, halfAy] = [Math.trunc(ax / 2), Math.trunc(ay / 2)]
  let [halfBx, halfBy] = [Math.trunc(bx / 2), Math.trunc(by / 2)]
  if (2 * length > 3 * width) {
    // Long: two rooms side by side. An even cut keeps the curve connected.
    if (Math.abs(halfAx + halfAy) % 2 === 1 && length > 2) {
      halfAx += dax
      halfAy += day
    }
    walk(way, x, y, halfAx, halfAy, bx, by)
    walk(way, x + halfAx, y + halfAy, ax - halfAx, ay - halfAy, bx, by)
    return
  }
  if (Math.abs(halfBx + halfBy) % 2 === 1 && width > 2) {
    halfBx += dbx
    halfBy += dby
  }
  walk(way, x, y, halfBx, halfBy, halfAx, halfAy)
  walk(way, x + halfBx, y + halfBy, ax, ay, bx - halfBx, by - halfBy)
  walk(way, x + (ax - dax) + (halfBx - dbx), y + (ay - day) + (halfBy - dby), -halfBx, -halfBy, -(ax - halfAx), -(ay - halfAy))
}
