// What a phone believes: receipts it can show, notices it checks before it lets anything go, an order to forget, and what it tells of itself.
import { beforeAll, describe, expect, test } from 'vitest'
import { buildHouse } from '../house.ts'
import { checkReceipt, hashOfText, takenAway } from '../receipt.ts'
import { type TestKey, testKey } from '../testing/signing.ts'
import { Note, toyRoom } from '../testing/toy-room.ts'
import { toyTown, type ToyTown } from '../testing/toy-town.ts'
import { newId } from '../values/id.ts'
import type { Who } from '../who.ts'
import type { ActAnswer, Health, PullAnswer, ReceiptText, Signed, WipeText } from '../wire.ts'
import { importDataKey, sealWith, signWith } from './crypto.ts'
import { type Device, openDevice } from './device.ts'
import { memoryDisk, type MemoryDisk } from './memory-disk.ts'
import type { Road, Seal, Signer } from './ports.ts'

const house = buildHouse([toyRoom])
const here = '36.71.05.1001'
const there = '36.71.05.1002'
const worker = (name: string, ...places: string[]): Who => ({
  person: name, device: `${name}-phone`, teams: [], system: false,
  posts: places.map(place => ({ id: `p-${place}`, role: 'toy_worker', place, from: '2020-01-01', until: null, unit: null })),
})
const siti = worker('siti', here)

let server: TestKey
let seal: Seal
let signer: Signer
beforeAll(async () => {
  server = await testKey()
  seal = sealWith(await importDataKey(new Uint8Array(32).fill(7)))
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])) as CryptoKeyPair
  signer = signWith(pair.privateKey)
})

interface Line {
  /** What stands between phone and server: may change an answer. */
  pulled: (answer: PullAnswer) => Promise<PullAnswer>
  receipt: (acts: ReceiptText['acts']) => Promise<Signed | undefined>
  revoked: Signed | null
  farewell: string[]
  farewellFails: boolean
  /** A letter the server cannot read: the whole batch is turned away. */
  unread: string | null
  health: Health[]
}

/** The honest server: signs what it takes away and what it heard. */
function honest(device: string): Line {
  return {
    pulled: async answer => {
      const taken = takenAway(answer, device, '2022-01-21T02:00:00.000Z')
      return taken ? { ...answer, notice: await server.sign(taken) } : answer
    },
    receipt: acts => server.sign({ kind: 'guyub-receipt-1', key: server.key.id, device, at: '2022-01-21T02:00:00.000Z', acts } satisfies ReceiptText),
    revoked: null, farewell: [], farewellFails: false, unread: null, health: [],
  }
}

function along(line: Line, fair: Road): Road {
  const revoked = () => (line.revoked ? { kind: 'revoked' as const, order: line.revoked } : null)
  return {
    ...fair,
    async push(body) {
      const no = revoked()
      if (no) return no
      const met = await fair.push(body)
      if (met.kind !== 'ok') return met
      const acts = await Promise.all(met.answer.answers.map(async (a, i) => ({ id: a.id, outcome: a.outcome, hash: await hashOfText(body.acts[i]?.body ?? '') })))
      const receipt = await line.receipt(acts)
      return { kind: 'ok', answer: { ...met.answer, ...(receipt ? { receipt } : {}) } }
    },
    async pull(body) {
      const no = revoked()
      if (no) return no
      if (body.health) line.health.push(body.health)
      const met = await fair.pull(body)
      return met.kind === 'ok' ? { kind: 'ok', answer: await line.pulled(met.answer) } : met
    },
    async farewell({ acts }) {
      if (line.farewellFails) return { kind: 'away', why: 'cut' }
      if (acts.some(a => line.unread !== null && a.body.includes(line.unread))) return { kind: 'rejected', status: 400, say: { id: 'Tidak terbaca.', en: 'Not read.' } }
      line.farewell.push(...acts.map(a => a.body))
      return { kind: 'ok', answer: { answers: acts.map((a): ActAnswer => ({ id: (JSON.parse(a.body) as { id: string }).id, outcome: 'proposed', code: 'DISERAHKAN' })) } }
    },
  }
}

