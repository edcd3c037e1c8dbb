// The thread in which rows become pages: packed, named and compressed here, so that nobody who asks for news waits for it.
import { createHash } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { brotliCompressSync, constants } from 'node:zlib'
import { encodeSegment } from '../segment/encode.ts'
import { type BaseRow, cut, keyOf } from './base-cut.server.ts'

/** Rows come in portions; `end` names the pages that are there already and need no compressing. */
export type ToBaseWorker = { job: number; rows: BaseRow[] } | { job: number; end: readonly string[] } | { job: number; drop: true }

export interface MadePage {
  hash: string
  /** Of the segment, before compressing. */
  size: number
  rows: number
  first: string
  last: string
  /** Compressed (br); null where this page was known. */
  bytes: Uint8Array<ArrayBuffer> | null
}

export type FromBaseWorker = { job: number; pages: MadePage[] } | { job: number; failed: string }

/** Cheap to make, and within a few percent of what slower settings reach on segments (docs/decisions/0010). */
const quality = 5

const port = parentPort
if (!port) throw new Error('base-worker.server.ts runs as a worker thread only.')
const jobs = new Map<number, BaseRow[]>()

port.on('message', (told: ToBaseWorker) => {
  if ('rows' in told) {
    const rows = jobs.get(told.job) ?? []
    for (const r of told.rows) rows.push(r)
    jobs.set(told.job, rows)
    return
  }
  const rows = jobs.get(told.job) ?? []
  jobs.delete(told.job)
  if ('drop' in told) return
  try {
    const pages = pagesOf(rows, new Set(told.end))
    const answer: FromBaseWorker = { job: told.job, pages }
    port.postMessage(answer, pages.flatMap((p) => (p.bytes ? [p.bytes.buffer] : [])))
  } catch (error) {
    const answer: FromBaseWorker = { job: told.job, failed: (error as Error).stack ?? String(error) }
    port.postMessage(answer)
  }
})

function pagesOf(rows: BaseRow[], known: ReadonlySet<string>): MadePage[] {
  return cut(rows).map((page) => {
    const segment = encodeSegment(page)
    const hash = createHash('sha256').update(segment).digest('hex')
    const [first, last] = [page[0] as BaseRow, page[page.length - 1] as BaseRow]
    return { hash, size: segment.length, rows: page.length, first: keyOf(first.record, first.row.id), last: keyOf(last.record, last.row.id), bytes: known.has(hash) ? null : compressed(segment) }
  })
}

function compressed(segment: Uint8Array): Uint8Array<ArrayBuffer> {
  const br = brotliCompressSync(segment, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_SIZE_HINT]: segment.length } })
  // A copy of its own: what Node gives may lie in a shared pool, which cannot be handed to another thread.
  return new Uint8Array(br)
}
