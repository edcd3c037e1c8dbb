// Phones and servers releases apart: what one side does not know is kept by it, and comes back whole.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ActType } from '../../engine/act.ts'
import { importDataKey, sealWith } from '../../engine/device/crypto.ts'
import { openDevice, type Device } from '../../engine/device/device.ts'
import { memoryDisk, type MemoryDisk } from '../../engine/device/memory-disk.ts'
import type { Road } from '../../engine/device/ports.ts'
import { choiceLabel } from '../../engine/field.ts'
import type { House } from '../../engine/house.ts'
import { recount } from '../../engine/road.server/recount.server.ts'
import { ActQueue } from '../../engine/road.server/queue.server.ts'
import type { AnyRow, RecordType } from '../../engine/record.ts'
import { freshDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import type { PullAnswer, WireRow } from '../../engine/wire.ts'
import { Household, Visit } from '../../rooms/registry/door.ts'
import type { App } from '../doors/door.server.ts'
import { house as present } from '../rooms.ts'
import { buildServer } from '../server.server.ts'
import { openTown, type Town, type TownPerson } from '../testing/town.server.ts'
import { openPhone, type Phone } from './phone.server.ts'

const village = '36.71.05.1001'
const without = <T>(fields: { readonly [name: string]: T }, names: readonly string[]): { [name: string]: T } => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))

/** The present house as it may have been two releases ago: columns fewer, a record fewer, choices fewer, and acts that ask for less. */
const unknownColumns = ['gps', 'statedMembers', 'rw']
const past: House = {
  ...present,
  records: new Map([...present.records].filter(([name]) => name !== 'consent').map(([name, r]): [string, RecordType] => [name, name === 'household' ? { ...r, columns: without(r.columns, unknownColumns) } : r])),
  acts: new Map([...present.acts].filter(([name]) => name !== 'registry.recordConsent' && name !== 'registry.withdrawConsent')),
}

/** The present house two releases on: a visit's note is called its story, and a visit says how its writer came. */
const visitNow = present.acts.get('registry.recordVisit') as ActType
const told = (input: { [k: string]: unknown }): { [k: string]: unknown } => {
  const { story, by: _by, ...rest } = input
  return { ...rest, note: story }
}
const visitLater: ActType = {
  ...visitNow, version: 3,
  input: { ...without(visitNow.input, ['note']), story: visitNow.input.note, way: visitNow.input.purpose } as ActType['input'],
  upgrades: { 1: ({ note, ...rest }) => ({ ...rest, words: note }), 2: ({ words, ...rest }) => ({ ...rest, story: words, way: 'jalan_kaki' }) },
  reads: (i, look) => visitNow.reads(told(i), look), touches: (i, look, env) => visitNow.touches(told(i), look, env), deposits: (i, look, env) => visitNow.deposits(told(i), look, env),
  may: (who, i, look, env) => visitNow.may(who, told(i), look, env), guard: (i, look, env, who) => visitNow.guard(told(i), look, env, who), effect: (i, look, env, who) => visitNow.effect(told(i), look, env, who),
}
const future: House = { ...present, acts: new Map(present.acts).set(visitNow.name, visitLater) }

let town: Town
let now: App
let later: App
let siti: TownPerson
let phone: Phone
let late: Phone
beforeAll(async () => {
  town = await openTown(await freshDatabase())
  const { doors } = town
  const { road } = doors
  now = await buildServer(doors, null)
  const laterRoad = { ...road, house: future }
  later = await buildServer({ ...doors, road: laterRoad, queue: new ActQueue(laterRoad) }, null)
  siti = await town.person('Siti Contoh', [{ role: 'psm', place: village }])
  phone = await openPhone(town, now, siti, village)
  late = await openPhone(town, later, siti, village)
})
afterAll(async () => {
  await now.close()
  await later.close()
  await town.close()
})

