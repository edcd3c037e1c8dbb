// Acts become rows: one transaction for a batch, every touched space locked in order, stamped and chained; idempotent by id.
import { readSumKey, type Sums } from '../counter.ts'
import { refuse } from '../act.ts'
import { followUps } from '../house.ts'
import type { AnyRow, RecordType } from '../record.ts'
import { regencyOf, regencyOfSpace, spaceOf } from '../space.ts'
import type { Tx } from '../store.server/database.server.ts'
import { SqlError } from '../store.server/errors.server.ts'
import { scopeText } from '../store.server/scope.server.ts'
import { parseInput, ReadSet } from '../perform.ts'
import { dayAt } from '../values/day.ts'
import type { ActAnswer } from '../wire.ts'
import { standingOn, theHouse } from '../who.ts'
import { dropPages } from './base.server.ts'
import { Evaluation, type SpaceState, type Verdict } from './evaluate.server.ts'
import type { Answered, Incoming, Road } from './road.server.ts'
import { tableOf, upsertObject, upsertSql } from './rows-sql.server.ts'
import { WorkingSet } from './working-set.server.ts'

/** Acts judged in one go. */
const breath = 8

class LockMore extends Error {
  readonly spaces: ReadonlySet<string>
  constructor(spaces: ReadonlySet<string>) {
    super('more spaces must be locked')
    this.spaces = spaces
  }
}

/** Apply acts in order. One transaction; if one of them breaks a rule of the database, each is tried alone. */
export async function applyActs(road: Road, acts: readonly Incoming[]): Promise<Answered[]> {
  if (acts.length === 0) return []
  const hints = new Set<string>()
  for (let attempt = 0; attempt < 8; attempt++) {
    try {
      const { answers, raised } = await road.db.tx({ role: 'guyub_job' }, (tx) => applyIn(road, tx, acts, hints))
      if (raised.length > 0) {
        road.heard?.moved(raised)
        road.changed?.(raised)
      }
      return answers
    } catch (error) {
      if (error instanceof LockMore) {
        for (const s of error.spaces) hints.add(s)
        continue
      }
      if (isPassing(error)) continue
      if (!(error instanceof SqlError)) throw error
      if (acts.length > 1) {
        const out: Answered[] = []
        for (const a of acts) out.push(...(await applyActs(road, [a])))
        return out
      }
      if (!isRule(error)) throw error
      road.report(`act ${acts[0]?.act} broke ${error.constraint ?? error.code}`, error)
      const said = refuse('DATA_TIDAK_SAH', 'Isian ini tidak dapat disimpan. Catatan Anda tetap ada; hubungi petugas.', 'This cannot be stored. Your note is kept; ask the office.')
      return [{ id: (acts[0] as Incoming).id, outcome: 'refused', code: said.code, say: said.say }]
    }
  }
  throw new Error('the spaces of these acts could not be locked')
}

/** Serialisation failures and deadlocks pass; trying again is right. So does the same act heard twice at one moment: the other wrote its answer. */
const isPassing = (e: unknown): boolean => e instanceof SqlError && (e.code === '40001' || e.code === '40P01' || (e.code === '23505' && (e.constraint ?? '').startsWith('act_log_pkey')))
/** Integrity rules of the database (class 23), its row policies (42501) and values that do not fit (class 22). */
const isRule = (e: SqlError): boolean => e.code.startsWith('23') || e.code.startsWith('22') || e.code === '42501'

async function applyIn(road: Road, tx: Tx, acts: readonly Incoming[], hints: Set<string>): Promise<{ answers: Answered[]; raised: string[] }> {
  const heard = await priorAnswers(tx, acts)
  const fresh: Incoming[] = []
  const first = new Map<string, string | null>([...heard].map(([k, h]) => [k, h.person]))
  for (const a of acts) {
    if (first.has(keyOf(a))) continue
    first.set(keyOf(a), a.who.person)
    fresh.push(a)
  }
  const spaces = new Map<string, SpaceState>()
  const exclusive = road.db.kind === 'embedded'
  // Where nobody else writes, a space could be locked when it is met: many at once are one journey instead of many.
  if (!exclusive || fresh.length >= 10) {
    for (const a of fresh) {
      if (a.place.length === 13) for (const c of ['N', 'R']) hints.add(`v:${a.place}:${c}`)
      for (const s of foreseen(road, a)) hints.add(s)
    }
  }
  await lockSpaces(tx, [...hints], spaces)
  const work = new WorkingSet(tx, fresh.map((a) => a.place))
  const evaluation = new Evaluation(road, work, spaces, async (space) => {
    if (!exclusive) return false
    await lockSpaces(tx, [space], spaces)
    return true
  })
  await evaluation.prefetch(fresh)
  const answers = new Map<string, Answered>([...heard].map(([k, h]) => [k, h.answer]))
  for (const [i, a] of fresh.entries()) {
    // Judging many acts in one go would hold up whoever only asks for news.
    if (i % breath === breath - 1) await new Promise((go) => setImmediate(go))
    const verdict = await evaluation.run(a)
    answers.set(keyOf(a), answerOf(verdict, evaluation.verdicts.includes(verdict)))
    if (verdict.outcome === 'accepted' || verdict.outcome === 'merged') {
      for (const followUp of reactionsTo(road, verdict)) await evaluation.run(followUp)
    }
  }
  if (evaluation.missing.size > 0) throw new LockMore(evaluation.missing)
  await write(road, tx, evaluation, work, spaces)
  // The answer to an act is for whoever made it: nobody learns by its id how another's ended.
  const told = (a: Incoming): Answered => (first.get(keyOf(a)) === a.who.person ? (answers.get(keyOf(a)) as Answered) : { id: a.id, outcome: 'refused', code: idInUse.code, say: idInUse.say })
  return { answers: acts.map(told), raised: [...evaluation.writable] }
}

