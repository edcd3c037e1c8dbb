// A phone without a signal: what it promises, told with a toy room, a real cipher, a disk that dies and a road that breaks.
import { beforeAll, describe, expect, test } from 'vitest'
import { buildHouse } from '../house.ts'
import type { AnyRow, RowOf } from '../record.ts'
import { Note, toyRoom } from '../testing/toy-room.ts'
import { toyTown, type ToyTown } from '../testing/toy-town.ts'
import { newId } from '../values/id.ts'
import type { Who } from '../who.ts'
import { importDataKey, sealWith, signWith } from './crypto.ts'
import { openDevice, WrongKey, type Device } from './device.ts'
import { memoryDisk, type MemoryDisk } from './memory-disk.ts'
import type { Bytes, Road, Seal, Signer } from './ports.ts'
import { gzip } from '../store.web/gzip.web.ts'
import { watchView } from './watch.ts'

const house = buildHouse([toyRoom])
const here = '36.71.05.1001'
const there = '36.71.05.1002'
const post = (place: string, role = 'toy_worker') => ({
  id: `p-${place}`,
  role,
  place,
  from: '2020-01-01',
  until: null,
  unit: null,
})
const person = (name: string, ...places: string[]): Who => ({
  person: name,
  device: `${name}-phone`,
  posts: places.map(p => post(p)),
  teams: [],
  system: false,
})
const siti = person('siti', here)
const budi = person('budi', here, there)

