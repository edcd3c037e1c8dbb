// Very many rows at once (an import, a measurement): copied in and published in one transaction, with versions, log, sums and hooks as acts
// would have left them. Whatever ends it before the commit leaves nothing; the same act a second time changes nothing.
import { createHash } from 'node:crypto'
import { sumKey, type CounterType, type Sums } from '../counter.ts'
import type { AnyRow, RecordType } from '../record.ts'
import { snake, sqlTypeOf } from '../record.ts'
import { regencyOf, regencyOfSpace, spaceOf } from '../space.ts'
import type { BulkTx, Tx } from '../store.server/database.server.ts'
import { derivedId } from '../values/id.ts'
import { lockSpaces, writeSums } from './apply.server.ts'
import type { SpaceState } from './evaluate.server.ts'
import type { Road } from './road.server.ts'
import { upsertObject, upsertSql } from './rows-sql.server.ts'

export interface BulkRow {
  record: RecordType
  row: AnyRow
  /** The row as it was, when it is there already and stays in its space; absent = new. A new one that is there already fails the load. */
  before?: AnyRow
}

export interface BulkAct {
  id: string
  name: string
  person: string | null
  /** Says what came in: a file's name and hash, never its rows. */
  input: { [k: string]: unknown }
}

export interface BulkLoad {
  act: BulkAct
  rows: Iterable<BulkRow>
}

/** What of a load one act says it brought: the rows of one place. */
export interface BulkPart {
  act: BulkAct
  place: string
}

/** A load that looks before it writes: its spaces are locked first, so what it sees stays true until the end. */
export interface BulkWork {
  parts: readonly BulkPart[]
  spaces: readonly string[]
  /** The rows to write, all within `spaces`, for the parts that were not here before. May read, and write besides what belongs to them. */
  rows: (tx: Tx, parts: readonly BulkPart[]) => Promise<readonly BulkRow[]>
}

/** Rows of one version at most, so that a pull can stop between two of them. */
const perVersion = 500
const perHook = 20_000
const perSums = 20_000
const perUpsert = 2_000

/** Answers how many rows came in; 0 when this very act was here before. */
export async function bulkRows(road: Road, load: BulkLoad): Promise<number> {
  const rows = [...load.rows]
  const parts = [...new Set(rows.map(({ row }) => row.place))].map((place) => ({ act: load.act, place }))
  const fresh = await bulkWork(road, { parts, spaces: [...new Set(rows.map(({ row }) => spaceOf(row)))], rows: async (_tx, now) => (now.length < parts.length ? [] : rows) })
  return fresh.length < parts.length ? 0 : rows.length
}

/** Answers the parts that came in; those that were here before are left as they are. */
export async function bulkWork(road: Road, work: BulkWork): Promise<readonly BulkPart[]> {
  const spaces = [...work.spaces].sort()
  if (spaces.length === 0) return []
  const fresh = await road.db.bulk(async (tx) => {
    const states = new Map<string, SpaceState>()
    await lockSpaces(tx, spaces, states)
    const here = await actsHere(tx, work.parts, spaces)
    const parts = work.parts.filter((p) => !here.has(p))
    if (parts.length === 0) return parts
    const rows = await work.rows(tx, parts)
    const actOf = new Map(parts.map((p) => [p.place, p.act]))
    await publish(road, tx, actOf, rows, states, road.clock().toISOString())
    return parts
  })
  if (fresh.length > 0) {
    road.heard?.moved(spaces)
    road.changed?.(spaces)
  }
  return fresh
}

/** Parts whose act is in the log of any of these spaces. */
async function actsHere(tx: Tx, parts: readonly BulkPart[], spaces: readonly string[]): Promise<Set<BulkPart>> {
  const of = new Map<string, BulkPart>()
  for (const part of parts) for (const s of spaces) of.set(derivedId(part.act.id, s), part)
  const rows = await tx.query<{ id: string }>('select id from act_log where regency_code = any ($1) and id = any ($2)', [[...new Set(spaces.map(regencyOfSpace))], [...of.keys()]])
  return new Set(rows.flatMap((r) => of.get(r.id) ?? []))
}

