// The association's legality by territory: a matrix for anybody with a post, as table, workbook and paper; and what anybody may check: a board's standing, a report's code.
import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { presentWho } from '../../engine/road.server/view-sql.server.ts'
import { dayAt } from '../../engine/values/day.ts'
import { printed } from '../../kit/paper/press.server.ts'
import { type Inside, type Legality, legalityOf } from '../../rooms/organization/board-legality.ts'
import { legalityHash, type LegalityHead, legalityPaper } from '../../rooms/organization/board-legality-paper.ts'
import { boardsOf, legalInside, legalityBook } from '../../rooms/organization/board-legality.server.ts'
import { boardStanding, isLegal } from '../../rooms/organization/door.ts'
import { tileGrid } from '../../rooms/places/tile-grid.ts'
import { type App, type Doors, noStore, personOf, Refused, sentence } from './door.server.ts'
import { outsideAuthority, placeParam, unknownPlace } from './territory.server.ts'

const text = z.string().nullable()
const legalitySchema = z.object({
  place: z.string(), name: z.string(), level: z.string(), below: z.string(), on: z.string(), generatedAt: z.string(), parents: z.array(z.object({ code: z.string(), name: z.string() })),
  totals: z.object({ all: z.number(), legal: z.number(), ending: z.number(), expired: z.number(), frozen: z.number(), making: z.number(), none: z.number() }),
  missing: z.array(z.string()),
  rows: z.array(z.object({
    code: z.string(), name: z.string(), standing: z.string(), legal: z.boolean(), board: text, periodStart: text, periodEnd: text, precision: text, skNo: text, skDate: text, skIssuer: text, skTitle: text,
    inauguratedOn: text, daysLeft: z.number().nullable(), nextState: text, inside: z.array(z.object({ level: z.string(), legal: z.number(), of: z.number() })),
  })),
  /** When boards further down were last counted. */
  insideAt: text,
  grid: z.array(z.object({ code: z.string(), col: z.number(), row: z.number() })),
})
const publicBoardSchema = z.object({
  place: z.string(), placeName: z.string(), name: text, standing: z.string(), legal: z.boolean(), periodStart: text, periodEnd: text, precision: text, skNo: text, skDate: text, skTitle: text, inauguratedOn: text, on: z.string(),
})
const checkedSchema = z.object({ place: z.string(), name: z.string(), on: z.string(), hash: z.string(), totals: z.object({ all: z.number(), legal: z.number(), expired: z.number(), frozen: z.number(), making: z.number(), none: z.number() }) })

const unknownCode = new Refused(404, sentence('DOKUMEN_TIDAK_DIKENAL', 'Tidak ada laporan dengan kode ini. Periksa lagi alamatnya.', 'There is no report with this code. Check the address.'))
const checksPerMinute = 60
/** Boards further down are counted anew after this long; those of the rows themselves are read each time. */
const insideForMs = 60_000
const keepMost = 500