let seal: Seal
let signer: Signer
let publicKey: CryptoKey
beforeAll(async () => {
  seal = sealWith(await importDataKey(new Uint8Array(32).fill(7)))
  const pair = (await globalThis.crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  signer = signWith(pair.privateKey)
  publicKey = pair.publicKey
})

interface Phone {
  device: Device
  disk: MemoryDisk
  /** The battery dies; the next charge opens it again. */
  restart(): Promise<Phone>
}

async function phone(
  town: ToyTown,
  who: Who,
  disk = memoryDisk(),
  more: { seal?: Seal; now?: () => number; road?: (fair: Road) => Road } = {},
): Promise<Phone> {
  let at = Date.parse('2022-01-21T01:00:00Z')
  const device = await openDevice({
    house,
    disk,
    who,
    signer,
    seal: more.seal ?? seal,
    squeeze: gzip,
    road: (more.road ?? (fair => fair))(town.roadFor(who.device as string, () => device?.who() ?? who)),
    clock: { now: more.now ?? (() => (at += 1000)) },
  })
  return {
    device,
    disk,
    restart: () => {
      disk.kill()
      return phone(town, who, disk.reopen(), more)
    },
  }
}

const titles = (device: Device): string[] => [...device.store.all(Note)].map(n => String(n.title)).sort()
const noteOf = (device: Device, id: string) => device.store.get(Note, id) as RowOf<typeof Note> | undefined
async function written(device: Device, title: string, more: Record<string, unknown> = {}): Promise<string> {
  const id = newId()
  const done = await device.perform('toy.write', { id, title, ...more }, here)
  expect(done).toMatchObject({ ok: true })
  return id
}
const cut = (town: ToyTown) => {
  town.weather = () => 'cut'
}
const fair = (town: ToyTown) => {
  town.weather = () => 'fair'
}

describe('without a signal', () => {
  test('what Siti writes is shown at once, marked unsent, and is still there after the battery died', async () => {
    const town = toyTown(house)
    let s = await phone(town, siti)
    await s.device.sync()
    cut(town)
    const id = await written(s.device, 'Rumah Bu Aminah', { body: 'Atap bocor' })
    expect(noteOf(s.device, id)).toMatchObject({
      title: 'Rumah Bu Aminah',
      state: 'open',
      createdBy: 'siti',
      createdOn: '2022-01-21',
    })
    expect(s.device.isUnsent(Note, id)).toBe(true)
    expect(await s.device.sync()).toMatchObject({ answered: 0, problem: { kind: 'away' } })
    s = await s.restart()
    expect(titles(s.device)).toEqual(['Rumah Bu Aminah'])
    expect(s.device.outbox()).toMatchObject([
      { act: 'toy.write', label: { id: 'Tulis catatan' }, state: 'waiting', input: { body: 'Atap bocor' } },
    ])

    fair(town)
    expect(await s.device.sync()).toMatchObject({ answered: 1, problem: null })
    expect(town.store.size(Note)).toBe(1)
    expect(s.device.outbox()).toEqual([])
    expect(s.device.isUnsent(Note, id)).toBe(false)
    expect(s.device.confirmed(Note, id)).toMatchObject({ title: 'Rumah Bu Aminah', version: 1 })
    // When the server was last heard is known after a restart too.
    expect((await s.restart()).device.status().lastContact).toMatch(/^2022-01-21T/)
  })

  test('a week of notes goes up in the order they were made, in batches of at most a hundred', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    await s.device.sync()
    const sizes: number[] = []
    const id = await written(s.device, 'Awal')
    for (let i = 0; i < 224; i++) await s.device.perform('toy.grow', { id }, here)
    const road = town.roadFor('siti-phone', () => siti)
    expect(noteOf(s.device, id)?.size).toBe(224)
    expect(s.device.status().unsent).toBe(225)
    let going = 0
    town.weather = moment => {
      if (moment === 'going') sizes.push(town.accepted.length)
      // The second batch is heard, but its answer is lost: it is sent again and nothing happens twice.
      return moment === 'coming' && ++going === 2 ? 'cut' : 'fair'
    }
    expect(await s.device.sync()).toMatchObject({ answered: 100, problem: { kind: 'away' } })
    expect(await s.device.sync()).toMatchObject({ answered: 125, problem: null })
    expect(sizes.slice(0, 4)).toEqual([0, 100, 200, 200])
    expect(noteOf(s.device, id)?.size).toBe(224)
    expect(town.store.get(Note, id)?.size).toBe(224)
    expect(road).toBeDefined()
  })

  test('a line that times out under a full batch is asked to carry less, and then carries it all', async () => {
    const town = toyTown(house)
    const asked: number[] = []
    const thin = (fair: Road): Road => ({
      ...fair,
      push: async body => {
        asked.push(body.acts.length)
        return body.acts.length > 30 ? { kind: 'away', why: 'TimeoutError' } : fair.push(body)
      },
    })
    const s = await phone(town, siti, memoryDisk(), { road: thin })
    await s.device.sync()
    const id = await written(s.device, 'Jalur tipis')
    for (let i = 0; i < 49; i++) await s.device.perform('toy.grow', { id }, here)
    expect(await s.device.sync()).toMatchObject({ answered: 50, problem: null })
    expect(asked).toEqual([50, 20, 20, 10])
    expect(town.store.get(Note, id)?.size).toBe(49)
  })

  test('a note that breaks a rule is refused on the spot and not stored', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    await s.device.sync()
    const id = await written(s.device, 'Satu')
    expect(await s.device.perform('toy.write', { id, title: 'Lagi' }, here)).toMatchObject({
      ok: false,
      refusal: { code: 'SUDAH_ADA' },
    })
    expect(await s.device.perform('toy.write', { id: newId() }, here)).toMatchObject({
      ok: false,
      refusal: { code: 'ISIAN_BELUM_BENAR' },
      problems: { title: { id: 'Judul perlu diisi.' } },
    })
    expect(s.device.outbox()).toHaveLength(1)
    expect(s.device.judge('toy.close', { id }, here)).toMatchObject({ ok: true })
    expect(s.device.outbox()).toHaveLength(1)
  })

  test('every act goes up as the very text that was signed', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    await s.device.sync()
    await written(s.device, 'Bertanda tangan')
    const { acts } = JSON.parse(s.device.export()) as { acts: { body: string; sig: string }[] }
    const { body, sig } = acts[0] as { body: string; sig: string }
    const bytes = Buffer.from(sig, 'base64url')
    expect(
      await globalThis.crypto.subtle.verify(
        { name: 'ECDSA', hash: 'SHA-256' },
        publicKey as never,
        bytes,
        new TextEncoder().encode(body),
      ),
    ).toBe(true)
    expect(JSON.parse(body)).toMatchObject({
      act: 'toy.write',
      place: here,
      person: 'siti',
      device: 'siti-phone',
    })
  })
})

