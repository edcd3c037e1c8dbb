// A CSV of any size, row by row, with flat memory: delimiter guessed, UTF-8, UTF-16 and Windows-1252 told apart, quotes over several lines.
import { closeSync, openSync, readSync } from 'node:fs'
import Papa from 'papaparse'
import type { RawRow, RowSource } from './raw-rows.server.ts'
import { FileRefused } from './raw-rows.server.ts'

const chunkBytes = 1 << 20
/** A quote that never closes is a stray one: after this the line stands as it is. */
const mostQuotedLines = 200
const mostRecord = 256_000

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

export function openCsv(path: string): RowSource {
  const fd = openSync(path, 'r')
  const head = Buffer.alloc(chunkBytes)
  const start = head.subarray(0, readSync(fd, head, 0, chunkBytes, 0))
  const { encoding, skip } = encodingOf(start)
  const sample = decodeAll(start.subarray(skip), encoding)
  const { delimiter, skipLine } = delimiterOf(sample)
  let bytesRead = 0

  function* lines(): Generator<{ text: string; line: number }> {
    const buffer = Buffer.alloc(chunkBytes)
    const decode = decoderOf(encoding)
    let at = skip
    let rest = ''
    let line = 0
    for (;;) {
      const n = readSync(fd, buffer, 0, chunkBytes, at)
      at += n
      bytesRead = at
      const text = rest + decode(buffer.subarray(0, n), n === 0)
      let from = 0
      for (let end = text.indexOf('\n', from); end >= 0; end = text.indexOf('\n', from)) {
        line++
        yield { text: text.charCodeAt(end - 1) === 13 ? text.slice(from, end - 1) : text.slice(from, end), line }
        from = end + 1
      }
      rest = text.slice(from)
      if (rest.length > mostRecord * 8) throw new FileRefused('sel_raksasa')
      if (n === 0) break
    }
    if (rest !== '') yield { text: rest.endsWith('\r') ? rest.slice(0, -1) : rest, line: line + 1 }
  }

  function* rows(): Generator<RawRow> {
    let open: string[] = []
    let openAt = 0
    const source = lines()
    const waiting: { text: string; line: number }[] = []
    for (;;) {
      const next = waiting.shift() ?? source.next().value
      if (!next) break
      if (skipLine && next.line === 1) continue
      if (open.length === 0 && !next.text.includes('"')) {
        if (next.text !== '') yield { line: next.line, cells: next.text.split(delimiter) }
        continue
      }
      if (open.length === 0) openAt = next.line
      open.push(next.text)
      const joined = open.length === 1 ? next.text : open.join('\n')
      const odd = quotesIn(joined) % 2 === 1
      if (odd && open.length < mostQuotedLines && joined.length < mostRecord) continue
      if (odd) {
        // Never closed: the first line as it stands, the others once more from the beginning.
        const [first = '', ...others] = open
        waiting.unshift(...others.map((text, i) => ({ text, line: openAt + 1 + i })))
        yield { line: openAt, cells: first.split(delimiter).map((c) => c.replaceAll('"', '')) }
      } else yield { line: openAt, cells: parsed(joined, delimiter) }
      open = []
    }
    if (open.length > 0) for (const [i, text] of open.entries()) yield { line: openAt + i, cells: text.split(delimiter).map((c) => c.replaceAll('"', '')) }
  }

  return {
    kind: 'csv',
    from1904: false,
    sheets: [''],
    rows: async function* () {
      yield* batched(rows())
    },
    bytesRead: () => bytesRead,
    close: () => closeSync(fd),
  }
}

/** Rows in handfuls: a step for every one of a million would cost more than reading it. */
function* batched(rows: Iterable<RawRow>): Generator<RawRow[]> {
  let batch: RawRow[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < 500) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

const quotesIn = (text: string): number => {
  let n = 0
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) n++
  return n
}

const parsed = (record: string, delimiter: string): string[] => Papa.parse<string[]>(record, { delimiter, newline: '\r\n', quoteChar: '"' }).data[0] ?? []

export function encodingOf(start: Uint8Array): { encoding: Encoding; skip: number } {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { encoding: 'utf-8', skip: 3 }
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', skip: 2 }
  const some = start.subarray(0, 4000)
  let even = 0
  let odd = 0
  for (const [i, b] of some.entries()) if (b === 0) i % 2 === 0 ? even++ : odd++
  if (odd > some.length * 0.2) return { encoding: 'utf-16le', skip: 0 }
  if (even > some.length * 0.2) return { encoding: 'utf-16be', skip: 0 }
  if (even + odd > 0) throw new FileRefused('bukan_daftar')
  return { encoding: 'utf-8', skip: 0 }
}

/** UTF-8 where it is, line by line; what is none was written by an old Windows. */
function decoderOf(encoding: Encoding): (bytes: Uint8Array, last: boolean) => string {
  if (encoding !== 'utf-8') {
    const decoder = new TextDecoder(encoding)
    return (bytes, last) => decoder.decode(bytes, { stream: !last })
  }
  let rest: Uint8Array = new Uint8Array(0)
  return (bytes, last) => {
    const all = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes
    const cut = last ? all.length : all.lastIndexOf(10) + 1
    rest = Uint8Array.prototype.slice.call(all, cut)
    return decodeAll(all.subarray(0, cut), 'utf-8')
  }
}

const strict = new TextDecoder('utf-8', { fatal: true })
const old = new TextDecoder('windows-1252')
function decodeAll(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(bytes)
  try {
    return strict.decode(bytes)
  } catch {
    // Somebody's line in another writing must not spoil the others.
    const out: string[] = []
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(10, from)
      const line = bytes.subarray(from, end < 0 ? bytes.length : end + 1)
      from += line.length
      try {
        out.push(strict.decode(line))
      } catch {
        out.push(old.decode(line))
      }
    }
    return out.join('')
  }
}

/** The sign that parts the first lines most evenly; `sep=;` in the first line is Excel's own word. */
export function delimiterOf(sample: string): { delimiter: string; skipLine: boolean } {
  const said = /^sep=(.)\r?\n/i.exec(sample)
  if (said) return { delimiter: said[1] as string, skipLine: true }
  const lines = sample.split('\n', 40).slice(0, 30).map((l) => l.replace(/"[^"]*"/g, '')).filter((l) => l.trim() !== '')
  const scored = [',', ';', '\t', '|'].map((delimiter) => {
    const counts = lines.map((l) => l.split(delimiter).length - 1)
    const often = Math.max(0, ...counts)
    const even = counts.filter((c) => c > 0 && c >= often - 1).length
    return { delimiter, score: often === 0 ? 0 : even * 100 + often }
  })
  const best = scored.sort((a, b) => b.score - a.score)[0]
  return { delimiter: best && best.score > 0 ? best.delimiter : ',', skipLine: false }
}
