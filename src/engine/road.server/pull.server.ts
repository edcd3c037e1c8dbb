// Pull: what changed in a device's spaces since it last stored an answer; the server keeps the cursors, so an idle pull is tiny.
import type { Text } from '../field.ts'
import type { AnyRow, RecordType } from '../record.ts'
import { referenceSpace, regencyOfSpace, villageSpace } from '../space.ts'
import type { Tx } from '../store.server/database.server.ts'
import type { Leave, PullAnswer, SpaceDelta, WireRow } from '../wire.ts'
import { scopesOf, type Who } from '../who.ts'
import type { Known, Road } from './road.server.ts'
import { selectList, tableOf } from './rows-sql.server.ts'
import { noteReads, presentWho, scopeSettings } from './view-sql.server.ts'

/** Rows of one record and space that go into one answer at most. */
const pageRows = 2000
/** Rows of one answer at most, so that a bad line gets somewhere between two breaks. */
const answerRows = 4000

/** The spaces a person's device holds: its villages at the classes the post reads, reference data above, own X cases. */
export function spacesOf(road: Road, who: Who, cases: readonly { team: string; place: string }[]): string[] {
  const out = new Set<string>()
  for (const post of who.posts) {
    const rule = road.house.roles.get(post.role)
    if (!rule?.reads.includes('N')) continue
    const parts = post.place === '' ? [] : post.place.split('.')
    out.add(referenceSpace(''))
    for (let i = 1; i <= parts.length && i <= 3; i++) out.add(referenceSpace(parts.slice(0, i).join('.')))
    if (!rule.holds || post.place.length !== 13) continue
    out.add(villageSpace(post.place, 'N'))
    if (rule.reads.includes('R')) out.add(villageSpace(post.place, 'R'))
  }
  if (out.size > 0) for (const c of cases) out.add(`t:${c.place.slice(0, 5)}:${c.team}`)
  return [...out].sort()
}

interface Cursor {
  space: string
  version: number
  sent: number
  head: number | null
  records: { [record: string]: number } | null
}

const revoked: Text = { id: 'Wilayah ini tidak lagi menjadi tugas Anda; salinannya dihapus dari perangkat.', en: 'This area is no longer yours; its copy was removed from the device.' }

export async function pull(road: Road, known: Known, ask: { ack: number; fresh?: boolean | undefined }, cases: readonly { team: string; place: string }[]): Promise<PullAnswer> {
  const who = presentWho(road, known)
  const device = known.device as string
  const allowed = spacesOf(road, who, cases)
  if (!ask.fresh && road.heard?.idle(device, ask.ack, allowed)) return { batch: ask.ack, deltas: [], drops: [], more: false }
  const since = road.heard?.begin() ?? 0
  const { batch, changed, drops } = await road.db.tx({ role: 'guyub_job' }, (tx) => reckon(tx, device, allowed, ask))
  if (changed.length === 0) {
    // Nothing new: the number stays, nothing was written.
    if (drops.length === 0) {
      if (ask.ack === batch) road.heard?.settle(device, batch, allowed, since)
      return { batch, deltas: [], drops: [], more: false }
    }
  }
  const deltas = await road.db.tx(
    { role: 'guyub_app', settings: scopeSettings(scopesOf(who, road.house.roles)), readOnly: true },
    (tx) => readDeltas(road, tx, changed),
  )
  const next = batch + 1
  road.heard?.forget(device)
  await road.db.tx({ role: 'guyub_job' }, async (tx) => {
    await addLeaves(tx, deltas)
    await tx.change(
      `update device_cursor set sent = x.sent from unnest($2::text[], $3::bigint[]) as x(space, sent)
       where device_cursor.device = $1 and device_cursor.space = x.space`,
      [device, deltas.map((d) => d.space), deltas.map((d) => d.to)],
    )
    if (drops.length > 0) await tx.change('update device_cursor set sent = -1 where device = $1 and space = any ($2)', [device, drops])
    await tx.change('update device set batch = $2, last_seen_at = $3 where id = $1', [device, next, road.clock().toISOString()])
  })
  const more = deltas.some((d) => d.more) || changed.length > deltas.length
  await noteReads(road, known, 'pull', deltas.flatMap((d) => d.rows.filter((r) => r.c !== 'N').map((r) => ({ id: r.id, place: r.p, class: r.c, team: r.t }) as AnyRow)))
  return { batch: next, deltas, drops: drops.map((space) => ({ space, reason: revoked })), more }
}

