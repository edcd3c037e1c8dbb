// Families once some people came, went or changed: each worked out once, however many of its people are concerned.
import type { Change, Look } from '../../engine/act.ts'
import { familyAfter, Household, Person } from '../registry/door.ts'
import type { PersonRow } from './rules.ts'

export interface Moved {
  before: PersonRow
  after: PersonRow
}

/** `closed`: families left without anybody by this; they stay as history. `reopen`: families that were closed so and have people again. */
export function familiesAfter(look: Look, moved: readonly Moved[], reopen: ReadonlySet<string> = new Set()): { changes: Change[]; closed: string[] } {
  const ids = new Set<string>()
  for (const { before, after } of moved) for (const id of [before.householdId, after.householdId]) if (id && look.find(Household, id)) ids.add(id)
  const changes: Change[] = []
  const closed: string[] = []
  for (const id of [...ids].sort()) {
    const were = look.all(Person, { householdId: id })
    const touched = new Set(moved.map((m) => m.before.id))
    const now = [...were.filter((p) => !touched.has(p.id)), ...moved.map((m) => m.after).filter((p) => p.householdId === id)]
    const same = now.length === were.length && now.every((p) => were.some((w) => w.id === p.id && w.presence === p.presence && w.relation === p.relation && w.name === p.name))
    if (same && !reopen.has(id)) continue
    const household = look.find(Household, id)
    if (now.length === 0 && were.length > 0 && (household?.state ?? 'ada') === 'ada') {
      closed.push(id)
      // Where the one went who was its last member.
      const into = moved.find((m) => m.before.householdId === id)?.after.mergedInto
      const home = moved.find((m) => m.after.id === into)?.after.householdId
      changes.push(...familyAfter(look, id, now, { state: 'bubar', mergedInto: home && home !== id ? home : null, statedMembers: household?.statedMembers ?? null }))
    } else changes.push(...familyAfter(look, id, now, reopen.has(id) ? { state: 'ada', mergedInto: null, statedMembers: household?.statedMembers ?? null } : {}))
  }
  return { changes, closed }
}
