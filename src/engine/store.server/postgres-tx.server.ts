// One transaction on a PostgreSQL server, from its first word to its commit.
import pg from 'pg'
import { CopyIn } from './copy-in.server.ts'
import type { Tx } from './database.server.ts'
import { SqlError, StatementTooLong, StorageFull, StorageLost } from './errors.server.ts'
import { statementNameOf } from './statement-names.server.ts'
import { type WireValue, wireValue } from './values.server.ts'

const aborted = '25P02'
const shapeChanged = '0A000'

type ExtendedQuery = pg.QueryConfig & { queryMode: 'extended' }

interface Answer {
  rows: unknown[]
  rowCount: number | null
  command: string
}

export class PostgresTx implements Tx {
  readonly #client: pg.ClientBase
  #firstError: Error | null = null
  #unsaid: unknown
  #underWay = new Set<Promise<unknown>>()
  #ended: Error | null = null
  /** The connection cannot be used again. */
  broken = false

  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  query<T = Record<string, unknown>>(text: string, params: readonly unknown[] = []): Promise<T[]> {
    return this.#told(async () => (await this.#send(text, params.map(wireValue))).rows as T[])
  }

  change(text: string, params: readonly unknown[] = []): Promise<number> {
    return this.#told(async () => (await this.#send(text, params.map(wireValue))).rowCount ?? 0)
  }

  exec(text: string): Promise<void> {
    return this.#told(async () => {
      await this.#send(text, null)
      if (/^\s*rollback\s+to\b/i.test(text)) this.#firstError = null
    })
  }

  /** Only on a connection that does not send several statements at once. */
  copy(into: string, chunks: Iterator<Uint8Array>): Promise<number> {
    return this.#told(async () => {
      if (this.#ended) throw this.#ended
      const copying = new CopyIn(`copy ${into} from stdin`, chunks)
      this.#client.query(copying)
      const copied = copying.copied.catch((error: unknown) => {
        throw this.#failed(error)
      })
      this.#underWay.add(copied)
      const done = () => this.#underWay.delete(copied)
      copied.then(done, done)
      return copied
    })
  }

  /** A statement nobody waits for any more (the one beside it failed first) must not end the process: it fails its transaction. */
  #told<T>(statement: () => Promise<T>): Promise<T> {
    const told = statement()
    if (this.#ended) return told
    told.catch((error: unknown) => {
      // The server itself keeps account of the errors of SQL; what never reached it is kept account of here.
      if (!(error instanceof SqlError)) this.#unsaid ??= error
    })
    return told
  }

  async run<T>(begin: string, work: (tx: PostgresTx) => Promise<T>): Promise<T> {
    // A connection that breaks between two statements says so as an event; the next statement fails with it.
    const onError = (error: Error) => {
      this.broken = true
      this.#firstError ??= new StorageLost(`The connection to PostgreSQL broke: ${error.message}`)
    }
    this.#client.on('error', onError)
    try {
      const begun = this.#send(begin, null)
      begun.catch(() => undefined) // heard below, unless the work fails first
      const result = await work(this)
      await Promise.allSettled(this.#underWay)
      await begun
      if (this.#unsaid) throw this.#unsaid
      const { command } = await this.#send('commit', null)
      if (command === 'ROLLBACK') {
        throw this.#firstError ?? new SqlError('A statement of this transaction failed before its end.', { code: aborted })
      }
      return result
    } catch (error) {
      await Promise.allSettled(this.#underWay)
      await this.#rollBack()
      throw error
    } finally {
      this.#ended = new Error('The transaction has ended.')
      this.#client.off('error', onError)
    }
  }

  async #rollBack(): Promise<void> {
    if (this.broken) return
    try {
      await this.#client.query('rollback')
    } catch {
      this.broken = true // the server ends the transaction together with the connection
    }
  }

  #send(text: string, params: readonly WireValue[] | null): Promise<Answer> {
    const sent = this.#ask(text, params)
    this.#underWay.add(sent)
    const done = () => this.#underWay.delete(sent)
    sent.then(done, done)
    return sent
  }

  async #ask(text: string, params: readonly WireValue[] | null): Promise<Answer> {
    if (this.#ended) throw this.#ended
    if (this.broken && this.#firstError) throw this.#firstError
    try {
      if (params === null) return last(await this.#client.query(text))
      const values = params.map(value => (value instanceof Uint8Array ? asBuffer(value) : value))
      // Extended also where it has no name: one statement only, as everywhere.
      const query: ExtendedQuery = { text, values, queryMode: 'extended' }
      const name = statementNameOf(text)
      return await this.#client.query(name ? { ...query, name } : query)
    } catch (error) {
      throw this.#failed(error)
    }
  }

  #failed(error: unknown): Error {
    const known = sqlErrorOf(error)
    // The server closed the connection, or this connection holds a statement whose rows changed shape.
    if (known instanceof StorageLost || (known instanceof SqlError && known.code === shapeChanged)) this.broken = true
    if (known instanceof SqlError && known.code === aborted && this.#firstError) return this.#firstError
    this.#firstError ??= known
    return known
  }
}

// Several statements in one text are answered by several results.
function last(result: Answer | Answer[]): Answer {
  if (!Array.isArray(result)) return result
  return result.at(-1) ?? { rows: [], rowCount: 0, command: '' }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** What `pg` throws, in our own words. */
export function sqlErrorOf(error: unknown): Error {
  if (!(error instanceof pg.DatabaseError)) {
    if (error instanceof Error && !/connection|socket|ECONN|EPIPE/i.test(error.message)) return error
    return new StorageLost(`The connection to PostgreSQL broke: ${error instanceof Error ? error.message : String(error)}`)
  }
  const { code, message, constraint, table, column, detail, position } = error
  if (code === '57014' && message.includes('statement timeout')) {
    return new StatementTooLong('A statement took longer than it may and was ended.')
  }
  if (code === '25P03') return new StatementTooLong('A transaction was left open too long and was ended.')
  if (code === '53100') return new StorageFull(`The PostgreSQL server's disk is full: ${message}`)
  if (code?.startsWith('57P') || code?.startsWith('08')) return new StorageLost(`PostgreSQL ended the connection: ${message}`)
  return new SqlError(message, {
    code,
    constraint,
    table,
    column,
    detail,
    position: position === undefined ? undefined : Number(position),
  })
}