/** Spaces an act says it will touch before anything is read: locked at once, it need not be tried a second time. */
function foreseen(road: Road, a: Incoming): string[] {
  const type = road.house.acts.get(a.act)
  const parsed = type && parseInput(type, a.version, a.input)
  if (!type || !parsed?.ok) return []
  const blind = new ReadSet()
  blind.asking = true
  try {
    return type.touches(parsed.input, blind, { id: a.id, at: a.at, day: dayAt(a.at, a.place), place: a.place, person: a.who.person, device: a.who.device, post: null })
  } catch {
    // What it touches hangs on what it reads: it is found out under way.
    return []
  }
}

function reactionsTo(road: Road, v: Verdict): Incoming[] {
  const { id, place, at, who } = v.act
  const written = (record: string, row: string) => v.touched.find((t) => t.record === record && t.id === row)?.row.class ?? null
  return followUps(road.house, v.act.act, v.act.input, { id, place, at, person: who.person, who: standingOn(who, dayAt(at, place), at), classOf: written })
    .map((next) => houseAct(road, next.act, next.input, place, next.id, at))
}

/** An act the house itself performs. */
export function houseAct(road: Road, act: string, input: { [k: string]: unknown }, place: string, id: string, at: string): Incoming {
  const version = road.house.acts.get(act)?.version ?? 1
  const text = JSON.stringify({ id, act, version, place, person: 'system', device: null, madeAt: at, input })
  return { text, sig: null, id, act, version, place, input, who: theHouse, at, heardAt: road.clock().toISOString() }
}

function answerOf(v: Verdict, written: boolean): Answered {
  return {
    id: v.act.id, outcome: v.outcome,
    ...(written ? { logged: { hash: v.hash.toString('hex'), heardAt: v.act.heardAt } } : {}),
    ...(v.code ? { code: v.code } : {}), ...(v.say ? { say: v.say } : {}),
    ...(v.conflicts.length > 0 ? { conflicts: v.conflicts } : {}),
  }
}

/** An act's own key: its regency and its id. */
const keyOf = (a: { place: string; id: string }): string => `${regencyOf(a.place)} ${a.id}`
const idInUse = refuse('NOMOR_TERPAKAI', 'Nomor tindakan ini sudah dipakai. Ulangi tindakannya.', 'The id of this act is in use. Please do it once more.')

/** Acts that were already heard get the answer they got then. */
async function priorAnswers(tx: Tx, acts: readonly Incoming[]): Promise<Map<string, { person: string | null; answer: Answered }>> {
  // Which of these acts are in the log, whose are they, and how did they end?
  const rows = await tx.query<{ regency: string; id: string; person: string | null; outcome: ActAnswer['outcome']; refusal: string | null; say: ActAnswer['say'] | null; hash: Uint8Array; heardAt: string }>(
    'select regency_code as "regency", id, person, outcome, refusal, say, body_hash as "hash", heard_at as "heardAt" from act_log where regency_code = any ($1) and id = any ($2)',
    [[...new Set(acts.map((a) => regencyOf(a.place)))], acts.map((a) => a.id)],
  )
  return new Map(rows.map((r) => [keyOf({ place: r.regency, id: r.id }), { person: r.person, answer: { id: r.id, outcome: r.outcome, logged: { hash: Buffer.from(r.hash).toString('hex'), heardAt: r.heardAt }, ...(r.refusal ? { code: r.refusal } : {}), ...(r.say ? { say: r.say } : {}) } }]))
}

