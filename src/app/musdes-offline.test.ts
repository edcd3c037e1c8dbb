// A musyawarah in a balai desa without a signal: three real devices at the real doors. What was done in time counts, whenever it is heard; both sides work out the same fingerprint.
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { App } from './doors/door.server.ts'
import { openPhone, type Phone } from './released/phone.server.ts'
import { house } from './rooms.ts'
import { buildServer } from './server.server.ts'
import { openTown, type Town, type TownPerson } from './testing/town.server.ts'
import { importDataKey, sealWith } from '../engine/device/crypto.ts'
import { type Device, openDevice } from '../engine/device/device.ts'
import { memoryDisk } from '../engine/device/memory-disk.ts'
import type { Met, Road } from '../engine/device/ports.ts'
import { eachDatabase } from '../engine/store.server/testing.server.ts'
import { newId } from '../engine/values/id.ts'
import type { PublishedKey } from '../engine/wire.ts'
import { Batch, BatchItem, batchIdOf, itemIdOf, MirrorFinding, Musdes } from '../rooms/verification/door.ts'
import { batchHash, type MusdesRow } from '../rooms/verification/minutes.ts'
import { Attendee } from '../rooms/verification/records-musdes.ts'
import { type AttendeeRow, type BatchRow, type ItemRow, progressOf, villageSample } from '../rooms/verification/rules.ts'
import { fullVisit, sampleAttendees, sampleFamily, sampleSignature } from '../rooms/verification/samples.ts'

const village = '36.71.05.1001'
const month = '2026-03'

interface Held { device: Device; phone: Phone; dark: boolean }

