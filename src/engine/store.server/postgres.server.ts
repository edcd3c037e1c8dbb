// The database on a PostgreSQL server: the same door, several transactions at a time.
import pg from 'pg'
import { copyChunks, copyTarget, quoteName } from './copy-text.server.ts'
import { CopyIn } from './copy-in.server.ts'
import type { BulkRows, BulkTx, Database, Health, PostgresOptions, Scope, Tx } from './database.server.ts'
import { CannotConnect, StorageClosed, StorageLost } from './errors.server.ts'
import { insertRows } from './insert-rows.server.ts'
import { PostgresListener } from './postgres-listener.server.ts'
import { PostgresTx, sqlErrorOf } from './postgres-tx.server.ts'
import { beginText, outsideTransaction } from './scope.server.ts'
import { parserOf } from './values.server.ts'

const oldestVersion = 15
const houseDeadlineMs = 15 * 60_000
const idleLimitMs = 60_000
const copyBytes = 1024 * 1024

/** Values as the embedded database gives them, whatever else this process may have told `pg`. */
const types = { getTypeParser: (type: number, format?: string) => (format === 'binary' ? asBytes : parserOf(type)) }
const asBytes = (bytes: unknown) => bytes

export async function postgres(options: PostgresOptions): Promise<Database> {
  const deadlineMs = options.statementDeadlineMs ?? 30_000
  const settings = {
    TimeZone: 'UTC',
    DateStyle: 'ISO,YMD',
    IntervalStyle: 'iso_8601',
    statement_timeout: String(deadlineMs),
    idle_in_transaction_session_timeout: String(idleLimitMs),
  }
  const config: pg.PoolConfig = {
    connectionString: options.url,
    max: options.max ?? 10,
    application_name: 'guyub',
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    // Statements not waited for travel together: begin, role, settings and the first query cost one journey.
    pipeline: true,
    types: types as pg.CustomTypesConfig,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
  }
  const pool = new pg.Pool(config)
  // A connection that breaks while idle is replaced at the next need; whoever needs it then hears if it cannot be.
  pool.on('error', error => console.error('storage connection:', error.message))
  const server = await greet(pool)
  const listener = new PostgresListener(config)
  let closing: Promise<void> | null = null

  // The database closes only when these have ended.
  const running = new Set<Promise<unknown>>()

  async function run<T>(begin: string, work: (tx: PostgresTx) => Promise<T>): Promise<T> {
    if (closing) throw new StorageClosed('The database is closed.')
    const whole = outsideTransaction(async () => {
      const client = await connect(pool)
      const tx = new PostgresTx(client)
      try {
        return await tx.run(begin, work)
      } finally {
        client.release(tx.broken)
      }
    })
    running.add(whole)
    try {
      return await whole
    } finally {
      running.delete(whole)
    }
  }

  function tx<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    const own = scope.statementDeadlineMs
    const words = beginText(scope, scope.readOnly ?? false)
    return run(own === undefined ? words : `${words};set local statement_timeout = ${Math.ceil(own)}`, work)
  }

  async function bulkCopy(bulk: BulkRows): Promise<number> {
    const begin = `begin;set local statement_timeout = ${houseDeadlineMs}`
    // COPY does not work under row-level policies; without the right to pass them the owner's policies decide.
    if (!server.passesPolicies) {
      return run(`${begin};set local role guyub_owner`, tx => insertRows(tx, bulk.table, bulk.columns, bulk.rows))
    }
    return apart(async client => {
      const copy = new CopyIn(`copy ${copyTarget(bulk)} from stdin`, copyChunks(bulk.rows, copyBytes))
      await client.query(begin)
      client.query(copy)
      const copied = await copy.copied
      await client.query('commit')
      return copied
    })
  }

  /** Copying is done as the connecting user, everything else as the house's jobs. */
  function bulk<T>(work: (tx: BulkTx) => Promise<T>): Promise<T> {
    return outsideTransaction(() => apart(async client => {
      const tx = new PostgresTx(client)
      // Copying needs a connection of the old kind: one statement after the other.
      let last: Promise<unknown> = Promise.resolve()
      const inTurn = <R>(statement: () => Promise<R>): Promise<R> => {
        const now = last.then(statement, statement)
        last = now.catch(() => undefined)
        return now
      }
      const copy = (rows: BulkRows): Promise<number> => inTurn(async () => {
        await tx.exec(server.passesPolicies ? 'set local role none' : 'set local role guyub_owner')
        const copied = server.passesPolicies
          ? await tx.copy(copyTarget(rows), copyChunks(rows.rows, copyBytes))
          : await insertRows(tx, rows.table, rows.columns, rows.rows)
        await tx.exec('set local role guyub_job')
        return copied
      })
      return tx.run(`begin;set local statement_timeout = ${houseDeadlineMs};set local role guyub_job`, () => work({
        query: (text, params) => inTurn(() => tx.query(text, params)), change: (text, params) => inTurn(() => tx.change(text, params)), exec: text => inTurn(() => tx.exec(text)), copy,
      }))
    }))
  }

  /** A connection for one long piece of work; whatever it leaves unfinished ends with it. */
  async function apart<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    if (closing) throw new StorageClosed('The database is closed.')
    const client = new pg.Client({ ...config, pipeline: false })
    client.on('error', () => undefined) // the statement under way fails with it
    try {
      await client.connect()
      return await work(client)
    } catch (error) {
      throw sqlErrorOf(error)
    } finally {
      await client.end()
    }
  }

  async function vacuum(): Promise<void> {
    await apart(async client => {
      await client.query(`set statement_timeout = ${houseDeadlineMs}`)
      const mine = await client.query<{ schema: string; name: string }>(tablesToVacuum)
      for (const { schema, name } of mine.rows) {
        await client.query(`vacuum (analyze) ${quoteName(schema)}.${quoteName(name)}`)
      }
    })
  }

  async function health(): Promise<Health> {
    const [size] = await run('begin read only', tx =>
      tx.query<{ bytes: number }>('select pg_database_size(current_database()) as bytes'),
    )
    return {
      kind: 'postgres',
      version: server.version,
      freeBytes: null,
      writable: true,
      waiting: pool.waitingCount,
      sizeBytes: size?.bytes ?? 0,
    }
  }

  async function close(): Promise<void> {
    await Promise.allSettled(running)
    await listener.close()
    await pool.end()
  }

  return {
    kind: 'postgres',
    tx: async (scope, work) => tx(scope, work),
    admin: work => run(`begin;set local statement_timeout = ${houseDeadlineMs}`, work),
    bulkCopy,
    bulk,
    checkpoint: async () => undefined, // the server's own business
    vacuum,
    health,
    listen: (channel, heard) => listener.listen(channel, heard),
    close: () => (closing ??= close()),
  }
}

