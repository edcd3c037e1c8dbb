// Who somebody is to the house: every post they ever held, and the teams they sit in now. Kept for a moment, dropped on change.
import type { Tx } from '../../engine/store.server/database.server.ts'
import { SqlError } from '../../engine/store.server/errors.server.ts'
import type { Known, Road, WriteHook } from '../../engine/road.server/road.server.ts'
import type { AnyRow } from '../../engine/record.ts'
import { regencyOf } from '../../engine/space.ts'
import { dayAt } from '../../engine/values/day.ts'
import { inForce, type Post } from '../../engine/who.ts'
import { intakeRoles, roles } from './roles.ts'

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
    const [accounts, posts, seats] = await Promise.all([
      tx.query<{ name: string; lang: string | null; place: string; state: string | null }>('select name, lang, place_code as "place", state from account where id = $1', [person]),
      tx.query<Post>('select id, role, place_code as "place", "from", "until", unit from appointment where person_id = $1 order by id', [person]),
      tx.query<{ team: string; place: string; until: string | null }>('select team_id as "team", place_code as "place", "until" from team_member where person_id = $1 order by team_id', [person]),
    ])
    const account = accounts[0]
    if (!account || account.state === 'ditutup') return null
    const now = this.road.clock().toISOString()
    const seated = seats.filter((s) => s.until === null || s.until > now)
    return {
      known: { person, device: null, posts, teams: [...teamsOfPosts(posts, now), ...seated.map((s) => s.team), `person:${person}`], system: false, seatedIn: [...new Set(seated.map((s) => regencyOf(s.place)))] },
      name: account.name,
      lang: account.lang ?? 'id',
      place: account.place,
      cases: seated.filter((s) => s.team.startsWith('case:')).map((s) => ({ team: s.team, place: s.place })),
    }
  }
}

/** Teams that come with a post: the restricted lane, the desk that knows reporters, one's own agency. */
export function teamsOfPosts(posts: readonly Post[], now: string): string[] {
  const out = new Set<string>()
  for (const p of posts) {
    if (inForce([p], dayAt(now, p.place)).length === 0) continue
    if (roles.find((r) => r.code === p.role)?.lane) out.add(`lane:${regencyOf(p.place)}`)
    if (intakeRoles.includes(p.role)) out.add(`intake:${p.place}`)
    if (p.unit) out.add(`unit:${p.unit}`)
  }
  return [...out]
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
export function peopleHooks(people: () => People): WriteHook[] {
  const forget = (column: string) => async (_tx: Tx, rows: readonly { before: AnyRow | null; after: AnyRow | null }[]): Promise<void> => {
    for (const { before, after } of rows) for (const r of [before, after]) if (r) people().forget(String(column === 'id' ? r.id : r[column]))
  }
  return [
    { record: 'account', run: forget('id') },
    { record: 'account', run: oneAccount },
    { record: 'appointment', run: forget('personId') },
    { record: 'teamMember', run: forget('personId') },
    {
      record: 'deviceRevocation',
      run: async (tx, rows) => {
        for (const { after } of rows) {
          if (!after) continue
          people().turnAway(String(after.deviceId))
          await tx.change('update device set revoked_at = now(), revoked_why = $3 where id = $1 and person = $2 and revoked_at is null', [after.deviceId, after.personId, after.reason])
          await tx.change('update session set ended_at = now() where device = $1 and person = $2 and ended_at is null', [after.deviceId, after.personId])
        }
      },
    },
  ]
}
