// From what a view answered to what StateOf draws: a list, or the one thing a page is about.
import type { AnyRow } from '../engine/record.ts'
import type { ViewRow } from '../engine/view.ts'
import type { Loaded } from './states.web.tsx'
import type { ViewState } from './work.web.tsx'
import type { Say } from './words.web.tsx'

export function listOf(state: ViewState): Loaded<ViewRow[]> {
  if (state.status === 'ready') return { status: 'ready', data: state.rows }
  return state
}

/** The first row, or a sentence that there is none. */
export function oneOf(state: ViewState, absent: Say): Loaded<ViewRow> {
  if (state.status !== 'ready') return state
  const [first] = state.rows
  return first ? { status: 'ready', data: first } : { status: 'refused', say: absent }
}

/** A join declared `many`. */
export const manyOf = (row: ViewRow, alias: string): AnyRow[] => {
  const joined = row.joins[alias]
  return Array.isArray(joined) ? joined : joined ? [joined] : []
}

/** A join of one row. */
export const joinOf = (row: ViewRow, alias: string): AnyRow | undefined => {
  const joined = row.joins[alias]
  return Array.isArray(joined) ? joined[0] : joined
}
