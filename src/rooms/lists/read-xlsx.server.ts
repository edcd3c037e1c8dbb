// A workbook of any size, row by row, with flat memory. Read by its directory, so that sheets, styles and texts are found whatever their order;
// numbers keep the digits the file holds; what swells far beyond its size is refused before it fills anything.
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs'
import { createInflateRaw } from 'node:zlib'
import { excelDate, type Cell } from './cells.ts'
import { FileRefused, type RawRow, type RowSource } from './raw-rows.server.ts'

const mostSheet = 4e9
const mostTexts = 800e6
const mostPart = 60e6
/** Deflate of honest sheets gives 5 to 60 times; a trap gives 1,000. */
const mostSwelling = 250
const mostRow = 4_000_000
const mostColumns = 2_000

interface Entry {
  at: number
  packed: number
  size: number
  method: number
}

export async function openXlsx(path: string): Promise<RowSource> {
  const fd = openSync(path, 'r')
  let bytesRead = 0
  try {
    const entries = directoryOf(fd)
    const inflate = (entry: Entry, most: number) => inflated(path, fd, entry, most, (n) => { bytesRead += n })
    const whole = async (name: string, most = mostPart): Promise<string> => {
      const entry = entries.get(name)
      if (!entry) return ''
      const parts: Buffer[] = []
      for await (const part of inflate(entry, most)) parts.push(part)
      return Buffer.concat(parts).toString('utf8')
    }
    const book = await whole('xl/workbook.xml')
    if (!book) throw new FileRefused('bukan_daftar')
    const targets = new Map([...(await whole('xl/_rels/workbook.xml.rels')).matchAll(/<(?:\w+:)?Relationship\b([^>]*)>/g)].map((m) => [attribute(m[1] as string, 'Id'), attribute(m[1] as string, 'Target')]))
    const from1904 = /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(1|true)"/.test(book)
    const dates = dateStyles(await whole('xl/styles.xml'))
    const sheets = [...book.matchAll(/<(?:\w+:)?sheet\b([^>]*)\/?>/g)].flatMap((m) => {
      const a = m[1] as string
      const target = targets.get(attribute(a, 'r:id') || (/\bid="([^"]*)"/.exec(a)?.[1] ?? ''))
      const name = target ? (target.startsWith('/') ? target.slice(1) : `xl/${target}`) : ''
      const entry = entries.get(name)
      return entry && !/state="(hidden|veryHidden)"/.test(a) ? [{ name: unescaped(attribute(a, 'name')), entry }] : []
    })
    if (sheets.length === 0) throw new FileRefused('bukan_daftar')
    const textsEntry = entries.get('xl/sharedStrings.xml') ?? [...entries].find(([n]) => /sharedStrings\.xml$/i.test(n))?.[1]
    let texts: Texts | null = null
    return {
      kind: 'xlsx',
      from1904,
      sheets: sheets.map((s) => s.name),
      async *rows(sheet) {
        texts ??= textsEntry ? await readTexts(inflate(textsEntry, mostTexts)) : new Texts()
        const found = sheets[sheet]
        if (found) yield* sheetRows(inflate(found.entry, mostSheet), texts, dates, from1904)
      },
      bytesRead: () => bytesRead,
      close: () => closeSync(fd),
    }
  } catch (error) {
    closeSync(fd)
    throw error instanceof FileRefused ? error : new FileRefused('rusak')
  }
}

/** Where each part lies, by the directory at the end of the file. */
function directoryOf(fd: number): Map<string, Entry> {
  const size = fstatSync(fd).size
  const tailAt = Math.max(0, size - 66_000)
  const tail = Buffer.alloc(size - tailAt)
  readSync(fd, tail, 0, tail.length, tailAt)
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0) throw new FileRefused('rusak')
  let count = tail.readUInt16LE(end + 10)
  let length = tail.readUInt32LE(end + 12)
  let at = tail.readUInt32LE(end + 16)
  const far = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 6, 6]))
  if ((at === 0xffffffff || count === 0xffff) && far >= 0) {
    count = Number(tail.readBigUInt64LE(far + 32))
    length = Number(tail.readBigUInt64LE(far + 40))
    at = Number(tail.readBigUInt64LE(far + 48))
  }
  if (count > 10_000 || length > 20_000_000 || at + length > size) throw new FileRefused('rusak')
  const directory = Buffer.alloc(length)
  readSync(fd, directory, 0, length, at)
  const out = new Map<string, Entry>()
  for (let p = 0, i = 0; i < count && p + 46 <= length; i++) {
    if (directory.readUInt32LE(p) !== 0x02014b50) throw new FileRefused('rusak')
    const [nameLength, extraLength, noteLength] = [directory.readUInt16LE(p + 28), directory.readUInt16LE(p + 30), directory.readUInt16LE(p + 32)]
    // A password of its own on a part: nothing in it can be read.
    if (directory.readUInt16LE(p + 8) & 1) throw new FileRefused('xls_lama')
    const entry = { method: directory.readUInt16LE(p + 10), packed: directory.readUInt32LE(p + 20), size: directory.readUInt32LE(p + 24), at: directory.readUInt32LE(p + 42) }
    wide(entry, directory.subarray(p + 46 + nameLength, p + 46 + nameLength + extraLength))
    out.set(directory.toString('utf8', p + 46, p + 46 + nameLength).replaceAll('\\', '/'), entry)
    p += 46 + nameLength + extraLength + noteLength
  }
  return out
}

