// A real phone at the real doors: what it wrote is proven, what left goes with a reason, what came too late reaches the successor, and a revoked one forgets.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importDataKey, sealWith } from '../engine/device/crypto.ts'
import { type Device, openDevice } from '../engine/device/device.ts'
import { memoryDisk, type MemoryDisk } from '../engine/device/memory-disk.ts'
import type { Met, PushAnswer, Road } from '../engine/device/ports.ts'
import { sumKey } from '../engine/counter.ts'
import { checkReceipt } from '../engine/receipt.ts'
import { Proposal } from '../engine/record.ts'
import { eachDatabase } from '../engine/store.server/testing.server.ts'
import { newId } from '../engine/values/id.ts'
import type { ActAnswer, PublishedKey, PullAnswer, Signed } from '../engine/wire.ts'
import type { DeviceSeen } from '../rooms/organization/door.ts'
import { Household } from '../rooms/registry/door.ts'
import type { App } from './doors/door.server.ts'
import { openPhone, type Phone } from './released/phone.server.ts'
import { house } from './rooms.ts'
import { buildServer } from './server.server.ts'
import { openTown, type Town, type TownPerson } from './testing/town.server.ts'

const village = '36.71.05.1001'
const neighbour = '36.71.05.1002'

eachDatabase('a phone at the doors', (open) => {
  let town: Town
  let app: App
  let admin: TownPerson
  let siti: TownPerson
  let rina: TownPerson
  beforeAll(async () => {
    town = await openTown(await open())
    app = await buildServer(town.doors, null)
    admin = await town.person('Admin Kota', [{ role: 'admin', place: '36.71' }])
    siti = await town.person('Siti', [{ role: 'psm', place: village }])
    rina = await town.person('Rina', [{ role: 'psm', place: neighbour }])
  }, 60_000)
  afterAll(async () => {
    await app.close()
    await town.close()
  })

  interface Held {
    device: Device
    disk: MemoryDisk
    phone: Phone
    /** Nothing goes through while it is on. */
    dark: boolean
  }

  /** The road as a browser walks it: turned away, it proves itself, and hears there whether it was revoked. */
  function roadOf(held: () => Held, phone: Phone): Road {
    const post = async <T>(url: string, body: object): Promise<Met<T>> => {
      if (held().dark) return { kind: 'away', why: 'no signal' }
      const reply = await phone.ask('POST', url, body)
      if (reply.statusCode === 200) return { kind: 'ok', answer: reply.json() as T }
      const said = reply.json() as { code: string; say: { id: string; en: string }; wipe?: Signed }
      if (said.wipe) return { kind: 'revoked', order: said.wipe }
      if (reply.statusCode === 401) {
        const proved = await post<unknown>('/api/session/prove', await challenge(phone))
        return proved.kind === 'ok' ? { kind: 'signIn' } : proved
      }
      return reply.statusCode === 403 ? { kind: 'signIn' } : { kind: 'rejected', status: reply.statusCode, say: said.say }
    }
    return {
      ...phone.road,
      push: (body) => post<PushAnswer>('/api/push', body),
      pull: (body) => post<PullAnswer>('/api/pull', body),
      farewell: async (body) => post<{ answers: ActAnswer[] }>('/api/session/farewell', { ...body, ...(await challenge(phone)) }),
    }
  }
  async function challenge(phone: Phone) {
    const { challenge: text } = (await phone.ask('POST', '/api/session/challenge', { device: phone.device })).json() as { challenge: string }
    return { device: phone.device, challenge: text, sig: await phone.signer.sign(new TextEncoder().encode(text)) }
  }

  async function carry(who: TownPerson, place: string): Promise<Held> {
    const phone = await openPhone(town, app, who, place)
    const disk = memoryDisk()
    const seal = sealWith(await importDataKey(crypto.getRandomValues(new Uint8Array(32))))
    const held: Held = { phone, disk, dark: false, device: undefined as unknown as Device }
    held.device = await openDevice({ house, disk, seal, signer: phone.signer, who: phone.who, app: '0.2.0', clock: { now: () => Date.parse(town.now()) }, road: roadOf(() => held, phone) })
    await held.device.learnKeys(((await phone.ask('GET', '/api/me')).json() as { keys: PublishedKey[] }).keys)
    expect((await held.device.sync()).problem).toBeNull()
    return held
  }
  const family = (id = newId()) => ({ id, headId: newId(), headName: 'Pak Contoh', sex: 'L', birthDate: '1960-01-01', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Melati', rt: '001', rw: '001' })
  const did = async (held: Held, act: string, input: { [k: string]: unknown }, place = village): Promise<string> => {
    const done = await held.device.perform(act, input, place)
    if (!done.ok) throw new Error(`${act}: ${done.refusal.code}`)
    return done.id
  }
  const families = (held: Held): number => [...held.device.store.all(Household)].length
  const proposal = async (id: string) => town.row(Proposal, id)

  it('a family moved while notes about it waited: the phone lets it go with the reason, counts at once, and the successor takes the note over', async () => {
    const [s, r] = [await carry(siti, village), await carry(rina, neighbour)]
    const moving = family()
    await did(s, 'registry.registerHousehold', moving)
    await did(s, 'registry.registerHousehold', family())
    await s.device.sync()
    expect(families(s)).toBe(2)
    s.dark = true
    const note = await did(s, 'registry.editHousehold', { id: moving.id, address: 'Gang Kenanga', was: { address: 'Gang Melati' } })
    await town.done(siti, 'registry.moveHousehold', village, { id: moving.id, to: neighbour, on: town.now().slice(0, 10) })
    s.dark = false
    await s.device.sync()
    expect(s.device.outbox().find((o) => o.id === note)).toMatchObject({ state: 'proposed', reason: 'SUDAH_PINDAH' })
    expect(s.device.needsAttention().some((a) => a.kind === 'proposed' && a.id === note)).toBe(true)
    expect(families(s)).toBe(1)
    const left = s.device.notices().find((n) => n.record === 'household' && n.id === moving.id)
    expect(left?.reason.id).toContain(neighbour)
    // Its own counters are the server's, at once.
    const summed = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ name: string; key: string; bucket: string; n: number }>(
      `select name, key, bucket, n from counter where regency_code = '36.71' and place_code = $1 and class = 'N' and n <> 0`, [village]))
    expect(summed.length).toBeGreaterThan(0)
    expect(Object.fromEntries(s.device.count(village))).toEqual(Object.fromEntries(summed.map((c) => [sumKey(village, 'N', c.name, c.key, c.bucket), c.n])))
    await r.device.sync()
    expect(r.device.store.get(Proposal, note)).toMatchObject({ state: 'menunggu', writtenBy: siti.id })
    await did(r, 'house.settleProposal', { proposalId: note, decision: 'diambil' }, neighbour)
    await r.device.sync()
    expect(r.device.status()).toMatchObject({ unsent: 0, attention: 0 })
    expect((await proposal(note))?.state).toBe('diambil')
    // Whoever let the writer's proposal go has seen it: it may be let go here too.
    expect(await s.device.dismiss(note)).toBe(true)
  })

  it('every note has its receipt, checked with what the server publishes', async () => {
    const s = await carry(siti, village)
    const id = await did(s, 'registry.registerHousehold', family())
    await s.device.sync()
    const { keys } = (await s.phone.ask('GET', '/api/keys')).json() as { keys: PublishedKey[] }
    const proof = await s.device.proof([id], { withWords: true })
    expect(await checkReceipt(proof?.text ?? '', keys)).toMatchObject({ ok: true, receipts: [{ acts: [{ id, words: 'yes', outcome: 'accepted', said: { person: siti.id } }] }] })
  })

  it('a post that ended while notes waited: they are the successor’s to take, and the place leaves the phone', async () => {
    const wati = await town.person('Wati', [{ role: 'psm', place: village }])
    const held = await carry(wati, village)
    held.dark = true
    const note = await did(held, 'registry.registerHousehold', family())
    town.advance({ hours: 20 })
    const post = (await town.raw<{ id: string }>(admin, 'select id from appointment where person_id = $1', [wati.id]))[0]
    await town.done(admin, 'organization.endAppointment', village, { appointmentId: post?.id, until: new Date(Date.parse(town.now()) - 2 * 86_400_000).toISOString().slice(0, 10), reason: 'Pindah ke kelurahan lain' })
    held.dark = false
    held.device.setWho({ ...(await town.known(wati)), device: held.phone.device })
    expect((await held.device.sync()).problem).toBeNull()
    expect(held.device.outbox().find((o) => o.id === note)).toMatchObject({ state: 'proposed', reason: 'TUGAS_BERAKHIR' })
    expect(families(held)).toBe(0)
    expect(held.device.notices().some((n) => n.kind === 'drop' && n.reason.id.startsWith('Wilayah ini'))).toBe(true)
    expect(await proposal(note)).toMatchObject({ place: village, state: 'menunggu' })
  })

  it('a phone handed in gives its notes to the successor and forgets; the console hears that it did', async () => {
    const s = await carry(siti, village)
    s.dark = true
    const note = await did(s, 'registry.registerHousehold', family())
    town.advance({ minutes: 5 })
    await town.done(admin, 'organization.revokeDevice', village, { revocationId: newId(), deviceId: s.phone.device, personId: siti.id, reason: 'Ganti ponsel', kind: 'ended' })
    s.dark = false
    await s.device.sync()
    const { forgotten } = s.device.status()
    expect(forgotten).toMatchObject({ why: 'ended', handedOver: 1, gone: 0, device: s.phone.device })
    for (const box of ['outbox', 'pages', 'log', 'meta', 'receipts', 'drafts'] as const) expect([box, s.disk.blobs(box)]).toEqual([box, 0])
    expect(await proposal(note)).toMatchObject({ state: 'menunggu', reason: 'DISERAHKAN', writtenBy: siti.id })
    expect((await s.phone.ask('POST', '/api/session/wiped', { device: s.phone.device, sig: forgotten?.sig ?? '' })).statusCode).toBe(200)
    const office = await openPhone(town, app, admin, '36.71')
    const { devices } = (await office.ask('GET', `/api/devices?place=${village}`)).json() as { devices: DeviceSeen[] }
    expect(devices.find((d) => d.id === s.phone.device)).toMatchObject({ revoked: { kind: 'ended' }, wipedAt: expect.any(String) })
  })
})
