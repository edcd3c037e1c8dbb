// The member's card (KTA), 85,6 × 54 mm: alone on its own page, or ten on a sheet of A4 to be cut. Its code leads to a public page and says who checks in.
import { code } from '../../kit/paper/layout.ts'
import type { Block, PaperDefinition } from '../../kit/paper/block.ts'
import { formatDate } from '../../engine/values/format.ts'

export interface CardFacts {
  name: string
  number: string
  kind: 'sementara' | 'nasional'
  village: string
  district: string
  regency: string
  /** Last day of the decree; null = while it stands. */
  until: string | null
  token: string
  /** Picture of the holder as a data address, where there is one. */
  photo?: string | undefined
}

const mm = 72 / 25.4
const size = { width: 85.6 * mm, height: 54 * mm }
const perSheet = { across: 2, down: 5 }
const a4 = { width: 595.28, height: 841.89 }
const ink = '#0f4f4c'

/** What the code carries: the address of the public page, whose last part is the member's check-in id. */
export const cardAddress = (origin: string, token: string): string => `${origin}/kartu/${token}`
/** The check-in id in what a scanner read: the whole address, or the id alone. Null when it is no card of ours. */
export const readCard = (scanned: string): string | null => /(?:^|\/kartu\/)([0-9a-f]{20,40})\/?$/.exec(scanned.trim().toLowerCase())?.[1] ?? null

export const cardPaper = (card: CardFacts, origin: string, on: string): PaperDefinition => ({
  title: `KTA ${card.number}`, subject: 'Kartu Tanda Anggota', on, language: 'id', foot: [], bare: true,
  page: { size, landscape: true, margins: [0, 0, 0, 0] },
  content: cardAt(0, 0, card, origin),
})

export const cardsPaper = (cards: readonly CardFacts[], origin: string, on: string): PaperDefinition => {
  const each = perSheet.across * perSheet.down
  const left = (a4.width - perSheet.across * size.width) / 2
  const top = (a4.height - perSheet.down * size.height) / 2
  return {
    title: `${cards.length} KTA`, subject: 'Kartu Tanda Anggota', on, language: 'id', foot: [], bare: true,
    page: { size: 'A4', margins: [0, 0, 0, 0] },
    content: cards.flatMap((card, i) => {
      const n = i % each
      const spot = cardAt(left + (n % perSheet.across) * size.width, top + Math.floor(n / perSheet.across) * size.height, card, origin)
      return n === 0 && i > 0 ? [{ text: ' ', fontSize: 1, pageBreak: 'before' }, ...spot] : spot
    }),
  }
}

/** One card with its upper left corner there, in points. */
function cardAt(x: number, y: number, card: CardFacts, origin: string): Block[] {
  const at = (dx: number, dy: number): { absolutePosition: { x: number; y: number } } => ({ absolutePosition: { x: x + dx, y: y + dy } })
  const box = (dx: number, dy: number, width: number, block: Block): Block => ({ columns: [{ width, ...block }], ...at(dx, dy) })
  const left = card.photo ? 62 : 10
  const room = size.width - left - 76
  return [
    {
      canvas: [
        { type: 'rect', x: 0.15, y: 0.15, w: size.width - 0.3, h: size.height - 0.3, lineWidth: 0.3, lineColor: '#999999' },
        { type: 'rect', x: 0.3, y: 0.3, w: size.width - 0.6, h: 33, color: ink },
      ],
      ...at(0, 0),
    },
    box(10, 7, size.width - 20, { text: 'IKATAN PEKERJA SOSIAL MASYARAKAT', color: '#ffffff', bold: true, fontSize: 8.5, characterSpacing: 0.3 }),
    box(10, 19, size.width - 20, { text: `${card.kind === 'nasional' ? 'Kartu Tanda Anggota' : 'Kartu Tanda Anggota Sementara'} · ${card.regency}`, color: '#ffffff', fontSize: 7 }),
    ...(card.photo ? [{ image: card.photo, fit: [46, 60], ...at(10, 42) }] : []),
    box(left, 42, room, { text: card.name, bold: true, fontSize: card.name.length > 26 ? 9 : 11, lineHeight: 1.05 }),
    box(left, 68, room, { stack: [{ text: 'Nomor anggota', color: '#555555', fontSize: 6 }, { text: card.number, bold: true, fontSize: 8.5 }] }),
    box(left, 90, room, { stack: [{ text: 'Wilayah tugas', color: '#555555', fontSize: 6 }, { text: card.village, fontSize: 8 }, { text: card.district, fontSize: 7 }] }),
    { ...code(cardAddress(origin, card.token), 58), ...at(size.width - 68, 42) },
    box(size.width - 70, 102, 62, { text: 'Pindai untuk memeriksa', color: '#555555', fontSize: 5.5, alignment: 'center' }),
    {
      canvas: [{ type: 'line', x1: 10, y1: 0, x2: size.width - 10, y2: 0, lineWidth: 0.4, lineColor: '#bbbbbb' }],
      ...at(0, size.height - 21),
    },
    box(10, size.height - 17, size.width - 20, {
      text: card.kind === 'nasional' ? `Berlaku sampai ${card.until ? formatDate(card.until) : 'SK berakhir'}` : `Berlaku sampai KTA nasional terbit${card.until ? `, paling lama ${formatDate(card.until)}` : ''}`, fontSize: 6.5, color: '#333333',
    }),
  ]
}