describe('together with others', () => {
  test('what others wrote lies under what Siti has not sent yet', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    const id = newId()
    town.act('toy.write', { id, title: 'Bersama', body: 'a' }, here, budi)
    await s.device.sync()
    await s.device.perform('toy.edit', { id, body: 'b', was: { body: 'a' } }, here)
    town.act('toy.edit', { id, title: 'Bersama kita', was: { title: 'Bersama' } }, here, budi)
    town.weather = () => 'fair'
    await s.device.sync()
    expect(noteOf(s.device, id)).toMatchObject({ title: 'Bersama kita', body: 'b' })
    expect(town.store.get(Note, id)).toMatchObject({ title: 'Bersama kita', body: 'b' })
  })

  test('two people wrote the same field: one value stays, the other waits for a choice', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    const id = newId()
    town.act('toy.write', { id, title: 'Satu' }, here, budi)
    await s.device.sync()
    await s.device.perform('toy.edit', { id, title: 'Punya Siti', was: { title: 'Satu' } }, here)
    town.act('toy.edit', { id, title: 'Punya Budi', was: { title: 'Satu' } }, here, budi)
    await s.device.sync()
    expect(noteOf(s.device, id)?.title).toBe('Punya Budi')
    expect(s.device.needsAttention()).toMatchObject([
      { kind: 'conflict', conflict: { field: 'title', kept: 'Punya Budi', offered: 'Punya Siti' } },
    ])
  })

  test('a refused act comes back with its reason and Siti’s own words, and its effect is gone', async () => {
    const town = toyTown(house)
    let s = await phone(town, siti)
    const id = newId()
    town.act('toy.write', { id, title: 'Satu', body: 'lama' }, here, budi)
    await s.device.sync()
    cut(town)
    await s.device.perform('toy.edit', { id, body: 'panjang lebar' }, here)
    town.act('toy.close', { id }, here, budi)
    fair(town)
    await s.device.sync()
    expect(noteOf(s.device, id)).toMatchObject({ body: 'lama', state: 'closed' })
    s = await s.restart()
    const [item] = s.device.needsAttention()
    expect(item).toMatchObject({
      kind: 'refused',
      say: { id: 'Langkah ini tidak bisa dilakukan saat keadaannya “Selesai”.' },
      item: { reason: 'LANGKAH_TIDAK_SAH', input: { body: 'panjang lebar' } },
    })
    await s.device.sync()
    expect(s.device.needsAttention()).toHaveLength(1)
    expect(await s.device.dismiss(item?.id ?? '')).toBe(true)
    expect((await s.restart()).device.needsAttention()).toEqual([])
  })

  test('what follows a refused act is judged by the server too, and comes back as well', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    await s.device.sync()
    town.stubborn.set('toy.write', { code: 'LAIN', id: 'Tidak bisa.', en: 'Cannot.' })
    const id = await written(s.device, 'Pertama')
    await s.device.perform('toy.grow', { id }, here)
    await s.device.sync()
    expect(s.device.needsAttention().map(a => a.kind)).toEqual(['refused', 'refused'])
    expect(noteOf(s.device, id)).toBeUndefined()
  })

  test('a waiting act that no longer fits is not shown but not lost: the server decides', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    const id = newId()
    town.act('toy.write', { id, title: 'Satu' }, here, budi)
    await s.device.sync()
    town.stubborn.set('toy.edit', { code: 'VERSI_LEBIH_BARU', id: 'Coba lagi nanti.', en: 'Later.' })
    await s.device.perform('toy.edit', { id, title: 'Dua' }, here)
    await s.device.perform('toy.grow', { id }, here)
    town.act('toy.close', { id }, here, budi)
    // The server is older than this app: nothing is refused, the line is held, news still come.
    expect(await s.device.sync()).toMatchObject({ answered: 0, rows: 1, problem: { kind: 'behind' } })
    expect(noteOf(s.device, id)).toMatchObject({ title: 'Satu', state: 'closed' })
    expect(s.device.outbox()).toMatchObject([
      { state: 'waiting', doubt: { code: 'LANGKAH_TIDAK_SAH' } },
      { state: 'waiting' },
    ])
    town.stubborn.clear()
    await s.device.sync()
    expect(s.device.needsAttention()).toHaveLength(2)
  })

  test('a note that moved away leaves with a word; one that moved between her villages just moves', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    const b = await phone(town, budi)
    const id = newId()
    town.act('toy.write', { id, title: 'Pindahan' }, here, budi)
    await s.device.sync()
    await b.device.sync()
    await b.device.perform('toy.move', { id, to: there }, here)
    expect(noteOf(b.device, id)?.place).toBe(there)
    await b.device.sync()
    await s.device.sync()
    expect(noteOf(b.device, id)?.place).toBe(there)
    expect(b.device.notices()).toEqual([])
    expect(noteOf(s.device, id)).toBeUndefined()
    expect(s.device.notices()).toMatchObject([
      { kind: 'leave', record: 'note', id, reason: { id: 'pindah' } },
    ])
    const again = await s.restart()
    expect(again.device.notices()).toHaveLength(1)
    await again.device.dismissNotice(again.device.notices()[0] as never)
    expect(again.device.notices()).toEqual([])
  })

  test('a server that takes no notes for a while says why, and its news come all the same', async () => {
    const town = toyTown(house)
    const say = { id: 'Penyimpanan server hampir penuh.', en: 'The server’s disk is nearly full.' }
    let full = true
    const s = await phone(town, siti, memoryDisk(), {
      road: fair => ({ ...fair, push: body => (full ? Promise.resolve({ kind: 'busy', retryAfterMs: 5000, say, reads: true }) : fair.push(body)) }),
    })
    await s.device.sync()
    await written(s.device, 'Milik Siti')
    const id = newId()
    town.act('toy.write', { id, title: 'Milik Budi' }, here, budi)
    expect(await s.device.sync()).toMatchObject({ rows: 1, problem: { kind: 'busy', say } })
    expect(titles(s.device)).toEqual(['Milik Budi', 'Milik Siti'])
    expect(s.device.outbox()).toMatchObject([{ state: 'waiting' }])
    full = false
    expect((await s.device.sync()).problem).toBeNull()
    expect(s.device.outbox()).toEqual([])
  })

  test('an act whose writer’s post ended becomes a proposal, told to the writer', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    await s.device.sync()
    const id = await written(s.device, 'Terakhir')
    const road = town.roadFor('x', () => siti)
    const gone = {
      code: 'TUGAS_BERAKHIR',
      say: { id: 'Masa tugas Anda sudah berakhir.', en: 'Your post has ended.' },
    }
    town.roadFor = () => road
    const again = await openDevice({
      house,
      disk: s.disk,
      who: siti,
      signer,
      seal,
      squeeze: gzip,
      clock: { now: () => 0 },
      road: {
        ...road,
        push: async ({ acts }) => ({
          kind: 'ok',
          answer: {
            answers: acts.map(a => ({
              id: (JSON.parse(a.body) as { id: string }).id,
              outcome: 'proposed',
              ...gone,
            })),
          },
        }),
      },
    })
    await again.sync()
    expect(again.store.get(Note, id)).toBeUndefined()
    expect(again.needsAttention()).toMatchObject([{ kind: 'proposed', say: gone.say }])
  })
})

