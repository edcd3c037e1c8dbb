// Papers drawn on this device, without a signal: in a thread of their own, begun with the first paper and kept while the page is open.
import bold from 'pdfmake/fonts/Roboto/Roboto-Medium.ttf?url'
import normal from 'pdfmake/fonts/Roboto/Roboto-Regular.ttf?url'
import type { PaperDefinition } from './block.ts'
import threadUrl from './paper-thread.web.ts?worker&url'
import type { FromThread, ToThread } from './paper-thread.web.ts'

interface Waiting {
  done: (pdf: Blob) => void
  failed: (error: Error) => void
}

const waiting = new Map<number, Waiting>()
let jobs = 0
let thread: Promise<Worker> | null = null

async function begun(): Promise<Worker> {
  await layByPress().catch((error: unknown) => {
    throw new PressMissing(error instanceof Error ? error.message : String(error))
  })
  const letters = { normal: await base64Of(normal), bold: await base64Of(bold) }
  const worker = new Worker(threadUrl, { type: 'module' })
  const broken = (error: Error): void => {
    thread = null
    worker.terminate()
    for (const w of waiting.values()) w.failed(error)
    waiting.clear()
  }
  worker.addEventListener('error', (event) => broken(new Error(event.message || 'the thread that draws papers has ended')))
  worker.addEventListener('message', ({ data }: MessageEvent<FromThread>) => {
    const who = waiting.get(data.job)
    waiting.delete(data.job)
    if ('failed' in data) who?.failed(new Error(data.failed))
    else who?.done(new Blob([data.bytes], { type: 'application/pdf' }))
  })
  const told: ToThread = { letters }
  worker.postMessage(told)
  return worker
}

/** What draws papers is not on this device yet, and there is no signal to fetch it. */
export class PressMissing extends Error {}

/** The PDF of a paper. Rejects with PressMissing when the letters or the thread cannot be had. */
export async function printedHere(paper: PaperDefinition): Promise<Blob> {
  thread ??= begun().catch((error: unknown) => {
    // Asked again, it begins again.
    thread = null
    throw error
  })
  const worker = await thread
  const told: ToThread = { job: ++jobs, paper }
  return new Promise((done, failed) => {
    waiting.set(jobs, { done, failed })
    worker.postMessage(told)
  })
}

/** Laid by while there is a signal, so that a meeting without one can print: the app's worker keeps what was once fetched. */
export const layByPress = (): Promise<unknown> => Promise.all([threadUrl, normal, bold].map((url) => fetch(url).then((r) => r.arrayBuffer())))

async function base64Of(url: string): Promise<string> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
