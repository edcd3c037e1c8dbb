// The monthly report on paper: sections A–L with their numbers, what was corrected, who signed and who acknowledged. The same bytes on a phone and on the server.
import type { Text } from '../../engine/field.ts'
import { dayAt } from '../../engine/values/day.ts'
import { formatDate, formatNumber } from '../../engine/values/format.ts'
import type { Block, PaperDefinition } from '../../kit/paper/block.ts'
import { heading, letterheadOf, numbered, paragraph, signatures, table, titleBlock } from '../../kit/paper/layout.ts'
import type { Strokes } from '../../kit/strokes.ts'
import { ppks, psmFunctions } from '../registry/door.ts'
import { labelOfKey, notYet, phases, placeInForm, sealedNote, sectionCodes, sectionNames, type SectionCode } from './month-report.ts'
import { lastDay } from './month.ts'
import type { Correction, Difference } from './records.ts'

/** All that a report says, whoever prints it: plain data. */
export interface ReportContent {
  place: string
  /** Names as they are written: `Kelurahan Cipondoh`, `Kecamatan Cipondoh`, `Kota Tangerang`. */
  names: { village: string; district: string; regency: string }
  /** Lurah or Kepala Desa. */
  headTitle: string
  month: string
  until: string
  person: { name: string; ktaNo: string | null; skNo: string | null; skDate: string | null; phone: string | null }
  /** As sent; missing ones are nought. */
  numbers: { readonly [key: string]: number | null }
  corrections: readonly Correction[]
  differences: readonly Difference[]
  obstacles: string | null
  proposals: string | null
  photos: number
  sentAt: string | null
  late: boolean
  hash: string | null
  signature: Strokes | null
  head: { name: string; at: string | null; signature: Strokes | null } | null
  chair: { name: string; at: string | null; signature: Strokes | null } | null
}

export const monthName = (month: string): string => formatDate(`${month}-01`).split(' ').slice(1).join(' ')
export const reportFileName = (c: Pick<ReportContent, 'place' | 'month' | 'person'>, ending: 'pdf' | 'xlsx'): string =>
  `laporan-psm-${c.place}-${c.month}-${c.person.name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')}.${ending}`

/** A number as it stands, with what it was before. */
export interface Line {
  key: string
  section: SectionCode | 'X'
  label: Text
  n: number | null
  was: number | null
}

const sectionOf = (key: string): SectionCode | 'X' => {
  const code = key.split('.')[0] ?? ''
  return (sectionCodes as readonly string[]).includes(code) ? (code as SectionCode) : 'X'
}
const order = ['X', ...sectionCodes] as const

/** The lines of a report in the order of the form; categories of B stand in a table of their own. */
export function linesOf(content: Pick<ReportContent, 'numbers' | 'corrections'>): Line[] {
  const keys = [...new Set([...Object.keys(content.numbers), ...content.corrections.map((c) => c.key)])]
  return keys
    .map((key): Line => {
      const sent = content.numbers[key] === undefined ? 0 : content.numbers[key]
      const last = content.corrections.findLast((c) => c.key === key)
      return { key, section: sectionOf(key), label: labelOfKey(null, key), n: last ? last.to : sent, was: last ? sent : null }
    })
    .sort((a, b) => order.indexOf(a.section) - order.indexOf(b.section) || placeInForm(a.key) - placeInForm(b.key) || (a.key < b.key ? -1 : 1))
}

/** Category × phase × sex, one line each; `-` are families and groups. */
export function categoryRows(lines: readonly Line[]): { code: string; label: Text; cells: (number | null)[] }[] {
  const n = new Map(lines.map((l) => [l.key, l.n]))
  return ppks.flatMap((c) => {
    const cells = phases.flatMap((p) => ['L', 'P', '-'].map((s) => (n.has(`B.${c.code}.${p.code}.${s}`) ? (n.get(`B.${c.code}.${p.code}.${s}`) ?? null) : 0)))
    return cells.some((v) => v !== 0) ? [{ code: c.code, label: c.label, cells }] : []
  })
}
const isCategory = (l: Line): boolean => /^B\.PPKS-/.test(l.key)

const shown = (n: number | null): string => (n === null ? '< 5' : formatNumber(n))
const written = (l: Line): string => (l.was === null ? shown(l.n) : `${shown(l.n)} (dikirim ${shown(l.was)})`)

