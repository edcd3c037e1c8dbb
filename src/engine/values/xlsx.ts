// A plain workbook out of rows of words and numbers, by hand: the same bytes on a phone and on the server, in a few kilobytes of code.
// Only what a report needs: several sheets, column widths, bold rows, a frozen head. Not compressed: a report is small.

export type SheetCell = string | number | null
export interface Sheet {
  name: string
  /** Width of each column, in characters. */
  widths: readonly number[]
  rows: readonly (readonly SheetCell[])[]
  /** Rows (counted from 0) in bold. */
  bold?: readonly number[]
  /** Rows that stay in sight. */
  frozen?: number
}

/** What XML can carry of a text; a workbook that does not open helps nobody. */
const carried = (c: string): boolean => c >= ' ' ? c !== '\ufffe' && c !== '\uffff' : c === '\n' || c === '\t' || c === '\r'
const escaped = (text: string): string =>
  [...text].filter(carried).join('').toWellFormed()
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(i: number): string {
  let [n, name] = [i + 1, '']
  for (; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const pack = 'http://schemas.openxmlformats.org/package/2006'

function sheetXml(s: Sheet): string {
  const bold = new Set(s.bold ?? [])
  const cell = (v: SheetCell, x: number, y: number): string => {
    if (v === null || v === '') return ''
    const style = bold.has(y) ? ' s="1"' : ''
    const at = `${columnName(x)}${y + 1}`
    if (typeof v === 'number') return Number.isFinite(v) ? `<c r="${at}"${style}><v>${v}</v></c>` : ''
    return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(v)}</t></is></c>`
  }
  const frozen = s.frozen ? `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${s.frozen}" topLeftCell="A${s.frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` : ''
  const cols = s.widths.length > 0 ? `<cols>${s.widths.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w}" customWidth="1"/>`).join('')}</cols>` : ''
  const rows = s.rows.map((r, y) => `<row r="${y + 1}">${r.map((v, x) => cell(v, x, y)).join('')}</row>`).join('')
  return `${head}<worksheet xmlns="${main}">${frozen}${cols}<sheetData>${rows}</sheetData></worksheet>`
}

/** A sheet's name as a workbook takes it: short, without the signs it forbids. */
const tabName = (name: string): string => escaped(name.replace(/[[\]:*?/\\\s]+/g, ' ').trim().slice(0, 31))

/** `at`: the moment the file says it was made; of what it tells, never of today. */
export function workbook(sheets: readonly Sheet[], at: string, title: string): Uint8Array<ArrayBuffer> {
  const type = (part: string, kind: string): string => `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-${kind}+xml"/>`
  const files: [string, string][] = [
    ['[Content_Types].xml', `${head}<Types xmlns="${pack}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${type('/xl/workbook.xml', 'officedocument.spreadsheetml.sheet.main')}${type('/xl/styles.xml', 'officedocument.spreadsheetml.styles')}${sheets.map((_, i) => type(`/xl/worksheets/sheet${i + 1}.xml`, 'officedocument.spreadsheetml.worksheet')).join('')}${type('/docProps/core.xml', 'package.core-properties')}</Types>`],
    ['_rels/.rels', `${head}<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${rel}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${pack}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`],
    ['docProps/core.xml', `${head}<cp:coreProperties xmlns:cp="${pack}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:creator>Guyub</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${new Date(at).toISOString().slice(0, 19)}Z</dcterms:created></cp:coreProperties>`],
    ['xl/workbook.xml', `${head}<workbook xmlns="${main}" xmlns:r="${rel}"><sheets>${sheets.map((s, i) => `<sheet name="${tabName(s.name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `${head}<Relationships xmlns="${pack}/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${rel}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${rel}/styles" Target="styles.xml"/></Relationships>`],
    ['xl/styles.xml', `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf fontId="0" xfId="0"/><xf fontId="1" xfId="0" applyFont="1"/></cellXfs></styleSheet>`],
    ...sheets.map((s, i): [string, string] => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(s)]),
  ]
  return zipped(files.map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })), new Date(at))
}

/** Files laid into one, as they are (method 0). */
function zipped(files: readonly { name: string; bytes: Uint8Array }[], at: Date): Uint8Array<ArrayBuffer> {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const day = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const parts: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const path = new TextEncoder().encode(name)
    const common = [20, 0x0800, 0, time, day]
    const sizes = [crc32(bytes), bytes.length, bytes.length]
    const local = fields([[4, 0x04034b50], ...common.map((v): Sized => [2, v]), ...sizes.map((v): Sized => [4, v]), [2, path.length], [2, 0]])
    central.push(fields([[4, 0x02014b50], [2, 20], ...common.map((v): Sized => [2, v]), ...sizes.map((v): Sized => [4, v]), [2, path.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), path)
    parts.push(local, path, bytes)
    offset += local.length + path.length + bytes.length
  }
  const size = central.reduce((sum, p) => sum + p.length, 0)
  const all = [...parts, ...central, fields([[4, 0x06054b50], [2, 0], [2, 0], [2, files.length], [2, files.length], [4, size], [4, offset], [2, 0]])]
  const out = new Uint8Array(offset + size + 22)
  let to = 0
  for (const p of all) {
    out.set(p, to)
    to += p.length
  }
  return out
}

type Sized = readonly [bytes: number, value: number]
function fields(list: readonly Sized[]): Uint8Array {
  const out = new Uint8Array(list.reduce((sum, [n]) => sum + n, 0))
  let at = 0
  for (const [n, value] of list) for (let i = 0; i < n; i++) out[at++] = (value >>> (8 * i)) & 255
  return out
}

const crcTable = /* @__PURE__ */ (() => Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
}))()

export function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const b of bytes) c = (crcTable[(c ^ b) & 255] as number) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}
