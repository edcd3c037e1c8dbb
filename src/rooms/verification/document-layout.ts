// The frame of a village's papers: its letterhead, its code and its foot around the parts.
import type { Block, PaperDefinition } from '../../kit/paper/block.ts'
import { checkBlock, letterheadOf } from '../../kit/paper/layout.ts'
import { tokenOf } from '../../kit/paper/token.ts'
import type { PaperContent } from './document-content.ts'

/** How anybody checks that this paper is genuine and still stands. */
export const checking = (content: PaperContent, hash: string): Block =>
  checkBlock(`${content.head.check}${tokenOf(content.place, hash)}`, hash, 'Halaman itu menyebut nomor, tanggal, jumlah, dan sidik isi surat, tanpa nama siapa pun.')

/** A paper around its parts. */
export const paper = (content: PaperContent, hash: string, title: string, parts: readonly Block[]): PaperDefinition => ({
  title: `${title} ${content.number}`,
  subject: `${content.head.names.village} · ${content.month}`,
  on: content.meeting.on,
  language: 'id',
  foot: [`${title} · Nomor ${content.number}`, `SHA-256 ${hash}`],
  ...(content.head.logo ? { logo: content.head.logo } : {}),
  content: [
    ...letterheadOf({
      lines: [{ text: content.head.government, size: 13 }, { text: content.head.district, size: 12 }, { text: content.head.village, size: 15 }],
      address: content.head.address, contact: content.head.contact, logo: content.head.logo !== undefined,
    }),
    ...parts,
  ],
})
