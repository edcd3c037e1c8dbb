// A village as pages: fetched one by one, kept as they are, gone on with after a dead battery; what an older release left opens too.
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildHouse } from '../house.ts'
import type { AnyRow } from '../record.ts'
import { gzip } from '../store.web/gzip.web.ts'
import { Note, toyRoom } from '../testing/toy-room.ts'
import { toyTown, type ToyTown } from '../testing/toy-town.ts'
import { newId } from '../values/id.ts'
import type { Who } from '../who.ts'
import { importDataKey, sealWith } from './crypto.ts'
import { openDevice, type Device } from './device.ts'
import { memoryDisk, type MemoryDisk } from './memory-disk.ts'
import { DiskFull, type Bytes, type Road, type Seal } from './ports.ts'

const house = buildHouse([toyRoom])
const here = '36.71.05.1001'
const there = '36.71.05.1002'
const post = (place: string) => ({ id: `p-${place}`, role: 'toy_worker', place, from: '2020-01-01', until: null, unit: null })
const person = (name: string, ...places: string[]): Who => ({ person: name, device: `${name}-phone`, posts: places.map(post), teams: [], system: false })
const siti = person('siti', here)
const budi = person('budi', here, there)

let seal: Seal
beforeAll(async () => {
  seal = sealWith(await importDataKey(new Uint8Array(32).fill(7)))
})

interface Phone {
  device: Device
  disk: MemoryDisk
  asked: string[]
  restart(): Promise<Phone>
}

async function phone(town: ToyTown, who: Who, disk = memoryDisk(), way: (road: Road) => Road = road => road): Promise<Phone> {
  let at = Date.parse('2022-01-21T01:00:00Z')
  const asked: string[] = []
  const plain = town.roadFor(who.device as string, () => device?.who() ?? who)
  const road: Road = {
    ...plain,
    getPage(space, hash) {
      asked.push(hash)
      return plain.getPage(space, hash)
    },
  }
  const device: Device = await openDevice({
    house, disk, who, seal, squeeze: gzip, signer: { sign: async () => null }, road: way(road), clock: { now: () => (at += 1000) },
  })
  return {
    device, disk, asked,
    restart: () => {
      disk.kill()
      return phone(town, who, disk.reopen(), way)
    },
  }
}

/** A village of so many notes, given as pages of ten. */
function village(notes: number): { town: ToyTown; ids: string[] } {
  const town = toyTown(house)
  town.pageRows = 10
  town.baseRows = 20
  const ids = Array.from({ length: notes }, (_, i) => newId(1_640_000_000_000 + i * 1000))
  for (const [i, id] of ids.entries()) town.act('toy.write', { id, title: `Nama ${String(i).padStart(3, '0')}` }, here, budi)
  return { town, ids }
}

const plain = (row: object | undefined) => Object.fromEntries(Object.entries(row ?? {}).filter(([, v]) => v !== null && v !== undefined))
function sameAsServer(device: Device, town: ToyTown, place = here): void {
  const theirs = [...town.store.everything()].filter(({ row }) => row.place === place)
  const held = [...device.store.everything()]
  expect(held.map(h => h.row.id).sort()).toEqual(theirs.map(t => t.row.id).sort())
  for (const { row } of theirs) expect(plain(device.store.get(Note, row.id))).toEqual(plain(row))
}

