// Where the person looking stands towards a case, as its acts will judge it: shows only steps that can be taken. The acts judge again.
import { covers, holds, type Who } from '../../../engine/who.ts'
import { restrictedSupervisorRoles, supervisorRoles, workRoles } from '../judging.ts'
import { teamOf } from '../rules.ts'
import type { CaseRow, SeatRow } from './words.web.ts'

export interface Standing {
  person: string | null
  row: CaseRow
  /** Sits in the team. */
  seated: boolean
  /** Works on it: by post where the family lives, or by seat. */
  works: boolean
  /** Approves and ends it. */
  supervises: boolean
  /** Opened, owns or supervises it: fills the team. */
  leads: boolean
  peksos: boolean
  /** Holds one of these posts where the case is. */
  as(roles: readonly string[]): boolean
}

export function standingOf(who: Who, row: CaseRow, seats: readonly SeatRow[], now: string): Standing {
  const seated = who.teams.includes(teamOf(row.id)) || seats.some((s) => s.personId === who.person && (!s.until || s.until > now))
  const as = (roles: readonly string[]): boolean => holds(who, roles, row.place)
  const sealed = row.class === 'X'
  const named = row.supervisorId ? row.supervisorId === who.person : !sealed
  return {
    person: who.person, row, seated, as,
    works: seated || (!sealed && as(workRoles)),
    supervises: named && (sealed ? seated && as(restrictedSupervisorRoles) : as(supervisorRoles)),
    leads: who.person !== null && [row.ownerId, row.supervisorId, row.openedBy].includes(who.person) && (!sealed || seated),
    peksos: as(['pekerja_sosial']),
  }
}

/** Does one of the person's posts reach the place? */
export const servesAt = (who: Who, roles: readonly string[], place: string): boolean => who.posts.some((p) => roles.includes(p.role) && covers(p.place, place))
