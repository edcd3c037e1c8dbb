// The board of a place as this person sees it: the row, its terms, its people; and where there is none, that there is none.
import type { ReactNode } from 'react'
import { dayAt } from '../../../engine/values/day.ts'
import { Page } from '../../../kit/page.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { boardIdOf } from '../board-rules.ts'
import type { BoardSight } from './board-steps.web.ts'
import { byPosition, type ChangeRow, joined, rowOf, type SeatRow, type TermRow } from './board-words.web.ts'

export function WithBoard({ place, back, children }: { place: string; back: string; children: (sight: BoardSight, terms: readonly TermRow[], all: readonly SeatRow[]) => ReactNode }) {
  const work = useWork()
  const state = useView('organization.board', { id: boardIdOf(place) })
  const placeName = place === '' ? 'Indonesia' : work.placeName(place)
  if (state.status !== 'ready') {
    return <Page title={{ id: 'Kepengurusan IPSM', en: 'IPSM board' }} back={back}><StateOf state={state} onRetry={state.again}>{() => null}</StateOf></Page>
  }
  const found = state.rows[0]
  const board = found ? rowOf(found) : null
  const terms = found ? joined<TermRow>(found, 'terms') : []
  const seats = found ? joined<SeatRow>(found, 'seats').sort(byPosition) : []
  const next = terms.find((x) => x.id === board?.nextTermId) ?? null
  const shown = next && !board?.termId ? next.id : board?.termId
  const sight: BoardSight = {
    place, placeName, board, next, term: terms.find((x) => x.id === board?.termId) ?? null, today: dayAt(work.now(), place || '31'),
    seats: seats.filter((s) => s.termId === shown && !s.until), changes: found ? joined<ChangeRow>(found, 'changes') : [],
  }
  return children(sight, terms, seats)
}
