// A signature as it was drawn: strokes of points in a box of 1000 × 400, small enough for a row, drawn as lines and never kept as a picture.

/** Each stroke is x, y, x, y … in whole numbers. */
export type Strokes = number[][]

export const signatureBox = { width: 1000, height: 400 } as const

/** Points that say nothing new are left out: nearer than this to the straight line between their neighbours. */
const tolerance = 3
const mostPoints = 290
export const mostStrokes = 60

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
  const kept = [...keep].sort((a, b) => a - b)
  // A scribble without end is thinned evenly: the row stays small.
  const every = Math.ceil(kept.length / mostPoints)
  return kept.filter((_, at) => at % every === 0 || at === kept.length - 1).flatMap((i) => [Math.round(x(i)), Math.round(y(i))])
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
