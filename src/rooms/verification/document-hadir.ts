// The attendance list of a village meeting: who came, in which role, with the signature each drew.
import { formatDate, formatNumber } from '../../engine/values/format.ts'
import type { PaperDefinition } from '../../kit/paper/block.ts'
import type { PaperContent } from './document-content.ts'
import { contentHash } from '../../kit/paper/hash.ts'
import { checking, paper } from './document-layout.ts'
import { paragraph, signatures, table, titleBlock } from '../../kit/paper/layout.ts'
import { drawn } from '../../kit/paper/strokes-drawn.ts'
import { meetingTitle, monthInWords } from './document-words.ts'

export function attendance(content: PaperContent): PaperDefinition {
  const { head, meeting } = content
  const hash = contentHash(content)
  const title = `Daftar Hadir ${meetingTitle(head.rural)}`
  return paper(content, hash, title, [
    titleBlock(title.toUpperCase(), ['VERIFIKASI DAN VALIDASI DATA KESEJAHTERAAN SOSIAL', `BULAN ${monthInWords(content.month).toUpperCase()}`], content.number),
    {
      columns: [
        { width: 60, stack: ['Hari', 'Tempat', 'Pimpinan'] },
        { width: '*', stack: [`: ${formatDate(meeting.on, 'id', 'weekday')}${meeting.from ? `, pukul ${meeting.from}${meeting.until ? `–${meeting.until}` : ''}` : ''}`, `: ${meeting.where}`, `: ${meeting.chair ?? '–'}`] },
      ],
      lineHeight: 1.25,
      margin: [0, 0, 0, 8],
    },
    table(
      [26, '*', 140, 120],
      ['No.', 'Nama', 'Unsur', 'Tanda tangan'],
      content.attendees.map((a, i) => [String(i + 1), a.name, a.role, drawn(a.signature, 80)]),
    ),
    paragraph(`Jumlah hadir: ${formatNumber(content.attendees.length)} orang.`),
    signatures(content.signers, head.names.village.replace(/^(Kelurahan|Desa) /, ''), meeting.on),
    checking(content, hash),
  ])
}
