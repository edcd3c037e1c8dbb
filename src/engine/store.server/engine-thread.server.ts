// What runs in the embedded engine's thread: takes wire messages, answers with wire messages, in order, and knows no more.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import type { NodeFS } from '@electric-sql/pglite/nodefs'
import { startParameters } from './durable-files.server.ts'
import type { EngineCode } from './engine-code.server.ts'

export interface WorkerStart {
  /** Where the database lies; null = in memory. */
  folder: string | null
  snapshot: Uint8Array<ArrayBuffer> | null
  durable: boolean
  code: EngineCode
}

/** Requests in one buffer, each with its length, or an order of another kind. */
export type ToWorker = { bytes: Uint8Array; lengths: number[] } | { order: 'snapshot' | 'close' }

export type FromWorker =
  | { kind: 'ready' }
  | { kind: 'replies'; bytes: Uint8Array<ArrayBuffer>; lengths: number[] }
  | { kind: 'snapshot'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'closed' }

// A statement's answer waits for the rest of its batch at most this long, so that the watcher sees progress.
const holdMs = 20

/** How the engine reaches a folder of the disk. */
export type FilesAt = (folder: string) => NodeFS

/** Opens the engine this thread was started for, and serves it until it is told to close. */
export async function runEngine(filesAt: FilesAt): Promise<void> {
  const port = parentPort ?? outsideThread()
  const start = workerData as WorkerStart
  const engine = await open(start, filesAt)
  const say = (message: FromWorker, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer)
  say({ kind: 'ready' })
  port.on('message', (message: ToWorker) => ('order' in message ? obey(message.order) : answer(message)))

  function answer({ bytes, lengths }: { bytes: Uint8Array; lengths: number[] }): void {
    let chunks: Uint8Array[] = []
    let replyLengths: number[] = []
    let since = performance.now()
    let at = 0
    for (const length of lengths) {
      const request = bytes.subarray(at, at + length)
      at += length
      let replyLength = 0
      // Runs to its end before it returns: only the (unneeded) syncing of PGlite's file system would be awaited.
      void engine.execProtocolRawStream(request, {
        syncToFs: false,
        onRawData: data => {
          replyLength += data.length
          chunks.push(data.slice())
        },
      })
      replyLengths.push(replyLength)
      if (performance.now() - since > holdMs) {
        sendReplies(chunks, replyLengths)
        chunks = []
        replyLengths = []
        since = performance.now()
      }
    }
    if (replyLengths.length > 0) sendReplies(chunks, replyLengths)
  }

  function sendReplies(chunks: Uint8Array[], lengths: number[]): void {
    const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0))
    let at = 0
    for (const chunk of chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    say({ kind: 'replies', bytes, lengths }, [bytes.buffer])
  }

  async function obey(order: 'snapshot' | 'close'): Promise<void> {
    if (order === 'snapshot') {
      const bytes = new Uint8Array(await (await engine.dumpDataDir('none')).arrayBuffer())
      say({ kind: 'snapshot', bytes }, [bytes.buffer])
    } else {
      await engine.close()
      say({ kind: 'closed' })
      port.close()
    }
  }
}

async function open(start: WorkerStart, filesAt: FilesAt): Promise<PGlite> {
  const loadDataDir = start.snapshot ? new Blob([start.snapshot]) : undefined
  const common = { pgliteWasmModule: start.code, startParams: startParameters(start.durable) }
  if (start.folder === null) {
    // Small log segments: a snapshot of it is a third smaller, and opens that much sooner.
    return PGlite.create({ ...common, initDbStartParams: ['--wal-segsize=1'], ...(loadDataDir ? { loadDataDir } : {}) })
  }

  const home = join(start.folder, 'pg')
  if (!existsSync(join(home, 'PG_VERSION'))) {
    // Made beside its place and moved there whole: a start that is cut off leaves nothing half made.
    const making = join(start.folder, 'pg.making')
    rmSync(making, { recursive: true, force: true })
    rmSync(home, { recursive: true, force: true })
    mkdirSync(making, { recursive: true })
    const fresh = await PGlite.create({ ...common, fs: filesAt(making), ...(loadDataDir ? { loadDataDir } : {}) })
    await fresh.exec('checkpoint')
    await fresh.close()
    if (start.durable) syncTree(making)
    renameSync(making, home)
    if (start.durable) syncEntry(start.folder)
  }
  return PGlite.create({ ...common, fs: filesAt(home) })
}

// What was unpacked by plain writing must be on the disk before its name says that it is whole.
function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) syncTree(path)
    else syncEntry(path)
  }
  syncEntry(folder)
}

function syncEntry(path: string): void {
  // Windows opens no folders, and syncs no file that is open for reading only.
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

function outsideThread(): never {
  throw new Error('The embedded engine runs in a worker thread only.')
}