describe('phones are shared and get lost', () => {
  test('on somebody else’s session nothing is refused: she signs in first', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    await s.device.sync()
    await written(s.device, 'Satu')
    town.stubborn.set('toy.write', { code: 'BUKAN_MILIK_ANDA', id: 'Dibuat orang lain.', en: 'By another.' })
    expect(await s.device.sync()).toMatchObject({ answered: 0, problem: { kind: 'signIn' } })
    expect(s.device.outbox()).toMatchObject([{ state: 'waiting' }])
  })

  test('with a new device code the unsent notes go up under the new device, with the same ids', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    await s.device.sync()
    await written(s.device, 'Satu')
    const [before] = s.device.outbox()
    s.disk.kill()
    const again = await phone(town, { ...siti, device: 'siti-new' }, s.disk.reopen())
    const { acts } = JSON.parse(again.device.export()) as { acts: { body: string; sig: string }[] }
    expect(JSON.parse(acts[0]?.body ?? '')).toMatchObject({
      id: before?.id,
      device: 'siti-new',
      madeAt: before?.madeAt,
    })
    const bytes = Buffer.from(acts[0]?.sig ?? '', 'base64url')
    expect(
      await globalThis.crypto.subtle.verify(
        { name: 'ECDSA', hash: 'SHA-256' },
        publicKey as never,
        bytes,
        new TextEncoder().encode(acts[0]?.body),
      ),
    ).toBe(true)
    await again.device.sync()
    expect(town.accepted).toEqual([before?.id])
  })

  test('one act the server cannot read is set aside; those around it go up', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    await s.device.sync()
    for (const title of ['a', 'b', 'c']) await written(s.device, title)
    const bad = s.device.outbox()[1]?.id
    const road = town.roadFor('siti-phone', () => siti)
    const spoken = { id: 'Isian yang dikirim belum benar.', en: 'Not right.' }
    const again = await openDevice({
      house,
      disk: s.disk,
      who: siti,
      signer,
      seal,
      squeeze: gzip,
      clock: { now: () => Date.parse('2022-01-21T01:00:00Z') },
      road: {
        ...road,
        push: async body =>
          body.acts.some(a => a.body.includes(String(bad)))
            ? { kind: 'rejected', status: 400, say: spoken }
            : road.push(body),
      },
    })
    await again.sync()
    expect(town.accepted).toHaveLength(2)
    expect(again.needsAttention()).toMatchObject([
      { kind: 'refused', id: bad, say: spoken, item: { reason: 'DITOLAK_400' } },
    ])
  })

  test('a clock that is a day off is told', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    const road = town.roadFor('siti-phone', () => siti)
    const again = await openDevice({
      house,
      disk: s.disk,
      who: siti,
      signer,
      seal,
      clock: { now: () => Date.parse('2022-01-20T01:00:00Z') },
      road: {
        ...road,
        push: async body => {
          const met = await road.push(body)
          return met.kind === 'ok'
            ? { kind: 'ok', answer: { ...met.answer, now: '2022-01-21T01:00:00Z' } }
            : met
        },
      },
    })
    await again.sync()
    expect(again.status().clockOffMs).toBeNull()
    await again.perform('toy.write', { id: newId(), title: 'Kemarin' }, here)
    await again.sync()
    expect(again.status()).toMatchObject({ clockOffMs: 86_400_000, lastContact: '2022-01-20T01:00:00.000Z' })
  })
})

