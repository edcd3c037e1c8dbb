// The end of a history, judged from outside: what phones show and hold, against the database and against a reckoning of its
// own (who wrote what over what, how often a note grew) that knows nothing of the engine's merging.
import { createHash } from 'node:crypto'
import { sumKey, tally, type Sum, type Sums } from '../counter.ts'
import type { AnyRow, RecordType } from '../record.ts'
import { selectList, tableOf } from '../road.server/rows-sql.server.ts'
import { openSegment } from '../segment/open.ts'
import { referenceSpace, spaceOf } from '../space.ts'
import type { Tx } from '../store.server/database.server.ts'
import { holds, unsealed, type Phone, type World } from './world.server.ts'

interface Logged {
  id: string
  act: string
  person: string | null
  device: string | null
  outcome: 'accepted' | 'merged' | 'refused' | 'proposed'
  refusal: string | null
  heardAt: string
}
interface Link {
  space: string
  version: number
  hash: Uint8Array
  body: Uint8Array
}

/** Refusals that only a fault brings about. */
const faults = new Set(['DATA_TIDAK_SAH', 'TINDAKAN_TIDAK_DIKENAL', 'VERSI_LEBIH_BARU', 'ISIAN_BELUM_BENAR', 'NOMOR_TERPAKAI'])

export async function judgeEnd(world: World, sealed: boolean): Promise<void> {
  const { villages, team } = world
  const records = [...world.server.house.records.values()]
  const regencies = [...new Set(villages.map(v => v.slice(0, 5)))]
  const spaces = villages.flatMap(v => [`v:${v}:N`, `v:${v}:R`])
  const [rows, log, links, sums] = await world.server.db.tx({ role: 'guyub_job', readOnly: true }, (tx: Tx) => Promise.all([
    Promise.all(records.map(async record => {
      const found = await tx.query<AnyRow>(`select ${selectList(record)} from ${tableOf(record)} t where t.regency_code = any ($1) and (t.space = any ($2))`, [regencies, [...spaces, ...regencies.map(r => `t:${r}:${team}`)]])
      return found.map(row => ({ record, row }))
    })).then(all => all.flat()),
    tx.query<Logged>('select id, act, person, device, outcome, refusal, heard_at as "heardAt" from act_log where regency_code = any ($1) and place_code = any ($2)', [regencies, villages]),
    tx.query<Link>('select k.space, k.version, k.hash, l.body_hash as "body" from act_link k join act_log l on l.regency_code = any ($3) and l.id = k.act_id where k.regency_code = $1 and k.space = $2 order by k.version', [regencies[0], spaces[1], regencies]),
    tx.query<Sum>('select place_code as place, class, name, key, bucket, n from counter where regency_code = any ($1) and place_code = any ($2) and n <> 0', [regencies, villages]),
  ]))

  judgeLog(world, log)
  judgeChain(links)
  judgeWords(world, log, rows)
  const kept = judgeSums(world, sums, rows)
  for (const phone of world.phones) {
    judgeOutbox(world, phone, log)
    if (world.revoked.has(phone.code)) continue
    judgeRows(world, phone, rows)
    judgeCounts(world, phone, kept)
    judgeAttention(world, phone, rows)
    if (!sealed) await judgeDisk(world, phone, rows)
  }
}

function judgeLog(world: World, log: readonly Logged[]): void {
  holds(new Set(log.map(l => l.id)).size === log.length, 'an act is in the log once')
  const byId = new Map(log.map(l => [l.id, l]))
  for (const heard of world.heard.values()) {
    if (!heard.answer) continue
    const logged = byId.get(heard.id)
    holds(!faults.has(heard.answer.code ?? ''), 'nothing is refused for the house’s own fault', [heard.act, heard.answer])
    holds(logged?.outcome === heard.answer.outcome, 'what was answered is in the log', [heard.act, heard.answer, logged ?? null])
  }
  for (const l of log) {
    const at = l.device === null ? undefined : world.revoked.get(l.device)
    holds(at === undefined || l.heardAt <= at, 'nothing is heard from a revoked phone', l)
  }
}

/** Versions without a gap, every link over the one before and the hash of its act. */
function judgeChain(links: readonly Link[]): void {
  let head: Buffer = Buffer.alloc(0)
  for (const [i, l] of links.entries()) {
    holds(l.version === i + 1, 'the versions of a space have no gap and no twin', l.version)
    head = createHash('sha256').update(head).update(`${l.space} ${l.version} `).update(l.body).digest()
    holds(head.equals(l.hash), 'the chain of a space holds', l.version)
  }
}

