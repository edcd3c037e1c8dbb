// Known bugs of other systems in this field, each played through our own device and our own server: none of them happens here.
// docs/peers.md says what happened there.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importDataKey, sealWith } from './device/crypto.ts'
import { openDevice, type Device } from './device/device.ts'
import { memoryDisk, type MemoryDisk } from './device/memory-disk.ts'
import type { Bytes, Met, Road, Seal } from './device/ports.ts'
import { applyActs } from './road.server/apply.server.ts'
import { pull } from './road.server/pull.server.ts'
import { openToyRoad, type ToyRoad } from './road.server/toy-road.server.ts'
import { openEmbedded, type Database } from './store.server/database.server.ts'
import { Note } from './testing/toy-room.ts'
import { newId } from './values/id.ts'
import { bodySchema, type Envelope } from './wire.ts'
import type { Who } from './who.ts'

type Trip = 'push' | 'pull' | 'photo'
/** What becomes of a trip: all goes well, it is lost on the way there or back, the server falls over, or it has to wait. */
type Fate = 'fair' | 'there' | 'back' | 'fault' | 'later'

interface Phone {
  who: Who
  disk: MemoryDisk
  device: Device
  fate: (trip: Trip) => Fate
  pushed: Envelope[][]
}

let db: Database
let toy: ToyRoad
let seal: Seal
let n = 0
beforeAll(async () => {
  db = await openEmbedded({ folder: null })
  toy = await openToyRoad(db)
  seal = sealWith(await importDataKey(new Uint8Array(32).fill(7)))
}, 120_000)
afterAll(() => db.close())

/** Two villages of their own for each story. */
function villages(): [string, string] {
  n++
  return [`36.71.01.${1000 + n}`, `33.28.02.${1000 + n}`]
}

async function phoneOf(name: string, places: string[]): Promise<Phone> {
  const who: Who = { ...toy.worker(`${name} ${n}`, places[0] as string), device: await toy.device(name), posts: places.flatMap(p => toy.worker(name, p).posts) }
  const phone: Phone = { who, disk: memoryDisk(), device: undefined as unknown as Device, fate: () => 'fair', pushed: [] }
  await open(phone)
  await phone.device.sync()
  return phone
}

async function open(phone: Phone): Promise<void> {
  phone.device = await openDevice({
    house: toy.road.house, disk: phone.disk, seal, who: phone.who, road: roadOf(phone),
    signer: { sign: async () => null }, clock: { now: () => Date.parse(toy.now()) },
  })
}

/** The battery died, and was charged again. */
async function again(phone: Phone): Promise<void> {
  phone.disk.kill()
  phone.disk = phone.disk.reopen()
  await open(phone)
}

const heard = (phone: Phone, acts: readonly Envelope[]) =>
  applyActs(toy.road, acts.map(({ body, sig }) => {
    const b = bodySchema.parse(JSON.parse(body))
    return { text: body, sig, id: b.id, act: b.act, version: b.version, place: b.place, input: b.input, who: phone.who, at: b.madeAt, heardAt: toy.now() }
  }))

function roadOf(phone: Phone): Road {
  async function trip<T>(what: Trip, work: () => Promise<Met<T>>): Promise<Met<T>> {
    const fate = phone.fate(what)
    if (fate === 'there') return { kind: 'away', why: 'lost on the way there' }
    if (fate === 'fault') return { kind: 'busy', retryAfterMs: 1000 }
    if (fate === 'later') return { kind: 'later', say: { id: 'Dicoba lagi nanti.', en: 'Tried again later.' } }
    const answer = await work()
    return fate === 'back' ? { kind: 'away', why: 'lost on the way back' } : (JSON.parse(JSON.stringify(answer)) as Met<T>)
  }
  return {
    push: ({ acts }) => trip('push', async () => {
      phone.pushed.push(acts)
      return { kind: 'ok', answer: { answers: await heard(phone, acts) } }
    }),
    pull: ask => trip('pull', async () => ({ kind: 'ok', answer: await pull(toy.road, phone.who, ask, []) })),
    getPage: async () => ({ kind: 'away', why: 'no pages here' }),
    putPhoto: (hash, bytes) => trip('photo', async () => {
      await db.tx({ role: 'guyub_job' }, tx => tx.change('update photo set bytes = $2 where hash = $1 and bytes is null', [hash, bytes]))
      return { kind: 'ok', answer: null }
    }),
    getPhoto: async () => ({ kind: 'away', why: 'no photos here' }),
  }
}

