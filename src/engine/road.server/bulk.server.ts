// Very many new rows at once (an import, a measurement): copied in, then published with versions, log, sums and hooks as acts would have left them.
import { createHash } from 'node:crypto'
import { tally, type Sums } from '../counter.ts'
import type { AnyRow, RecordType } from '../record.ts'
import { snake, sqlTypeOf } from '../record.ts'
import { regencyOfSpace, spaceOf } from '../space.ts'
import type { Tx } from '../store.server/database.server.ts'
import { derivedId } from '../values/id.ts'
import { lockSpaces, writeSums } from './apply.server.ts'
import type { SpaceState } from './evaluate.server.ts'
import type { Road } from './road.server.ts'
import { upsertObject } from './rows-sql.server.ts'

export interface BulkLoad {
  /** Named in the log; `input` says what came in: a file's name and hash, never its rows. */
  act: { id: string; name: string; person: string | null; input: { [k: string]: unknown } }
  /** New rows only. A row that is there already fails the load. */
  rows: Iterable<{ record: RecordType; row: AnyRow }>
}

/** Rows of one version at most, so that a pull can stop between two of them. */
const perVersion = 500
/** Rows copied in one go: others take their turn in between. */
const perCopy = 20_000
const perHook = 5_000
const perSums = 20_000

interface Loaded {
  record: RecordType
  row: AnyRow
}

/** Answers how many rows came in. Until the end nobody is told of them; a load that fails takes back what it had copied. */
export async function bulkRows(road: Road, load: BulkLoad): Promise<number> {
  const bySpace = Map.groupBy(load.rows, ({ row }) => spaceOf(row))
  const spaces = [...bySpace.keys()].sort()
  if (spaces.length === 0) return 0
  const at = road.clock().toISOString()
  const began = await headsOf(road, spaces)
  const all: Loaded[] = []
  for (const space of spaces) {
    const first = (began.get(space) as number) + 1
    for (const [i, { record, row }] of (bySpace.get(space) as Loaded[]).entries()) all.push({ record, row: { ...row, version: first + Math.floor(i / perVersion) } })
  }
  const byRecord = Map.groupBy(all, (l) => l.record)
  try {
    for (const [record, list] of byRecord) {
      for (let i = 0; i < list.length; i += perCopy) await copyRows(road, record, list.slice(i, i + perCopy).map((l) => l.row), at)
    }
    await road.db.tx({ role: 'guyub_job' }, (tx) => publish(road, tx, load, bySpace, began, at))
  } catch (error) {
    for (const record of byRecord.keys()) {
      await road.db.tx({ role: 'guyub_job' }, (tx) => tx.change(`delete from "${record.table}" where regency_code = any ($1) and space = any ($2) and changed_at = $3`, [[...new Set(spaces.map(regencyOfSpace))], spaces, at]))
    }
    throw error
  }
  road.heard?.moved(spaces)
  road.changed?.(spaces)
  return all.length
}

async function headsOf(road: Road, keys: readonly string[]): Promise<Map<string, number>> {
  const states = new Map<string, SpaceState>()
  await road.db.tx({ role: 'guyub_job' }, (tx) => lockSpaces(tx, keys, states))
  return new Map([...states].map(([space, s]) => [space, s.version]))
}

async function copyRows(road: Road, record: RecordType, rows: readonly AnyRow[], at: string): Promise<void> {
  const spine = ['regency_code', 'place_code', 'id', 'class', 'team', 'space', 'version', 'changed_at']
  const own = Object.entries(record.columns).map(([name, f]) => ({ name: snake(name), json: sqlTypeOf(f) === 'jsonb' }))
  function* values(): Generator<unknown[]> {
    for (const row of rows) {
      const o = upsertObject(record, row, row.version as number, at)
      yield [...spine.map((c) => o[c]), ...own.map(({ name, json }) => (json && o[name] !== null ? JSON.stringify(o[name]) : o[name]))]
    }
  }
  await road.db.bulkCopy({ table: record.table, columns: [...spine, ...own.map((c) => c.name)], rows: values() })
}