describe('what Siti may hold', () => {
  test('a village that is no longer hers is removed at once, on the disk too, with the reason', async () => {
    const town = toyTown(house)
    const s = await phone(town, budi)
    town.act('toy.write', { id: newId(), title: 'Di sini' }, here, budi)
    town.act('toy.write', { id: newId(), title: 'Di sana' }, there, budi)
    await s.device.sync()
    expect(titles(s.device)).toEqual(['Di sana', 'Di sini'])
    s.device.setWho(person('budi', here))
    await s.device.sync()
    expect(titles(s.device)).toEqual(['Di sini'])
    expect(s.device.notices()).toMatchObject([
      { kind: 'drop', space: `v:${there}:R`, reason: { id: 'Bukan lagi tugas Anda.' } },
    ])
    expect(s.disk.blobs('log')).toBe(0)
    expect(titles((await s.restart()).device)).toEqual(['Di sini'])
  })

  test('a post that ended opens nothing, also without a signal', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    await s.device.sync()
    await written(s.device, 'Satu')
    await s.device.sync()
    expect(s.device.run('toy.notes', { place: here })).toMatchObject({
      ok: true,
      rows: [{ row: { title: 'Satu' } }],
    })
    s.device.setWho({ ...siti, posts: [{ ...post(here), until: '2022-01-20' }] })
    expect(s.device.run('toy.notes', { place: here })).toMatchObject({ ok: true, rows: [] })
    expect(await s.device.perform('toy.write', { id: newId(), title: 'Dua' }, here)).toMatchObject({
      ok: false,
      refusal: { code: 'BUKAN_WEWENANG' },
    })
  })

  test('a view of a place she does not carry is left to the server', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    expect(s.device.run('toy.notes', { place: here })).toEqual({ ok: false, notHeld: true })
    await s.device.sync()
    // An empty village is a held village.
    expect(s.device.run('toy.notes', { place: here })).toEqual({ ok: true, rows: [], more: false })
    expect(s.device.run('toy.notes', { place: there })).toEqual({ ok: false, notHeld: true })
    expect(s.device.run('toy.notes', { place: '36.71' })).toEqual({ ok: false, notHeld: true })
    expect([s.device.holdsPlace(here), s.device.holdsPlace(there)]).toEqual([true, false])
  })

  test('an act for a place she does not carry asks the server at once, and waits where there is none', async () => {
    const town = toyTown(house)
    const who = { ...siti, posts: [post('36.71', 'toy_head')] }
    const s = await phone(town, who)
    const id = newId()
    town.act('toy.write', { id, title: 'Satu' }, here, budi)
    expect(await s.device.perform('toy.close', { id }, here)).toMatchObject({ ok: true, sent: true })
    expect(await s.device.perform('toy.close', { id }, here)).toMatchObject({
      ok: false,
      refusal: { code: 'LANGKAH_TIDAK_SAH' },
    })
    expect(s.device.outbox()).toEqual([])
    expect(await s.device.perform('toy.write', { id: newId() }, here)).toMatchObject({
      ok: false,
      problems: { title: {} },
    })
    cut(town)
    expect(await s.device.perform('toy.reopen', { id }, here)).toMatchObject({ ok: true, sent: false })
    expect(s.device.status()).toMatchObject({ unsent: 1, problem: { kind: 'away' } })
  })

  test('counters count what is shown, the unsent included, sealed cases left out', async () => {
    const town = toyTown(house)
    const s = await phone(town, { ...siti, teams: ['case:1'] })
    await s.device.sync()
    const id = await written(s.device, 'Satu')
    await written(s.device, 'Dua')
    await s.device.perform('toy.hide', { id, place: here, team: 'case:1' }, here)
    expect([...s.device.count('36.71')]).toEqual([[`${here}|N|toy.byState|open|2022-01-21`, 1]])
    expect(s.device.count('36.71')).toBe(s.device.count('36.71'))
    expect(s.device.run('toy.notes', { place: here })).toMatchObject({
      ok: true,
      rows: [{ row: { title: 'Dua' } }, { row: { title: 'Satu', class: 'X' } }],
    })
  })

  test('spaces given up are forgotten at once, and everything is asked for anew', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    town.act('toy.write', { id: newId(), title: 'Di sini' }, here, budi)
    await s.device.sync()
    await s.device.forget([`v:${here}:R`])
    expect(titles(s.device)).toEqual([])
    const again = await s.restart()
    expect(titles(again.device)).toEqual([])
    await again.device.sync()
    expect(titles(again.device)).toEqual(['Di sini'])
  })
})