/** Sizes that did not fit stand in the extra field, in this order. */
function wide(entry: Entry, extra: Buffer): void {
  for (let p = 0; p + 4 <= extra.length; ) {
    const [id, length] = [extra.readUInt16LE(p), extra.readUInt16LE(p + 2)]
    if (id === 1) {
      let q = p + 4
      for (const name of ['size', 'packed', 'at'] as const) {
        if (entry[name] !== 0xffffffff || q + 8 > p + 4 + length) continue
        entry[name] = Number(extra.readBigUInt64LE(q))
        q += 8
      }
    }
    p += 4 + length
  }
}

async function* inflated(path: string, fd: number, entry: Entry, most: number, read: (bytes: number) => void): AsyncGenerator<Buffer> {
  const local = Buffer.alloc(30)
  readSync(fd, local, 0, 30, entry.at)
  if (local.readUInt32LE(0) !== 0x04034b50) throw new FileRefused('rusak')
  if (entry.size > most) throw new FileRefused('terlalu_padat')
  if (entry.packed === 0) return
  const start = entry.at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
  const raw = createReadStream(path, { start, end: start + entry.packed - 1, highWaterMark: 256 * 1024 })
  raw.on('data', (part) => read(part.length))
  const stream = entry.method === 0 ? raw : raw.pipe(createInflateRaw({ chunkSize: 256 * 1024 }))
  raw.on('error', (error) => stream.destroy(error))
  let out = 0
  try {
    for await (const part of stream as AsyncIterable<Buffer>) {
      out += part.length
      if (out > most || (out > 50e6 && out > entry.packed * mostSwelling)) throw new FileRefused('terlalu_padat')
      yield part
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('rusak')
  } finally {
    raw.destroy()
  }
}

const attribute = (attributes: string, name: string): string => {
  const at = attributes.indexOf(`${name}="`)
  if (at < 0 || (at > 0 && attributes.charCodeAt(at - 1) > 32)) return at < 0 ? '' : (new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')
  return attributes.slice(at + name.length + 2, attributes.indexOf('"', at + name.length + 2))
}

const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescaped = (text: string): string => {
  const plain = text.includes('&') ? text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (all, name: string) => (name.startsWith('#') ? codeOf(name) : (entities[name] ?? all))) : text
  return plain.includes('_x') ? plain.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : plain
}
const codeOf = (name: string): string => {
  const n = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return n > 0 && n <= 0x10ffff ? String.fromCodePoint(n) : ''
}

/** Styles that show a number as a date. Times of day alone are none. */
function dateStyles(styles: string): boolean[] {
  const own = new Map([...styles.matchAll(/<(?:\w+:)?numFmt\b([^>]*)\/?>/g)].map((m) => [Number(attribute(m[1] as string, 'numFmtId')), unescaped(attribute(m[1] as string, 'formatCode'))]))
  const usual = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
  const shows = (format: string): boolean => /[yd]/i.test(format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '').replace(/general/gi, ''))
  const cells = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(styles)?.[1] ?? ''
  return [...cells.matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].map((m) => {
    const id = Number(attribute(m[1] as string, 'numFmtId'))
    const format = own.get(id)
    return format === undefined ? usual(id) : shows(format)
  })
}