async function phone(town: ToyTown, who: Who, line: Line, disk: MemoryDisk = memoryDisk()): Promise<{ device: Device; disk: MemoryDisk }> {
  let at = Date.parse('2022-01-21T01:00:00Z')
  const device: Device = await openDevice({
    house, disk, who, signer, seal, app: '0.2.0', clock: { now: () => (at += 1000) },
    road: along(line, town.roadFor(who.device as string, () => device?.who() ?? who)),
  })
  return { device, disk }
}
const write = async (device: Device, title: string, place = here): Promise<string> => {
  const id = newId()
  expect(await device.perform('toy.write', { id, title }, place)).toMatchObject({ ok: true })
  return id
}

describe('receipts', () => {
  test('every act sent lies here with the server’s word, also after the phone was switched off, and is checked by anyone', async () => {
    const town = toyTown(house)
    const line = honest('siti-phone')
    const { device, disk } = await phone(town, siti, line)
    await device.learnKeys([server.key])
    await device.sync()
    await write(device, 'Bu Aminah')
    await write(device, 'Pak Karta')
    await device.sync()
    disk.kill()
    const again = (await phone(town, siti, line, disk.reopen())).device
    const sent = await again.sent()
    expect(sent).toHaveLength(2)
    expect(sent).toMatchObject([{ act: 'toy.write', outcome: 'accepted', receipt: true, words: true, heardAt: '2022-01-21T02:00:00.000Z' }, { receipt: true }])
    const proof = await again.proof([sent[0]?.id ?? ''], { withWords: true })
    expect(proof?.name).toBe('guyub-bukti-2022-01-21.json')
    expect(await checkReceipt(proof?.text ?? '', [server.key])).toMatchObject({ ok: true, receipts: [{ acts: [{ words: 'yes' }] }] })
    const quiet = await again.proof(sent.map(s => s.id), { withWords: false })
    expect(quiet?.text).not.toContain('Karta')
    expect(await checkReceipt(quiet?.text ?? '', [server.key])).toMatchObject({ ok: true, receipts: [{ acts: [{ words: 'hidden' }, { words: 'hidden' }] }] })
  })

  test('a receipt that does not hold is not shown as one', async () => {
    const town = toyTown(house)
    const line = honest('siti-phone')
    const { device } = await phone(town, siti, line)
    await device.learnKeys([server.key])
    await device.sync()
    const stranger = await testKey()
    line.receipt = acts => stranger.sign({ kind: 'guyub-receipt-1', key: server.key.id, device: 'siti-phone', at: '2022-01-01T00:00:00.000Z', acts } satisfies ReceiptText)
    const first = await write(device, 'satu')
    await device.sync()
    line.receipt = acts => honest('budi-phone').receipt(acts)
    const second = await write(device, 'dua')
    await device.sync()
    expect(await device.sent()).toMatchObject([{ receipt: false }, { receipt: false }])
    expect(await device.proof([first, second], { withWords: true })).toBeNull()
  })

  test('when a place is no longer theirs, the words about it go; that they were sent stays known', async () => {
    const town = toyTown(house)
    const line = honest('budi-phone')
    const budi = worker('budi', here, there)
    const { device } = await phone(town, budi, line)
    await device.learnKeys([server.key])
    await device.sync()
    await write(device, 'di sini')
    await write(device, 'di sana', there)
    await device.sync()
    device.setWho(worker('budi', here))
    await device.sync()
    expect((await device.sent()).map(s => [s.place, s.receipt, s.words])).toEqual(expect.arrayContaining([[here, true, true], [there, true, false]]))
  })
})

