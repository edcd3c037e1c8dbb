// Who somebody is to the house: every post they ever held, and the teams they sit in now. Kept for a moment, dropped on change.
import type { Tx } from '../../engine/store.server/database.server.ts'
import { SqlError } from '../../engine/store.server/errors.server.ts'
import type { Known, Road, WriteHook } from '../../engine/road.server/road.server.ts'
import { inSpaceSql, tableOf } from '../../engine/road.server/rows-sql.server.ts'
import type { House } from '../../engine/house.ts'
import type { AnyRow } from '../../engine/record.ts'
import { regencyOf } from '../../engine/space.ts'
import { dayAt } from '../../engine/values/day.ts'
import { inForce, type Post } from '../../engine/who.ts'
import { intakeRoles, rollRoles, roles } from './roles.ts'

/** Other processes may have changed a post: what is known is asked again after this long. */
const keepMs = 5_000
/** Where no other process writes, the answer of a moment ago is given at once while we ask again. */
const staleMs = 15_000

export interface KnownPerson {
  known: Known
  name: string
  lang: string
  place: string
  /** X cases whose rows the person's own device may hold. */
  cases: { team: string; place: string }[]
}

/** Longer than any session is kept without asking. */
const turnAwayMs = 60_000

export class People {
  private readonly kept = new Map<string, { at: number; person: KnownPerson | null }>()
  private readonly revoked = new Map<string, number>()
  private readonly road: Road

  constructor(road: Road) {
    this.road = road
  }

  now(): string {
    return this.road.clock().toISOString()
  }

  house(): House {
    return this.road.house
  }

  /** A device revoked a moment ago: turned away at once, until every kept session has been asked anew. */
  turnAway(device: string): void {
    this.revoked.set(device, this.road.clock().getTime() + turnAwayMs)
  }

  isTurnedAway(device: string): boolean {
    const until = this.revoked.get(device)
    if (until === undefined) return false
    if (until > this.road.clock().getTime()) return true
    this.revoked.delete(device)
    return false
  }

  forget(person?: string): void {
    if (person) {
      this.kept.delete(person)
      this.asked.delete(person)
    } else {
      this.kept.clear()
      this.asked.clear()
    }
  }

  /** Null when there is no such account, or it was closed. `device` is filled in by the door. */
  async find(person: string): Promise<KnownPerson | null> {
    const kept = this.kept.get(person)
    const now = this.road.clock().getTime()
    const age = kept ? now - kept.at : -1
    if (kept && age >= 0 && age < keepMs) return kept.person
    const asking = this.ask(person, now)
    if (!kept || !this.road.heard || age < 0 || age >= staleMs) return asking
    asking.catch((error: unknown) => this.road.report('who somebody is', error))
    return kept.person
  }

  private readonly asked = new Map<string, Promise<KnownPerson | null>>()

  /** Asks the database; those who ask about the same person meanwhile wait for the same answer, unless it was forgotten on the way. */
  private ask(person: string, now: number): Promise<KnownPerson | null> {
    const under = this.asked.get(person)
    if (under) return under
    const asking = this.road.db.tx({ role: 'guyub_job', readOnly: true }, (tx) => this.load(tx, person)).then((found) => {
      if (this.asked.get(person) === asking) this.kept.set(person, { at: now, person: found })
      return found
    }).finally(() => {
      if (this.asked.get(person) === asking) this.asked.delete(person)
    })
    this.asked.set(person, asking)
    return asking
  }

  private async load(tx: Tx, person: string): Promise<KnownPerson | null> {
    const [accounts, appointments, seats] = await Promise.all([
      tx.query<{ name: string; lang: string | null; place: string; state: string | null }>('select name, lang, place_code as "place", state from account where id = $1', [person]),
      tx.query<Post & { changedAt: string }>('select id, role, place_code as "place", "from", "until", unit, changed_at as "changedAt" from appointment where person_id = $1 order by id', [person]),
      tx.query<{ team: string; place: string; until: string | null }>('select team_id as "team", place_code as "place", "until" from team_member where person_id = $1 order by team_id', [person]),
    ])
    const account = accounts[0]
    if (!account || account.state === 'ditutup') return null
    const now = this.road.clock().toISOString()
    const seated = seats.filter((s) => s.until === null || s.until > now)
    const posts = appointments.map(({ changedAt, ...p }): Post => ({ ...p, ...(p.until === null ? {} : { endedAt: changedAt }) }))
    return {
      known: {
        person, device: null, posts, teams: [...teamsOfPosts(posts, now), ...seated.map((s) => s.team), `person:${person}`], system: false, seatedIn: [...new Set(seated.map((s) => regencyOf(s.place)))],
        teamsOf: Object.fromEntries(posts.map((p) => [p.id, teamsOfPost(p)])),
        seatsUntil: seats.flatMap((s) => (s.until === null ? [] : [{ team: s.team, until: s.until }])),
      },
      name: account.name,
      lang: account.lang ?? 'id',
      place: account.place,
      cases: seated.filter((s) => s.team.startsWith('case:')).map((s) => ({ team: s.team, place: s.place })),
    }
  }
}

