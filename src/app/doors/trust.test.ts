// Receipts, signed notices, phones that fall silent, get lost or are handed in: through the real doors, on every database.
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkReceipt, noticeHolds, signerOf, wipeOrder } from '../../engine/receipt.ts'
import { Proposal } from '../../engine/record.ts'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { type Health, type PublishedKey, type PullAnswer, type Signed, wipedText } from '../../engine/wire.ts'
import { DeviceCode, type DeviceSeen } from '../../rooms/organization/door.ts'
import { Household } from '../../rooms/registry/door.ts'
import { buildServer } from '../server.server.ts'
import { openTown, type Town, type TownPerson } from '../testing/town.server.ts'
import type { App } from './door.server.ts'
import { plainCode, sha256 } from './session.server.ts'

const village = '36.71.05.1001'
const neighbour = '36.71.05.1002'
const city = '36.71'

interface Phone {
  who: TownPerson
  device: string
  key: KeyObject
  cookie: string
  keys: PublishedKey[]
}

eachDatabase('trust between phones and the server', (open) => {
  let town: Town
  let app: App
  let admin: TownPerson
  let codes = 0
  beforeAll(async () => {
    town = await openTown(await open())
    app = await buildServer(town.doors, null)
    admin = await town.person('Admin Kota', [{ role: 'admin', place: city }])
  }, 60_000)
  afterAll(async () => {
    await app.close()
    await town.close()
  })

  const sign = (key: KeyObject, text: string): string => createSign('sha256').update(text).sign({ key, dsaEncoding: 'ieee-p1363' }, 'base64url')
  async function phoneOf(who: TownPerson): Promise<Phone> {
    const code = `KODE-PERCAYA-${++codes}`
    await town.house('organization.inviteDevice', who.home, { codeId: newId(), personId: who.id, codeHash: sha256(plainCode(code)), expiresAt: new Date(Date.parse(town.now()) + 3_600_000).toISOString() })
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const reply = await app.inject({ method: 'POST', url: '/api/session/enrol', remoteAddress: `10.0.0.${codes}`, payload: { code, publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'), label: `HP ${who.name}` } })
    expect(reply.statusCode).toBe(200)
    const { device, keys } = reply.json() as { device: string; keys: PublishedKey[] }
    return { who, device, keys, key: privateKey, cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '' }
  }
  const psm = async (name: string, place = village, more: { until?: string } = {}): Promise<Phone> => phoneOf(await town.person(name, [{ role: 'psm', place, ...more }]))
  const family = (id = newId()) => ({ id, headId: newId(), headName: 'Pak Contoh', sex: 'L', birthDate: '1960-01-01', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Melati', rt: '001', rw: '001' })
  const envelope = (phone: Phone, act: string, input: { [k: string]: unknown }, more: { [k: string]: unknown } = {}) => {
    const body = JSON.stringify({ id: newId(), act, version: 1, place: phone.who.home, person: phone.who.id, device: phone.device, madeAt: town.now(), input, ...more })
    return { body, sig: sign(phone.key, body) }
  }
  const post = async (phone: Phone, url: string, payload: object) => {
    const reply = await app.inject({ method: 'POST', url, headers: { cookie: phone.cookie, 'x-guyub-device': phone.device }, payload })
    return { status: reply.statusCode, headers: reply.headers, json: reply.json() as { [k: string]: unknown } }
  }
  interface Answer { id: string; outcome: string; code?: string }
  const push = async (phone: Phone, ...acts: { body: string; sig: string }[]) => (await post(phone, '/api/push', { now: town.now(), acts })).json as { answers: Answer[]; receipt?: Signed }
  const pull = async (phone: Phone, ask: { ack: number; fresh?: boolean; health?: Health }) => (await post(phone, '/api/pull', ask)).json as unknown as PullAnswer
  async function signedChallenge(phone: Phone) {
    const { challenge } = (await post(phone, '/api/session/challenge', { device: phone.device })).json as { challenge: string }
    return { device: phone.device, challenge, sig: sign(phone.key, challenge) }
  }
  const get = async (who: Phone, url: string) => {
    const reply = await app.inject({ method: 'GET', url, headers: { cookie: who.cookie, 'x-guyub-device': who.device } })
    return { status: reply.statusCode, json: reply.json() as { [k: string]: unknown } }
  }
  const revoke = (phone: Phone, kind: 'lost' | 'ended') => town.done(admin, 'organization.revokeDevice', phone.who.home, { revocationId: newId(), deviceId: phone.device, personId: phone.who.id, reason: 'Ponsel hilang di pasar', kind })
  const proposals = async () => (await town.all(Proposal)).map((p) => ({ id: p.id, place: p.place, reason: p.reason, state: p.state, act: p.act }))

  it('gives a receipt for what it wrote down, over the exact words, checked with the published key alone', async () => {
    const siti = await psm('Siti')
    const good = envelope(siti, 'registry.registerHousehold', family())
    const bad = envelope(siti, 'registry.registerHousehold', family(), { place: neighbour })
    const { answers, receipt } = await push(siti, good, bad, { body: '{ not json', sig: 'x' })
    expect(answers.map((a) => a.outcome)).toEqual(['accepted', 'refused', 'refused'])
    const { keys } = (await get(siti, '/api/keys')).json as { keys: PublishedKey[] }
    expect(keys).toEqual(siti.keys)
    const file = (id: string, body: string) => JSON.stringify({ format: 'guyub-bukti-1', receipts: [{ receipt, acts: [{ id, body }] }] })
    const told = await checkReceipt(file(answers[0]?.id ?? '', good.body), keys)
    expect(told).toMatchObject({ ok: true, receipts: [{ device: siti.device, acts: [{ outcome: 'accepted', words: 'yes' }] }] })
    // A refused act was heard as well: that it came in time may matter.
    expect(await checkReceipt(file(answers[1]?.id ?? '', bad.body), keys)).toMatchObject({ receipts: [{ acts: [{ outcome: 'refused' }] }] })
    // Other words under the same id prove nothing, and are not signed for.
    const other = JSON.stringify({ ...(JSON.parse(good.body) as object), input: family() })
    const again = await push(siti, { body: other, sig: sign(siti.key, other) })
    expect(again.answers[0]?.outcome).toBe('accepted')
    expect(await checkReceipt(JSON.stringify({ format: 'guyub-bukti-1', receipts: [{ receipt: again.receipt, acts: [{ id: answers[0]?.id, body: other }] }] }), keys)).toEqual({ ok: false, why: 'words' })
  })

  it('says of an act that came twice when it was heard first', async () => {
    const siti = await psm('Siti Dua Kali')
    const e = envelope(siti, 'registry.registerHousehold', family())
    const first = await push(siti, e)
    const heard = (JSON.parse(first.receipt?.text ?? '{}') as { at: string }).at
    town.advance({ hours: 30 })
    const second = JSON.parse((await push(siti, e)).receipt?.text ?? '{}') as { at: string; acts: { at?: string }[] }
    expect(second.acts[0]?.at).toBe(heard)
    expect(second.at > heard).toBe(true)
  })

  it('signs what it takes away, and says where a family went to who may know', async () => {
    const [siti, head] = [await psm('Siti Asal'), await phoneOf(await town.person('Lurah', [{ role: 'ipsm_board_local', place: '36.71.05' }]))]
    const h = family()
    await push(siti, envelope(siti, 'registry.registerHousehold', h))
    const first = await pull(siti, { ack: 0, fresh: true })
    await push(siti, envelope(siti, 'registry.moveHousehold', { id: h.id, to: neighbour, on: town.now().slice(0, 10) }))
    const answer = await pull(siti, { ack: first.batch })
    const leave = answer.deltas.flatMap((d) => d.leaves).find((l) => l.id === h.id && l.r === 'household')
    expect(leave?.reason).toBe(`pindah ${neighbour}`)
    expect(leave?.say?.id).toMatch(/^Pindah ke/)
    expect(leave?.say?.id).toContain(neighbour)
    expect(await noticeHolds(answer, siti.device, siti.keys)).toMatch(/^2026-/)
    expect(await noticeHolds({ ...answer, batch: answer.batch + 1 }, siti.device, siti.keys)).toBeNull()
    expect(await noticeHolds(answer, head.device, siti.keys)).toBeNull()
  })

  it('an act about a family that moved becomes a proposal to the new village, which settles it from its own phone; nobody’s words vanish', async () => {
    const [siti, rina] = [await psm('Siti Lama'), await psm('Rina Baru', neighbour)]
    const h = family()
    await push(siti, envelope(siti, 'registry.registerHousehold', h))
    // Written without a signal, before the family left and before the phone heard of it.
    const visit = envelope(siti, 'registry.editHousehold', { id: h.id, address: 'Gang Kenanga', was: {} })
    await town.done(siti.who, 'registry.moveHousehold', village, { id: h.id, to: neighbour, on: town.now().slice(0, 10) })
    const { answers } = await push(siti, visit)
    expect(answers[0]).toMatchObject({ outcome: 'proposed', code: 'SUDAH_PINDAH' })
    expect((await proposals()).find((p) => p.id === answers[0]?.id)).toEqual({ id: answers[0]?.id, place: neighbour, reason: 'SUDAH_PINDAH', state: 'menunggu', act: 'registry.editHousehold' })
    // It says nothing to who has nothing to do with it, and lands on the successor's phone.
    expect((await town.rows(siti.who, 'organization.proposals', { place: village })).map((p) => p.id)).not.toContain(answers[0]?.id)
    const rows = (await pull(rina, { ack: 0, fresh: true })).deltas.flatMap((d) => d.rows)
    expect(rows.find((r) => r.r === 'proposal')?.id).toBe(answers[0]?.id)
    const settled = await push(rina, envelope(rina, 'house.settleProposal', { proposalId: answers[0]?.id, decision: 'diambil' }))
    expect(settled.answers[0]?.outcome).toBe('accepted')
    expect((await proposals()).find((p) => p.id === answers[0]?.id)?.state).toBe('diambil')
    // Another village's words about that family are simply not theirs.
    const stranger = await psm('Orang Jauh', '36.71.06.1001')
    expect((await push(stranger, envelope(stranger, 'registry.editHousehold', { id: h.id, address: 'x', was: {} }))).answers[0]?.outcome).toBe('refused')
  })

  it('who was moved without knowing it keeps what they wrote: a proposal to the successor, also when the end was written down late', async () => {
    const siti = await psm('Siti Dipindah')
    const act = envelope(siti, 'registry.registerHousehold', family())
    town.advance({ hours: 2 })
    const appointment = (await town.raw<{ id: string }>(admin, 'select id from appointment where person_id = $1', [siti.who.id]))[0]
    const yesterday = new Date(Date.parse(town.now()) - 86_400_000).toISOString().slice(0, 10)
    await town.done(admin, 'organization.endAppointment', village, { appointmentId: appointment?.id, until: yesterday, reason: 'Pindah tugas ke kelurahan lain' })
    expect((await push(siti, act)).answers[0]).toMatchObject({ outcome: 'proposed', code: 'TUGAS_BERAKHIR' })
    // Made after the end was known to the house: refused, as before.
    town.advance({ minutes: 5 })
    expect((await push(siti, envelope(siti, 'registry.registerHousehold', family()))).answers[0]).toMatchObject({ outcome: 'refused', code: 'BUKAN_WEWENANG' })
  })

  it('lost: told to forget by a signed order at the next contact, also while locked; says so once it has', async () => {
    const siti = await psm('Siti Hilang')
    const before = envelope(siti, 'registry.registerHousehold', family())
    town.advance({ minutes: 10 })
    await revoke(siti, 'lost')
    expect((await post(siti, '/api/push', { now: town.now(), acts: [before] })).status).toBe(401)
    for (const door of ['prove', 'standing']) {
      const reply = await post(siti, `/api/session/${door}`, await signedChallenge(siti))
      expect([reply.status, reply.json.code, reply.headers['clear-site-data'], reply.headers['set-cookie']]).toEqual([403, 'PERANGKAT_DICABUT', '"cache"', undefined])
      expect(await wipeOrder(reply.json.wipe as Signed, siti.device, siti.keys)).toMatchObject({ why: 'lost' })
    }
    // Whoever cannot sign as the phone learns nothing of it.
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    const c = await signedChallenge(siti)
    expect((await post(siti, '/api/session/prove', { ...c, sig: sign(stranger, c.challenge) })).json.code).toBe('PERANGKAT_DITOLAK')
    const order = JSON.parse(((await post(siti, '/api/session/prove', await signedChallenge(siti))).json.wipe as Signed).text) as { at: string }
    expect((await post(siti, '/api/session/wiped', { device: siti.device, sig: sign(stranger, wipedText(siti.device, order.at)) })).status).toBe(403)
    expect((await post(siti, '/api/session/wiped', { device: siti.device, sig: sign(siti.key, wipedText(siti.device, order.at)) })).json).toEqual({ noted: true })
    const seen = (await get(await phoneOf(admin), `/api/devices?place=${village}`)).json.devices as DeviceSeen[]
    expect(seen.find((d) => d.id === siti.device)).toMatchObject({ revoked: { kind: 'lost' }, wipedAt: expect.any(String) })
  })

  it('ended: hands over what it had not sent, for the successor; later words and other phones’ are refused, and there is an end to it', async () => {
    const [siti, rina] = [await psm('Siti Selesai'), await psm('Rina Pengganti')]
    const unsent = envelope(siti, 'registry.registerHousehold', family())
    const households = (await town.all(Household)).length
    town.advance({ minutes: 10 })
    expect((await post(siti, '/api/session/farewell', { ...(await signedChallenge(siti)), now: town.now(), acts: [unsent] })).status).toBe(403)
    await revoke(siti, 'ended')
    town.advance({ minutes: 10 })
    const late = envelope(siti, 'registry.registerHousehold', family())
    const foreign = envelope(rina, 'registry.registerHousehold', family())
    const farewell = async (...acts: { body: string; sig: string }[]) => post(siti, '/api/session/farewell', { ...(await signedChallenge(siti)), now: town.now(), acts })
    const said = (await farewell(unsent, late, foreign)).json as { answers: Answer[] }
    expect(said.answers.map((a) => a.code)).toEqual(['DISERAHKAN', 'SESUDAH_DICABUT', 'BUKAN_MILIK_ANDA'])
    town.advance({ minutes: 1 })
    expect((await farewell(unsent)).json).toMatchObject({ answers: [{ outcome: 'proposed', code: 'DISERAHKAN' }] })
    expect((await proposals()).filter((p) => p.id === said.answers[0]?.id)).toMatchObject([{ place: village, reason: 'DISERAHKAN', state: 'menunggu' }])
    // Never performed: the successor decides.
    expect((await town.all(Household)).length).toBe(households)
    expect((await push(rina, envelope(rina, 'house.settleProposal', { proposalId: said.answers[0]?.id, decision: 'ditolak' }))).answers[0]?.outcome).toBe('accepted')
    // However often an answer was lost and the same notes came again, they count once.
    for (let lost = 0; lost < 21; lost++) expect((await farewell(unsent)).status).toBe(200)
    expect(await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query('select handed_over as "n" from device where id = $1', [siti.device]))).toEqual([{ n: 1 }])
    await town.doors.road.db.tx({ role: 'guyub_job' }, (tx) => tx.change('update device set handed_over = 400 where id = $1', [siti.device]))
    expect((await farewell(unsent)).json.code).toBe('SERAH_TERIMA_PENUH')
  })

  it('a phone found lost after it was handed in forgets at once', async () => {
    const siti = await psm('Siti Dua Sebab')
    await revoke(siti, 'ended')
    await revoke(siti, 'lost')
    const reply = await post(siti, '/api/session/prove', await signedChallenge(siti))
    expect(await wipeOrder(reply.json.wipe as Signed, siti.device, siti.keys)).toMatchObject({ why: 'lost' })
  })

  it('shows the devices of a place to those who watch over it, the silent named first, and to nobody else', async () => {
    const place = '36.71.07.1001'
    const [quiet, busy] = [await psm('Diam', place), await psm('Rajin', place)]
    const health: Health = { app: '0.2.0', unsent: 3, photos: 1, oldest: '2026-03-01T00:00:00.000Z', attention: 0, unreadable: 0, usedBytes: 5_000_000, freeBytes: 40_000_000, persisted: false }
    await pull(quiet, { ack: 0, fresh: true, health: { ...health, unsent: 0, photos: 0, oldest: null } })
    town.advance({ days: 8 })
    await pull(busy, { ack: 0, fresh: true, health })
    const watcher = await phoneOf(await town.person('TKSK', [{ role: 'district_supervisor', place: '36.71.07' }]))
    const told = (await get(watcher, `/api/devices?place=${place}`)).json as unknown as { devices: DeviceSeen[]; silentAfterDays: number }
    expect(told.silentAfterDays).toBe(7)
    expect(told.devices.map((d) => [d.name, d.silent, d.silentDays])).toEqual([['Diam', true, 8], ['Rajin', false, 0]])
    expect(told.devices[1]).toMatchObject({ app: '0.2.0', unsent: 3, photos: 1, oldest: '2026-03-01T00:00:00.000Z', freeBytes: 40_000_000, persisted: false, posts: [{ role: 'psm', place, current: true }], revoked: null, wipedAt: null })
    for (const [who, where] of [[busy, place], [watcher, village], [watcher, city]] as const) expect((await get(who, `/api/devices?place=${where}`)).status).toBe(403)
    // Without news of itself it is still heard from, written down only now and then.
    town.advance({ minutes: 11 })
    await pull(busy, { ack: 1 })
    const later = ((await get(watcher, `/api/devices?place=${place}`)).json.devices as DeviceSeen[]).find((d) => d.name === 'Rajin')
    expect((later?.lastContact ?? '') > (told.devices[1]?.lastContact ?? '')).toBe(true)
    expect(later?.healthAt).toBe(told.devices[1]?.healthAt)
  })

  it('what a phone tells of itself while nothing can be written is not lost: it is written down at its next contact', async () => {
    const place = '36.71.09.1001'
    const siti = await psm('Siti Penuh', place)
    const { DeviceBook } = await import('./devices.server.ts')
    let full = true
    const { road } = town.doors
    const book = new DeviceBook({ ...road, report: () => undefined, db: { ...road.db, tx: (scope, work) => (full ? Promise.reject(new Error('full')) : road.db.tx(scope, work)) } })
    await book.heard(siti.device, { app: '0.2.0', unsent: 7, photos: 0, oldest: null, attention: 0, unreadable: 1, usedBytes: null, freeBytes: null, persisted: true })
    full = false
    await book.heard(siti.device)
    const watcher = await phoneOf(await town.person('TKSK Penuh', [{ role: 'district_supervisor', place: '36.71.09' }]))
    expect((await get(watcher, `/api/devices?place=${place}`)).json.devices).toMatchObject([{ unsent: 7, unreadable: 1, app: '0.2.0' }])
  })

  it('a lost phone with a sealed case on it: due three days after the report, wipe queued, and a draft that says what lay there', async () => {
    town.setNow('2027-03-20T02:15:00.000Z')
    const place = '36.71.08.1001'
    const siti = await psm('Siti Kasus', place)
    for (let i = 0; i < 3; i++) await push(siti, envelope(siti, 'registry.registerHousehold', family()))
    await pull(siti, { ack: 0, fresh: true })
    // What a case team keeps: one row of class X on a space this phone held.
    const team = `case:${newId()}`
    const space = `t:${city}:${team}`
    await town.doors.road.db.tx({ role: 'guyub_job' }, async (tx) => {
      await tx.change(`insert into space (regency_code, space, version, head, records) values ($1, $2, 1, ''::bytea, $3)`, [city, space, JSON.stringify({ answer: 1 })])
      await tx.change(`insert into answer (regency_code, place_code, id, class, team, space, version, changed_at, owner, owner_id, "values") values ($1, $2, $3, 'X', $4, $5, 1, $6, 'person', $3, '{}')`, [city, place, newId(), team, space, town.now()])
      await tx.change('insert into device_cursor (device, space, regency_code, version, sent) values ($1, $2, $3, 1, 1)', [siti.device, space, city])
    })
    const breachId = newId()
    town.setNow('2027-03-20T02:15:00.000Z')
    await town.done(admin, 'organization.reportLostDevice', place, { breachId, revocationId: newId(), deviceId: siti.device, personId: siti.who.id, lostAt: '2027-03-20T01:30:00.000Z', how: 'Tertinggal di angkot jurusan pasar' })
    const [adminPhone, dpo] = [await phoneOf(admin), await phoneOf(await town.person('DPO', [{ role: 'dpo', place: city }]))]
    const told = (await get(dpo, `/api/breaches/${breachId}?place=${place}`)).json as { dueAt: string; counts: object; draft: { id: string }; wipedAt: null; exposed: { class: string; n: number; record: { id: string } }[] }
    expect(told).toMatchObject({ dueAt: '2027-03-23T02:15:00.000Z', counts: { X: 1 }, wipedAt: null })
    expect(told.exposed.filter((e) => e.record.id === 'Keluarga').reduce((n, e) => n + e.n, 0)).toBe(3)
    expect(told.draft.id).toContain('20 Maret 2027')
    expect(told.draft.id).toMatch(/sangat terbatas \(catatan tim kasus\): 1/)
    expect(told.draft.id).toContain('Tertinggal di angkot')
    expect(told.draft.id).toContain('23 Maret 2027')
    expect(told.draft.id).toContain('09.15 WIB')
    expect(told.draft.id).toContain('menunggu perangkat terhubung')
    expect((await get(siti, `/api/breaches/${breachId}?place=${place}`)).status).toBe(401)
    expect((await get(await psm('Tetangga', place), `/api/breaches/${breachId}?place=${place}`)).status).toBe(403)
    const order = await post(siti, '/api/session/prove', await signedChallenge(siti))
    expect(await wipeOrder(order.json.wipe as Signed, siti.device, siti.keys)).toMatchObject({ why: 'lost' })
    // Acts made after the loss are nobody's; those before it become a proposal if they ever arrive.
    const acts = [envelope(siti, 'registry.registerHousehold', family(), { madeAt: '2027-03-20T01:00:00.000Z' }), envelope(siti, 'registry.registerHousehold', family(), { madeAt: '2027-03-20T02:00:00.000Z' })]
    const handed = (await post(siti, '/api/session/farewell', { ...(await signedChallenge(siti)), now: town.now(), acts })).json as { answers: Answer[] }
    expect(handed.answers.map((a) => a.code)).toEqual(['DISERAHKAN', 'SESUDAH_DICABUT'])
    expect((await get(adminPhone, `/api/breaches/${breachId}?place=${place}`)).status).toBe(200)
    expect(await town.ring()).toBe(0)
    town.setNow('2027-03-23T02:15:01.000Z')
    await town.ring()
    expect(await town.rows(admin, 'organization.breaches', { place })).toMatchObject([{ id: breachId, state: 'lewat' }])
    await town.done(admin, 'organization.tellBreach', place, { breachId, toldHow: 'Surat kepada keluarga dan lembaga, 23 Maret' })
    expect(await town.rows(admin, 'organization.breaches', { place })).toMatchObject([{ state: 'diberitahukan', toldBy: admin.id }])
  })

  it('keeps of a device code what only this server can make: neither phones nor lists carry the hash of the paper', async () => {
    const siti = await town.person('Siti Kode', [{ role: 'psm', place: village }])
    const paper = sha256(plainCode('KODE-DI-KERTAS'))
    const codeId = newId()
    await town.done(admin, 'organization.inviteDevice', village, { codeId, personId: siti.id, codeHash: paper, expiresAt: new Date(Date.parse(town.now()) + 3_600_000).toISOString() })
    expect((await town.row(DeviceCode, codeId))?.codeHash).not.toBe(paper)
    const pulled = JSON.stringify(await pull(await psm('Tetangga Kode'), { ack: 0, fresh: true }))
    expect(pulled).toContain(codeId)
    expect(pulled).not.toContain(paper)
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const enrol = () => app.inject({ method: 'POST', url: '/api/session/enrol', payload: { code: 'KODE-DI-KERTAS', publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'), label: 'HP' } })
    expect((await enrol()).statusCode).toBe(200)
    expect((await enrol()).statusCode).toBe(403)
  })

  it('a phone that is refused without end is asked to wait until tomorrow; its acts stay with it', async () => {
    const siti = await psm('Siti Macet')
    const bad = () => envelope(siti, 'registry.registerHousehold', family(), { place: neighbour })
    for (let i = 0; i < 4; i++) expect((await push(siti, ...Array.from({ length: 100 }, bad))).answers.every((a) => a.outcome === 'refused')).toBe(true)
    const full = await post(siti, '/api/push', { now: town.now(), acts: [bad()] })
    expect([full.status, full.json.code, full.headers['retry-after']]).toEqual([429, 'TERLALU_BANYAK_DITOLAK', '3600'])
    // Another process, or this one after a restart, counts what the log holds.
    const { DeviceBook } = await import('./devices.server.ts')
    const me = { ...(await town.doors.people.find(siti.who.id)), device: siti.device, publicKey: '' } as Parameters<InstanceType<typeof DeviceBook>['spares']>[0]
    expect(await new DeviceBook(town.doors.road).spares({ ...me, known: { ...me.known, device: siti.device } }, new Date(town.now()))).toBe(false)
    town.advance({ days: 1 })
    expect((await push(siti, envelope(siti, 'registry.registerHousehold', family()))).answers[0]?.outcome).toBe('accepted')
  })

  it('tells its keys at enrolment and with who I am', async () => {
    const siti = await psm('Siti Kunci')
    expect((await get(siti, '/api/me')).json.keys).toEqual(siti.keys)
    expect(await signerOf({ text: 'x', sig: 'y' }, siti.keys)).toBeNull()
  })
})