describe('notices', () => {
  async function twoPlaces() {
    const town = toyTown(house)
    const line = honest('budi-phone')
    const budi = worker('budi', here, there)
    const { device, disk } = await phone(town, budi, line)
    await device.learnKeys([server.key])
    await device.sync()
    await write(device, 'di sini')
    await write(device, 'di sana', there)
    await device.sync()
    const titles = () => [...device.store.all(Note)].map(n => String(n.title)).sort()
    return { town, line, device, disk, titles, sign: line.pulled }
  }

  test('what is signed leaves, with its reason', async () => {
    const { device, titles } = await twoPlaces()
    device.setWho(worker('budi', here))
    expect((await device.sync()).problem).toBeNull()
    expect(titles()).toEqual(['di sini'])
    expect(device.notices().some(n => n.kind === 'drop' && n.reason.id === 'Bukan lagi tugas Anda.')).toBe(true)
  })

  const attacks: [string, (answer: PullAnswer, signed: PullAnswer) => PullAnswer | Promise<PullAnswer>][] = [
    ['unsigned', answer => answer],
    ['signed for another phone', async answer => ({ ...answer, notice: await server.sign(takenAway(answer, 'siti-phone', '2022-01-21T02:00:00.000Z')) })],
    ['signed by a stranger', async answer => ({ ...answer, notice: await (await testKey()).sign(takenAway(answer, 'budi-phone', '2022-01-21T02:00:00.000Z')) })],
    ['signed for another answer', async answer => ({ ...answer, notice: await server.sign(takenAway({ ...answer, batch: answer.batch + 1 }, 'budi-phone', '2022-01-21T02:00:00.000Z')) })],
    ['more taken than signed', (_answer, signed) => ({ ...signed, drops: [...signed.drops, { space: `v:${here}:N`, reason: { id: 'x', en: 'x' } }] })],
    ['another reason than signed', (_answer, signed) => ({ ...signed, drops: signed.drops.map(d => ({ ...d, reason: { id: 'bohong', en: 'a lie' } })) })],
  ]
  test.each(attacks)('%s: nothing leaves, it is said, the rest goes on, and the true server is heard afterwards', async (_what, attack) => {
    const { town, line, device, titles, sign } = await twoPlaces()
    device.setWho(worker('budi', here))
    line.pulled = async answer => (answer.drops.length > 0 ? attack(answer, await sign(answer)) : answer)
    town.act('toy.write', { id: newId(), title: 'kabar baru' }, here, worker('rina', here))
    expect((await device.sync()).problem).toEqual({ kind: 'unsigned' })
    expect(titles()).toEqual(['di sana', 'di sini', 'kabar baru'])
    expect((await device.sync()).problem).toEqual({ kind: 'unsigned' })
    await write(device, 'tetap bekerja')
    await device.sync()
    expect(device.status().unsent).toBe(0)
    line.pulled = sign
    expect((await device.sync()).problem).toBeNull()
    expect(titles()).toEqual(['di sini', 'kabar baru', 'tetap bekerja'])
  })

  test('a space does not begin anew with other pages than the server signed for', async () => {
    const { town, line, device, titles, sign } = await twoPlaces()
    town.act('toy.write', { id: newId(), title: 'kabar baru' }, here, worker('rina', here))
    const emptied = (answer: PullAnswer): PullAnswer => ({ ...answer, deltas: answer.deltas.map(d => (d.rows.length > 0 ? { ...d, rows: [], leaves: [], more: false, base: { pages: [] } } : d)) })
    line.pulled = async answer => ({ ...emptied(answer), ...((await sign(answer)).notice ? { notice: (await sign(answer)).notice as Signed } : {}) })
    expect((await device.sync()).problem).toEqual({ kind: 'unsigned' })
    expect(titles()).toEqual(['di sana', 'di sini'])
    // The same from the server itself is its word: the space is empty.
    line.pulled = async answer => sign(emptied(answer))
    expect((await device.sync()).problem).toBeNull()
    expect(titles()).toEqual(['di sana'])
  })

  test('an old notice is not followed once more when somebody plays it again', async () => {
    const { line, device, titles, sign } = await twoPlaces()
    let old: PullAnswer | null = null
    device.setWho(worker('budi', here))
    line.pulled = async answer => {
      const signed = await sign(answer)
      if (signed.drops.length > 0) old = signed
      return signed
    }
    await device.sync()
    expect(titles()).toEqual(['di sini'])
    // Back at the place, and once more moved somewhere else and back, days later.
    const later = async (answer: PullAnswer): Promise<PullAnswer> => {
      const taken = takenAway(answer, 'budi-phone', '2022-02-01T00:00:00.000Z')
      return taken ? { ...answer, notice: await server.sign(taken) } : answer
    }
    line.pulled = later
    device.setWho(worker('budi', here, there))
    await device.sync()
    device.setWho(worker('budi', here))
    await device.sync()
    device.setWho(worker('budi', here, there))
    await device.sync()
    expect(titles()).toEqual(['di sana', 'di sini'])
    line.pulled = async () => old as unknown as PullAnswer
    expect((await device.sync()).problem).toEqual({ kind: 'unsigned' })
    expect(titles()).toEqual(['di sana', 'di sini'])
  })

  test('with a new device code trust begins anew: a server that lost its keys is believed again', async () => {
    const { town, disk, device } = await twoPlaces()
    disk.kill()
    const reborn = await testKey('2023-01-01T00:00:00.000Z')
    const line = honest('budi-phone')
    const same = (await phone(town, worker('budi', here, there), line, disk.reopen())).device
    await same.learnKeys([reborn.key])
    expect(same.serverKeys().map(k => k.id)).toEqual([server.key.id])
    await same.close()
    const anew = (await phone(town, { ...worker('budi', here, there), device: 'budi-phone-2' }, honest('budi-phone-2'), disk.reopen())).device
    await anew.learnKeys([reborn.key])
    expect(anew.serverKeys().map(k => k.id)).toEqual([reborn.key.id])
    void device
  })

  test('a server that never told a key is an older one, and believed', async () => {
    const town = toyTown(house)
    const line = { ...honest('budi-phone'), pulled: async (answer: PullAnswer) => answer }
    const { device } = await phone(town, worker('budi', here, there), line)
    await device.sync()
    await write(device, 'di sana', there)
    await device.sync()
    device.setWho(worker('budi', here))
    expect((await device.sync()).problem).toBeNull()
    expect([...device.store.all(Note)]).toEqual([])
  })

  test('the key is changed along the chain, and trusted after a restart', async () => {
    const { device, line, disk, town } = await twoPlaces()
    const second = await server.next('2022-02-01T00:00:00.000Z')
    await device.learnKeys([second.key, server.key])
    disk.kill()
    const again = (await phone(town, worker('budi', here), line, disk.reopen())).device
    expect(again.serverKeys().map(k => k.id)).toEqual([second.key.id, server.key.id])
    line.pulled = async answer => {
      const taken = takenAway(answer, 'budi-phone', '2022-02-02T00:00:00.000Z')
      return taken ? { ...answer, notice: await second.sign(taken) } : answer
    }
    expect((await again.sync()).problem).toBeNull()
    expect([...again.store.all(Note)].map(n => n.title)).toEqual(['di sini'])
  })
})

