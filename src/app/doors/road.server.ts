// The road's doors: push, pull, views, history. Authority is judged inside; here only shapes and signatures.
import { z } from 'zod'
import type { Fields } from '../../engine/field.ts'
import { pull } from '../../engine/road.server/pull.server.ts'
import type { Incoming } from '../../engine/road.server/road.server.ts'
import { broughtBy } from '../../rooms/lists/entries.server.ts'
import { hiddenOrGone, noteReads, presentWho, runView, scopeSettings } from '../../engine/road.server/view-sql.server.ts'
import type { RecordType } from '../../engine/record.ts'
import { pullSchema, pushSchema, type ActAnswer } from '../../engine/wire.ts'
import { scopesOf } from '../../engine/who.ts'
import { type App, type Doors, noStore, personOf, Refused } from './door.server.ts'
import { tooManyRefused } from './devices.server.ts'
import { incoming } from './incoming.server.ts'
import { receiptFor, toldWhy } from './notices.server.ts'

const textSchema = z.object({ id: z.string(), en: z.string() })
const answerSchema = z.object({ id: z.string(), outcome: z.enum(['accepted', 'merged', 'refused', 'proposed']), code: z.string().optional(), say: textSchema.optional(), conflicts: z.array(z.string()).optional() })
const spine = { id: z.string(), place: z.string(), class: z.string(), team: z.string().nullable(), version: z.number().optional() }
const wireRow = z.object({ r: z.string(), id: z.string(), p: z.string(), c: z.string(), t: z.string().nullable(), v: z.number(), d: z.record(z.string(), z.unknown()) })
const leave = z.object({ r: z.string(), id: z.string(), v: z.number(), reason: z.string(), say: textSchema.optional() })
const signed = z.object({ text: z.string(), sig: z.string() })

