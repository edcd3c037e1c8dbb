// Photos on a thin line: who goes first, who makes way, what is gone on with after the battery died; and what can no longer be read.
import { expect, test } from 'vitest'
import { buildHouse } from '../house.ts'
import { gzip } from '../store.web/gzip.web.ts'
import { toyRoom } from '../testing/toy-room.ts'
import { toyTown, type ToyTown } from '../testing/toy-town.ts'
import { newId } from '../values/id.ts'
import type { Who } from '../who.ts'
import { importDataKey, sealWith } from './crypto.ts'
import { openDevice, type Device } from './device.ts'
import { memoryDisk, type MemoryDisk } from './memory-disk.ts'
import { DiskFull, type Bytes, type Met, type PhotoWay, type Room, type Trouble } from './ports.ts'

const house = buildHouse([toyRoom])
const here = '36.71.05.1001'
const siti: Who = {
  person: 'siti',
  device: 'siti-phone',
  posts: [{ id: 'p', role: 'toy_worker', place: here, from: '2020-01-01', until: null, unit: null }],
  teams: [],
  system: false,
}
const seal = sealWith(await importDataKey(new Uint8Array(32).fill(7)))
const picture = (n: number): Bytes => Uint8Array.from({ length: 100_000 }, (_, i) => (i * n) & 255)

interface Trip {
  hash: string
  way: PhotoWay
  /** The line brought it all; undefined: it breaks. */
  end: (met: Met<null>) => void
}

/** A phone whose photos go when the test says so; time stands still unless it is moved. */
async function phone(town: ToyTown, disk: MemoryDisk = memoryDisk(), more: { room?: () => Promise<Room>; trouble?: (t: Trouble) => Promise<Met<null>> } = {}) {
  const time = { now: Date.parse('2022-01-21T01:00:00Z') }
  const trips: Trip[] = []
  const fair = town.roadFor('siti-phone', () => siti)
  const device = await openDevice({
    house, disk, who: siti, seal, squeeze: gzip,
    signer: { sign: async () => 'signed' },
    clock: { now: () => time.now },
    app: '9.9.9',
    ...(more.room ? { room: more.room } : {}),
    road: {
      ...fair,
      putPhoto: (hash, _bytes, way) =>
        new Promise(resolve => {
          trips.push({ hash, way: way as PhotoWay, end: resolve })
          way?.stoppable(() => resolve({ kind: 'away', why: 'stopped' }))
        }),
      ...(more.trouble ? { tellTrouble: more.trouble } : {}),
    },
  })
  const write = async (title: string, photos: string[] = []) => {
    time.now += 1_000
    expect(await device.perform('toy.write', { id: newId(), title, photos: photos.map(hash => ({ hash })) }, here)).toMatchObject({ ok: true })
  }
  return { device, disk, trips, time, write }
}
/** The next trip, once it has begun. */
async function trip(trips: Trip[], n: number): Promise<Trip> {
  for (let i = 0; i < 500 && trips.length <= n; i++) await new Promise(r => setTimeout(r, 2))
  const found = trips[n]
  if (!found) throw new Error(`no photo went, ${trips.length} did before`)
  return found
}
const waitingOf = (device: Device) => device.outbox().filter(o => o.state === 'waiting').length

test('the photo of the note that waits longest goes first, whatever its name', async () => {
  const s = await phone(toyTown(house))
  const hashes: string[] = []
  for (const n of [1, 3, 5, 7]) hashes.push(await s.device.keepPhoto(picture(n)))
  const [a, b, c, d] = hashes as [string, string, string, string]
  await s.write('Dua', [c])
  await s.write('Tiga', [b, d])
  await s.write('Empat', [a])
  const going = s.device.sync()
  const order: string[] = []
  for (let n = 0; n < 4; n++) {
    const t = await trip(s.trips, n)
    order.push(t.hash)
    s.time.now += 100
    t.end({ kind: 'ok', answer: null })
  }
  expect(await going).toMatchObject({ photos: 4, problem: null })
  expect(order).toEqual([c, ...[b, d].sort(), a])
})

test('a photo on a thin line makes way for a decision made meanwhile, and goes on where it was', async () => {
  const town = toyTown(house)
  const s = await phone(town)
  const hash = await s.device.keepPhoto(picture(1))
  await s.write('Berfoto', [hash])
  const going = s.device.sync()
  const first = await trip(s.trips, 0)
  expect(first.way.resume).toBe(false)
  first.way.sent(30_000)
  expect(s.device.photos()).toMatchObject([{ hash, size: 100_000, sentBytes: 30_000 }])
  await s.write('Mendesak')
  const second = await trip(s.trips, 1)
  // The decision went up before the photo went on.
  expect([waitingOf(s.device), town.store.all !== undefined]).toEqual([0, true])
  expect(second.way.resume).toBe(true)
  s.time.now += 10_000
  second.way.sent(30_000)
  second.end({ kind: 'ok', answer: null })
  expect(await going).toMatchObject({ answered: 2, photos: 1, problem: null })
  expect(s.device.status().photos).toBe(0)
})

