// Surat Pernyataan Tanggung Jawab Mutlak: the head of the village answers alone for the list, where no meeting was held.
import { formatNumber } from '../../engine/values/format.ts'
import type { PaperDefinition } from '../../kit/paper/block.ts'
import { decisionNames } from './document-ba.ts'
import { notEligible, type PaperContent, totalsOf } from './document-content.ts'
import { contentHash } from '../../kit/paper/hash.ts'
import { checking, paper } from './document-layout.ts'
import { bold, numbered, paragraph, signatures, table, titleBlock } from '../../kit/paper/layout.ts'
import { dayInWords, headTitle, monthInWords } from './document-words.ts'
import { decisionOrder } from './words/labels.ts'

export function statement(content: PaperContent): PaperDefinition {
  const { head, meeting } = content
  const hash = contentHash(content)
  const title = 'Surat Pernyataan Tanggung Jawab Mutlak'
  const totals = totalsOf(content)
  const [signer] = content.signers
  const named = notEligible(content)
  return paper(content, hash, title, [
    titleBlock(title.toUpperCase(), ['VERIFIKASI DAN VALIDASI DATA KESEJAHTERAAN SOSIAL', `BULAN ${monthInWords(content.month).toUpperCase()}`], content.number),
    paragraph('Yang bertanda tangan di bawah ini:'),
    {
      columns: [
        { width: 70, stack: ['Nama', 'Jabatan', 'Wilayah'] },
        { width: '*', stack: [`: ${signer?.name ?? '–'}`, `: ${headTitle(head.rural)}`, `: ${head.names.village}, ${head.names.district}, ${head.names.regency}`] },
      ],
      lineHeight: 1.25,
      margin: [12, 0, 0, 8],
    },
    paragraph(['pada hari ini, ', bold(dayInWords(meeting.on)), `, menyatakan dengan sesungguhnya bahwa untuk daftar ${formatNumber(totals.items)} keluarga bulan ${monthInWords(content.month)}:`]),
    numbered([
      'data telah diverifikasi dan divalidasi di lapangan oleh petugas sesuai ketentuan, dan keputusan atas setiap keluarga tercantum dalam lampiran;',
      'musyawarah tidak diselenggarakan untuk daftar ini, dan surat pernyataan ini menggantikannya;',
      'apabila di kemudian hari ternyata data atau keputusan ini tidak benar, saya bertanggung jawab mutlak dan bersedia diproses sesuai peraturan perundang-undangan.',
    ]),
    table(
      ['*', 90],
      ['Keputusan', 'Jumlah keluarga'],
      [...decisionOrder.filter((d) => totals[d] > 0).map((d) => [decisionNames[d] ?? d, { text: formatNumber(totals[d]), alignment: 'right' }]), [bold('Jumlah'), { text: formatNumber(totals.items), alignment: 'right', bold: true }]],
      { margin: [40, 0, 40, 8] },
    ),
    ...(named.length > 0 ? [paragraph(`Keluarga yang tidak layak, diperbaiki, atau dihapus (${formatNumber(named.length)}):`), table([22, 130, 100, 80, '*'], ['No.', 'Kepala keluarga', 'Alamat', 'Keputusan', 'Alasan'], named.map((i) => [String(i.no), i.name, i.address ?? '–', i.decisionWords, i.reason ?? '–']))] : []),
    paragraph('Demikian pernyataan ini dibuat dengan sebenarnya.'),
    signatures(content.signers, head.names.village.replace(/^(Kelurahan|Desa) /, ''), meeting.on),
    checking(content, hash),
    { text: 'Lampiran: daftar seluruh keluarga', bold: true, fontSize: 12, pageBreak: 'before', margin: [0, 0, 0, 8] },
    table([22, 130, '*', 90, 90], ['No.', 'Kepala keluarga', 'Alamat', 'Hasil kunjungan', 'Keputusan'], content.items.map((i) => [String(i.no), i.name, i.address ?? '–', i.visit ?? '–', i.decisionWords])),
  ])
}
