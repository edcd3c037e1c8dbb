// Bad luck at the server, seen from the phones: refused politely, cut off, reopened; nothing acknowledged is lost.
import { existsSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedDatabase, openEmbedded } from '../../engine/store.server/database.server.ts'
import { StatementTooLong } from '../../engine/store.server/errors.server.ts'
import { migratedSnapshot } from '../../engine/store.server/testing.server.ts'
import { buildServer } from '../server.server.ts'
import { placeAnswers } from '../../rooms/places/answers.server.ts'
import { placeIndex } from '../../rooms/places/place-index.ts'
import { openKeys } from '../keys.server.ts'
import { openHouse } from '../open.server.ts'
import type { App, Doors } from '../doors/door.server.ts'
import { settle, type StormPhone, writeOn } from './phones.server.ts'
import { copyGround, endServer, faultsOf, type Ground, prepareGround, type RunningServer, startServer } from './storm.server.ts'
import { faultsIn } from './whole.server.ts'

let prepared: Ground
const grounds: Ground[] = []
beforeAll(async () => {
  prepared = await prepareGround(await migratedSnapshot(), 3)
})
afterAll(async () => {
  for (const g of [prepared, ...grounds]) await g.remove()
})
async function ground(): Promise<Ground> {
  const g = await copyGround(prepared)
  grounds.push(g)
  return g
}
const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms))
const phoneOf = (g: Ground): StormPhone => g.phones[0] as StormPhone
const headersOf = (g: Ground): { [h: string]: string } => ({ ...phoneOf(g).phone.headers, 'content-type': 'application/json' })
const ask = (server: RunningServer, g: Ground, path: string, body?: object): Promise<Response> =>
  fetch(server.url + path, { headers: headersOf(g), ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}) })

