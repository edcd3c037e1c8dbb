// Evaluate a batch of acts over a working set: authority, guard, effect, landing; nothing is written here.
import { createHash } from 'node:crypto'
import type { ActType, Change, Env } from '../act.ts'
import { notYours, refuse } from '../act.ts'
import { tally, type Sums } from '../counter.ts'
import type { Fields, Text } from '../field.ts'
import { land } from '../merge.ts'
import { judge, parseInput, ReadSet, wanted, type Input } from '../perform.ts'
import { Answer, Conflict, Proposal, type AnyRow, type RecordType } from '../record.ts'
import { isVillage, referenceSpace, regencyOf, spaceOf, villageSpace } from '../space.ts'
import { dayAt } from '../values/day.ts'
import { derivedId } from '../values/id.ts'
import { believed, inForce, reaches, scopesOf, seated, standingOn, writing, type Who } from '../who.ts'
import type { Incoming, Road } from './road.server.ts'
import type { WorkingSet } from './working-set.server.ts'

export interface Verdict {
  act: Incoming
  outcome: 'accepted' | 'merged' | 'refused' | 'proposed'
  code?: string
  say?: Text
  conflicts: string[]
  /** Where its log entry lives. */
  log: { place: string; class: 'N' | 'R' | 'X'; team: string | null; space: string }
  /** Spaces whose version it raised, with the version it gave. */
  raised: { space: string; version: number; head: Buffer }[]
  touched: { record: string; id: string; row: AnyRow; changed: string[] }[]
  leaves: { space: string; version: number; record: string; id: string; reason: string }[]
  /** `from`: the space such a photo lay in until its row moved. */
  photos: { hash: string; row: AnyRow; owner: string; from: string | null }[]
  hash: Buffer
}

export interface SpaceState {
  version: number
  head: Buffer
  records: { [record: string]: number }
}

const misaddressed = refuse('SALAH_ALAMAT', 'Tindakan ini dialamatkan ke wilayah lain daripada catatannya. Buka catatannya lagi, lalu ulangi.', 'This act is addressed to another place than its record lies in. Open the record again and repeat.')

const idTaken = refuse('NOMOR_TERPAKAI', 'Di wilayah tujuan sudah ada catatan dengan nomor yang sama. Hubungi admin.', 'A record with the same id stands in the destination already. Ask the administrator.')

/** Evaluates one batch; `spaces` must hold every space that gets written, else `missing` names what to lock. */
export class Evaluation {
  readonly verdicts: Verdict[] = []
  readonly missing = new Set<string>()
  readonly writable = new Set<string>()
  readonly sums: Sums = new Map()
  /** Version last given to each changed row, by record and id. */
  readonly stamps = new Map<string, number>()

  private readonly road: Road
  private readonly work: WorkingSet
  private readonly spaces: Map<string, SpaceState>
  private readonly lock: (space: string) => Promise<boolean>

  constructor(road: Road, work: WorkingSet, spaces: Map<string, SpaceState>, lock: (space: string) => Promise<boolean>) {
    this.road = road
    this.work = work
    this.spaces = spaces
    this.lock = lock
  }

  /** First look at a whole batch: what they declare to read, fetched together. */
  async prefetch(acts: readonly Incoming[]): Promise<void> {
    const open = acts.flatMap((a) => {
      const type = this.road.house.acts.get(a.act)
      if (!type) return []
      const parsed = parseInput(type, a.version, a.input)
      return parsed.ok ? [{ type, input: parsed.input, place: a.place }] : []
    })
    for (let round = 0; round < 6; round++) {
      const ask = open.flatMap(({ type, input, place }) => wanted(type, input, this.filled(type, input, place)))
      const news = ask.filter((r) => !this.work.knows(r))
      if (news.length === 0) return
      await this.work.fetch(news)
    }
  }

  /** A read set holding all that is known of what the act asks for. */
  private filled(type: ActType, input: Input, place: string): ReadSet {
    const look = new ReadSet()
    for (let round = 0; round < 6; round++) {
      const ask = wanted(type, input, look).filter((r) => this.work.knows(r))
      if (ask.length === 0) break
      for (const r of ask) {
        if (r.where) look.fillMany(r.record, r.where, this.work.where(r as never, place))
        else look.fillOne(r.record, r.id as string, this.work.get(r.record, r.id as string, place))
      }
    }
    return look
  }

  private async readAll(type: ActType, input: Input, place: string): Promise<ReadSet> {
    for (let round = 0; round < 8; round++) {
      const look = this.filled(type, input, place)
      const ask = wanted(type, input, look)
      if (ask.length === 0) return look
      await this.work.fetch(ask)
    }
    throw new Error(`act ${type.name} never stops asking for rows`)
  }

