// Whole numbers as planes of bytes: all lowest bytes, then all next ones. What is alike lies together, and packs small.
import type { Bytes } from './types.ts'

/** Bytes one number up to `max` needs. */
export function widthOf(max: number): number {
  let width = 1
  for (let left = Math.floor(max / 256); left > 0; left = Math.floor(left / 256)) width++
  return width
}

export function planesOf(values: ArrayLike<number>, width: number): Bytes {
  const n = values.length
  const out = new Uint8Array(n * width)
  for (let i = 0; i < n; i++) {
    let v = values[i] as number
    for (let p = 0; p < width; p++) {
      out[p * n + i] = v % 256
      v = Math.floor(v / 256)
    }
  }
  return out
}

export type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** The numbers again, in the smallest array that holds them. One plane is the array itself. */
export function numbersOf(bytes: Uint8Array, n: number, width: number): Numbers {
  if (width === 1) return bytes
  const out =
    width === 2 ? new Uint16Array(n) : width <= 4 ? new Uint32Array(n) : new Float64Array(n)
  for (let p = 0, factor = 1; p < width; p++, factor *= 256) {
    const from = p * n
    for (let i = 0; i < n; i++) out[i] = (out[i] as number) + (bytes[from + i] as number) * factor
  }
  return out
}

/** How far each number lies from the one before (or from its partner), small either way. */
export function zigzag(values: ArrayLike<number>, partner?: ArrayLike<number>): number[] {
  const out: number[] = new Array(values.length)
  let before = 0
  for (let i = 0; i < values.length; i++) {
    const v = values[i] as number
    const d = v - (partner ? (partner[i] as number) : before)
    out[i] = d < 0 ? -2 * d - 1 : 2 * d
    before = v
  }
  return out
}

/** Undoes `zigzag`. */
export function unzigzag(values: ArrayLike<number>, partner?: ArrayLike<number>): Numbers {
  const n = values.length
  const wide = new Float64Array(n)
  let before = 0
  let most = 0
  for (let i = 0; i < n; i++) {
    const z = values[i] as number
    const d = z % 2 === 1 ? -(z + 1) / 2 : z / 2
    before = (partner ? (partner[i] as number) : before) + d
    wide[i] = before
    if (before > most) most = before
  }
  return most < 65536 ? Uint16Array.from(wide) : most < 4294967296 ? Uint32Array.from(wide) : wide
}

/** Bits the planes will take, roughly: each plane by how often each of its bytes occurs. */
export function costOf(planes: Uint8Array, width: number): number {
  const n = planes.length / width
  let bits = 0
  for (let p = 0; p < width; p++) {
    const counts = new Uint32Array(256)
    for (let i = p * n; i < (p + 1) * n; i++) counts[planes[i] as number] = (counts[planes[i] as number] as number) + 1
    for (const c of counts) if (c > 0) bits += c * Math.log2(n / c)
  }
  return bits
}