/** Everything the acts said, in the order heard, against what stands in the rows: no word is lost, none is counted twice. */
function judgeWords(world: World, log: readonly Logged[], rows: readonly { record: RecordType; row: AnyRow }[]): void {
  const outcome = new Map(log.map(l => [l.id, l.outcome]))
  const fields = new Map<string, unknown>()
  const grown = new Map<string, number>()
  const written = new Set<string>()
  const expected: string[] = []
  const conflicts = new Map(rows.filter(r => r.record.name === 'conflict').map(r => [r.row.id, r.row]))
  const say = (id: string, field: string, was: unknown, offered: unknown, person: string, blank = true): void => {
    const now = fields.get(`${id} ${field}`) ?? null
    const known = blank || fields.has(`${id} ${field}`)
    if (known && now !== (was ?? null) && now !== offered) expected.push(`${id} ${field} ${JSON.stringify(offered)} ${person}`)
    else fields.set(`${id} ${field}`, offered)
  }
  for (const { id, act, input, person } of world.heard.values()) {
    const end = outcome.get(id)
    if (end !== 'accepted' && end !== 'merged') continue
    const note = String(input.id ?? '')
    const was = (input.was ?? {}) as { [k: string]: unknown }
    if (act === 'toy.write') {
      written.add(note)
      fields.set(`${note} title`, input.title)
    }
    if (act === 'toy.grow') grown.set(note, (grown.get(note) ?? 0) + 1)
    if (act === 'toy.edit') for (const f of ['title', 'body']) if (f in input) say(note, f, was[f], input[f], person)
    if (act === 'toy.answer') for (const [q, v] of Object.entries(input.values as object)) say(`${note}.N`, `values.${q}`, was[q], v, person, false)
    if (act === 'house.chooseValue' && input.take === 'offered') {
      const c = conflicts.get(String(input.conflictId))
      holds(c !== undefined, 'a choice is about a conflict that is there')
      say(String(c.recordId), String(c.field), c.kept, c.offered, person, !String(c.field).startsWith('values.'))
    }
  }
  const told = [...conflicts.values()].map(c => `${c.recordId} ${c.field} ${JSON.stringify(c.offered)} ${c.offeredBy}`)
  holds(JSON.stringify(told.sort()) === JSON.stringify(expected.sort()), 'two people’s words over one field are both kept, with the later writer’s name', { told, expected })
  const notes = rows.filter(r => r.record.name === 'note')
  holds(notes.length === written.size && notes.every(r => written.has(r.row.id)), 'every note that was written stands in one place', [notes.length, written.size])
  for (const { row } of notes) {
    holds((row.size ?? 0) === (grown.get(row.id) ?? 0), 'every growth is in the size, once', [row.id, row.size, grown.get(row.id)])
    for (const f of ['title', 'body']) holds((row[f] ?? null) === (fields.get(`${row.id} ${f}`) ?? null), 'a field holds the last word nobody disputed', [f, row[f], fields.get(`${row.id} ${f}`)])
  }
  for (const { row } of rows.filter(r => r.record.name === 'answer')) {
    for (const [q, v] of Object.entries(row.values as object)) holds(v === fields.get(`${row.id} values.${q}`), 'an answer holds the last word nobody disputed', [q, v])
  }
}

function judgeSums(world: World, kept: readonly Sum[], rows: readonly { record: RecordType; row: AnyRow }[]): Sums {
  const recount: Sums = new Map()
  for (const { record, row } of rows) tally(recount, world.server.house.counters, record.name, row, 1)
  const sums: Sums = new Map(kept.map(s => [sumKey(s.place, s.class, s.name, s.key, s.bucket), Number(s.n)]))
  holds(flat(sums) === flat(recount), 'the server’s counters equal a recount', [flat(sums), flat(recount)])
  return sums
}
const flat = (sums: Sums): string => JSON.stringify([...sums].sort(([a], [b]) => (a < b ? -1 : 1)))

