// Once around the whole app: words, light or dark, toasts, and where photos and look-ups come from.
import { type ReactNode, useMemo } from 'react'
import type { PlaceClock } from '../engine/values/place-code.ts'
import './theme.css'
import './theme.web.ts'
import { memoryDrawer, type PhotoDrawer, PhotoDrawerContext } from './photo-input.web.tsx'
import { type FormSources, SourcesContext } from './sources.web.ts'
import { Guarded } from './states.web.tsx'
import { Toasts } from './toast.web.tsx'
import { WordsProvider } from './words.web.tsx'

export interface KitProviderProps {
  /** Clock of the territory looked at. */
  zone?: PlaceClock
  /** Where photo bytes lie; without it they live as long as the page. */
  photos?: PhotoDrawer
  sources?: FormSources
  /** The one door for surprises while drawing. */
  onError: (error: unknown) => void
  children: ReactNode
}

const noSources: FormSources = {}

export function KitProvider({
  zone = 'WIB',
  photos,
  sources = noSources,
  onError,
  children,
}: KitProviderProps) {
  const drawer = useMemo(() => photos ?? memoryDrawer(), [photos])
  return (
    <WordsProvider zone={zone}>
      <PhotoDrawerContext value={drawer}>
        <SourcesContext value={sources}>
          <Guarded onError={onError}>{children}</Guarded>
          <Toasts />
        </SourcesContext>
      </PhotoDrawerContext>
    </WordsProvider>
  )
}
