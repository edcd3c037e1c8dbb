// The one door to storage: transactions in a named role, the same on the embedded database and on a PostgreSQL server.

/** One statement per `query`, parameters as $1, $2 …; rows come back typed the same way on every engine:
 *  int2/int4/int8/float → number (int8 beyond 2^53 throws), numeric → string, date → 'YYYY-MM-DD',
 *  timestamptz → ISO text in UTC with milliseconds, json/jsonb → parsed, bytea → Uint8Array, arrays → arrays.
 *  Parameters: a JS array is a PostgreSQL array, a plain object is JSON; a JSON *array* is passed as JSON.stringify(…). */
export interface Sql {
  query<T = Record<string, unknown>>(text: string, params?: readonly unknown[]): Promise<T[]>
  /** Like `query`, but answers how many rows were written. */
  change(text: string, params?: readonly unknown[]): Promise<number>
  /** Any number of statements without parameters; nothing comes back. */
  exec(text: string): Promise<void>
}

/** A running transaction. Queries may be sent without waiting for each other; they run in the order sent.
 *  After a failed statement only `rollback to savepoint …` helps, as in PostgreSQL itself. */
export type Tx = Sql

/** A transaction of the house that also copies rows in: they and whatever hangs on them become visible together, or not at all. */
export interface BulkTx extends Tx {
  copy(bulk: BulkRows): Promise<number>
}

export type Role = 'guyub_app' | 'guyub_job' | 'guyub_owner'

/** Who the database should think we are. Each setting becomes a literal `set local app.<name> = '…'`;
 *  values may hold only 0-9 A-Z a-z . , : _ - and anything else throws before a statement is sent. */
export interface Scope {
  role: Role
  settings?: Readonly<Record<string, string>>
  /** A read-only transaction may pass waiting writers, and goes on when the disk is full. */
  readOnly?: boolean
  /** Writes only what reading leaves behind (cursors, the record of reads): goes on with the disk nearly full, until half of what is kept free is gone. */
  bookkeeping?: boolean
  /** Milliseconds one statement may take here, instead of the database's own limit. */
  statementDeadlineMs?: number
}

export interface Health {
  kind: Database['kind']
  /** Of the SQL engine, e.g. '18.3' */
  version: string
  /** Bytes left where the embedded folder lies; null where it is not ours to know. */
  freeBytes: number | null
  /** False while writes are refused because the disk is nearly full. */
  writable: boolean
  /** Transactions waiting for their turn. */
  waiting: number
  /** Bytes the database takes. */
  sizeBytes: number
}

/** Rows for `bulkCopy`: a table of `public`, the columns given, one array of values per row. */
export interface BulkRows {
  table: string
  columns: readonly string[]
  rows: Iterable<readonly unknown[]>
}

export interface Database {
  kind: 'embedded' | 'postgres'
  /** Commits when `work` returns, rolls back when it throws (and throws the same). */
  tx<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>
  /** As the connecting user, outside every row-level policy: only for bootstrap, migrations and dumps. */
  admin<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** The quickest way in for very many rows, in one transaction and outside row-level policies (imports, demo). */
  bulkCopy(bulk: BulkRows): Promise<number>
  /** One long transaction in the role of the house's jobs, with the quickest way in for very many rows inside it. */
  bulk<T>(work: (tx: BulkTx) => Promise<T>): Promise<T>
  checkpoint(): Promise<void>
  /** `vacuum (analyze)` table by table; other transactions run in between. The caller schedules it. */
  vacuum(): Promise<void>
  health(): Promise<Health>
  /** Hears `notify <channel>`; the answer stops listening. A hint only: nothing may depend on hearing it. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  /** Lets running transactions end, makes everything durable, frees the folder. */
  close(): Promise<void>
}

/** What only the embedded database can do. */
export interface EmbeddedDatabase extends Database {
  kind: 'embedded'
  /** The whole database as bytes, to start another one from (`EmbeddedOptions.snapshot`). */
  snapshot(): Promise<Uint8Array<ArrayBuffer>>
}

export interface EmbeddedOptions {
  /** null = in memory, gone at the end. */
  folder: string | null
  /** A data folder dumped by `snapshot()`, to start from when the folder is empty. */
  snapshot?: Uint8Array<ArrayBuffer>
  /** A statement that takes longer ends the worker; the folder is opened anew. Default 30,000. */
  statementDeadlineMs?: number
  /** Writes are refused below this. Default 500 MB. */
  minFreeBytes?: number
  /** How full the disk is; asked at most once a second. Default: the file system's own answer. */
  freeBytesOf?: (folder: string) => Promise<number>
  /** Durable commits; only tests may turn it off. Default true. */
  fsync?: boolean
  /** The engine's thread on another disk than the real one (see engine-thread.server.ts); only tests bring one. */
  thread?: URL
}

export interface PostgresOptions {
  url: string
  /** Connections of this process. Default 10. */
  max?: number
  /** Default 30,000. */
  statementDeadlineMs?: number
}

/** Throws `FolderInUse` when another process has the folder open. */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { embedded } = await import('./embedded.server.ts')
  return embedded(options)
}

/** Throws `CannotConnect` with a sentence when the server does not answer or is older than 15. */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const { postgres } = await import('./postgres.server.ts')
  return postgres(options)
}
