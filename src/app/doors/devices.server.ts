// Devices from outside: when each was heard from and how it is, who may look at that, and what a lost one held.
import { z } from 'zod'
import type { Road } from '../../engine/road.server/road.server.ts'
import { presentWho } from '../../engine/road.server/view-sql.server.ts'
import { regencyOf } from '../../engine/space.ts'
import { dayAt } from '../../engine/values/day.ts'
import { timeZoneOf } from '../../engine/values/place-code.ts'
import { holds } from '../../engine/who.ts'
import type { Health } from '../../engine/wire.ts'
import { breachDraft, breachReaders, byConcern, countsByClass, type DeviceSeen, deviceWatchers, silentAfterDays, silentDaysOf } from '../../rooms/organization/door.ts'
import { type App, type Doors, noStore, personOf, Refused, sentence, type SignedIn } from './door.server.ts'

/** «Last contact» is told in days; it is written at most this often. */
const contactMs = 600_000
/** A phone in good order has a handful of refused acts a day. Each is kept; nobody may fill the house with them. */
const mostRefusals = 400

const notYours = new Refused(403, sentence('BUKAN_WEWENANG', 'Ini di luar wewenang Anda.', 'This is outside your authority.'))
export const tooManyRefused = new Refused(429, sentence('TERLALU_BANYAK_DITOLAK', 'Hari ini terlalu banyak catatan dari perangkat ini yang ditolak. Sisanya tersimpan di perangkat dan dicoba lagi besok; mintalah bantuan admin.', 'Too many notes of this device were refused today. The rest stays on the device and is tried again tomorrow; ask the administrator for help.'))

/** What the doors of the road keep of each device. */
export class DeviceBook {
  private readonly contact = new Map<string, number>()
  /** Told while nothing could be written: a phone tells of itself only when that changed. */
  private readonly owed = new Map<string, Health>()
  private readonly refused = new Map<string, { day: string; n: number }>()
  private readonly road: Road

  constructor(road: Road) {
    this.road = road
  }

  /** It was here, and may have told how it is. */
  async heard(device: string, health: Health | undefined = this.owed.get(device)): Promise<void> {
    const now = this.road.clock()
    const last = this.contact.get(device)
    if (!health && last !== undefined && Math.abs(now.getTime() - last) < contactMs) return
    if (this.contact.size > 50_000) this.contact.clear()
    this.contact.set(device, now.getTime())
    const at = now.toISOString()
    const kept = this.road.db.tx({ role: 'guyub_job' }, (tx) => (health
      ? tx.change(
          `update device set last_seen_at = $2, app_version = $3, unsent = $4, photos_waiting = $5, oldest_unsent = $6, attention = $7,
             unreadable = $8, used_bytes = $9, free_bytes = $10, persisted = $11, health_at = $2
           where id = $1`,
          [device, at, health.app, health.unsent, health.photos, health.oldest, health.attention, health.unreadable, health.usedBytes, health.freeBytes, health.persisted],
        )
      : tx.change('update device set last_seen_at = $2 where id = $1', [device, at])))
    // A full disk must not keep anybody from reading: it is written down at the next contact then.
    await kept.then(() => this.owed.delete(device), (error: unknown) => {
      this.contact.delete(device)
      if (this.owed.size > 50_000) this.owed.clear()
      if (health) this.owed.set(device, health)
      this.road.report('the last contact of a device', error)
    })
  }

  /** False for a device that was refused too often today: nothing of it is judged any more. */
  async spares(me: SignedIn, now: Date): Promise<boolean> {
    const day = now.toISOString().slice(0, 10)
    const known = this.refused.get(me.device)
    if (known?.day === day && known.n < mostRefusals) return true
    if (known?.day !== day) {
      // What did this device have refused today already, before this process knew of it? Its refusals lie with its person's regencies.
      const regencies = [...new Set([...me.known.posts.map((p) => regencyOf(p.place)), regencyOf(me.place)])]
      const rows = await this.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ n: number }>(
        `select count(*)::int as n from act_log where regency_code = any ($1) and person = $2 and heard_at >= $3 and device = $4 and outcome = 'refused'`,
        [regencies, me.known.person, `${day}T00:00:00.000Z`, me.device]))
      if (this.refused.size > 50_000) this.refused.clear()
      this.refused.set(me.device, { day, n: rows[0]?.n ?? 0 })
    }
    return (this.refused.get(me.device)?.n ?? 0) < mostRefusals
  }

  refusals(device: string, n: number, now: Date): void {
    const known = this.refused.get(device)
    if (n > 0 && known?.day === now.toISOString().slice(0, 10)) known.n += n
  }
}

