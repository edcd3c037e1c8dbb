// A file that came back from an office as rows of text: CSV, or the first sheet of an XLSX that has any. Read on the device, also without a signal.
// The workbook library is 1.1 MB and Papa Parse 20 kB for what these lines do with the browser's own inflate: nothing of either is fetched or kept on the phone.
import type { Text } from '../engine/field.ts'
import { cellsOf } from '../engine/values/csv.ts'

/** What a file picker offers. */
export const sheetFiles = '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export type Sheet = { ok: true; rows: string[][] } | { ok: false; why: Text }

/** A list has thousands of rows; what swells beyond this is no list of people. */
const most = 30_000_000
const old: Text = { id: 'Berkas ini Excel lama (.xls) atau memakai kata sandi. Simpan sebagai .xlsx atau .csv tanpa kata sandi, lalu pilih lagi.', en: 'This is an old Excel file (.xls) or has a password. Save it as .xlsx or .csv without one and choose it again.' }
const broken: Text = { id: 'Berkas ini rusak atau bukan lembar kerja. Unduh atau simpan lagi, lalu pilih lagi.', en: 'This file is damaged or no sheet. Download or save it once more and choose it again.' }

export async function readSheet(bytes: Uint8Array<ArrayBuffer>): Promise<Sheet> {
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { ok: false, why: old }
  if (!starts(bytes, 0x50, 0x4b)) return { ok: true, rows: cellsOf(textOf(bytes)) }
  try {
    return { ok: true, rows: await workbookRows(bytes) }
  } catch {
    // Whatever is wrong inside, its reader can do one thing: save it once more.
    return { ok: false, why: broken }
  }
}

const starts = (bytes: Uint8Array, ...with_: number[]): boolean => with_.every((b, i) => bytes[i] === b)

/** Old sheets save Windows-1252: a byte that is no UTF-8 tells. */
function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  const text = new TextDecoder().decode(bytes)
  return text.includes('\uFFFD') ? new TextDecoder('windows-1252').decode(bytes) : text
}

async function workbookRows(bytes: Uint8Array<ArrayBuffer>): Promise<string[][]> {
  const part = partsOf(bytes)
  const book = await part('xl/workbook.xml')
  if (!book) throw new RangeError('this archive is no workbook')
  const relations = await part('xl/_rels/workbook.xml.rels')
  const target = new Map([...relations.matchAll(tag('Relationship'))].map((m) => [attribute(m[1] ?? '', 'Id'), attribute(m[1] ?? '', 'Target')]))
  const texts = [...(await part('xl/sharedStrings.xml')).matchAll(whole('si'))].map((m) => runsOf(m[2] ?? ''))
  for (const sheet of book.matchAll(tag('sheet'))) {
    const where = target.get(attribute(sheet[1] ?? '', 'r:id'))
    if (!where || /state="(hidden|veryHidden)"/.test(sheet[1] ?? '')) continue
    const rows = rowsOf(await part(where.startsWith('/') ? where.slice(1) : `xl/${where}`), texts)
    if (rows.some((r) => r.some((c) => c.trim() !== ''))) return rows
  }
  return []
}

const tag = (name: string): RegExp => new RegExp(`<(?:\\w+:)?${name}\\b([^>]*?)/?>`, 'g')
const whole = (name: string): RegExp => new RegExp(`<(?:\\w+:)?${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`, 'g')
const attribute = (attributes: string, name: string): string => unescaped(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')
const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string => text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (all, name: string) => (name.startsWith('#x') ? String.fromCodePoint(Number.parseInt(name.slice(2), 16)) : name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (entities[name] ?? all)))
/** All runs of a text, without reading aids. */
const runsOf = (xml: string): string => [...xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '').matchAll(whole('t'))].map((m) => unescaped(m[2] ?? '')).join('')

/** Rows at their own line: what the sheet left out is empty here, so that a line told is the line on the screen. */
function rowsOf(xml: string, texts: readonly string[]): string[][] {
  const rows: string[][] = []
  for (const row of xml.matchAll(whole('row'))) {
    const line = Number(attribute(row[1] ?? '', 'r')) || rows.length + 1
    if (line > 200_000) break
    while (rows.length < line - 1) rows.push([])
    const cells: string[] = []
    for (const cell of (row[2] ?? '').matchAll(whole('c'))) {
      const at = columnOf(attribute(cell[1] ?? '', 'r')) ?? cells.length
      if (at > 500) continue
      while (cells.length < at) cells.push('')
      cells[at] = cellText(attribute(cell[1] ?? '', 't'), cell[2] ?? '', texts)
    }
    rows[line - 1] = cells
  }
  return rows
}

function cellText(type: string, inside: string, texts: readonly string[]): string {
  if (type === 'inlineStr') return runsOf(inside)
  const v = unescaped([...inside.matchAll(whole('v'))][0]?.[2] ?? '')
  if (type === 's') return texts[Number(v)] ?? ''
  if (type === 'str' || type === 'e' || v === '') return type === 'e' ? '' : v
  const n = Number(v)
  // A sheet keeps fifteen digits of a number: a longer one has lost its end, and says so by its exponent.
  return Number.isNaN(n) ? v : Math.abs(n) >= 1e15 ? n.toExponential() : String(n)
}

/** `AB12` → 27. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]+/.exec(reference)?.[0]
  return letters ? [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1 : null
}

/** Parts of a zip by name, found through the directory at its end; a part that is not there is empty. */
function partsOf(bytes: Uint8Array<ArrayBuffer>): (name: string) => Promise<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--
  if (end < 0) throw new RangeError('this archive has no end')
  const entries = new Map<string, { at: number; packed: number; method: number }>()
  for (let i = 0, p = view.getUint32(end + 16, true); i < view.getUint16(end + 10, true); i++) {
    const [name, extra, note] = [view.getUint16(p + 28, true), view.getUint16(p + 30, true), view.getUint16(p + 32, true)]
    entries.set(new TextDecoder().decode(bytes.subarray(p + 46, p + 46 + name)), { at: view.getUint32(p + 42, true), packed: view.getUint32(p + 20, true), method: view.getUint16(p + 10, true) })
    p += 46 + name + extra + note
  }
  return async (name) => {
    const entry = entries.get(name)
    if (!entry) return ''
    const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
    const packed = bytes.subarray(from, from + entry.packed)
    return new TextDecoder().decode(entry.method === 0 ? packed : await inflated(packed))
  }
}

async function inflated(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const parts: Uint8Array[] = []
  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    parts.push(next.value)
    size += next.value.length
    if (size > most) throw new RangeError('this sheet swells too far')
  }
  const out = new Uint8Array(size)
  let at = 0
  for (const p of parts) {
    out.set(p, at)
    at += p.length
  }
  return out
}
