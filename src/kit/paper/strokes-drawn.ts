// A signature on paper: its strokes as lines, never as a picture.
import { signatureBox, type Strokes } from '../strokes.ts'
import type { Block } from './block.ts'

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
