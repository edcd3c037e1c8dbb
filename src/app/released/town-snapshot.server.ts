// A town as this release keeps it, and one act of every kind against it: who sent it, signed how, and what came of it.
import { judge, parseInput, readAll } from '../../engine/perform.ts'
import type { ActType } from '../../engine/act.ts'
import { MemoryStore } from '../../engine/memory.ts'
import { selectList, tableOf } from '../../engine/road.server/rows-sql.server.ts'
import type { AnyRow } from '../../engine/record.ts'
import type { Database } from '../../engine/store.server/database.server.ts'
import { readMigrations } from '../../engine/store.server/migrate.server.ts'
import { dayAt } from '../../engine/values/day.ts'
import { newId } from '../../engine/values/id.ts'
import { inForce, nobody, seated, theHouse, type Who } from '../../engine/who.ts'
import type { PullAnswer } from '../../engine/wire.ts'
import { migrations } from '../open.server.ts'
import { buildServer } from '../server.server.ts'
import { above, announce, castOf, flavours, home, populate, settingOf } from '../testing/population.server.ts'
import { sampleAll } from '../testing/sample-values.server.ts'
import { openTown, type Town } from '../testing/town.server.ts'
import { freshDatabaseHere } from './database.server.ts'
import { ForgetfulQueue, type Attempted } from './forgetful.server.ts'
import { envelopeOf, openPhone, type Phone } from './phone.server.ts'

export interface Rows {
  [table: string]: { [column: string]: unknown }[]
}

/** The database in the shape of this release: which migrations made it, and what lies in it. */
export interface DatabaseSnapshot {
  now: string
  migrations: { name: string; hash: string }[]
  rows: Rows
}

export interface OldAct extends Attempted {
  act: string
  version: number
  /** A person's id, whose phone signed it; or nobody's, or the house's own. */
  by: string
  /** The state a row was put into first, so that the step may be taken. */
  first?: { record: string; id: string; state: string }
  body: string
  sig: string | null
}

export interface ActsSnapshot {
  phones: { person: string; device: string; publicKey: string }[]
  acts: OldAct[]
}

export interface PulledSnapshot {
  who: Who
  answers: PullAnswer[]
  /** Base pages by hash, base64, where the release had them. */
  pages: { [hash: string]: string }
}

const start = '2026-03-02T02:00:00.000Z'
const notYours = 'BUKAN_WEWENANG'

export async function townSnapshot(): Promise<{ database: DatabaseSnapshot; acts: ActsSnapshot; pulled: PulledSnapshot }> {
  const db = await freshDatabaseHere()
  const town = await openTown(db, start)
  const { road } = town.doors
  await populate(road.house, db, start)
  await announce(road.house, db)
  const cast = await castOf(road.house, db, start)
  await onlyHome(db)
  const plain = await buildServer(town.doors, null)
  const phones = new Map<string, Phone>()
  for (const c of cast) phones.set(c.id, await openPhone(town, plain, { id: c.id, name: c.name, home }, c.posts[0]?.place ?? home))
  town.setNow('2026-03-02T03:00:00.000Z')
  const now = town.now()

  const psm = cast.find((c) => c.name === 'psm')
  const pulled = await pulledBy(phones.get(psm?.id ?? '') as Phone)
  const database: DatabaseSnapshot = { now, migrations: (await readMigrations(migrations)).map(({ name, hash }) => ({ name, hash })), rows: await dump(db) }

  const queue = new ForgetfulQueue(road)
  const app = await buildServer({ ...town.doors, queue }, null)
  const acts: OldAct[] = []
  for (const chosen of await choose(town, [...phones].map(([person, p]) => ({ person, who: p.who })))) {
    const { type, by, place, input, first } = chosen
    const phone = phones.get(by)
    const body = { id: newId(Date.parse(now)), act: type.name, version: type.version, place, person: phone ? by : null, device: phone?.device ?? null, madeAt: now, input }
    queue.first = first ?? null
    let signed: { body: string; sig: string | null } = { body: JSON.stringify(body), sig: null }
    if (phone) {
      signed = await envelopeOf(phone, body)
      const { problem } = await sent(app, phone, town, signed)
      if (problem) throw new Error(`${type.name}: ${problem}`)
    } else await queue.push([{ text: signed.body, sig: null, ...body, who: by === 'house' ? theHouse : nobody, at: now, heardAt: now }])
    if (queue.last) acts.push({ act: type.name, version: type.version, by, ...(first ? { first } : {}), ...signed, ...queue.last })
  }
  await app.close()
  await plain.close()
  await town.close()
  return { database, pulled, acts: { phones: [...phones].map(([person, p]) => ({ person, device: p.device, publicKey: p.publicKey })), acts } }
}

async function sent(app: Awaited<ReturnType<typeof buildServer>>, phone: Phone, town: Town, envelope: { body: string; sig: string | null }): Promise<{ problem: string | null }> {
  const reply = await app.inject({ method: 'POST', url: '/api/push', headers: phone.headers, payload: { now: town.now(), acts: [envelope] } })
  return { problem: reply.statusCode === 200 ? null : reply.body }
}

