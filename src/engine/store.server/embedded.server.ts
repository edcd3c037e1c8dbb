// The embedded database: PostgreSQL (PGlite) in one thread of this process, durable, one transaction at a time.
import { copyChunks, copyTarget } from './copy-text.server.ts'
import type { BulkRows, BulkTx, EmbeddedDatabase, EmbeddedOptions, Health } from './database.server.ts'
import { DiskRoom } from './disk-room.server.ts'
import { type Begin, EmbeddedTx } from './embedded-tx.server.ts'
import { EngineSession, type Owner } from './engine-session.server.ts'
import { StorageClosed, StorageFull } from './errors.server.ts'
import { lockFolder } from './folder-lock.server.ts'
import { beginText, outsideTransaction } from './scope.server.ts'
import { TurnQueue } from './turn-queue.server.ts'
import type { WireValue } from './values.server.ts'

// Work of the house (vacuum, checkpoint, bulk) may take its time.
const houseDeadlineMs = 15 * 60_000
const checkpointEveryMs = 5 * 60_000
const checkpointWalBytes = 64 * 1024 * 1024
const lookEveryMs = 15_000
const copyBytes = 8 * 1024 * 1024

const tablesToVacuum = `
  select format('%I.%I', schemaname, tablename) as name
  from pg_tables
  where schemaname not in ('pg_catalog', 'information_schema')
  order by name`

// Upkeep is tried again at the next look; what failed in it fails loudly for whoever needs the database.
function troubled(error: unknown): void {
  if (!(error instanceof StorageClosed)) console.error('storage upkeep:', error)
}

export async function embedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const release = options.folder === null ? () => undefined : lockFolder(options.folder)
  try {
    const disk = new DiskRoom(options.folder, options.minFreeBytes ?? 500e6, options.freeBytesOf)
    await disk.look()
    return await open(options, disk, release)
  } catch (error) {
    release()
    throw error
  }
}

