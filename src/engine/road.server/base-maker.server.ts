// The near end of the thread that makes pages: started at the first need, ended when nobody needed it for a while.
import { Worker } from 'node:worker_threads'
import type { BaseRow } from './base-cut.server.ts'
import type { FromBaseWorker, MadePage, ToBaseWorker } from './base-worker.server.ts'

const idleMs = 30_000

export interface PageMaker {
  add(rows: BaseRow[]): void
  /** Pages of all rows added; `known` are hashes whose bytes are not needed. */
  end(known: readonly string[]): Promise<MadePage[]>
  drop(): void
}

interface Thread {
  worker: Worker
  waiting: Map<number, { done: (pages: MadePage[]) => void; failed: (error: Error) => void }>
  open: number
}

let thread: Thread | null = null
let ending: NodeJS.Timeout | undefined
let jobs = 0

export function pageMaker(): PageMaker {
  clearTimeout(ending)
  thread ??= start()
  const mine = thread
  const job = ++jobs
  mine.open++
  const send = (told: ToBaseWorker): void => mine.worker.postMessage(told)
  return {
    add: (rows) => send({ job, rows }),
    end: (known) => new Promise<MadePage[]>((done, failed) => {
      mine.waiting.set(job, { done, failed })
      // Kept alive while somebody waits for it, and only then.
      mine.worker.ref()
      send({ job, end: known })
    }).finally(() => close(mine)),
    drop: () => {
      send({ job, drop: true })
      close(mine)
    },
  }
}

function start(): Thread {
  const worker = new Worker(new URL('./base-worker.server.ts', import.meta.url), { execArgv: [] })
  const here: Thread = { worker, waiting: new Map(), open: 0 }
  const gone = (error: Error): void => {
    if (thread === here) thread = null
    for (const { failed } of here.waiting.values()) failed(error)
    here.waiting.clear()
  }
  worker.on('message', (told: FromBaseWorker) => {
    const waiting = here.waiting.get(told.job)
    here.waiting.delete(told.job)
    if (here.waiting.size === 0) worker.unref()
    if ('failed' in told) waiting?.failed(new Error(told.failed))
    else waiting?.done(told.pages)
  })
  worker.on('error', gone)
  worker.on('exit', () => gone(new Error('The thread that makes pages ended.')))
  worker.unref()
  return here
}

function close(mine: Thread): void {
  mine.open--
  if (mine.open > 0 || thread !== mine) return
  ending = setTimeout(() => {
    if (thread === mine) thread = null
    void mine.worker.terminate()
  }, idleMs)
  ending.unref()
}
