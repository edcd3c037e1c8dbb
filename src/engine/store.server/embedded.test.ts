// What the embedded database promises of its folder: nothing acknowledged is lost, one process at a time, no full disk,
// no endless statement.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type EmbeddedDatabase, type EmbeddedOptions, openEmbedded } from './database.server.ts'
import { FolderInUse, StatementTooLong, StorageClosed, StorageFull, StorageLost } from './errors.server.ts'
import { migratedSnapshot } from './testing.server.ts'

const app = { role: 'guyub_app' } as const
const owner = { role: 'guyub_owner' } as const
const door = fileURLToPath(new URL('./database.server.ts', import.meta.url))

let prepared: string
let folder: string
let opened: EmbeddedDatabase[]

// A folder with a table in it, made once and copied for each test.
beforeAll(async () => {
  prepared = await mkdtemp(join(tmpdir(), 'guyub-prepared-'))
  const database = await openEmbedded({ folder: prepared, snapshot: await migratedSnapshot(), minFreeBytes: 0 })
  await database.tx(owner, tx => tx.exec('create table try_visit (id int primary key); grant all on try_visit to guyub_app'))
  await database.close()
})

afterAll(() => rm(prepared, { recursive: true }))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guyub-store-'))
  opened = []
})

afterEach(async () => {
  for (const database of opened) await database.close()
  await rm(folder, { recursive: true })
})