async function write(phone: Phone, place: string, title: string, more: { [k: string]: unknown } = {}): Promise<string> {
  const id = newId()
  expect(await phone.device.perform('toy.write', { id, title, ...more }, place)).toMatchObject({ ok: true })
  return id
}
const titleOn = (phone: Phone, id: string) => phone.device.store.get(Note, id)?.title
const openHere = (phone: Phone, place: string) => [...phone.device.count(place)].filter(([k]) => k.includes('|toy.byState|open|')).reduce((sum, [, many]) => sum + many, 0)
const ask = <T>(text: string, params: unknown[]) => db.tx({ role: 'guyub_job', readOnly: true }, tx => tx.query<T>(text, params))
const stored = async (id: string) => (await ask<{ title: string; size: number | null }>('select title, size from note where id = $1 order by regency_code', [id]))
const inLog = async (act: string, place: string) => Number((await ask<{ n: number }>('select count(*)::int as n from act_log where act = $1 and place_code = $2', [act, place]))[0]?.n)

describe('CHT #11306', () => {
  test('a family that moved is counted here no more, and what was written about it meanwhile comes back with its reason', async () => {
    const [here, there] = villages()
    const wati = await phoneOf('wati', [here])
    const joko = await phoneOf('joko', [here, there])
    const family = await write(wati, here, 'Keluarga pindah')
    await write(wati, here, 'Keluarga tetap')
    await wati.device.sync()
    await joko.device.sync()
    expect(openHere(wati, here)).toBe(2)
    // While Wati is in the hills the family moves; she visits the empty house and writes.
    await joko.device.perform('toy.move', { id: family, to: there }, here)
    await joko.device.sync()
    await wati.device.perform('toy.edit', { id: family, body: 'Rumah kosong', was: { body: null } }, here)
    expect((await wati.device.sync()).problem).toBeNull()

    expect(openHere(wati, here)).toBe(1)
    expect(wati.device.store.get(Note, family)).toBeUndefined()
    expect(wati.device.notices().find(one => one.id === family)?.reason.id).toBeTruthy()
    const back = wati.device.needsAttention().find(one => one.kind === 'refused' || one.kind === 'proposed')
    expect(back?.say.id).toBeTruthy()
    expect(back && 'item' in back && back.item.input.body).toBe('Rumah kosong')
    expect(wati.device.status().unsent).toBe(0)
    expect(openHere(joko, there)).toBe(1)
  })
})

describe('Primero #508', () => {
  test('two people who wrote one field while apart both keep their words, and are asked', async () => {
    const [here] = villages()
    const wati = await phoneOf('wati', [here])
    const yanti = await phoneOf('yanti', [here])
    const id = await write(wati, here, 'Risiko sedang')
    await wati.device.sync()
    await yanti.device.sync()
    await wati.device.perform('toy.edit', { id, title: 'Risiko tinggi', was: { title: 'Risiko sedang' } }, here)
    await yanti.device.perform('toy.edit', { id, title: 'Risiko rendah', body: 'Sudah dikunjungi', was: { title: 'Risiko sedang', body: null } }, here)
    await wati.device.sync()
    await yanti.device.sync()
    const asked = yanti.device.needsAttention().find(one => one.kind === 'conflict')
    expect(asked && 'conflict' in asked && asked.conflict).toMatchObject({ was: 'Risiko sedang', kept: 'Risiko tinggi', offered: 'Risiko rendah', keptBy: wati.who.person, offeredBy: yanti.who.person })
    // The other field of the same act applies.
    expect(yanti.device.store.get(Note, id)).toMatchObject({ title: 'Risiko tinggi', body: 'Sudah dikunjungi' })
  })

  test('a queue that failed three times, and thirty times, still sends', async () => {
    const [here] = villages()
    const wati = await phoneOf('wati', [here])
    wati.fate = () => 'there'
    const id = await write(wati, here, 'Ditulis tanpa sinyal')
    for (let i = 0; i < 30; i++) {
      await wati.device.sync()
      if (i % 10 === 9) await again(wati)
    }
    expect(wati.device.outbox()).toMatchObject([{ state: 'waiting' }])
    wati.fate = () => 'fair'
    await wati.device.sync()
    expect(wati.device.status().unsent).toBe(0)
    expect(await stored(id)).toHaveLength(1)
  })
})