/** Acknowledge, reconcile the list of spaces, and find those that moved on. */
async function reckon(tx: Tx, device: string, allowed: readonly string[], ask: { ack: number; fresh?: boolean | undefined }): Promise<{ batch: number; changed: Cursor[]; drops: string[] }> {
  if (ask.fresh) await tx.change('delete from device_cursor where device = $1', [device])
  // Where does this device stand, and where are its spaces now?
  const [rows, devices] = await Promise.all([
    tx.query<Cursor>(
      `select c.space, c.version, c.sent, s.version as head, s.records
       from device_cursor c left join space s on s.regency_code = c.regency_code and s.space = c.space
       where c.device = $1
       order by c.space`,
      [device],
    ),
    tx.query<{ batch: number }>('select batch from device where id = $1', [device]),
  ])
  const batch = devices[0]?.batch ?? 0
  let cursors = rows
  if (ask.ack === batch && rows.some((c) => c.sent !== c.version)) {
    await tx.change('delete from device_cursor where device = $1 and sent = -1', [device])
    await tx.change('update device_cursor set version = sent where device = $1 and sent <> version', [device])
    cursors = rows.filter((c) => c.sent !== -1).map((c) => ({ ...c, version: c.sent }))
  }
  const have = new Set(cursors.map((c) => c.space))
  const missing = allowed.filter((s) => !have.has(s))
  if (missing.length > 0) {
    await tx.change(
      `insert into device_cursor (device, space, regency_code, version, sent)
       select $1, s, r, 0, 0 from unnest($2::text[], $3::text[]) as u(s, r)
       on conflict (device, space) do nothing`,
      [device, missing, missing.map(regencyOfSpace)],
    )
    // How far are the spaces that are new to this device?
    const heads = await tx.query<{ space: string; head: number; records: Cursor['records'] }>(
      'select space, version as head, records from space where regency_code = any ($1) and space = any ($2) order by space',
      [[...new Set(missing.map(regencyOfSpace))], missing],
    )
    for (const h of heads) cursors.push({ space: h.space, version: 0, sent: 0, head: h.head, records: h.records })
  }
  const may = new Set(allowed)
  const drops = cursors.filter((c) => !may.has(c.space)).map((c) => c.space)
  const changed = cursors.filter((c) => may.has(c.space) && (c.head ?? 0) > c.version)
  return { batch, changed, drops }
}

async function readDeltas(road: Road, tx: Tx, changed: readonly Cursor[]): Promise<SpaceDelta[]> {
  const out: SpaceDelta[] = []
  let total = 0
  for (const c of changed) {
    if (total >= answerRows) break
    const delta = await readDelta(road, tx, c)
    total += delta.rows.length
    out.push(delta)
  }
  return out
}

async function readDelta(road: Road, tx: Tx, c: Cursor): Promise<SpaceDelta> {
  const regency = regencyOfSpace(c.space)
  const records = Object.entries(c.records ?? {}).filter(([, v]) => v > c.version).map(([r]) => road.house.records.get(r)).filter((r): r is RecordType => r !== undefined)
  const pages = await Promise.all(records.map(async (record) => {
    // What of this record changed in this space since the device last stored an answer?
    const rows = await tx.query<AnyRow>(
      `select ${selectList(record)}\nfrom ${tableOf(record)} t\nwhere t.regency_code = $1 and t.space = $2 and t.version > $3\norder by t.version, t.id\nlimit ${pageRows + 1}`,
      [regency, c.space, c.version],
    )
    return { record, rows }
  }))
  let to = c.head as number
  for (const { rows } of pages) {
    if (rows.length <= pageRows) continue
    // The last version of a cut page may be torn: stop before it.
    const last = rows[pageRows] as AnyRow
    to = Math.min(to, (last.version as number) - 1)
  }
  const rows: WireRow[] = []
  for (const { record, rows: found } of pages) for (const row of found) if ((row.version as number) <= to) rows.push(wireRow(record, row))
  return { space: c.space, to, rows, leaves: [], more: to < (c.head as number), from: c.version } as SpaceDelta & { from: number }
}

function wireRow(record: RecordType, row: AnyRow): WireRow {
  const d: { [column: string]: unknown } = {}
  for (const name of Object.keys(record.columns)) if (row[name] !== null && row[name] !== undefined) d[name] = row[name]
  return { r: record.name, id: row.id, p: row.place, c: row.class, t: row.team, v: row.version as number, d }
}

/** Leave-notices lie behind the job's door, since the row itself is no longer there to be judged. */
async function addLeaves(tx: Tx, deltas: readonly SpaceDelta[]): Promise<void> {
  await Promise.all(deltas.map(async (d) => {
    const from = (d as SpaceDelta & { from?: number }).from ?? 0
    delete (d as SpaceDelta & { from?: number }).from
    if (from === 0) return
    // What left this space in the meantime?
    const rows = await tx.query<{ record: string; record_id: string; version: number; reason: string }>(
      'select record, record_id, version, reason from leave_notice where regency_code = $1 and space = $2 and version > $3 and version <= $4 order by version, record, record_id',
      [regencyOfSpace(d.space), d.space, from, d.to],
    )
    d.leaves = rows.map((r): Leave => ({ r: r.record, id: r.record_id, v: r.version, reason: r.reason }))
  }))
}
