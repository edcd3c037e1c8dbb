// Papers and bundles: drawn for those whose post reads them (each reading is noted), checked by anybody who holds their code.
import { z } from 'zod'
import type { AnyRow } from '../../engine/record.ts'
import { hiddenOrGone, runView } from '../../engine/road.server/view-sql.server.ts'
import { definitionOf, paperFileName, sealedStates, type PaperContent } from '../../rooms/verification/door.ts'
import { checkPaper } from '../../rooms/verification/document-check.server.ts'
import { printed } from '../../kit/paper/press.server.ts'
import { type Bundle, bundleOf } from '../../rooms/verification/export-bundle.server.ts'
import { type App, type Doors, noStore, personOf, Refused, sentence, type SignedIn } from './door.server.ts'

/** A village office stands behind one address: generous, but no place to try codes. */
const checksPerMinute = 60

const checkedSchema = z.object({
  kind: z.string(), number: z.string(), month: z.string(), on: z.string(), village: z.string(), place: z.string(), hash: z.string(),
  totals: z.record(z.string(), z.number()), standing: z.enum(['sah', 'menunggu', 'diganti']), batchState: z.string(),
  issuedAt: z.string(), approvedAt: z.string().nullable(), letterNo: z.string().nullable(),
})
const idParam = z.object({ id: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/) })
const summarySchema = z.object({ name: z.string(), hash: z.string(), rows: z.number(), bytes: z.number(), files: z.array(z.object({ name: z.string(), sha256: z.string(), bytes: z.number() })) })

const unknownPaper = new Refused(404, sentence('DOKUMEN_TIDAK_DIKENAL', 'Tidak ada dokumen dengan kode ini. Periksa lagi alamatnya; dokumen yang baru dibuat tanpa sinyal muncul setelah terkirim.', 'There is no paper with this code. Check the address; a paper made without a signal appears once it was sent.'))
const notSealed = new Refused(409, sentence('BELUM_DISAHKAN', 'Paket hanya dapat diambil setelah batch disahkan.', 'The bundle can be taken only after the batch was approved.'))

export function documentDoors(app: App, doors: Doors): void {
  const { road } = doors

  app.get('/api/public/papers/:token', {
    config: { rateLimit: { max: checksPerMinute, timeWindow: 60_000 } },
    schema: { tags: ['public'], summary: 'What a printed paper’s code leads to: kind, number, village, date, totals, hash and whether it stands; no names', params: z.object({ token: z.string().max(40) }), response: { 200: checkedSchema } },
  }, async (request, reply) => {
    noStore(reply)
    const found = await checkPaper(road.db, request.params.token)
    if (!found) throw unknownPaper
    return found
  })

  app.get('/api/papers/:id', {
    schema: { tags: ['views'], summary: 'An issued paper as PDF, drawn from its own content', params: idParam },
  }, async (request, reply) => {
    const { row, joins } = await one(doors, personOf(request), 'verification.paper', request.params.id)
    const text = joins.text as AnyRow | undefined
    if (!text?.content) throw new Refused(403, hiddenOrGone)
    const content = text.content as PaperContent
    const bytes = await printed(definitionOf(content))
    noStore(reply)
    return reply.type('application/pdf').header('x-guyub-content-sha256', String(row.contentHash)).header('content-disposition', `inline; filename="${paperFileName(content)}"`).send(Buffer.from(bytes))
  })

  /** Who asks for the summary asks for the file next: built once for both. */
  let last: { id: string; version: number; at: number; bundle: Bundle } | null = null
  async function bundleFor(me: SignedIn, id: string): Promise<Bundle> {
    const { row, joins } = await one(doors, me, 'verification.exportOf', id)
    if (!sealedStates.includes(String(row.state))) throw notSealed
    const version = row.version ?? 0
    if (last?.id === id && last.version === version && Date.now() - last.at < 60_000) return last.bundle
    const texts = new Map((joins.texts as AnyRow[]).map((t) => [t.id, t]))
    const standing = new Set(((row.papers ?? []) as { hash: string }[]).map((p) => p.hash))
    const papers = (joins.papers as AnyRow[]).filter((p) => standing.has(String(p.contentHash))).map((p) => texts.get(p.id)?.content as PaperContent | undefined)
    const bundle = await bundleOf(row, joins.items as AnyRow[], papers.filter((p) => p !== undefined).sort((a, b) => (a.kind < b.kind ? -1 : 1)))
    last = { id, version, at: Date.now(), bundle }
    return bundle
  }

  app.get('/api/batches/:id/bundle', {
    schema: { tags: ['views'], summary: 'What is in the bundle of an approved batch, with the hash of each file', params: idParam, response: { 200: summarySchema } },
  }, async (request, reply) => {
    noStore(reply)
    const { name, hash, rows, files, zip } = await bundleFor(personOf(request), request.params.id)
    return { name, hash, rows, files, bytes: zip.length }
  })

  app.get('/api/batches/:id/bundle.zip', {
    schema: { tags: ['views'], summary: 'The bundle for SIKS-NG: CSV, XLSX, papers and SHA256SUMS', params: idParam },
  }, async (request, reply) => {
    const { name, hash, zip } = await bundleFor(personOf(request), request.params.id)
    noStore(reply)
    return reply.type('application/zip').header('x-guyub-sha256', hash).header('content-disposition', `attachment; filename="${name}"`).send(Buffer.from(zip))
  })
}

/** One record by a declared view: its authority, its class and the note of its reading come with it. */
async function one(doors: Doors, me: SignedIn, view: string, id: string): Promise<{ row: AnyRow; joins: { [alias: string]: AnyRow | AnyRow[] | undefined } }> {
  const answer = await runView(doors.road, view, { id }, me.known)
  const [found] = answer.ok ? answer.rows : []
  if (!answer.ok) throw new Refused(403, answer.refusal)
  if (!found) throw new Refused(403, hiddenOrGone)
  return found
}
