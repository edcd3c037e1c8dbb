// The Berita Acara of a village meeting: what was held, who came, what was decided and why, and the whole list behind it.
import { formatNumber } from '../../engine/values/format.ts'
import type { Block, PaperDefinition } from '../../kit/paper/block.ts'
import { contentHash } from '../../kit/paper/hash.ts'
import { notEligible, type PaperContent, type PaperItem, totalsOf } from './document-content.ts'
import { checking, paper } from './document-layout.ts'
import { bold, heading, numbered, paragraph, signatures, table, titleBlock } from '../../kit/paper/layout.ts'
import { dayInWords, headTitle, meetingTitle, monthInWords } from './document-words.ts'
import { decisionOrder } from './words/labels.ts'

export const decisionNames: { readonly [decision: string]: string } = {
  layak: 'Layak', tidak_layak: 'Tidak layak', perbaikan: 'Perbaikan data', hapus: 'Dihapus dari daftar', usulan_baru: 'Usulan baru',
}

export function minutes(content: PaperContent): PaperDefinition {
  const { head, meeting } = content
  const hash = contentHash(content)
  const meetingName = meetingTitle(head.rural)
  const title = `Berita Acara ${meetingName}`
  const totals = totalsOf(content)
  const named = notEligible(content)
  const parts: Block[] = [
    titleBlock(title.toUpperCase(), ['TENTANG', 'VERIFIKASI DAN VALIDASI DATA KESEJAHTERAAN SOSIAL', `BULAN ${monthInWords(content.month).toUpperCase()}`], content.number),
    paragraph([
      'Pada hari ini, ', bold(dayInWords(meeting.on)), hours(meeting.from, meeting.until), ', bertempat di ', bold(meeting.where), `, ${head.names.village}, ${head.names.district}, ${head.names.regency}, telah diselenggarakan ${meetingName} untuk membahas hasil verifikasi dan validasi data`,
      meeting.chair ? `, dipimpin oleh ${meeting.chair}.` : '.',
    ]),
    heading('A. Agenda'),
    numbered(meeting.agenda),
    heading('B. Peserta dan kuorum'),
    paragraph(`Musyawarah dihadiri ${formatNumber(content.attendees.length)} orang sebagaimana daftar hadir, terdiri atas ${roles(content)}.${quorum(content)}`),
    heading('C. Hasil musyawarah'),
    paragraph(`Setelah membahas ${formatNumber(totals.items)} keluarga, musyawarah memutuskan:`),
    table(
      ['*', 90],
      ['Keputusan', 'Jumlah keluarga'],
      [
        ...decisionOrder.filter((d) => totals[d] > 0 || d === 'layak' || d === 'tidak_layak' || d === 'hapus').map((d) => [decisionNames[d] ?? d, { text: formatNumber(totals[d]), alignment: 'right' }]),
        [bold('Jumlah'), { text: formatNumber(totals.items), alignment: 'right', bold: true }],
      ],
      { margin: [40, 0, 40, 8] },
    ),
    heading(`D. Keluarga yang tidak layak, diperbaiki, atau dihapus (${formatNumber(named.length)})`),
    named.length === 0 ? paragraph('Tidak ada.') : table([22, 118, 96, 78, '*'], ['No.', 'Kepala keluarga', 'Alamat', 'Keputusan', 'Alasan'], named.map((i) => [String(i.no), who(i), i.address ?? '–', i.decisionWords, i.reason ?? '–'])),
    paragraph('Demikian Berita Acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya. Daftar seluruh keluarga menjadi lampiran yang tidak terpisahkan.'),
    signatures(content.signers, head.names.village.replace(/^(Kelurahan|Desa) /, ''), meeting.on),
    checking(content, hash),
    { text: 'Lampiran: daftar seluruh keluarga', bold: true, fontSize: 12, pageBreak: 'before', margin: [0, 0, 0, 2] },
    { text: `Berita Acara Nomor ${content.number}`, margin: [0, 0, 0, 8] },
    table([22, 108, 86, 84, 66, '*'], ['No.', 'Kepala keluarga', 'Alamat', 'Hasil kunjungan', 'Keputusan', 'Alasan'], content.items.map((i) => [String(i.no), who(i), i.address ?? '–', [i.visit, i.match].filter(Boolean).join('; ') || '–', i.decisionWords, i.reason ?? '–']), { fontSize: 8.5 }),
  ]
  return paper(content, hash, title, parts)
}

const who = (item: PaperItem): Block => ({ text: item.kk ? [item.name, { text: `\nKK ${item.kk}`, fontSize: 7.5, color: '#555555' }] : item.name })

const hours = (from: string | undefined, until: string | undefined): string => (from ? `, pukul ${from}${until ? ` s.d. ${until}` : ''}` : '')

/** `3 Ketua RT/RW, 1 Babinsa …`, in the order they were first written down. */
function roles(content: PaperContent): string {
  const counted = new Map<string, number>()
  for (const { role } of content.attendees) counted.set(role, (counted.get(role) ?? 0) + 1)
  const said = [...counted].map(([role, n]) => `${n} ${role}`)
  return said.length < 2 ? (said[0] ?? 'tidak seorang pun') : `${said.slice(0, -1).join(', ')} dan ${said.at(-1)}`
}

function quorum({ meeting: { quorum: q } }: PaperContent): string {
  if (!q) return ''
  return ` Kuorum ${q.reached ? 'tercapai' : 'tidak tercapai'}: ${q.words}.`
}

/** Signs of the head of the village and of the operator, before anybody has drawn. */
export const usualSigners = (content: Pick<PaperContent, 'head'>): { title: string; name: string }[] => [
  { title: `${headTitle(content.head.rural)} ${content.head.names.village.replace(/^(Kelurahan|Desa) /, '')},`, name: '……………………………' },
  { title: 'Operator,', name: '……………………………' },
]