/** Rows as they go into the table, in the order of `columns`. */
function shapeOf(record: RecordType): { columns: string[]; values: (row: AnyRow, space: string, at: string) => unknown[] } {
  const own = Object.entries(record.columns).map(([name, f]) => ({ name, json: sqlTypeOf(f) === 'jsonb' }))
  return {
    columns: ['regency_code', 'place_code', 'id', 'class', 'team', 'space', 'version', 'changed_at', ...own.map((c) => snake(c.name))],
    values: (row, space, at) => {
      const out: unknown[] = [regencyOf(row.place), row.place, row.id, row.class, row.team, space, row.version, at]
      for (const { name, json } of own) {
        const value = row[name] ?? null
        out.push(json && value !== null ? (Array.isArray(value) && value.length === 0 ? '[]' : JSON.stringify(value)) : value)
      }
      return out
    },
  }
}

/** Versions, rows, log, sums and whatever the rooms keep besides. */
async function publish(road: Road, tx: BulkTx, actOf: ReadonlyMap<string, BulkAct>, rows: readonly BulkRow[], states: ReadonlyMap<string, SpaceState>, at: string): Promise<void> {
  const bySpace = spacesIn(rows)
  const texts = new Map([...actOf.values()].map((act) => [act, JSON.stringify({ id: act.id, act: act.name, version: 1, person: act.person, madeAt: at, input: act.input })]))
  const raised: { [k: string]: unknown }[] = []
  for (const [space, list] of bySpace) {
    const s = states.get(space)
    // A team's space may get rows of several places: the first of them stands in its log.
    const act = actOf.get((list[0] as BulkRow).row.place)
    if (!s || !act) throw new Error('a bulk row outside the spaces of its load')
    const text = texts.get(act) as string
    const hash = createHash('sha256').update(text).digest()
    const first = s.version + 1
    for (const [i, r] of list.entries()) {
      r.row.version = first + Math.floor(i / perVersion)
      s.records[r.record.name] = r.row.version as number
    }
    s.version += Math.ceil(list.length / perVersion)
    s.head = createHash('sha256').update(s.head).update(`${space} ${s.version} `).update(hash).digest()
    const { place, class: cls, team } = (list[0] as BulkRow).row
    raised.push({
      regency_code: regencyOfSpace(space), space, version: s.version, head: `\\x${s.head.toString('hex')}`, records: s.records,
      id: derivedId(act.id, space), place_code: place, class: cls, team, act: act.name, person: act.person, at, body_hash: `\\x${hash.toString('hex')}`, body: text,
    })
  }
  await writeRows(tx, bySpace, at)
  const given = [JSON.stringify(raised)]
  const from = 'from jsonb_to_recordset($1::jsonb) as x(regency_code text, space text, version bigint, head bytea, records jsonb, id text, place_code text, class text, team text, act text, person text, at timestamptz, body_hash bytea, body text)'
  await Promise.all([
    tx.change(`update space set version = x.version, head = x.head, records = x.records ${from} where space.regency_code = x.regency_code and space.space = x.space`, given),
    tx.change(`insert into act_link (regency_code, space, version, act_id, hash) select regency_code, space, version, id, head ${from}`, given),
    tx.change(`insert into act_log (regency_code, id, place_code, class, team, space, act, act_version, person, device, post, made_at, heard_at, outcome, refusal, say, body_hash)
      select regency_code, id, place_code, class, team, space, act, 1, person, null, null, at, at, 'accepted', null, null, body_hash ${from}`, given),
    tx.change(`insert into act_payload (regency_code, id, place_code, class, team, space, body, sig) select regency_code, id, place_code, class, team, space, body, null ${from}`, given),
  ])
  for (const hook of road.hooks) {
    const own = rows.filter((l) => l.record.name === hook.record)
    const fresh = hook.fresh ? own.filter((l) => !l.before).map((l) => l.row) : []
    if (hook.fresh && fresh.length > 0) await tx.copy(hook.fresh(fresh))
    const told = own.filter((l) => !hook.fresh || l.before).map((l) => ({ before: l.before ?? null, after: l.row }))
    for (let i = 0; i < told.length; i += perHook) await hook.run(tx, told.slice(i, i + perHook))
  }
  // Last, because every load of a regency marks the same row for the roll-up: it is held until the commit.
  const list = [...sumsIn(road.house.counters, bySpace)]
  for (let i = 0; i < list.length; i += perSums) await Promise.all(writeSums(tx, new Map(list.slice(i, i + perSums))))
}