  async run(act: Incoming): Promise<Verdict> {
    const hash = createHash('sha256').update(act.text).digest()
    const type = this.road.house.acts.get(act.act)
    if (!type) return this.refused(act, hash, refuse('TINDAKAN_TIDAK_DIKENAL', 'Tindakan ini tidak dikenal oleh server.', 'The server does not know this act.'))
    const parsed = parseInput(type, act.version, act.input)
    if (!parsed.ok) return this.refused(act, hash, parsed.refusal)
    const input = parsed.input
    const look = await this.readAll(type, input, act.place)
    const env: Env = {
      id: act.id, at: act.at, day: dayAt(act.at, act.place), place: act.place,
      person: act.who.person, device: act.who.device, post: null,
    }
    const who: Who = standingOn(act.who, env.day, act.at)
    const judged = judge(type, input, look, env, who)
    const declared = judged.ok ? new Set(type.touches(input, look, env)) : new Set<string>()
    if (!judged.ok || !this.reachable(type, input, look, env, who, declared)) {
      const refusal = judged.ok ? notYours : judged.refusal
      return (await this.returned(act, hash, type, input, look, env, who, refusal)) ?? this.refused(act, hash, refusal)
    }
    if (act.leftBehind) return this.proposed(act, hash, type, input, judged.changes, leftBehind)

    // Its writer's post ended on the way: kept whole, offered to whoever serves the place now. At every level: whoever may
    // date an act themselves must not go on appointing people from a post that is over.
    const today = dayAt(act.heardAt, act.place)
    if (type.by === 'person' && !who.system && today !== env.day) {
      const now: Who = seated({ ...act.who, posts: inForce(act.who.posts, today) })
      if (!judge(type, input, look, env, now).ok || !this.reachable(type, input, look, env, now, declared)) return this.proposed(act, hash, type, input, judged.changes, postEnded)
    }
    return this.landed(act, hash, type, judged.changes, declared, env)
  }

  /** The second lock on authority, apart from `may`: only spaces within the writer's reach, or declared deposits. */
  private reachable(type: ActType, input: Input, look: ReadSet, env: Env, who: Who, declared: Set<string>): boolean {
    if (who.system || type.by === 'citizen') return true
    const { roles } = this.road.house
    const scopes = scopesOf(writing(who, roles, type.name), roles)
    const deposits = new Set(type.deposits(input, look, env))
    for (const space of declared) if (!deposits.has(space) && !reaches(scopes, space)) return false
    return true
  }