const text = z.object({ id: z.string(), en: z.string() })
const seenSchema = z.object({
  id: z.string(), person: z.string(), name: z.string(), label: z.string(), posts: z.array(z.object({ role: z.string(), place: z.string(), current: z.boolean() })),
  enrolledAt: z.string(), lastContact: z.string(), silentDays: z.number(), silent: z.boolean(), app: z.string().nullable(), unsent: z.number().nullable(), photos: z.number().nullable(),
  oldest: z.string().nullable(), attention: z.number().nullable(), unreadable: z.number().nullable(), usedBytes: z.number().nullable(), freeBytes: z.number().nullable(), persisted: z.boolean().nullable(),
  healthAt: z.string().nullable(), revoked: z.object({ at: z.string(), kind: z.enum(['lost', 'ended']), lostAt: z.string().nullable(), why: z.string() }).nullable(), wipedAt: z.string().nullable(),
})

export function deviceDoors(app: App, doors: Doors): void {
  const { road, people } = doors
  const silentAfter = doors.config.silentDays ?? silentAfterDays

  app.get('/api/devices', {
    schema: {
      tags: ['session'], summary: 'The devices of the people who serve a place: last contact, what they hold back, silent ones first', querystring: z.object({ place: z.string().max(13) }),
      response: { 200: z.object({ devices: z.array(seenSchema), silentAfterDays: z.number(), now: z.string() }) },
    },
  }, async (request, reply) => {
    noStore(reply)
    const me = personOf(request)
    const { place } = request.query
    if (!holds(presentWho(road, me.known), deviceWatchers, place)) throw notYours
    const now = road.clock()
    const seen = await devicesOf(road, place, now)
    return { devices: seen.map((d) => ({ ...d, silent: d.revoked === null && d.silentDays >= silentAfter })).sort(byConcern), silentAfterDays: silentAfter, now: now.toISOString() }
  })

  app.get('/api/devices/:person', {
    schema: { tags: ['session'], summary: 'The devices of a person, for themselves and for administrators', params: z.object({ person: z.string().max(60) }), response: { 200: z.object({ devices: z.array(z.object({ id: z.string(), label: z.string(), enrolledAt: z.string(), lastSeenAt: z.string().nullable(), revokedAt: z.string().nullable(), revokedKind: z.string().nullable(), wipedAt: z.string().nullable() })) }) } },
  }, async (request) => {
    const me = personOf(request)
    const whose = request.params.person
    if (me.known.person !== whose) {
      const other = await people.find(whose)
      const keeper = other !== null && holds(presentWho(road, me.known), ['admin', 'dinsos_head'], other.place)
      if (!keeper) throw notYours
    }
    const devices = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ id: string; label: string; enrolledAt: string; lastSeenAt: string | null; revokedAt: string | null; revokedKind: string | null; wipedAt: string | null }>(
      'select id, label, enrolled_at as "enrolledAt", last_seen_at as "lastSeenAt", revoked_at as "revokedAt", revoked_kind as "revokedKind", wiped_at as "wipedAt" from device where person = $1 order by enrolled_at desc, id', [whose]))
    return { devices }
  })

  app.get('/api/breaches/:id', {
    schema: {
      tags: ['session'], summary: 'What a lost device held, and a draft of the notice to those concerned', params: z.object({ id: z.string().max(60) }), querystring: z.object({ place: z.string().max(13) }),
      response: { 200: z.object({ id: z.string(), device: z.string(), person: z.string(), name: z.string(), state: z.string(), dueAt: z.string(), wipedAt: z.string().nullable(), counts: z.object({ N: z.number(), R: z.number(), X: z.number() }), exposed: z.array(z.object({ space: z.string(), placeName: z.string(), record: text, class: z.enum(['N', 'R', 'X']), n: z.number() })), draft: text }) },
    },
  }, async (request, reply) => {
    noStore(reply)
    const me = personOf(request)
    const { place } = request.query
    if (!holds(presentWho(road, me.known), breachReaders, place)) throw notYours
    const regency = regencyOf(place)
    const [breaches, rows] = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => Promise.all([
      tx.query<{ device: string; person: string; lostAt: string | null; reportedAt: string; dueAt: string; how: string; state: string }>(
        `select device_id as "device", person_id as "person", lost_at as "lostAt", reported_at as "reportedAt", due_at as "dueAt", how, state
         from breach where regency_code = $1 and place_code = $2 and id = $3`, [regency, place, request.params.id]),
      tx.query<{ space: string; record: string; class: 'N' | 'R' | 'X'; n: number }>(
        'select space, record, class, n from breach_exposure where regency_code = $1 and breach_id = $2 order by class desc, space, n desc, record', [regency, request.params.id]),
    ]))
    const b = breaches[0]
    if (!b) throw new Refused(404, sentence('TIDAK_ADA', 'Catatan ini tidak ada.', 'There is no such record.'))
    const devices = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ label: string; wipedAt: string | null }>('select label, wiped_at as "wipedAt" from device where id = $1', [b.device]))
    const exposed = rows.map((r) => ({ ...r, placeName: spaceName(doors, r.space), record: road.house.records.get(r.record)?.label ?? { id: r.record, en: r.record } }))
    const name = (await people.find(b.person))?.name ?? '—'
    const wipedAt = devices[0]?.wipedAt ?? null
    return {
      id: request.params.id, device: b.device, person: b.person, name, state: b.state, dueAt: b.dueAt, wipedAt, counts: countsByClass(exposed), exposed,
      draft: breachDraft({ ...b, personName: name, deviceLabel: devices[0]?.label ?? b.device, wipedAt, exposed }, (iso) => moment(iso, place)),
    }
  })
}

