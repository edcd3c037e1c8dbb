// Signing in: a device is handed over by a one-time code, and afterwards proves itself by its own key. No passwords travel.
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { publishedKeySchema } from '../../engine/receipt.ts'
import { applyActs, houseAct } from '../../engine/road.server/apply.server.ts'
import type { Incoming } from '../../engine/road.server/road.server.ts'
import { dayAt } from '../../engine/values/day.ts'
import { newId } from '../../engine/values/id.ts'
import { inForce } from '../../engine/who.ts'
import { envelopeSchema, type ActAnswer, type Signed, wipedText, type WipeText } from '../../engine/wire.ts'
import { roleLabel } from '../../rooms/organization/door.ts'
import { incoming } from './incoming.server.ts'
import { signatureHolds, readKey } from './signatures.server.ts'
import { type App, type Doors, isLoopback, noStore, personOf, Refused, sentence, type SignedIn } from './door.server.ts'

const cookieName = 'guyub_session'
const sessionDays = 30

const proofSchema = z.object({ device: z.string().max(60), challenge: z.string().max(300), sig: z.string().max(200) })
/** More than any outbox holds in a season; a revoked device is not to fill the house. */
const mostHandedOver = 400

const keySchema = z.string().min(80).max(400)
const labelSchema = z.string().trim().min(1).max(80)
const meSchema = z.object({
  person: z.string(), name: z.string(), lang: z.string(), place: z.string(), device: z.string(), demo: z.boolean(), now: z.string(),
  teams: z.array(z.string()),
  keys: z.array(publishedKeySchema),
  posts: z.array(z.object({ id: z.string(), role: z.string(), roleLabel: z.object({ id: z.string(), en: z.string() }), place: z.string(), placeName: z.string(), from: z.string(), until: z.string().nullable(), unit: z.string().nullable(), current: z.boolean() })),
})

const badCode = new Refused(403, sentence('KODE_SALAH', 'Kode ini tidak dikenal atau sudah dipakai. Minta kode baru kepada admin.', 'This code is not known or was used. Ask the administrator for a new one.'))
const revokedSay = {
  lost: sentence('PERANGKAT_DICABUT', 'Perangkat ini dilaporkan hilang. Isinya dihapus.', 'This device was reported lost. What it held is removed.'),
  ended: sentence('PERANGKAT_DICABUT', 'Perangkat ini sudah dicabut oleh admin. Catatan yang belum terkirim diserahkan dulu, lalu isinya dihapus.', 'The administrator revoked this device. What was not sent is handed over first, then what it held is removed.'),
}
/** The phone's cache of pictures goes with the rest; its store is its own app's to remove, for phones are shared. */
const forgetCache = { 'clear-site-data': '"cache"' }

