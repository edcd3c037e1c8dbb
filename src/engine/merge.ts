// How one change lands on one row: field by field, with the value the writer had seen; nobody's words vanish.
import type { Change } from './act.ts'
import type { AnyRow } from './record.ts'

/** A field two people changed while apart. `kept` stays in the row; `offered` waits for a choice. */
export interface Clash {
  field: string
  was: unknown
  kept: unknown
  offered: unknown
}

export interface Landing {
  /** The row afterwards; null when the change removed it. */
  row: AnyRow | null
  clashes: Clash[]
  /** Names of the columns that changed; for `values` of an answer, `values.<question>`. */
  changed: string[]
}

/** Where a row lies is said by the change itself, never by a column of that name. */
const spine: readonly string[] = ['id', 'place', 'class', 'team', 'version']

/** Land a change on the present row (undefined = it does not exist yet). Pure. */
export function land(present: AnyRow | undefined, change: Change): Landing {
  if (change.kind === 'remove') return { row: null, clashes: [], changed: present ? ['*'] : [] }
  const clashes: Clash[] = []
  const changed: string[] = []
  const next: AnyRow = { ...(present ?? {}), id: change.id, place: change.place, class: change.class, team: change.team }
  if (present && (present.place !== change.place || present.class !== change.class || present.team !== change.team)) changed.push('place')
  for (const [column, value] of Object.entries(change.set)) {
    if (column === 'values' && change.record.name === 'answer') {
      next.values = landValues(present?.values, value, change.was?.values, clashes, changed)
      continue
    }
    if (value === undefined || spine.includes(column)) continue
    const now = present?.[column]
    if (change.was && column in change.was && present && !same(now, change.was[column]) && !same(now, value)) {
      clashes.push({ field: column, was: change.was[column], kept: now, offered: value })
      continue
    }
    if (!same(now, value)) changed.push(column)
    next[column] = value
  }
  return { row: next, clashes, changed }
}

function landValues(present: unknown, offered: unknown, was: unknown, clashes: Clash[], changed: string[]): Record<string, unknown> {
  const now = { ...((present ?? {}) as Record<string, unknown>) }
  const before = was as Record<string, unknown> | undefined
  for (const [q, value] of Object.entries(offered as Record<string, unknown>)) {
    if (before && q in before && q in now && !same(now[q], before[q]) && !same(now[q], value)) {
      clashes.push({ field: `values.${q}`, was: before[q], kept: now[q], offered: value })
      continue
    }
    if (!same(now[q], value)) changed.push(`values.${q}`)
    now[q] = value
  }
  return now
}

/** Equal as data: null and absent are the same; objects by content. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (a === null || a === undefined) return b === null || b === undefined
  if (typeof a !== 'object' || typeof b !== 'object' || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const ka = Object.keys(a).filter((k) => (a as Record<string, unknown>)[k] !== undefined)
  const kb = Object.keys(b).filter((k) => (b as Record<string, unknown>)[k] !== undefined)
  return ka.length === kb.length && ka.every((k) => same((a as Record<string, unknown>)[k], (b as Record<string, unknown>)[k]))
}
