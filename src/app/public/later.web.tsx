// A page whose code comes after the first screen. Fetched ahead while there is a signal; without one it says so and tries again.
import { type ComponentType, useCallback, useEffect, useState } from 'react'
import { Button } from '../../kit/button.web.tsx'
import { Loading, Offline } from '../../kit/states.web.tsx'
import { type Say, useWords } from '../../kit/words.web.tsx'
import { Frame } from './frame.web.tsx'

export interface Later<P extends object> {
  Part: ComponentType<P>
  /** Fetch it now; a failure is left to the moment it is needed. */
  ahead: () => void
}

export function later<P extends object>(title: Say, load: () => Promise<ComponentType<P>>): Later<P> {
  let here: ComponentType<P> | null = null
  const fetchIt = async (): Promise<ComponentType<P> | null> => {
    try {
      here ??= await load()
      return here
    } catch (problem) {
      // What a browser throws where a script cannot be fetched; anything else is a fault in the script.
      if (!(problem instanceof TypeError)) throw problem
      return null
    }
  }
  function Part(props: P) {
    const { t } = useWords()
    const [state, setState] = useState<'here' | 'coming' | 'offline'>(here ? 'here' : 'coming')
    const ask = useCallback(async () => {
      setState('coming')
      setState((await fetchIt()) ? 'here' : 'offline')
    }, [])
    useEffect(() => {
      if (here) setState('here')
      else void ask()
      addEventListener('online', ask)
      return () => removeEventListener('online', ask)
    }, [ask])
    if (state === 'here' && here) {
      const Whole = here
      return <Whole {...props} />
    }
    return (
      <Frame title={title}>
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
  return { Part, ahead: () => void fetchIt() }
}
