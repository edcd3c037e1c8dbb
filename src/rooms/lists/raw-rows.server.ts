// What a file of any kind is read as: rows of cells with their line, sheet by sheet, never more of them in memory than a handful.
import { openSync, readSync, closeSync } from 'node:fs'
import type { Cell } from './cells.ts'
import { openCsv } from './read-csv.server.ts'
import { openXlsx } from './read-xlsx.server.ts'
import type { FileFault } from './words/labels.ts'

export interface RawRow {
  /** In the sheet, from 1. */
  line: number
  cells: Cell[]
}

export interface RowSource {
  kind: 'csv' | 'xlsx'
  from1904: boolean
  /** Names of what can be seen, in order; one without a name for a CSV. */
  sheets: readonly string[]
  /** Rows of one sheet (by its number), in handfuls. */
  rows: (sheet: number) => AsyncGenerator<RawRow[]>
  /** Of the file, so far. */
  bytesRead: () => number
  close: () => void
}

/** The file cannot be read, and why. */
export class FileRefused extends Error {
  readonly fault: FileFault
  constructor(fault: FileFault) {
    super(fault)
    this.fault = fault
  }
}

/** By its first bytes, whatever its name says. */
export async function openList(path: string): Promise<RowSource> {
  const fd = openSync(path, 'r')
  const head = Buffer.alloc(8)
  const n = readSync(fd, head, 0, 8, 0)
  closeSync(fd)
  if (n === 0) throw new FileRefused('kosong')
  if (head[0] === 0x50 && head[1] === 0x4b) return openXlsx(path)
  // An old XLS, or a new one under a password: both are this kind of container.
  if (head.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw new FileRefused('xls_lama')
  if (head.subarray(0, 4).toString('latin1') === '%PDF') throw new FileRefused('bukan_daftar')
  return openCsv(path)
}
