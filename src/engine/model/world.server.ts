// One history: three people in three villages of two regencies, their phones, a line that fails, and a server that restarts.
// The phones are the real device on a disk that dies; the server is the real road. What must hold at every step is asked here.
import { brotliDecompressSync } from 'node:zlib'
import { chance } from '../values/chance.ts'
import { openDevice as earnestDevice, type Device, type DeviceOptions, type Performed } from '../device/device.ts'
import { importDataKey, sealWith } from '../device/crypto.ts'
import { memoryDisk, type MemoryDisk } from '../device/memory-disk.ts'
import type { Bytes, Met, Road as DeviceRoad, Seal } from '../device/ports.ts'
import { houseAct } from '../road.server/apply.server.ts'
import { corrected } from '../road.server/clock.server.ts'
import { spacesOf } from '../road.server/pull.server.ts'
import type { Incoming, Road } from '../road.server/road.server.ts'
import { presentWho, scopeSettings } from '../road.server/view-sql.server.ts'
import { Conflict, Proposal, type AnyRow } from '../record.ts'
import { regencyOfSpace, spaceOf } from '../space.ts'
import { Note } from '../testing/toy-room.ts'
import { addDays, dayAt } from '../values/day.ts'
import { derivedId } from '../values/id.ts'
import { readBody, type ActAnswer, type PullAnswer } from '../wire.ts'
import { scopesOf, type Post, type Who } from '../who.ts'
import { judgeEnd } from './judge.server.ts'
import type { ModelServer } from './server.server.ts'
import type { History, Step, Weather } from './steps.ts'

export interface Person {
  name: string
  posts: Post[]
  teams: string[]
}

export interface Phone {
  name: string
  person: Person
  /** Its code at the server. */
  code: string
  disk: MemoryDisk
  device: Device
  /** What it was last told of its person. */
  told: Who
  skewMs: number
  weather: Weather
  dead: Promise<'dead'>
  /** It died, maybe while nobody waited for it. */
  died: boolean
  /** Counts its processes: what an earlier one still hears is nobody's. */
  life: number
  /** Spaces it may hold by the last answer it took; a killed one may stand on either side of an answer. */
  may: Set<string>
  /** By the last answer that reached it. */
  reached: readonly string[] | null
}

export interface Heard {
  id: string
  act: string
  place: string
  person: string
  phone: Phone | null
  input: { [k: string]: unknown }
  answer: ActAnswer | null
}

export interface World {
  server: ModelServer
  road: Road
  villages: readonly string[]
  team: string
  people: Person[]
  phones: Phone[]
  notes: string[]
  /** Acts in the order in which they first reached the server. */
  heard: Map<string, Heard>
  /** Acts a phone said yes to. */
  promised: Map<string, Phone>
  dismissed: Set<string>
  /** Codes that were revoked, with the moment. */
  revoked: Map<string, string>
  nowMs: number
  known: (phone: Phone) => Who
  cases: (person: Person) => { team: string; place: string }[]
  allowed: (phone: Phone) => string[]
}

/** What must always hold, broken. */
export class Broken extends Error {
  override name = 'Broken'
}
export function holds(condition: boolean, promise: string, about?: unknown): asserts condition {
  if (!condition) throw new Broken(about === undefined ? promise : `${promise}: ${JSON.stringify(about)?.slice(0, 1500)}`)
}

const fair: Weather = { going: 0, coming: 0, twice: 0, late: 0 }
const start = Date.parse('2026-03-02T02:00:00.000Z')