const badProof = new Refused(403, sentence('PERANGKAT_DITOLAK', 'Perangkat ini tidak dikenali lagi. Minta kode perangkat baru.', 'This device is no longer known. Ask for a new device code.'))

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
/** A code as typed: case, spaces and dashes do not matter. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-Z]/g, '')

export function sessionDoors(app: App, doors: Doors): void {
  const { road, people } = doors
  const secure = doors.config.tls !== null || doors.config.behindProxy !== false

  app.decorateRequest('signedIn', null)
  app.addHook('onRequest', async (request) => {
    const token = request.cookies[cookieName]
    const session = token ? await signedIn(token) : null
    // Phones are shared and a browser has one cookie: a device that names itself is never answered under another's session.
    const meant = request.headers['x-guyub-device']
    request.signedIn = meant === undefined || meant === session?.device ? session : null
  })

  interface Session {
    person: string
    device: string
    publicKey: string
  }
  const kept = new Map<string, { at: number; session: Session | null }>()

  async function sessionOf(hash: string): Promise<{ at: number; session: Session | null }> {
    const now = road.clock()
    const found = kept.get(hash)
    const age = found ? now.getTime() - found.at : -1
    if (found && age >= 0 && age <= 3_000) return found
    const asking = askSession(hash, now)
    // Where no other process ends sessions, the answer of a moment ago serves while we ask again.
    if (!found || !road.heard || age < 0 || age > 10_000) return asking
    found.at = now.getTime() - 2_000
    asking.catch((error: unknown) => road.report('a session', error))
    return found
  }

  async function askSession(hash: string, now: Date): Promise<{ at: number; session: Session | null }> {
    // Whose session is this, and is its device still welcome?
    const rows = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<Session>(
      `select s.person, s.device, d.public_key as "publicKey"
       from session s join device d on d.id = s.device
       where s.token_hash = $1 and s.ended_at is null and s.expires_at > $2 and d.revoked_at is null`,
      [hash, now.toISOString()],
    ))
    const session = { at: now.getTime(), session: rows[0] ?? null }
    if (kept.size > 20_000) kept.clear()
    kept.set(hash, session)
    return session
  }

  async function signedIn(token: string): Promise<SignedIn | null> {
    const found = await sessionOf(sha256(token))
    if (!found.session || people.isTurnedAway(found.session.device)) return null
    const person = await people.find(found.session.person)
    if (!person) return null
    return { ...person, device: found.session.device, publicKey: found.session.publicKey, known: { ...person.known, device: found.session.device } }
  }

  async function begin(person: string, device: string): Promise<string> {
    const token = randomBytes(32).toString('base64url')
    const now = road.clock()
    await road.db.tx({ role: 'guyub_job' }, (tx) => tx.change(
      'insert into session (token_hash, person, device, made_at, expires_at) values ($1, $2, $3, $4, $5)',
      [sha256(token), person, device, now.toISOString(), new Date(now.getTime() + sessionDays * 86_400_000).toISOString()],
    ))
    return token
  }

  async function admit(person: string, publicKey: string, label: string): Promise<{ token: string; device: string }> {
    readKey(publicKey)
    const device = newId(road.clock().getTime())
    await road.db.tx({ role: 'guyub_job' }, (tx) => tx.change(
      'insert into device (id, person, public_key, label, enrolled_at, last_seen_at) values ($1, $2, $3, $4, $5, $5)',
      [device, person, publicKey, label, road.clock().toISOString()],
    ))
    return { token: await begin(person, device), device }
  }

  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: sessionDays * 86_400 } as const
  const slow = { rateLimit: { max: 20, timeWindow: '1 minute' } }
  // A signature cannot be guessed, and a whole office (or a carrier's city) stands behind one address.
  const proofs = { rateLimit: { max: 900, timeWindow: '1 minute' } }

  app.post('/api/session/enrol', {
    config: slow,
    schema: { tags: ['session'], summary: 'Hand a device over with a one-time code', body: z.object({ code: z.string().min(6).max(60), publicKey: keySchema, label: labelSchema, before: z.array(z.string().max(60)).max(20).optional() }), response: { 200: z.object({ device: z.string(), person: z.string(), share: z.string().optional(), keys: z.array(publishedKeySchema) }) } },
  }, async (request, reply) => {
    const { code, publicKey, label, before = [] } = request.body
    readKey(publicKey)
    // Is there an open code with this hash?
    const rows = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ id: string; place: string; personId: string }>(
      'select id, place_code as "place", person_id as "personId" from device_code where code_hash = any ($1) and used_at is null order by id limit 1',
      // The bare hash: codes made before this server kept them under its own.
      [[doors.keys.hash('device code', sha256(plainCode(code))), sha256(plainCode(code))]],
    ))
    const open = rows[0]
    if (!open) throw badCode
    const now = road.clock().toISOString()
    const [answer] = await applyActs(road, [houseAct(road, 'organization.useCode', { codeId: open.id }, open.place, newId(road.clock().getTime()), now)])
    if (answer?.outcome !== 'accepted') throw badCode
    const { token, device } = await admit(open.personId, publicKey, label)
    const share = await inheritShare(open.personId, device, before)
    noStore(reply).setCookie(cookieName, token, cookie)
    return { device, person: open.personId, keys: [...doors.keys.published], ...(share ? { share } : {}) }
  })

  /** The phone was this person's before: its share passes to the new device and back to the phone, which opens its store with it. */
  async function inheritShare(person: string, device: string, before: readonly string[]): Promise<string | null> {
    if (before.length === 0) return null
    return road.db.tx({ role: 'guyub_job' }, async (tx) => {
      const rows = await tx.query<{ share: string }>(
        'select share from device where id = any ($1) and person = $2 and share is not null order by enrolled_at desc, id desc limit 1', [before, person])
      const share = rows[0]?.share ?? null
      if (share) await tx.change('update device set share = $2 where id = $1', [device, share])
      return share
    })
  }

  app.post('/api/session/share', {
    config: slow,
    schema: { tags: ['session'], summary: 'Lay down the share that opens this device’s store after a forgotten PIN', body: z.object({ share: z.string().min(20).max(100) }), response: { 200: z.object({ kept: z.boolean() }) } },
  }, async (request, reply) => {
    const me = personOf(request)
    const kept = await road.db.tx({ role: 'guyub_job' }, (tx) => tx.change('update device set share = $2 where id = $1 and person = $3', [me.device, request.body.share, me.known.person]))
    noStore(reply)
    return { kept: kept > 0 }
  })

  app.post('/api/session/challenge', {
    config: proofs,
    schema: { tags: ['session'], summary: 'A text for the device to sign', body: z.object({ device: z.string().max(60) }), response: { 200: z.object({ challenge: z.string() }) } },
  }, async (request) => ({ challenge: doors.keys.challenge(request.body.device, road.clock().getTime()) }))

  app.post('/api/session/prove', {
    config: proofs,
    schema: {
      tags: ['session'], summary: 'Sign in with the device’s own key; a revoked one is told to forget', body: proofSchema,
      response: { 200: z.object({ person: z.string() }), 403: z.object({ code: z.string(), say: z.object({ id: z.string(), en: z.string() }), wipe: z.object({ text: z.string(), sig: z.string() }).optional() }) },
    },
  }, async (request, reply) => {
    const found = await provedBy(request.body)
    noStore(reply)
    if (found.revokedAt) return reply.code(403).headers(forgetCache).send({ ...revokedSay[found.kind], wipe: orderFor(found) })
    reply.setCookie(cookieName, await begin(found.person, found.id), cookie)
    return { person: found.person }
  })

  app.post('/api/session/standing', {
    config: proofs,
    schema: {
      tags: ['session'], summary: 'Is this device still welcome? Begins no session', body: proofSchema,
      response: { 200: z.object({ welcome: z.boolean() }), 403: z.object({ code: z.string(), say: z.object({ id: z.string(), en: z.string() }), wipe: z.object({ text: z.string(), sig: z.string() }).optional() }) },
    },
  }, async (request, reply) => {
    const found = await provedBy(request.body)
    noStore(reply)
    if (found.revokedAt) return reply.code(403).headers(forgetCache).send({ ...revokedSay[found.kind], wipe: orderFor(found) })
    return { welcome: true }
  })

  interface Proved {
    id: string
    person: string
    publicKey: string
    revokedAt: string | null
    kind: 'lost' | 'ended'
    /** Acts made after this moment are nobody's. */
    until: string | null
    wipedAt: string | null
    handedOver: number
  }
  /** The device that signed the challenge, revoked or not. */
  async function provedBy({ device, challenge, sig }: z.infer<typeof proofSchema>): Promise<Proved> {
    const found = doors.keys.challengeHolds(challenge, device, road.clock().getTime()) ? await deviceRow(device) : undefined
    if (!found || !signatureHolds(found.publicKey, challenge, sig)) throw badProof
    return found
  }
  async function deviceRow(device: string): Promise<Proved | undefined> {
    // Whose device is it, and may it still come in?
    const rows = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<Proved>(
      `select id, person, public_key as "publicKey", revoked_at as "revokedAt", coalesce(revoked_kind, 'ended') as "kind",
         case when revoked_kind = 'lost' then least(lost_at, revoked_at) else revoked_at end as "until", wiped_at as "wipedAt", handed_over as "handedOver"
       from device where id = $1`, [device]))
    return rows[0]
  }
  const orderFor = (d: Proved): Signed => {
    const text: WipeText = { kind: 'guyub-wipe-1', device: d.id, at: d.revokedAt ?? '', why: d.kind }
    return doors.keys.sign(JSON.stringify(text))
  }

  app.post('/api/session/farewell', {
    config: proofs, bodyLimit: 5_000_000,
    schema: {
      tags: ['session'], summary: 'A revoked device hands over what it had not sent: kept for the successor, never performed',
      body: proofSchema.extend({ now: z.iso.datetime(), acts: z.array(envelopeSchema).min(1).max(20) }),
      response: { 200: z.object({ answers: z.array(z.object({ id: z.string(), outcome: z.string(), code: z.string().optional() })) }) },
    },
  }, async (request, reply) => {
    noStore(reply)
    const found = await provedBy(request.body)
    const person = await people.find(found.person)
    if (!found.revokedAt || !person) throw badProof
    const { acts } = request.body
    if (found.wipedAt || found.handedOver >= mostHandedOver) throw new Refused(409, sentence('SERAH_TERIMA_PENUH', 'Tidak ada lagi yang dapat diserahkan dari perangkat ini.', 'Nothing more can be handed over from this device.'))
    const me: SignedIn = { ...person, device: found.id, publicKey: found.publicKey, known: { ...person.known, device: found.id } }
    const now = road.clock()
    const parsed = await Promise.all(acts.map((e) => incoming(e, me, request.body.now, now)))
    const timely = parsed.map((p) => ('text' in p && found.until && p.at > found.until ? { id: p.id, outcome: 'refused' as const, code: 'SESUDAH_DICABUT' } : p))
    const answers = await doors.queue.push(timely.filter((p): p is Incoming => 'text' in p).map((p) => ({ ...p, leftBehind: true as const })))
    // Only what was written down now counts: an answer lost on a thin line, and the same notes sent again, must not use up the room of the rest.
    const fresh = answers.filter((a) => a.logged?.heardAt === now.toISOString()).length
    if (fresh > 0) await road.db.tx({ role: 'guyub_job' }, (tx) => tx.change('update device set handed_over = handed_over + $2 where id = $1', [found.id, fresh]))
    let at = 0
    return { answers: timely.map((p) => ('text' in p ? (answers[at++] as ActAnswer) : p)).map(({ id, outcome, code }) => ({ id, outcome, ...(code ? { code } : {}) })) }
  })

  app.post('/api/session/wiped', {
    config: proofs,
    schema: { tags: ['session'], summary: 'A revoked device says that it has forgotten everything', body: z.object({ device: z.string().max(60), sig: z.string().max(200) }), response: { 200: z.object({ noted: z.boolean() }) } },
  }, async (request, reply) => {
    const found = await deviceRow(request.body.device)
    // Signed before it forgot its key: the text names the order it obeyed.
    if (!found?.revokedAt || !signatureHolds(found.publicKey, wipedText(found.id, found.revokedAt), request.body.sig)) throw badProof
    await road.db.tx({ role: 'guyub_job' }, (tx) => tx.change('update device set wiped_at = $2, share = null where id = $1 and wiped_at is null', [found.id, road.clock().toISOString()]))
    noStore(reply).headers(forgetCache)
    return { noted: true }
  })

  app.get('/api/keys', {
    schema: { tags: ['session'], summary: 'Public keys that check what this server signed; the present one first', response: { 200: z.object({ keys: z.array(publishedKeySchema) }) } },
  }, async (_request, reply) => {
    reply.header('cache-control', 'public, max-age=300')
    return { keys: [...doors.keys.published] }
  })

  app.post('/api/session/end', { schema: { tags: ['session'], summary: 'Sign out', response: { 200: z.object({ ended: z.boolean() }) } } }, async (request, reply) => {
    const token = request.cookies[cookieName]
    if (token) {
      await road.db.tx({ role: 'guyub_job' }, (tx) => tx.change('update session set ended_at = $2 where token_hash = $1 and ended_at is null', [sha256(token), road.clock().toISOString()]))
      kept.delete(sha256(token))
    }
    noStore(reply).clearCookie(cookieName, { path: '/' })
    return { ended: true }
  })

  app.get('/api/me', { schema: { tags: ['session'], summary: 'Who I am, and which posts I hold', response: { 200: meSchema } } }, async (request, reply) => {
    noStore(reply)
    const me = personOf(request)
    const now = road.clock().toISOString()
    return {
      person: me.known.person as string, name: me.name, lang: me.lang, place: me.place, device: me.device, demo: doors.demo, now: road.clock().toISOString(),
      teams: [...me.known.teams], keys: [...doors.keys.published],
      posts: me.known.posts.map((p) => ({
        ...p, roleLabel: roleLabel(p.role), placeName: doors.places.placeAnswer(p.place)?.name ?? p.place, current: inForce([p], dayAt(now, p.place)).length > 0,
      })),
    }
  })

  if (doors.demo) demoDoors(app, doors, async (person, publicKey, label) => admit(person, publicKey, label), cookie)
}

