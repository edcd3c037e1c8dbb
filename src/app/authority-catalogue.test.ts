// The catalogue of the database itself: row-level security everywhere, no triggers, every key sharded, declarations and columns the same.
import { expect, it } from 'vitest'
import { snake, sqlTypeOf } from '../engine/record.ts'
import type { Database } from '../engine/store.server/database.server.ts'
import { bothDatabases } from '../engine/store.server/testing.server.ts'
import { house } from './rooms.ts'

/** Open to everybody who is signed in: places and their outlines, and the list of migrations. */
const publicTables = ['boundary', 'migration', 'place', 'place_source']
/** The house's own: nobody who is served reaches them at all. */
const houseTables = [
  'act_link', 'breach_exposure', 'counter_rollup', 'device', 'device_cursor', 'device_trouble', 'house_stamp', 'leave_notice', 'list_job', 'list_part', 'nik_holder', 'objection_ticket', 'photo_piece', 'photo_upload', 'read_log', 'rollup_state', 'session', 'space', 'ticket',
]
/** Read by whom they concern, written by the house alone. */
const readOnlyTables = ['act_log', 'act_payload', 'act_touch', 'base', 'base_page', 'counter', 'photo']
/** Look-ups that are not spread by regency: kept whole, or spread by their own key. */
const notByRegency = [...publicTables, 'device', 'device_cursor', 'device_trouble', 'house_stamp', 'list_job', 'list_part', 'nik_holder', 'objection_ticket', 'photo_piece', 'photo_upload', 'session', 'ticket']

const sees = 'guyub_sees(place_code, class, team, space)'
const writes = 'guyub_writes(space)'
const ownCounters = "((class = 'N'::text) AND COALESCE((place_code ^@ ANY (guyub_setting('app.n'::text))), false))"

interface Policy {
  table: string
  command: string
  permissive: boolean
  roles: string
  using: string | null
  check: string | null
}