/** Seals nothing, so that it can be seen what lies on a disk; a damaged or exchanged blob is noticed as under a real seal. */
const checksum: Seal = {
  seal: async (bytes, label) => {
    const out = new Uint8Array(bytes.length + 4)
    out.set(bytes, 4)
    new DataView(out.buffer).setUint32(0, fnv(bytes, label))
    return out
  },
  open: async (bytes, label) => {
    const body = bytes.slice(4) as Bytes
    if (new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) !== fnv(body, label)) throw new Error('a damaged blob')
    return body
  },
}
/** What lies under that seal. */
export const unsealed = (bytes: Bytes): Bytes => bytes.slice(4)
function fnv(bytes: Uint8Array, label: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < label.length; i++) h = Math.imul(h ^ label.charCodeAt(i), 0x01000193)
  for (let i = 0; i < bytes.length; i++) h = Math.imul(h ^ (bytes[i] as number), 0x01000193)
  return h >>> 0
}
let real: Promise<Seal> | undefined
const realSeal = (): Promise<Seal> => (real ??= importDataKey(new Uint8Array(32).fill(7) as Bytes).then(sealWith))
/** One history in so many is sealed in earnest. */
const sealedOneIn = 16
/** In one history of so many every space is kept ready as pages. */
const pagedOneIn = 3

