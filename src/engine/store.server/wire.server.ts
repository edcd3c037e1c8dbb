// The few messages of PostgreSQL's wire protocol that the embedded engine is spoken to with: written here, read here.
import { SqlError } from './errors.server.ts'
import { parserOf, type WireValue } from './values.server.ts'

export interface Column {
  name: string
  parse: (text: string) => unknown
}

/** What came back for one request (everything up to its ReadyForQuery). */
export interface Reply {
  rows: Record<string, unknown>[]
  /** Last command tag, e.g. 'INSERT 0 3', 'ROLLBACK'. */
  tag: string
  error: SqlError | null
  parsed: boolean
  /** Set when the reply described its columns. */
  columns: Column[] | null
  notifications: { channel: string; payload: string }[]
  /** False when the engine stopped in the middle: it cannot be trusted any more. */
  complete: boolean
}

/** A growing buffer, one for the whole process: messages are copied out of it when sent. */
export class MessageWriter {
  #bytes = Buffer.allocUnsafe(64 * 1024)
  #end = 0

  get length(): number {
    return this.#end
  }

  simple(text: string): void {
    this.#message('Q', () => this.#text(text))
  }

  parse(name: string, text: string): void {
    this.#message('P', () => {
      this.#text(name)
      this.#text(text)
      this.#int16(0)
    })
  }

  describe(name: string): void {
    this.#message('D', () => {
      this.#byte(83)
      this.#text(name)
    })
  }

  bindAndRun(name: string, params: readonly WireValue[]): void {
    this.#message('B', () => {
      this.#text('')
      this.#text(name)
      this.#int16(params.length)
      for (const param of params) this.#int16(param === null || typeof param === 'string' ? 0 : 1)
      this.#int16(params.length)
      for (const param of params) this.#value(param)
      this.#int16(0)
    })
    this.#message('E', () => {
      this.#text('')
      this.#int32(0)
    })
    this.#message('S')
  }

  copyData(data: Uint8Array): void {
    this.#message('d', () => this.#raw(data))
    this.#message('c')
  }

  /** The messages written since the last take, as bytes of their own. */
  take(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(this.#end)
    bytes.set(this.#bytes.subarray(0, this.#end))
    this.#end = 0
    return bytes
  }

  #message(type: string, body?: () => void): void {
    this.#byte(type.charCodeAt(0))
    const start = this.#end
    this.#int32(0)
    body?.()
    this.#bytes.writeInt32BE(this.#end - start, start)
  }

  #value(param: WireValue): void {
    if (param === null) {
      this.#int32(-1)
      return
    }
    const at = this.#end
    this.#int32(0)
    if (typeof param === 'string') {
      this.#need(param.length * 3)
      this.#end += this.#bytes.write(param, this.#end, 'utf8')
    } else this.#raw(param)
    this.#bytes.writeInt32BE(this.#end - at - 4, at)
  }

  #text(text: string): void {
    this.#need(text.length * 3 + 1)
    this.#end += this.#bytes.write(text, this.#end, 'utf8')
    this.#bytes[this.#end++] = 0
  }

  #raw(data: Uint8Array): void {
    this.#need(data.length)
    this.#bytes.set(data, this.#end)
    this.#end += data.length
  }

  #byte(value: number): void {
    this.#need(1)
    this.#bytes[this.#end++] = value
  }

  #int16(value: number): void {
    this.#need(2)
    this.#end = this.#bytes.writeUInt16BE(value, this.#end)
  }

  #int32(value: number): void {
    this.#need(4)
    this.#end = this.#bytes.writeInt32BE(value, this.#end)
  }

  #need(more: number): void {
    if (this.#end + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#end + more))
    this.#bytes.copy(larger, 0, 0, this.#end)
    this.#bytes = larger
  }
}

const typeOf = { A: 65, C: 67, D: 68, E: 69, T: 84, Z: 90, parseComplete: 49, noData: 110 } as const

/** Reads one request's answer. `known` are the columns of a statement prepared earlier. */
export function readReply(bytes: Uint8Array, known: Column[] | null): Reply {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const reply: Reply = { rows: [], tag: '', error: null, parsed: false, columns: null, notifications: [], complete: false }
  let columns = known
  let at = 0
  while (at + 5 <= buffer.length) {
    const type = buffer[at]
    const end = at + 1 + buffer.readInt32BE(at + 1)
    const start = at + 5
    if (type === typeOf.D) {
      if (columns && !reply.error) reply.rows.push(readRow(buffer, start, columns))
    } else if (type === typeOf.T) reply.columns = columns = readColumns(buffer, start)
    else if (type === typeOf.noData) reply.columns = columns = []
    else if (type === typeOf.C) reply.tag = buffer.toString('utf8', start, end - 1)
    else if (type === typeOf.E) reply.error ??= readError(buffer, start)
    else if (type === typeOf.parseComplete) reply.parsed = true
    else if (type === typeOf.A) reply.notifications.push(readNotification(buffer, start))
    else if (type === typeOf.Z) reply.complete = true
    at = end
  }
  return reply
}

function readRow(buffer: Buffer, start: number, columns: readonly Column[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  let at = start + 2
  for (const column of columns) {
    const length = buffer.readInt32BE(at)
    at += 4
    if (length < 0) row[column.name] = null
    else {
      row[column.name] = column.parse(buffer.toString('utf8', at, at + length))
      at += length
    }
  }
  return row
}

function readColumns(buffer: Buffer, start: number): Column[] {
  const columns: Column[] = []
  let at = start + 2
  for (let left = buffer.readUInt16BE(start); left > 0; left--) {
    const end = buffer.indexOf(0, at)
    const name = buffer.toString('utf8', at, end)
    columns.push({ name, parse: parserOf(buffer.readUInt32BE(end + 7)) })
    at = end + 19
  }
  return columns
}

function readNotification(buffer: Buffer, start: number): { channel: string; payload: string } {
  const channelEnd = buffer.indexOf(0, start + 4)
  const payloadEnd = buffer.indexOf(0, channelEnd + 1)
  return {
    channel: buffer.toString('utf8', start + 4, channelEnd),
    payload: buffer.toString('utf8', channelEnd + 1, payloadEnd),
  }
}

function readError(buffer: Buffer, start: number): SqlError {
  const parts = new Map<string, string>()
  let at = start
  while (buffer[at] !== 0) {
    const end = buffer.indexOf(0, at + 1)
    parts.set(String.fromCharCode(buffer[at] ?? 0), buffer.toString('utf8', at + 1, end))
    at = end + 1
  }
  const position = parts.get('P')
  return new SqlError(parts.get('M') ?? 'The database gave no reason.', {
    code: parts.get('C'),
    constraint: parts.get('n'),
    table: parts.get('t'),
    column: parts.get('c'),
    detail: parts.get('D'),
    position: position === undefined ? undefined : Number(position),
  })
}

/** The rows written, from a command tag: 'INSERT 0 3' → 3, 'UPDATE 2' → 2, 'CREATE TABLE' → 0. */
export function affectedBy(tag: string): number {
  const count = Number(tag.slice(tag.lastIndexOf(' ') + 1))
  return Number.isInteger(count) ? count : 0
}
