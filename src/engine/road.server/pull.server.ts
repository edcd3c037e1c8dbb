// Pull: what changed in a device's spaces since it last stored an answer; the server keeps the cursors, so an idle pull is tiny.
// One transaction an answer: where the device stands, what is new to it, what it was told. Whoever begins with a large space
// is told of its base instead (base.server.ts), and then of what changed since.
import type { Text } from '../field.ts'
import type { AnyRow, RecordType } from '../record.ts'
import { referenceSpace, regencyOfSpace, villageSpace } from '../space.ts'
import type { Tx } from '../store.server/database.server.ts'
import { scopeText } from '../store.server/scope.server.ts'
import type { Leave, PullAnswer, SpaceDelta, WireRow } from '../wire.ts'
import { scopesOf, type Who } from '../who.ts'
import type { Base } from './base.server.ts'
import type { Known, Road } from './road.server.ts'
import { inSpaceSql, selectList, tableOf } from './rows-sql.server.ts'
import { presentWho, readNotes, scopeSettings, writeNotes } from './view-sql.server.ts'

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

export interface Ask {
  ack: number
  fresh?: boolean | undefined
  base?: boolean | undefined
}

interface Cursor {
  space: string
  /** What the device has stored. */
  version: number
  sent: number
  head: number | null
  records: { [record: string]: number } | null
  /** Leave-notices up to this version are gone. */
  floor: number | null
}

/** A delta on its way out, and where it begins. */
interface Step {
  from: number
  /** It may hold rows from before: an answer it stored, of which the server never heard, counts as well. */
  holds: boolean
  delta: SpaceDelta
}

const revoked: Text = { id: 'Wilayah ini tidak lagi menjadi tugas Anda; salinannya dihapus dari perangkat.', en: 'This area is no longer yours; its copy was removed from the device.' }
const tooOld: Text = { id: 'Perangkat ini lama tidak terhubung; salinan wilayah ini diambil ulang.', en: 'This device was away for long; its copy of this area is fetched anew.' }

export async function pull(road: Road, known: Known, ask: Ask, cases: readonly { team: string; place: string }[]): Promise<PullAnswer> {
  const who = presentWho(road, known)
  const device = known.device as string
  const allowed = spacesOf(road, who, cases)
  if (!ask.fresh && (await nothingNew(road, device, ask.ack, allowed))) return { batch: ask.ack, deltas: [], drops: [], more: false }
  const made = new Set<string>()
  // What was known at the beginning is settled there: a memory begun anew meanwhile has not seen what moved.
  const { heard } = road
  for (let attempt = 0; ; attempt++) {
    const since = heard?.begin() ?? 0
    const done = await road.db.tx({ role: 'guyub_job', bookkeeping: true }, (tx) => pullIn(road, tx, { who, known, device, allowed, ask, made })).catch((error: unknown) => {
      if (error instanceof Overtaken && attempt < mostOvertaken) return null
      throw error
    })
    if (!done) continue
    if (!('make' in done)) {
      const { answer, heads } = done
      // Whoever acknowledges this very answer has heard everything, if no more was to come and nothing came since.
      if (heads !== null) {
        heard?.settle(device, answer.batch, allowed, since)
        road.heads?.settle(device, { batch: answer.batch, spaces: allowed, sum: heads })
      }
      return answer
    }
    // Made beside this transaction; what cannot be made travels as rows.
    await Promise.all(done.make.map(async (space) => {
      made.add(space)
      await road.bases?.make(space).catch((error: unknown) => road.report('a base', error))
    }))
  }
}

/** The same device was answered by another process, or on another connection, in the meantime: two answers must not share a number. */
class Overtaken extends Error {
  override name = 'Overtaken'
}
const mostOvertaken = 8

const nothingNew = async (road: Road, device: string, ack: number, allowed: readonly string[]): Promise<boolean> =>
  road.heard?.idle(device, ack, allowed) ?? (await road.heads?.idle(device, ack, allowed)) ?? false

interface Asking {
  who: Who
  known: Known
  device: string
  allowed: readonly string[]
  ask: Ask
  /** Spaces whose base was tried just now. */
  made: ReadonlySet<string>
}

