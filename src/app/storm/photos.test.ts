// A photo on its way while the server's power is cut, again and again: what was heard stays heard, and in the end it is there once.
import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { join } from 'node:path'
import sharp from 'sharp'
import { Upload } from 'tus-js-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEmbedded } from '../../engine/store.server/database.server.ts'
import { migratedSnapshot } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { envelopeOf } from '../released/phone.server.ts'
import { village } from './phones.server.ts'
import { cutPower } from './power-cut.server.ts'
import { endServer, type Ground, prepareGround, type RunningServer, startServer } from './storm.server.ts'

let ground: Ground
beforeAll(async () => {
  ground = await prepareGround(await migratedSnapshot(), 1)
})
afterAll(() => ground.remove())

it('goes on from what was durable, and the server’s second death changes nothing', async () => {
  const side = 700
  const photo = await sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } }).jpeg({ quality: 85 }).toBuffer()
  const hash = createHash('sha256').update(photo).digest('hex')
  const [by] = ground.phones
  if (!by) throw new Error('no phone')
  const { headers } = by.phone
  const path = `/api/photo-uploads/${hash}`
  const start = (): Promise<RunningServer> => startServer(ground.folder, { powerCut: true })

  const far = async (url: string): Promise<number> => {
    const reply = await fetch(`${url}${path}`, { method: 'HEAD', headers: { ...headers, 'tus-resumable': '1.0.0' } })
    return reply.status === 404 ? 0 : Number(reply.headers.get('upload-offset'))
  }
  /** Sends a part of the rest and dies with the server while more is promised. */
  const sendUntilDeath = async (server: RunningServer, from: number): Promise<void> => {
    const begins = from === 0
    const rest = photo.subarray(from)
    const out = request(`${server.url}${path}`, {
      method: begins ? 'POST' : 'PATCH',
      headers: { ...headers, 'tus-resumable': '1.0.0', 'content-type': 'application/offset+octet-stream', 'content-length': rest.length, ...(begins ? { 'upload-length': photo.length } : { 'upload-offset': from }) },
    })
    out.on('error', () => undefined)
    out.write(rest.subarray(0, 50_000))
    await new Promise((go) => setTimeout(go, 1_500))
    await endServer(server, 'SIGKILL')
    cutPower(join(ground.folder, 'database'))
    out.destroy()
  }

  let server = await start()
  const id = newId()
  const input = { id: newId(), headId: newId(), headName: 'Pak Contoh', sex: 'L', birthDate: '1960-01-01', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Angin', rt: '001', rw: '002', photos: [{ hash }] }
  const act = await envelopeOf(by.phone, { id, act: 'registry.registerHousehold', version: 1, place: village, person: by.person, device: by.phone.device, madeAt: new Date().toISOString(), input })
  const said = await fetch(`${server.url}/api/push`, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify({ now: new Date().toISOString(), acts: [act] }) })
  expect(((await said.json()) as { answers: object[] }).answers).toMatchObject([{ id, outcome: 'accepted' }])

  let had = 0
  for (let death = 0; death < 2; death++) {
    await sendUntilDeath(server, had)
    server = await start()
    const now = await far(server.url)
    expect(now).toBeGreaterThanOrEqual(had)
    expect(now).toBeLessThan(photo.length)
    had = now
  }
  expect(had).toBeGreaterThan(30_000)
  const offsets: number[] = []
  await new Promise<void>((resolve, reject) => {
    new Upload(photo, {
      uploadUrl: `${server.url}${path}`, headers, retryDelays: null, onSuccess: () => resolve(), onError: reject,
      onBeforeRequest: (r) => void (r.getMethod() === 'PATCH' && offsets.push(Number(r.getHeader('Upload-Offset')))),
    }).start()
  })
  expect(offsets).toEqual([had])
  expect(await far(server.url)).toBe(photo.length)
  await endServer(server, 'SIGTERM')

  const db = await openEmbedded({ folder: join(ground.folder, 'database'), minFreeBytes: 0 })
  const [photos, pieces] = await db.tx({ role: 'guyub_job', readOnly: true }, (tx) => Promise.all([
    tx.query<{ bytes: Uint8Array | null }>('select bytes from photo where hash = $1', [hash]), tx.query('select at from photo_piece order by at'),
  ]))
  await db.close()
  expect(photos.map((p) => p.bytes !== null)).toEqual([true])
  expect((await sharp(photos[0]?.bytes as Uint8Array).metadata()).width).toBe(side)
  expect(pieces).toEqual([])
}, 240_000)