export function associationDoors(app: App, doors: Doors): void {
  const { road, places, keys } = doors
  const counted = new Map<string, { day: string; at: number; told: string; inside: Promise<Map<string, Inside[]>> }>()

  const insideOf = (code: string, below: readonly { code: string; level: string }[], day: string) => {
    const had = counted.get(code)
    const now = performance.now()
    if (had && had.day === day && now - had.at < insideForMs) return had
    if (counted.size > keepMost) counted.clear()
    const kept = { day, at: now, told: road.clock().toISOString(), inside: countInside(code, below, day) }
    kept.inside.catch(() => counted.delete(code))
    counted.set(code, kept)
    return kept
  }

  async function countInside(code: string, below: readonly { code: string; level: string }[], day: string): Promise<Map<string, Inside[]>> {
    const length = below[0]?.code.length ?? 13
    if (length === 13) return new Map()
    const shards = code === '' ? null : code.length >= 5 ? [code.slice(0, 5)] : below.map((b) => b.code)
    const found = await legalInside(road.db, shards, code, length, day)
    const n = new Map(found.map((f) => [`${f.place} ${f.length}`, f.n]))
    const levels = ([['regency', 'regencies', 5], ['district', 'districts', 8], ['village', 'villages', 13]] as const).filter(([, , l]) => l > length)
    return new Map(below.map((b) => {
      const of = places.index.counts(b.code)
      return [b.code, levels.map(([level, many, l]) => ({ level, legal: n.get(`${b.code} ${l}`) ?? 0, of: of[many] }))]
    }))
  }

  async function legalityFor(code: string): Promise<{ legality: Legality; insideAt: string | null; parents: { code: string; name: string }[] }> {
    const place = places.placeAnswer(code)
    if (!place) throw unknownPlace
    const now = road.clock().toISOString()
    const on = dayAt(now, code || '31')
    // A village has nothing below: it answers about itself.
    const below = place.level === 'village' ? [place] : (places.placeChildren(code) ?? [])
    const kept = insideOf(code, below, on)
    const [facts, inside] = await Promise.all([boardsOf(road.db, below.map((b) => b.code)), kept.inside])
    const legality = legalityOf({ place: code, name: place.name, level: place.level, below: below[0]?.level ?? place.level, on }, below.map((b) => ({ code: b.code, name: b.name, day: dayAt(now, b.code) })), facts, inside)
    return { legality, insideAt: kept.told, parents: place.parents.map(({ code: c, name }) => ({ code: c, name })) }
  }

  /** Any post at all: what is told here is public, yet asked by those who work. Answers how the reader would sign a paper. */
  const asked = (request: Parameters<typeof personOf>[0], code: string): LegalityHead => {
    const who = presentWho(road, personOf(request).known)
    if (who.posts.length === 0) throw outsideAuthority
    const here = who.posts.filter((p) => p.place === code).map((p) => p.role)
    return here.some((r) => r.startsWith('ipsm_board')) ? 'ipsm' : here.some((r) => ['dinsos_head', 'dinsos_verifier', 'province_office'].includes(r)) ? 'dinsos' : 'umum'
  }

  app.get('/api/association/legality/:place', {
    schema: { tags: ['pictures'], summary: 'How the boards one level down stand: a row for every place, with or without a board; no member', params: placeParam, response: { 200: legalitySchema } },
  }, async (request, reply) => {
    noStore(reply)
    const code = request.params.place
    asked(request, code)
    const { legality, insideAt, parents } = await legalityFor(code)
    return { ...legality, generatedAt: road.clock().toISOString(), parents, insideAt, grid: [...tileGrid(legality.rows.map((r) => r.code))] }
  })

  const fileName = (l: Legality, ending: string): string => `legalitas-ipsm-${l.place || 'indonesia'}-${l.on}.${ending}`

  app.get('/api/association/legality/:place/xlsx', { schema: { tags: ['pictures'], summary: 'The same as a workbook', params: placeParam } }, async (request, reply) => {
    const code = request.params.place
    asked(request, code)
    const { legality } = await legalityFor(code)
    const bytes = await legalityBook(legality, road.clock().toISOString())
    noStore(reply)
    return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', `attachment; filename="${fileName(legality, 'xlsx')}"`).send(Buffer.from(bytes))
  })

  app.get('/api/association/legality/:place/pdf', { schema: { tags: ['pictures'], summary: 'The same as a paper, with a code anybody can check', params: placeParam } }, async (request, reply) => {
    const code = request.params.place
    const head = asked(request, code)
    const { legality } = await legalityFor(code)
    const url = `${request.protocol}://${request.host}/periksa/legalitas/${checkCode(legality)}`
    const bytes = await printed(legalityPaper(legality, { head, generatedAt: road.clock().toISOString(), url }))
    noStore(reply)
    return reply.type('application/pdf').header('x-guyub-content-sha256', legalityHash(legality)).header('content-disposition', `inline; filename="${fileName(legality, 'pdf')}"`).send(Buffer.from(bytes))
  })

  // A report is not kept: its code says what it said, under a seal that only this server makes.
  const sealOf = (payload: string): string => keys.hash('laporan legalitas', payload).slice(0, 20)
  function checkCode(l: Legality): string {
    const t = l.totals
    const payload = [l.place || 'id', l.on.replaceAll('-', ''), [t.all, t.legal, t.expired, t.frozen, t.making, t.none].join('_'), legalityHash(l).slice(0, 16)].join('-')
    return `${payload}-${sealOf(payload)}`
  }

  app.get('/api/public/legality-checks/:code', {
    config: { rateLimit: { max: checksPerMinute, timeWindow: 60_000 } },
    schema: { tags: ['public'], summary: 'What a printed legality report said: place, day, totals and hash', params: z.object({ code: z.string().max(120) }), response: { 200: checkedSchema } },
  }, async (request, reply) => {
    noStore(reply)
    // Copied out of a PDF, two letters may come drawn as one.
    const m = /^((id|[\d.]{2,13})-(\d{4})(\d\d)(\d\d)-(\d+)_(\d+)_(\d+)_(\d+)_(\d+)_(\d+)-([0-9a-f]{16}))-([0-9a-f]{20})$/.exec(request.params.code.normalize('NFKC'))
    const [, payload = '', given = '', y = '', mo = '', d = '', ...rest] = m ?? []
    const [all, legal, expired, frozen, making, none] = rest.slice(0, 6).map(Number)
    const code = given === 'id' ? '' : given
    const place = places.placeAnswer(code)
    if (!m || !place || !timingSafeEqual(Buffer.from(sealOf(payload)), Buffer.from(rest[7] ?? ''))) throw unknownCode
    return { place: code, name: place.name, on: `${y}-${mo}-${d}`, hash: rest[6] ?? '', totals: { all: all ?? 0, legal: legal ?? 0, expired: expired ?? 0, frozen: frozen ?? 0, making: making ?? 0, none: none ?? 0 } }
  })

  app.get('/api/public/boards/:place', {
    config: { rateLimit: { max: checksPerMinute, timeWindow: 60_000 } },
    schema: { tags: ['public'], summary: 'The board of a place: name, term and standing of its decree; nobody’s name', params: placeParam, response: { 200: publicBoardSchema } },
  }, async (request, reply) => {
    noStore(reply)
    const code = request.params.place
    const place = places.placeAnswer(code)
    if (!place) throw unknownPlace
    const on = dayAt(road.clock().toISOString(), code || '31')
    const [b] = await boardsOf(road.db, [code])
    return {
      place: code, placeName: place.name, name: b?.name ?? null, standing: boardStanding(b, on), legal: isLegal(b, on), periodStart: b?.periodStart ?? null, periodEnd: b?.periodEnd ?? null, precision: b?.precision ?? null,
      skNo: b?.skNo ?? null, skDate: b?.skDate ?? null, skTitle: b?.skTitle ?? null, inauguratedOn: b?.inauguratedOn ?? null, on,
    }
  })
}