describe('photos', () => {
  const picture = (n: number) => new Uint8Array(400).fill(n) as Bytes

  test('go after the decisions, survive a dead battery, and are let go when the server has them', async () => {
    const town = toyTown(house)
    let s = await phone(town, siti)
    await s.device.sync()
    const hash = await s.device.keepPhoto(picture(1))
    const id = await written(s.device, 'Berfoto', { photos: [{ hash, about: 'front' }] })
    expect(s.device.outbox()).toMatchObject([{ photosMissing: 1 }])
    let trips = 0
    // Push and pull pass; the photo's way is cut.
    town.weather = moment => (moment === 'going' && ++trips > 2 ? 'cut' : 'fair')
    await s.device.sync()
    expect([town.store.size(Note), town.photos.size, s.device.status().photos]).toEqual([1, 0, 1])
    s = await s.restart()
    expect(await s.device.photo(hash)).toEqual({ kind: 'ok', answer: picture(1) })
    fair(town)
    expect(await s.device.sync()).toMatchObject({ photos: 1, problem: null })
    expect(town.photos.get(hash)).toEqual(picture(1))
    expect([s.disk.blobs('photos'), s.disk.blobs('queue')]).toEqual([0, 0])
    expect(await s.device.photo(hash)).toEqual({ kind: 'ok', answer: picture(1) })
    expect(noteOf(s.device, id)?.photos).toEqual([{ hash, about: 'front' }])
  })

  test('of a refused act stay until its writer lets it go', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    await s.device.sync()
    town.stubborn.set('toy.write', { code: 'LAIN', id: 'Tidak bisa.', en: 'Cannot.' })
    const hash = await s.device.keepPhoto(picture(2))
    await written(s.device, 'Berfoto', { photos: [{ hash }] })
    await s.device.sync()
    expect([town.photos.size, s.disk.blobs('photos')]).toEqual([0, 1])
    await s.device.dismiss(s.device.needsAttention()[0]?.id ?? '')
    expect(s.disk.blobs('photos')).toBe(0)
  })

  test('the server does not take: an item that needs attention, not a silence', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    await s.device.sync()
    const hash = await s.device.keepPhoto(picture(3))
    await written(s.device, 'Berfoto', { photos: [{ hash }] })
    s.disk.damage('photos', hash)
    await s.device.sync()
    expect(s.device.needsAttention()).toMatchObject([
      {
        kind: 'photo',
        id: hash,
        say: { id: 'Foto ini tidak dapat dibaca lagi di perangkat ini. Ambil ulang bila masih mungkin.' },
      },
    ])
    await s.device.dismiss(hash)
    expect(s.device.needsAttention()).toEqual([])
  })
})

