// Comparing a whole regency's people: a verifier sets it going and watches how far it is.
import { z } from 'zod'
import { presentWho } from '../../engine/road.server/view-sql.server.ts'
import { holds } from '../../engine/who.ts'
import { deciders, runners } from '../../rooms/linkage/door.ts'
import { linkRuns } from '../../rooms/linkage/runs.server.ts'
import { type App, type Doors, noStore, personOf, Refused, sentence } from './door.server.ts'

const notYours = new Refused(403, sentence('BUKAN_WEWENANG', 'Ini di luar wewenang Anda.', 'This is outside your authority.'))
const regency = z.string().regex(/^\d{2}\.\d{2}$/)
const state = z.object({
  regency, kind: z.enum(['whole', 'news']), stage: z.enum(['membaca', 'membandingkan', 'mengusulkan', 'selesai', 'diragukan', 'gagal']),
  done: z.number(), total: z.number(), startedAt: z.string(), endedAt: z.string().nullable(), compared: z.number(), proposed: z.number(), doubt: z.string().nullable(),
})

export function linkageDoors(app: App, doors: Doors): void {
  const { road } = doors
  doors.linkRuns ??= linkRuns(road)
  const runs = doors.linkRuns
  app.post('/api/linkage/runs', {
    config: { rateLimit: { max: 12, timeWindow: '1 minute' } },
    schema: { tags: ['house'], summary: 'Compare a regency’s people with each other; proposes pairs, never merges', body: z.object({ regency }), response: { 200: state } },
  }, async (request, reply) => {
    if (!holds(presentWho(road, personOf(request).known), runners, request.body.regency)) throw notYours
    noStore(reply)
    return runs.start(request.body.regency)
  })
  app.get('/api/linkage/runs', {
    schema: { tags: ['house'], summary: 'How far the comparing is, or how the last one ended', querystring: z.object({ regency }), response: { 200: z.object({ run: state.nullable() }) } },
  }, async (request, reply) => {
    if (!holds(presentWho(road, personOf(request).known), deciders, request.query.regency)) throw notYours
    noStore(reply)
    return { run: await runs.state(request.query.regency) }
  })
}