/** `heads`: sum of the versions of its spaces, where this answer brings the device up to all of them. */
async function pullIn(road: Road, tx: Tx, a: Asking): Promise<{ answer: PullAnswer; heads: number | null } | { make: string[] }> {
  const { device, allowed, ask } = a
  const at = await reckon(tx, device, allowed, ask)
  const { batch, changed, gone } = at
  if (changed.length === 0 && gone.length === 0) {
    // Nothing new: the number stays, nothing is written. What it acknowledged is written down with the next news.
    return { answer: { batch, deltas: [], drops: [], more: false }, heads: ask.ack === batch ? at.heads : null }
  }
  // What is no longer theirs goes at once, and does not wait for the pages of what they begin with.
  const now = gone.length > 0 && ask.base ? changed.filter((c) => c.version > 0 && !tooFarBack(c)) : changed
  const bases = await basesFor(road, tx, a, now)
  if ('make' in bases) return bases
  await tx.exec(scopeText({ role: 'guyub_app', settings: scopeSettings(scopesOf(a.who, road.house.roles)) }))
  const steps = await readSteps(road, tx, now, bases.ready)
  await tx.exec(scopeText({ role: 'guyub_job' }))
  await addLeaves(tx, steps)
  const next = batch + 1
  const deltas = steps.map((s) => s.delta)
  // Away too long for leave-notices: forgotten whole, and told anew in the same answer.
  const anew = changed.filter((c) => c.version > 0 && tooFarBack(c) && deltas.some((d) => d.space === c.space)).map((c) => c.space)
  const answer: PullAnswer = {
    batch: next, deltas,
    drops: [...gone.map((space) => ({ space, reason: revoked })), ...anew.map((space) => ({ space, reason: tooOld }))],
    more: deltas.some((d) => d.more) || changed.length > deltas.length,
  }
  await writeDown(road, tx, a, at, steps, next)
  road.heard?.forget(device)
  road.heads?.forget(device)
  return { answer, heads: answer.more || gone.length > 0 ? null : at.heads }
}

interface Standing {
  batch: number
  changed: Cursor[]
  /** Spaces that are no longer this device's. */
  gone: string[]
  /** The device stored the last answer, and the cursors do not say so yet. */
  late: boolean
  /** Sum of the versions of its spaces. */
  heads: number
}

const tooFarBack = (c: Cursor): boolean => c.version < (c.floor ?? 0)

/** Where does this device stand, and which of its spaces moved on? */
async function reckon(tx: Tx, device: string, allowed: readonly string[], ask: Ask): Promise<Standing> {
  if (ask.fresh) await tx.change('delete from device_cursor where device = $1', [device])
  const [rows, devices] = await Promise.all([
    tx.query<Cursor>(
      `select c.space, c.version, c.sent, s.version as head, s.records, s.floor
       from device_cursor c left join space s on s.regency_code = c.regency_code and s.space = c.space
       where c.device = $1
       order by c.space`,
      [device],
    ),
    tx.query<{ batch: number }>('select batch from device where id = $1', [device]),
  ])
  const batch = devices[0]?.batch ?? 0
  const stored = ask.ack === batch
  const late = stored && rows.some((c) => c.sent !== c.version)
  const cursors = stored ? rows.filter((c) => c.sent !== -1).map((c) => ({ ...c, version: c.sent })) : rows
  const have = new Set(cursors.map((c) => c.space))
  const missing = allowed.filter((s) => !have.has(s))
  if (missing.length > 0) {
    // How far are the spaces that are new to this device?
    const heads = await tx.query<{ space: string; head: number; records: Cursor['records']; floor: number }>(
      'select space, version as head, records, floor from space where regency_code = any ($1) and space = any ($2) order by space',
      [[...new Set(missing.map(regencyOfSpace))], missing],
    )
    for (const h of heads) cursors.push({ ...h, version: 0, sent: 0 })
  }
  const may = new Set(allowed)
  const mine = cursors.filter((c) => may.has(c.space))
  return {
    batch, late,
    gone: cursors.filter((c) => !may.has(c.space)).map((c) => c.space),
    changed: mine.filter((c) => (c.head ?? 0) > c.version),
    heads: mine.reduce((sum, c) => sum + (c.head ?? 0), 0),
  }
}

/** The bases of spaces this device begins with; or those that should be made first. */
async function basesFor(road: Road, tx: Tx, a: Asking, changed: readonly Cursor[]): Promise<{ ready: ReadonlyMap<string, Base> } | { make: string[] }> {
  const fresh = a.ask.base && road.bases ? changed.filter((c) => c.version === 0 || tooFarBack(c)) : []
  if (!road.bases || fresh.length === 0) return { ready: new Map() }
  const { ready, wanted } = await road.bases.offered(tx, fresh.map((c) => ({ space: c.space, head: c.head as number, records: c.records ?? {} })))
  const make = wanted.filter((s) => !a.made.has(s))
  return make.length > 0 ? { make } : { ready }
}

