// The one conversation with the embedded engine's thread: requests in order, answers in order, a deadline on each.
//
// A statement cannot be cancelled: when one is too long the thread is ended, the folder opened anew (0.3 s) and every
// request the engine had not begun is sent again. Only the transaction that was running fails.
import { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker, WorkerStart } from './engine-thread.server.ts'
import { engineCode } from './engine-code.server.ts'
import { StatementTooLong, StorageClosed, StorageLost } from './errors.server.ts'
import { PreparedStatements } from './prepared-statements.server.ts'
import type { WireValue } from './values.server.ts'
import { MessageWriter, type Reply, readReply } from './wire.server.ts'

/** All requests of one transaction fail together. */
export interface Owner {
  failure: Error | null
}

export interface Request {
  text: string
  /** null: the simple protocol, any number of statements. */
  params: readonly WireValue[] | null
  copy?: Uint8Array
  deadlineMs: number
  owner: Owner
}

interface Waiting extends Request {
  resolve: (reply: Reply) => void
  reject: (error: Error) => void
  statement: ReturnType<PreparedStatements['use']> | null
}

export interface SessionOptions {
  folder: string | null
  snapshot: Uint8Array<ArrayBuffer> | null
  durable: boolean
  /** Module of the thread; the usual one when absent. */
  thread?: URL
  heard: (channel: string, payload: string) => void
  /** Called when the engine was opened anew: what lived in its memory (listen) is gone. */
  reopened: () => void
}

const watchEveryMs = 50
/** A folder that could not be opened anew (no room, a disk that came loose) is tried again this often. */
const retryMs = 1_000
// By name: all at once would also remove the listeners a Worker keeps its own post box going with.
const threadEvents = ['message', 'error', 'exit'] as const

export class EngineSession {
  readonly #options: SessionOptions
  readonly #writer = new MessageWriter()
  #prepared = new PreparedStatements()
  #worker: Worker | null = null
  #unsent: Waiting[] = []
  #sent: Waiting[] = []
  #headSince = 0
  #flushing = false
  #gone: Error | null = null
  /** It could not be opened anew yet, and why. */
  #broken: Error | null = null
  #retry: NodeJS.Timeout | undefined
  #snapshot: { resolve: (bytes: Uint8Array<ArrayBuffer>) => void; reject: (error: Error) => void } | null = null
  #watch: NodeJS.Timeout

  private constructor(options: SessionOptions) {
    this.#options = options
    this.#watch = setInterval(() => this.#lookAtHead(), watchEveryMs)
    this.#watch.unref()
  }

