// Which paper is drawn of which content.
import type { PaperDefinition } from '../../kit/paper/block.ts'
import type { PaperContent, PaperKind } from './document-content.ts'
import type { Text } from '../../engine/field.ts'
import { minutes } from './document-ba.ts'
import { attendance } from './document-hadir.ts'
import { statement } from './document-sptjm.ts'

export const paperNames: { readonly [K in PaperKind]: Text } = {
  ba: { id: 'Berita Acara', en: 'Minutes' },
  hadir: { id: 'Daftar hadir', en: 'Attendance list' },
  sptjm: { id: 'Surat Pernyataan Tanggung Jawab Mutlak', en: 'Statement of absolute responsibility' },
}

const drawers: { readonly [K in PaperKind]: (content: PaperContent) => PaperDefinition } = { ba: minutes, hadir: attendance, sptjm: statement }

export const definitionOf = (content: PaperContent): PaperDefinition => drawers[content.kind](content)

/** `berita-acara-36.71.05.1009-2026-11.pdf` */
export const paperFileName = (content: Pick<PaperContent, 'kind' | 'place' | 'month'>): string =>
  `${{ ba: 'berita-acara', hadir: 'daftar-hadir', sptjm: 'sptjm' }[content.kind]}-${content.place}-${content.month}.pdf`
