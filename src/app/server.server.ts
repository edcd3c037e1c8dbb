// The HTTP server: every door of the house, errors as sentences, the built pages, and the description of it all.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import statics from '@fastify/static'
import swagger from '@fastify/swagger'
import Fastify from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Busy } from '../engine/road.server/queue.server.ts'
import { StatementTooLong, StorageClosed, StorageFull, StorageLost } from '../engine/store.server/errors.server.ts'
import { associationDoors } from './doors/association.server.ts'
import { coverageDoors } from './doors/coverage.server.ts'
import { growthDoors } from './doors/growth.server.ts'
import { deviceDoors } from './doors/devices.server.ts'
import type { App, Doors } from './doors/door.server.ts'
import { Refused, sentence } from './doors/door.server.ts'
import { baseDoors } from './doors/base.server.ts'
import { documentDoors } from './doors/documents.server.ts'
import { linkageDoors } from './doors/linkage.server.ts'
import { listDoors } from './doors/lists.server.ts'
import { membershipDoors } from './doors/membership.server.ts'
import { photoDoors } from './doors/photos.server.ts'
import { pictureDoors } from './doors/pictures.server.ts'
import { placeDoors } from './doors/places.server.ts'
import { publicDoors } from './doors/public.server.ts'
import { roadDoors } from './doors/road.server.ts'
import { troubleDoors } from './doors/trouble.server.ts'
import { sessionDoors } from './doors/session.server.ts'

const contentPolicy = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self'; connect-src 'self'; worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"

