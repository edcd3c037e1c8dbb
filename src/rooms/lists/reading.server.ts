// What the reading process does with a file: shows its first lines, reads it whole into a layout by place, writes out the rows that come back.
import { createWriteStream, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { looksLost, textOf, type Cell } from './cells.ts'
import { judgeOf, type Judge } from './judge.ts'
import { looked, lookAt } from './look.ts'
import { plainHeader, type Mapping, type SheetLook } from './profile.ts'
import { FileRefused, openList, type RawRow, type RowSource } from './raw-rows.server.ts'
import { readManifest, readSpill, SpillWriter, type Manifest } from './spill.server.ts'
import { refusedWords, type RefusedCode, warningWords, type WarningCode } from './words/labels.ts'
import type { PreviewRow } from './wire.ts'

export const mostRows = 1_000_000
const previewRows = 200
const sampleRows = 2_000

export interface Progress {
  bytesRead: number
  rows: number
}
type Tell = (p: Progress) => void

/** The first lines of every sheet. */
export async function lookInto(path: string, known: ReadonlySet<string>): Promise<SheetLook[]> {
  const source = await openList(path)
  try {
    const out: SheetLook[] = []
    for (const [i, sheet] of source.sheets.entries()) {
      const rows = await firstRows(source, i, looked)
      if (rows.length > 0) out.push(lookAt(sheet, rows, known))
    }
    if (out.length === 0) throw new FileRefused('kosong')
    return out
  } finally {
    source.close()
  }
}

async function firstRows(source: RowSource, sheet: number, most: number): Promise<RawRow[]> {
  const rows: RawRow[] = []
  for await (const batch of source.rows(sheet)) {
    rows.push(...batch)
    if (rows.length >= most) break
  }
  return rows.slice(0, most)
}

/** Others get their turn: a word from outside is heard, a server goes on answering. */
const breath = (): Promise<void> => new Promise((go) => setImmediate(go))

export interface Read {
  manifest: Manifest
  preview: PreviewRow[]
}

/** Codes of refusals as they lie beside the layout, a byte for each line. */
export const refusedOrder = Object.keys(refusedWords) as RefusedCode[]
const reasonsFile = (folder: string, sheet: number): string => join(folder, `reasons-${sheet}.bin`)

/** The whole file, judged row by row and laid out by place. */
export async function readWhole(path: string, folder: string, mapping: Mapping, today: string, tell: Tell): Promise<Read> {
  const source = await openList(path)
  try {
    const spill = new SpillWriter(folder)
    const refused: { [C in RefusedCode]?: number } = {}
    const warnings: { [C in WarningCode]?: number } = {}
    const preview: PreviewRow[] = []
    const lastLine: number[] = []
    const families = new Set<number>()
    let alone = 0
    let rows = 0
    let batches = 0
    for (const [sheetAt, sheet] of source.sheets.entries()) {
      lastLine.push(0)
      const mapped = mapping.sheets.find((s) => s.sheet === sheet)
      if (!mapped) continue
      let reasons = new Uint8Array(4096)
      const judge = await judgeFor(source, sheetAt, mapping, today)
      const headers = mapped.columns.map((c) => plainHeader(c.header))
      const texts = mapped.columns.map((c) => c.at)
      for await (const batch of source.rows(sheetAt)) {
        for (const { line, cells } of batch) {
          if (line <= mapped.headerRows || isBlank(cells) || repeatsHeaders(cells, texts, headers)) continue
          if (++rows > mostRows) throw new FileRefused('terlalu_banyak_baris')
          lastLine[sheetAt] = line
          const judged = judge(cells, line)
          if ('refused' in judged) {
            refused[judged.refused] = (refused[judged.refused] ?? 0) + 1
            if (line >= reasons.length) reasons = grown(reasons, line)
            reasons[line] = refusedOrder.indexOf(judged.refused) + 1
          } else {
            for (const w of judged.said.warn ?? []) warnings[w] = (warnings[w] ?? 0) + 1
            spill.add(judged.said, judged.place)
            const number = judged.said.kk ?? judged.said.no
            if (number) families.add(spread(number))
            else if (!judged.said.kkRaw || judged.said.relation === '1') alone++
          }
          if (preview.length < previewRows) preview.push(previewOf(sheet, line, cells, texts, judged))
        }
        tell({ bytesRead: source.bytesRead(), rows })
        if (++batches % 20 === 0) await breath()
      }
      writeFileSync(reasonsFile(folder, sheetAt), reasons.subarray(0, (lastLine[sheetAt] as number) + 1), { mode: 0o600 })
    }
    if (rows === 0) throw new FileRefused('kosong')
    return { manifest: spill.finish({ mapping, rows, sheets: source.sheets, families: families.size + alone, lastLine, refused, warnings }), preview }
  } finally {
    source.close()
  }
}

async function judgeFor(source: RowSource, sheetAt: number, mapping: Mapping, today: string): Promise<Judge> {
  const sheet = mapping.sheets.find((s) => s.sheet === source.sheets[sheetAt])
  if (!sheet) throw new Error('a sheet without a mapping')
  const sample = await firstRows(source, sheetAt, sampleRows)
  const lost = new Set<number>()
  if (source.kind === 'csv') {
    for (const c of sheet.columns) if ((c.field === 'nik' || c.field === 'no_kk') && looksLost(sample.slice(sheet.headerRows).map((r) => textOf(r.cells[c.at])))) lost.add(c.at)
  }
  const width = Math.max(...sample.slice(0, Math.max(1, sheet.headerRows)).map((r) => r.cells.length), ...sheet.columns.map((c) => c.at + 1))
  return judgeOf({ sheet, sheetAt, today, from1904: source.from1904, vocab: mapping.vocab, lost, width })
}

/** A number for a text: fifty-three bits, so that of a million families two are taken for one once in ten thousand files. A set of texts would hold the whole file. */
function spread(text: string): number {
  let [a, b] = [0x811c9dc5, 0x9e3779b1]
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    a = Math.imul(a ^ c, 0x01000193)
    b = Math.imul(b ^ c, 0x85ebca6b) ^ (b >>> 13)
  }
  return (a >>> 0) * 0x200000 + (b >>> 11)
}