describe('a village as pages', () => {
  test('is there once all its pages are, and what came since the base follows as deltas', async () => {
    const { town, ids } = village(45)
    const s = await phone(town, siti)
    expect(await s.device.sync()).toMatchObject({ rows: 45, problem: null })
    expect(s.asked).toHaveLength(5)
    expect([s.disk.blobs('log'), s.disk.blobs('pages')]).toEqual([1, 5])
    sameAsServer(s.device, town)
    sameAsServer((await phone(town, siti, s.disk.reopen())).device, town)
    // The base lags behind from here on.
    town.act('toy.edit', { id: ids[3], title: 'Lain', was: { title: 'Nama 003' } }, here, budi)
    town.act('toy.move', { id: ids[4], to: there }, here, budi)
    const late = await phone(town, { ...siti, device: 'siti-two' })
    expect(await late.device.sync()).toMatchObject({ problem: null })
    expect(late.device.store.get(Note, ids[3] as string)?.title).toBe('Lain')
    await s.device.sync()
    sameAsServer(s.device, town)
    sameAsServer(late.device, town)
    expect(s.device.notices()).toMatchObject([{ kind: 'leave', id: ids[4] }])
    sameAsServer((await s.restart()).device, town)
  })

  test('goes on at the next page after the signal or the battery went', async () => {
    const { town } = village(60)
    let trips = 0
    let s = await phone(town, siti)
    town.weather = moment => (moment === 'coming' && ++trips > 3 ? 'cut' : 'fair')
    expect(await s.device.sync()).toMatchObject({ problem: { kind: 'away' } })
    const kept = s.disk.blobs('pages')
    expect(kept).toBeGreaterThan(0)
    // Nothing is shown of half a village.
    expect(s.device.store.size(Note)).toBe(0)
    s = await s.restart()
    town.weather = () => 'fair'
    expect(await s.device.sync()).toMatchObject({ rows: 60, problem: null })
    expect(s.asked).toHaveLength(6 - kept)
    sameAsServer(s.device, town)
  })

  test('that was renewed while its pages were fetched is asked for again', async () => {
    const { town } = village(40)
    let first = true
    const s = await phone(town, siti, memoryDisk(), road => ({
      ...road,
      async getPage(space, hash) {
        if (first) for (let i = 0; i < 6; i++) town.act('toy.write', { id: newId(1_630_000_000_000 + i), title: `Baru ${i}` }, here, budi)
        first = false
        // Somebody else's first sync renews the base.
        await town.roadFor('x', () => budi).pull({ ack: 0, fresh: true, base: true })
        return road.getPage(space, hash)
      },
    }))
    expect(await s.device.sync()).toMatchObject({ problem: null })
    sameAsServer(s.device, town)
  })

  test('takes no page whose bytes are not what its name says', async () => {
    const { town } = village(30)
    const s = await phone(town, siti, memoryDisk(), road => ({
      ...road,
      async getPage(space, hash) {
        const met = await road.getPage(space, hash)
        if (met.kind === 'ok') met.answer[20] = (met.answer[20] as number) ^ 1
        return met
      },
    }))
    expect(await s.device.sync()).toMatchObject({ problem: { kind: 'away' } })
    expect([s.device.store.size(Note), s.disk.blobs('pages')]).toEqual([0, 0])
  })

  test('folds only what changed: the other pages stay as they are', async () => {
    const { town, ids } = village(60)
    const s = await phone(town, siti)
    await s.device.sync()
    const before = new Set(await s.disk.keys('pages'))
    town.act('toy.move', { id: ids[25], to: there }, here, budi)
    town.act('toy.grow', { id: ids[26] }, here, budi)
    await s.device.perform('toy.grow', { id: ids[27] }, here)
    await s.device.sync()
    expect(s.disk.blobs('log')).toBe(0)
    const again = await s.restart()
    sameAsServer(again.device, town)
    const after = await again.disk.keys('pages')
    expect(after.filter(k => before.has(k))).toHaveLength(before.size - 1)
    expect(after).toHaveLength(before.size)
    // What was shown of the row that was on its way stays shown.
    expect(again.device.store.get(Note, ids[27] as string)?.size).toBe(1)
  })

  test('is as it was after a full disk while folding, and folds when there is room', async () => {
    const { town, ids } = village(60)
    const s = await phone(town, siti)
    await s.device.sync()
    const write = s.disk.write
    town.act('toy.move', { id: ids[25], to: there }, here, budi)
    town.act('toy.grow', { id: ids[26] }, here, budi)
    s.disk.write = changes => (changes.some(c => c.box === 'meta' && c.key === 'copy') ? Promise.reject(new DiskFull('full')) : write(changes))
    await expect(s.device.sync()).rejects.toThrow(DiskFull)
    sameAsServer(s.device, town)
    town.act('toy.move', { id: ids[27], to: there }, here, budi)
    s.disk.write = write
    await s.device.sync()
    sameAsServer(s.device, town)
    expect(s.disk.blobs('log')).toBe(0)
    sameAsServer((await s.restart()).device, town)
  })

  test('of which a page is damaged is left aside and asked for anew; other villages stay, good pages are not fetched again', async () => {
    const { town } = village(40)
    for (let i = 0; i < 30; i++) town.act('toy.write', { id: newId(1_640_000_000_000 + i * 1000), title: `Sana ${i}` }, there, budi)
    const b = await phone(town, budi)
    await b.device.sync()
    expect(b.device.store.size(Note)).toBe(70)
    const victim = await firstPageOf(b.disk, town, there)
    b.disk.damage('pages', victim)
    const again = await b.restart()
    expect(again.device.store.size(Note)).toBe(40)
    expect([again.device.holdsPlace(here), again.device.holdsPlace(there)]).toEqual([true, false])
    expect(again.device.notices()).toMatchObject([{ kind: 'damaged', space: `v:${there}:R` }])
    await again.device.sync()
    expect(again.device.store.size(Note)).toBe(70)
    expect(again.asked).toEqual([victim])
    expect([again.device.holdsPlace(here), again.device.holdsPlace(there)]).toEqual([true, true])
    // On the disk, too: opened where there is no signal, both villages are there.
    const later = await again.restart()
    expect(later.device.store.size(Note)).toBe(70)
    expect([later.device.holdsPlace(here), later.device.holdsPlace(there)]).toEqual([true, true])
  })

  test('of which a page is damaged says so once, however often it is opened without a signal', async () => {
    const { town, ids } = village(40)
    let s = await phone(town, siti)
    await s.device.sync()
    town.act('toy.move', { id: ids[25], to: there }, here, budi)
    await s.device.sync()
    const [victim, ...good] = await s.disk.keys('pages')
    s.disk.damage('pages', victim as string)
    for (let opened = 0; opened < 3; opened++) s = await s.restart()
    expect(s.device.notices().filter(n => n.kind === 'damaged')).toHaveLength(1)
    expect(await s.disk.keys('pages')).toEqual(expect.arrayContaining(good))
    await s.device.sync()
    expect(s.device.store.size(Note)).toBe(39)
    const later = await s.restart()
    expect(later.device.notices().filter(n => n.kind === 'damaged')).toHaveLength(1)
    sameAsServer(later.device, town)
  })

  test('folded again after the battery went between its pages and their list lies on the disk whole', async () => {
    const { town, ids } = village(60)
    let s = await phone(town, siti)
    await s.device.sync()
    town.act('toy.move', { id: ids[25], to: there }, here, budi)
    const write = s.disk.write
    s.disk.write = changes => (changes.some(c => c.box === 'meta' && c.key === 'copy') ? new Promise(() => undefined) : write(changes))
    void s.device.sync()
    while (s.disk.blobs('pages') < 7) await new Promise(done => setTimeout(done, 5))
    // The page packed anew is here, and nothing names it yet.
    s = await s.restart()
    await s.device.sync()
    town.act('toy.move', { id: ids[55], to: there }, here, budi)
    await s.device.sync()
    expect(s.disk.blobs('log')).toBe(0)
    const again = await s.restart()
    expect(again.device.notices().filter(n => n.kind === 'damaged')).toEqual([])
    sameAsServer(again.device, town)
  })
})