export function reportPaper(c: ReportContent): PaperDefinition {
  const lines = linesOf(c)
  const title = 'Laporan Bulanan Pekerja Sosial Masyarakat'
  const part = (code: SectionCode): Block[] => {
    const own = lines.filter((l) => l.section === code && !isCategory(l))
    return [heading(`${code}. ${sectionNames[code].id}`), ...(own.length > 0 ? [table(['*', 110], ['Uraian', 'Jumlah'], own.map((l) => [l.label.id, { text: written(l), alignment: 'right' }]))] : [])]
  }
  const rows = categoryRows(lines)
  const incomplete = c.until < lastDay(c.month)
  return {
    title: `${title} ${monthName(c.month)}`,
    subject: `${c.names.village} · ${c.month}`,
    on: dayAt(c.sentAt ?? `${c.until}T05:00:00.000Z`, c.place),
    language: 'id',
    foot: [`${title} · ${c.person.name} · ${monthName(c.month)}`, ...(c.hash ? [`SHA-256 ${c.hash}`] : ['Belum dikirim'])],
    content: [
      ...letterheadOf({ lines: [{ text: 'IKATAN PEKERJA SOSIAL MASYARAKAT', size: 13 }, { text: c.names.village.toUpperCase(), size: 15 }, { text: `${c.names.district} · ${c.names.regency}`, size: 11 }] }),
      titleBlock(title.toUpperCase(), [`BULAN ${monthName(c.month).toUpperCase()}`], `${c.month.replace('-', '/')}/${c.place}`),
      heading(`A. ${sectionNames.A.id}`),
      {
        columns: [
          { width: 120, stack: ['Nama', 'Nomor KTA', 'SK', 'Wilayah tugas', 'Bulan', 'Dikirim'] },
          { width: '*', stack: [`: ${c.person.name}`, `: ${c.person.ktaNo ?? '–'}`, `: ${c.person.skNo ? `${c.person.skNo}${c.person.skDate ? `, ${formatDate(c.person.skDate)}` : ''}` : '–'}`, `: ${c.names.village} (${c.place})`, `: ${monthName(c.month)}${incomplete ? ` (dihitung sampai ${formatDate(c.until)})` : ''}`, `: ${c.sentAt ? `${formatDate(dayAt(c.sentAt, c.place))}${c.late ? ' (terlambat)' : ''}` : 'belum'}`] },
        ],
        lineHeight: 1.25,
        margin: [0, 0, 0, 8],
      },
      paragraph(`Jumlah kegiatan bulan ini ${written(lines.find((l) => l.key === 'X.kegiatan') ?? { key: 'X.kegiatan', section: 'X', label: sectionNames.A, n: 0, was: null })}. Menurut fungsi: ${psmFunctions.map((f) => `${f.label.id} ${written(lines.find((l) => l.key === `X.fungsi.${f.code}`) ?? { key: '', section: 'X', label: f.label, n: 0, was: null })}`).join(', ')}. Kegiatan dengan dua fungsi dihitung pada keduanya dan satu kali dalam jumlah.`),
      ...part('B'),
      ...(rows.length > 0
        ? [{
            table: {
              headerRows: 2, dontBreakRows: true, widths: ['*', ...phases.flatMap(() => [24, 24, 24])],
              body: [
                [{ text: 'Kategori', rowSpan: 2, bold: true, fillColor: '#eeeeee' }, ...phases.flatMap((p) => [{ text: p.label.id, colSpan: 3, alignment: 'center', bold: true, fillColor: '#eeeeee' }, '', ''])],
                ['', ...phases.flatMap(() => ['L', 'P', '–'].map((s) => ({ text: s, alignment: 'center', bold: true, fillColor: '#eeeeee' })))],
                ...rows.map((r) => [`${r.code} ${r.label.id}`, ...r.cells.map((v) => ({ text: v === 0 ? '·' : shown(v), alignment: 'center' }))]),
              ],
            },
            layout: { hLineWidth: 0.5, vLineWidth: 0.5 }, fontSize: 8, margin: [0, 0, 0, 4],
          }]
        : []),
      { text: sealedNote.id, fontSize: 8, italics: false, margin: [0, 0, 0, 4] },
      ...(['C', 'D', 'E', 'F', 'G'] as const).flatMap(part),
      heading(`H. ${sectionNames.H.id}`),
      paragraph(notYet.H?.id ?? ''),
      ...(['I', 'J'] as const).flatMap(part),
      heading(`K. ${sectionNames.K.id}`),
      paragraph(`Kendala: ${c.obstacles?.trim() || 'tidak ada'}.`.replace('..', '.')),
      paragraph(`Usulan: ${c.proposals?.trim() || 'tidak ada'}.`.replace('..', '.')),
      ...(c.corrections.length > 0 ? [heading('Catatan koreksi'), numbered(c.corrections.map((x) => `${labelOfKey(null, x.key).id}: ${formatNumber(x.from)} menjadi ${formatNumber(x.to)}. ${x.reason} (${formatDate(dayAt(x.at, c.place))}, ditandatangani ${c.person.name})`))] : []),
      ...(c.differences.length > 0 ? [heading('Perubahan catatan setelah dikirim'), numbered(c.differences.map((d) => `${labelOfKey(null, d.key).id}: dikirim ${formatNumber(d.sent)}, menurut catatan sekarang ${formatNumber(d.now)}`))] : []),
      heading(`L. ${sectionNames.L.id}`),
      paragraph(`Foto kegiatan yang disertakan: ${formatNumber(c.photos)}.`),
      signatures(
        [
          { title: 'Pekerja Sosial Masyarakat,', name: c.person.name, ...(c.signature ? { signature: c.signature } : {}) },
          { title: `Mengetahui, ${c.headTitle}${c.head?.at ? ` (${formatDate(dayAt(c.head.at, c.place))})` : ''}`, name: c.head?.name ?? '……………………………', ...(c.head?.signature ? { signature: c.head.signature } : {}) },
          { title: `Mengetahui, Ketua IPSM${c.chair?.at ? ` (${formatDate(dayAt(c.chair.at, c.place))})` : ''}`, name: c.chair?.name ?? '……………………………', ...(c.chair?.signature ? { signature: c.chair.signature } : {}) },
        ],
        c.names.village.replace(/^(Kelurahan|Desa|Gampong|Nagari) /, ''),
        dayAt(c.sentAt ?? `${c.until}T05:00:00.000Z`, c.place),
      ),
    ],
  }
}
