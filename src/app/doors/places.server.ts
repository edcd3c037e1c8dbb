// Places are public: codes, names, counts, outlines.
import { z } from 'zod'
import { boundariesOf, villageBoundaries } from '../../rooms/places/boundaries.server.ts'
import type { App, Doors } from './door.server.ts'
import { placeCode, unknownPlace } from './territory.server.ts'

const brief = z.object({ code: z.string(), name: z.string(), type: z.string(), level: z.string() })

export function placeDoors(app: App, doors: Doors): void {
  const { places, road } = doors
  const keep = 'public, max-age=3600'

  app.get('/api/places', {
    schema: { tags: ['places'], summary: 'Search places as you type', querystring: z.object({ q: z.string().trim().min(1).max(80), within: z.string().max(13).optional(), level: z.enum(['province', 'regency', 'district', 'village']).optional(), limit: z.coerce.number().int().min(1).max(50).optional() }), response: { 200: z.object({ places: z.array(brief.extend({ parents: z.array(brief) })) }) } },
  }, async (request, reply) => {
    const { q, within, level, limit } = request.query
    reply.header('cache-control', keep)
    return { places: places.placeSearch({ q, ...(within ? { within } : {}), ...(level ? { level } : {}), limit: limit ?? 12 }) }
  })

  app.get('/api/places.csv', { schema: { tags: ['places'], summary: 'The whole region table (ODbL 1.0)' } }, async (_request, reply) =>
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="wilayah.csv"').send(places.placesCsv()))

  app.get('/api/places/:code', {
    schema: {
      tags: ['places'], summary: 'One place: its name, type, and how many places lie inside', params: z.object({ code: placeCode }),
      response: { 200: brief.extend({ parent: z.string().nullable(), parents: z.array(brief), counts: z.object({ provinces: z.number(), regencies: z.number(), districts: z.number(), villages: z.number() }), islands: z.number().nullable(), timeZone: z.string(), bpsCode: z.string().nullable(), validFrom: z.string().nullable(), validTo: z.string().nullable(), successor: z.string().nullable() }) },
    },
  }, async (request, reply) => {
    const answer = places.placeAnswer(request.params.code)
    if (!answer) throw unknownPlace
    reply.header('cache-control', keep)
    return answer
  })

  app.get('/api/places/:code/children', { schema: { tags: ['places'], summary: 'One level down, in code order', params: z.object({ code: placeCode }), response: { 200: z.object({ places: z.array(brief) }) } } }, async (request, reply) => {
    const list = places.placeChildren(request.params.code)
    if (!list) throw unknownPlace
    reply.header('cache-control', keep)
    return { places: list }
  })

  app.get('/api/places/:code/outlines', { schema: { tags: ['places'], summary: 'Outlines of the places inside, as TopoJSON, when a boundary file was loaded', params: z.object({ code: placeCode }), querystring: z.object({ level: z.enum(['province', 'regency', 'district', 'village']).optional() }) } }, async (request, reply) => {
    const found = await boundariesOf(road.db, request.params.code, request.query.level)
    reply.header('cache-control', keep)
    return reply.send(found ?? { topology: null })
  })

  app.get('/api/places/:code/outline', { schema: { tags: ['places'], summary: 'The outline of one village', params: z.object({ code: placeCode }) } }, async (request, reply) => {
    const found = await villageBoundaries(road.db, [request.params.code])
    reply.header('cache-control', keep)
    return reply.send(found ?? { topology: null })
  })
}
