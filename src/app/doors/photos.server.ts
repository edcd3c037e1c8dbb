// Photos' doors: bytes come up in one piece or resumed, re-encoded upright and without location; down as far as one's post allows.
import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import sharp from 'sharp'
import { z } from 'zod'
import { photosIn } from '../../engine/device/outbox.ts'
import { noteReads, presentWho, scopeSettings } from '../../engine/road.server/view-sql.server.ts'
import type { AnyRow } from '../../engine/record.ts'
import { isPlaceCode } from '../../engine/values/place-code.ts'
import { scopesOf } from '../../engine/who.ts'
import { readBody } from '../../engine/wire.ts'
import { type App, type Doors, noStore, personOf, Refused, sentence, type SignedIn } from './door.server.ts'
import { resumedUploads } from './uploads.server.ts'
import type { Sender } from './upload-store.server.ts'

export const photoBytes = 3_000_000
/** A village office, or a mobile operator's whole neighbourhood, stands behind one address. */
const publicPerMinute = 90
const hashSchema = z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) })
const storedSchema = z.object({ stored: z.boolean() })

/** Whose bytes these are: a signed-in device's, somebody's without an account whose act (accepted or not) names them, or the house's own drawing. */
export type PhotoFrom = { kind: 'device'; me: SignedIn } | { kind: 'act'; act: string } | { kind: 'house' }

const notNamed = new Refused(409, sentence('FOTO_BELUM_DISEBUT', 'Foto ini belum disebut oleh catatan mana pun; akan dicoba lagi.', 'No act has named this photo yet; it will be tried again.'))
const damaged = new Refused(400, sentence('FOTO_RUSAK', 'Foto rusak dalam perjalanan. Akan dikirim ulang.', 'The photo was damaged on its way. It will be sent again.'))
const notAPhoto = new Refused(400, sentence('BUKAN_FOTO', 'Berkas ini bukan foto yang dapat dibaca.', 'This file is not a readable photo.'))
const already = new Refused(409, sentence('FOTO_SUDAH_ADA', 'Foto ini sudah ada di server.', 'The server already has this photo.'))

export function photoDoors(app: App, doors: Doors): void {
  const { road } = doors
  const limited = { rateLimit: { max: publicPerMinute, timeWindow: 60_000 } }
  app.addContentTypeParser(['image/jpeg', 'image/png', 'image/webp'], { parseAs: 'buffer', bodyLimit: photoBytes }, (_request, body, done) => done(null, body))

  app.put('/api/photos/:hash', {
    bodyLimit: photoBytes,
    schema: { tags: ['road'], summary: 'Bytes of a photo an act has named, in one piece', params: hashSchema, response: { 200: storedSchema } },
  }, async (request) => storePhoto(doors, request.params.hash, request.body as Buffer, { kind: 'device', me: personOf(request) }))

  app.put('/api/public/photos/:hash', {
    bodyLimit: photoBytes,
    config: limited,
    schema: { tags: ['public'], summary: 'Bytes of a photo one’s own report has named (JPEG, PNG or WebP, 3 MB at most); x-guyub-act says which: its place, a slash, its id', params: hashSchema, response: { 200: storedSchema } },
  }, async (request, reply) => {
    noStore(reply)
    const from = await actFrom(doors, request, request.params.hash)
    await storePhoto(doors, request.params.hash, request.body as Buffer, from)
    // The same answer whatever was here before: this door tells nobody which photos others have sent.
    return { stored: true }
  })

  resumedUploads(app, doors, {
    path: '/api/photo-uploads',
    summary: 'A photo sent on from where it broke off (tus 1.0.0): POST begins, HEAD asks how far, PATCH goes on',
    tag: 'road',
    most: photoBytes,
    async sender(request, hash, begins) {
      const me = personOf(request)
      const from: PhotoFrom = { kind: 'device', me }
      if (begins) {
        const standing = await standingOf(doors, hash, from)
        if (standing === 'unnamed') throw notNamed
        if (standing === 'here') throw already
      }
      return { sender: `d:${me.device}`, whole: (bytes) => storePhoto(doors, hash, bytes, from) }
    },
    // The same picture may be named again by a later note: then what came before counts for nothing.
    wanted: async (request, hash) => (await standingOf(doors, hash, { kind: 'device', me: personOf(request) })) === 'waiting',
  })
  resumedUploads(app, doors, {
    path: '/api/public/photo-uploads',
    summary: 'The same for a photo of one’s own report; x-guyub-act says which',
    tag: 'public',
    most: photoBytes,
    config: limited,
    async sender(request, hash) {
      const from = await actFrom(doors, request, hash)
      return { sender: `a:${from.act}` satisfies Sender, whole: (bytes) => storePhoto(doors, hash, bytes, from) }
    },
    wanted: async () => false,
  })

  app.get('/api/photos/:hash', {
    schema: { tags: ['road'], summary: 'A photo, as far as your post allows', params: hashSchema },
  }, async (request, reply) => {
    const me = personOf(request)
    const scopes = scopesOf(presentWho(road, me.known), road.house.roles)
    const rows = await road.db.tx({ role: 'guyub_app', settings: scopeSettings(scopes), readOnly: true }, (tx) => tx.query<{ bytes: Uint8Array | null; place: string; class: 'N' | 'R' | 'X'; owner: string; team: string | null }>(
      'select bytes, place_code as "place", class, owner, team from photo where hash = $1 order by bytes is null, space limit 1', [request.params.hash]))
    const photo = rows[0]
    if (!photo) throw new Refused(404, sentence('TIDAK_ADA', 'Foto ini tidak ada.', 'There is no such photo.'))
    if (!photo.bytes) throw new Refused(404, sentence('FOTO_MENYUSUL', 'Foto menyusul: belum terkirim dari perangkat pembuatnya.', 'The photo is still to come from the device that took it.'))
    await noteReads(road, me.known, 'photo', [{ id: photo.owner, place: photo.place, class: photo.class, team: photo.team } as AnyRow])
    return reply.type('image/jpeg').header('cache-control', 'private, max-age=3600').send(Buffer.from(photo.bytes))
  })
}