/** Nothing a phone said yes to vanishes; what came back is shown with its reason until its writer lets it go. */
function judgeOutbox(world: World, phone: Phone, log: readonly Logged[]): void {
  const outcome = new Map(log.map(l => [l.id, l.outcome]))
  const items = new Map(phone.device.outbox().map(i => [i.id, i]))
  const attention = new Map(phone.device.needsAttention().map(a => [a.id, a]))
  for (const [id, by] of world.promised) {
    if (by !== phone || world.dismissed.has(id)) continue
    const end = outcome.get(id)
    const item = items.get(id)
    if (world.revoked.has(phone.code)) {
      holds(end !== undefined || item !== undefined, 'a revoked phone still holds what it could not send', id)
      continue
    }
    holds(end !== undefined, 'every act a phone said yes to reached the log', [phone.name, id, item?.state ?? null])
    if (end === 'accepted' || end === 'merged') holds(item === undefined, 'what was accepted leaves the outbox', [id, item?.state])
    else {
      const back = attention.get(id)
      holds(back?.kind === end && back.say.id.length > 0, 'what was refused or proposed is shown to its writer, with the reason', [phone.name, id, end, back?.kind ?? null])
    }
  }
  if (!world.revoked.has(phone.code)) {
    const status = phone.device.status()
    holds(status.unsent === 0 && status.problem === null && status.opening === 0, 'a phone at rest has nothing unsent', status)
  }
}

const plain = (row: object): string => JSON.stringify(Object.entries(row).filter(([, v]) => v !== null && v !== undefined).map(([k, v]) => [k, sorted(v)] as const).sort(([a], [b]) => (a < b ? -1 : 1)))
const sorted = (v: unknown): unknown => (typeof v === 'object' && v !== null && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v)

/** Who serves the same place and is at rest holds the same rows: the server's. */
function judgeRows(world: World, phone: Phone, rows: readonly { record: RecordType; row: AnyRow }[]): void {
  const may = new Set(world.allowed(phone))
  const theirs = new Map(rows.filter(r => may.has(spaceOf(r.row))).map(r => [`${r.record.name}/${r.row.id}`, plain(r.row)]))
  const held = new Map([...phone.device.store.everything()].map(r => [`${r.record}/${r.row.id}`, plain(r.row)]))
  for (const [key, row] of theirs) holds(held.get(key) === row, 'a phone at rest holds what the server holds', [phone.name, key, held.get(key) ?? null, row])
  for (const [key, row] of held) holds(theirs.has(key), 'a phone at rest holds nothing else', [phone.name, key, row])
  for (const s of phone.device.spaces().keys()) holds(may.has(s), 'a phone at rest holds no space that is not its own', s)
  for (const s of may) if (!s.startsWith(referenceSpace(''))) {
    const v = s.split(':')[1] as string
    if (s.startsWith('v:')) holds(phone.device.holdsPlace(v), 'a phone at rest carries every place it serves', v)
  }
}

/** The phone counts as the server does. */
function judgeCounts(world: World, phone: Phone, kept: Sums): void {
  for (const v of world.villages) {
    if (!phone.device.holdsPlace(v)) continue
    const server: Sums = new Map([...kept].filter(([k]) => k.startsWith(`${v}|N|`)))
    holds(flat(phone.device.count(v)) === flat(server), 'a phone counts what the server counts', [flat(phone.device.count(v)), flat(server)])
  }
}

function judgeAttention(world: World, phone: Phone, rows: readonly { record: RecordType; row: AnyRow }[]): void {
  const may = new Set(world.allowed(phone))
  const shown = new Set(phone.device.needsAttention().filter(a => a.kind === 'conflict').map(a => a.id))
  for (const { record, row } of rows) {
    if (record.name !== 'conflict' || row.state !== 'terbuka' || row.offeredBy !== phone.person.name || !may.has(spaceOf(row))) continue
    holds(shown.has(row.id), 'a conflict is shown to the writer whose words wait', row.id)
  }
}

/** What left stands on no disk: titles tell which note they are of, and these disks can be read. */
async function judgeDisk(world: World, phone: Phone, rows: readonly { record: RecordType; row: AnyRow }[]): Promise<void> {
  const may = new Set(world.allowed(phone))
  // Its own words, and what a conflict it may see says of them, are its to keep.
  const own = JSON.stringify([phone.device.outbox().map(i => i.input), [...phone.device.store.everything()]])
  const disk = phone.disk.reopen()
  let text = ''
  for (const { bytes } of await disk.list('log')) text += Buffer.from(bytes).toString('utf8')
  for (const { bytes } of await disk.list('pages')) {
    const segment = openSegment(unsealed(bytes))
    for (const table of segment.tables) for (let i = 0; i < table.n; i++) text += JSON.stringify(table.row(i))
  }
  for (const { record, row } of rows) {
    if (record.name !== 'note') continue
    const mark = String(row.title).slice(0, -1)
    if (may.has(spaceOf(row))) holds(text.includes(mark) === true, 'a note that is held stands on the disk', [phone.name, mark])
    else holds(!text.includes(mark) || own.includes(mark), 'what left this phone stands on its disk no more', [phone.name, mark, spaceOf(row)])
  }
}