  static async open(options: SessionOptions): Promise<EngineSession> {
    const session = new EngineSession(options)
    try {
      await session.#start()
    } catch (error) {
      clearInterval(session.#watch)
      throw error
    }
    return session
  }

  send(request: Request): Promise<Reply> {
    return new Promise((resolve, reject) => {
      if (this.gone) return reject(this.gone)
      if (request.owner.failure) return reject(request.owner.failure)
      this.#unsent.push({ ...request, resolve, reject, statement: null })
      if (this.#flushing) return
      this.#flushing = true
      // Requests of the same moment (begin and the first query, queries not waited for) travel together.
      queueMicrotask(() => {
        this.#flushing = false
        this.#flush()
      })
    })
  }

  /** It stopped for good, or until it can be opened anew; and why. */
  get gone(): Error | null {
    return this.#gone ?? this.#broken
  }

  /** The whole data folder as a tar; nothing else may be running. */
  snapshot(): Promise<Uint8Array<ArrayBuffer>> {
    return new Promise((resolve, reject) => {
      if (this.gone) return reject(this.gone)
      this.#snapshot = { resolve, reject }
      this.#order('snapshot')
    })
  }

  async close(): Promise<void> {
    const worker = this.#worker
    clearTimeout(this.#retry)
    clearInterval(this.#watch)
    if (this.#gone) return
    if (!worker) {
      // It is being opened anew at this moment, or could not be: whichever comes of it is ended in #reopen.
      this.#gone = new StorageClosed('The database is closed.')
      return
    }
    this.#order('close')
    // From here on its end is expected: not a loss to recover from.
    this.#worker = null
    this.#gone = new StorageClosed('The database is closed.')
    await new Promise<void>(resolve => worker.once('exit', () => resolve()))
  }

  #order(order: 'snapshot' | 'close'): void {
    this.#worker?.postMessage({ order } satisfies ToWorker)
  }

  async #start(): Promise<void> {
    const { folder, snapshot, durable } = this.#options
    const workerData: WorkerStart = { folder, snapshot, durable, code: await engineCode() }
    // Without this process's own flags, some of which (--input-type, --eval …) a thread refuses.
    const worker = new Worker(this.#options.thread ?? new URL('./embedded-worker.server.ts', import.meta.url), { workerData, execArgv: [] })
    try {
      await new Promise<void>((resolve, reject) => {
        worker.once('message', () => resolve())
        worker.once('error', reject)
        worker.once('exit', () => reject(new StorageLost('The embedded database ended while it was being opened.')))
      })
    } catch (error) {
      worker.on('error', () => undefined) // what it still says was said for it above
      await worker.terminate()
      throw error
    }
    for (const event of threadEvents) worker.removeAllListeners(event)
    worker.on('message', (message: FromWorker) => this.#heard(message))
    worker.on('error', error => this.#fail(worker, new StorageLost(`The embedded database stopped: ${error.message}`)))
    worker.on('exit', () => this.#fail(worker, new StorageLost('The embedded database stopped.')))
    this.#worker = worker
  }

  #flush(): void {
    const worker = this.#worker
    if (!worker || this.#unsent.length === 0) return
    const lengths: number[] = []
    let before = 0
    for (const request of this.#unsent) {
      this.#write(request)
      lengths.push(this.#writer.length - before)
      before = this.#writer.length
    }
    if (this.#sent.length === 0) this.#headSince = performance.now()
    this.#sent.push(...this.#unsent)
    this.#unsent = []
    const bytes = this.#writer.take()
    worker.postMessage({ bytes, lengths } satisfies ToWorker, [bytes.buffer])
  }

  #write(request: Waiting): void {
    const writer = this.#writer
    if (request.params === null) {
      if (this.#prepared.full && request.text.startsWith('begin')) {
        this.#prepared = new PreparedStatements(this.#prepared)
        writer.simple(`deallocate all;${request.text}`)
      } else writer.simple(request.text)
      if (request.copy) writer.copyData(request.copy)
      this.#prepared.noticed(request.text)
      return
    }
    const statement = this.#prepared.use(request.text)
    request.statement = statement
    if (statement.isNew) {
      writer.parse(statement.name, request.text)
      writer.describe(statement.name)
    }
    writer.bindAndRun(statement.name, request.params)
  }

  #heard(message: FromWorker): void {
    if (message.kind === 'snapshot') {
      this.#snapshot?.resolve(message.bytes)
      this.#snapshot = null
    }
    if (message.kind !== 'replies') return
    this.#headSince = performance.now()
    let at = 0
    for (const length of message.lengths) {
      const request = this.#sent.shift()
      if (request) this.#settle(request, message.bytes.subarray(at, at + length))
      at += length
    }
  }

  #settle(request: Waiting, bytes: Uint8Array): void {
    let reply: Reply
    try {
      reply = readReply(bytes, request.statement?.columns ?? null)
    } catch (error) {
      // A value that cannot be told exactly (see wholeNumber): the caller's to handle, the conversation is in order.
      request.reject(error instanceof Error ? error : new Error(String(error)))
      return
    }
    for (const { channel, payload } of reply.notifications) this.#options.heard(channel, payload)
    if (request.statement) this.#prepared.answered(request.statement, reply)
    if (reply.complete) {
      request.resolve(reply)
      return
    }
    this.#sent.unshift(request)
    if (this.#worker) this.#fail(this.#worker, new StorageLost('The embedded database broke off in the middle of an answer.'))
  }

  #lookAtHead(): void {
    const head = this.#sent[0]
    const worker = this.#worker
    if (!head || !worker || performance.now() - this.#headSince <= head.deadlineMs) return
    // If it was this thread that was busy, the answer lies in the post box: let it be read first.
    setImmediate(() =>
      setImmediate(() => {
        if (this.#sent[0] !== head || this.#worker !== worker) return
        const seconds = Math.round(head.deadlineMs / 100) / 10
        this.#fail(worker, new StatementTooLong(`A statement took longer than ${seconds} s and was ended.`))
      }),
    )
  }

  /** Ends the thread, fails the transaction it was in, opens anew and sends the rest again. */
  #fail(worker: Worker, reason: Error): void {
    if (this.#worker !== worker) return
    this.#worker = null
    for (const event of threadEvents) worker.removeAllListeners(event)
    worker.on('error', () => undefined) // it is being ended; what it still says was said for it above
    const head = this.#sent[0]
    const untouched: Waiting[] = []
    if (head) head.owner.failure = reason
    for (const request of [...this.#sent, ...this.#unsent]) {
      if (request.owner === head?.owner) request.reject(reason)
      else untouched.push(request)
    }
    this.#sent = []
    this.#unsent = untouched
    this.#prepared = new PreparedStatements()
    this.#snapshot?.reject(reason)
    this.#snapshot = null
    void this.#reopen(worker, reason)
  }

  async #reopen(old: Worker | null, reason: Error): Promise<void> {
    try {
      await old?.terminate()
      if (this.#options.folder === null) {
        throw new StorageLost(`The database was in memory and is gone: ${reason.message}`)
      }
      await this.#start()
    } catch (error) {
      this.#notOpened(new StorageLost(error instanceof Error ? error.message : String(error)), reason)
      return
    }
    if (this.#gone) {
      await this.#worker?.terminate()
      return
    }
    this.#broken = null
    this.#options.reopened()
    this.#flush()
  }

  /** Who waits is told; a folder is tried again, for a full disk does not stay full. */
  #notOpened(why: Error, reason: Error): void {
    const left = this.#unsent
    this.#unsent = []
    if (this.#options.folder === null) {
      this.#gone = why
      clearInterval(this.#watch)
    } else {
      this.#broken = why
      if (!this.#gone) this.#retry = setTimeout(() => void this.#reopen(null, reason), retryMs)
    }
    for (const request of left) request.reject(why)
  }
}
