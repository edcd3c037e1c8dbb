// A phone's store as this release leaves it: pages, log, outbox in every state, photos, drafts, and a note nobody can read.
import { importDataKey, sealWith } from '../../engine/device/crypto.ts'
import { openDevice, type Device, type DeviceOptions } from '../../engine/device/device.ts'
import { memoryDisk } from '../../engine/device/memory-disk.ts'
import { boxes, type Bytes, type Met, type Road } from '../../engine/device/ports.ts'
import { keep } from '../../engine/device/keepsake.ts'
import type { AnyRow } from '../../engine/record.ts'
import { freshDatabaseHere } from './database.server.ts'
import { newId } from '../../engine/values/id.ts'
import { gzip } from './gzip.server.ts'
import type { Who } from '../../engine/who.ts'
import { announce, populate } from '../testing/population.server.ts'
import { openTown } from '../testing/town.server.ts'
import { buildServer } from '../server.server.ts'
import { openPhone } from './phone.server.ts'

/** One blob: box, key, bytes in base64. */
export type Blob = [box: string, key: string, bytes: string]

export interface StoreSnapshot {
  /** The data key the blobs are sealed under, base64: nothing here belongs to anybody. */
  dataKey: string
  who: Who
  /** The device's clock when the store was left. */
  now: string
  blobs: Blob[]
  /** What a person saw on this phone when it was left. */
  shown: {
    /** Confirmed rows by `record/id`. */
    rows: { [key: string]: AnyRow }
    outbox: { id: string; act: string; state: string }[]
    unreadable: number
    drafts: { name: string; value: unknown }[]
    notices: number
    photos: number
    households: number
    keptMe: unknown
  }
}

export const village = '36.71.05.1001'
const near = '36.71.05.1002'
const start = '2026-03-02T02:00:00.000Z'
const dataKey = new Uint8Array(32).map((_, i) => i * 7 + 1)

