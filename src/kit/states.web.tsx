// The five states every screen must draw: empty, loading, offline, refused, failed. Each with a drawing, a sentence and a way on.
import { Component, type ReactNode } from 'react'
import { type Scene, SceneArt } from './art.web.tsx'
import { Button } from './button.web.tsx'
import { Icon } from './icon.web.tsx'
import './states.css'
import { type Say, useWords } from './words.web.tsx'

interface StateProps {
  title?: Say
  /** What it means and what to do, in one or two sentences. */
  children?: ReactNode
  action?: ReactNode
}

function StateBox({
  scene,
  title,
  children,
  action,
  role,
}: StateProps & { scene: Scene; title: Say; role?: 'alert' | 'status' }) {
  const { t } = useWords()
  return (
    <div className="k-state" role={role}>
      <SceneArt scene={scene} />
      <h2>{t(title)}</h2>
      {children ? <div className="k-state-say">{children}</div> : null}
      {action ? <div className="k-state-action">{action}</div> : null}
    </div>
  )
}

/** Nothing here yet. `scene="done"` when all work is finished, `"search"` when nothing was found. */
export function Empty({
  title = { id: 'Belum ada apa-apa di sini', en: 'Nothing here yet' },
  scene = 'empty',
  ...rest
}: StateProps & { scene?: 'empty' | 'done' | 'search' }) {
  return <StateBox scene={scene} title={title} {...rest} />
}

/** The shape of what is coming. `rows` lines of a list, or `tiles` boxes. */
export function Loading({
  rows = 4,
  tiles = 0,
  label = { id: 'Sedang memuat…', en: 'Loading…' },
}: {
  rows?: number
  tiles?: number
  label?: Say
}) {
  const { t } = useWords()
  return (
    <div className="k-loading" role="status">
      <span className="k-hidden">{t(label)}</span>
      {tiles ? (
        <div className="k-loading-tiles" aria-hidden="true">
          {numbersTo(tiles).map(at => (
            <i key={at} />
          ))}
        </div>
      ) : (
        numbersTo(rows).map(at => (
          <div key={at} className="k-loading-row" aria-hidden="true">
            <i />
            <b style={{ width: `${72 - ((at * 17) % 34)}%` }} />
            <b style={{ width: `${48 - ((at * 11) % 22)}%` }} />
          </div>
        ))
      )}
    </div>
  )
}

const numbersTo = (length: number) => Array.from({ length }, (_, at) => at)

/** This needs a signal and there is none. */
export function Offline({
  title = { id: 'Menunggu sinyal', en: 'Waiting for a signal' },
  children,
  action,
}: StateProps) {
  const { t } = useWords()
  return (
    <StateBox scene="offline" title={title} action={action} role="status">
      {children ??
        t({
          id: 'Bagian ini perlu sambungan. Pekerjaan Anda yang lain tetap bisa dicatat dan tersimpan di ponsel ini.',
          en: 'This part needs a connection. Your other work can still be written down and is kept on this phone.',
        })}
    </StateBox>
  )
}

/** The house says no, and why. */
export function Refused({
  title = { id: 'Tidak bisa dibuka', en: 'This cannot be opened' },
  reason,
  action,
}: {
  title?: Say
  reason: Say
  action?: ReactNode
}) {
  const { t } = useWords()
  return (
    <StateBox scene="refused" title={title} action={action} role="alert">
      {t(reason)}
    </StateBox>
  )
}

/** Something broke on our side; nothing the reader wrote is lost. */
export function Failed({
  title = { id: 'Ada yang tidak beres', en: 'Something went wrong' },
  children,
  onRetry,
  action,
}: StateProps & { onRetry?: () => unknown }) {
  const { t } = useWords()
  const retry = onRetry ? (
    <Button icon="sync" onClick={onRetry}>
      {t({ id: 'Coba lagi', en: 'Try again' })}
    </Button>
  ) : null
  return (
    <StateBox scene="failed" title={title} action={action ?? retry} role="alert">
      {children ??
        t({
          id: 'Yang sudah Anda catat tetap tersimpan. Coba lagi sebentar lagi.',
          en: 'What you wrote is kept. Please try again in a moment.',
        })}
    </StateBox>
  )
}

/** What a screen knows of the thing it wants to show. `offline` may still carry what was last known. */
export type Loaded<T> =
  | { status: 'loading' }
  | { status: 'ready'; data: T }
  | { status: 'offline'; data?: T }
  | { status: 'refused'; say: Say }
  | { status: 'failed'; say?: Say }

/** Draws the right one of the five states, or the children when there is something to show. */
export function StateOf<T>({
  state,
  children,
  isEmpty,
  empty,
  loading,
  onRetry,
}: {
  state: Loaded<T>
  children: (data: T) => ReactNode
  isEmpty?: (data: T) => boolean
  empty?: ReactNode
  loading?: ReactNode
  onRetry?: () => unknown
}) {
  const { t } = useWords()
  if (state.status === 'loading') return loading ?? <Loading />
  if (state.status === 'refused') return <Refused reason={state.say} />
  if (state.status === 'failed') {
    return <Failed {...(onRetry ? { onRetry } : {})}>{state.say ? t(state.say) : undefined}</Failed>
  }
  if (state.data === undefined) return <Offline />
  const shown = isEmpty?.(state.data) ? (empty ?? <Empty />) : children(state.data)
  return state.status === 'offline' ? (
    <>
      <OfflineStrip />
      {shown}
    </>
  ) : (
    shown
  )
}

/** One line above something that is shown from memory. */
export function OfflineStrip({
  say = {
    id: 'Tanpa sinyal: ini keadaan terakhir yang tersimpan di sini.',
    en: 'No signal: this is the last state kept here.',
  },
}: {
  say?: Say
}) {
  const { t } = useWords()
  return (
    <p className="k-offline" role="status">
      <Icon name="cloudOff" />
      {t(say)}
    </p>
  )
}

/** Catches a surprise while drawing, shows Failed, and hands the error to the app's one door for surprises. */
export class Guarded extends Component<
  { onError: (error: unknown) => void; children: ReactNode },
  { broken: boolean }
> {
  override state = { broken: false }
  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }
  override componentDidCatch(error: unknown): void {
    this.props.onError(error)
  }
  override render(): ReactNode {
    return this.state.broken ? (
      <Failed onRetry={() => this.setState({ broken: false })} />
    ) : (
      this.props.children
    )
  }
}