function isBlank(cells: readonly Cell[]): boolean {
  for (const c of cells) if (c !== null && (typeof c !== 'string' || textOf(c) !== '')) return false
  return true
}
/** Headers printed anew on every page. */
const repeatsHeaders = (cells: readonly Cell[], at: readonly number[], headers: readonly string[]): boolean =>
  typeof cells[at[0] ?? 0] === 'string' && headers.length > 1 && String(cells[at[0] ?? 0]).length <= (headers[0]?.length ?? 0) + 6 && at.every((c, i) => plainHeader(textOf(cells[c])) === headers[i])

function grown(bytes: Uint8Array<ArrayBuffer>, line: number): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(Math.max(bytes.length * 2, line + 1))
  more.set(bytes)
  return more
}

function previewOf(sheet: string, line: number, cells: readonly Cell[], at: readonly number[], judged: ReturnType<Judge>): PreviewRow {
  const shown = { line, sheet, cells: at.map((c) => textOf(cells[c]).slice(0, 200)), village: null }
  if ('refused' in judged) return { ...shown, refused: refusedWords[judged.refused], warnings: [], read: {} }
  const { said, place } = judged
  const read: { [field: string]: string } = {}
  for (const k of ['name', 'nik', 'nikRaw', 'sex', 'born', 'relation', 'kk', 'kkRaw', 'head', 'address', 'rt', 'rw'] as const) if (said[k]) read[k] = String(said[k])
  return { ...shown, ...(place ? { place: place.key } : {}), refused: null, warnings: (said.warn ?? []).map((w) => warningWords[w]), read }
}

/** The rows that come back, as a CSV beside the layout: of the reading itself, and of places (by number) nobody may or can write to. Answers how many. */
export async function writeRefused(path: string, folder: string, out: string, places: readonly { n: number; reason: RefusedCode }[], headers: { readonly [sheet: string]: readonly string[] }, tell: Tell): Promise<number> {
  const manifest = readManifest(folder)
  if (!manifest) throw new Error('rows that come back were asked of a file that was not read')
  const reasons = manifest.sheets.map((_, i) => {
    const bytes = new Uint8Array((manifest.lastLine[i] ?? 0) + 1)
    if (existsSync(reasonsFile(folder, i))) bytes.set(readFileSync(reasonsFile(folder, i)).subarray(0, bytes.length))
    return bytes
  })
  for (const { n, reason } of places) {
    const code = refusedOrder.indexOf(reason) + 1
    await readSpill(folder, n, (said) => {
      ;(reasons[said.s] as Uint8Array)[said.n] = code
      return false
    })
  }
  const source = await openList(path)
  const file = createWriteStream(`${out}.new`, { mode: 0o600 })
  let written = 0
  let seen = 0
  try {
    const several = manifest.mapping.sheets.length > 1
    for (const [i, sheet] of source.sheets.entries()) {
      const mapped = manifest.mapping.sheets.find((s) => s.sheet === sheet)
      const marks = reasons[i] as Uint8Array
      if (!mapped || !marks.some((m) => m > 0)) continue
      if (written === 0) file.write('\ufeff')
      file.write(csvLine([...(several ? ['Lembar'] : []), 'Baris', 'Alasan', ...(headers[sheet] ?? [])]))
      for await (const batch of source.rows(i)) {
        seen += batch.length
        let text = ''
        for (const { line, cells } of batch) {
          const code = refusedOrder[(marks[line] ?? 0) - 1]
          if (!code) continue
          text += csvLine([...(several ? [sheet] : []), String(line), refusedWords[code].id, ...cells.map((c) => textOf(c).slice(0, 2000))])
          written++
        }
        if (text !== '' && !file.write(text)) await once(file, 'drain')
        tell({ bytesRead: source.bytesRead(), rows: seen })
        await breath()
      }
    }
  } finally {
    source.close()
    file.end()
    await once(file, 'close')
  }
  renameSync(`${out}.new`, out)
  return written
}

/** A cell that begins like a formula is text to whoever opens the file; quotes as a spreadsheet wants them. */
export const csvCell = (text: string): string => {
  const safe = /^[=+@\t\r]|^-[^\d]/.test(text) ? `'${text}` : text
  return /[",;\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** The same rows as a workbook: every cell as text, so that no number loses its digits a second time. */
export async function refusedBook(csv: string, out: string): Promise<void> {
  // Large, and seldom needed: not every reading waits for it.
  const { WorkbookWriter } = await import('@cj-tech-master/excelts')
  const source = await openList(csv)
  const book = new WorkbookWriter({ filename: `${out}.new`, useStyles: false, useSharedStrings: false })
  try {
    const sheet = book.addWorksheet('Dikembalikan')
    for await (const batch of source.rows(0)) for (const { cells } of batch) sheet.addRow(cells.map((c) => textOf(c))).commit()
    sheet.commit()
    await book.commit()
  } finally {
    source.close()
  }
  renameSync(`${out}.new`, out)
}