describe('OpenCRVS #5313, #13326, and what was refused in silence', () => {
  test('a phone that died while sending does not stay with “sending”', async () => {
    const [here] = villages()
    const wati = await phoneOf('wati', [here])
    const ids = [await write(wati, here, 'Satu'), await write(wati, here, 'Dua')]
    wati.fate = trip => (trip === 'push' ? 'back' : 'fair')
    await wati.device.sync()
    await again(wati)
    expect(wati.device.outbox().map(i => i.state)).toEqual(['waiting', 'waiting'])
    wati.fate = () => 'fair'
    await wati.device.sync()
    expect(wati.device.outbox()).toEqual([])
    for (const id of ids) expect(await stored(id)).toHaveLength(1)
  })

  test('a picture that will not go holds up neither its own note nor the next', async () => {
    const [here] = villages()
    const wati = await phoneOf('wati', [here])
    const hash = await wati.device.keepPhoto(new Uint8Array(900).fill(3) as Bytes)
    wati.fate = trip => (trip === 'photo' ? 'later' : 'fair')
    const first = await write(wati, here, 'Dengan foto', { photos: [{ hash }] })
    const second = await write(wati, here, 'Tanpa foto')
    await wati.device.sync()
    expect(await stored(first)).toHaveLength(1)
    expect(await stored(second)).toHaveLength(1)
    expect(wati.device.status()).toMatchObject({ unsent: 0, photos: 1 })
  })

  test('a refusal is shown with its sentence and the writer’s own words, and holds up nothing behind it', async () => {
    const [here] = villages()
    const wati = await phoneOf('wati', [here])
    const yanti = await phoneOf('yanti', [here])
    const id = await write(wati, here, 'Kasus')
    await wati.device.sync()
    await yanti.device.sync()
    await yanti.device.perform('toy.close', { id }, here)
    await yanti.device.sync()
    await wati.device.perform('toy.edit', { id, body: 'Kata-kata saya', was: { body: null } }, here)
    const next = await write(wati, here, 'Berikutnya')
    await wati.device.sync()
    expect(wati.device.needsAttention()).toMatchObject([{ kind: 'refused', say: { id: expect.stringContaining('Selesai') }, item: { input: { body: 'Kata-kata saya' } } }])
    expect(await stored(next)).toHaveLength(1)
  })

  test('a server that falls over is not taken for one that said yes', async () => {
    const [here] = villages()
    const wati = await phoneOf('wati', [here])
    const id = await write(wati, here, 'Jangan hilang')
    wati.fate = () => 'fault'
    expect((await wati.device.sync()).problem?.kind).toBe('busy')
    expect(wati.device.outbox()).toMatchObject([{ state: 'waiting' }])
    wati.fate = () => 'fair'
    await wati.device.sync()
    expect(await stored(id)).toHaveLength(1)
  })
})

describe('Avni #2006', () => {
  test('a store that lost its rows never goes on from old cursors: everything comes again, and unsent notes are still there', async () => {
    const [here] = villages()
    const wati = await phoneOf('wati', [here])
    for (let i = 0; i < 5; i++) await write(wati, here, `Keluarga ${i}`)
    await wati.device.sync()
    wati.fate = () => 'there'
    const unsent = await write(wati, here, 'Belum terkirim')
    wati.disk.kill()
    const disk = wati.disk.reopen()
    for (const box of ['pages', 'log'] as const) await disk.write((await disk.keys(box)).map(key => ({ box, key, bytes: null })))
    wati.disk = disk
    await open(wati)
    wati.fate = () => 'fair'
    await wati.device.sync()
    await wati.device.sync()
    expect([...wati.device.store.all(Note)].map(r => r.title).sort()).toEqual(['Belum terkirim', 'Keluarga 0', 'Keluarga 1', 'Keluarga 2', 'Keluarga 3', 'Keluarga 4'])
    expect(openHere(wati, here)).toBe(6)
    expect(await stored(unsent)).toHaveLength(1)
  })
})

