// The thread in which papers are drawn: half a second of work that nobody else waits for.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort } from 'node:worker_threads'
import library from 'pdfmake/build/pdfmake.min.js'
import type { PaperDefinition } from './block.ts'
import { type DrawingLibrary, press, setUp } from './press.ts'

export interface ToPress {
  job: number
  paper: PaperDefinition
}
export type FromPress = { job: number; bytes: Uint8Array<ArrayBuffer> } | { job: number; failed: string }

const port = parentPort
if (!port) throw new Error('thread.server.ts runs as a worker thread only.')

const letters = (name: string): string => readFileSync(join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto', name)).toString('base64')
const ready = setUp(library as unknown as DrawingLibrary, { normal: letters('Roboto-Regular.ttf'), bold: letters('Roboto-Medium.ttf') })

// One after another: the library keeps what it is drawing in one place.
let before: Promise<unknown> = Promise.resolve()
port.on('message', ({ job, paper }: ToPress) => {
  before = before.then(() => press(ready, paper)).then(
    (bytes) => {
      // A copy of its own: the library's buffer may be a window on a larger one.
      const own = new Uint8Array(bytes)
      const answer: FromPress = { job, bytes: own }
      port.postMessage(answer, [own.buffer])
    },
    (error: unknown) => {
      const answer: FromPress = { job, failed: (error as Error).stack ?? String(error) }
      port.postMessage(answer)
    },
  )
})