  private async landed(act: Incoming, hash: Buffer, type: ActType, changes: readonly Change[], declared: Set<string>, env: Env): Promise<Verdict> {
    const v = this.blank(act, hash)
    const landings: { record: RecordType; id: string; before: AnyRow | null; after: AnyRow | null; changed: string[]; reason: string }[] = []
    for (const change of changes) {
      await this.work.fetch([{ record: change.record, id: change.id }])
      const before = this.work.get(change.record, change.id, act.place) ?? null
      const { row, clashes, changed } = land(before ?? undefined, change)
      landings.push({ record: change.record, id: change.id, before, after: row, changed, reason: change.kind === 'remove' ? change.reason : wordFor(before, row) })
      for (const clash of clashes) {
        const home = row ?? (before as AnyRow)
        const id = derivedId(env.id, `${change.id}.${clash.field}`)
        v.conflicts.push(id)
        const conflict: AnyRow = {
          id, place: home.place, class: home.class, team: home.team,
          record: change.record.name, recordId: change.id, ...aboutOf(change.record, home), field: clash.field, was: clash.was ?? null, kept: clash.kept ?? null, offered: clash.offered ?? null,
          ...(await this.writerOf(change.record.name, home, clash.field)), offeredBy: env.person, offeredAt: env.at, offeredAct: type.name, applied: changed,
          state: 'terbuka', chosenBy: null, chosenAt: null,
        }
        landings.push({ record: Conflict, id, before: null, after: conflict, changed: ['*'], reason: '' })
        declared.add(spaceOf(conflict))
      }
    }
    for (const l of landings) {
      for (const row of [l.before, l.after]) {
        if (!row || declared.has(spaceOf(row))) continue
        // Addressed to one place and aimed at another, or a fault of the act: either way a no, and never the end of a whole batch.
        this.road.report(`act ${type.name} writes ${l.record.name} into ${spaceOf(row).split(':')[0]}: which it did not declare`)
        return this.refused(act, hash, misaddressed)
      }
    }
    for (const { record, id, before, after } of landings) {
      if (!after || (before && regencyOf(before.place) === regencyOf(after.place))) continue
      if (await this.work.taken(record, id, regencyOf(after.place))) return this.refused(act, hash, idTaken)
    }
    const raise = new Set<string>()
    for (const l of landings) for (const row of [l.before, l.after]) if (row) raise.add(spaceOf(row))
    v.log = logHome(act, landings.map((l) => l.after ?? l.before).filter((r): r is AnyRow => r !== null))
    if (raise.size === 0) raise.add(v.log.space)
    for (const space of raise) if (!this.spaces.has(space) && !(await this.lock(space))) this.missing.add(space)
    if (this.missing.size > 0) return v

    for (const space of [...raise].sort()) {
      const s = this.spaces.get(space) as SpaceState
      s.version++
      s.head = createHash('sha256').update(s.head).update(`${space} ${s.version} `).update(hash).digest()
      v.raised.push({ space, version: s.version, head: s.head })
      this.writable.add(space)
    }
    const raisedTo = new Map(v.raised.map((r) => [r.space, r.version]))
    for (const l of landings) {
      const { before, after, record } = l
      if (before) tally(this.sums, this.road.house.counters, record.name, before, -1)
      if (after) {
        tally(this.sums, this.road.house.counters, record.name, after, 1)
        const version = raisedTo.get(spaceOf(after)) as number
        after.version = version
        const s = this.spaces.get(spaceOf(after)) as SpaceState
        s.records[record.name] = version
        for (const hash of photosIn(record, after)) v.photos.push({ hash, row: after, owner: l.id, from: before && spaceOf(before) !== spaceOf(after) ? spaceOf(before) : null })
      }
      if (before && (!after || spaceOf(after) !== spaceOf(before))) {
        v.leaves.push({ space: spaceOf(before), version: raisedTo.get(spaceOf(before)) as number, record: record.name, id: l.id, reason: l.reason })
      }
      this.work.set(record, before, after)
      v.touched.push({ record: record.name, id: l.id, row: (after ?? before) as AnyRow, changed: l.changed })
    }
    v.outcome = v.conflicts.length > 0 ? 'merged' : 'accepted'
    this.verdicts.push(v)
    return v
  }

  /** Who wrote what stands in a field now: an act of this batch, or one in the log. */
  private async writerOf(record: string, row: AnyRow, field: string): Promise<{ keptBy: string | null; keptAt: string | null }> {
    const here = this.verdicts.findLast((v) => v.touched.some((t) => t.record === record && t.id === row.id && t.changed.includes(field)))
    if (here) return { keptBy: here.act.who.person, keptAt: here.act.at }
    return this.work.writerOf(record, row, field)
  }

  private blank(act: Incoming, hash: Buffer): Verdict {
    return {
      act, outcome: 'accepted', conflicts: [], raised: [], touched: [], leaves: [], photos: [], hash,
      log: { place: act.place, class: 'N', team: null, space: referenceSpace(act.place) },
    }
  }

  private refused(act: Incoming, hash: Buffer, refusal: { code: string; say: Text }): Verdict {
    const v = this.blank(act, hash)
    v.outcome = 'refused'
    v.code = refusal.code
    v.say = refusal.say
    // A refusal is its writer's own affair: it must not tell a neighbour what was tried.
    const team = `person:${act.who.person ?? 'citizen'}`
    v.log = { place: act.place, class: 'X', team, space: `t:${regencyOf(act.place)}:${team}` }
    // An act this server is too old for is not heard yet: remembering the no would refuse it for ever.
    if (refusal.code !== 'VERSI_LEBIH_BARU') this.verdicts.push(v)
    return v
  }

  /** An act that cannot be performed because its writer could not know better: offered to whoever it concerns now. Null where it is simply refused. */
  private async returned(act: Incoming, hash: Buffer, type: ActType, input: Input, look: ReadSet, env: Env, who: Who, refusal: { code: string }): Promise<Verdict | null> {
    if (type.by !== 'person' || act.who.system || act.who.person === null) return null
    const then = believed(act.who, env.day, act.at)
    if (then.length !== who.posts.length) {
      const trusting = standingOn(act.who, env.day, act.at, then)
      const judged = judge(type, input, look, env, trusting)
      if (judged.ok && this.reachable(type, input, look, env, trusting, new Set(type.touches(input, look, env)))) return this.proposed(act, hash, type, input, judged.changes, act.leftBehind ? leftBehind : postEnded)
    }
    // What seal its words would need cannot be told once it is refused: words of class X then go back to their writer.
    if (holdsSecret(type.input, input)) return null
    if (act.leftBehind && refusal.code !== notYours.code) return this.proposed(act, hash, type, input, [], leftBehind)
    if (refusal.code === 'ISIAN_BELUM_BENAR') return null
    const { roles, records } = this.road.house
    const scopes = scopesOf(writing(who, roles), roles)
    for (const gone of await this.work.movedFrom(act.place, uuidsIn(input))) {
      const record = records.get(gone.record)
      if (!record || !reaches(scopes, gone.space)) continue
      await this.work.fetch([{ record, id: gone.id }])
      // It may have come back since.
      if (this.work.get(record, gone.id, act.place)?.place !== act.place) return this.proposed(act, hash, type, input, [], movedAway, gone.to)
    }
    return null
  }

