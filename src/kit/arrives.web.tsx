// Parts of the app whose code comes when they are first opened: without a signal that is a state with a sentence, never a fault.
import { type ComponentType, lazy, useCallback, useEffect, useState } from 'react'
import { Button } from './button.web.tsx'
import { Offline, OfflineStrip } from './states.web.tsx'
import { useWords } from './words.web.tsx'

/** What a browser throws where a script or its style cannot be fetched; anything else is a fault in the script. */
export const isUnfetched = (problem: unknown): boolean =>
  problem instanceof TypeError || (problem instanceof Error && problem.message.includes('preload CSS'))

type Load<P extends object> = () => Promise<{ default: ComponentType<P> }>

/** `part`: a piece of a page, which says it in one line. */
export function arriving<P extends object>(load: Load<P>, as: 'page' | 'part' = 'page'): ComponentType<P> {
  return lazy(async () => {
    try {
      return await load()
    } catch (problem) {
      if (!isUnfetched(problem)) throw problem
      return { default: (props: P) => <AskedAgain load={load} as={as} given={props} /> }
    }
  })
}

/** Tried again with a tap, and when the browser believes in a signal; drawn as soon as it is there. */
function AskedAgain<P extends object>({ load, as, given }: { load: Load<P>; as: 'page' | 'part'; given: P }) {
  const { t } = useWords()
  const [here, setHere] = useState<{ Part: ComponentType<P> } | null>(null)
  const [broken, setBroken] = useState<unknown>(null)
  const ask = useCallback(
    () =>
      load().then(
        (m) => setHere({ Part: m.default }),
        (problem: unknown) => (isUnfetched(problem) ? undefined : setBroken(problem)),
      ),
    [load],
  )
  useEffect(() => {
    addEventListener('online', ask)
    return () => removeEventListener('online', ask)
  }, [ask])
  // A script that came and is at fault is a surprise like any other, for whoever stands around this part.
  if (broken !== null) throw broken
  if (here) return <here.Part {...given} />
  if (as === 'part') return <OfflineStrip say={{ id: 'Bagian ini belum sempat dimuat; datang sendiri bila ada sinyal.', en: 'This part could not be loaded yet; it comes by itself with a signal.' }} />
  return (
    <Offline
      title={{ id: 'Halaman ini belum ada di ponsel', en: 'This page is not on the phone yet' }}
      action={<Button tone="main" icon="sync" onClick={ask}>{t({ id: 'Coba lagi', en: 'Try again' })}</Button>}
    >
      {t({ id: 'Halaman yang baru pertama kali dibuka perlu sinyal sebentar. Catatan Anda tetap aman, halaman lain tetap bisa dipakai.', en: 'A page opened for the first time needs a signal for a moment. Your notes are safe, and other pages still work.' })}
    </Offline>
  )
}
