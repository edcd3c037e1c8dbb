// The citizens' door: tell what is wrong, send its photos, follow it by its code. No account; only acts made for citizens pass.
import { z } from 'zod'
import type { Incoming } from '../../engine/road.server/road.server.ts'
import { nobody, type Who } from '../../engine/who.ts'
import { type ActAnswer, readBody } from '../../engine/wire.ts'
import type { PublicStatus } from '../../rooms/reports/public.ts'
import {
  findByTicket,
  statusOf,
  type TicketFound,
  type TicketProblem,
} from '../../rooms/reports/tables.server.ts'
import { readTicket, ticketHash } from '../../rooms/reports/ticket.ts'
import { applicationByTicket } from '../../rooms/organization/psm-tables.server.ts'
import { type ObjectionFound, objectionByTicket } from '../../rooms/verification/tables.server.ts'
import { type App, type Doors, noStore, Refused, sentence } from './door.server.ts'

/** A village office, or a mobile operator's whole neighbourhood, stands behind one address: generous to those who know their code, strict with guesses. */
const perMinute = { acts: 30, looks: 60, misses: 10 }
/** Whoever of these serves the regency will read what comes in. */
const readers = ['puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'dinsos_verifier', 'duty_officer']

const textSchema = z.object({ id: z.string(), en: z.string() })
const answerSchema = z.object({
  id: z.string(),
  outcome: z.enum(['accepted', 'merged', 'refused', 'proposed']),
  code: z.string().optional(),
  say: textSchema.optional(),
})
const ticketFields = {
  ticket: z.string().trim().min(1).max(60).describe('The code as the reporter typed it'),
  last4: z
    .string()
    .trim()
    .max(10)
    .nullish()
    .describe('Last four digits of the phone, where the report carries a name'),
}
const mayNames = [
  'answer',
  'confirm',
  'object',
  'reopen',
  'appeal',
  'withdraw',
] as const satisfies readonly PublicStatus['may'][number][]
const statusSchema = z.object({
  /** A report, what a citizen asks for their own family, or an application to join. */
  about: z.enum(['laporan', 'usul', 'gabung']),
  /** What the reporter's acts are addressed to. */
  report: z.string(),
  place: z.string(),
  word: textSchema,
  sentence: textSchema,
  since: z.string().nullable(),
  next: textSchema.nullable(),
  note: z.string().nullable(),
  outcome: textSchema.nullable(),
  number: z.string().nullable(),
  may: z.array(z.enum(mayNames)),
})

const problems: { readonly [K in TicketProblem]: Refused } = {
  kode_salah_tulis: new Refused(
    400,
    sentence(
      'KODE_SALAH_TULIS',
      'Kode ini salah tulis. Bentuknya GY-XXXX-XXXX-XXXX-XX.',
      'This code is mistyped. It looks like GY-XXXX-XXXX-XXXX-XX.',
    ),
  ),
  tidak_cocok: new Refused(
    404,
    sentence(
      'TIDAK_COCOK',
      'Kode atau empat angkanya tidak cocok. Periksa lagi.',
      'The code or the four digits do not match. Please check.',
    ),
  ),
  perlu_empat_angka: new Refused(
    403,
    sentence(
      'PERLU_EMPAT_ANGKA',
      'Laporan ini bernama. Masukkan juga empat angka terakhir nomor HP.',
      'This report carries a name. Enter the last four digits of the phone too.',
    ),
  ),
  terkunci: new Refused(
    429,
    sentence(
      'TERKUNCI',
      'Terlalu banyak percobaan. Coba lagi dalam 15 menit.',
      'Too many attempts. Try again in 15 minutes.',
    ),
  ),
}

const tooOften = new Refused(
  429,
  sentence(
    'TERLALU_SERING',
    'Terlalu sering. Tunggu satu menit, lalu coba lagi.',
    'Too often. Wait a minute and try again.',
  ),
)

const said = (id: string, refusal: ReturnType<typeof sentence>): ActAnswer => ({
  id,
  outcome: 'refused',
  code: refusal.code,
  say: refusal.say,
})
const unreadable = sentence(
  'TIDAK_TERBACA',
  'Laporan ini tidak dapat dibaca server.',
  'The server cannot read this report.',
)
const officersOnly = sentence(
  'KHUSUS_PETUGAS',
  'Ini hanya dapat dilakukan petugas yang sudah masuk.',
  'Only an officer who has signed in can do this.',
)
const unknownVillage = sentence(
  'PILIH_KELURAHAN',
  'Pilih desa atau kelurahan tempat kejadiannya.',
  'Choose the village where it happens.',
)
const notServed = sentence(
  'BELUM_DILAYANI',
  'Belum ada petugas Guyub di daerah ini. Hubungi kantor desa atau kelurahan setempat; bila ada bahaya, 112.',
  'Nobody serves this area with Guyub yet. Ask the village office there; if there is danger, call 112.',
)
const moved = sentence(
  'LAPORAN_BERPINDAH',
  'Laporan ini baru saja berpindah wilayah. Lihat kabarnya lagi, lalu ulangi.',
  'This report has just moved to another area. Look it up again and repeat.',
)

export function publicDoors(app: App, doors: Doors): void {
  const { road } = doors
  const misses = missCounter()
  const limited = (max: number) => ({ rateLimit: { max, timeWindow: 60_000 } })

  app.get(
    '/api/public/config',
    {
      schema: {
        tags: ['public'],
        summary: 'Which regencies are served, and the hour',
        response: { 200: z.object({ demo: z.boolean(), now: z.string(), regencies: z.array(z.string()) }) },
      },
    },
    async (_request, reply) => {
      noStore(reply)
      return { demo: doors.demo, now: road.clock().toISOString(), regencies: await servedRegencies(doors) }
    },
  )

  app.post(
    '/api/public/acts',
    {
      bodyLimit: 200_000,
      config: limited(perMinute.acts),
      schema: {
        tags: ['public'],
        summary: 'Send a report, ask something for one’s own family, or do with one’s own report what its code allows',
        body: z.object({
          acts: z
            .array(z.object({ body: z.string().max(40_000) }))
            .min(1)
            .max(5),
          ticket: ticketFields.ticket.nullish(),
          last4: ticketFields.last4,
        }),
        response: { 200: z.object({ answers: z.array(answerSchema), now: z.string() }) },
      },
    },
    async (request, reply) => {
      noStore(reply)
      const { acts, ticket, last4 } = request.body
      const shown = ticket ? await shownTicket(doors, misses, request.ip, ticket, last4 ?? null) : null
      const served = await servedRegencies(doors)
      const now = road.clock()
      const parsed = acts.map(a => incoming(doors, a.body, shown, served, now))
      const answers = await doors.queue.push(parsed.filter((p): p is Incoming => 'text' in p))
      let at = 0
      return {
        answers: parsed.map(p => ('text' in p ? (answers[at++] as ActAnswer) : p)),
        now: now.toISOString(),
      }
    },
  )

  app.post(
    '/api/public/ticket',
    {
      config: limited(perMinute.looks),
      schema: {
        tags: ['public'],
        summary:
          'The honest status of one report, or of what one asked for one’s own family, by its code (sent in the body, so that no code is ever in an address)',
        body: z.object(ticketFields),
        response: { 200: statusSchema },
      },
    },
    async (request, reply) => {
      noStore(reply)
      const asked = await askedForOneself(doors, misses, request.ip, request.body.ticket)
      if (asked) return { about: 'usul' as const, ...asked.status, report: asked.id, place: asked.place, number: null, may: [] }
      const applied = await applicationOf(doors, request.body.ticket)
      if (applied) return { about: 'gabung' as const, ...applied.status, report: applied.id, place: applied.place, outcome: null, number: null, may: [] }
      const found = await shownTicket(
        doors,
        misses,
        request.ip,
        request.body.ticket,
        request.body.last4 ?? null,
      )
      const status = await statusOf(road.db, found, road.clock())
      if (!status) throw problems.tidak_cocok
      return { about: 'laporan' as const, ...status, report: found.reportId, place: found.place }
    },
  )
}

/** Both kinds of code look alike; whoever holds one need not know which it is. A guess counts once, below. */
async function askedForOneself(doors: Doors, misses: Misses, address: string, typed: string): Promise<ObjectionFound | null> {
  if (misses.tooMany(address)) throw tooOften
  const code = readTicket(typed)
  return code ? objectionByTicket(doors.road.db, await ticketHash(code), doors.road.clock()) : null
}

/** The code of somebody who asked to join. */
async function applicationOf(doors: Doors, typed: string) {
  const code = readTicket(typed)
  return code ? applicationByTicket(doors.road.db, await ticketHash(code)) : null
}

async function shownTicket(
  doors: Doors,
  misses: Misses,
  address: string,
  ticket: string,
  last4: string | null,
): Promise<TicketFound> {
  if (misses.tooMany(address)) throw tooOften
  const found = await findByTicket(doors.road.db, ticket, last4, doors.road.clock())
  if (found.ok) return found
  if (found.problem === 'tidak_cocok') misses.count(address)
  throw problems[found.problem]
}

interface Misses {
  tooMany: (address: string) => boolean
  count: (address: string) => void
}

/** Codes that matched nothing, per address, for a minute from the first of them. */
function missCounter(): Misses {
  const seen = new Map<string, { from: number; n: number }>()
  const current = (address: string) => {
    const kept = seen.get(address)
    return kept && Date.now() - kept.from < 60_000 ? kept : null
  }
  return {
    tooMany: address => (current(address)?.n ?? 0) >= perMinute.misses,
    count: address => {
      // Room for a busy minute; somebody who fills it has shown what they are after, and codes still rest one by one.
      if (seen.size > 20_000) seen.clear()
      const kept = current(address)
      seen.set(address, { from: kept?.from ?? Date.now(), n: (kept?.n ?? 0) + 1 })
    },
  }
}

/** One envelope of somebody without an account. A clock nobody vouches for dates nothing: it counts from when we heard it. */
function incoming(
  doors: Doors,
  text: string,
  shown: TicketFound | null,
  served: readonly string[],
  now: Date,
): Incoming | ActAnswer {
  const body = readBody(text)
  if (!body || body.person !== null || body.device !== null) return said(body?.id ?? '', unreadable)
  if (doors.road.house.acts.get(body.act)?.by !== 'citizen') return said(body.id, officersOnly)
  if (doors.places.placeAnswer(body.place)?.level !== 'village') return said(body.id, unknownVillage)
  if (shown && body.place !== shown.place) return said(body.id, moved)
  if (!shown && !served.includes(body.place.slice(0, 5))) return said(body.id, notServed)
  const who: Who = shown?.who ?? nobody
  const at = now.toISOString()
  return {
    text,
    sig: null,
    id: body.id,
    act: body.act,
    version: body.version,
    place: body.place,
    input: body.input,
    who,
    at,
    heardAt: at,
  }
}

/** Regencies in which somebody is in office who reads reports. A report nobody would read is refused at once, not left lying. */
async function servedRegencies(doors: Doors): Promise<string[]> {
  const today = doors.road.clock().toISOString().slice(0, 10)
  // Where is a desk or an office in force today?
  const rows = await doors.road.db.tx({ role: 'guyub_job', readOnly: true }, tx =>
    tx.query<{ regency: string }>(
      `select distinct regency_code as "regency"
     from appointment
     where role = any ($1) and "from" <= $2 and ("until" is null or "until" >= $2)
     order by regency_code`,
      [readers, today],
    ),
  )
  return rows.map(r => r.regency)
}