export async function storeSnapshot(): Promise<StoreSnapshot> {
  const db = await freshDatabaseHere()
  const town = await openTown(db, start)
  const { house } = town.doors.road
  await populate(house, db, start)
  await announce(house, db)
  const app = await buildServer(town.doors, null)
  const siti = await town.person('Siti Contoh', [{ role: 'psm', place: village }, { role: 'puskesos_fo', place: near, until: '2026-03-04' }])
  const koord = await town.person('Koord Contoh', [{ role: 'puskesos_koord', place: village }])
  const family = (n: number) => ({
    id: newId(Date.parse(town.now())), headId: newId(Date.parse(town.now())), headName: `Keluarga Contoh ${n}`, sex: n % 2 ? 'L' : 'P', birthDate: `19${50 + (n % 40)}-0${1 + (n % 9)}-11`,
    nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: `Gang Melati ${n} «RT» 📍`, rt: '002', rw: '004', statedMembers: 1 + (n % 6),
  })
  const visit = (n: number, note: string) => ({ id: newId(Date.parse(town.now())), householdId: families[n]?.id, on: town.now().slice(0, 10), purpose: 'pendampingan', result: '1', tasks: ['T1'], note })
  const families = Array.from({ length: 40 }, (_, n) => family(n))
  for (const f of families) await town.done(siti, 'registry.registerHousehold', village, f)
  const phone = await openPhone(town, app, siti, village)

  const disk = memoryDisk()
  const seal = sealWith(await importDataKey(dataKey))
  let reachable = true
  const weather = <T>(trip: () => Promise<Met<T>>): Promise<Met<T>> => (reachable ? trip() : Promise.resolve({ kind: 'away', why: 'no signal' }))
  const road: Road = {
    ...phone.road,
    push: (body) => weather(() => phone.road.push(body)),
    pull: (body) => weather(() => phone.road.pull(body)),
    putPhoto: () => Promise.resolve({ kind: 'away', why: 'no signal for photos' }),
  }
  const options: DeviceOptions = { house, disk, road, seal, who: phone.who, squeeze: gzip, clock: { now: () => Date.parse(town.now()) }, signer: phone.signer }
  let device: Device = await openDevice(options)
  const synced = async (): Promise<void> => {
    const { problem } = await device.sync()
    if (problem && problem.kind !== 'away') throw new Error(`the phone could not sync: ${JSON.stringify(problem)}`)
  }
  await synced()
  // One note that will be refused (somebody moved that family first), one whose writer's post ends on the way.
  reachable = false
  const write = async (act: string, input: { [k: string]: unknown }, place = village): Promise<string> => {
    const done = await device.perform(act, input, place)
    if (!done.ok) throw new Error(`${act} was refused on the phone: ${JSON.stringify(done.refusal)} ${JSON.stringify(done.problems ?? {})}`)
    town.advance({ minutes: 1 })
    return done.id
  }
  await write('registry.moveHousehold', { id: families[7]?.id, to: near, on: town.now().slice(0, 10), reason: 'Ikut anak' })
  await town.done(koord, 'registry.moveHousehold', village, { id: families[7]?.id, to: near, on: town.now().slice(0, 10), reason: 'Ikut menantu' })
  const late = family(301)
  town.setNow('2026-03-04T03:00:00.000Z')
  await write('registry.registerHousehold', late, near)
  town.setNow('2026-03-06T02:00:00.000Z')
  reachable = true
  await synced()
  // News in many small answers: a log beside the pages.
  for (let n = 0; n < 5; n++) {
    await town.done(siti, 'registry.recordVisit', village, visit(n, `Kunjungan ke-${n}`))
    await synced()
  }
  // A whole pull that was heard; then acts the server took whose rows have not come back yet.
  let pulls = true
  const halfway: Road = { ...road, pull: (body) => (pulls ? road.pull(body) : Promise.resolve({ kind: 'away', why: 'cut on the way back' })) }
  await device.close()
  device = await openDevice({ ...options, road: halfway })
  pulls = false
  const photo = await device.keepPhoto(onePixel())
  await write('registry.registerHousehold', { ...family(200), photos: [{ hash: photo, about: 'front', takenAt: town.now() }] })
  await device.sync()
  reachable = false
  await device.keepPhoto(onePixel(1))
  for (let n = 0; n < 3; n++) await write('registry.registerHousehold', family(210 + n))
  await write('registry.recordVisit', visit(3, 'Belum terkirim'))
  await device.drafts.save('registry.registerHousehold/new', { headName: 'Baru sampai sini', rt: '001' })
  await keep(disk, seal, 'me', { person: siti.id, name: siti.name, place: village })
  await device.close()
  // The last waiting note is damaged on the disk.
  const keys = await disk.keys('outbox')
  disk.damage('outbox', keys.at(-1) as string)
  device = await openDevice(options)
  const shown: StoreSnapshot['shown'] = {
    rows: {}, outbox: device.outbox().map((o) => ({ id: o.id, act: o.act, state: o.state })), unreadable: device.needsAttention().filter((a) => a.kind === 'unreadable').length,
    drafts: device.drafts.list().map(({ name, value }) => ({ name, value })), notices: device.notices().length, photos: device.status().photos,
    households: 0, keptMe: { person: siti.id, name: siti.name, place: village },
  }
  for (const record of house.records.values()) {
    for (const row of device.store.all(record)) {
      const confirmed = device.confirmed(record, row.id)
      if (confirmed) shown.rows[`${record.name}/${row.id}`] = confirmed
      if (record.name === 'household') shown.households++
    }
  }
  await device.close()
  const blobs: Blob[] = []
  for (const box of boxes) for (const { key, bytes } of await disk.reopen().list(box)) blobs.push([box, key, Buffer.from(bytes).toString('base64')])
  await app.close()
  await town.close()
  return { dataKey: Buffer.from(dataKey).toString('base64'), who: phone.who, now: town.now(), blobs, shown }
}

/** Something small that is named by its bytes; it is never drawn. */
const onePixel = (n = 0): Bytes => Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, n, 0xff, 0xd9])