describe('revoked', () => {
  const order = (why: 'lost' | 'ended', device = 'siti-phone'): WipeText => ({ kind: 'guyub-wipe-1', device, at: '2022-01-21T03:00:00.000Z', why })
  async function working() {
    const town = toyTown(house)
    const line = honest('siti-phone')
    const { device, disk } = await phone(town, siti, line)
    await device.learnKeys([server.key])
    await device.sync()
    await write(device, 'sudah terkirim')
    await device.sync()
    await write(device, 'belum terkirim')
    const left = () => (['outbox', 'pages', 'log', 'meta', 'receipts', 'photos', 'drafts'] as const).reduce((n, box) => n + disk.blobs(box), 0)
    return { town, line, device, disk, left }
  }

  test('lost: everything is forgotten at once, and nothing can be written any more', async () => {
    const { device, line, left } = await working()
    line.revoked = await server.sign(order('lost'))
    await device.sync()
    expect(left()).toBe(0)
    expect([...device.store.all(Note)]).toEqual([])
    expect(device.status().forgotten).toMatchObject({ why: 'lost', handedOver: 0, gone: 1, sig: expect.any(String) })
    expect(await device.perform('toy.write', { id: newId(), title: 'x' }, here)).toMatchObject({ ok: false, refusal: { code: 'PERANGKAT_DICABUT' } })
    expect(line.farewell).toEqual([])
  })

  test('ended: what is unsent is handed over first, even when the line breaks in between', async () => {
    const { device, line, left } = await working()
    line.revoked = await server.sign(order('ended'))
    line.farewellFails = true
    expect((await device.sync()).problem?.kind).toBe('away')
    expect(left()).toBeGreaterThan(0)
    line.farewellFails = false
    await device.sync()
    expect(line.farewell.map(b => (JSON.parse(b) as { input: { title: string } }).input.title)).toEqual(['belum terkirim'])
    expect(device.status().forgotten).toMatchObject({ why: 'ended', handedOver: 1, gone: 0, photos: 0 })
    expect(left()).toBe(0)
  })

  test('ended: one letter that cannot be read over there does not cost the others; what is gone is counted, photos too', async () => {
    const { device, line, left } = await working()
    for (const title of ['rusak', 'satu', 'dua']) await write(device, title)
    const hash = await device.keepPhoto(new Uint8Array(50).fill(5))
    expect(await device.perform('toy.write', { id: newId(), title: 'foto', photos: [{ hash }] }, here)).toMatchObject({ ok: true })
    line.unread = '"title":"rusak"'
    line.revoked = await server.sign(order('ended'))
    await device.sync()
    expect(line.farewell.map(b => (JSON.parse(b) as { input: { title: string } }).input.title)).toEqual(['belum terkirim', 'satu', 'dua', 'foto'])
    expect(device.status().forgotten).toMatchObject({ why: 'ended', handedOver: 4, gone: 1, photos: 1 })
    expect(left()).toBe(0)
  })

  test.each([
    ['a stranger’s', async () => (await testKey()).sign(order('lost'))],
    ['meant for another phone', () => server.sign(order('lost', 'budi-phone'))],
    ['no order at all', () => server.sign({ kind: 'guyub-receipt-1' })],
  ])('an order that is %s is not obeyed', async (_what, make) => {
    const { device, line, left } = await working()
    line.revoked = await make()
    expect((await device.sync()).problem).toEqual({ kind: 'signIn' })
    expect(left()).toBeGreaterThan(0)
    expect(device.status()).toMatchObject({ unsent: 1, forgotten: null })
  })
})

test('health is told when it changed, and only then', async () => {
  const town = toyTown(house)
  const line = honest('siti-phone')
  const { device } = await phone(town, siti, line)
  await device.sync()
  await device.sync()
  expect(line.health).toMatchObject([{ app: '0.2.0', unsent: 0, oldest: null, attention: 0 }])
  town.weather = () => 'cut'
  await write(device, 'menunggu')
  await device.sync()
  expect(line.health).toHaveLength(1)
  town.weather = () => 'fair'
  town.stubborn.set('toy.write', { code: 'TIDAK', id: 'Tidak.', en: 'No.' })
  await device.sync()
  expect(line.health.at(-1)).toMatchObject({ unsent: 0, attention: 1 })
  expect(line.health).toHaveLength(2)
})
