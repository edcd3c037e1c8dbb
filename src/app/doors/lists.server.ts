// Lists' doors: a file comes up as a stream, is mapped and checked, brought in, stopped or gone on with; the rows that came back go down as a file.
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { noteReads, presentWho, scopeSettings } from '../../engine/road.server/view-sql.server.ts'
import { isPlaceCode } from '../../engine/values/place-code.ts'
import { holds, scopesOf } from '../../engine/who.ts'
import { skippedCsv } from '../../rooms/lists/entries.server.ts'
import { type JobRow, ListRefused, mostBytes } from '../../rooms/lists/jobs.server.ts'
import { importers } from '../../rooms/lists/door.ts'
import { listFields } from '../../rooms/lists/profile.ts'
import { type App, type Doors, noStore, personOf, Refused, sentence, type SignedIn } from './door.server.ts'

const field = z.enum(listFields)
const column = z.object({ at: z.int().min(0).max(2_000), header: z.string().max(300), field, question: z.string().max(40).optional(), codes: z.record(z.string().max(80), z.string().max(20)).optional() })
const mapping = z.object({
  profile: z.string().max(60).nullable(), vocab: z.string().max(40).nullable(), village: z.string().refine((p) => isPlaceCode(p) && p.length === 13).nullable(),
  sheets: z.array(z.object({ sheet: z.string().max(100), headerRows: z.int().min(0).max(40), rows: z.enum(['anggota', 'keluarga']), columns: z.array(column).min(1).max(400) })).min(1).max(20),
})
const places = z.record(z.string().max(400), z.string().refine((p) => isPlaceCode(p) && p.length === 13)).refine((p) => Object.keys(p).length <= 5_000)

const text = z.object({ id: z.string(), en: z.string() })
const counted = z.array(z.object({ code: z.string(), say: text, rows: z.number() }))
const check = z.object({
  rows: z.number(), good: z.number(), refused: z.number(), reasons: counted, warnings: counted, villages: z.number(), households: z.number(),
  places: z.array(z.object({ key: z.string(), code: z.string().nullable(), regency: z.string().nullable(), district: z.string().nullable(), village: z.string().nullable(), rows: z.number(), to: z.string().nullable(), outside: z.boolean() })),
})
const job = z.object({
  id: z.string(), place: z.string(), state: z.string(), source: z.string(), fileName: z.string(), fileHash: z.string(), fileBytes: z.number(), by: z.string(), at: z.string(), endedAt: z.string().nullable(), why: text.nullable(),
  progress: z.object({ bytesRead: z.number(), bytes: z.number(), rowsChecked: z.number(), rows: z.number(), rowsWritten: z.number(), villages: z.number(), villagesDone: z.number() }),
  mapping: mapping.nullable(), places: z.record(z.string(), z.string()), check: check.nullable(),
  totals: z.object({ accepted: z.number(), refused: z.number(), already: z.number(), newHouseholds: z.number(), newPersons: z.number() }).nullable(), refusedRows: z.number(),
})
const look = z.object({ sheet: z.string(), rows: z.array(z.array(z.string())), headerRows: z.number(), headers: z.array(z.string()) })
const suggestion = z.object({ profile: z.string().nullable(), source: z.string().nullable(), score: z.number(), mapping })
const preview = z.object({ line: z.number(), sheet: z.string(), cells: z.array(z.string()), village: z.string().nullable(), refused: text.nullable(), warnings: z.array(text), read: z.record(z.string(), z.string()) })
const params = z.object({ id: z.string().regex(/^[0-9a-f-]{36}$/) })
const outside = new Refused(403, sentence('BUKAN_WEWENANG', 'Ini di luar wewenang Anda.', 'This is outside your authority.'))
const gone = new Refused(404, sentence('TIDAK_ADA', 'Daftar ini tidak ada.', 'There is no such list.'))
const statuses: { readonly [code: string]: number } = { TIDAK_ADA: 404, TERLALU_BESAR: 413, BERKAS_TIDAK_TERBACA: 400 }
/** A whole day's work of one office; each costs a reading of the file. */
const each = (request: FastifyRequest): string => request.cookies.guyub_session ?? request.ip
const uploads = { rateLimit: { max: 60, timeWindow: '1 hour', keyGenerator: each } }
const asks = { rateLimit: { max: 600, timeWindow: '1 minute', keyGenerator: each } }