export async function live(server: ModelServer, history: History): Promise<World> {
  const luck = chance(history.seed)
  const n = server.next()
  // Ids apart from luck: the same history played twice on one server meets the same weather under other ids.
  const ids = chance(`${history.seed}/${n}`)
  const sealed = history.seed % sealedOneIn === 0
  const seal = sealed ? await realSeal() : checksum
  const district = `${10 + Math.floor(n / 3000)}`
  const village = (regency: string, i: number): string => `${regency}.${district}.${1000 + 3 * (n % 3000) + i}`
  const villages = [village('36.71', 0), village('36.71', 1), village('91.01', 2)]
  const team = `case:${n}`
  const openDevice = server.seams.open ?? earnestDevice

  const world: World = {
    server, villages, team, people: [], phones: [], notes: [], heard: new Map(), promised: new Map(), dismissed: new Set(),
    revoked: new Map(), nowMs: start, road: undefined as unknown as Road,
    known: phone => ({ person: phone.person.name, device: phone.code, posts: phone.person.posts, teams: [`person:${phone.person.name}`, ...phone.person.teams], system: false }),
    cases: person => person.teams.map(t => ({ team: t, place: villages[0] as string })),
    allowed: phone => spacesOf(world.road, presentWho(world.road, world.known(phone)), world.cases(phone.person)),
  }
  const { road, restart: restartServer, done } = server.roadFor([...villages, team], () => new Date(world.nowMs), history.seed % pagedOneIn === 0)
  world.road = road
  /** Time passes with everything that looks at it. */
  function tick(): number {
    world.nowMs += 7
    return world.nowMs
  }
  const iso = (): string => new Date(world.nowMs).toISOString()
  const late: (() => Promise<unknown>)[] = []
  let word = 0

  function post(place: string, from = '2020-01-01'): Post {
    return { id: `post ${place} ${from}`, role: 'toy_worker', place, from, until: null, unit: null }
  }

  // ——— the line ———

  /** The server's answer to one question, as it stands when the question arrives. */
  async function pushed(phone: Phone, code: string, ask: { now: string; acts: { body: string; sig: string | null }[] }): Promise<Met<{ answers: ActAnswer[]; now: string }>> {
    if (away(code)) return { kind: 'signIn' }
    const known = { ...world.known(phone), device: code }
    const now = new Date(world.nowMs)
    const acts = ask.acts.map(({ body, sig }): Incoming => {
      const b = readBody(body)
      if (!b) throw new Broken('an envelope cannot be read')
      if (!world.heard.has(b.id)) world.heard.set(b.id, { id: b.id, act: b.act, place: b.place, person: phone.person.name, phone, input: b.input, answer: null })
      return { text: body, sig, id: b.id, act: b.act, version: b.version, place: b.place, input: b.input, who: known, at: corrected(b.madeAt, ask.now, now), heardAt: now.toISOString() }
    })
    const answers = await server.push(acts)
    for (const a of answers) {
      const heard = world.heard.get(a.id)
      if (heard?.answer) holds(heard.answer.outcome === a.outcome && heard.answer.code === a.code, 'an act is answered as it was answered before', [heard.answer, a])
      else if (heard) heard.answer = a
    }
    return { kind: 'ok', answer: { answers, now: now.toISOString() } }
  }

  async function pulled(phone: Phone, code: string, ask: { ack: number; fresh?: boolean }, life: number): Promise<Met<PullAnswer>> {
    if (away(code)) return { kind: 'signIn' }
    const allowed = world.allowed(phone)
    const answer = await server.pull(road, { ...world.known(phone), device: code }, ask, world.cases(phone.person))
    for (const d of answer.deltas) {
      holds(allowed.includes(d.space), 'a space is sent only to whom it is allowed', d.space)
      for (const l of d.leaves) holds(l.reason.trim().length > 0, 'a leave-notice says why', l)
    }
    for (const d of answer.drops) holds(d.reason.id.length > 10 && d.reason.en.length > 10, 'a dropped space says why', d)
    reachedBy.set(answer, { allowed, life })
    return { kind: 'ok', answer }
  }
  const reachedBy = new WeakMap<object, { allowed: string[]; life: number }>()

  /** A page of a base, as its door gives it: to whom its space belongs at that moment. */
  async function page(phone: Phone, code: string, space: string, hash: string, lost: boolean): Promise<Met<Bytes>> {
    if (away(code)) return { kind: 'signIn' }
    if (lost) return { kind: 'away', why: 'lost between two pages' }
    const found = world.allowed(phone).includes(space)
      ? await server.db.tx({ role: 'guyub_app', settings: scopeSettings(scopesOf(presentWho(road, world.known(phone)), server.house.roles)), readOnly: true }, tx =>
          tx.query<{ bytes: Uint8Array }>('select bytes from base_page where regency_code = $1 and space = $2 and hash = $3', [regencyOfSpace(space), space, hash]))
      : []
    if (!found[0]) return { kind: 'rejected', status: 404, say: { id: 'Bagian data ini sudah tidak ada.', en: 'This part is gone.' } }
    return { kind: 'ok', answer: new Uint8Array(brotliDecompressSync(found[0].bytes)) }
  }

  function away(code: string): boolean {
    const revoked = world.revoked.has(code)
    const turned = server.seams.turnedAway ? server.seams.turnedAway(revoked) : revoked
    return turned
  }

  function lineOf(phone: Phone, life: number): DeviceRoad {
    const code = phone.code
    const roll = (odds: number): boolean => odds > 0 && luck.int(0, 255) < odds
    async function trip<T>(ask: unknown, work: (ask: never) => Promise<Met<T>>): Promise<Met<T>> {
      const frozen = JSON.stringify(ask)
      const go = (): Promise<Met<T>> => work(JSON.parse(frozen) as never)
      const { going, coming, twice, late: held } = phone.weather
      if (roll(going)) return { kind: 'away', why: 'lost on the way there' }
      if (roll(held)) {
        late.push(go)
        return { kind: 'away', why: 'held up' }
      }
      let met: Met<T>
      if (!roll(twice)) met = await go()
      else if (luck.yes(0.5)) {
        await go()
        met = await go()
      } else {
        const both = await Promise.all([go(), go()])
        met = both[luck.int(0, 1)] as Met<T>
      }
      if (roll(coming)) return { kind: 'away', why: 'lost on the way back' }
      const said = met.kind === 'ok' ? reachedBy.get(met.answer as object) : undefined
      if (said && phone.life === life) {
        phone.reached = said.allowed
        for (const s of said.allowed) phone.may.add(s)
      }
      return met.kind === 'ok' ? { kind: 'ok', answer: JSON.parse(JSON.stringify(met.answer)) as T } : met
    }
    const line: DeviceRoad = {
      push: ask => trip(ask, a => pushed(phone, code, a)),
      pull: ask => trip(ask, a => pulled(phone, code, a, life)),
      getPage: (space, hash) => page(phone, code, space, hash, roll(phone.weather.going) || roll(phone.weather.coming)),
      putPhoto: async () => ({ kind: 'ok', answer: null }),
      getPhoto: async () => ({ kind: 'away', why: 'there are no photos here' }),
    }
    const about = { device: () => code, server, known: () => ({ ...world.known(phone), device: code }), road: () => road, cases: () => world.cases(phone.person) }
    return server.seams.line ? server.seams.line(line, about) : line
  }

  // ——— phones ———

  async function open(phone: Phone): Promise<void> {
    const life = ++phone.life
    const disk = server.seams.disk ? server.seams.disk(phone.disk) : phone.disk
    const options: DeviceOptions = {
      house: server.house, disk, seal, who: phone.told, road: lineOf(phone, life),
      signer: { sign: async () => null }, chance: ids,
      clock: { now: () => tick() + phone.skewMs },
    }
    phone.device = await openDevice(options)
  }

  /** The battery is dead: charge it, and see that nothing is missing. */
  async function charge(phone: Phone): Promise<void> {
    phone.disk = phone.disk.reopen()
    phone.dead = new Promise(() => undefined)
    // What reached it when it died may or may not be on its disk.
    phone.reached = null
    phone.died = false
    await open(phone)
    watch(phone)
  }

  function killAfter(phone: Phone, operations: number, survives: boolean): void {
    let left = operations
    let die: (value: 'dead') => void
    phone.dead = new Promise(resolve => {
      die = resolve
    })
    const mine = phone.disk
    mine.before = () => {
      if (left-- > 0) return
      mine.kill(() => survives)
      phone.died = true
      die('dead')
    }
  }

  /** Something that may be cut short by a dead battery. */
  async function attempt<T>(phone: Phone, work: () => Promise<T>): Promise<T | 'dead'> {
    const end = await Promise.race([work(), phone.dead])
    if (end === 'dead') await charge(phone)
    return end
  }

  async function perform(phone: Phone, act: string, input: { [k: string]: unknown }, place: string): Promise<void> {
    const done: Performed | 'dead' = await attempt(phone, () => phone.device.perform(act, input, place))
    if (done !== 'dead' && done.ok) world.promised.set(done.id, phone)
  }

  async function sync(phone: Phone, weather: Weather): Promise<void> {
    phone.weather = weather
    // Who I am is asked first, as the app does; it may fail like any other question.
    if (!(weather.going > 0 && luck.int(0, 255) < weather.going) && !away(phone.code)) {
      phone.told = world.known(phone)
      phone.device.setWho(phone.told)
    }
    const report = await attempt(phone, () => phone.device.sync())
    phone.weather = fair
    // Whatever reached it was taken: it now holds what the last answer allowed, and nothing else. (An answer whose pages did not all come is asked for again.)
    if (report !== 'dead' && report.problem === null && phone.reached) phone.may = new Set(phone.reached)
  }

  /** Asked after every step. */
  function watch(phone: Phone): void {
    for (const { record, row } of phone.device.store.everything()) {
      const confirmed = phone.device.confirmed(server.house.records.get(record) as never, row.id)
      if (confirmed) holds(phone.may.has(spaceOf(confirmed)), 'no device holds a row outside its authority', [phone.name, record, spaceOf(confirmed), [...phone.may]])
    }
    for (const space of phone.device.spaces().keys()) holds(phone.may.has(space), 'no device holds a space outside its authority', [phone.name, space])
    for (const n of phone.device.notices()) holds(n.reason.id.length > 0, 'a notice says why', n)
    const kept = new Set(phone.device.outbox().map(i => i.id))
    for (const [id, by] of world.promised) {
      if (by !== phone || kept.has(id) || world.dismissed.has(id)) continue
      const outcome = world.heard.get(id)?.answer?.outcome
      holds(outcome === 'accepted' || outcome === 'merged', 'what a phone said yes to is in its outbox, with the server, or back with a reason', [phone.name, id, outcome ?? null])
    }
  }

  // ——— the server's own hands ———

  async function desk(act: string, input: { [k: string]: unknown }, place: string): Promise<void> {
    const id = ids.uuid(world.nowMs)
    const head: Who = { person: `head ${n}`, device: null, teams: [], system: false, posts: [{ ...post(place.slice(0, 5)), role: 'toy_head' }, post(place)] }
    const at = iso()
    world.heard.set(id, { id, act, place, person: head.person as string, phone: null, input, answer: null })
    const text = JSON.stringify({ id, act, version: 1, place, person: head.person, device: null, madeAt: at, input })
    const [answer] = await server.push([{ text, sig: null, id, act, version: 1, place, input, who: head, at, heardAt: at }])
    ;(world.heard.get(id) as Heard).answer = answer as ActAnswer
  }

  const serverNote = (id: string): Promise<AnyRow | undefined> =>
    server.db.tx({ role: 'guyub_job', readOnly: true }, tx => tx.query<AnyRow>('select t.id, t.place_code as "place", t.class, t.team, t.title, t.body from note t where t.regency_code = any ($1) and t.id = $2', [['36.71', '91.01'], id])).then(r => r[0])

  // ——— what can happen ———

  const phoneOf = (k: number): Phone => world.phones[k % world.phones.length] as Phone
  /** One of the notes this phone shows: low numbers mean old ones, which several phones know. */
  const noteOf = (phone: Phone, k: number): AnyRow | undefined => {
    const shown = world.notes.map(id => phone.device.store.get(Note, id)).filter(row => row !== undefined)
    return shown[k % Math.max(1, shown.length)]
  }
  const words = ['a', 'b', 'c']
  /** A title tells which note it is of: so it is known on any disk. */
  const titleOf = (id: string, k: number): string => `#${n}.${world.notes.indexOf(id)}#${words[k % 3]}`

  async function take(s: Step): Promise<void> {
    switch (s.do) {
      case 'write': {
        const phone = phoneOf(s.phone)
        const held = villages.filter(v => phone.device.holdsPlace(v))
        const place = held[s.place % Math.max(1, held.length)]
        if (!place) return
        const id = ids.uuid(world.nowMs)
        world.notes.push(id)
        return perform(phone, 'toy.write', { id, title: titleOf(id, 0), ...(s.sealed ? { team } : {}) }, place)
      }
      case 'edit': {
        const phone = phoneOf(s.phone)
        const note = noteOf(phone, s.note)
        if (!note) return
        const set = { title: titleOf(note.id, s.word), ...(s.both ? { body: `${words[s.word % 2]}${++word % 2}` } : {}) }
        const was = { title: note.title ?? null, ...(s.both ? { body: note.body ?? null } : {}) }
        return perform(phone, 'toy.edit', { id: note.id, ...set, was }, note.place)
      }
      case 'answer': {
        const phone = phoneOf(s.phone)
        const note = noteOf(phone, s.note)
        if (!note) return
        const before = phone.device.store.get(server.house.records.get('answer') as never, `${note.id}.N`)?.values as { [k: string]: unknown } | undefined
        return perform(phone, 'toy.answer', { id: note.id, values: { mood: String(1 + (s.word % 2)), [`q${s.word % 3}`]: s.word }, was: { mood: before?.mood ?? null, [`q${s.word % 3}`]: before?.[`q${s.word % 3}`] ?? null } }, note.place)
      }
      case 'grow': case 'close': case 'reopen': {
        const phone = phoneOf(s.phone)
        const note = noteOf(phone, s.note)
        return note && perform(phone, `toy.${s.do}`, { id: note.id }, note.place)
      }
      case 'hide': {
        const phone = phoneOf(s.phone)
        const note = noteOf(phone, s.note)
        return note && perform(phone, 'toy.hide', { id: note.id, place: note.place, team }, note.place)
      }
      case 'move': {
        const phone = phoneOf(s.phone)
        const note = noteOf(phone, s.note)
        return note && perform(phone, 'toy.move', { id: note.id, to: villages[s.place % 3] }, note.place)
      }
      case 'blind': {
        const phone = phoneOf(s.phone)
        const place = villages.find(v => !phone.device.holdsPlace(v))
        if (!place) return
        const id = ids.uuid(world.nowMs)
        world.notes.push(id)
        return perform(phone, 'toy.write', { id, title: titleOf(id, 0) }, place)
      }
      case 'choose': {
        const phone = phoneOf(s.phone)
        const open = [...phone.device.store.all(Conflict)].filter(c => c.state === 'terbuka')
        const c = open[s.pick % Math.max(1, open.length)]
        return c && perform(phone, 'house.chooseValue', { conflictId: c.id, take: s.take }, c.place)
      }
      case 'settle': {
        const phone = phoneOf(s.phone)
        const open = [...phone.device.store.all(Proposal)].filter(p => p.state === 'menunggu')
        const p = open[s.pick % Math.max(1, open.length)]
        return p && perform(phone, 'house.settleProposal', { proposalId: p.id, decision: 'ditolak' }, p.place)
      }
      case 'dismiss': {
        const phone = phoneOf(s.phone)
        const back = phone.device.needsAttention().filter(a => a.kind === 'refused' || a.kind === 'proposed')
        const one = back[s.pick % Math.max(1, back.length)]
        if (!one) return
        // Told before asking: if the battery dies on the way, either is right.
        world.dismissed.add(one.id)
        await attempt(phone, () => phone.device.dismiss(one.id))
        return
      }
      case 'sync':
        return sync(phoneOf(s.phone), s.weather)
      case 'crowd': {
        const [one, two] = [phoneOf(s.phone), phoneOf(s.other)]
        const id = world.notes[s.note % Math.max(1, world.notes.length)]
        const note = id ? await serverNote(id) : undefined
        await Promise.all([
          sync(one, s.weather),
          one === two ? null : sync(two, fair),
          note && note.class !== 'X' ? desk('toy.grow', { id: note.id }, note.place) : null,
        ])
        return
      }
      case 'kill': {
        const phone = phoneOf(s.phone)
        if (phone.died) await charge(phone)
        return killAfter(phone, s.after, s.survives)
      }
      case 'restart': {
        const phone = phoneOf(s.phone)
        phone.disk.kill()
        return charge(phone)
      }
      case 'damage': {
        const phone = phoneOf(s.phone)
        const blobs = (await Promise.all((['pages', 'log'] as const).map(async box => (await phone.disk.reopen().keys(box)).map(key => ({ box, key }))))).flat()
        const hit = blobs[s.pick % Math.max(1, blobs.length)]
        if (!hit) return
        phone.disk.damage(hit.box, hit.key)
        phone.disk.kill()
        return charge(phone)
      }
      case 'skew':
        phoneOf(s.phone).skewMs = s.minutes * 60_000
        return
      case 'time':
        world.nowMs += s.minutes * 60_000
        return
      case 'desk': {
        const id = world.notes[s.note % Math.max(1, world.notes.length)]
        const note = id ? await serverNote(id) : undefined
        if (!note || note.class === 'X') return
        return desk(`toy.${s.act}`, s.act === 'edit' ? { id, title: titleOf(id as string, s.word), was: { title: note.title ?? null } } : { id }, note.place)
      }
      case 'expire': {
        const id = world.notes[s.note % Math.max(1, world.notes.length)]
        const note = id ? await serverNote(id) : undefined
        if (!note) return
        const ring = houseAct(road, 'toy.expire', { id }, note.place, derivedId(`toy.due ${id}`, 'once'), iso())
        await server.push([ring])
        await server.push([ring])
        return
      }
      case 'appoint': {
        const person = world.people[s.person % world.people.length] as Person
        const place = villages[s.place % 3] as string
        person.posts = [...person.posts, post(place, dayAt(iso(), place))]
        return
      }
      case 'dismissal': {
        const person = world.people[s.person % world.people.length] as Person
        const open = person.posts.filter(p => p.until === null)
        const gone = open[s.post % Math.max(1, open.length)]
        if (!gone) return
        const today = dayAt(iso(), gone.place)
        person.posts = person.posts.map(p => (p === gone ? { ...p, until: s.when === 'today' ? today : addDays(today, -1) } : p))
        return
      }
      case 'seat': {
        const person = world.people[s.person % world.people.length] as Person
        person.teams = s.sits ? [team] : []
        return
      }
      case 'revoke': {
        // One phone stays, so that somebody can still be asked.
        if (world.phones.filter(p => !world.revoked.has(p.code)).length < 3) return
        const phone = phoneOf(s.phone)
        if (!world.revoked.has(phone.code)) world.revoked.set(phone.code, iso())
        return
      }
      case 'again': {
        const phone = phoneOf(s.phone)
        if (world.revoked.has(phone.code)) return
        world.revoked.set(phone.code, iso())
        phone.disk.kill()
        phone.code = ids.uuid(world.nowMs)
        await enrol([phone])
        phone.told = world.known(phone)
        return charge(phone)
      }
      case 'arrive': {
        const [work] = late.splice(s.pick % Math.max(1, late.length), 1)
        await work?.()
        return
      }
      case 'server':
        return restartServer()
      case 'bases':
        if (road.bases) for (const v of villages) for (const c of ['N', 'R']) await road.bases.make(`v:${v}:${c}`)
        return
    }
  }

  async function enrol(phones: readonly Phone[]): Promise<void> {
    await server.db.tx({ role: 'guyub_job' }, tx => tx.change(
      `insert into device (id, person, public_key, label, enrolled_at) select id, person, 'k', 'model', now() from unnest($1::text[], $2::text[]) as u(id, person)`,
      [phones.map(p => p.code), phones.map(p => p.person.name)]))
  }

  // ——— the history ———

  const at = (k: number): string => villages[k] as string
  world.people = [
    { name: `wati ${n}`, posts: [post(at(0))], teams: [team] },
    { name: `joko ${n}`, posts: [post(at(0)), post(at(1))], teams: [team] },
    { name: `sari ${n}`, posts: [post(at(1)), post(at(2))], teams: [] },
  ]
  const owners = history.seed % 2 === 0 ? [0, 1, 2] : [0, 1, 2, 1]
  for (const [i, k] of owners.entries()) {
    const phone: Phone = {
      name: `phone ${i}`, person: world.people[k] as Person, code: ids.uuid(world.nowMs), disk: memoryDisk(), device: undefined as unknown as Device,
      told: undefined as unknown as Who, skewMs: 0, weather: fair, dead: new Promise(() => undefined), died: false, life: 0, may: new Set(), reached: null,
    }
    phone.told = world.known(phone)
    world.phones.push(phone)
  }
  await enrol(world.phones)
  try {
    for (const p of world.phones) {
      await open(p)
      await sync(p, fair)
    }
    // Something is there already, and known to all who may: a village empty at first tells of little.
    for (const [i, p] of world.phones.entries()) {
      await take({ do: 'write', phone: i, place: i, sealed: i === 1 })
      await take({ do: 'write', phone: i, place: i + 1, sealed: false })
      await sync(p, fair)
    }
    for (const p of world.phones) await sync(p, fair)
    for (const s of history.steps) {
      world.nowMs += 1000
      await take(s)
      for (const p of world.phones) watch(p)
    }

    // In the end there is a signal, power, and peace.
    for (const work of luck.shuffle(late)) await work()
    for (const p of world.phones) {
      p.skewMs = 0
      p.disk.kill()
      await charge(p)
    }
    const alive = world.phones.filter(p => !world.revoked.has(p.code))
    let quiet = false
    for (let round = 0; round < 12 && !quiet; round++) {
      quiet = true
      for (const p of alive) {
        p.told = world.known(p)
        p.device.setWho(p.told)
        const report = await p.device.sync()
        if (p.reached) p.may = new Set(p.reached)
        holds(report.problem === null, 'with a signal and peace nothing stands in the way', [p.name, report.problem])
        if (report.rows > 0 || report.answered > 0 || p.device.status().unsent > 0) quiet = false
        watch(p)
      }
    }
    holds(quiet, 'with a signal and peace the phones come to rest')
    await judgeEnd(world, sealed)
  } finally {
    done()
  }
  return world
}
