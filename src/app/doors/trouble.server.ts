// Notes a device can no longer read: told of by the device, seen by whoever watches over it. Never their words; the blob opens by its writer's key alone.
import { z } from 'zod'
import type { Road } from '../../engine/road.server/road.server.ts'
import { presentWho } from '../../engine/road.server/view-sql.server.ts'
import { holds } from '../../engine/who.ts'
import { deviceWatchers } from '../../rooms/organization/door.ts'
import { type App, type Doors, noStore, personOf, Refused, sentence } from './door.server.ts'

/** A device in such trouble that it tells of more than this needs hands, not a longer list. */
const mostOfOneDevice = 200

/** Told of a year ago: whoever was to look has looked, or the phone is gone. */
const keptDays = 365

/** Forgets troubles of long ago. A job of the house; answers how many. */
export const sweepTroubles = (road: Road): Promise<number> =>
  road.db.tx({ role: 'guyub_job' }, (tx) => tx.change('delete from device_trouble where heard_at < $1', [new Date(road.clock().getTime() - keptDays * 86_400_000).toISOString()]))

const troubleSchema = z.object({ note: z.string(), heardAt: z.string(), size: z.number(), why: z.string(), app: z.string(), kept: z.boolean() })

export function troubleDoors(app: App, doors: Doors): void {
  const { road, people } = doors

  app.post('/api/device/trouble', {
    bodyLimit: 700_000,
    schema: {
      tags: ['road'], summary: 'Tell of a note this device can no longer read: its size and the kind of damage, perhaps the sealed blob itself',
      body: z.object({
        note: z.string().min(1).max(120), size: z.int().min(0).max(2_000_000_000), why: z.string().max(60).regex(/^[\w ]*$/), app: z.string().max(40),
        sealed: z.string().max(600_000).regex(/^[\w-]*$/).optional(),
      }),
      response: { 200: z.object({ heard: z.boolean() }) },
    },
  }, async (request, reply) => {
    noStore(reply)
    const me = personOf(request)
    const { note, size, why, app: version, sealed } = request.body
    const bytes = sealed === undefined ? null : Buffer.from(sealed, 'base64url')
    await road.db.tx({ role: 'guyub_job' }, async (tx) => {
      // How many has it told of already?
      const rows = await tx.query<{ n: number }>('select count(*)::int as n from device_trouble where device = $1 and note <> $2', [me.device, note])
      if ((rows[0]?.n ?? 0) >= mostOfOneDevice) throw new Refused(429, sentence('TERLALU_BANYAK', 'Sudah terlalu banyak catatan rusak dari perangkat ini. Simpan salinannya dan bawa ponsel ini ke kantor.', 'Too many damaged notes of this device. Save the copy and bring this phone to the office.'))
      await tx.change(
        `insert into device_trouble (device, note, person, heard_at, size, why, app, sealed) values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (device, note) do update set heard_at = excluded.heard_at, size = excluded.size, why = excluded.why, app = excluded.app, sealed = coalesce(excluded.sealed, device_trouble.sealed)`,
        [me.device, note, me.known.person, road.clock().toISOString(), size, why, version, bytes])
    })
    return { heard: true }
  })

  app.get('/api/devices/:person/trouble', {
    schema: {
      tags: ['session'], summary: 'Notes the devices of a person could not read any more, newest first; for themselves and for whoever watches over them', params: z.object({ person: z.string().max(60) }),
      response: { 200: z.object({ troubles: z.array(troubleSchema.extend({ device: z.string() })) }) },
    },
  }, async (request, reply) => {
    noStore(reply)
    const me = personOf(request)
    const whose = request.params.person
    if (me.known.person !== whose) {
      const who = presentWho(road, me.known)
      const other = await people.find(whose)
      const watched = other !== null && [other.place, ...other.known.posts.map((p) => p.place)].some((place) => holds(who, deviceWatchers, place))
      if (!watched) throw new Refused(403, sentence('BUKAN_WEWENANG', 'Ini di luar wewenang Anda.', 'This is outside your authority.'))
    }
    const troubles = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<z.infer<typeof troubleSchema> & { device: string }>(
      'select device, note, heard_at as "heardAt", size, why, app, sealed is not null as kept from device_trouble where person = $1 order by heard_at desc, device, note limit 400', [whose]))
    return { troubles: troubles.map((t) => ({ ...t, heardAt: new Date(t.heardAt).toISOString() })) }
  })
}