/** Teams that come with a post: the restricted lane, the desk that knows reporters, the roll of members, one's own agency. */
function teamsOfPost(p: Post): string[] {
  return [
    ...(roles.find((r) => r.code === p.role)?.lane ? [`lane:${regencyOf(p.place)}`] : []),
    ...(intakeRoles.includes(p.role) ? [`intake:${p.place}`] : []),
    ...(rollRoles.includes(p.role) ? [`roll:${p.place}`] : []),
    ...(p.unit ? [`unit:${p.unit}`] : []),
  ]
}

/** The teams of the posts in force now. */
export function teamsOfPosts(posts: readonly Post[], now: string): string[] {
  return [...new Set(posts.filter((p) => inForce([p], dayAt(now, p.place)).length > 0).flatMap(teamsOfPost))]
}

/** A person has one account in the whole country: a second of the same id, elsewhere, would let its administrator sign in as them. */
async function oneAccount(tx: Tx, rows: readonly { before: AnyRow | null; after: AnyRow | null }[]): Promise<void> {
  const fresh = rows.flatMap(({ before, after }) => (!before && after ? [after] : []))
  if (fresh.length === 0) return
  // Which of these ids stand more than once?
  const twice = await tx.query('select id from account where id = any ($1) group by id having count(*) > 1 order by id limit 1', [fresh.map((r) => r.id)])
  if (twice.length > 0) throw new SqlError('this account exists elsewhere', { code: '23505', table: 'account', constraint: 'one account a person' })
}

/** Acts that change who somebody is make us ask again; a revocation ends the device's sessions at once. */
export function peopleHooks(people: () => People, hideCode: (codeHash: string) => string): WriteHook[] {
  const forget = (column: string) => async (_tx: Tx, rows: readonly { before: AnyRow | null; after: AnyRow | null }[]): Promise<void> => {
    for (const { before, after } of rows) for (const r of [before, after]) if (r) people().forget(String(column === 'id' ? r.id : r[column]))
  }
  return [
    { record: 'account', run: forget('id') },
    { record: 'account', run: oneAccount },
    { record: 'appointment', run: forget('personId') },
    { record: 'teamMember', run: forget('personId') },
    { record: 'deviceCode', run: hideCodes(hideCode) },
    {
      record: 'deviceRevocation',
      run: async (tx, rows) => {
        const now = people().now()
        for (const { before, after } of rows) {
          if (!after || before) continue
          people().turnAway(String(after.deviceId))
          // A device revoked before and found to be lost now forgets at once.
          await tx.change(
            `update device set revoked_at = coalesce(revoked_at, $3), revoked_why = $4, lost_at = coalesce($6, lost_at),
               revoked_kind = case when $5 = 'lost' then 'lost' else coalesce(revoked_kind, 'ended') end
             where id = $1 and person = $2`,
            [after.deviceId, after.personId, now, after.reason, after.kind === 'lost' ? 'lost' : 'ended', after.lostAt ?? null])
          await tx.change('update session set ended_at = $3 where device = $1 and person = $2 and ended_at is null', [after.deviceId, after.personId, now])
        }
      },
    },
    { record: 'breach', run: (tx, rows) => noteExposure(people().house(), tx, rows) },
  ]
}

/** What arrives is the hash of a code that travels on paper; what is kept and goes out to phones is a hash of that which only this server can make. */
function hideCodes(hide: (codeHash: string) => string): WriteHook['run'] {
  return async (tx, rows) => {
    for (const { before, after } of rows) {
      if (before || !after) continue
      await tx.change('update device_code set code_hash = $3 where regency_code = $1 and id = $2', [regencyOf(after.place), after.id, hide(String(after.codeHash))])
    }
  }
}

/** What lay on the device, counted as it is reported: spaces it held, by kind of record. */
async function noteExposure(house: House, tx: Tx, rows: readonly { before: AnyRow | null; after: AnyRow | null }[]): Promise<void> {
  for (const { before, after } of rows) {
    if (before || !after) continue
    // Which spaces did it hold, if it is this person's?
    const spaces = await tx.query<{ space: string; regency: string; records: { [record: string]: number } }>(
      `select c.space, c.regency_code as "regency", s.records
       from device d join device_cursor c on c.device = d.id join space s on s.regency_code = c.regency_code and s.space = c.space
       where d.id = $1 and d.person = $2 and (c.version > 0 or c.sent > 0)
       order by c.space`, [after.deviceId, after.personId])
    const found: { space: string; record: string; class: string; n: number }[] = []
    for (const s of spaces) {
      for (const name of Object.keys(s.records).sort()) {
        const record = house.records.get(name)
        if (!record) continue
        // How many rows of this kind, by class?
        const counted = await tx.query<{ class: string; n: number }>(`select class, count(*)::int as n from ${tableOf(record)} t where ${inSpaceSql(s.space)} group by class order by class`, [s.regency, s.space])
        for (const { class: cls, n } of counted) found.push({ space: s.space, record: name, class: cls, n })
      }
    }
    if (found.length === 0) continue
    await tx.change(
      `insert into breach_exposure (regency_code, breach_id, space, record, class, n)
       select $1, $2, x.space, x.record, x.class, x.n from jsonb_to_recordset($3::jsonb) as x(space text, record text, class text, n integer)
       on conflict (regency_code, breach_id, space, record) do nothing`,
      [regencyOf(after.place), after.id, JSON.stringify(found)])
  }
}