const family = (more: object = {}) => ({
  id: newId(), headId: newId(), headName: 'Bu Contoh', sex: 'P', birthDate: '1960-01-01', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Melati', rt: '001', rw: '007',
  gps: { lat: -6.2, lon: 106.7, accuracy: 8 }, statedMembers: 4, ...more,
})
const open = async (house: House, by: Phone, disk: MemoryDisk, road: Road = by.road): Promise<Device> => openDevice({
  house, disk, road, who: by.who, signer: by.signer, seal: sealWith(await importDataKey(new Uint8Array(32).fill(5))), clock: { now: () => Date.parse(town.now()) },
})
const synced = async (device: Device): Promise<void> => {
  expect((await device.sync()).problem).toBeNull()
}
const visit = (householdId: string, more: object = {}) => ({ id: newId(), householdId, on: town.now().slice(0, 10), purpose: 'pendampingan', result: '1', tasks: ['T1'], ...more })

describe('an app two releases old', () => {
  it('keeps the columns and records it does not know: through sync, a restart, an edit, a fold, and for the newer app that follows on the same phone', async () => {
    const f = family()
    await town.done(siti, 'registry.registerHousehold', village, f)
    await town.done(siti, 'registry.recordConsent', village, { id: newId(), subjectKind: 'household', subjectId: f.id, kind: 'consent', purpose: 'pendataan', method: 'lisan', givenOn: town.now().slice(0, 10) })
    const other = await openPhone(town, now, siti, village)
    const disk = memoryDisk()
    const old = await open(past, phone, disk)
    await synced(old)
    const whole = { headName: 'Bu Contoh', rw: '007', gps: f.gps, statedMembers: 4 }
    expect(old.confirmed(Household, f.id)).toMatchObject(whole)
    await old.close()

    const again = await open(past, phone, disk.reopen())
    expect(again.confirmed(Household, f.id)).toMatchObject(whole)
    expect((await again.perform('registry.editHousehold', { id: f.id, address: 'Gang Mawar', was: { address: 'Gang Melati' } }, village)).ok).toBe(true)
    expect(again.store.get(Household, f.id)).toMatchObject({ ...whole, address: 'Gang Mawar' })
    await synced(again)
    // What it never knew was not pushed away.
    expect(await town.row(Household, f.id)).toMatchObject({ ...whole, address: 'Gang Mawar' })
    for (let n = 0; n < 70; n++) {
      await town.done(siti, 'registry.editHousehold', village, { id: f.id, rt: String(100 + n), was: { rt: n === 0 ? '001' : String(99 + n) } })
      await synced(again)
    }
    expect(again.confirmed(Household, f.id)).toMatchObject({ ...whole, address: 'Gang Mawar', rt: '169' })
    await again.close()

    const newer = await open(present, phone, disk.reopen(), { ...phone.road, pull: async () => ({ kind: 'away', why: 'no signal' }) })
    expect(newer.confirmed(Household, f.id)).toMatchObject({ ...whole, address: 'Gang Mawar', rt: '169' })
    const rows = (device: Device): number => [...present.records.values()].reduce((n, r) => n + [...device.store.all(r)].length, 0)
    const fresh = await open(present, other, memoryDisk())
    await synced(fresh)
    expect(rows(newer)).toBe(rows(fresh))
    await newer.close()
    await fresh.close()
  })

  it('shows a choice it has never heard of as it is, and hands it back unharmed', async () => {
    const f = family({ nikReason: 'alasan_dua_rilis_lagi' })
    await town.done(siti, 'registry.registerHousehold', village, f)
    const device = await open(past, phone, memoryDisk())
    await synced(device)
    const row = device.confirmed(Household, f.id) as AnyRow
    await device.perform('registry.recordVisit', visit(f.id, { purpose: 'tujuan_baru' }), village)
    await synced(device)
    const [made] = (await town.all(Visit)).filter((v) => v.householdId === f.id)
    expect(made?.purpose).toBe('tujuan_baru')
    expect(choiceLabel(Visit.columns.purpose, made?.purpose)).toEqual({ id: 'tujuan_baru', en: 'tujuan_baru' })
    const head = (await town.all(present.records.get('person') as RecordType)).find((p) => p.id === f.headId)
    expect(head?.nikReason).toBe('alasan_dua_rilis_lagi')
    expect(row.headName).toBe('Bu Contoh')
    await device.close()
  })

  it('sends acts of its own version: they are brought up step by step beside the act, once', async () => {
    const f = family()
    await town.done(siti, 'registry.registerHousehold', village, f)
    const device = await open(past, late, memoryDisk())
    await synced(device)
    const v = visit(f.id, { note: 'Ditulis dengan aplikasi lama' })
    const done = await device.perform('registry.recordVisit', v, village)
    await synced(device)
    await synced(device)
    expect(device.outbox()).toEqual([])
    expect(await town.row(Visit, v.id)).toMatchObject({ note: 'Ditulis dengan aplikasi lama' })
    const logged = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ v: number; body: string }>(
      'select l.act_version as v, p.body from act_log l join act_payload p on p.regency_code = l.regency_code and p.id = l.id where l.id = $1', [done.ok ? done.id : '']))
    // The log keeps what was signed, in the version it was signed in.
    expect(logged.map((l) => [l.v, (JSON.parse(l.body) as { input: { note: string } }).input.note])).toEqual([[1, 'Ditulis dengan aplikasi lama']])
    expect(await recount(town.doors.road)).toEqual([])
    await device.close()
  })

  it('knows nothing of pages, signed notices and receipts, and is served all the same', async () => {
    const rows = new Map<string, WireRow>()
    const first = await openPhone(town, now, siti, village)
    const pullAll = async (ack: number, fresh: boolean): Promise<number> => {
      for (let ask: { ack: number; fresh?: true } = { ack, ...(fresh ? { fresh: true } : {}) }; ; ) {
        const reply = await first.ask('POST', '/api/pull', ask)
        expect(reply.statusCode).toBe(200)
        const answer = reply.json() as PullAnswer
        for (const d of answer.deltas) {
          expect(d.base).toBeUndefined()
          for (const row of d.rows) rows.set(`${row.r}/${row.id}`, row)
          for (const l of d.leaves) if ((rows.get(`${l.r}/${l.id}`)?.v ?? 0) <= l.v) rows.delete(`${l.r}/${l.id}`)
        }
        ask = { ack: answer.batch }
        if (!answer.more) return answer.batch
      }
    }
    const ack = await pullAll(0, true)
    const [moving] = (await town.all(Household)).filter((h) => h.place === village)
    await town.done(siti, 'registry.moveHousehold', village, { id: moving?.id, to: '36.71.05.1002', on: town.now().slice(0, 10), reason: 'Ikut anak' })
    await pullAll(ack, false)
    expect(rows.has(`household/${moving?.id}`)).toBe(false)
    const there = (await town.all(Household)).filter((h) => h.place === village).map((h) => h.id).sort()
    expect([...rows.values()].filter((r) => r.r === 'household').map((r) => r.id).sort()).toEqual(there)
  })
})

describe('an app newer than its server', () => {
  it('holds back what the server is too old for, and hands it in once the server was brought up', async () => {
    const f = family()
    await town.done(siti, 'registry.registerHousehold', village, f)
    const disk = memoryDisk()
    const device = await open(future, phone, disk)
    await synced(device)
    const v = visit(f.id, { story: 'Dari aplikasi baru', way: 'motor' })
    expect((await device.perform('registry.recordVisit', v, village)).ok).toBe(true)
    expect((await device.sync()).problem).toEqual({ kind: 'behind' })
    expect(device.outbox().map((o) => o.state)).toEqual(['waiting'])
    await device.close()
    const laterRoad: Road = { ...phone.road, push: async (body) => {
      const reply = await later.inject({ method: 'POST', url: '/api/push', headers: phone.headers, payload: body })
      return { kind: 'ok', answer: reply.json() }
    } }
    const after = await open(future, phone, disk.reopen(), laterRoad)
    await synced(after)
    expect(after.outbox()).toEqual([])
    expect(await town.row(Visit, v.id)).toMatchObject({ note: 'Dari aplikasi baru' })
    await after.close()
  })
})