const tablesToVacuum = `
  select schemaname as schema, tablename as name
  from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema')
    and (pg_has_role(current_user, tableowner, 'usage'))
  order by schemaname, tablename`

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StorageLost(`The PostgreSQL server cannot be reached: ${reason}`)
  }
}

/** Meets the server: is it there, is it new enough, may we pass row-level policies. */
async function greet(pool: pg.Pool): Promise<{ version: string; passesPolicies: boolean }> {
  try {
    const { rows } = await pool.query<{ version: string; passes: boolean }>(`
      select current_setting('server_version') as version, rolsuper or rolbypassrls as passes
      from pg_roles
      where rolname = current_user`)
    const { version = '0', passes = false } = rows[0] ?? {}
    if (Number.parseInt(version, 10) >= oldestVersion) return { version, passesPolicies: passes }
    throw new CannotConnect(
      `Server PostgreSQL ini versi ${version}; Guyub memerlukan versi ${oldestVersion} atau lebih baru. ` +
        `(PostgreSQL ${oldestVersion} or newer is needed.)`,
    )
  } catch (error) {
    await pool.end()
    if (error instanceof CannotConnect) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new CannotConnect(
      `Server PostgreSQL di DATABASE_URL tidak dapat dihubungi: ${reason} (The PostgreSQL server cannot be reached.)`,
    )
  }
}
