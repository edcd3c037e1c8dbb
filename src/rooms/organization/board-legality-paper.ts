// The legality report as a paper: letterhead, totals, the missing by code, the whole list, its day, and how anybody checks it.
import { formatDate, formatMoment, formatNumber, zoneOf } from '../../engine/values/format.ts'
import type { Block, PaperDefinition } from '../../kit/paper/block.ts'
import { contentHash } from '../../kit/paper/hash.ts'
import { bold, checkBlock, heading, letterheadOf, paragraph, table } from '../../kit/paper/layout.ts'
import { type Legality, type LegalityRow, legalShare, levelWords, rowPeriod, rowStanding } from './board-legality.ts'

/** Whose paper it is: the board's, the social office's, or of one who only asked. */
export type LegalityHead = 'ipsm' | 'dinsos' | 'umum'

/** What the hash is made of: what is told, not when it was drawn or by whom. */
export const legalityHash = ({ place, on, totals, rows }: Legality): string =>
  contentHash({ place, on, totals, rows: rows.map(({ inside: _, daysLeft: _d, ...row }) => row) })

export interface LegalityPaperOf {
  head: LegalityHead
  generatedAt: string
  /** Where the code is checked. */
  url: string
}

export function legalityPaper(legality: Legality, { head, generatedAt, url }: LegalityPaperOf): PaperDefinition {
  const { totals: t, rows, name, on } = legality
  const hash = legalityHash(legality)
  const below = levelWords[legality.below]?.id ?? legality.below
  const named = (label: string, some: LegalityRow[]): Block[] =>
    some.length === 0 ? [] : [heading(`${label} (${formatNumber(some.length)})`), table([60, '*', 150], ['Kode', 'Wilayah', 'Keterangan'], some.map((r) => [r.code, r.name, note(r)]))]
  const of = (...standings: LegalityRow['standing'][]): LegalityRow[] => rows.filter((r) => standings.includes(r.standing))
  return {
    title: `Laporan legalitas IPSM ${name} ${on}`,
    subject: `${legality.place || 'Indonesia'} · ${on}`,
    on,
    language: 'id',
    foot: [`Laporan legalitas IPSM · ${name} · ${formatDate(on)}`, `SHA-256 ${hash}`],
    content: [
      ...letterheadOf({ lines: headLines(head, name) }),
      { stack: [{ text: 'LAPORAN LEGALITAS KEPENGURUSAN IPSM', bold: true, fontSize: 13, decoration: 'underline' }, { text: `${name}, per ${formatDate(on)}` }], alignment: 'center', margin: [0, 0, 0, 12] },
      paragraph([
        `Dari `, bold(`${formatNumber(t.all)} ${below}`), `, kepengurusan yang sah ada di `, bold(formatNumber(t.legal)), ` (`, bold(legalShare(t)), `). Kepengurusan sah bila SK dan pelantikannya tercatat dan masa baktinya berlaku.`,
      ]),
      table(['*', 90, 90], ['Keadaan', 'Jumlah', 'Bagian'], [
        ...([['Sah (aktif)', t.legal], [`– di antaranya berakhir dalam 180 hari`, t.ending], ['Kedaluwarsa', t.expired], ['Dibekukan', t.frozen], ['Sedang dibentuk atau menunggu pelantikan', t.making], ['Belum terbentuk', t.none]] as const)
          .filter(([label, n]) => n > 0 || !/Dibekukan|Sedang|di antaranya/.test(label))
          .map(([label, n]) => [label, right(formatNumber(n)), right(legalShare({ ...t, legal: n }))]),
        [bold('Jumlah'), { ...right(formatNumber(t.all)), bold: true }, ''],
      ], { margin: [40, 0, 40, 8] }),
      ...named(`Belum terbentuk`, of('belum_terbentuk')),
      ...named('Kedaluwarsa', of('masa_tenggang', 'kedaluwarsa')),
      ...named('Dibekukan', of('dibekukan')),
      ...named('Sedang dibentuk atau menunggu pelantikan', of('dalam_proses', 'disahkan', 'dilantik')),
      checkBlock(url, hash, 'Halaman itu menyebut wilayah, tanggal, jumlah, dan sidik isi laporan ini. Laporan ini tidak memuat nama orang.'),
      { text: `Dibuat ${formatMoment(generatedAt, zoneOf(legality.place))}`, fontSize: 8.5, color: '#555555', margin: [0, 8, 0, 0] },
      { text: `Lampiran: seluruh ${below}`, bold: true, fontSize: 12, pageBreak: 'before', margin: [0, 0, 0, 6] },
      table([20, 58, '*', 82, 76, 128], ['No.', 'Kode', 'Wilayah', 'Keadaan', 'Masa bakti', 'SK'], rows.map((r, i) => [String(i + 1), r.code, r.name, rowStanding(r), rowPeriod(r) || '–', decree(r)]), { fontSize: 8 }),
    ],
  }
}

const right = (text: string): Block => ({ text, alignment: 'right' })

function headLines(head: LegalityHead, name: string): { text: string; size: number }[] {
  const place = name.toUpperCase()
  if (head === 'ipsm') return [{ text: 'IKATAN PEKERJA SOSIAL MASYARAKAT (IPSM)', size: 14 }, { text: place, size: 13 }]
  if (head === 'dinsos') return [{ text: 'DINAS SOSIAL', size: 14 }, { text: place, size: 13 }]
  return [{ text: 'LEGALITAS KEPENGURUSAN IPSM', size: 14 }, { text: place, size: 13 }]
}

function note(r: LegalityRow): string {
  switch (r.standing) {
    case 'belum_terbentuk': return 'Belum ada kepengurusan'
    case 'masa_tenggang': case 'kedaluwarsa': return `Berakhir ${formatDate(r.periodEnd ?? '')}${r.nextState ? '; masa bakti baru diproses' : ''}`
    default: return rowStanding(r)
  }
}

const decree = (r: LegalityRow): Block => (r.skNo ? { stack: [{ text: r.skNo }, { text: [r.skTitle, r.skDate ? formatDate(r.skDate, 'id', 'short') : ''].filter(Boolean).join(', '), fontSize: 7, color: '#555555' }] } : { text: '–' })
