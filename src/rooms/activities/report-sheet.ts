// The monthly report as a workbook: numbers on one sheet, categories on another, notes on a third. The same report gives the same bytes, wherever it is made.
import { type Sheet, type SheetCell, workbook } from '../../engine/values/xlsx.ts'
import { formatDate } from '../../engine/values/format.ts'
import { phases, sectionNames } from './month-report.ts'
import { categoryRows, linesOf, monthName, type ReportContent } from './report-paper.ts'

const cell = (n: number | null): SheetCell => n ?? '< 5'

/** The sheets as plain rows. */
export function reportPages(c: ReportContent): Sheet[] {
  const lines = linesOf(c)
  return [
    {
      name: 'Laporan', widths: [34, 58, 12, 12, 34], bold: [0, 4], frozen: 5,
      rows: [
        ['Laporan bulanan PSM', `${c.person.name}, ${c.names.village} (${c.place}), ${monthName(c.month)}`], ['KTA', c.person.ktaNo ?? ''], ['SK', `${c.person.skNo ?? ''}${c.person.skDate ? `, ${formatDate(c.person.skDate)}` : ''}`], [],
        ['Bagian', 'Uraian', 'Jumlah', 'Dikirim', 'Kunci'],
        ...lines.filter((l) => !/^B\.PPKS-/.test(l.key)).map((l): SheetCell[] => [l.section === 'X' ? '' : `${l.section} ${sectionNames[l.section].id}`, l.label.id, cell(l.n), cell(l.was ?? l.n), l.key]),
      ],
    },
    {
      name: 'PPKS', bold: [0], frozen: 1, widths: [10, 44, ...phases.flatMap(() => [8, 8, 8])],
      rows: [['Kode', 'Kategori', ...phases.flatMap((p) => ['L', 'P', 'lain'].map((s) => `${p.label.id} ${s}`))], ...categoryRows(lines).map((r): SheetCell[] => [r.code, r.label.id, ...r.cells.map(cell)])],
    },
    {
      name: 'Catatan', widths: [24, 90],
      rows: [
        ['Kendala', c.obstacles ?? ''], ['Usulan', c.proposals ?? ''], ...c.corrections.map((x): SheetCell[] => [`Koreksi ${x.key}`, `${x.from} menjadi ${x.to}: ${x.reason} (${x.at})`]),
        ...c.differences.map((d): SheetCell[] => [`Berubah ${d.key}`, `dikirim ${d.sent}, menurut catatan ${d.now}`]), ['Sidik angka', c.hash ?? ''],
      ],
    },
  ]
}

export const reportSheet = (c: ReportContent): Uint8Array<ArrayBuffer> =>
  workbook(reportPages(c), c.sentAt ?? `${c.until}T05:00:00.000Z`, `Laporan bulanan PSM ${monthName(c.month)}`)