/** Checks that the bytes are the ones named, re-encodes them upright and without location, and lays them beside their row. */
export async function storePhoto(doors: Doors, hash: string, bytes: Buffer, from: PhotoFrom): Promise<{ stored: boolean }> {
  if (!Buffer.isBuffer(bytes) || createHash('sha256').update(bytes).digest('hex') !== hash) throw damaged
  if (from.kind !== 'act') {
    const standing = await standingOf(doors, hash, from)
    // Nobody's photo costs no decoding.
    if (standing === 'unnamed') throw notNamed
    if (standing === 'here') return { stored: false }
  }
  let clean: Buffer
  try {
    clean = await sharp(bytes, { limitInputPixels: 50_000_000 }).rotate().resize({ width: 1600, height: 1600, fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 78 }).toBuffer()
  } catch {
    throw notAPhoto
  }
  const stored = await fill(doors, hash, clean, from)
  return { stored: stored > 0 }
}

/** What the server knows of a photo this sender may bring: nothing, that it waits for its bytes, or that it is here. */
async function standingOf(doors: Doors, hash: string, from: PhotoFrom): Promise<'unnamed' | 'waiting' | 'here'> {
  const { where, params } = await ownedBy(doors, hash, from)
  const rows = await doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ has: boolean }>(`select bytes is not null as has from photo where ${where}`, params))
  if (rows.length === 0) return 'unnamed'
  return rows.every((r) => r.has) ? 'here' : 'waiting'
}

async function fill(doors: Doors, hash: string, clean: Buffer, from: PhotoFrom): Promise<number> {
  const { where, params } = await ownedBy(doors, hash, from)
  return doors.road.db.tx({ role: 'guyub_job' }, (tx) => tx.change(
    `update photo set bytes = $4, received_at = $5 where ${where} and bytes is null`, [...params, clean, doors.road.clock().toISOString()]))
}

/** Rows this sender may bring bytes for. Takes three parameters. */
async function ownedBy(doors: Doors, hash: string, from: PhotoFrom): Promise<{ where: string; params: [string, string | null, string[]] }> {
  const where = 'hash = $1 and (device is not distinct from $2 or space = any($3::text[]))'
  if (from.kind !== 'device') return { where, params: [hash, null, []] }
  // The same picture may have been named by somebody else first (one forwarded to the other): it may come from anyone who may see it there.
  const settings = scopeSettings(scopesOf(presentWho(doors.road, from.me.known), doors.road.house.roles))
  const seen = await doors.road.db.tx({ role: 'guyub_app', settings, readOnly: true }, (tx) => tx.query<{ space: string }>('select space from photo where hash = $1', [hash]))
  return { where, params: [hash, from.me.device, seen.map((p) => p.space)] }
}

/** The act of somebody without an account, when it was heard and names this photo. Whoever knows its id wrote it: the id travelled nowhere else. */
async function actFrom(doors: Doors, request: FastifyRequest, hash: string): Promise<{ kind: 'act'; act: string }> {
  const [place = '', id = ''] = String(request.headers['x-guyub-act'] ?? '').split('/')
  if (!isPlaceCode(place) || !/^[0-9a-f-]{36}$/.test(id)) throw notNamed
  const rows = await doors.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ body: string | null }>(
    'select p.body from act_log l join act_payload p on p.regency_code = l.regency_code and p.id = l.id where l.regency_code = $1 and l.id = $2 and l.person is null and l.device is null',
    [place.slice(0, 5), id]))
  const body = rows[0]?.body ? readBody(rows[0].body) : null
  if (!body || !photosIn(body.input).includes(hash)) throw notNamed
  return { kind: 'act', act: id }
}