async function open(options: EmbeddedOptions, disk: DiskRoom, release: () => void): Promise<EmbeddedDatabase> {
  const usualDeadlineMs = options.statementDeadlineMs ?? 30_000
  const turns = new TurnQueue()
  const listeners = new Map<string, Set<(payload: string) => void>>()
  let wroteSinceCheckpoint = false
  let checkpointedAt = performance.now()
  let closing: Promise<void> | null = null

  const session = await EngineSession.open({
    folder: options.folder,
    snapshot: options.snapshot ?? null,
    durable: options.folder !== null && (options.fsync ?? true),
    ...(options.thread ? { thread: options.thread } : {}),
    heard: (channel, payload) => {
      for (const heard of listeners.get(channel) ?? []) heard(payload)
    },
    reopened: () => {
      for (const channel of listeners.keys()) house(`listen "${channel}"`).catch(troubled)
    },
  })
  const [{ version } = { version: '' }] = await inTurn('reader', owner =>
    rows<{ version: string }>(owner, `select current_setting('server_version') as version`),
  )
  const upkeep = setInterval(() => void look(), lookEveryMs)
  upkeep.unref()

  function send(owner: Owner, text: string, params: readonly WireValue[] | null, deadlineMs: number, copy?: Uint8Array) {
    return session.send({ text, params, deadlineMs, owner, ...(copy ? { copy } : {}) })
  }

  async function rows<T>(owner: Owner, text: string): Promise<T[]> {
    const reply = await send(owner, text, [], houseDeadlineMs)
    if (reply.error) throw reply.error
    return reply.rows as T[]
  }

  async function inTurn<T>(kind: 'reader' | 'writer', work: (owner: Owner) => Promise<T>): Promise<T> {
    await turns.take(kind)
    try {
      return await work({ failure: null })
    } finally {
      turns.release()
    }
  }

  /** One statement of the house, outside any transaction. */
  function house(text: string): Promise<void> {
    return inTurn('writer', async owner => {
      const { error } = await send(owner, text, null, houseDeadlineMs)
      if (error) throw error
    })
  }

  function run<T>(begin: Begin, work: (tx: EmbeddedTx) => Promise<T>): Promise<T> {
    return outsideTransaction(async () => {
      await turns.take(begin.readOnly ? 'reader' : 'writer')
      let held = true
      const letGo = () => {
        if (held) turns.release()
        held = false
      }
      try {
        await disk.look()
        const tx = new EmbeddedTx(session, begin, disk)
        const result = await tx.run(work)
        // The next in turn may begin while this commit is on its way to the disk: the engine keeps the order.
        const committed = tx.commit()
        letGo()
        await committed
        if (!begin.readOnly) wroteSinceCheckpoint = true
        return result
      } finally {
        letGo()
      }
    })
  }

  async function look(): Promise<void> {
    if (!wroteSinceCheckpoint || options.folder === null || closing) return
    try {
      const [wal] = await inTurn('reader', owner =>
        rows<{ bytes: string }>(
          owner,
          'select pg_wal_lsn_diff(pg_current_wal_lsn(), redo_lsn) as bytes from pg_control_checkpoint()',
        ),
      )
      const due = performance.now() - checkpointedAt > checkpointEveryMs
      if (due || Number(wal?.bytes ?? 0) > checkpointWalBytes) await checkpoint()
    } catch (error) {
      troubled(error)
    }
  }

  async function checkpoint(): Promise<void> {
    wroteSinceCheckpoint = false
    checkpointedAt = performance.now()
    await house('checkpoint')
  }

  async function vacuum(): Promise<void> {
    await disk.look()
    if (disk.short) throw new StorageFull(disk.sentence)
    const tables = await inTurn('reader', owner => rows<{ name: string }>(owner, tablesToVacuum))
    for (const table of tables) await house(`vacuum (analyze) ${table.name}`)
    wroteSinceCheckpoint = true
  }

  async function bulkCopy(bulk: BulkRows): Promise<number> {
    const begin: Begin = { text: 'begin', readOnly: false, deadlineMs: houseDeadlineMs }
    return run(begin, async tx => {
      let count = 0
      for (const chunk of copyChunks(bulk.rows, copyBytes)) count += await tx.copy(copyTarget(bulk), chunk)
      return count
    })
  }

  function bulk<T>(work: (tx: BulkTx) => Promise<T>): Promise<T> {
    return run({ text: 'begin;set local role guyub_job', readOnly: false, deadlineMs: houseDeadlineMs }, tx => {
      const copy = async (rows: BulkRows): Promise<number> => {
        await tx.exec('set local role none')
        let count = 0
        for (const chunk of copyChunks(rows.rows, copyBytes)) count += await tx.copy(copyTarget(rows), chunk)
        await tx.exec('set local role guyub_job')
        return count
      }
      return work({ query: (text, params) => tx.query(text, params), change: (text, params) => tx.change(text, params), exec: text => tx.exec(text), copy })
    })
  }

  async function listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
    if (!/^[a-z_][a-z0-9_]*$/.test(channel)) throw new Error(`«${channel}» cannot be the name of a channel.`)
    const all = listeners.get(channel) ?? new Set()
    listeners.set(channel, all.add(heard))
    if (all.size === 1) await house(`listen "${channel}"`)
    return async () => {
      if (!all.delete(heard) || all.size > 0) return
      listeners.delete(channel)
      await house(`unlisten "${channel}"`)
    }
  }

  async function health(): Promise<Health> {
    await disk.look()
    const [size] = await inTurn('reader', owner =>
      rows<{ bytes: number }>(owner, 'select pg_database_size(current_database()) as bytes'),
    )
    const { freeBytes, short } = disk
    return { kind: 'embedded', version, freeBytes, writable: !short, waiting: turns.waiting, sizeBytes: size?.bytes ?? 0 }
  }

  async function close(): Promise<void> {
    clearInterval(upkeep)
    await turns.close(new StorageClosed('The database is closed.'))
    try {
      // What is gone has nothing left to save, and said so to whoever used it.
      if (!session.gone) await send({ failure: null }, 'checkpoint', null, houseDeadlineMs)
    } finally {
      await session.close()
      release()
    }
  }

  return {
    kind: 'embedded',
    tx: async (scope, work) => {
      const readOnly = scope.readOnly ?? false
      const deadlineMs = scope.statementDeadlineMs ?? usualDeadlineMs
      return run({ text: beginText(scope, readOnly), readOnly, bookkeeping: scope.bookkeeping ?? false, deadlineMs }, work)
    },
    admin: work => run({ text: 'begin', readOnly: false, deadlineMs: houseDeadlineMs }, work),
    bulkCopy,
    bulk,
    checkpoint,
    vacuum,
    health,
    listen,
    snapshot: async () => {
      await checkpoint()
      return inTurn('writer', () => session.snapshot())
    },
    close: () => (closing ??= close()),
  }
}