bothDatabases('the catalogue', (open) => {
  const ask = async <T>(text: string): Promise<T[]> => {
    db ??= await open()
    return db.admin((tx) => tx.query<T>(text))
  }
  let db: Database | undefined

  const tables = (): Promise<{ name: string; enabled: boolean; forced: boolean; owner: string }[]> => ask(
    `select c.relname::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner)::text as owner
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') order by c.relname collate "C"`)
  const policies = (): Promise<Policy[]> => ask(
    `select c.relname::text as "table", p.polcmd::text as command, p.polpermissive as permissive,
       (select string_agg(pg_get_userbyid(r), ',') from unnest(p.polroles) as r)::text as roles,
       pg_get_expr(p.polqual, p.polrelid) as "using", pg_get_expr(p.polwithcheck, p.polrelid) as "check"
     from pg_policy p join pg_class c on c.oid = p.polrelid order by c.relname collate "C", p.polname`)

  it('forces row-level security on every table but the public ones', async () => {
    const all = await tables()
    const open = all.filter((t) => !t.enabled || !t.forced).map((t) => t.name)
    expect(open).toEqual(publicTables)
    expect(all.filter((t) => t.owner !== 'guyub_owner')).toEqual([])
  })

  it('lets the application read by guyub_sees and write by guyub_writes, and nothing else', async () => {
    const records = [...house.records.values()].map((r) => r.table)
    const expected = new Map<string, string[]>()
    for (const t of records) expected.set(t, [`* ${writes} / ${writes}`, `r ${sees} / null`])
    for (const t of readOnlyTables) expected.set(t, [t === 'counter' ? `r ${ownCounters} / null` : `r ${sees} / null`])
    const found = new Map<string, string[]>()
    for (const p of await policies()) {
      if (p.roles === 'guyub_job') continue
      expect([p.table, p.roles, p.permissive]).toEqual([p.table, 'guyub_app', true])
      found.set(p.table, [...(found.get(p.table) ?? []), `${p.command} ${p.using} / ${p.check}`].sort())
    }
    expect([...found].sort()).toEqual([...expected].sort())
    const known = [...publicTables, ...houseTables, ...readOnlyTables, ...records].sort()
    expect((await tables()).map((t) => t.name)).toEqual(known)
  })

  it('grants the application nothing on the house’s own tables', async () => {
    const grants = await ask<{ table: string; right: string }>(
      `select table_name::text as "table", string_agg(privilege_type::text, ',' order by privilege_type::text) as "right"
       from information_schema.role_table_grants where table_schema = 'public' and grantee = 'guyub_app' group by 1 order by table_name::text collate "C"`)
    const right = new Map(grants.map((g) => [g.table, g.right]))
    for (const t of houseTables) expect([t, right.get(t)]).toEqual([t, undefined])
    for (const t of [...readOnlyTables, ...publicTables]) expect([t, right.get(t)]).toEqual([t, 'SELECT'])
    for (const r of house.records.values()) expect([r.table, right.get(r.table)]).toEqual([r.table, 'DELETE,INSERT,SELECT,UPDATE'])
    const everyone = await ask(`select table_name from information_schema.role_table_grants where table_schema = 'public' and grantee = 'PUBLIC'`)
    expect(everyone).toEqual([])
  })

  it('has no triggers, no sub-selects in policies, no foreign keys across shards, and regency_code in every key', async () => {
    expect(await ask(`select tgname from pg_trigger where not tgisinternal`)).toEqual([])
    for (const p of await policies()) expect(`${p.using} ${p.check}`).not.toMatch(/select/i)
    expect(await ask(`select conrelid::regclass::text as "table" from pg_constraint c join pg_namespace n on n.oid = c.connamespace where contype = 'f' and n.nspname = 'public'
      and conrelid::regclass::text not in (${notByRegency.map((t) => `'${t}'`).join(', ')})`)).toEqual([])
    const keys = await ask<{ table: string; columns: string[] }>(
      `select i.indrelid::regclass::text as "table", array_agg(a.attname::text order by a.attnum) as columns
       from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
       where n.nspname = 'public' and i.indisunique group by i.indexrelid, 1 order by 1`)
    const loose = new Set(keys.filter((k) => !k.columns.includes('regency_code')).map((k) => k.table))
    if (loose.has('nik_holder')) loose.delete('nik_holder')
    expect([...loose].filter((t) => !notByRegency.includes(t))).toEqual([])
    const without = (await tables()).map((t) => t.name).filter((t) => !keys.some((k) => k.table === t))
    expect(without).toEqual([])
  })

  it('compares codes byte by byte', async () => {
    const rows = await ask(
      `select c.relname::text as "table", a.attname::text as "column"
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace left join pg_collation l on l.oid = a.attcollation
       where n.nspname = 'public' and c.relkind = 'r' and a.attname in ('regency_code', 'place_code', 'id', 'team', 'space') and l.collname is distinct from 'C'`)
    expect(rows).toEqual([])
  })

  it('keeps exactly the columns each record declares, with their types', async () => {
    const columns = await ask<{ table: string; column: string; type: string }>(
      `select c.relname::text as "table", a.attname::text as "column", format_type(a.atttypid, null) as type
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped order by 1, 2`)
    const long: { readonly [short: string]: string } = { timestamptz: 'timestamp with time zone' }
    const spine = { regency_code: 'text', place_code: 'text', id: 'text', class: 'text', team: 'text', space: 'text', version: 'bigint', changed_at: 'timestamp with time zone' }
    for (const r of house.records.values()) {
      const declared: { [column: string]: string } = { ...spine }
      for (const [name, f] of Object.entries(r.columns)) declared[snake(name)] = long[sqlTypeOf(f)] ?? sqlTypeOf(f)
      const kept = Object.fromEntries(columns.filter((c) => c.table === r.table).map((c) => [c.column, c.type]))
      expect({ [r.name]: kept }).toEqual({ [r.name]: declared })
    }
  })

  it('has an index for every column that may be looked up', async () => {
    const indexes = await ask<{ table: string; first: string; second: string | null }>(
      `select i.indrelid::regclass::text as "table", (select attname::text from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[0]) as first,
         (select attname::text from pg_attribute where attrelid = i.indrelid and attnum = i.indkey[1]) as second
       from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'`)
    const has = new Set(indexes.map((i) => `${i.table}.${i.first}.${i.second}`))
    const missing = [...house.records.values()].flatMap((r) => [...r.indexes.map(snake), 'space', 'place_code'].filter((c) => !has.has(`${r.table}.regency_code.${c}`)).map((c) => `${r.table}.${c}`))
    expect(missing).toEqual([])
  })
})
