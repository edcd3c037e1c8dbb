// One transaction on the embedded engine, from its first word to its commit.
import type { Tx } from './database.server.ts'
import type { DiskRoom } from './disk-room.server.ts'
import type { EngineSession, Owner } from './engine-session.server.ts'
import { SqlError, StatementTooLong, StorageFull } from './errors.server.ts'
import { type WireValue, wireValue } from './values.server.ts'
import { affectedBy, type Reply } from './wire.server.ts'

export interface Begin {
  text: string
  readOnly: boolean
  bookkeeping?: boolean
  deadlineMs: number
}

// A transaction that says nothing for this long holds up everybody: it is ended.
const idleLimitMs = 60_000
const aborted = '25P02'
const isReadOnly = '25006'
const diskFull = '53100'
const ended = 'The transaction has ended.'

export class EmbeddedTx implements Tx {
  readonly #session: EngineSession
  readonly #begin: Begin
  readonly #disk: DiskRoom
  readonly #owner: Owner = { failure: null }
  #underWay = 0
  #allAnswered: (() => void) | null = null
  #firstError: SqlError | null = null
  #unsaid: unknown
  #writes = false
  #ended: Error | null = null
  #idle: NodeJS.Timeout | undefined

  constructor(session: EngineSession, begin: Begin, disk: DiskRoom) {
    this.#session = session
    this.#begin = begin
    this.#disk = disk
  }

  query<T = Record<string, unknown>>(text: string, params: readonly unknown[] = []): Promise<T[]> {
    return this.#told(async () => (await this.#send(text, params.map(wireValue))).rows as T[])
  }

  change(text: string, params: readonly unknown[] = []): Promise<number> {
    return this.#told(async () => affectedBy((await this.#send(text, params.map(wireValue))).tag))
  }

  exec(text: string): Promise<void> {
    return this.#told(async () => {
      await this.#send(text, null)
      if (/^\s*rollback\s+to\b/i.test(text)) this.#firstError = null
    })
  }

  copy(into: string, data: Uint8Array): Promise<number> {
    return this.#told(async () => affectedBy((await this.#send(`copy ${into} from stdin`, null, data)).tag))
  }

  /** A statement nobody waits for any more (the one beside it failed first) must not end the process: it fails its transaction. */
  #told<T>(statement: () => Promise<T>): Promise<T> {
    const told = statement()
    if (this.#ended) return told
    told.catch((error: unknown) => {
      // The engine itself keeps account of the errors of SQL; what never reached it is kept account of here.
      if (!(error instanceof SqlError)) this.#unsaid ??= error
    })
    return told
  }

  /** Begins, lets `work` work and waits until all it asked is answered; rolls back when it throws. */
  async run<T>(work: (tx: EmbeddedTx) => Promise<T>): Promise<T> {
    const { text, readOnly } = this.#begin
    // With the disk nearly full a writer becomes a reader: what it reads it gets, its first write is refused.
    this.#writes = !readOnly && !this.#short
    // Not waited for: it travels together with the first query, and fails it if it fails.
    const begun = this.#send(this.#writes || readOnly ? text : text.replace(/^begin/, 'begin read only'), null)
    begun.catch(() => undefined)
    try {
      const result = await Promise.race([work(this), this.#idleTooLong()])
      await this.#quiet()
      await begun
      if (this.#unsaid) throw this.#unsaid
      return result
    } catch (error) {
      await this.#quiet()
      this.#rollBack()
      // An engine that went away is the cause of whatever the work made of it.
      throw this.#owner.failure ?? error
    } finally {
      clearTimeout(this.#idle)
    }
  }

  /** Sent at once; what is thrown says that nothing was stored. */
  async commit(): Promise<void> {
    const sent = this.#send('commit', null)
    this.#ended = new Error(ended)
    const { tag } = await sent
    if (tag !== 'ROLLBACK') return
    throw this.#firstError ?? new SqlError('A statement of this transaction failed before its end.', { code: aborted })
  }

  get #short(): boolean {
    return this.#begin.bookkeeping ? this.#disk.full : this.#disk.short
  }

  #rollBack(): void {
    if (this.#owner.failure) return
    // Its answer is nobody's concern: whatever comes, the transaction did not happen.
    this.#send('rollback', null).catch(() => undefined)
    this.#ended = new Error(ended)
  }

  async #send(text: string, params: readonly WireValue[] | null, copy?: Uint8Array): Promise<Reply> {
    if (this.#ended) throw this.#ended
    const ending = text === 'commit' || text === 'rollback'
    if (this.#writes && this.#short && !ending) throw new StorageFull(this.#disk.sentence)
    this.#disk.lookAside()
    this.#idle?.refresh()
    this.#underWay++
    let reply: Reply
    try {
      const deadlineMs = this.#begin.deadlineMs
      reply = await this.#session.send({ text, params, deadlineMs, owner: this.#owner, ...(copy ? { copy } : {}) })
    } finally {
      if (--this.#underWay === 0) this.#allAnswered?.()
    }
    if (!reply.error) return reply
    const { error } = reply
    if (error.code === isReadOnly && !this.#writes && !this.#begin.readOnly) throw new StorageFull(this.#disk.sentence)
    if (error.code === diskFull) throw new StorageFull(`${this.#disk.sentence} (${error.message})`)
    if (error.code === aborted && this.#firstError) throw this.#firstError
    this.#firstError ??= error
    throw error
  }

  #quiet(): Promise<void> {
    if (this.#underWay === 0) return Promise.resolve()
    return new Promise(resolve => (this.#allAnswered = resolve))
  }

  #idleTooLong(): Promise<never> {
    return new Promise((_, reject) => {
      this.#idle = setTimeout(() => {
        if (this.#underWay > 0) return this.#idle?.refresh()
        reject(new StatementTooLong(`A transaction was left open for ${idleLimitMs / 1000} s and was ended.`))
      }, idleLimitMs)
      this.#idle.unref()
    })
  }
}