/** The picker of the demo's people: only on a database stamped as a demo, and only from this very machine. */
function demoDoors(app: App, doors: Doors, admit: (person: string, publicKey: string, label: string) => Promise<{ token: string; device: string }>, cookie: object): void {
  const { road } = doors
  const personSchema = z.object({ person: z.string(), name: z.string(), role: z.string(), roleLabel: z.object({ id: z.string(), en: z.string() }), place: z.string(), placeName: z.string(), unitName: z.string().nullable() })
  const here = (request: Parameters<typeof isLoopback>[0]): void => {
    if (!isLoopback(request)) throw new Refused(404, sentence('TIDAK_ADA', 'Halaman ini tidak ada.', 'There is no such page.'))
  }
  app.get('/api/demo/people', { schema: { hide: true, response: { 200: z.object({ people: z.array(personSchema) }) } } }, async (request) => {
    here(request)
    // Who can be played in the demo?
    const rows = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ person: string; name: string; role: string; place: string; unitName: string | null }>(
      `select p.person_id as "person", a.name, p.role, p.place_code as "place", g.name as "unitName"
       from appointment p join account a on a.id = p.person_id left join agency g on g.id = p.unit
       order by p.place_code, p.role, a.name, p.id limit 400`))
    return { people: rows.map((r) => ({ ...r, roleLabel: roleLabel(r.role), placeName: doors.places.placeAnswer(r.place)?.name ?? 'Indonesia' })) }
  })
  app.post('/api/demo/enter', {
    schema: { hide: true, body: z.object({ person: z.string().max(60), publicKey: keySchema, label: labelSchema }), response: { 200: z.object({ device: z.string(), person: z.string(), keys: z.array(publishedKeySchema) }) } },
  }, async (request, reply) => {
    here(request)
    const { person, publicKey, label } = request.body
    if (!(await doors.people.find(person))) throw badCode
    const { token, device } = await admit(person, publicKey, label)
    noStore(reply).setCookie(cookieName, token, cookie)
    return { device, person, keys: [...doors.keys.published] }
  })
}