async function readSteps(road: Road, tx: Tx, changed: readonly Cursor[], bases: ReadonlyMap<string, Base>): Promise<Step[]> {
  const out: Step[] = []
  let total = 0
  for (const c of changed) {
    if (total >= answerRows) break
    const base = bases.get(c.space)
    const step = base ? baseStep(c, base) : await readStep(road, tx, c)
    total += step.delta.rows.length
    out.push(step)
  }
  return out
}

const baseStep = (c: Cursor, base: Base): Step => ({
  from: 0,
  holds: false,
  delta: { space: c.space, to: base.version, rows: [], leaves: [], more: (c.head as number) > base.version, base: { pages: base.pages } },
})

async function readStep(road: Road, tx: Tx, c: Cursor): Promise<Step> {
  const from = tooFarBack(c) ? 0 : c.version
  const regency = regencyOfSpace(c.space)
  const records = Object.entries(c.records ?? {}).filter(([, v]) => v > from).map(([r]) => road.house.records.get(r)).filter((r): r is RecordType => r !== undefined)
  const pages = await Promise.all(records.map(async (record) => {
    // What of this record changed in this space since the device last stored an answer?
    const rows = await tx.query<AnyRow>(
      `select ${selectList(record)}\nfrom ${tableOf(record)} t\nwhere ${inSpaceSql(c.space)} and t.version > $3\norder by t.version, t.id\nlimit ${pageRows + 1}`,
      [regency, c.space, from],
    )
    return { record, rows }
  }))
  const head = c.head as number
  let to = head
  for (const { rows } of pages) {
    if (rows.length <= pageRows) continue
    // The last version of a cut page may be torn: stop before it.
    const last = rows[pageRows] as AnyRow
    to = Math.min(to, (last.version as number) - 1)
  }
  const rows: WireRow[] = []
  for (const { record, rows: found } of pages) for (const row of found) if ((row.version as number) <= to) rows.push(wireRow(record, row))
  return { from, holds: !tooFarBack(c) && c.sent > 0, delta: { space: c.space, to, rows, leaves: [], more: to < head } }
}

function wireRow(record: RecordType, row: AnyRow): WireRow {
  const d: { [column: string]: unknown } = {}
  for (const name of Object.keys(record.columns)) if (row[name] !== null && row[name] !== undefined) d[name] = row[name]
  return { r: record.name, id: row.id, p: row.place, c: row.class, t: row.team, v: row.version as number, d }
}

/** Leave-notices lie behind the job's door, since the row itself is no longer there to be judged. */
async function addLeaves(tx: Tx, steps: readonly Step[]): Promise<void> {
  await Promise.all(steps.map(async ({ from, holds, delta: d }) => {
    if (!holds) return
    // What left this space in the meantime?
    const rows = await tx.query<{ record: string; record_id: string; version: number; reason: string }>(
      'select record, record_id, version, reason from leave_notice where regency_code = $1 and space = $2 and version > $3 and version <= $4 order by version, record, record_id',
      [regencyOfSpace(d.space), d.space, from, d.to],
    )
    d.leaves = rows.map((r): Leave => ({ r: r.record, id: r.record_id, v: r.version, reason: r.reason }))
  }))
}

/** How far the device is told, which answer it was, and what was read. */
async function writeDown(road: Road, tx: Tx, a: Asking, at: Standing, steps: readonly Step[], next: number): Promise<void> {
  const { device } = a
  const jobs: Promise<unknown>[] = []
  if (at.late) {
    jobs.push(tx.change('delete from device_cursor where device = $1 and sent = -1', [device]))
    jobs.push(tx.change('update device_cursor set version = sent where device = $1 and sent <> version', [device]))
  }
  jobs.push(tx.change(
    `insert into device_cursor (device, space, regency_code, version, sent)
     select $1, s, r, f, t from unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[]) as u(s, r, f, t)
     on conflict (device, space) do update set version = excluded.version, sent = excluded.sent`,
    [device, steps.map((s) => s.delta.space), steps.map((s) => regencyOfSpace(s.delta.space)), steps.map((s) => s.from), steps.map((s) => s.delta.to)],
  ))
  if (at.gone.length > 0) jobs.push(tx.change('update device_cursor set sent = -1 where device = $1 and space = any ($2)', [device, at.gone]))
  jobs.push(tx.change('update device set batch = $2, last_seen_at = $3 where id = $1 and batch = $4', [device, next, road.clock().toISOString(), at.batch]).then((n) => {
    if (n === 0) throw new Overtaken('another answer was given meanwhile')
  }))
  const notes = readNotes(road, a.known, 'pull', steps.flatMap(({ delta }) => delta.rows.map((r) => ({ id: r.id, place: r.p, class: r.c }))))
  if (notes.length > 0) jobs.push(writeNotes(tx, notes))
  await Promise.all(jobs)
}
