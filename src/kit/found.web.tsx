// The page of one thing: its own page once it is there; before that, or when it is not, a titled page with the state and a way back.
import { type ReactNode, useRef } from 'react'
import type { ViewRow } from '../engine/view.ts'
import { oneOf } from './loaded.web.ts'
import { Page } from './page.web.tsx'
import { StateOf } from './states.web.tsx'
import type { ViewState } from './work.web.tsx'
import type { Say } from './words.web.tsx'

export interface FoundProps {
  state: ViewState & { again: () => void }
  /** What stands as the title while there is nothing to show. */
  title: Say
  back: string
  /** Said when there is no such row, or none this person may see. */
  absent: Say
  children: (found: ViewRow) => ReactNode
}

export function Found({ state, title, back, absent, children }: FoundProps) {
  // A signal lost while somebody types must not take the form away: what was found stays until another question is asked.
  const last = useRef<ViewRow | null>(null)
  if (state.status === 'ready') last.current = state.rows[0] ?? null
  if (state.status === 'loading') last.current = null
  if ((state.status === 'offline' || state.status === 'failed') && last.current) return children(last.current)
  const one = oneOf(state, absent)
  if (one.status === 'ready') return children(one.data)
  return (
    <Page title={title} back={back}>
      <StateOf state={one} onRetry={state.again}>
        {() => null}
      </StateOf>
    </Page>
  )
}
