// How a database is brought forward, and what is refused.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from './database.server.ts'
import { openEmbedded } from './database.server.ts'
import { MigrationRefused } from './errors.server.ts'
import { migrate, readMigrations } from './migrate.server.ts'
import { bothDatabases, migrationsFolder } from './testing.server.ts'

let folder: string
let database: Database
let first: string

// Only the first of the product's migrations, then invented ones; what they left is taken away after each test.
beforeAll(async () => {
  first = (await readMigrations(migrationsFolder))[0]?.text ?? ''
  database = await openEmbedded({ folder: null })
  folder = await mkdtemp(join(tmpdir(), 'guyub-migrations-'))
  await put('0001-roles-and-spine.sql', first)
  await migrate(database, folder)
  await rm(folder, { recursive: true })
})
afterAll(() => database.close())

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guyub-migrations-'))
  await put('0001-roles-and-spine.sql', first)
})

afterEach(async () => {
  await database.admin(tx => tx.exec(`drop table if exists house; delete from migration where name <> '0001-roles-and-spine'`))
  await rm(folder, { recursive: true })
})

const put = (name: string, text: string) => writeFile(join(folder, name), text)
const count = (table: string) =>
  database.tx({ role: 'guyub_owner' }, async tx => {
    const [row] = await tx.query<{ count: number }>(`select count(*) as count from ${table}`)
    return row?.count
  })

test('each file is applied once, in order, as the owner of the tables', async () => {
  await put('0003-visit.sql', `insert into house values ('a;b'); -- uses the one before`)
  await put('0002-house.sql', 'create table house (name text)')
  expect(await migrate(database, folder)).toEqual(['0002-house', '0003-visit'])
  expect(await migrate(database, folder)).toEqual([])
  expect(await count('house')).toBe(1)
  const [table] = await database.admin(tx => tx.query(`select tableowner from pg_tables where tablename = 'house'`))
  expect(table).toEqual({ tableowner: 'guyub_owner' })
})

test('one that fails leaves nothing of itself, and names its line', async () => {
  await put('0002-house.sql', 'create table house (name text);\n\ninsert into hut values (1);')
  await expect(migrate(database, folder)).rejects.toThrow('0002-house.sql, line 3: relation "hut" does not exist')
  await put('0002-house.sql', 'create table house (name text)')
  expect(await migrate(database, folder)).toEqual(['0002-house'])
})

test('one changed after it was applied is refused, but not for its line ends', async () => {
  await put('0002-house.sql', 'create table house (\n  name text)')
  await migrate(database, folder)
  await put('0002-house.sql', 'create table house (\r\n  name text)')
  expect(await migrate(database, folder)).toEqual([])
  await put('0002-house.sql', 'create table house (\n  name text not null)')
  await expect(migrate(database, folder)).rejects.toThrow(/0002-house.sql was changed/)
})

test('a database of a newer version is refused', async () => {
  await put('0002-house.sql', 'create table house (name text)')
  await migrate(database, folder)
  await rm(join(folder, '0002-house.sql'))
  await expect(migrate(database, folder)).rejects.toThrow(MigrationRefused)
})

test.each([
  ['a number twice', ['0002-house.sql', '0002-hut.sql']],
  ['a name of another kind', ['2-house.sql']],
  ['a number before the newest', ['0000-early.sql']],
])('%s is refused', async (_why, names) => {
  for (const name of names) await put(name, 'select 1')
  await expect(migrate(database, folder)).rejects.toThrow(MigrationRefused)
})

bothDatabases('the migrations of this product', open => {
  test('are all applied, and three roles without power beyond their grants are there', async () => {
    const fresh = await open()
    expect(await migrate(fresh, migrationsFolder)).toEqual([])
    const roles = await fresh.admin(tx =>
      tx.query(`
        select rolname as name
        from pg_roles
        where rolname like 'guyub%' and not (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb)
        order by rolname`),
    )
    expect(roles).toEqual([{ name: 'guyub_app' }, { name: 'guyub_job' }, { name: 'guyub_owner' }])
  })

  test('leave every table that has policies under force', async () => {
    const fresh = await open()
    const open_ = await fresh.admin(tx =>
      tx.query(`
        select relname as name
        from pg_class
        where relkind = 'r' and relrowsecurity and not relforcerowsecurity`),
    )
    expect(open_).toEqual([])
  })
})