describe('ODK Central #669', () => {
  test('a run of changes to one record keeps its order, whatever is lost, doubled or late on the way', async () => {
    const [here] = villages()
    const wati = await phoneOf('wati', [here])
    const id = await write(wati, here, 'Awal')
    for (let i = 1; i <= 24; i++) await wati.device.perform('toy.edit', { id, title: `Perubahan ${i}`, was: { title: titleOn(wati, id) ?? null } }, here)
    let trips = 0
    wati.fate = trip => (trip === 'push' ? (['back', 'there', 'back', 'fair'] as const)[trips++ % 4] ?? 'fair' : 'fair')
    for (let i = 0; i < 12; i++) await wati.device.sync()
    // The first letters turn up once more, after everything.
    for (const batch of wati.pushed.slice(0, 3)) await heard(wati, batch)
    expect(await stored(id)).toMatchObject([{ title: 'Perubahan 24' }])
    expect(await ask('select id from conflict where record_id = $1', [id])).toEqual([])
    await wati.device.sync()
    expect(titleOn(wati, id)).toBe('Perubahan 24')
    expect(wati.device.needsAttention()).toEqual([])
  })
})

describe('kobocat #565', () => {
  test('a note with several pictures, sent again and again over a broken line, is one note with each picture once', async () => {
    const [here] = villages()
    const wati = await phoneOf('wati', [here])
    const hashes: string[] = []
    for (let i = 1; i <= 3; i++) hashes.push(await wati.device.keepPhoto(new Uint8Array(700).fill(i) as Bytes))
    const id = await write(wati, here, 'Tiga foto', { photos: hashes.map(hash => ({ hash })) })
    let trips = 0
    wati.fate = () => (['back', 'fair', 'fair', 'back', 'there'] as const)[trips++ % 5] ?? 'fair'
    for (let i = 0; i < 25; i++) {
      await wati.device.sync()
      if (i % 4 === 3) await again(wati)
    }
    wati.fate = () => 'fair'
    await wati.device.sync()
    expect(await stored(id)).toHaveLength(1)
    expect(await inLog('toy.write', here)).toBe(1)
    expect((await ask<{ hash: string }>('select hash from photo where owner = $1 and bytes is not null order by hash', [id])).map(p => p.hash)).toEqual([...hashes].sort())
    expect(wati.device.status()).toMatchObject({ unsent: 0, photos: 0 })
  })
})

describe('TanStack DB, offline transactions', () => {
  test('an entry that cannot be read is shown, exported and kept, and the others go', async () => {
    const [here] = villages()
    const wati = await phoneOf('wati', [here])
    const ids = [await write(wati, here, 'Pertama'), await write(wati, here, 'Rusak'), await write(wati, here, 'Ketiga')]
    wati.disk.kill()
    const disk = wati.disk.reopen()
    const key = (await disk.keys('outbox'))[1] as string
    disk.damage('outbox', key)
    wati.disk = disk
    await open(wati)
    await wati.device.sync()
    expect(await stored(ids[0] as string)).toHaveLength(1)
    expect(await stored(ids[2] as string)).toHaveLength(1)
    const [broken] = wati.device.needsAttention()
    expect(broken).toMatchObject({ kind: 'unreadable', id: key })
    expect(await wati.device.dismiss(key)).toBe(false)
    expect(JSON.parse(wati.device.export())).toMatchObject({ unreadable: [{ key }] })
    await again(wati)
    expect(wati.device.needsAttention()).toMatchObject([{ kind: 'unreadable', id: key }])
  })

  test('opened again in the middle of sending, nothing is performed twice', async () => {
    const [here] = villages()
    const wati = await phoneOf('wati', [here])
    const id = await write(wati, here, 'Dihitung')
    for (let i = 0; i < 6; i++) await wati.device.perform('toy.grow', { id }, here)
    wati.fate = trip => (trip === 'push' ? 'back' : 'fair')
    for (let i = 0; i < 4; i++) {
      void wati.device.sync()
      await again(wati)
      await wati.device.sync()
    }
    wati.fate = () => 'fair'
    await Promise.all([wati.device.sync(), wati.device.sync()])
    expect(await stored(id)).toMatchObject([{ size: 6 }])
    expect(wati.device.store.get(Note, id)?.size).toBe(6)
  })
})
