// A signature as it was drawn: strokes of points in a box of 1000 × 400, small enough for a row and drawn as lines, never as a picture.
import type { Block } from './document-block.ts'

/** Each stroke is x, y, x, y … in whole numbers. */
export type Strokes = number[][]

export const signatureBox = { width: 1000, height: 400 } as const

/** Points that say nothing new are left out: nearer than this to the straight line between their neighbours. */
const tolerance = 3

/** A stroke with as few points as look the same (Douglas–Peucker). */
export function lighter(stroke: readonly number[]): number[] {
  const n = stroke.length / 2
  if (n <= 2) return stroke.map(Math.round)
  const x = (i: number): number => stroke[i * 2] as number
  const y = (i: number): number => stroke[i * 2 + 1] as number
  const keep = new Set([0, n - 1])
  const parts: [number, number][] = [[0, n - 1]]
  for (let part = parts.pop(); part; part = parts.pop()) {
    const [a, b] = part
    const [dx, dy] = [x(b) - x(a), y(b) - y(a)]
    const long = Math.hypot(dx, dy)
    let [far, at] = [tolerance, -1]
    for (let i = a + 1; i < b; i++) {
      const off = long === 0 ? Math.hypot(x(i) - x(a), y(i) - y(a)) : Math.abs(dx * (y(i) - y(a)) - dy * (x(i) - x(a))) / long
      if (off > far) [far, at] = [off, i]
    }
    if (at < 0) continue
    keep.add(at)
    parts.push([a, at], [at, b])
  }
  return [...keep].sort((a, b) => a - b).flatMap((i) => [Math.round(x(i)), Math.round(y(i))])
}

/** Enough ink to be a signature and not a slip of the thumb. */
export function isDrawn(strokes: Strokes | null | undefined): boolean {
  let ink = 0
  for (const s of strokes ?? []) for (let i = 2; i + 1 < s.length; i += 2) ink += Math.hypot((s[i] as number) - (s[i - 2] as number), (s[i + 1] as number) - (s[i - 1] as number))
  return ink > 60
}

/** As an SVG path, for screens. */
export const pathOf = (strokes: Strokes): string =>
  strokes.map((s) => s.reduce((d, v, i) => (i % 2 === 0 ? `${d}${i === 0 ? 'M' : 'L'}${v}` : `${d} ${v}`), '')).join('')

/** As lines on paper, `width` points wide. */
export function drawn(strokes: Strokes | undefined, width: number): Block {
  const by = width / signatureBox.width
  const height = signatureBox.height * by
  const at = (v: number | undefined): number => Math.round((v ?? 0) * by * 100) / 100
  // An unseen box under the ink holds the width: a small scribble stays small.
  const lines: Block[] = [{ type: 'rect', x: 0, y: 0, w: width, h: height, color: '#ffffff', fillOpacity: 0 }]
  for (const s of strokes ?? []) {
    const points = Array.from({ length: s.length / 2 }, (_, i) => ({ x: at(s[i * 2]), y: at(s[i * 2 + 1]) }))
    const [only] = points
    if (points.length === 1 && only) points.push({ x: only.x + 0.6, y: only.y })
    if (points.length > 1) lines.push({ type: 'polyline', points, lineWidth: 0.9, lineColor: '#1c2a5e', lineCap: 'round', lineJoin: 'round' })
  }
  return { canvas: lines }
}
