// The turn from one term to the next: what the board and both terms become when a term comes into force.
import { type Change, type Env, patch } from '../../engine/act.ts'
import type { RowOf } from '../../engine/record.ts'
import { Board, BoardTerm } from './board-records.ts'
import { beginning, type BoardRow, expiryOf, nextWarning, runningStates, stateInForce } from './board-rules.ts'

type TermRow = RowOf<typeof BoardTerm>

/** Clocks of a term in force: the next warning that still lies ahead, and the moment after its last day. */
export const clocksOf = (periodEnd: string, day: string, place: string): { remindAt: string | null; expiresAt: string } => {
  const next = nextWarning(periodEnd, day)
  return { remindAt: next ? beginning(next.on, place) : null, expiresAt: expiryOf(periodEnd, place) }
}

/** A term comes into force: the board shows its dates; the term before it, where it still ran, was followed. `set` is written on the term besides. */
export function takesOver(board: BoardRow, term: TermRow, before: TermRow | undefined, env: Env, set: Partial<TermRow> = {}): Change[] {
  const periodEnd = term.periodEnd ?? ''
  // Recorded after its last day, it is in force for the moment until the house's clock notes that it has ended.
  const state = stateInForce(periodEnd, env.day)
  return [
    patch(BoardTerm, term, { ...set, state, stateAt: env.at, startsAt: null }),
    ...(before && before.id !== term.id && runningStates.includes(before.state ?? '') ? [patch(BoardTerm, before, { state: 'diperpanjang', stateAt: env.at })] : []),
    patch(Board, board, {
      state, stateAt: env.at, termId: term.id, nextTermId: null, nextState: null, periodStart: term.periodStart ?? null, periodEnd: term.periodEnd ?? null, precision: term.precision ?? null,
      skNo: term.skNo ?? null, skDate: term.skDate ?? null, skIssuer: term.skIssuer ?? null, skTitle: term.skTitle ?? null, inauguratedOn: term.inauguratedOn ?? null,
      ...clocksOf(periodEnd, env.day, env.place), frozenOn: null, frozenReason: null, frozenBy: null,
    }),
  ]
}
