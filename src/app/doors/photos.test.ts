// Photos on a bad line: cut off, gone on with after a killed phone, a dead connection and another process; never twice.
import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { request as ask } from 'node:http'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { Upload, type DetailedError } from 'tus-js-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eachDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { readyToSend } from '../../rooms/reports/public.ts'
import { placeAnswers } from '../../rooms/places/answers.server.ts'
import { placeFrom } from '../../rooms/places/place.ts'
import { placeIndex } from '../../rooms/places/place-index.ts'
import { buildServer } from '../server.server.ts'
import { openTown, type Town, type TownPerson } from '../testing/town.server.ts'
import type { App } from './door.server.ts'
import { plainCode, sha256 } from './session.server.ts'
import { sweepUploads } from './upload-store.server.ts'

const village = '36.71.05.1001'
const places = placeAnswers(placeIndex([placeFrom('', 'Indonesia'), placeFrom('36', 'Banten'), placeFrom('36.71', 'Kota Tangerang'), placeFrom('36.71.05', 'Ciledug'), placeFrom(village, 'Contoh')]))
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** A picture nothing can squeeze, about this many bytes large. */
async function picture(side = 220): Promise<Buffer> {
  return sharp(randomBytes(side * side * 3), { raw: { width: side, height: side, channels: 3 } }).jpeg({ quality: 90 }).withExif({ IFD0: { Copyright: 'rahasia' } }).toBuffer()
}