/** Rows of the village and of the places above it are enough to keep for ever. */
async function onlyHome(db: Database): Promise<void> {
  await db.admin(async (tx) => {
    const tables = await tx.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
       where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name = 'place_code' order by 1`)
    const keep = [home, ...above.filter((p) => p === '' || home.startsWith(`${p}.`))]
    for (const { name } of tables) await tx.change(`delete from ${name} where not (place_code = any ($1))`, [keep])
  })
}

/** Every row of every table but the list of migrations, as the database writes it. */
async function dump(db: Database): Promise<Rows> {
  return db.admin(async (tx) => {
    const tables = await tx.query<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('migration', 'session') order by 1`)
    const out: Rows = {}
    for (const { name } of tables) {
      const columns = await tx.query<{ name: string }>(
        `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`, [name])
      const list = columns.map((c) => `"${c.name}"`).join(', ')
      const rows = await tx.query<{ row: { [column: string]: unknown } }>(`select to_jsonb(x) as row from (select ${list} from ${name}) x order by to_jsonb(x)::text`)
      if (rows.length > 0) out[name] = rows.map(({ row }) => Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null)))
    }
    return out
  })
}

async function pulledBy(phone: Phone): Promise<PulledSnapshot> {
  const answers: PullAnswer[] = []
  const pages: PulledSnapshot['pages'] = {}
  for (let ask: { ack: number; fresh?: boolean; base: boolean } = { ack: 0, fresh: true, base: true }; ; ) {
    const reply = await phone.ask('POST', '/api/pull', ask)
    if (reply.statusCode !== 200) throw new Error('the phone could not pull')
    const answer = reply.json() as PullAnswer
    answers.push(answer)
    for (const d of answer.deltas) {
      for (const page of d.base?.pages ?? []) {
        const got = await phone.ask('GET', `/api/base/${encodeURIComponent(d.space)}/${page.hash}`)
        if (got.statusCode !== 200) throw new Error(`no page ${page.hash}`)
        pages[page.hash] = got.rawPayload.toString('base64')
      }
    }
    ask = { ack: answer.batch, base: true }
    if (!answer.more) return { who: phone.who, answers, pages }
  }
}

interface Chosen {
  type: ActType
  by: string
  place: string
  input: { [k: string]: unknown }
  first?: { record: string; id: string; state: string }
}
type Candidate = Chosen & { who: Who }

/** Of every act one that is taken, one that is turned down with a reason, and one outside its sender's authority, as far as the town has them. */
async function choose(town: Town, people: readonly { person: string; who: Who }[]): Promise<Chosen[]> {
  const { house, db } = town.doors.road
  const rows = new Map<string, AnyRow[]>()
  for (const record of house.records.values()) {
    rows.set(record.name, await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<AnyRow>(`select ${selectList(record)} from ${tableOf(record)} t order by t.id`)))
  }
  const store = new MemoryStore()
  for (const record of house.records.values()) for (const row of rows.get(record.name) ?? []) store.set(record, row)
  const out: Chosen[] = []
  for (const type of house.acts.values()) {
    const found = new Map<string, Chosen>()
    for (const c of candidates(town, type, people)) {
      const record = c.first && house.records.get(c.first.record)
      const before = record && c.first ? (store.get(record, c.first.id) as AnyRow | undefined) : undefined
      if (record && before) store.set(record, { ...before, state: c.first?.state })
      const said = judged(c, store, town.now())
      if (record && before) store.set(record, before)
      const kind = said === 'ok' || said === notYours ? said : 'reason'
      if (!found.has(kind)) found.set(kind, c)
      if (found.size === 3) break
    }
    out.push(...[...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, c]) => c))
  }
  return out
}

function* candidates(town: Town, type: ActType, people: readonly { person: string; who: Who }[]): Iterable<Candidate> {
  const { house } = town.doors.road
  const by: { person: string; who: Who }[] = type.by === 'system' ? [{ person: 'house', who: theHouse }] : type.by === 'citizen' ? [{ person: 'citizen', who: nobody }, ...people] : [...people]
  const states = [...house.flows.values()].flatMap((f) => f.steps.filter((s) => s.act === type.name).flatMap((s) => s.from.map((state) => ({ flow: f.name, state }))))
  const own = Object.entries(type.input).find(([, f]) => f.kind === 'ref')?.[0]
  for (const flavour of flavours) {
    const pointed = sampleAll(type.input, settingOf(home, flavour))
    for (const input of own ? [{ ...pointed, [own]: newId() }, pointed] : [pointed]) {
      const refs = Object.entries(type.input).filter(([, f]) => f.kind === 'ref' && house.records.get(f.record ?? '')?.columns.state)
      const firsts = refs.flatMap(([name, f]) => states.map(({ state }) => ({ record: f.record as string, id: String(input[name]), state })))
      for (const first of [undefined, ...firsts]) {
        for (const place of [home, '36.71', '']) for (const { person, who } of by) yield { type, by: person, who, place, input, ...(first ? { first } : {}) }
      }
    }
  }
}

function judged({ type, place, input, who }: Candidate, store: MemoryStore, now: string): string {
  const parsed = parseInput(type, type.version, input)
  if (!parsed.ok) return parsed.refusal.code
  const day = dayAt(now, place)
  const env = { id: newId(Date.parse(now)), at: now, day, place, person: who.person, device: who.device, post: null }
  const said = judge(type, parsed.input, readAll(type, parsed.input, store), env, seated({ ...who, posts: inForce(who.posts, day) }))
  return said.ok ? 'ok' : said.refusal.code
}
