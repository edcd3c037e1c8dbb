// Brings a database to the newest shape: the files of db/migrations in order, forward only, each once and whole.
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database, Sql } from './database.server.ts'
import { CannotConnect, MigrationRefused, SqlError } from './errors.server.ts'
import { roles } from './scope.server.ts'
import { splitSql } from './split-sql.server.ts'

export interface Migration {
  /** '0001-roles-and-spine' */
  name: string
  hash: string
  text: string
  /** Run as the connecting user, not as guyub_owner: it makes the roles. */
  asConnected: boolean
}

const fileName = /^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.sql$/
const connectedMark = /^-- run as: the connecting user\b/
const noRight = '42501'
// Any number that is ours alone: one process migrates, the others wait and find it done.
const lockKey = 4_859_822

/** Answers the names of the migrations applied just now. */
export async function migrate(database: Database, folder: string): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const [first] = migrations
  if (!first) throw new MigrationRefused(`There are no migrations in ${folder}.`)
  await prepareRoles(database, first)
  const applied: string[] = []
  for (let next = await applyNext(database, migrations); next; next = await applyNext(database, migrations)) {
    applied.push(next)
  }
  return applied
}

export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter(name => name.endsWith('.sql')).sort()
  const numbers = new Set<string>()
  const migrations: Migration[] = []
  for (const file of files) {
    const number = file.slice(0, 4)
    if (!fileName.test(file)) throw new MigrationRefused(`${file} is not named like 0007-aid-packages.sql.`)
    if (numbers.has(number)) throw new MigrationRefused(`Two migrations carry the number ${number}.`)
    numbers.add(number)
    // The same on a checkout that turned line ends into \r\n.
    const text = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
    const hash = createHash('sha256').update(text).digest('hex')
    migrations.push({ name: file.slice(0, -4), hash, text, asConnected: connectedMark.test(text) })
  }
  return migrations
}

// The first migration makes the roles. They belong to the whole server, so a database brought from another server
// has its list of migrations but not the roles: then it is run again.
async function prepareRoles(database: Database, first: Migration): Promise<void> {
  await database.admin(async tx => {
    await lock(tx, database)
    const [state] = await tx.query<{ ready: boolean; name: string }>(
      `select current_user::text as name, to_regclass('public.migration') is not null
        and (select count(*) from pg_roles where rolname = any ($1::text[]) and pg_has_role(rolname, 'member')) = 3 as ready`,
      [roles],
    )
    if (state?.ready) return
    try {
      await runStatements(tx, first)
    } catch (error) {
      if (!(error instanceof SqlError && error.code === noRight)) throw error
      throw new CannotConnect(mayNotMakeRoles(state?.name ?? '', error.message))
    }
  })
}

function mayNotMakeRoles(user: string, reason: string): string {
  const makes = roles.map(role => `create role ${role} nologin;`).join(' ')
  return (
    `Pengguna PostgreSQL «${user}» belum boleh menyiapkan basis data ini (${reason}). Mintalah administrator server ` +
    `menjalankan: ${makes} grant ${roles.join(', ')} to "${user}"; dan menjadikan "${user}" pemilik basis data ini. ` +
    `(The connecting user may not create the roles; ask the server's administrator to run these statements.)`
  )
}

/** Applies the first migration that is missing; answers its name, or null when nothing is missing. */
async function applyNext(database: Database, migrations: readonly Migration[]): Promise<string | null> {
  return database.admin(async tx => {
    await lock(tx, database)
    await tx.exec('set local role guyub_owner')
    const done = await tx.query<{ name: string; hash: string }>('select name, hash from migration order by name')
    const next = nextOf(migrations, done)
    if (!next) return null
    if (next.asConnected) await tx.exec('reset role')
    await runStatements(tx, next)
    await tx.exec('set local role guyub_owner')
    await tx.query('insert into migration (name, hash) values ($1, $2)', [next.name, next.hash])
    return next.name
  })
}

function nextOf(migrations: readonly Migration[], done: readonly { name: string; hash: string }[]): Migration | null {
  const hashByName = new Map(done.map(({ name, hash }) => [name, hash]))
  const newest = done.at(-1)?.name ?? ''
  let next: Migration | null = null
  for (const migration of migrations) {
    const hash = hashByName.get(migration.name)
    hashByName.delete(migration.name)
    if (hash === undefined) next ??= migration
    else if (hash !== migration.hash) {
      throw new MigrationRefused(
        `db/migrations/${migration.name}.sql was changed after it was applied to this database. ` +
          `Put it back as it was, and write the change as a new migration.`,
      )
    }
  }
  const [unknown] = hashByName.keys()
  if (unknown) {
    throw new MigrationRefused(
      `This database was brought forward by a newer Guyub (migration ${unknown}). Start that version or a later one.`,
    )
  }
  if (next && next.name < newest) {
    throw new MigrationRefused(`db/migrations/${next.name}.sql is numbered before ${newest}, which is already applied.`)
  }
  return next
}

// One at a time: a distributed database refuses several in one text, and a failure can name its line.
async function runStatements(tx: Sql, migration: Migration): Promise<void> {
  for (const { text, line } of splitSql(migration.text)) {
    try {
      await tx.exec(text)
    } catch (error) {
      if (!(error instanceof SqlError)) throw error
      throw new SqlError(`db/migrations/${migration.name}.sql, line ${line}: ${error.message}`, error)
    }
  }
}

async function lock(tx: Sql, database: Database): Promise<void> {
  if (database.kind === 'postgres') await tx.query(`select pg_advisory_xact_lock(${lockKey})`)
}
