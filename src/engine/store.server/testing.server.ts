// Databases for tests: migrated, empty, made in a moment; the same tests on the embedded one and, when given, on PostgreSQL.
import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, describe, inject } from 'vitest'
import { type Database, openEmbedded, openPostgres } from './database.server.ts'
import { migrate, readMigrations } from './migrate.server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A superuser's address of a PostgreSQL server; vitest.config.ts provides it from TEST_DATABASE_URL. */
    testDatabaseUrl: string | undefined
    /** True in `npm run soak`: properties run much longer. */
    soak: boolean
  }
}

export const migrationsFolder = fileURLToPath(new URL('../../../db/migrations', import.meta.url))
const cacheFolder = fileURLToPath(new URL('../../../node_modules/.cache/guyub', import.meta.url))
const enginePackage = fileURLToPath(new URL('../../../node_modules/@electric-sql/pglite/package.json', import.meta.url))

export interface TestDatabases {
  kind: Database['kind']
  /** A fresh, migrated database of its own; close it when done. */
  open: () => Promise<Database>
}

/** Embedded always; PostgreSQL too when the tests were given a server. */
export function testDatabases(): TestDatabases[] {
  const url = inject('testDatabaseUrl')
  const embedded: TestDatabases = { kind: 'embedded', open: freshDatabase }
  return url ? [embedded, { kind: 'postgres', open: () => freshOnServer(url) }] : [embedded]
}

/** Tests of the store itself: on every kind of database, always. What `open` opens is closed after the tests. */
export const bothDatabases = (name: string, define: Define): void => on(testDatabases(), name, define)

/**
 * Tests that stand on a store and must hold on each: on every kind in `npm run soak`; at every run on one of them, told by the
 * name, so that about half stand on each.
 */
export function eachDatabase(name: string, define: Define): void {
  const all = testDatabases()
  const letters = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0)
  on(inject('soak') ? all : all.slice(letters % all.length).slice(0, 1), name, define)
}

/** The tests on PostgreSQL when there is a server, else on the embedded one: for what asks the same statements very many times. */
export const oneDatabase = (name: string, define: Define): void => on(testDatabases().slice(-1), name, define)

type Define = (open: () => Promise<Database>, kind: Database['kind']) => void

function on(databases: readonly TestDatabases[], name: string, define: Define): void {
  for (const { kind, open } of databases) {
    describe(`${name} (${kind})`, () => {
      const opened: Database[] = []
      afterAll(async () => {
        for (const database of opened) await database.close()
      })
      define(async () => {
        const database = await open()
        opened.push(database)
        return database
      }, kind)
    })
  }
}

/** A fresh, migrated embedded database in memory: from a snapshot kept on disk, so 0.3 s instead of 2 s. */
export async function freshDatabase(): Promise<Database> {
  return openEmbedded({ folder: null, snapshot: await migratedSnapshot() })
}

let snapshot: Promise<Uint8Array<ArrayBuffer>> | undefined

/** A migrated, empty database as bytes: for `openEmbedded({ folder, snapshot })`. */
export function migratedSnapshot(): Promise<Uint8Array<ArrayBuffer>> {
  snapshot ??= readOrMakeSnapshot()
  return snapshot
}

async function readOrMakeSnapshot(): Promise<Uint8Array<ArrayBuffer>> {
  const name = `database-${await fingerprint()}.tar`
  const path = `${cacheFolder}/${name}`
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const database = await openEmbedded({ folder: null })
  await migrate(database, migrationsFolder)
  const bytes = await database.snapshot()
  await database.close()
  await mkdir(cacheFolder, { recursive: true })
  // Written aside and moved: another test process may look for it at this moment.
  const aside = `${path}.${process.pid}`
  await writeFile(aside, bytes)
  await rename(aside, path)
  for (const old of await readdir(cacheFolder)) {
    if (/^database-[0-9a-f]+\.tar$/.test(old) && old !== name) await rm(`${cacheFolder}/${old}`, { force: true })
  }
  return bytes
}

/** Of everything the migrated database depends on. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(enginePackage))
  for (const migration of await readMigrations(migrationsFolder)) hash.update(migration.name).update(migration.hash)
  return hash.digest('hex').slice(0, 16)
}

/** A database of its own on the server, copied from a migrated template; dropped when closed. */
async function freshOnServer(url: string): Promise<Database> {
  const template = await migratedTemplate(url)
  const name = `guyub_test_${randomBytes(6).toString('hex')}`
  await onServer(url, server => server.query(`create database ${name} template ${template}`))
  const database = await openPostgres({ url: urlOf(url, name), max: 4 })
  const close = async () => {
    await database.close()
    await onServer(url, server => server.query(`drop database if exists ${name} with (force)`))
  }
  return { ...database, close }
}

async function migratedTemplate(url: string): Promise<string> {
  const name = `guyub_template_${await fingerprint()}`
  await onServer(url, async server => {
    // One test process makes it, the others wait here: roles belong to the whole server.
    await server.query(`select pg_advisory_lock(hashtext('guyub test template'))`)
    const { rowCount } = await server.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    await server.query(`drop database if exists ${name}_making with (force)`)
    await server.query(`create database ${name}_making template template0`)
    const database = await openPostgres({ url: urlOf(url, `${name}_making`), max: 2 })
    await migrate(database, migrationsFolder)
    await database.close()
    await server.query(`alter database ${name}_making rename to ${name}`)
  })
  return name
}

async function onServer<T>(url: string, work: (server: pg.Client) => Promise<T>): Promise<T> {
  const server = new pg.Client({ connectionString: url })
  await server.connect()
  try {
    return await work(server)
  } finally {
    await server.end()
  }
}

function urlOf(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