/** `pages` is the folder of built pages, null where only the API is wanted (tests). */
export async function buildServer(doors: Doors, pages: string | null): Promise<App> {
  const { config } = doors
  const app = Fastify({
    logger: false,
    // The named proxy alone is believed: whatever addresses a client wrote before it are the client's own words.
    trustProxy: config.behindProxy,
    bodyLimit: 1_000_000,
    ...(config.tls ? { https: config.tls } : {}),
  }).withTypeProvider() as unknown as App
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)

  await app.register(cookie)
  await app.register(compress, { global: true, threshold: 1024, encodings: ['zstd', 'br', 'gzip'] })
  await app.register(rateLimit, { global: false })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Guyub', version: '1', description: 'Someone here needs help → help arrived, and everyone who must know, knows.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
      tags: ['session', 'road', 'views', 'pictures', 'places', 'public', 'lists', 'house'].map((name) => ({ name })),
    },
    transform: jsonSchemaTransform,
  })

  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('referrer-policy', 'no-referrer').header('content-security-policy', contentPolicy)
    reply.header('permissions-policy', 'camera=(self), geolocation=(self), microphone=()')
    if (config.tls) reply.header('strict-transport-security', 'max-age=31536000')
  })

  app.setErrorHandler((error, request, reply) => {
    const { status, refusal } = spoken(error)
    // Logged by route, never by its values: those may hold what people wrote.
    if (status >= 500 && !(error instanceof Busy)) doors.road.report(`${request.method} ${request.routeOptions.url ?? '?'}`, error)
    if (status === 503) reply.header('retry-after', error instanceof Busy ? Math.ceil(error.retryAfterMs / 1000) : 5)
    return reply.code(status).header('cache-control', 'no-store').send({ code: refusal.code, say: refusal.say })
  })

  // In a crowd, whoever was told when to come costs nothing before that.
  app.addHook('onRequest', async (request) => {
    if (request.method === 'POST' && request.url === '/api/push') doors.queue.early(String(request.headers['x-guyub-device'] ?? ''))
  })
  sessionDoors(app, doors)
  deviceDoors(app, doors)
  roadDoors(app, doors)
  baseDoors(app, doors)
  photoDoors(app, doors)
  troubleDoors(app, doors)
  placeDoors(app, doors)
  publicDoors(app, doors)
  pictureDoors(app, doors)
  associationDoors(app, doors)
  coverageDoors(app, doors)
  growthDoors(app, doors)
  linkageDoors(app, doors)
  documentDoors(app, doors)
  listDoors(app, doors)
  membershipDoors(app, doors)

  app.get('/api/health', { schema: { tags: ['house'], summary: 'Is the house well?', response: { 200: z.object({ ok: z.boolean(), database: z.string(), version: z.string(), writable: z.boolean(), waiting: z.number(), freeBytes: z.number().nullable(), demo: z.boolean(), now: z.string() }) } } }, async (_request, reply) => {
    const h = await doors.road.db.health()
    reply.header('cache-control', 'no-store')
    return { ok: h.writable, database: h.kind, version: h.version, writable: h.writable, waiting: h.waiting, freeBytes: h.freeBytes, demo: doors.demo, now: doors.road.clock().toISOString() }
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => openapi(app, doors))

  const built = pages !== null && existsSync(join(pages, 'index.html'))
  app.setNotFoundHandler((request, reply) => {
    // A file's ending begins with a letter; `/gambaran/36.71` is a page.
    const isPage = request.method === 'GET' && !request.url.startsWith('/api/') && !/\.[a-z][a-z0-9]*$/i.test(request.url.split('?')[0] ?? '')
    if (built && isPage) {
      const page = /^\/(lapor|bukti|periksa|gabung|kartu)/.test(request.url) ? 'lapor.html' : 'index.html'
      return reply.header('cache-control', 'no-cache').sendFile(page)
    }
    return reply.code(404).send({ code: 'TIDAK_ADA', say: { id: 'Halaman ini tidak ada.', en: 'There is no such page.' } })
  })
  if (built) {
    await app.register(statics, {
      root: pages, wildcard: true, index: ['index.html'],
      setHeaders: (reply, path) => {
        reply.header('cache-control', /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  await app.ready()
  return app
}

/** Every surprise and refusal as a status and a sentence. */
function spoken(error: unknown): { status: number; refusal: { code: string; say: { id: string; en: string } } } {
  if (error instanceof Refused) return { status: error.status, refusal: error.refusal }
  if (error instanceof StorageFull) return { status: 503, refusal: sentence('PENYIMPANAN_PENUH', 'Penyimpanan server hampir penuh. Catatan Anda aman di perangkat dan akan dikirim lagi.', 'The server’s disk is nearly full. Your notes are safe on the device and will be sent again.') }
  if (error instanceof Busy) return { status: 503, refusal: sentence('TUNGGU_GILIRAN', 'Banyak yang mengirim bersamaan. Catatan Anda aman dan dikirim begitu gilirannya tiba.', 'Many are sending at once. Your notes are safe and are sent as soon as it is their turn.') }
  if (error instanceof StatementTooLong || error instanceof StorageLost || error instanceof StorageClosed) {
    return { status: 503, refusal: sentence('SERVER_SIBUK', 'Server sedang sibuk. Coba lagi sebentar.', 'The server is busy. Try again in a moment.') }
  }
  const e = error as { statusCode?: number; validation?: unknown; code?: string }
  if (e.statusCode === 429) return { status: 429, refusal: sentence('TERLALU_SERING', 'Terlalu sering. Tunggu satu menit, lalu coba lagi.', 'Too often. Wait a minute and try again.') }
  if (e.statusCode === 413) return { status: 413, refusal: sentence('TERLALU_BESAR', 'Kiriman ini terlalu besar.', 'This is too large.') }
  if (e.validation || (e.statusCode !== undefined && e.statusCode >= 400 && e.statusCode < 500)) {
    return { status: e.statusCode && e.statusCode >= 400 && e.statusCode < 500 ? e.statusCode : 400, refusal: sentence('ISIAN_BELUM_BENAR', 'Isian yang dikirim belum benar.', 'What was sent is not right.') }
  }
  return { status: 500, refusal: sentence('GANGGUAN', 'Ada gangguan di server. Catatan Anda tidak hilang; coba lagi.', 'Something went wrong on the server. Nothing of yours is lost; try again.') }
}

/** OpenAPI 3.1 of the doors, with every act's input beside it: acts travel signed inside /api/push. */
function openapi(app: App, doors: Doors): unknown {
  const document = (app as unknown as { swagger: () => { [k: string]: unknown } }).swagger()
  const components = (document.components ?? {}) as { schemas?: { [name: string]: unknown } }
  const schemas: { [name: string]: unknown } = { ...(components.schemas ?? {}) }
  for (const act of doors.road.house.acts.values()) {
    const schema = z.toJSONSchema(act.schema, { unrepresentable: 'any', target: 'draft-2020-12' }) as { [k: string]: unknown }
    delete schema.$schema
    schemas[`act.${act.name}.v${act.version}`] = { ...schema, title: `${act.label.en} · ${act.label.id}`, description: `Input of the act ${act.name}, version ${act.version}. Performed by: ${act.by}.` }
  }
  return { ...document, components: { ...components, schemas } }
}