/** Lock spaces in code order, making the rows of new ones. */
export async function lockSpaces(tx: Tx, keys: readonly string[], into: Map<string, SpaceState>): Promise<void> {
  const ask = keys.filter((k) => !into.has(k)).sort()
  if (ask.length === 0) return
  const made = tx.change(
    `insert into space (regency_code, space, version, head, records)
     select r, s, 0, ''::bytea, '{}'::jsonb from unnest($1::text[], $2::text[]) as u(r, s)
     on conflict (regency_code, space) do nothing`,
    [ask.map(regencyOfSpace), ask],
  )
  // What version is each of these spaces at? (kept until the end of the transaction)
  const rows = tx.query<{ space: string; version: number; head: Uint8Array; records: { [r: string]: number } }>(
    'select space, version, head, records from space where regency_code = any ($1) and space = any ($2) order by regency_code, space for update',
    [[...new Set(ask.map(regencyOfSpace))], ask],
  )
  await made
  for (const r of await rows) into.set(r.space, { version: r.version, head: Buffer.from(r.head), records: r.records })
}

async function write(road: Road, tx: Tx, evaluation: Evaluation, work: WorkingSet, spaces: Map<string, SpaceState>): Promise<void> {
  const now = road.clock().toISOString()
  const puts = new Map<RecordType, Record<string, unknown>[]>()
  const drops = new Map<RecordType, AnyRow[]>()
  const hooked = new Map<string, { before: AnyRow | null; after: AnyRow | null }[]>()
  for (const { record, before, now: after } of work.changed()) {
    if (before && (!after || regencyOf(after.place) !== regencyOf(before.place))) drops.set(record, [...(drops.get(record) ?? []), before])
    if (after) {
      const list = puts.get(record) ?? []
      list.push(upsertObject(record, after, after.version as number, now))
      puts.set(record, list)
    }
    hooked.set(record.name, [...(hooked.get(record.name) ?? []), { before, after }])
  }
  const jobs: Promise<unknown>[] = []
  if (puts.size + drops.size > 0) {
    jobs.push(tx.exec(scopeText({ role: 'guyub_app', settings: { w: [...evaluation.writable].join(',') } })))
    for (const [record, rows] of drops) {
      jobs.push(tx.change(
        `delete from ${tableOf(record)} where regency_code = any ($1) and id = any ($2)`,
        [[...new Set(rows.map((r) => regencyOf(r.place)))], rows.map((r) => r.id)],
      ))
    }
    for (const [record, rows] of puts) jobs.push(tx.change(upsertSql(record), [JSON.stringify(rows)]))
    jobs.push(tx.exec(scopeText({ role: 'guyub_job', settings: { w: '' } })))
  }
  jobs.push(...writeLog(tx, evaluation, spaces, now))
  jobs.push(...writeSums(tx, evaluation.sums))
  await Promise.all(jobs)
  for (const hook of road.hooks) {
    const rows = hooked.get(hook.record)
    if (rows) await hook.run(tx, rows)
  }
}