describe('when the disk is not what it was', () => {
  test('a damaged note is kept aside, shown, exported, and only then may be let go; the others go up', async () => {
    const town = toyTown(house)
    let s = await phone(town, siti)
    await s.device.sync()
    await written(s.device, 'Rusak')
    await written(s.device, 'Utuh')
    s.disk.damage('outbox', '000000000001')
    s = await s.restart()
    expect(s.device.needsAttention()).toMatchObject([
      { kind: 'unreadable', item: { state: 'unreadable', reason: 'TIDAK_TERBACA' } },
    ])
    await s.device.sync()
    expect([...town.store.all(Note)].map(n => n.title)).toEqual(['Utuh'])
    expect(await s.device.dismiss('000000000001')).toBe(false)
    expect(await s.device.wipe()).toBe(false)
    expect(JSON.parse(s.device.export())).toMatchObject({
      person: 'siti',
      unreadable: [{ key: '000000000001' }],
    })
    expect(await s.device.dismiss('000000000001')).toBe(true)
    expect(s.device.needsAttention()).toEqual([])
  })

  test('a damaged copy is fetched anew; unsent notes stay', async () => {
    const town = toyTown(house)
    let s = await phone(town, siti)
    town.act('toy.write', { id: newId(), title: 'Dari server' }, here, budi)
    await s.device.sync()
    await written(s.device, 'Belum terkirim')
    s.disk.damage('log', '000000000001')
    s = await s.restart()
    expect(titles(s.device)).toEqual(['Belum terkirim'])
    expect(s.device.notices()).toMatchObject([{ kind: 'damaged' }])
    await s.device.sync()
    expect(titles(s.device)).toEqual(['Belum terkirim', 'Dari server'])
  })

  test('another key opens nothing and touches nothing', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    await written(s.device, 'Rahasia').catch(() => undefined)
    const other = sealWith(await importDataKey(new Uint8Array(32).fill(8)))
    await expect(phone(town, siti, s.disk, { seal: other })).rejects.toThrow(WrongKey)
    expect(s.disk.blobs('outbox')).toBe(1)
  })

  test('nothing readable lies on the disk', async () => {
    const kept = new Map<string, Bytes>()
    const town = toyTown(house)
    const s = await phone(town, siti, memoryDisk(kept))
    await s.device.sync()
    await written(s.device, 'SITI AMINAH', { nik: '3671994101800001' })
    await s.device.sync()
    await s.device.drafts.save('form', { name: 'SITI AMINAH' })
    const all = [...kept.values()].map(b => Buffer.from(b).toString('latin1')).join('')
    expect(all).not.toMatch(/AMINAH|3671994101800001|siti/)
  })

  test('wiping is refused while something is unsent', async () => {
    const town = toyTown(house)
    const s = await phone(town, siti)
    await s.device.sync()
    await written(s.device, 'Satu')
    expect(await s.device.wipe()).toBe(false)
    await s.device.sync()
    expect(await s.device.wipe()).toBe(true)
    expect(s.disk.blobs('meta')).toBe(0)
  })
})

