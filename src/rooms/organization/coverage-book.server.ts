// Coverage as a workbook: a sheet of the whole, one of every place, one of ages. Numbers as numbers; what is not known stays an empty cell.
import type { Coverage } from './coverage-rules.ts'

export interface CoverageBook extends Coverage {
  place: string
  name: string
  day: string
  rolledAt: string | null
}

export async function coverageBook(c: CoverageBook): Promise<Uint8Array> {
  // Read when somebody asks, not when the server starts.
  const { Workbook } = await import('@cj-tech-master/excelts')
  const book = new Workbook()
  book.creator = 'Guyub'
  const at = new Date(c.rolledAt ?? `${c.day}T00:00:00Z`)
  book.created = at
  book.modified = at
  const sheet = (name: string, head: string[], rows: (string | number | null)[][], widths: number[]): void => {
    const page = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    page.addRow(head)
    page.getRow(1).font = { bold: true }
    for (const row of rows) page.addRow(row)
    for (const [i, width] of widths.entries()) page.getColumn(i + 1).width = width
  }
  const s = c.strength
  sheet('Ringkasan', ['Ukuran', 'Nilai'], [
    ['Wilayah', `${c.name} (${c.place || 'Indonesia'})`], ['Per tanggal', c.day], ['Desa/kelurahan', c.villages], ['PSM aktif', s.psm.active], ['PSM ber-SK', s.psm.serving], ['PSM bersertifikat', s.psm.certified],
    ['Rata-rata per desa/kelurahan', c.ratios.perVillage], ['Desa/kelurahan tanpa PSM', c.without],
    ...(c.even ? [['Pembagian merata', c.even.atHigh > 0 ? `${c.even.atHigh} × ${c.even.high} dan ${c.even.atLow} × ${c.even.low}` : `${c.even.atLow} × ${c.even.low}`]] : []),
    ['Penduduk', c.population], ['Desa/kelurahan yang penduduknya diketahui', c.known], ['Tahun data penduduk', c.years.join(', ')], ['PSM per 1.000 penduduk', c.ratios.per1000],
    ['Kasus berjalan (tanpa jalur terbatas)', s.openCases], ['PSM per kasus berjalan', c.ratios.perCase], ['Puskesos melayani', s.puskesos.ada], ['Puskesos dengan SK berlaku', s.puskesos.berSK],
  ], [44, 28])
  sheet('Wilayah', ['Kode', 'Wilayah', 'Desa/kelurahan', 'PSM aktif', 'PSM ber-SK', 'Bersertifikat', 'Tanpa PSM', 'Rata-rata per desa', 'Penduduk', 'PSM per 1.000', 'Kasus berjalan', 'PSM per kasus', 'Pilar lain', 'Puskesos'],
    c.children.map((x) => [x.code, x.name, x.villages, x.active, x.serving, x.certified, x.without, x.perVillage, x.population, x.per1000, x.openCases, x.perCase, x.pillars, x.puskesos]), [16, 28, ...Array.from({ length: 12 }, () => 15)])
  sheet('Umur', ['Umur', 'PSM aktif'], [...c.ages.bands.map((b): (string | number | null)[] => [b.to === null ? `${b.from} tahun ke atas` : `${b.from}–${b.to} tahun`, b.n]), ['Tahun lahir belum dicatat', c.ages.unknown]], [28, 14])
  return new Uint8Array(await book.xlsx.writeBuffer())
}
