// What every paper of a village shares: letterhead, title, tables, signatures, and the foot with number, hash and code.
import { encodeQR } from 'qr'
import { formatDate } from '../../engine/values/format.ts'
import type { Block, Line, PaperDefinition } from './document-block.ts'
import type { PaperContent, PaperHead, PaperSigner } from './document-content.ts'
import { drawn } from './document-strokes.ts'
import { tokenOf } from './document-token.ts'

/** Of an A4 page between its margins, in points. */
export const pageWidth = 595 - 2 * 60

export const bold = (text: string): Block => ({ text, bold: true })
export const paragraph = (text: Line | Line[], margin: readonly number[] = [0, 0, 0, 6]): Block => ({ text, alignment: 'justify', lineHeight: 1.25, margin })
export const heading = (text: string): Block => ({ text, bold: true, margin: [0, 8, 0, 4], headlineLevel: 1 })
export const numbered = (lines: readonly string[]): Block => ({ ol: [...lines], lineHeight: 1.2, margin: [6, 0, 0, 6] })

/** Lines of the office, its sign where there is one, and the double rule of an official letter. */
export function letterhead(head: PaperHead): Block[] {
  const lines: Block = {
    stack: [
      { text: head.government, fontSize: 13, bold: true },
      { text: head.district, fontSize: 12, bold: true },
      { text: head.village, fontSize: 15, bold: true },
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

/** Those who sign, two beside each other; each with place enough where nobody has drawn yet. */
export function signatures(signers: readonly PaperSigner[], where: string, on: string): Block {
  const one = (s: PaperSigner | undefined): Block =>
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

/** How anybody checks that this paper is genuine and still stands. */
export function checking(content: PaperContent, hash: string): Block {
  const url = `${content.head.check}${tokenOf(content.place, hash)}`
  return {
    columns: [
      { ...code(url, 62), width: 72 },
      {
        stack: [
          { text: 'Periksa keaslian surat ini', bold: true },
          { text: 'Pindai kode di samping atau buka alamat berikut. Halaman itu menyebut nomor, tanggal, jumlah, dan sidik isi surat, tanpa nama siapa pun.' },
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

/** A paper around its parts. */
export const paper = (content: PaperContent, hash: string, title: string, parts: readonly Block[]): PaperDefinition => ({
  title: `${title} ${content.number}`,
  subject: `${content.head.names.village} · ${content.month}`,
  on: content.meeting.on,
  language: 'id',
  foot: [`${title} · Nomor ${content.number}`, `SHA-256 ${hash}`],
  ...(content.head.logo ? { logo: content.head.logo } : {}),
  content: [...letterhead(content.head), ...parts],
})