describe('the copy', () => {
  test('is folded into pages when it grows, and opens as it was, unknown records and fields included', async () => {
    const town = toyTown(house)
    let s = await phone(town, siti)
    for (let i = 0; i < 4500; i++)
      town.act('toy.write', { id: newId(), title: `N${String(i).padStart(4, '0')}` }, here, budi)
    const first = [...town.store.all(Note)][0] as AnyRow
    town.store.set(Note, { ...first, comesLater: { a: [1] } })
    await s.device.sync()
    expect([s.disk.blobs('log'), s.disk.blobs('pages')]).toEqual([0, 2])
    await s.device.perform('toy.grow', { id: first.id }, here)
    s = await s.restart()
    expect(s.device.store.size(Note)).toBe(4500)
    expect(s.device.store.get(Note, first.id)).toMatchObject({ comesLater: { a: [1] }, size: 1 })
    expect(s.device.confirmed(Note, first.id)?.size ?? null).toBeNull()
    expect(s.device.spaces().get(`v:${here}:R`)).toEqual({ to: 4500, complete: true })
    town.act('toy.grow', { id: first.id }, here, budi)
    expect(await s.device.sync()).toMatchObject({ answered: 1, rows: 1 })
    expect(s.device.store.get(Note, first.id)?.size).toBe(2)
  })

  test('an answer that got lost is asked for again; one that comes twice changes nothing', async () => {
    const town = toyTown(house)
    town.pageRows = 2
    const s = await phone(town, siti)
    for (const title of ['a', 'b', 'c', 'd', 'e']) town.act('toy.write', { id: newId(), title }, here, budi)
    let coming = 0
    town.weather = moment => (moment === 'coming' && ++coming % 2 === 0 ? 'cut' : 'fair')
    for (let i = 0; i < 6; i++) await s.device.sync()
    expect(titles(s.device)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})

test('screens hear of changes, and get the same answer until there is one', async () => {
  const town = toyTown(house)
  const s = await phone(town, siti)
  await s.device.sync()
  const w = watchView(s.device, 'toy.notes', { place: here })
  let heard = 0
  const stop = w.subscribe(() => heard++)
  const before = w.snapshot()
  expect(w.snapshot()).toBe(before)
  await s.device.sync()
  expect(w.snapshot()).toBe(before)
  heard = 0
  await written(s.device, 'Baru')
  expect(heard).toBe(1)
  expect(w.snapshot()).toMatchObject({ ok: true, rows: [{ row: { title: 'Baru' } }] })
  stop()
  await written(s.device, 'Lagi')
  expect(heard).toBe(1)
})

test('closing does not wait for a slow line, and takes nothing for done', async () => {
  const town = toyTown(house)
  const s = await phone(town, siti)
  await s.device.sync()
  await written(s.device, 'Satu')
  const slow = await openDevice({
    house,
    disk: s.disk,
    who: siti,
    signer,
    seal,
    squeeze: gzip,
    clock: { now: () => Date.parse('2022-01-21T01:00:00Z') },
    road: { ...town.roadFor('siti-phone', () => siti), push: () => new Promise(() => undefined) },
  })
  const sync = slow.sync()
  await slow.close()
  expect(await sync).toMatchObject({ answered: 0, problem: { kind: 'away', why: 'closed' } })
  expect((await s.restart()).device.outbox()).toMatchObject([{ state: 'waiting' }])
})

test('a form begun is still there after the battery died', async () => {
  const town = toyTown(house)
  let s = await phone(town, siti)
  await s.device.drafts.save('visit', { note: 'setengah' })
  s = await s.restart()
  expect(s.device.drafts.get('visit')).toMatchObject({ value: { note: 'setengah' } })
  await s.device.drafts.drop('visit')
  expect((await s.restart()).device.drafts.list()).toEqual([])
})
