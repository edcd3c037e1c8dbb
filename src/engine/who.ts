// Who acts or reads: appointments (role + place + period) give territory and classes; teams give single X cases.
import type { PrivacyClass, Text } from './field.ts'

/** An appointment. `place` is a code prefix ('' = nation); `until` is the last day it holds, null = open. */
export interface Post {
  id: string
  role: string
  place: string
  from: string
  until: string | null
  /** Agency, institution or pillar the post belongs to, if any (an OPD owner's agency). */
  unit: string | null
  /** When its end was written down: who made an act before could not know of it. Only the server knows. */
  endedAt?: string
}

/** What a role may read by territory. X is never read by territory. */
export interface RoleRule {
  code: string
  label: Text
  /** Village, kecamatan … at which an appointment is made. */
  level: 'village' | 'district' | 'regency' | 'province' | 'nation'
  reads: readonly Exclude<PrivacyClass, 'X'>[]
  /** Members of the restricted lane `lane:<regency>` (violence, children). */
  lane?: boolean
  /** The device holds the place's rows and works without a signal. */
  holds?: boolean
  /** Looks on and writes nothing of the place: an auditor, a head of region, a board. */
  watches?: boolean
  /** Acts that one who only looks on may do all the same: what a board writes about its own association. */
  keeps?: readonly string[]
  /** Reads public things only, and beside them the reference rows of its very own place, never of one below. */
  own?: boolean
}

export interface Who {
  /** null for a citizen without an account. */
  person: string | null
  device: string | null
  /** Only those in force at the moment judged. */
  posts: readonly Post[]
  /** Teams this person belongs to now: case teams, restricted lanes, own units. */
  teams: readonly string[]
  /** True for acts the house itself performs (a clock ran out). */
  system: boolean
  /** Regencies of teams this person sits in, beside those of their posts: where the server must look. */
  seatedIn?: readonly string[]
  /** Teams that come with each post ever held, by the post's id; and seats that are over. An act is judged by those of its own day. */
  teamsOf?: { readonly [post: string]: readonly string[] }
  seatsUntil?: readonly { team: string; until: string }[]
}

export const nobody: Who = { person: null, device: null, posts: [], teams: [], system: false }
export const theHouse: Who = { person: 'system', device: null, posts: [], teams: [], system: true }

/** True when `place` lies in the territory `prefix` (segment-wise; '' covers all). */
export const covers = (prefix: string, place: string): boolean =>
  prefix === '' || place === prefix || place.startsWith(`${prefix}.`)

/** Posts in force on a calendar date. */
export const inForce = (posts: readonly Post[], day: string): Post[] =>
  posts.filter((p) => p.from <= day && (p.until === null || day <= p.until))

/** A seat in a team serves a post: who has none in force keeps but their own desk. */
export const seated = (who: Who): Who =>
  who.person === null || who.system || who.posts.length > 0 ? who : { ...who, teams: who.teams.filter((t) => t === `person:${who.person}`) }

/** The same person as they stood when an act was made: posts in force on that day, the teams that came with them, seats not yet over. */
export const standingOn = (who: Who, day: string, at: string, posts = inForce(who.posts, day)): Who =>
  seated({ ...who, posts, teams: [...new Set([...who.teams, ...posts.flatMap((p) => who.teamsOf?.[p.id] ?? []), ...(who.seatsUntil ?? []).filter((s) => at < s.until).map((s) => s.team)])] })

/** Posts in force that day as far as the writer could know: an end written down only after the act was made was none to them. */
export const believed = (who: Who, day: string, at: string): Post[] =>
  who.posts.filter((p) => p.from <= day && (p.until === null || day <= p.until || (p.endedAt !== undefined && at < p.endedAt)))

/** The first post of one of these roles that covers the place. */
export const postFor = (who: Who, roles: readonly string[], place: string): Post | undefined =>
  who.posts.find((p) => roles.includes(p.role) && covers(p.place, place))

/** The same person with the posts that write: who only looks on changes nothing by territory, whatever an act lets through, but by the acts its role keeps. */
export const writing = (who: Who, rules: ReadonlyMap<string, RoleRule>, act?: string): Who =>
  ({ ...who, posts: who.posts.filter((p) => !rules.get(p.role)?.watches || (act !== undefined && rules.get(p.role)?.keeps?.includes(act))) })

/** May this person do what `roles` do, at this place? */
export const holds = (who: Who, roles: readonly string[], place: string): boolean => postFor(who, roles, place) !== undefined

/** Teams nest by prefix: `intake:36.71` covers `intake:36.71.05.1001`; case teams are whole. */
export const teamCovers = (teams: readonly string[], team: string | null | undefined): boolean =>
  !!team && teams.some((t) => team === t || team.startsWith(`${t}.`))
export const inTeam = (who: Who, team: string | null | undefined): boolean => teamCovers(who.teams, team)

/** Territories by class, as they go into the database session and into every view. */
export interface Scopes {
  n: string[]
  r: string[]
  teams: string[]
  /** The territories themselves and all their ancestors, whose reference data they may read. */
  up: string[]
}

export function scopesOf(who: Who, rules: ReadonlyMap<string, RoleRule>): Scopes {
  const n = new Set<string>()
  const r = new Set<string>()
  const up = new Set<string>()
  for (const p of who.posts) {
    const rule = rules.get(p.role)
    if (!rule) continue
    if (rule.reads.includes('N')) n.add(p.place)
    if (rule.reads.includes('R')) r.add(p.place)
    // Who reads but public things reads no reference data either: it names people and posts.
    if (rule.own) up.add(p.place)
    if (!rule.reads.includes('N')) continue
    up.add('')
    const parts = p.place.split('.')
    for (let i = 1; i <= parts.length; i++) up.add(parts.slice(0, i).join('.'))
  }
  return { n: [...n], r: [...r], teams: [...who.teams], up: [...up] }
}

/** May these scopes read a row of this place, class and team? The same sentence stands in the database's policies. */
export function sees(s: Scopes, row: { place: string; class: string; team: string | null }): boolean {
  if (teamCovers(s.teams, row.team)) return true
  if (row.class === 'N') return s.n.some((p) => covers(p, row.place)) || (row.place.length < 13 && s.up.includes(row.place))
  if (row.class === 'R') return s.r.some((p) => covers(p, row.place))
  return false
}

/** May these scopes write into a space? The database asks the same of every row an act writes. */
export function reaches(s: Scopes, space: string): boolean {
  const [kind, a = '', ...rest] = space.split(':')
  if (kind === 'v') return sees({ ...s, teams: [] }, { place: a, class: rest[0] ?? 'R', team: null })
  if (kind === 't') return teamCovers(s.teams, rest.join(':'))
  return s.n.some((p) => covers(p, a))
}

/** The regencies (shards) a reader's rows can lie in, reference data above them included; null = anywhere. */
export function shardsOf(who: Who): string[] | null {
  const out = new Set<string>([''])
  for (const p of who.posts) {
    if (p.place.length < 5) return null
    out.add(p.place.slice(0, 5))
    out.add(p.place.slice(0, 2))
  }
  for (const r of who.seatedIn ?? []) out.add(r.slice(0, 5))
  return [...out].sort()
}