/** Rows by their space; rows of one village follow each other, so it is seldom reckoned. */
function spacesIn(rows: readonly BulkRow[]): Map<string, BulkRow[]> {
  const out = new Map<string, BulkRow[]>()
  const near = new Map<string, { of: AnyRow; list: BulkRow[] }>()
  for (const r of rows) {
    const { row } = r
    const last = near.get(row.class)
    if (last && last.of.place === row.place && last.of.team === row.team) {
      last.list.push(r)
      continue
    }
    const space = spaceOf(row)
    const list = out.get(space) ?? []
    out.set(space, list)
    near.set(row.class, { of: row, list })
    list.push(r)
  }
  return out
}

/** What the rows add to the sums: added up space by space and counter by counter, where the few keys are told apart without writing each of them out. */
function sumsIn(counters: readonly CounterType[], bySpace: ReadonlyMap<string, readonly BulkRow[]>): Sums {
  const sums: Sums = new Map()
  for (const list of bySpace.values()) {
    const { place, class: cls } = (list[0] as BulkRow).row
    const alike = list.every((r) => r.row.place === place)
    const byRecord = Map.groupBy(list, (r) => r.record.name)
    for (const counter of counters) {
      const own = byRecord.get(counter.record.name)
      if (!own) continue
      const found = new Map<string, Map<string, number>>()
      const count = (row: AnyRow, sign: 1 | -1): void => {
        for (const t of counter.of(row)) {
          const key = alike ? t.key : `${row.place}|${t.key}`
          const dates = found.get(key) ?? new Map<string, number>()
          if (dates.size === 0) found.set(key, dates)
          const date = t.date ?? ''
          dates.set(date, (dates.get(date) ?? 0) + (t.n ?? 1) * sign)
        }
      }
      for (const { row, before } of own) {
        if (before) count(before, -1)
        count(row, 1)
      }
      for (const [key, dates] of found) {
        const cut = alike ? -1 : key.indexOf('|')
        for (const [date, n] of dates) {
          const k = sumKey(alike ? place : key.slice(0, cut), cls === 'X' ? 'X' : 'N', counter.name, key.slice(cut + 1), date)
          const next = (sums.get(k) ?? 0) + n
          if (next === 0) sums.delete(k)
          else sums.set(k, next)
        }
      }
    }
  }
  return sums
}

async function writeRows(tx: BulkTx, bySpace: ReadonlyMap<string, readonly BulkRow[]>, at: string): Promise<void> {
  const byRecord = new Map<RecordType, { r: BulkRow; space: string }[]>()
  for (const [space, rows] of bySpace) {
    for (const r of rows) {
      const list = byRecord.get(r.record)
      if (list) list.push({ r, space })
      else byRecord.set(r.record, [{ r, space }])
    }
  }
  for (const [record, all] of byRecord) {
    const { columns, values } = shapeOf(record)
    const fresh = all.filter(({ r }) => !r.before)
    if (fresh.length > 0) await tx.copy({ table: record.table, columns, rows: mapped(fresh, ({ r, space }) => values(r.row, space, at)) })
    const changed = all.flatMap(({ r }) => (r.before ? [r] : []))
    for (let i = 0; i < changed.length; i += perUpsert) {
      await tx.change(upsertSql(record), [JSON.stringify(changed.slice(i, i + perUpsert).map((r) => upsertObject(record, r.row, r.row.version as number, at)))])
    }
  }
}

function* mapped<A, B>(list: readonly A[], f: (a: A) => B): Generator<B> {
  for (const a of list) yield f(a)
}
