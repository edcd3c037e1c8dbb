// The public check of a member's card: name, village, whether it stands, until when; nothing else.
import { z } from 'zod'
import { cardByToken } from '../../rooms/organization/psm-tables.server.ts'
import { type App, type Doors, noStore, Refused, sentence } from './door.server.ts'

/** A meeting's door scans many; nobody guesses eighty bits. */
const checksPerMinute = 120
const unknownCard = new Refused(404, sentence('KARTU_TIDAK_DIKENAL', 'Tidak ada kartu anggota dengan kode ini.', 'There is no member’s card with this code.'))
const cardSchema = z.object({ name: z.string(), place: z.string(), village: z.string(), standing: z.enum(['berlaku', 'tidak_berlaku']), until: z.string().nullable() })

export function membershipDoors(app: App, doors: Doors): void {
  app.get('/api/public/cards/:token', {
    config: { rateLimit: { max: checksPerMinute, timeWindow: 60_000 } },
    schema: { tags: ['public'], summary: 'What the code of a member’s card leads to: name, village, whether it stands', params: z.object({ token: z.string().regex(/^[0-9a-f]{20,40}$/) }), response: { 200: cardSchema } },
  }, async (request, reply) => {
    noStore(reply)
    const found = await cardByToken(doors.road.db, request.params.token, doors.road.clock())
    if (!found) throw unknownCard
    return { ...found, village: doors.places.placeAnswer(found.place)?.name ?? found.place }
  })
}
