// Signing in: a device is handed over by a one-time code, and afterwards proves itself by its own key. No passwords travel.
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import { z } from 'zod'
import { applyActs, houseAct } from '../../engine/road.server/apply.server.ts'
import { presentWho } from '../../engine/road.server/view-sql.server.ts'
import { dayAt } from '../../engine/values/day.ts'
import { newId } from '../../engine/values/id.ts'
import { inForce } from '../../engine/who.ts'
import { holds } from '../../engine/who.ts'
import { roleLabel } from '../../rooms/organization/door.ts'
import { type App, type Doors, isLoopback, noStore, personOf, Refused, sentence, type SignedIn } from './door.server.ts'

const cookieName = 'guyub_session'
const sessionDays = 30

const keySchema = z.string().min(80).max(400)
const labelSchema = z.string().trim().min(1).max(80)
const meSchema = z.object({
  person: z.string(), name: z.string(), lang: z.string(), place: z.string(), device: z.string(), demo: z.boolean(), now: z.string(),
  teams: z.array(z.string()),
  posts: z.array(z.object({ id: z.string(), role: z.string(), roleLabel: z.object({ id: z.string(), en: z.string() }), place: z.string(), placeName: z.string(), from: z.string(), until: z.string().nullable(), unit: z.string().nullable(), current: z.boolean() })),
})

const badCode = new Refused(403, sentence('KODE_SALAH', 'Kode ini tidak dikenal atau sudah dipakai. Minta kode baru kepada admin.', 'This code is not known or was used. Ask the administrator for a new one.'))
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
    schema: { tags: ['session'], summary: 'Hand a device over with a one-time code', body: z.object({ code: z.string().min(6).max(60), publicKey: keySchema, label: labelSchema, before: z.array(z.string().max(60)).max(20).optional() }), response: { 200: z.object({ device: z.string(), person: z.string(), share: z.string().optional() }) } },
  }, async (request, reply) => {
    const { code, publicKey, label, before = [] } = request.body
    readKey(publicKey)
    // Is there an open code with this hash?
    const rows = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ id: string; place: string; personId: string }>(
      'select id, place_code as "place", person_id as "personId" from device_code where code_hash = $1 and used_at is null order by id limit 1',
      [sha256(plainCode(code))],
    ))
    const open = rows[0]
    if (!open) throw badCode
    const now = road.clock().toISOString()
    const [answer] = await applyActs(road, [houseAct(road, 'organization.useCode', { codeId: open.id }, open.place, newId(road.clock().getTime()), now)])
    if (answer?.outcome !== 'accepted') throw badCode
    const { token, device } = await admit(open.personId, publicKey, label)
    const share = await inheritShare(open.personId, device, before)
    noStore(reply).setCookie(cookieName, token, cookie)
    return { device, person: open.personId, ...(share ? { share } : {}) }
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
    schema: { tags: ['session'], summary: 'Sign in with the device’s own key', body: z.object({ device: z.string().max(60), challenge: z.string().max(300), sig: z.string().max(200) }), response: { 200: z.object({ person: z.string() }) } },
  }, async (request, reply) => {
    const { device, challenge, sig } = request.body
    if (!doors.keys.challengeHolds(challenge, device, road.clock().getTime())) throw badProof
    const rows = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) =>
      tx.query<{ person: string; public_key: string }>('select person, public_key from device where id = $1 and revoked_at is null', [device]))
    const found = rows[0]
    if (!found || !signatureHolds(found.public_key, challenge, sig)) throw badProof
    noStore(reply).setCookie(cookieName, await begin(found.person, device), cookie)
    return { person: found.person }
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
      teams: [...me.known.teams],
      posts: me.known.posts.map((p) => ({
        ...p, roleLabel: roleLabel(p.role), placeName: doors.places.placeAnswer(p.place)?.name ?? p.place, current: inForce([p], dayAt(now, p.place)).length > 0,
      })),
    }
  })

  app.get('/api/devices/:person', {
    schema: { tags: ['session'], summary: 'The devices of a person, for themselves and for administrators', params: z.object({ person: z.string().max(60) }), response: { 200: z.object({ devices: z.array(z.object({ id: z.string(), label: z.string(), enrolledAt: z.string(), lastSeenAt: z.string().nullable(), revokedAt: z.string().nullable() })) }) } },
  }, async (request) => {
    const me = personOf(request)
    const whose = request.params.person
    if (me.known.person !== whose) {
      const other = await people.find(whose)
      const keeper = other !== null && holds(presentWho(road, me.known), ['admin', 'dinsos_head'], other.place)
      if (!keeper) throw new Refused(403, sentence('BUKAN_WEWENANG', 'Ini di luar wewenang Anda.', 'This is outside your authority.'))
    }
    const devices = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ id: string; label: string; enrolledAt: string; lastSeenAt: string | null; revokedAt: string | null }>(
      'select id, label, enrolled_at as "enrolledAt", last_seen_at as "lastSeenAt", revoked_at as "revokedAt" from device where person = $1 order by enrolled_at desc', [whose]))
    return { devices }
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
    schema: { hide: true, body: z.object({ person: z.string().max(60), publicKey: keySchema, label: labelSchema }), response: { 200: z.object({ device: z.string(), person: z.string() }) } },
  }, async (request, reply) => {
    here(request)
    const { person, publicKey, label } = request.body
    if (!(await doors.people.find(person))) throw badCode
    const { token, device } = await admit(person, publicKey, label)
    noStore(reply).setCookie(cookieName, token, cookie)
    return { device, person }
  })
}

/** SPKI public key in base64; throws a sentence when it is none we accept. */
export function readKey(publicKey: string): ReturnType<typeof createPublicKey> {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key
  } catch {
    // Falls through to the sentence: whatever was sent is not a key.
  }
  throw new Refused(400, sentence('KUNCI_TIDAK_SAH', 'Kunci perangkat tidak dapat dibaca.', 'The device key cannot be read.'))
}

const keys = new Map<string, ReturnType<typeof createPublicKey>>()

/** ECDSA P-256 over UTF-8 text, as browsers sign: raw r‖s in base64url. */
export function signatureHolds(publicKey: string, text: string, sig: string): boolean {
  return verify('sha256', Buffer.from(text), { key: keyFor(publicKey), dsaEncoding: 'ieee-p1363' }, Buffer.from(sig, 'base64url'))
}

/** The same, beside this thread: twenty acts at once must not hold up who only asks for news. */
export function signatureHoldsAside(publicKey: string, text: string, sig: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify('sha256', Buffer.from(text), { key: keyFor(publicKey), dsaEncoding: 'ieee-p1363' }, Buffer.from(sig, 'base64url'), (error, holds) => (error ? reject(error) : resolve(holds)))
  })
}

function keyFor(publicKey: string): ReturnType<typeof createPublicKey> {
  let key = keys.get(publicKey)
  if (!key) {
    key = readKey(publicKey)
    if (keys.size > 20_000) keys.clear()
    keys.set(publicKey, key)
  }
  return key
}
