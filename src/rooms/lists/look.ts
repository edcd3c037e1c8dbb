// What a sheet shows before anything is decided: where its headers stand, under titles and over several rows, and what each column is called.
import type { Cell } from './cells.ts'
import { textOf } from './cells.ts'
import { isNumbering, plainHeader, type Profile, type SheetLook } from './profile.ts'

export const looked = 40
const shown = 60

/** Every spelling of a header that some profile knows. */
export const knownHeaders = (profiles: readonly Profile[]): ReadonlySet<string> =>
  new Set(profiles.flatMap((p) => p.sheets.flatMap((s) => s.columns.flatMap((c) => c.names.map(plainHeader)))))

/** `rows` with gaps where lines were empty, so that a row's place is its line less one. */
export function lookAt(sheet: string, rows: readonly { line: number; cells: readonly Cell[] }[], known: ReadonlySet<string>): SheetLook {
  const texts: string[][] = []
  for (const { line, cells } of rows) {
    if (line > looked) break
    while (texts.length < line - 1) texts.push([])
    texts[line - 1] = cells.map((c) => asShown(c).slice(0, 200))
  }
  const best = bestRow(texts, known)
  const headerRows = best < 0 ? 0 : lastHeader(texts, best, known) + 1
  const first = best < 0 ? 0 : firstHeader(texts, best)
  const width = Math.max(0, ...texts.map((r) => r.length))
  return { sheet, rows: texts.map((r) => r.map((c) => c.slice(0, shown))), headerRows, headers: Array.from({ length: width }, (_, at) => headerAt(texts.slice(first, headerRows), at)) }
}

/** A number too long for Excel stands as Excel shows it: whoever maps the column sees that its digits are lost. */
function asShown(cell: Cell): string {
  const text = textOf(cell)
  return typeof cell === 'number' && /^\d{16}$/.test(text) ? `${text[0]},${text.slice(1, 15)}E+15` : text
}

const filled = (row: readonly string[] | undefined): number => (row ?? []).filter((c) => c !== '').length
const looksLikeData = (row: readonly string[]): boolean => row.some((c) => /\d{5,}|\d[/-]\d/.test(c))

/** The row that knows most headers; without any, the first full one that does not look like data. */
function bestRow(texts: readonly (readonly string[])[], known: ReadonlySet<string>): number {
  let best = -1
  let most = 0
  for (const [i, row] of texts.entries()) {
    const n = row.filter((c) => known.has(plainHeader(c))).length
    if (n > most) [best, most] = [i, n]
  }
  if (most >= 2 || (most === 1 && filled(texts[best]) === 1)) return best
  const widest = Math.max(0, ...texts.map(filled))
  const first = texts.findIndex((r) => filled(r) >= Math.max(1, widest / 2) && !looksLikeData(r) && !isNumbering(r))
  return first
}

/** Below it: rows that part a joined header, and the numbers of the columns. */
function lastHeader(texts: readonly (readonly string[])[], best: number, known: ReadonlySet<string>): number {
  let last = best
  for (let i = best + 1; i < Math.min(texts.length, best + 4); i++) {
    const row = texts[i] as readonly string[]
    if (filled(row) === 0) break
    if (isNumbering(row)) {
      last = i
      break
    }
    const above = texts[best] as readonly string[]
    const parts = row.every((c) => !/\d{2,}/.test(c)) && row.some((c, at) => c !== '' && (above[at] ?? '') === '') && above.some((c, at) => c !== '' && (row[at] ?? '') === '')
    if (!parts && row.filter((c) => known.has(plainHeader(c))).length < Math.max(2, filled(row) / 2)) break
    last = i
  }
  return last
}

/** Above it: rows whose texts span several of its columns. A title alone in its row is none. */
function firstHeader(texts: readonly (readonly string[])[], best: number): number {
  let first = best
  for (let i = best - 1; i >= Math.max(0, best - 3); i--) {
    const row = texts[i] as readonly string[]
    if (filled(row) < 2) break
    first = i
  }
  return first
}

/** All header rows of a column, top to bottom; a joined cell speaks for the columns it covers. */
function headerAt(rows: readonly (readonly string[])[], at: number): string {
  const said: string[] = []
  for (const [i, row] of rows.entries()) {
    if (isNumbering(row)) continue
    let text = row[at] ?? ''
    const below = rows.slice(i + 1).some((r) => !isNumbering(r) && (r[at] ?? '') !== '')
    for (let left = at - 1; text === '' && below && left >= 0; left--) text = row[left] ?? ''
    if (text !== '' && said.at(-1) !== text) said.push(text)
  }
  return said.join(' ')
}