/** The workbook's texts in one piece of memory: three million of them are no objects. */
class Texts {
  #bytes = Buffer.alloc(1 << 16)
  #length = 0
  #ends = new Uint32Array(1 << 12)
  #count = 0
  add(text: string): void {
    const most = text.length * 3
    if (this.#length + most > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], Math.max(this.#bytes.length * 2, this.#length + most))
    this.#length += this.#bytes.write(text, this.#length)
    if (this.#count === this.#ends.length) {
      const more = new Uint32Array(this.#ends.length * 2)
      more.set(this.#ends)
      this.#ends = more
    }
    this.#ends[this.#count++] = this.#length
  }
  at(i: number): string {
    if (!(i >= 0 && i < this.#count)) return ''
    return this.#bytes.toString('utf8', i === 0 ? 0 : this.#ends[i - 1], this.#ends[i])
  }
}

/** Pieces of XML, each from one opening tag to its end; `name` may carry a prefix. */
async function* pieces(parts: AsyncIterable<Buffer>, name: string, most: number): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8')
  const opens = new RegExp(`<(?:\\w+:)?${name}(?=[\\s>/])`, 'g')
  let rest = ''
  const cut = (last: boolean): string[] => {
    const found: string[] = []
    let from = 0
    for (;;) {
      opens.lastIndex = from
      const open = opens.exec(rest)
      if (!open) {
        rest = last ? '' : rest.slice(Math.max(from, rest.length - 64))
        return found
      }
      const tagEnd = rest.indexOf('>', open.index)
      const single = tagEnd >= 0 && rest.charCodeAt(tagEnd - 1) === 47
      const close = `</${open[0].slice(1)}>`
      const end = tagEnd < 0 ? -1 : single ? tagEnd + 1 : rest.indexOf(close, tagEnd)
      if (end < 0) {
        rest = rest.slice(open.index)
        if (rest.length > most) throw new FileRefused('sel_raksasa')
        return found
      }
      found.push(rest.slice(open.index, single ? end : end + close.length))
      from = single ? end : end + close.length
    }
  }
  for await (const part of parts) {
    rest += decoder.decode(part, { stream: true })
    const found = cut(false)
    if (found.length > 0) yield found
  }
  rest += decoder.decode()
  const found = cut(true)
  if (found.length > 0) yield found
}

const textTags = /<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>/g
/** The text of an item: all its runs, without the reading aids. */
const runsOf = (xml: string): string => {
  const said = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml
  let out = ''
  for (const m of said.matchAll(textTags)) out += m[1]
  return unescaped(out)
}

async function readTexts(parts: AsyncIterable<Buffer>): Promise<Texts> {
  const texts = new Texts()
  for await (const found of pieces(parts, 'si', mostRow)) for (const xml of found) texts.add(runsOf(xml))
  return texts
}

async function* sheetRows(parts: AsyncIterable<Buffer>, texts: Texts, dates: readonly boolean[], from1904: boolean): AsyncGenerator<RawRow[]> {
  let last = 0
  for await (const found of pieces(parts, 'row', mostRow)) {
    const batch: RawRow[] = []
    for (const xml of found) {
      const line = Number(/^<[^>]*?\sr="(\d+)"/.exec(xml.slice(0, 200))?.[1] ?? last + 1)
      last = line
      const cells = cellsOf(xml, texts, dates, from1904)
      if (cells.length > 0) batch.push({ line, cells })
    }
    if (batch.length > 0) yield batch
  }
}

const cellTags = /<(?:\w+:)?c((?:\s[^>]*?)?)(\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g

function cellsOf(xml: string, texts: Texts, dates: readonly boolean[], from1904: boolean): Cell[] {
  const cells: Cell[] = []
  let any = false
  let next = 0
  cellTags.lastIndex = xml.indexOf('>') + 1
  for (let m = cellTags.exec(xml); m; m = cellTags.exec(xml)) {
    const attributes = m[1] as string
    const at = columnOf(attributes, next)
    next = at + 1
    if (at >= mostColumns || m[3] === undefined) continue
    const value = cellValue(attributes, m[3], texts, dates, from1904)
    if (value === null || value === '') continue
    while (cells.length < at) cells.push(null)
    cells[at] = value
    any = true
  }
  return any ? cells : []
}

/** `r="AB12"` → 27. */
function columnOf(attributes: string, next: number): number {
  const at = attributes.indexOf('r="')
  if (at < 0) return next
  let n = 0
  for (let i = at + 3; i < attributes.length; i++) {
    const c = attributes.charCodeAt(i)
    if (c < 65 || c > 90) break
    n = n * 26 + c - 64
  }
  return n - 1
}

const valueTag = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)<\//

function cellValue(attributes: string, inside: string, texts: Texts, dates: readonly boolean[], from1904: boolean): Cell {
  const type = /\st="(\w+)"/.exec(attributes)?.[1] ?? 'n'
  if (type === 'inlineStr') return runsOf(inside)
  const v = valueTag.exec(inside)?.[1]
  if (v === undefined) return null
  switch (type) {
    case 's': return texts.at(Number(v))
    case 'str': return unescaped(v)
    case 'e': return null
    case 'b': return v === '1' ? '1' : '0'
    case 'd': return v.slice(0, 10)
    default: {
      const n = Number(v)
      if (Number.isNaN(n)) return unescaped(v)
      const style = /\ss="(\d+)"/.exec(attributes)?.[1]
      // What is shown as a date but lies outside the calendar stays the number it is.
      return (style !== undefined && dates[Number(style)] && excelDate(n, from1904)) || n
    }
  }
}
