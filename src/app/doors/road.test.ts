// The push door: signed envelopes, other people's acts, unreadable ones, and a phone whose clock is a day off.
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { Household } from '../../rooms/registry/door.ts'
import { buildServer } from '../server.server.ts'
import { openTown, type Town, type TownPerson } from '../testing/town.server.ts'
import type { App } from './door.server.ts'
import { corrected } from '../../engine/road.server/clock.server.ts'
import { plainCode, sha256 } from './session.server.ts'

const village = '36.71.05.1001'
const neighbour = '36.71.05.1002'

eachDatabase('the push door', (open) => {
  let town: Town
  let app: App
  let siti: TownPerson
  let phone: { device: string; cookie: string; key: KeyObject }
  beforeAll(async () => {
    town = await openTown(await open())
    app = await buildServer(town.doors, null)
    siti = await town.person('Siti', [{ role: 'psm', place: village }])
    const code = 'KODE-PINTU-1'
    await town.house('organization.inviteDevice', village, { codeId: newId(), personId: siti.id, codeHash: sha256(plainCode(code)), expiresAt: new Date(Date.parse(town.now()) + 3_600_000).toISOString() })
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const reply = await app.inject({ method: 'POST', url: '/api/session/enrol', payload: { code, publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'), label: 'HP' } })
    const { device } = reply.json() as { device: string }
    phone = { device, key: privateKey, cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '' }
  }, 60_000)
  afterAll(async () => {
    await app.close()
    await town.close()
  })

  const sign = (text: string, key = phone.key): string => createSign('sha256').update(text).sign({ key, dsaEncoding: 'ieee-p1363' }, 'base64url')
  const family = (id = newId()) => ({ id, headId: newId(), headName: 'Pak Contoh', sex: 'L', birthDate: '1960-01-01', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Melati', rt: '001', rw: '001' })
  const envelope = (more: { [k: string]: unknown } = {}) => {
    const body = JSON.stringify({ id: newId(), act: 'registry.registerHousehold', version: 1, place: village, person: siti.id, device: phone.device, madeAt: town.now(), input: family(), ...more })
    return { body, sig: sign(body) }
  }
  const push = async (acts: { body: string; sig: string | null }[], now = town.now()) => {
    const reply = await app.inject({ method: 'POST', url: '/api/push', headers: { cookie: phone.cookie, 'x-guyub-device': phone.device }, payload: { now, acts } })
    return { status: reply.statusCode, answers: (reply.json() as { answers?: { outcome: string; code?: string }[] }).answers ?? [] }
  }

  it('takes a signed act, and gives the same answer when it comes again', async () => {
    const e = envelope()
    expect((await push([e])).answers[0]?.outcome).toBe('accepted')
    expect((await push([e, e])).answers.map((a) => a.outcome)).toEqual(['accepted', 'accepted'])
  })

  it('refuses, one by one, what is not signed, not theirs, not readable or not known; the rest of the batch passes', async () => {
    const { privateKey: other } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const good = envelope()
    const answers = (await push([
      { ...envelope(), sig: null },
      { body: good.body, sig: sign(good.body, other) },
      envelope({ person: 'somebody-else' }),
      envelope({ device: newId() }),
      { body: '{ not json', sig: 'x' },
      envelope({ act: 'registry.nothing' }),
      envelope({ act: 'organization.useCode', input: { codeId: newId() } }),
      good,
    ])).answers
    expect(answers.map((a) => a.code ?? a.outcome)).toEqual(['TANDA_TANGAN', 'TANDA_TANGAN', 'BUKAN_MILIK_ANDA', 'BUKAN_MILIK_ANDA', 'TIDAK_TERBACA', 'TINDAKAN_TIDAK_DIKENAL', 'BUKAN_WEWENANG', 'accepted'])
  })

  it('refuses a place that is not theirs, whatever the routing place says', async () => {
    const mine = family()
    expect((await push([envelope({ input: mine })])).answers[0]?.outcome).toBe('accepted')
    expect((await push([envelope({ place: neighbour })])).answers[0]?.code).toBe('BUKAN_WEWENANG')
    expect((await town.row(Household, mine.id))?.place).toBe(village)
  })

  it('says in a sentence what is wrong with an impossible date and a wrong NIK, and still keeps the person with the raw text', async () => {
    expect((await push([envelope({ input: { ...family(), birthDate: '2026-02-30' } })])).answers[0]?.code).toBe('ISIAN_BELUM_BENAR')
    const household = { ...family(), nikReason: null, nik: '3671050002850001' }
    expect((await push([envelope({ input: household })])).answers[0]?.outcome).toBe('accepted')
  })

  it('dates the acts of a phone whose clock is a day off by ours, never later than now', async () => {
    const real = Date.parse(town.now())
    const wrong = (days: number) => new Date(real + days * 86_400_000).toISOString()
    for (const days of [-1, 1]) {
      const e = envelope({ madeAt: wrong(days) })
      expect((await push([e], wrong(days))).answers[0]?.outcome).toBe('accepted')
      const { id } = JSON.parse(e.body) as { id: string }
      const rows = await town.doors.road.db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ made_at: string }>('select made_at from act_log where id = $1', [id]))
      expect(Math.abs(Date.parse(rows[0]?.made_at ?? '') - Date.parse(town.now()))).toBeLessThan(60_000)
    }
    const now = new Date('2026-03-02T02:00:00.000Z')
    // A clock that is right keeps what it said, however old; one that runs ahead never dates into the future.
    expect(corrected('2026-02-20T02:00:00.000Z', '2026-03-02T02:00:01.000Z', now)).toBe('2026-02-20T02:00:00.000Z')
    expect(corrected('2026-03-02T02:01:30.000Z', '2026-03-02T02:01:30.000Z', now)).toBe(now.toISOString())
  })

  it('takes a hundred acts squeezed into one trip; what is cut off or swells without end is refused, and the next push passes', async () => {
    const send = async (payload: Buffer) => {
      const reply = await app.inject({ method: 'POST', url: '/api/push', headers: { cookie: phone.cookie, 'x-guyub-device': phone.device, 'content-type': 'application/json', 'content-encoding': 'gzip' }, payload })
      return { status: reply.statusCode, json: reply.json() as { code?: string; answers?: { outcome: string }[] } }
    }
    const acts = Array.from({ length: 100 }, () => envelope())
    const packed = gzipSync(JSON.stringify({ now: town.now(), acts }))
    expect(packed.length).toBeLessThan(JSON.stringify(acts).length / 3)
    expect((await send(packed)).json.answers?.map((a) => a.outcome)).toEqual(acts.map(() => 'accepted'))
    expect((await send(gzipSync(JSON.stringify({ now: town.now(), acts: [...acts, envelope()] })))).status).toBe(400)
    expect((await send(packed.subarray(0, packed.length / 2))).status).toBe(400)
    expect((await send(Buffer.from('not squeezed at all'))).status).toBe(400)
    const bomb = gzipSync(Buffer.concat([Buffer.from('{"now":"'), Buffer.alloc(40_000_000, 0x20)]))
    expect(bomb.length).toBeLessThan(100_000)
    expect(await send(bomb)).toMatchObject({ status: 413, json: { code: 'TERLALU_BESAR' } })
    expect((await push([envelope()])).answers[0]?.outcome).toBe('accepted')
  })

  it('turns a revoked phone away at once, however lately it was here', async () => {
    expect((await push([envelope()])).status).toBe(200)
    const admin = await town.person('Admin', [{ role: 'admin', place: '36.71' }])
    await town.done(admin, 'organization.revokeDevice', village, { revocationId: newId(), deviceId: phone.device, personId: siti.id, reason: 'Ponsel hilang di pasar' })
    expect((await push([envelope()])).status).toBe(401)
  })

  it('asks a visitor without a session to sign in, and refuses a shape it does not know', async () => {
    expect((await app.inject({ method: 'POST', url: '/api/push', payload: { now: town.now(), acts: [] } })).statusCode).toBe(401)
    const reply = await app.inject({ method: 'POST', url: '/api/push', payload: { acts: 'no' } })
    expect([reply.statusCode, (reply.json() as { code: string }).code]).toEqual([400, 'ISIAN_BELUM_BENAR'])
  })
})