  /** Kept under the same seal as what it would have changed: a sealed note does not become the village's to read. */
  private async proposed(act: Incoming, hash: Buffer, type: ActType, input: Input, changes: readonly Change[], why: { code: string; say: Text }, place = act.place): Promise<Verdict> {
    const secret = changes.find((c) => c.class === 'X')
    const home = secret ? { place: secret.place, class: 'X' as const, team: secret.team } : { place, class: 'R' as const, team: null }
    const make: Change = { kind: 'put', record: Proposal, id: act.id, ...home, set: { act: type.name, actVersion: type.version, input, writtenBy: act.who.person, madeAt: act.at, reason: why.code, state: 'menunggu' } }
    const v = await this.landed(act, hash, type, [make], new Set([spaceOf(home)]), { id: act.id, at: act.at, day: dayAt(act.at, act.place), place: act.place, person: act.who.person, device: act.who.device, post: null })
    if (v.outcome === 'refused') return v
    v.outcome = 'proposed'
    v.code = why.code
    v.say = why.say
    return v
  }
}

const postEnded = refuse('TUGAS_BERAKHIR', 'Masa tugas Anda sudah berakhir. Catatan ini disimpan dan diteruskan kepada petugas pengganti.', 'Your post has ended. This note is kept and passed to your successor.')
const movedAway = refuse('SUDAH_PINDAH', 'Yang Anda catat sudah pindah ke wilayah lain. Catatan ini disimpan dan diteruskan kepada petugas di sana.', 'What you wrote about has moved to another area. This note is kept and passed to those who serve there.')
const leftBehind = refuse('DISERAHKAN', 'Catatan ini diserahkan dari perangkat yang dicabut, dan diteruskan kepada petugas yang bertugas.', 'This note was handed over from a revoked device, and passed to whoever serves.')

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
function uuidsIn(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string' && uuid.test(value)) found.push(value)
  else if (Array.isArray(value)) for (const v of value) uuidsIn(v, found)
  else if (typeof value === 'object' && value !== null) for (const v of Object.values(value)) uuidsIn(v, found)
  return found.slice(0, 200)
}

/** Was anything written into a field of class X? */
const holdsSecret = (fields: Fields, input: Input): boolean =>
  Object.entries(fields).some(([name, f]) => f.class === 'X' && input[name] !== null && input[name] !== undefined)

/** Why a row leaves its space: to another place, under a seal, or otherwise out of reach. Doors make sentences of it. */
function wordFor(before: AnyRow | null, after: AnyRow | null): string {
  if (!before || !after) return ''
  if (before.place !== after.place) return `pindah ${after.place}`
  return after.class === 'X' ? 'disegel' : 'keluar'
}

/** An act's words are as secret as the most secret row it changed. */
function logHome(act: Incoming, rows: readonly AnyRow[]): Verdict['log'] {
  const rank = { N: 0, R: 1, X: 2 } as const
  let top: AnyRow | undefined
  for (const r of rows) if (!top || rank[r.class] > rank[top.class]) top = r
  if (!top) return { place: act.place, class: 'N', team: null, space: isVillage(act.place) ? villageSpace(act.place, 'N') : referenceSpace(act.place) }
  return { place: top.place, class: top.class, team: top.team, space: spaceOf(top) }
}

/** An answer is read on the page of its owner. */
const aboutOf = (record: RecordType, row: AnyRow): { about: unknown; aboutId: unknown } =>
  record.name === Answer.name ? { about: row.owner, aboutId: row.ownerId } : { about: record.name, aboutId: row.id }

function photosIn(record: RecordType, row: AnyRow): string[] {
  const out: string[] = []
  for (const [name, f] of Object.entries(record.columns)) {
    if (f.kind !== 'photos' || !Array.isArray(row[name])) continue
    for (const p of row[name] as { hash?: string }[]) if (p.hash) out.push(p.hash)
  }
  return out
}