export function roadDoors(app: App, doors: Doors): void {
  const { road } = doors

  app.post('/api/push', {
    bodyLimit: 5_000_000,
    schema: { tags: ['road'], summary: 'Hand in acts, at most a hundred at a time', body: pushSchema, response: { 200: z.object({ answers: z.array(answerSchema), now: z.string(), receipt: signed.optional() }) } },
  }, async (request, reply) => {
    noStore(reply)
    const me = personOf(request)
    const now = road.clock()
    // Asked before anything is read or checked: what must come later costs nothing now.
    return doors.queue.admitted(me.device, request.body.acts.length, async () => {
      if (!(await doors.devices.spares(me, now))) {
        reply.header('retry-after', '3600')
        throw tooManyRefused
      }
      const parsed = await Promise.all(request.body.acts.map((e) => incoming(e, me, request.body.now, now)))
      const good = parsed.filter((p): p is Incoming => 'text' in p)
      const answers = await doors.queue.push(good)
      doors.devices.refusals(me.device, answers.filter((a) => a.outcome === 'refused').length, now)
      const receipt = receiptFor(doors.keys, me.device, now, answers)
      let at = 0
      return { answers: parsed.map((p) => ('text' in p ? (answers[at++] as ActAnswer) : p)), now: now.toISOString(), ...(receipt ? { receipt } : {}) }
    })
  })

  app.post('/api/pull', {
    schema: {
      tags: ['road'], summary: 'What changed in this device’s spaces', body: pullSchema,
      response: { 200: z.object({ batch: z.number(), more: z.boolean(), drops: z.array(z.object({ space: z.string(), reason: textSchema })), deltas: z.array(z.object({ space: z.string(), to: z.number(), more: z.boolean(), rows: z.array(wireRow), leaves: z.array(leave), base: z.object({ pages: z.array(z.object({ hash: z.string(), size: z.number(), rows: z.number() })) }).optional() })), notice: signed.optional() }) },
    },
  }, async (request, reply) => {
    noStore(reply)
    const me = personOf(request)
    await doors.devices.heard(me.device, request.body.health)
    return toldWhy(doors, me, await pull(road, me.known, request.body, me.cases))
  })

  for (const view of road.house.views.values()) {
    const row = rowSchema(view.record)
    const joins = z.object(Object.fromEntries(Object.entries(view.joins).map(([alias, j]) => [alias, (j.many ? z.array(rowSchema(j.record)) : rowSchema(j.record)).optional()])))
    app.post(`/api/views/${view.name}`, {
      schema: {
        tags: ['views'], summary: `${view.label.en} · ${view.label.id}`, body: paramsSchema(view.params),
        response: { 200: z.object({ rows: z.array(z.object({ row, joins })), more: z.boolean() }) },
      },
    }, async (request, reply) => {
      noStore(reply)
      const me = personOf(request)
      const answer = await runView(road, view.name, request.body as { [k: string]: unknown }, me.known)
      if (!answer.ok) throw new Refused(answer.refusal.code === 'BUKAN_WEWENANG' || answer.refusal.code === hiddenOrGone.code ? 403 : 400, answer.refusal)
      return { rows: answer.rows, more: answer.more } as never
    })
  }

  app.get('/api/history/:id', {
    schema: {
      tags: ['views'], summary: 'Who changed what of one record, and when', params: z.object({ id: z.string().max(80) }), querystring: z.object({ place: z.string().max(13) }),
      response: { 200: z.object({ history: z.array(z.object({ act: z.string(), label: textSchema, by: z.string(), madeAt: z.string(), heardAt: z.string(), changed: z.array(z.string()) })) }) },
    },
  }, async (request, reply) => {
    noStore(reply)
    const me = personOf(request)
    const scopes = scopesOf(presentWho(road, me.known), road.house.roles)
    const regency = request.query.place.slice(0, 5)
    const { rows, brought } = await road.db.tx({ role: 'guyub_app', settings: scopeSettings(scopes), readOnly: true }, async (tx) => ({
      // Which acts changed this record, newest first?
      rows: await tx.query<{ act: string; person: string | null; madeAt: string; heardAt: string; changed: string[]; place: string; class: 'N' | 'R' | 'X'; team: string | null }>(
      `select l.act, l.person, l.made_at as "madeAt", l.heard_at as "heardAt", t.changed, t.place_code as "place", t.class, t.team
       from act_touch t join act_log l on l.regency_code = t.regency_code and l.id = t.act_id
       where t.regency_code = $1 and t.record_id = $2
       order by l.heard_at desc, l.id desc limit 200`,
      [regency, request.params.id]),
      brought: await broughtBy(tx, regency, request.params.id),
    }))
    // What was done to somebody's record tells of them: it counts as reading it, once at its strictest.
    const strictest = rows.find((r) => r.class === 'X') ?? rows.find((r) => r.class === 'R') ?? brought.map((b) => ({ class: 'R' as const, place: b.place, team: null }))[0]
    if (strictest) await noteReads(road, me.known, 'history', [{ id: request.params.id, place: strictest.place, class: strictest.class, team: strictest.team }])
    const names = new Map<string, string>()
    for (const p of new Set([...rows, ...brought].map((r) => r.person))) if (p) names.set(p, p === 'system' ? 'Guyub' : ((await doors.people.find(p))?.name ?? '—'))
    return {
      history: [...rows.map((r) => ({
        act: r.act, label: road.house.acts.get(r.act)?.label ?? { id: r.act, en: r.act }, by: r.person ? (names.get(r.person) ?? '—') : 'Warga',
        madeAt: r.madeAt, heardAt: r.heardAt, changed: r.changed,
      })), ...brought.map((b) => ({ act: 'lists.import', label: b.label, by: (b.person && names.get(b.person)) || '—', madeAt: b.at, heardAt: b.at, changed: [] as string[] }))]
        .sort((a, b) => (a.heardAt < b.heardAt ? 1 : a.heardAt > b.heardAt ? -1 : 0)),
    }
  })
}

/** A row as a door lets it out: the declared columns, and nothing else. */
function rowSchema(record: RecordType): z.ZodType {
  return z.object({ ...spine, ...Object.fromEntries(Object.keys(record.columns).map((c) => [c, z.unknown()])) })
}

function paramsSchema(fields: Fields): z.ZodType {
  return z.object(Object.fromEntries(Object.entries(fields).map(([name, f]) => [name, f.required ? f.schema : f.schema.nullish()])))
}