/** Pages keep their names from the server to the phone. */
async function firstPageOf(disk: MemoryDisk, town: ToyTown, place: string): Promise<string> {
  const held = new Set(await disk.keys('pages'))
  const met = await town.roadFor('look', () => budi).pull({ ack: 0, fresh: true, base: true })
  if (met.kind !== 'ok') throw new Error('no answer')
  const pages = met.answer.deltas.find(d => d.space === `v:${place}:R`)?.base?.pages ?? []
  return pages.map(p => p.hash).find(h => held.has(h)) as string
}

test('a store that release 0.1.0 left is opened, shown whole and packed anew', async () => {
  const left = JSON.parse(readFileSync(new URL('../testing/store-0.1.0.json', import.meta.url), 'utf8')) as {
    boxes: { [key: string]: string }
    spaces: object
    rows: { record: string; row: AnyRow }[]
  }
  const kept = new Map(Object.entries(left.boxes).map(([key, text]) => [key, Uint8Array.from(Buffer.from(text, 'base64')) as Bytes]))
  const town = toyTown(house)
  const shown = (device: Device) => [...device.store.everything()].sort((a, b) => (a.row.id < b.row.id ? -1 : 1)).map(({ record, row }) => ({ record, row: plain(row) }))
  const expected = left.rows.map(({ record, row }) => ({ record, row: plain(row) }))
  let s = await phone(town, siti, memoryDisk(kept))
  expect(shown(s.device)).toEqual(expected)
  expect(Object.fromEntries(s.device.spaces())).toEqual(left.spaces)
  expect(s.device.outbox()).toMatchObject([{ act: 'toy.edit', state: 'waiting' }])
  expect((await s.disk.keys('pages')).every(k => /^[0-9a-f]{64}$/.test(k))).toBe(true)
  expect(s.disk.blobs('log')).toBe(0)
  s = await s.restart()
  expect(shown(s.device)).toEqual(expected)
  expect(s.device.holdsPlace(here)).toBe(true)
})
