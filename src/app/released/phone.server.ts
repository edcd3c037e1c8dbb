// A phone at the real doors, without a network between: enrolled by a code, its acts signed with its own key.
import { newId } from '../../engine/values/id.ts'
import { base64url, signWith } from '../../engine/device/crypto.ts'
import type { Bytes, Met, PushAnswer, Road, Signer } from '../../engine/device/ports.ts'
import type { Who } from '../../engine/who.ts'
import type { PullAnswer } from '../../engine/wire.ts'
import type { App } from '../doors/door.server.ts'
import { plainCode, sha256 } from '../doors/session.server.ts'
import type { Town, TownPerson } from '../testing/town.server.ts'

export interface Phone {
  device: string
  who: Who
  signer: Signer
  /** SPKI in base64, as the server keeps it. */
  publicKey: string
  headers: { cookie: string; 'x-guyub-device': string }
  road: Road
  ask(method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<{ statusCode: number; json: () => unknown; rawPayload: Buffer }>
}

/** Each phone comes from an address of its own: enrolling is rare from one. */
let nth = 1

/** Invites a device of this person and enrols it, as the office and the person would. */
export async function openPhone(town: Town, app: App, person: TownPerson, home: string): Promise<Phone> {
  const code = newId()
  const expiresAt = new Date(Date.parse(town.now()) + 3_600_000).toISOString()
  await town.house('organization.inviteDevice', home, { codeId: newId(), personId: person.id, codeHash: sha256(plainCode(code)), expiresAt })
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const publicKey = Buffer.from(await crypto.subtle.exportKey('spki', pair.publicKey)).toString('base64')
  const reply = await app.inject({ method: 'POST', url: '/api/session/enrol', remoteAddress: `10.0.${nth >> 8}.${nth++ & 255}`, payload: { code, publicKey, label: 'HP' } })
  if (reply.statusCode !== 200) throw new Error(`${person.name} could not enrol: ${reply.body}`)
  const { device } = reply.json() as { device: string }
  const headers = { cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '', 'x-guyub-device': device }
  const known = await town.known(person)
  const ask: Phone['ask'] = (method, url, body) => app.inject({ method, url, headers, ...(body ? { payload: body } : {}) })
  return { device, who: { ...known, device }, signer: signWith(pair.privateKey), publicKey, headers, ask, road: roadOf(app, headers, ask) }
}

function roadOf(app: App, headers: { cookie: string; 'x-guyub-device': string }, ask: Phone['ask']): Road {
  const met = async <T>(trip: ReturnType<Phone['ask']>, read: (reply: Awaited<ReturnType<Phone['ask']>>) => T): Promise<Met<T>> => {
    const reply = await trip
    if (reply.statusCode === 200) return { kind: 'ok', answer: read(reply) }
    if (reply.statusCode === 401) return { kind: 'signIn' }
    if (reply.statusCode === 503) return { kind: 'busy', retryAfterMs: 5_000 }
    const { say } = reply.json() as { say: { id: string; en: string } }
    return reply.statusCode === 409 ? { kind: 'later', say } : { kind: 'rejected', status: reply.statusCode, say }
  }
  const road = {
    push: (body: object) => met(ask('POST', '/api/push', body), (r) => r.json() as PushAnswer),
    pull: (body: object) => met(ask('POST', '/api/pull', body), (r) => r.json() as PullAnswer),
    putPhoto: (hash: string, bytes: Bytes) => met(app.inject({ method: 'PUT', url: `/api/photos/${hash}`, headers: { ...headers, 'content-type': 'image/jpeg' }, payload: Buffer.from(bytes) }), () => null),
    getPhoto: (hash: string) => met(ask('GET', `/api/photos/${hash}`), (r) => new Uint8Array(r.rawPayload) as Bytes),
    /** Bytes of a base page, where this release has such a door. */
    getPage: (space: string, hash: string) => met(ask('GET', `/api/base/${encodeURIComponent(space)}/${hash}`), (r) => new Uint8Array(r.rawPayload) as Bytes),
  }
  return road as Road
}

/** An envelope as a phone makes it. */
export async function envelopeOf(phone: Phone, body: object): Promise<{ body: string; sig: string }> {
  const text = JSON.stringify(body)
  return { body: text, sig: await phone.signer.sign(new TextEncoder().encode(text)) ?? base64url(new Uint8Array()) }
}
