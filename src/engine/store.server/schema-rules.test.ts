// The shape that lets one schema run on one embedded database, on PostgreSQL and spread over many by regency.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from './database.server.ts'
import { freshDatabase } from './testing.server.ts'

let database: Database
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

/** The breaches a query finds, each as one line. */
async function breaches(question: string): Promise<string[]> {
  const rows = await database.admin(tx => tx.query<{ breach: string }>(`${distributed} ${question} order by breach`))
  return rows.map(({ breach }) => breach)
}

// A table that carries a regency is spread by it; unless its primary key does not name it: then it is a look-up (a NIK's
// hash, a ticket's code), spread by the first column of that key. The others are the same everywhere.
const distributed = `
  with spread as (
    select c.oid, c.relname::text as name, c.relrowsecurity, c.relforcerowsecurity, a.attnotnull,
      case when p.indrelid is null or a.attnum = any (p.indkey::int2[]) then a.attnum else p.indkey[0] end as attnum
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'regency_code' and not a.attisdropped
    left join pg_index p on p.indrelid = c.oid and p.indisprimary
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  )`

test('every key of a spread table holds the column it is spread by', async () => {
  const keys = await breaches(`
    select format('%s: %s', s.name, i.indexrelid::regclass) as breach
    from spread s
    join pg_index i on i.indrelid = s.oid
    where i.indisunique and not (s.attnum = any (i.indkey::int2[]))`)
  expect(keys).toEqual([])
})

test('every spread table has a primary key, and a regency in every row', async () => {
  const without = await breaches(`
    select s.name as breach
    from spread s
    where not s.attnotnull
      or not exists (select from pg_index i where i.indrelid = s.oid and i.indisprimary)`)
  expect(without).toEqual([])
})

test('a foreign key from a spread table stays within the regency, or points at a table that is everywhere', async () => {
  const keys = await breaches(`
    select format('%s: %s', s.name, f.conname) as breach
    from spread s
    join pg_constraint f on f.conrelid = s.oid and f.contype = 'f'
    join spread t on t.oid = f.confrelid
    where not (s.attnum = any (f.conkey) and t.attnum = any (f.confkey))`)
  expect(keys).toEqual([])
})

test('no triggers: the engine writes what must follow in the same transaction', async () => {
  const triggers = await breaches(`
    select format('%s: %s', s.name, t.tgname) as breach
    from spread s
    join pg_trigger t on t.tgrelid = s.oid and not t.tgisinternal`)
  expect(triggers).toEqual([])
})

test('every spread table is under row-level policies, its owner too', async () => {
  expect(await breaches(`select name as breach from spread where not (relrowsecurity and relforcerowsecurity)`)).toEqual([])
})

test('policies are expressions on the row alone: no other table is asked', async () => {
  const asking = await breaches(`
    select format('%s: %s', tablename, policyname) as breach
    from pg_policies
    where concat(qual, with_check) ~* '\\yselect\\y'`)
  expect(asking).toEqual([])
})

test('the codes all work is joined by compare byte by byte: their columns say collate "C"', async () => {
  const otherwise = await breaches(`
    select format('%s.%s', c.relname, a.attname) as breach
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and a.atttypid = 'text'::regtype
      and a.attname in ('regency_code', 'place_code', 'place', 'space', 'id')
      and a.attcollation <> 'pg_catalog."C"'::regcollation`)
  expect(otherwise).toEqual([])
})

test('every table belongs to guyub_owner', async () => {
  const others = await breaches(`
    select format('%s: %s', tablename, tableowner) as breach
    from pg_tables
    where schemaname = 'public' and tableowner <> 'guyub_owner'`)
  expect(others).toEqual([])
})
