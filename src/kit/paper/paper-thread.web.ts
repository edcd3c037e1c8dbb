// The browser's thread in which papers are drawn: the page stays alive under the thumb while the library works.
import library from 'pdfmake/build/pdfmake.min.js'
import type { PaperDefinition } from './block.ts'
import { type DrawingLibrary, type Letters, press, setUp } from './press.ts'

export type ToThread = { letters: Letters } | { job: number; paper: PaperDefinition }
export type FromThread = { job: number; bytes: Uint8Array<ArrayBuffer> } | { job: number; failed: string }

const thread = globalThis as unknown as { postMessage: (message: FromThread, transfer?: Transferable[]) => void }

let ready: DrawingLibrary | null = null
// One after another: the library keeps what it is drawing in one place.
let before: Promise<unknown> = Promise.resolve()

addEventListener('message', ({ data }: MessageEvent<ToThread>) => {
  if ('letters' in data) {
    ready = setUp(library as unknown as DrawingLibrary, data.letters)
    return
  }
  const { job, paper } = data
  before = before.then(async () => {
    if (!ready) throw new Error('the letters have not come')
    const bytes = new Uint8Array(await press(ready, paper))
    thread.postMessage({ job, bytes }, [bytes.buffer])
  }).catch((error: unknown) => {
    thread.postMessage({ job, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  })
})