/** As it was written before it was percent-encoded for the header; as it came where it was not. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

export function listDoors(app: App, doors: Doors): void {
  const { road, lists } = doors

  const mayAt = (me: SignedIn, place: string): boolean => holds(presentWho(road, me.known), importers, place)
  async function mine(request: FastifyRequest): Promise<{ me: SignedIn; found: JobRow }> {
    const me = personOf(request)
    const found = await lists.find((request.params as { id: string }).id)
    // Whoever may bring lists in there sees them; for everybody else there is none.
    if (!found || !mayAt(me, found.place)) throw gone
    return { me, found }
  }
  const said = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      throw error instanceof ListRefused ? new Refused(statuses[error.code] ?? 409, { code: error.code, say: error.say }) : error
    }
  }
  /** Rows of a file nobody has registered yet are as restricted as those of the registry. */
  const noted = (me: SignedIn, found: JobRow, door: string): Promise<void> => noteReads(road, me.known, door, [{ id: found.id, place: found.place, class: 'R', team: null }])

  // A scope of its own: here any kind of content is a file, and it is never held in memory.
  app.register(async (files) => {
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    files.put('/api/lists/file', {
      config: uploads,
      bodyLimit: mostBytes,
      schema: {
        tags: ['lists'], summary: 'A list (CSV or XLSX, 400 MB at most) for a place one serves. The same file for the same place is the same list.',
        querystring: z.object({ place: z.string().refine(isPlaceCode) }),
        // A file's name may name people: it stays out of addresses, which are logged on the way.
        headers: z.object({ 'x-guyub-file': z.string().min(1).max(1_800).transform(decoded).pipe(z.string().min(1).max(200)) }),
        response: { 200: z.object({ job, again: z.boolean(), looks: z.array(look), suggestions: z.array(suggestion) }) },
      },
    }, async (request, reply) => {
      noStore(reply)
      const me = personOf(request)
      const { place } = request.query as { place: string }
      const name = (request.headers as { 'x-guyub-file': string })['x-guyub-file']
      if (!me.known.person || !mayAt(me, place)) throw outside
      const person = me.known.person
      const came = await said(() => lists.receive(request.body as Readable, { name, place, person }))
      await noteReads(road, me.known, 'daftar', [{ id: came.job.id, place, class: 'R', team: null }])
      return came as never
    })
  })

  app.get('/api/lists', { config: asks, schema: { tags: ['lists'], summary: 'Lists of the places one serves, newest first', response: { 200: z.object({ jobs: z.array(job) }) } } }, async (request, reply) => {
    noStore(reply)
    const me = personOf(request)
    const reach = presentWho(road, me.known).posts.filter((p) => importers.includes(p.role)).map((p) => p.place)
    if (reach.length === 0) throw outside
    return { jobs: (await lists.ofPlaces(reach)).map((j) => lists.told(j)) } as never
  })

  app.get('/api/lists/:id', { config: asks, schema: { tags: ['lists'], summary: 'One list and how far it is', params, response: { 200: job } } }, async (request, reply) => {
    noStore(reply)
    return lists.told((await mine(request)).found) as never
  })

  app.get('/api/lists/:id/look', { config: asks, schema: { tags: ['lists'], summary: 'The first lines of its sheets, and mappings that fit', params, response: { 200: z.object({ looks: z.array(look), suggestions: z.array(suggestion) }) } } }, async (request, reply) => {
    noStore(reply)
    const { me, found } = await mine(request)
    await noted(me, found, 'daftar')
    return { looks: found.looks ?? [], suggestions: await lists.suggestions(found) } as never
  })

  app.get('/api/lists/:id/preview', { config: asks, schema: { tags: ['lists'], summary: 'The first rows as the check read them', params, response: { 200: z.object({ rows: z.array(preview) }) } } }, async (request, reply) => {
    noStore(reply)
    const { me, found } = await mine(request)
    await noted(me, found, 'daftar')
    return { rows: lists.preview(found) ?? [] } as never
  })

  app.post('/api/lists/:id/mapping', {
    config: asks, bodyLimit: 1_000_000,
    schema: { tags: ['lists'], summary: 'Which column is what; the file is then checked whole, nothing is written', params, body: z.object({ mapping, source: z.string().trim().max(120), places: places.optional() }), response: { 200: job } },
  }, async (request, reply) => {
    noStore(reply)
    const { me, found } = await mine(request)
    const { mapping: as, source, places: mapped } = request.body
    return lists.told(await said(() => lists.check(found.id, me.known.person as string, { source, mapping: as as never, places: mapped ?? {} }))) as never
  })

  app.post('/api/lists/:id/places', {
    config: asks, bodyLimit: 1_000_000,
    schema: { tags: ['lists'], summary: 'Which village a place of the file is, by its key; checked once more', params, body: z.object({ places }), response: { 200: job } },
  }, async (request, reply) => {
    noStore(reply)
    const { me, found } = await mine(request)
    return lists.told(await said(() => lists.map(found.id, me.known.person as string, request.body.places))) as never
  })

  app.post('/api/lists/:id/start', { config: asks, schema: { tags: ['lists'], summary: 'Brings in what was checked, or goes on with it', params, response: { 200: job } } }, async (request, reply) => {
    noStore(reply)
    const { me, found } = await mine(request)
    return lists.told(await said(() => lists.start(found.id, me.known.person as string))) as never
  })

  app.post('/api/lists/:id/stop', { config: asks, schema: { tags: ['lists'], summary: 'Stops what is under way; villages that are in stay', params, response: { 200: job } } }, async (request, reply) => {
    noStore(reply)
    const { found } = await mine(request)
    return lists.told(await said(() => lists.stop(found.id))) as never
  })

  app.get('/api/lists/:id/skipped.csv', { config: asks, schema: { tags: ['lists'], summary: 'Lines that were not written anew, and why: registered already, twice in the file, registered elsewhere', params } }, async (request, reply) => {
    noStore(reply)
    const { me, found } = await mine(request)
    await noted(me, found, 'daftar dilewati')
    const settings = scopeSettings(scopesOf(presentWho(road, me.known), road.house.roles))
    const lines = skippedCsv((text, values) => road.db.tx({ role: 'guyub_app', settings, readOnly: true }, (tx) => tx.query(text, values)), found.id, found.place.slice(0, 5), (code) => doors.places.index.get(code)?.name ?? code)
    return reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="dilewati.csv"').send(Readable.from(lines))
  })

  for (const kind of ['csv', 'xlsx'] as const) {
    app.get(`/api/lists/:id/refused.${kind}`, { config: asks, schema: { tags: ['lists'], summary: `The rows that came back, as they were written, with line and reason (${kind.toUpperCase()})`, params } }, async (request, reply) => {
      noStore(reply)
      const { me, found } = await mine(request)
      const file = await lists.refusedFile(found, kind)
      if (!file) throw new Refused(404, sentence('TIDAK_ADA_SISA', 'Tidak ada baris yang dikembalikan, atau berkasnya sudah dihapus setelah 30 hari.', 'No rows came back, or the file was removed after 30 days.'))
      await noted(me, found, 'daftar dikembalikan')
      return reply.type(kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', `attachment; filename="dikembalikan.${kind}"`).send(createReadStream(file))
    })
  }
}
