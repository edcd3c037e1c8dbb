// A page whose code comes after the first screen. Fetched ahead while there is a signal; without one it says so and tries again.
import { type ComponentType, useCallback, useEffect, useState } from 'react'
import { isUnfetched } from '../../kit/arrives.web.tsx'
import { Button } from '../../kit/button.web.tsx'
import { Loading, Offline } from '../../kit/states.web.tsx'
import { type Say, useWords } from '../../kit/words.web.tsx'
import { Frame } from './frame.web.tsx'

export interface LaterPage<P extends object> {
  title: Say
  load: () => Promise<ComponentType<P>>
  /** Its component, once it has arrived. */
  here: ComponentType<P> | null
}

export const laterPage = <P extends object>(
  title: Say,
  load: () => Promise<ComponentType<P>>,
): LaterPage<P> => ({ title, load, here: null })

/** Fetch it now. False where there is no way through; it is asked again when the page is opened. */
export async function fetchPage<P extends object>(page: LaterPage<P>): Promise<boolean> {
  try {
    page.here ??= await page.load()
    return true
  } catch (problem) {
    if (!isUnfetched(problem)) throw problem
    return false
  }
}

export function Later<P extends object>({ page, given }: { page: LaterPage<P>; given: P }) {
  const { t } = useWords()
  const [state, setState] = useState<'here' | 'coming' | 'offline'>(page.here ? 'here' : 'coming')
  const ask = useCallback(async () => {
    setState(page.here ? 'here' : 'coming')
    setState((await fetchPage(page)) ? 'here' : 'offline')
  }, [page])
  useEffect(() => {
    void ask()
    addEventListener('online', ask)
    return () => removeEventListener('online', ask)
  }, [ask])
  if (state === 'here' && page.here) return <page.here {...given} />
  return (
    <Frame title={page.title}>
      {state === 'offline' ? (
        <Offline
          action={
            <Button tone="main" icon="sync" onClick={ask}>
              {t({ id: 'Coba lagi', en: 'Try again' })}
            </Button>
          }
        >
          {t({
            id: 'Bagian ini belum sempat dimuat. Coba lagi setelah ada sinyal.',
            en: 'This part could not be loaded yet. Try again when there is a signal.',
          })}
        </Offline>
      ) : (
        <Loading rows={3} />
      )}
    </Frame>
  )
}
