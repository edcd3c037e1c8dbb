// A list of populations as offices hand it out: code, people, year, in any order of columns and with any separator. Every line that cannot be read is named, none is skipped in silence.
import type { Text } from '../../engine/field.ts'
import { parsePlaceCode } from '../../engine/values/place-code.ts'

export interface PopulationRow {
  place: string
  value: number
  year: number
}
export interface PopulationFile {
  rows: PopulationRow[]
  problems: { line: number; say: Text }[]
}

const heads = { place: /^(kode|kode.?wilayah|kd.?(kel|desa|wil).*|code|place)$/, value: /^(penduduk|jumlah.?penduduk|jumlah|population|people)$/, year: /^(tahun|year|thn)$/ } as const

/** `year`: said for the whole file where the list has no column of its own. */
export function readPopulation(text: string, within: string, year: number | null): PopulationFile {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const problems: PopulationFile['problems'] = []
  const head = lines[0] ?? ''
  const separator = [';', '\t', ','].map((s) => ({ s, n: head.split(s).length })).sort((a, b) => b.n - a.n)[0]?.s ?? ';'
  const names = cellsOf(head, separator).map((c) => c.toLowerCase().trim())
  const at = (is: RegExp): number => names.findIndex((n) => is.test(n))
  const columns = { place: at(heads.place), value: at(heads.value), year: at(heads.year) }
  const wrong = (line: number, id: string, en: string): number => problems.push({ line, say: { id, en } })
  if (columns.place < 0 || columns.value < 0) {
    wrong(1, 'Baris pertama harus memuat judul kolom “kode” dan “penduduk”.', 'The first line must name the columns “kode” and “penduduk”.')
    return { rows: [], problems }
  }
  if (columns.year < 0 && year === null) {
    wrong(1, 'Tidak ada kolom “tahun”. Isi tahun data di atas.', 'There is no column “tahun”. Enter the year of the data above.')
    return { rows: [], problems }
  }
  const seen = new Map<string, number>()
  const rows: PopulationRow[] = []
  for (const [i, line] of lines.entries()) {
    const number = i + 1
    if (i === 0 || line.trim() === '') continue
    const cells = cellsOf(line, separator)
    const place = parsePlaceCode(cells[columns.place] ?? '')
    const value = wholeNumber(cells[columns.value] ?? '')
    const of = columns.year < 0 ? year : wholeNumber(cells[columns.year] ?? '')
    const before = place === null ? undefined : seen.get(place)
    if (place === null) wrong(number, `Kode wilayah “${(cells[columns.place] ?? '').slice(0, 20)}” tidak dikenali.`, `The place code “${(cells[columns.place] ?? '').slice(0, 20)}” is not one.`)
    else if (place !== within && !place.startsWith(`${within}.`)) wrong(number, `${place} di luar wilayah Anda.`, `${place} lies outside your area.`)
    else if (value === null) wrong(number, `Jumlah penduduk ${place} bukan bilangan.`, `The population of ${place} is no number.`)
    else if (of === null || of < 1990 || of > 2200) wrong(number, `Tahun data ${place} tidak masuk akal.`, `The year of ${place} makes no sense.`)
    else if (before !== undefined) wrong(number, `${place} sudah ada di baris ${before}.`, `${place} stands in line ${before} already.`)
    else {
      seen.set(place, number)
      rows.push({ place, value, year: of })
    }
  }
  return { rows, problems }
}

/** Grouped into acts: villages by their kecamatan, anything above by itself. */
export const populationActs = (rows: readonly PopulationRow[]): { place: string; rows: PopulationRow[] }[] =>
  [...Map.groupBy(rows, (r) => (r.place.length === 13 ? r.place.slice(0, 8) : r.place))].map(([place, own]) => ({ place, rows: own }))

/** `8.200` and `8 200` are eight thousand two hundred; anything else with a sign or a fraction is no whole number. */
function wholeNumber(text: string): number | null {
  const t = text.trim()
  if (!/^\d{1,3}([.\s]\d{3})+$|^\d+$/.test(t)) return null
  return Number(t.replace(/\D/g, ''))
}

function cellsOf(line: string, separator: string): string[] {
  const out: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < line.length; i++) {
    const c = line[i] as string
    if (quoted) {
      if (c === '"' && line[i + 1] === '"') {
        cell += '"'
        i += 1
      } else if (c === '"') quoted = false
      else cell += c
    } else if (c === '"') quoted = true
    else if (c === separator) {
      out.push(cell)
      cell = ''
    } else cell += c
  }
  return [...out, cell]
}
