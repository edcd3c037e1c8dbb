// What every paper shares: letterhead, title, tables, signatures, and how it is checked. Parts of plain data; the press draws them.
import { encodeQR } from 'qr'
import { formatDate } from '../../engine/values/format.ts'
import type { Strokes } from '../strokes.ts'
import type { Block, Line } from './block.ts'
import { drawn } from './strokes-drawn.ts'

/** Of an A4 page between its margins, in points. */
export const pageWidth = 595 - 2 * 60

export const bold = (text: string): Block => ({ text, bold: true })
export const paragraph = (text: Line | Line[], margin: readonly number[] = [0, 0, 0, 6]): Block => ({ text, alignment: 'justify', lineHeight: 1.25, margin })
export const heading = (text: string): Block => ({ text, bold: true, margin: [0, 8, 0, 4], headlineLevel: 1 })
export const numbered = (lines: readonly string[]): Block => ({ ol: [...lines], lineHeight: 1.2, margin: [6, 0, 0, 6] })

export interface HeadLines {
  /** Lines of the office, largest last or first as it pleases: each with its own size in points. */
  lines: readonly { text: string; size: number }[]
  address?: string | undefined
  contact?: string | undefined
  /** True where the paper carries the picture named `logo`. */
  logo?: boolean | undefined
}

/** Lines of the office, its sign where there is one, and the double rule of an official letter. */
export function letterheadOf(head: HeadLines): Block[] {
  const lines: Block = {
    stack: [
      ...head.lines.map((l) => ({ text: l.text, fontSize: l.size, bold: true })),
      ...[head.address, head.contact].flatMap((text) => (text ? [{ text, fontSize: 9 }] : [])),
    ],
    alignment: 'center',
  }
  return [
    head.logo ? { columns: [{ image: 'logo', fit: [56, 62], width: 60 }, { ...lines, width: '*' }, { text: '', width: 60 }] } : lines,
    {
      canvas: [
        { type: 'line', x1: 0, y1: 4, x2: pageWidth, y2: 4, lineWidth: 2.2 },
        { type: 'line', x1: 0, y1: 7, x2: pageWidth, y2: 7, lineWidth: 0.6 },
      ],
      margin: [0, 0, 0, 12],
    },
  ]
}

export const titleBlock = (title: string, under: readonly string[], number: string): Block => ({
  stack: [
    { text: title, bold: true, fontSize: 13, decoration: 'underline' },
    { text: `Nomor: ${number}` },
    ...under.map((text, i) => ({ text, bold: true, margin: [0, i === 0 ? 6 : 0, 0, 0] })),
  ],
  alignment: 'center',
  margin: [0, 0, 0, 12],
})

/** A ruled table whose heading stands again on every page; a row is never torn in two. */
export function table(widths: readonly (number | string)[], head: readonly string[], rows: readonly (readonly Line[])[], more: Block = {}): Block {
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      keepWithHeaderRows: 1,
      widths: [...widths],
      body: [head.map((text) => ({ text, bold: true, alignment: 'center', fillColor: '#eeeeee' })), ...rows.map((r) => [...r])],
    },
    layout: { hLineWidth: 0.5, vLineWidth: 0.5 },
    fontSize: 9,
    margin: [0, 0, 0, 8],
    ...more,
  }
}

/** Somebody who signs a paper. */
export interface Signer {
  /** Above the signature: Lurah …, Operator … */
  title: string
  name: string
  /** NIP or another number of office. */
  number?: string | undefined
  signature?: Strokes | undefined
}

/** Those who sign, two beside each other; each with place enough where nobody has drawn yet. */
export function signatures(signers: readonly Signer[], where: string, on: string): Block {
  const one = (s: Signer | undefined): Block =>
    s
      ? {
          stack: [
            { text: s.title },
            { ...drawn(s.signature, 110), margin: [0, 4, 0, 4] },
            { text: s.name, bold: true, decoration: 'underline' },
            ...(s.number ? [{ text: s.number, fontSize: 9 }] : []),
          ],
          alignment: 'center',
          width: '*',
        }
      : { text: '', width: '*' }
  const pairs: Block[] = []
  for (let i = 0; i < signers.length; i += 2) pairs.push({ columns: [one(signers[i]), one(signers[i + 1])], columnGap: 24, margin: [0, 0, 0, 12] })
  return { stack: [{ text: `${where}, ${formatDate(on)}`, alignment: 'right', margin: [0, 10, 20, 8] }, ...pairs], unbreakable: true }
}

/** A code to be photographed, drawn as rows of squares. */
export function code(text: string, size: number): Block {
  const cells = encodeQR(text, 'raw', { border: 1, ecc: 'medium' })
  const side = size / cells.length
  const at = (n: number): number => Math.round(n * side * 1000) / 1000
  const canvas: Block[] = []
  for (const [y, row] of cells.entries()) {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const from = x
      while (row[x + 1]) x++
      canvas.push({ type: 'rect', x: at(from), y: at(y), w: at(x + 1 - from), h: at(1), color: '#000000' })
    }
  }
  return { canvas }
}

/** How anybody checks that this paper is genuine and still stands: its code, its address, its fingerprint. `says` tells what that page names. */
export function checkBlock(url: string, hash: string, says: string): Block {
  return {
    columns: [
      { ...code(url, 62), width: 72 },
      {
        stack: [
          { text: 'Periksa keaslian surat ini', bold: true },
          { text: `Pindai kode di samping atau buka alamat berikut. ${says}` },
          { text: url, color: '#0f4f4c' },
          { text: `Sidik isi (SHA-256): ${hash}`, fontSize: 7 },
        ],
        fontSize: 8.5,
        lineHeight: 1.15,
        width: '*',
      },
    ],
    unbreakable: true,
    margin: [0, 12, 0, 0],
  }
}
