// A territory in an address, and whose posts cover it: what every door of numbers asks first.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { presentWho } from '../../engine/road.server/view-sql.server.ts'
import { covers, type Post, type RoleRule } from '../../engine/who.ts'
import { type Doors, personOf, Refused, sentence } from './door.server.ts'

/** `id` asks about the nation, whose code is empty. */
export const placeCode = z.string().regex(/^(id|\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)$/).transform((c) => (c === 'id' ? '' : c))
export const placeParam = z.object({ place: placeCode })

export const unknownPlace = new Refused(404, sentence('KODE_TIDAK_DIKENAL', 'Kode wilayah ini tidak dikenal.', 'This place code is not known.'))
export const outsideAuthority = new Refused(403, sentence('BUKAN_WEWENANG', 'Ini di luar wewenang Anda.', 'This is outside your authority.'))

/** The reader's posts in force that cover the place, and all they may read of it. A 403 where there is none. */
export function postsOver({ road }: Doors, request: FastifyRequest, code: string): { over: readonly Post[]; reads: ReadonlySet<RoleRule['reads'][number]> } {
  const over = presentWho(road, personOf(request).known).posts.filter((p) => covers(p.place, code) && road.house.roles.has(p.role))
  if (over.length === 0) throw outsideAuthority
  return { over, reads: new Set(over.flatMap((p) => road.house.roles.get(p.role)?.reads ?? [])) }
}
