// Papers drawn on the server, in a thread that is started when the first is asked for and ended when none was for a while.
import { Worker } from 'node:worker_threads'
import type { PaperDefinition } from './block.ts'
import type { FromPress, ToPress } from './thread.server.ts'

interface Waiting {
  done: (bytes: Uint8Array<ArrayBuffer>) => void
  failed: (error: Error) => void
}

const idleMs = 60_000

let thread: Worker | null = null
let resting: NodeJS.Timeout | null = null
let jobs = 0
const waiting = new Map<number, Waiting>()

export function printed(paper: PaperDefinition): Promise<Uint8Array<ArrayBuffer>> {
  if (resting) clearTimeout(resting)
  resting = null
  thread ??= started()
  const to = thread
  // Who waits for a paper keeps the process; an idle thread does not.
  to.ref()
  const told: ToPress = { job: ++jobs, paper }
  return new Promise((done, failed) => {
    waiting.set(told.job, { done, failed })
    to.postMessage(told)
  })
}

function started(): Worker {
  const worker = new Worker(new URL('./thread.server.ts', import.meta.url))
  worker.on('message', (said: FromPress) => {
    const who = waiting.get(said.job)
    waiting.delete(said.job)
    if ('failed' in said) who?.failed(new Error(said.failed))
    else who?.done(said.bytes)
    if (waiting.size === 0) {
      worker.unref()
      resting = setTimeout(() => {
        thread = null
        void worker.terminate()
      }, idleMs)
      resting.unref()
    }
  })
  const broken = (error: Error): void => {
    if (thread === worker) thread = null
    for (const w of waiting.values()) w.failed(error)
    waiting.clear()
  }
  worker.on('error', broken)
  worker.on('exit', () => broken(new Error('the thread that draws papers has ended')))
  return worker
}