/** In one transaction: versions, log, sums and whatever the rooms keep besides. */
async function publish(road: Road, tx: Tx, load: BulkLoad, bySpace: ReadonlyMap<string, readonly Loaded[]>, began: ReadonlyMap<string, number>, at: string): Promise<void> {
  const states = new Map<string, SpaceState>()
  await lockSpaces(tx, [...bySpace.keys()], states)
  const text = JSON.stringify({ id: load.act.id, act: load.act.name, version: 1, person: load.act.person, madeAt: at, input: load.act.input })
  const hash = createHash('sha256').update(text).digest()
  const raised: { [k: string]: unknown }[] = []
  for (const [space, rows] of bySpace) {
    const s = states.get(space) as SpaceState
    await shift(tx, space, rows, began.get(space) as number, s.version, at)
    const first = s.version + 1
    for (const [i, { record }] of rows.entries()) s.records[record.name] = first + Math.floor(i / perVersion)
    s.version += Math.ceil(rows.length / perVersion)
    s.head = createHash('sha256').update(s.head).update(`${space} ${s.version} `).update(hash).digest()
    const { place, class: cls, team } = (rows[0] as Loaded).row
    raised.push({
      regency_code: regencyOfSpace(space), space, version: s.version, head: `\\x${s.head.toString('hex')}`, records: s.records,
      id: derivedId(load.act.id, space), place_code: place, class: cls, team, act: load.act.name, person: load.act.person, at, body_hash: `\\x${hash.toString('hex')}`, body: text,
    })
  }
  const given = [JSON.stringify(raised)]
  const from = 'from jsonb_to_recordset($1::jsonb) as x(regency_code text, space text, version bigint, head bytea, records jsonb, id text, place_code text, class text, team text, act text, person text, at timestamptz, body_hash bytea, body text)'
  await Promise.all([
    tx.change(`update space set version = x.version, head = x.head, records = x.records ${from} where space.regency_code = x.regency_code and space.space = x.space`, given),
    tx.change(`insert into act_link (regency_code, space, version, act_id, hash) select regency_code, space, version, id, head ${from}`, given),
    tx.change(`insert into act_log (regency_code, id, place_code, class, team, space, act, act_version, person, device, post, made_at, heard_at, outcome, refusal, say, body_hash)
      select regency_code, id, place_code, class, team, space, act, 1, person, null, null, at, at, 'accepted', null, null, body_hash ${from}`, given),
    tx.change(`insert into act_payload (regency_code, id, place_code, class, team, space, body, sig) select regency_code, id, place_code, class, team, space, body, null ${from}`, given),
  ])
  const sums: Sums = new Map()
  for (const rows of bySpace.values()) for (const { record, row } of rows) tally(sums, road.house.counters, record.name, row, 1)
  const list = [...sums]
  for (let i = 0; i < list.length; i += perSums) await Promise.all(writeSums(tx, new Map(list.slice(i, i + perSums))))
  for (const hook of road.hooks) {
    const rows = [...bySpace.values()].flat().filter((l) => l.record.name === hook.record).map((l) => ({ before: null, after: l.row }))
    for (let i = 0; i < rows.length; i += perHook) await hook.run(tx, rows.slice(i, i + perHook))
  }
}

/** Acts came between the copying and now: the copied rows move behind them, so that no cursor has passed them unseen. */
async function shift(tx: Tx, space: string, rows: readonly Loaded[], began: number, now: number, at: string): Promise<void> {
  if (now === began) return
  for (const record of new Set(rows.map((l) => l.record))) {
    await tx.change(
      `update "${record.table}" set version = version + $4 where regency_code = $1 and space = $2 and changed_at = $3`,
      [regencyOfSpace(space), space, at, now - began],
    )
  }
}
