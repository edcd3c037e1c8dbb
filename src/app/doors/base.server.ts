// A page of a space's base: the packed rows of a village, only to whom that village's rows belong; what is gone and what is not yours look alike.
import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { z } from 'zod'
import { gathered } from '../../engine/road.server/gathered.server.ts'
import { spacesOf } from '../../engine/road.server/pull.server.ts'
import { presentWho, readNotes, type ReadNote, scopeSettings, writeNotes } from '../../engine/road.server/view-sql.server.ts'
import { regencyOfSpace } from '../../engine/space.ts'
import { scopesOf } from '../../engine/who.ts'
import { type App, type Doors, personOf, Refused, sentence, type SignedIn } from './door.server.ts'

const gone = new Refused(404, sentence('HALAMAN_TIDAK_ADA', 'Bagian data ini sudah tidak ada, atau bukan wilayah Anda. Daftarnya diambil ulang.', 'This part is gone, or not of your area. Its list is fetched anew.'))
const expand = promisify(brotliDecompress)

/** Bytes of pages kept in memory at most: a hundred phones begin with the same village after a meeting. */
const mostKept = 64 * 1024 * 1024
const mostNoted = 50_000

interface Page {
  place: string
  class: 'N' | 'R'
  version: number | null
}

export function baseDoors(app: App, doors: Doors): void {
  const { road } = doors
  const kept = keptBytes()
  const noted = new Set<string>()
  const write = gathered(async (asks: ReadNote[][]) => {
    await road.db.tx({ role: 'guyub_job' }, (tx) => writeNotes(tx, asks.flat()))
    return asks.map(() => true)
  })

  app.get('/api/base/:space/:hash', {
    config: { rateLimit: { max: 3_000, timeWindow: '1 minute', keyGenerator: (request) => request.cookies.guyub_session ?? request.ip } },
    schema: { tags: ['road'], summary: 'A page of a space’s base, as named by a pull', params: z.object({ space: z.string().max(80), hash: z.string().regex(/^[0-9a-f]{64}$/) }) },
  }, async (request, reply) => {
    const me = personOf(request)
    const { space, hash } = request.params
    const who = presentWho(road, me.known)
    if (!spacesOf(road, who, []).includes(space)) throw gone
    const at = `${space} ${hash}`
    const found = await road.db.tx({ role: 'guyub_app', settings: scopeSettings(scopesOf(who, road.house.roles)), readOnly: true }, async (tx) => {
      const given = [regencyOfSpace(space), space, hash]
      // Is there such a page, for this person's eyes?
      const pages = await tx.query<Page>(
        `select p.place_code as "place", p.class, b.version
         from base_page p left join base b on b.regency_code = p.regency_code and b.space = p.space
         where p.regency_code = $1 and p.space = $2 and p.hash = $3`, given)
      const page = pages[0]
      if (!page) return null
      const held = kept.get(at)
      if (held) return { page, bytes: held }
      const rows = await tx.query<{ bytes: Uint8Array }>('select bytes from base_page where regency_code = $1 and space = $2 and hash = $3', given)
      return rows[0] ? { page, bytes: rows[0].bytes } : null
    })
    if (!found) throw gone
    kept.set(at, found.bytes)
    await note(me, space, found.page)
    reply.header('cache-control', 'private, no-store').header('vary', 'accept-encoding').type('application/octet-stream')
    if (accepts(request.headers['accept-encoding'])) return reply.header('content-encoding', 'br').send(Buffer.from(found.bytes.buffer, found.bytes.byteOffset, found.bytes.byteLength))
    return reply.send(await expand(found.bytes))
  })

  /** Reading R is recorded: once a device, space and version. */
  async function note(me: SignedIn, space: string, page: Page): Promise<void> {
    const subject = `${space}@${page.version ?? 'lama'}`
    const key = `${me.device} ${subject}`
    if (page.class === 'N' || noted.has(key)) return
    await write(readNotes(road, me.known, 'base', [{ id: subject, place: page.place, class: page.class }]))
    if (noted.size > mostNoted) noted.clear()
    noted.add(key)
  }
}

const accepts = (header: string | string[] | undefined): boolean => String(header ?? '').split(',').some((part) => /^\s*br\s*(;\s*q\s*=\s*(0\.0*[1-9]|[1-9]).*)?$/.test(part))

/** The bytes asked for last, up to a limit. */
function keptBytes(): { get: (key: string) => Uint8Array | undefined; set: (key: string, bytes: Uint8Array) => void } {
  const map = new Map<string, Uint8Array>()
  let size = 0
  return {
    get: (key) => map.get(key),
    set: (key, bytes) => {
      if (map.delete(key)) size -= bytes.length
      map.set(key, bytes)
      size += bytes.length
      for (const [old, b] of map) {
        if (size <= mostKept) break
        map.delete(old)
        size -= b.length
      }
    },
  }
}
