// A note a phone can no longer read: told of, seen by those who watch over the phone, never by others, and never its words.
import { createHash, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { buildServer } from '../server.server.ts'
import { openTown, type Town, type TownPerson } from '../testing/town.server.ts'
import type { App } from './door.server.ts'
import { plainCode, sha256 } from './session.server.ts'
import { sweepTroubles } from './trouble.server.ts'

const village = '36.71.05.1001'

eachDatabase('the door for unreadable notes', (open) => {
  let town: Town
  let app: App
  beforeAll(async () => {
    town = await openTown(await open())
    app = await buildServer(town.doors, null)
  }, 60_000)
  afterAll(() => app.close())

  async function phoneOf(who: TownPerson) {
    const code = `KODE-${newId()}`
    await town.house('organization.inviteDevice', who.home, { codeId: newId(), personId: who.id, codeHash: sha256(plainCode(code)), expiresAt: new Date(Date.parse(town.now()) + 3_600_000).toISOString() })
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const reply = await app.inject({ method: 'POST', url: '/api/session/enrol', payload: { code, publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'), label: 'HP' } })
    const headers = { cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '', 'x-guyub-device': (reply.json() as { device: string }).device }
    return {
      device: headers['x-guyub-device'],
      tell: (payload: object) => app.inject({ method: 'POST', url: '/api/device/trouble', headers, payload }),
      see: async (person: string) => {
        const got = await app.inject({ method: 'GET', url: `/api/devices/${person}/trouble`, headers })
        return { status: got.statusCode, troubles: (got.json() as { troubles?: { note: string; why: string; kept: boolean }[] }).troubles ?? [] }
      },
    }
  }

  it('is heard once a note, with its size and damage; the supervisor sees it, a colleague does not', async () => {
    const siti = await town.person('Siti', [{ role: 'psm', place: village }])
    const budi = await town.person('Budi', [{ role: 'psm', place: '36.71.05.1002' }])
    const head = await town.person('Kepala', [{ role: 'dinsos_head', place: '36.71' }])
    const [hers, his, office] = [await phoneOf(siti), await phoneOf(budi), await phoneOf(head)]
    const sealed = createHash('sha256').update('segel').digest('base64url')
    const note = { note: '000000000007', size: 812, why: 'OperationError', app: '0.2.0' }
    expect((await hers.tell(note)).statusCode).toBe(200)
    expect((await hers.tell({ ...note, sealed })).statusCode).toBe(200)
    // Told again without the blob: what was kept stays.
    expect((await hers.tell(note)).statusCode).toBe(200)
    for (const by of [hers, office]) {
      expect(await by.see(siti.id)).toMatchObject({ status: 200, troubles: [{ note: '000000000007', size: 812, why: 'OperationError', app: '0.2.0', kept: true, device: hers.device }] })
    }
    expect((await his.see(siti.id)).status).toBe(403)
    expect(await his.see(budi.id)).toEqual({ status: 200, troubles: [] })
    expect((await hers.tell({ ...note, why: 'Unexpected token "Bu Aminah"' })).statusCode).toBe(400)
    expect((await app.inject({ method: 'POST', url: '/api/device/trouble', payload: note })).statusCode).toBe(401)
    // A year later it is forgotten, and not before.
    const { road } = town.doors
    const after = (days: number) => ({ ...road, clock: () => new Date(Date.parse(town.now()) + days * 86_400_000) })
    expect(await sweepTroubles(after(364))).toBe(0)
    expect(await sweepTroubles(after(366))).toBe(1)
    expect((await hers.see(siti.id)).troubles).toEqual([])
  })
})
