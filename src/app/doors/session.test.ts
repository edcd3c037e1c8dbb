// Handing a phone over, proving it, losing its PIN: told with two people who share one phone.
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { prove, standing } from '../../engine/sync.web/session.web.ts'
import { newId } from '../../engine/values/id.ts'
import { buildServer } from '../server.server.ts'
import { openTown, type Town, type TownPerson } from '../testing/town.server.ts'
import type { App } from './door.server.ts'
import { plainCode, sha256 } from './session.server.ts'

const village = '36.71.05.1001'
interface Phone {
  device: string
  share: string | undefined
  cookie: string
  key: KeyObject
}

eachDatabase('the session’s doors', open => {
  let town: Town
  let app: App
  let siti: TownPerson
  let budi: TownPerson
  let codes = 0
  beforeAll(async () => {
    town = await openTown(await open())
    app = await buildServer(town.doors, null)
    siti = await town.person('Siti', [{ role: 'psm', place: village }])
    budi = await town.person('Budi', [{ role: 'psm', place: village }])
  }, 60_000)
  afterAll(async () => {
    await app.close()
    await town.close()
  })

  async function code(of: TownPerson): Promise<string> {
    const text = `KODE-${++codes}-RAHASIA`
    const expiresAt = new Date(Date.parse(town.now()) + 3_600_000).toISOString()
    await town.house('organization.inviteDevice', village, { codeId: newId(), personId: of.id, codeHash: sha256(plainCode(text)), expiresAt })
    return text
  }
  const cookieOf = (headers: { [k: string]: unknown }): string => String(headers['set-cookie']).split(';')[0] ?? ''
  async function enrol(of: TownPerson, before: string[] = []): Promise<Phone> {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const reply = await app.inject({
      method: 'POST', url: '/api/session/enrol',
      payload: { code: await code(of), publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'), label: 'HP', before },
    })
    expect(reply.statusCode).toBe(200)
    const { device, share } = reply.json() as { device: string; share?: string }
    return { device, share, key: privateKey, cookie: cookieOf(reply.headers) }
  }
  const keepShare = (phone: Phone, share: string) => app.inject({ method: 'POST', url: '/api/session/share', headers: { cookie: phone.cookie }, payload: { share } })

  it('gives a forgotten PIN’s share back to the same person on the same phone, and to nobody else', async () => {
    const first = await enrol(siti)
    expect(first.share).toBeUndefined()
    expect((await keepShare(first, 'x'.repeat(43))).json()).toEqual({ kept: true })
    expect((await enrol(budi, [first.device])).share).toBeUndefined()
    const second = await enrol(siti, [first.device, 'unknown'])
    expect(second.share).toBe('x'.repeat(43))
    // It stays with the phone, whatever device name the phone goes by.
    expect((await enrol(siti, [second.device])).share).toBe('x'.repeat(43))
    expect((await enrol(siti)).share).toBeUndefined()
    expect((await app.inject({ method: 'POST', url: '/api/session/share', payload: { share: 'y'.repeat(43) } })).statusCode).toBe(401)
  })

  it('never answers one device under another’s session, and lets it prove itself', async () => {
    const [s, b] = [await enrol(siti), await enrol(budi)]
    const pull = (cookie: string, device: string) => app.inject({ method: 'POST', url: '/api/pull', headers: { cookie, 'x-guyub-device': device }, payload: { ack: 0, fresh: true } })
    expect((await pull(s.cookie, s.device)).statusCode).toBe(200)
    expect((await pull(b.cookie, s.device)).statusCode).toBe(401)
    const asked = await app.inject({ method: 'POST', url: '/api/session/challenge', payload: { device: s.device } })
    const { challenge } = asked.json() as { challenge: string }
    const sign = (key: KeyObject) => createSign('sha256').update(challenge).sign({ key, dsaEncoding: 'ieee-p1363' }, 'base64url')
    const prove = (key: KeyObject) => app.inject({ method: 'POST', url: '/api/session/prove', payload: { device: s.device, challenge, sig: sign(key) } })
    expect((await prove(b.key)).statusCode).toBe(403)
    const proved = await prove(s.key)
    expect(proved.statusCode).toBe(200)
    expect((await pull(cookieOf(proved.headers), s.device)).statusCode).toBe(200)
  })

  it('proves itself once, however many of its parts were turned away together', async () => {
    const phone = await enrol(siti)
    let challenges = 0
    const line = await buildServer(town.doors, null)
    await line.listen({ port: 0, host: '127.0.0.1' })
    line.server.on('request', (r) => {
      if (r.url === '/api/session/challenge') challenges++
    })
    const address = line.server.address()
    const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
    const signer = { sign: async (bytes: Uint8Array) => createSign('sha256').update(bytes).sign({ key: phone.key, dsaEncoding: 'ieee-p1363' }, 'base64url') }
    try {
      const shown = await Promise.all([prove(phone.device, signer, base), prove(phone.device, signer, base), prove(phone.device, signer, base)])
      expect(shown).toEqual([1, 2, 3].map(() => ({ kind: 'ok', answer: { person: siti.id } })))
      expect((await prove(phone.device, signer, base)).kind).toBe('ok')
      expect(challenges).toBe(1)
      expect(await standing(phone.device, signer, base)).toEqual({ kind: 'ok', answer: { welcome: true } })
      // Somebody else took the phone: theirs is the cookie now, and this device proves itself anew.
      const other = await enrol(budi)
      await prove(other.device, { sign: async (bytes) => createSign('sha256').update(bytes).sign({ key: other.key, dsaEncoding: 'ieee-p1363' }, 'base64url') }, base)
      await prove(phone.device, signer, base)
      expect(challenges).toBe(4)
    } finally {
      await line.close()
    }
  })

  it('takes a code once', async () => {
    const text = await code(siti)
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const payload = { code: text.toLowerCase().replaceAll('-', ' '), publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'), label: 'HP' }
    expect((await app.inject({ method: 'POST', url: '/api/session/enrol', payload })).statusCode).toBe(200)
    expect((await app.inject({ method: 'POST', url: '/api/session/enrol', payload })).json()).toMatchObject({ code: 'KODE_SALAH' })
  })
})