function writeLog(tx: Tx, evaluation: Evaluation, spaces: Map<string, SpaceState>, now: string): Promise<unknown>[] {
  const log: unknown[] = []
  const payload: unknown[] = []
  const links: unknown[] = []
  const touches: unknown[] = []
  const leaves: unknown[] = []
  const photos: unknown[] = []
  for (const v of evaluation.verdicts) {
    const a = v.act
    const home = { regency_code: regencyOf(a.place), id: a.id, place_code: v.log.place, class: v.log.class, team: v.log.team, space: v.log.space }
    log.push({
      ...home, act: a.act, act_version: a.version, person: a.who.person, device: a.who.device, post: null,
      made_at: a.at, heard_at: a.heardAt, outcome: v.outcome, refusal: v.code ?? null, say: v.say ?? null, body_hash: `\\x${v.hash.toString('hex')}`,
    })
    payload.push({ ...home, body: a.text, sig: a.sig })
    for (const r of v.raised) links.push({ regency_code: regencyOfSpace(r.space), space: r.space, version: r.version, act_id: a.id, hash: `\\x${r.head.toString('hex')}` })
    for (const t of v.touched) {
      touches.push({ regency_code: regencyOf(t.row.place), record_id: t.id, act_id: a.id, record: t.record, place_code: t.row.place, class: t.row.class, team: t.row.team, space: spaceOf(t.row), changed: t.changed })
    }
    for (const l of v.leaves) leaves.push({ regency_code: regencyOfSpace(l.space), space: l.space, version: l.version, record: l.record, record_id: l.id, reason: l.reason, heard_at: now })
    for (const p of v.photos) {
      photos.push({ regency_code: regencyOf(p.row.place), hash: p.hash, space: spaceOf(p.row), place_code: p.row.place, class: p.row.class, team: p.row.team, owner: p.owner, act_id: a.id, device: a.who.device, was: p.from })
    }
  }
  const raised = [...evaluation.writable].map((s) => {
    const st = spaces.get(s) as SpaceState
    return { regency_code: regencyOfSpace(s), space: s, version: st.version, head: `\\x${st.head.toString('hex')}`, records: st.records }
  })
  const jobs: Promise<unknown>[] = []
  const bulk = (text: string, rows: readonly unknown[]): void => {
    if (rows.length > 0) jobs.push(tx.change(text, [JSON.stringify(rows)]))
  }
  bulk(`insert into act_log (regency_code, id, place_code, class, team, space, act, act_version, person, device, post, made_at, heard_at, outcome, refusal, say, body_hash)
    select regency_code, id, place_code, class, team, space, act, act_version, person, device, post, made_at, heard_at, outcome, refusal, say, body_hash
    from jsonb_to_recordset($1::jsonb) as x(regency_code text, id text, place_code text, class text, team text, space text, act text, act_version integer, person text, device text, post text, made_at timestamptz, heard_at timestamptz, outcome text, refusal text, say jsonb, body_hash bytea)`, log)
  bulk(`insert into act_payload (regency_code, id, place_code, class, team, space, body, sig)
    select regency_code, id, place_code, class, team, space, body, sig
    from jsonb_to_recordset($1::jsonb) as x(regency_code text, id text, place_code text, class text, team text, space text, body text, sig text)`, payload)
  bulk(`update space set version = x.version, head = x.head, records = x.records
    from jsonb_to_recordset($1::jsonb) as x(regency_code text, space text, version bigint, head bytea, records jsonb)
    where space.regency_code = x.regency_code and space.space = x.space`, raised)
  bulk(`insert into act_link (regency_code, space, version, act_id, hash)
    select regency_code, space, version, act_id, hash
    from jsonb_to_recordset($1::jsonb) as x(regency_code text, space text, version bigint, act_id text, hash bytea)`, links)
  bulk(`insert into act_touch (regency_code, record_id, act_id, record, place_code, class, team, space, changed)
    select regency_code, record_id, act_id, record, place_code, class, team, space, changed
    from jsonb_to_recordset($1::jsonb) as x(regency_code text, record_id text, act_id text, record text, place_code text, class text, team text, space text, changed text[])
    on conflict (regency_code, record_id, act_id, record) do nothing`, touches)
  bulk(`insert into leave_notice (regency_code, space, version, record, record_id, reason, heard_at)
    select regency_code, space, version, record, record_id, reason, heard_at
    from jsonb_to_recordset($1::jsonb) as x(regency_code text, space text, version bigint, record text, record_id text, reason text, heard_at timestamptz)
    on conflict (regency_code, space, version, record, record_id) do nothing`, leaves)
  jobs.push(...dropPages(tx, evaluation.verdicts.flatMap((v) => v.leaves)))
  // Photos go with their row, their bytes and whoever still has to send them included: what was sealed is no longer shown where it lay.
  bulk(`update photo set space = x.space, place_code = x.place_code, class = x.class, team = x.team
    from jsonb_to_recordset($1::jsonb) as x(regency_code text, hash text, space text, place_code text, class text, team text, owner text, was text)
    where photo.regency_code = x.regency_code and photo.hash = x.hash and photo.space = x.was and photo.owner = x.owner
      and not exists (select from photo p where p.regency_code = x.regency_code and p.hash = x.hash and p.space = x.space)`, photos.filter((p) => (p as { was: string | null }).was !== null))
  bulk(`insert into photo (regency_code, hash, space, place_code, class, team, owner, act_id, device)
    select regency_code, hash, space, place_code, class, team, owner, act_id, device
    from jsonb_to_recordset($1::jsonb) as x(regency_code text, hash text, space text, place_code text, class text, team text, owner text, act_id text, device text)
    on conflict (regency_code, hash, space) do nothing`, photos)
  return jobs
}

/** Per-village sums move with the acts; the roll-up job is told which regencies changed. */
export function writeSums(tx: Tx, sums: Sums): Promise<unknown>[] {
  if (sums.size === 0) return []
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, n]) => {
    const { place, class: cls, name, key, bucket } = readSumKey(k)
    return { regency_code: regencyOf(place), place_code: place, class: cls, name, key, bucket, n }
  })
  const regencies = [...new Set(rows.map((r) => r.regency_code))].sort()
  return [
    tx.change(
      `insert into counter (regency_code, place_code, class, name, key, bucket, n)
       select regency_code, place_code, class, name, key, bucket, n
       from jsonb_to_recordset($1::jsonb) as x(regency_code text, place_code text, class text, name text, key text, bucket text, n bigint)
       on conflict (regency_code, place_code, class, name, key, bucket) do update set n = counter.n + excluded.n`,
      [JSON.stringify(rows)],
    ),
    tx.change(
      `insert into rollup_state (regency_code, dirty) select r, true from unnest($1::text[]) as u(r)
       on conflict (regency_code) do update set dirty = true`,
      [regencies],
    ),
  ]
}
