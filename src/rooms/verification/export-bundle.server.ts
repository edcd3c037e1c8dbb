// The bundle for SIKS-NG: the list twice (CSV, XLSX), the papers, and the hash of each. The same batch gives the same bytes, whoever asks and when.
import { createHash } from 'node:crypto'
import type { AnyRow } from '../../engine/record.ts'
import { csvOf } from '../../engine/values/csv.ts'
import type { PaperContent } from './document-content.ts'
import { printed } from '../../kit/paper/press.server.ts'
import { definitionOf, paperFileName } from './documents.ts'
import { exportHead, exportRows } from './export.ts'

export interface Bundle {
  name: string
  zip: Uint8Array<ArrayBuffer>
  /** SHA-256 of the zip itself. */
  hash: string
  rows: number
  files: { name: string; sha256: string; bytes: number }[]
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export async function bundleOf(batch: AnyRow, items: readonly AnyRow[], papers: readonly PaperContent[]): Promise<Bundle> {
  // Read when somebody exports, not when the server starts.
  const { zip } = await import('@cj-tech-master/excelts/archive')
  const base = `verval-${batch.place}-${String(batch.month ?? '')}`
  // Of the batch, never of today: exported again it is the same file.
  const at = new Date(String(batch.approvedAt ?? batch.finalisedAt ?? `${String(batch.month ?? '2000-01')}-01T00:00:00Z`))
  const rows = exportRows(batch, items)
  const files: { name: string; bytes: Uint8Array }[] = [
    { name: `${base}.csv`, bytes: utf8(csvOf(exportHead, rows)) },
    { name: `${base}.xlsx`, bytes: await sheet(rows, at) },
  ]
  for (const paper of papers) files.push({ name: paperFileName(paper), bytes: await printed(definitionOf(paper)) })
  const named = files.map((f) => ({ name: f.name, sha256: sha256(f.bytes), bytes: f.bytes.length }))
  files.push({ name: 'SHA256SUMS', bytes: utf8(named.map((f) => `${f.sha256}  ${f.name}\n`).join('')) })
  const archive = zip({ reproducible: true, modTime: at, level: 6 })
  for (const f of files) archive.add(f.name, f.bytes)
  const bytes = new Uint8Array(await archive.bytes())
  return { name: `${base}.zip`, zip: bytes, hash: sha256(bytes), rows: rows.length, files: named }
}

/** Numbers of people are text here: a sheet would round away their last digit. */
async function sheet(rows: ReturnType<typeof exportRows>, at: Date): Promise<Uint8Array> {
  const { Workbook } = await import('@cj-tech-master/excelts')
  const book = new Workbook()
  book.creator = 'Guyub'
  book.created = at
  book.modified = at
  const page = book.addWorksheet('Verval', { views: [{ state: 'frozen', ySplit: 1 }] })
  page.addRow([...exportHead])
  page.getRow(1).font = { bold: true }
  for (const row of rows) page.addRow(row)
  for (const [i, name] of exportHead.entries()) {
    const column = page.getColumn(i + 1)
    column.width = Math.max(12, Math.min(34, name.length + 4))
    if (/^(nik|no_kk|rt|rw|kode|id)/.test(name)) column.numFmt = '@'
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}
