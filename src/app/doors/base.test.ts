// The door of the pages: the right bytes to the right phone, one answer for what is gone and what is not yours, every reading of R recorded; and an idle pull is small.
import { createHash, generateKeyPairSync } from 'node:crypto'
import { createConnection } from 'node:net'
import { brotliDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnyRow, RecordType } from '../../engine/record.ts'
import { Bases } from '../../engine/road.server/base.server.ts'
import { bulkRows } from '../../engine/road.server/bulk.server.ts'
import { ActQueue, Busy } from '../../engine/road.server/queue.server.ts'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import type { PullAnswer } from '../../engine/wire.ts'
import { Household } from '../../rooms/registry/door.ts'
import { buildServer } from '../server.server.ts'
import { openTown, type Town, type TownPerson } from '../testing/town.server.ts'
import type { App } from './door.server.ts'
import { sha256 } from './session.server.ts'

const village = '36.71.05.1001'
const neighbour = '36.71.05.1002'
const space = `v:${village}:R`

interface Phone {
  device: string
  cookie: string
}

eachDatabase('pages of a village', (open) => {
  let town: Town
  let app: App
  let siti: TownPerson
  let phone: Phone
  beforeAll(async () => {
    town = await openTown(await open())
    town.doors.road.bases = new Bases(town.doors.road, 10)
    app = await buildServer(town.doors, null)
    siti = await town.person('Siti', [{ role: 'psm', place: village }])
    phone = await enrol(siti)
    await settle(village, 60)
  }, 120_000)
  afterAll(async () => {
    await app.close()
    await town.close()
  })

  async function settle(place: string, families: number): Promise<void> {
    const rows = Array.from({ length: families }, (_, i): { record: RecordType; row: AnyRow } => ({
      record: Household as RecordType,
      row: { id: newId(), place, class: 'R', team: null, headName: `Pak Contoh ${i}`, kkReason: 'tidak_dibawa', address: 'Gang Melati', rt: '001', rw: '001', state: 'ada', registeredBy: siti.id },
    }))
    await bulkRows(town.doors.road, { act: { id: newId(), name: 'house.import', person: null, input: {} }, rows })
  }

  /** A device with a session, as enrolling leaves them. */
  async function enrol(by: TownPerson): Promise<Phone> {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const [device, token] = [newId(), newId()]
    await town.doors.road.db.tx({ role: 'guyub_job' }, async (tx) => {
      await tx.change('insert into device (id, person, public_key, label, enrolled_at) values ($1, $2, $3, $4, $5)', [device, by.id, publicKey.export({ format: 'der', type: 'spki' }).toString('base64'), 'HP', town.now()])
      await tx.change('insert into session (token_hash, person, device, made_at, expires_at) values ($1, $2, $3, $4, $5)', [sha256(token), by.id, device, town.now(), '2030-01-01T00:00:00.000Z'])
    })
    return { device, cookie: `guyub_session=${token}` }
  }
  const pull = async (p: Phone, ask: { [k: string]: unknown }): Promise<PullAnswer> => {
    const reply = await app.inject({ method: 'POST', url: '/api/pull', headers: { cookie: p.cookie, 'x-guyub-device': p.device }, payload: ask })
    expect(reply.statusCode).toBe(200)
    return reply.json() as PullAnswer
  }
  const page = (p: Phone | null, hash: string, of = space, accept = 'gzip, br') =>
    app.inject({ method: 'GET', url: `/api/base/${encodeURIComponent(of)}/${hash}`, headers: { ...(p ? { cookie: p.cookie, 'x-guyub-device': p.device } : {}), 'accept-encoding': accept } })
  const firstPage = async (): Promise<string> => {
    const answer = await pull(await enrol(siti), { ack: 0, base: true })
    return answer.deltas.find((d) => d.space === space)?.base?.pages[0]?.hash as string
  }
  const noted = () => town.doors.road.db.tx({ role: 'guyub_job' }, (tx) => tx.query<{ person: string; subjects: string[]; class: string }>("select person, subjects, class from read_log where door = 'base' order by id"))

  it('comes as it was named, compressed for who can take it, never kept on the way', async () => {
    const hash = await firstPage()
    const squeezed = await page(phone, hash)
    expect(squeezed.statusCode).toBe(200)
    expect(squeezed.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'private, no-store', vary: 'accept-encoding' })
    const bytes = brotliDecompressSync(squeezed.rawPayload)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash)
    const plain = await page(phone, hash, space, 'br;q=0, identity')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.rawPayload.equals(bytes)).toBe(true)
    expect((await noted()).filter((n) => n.person === siti.id)).toMatchObject([{ class: 'R', subjects: [expect.stringMatching(/^v:36\.71\.05\.1001:R@\d+$/)] }])
  })

  it('gives one answer for what is gone and what is not yours', async () => {
    const hash = await firstPage()
    const joko = await enrol(await town.person('Joko', [{ role: 'psm', place: neighbour }]))
    const head = await enrol(await town.person('Kepala Dinas', [{ role: 'dinsos_head', place: '36.71' }]))
    const former = await enrol(await town.person('Lastri', [{ role: 'psm', place: village, until: '2026-01-31' }]))
    const gone = await page(phone, 'a'.repeat(64))
    expect([gone.statusCode, (gone.json() as { code: string }).code]).toEqual([404, 'HALAMAN_TIDAK_ADA'])
    for (const who of [joko, head, former]) {
      const met = await page(who, hash)
      expect([met.statusCode, met.body]).toEqual([404, gone.body])
    }
    expect((await page(null, hash)).statusCode).toBe(401)
    expect((await page(phone, hash, `v:${neighbour}:R`)).statusCode).toBe(404)
    expect((await page(phone, '../../etc')).statusCode).toBe(404)
    // The phone is reported lost: nothing more.
    const lost = await enrol(siti)
    expect((await page(lost, hash)).statusCode).toBe(200)
    await town.doors.road.db.tx({ role: 'guyub_job' }, (tx) => tx.change('update device set revoked_at = $2 where id = $1', [lost.device, town.now()]))
    town.advance({ minutes: 1 })
    expect((await page(lost, hash)).statusCode).toBe(401)
  })

  it('a pull with nothing new is one request of less than 2 KB, with three hundred spaces', async () => {
    const places = Array.from({ length: 150 }, (_, i) => `36.71.06.${1001 + i}`)
    const posts = places.map((place) => ({ role: 'puskesos_koord', place }))
    const many = await town.person('Serba Bisa', posts)
    for (const place of places.slice(0, 20)) await settle(place, 2)
    const p = await enrol(many)
    let ack = 0
    for (let more = true; more; ) {
      const answer = await pull(p, { ack, base: true })
      more = answer.more || answer.batch !== ack
      ack = answer.batch
    }
    await app.listen({ port: 0, host: '127.0.0.1' })
    const address = app.server.address()
    const body = JSON.stringify({ ack, base: true })
    const asked = `POST /api/pull HTTP/1.1\r\nhost: guyub.example\r\ncookie: ${p.cookie}\r\nx-guyub-device: ${p.device}\r\nuser-agent: ${'Mozilla/5.0 (Linux; Android 8.1.0; SM-J260G) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36'}\r\naccept: */*\r\naccept-encoding: gzip, deflate, br, zstd\r\naccept-language: id-ID,id;q=0.9\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`
    const answered = await new Promise<string>((resolve, reject) => {
      let text = ''
      const socket = createConnection(typeof address === 'object' && address ? address.port : 0, '127.0.0.1', () => socket.write(asked))
      socket.on('data', (d) => {
        text += d.toString('latin1')
      })
      socket.on('end', () => resolve(text))
      socket.on('error', reject)
    })
    expect(answered).toContain('200 OK')
    expect(answered.endsWith(JSON.stringify({ batch: ack, more: false, drops: [], deltas: [] }))).toBe(true)
    expect(asked.length + answered.length).toBeLessThan(2048)
  }, 120_000)
})

it('whoever would wait too long is told when to come, and those who were told go first', async () => {
  const queue = new ActQueue({ db: { kind: 'embedded' } } as never)
  const ends: (() => void)[] = []
  const stay = (device: string, acts = 20): Promise<unknown> => queue.admitted(device, acts, () => new Promise<void>((end) => ends.push(end)))
  const crowd: Promise<unknown>[] = []
  let told = 0
  for (let i = 0; i < 100; i++) {
    const one = stay(`hp ${i}`).catch((e: unknown) => {
      expect(e).toBeInstanceOf(Busy)
      told = Math.max(told, (e as Busy).retryAfterMs)
    })
    crowd.push(one)
    await Promise.resolve()
  }
  expect(queue.busy).toBeGreaterThanOrEqual(120)
  expect(queue.busy).toBeLessThan(1_000)
  // The last of a hundred waits for those before it, and no longer.
  expect(told).toBeGreaterThan(1_000)
  expect(told).toBeLessThan(30_000)
  for (const end of ends.splice(0)) end()
  await Promise.all(crowd)
  expect(queue.busy).toBe(0)
  // A single push is always taken, however large.
  const alone = stay('hp besar', 5_000)
  for (const end of ends.splice(0)) end()
  await alone
})
