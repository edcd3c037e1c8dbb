// The road over the toy room, on a real store: what the engine's own tests stand on.
import { mkdtempSync, readdirSync, copyFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildHouse } from '../house.ts'
import { sqlTypeOf, snake, type RecordType } from '../record.ts'
import type { Database } from '../store.server/database.server.ts'
import { migrate } from '../store.server/migrate.server.ts'
import { Note, toyRoom } from '../testing/toy-room.ts'
import { settleActs } from '../settle.ts'
import { newId } from '../values/id.ts'
import type { Post, Who } from '../who.ts'
import { Heard } from './heard.server.ts'
import type { Incoming, Road } from './road.server.ts'

export const toyHouse = buildHouse([{ name: 'house', acts: settleActs(() => toyHouse) }, toyRoom])

/** The table of a record, in the template every room's migration follows. */
export function tableSql(record: RecordType): string {
  const t = record.table
  const own = Object.entries(record.columns).map(([n, f]) => `  "${snake(n)}" ${sqlTypeOf(f)},`).join('\n')
  return `create table ${t} (
  regency_code text collate "C" not null,
  place_code text collate "C" not null,
  id text collate "C" not null,
  class text not null check (class in ('N', 'R', 'X')),
  team text collate "C",
  space text collate "C" not null,
  version bigint not null,
  changed_at timestamptz not null,
${own}
  primary key (regency_code, id)
);
create index ${t}_by_space on ${t} (regency_code, space, version);
alter table ${t} enable row level security;
alter table ${t} force row level security;
create policy ${t}_read on ${t} for select to guyub_app using (guyub_sees(place_code, class, team, space));
create policy ${t}_write on ${t} for all to guyub_app using (guyub_writes(space)) with check (guyub_writes(space));
create policy ${t}_job on ${t} for all to guyub_job using (true) with check (true);
grant select, insert, update, delete on ${t} to guyub_app, guyub_job;
`
}

export interface ToyRoad {
  road: Road
  worker: (person: string, place: string, more?: Partial<Post>) => Who
  incoming: (who: Who, act: string, place: string, input: { [k: string]: unknown }, more?: Partial<Incoming>) => Incoming
  device: (person: string) => Promise<string>
  setNow: (iso: string) => void
  now: () => string
}

/** The road's tables and the toy's, on an empty database; on a migrated one the toy's alone. */
export async function openToyRoad(db: Database, start = '2026-03-02T02:00:00.000Z'): Promise<ToyRoad> {
  const [{ ready } = { ready: false }] = await db.admin((tx) => tx.query<{ ready: boolean }>("select to_regclass('public.space') is not null as ready"))
  if (ready) await db.admin((tx) => tx.exec(`set local role guyub_owner;${tableSql(Note as RecordType)}`))
  else {
    const source = join(import.meta.dirname, '..', '..', '..', 'db', 'migrations')
    const folder = mkdtempSync(join(tmpdir(), 'toy-migrations-'))
    for (const f of readdirSync(source)) if (/^(0001|0002|0011|0012|0015)-/.test(f)) copyFileSync(join(source, f), join(folder, f))
    writeFileSync(join(folder, '0003-toy.sql'), tableSql(Note as RecordType))
    await migrate(db, folder)
    rmSync(folder, { recursive: true })
  }
  let now = Date.parse(start)
  const clock = (): Date => new Date(now)
  return {
    road: { house: toyHouse, db, clock, hooks: [], report: () => undefined, ...(db.kind === 'embedded' ? { heard: new Heard() } : {}) },
    worker: (person, place, more = {}) => ({
      person, device: null, teams: [`person:${person}`], system: false,
      posts: [{ id: `${person}@${place}`, role: place.length === 13 ? 'toy_worker' : 'toy_head', place, from: '2020-01-01', until: null, unit: null, ...more }],
    }),
    incoming: (who, act, place, input, more = {}) => {
      const id = more.id ?? newId(now)
      const at = more.at ?? clock().toISOString()
      const version = more.version ?? 1
      return { text: more.text ?? JSON.stringify({ id, act, version, place, person: who.person, device: who.device, madeAt: at, input }), sig: null, id, act, version, place, input, who, at, heardAt: more.heardAt ?? clock().toISOString() }
    },
    device: async (person) => {
      const id = newId(now)
      await db.tx({ role: 'guyub_job' }, (tx) => tx.change('insert into device (id, person, public_key, label, enrolled_at) values ($1, $2, $3, $4, now())', [id, person, 'k', 'uji']))
      return id
    },
    setNow: (iso) => {
      now = Date.parse(iso)
    },
    now: () => clock().toISOString(),
  }
}