describe('the engine’s thread', () => {
  let g: Ground
  let db: EmbeddedDatabase
  let doors: Doors
  let app: App
  let url: string
  beforeAll(async () => {
    g = await ground()
    db = await openEmbedded({ folder: join(g.folder, 'database'), minFreeBytes: 0, statementDeadlineMs: 2_000, thread: new URL('./unlucky-thread.server.ts', import.meta.url) })
    const config = { port: 0, host: '127.0.0.1', dataFolder: g.folder, databaseUrl: null, tls: null, behindProxy: false as const, demo: false }
    doors = await openHouse(config, db, { places: placeAnswers(placeIndex([])), keys: openKeys(null), report: () => undefined })
    app = await buildServer(doors, null)
    url = await app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(async () => {
    await app.close()
    await db.close()
  })

  /** Phones write while `happens` happens; afterwards everything is sent, and all is whole. */
  async function while_(happens: (answered: () => number) => Promise<void>): Promise<void> {
    let over = false
    let answers = 0
    const writers = g.phones.map((p) => writeOn(p, () => url, () => over, () => answers++))
    const more = async (than: number): Promise<void> => {
      await expect.poll(() => answers, { timeout: 60_000 }).toBeGreaterThan(than)
    }
    await more(0)
    await happens(() => answers)
    await more(answers)
    over = true
    const strange = [...(await Promise.all(writers)), ...(await Promise.all(g.phones.map((p) => settle(p, url))))].flat()
    expect([...strange, ...(await faultsIn(doors.road, g.phones.flatMap((p) => p.sent)))]).toEqual([])
  }

  it('killed again and again: opened anew, what was under way is asked for again and happens once', async () => {
    await while_(async (answered) => {
      for (let kill = 0; kill < 3; kill++) {
        const before = answered()
        writeFileSync(join(g.folder, 'database', 'die'), '')
        await expect.poll(() => existsSync(join(g.folder, 'database', 'die')), { timeout: 30_000, interval: 5 }).toBe(false)
        await expect.poll(answered, { timeout: 60_000 }).toBeGreaterThan(before)
      }
    })
  }, 240_000)

  it('a statement without end is cut off; the others wait a moment or are asked to come again', async () => {
    await while_(async () => {
      const endless = db.tx({ role: 'guyub_job' }, (tx) => tx.query('select count(*) from generate_series(1, 1000000000000)'))
      await expect(endless).rejects.toThrow(StatementTooLong)
      expect((await fetch(`${url}/api/health`)).status).toBe(200)
    })
  }, 240_000)

  it('a disk that is full from one moment to the next: a polite no, and open again by itself when there is room', async () => {
    const full = join(g.folder, 'database', 'full')
    await while_(async (answered) => {
      writeFileSync(full, '')
      const push = () => fetch(`${url}/api/push`, { method: 'POST', headers: headersOf(g), body: JSON.stringify({ now: new Date().toISOString(), acts: phoneOf(g).sent.filter((a) => !a.answered).slice(0, 3).map((a) => a.envelope) }) })
      const refused: Response[] = []
      await expect.poll(async () => {
        const said = await push()
        if (said.status === 503) refused.push(said)
        return refused.length
      }, { timeout: 60_000 }).toBeGreaterThan(0)
      for (const said of refused) {
        expect(said.headers.get('retry-after')).toBe('5')
        expect(((await said.json()) as { say: { id: string } }).say.id).toMatch(/sibuk|penuh/)
      }
      await pause(1_500)
      await rm(full)
      const before = answered()
      await expect.poll(answered, { timeout: 60_000 }).toBeGreaterThan(before)
    })
  }, 240_000)
})

describe('a disk that fills up slowly', () => {
  it('refuses notes in a sentence, goes on reading, and takes them again when there is room', async () => {
    const g = await ground()
    const free = join(g.folder, 'free-bytes')
    writeFileSync(free, '900000000')
    const server = await startServer(g.folder, { minFreeBytes: 500e6, freeBytesFile: free })
    try {
      const phone = phoneOf(g)
      let answers = 0
      let over = false
      const writer = writeOn(phone, () => server.url, () => over, () => {
        if (++answers === 3) over = true
      })
      await writer
      const { answered } = { answered: phone.sent.filter((a) => a.answered).length }
      writeFileSync(free, '400000000')
      await pause(1_200)
      await ask(server, g, '/api/me')
      await pause(200)
      const refused = await ask(server, g, '/api/push', { now: new Date().toISOString(), acts: phone.sent.slice(-1).map((a) => a.envelope).concat(await another(phone)) })
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
      expect(await refused.json()).toMatchObject({ code: 'PENYIMPANAN_PENUH', say: { id: expect.stringContaining('aman di perangkat') } })
      expect(await (await ask(server, g, '/api/health')).json()).toMatchObject({ ok: false, writable: false })
      expect((await ask(server, g, '/api/me')).status).toBe(200)
      // What others wrote still comes down: the little that reading writes itself has room kept for it.
      const pulled = await ask(server, g, '/api/pull', { ack: 0, fresh: true })
      expect(await pulled.json()).toMatchObject({ deltas: expect.arrayContaining([expect.anything()]) })
      writeFileSync(free, '900000000')
      await pause(1_200)
      await ask(server, g, '/api/me')
      await pause(200)
      expect(await settle(phone, server.url)).toEqual([])
      expect(phone.sent.filter((a) => a.answered).length).toBeGreaterThan(answered)
    } finally {
      expect([await endServer(server, 'SIGTERM'), server.said()]).toEqual([0, expect.not.stringContaining('    at ')])
    }
    expect(await faultsOf(g)).toEqual([])
  }, 240_000)
})

/** One more act of this phone, not sent yet. */
async function another(phone: StormPhone): Promise<{ body: string; sig: string }[]> {
  await writeOn(phone, () => null, ((n) => () => n++ > 0)(0), () => undefined)
  return phone.sent.filter((a) => !a.answered).slice(0, 1).map((a) => a.envelope)
}

describe('the process', () => {
  it('asked to end with requests under way: answers them, ends well, and loses nothing', async () => {
    const g = await ground()
    const server = await startServer(g.folder)
    let over = false
    let answers = 0
    let url: string | null = server.url
    const writers = g.phones.map((p) => writeOn(p, () => url, () => over, () => answers++))
    await expect.poll(() => answers, { timeout: 60_000 }).toBeGreaterThan(5)
    expect(await endServer(server, 'SIGTERM')).toBe(0)
    url = null
    over = true
    expect((await Promise.all(writers)).flat()).toEqual([])
    expect(await faultsOf(g)).toEqual([])
  }, 240_000)

  it('a second one on the same folder is refused with a sentence, and the first does not notice', async () => {
    const g = await ground()
    const server = await startServer(g.folder)
    await expect(startServer(g.folder)).rejects.toThrow('sedang dipakai')
    expect((await ask(server, g, '/api/me')).status).toBe(200)
    await endServer(server, 'SIGTERM')
  }, 240_000)

  it('slow and broken lines hold up nobody; a clock that jumps back changes no answer', async () => {
    const g = await ground()
    const phone = phoneOf(g)
    const ahead = await startServer(g.folder, { clockOffMs: 86_400_000 })
    await writeOn(phone, () => ahead.url, ((n) => () => n++ > 3)(0), () => undefined)
    await endServer(ahead, 'SIGTERM')
    // The same server a day earlier: what it heard "tomorrow" keeps its answer, and new notes are taken.
    const server = await startServer(g.folder)
    const port = Number(new URL(server.url).port)
    const { cookie, 'x-guyub-device': device } = phone.phone.headers
    const head = (length: number): string => `POST /api/push HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\nx-guyub-device: ${device}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`
    const slow = Array.from({ length: 20 }, () => connect(port, '127.0.0.1'))
    for (const line of slow) line.on('error', () => undefined).write(`${head(5_000)}{"now":"`)
    const [cutAct] = await another(phone)
    const cutText = JSON.stringify({ now: new Date().toISOString(), acts: [cutAct] })
    const cut = connect(port, '127.0.0.1')
    await new Promise<void>((done) => cut.on('error', () => undefined).on('close', () => done()).write(head(cutText.length) + cutText.slice(0, -20), () => cut.destroy()))
    const strange = (await Promise.all(g.phones.map(async (p) => {
      const said = await writeOn(p, () => server.url, ((n) => () => n++ > 3)(0), () => undefined)
      return [...said, ...(await settle(p, server.url))]
    }))).flat()
    expect(strange).toEqual([])
    expect(phone.sent.every((a) => a.answered)).toBe(true)
    for (const line of slow) line.destroy()
    expect(await endServer(server, 'SIGTERM')).toBe(0)
    expect(await faultsOf(g)).toEqual([])
  }, 240_000)
})