eachDatabase('the doors of photos', (open) => {
  let town: Town
  let app: App
  let base: string
  let siti: TownPerson
  let phone: { device: string; cookie: string; key: KeyObject }
  beforeAll(async () => {
    town = await openTown(await open())
    app = await buildServer({ ...town.doors, places }, null)
    await app.listen({ port: 0, host: '127.0.0.1' })
    base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
    siti = await town.person('Siti', [{ role: 'psm', place: village }])
    await town.person('Fajar', [{ role: 'puskesos_fo', place: village }])
    phone = await enrol(siti)
  }, 60_000)
  afterAll(async () => {
    await app.close()
  })

  async function enrol(who: TownPerson, place = village): Promise<typeof phone> {
    const code = `KODE-${newId()}`
    await town.house('organization.inviteDevice', place, { codeId: newId(), personId: who.id, codeHash: sha256(plainCode(code)), expiresAt: new Date(Date.parse(town.now()) + 3_600_000).toISOString() })
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const reply = await app.inject({ method: 'POST', url: '/api/session/enrol', payload: { code, publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'), label: 'HP' } })
    return { device: (reply.json() as { device: string }).device, key: privateKey, cookie: String(reply.headers['set-cookie']).split(';')[0] ?? '' }
  }
  const asPhone = (by = phone) => ({ cookie: by.cookie, 'x-guyub-device': by.device })

  /** A family with this photo of its house, from the phone. */
  async function named(hash: string, by = phone, who = siti): Promise<void> {
    const input = { id: newId(), headId: newId(), headName: 'Pak Contoh', sex: 'L', birthDate: '1960-01-01', nikReason: 'tidak_dibawa', kkReason: 'tidak_dibawa', address: 'Gang Melati', rt: '001', rw: '001', photos: [{ hash }] }
    const body = JSON.stringify({ id: newId(), act: 'registry.registerHousehold', version: 1, place: village, person: who.id, device: by.device, madeAt: town.now(), input })
    const sig = createSign('sha256').update(body).sign({ key: by.key, dsaEncoding: 'ieee-p1363' }, 'base64url')
    const reply = await app.inject({ method: 'POST', url: '/api/push', headers: asPhone(by), payload: { now: town.now(), acts: [{ body, sig }] } })
    expect((reply.json() as { answers: { outcome: string }[] }).answers[0]?.outcome).toBe('accepted')
  }

  /** Waits until the server has heard something beyond `from`. */
  async function arrived(hash: string, from: number): Promise<void> {
    for (let n = 0; n < 200; n++) {
      const [half] = await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ received: number }>('select received from photo_upload where hash = $1', [hash]))
      if (half && half.received > from) return
      await new Promise((r) => setTimeout(r, 20))
    }
    throw new Error('nothing arrived')
  }

  /** One request whose line breaks after `until` bytes; without it, whole. */
  function trip(method: string, path: string, headers: { [k: string]: string | number }, body?: Buffer, until?: number, to = base): Promise<{ status: number; headers: { [k: string]: unknown }; json: { code?: string } | null }> {
    return new Promise((resolve, reject) => {
      const out = ask(`${to}${path}`, { method, headers: { 'tus-resumable': '1.0.0', ...headers } }, (reply) => {
        const parts: Buffer[] = []
        reply.on('data', (part: Buffer) => parts.push(part))
        reply.on('error', reject)
        reply.on('end', () => {
          const text = Buffer.concat(parts).toString()
          resolve({ status: reply.statusCode ?? 0, headers: reply.headers, json: text.startsWith('{') ? (JSON.parse(text) as { code?: string }) : null })
        })
      })
      out.on('error', (error) => (until === undefined ? reject(error) : resolve({ status: 0, headers: {}, json: null })))
      if (!body) out.end()
      else if (until === undefined) out.end(body)
      else {
        out.write(body.subarray(0, until))
        void arrived(path.slice(-64), Number(headers['upload-offset'] ?? 0)).then(() => out.destroy(), reject)
      }
    })
  }
  const begin = (photo: Buffer, until?: number, headers: { [k: string]: string } = asPhone(), path = `/api/photo-uploads/${hashOf(photo)}`) =>
    trip('POST', path, { ...headers, 'upload-length': photo.length, 'content-type': 'application/offset+octet-stream', 'content-length': photo.length }, photo, until)
  const head = async (photo: Buffer, to = base, headers: { [k: string]: string } = asPhone()) => {
    const reply = await trip('HEAD', `/api/photo-uploads/${hashOf(photo)}`, headers, undefined, undefined, to)
    return reply.status === 200 ? Number(reply.headers['upload-offset']) : reply.status
  }
  /** How far it is once the broken line was noticed. */
  async function settled(photo: Buffer): Promise<number> {
    for (let n = 0, last = -1; ; n++) {
      const now = await head(photo)
      if ((now === last && now > 0) || n > 20) return now
      last = now
      await new Promise((r) => setTimeout(r, 60))
    }
  }
  /** The library the phone uses, going on where it can. */
  function resume(photo: Buffer, to = base, sent: number[] = []): Promise<void> {
    return new Promise((resolve, reject) => {
      const url = `${to}/api/photo-uploads/${hashOf(photo)}`
      new Upload(photo, {
        uploadUrl: url, headers: asPhone(), retryDelays: null,
        onBeforeRequest: (r) => void (r.getMethod() === 'PATCH' && sent.push(Number(r.getHeader('Upload-Offset')))),
        onSuccess: () => resolve(), onError: reject,
      }).start()
    })
  }
  const rows = (photo: Buffer) => town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) =>
    tx.query<{ bytes: Uint8Array | null }>('select bytes from photo where hash = $1', [hashOf(photo)]))
  const pieces = async () => (await town.doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query('select hash from photo_piece order by hash, at')))

  it('comes whole in one request, upright and without what a camera writes into it', async () => {
    const photo = await picture()
    await named(hashOf(photo))
    expect((await begin(photo)).status).toBe(201)
    const [kept] = await rows(photo)
    expect((await sharp(kept?.bytes as Uint8Array).metadata()).exif).toBeUndefined()
    expect(await pieces()).toEqual([])
    // Its answer was lost: the phone asks how far it is, and hears that it is done.
    expect(await head(photo)).toBe(photo.length)
    expect((await begin(photo)).json?.code).toBe('FOTO_SUDAH_ADA')
  })

  it('goes on exactly where the line broke, as often as it breaks, and is there once', async () => {
    const photo = await picture(480)
    await named(hashOf(photo))
    await begin(photo, 70_000)
    const first = await settled(photo)
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThanOrEqual(70_000)
    // A second line breaks too.
    const rest = photo.subarray(first)
    await trip('PATCH', `/api/photo-uploads/${hashOf(photo)}`, { ...asPhone(), 'upload-offset': first, 'content-type': 'application/offset+octet-stream', 'content-length': rest.length }, rest, 50_000)
    const second = await settled(photo)
    expect(second).toBeGreaterThan(first)
    const sent: number[] = []
    await resume(photo, base, sent)
    expect(sent).toEqual([second])
    const kept = await rows(photo)
    expect(kept.length).toBe(1)
    expect(kept[0]?.bytes).toBeTruthy()
    // Whoever resumes what is done sends nothing, and nothing is there twice (kobocat #565).
    await resume(photo)
    expect((await rows(photo)).length).toBe(1)
    expect(await pieces()).toEqual([])
  })

  it('goes on in another process of the house, and begins nothing twice when the phone forgot how far it was', async () => {
    const photo = await picture(480)
    await named(hashOf(photo))
    await begin(photo, 90_000)
    const had = await settled(photo)
    const other = await buildServer({ ...town.doors, places }, null)
    await other.listen({ port: 0, host: '127.0.0.1' })
    const there = `http://127.0.0.1:${(other.server.address() as AddressInfo).port}`
    expect(await head(photo, there)).toBe(had)
    // Begun anew from the first byte: what is here is passed over, not doubled.
    expect((await begin(photo)).status).toBe(201)
    expect(await head(photo, there)).toBe(photo.length)
    expect((await rows(photo)).length).toBe(1)
    await other.close()
  })

  it('finishes what was heard whole before the server could say so', async () => {
    const photo = await picture()
    await named(hashOf(photo))
    const { db } = town.doors.road
    const sender = `d:${phone.device}`
    await db.tx({ role: 'guyub_job' }, async (tx) => {
      await tx.change('insert into photo_upload (sender, hash, size, received, begun_at) values ($1, $2, $3, $3, $4)', [sender, hashOf(photo), photo.length, town.now()])
      await tx.change('insert into photo_piece (sender, hash, at, bytes) values ($1, $2, 0, $3)', [sender, hashOf(photo), photo])
    })
    expect((await rows(photo))[0]?.bytes).toBe(null)
    expect(await head(photo)).toBe(photo.length)
    expect((await rows(photo))[0]?.bytes).toBeTruthy()
  })

  it('takes nothing from strangers, nothing no act has named, nothing too large, and no other bytes than those named', async () => {
    const photo = await picture()
    expect((await begin(photo, undefined, {})).status).toBe(401)
    expect((await begin(photo)).json?.code).toBe('FOTO_BELUM_DISEBUT')
    await named(hashOf(photo))
    const other = await town.person('Orang lain', [{ role: 'psm', place: '36.71.05.1002' }])
    const stranger = await enrol(other, other.home)
    expect((await begin(photo, undefined, asPhone(stranger))).json?.code).toBe('FOTO_BELUM_DISEBUT')
    expect(await head(photo, base, asPhone(stranger))).toBe(404)
    const huge = Buffer.alloc(3_100_000)
    expect((await trip('POST', `/api/photo-uploads/${hashOf(photo)}`, { ...asPhone(), 'upload-length': huge.length })).json?.code).toBe('TERLALU_BESAR')
    const forged = Buffer.from(photo)
    forged[forged.length - 30] = (forged[forged.length - 30] as number) ^ 255
    const path = `/api/photo-uploads/${hashOf(photo)}`
    expect((await begin(forged, undefined, asPhone(), path)).json?.code).toBe('FOTO_RUSAK')
    // What was damaged is forgotten, so that the true one can come.
    expect(await head(photo)).toBe(404)
    expect((await begin(photo)).status).toBe(201)
    await town.done(await town.person('Admin', [{ role: 'admin', place: '36.71' }]), 'organization.revokeDevice', other.home, { revocationId: newId(), deviceId: stranger.device, personId: other.id, reason: 'Ponsel hilang di pasar' })
    expect((await begin(photo, undefined, asPhone(stranger))).status).toBe(401)
  })

  it('says at once what is no photo, and does not ask for it again', async () => {
    const words = Buffer.from('ini bukan foto')
    await named(hashOf(words))
    expect((await begin(words)).json?.code).toBe('BUKAN_FOTO')
    const path = `/api/photo-uploads/${hashOf(words)}`
    for (const length of [{ 'upload-length': 0 }, {}] as { [k: string]: number }[]) expect(await trip('POST', path, { ...asPhone(), ...length })).toMatchObject({ status: 400, json: { code: 'FOTO_KOSONG' } })
    await expect(resume(words)).rejects.toMatchObject({ originalResponse: expect.anything() } satisfies Partial<DetailedError>)
  })

  it('forgets what was begun and not ended after a week', async () => {
    const photo = await picture(480)
    await named(hashOf(photo))
    await begin(photo, 60_000)
    expect(await settled(photo)).toBeGreaterThan(0)
    town.advance({ days: 6 })
    await sweepUploads(town.doors.road)
    expect(await settled(photo)).toBeGreaterThan(0)
    town.advance({ days: 2 })
    expect(await sweepUploads(town.doors.road)).toBeGreaterThan(0)
    expect(await pieces()).toEqual([])
    phone = await enrol(siti)
  })

  it('resumes a citizen’s photo by the act that names it, and tells nobody what others have sent', async () => {
    const photo = await picture(480)
    const report = async (hashes: string[]) => {
      const id = newId()
      const ready = await readyToSend({ anonymous: true, place: village, problem: 'lansia', urgency: 'biasa', about: 'tetangga', what: 'Nenek tinggal sendirian, rumahnya bocor dan jarang makan.', photos: hashes.map((hash) => ({ hash })) }, 'web')
      const { input } = ready
      const body = JSON.stringify({ id, act: 'reports.send', version: 1, place: village, person: null, device: null, madeAt: town.now(), input })
      const reply = await app.inject({ method: 'POST', url: '/api/public/acts', payload: { acts: [{ body }] } })
      expect((reply.json() as { answers: object[] }).answers[0]).toEqual({ id, outcome: 'accepted' })
      return { 'x-guyub-act': `${village}/${id}` }
    }
    const path = `/api/public/photo-uploads/${hashOf(photo)}`
    const mine = await report([hashOf(photo)])
    const without = await report([])
    const put = async (headers: object) => {
      const reply = await app.inject({ method: 'PUT', url: `/api/public/photos/${hashOf(photo)}`, headers: { 'content-type': 'image/jpeg', ...headers }, payload: photo })
      return { status: reply.statusCode, json: reply.json() as { code?: string; stored?: boolean } }
    }
    for (const who of [{}, without, { 'x-guyub-act': `${village}/${newId()}` }]) {
      expect((await put(who)).json.code).toBe('FOTO_BELUM_DISEBUT')
      expect((await begin(photo, undefined, who as { [k: string]: string }, path)).json?.code).toBe('FOTO_BELUM_DISEBUT')
    }
    await begin(photo, 80_000, mine, path)
    await new Promise((r) => setTimeout(r, 200))
    const far = Number((await trip('HEAD', path, mine)).headers['upload-offset'])
    expect(far).toBeGreaterThan(0)
    const rest = photo.subarray(far)
    expect((await trip('PATCH', path, { ...mine, 'upload-offset': far, 'content-type': 'application/offset+octet-stream', 'content-length': rest.length }, rest)).status).toBe(204)
    expect((await rows(photo))[0]?.bytes).toBeTruthy()
    // Somebody else who names and sends the very same picture hears what they would hear if nobody had.
    const second = await report([hashOf(photo)])
    expect(await put(second)).toEqual({ status: 200, json: { stored: true } })
    expect((await begin(photo, undefined, second, path)).status).toBe(201)
    for (const who of [without, {}]) expect((await put(who)).json.code).toBe('FOTO_BELUM_DISEBUT')
  })
})