async function open(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> {
  const database = await openEmbedded({ folder, minFreeBytes: 0, ...options })
  opened.push(database)
  return database
}

async function openWithVisits(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedDatabase> {
  await cp(prepared, folder, { recursive: true })
  return open(options)
}

const visit = (database: EmbeddedDatabase, id: number) =>
  database.tx(app, tx => tx.change('insert into try_visit (id) values ($1)', [id]))
const visits = async (database: EmbeddedDatabase): Promise<number[]> => {
  const rows = await database.tx(app, tx => tx.query<{ id: number }>('select id from try_visit order by id'))
  return rows.map(({ id }) => id)
}

/** Another process that opens the same folder and does what `body` says with `db`. */
function otherProcess(body: string): ChildProcess & { lines: AsyncIterableIterator<string> } {
  const code = `
    import { openEmbedded } from ${JSON.stringify(door)}
    const db = await openEmbedded({ folder: ${JSON.stringify(folder)}, minFreeBytes: 0 })
    ${body}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  return Object.assign(child, { lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() })
}

describe('an acknowledged visit is kept', () => {
  test('through three sudden deaths', { timeout: 180_000 }, async () => {
    await (await openWithVisits()).close()
    const acknowledged: number[] = []
    for (let death = 0; death < 3; death++) {
      const child = otherProcess(`
        const write = id => db.tx({ role: 'guyub_app' }, tx => tx.query('insert into try_visit (id) values ($1)', [id]))
        for (let id = ${death * 1e6}; ; id += 3) {
          await Promise.all([write(id), write(id + 1), write(id + 2)])
          process.stdout.write(id + 2 + '\\n')
        }`)
      const enough = 40 + death * 17
      for (let seen = 0; seen < enough; seen++) {
        const { value } = await child.lines.next()
        acknowledged.push(Number(value) - 2, Number(value) - 1, Number(value))
      }
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    const kept = new Set(await visits(await open()))
    expect(acknowledged.filter(id => !kept.has(id))).toEqual([])
    expect(acknowledged.length).toBeGreaterThan(400)
  })

  test('a first start that was cut off leaves nothing half made', async () => {
    const child = otherProcess('')
    await expect.poll(async () => (await readdir(folder)).includes('pg.making'), { timeout: 10_000 }).toBe(true)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await open({ snapshot: await migratedSnapshot() })
    expect((await readdir(folder)).sort()).toEqual(['lock', 'pg'])
  })

  test('closing and opening again, and a copy from a snapshot', async () => {
    const first = await openWithVisits()
    await visit(first, 7)
    const snapshot = await first.snapshot()
    await first.close()
    expect(await visits(await open())).toEqual([7])
    expect(await visits(await open({ folder: join(folder, 'copy'), snapshot }))).toEqual([7])
  })
})

describe('one process a folder', () => {
  test('a second one is refused with a sentence, also in the same process', { timeout: 30_000 }, async () => {
    await openWithVisits()
    await expect(open()).rejects.toThrow(FolderInUse)
    const code = `
      import { openEmbedded } from ${JSON.stringify(door)}
      await openEmbedded({ folder: ${JSON.stringify(folder)} }).catch(error => console.log(error.name, error.message))`
    const refused = spawn(process.execPath, ['--input-type=module', '--eval', code])
    let said = ''
    refused.stdout.on('data', data => {
      said += data
    })
    await once(refused, 'exit')
    expect(said).toMatch(/^FolderInUse .*sedang dipakai/)
  })

  test('and the folder is free again when the first is killed', { timeout: 30_000 }, async () => {
    await (await openWithVisits()).close()
    const first = otherProcess(`console.log('open'); setInterval(() => undefined, 1000)`)
    await first.lines.next()
    await expect(open()).rejects.toThrow(FolderInUse)
    first.kill('SIGKILL')
    await once(first, 'exit')
    expect(await visits(await open())).toEqual([])
  })
})

describe('a disk nearly full', () => {
  test('refuses writing, goes on reading, takes up again when there is room, and stops a transaction that is filling it', { timeout: 30_000 }, async () => {
    let free = 1e9
    const database = await openWithVisits({ minFreeBytes: 500e6, freeBytesOf: async () => free })
    await visit(database, 1)
    free = 400e6
    await asked()
    await expect(visit(database, 2)).rejects.toThrow(StorageFull)
    await expect(visit(database, 2)).rejects.toThrow('400 MB')
    expect(await visits(database)).toEqual([1])
    await expect(database.bulkCopy({ table: 'try_visit', columns: ['id'], rows: [[3]] })).rejects.toThrow(StorageFull)
    await expect(database.vacuum()).rejects.toThrow(StorageFull)
    expect(await database.health()).toMatchObject({ freeBytes: 400e6, writable: false })
    free = 600e6
    await asked()
    await visit(database, 4)
    expect(await visits(database)).toEqual([1, 4])

    const filling = database.tx(app, async tx => {
      for (let id = 0; ; id++) {
        await tx.query('insert into try_visit (id) values ($1)', [100 + id])
        if (id === 10) free = 0
      }
    })
    await expect(filling).rejects.toThrow(StorageFull)
    expect(await visits(database)).toEqual([1, 4])
  })

  const asked = () => new Promise(resolve => setTimeout(resolve, 1100)) // it is asked once a second
})

describe('a statement without end', () => {
  test('is ended; its transaction fails, those waiting behind it do not notice', { timeout: 30_000 }, async () => {
    const database = await openWithVisits({ statementDeadlineMs: 500 })
    await visit(database, 1)
    const endless = database.tx(app, async tx => {
      await tx.query('insert into try_visit (id) values (2)')
      await tx.query(`select count(*) from generate_series(1, 1000000000000)`)
    })
    const behind = Promise.all([visit(database, 3), visit(database, 4)])
    await expect(endless).rejects.toThrow(StatementTooLong)
    await behind
    expect(await visits(database)).toEqual([1, 3, 4])
  })

  test('one that is only slow elsewhere is not ended: this thread being busy counts for nothing; one may have its own limit', async () => {
    const database = await openWithVisits({ statementDeadlineMs: 300 })
    const sent = visits(database)
    for (const until = performance.now() + 800; performance.now() < until; );
    expect(await sent).toEqual([])
    const rows = database.tx({ ...app, statementDeadlineMs: 10_000 }, tx => tx.query('select pg_sleep(0.5)::text as slept'))
    expect(await rows).toEqual([{ slept: '' }])
  })

  test('in memory there is nothing to open again: said plainly, to everyone', async () => {
    const database = await open({ folder: null, snapshot: await migratedSnapshot(), statementDeadlineMs: 300 })
    const slow = database.tx(app, tx => tx.query('select count(*) from generate_series(1, 1000000000000)'))
    await expect(slow).rejects.toThrow(StatementTooLong)
    await expect(database.tx(app, tx => tx.query('select 1'))).rejects.toThrow(StorageLost)
  })
})

describe('taking turns', () => {
  test('a reader passes waiting writers; closing lets those already waiting finish', async () => {
    const database = await openWithVisits()
    const order: string[] = []
    const slow = database.tx(app, async tx => {
      await tx.query('select pg_sleep(0.1)')
    })
    const writers = [1, 2].map(id => visit(database, id).then(() => order.push(`writer ${id}`)))
    const reader = database.tx({ ...app, readOnly: true }, async tx => tx.query('select 1')).then(() => order.push('reader'))
    await Promise.all([slow, ...writers, reader])
    expect(order[0]).toBe('reader')
    const waiting = Array.from({ length: 20 }, (_, id) => visit(database, 10 + id))
    await database.close()
    await Promise.all(waiting)
    await expect(visit(database, 99)).rejects.toThrow(StorageClosed)
    expect(await visits(await open())).toHaveLength(22)
  })
})