eachDatabase('verification without a signal', (open) => {
  let town: Town
  let app: App
  let [sari, oki, lurah, tono] = [] as unknown as [TownPerson, TownPerson, TownPerson, TownPerson]
  beforeAll(async () => {
    town = await openTown(await open())
    app = await buildServer(town.doors, null)
    sari = await town.person('Sari Petugas', [{ role: 'psm', place: village }])
    oki = await town.person('Oki Petugas', [{ role: 'village_operator', place: village }])
    lurah = await town.person('Lurah Petugas', [{ role: 'village_head', place: village }])
    tono = await town.person('Tono Petugas', [{ role: 'district_supervisor', place: '36.71.05' }])
  }, 60_000)
  afterAll(async () => {
    await app.close()
    await town.close()
  })

  async function carry(who: TownPerson): Promise<Held> {
    const phone = await openPhone(town, app, who, village)
    const held: Held = { phone, dark: false, device: undefined as unknown as Device }
    const through = <A extends unknown[], T>(go: (...a: A) => Promise<Met<T>>) => (...a: A): Promise<Met<T>> => (held.dark ? Promise.resolve({ kind: 'away', why: 'no signal' }) : go(...a))
    const road: Road = { ...phone.road, push: through(phone.road.push), pull: through(phone.road.pull) }
    held.device = await openDevice({ house, disk: memoryDisk(), seal: sealWith(await importDataKey(crypto.getRandomValues(new Uint8Array(32)))), signer: phone.signer, who: phone.who, app: '0.2.0', clock: { now: () => Date.parse(town.now()) }, road })
    await held.device.learnKeys(((await phone.ask('GET', '/api/me')).json() as { keys: PublishedKey[] }).keys)
    expect((await held.device.sync()).problem).toBeNull()
    return held
  }
  const did = async (held: Held, act: string, input: { [k: string]: unknown }): Promise<string> => {
    town.advance({ minutes: 1 })
    const done = await held.device.perform(`verification.${act}`, input, village)
    if (!done.ok) throw new Error(`${act}: ${done.refusal.code} ${done.refusal.say.id}`)
    return done.id
  }
  const said = async (held: Held, act: string, input: { [k: string]: unknown }): Promise<string> => {
    const done = await held.device.perform(`verification.${act}`, input, village)
    return done.ok ? 'ok' : done.refusal.code
  }
  const here = (held: Held, batchId: string) => {
    const batch = held.device.store.get(Batch, batchId) as BatchRow
    const items = [...held.device.store.all(BatchItem)].filter((i) => i.batchId === batchId) as ItemRow[]
    const musdes = held.device.store.get(Musdes, batch?.musdesId ?? '') as MusdesRow
    const attendees = [...held.device.store.all(Attendee)].filter((a) => a.musdesId === musdes?.id) as AttendeeRow[]
    return { batch, items, musdes, attendees, hash: () => batchHash(batch, musdes, items, attendees) }
  }

  it('visits, a musyawarah and the Lurah’s word are all written without a signal, and heard later', async () => {
    town.setNow('2026-03-03T02:00:00.000Z')
    const homes = Array.from({ length: 5 }, (_, k) => sampleFamily('luring', k))
    for (const f of homes) await town.done(sari, 'registry.registerHousehold', village, f)
    const laptop = await carry(oki)
    const phone = await carry(sari)
    const head = await carry(lurah)
    const batchId = batchIdOf(village, month)
    const item = (k: number): string => itemIdOf(batchId, homes[k]?.id ?? '')
    const all = homes.map((_, k) => item(k))

    // The operator lists and assigns in the office, also without a signal.
    laptop.dark = true
    await did(laptop, 'openBatch', { batchId, place: village, month })
    await did(laptop, 'importList', { batchId, source: 'siks_ng', householdIds: homes.map((h) => h.id) })
    await did(laptop, 'assign', { batchId, itemIds: all, to: sari.id })
    expect(here(laptop, batchId).items.map((i) => [i.state, i.conflict])).toEqual(all.map(() => ['ditugaskan', 'belum_menyatakan']))
    laptop.dark = false
    await laptop.device.sync()
    await phone.device.sync()

    // A day in the field.
    phone.dark = true
    town.setNow('2026-03-04T01:00:00.000Z')
    for (const k of [0, 1, 2, 3]) {
      town.advance({ minutes: 20 })
      await did(phone, 'visit', { batchId, itemId: item(k), visitId: newId(), on: '2026-03-04', ...fullVisit('luring', k, town.now(), 1), ...(k === 3 ? { finding: 'mampu' } : {}) })
    }
    await did(phone, 'visit', { batchId, itemId: item(4), visitId: newId(), on: '2026-03-04', result: '3' })
    expect(progressOf(here(phone, batchId).items)).toMatchObject({ total: 5, seen: 4 })
    // One-minute visits: the worker's own mirror says so at once, on their own phone.
    expect([...phone.device.store.all(MirrorFinding)].map((f) => f.kind)).toEqual(['waktu_singkat'])
    town.setNow('2026-03-05T03:00:00.000Z')
    await did(phone, 'visit', { batchId, itemId: item(4), visitId: newId(), on: '2026-03-05', result: '3' })
    expect(phone.device.status().unsent).toBe(6)
    phone.dark = false
    await phone.device.sync()
    expect(phone.device.status()).toMatchObject({ unsent: 0, attention: 0 })

    await laptop.device.sync()
    await did(laptop, 'recordMatches', { batchId, matches: [0, 1, 2, 3].map((k) => ({ itemId: item(k), match: 'padan' })) })
    await laptop.device.sync()
    for (const id of villageSample((await town.row(Batch, batchId)) as BatchRow, here(laptop, batchId).items)) await town.done(tono, 'verification.spotCheck', village, { batchId, itemId: id, how: 'telepon', result: 'sesuai' })
    await town.done(tono, 'verification.review', village, { batchId, itemIds: all })
    await laptop.device.sync()
    await head.device.sync()

    // The balai desa has no signal.
    laptop.dark = true
    head.dark = true
    town.setNow('2026-03-12T02:00:00.000Z')
    const musdesId = newId()
    await did(laptop, 'openMusdes', { batchId, musdesId, kind: 'muskel', on: '2026-03-12', venue: 'Balai warga', agenda: 'Verifikasi data', chairName: 'Lurah Contoh', invited: 8 })
    for (const [n, a] of sampleAttendees.entries()) await did(laptop, 'attend', { batchId, musdesId, attendeeId: newId(), ...a, present: n < 7, signature: n < 7 ? sampleSignature(n) : [] })
    await did(laptop, 'decide', { batchId, musdesId, decisions: [0, 1, 2].map((k) => ({ itemId: item(k), decision: 'layak' })) })
    await did(laptop, 'decide', { batchId, musdesId, decisions: [{ itemId: item(3), decision: 'tidak_layak', reason: 'mampu' }, { itemId: item(4), decision: 'hapus', reason: 'tidak_ditemukan' }] })
    expect(await said(laptop, 'finaliseVillage', { batchId, musdesId, minutesNo: '1', contentHash: 'a'.repeat(64) })).toBe('BUKAN_WEWENANG')
    await did(laptop, 'closeMusdes', { batchId, musdesId })
    expect(here(laptop, batchId).musdes).toMatchObject({ state: 'ditutup', present: 7, quorate: true })
    const onLaptop = here(laptop, batchId).hash()

    // Back in the office; the Lurah reads it and goes to the hills.
    laptop.dark = false
    await laptop.device.sync()
    expect(laptop.device.status()).toMatchObject({ unsent: 0, attention: 0 })
    head.dark = false
    await head.device.sync()
    expect(here(head, batchId).hash()).toBe(onLaptop)
    head.dark = true
    town.setNow('2026-03-17T09:00:00.000Z')
    await did(head, 'finaliseVillage', { batchId, musdesId, minutesNo: '470/3/KL/2026', contentHash: onLaptop })

    // The window closes while that word is still on the phone.
    town.setNow('2026-03-18T02:00:00.000Z')
    await town.ring()
    expect((await town.row(Batch, batchId))?.state).toBe('kedaluwarsa')
    head.dark = false
    await head.device.sync()
    expect(head.device.status()).toMatchObject({ unsent: 0, attention: 0 })
    expect(await town.row(Batch, batchId)).toMatchObject({ state: 'final_desa', contentHash: onLaptop, finalisedBy: lurah.id, totals: { items: 5, layak: 3, tidak_layak: 1, hapus: 1, visited: 4, notFound: 1 } })

    // Who comes too late with a decision is told so, and keeps their words.
    await laptop.device.sync()
    expect(await said(laptop, 'decide', { batchId, musdesId, decisions: [{ itemId: item(0), decision: 'hapus', reason: 'pindah', was: 'layak' }] })).toBe('MUSYAWARAH_TIDAK_BERLANGSUNG')
    const summed = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ key: string; n: number }>(
      `select key, n from counter where place_code = $1 and name = 'verification.decisions' and n <> 0 order by key`, [village]))
    expect(Object.fromEntries(summed.map((s) => [s.key, s.n]))).toEqual({ layak: 3, tidak_layak: 1, hapus: 1 })
  }, 60_000)
})