function spaceName(doors: Doors, space: string): string {
  const [kind, code = ''] = space.split(':')
  const name = doors.places.placeAnswer(code)?.name ?? (code || 'Indonesia')
  return kind === 't' ? `tim kasus, ${name}` : name
}

/** `20 Maret 2023 pukul 09.15 WIB`, by the clock of the place. */
export function moment(iso: string, place: string): { id: string; en: string } {
  const timeZone = timeZoneOf(place)
  const zone = { 'Asia/Jakarta': 'WIB', 'Asia/Makassar': 'WITA', 'Asia/Jayapura': 'WIT' }[timeZone] ?? ''
  const told = (lang: string): string => new Intl.DateTimeFormat(lang, { timeZone, day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(iso))
  return { id: `${told('id-ID')} ${zone}`.trim(), en: `${told('en-GB')} ${zone}`.trim() }
}

/** Devices of whoever serves or served within the place; long revoked ones are left out. */
async function devicesOf(road: Road, place: string, now: Date): Promise<DeviceSeen[]> {
  const shard = place.length >= 5 ? 'regency_code = $2 and ' : ''
  const args = place.length >= 5 ? [place, regencyOf(place)] : [place]
  // Who serves or served here?
  const posts = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => tx.query<{ person: string; role: string; place: string; from: string; until: string | null }>(
    `select person_id as "person", role, place_code as "place", "from", "until" from appointment
     where ${shard}($1 = '' or place_code = $1 or place_code ^@ ($1 || '.'))
     order by place_code, role, id limit 20000`, args))
  const postsOf = new Map<string, DeviceSeen['posts']>()
  for (const p of posts) {
    const day = dayAt(now.toISOString(), p.place)
    postsOf.set(p.person, [...(postsOf.get(p.person) ?? []), { role: p.role, place: p.place, current: p.from <= day && (p.until === null || day <= p.until) }])
  }
  const persons = [...postsOf.keys()]
  const [devices, accounts] = await road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => Promise.all([
    tx.query<Omit<DeviceSeen, 'name' | 'posts' | 'silentDays' | 'silent' | 'revoked'> & { revokedAt: string | null; kind: 'lost' | 'ended'; lostAt: string | null; why: string | null }>(
      `select id, person, label, enrolled_at as "enrolledAt", coalesce(last_seen_at, enrolled_at) as "lastContact", app_version as "app", unsent, photos_waiting as "photos",
         oldest_unsent as "oldest", attention, unreadable, used_bytes as "usedBytes", free_bytes as "freeBytes", persisted, health_at as "healthAt",
         revoked_at as "revokedAt", coalesce(revoked_kind, 'ended') as "kind", lost_at as "lostAt", revoked_why as "why", wiped_at as "wipedAt"
       from device where person = any ($1) and (revoked_at is null or revoked_at > $2)
       order by coalesce(last_seen_at, enrolled_at), id limit 20000`,
      [persons, new Date(now.getTime() - 90 * 86_400_000).toISOString()]),
    tx.query<{ id: string; name: string }>('select id, name from account where id = any ($1) order by id', [persons]),
  ]))
  const names = new Map(accounts.map((a) => [a.id, a.name]))
  return devices.map(({ revokedAt, kind, lostAt, why, ...d }) => ({
    ...d, name: names.get(d.person) ?? '—', posts: postsOf.get(d.person) ?? [], silentDays: silentDaysOf(d.lastContact, now.getTime()), silent: false,
    revoked: revokedAt ? { at: revokedAt, kind, lostAt, why: why ?? '' } : null,
  }))
}