test('on a good line nothing is broken off for two seconds’ sake; on a thin one photos go in small pieces', async () => {
  const s = await phone(toyTown(house))
  const [a, b, c] = [await s.device.keepPhoto(picture(1)), await s.device.keepPhoto(picture(3)), await s.device.keepPhoto(picture(5))]
  await s.write('A', [a])
  await s.write('B', [b])
  await s.write('C', [c])
  const going = s.device.sync()
  const first = await trip(s.trips, 0)
  expect(first.way.piece).toBeUndefined()
  s.time.now += 1_000
  first.end({ kind: 'ok', answer: null })
  const second = await trip(s.trips, 1)
  s.time.now += 500
  await s.write('Sebentar lagi selesai')
  await new Promise(r => setTimeout(r, 30))
  expect(s.trips.length).toBe(2)
  // The second crawls: twenty seconds for what took one.
  s.time.now += 40_000
  second.end({ kind: 'ok', answer: null })
  const third = await trip(s.trips, 2)
  expect(third.way.piece).toBe(16_384)
  s.time.now += 60_000
  third.end({ kind: 'ok', answer: null })
  expect(await going).toMatchObject({ photos: 3, problem: null })
})

test('after the battery died a photo is gone on with, not begun again', async () => {
  const town = toyTown(house)
  const s = await phone(town)
  const hash = await s.device.keepPhoto(picture(1))
  await s.write('Berfoto', [hash])
  void s.device.sync()
  await trip(s.trips, 0)
  s.disk.kill()
  const again = await phone(town, s.disk.reopen())
  const going = again.device.sync()
  const t = await trip(again.trips, 0)
  expect(t.way.resume).toBe(true)
  t.end({ kind: 'ok', answer: null })
  expect(await going).toMatchObject({ photos: 1, problem: null })
  expect([again.disk.blobs('photos'), again.disk.blobs('queue')]).toEqual([0, 0])
})

test('a note and a form that cannot be read are shown, told of without a word of theirs, and may then be let go', async () => {
  const town = toyTown(house)
  town.weather = () => 'cut'
  const s = await phone(town)
  await s.write('Rahasia Bu Aminah')
  await s.device.drafts.save('kunjungan', { isi: 'belum selesai' })
  s.disk.damage('outbox', '000000000001')
  s.disk.damage('drafts', 'kunjungan')
  const told: Trouble[] = []
  let signal = false
  const trouble = async (t: Trouble): Promise<Met<null>> => {
    if (!signal) return { kind: 'away', why: 'no signal' }
    told.push(t)
    return { kind: 'ok', answer: null }
  }
  s.disk.kill()
  const again = await phone(town, s.disk.reopen(), { trouble })
  const ids = again.device.needsAttention().map(a => a.id)
  expect(ids).toEqual(['000000000001', 'drafts/kunjungan'])
  expect(await again.device.reportUnreadable('000000000001')).toMatchObject({ kind: 'away' })
  expect(await again.device.dismiss('000000000001')).toBe(false)
  signal = true
  for (const id of ids) expect(await again.device.reportUnreadable(id)).toMatchObject({ kind: 'ok' })
  expect(told).toMatchObject([{ note: '000000000001', why: 'OperationError', app: '9.9.9' }, { note: 'drafts/kunjungan' }])
  expect(new TextDecoder().decode(told[0]?.sealed)).not.toContain('Aminah')
  again.disk.kill()
  const later = await phone(town, again.disk.reopen(), { trouble })
  expect(later.device.outbox().map(o => typeof o.reportedAt)).toEqual(['string', 'string'])
  for (const id of ids) expect(await later.device.dismiss(id)).toBe(true)
  expect([later.disk.blobs('outbox'), later.disk.blobs('drafts')]).toEqual([0, 0])
})

test('a disk that refuses a note is critical at once, whatever the browser tells', async () => {
  const s = await phone(toyTown(house), memoryDisk(), {
    room: async () => ({ persisted: true, usedBytes: 0, freeBytes: 9_000_000_000, quotaBytes: 9_000_000_000 }),
  })
  expect(s.device.room()).toMatchObject({ level: 'ok', persisted: true })
  s.disk.before = what => {
    if (what === 'write') throw new DiskFull('full')
  }
  expect(await s.device.perform('toy.write', { id: newId(), title: 'Penuh' }, here)).toMatchObject({ ok: false, refusal: { code: 'PENYIMPANAN_PENUH' } })
  expect(s.device.room()?.level).toBe('critical')
  await expect(s.device.keepPhoto(picture(1))).rejects.toThrow(DiskFull)
})
