// Short news at the bottom of the screen: saved, sent, refused. Bad news stays until it is closed.
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Button, IconButton } from './button.web.tsx'
import { Icon } from './icon.web.tsx'
import './toast.css'
import { type Say, useWords } from './words.web.tsx'

export interface Toast {
  say: Say
  tone?: 'good' | 'info' | 'bad'
  action?: { label: Say; onClick: () => unknown }
}

interface Shown extends Toast {
  key: number
}

const stays = 6_000
let shown: readonly Shown[] = []
let last = 0
const listeners = new Set<() => void>()

/** Shows a toast, from anywhere. */
export function toast(news: Toast): void {
  last += 1
  const key = last
  change([...shown.slice(-2), { ...news, key }])
  if (news.tone !== 'bad' && !news.action) setTimeout(() => close(key), stays)
}

const close = (key: number) => change(shown.filter(one => one.key !== key))

function change(next: readonly Shown[]): void {
  shown = next
  for (const listener of listeners) listener()
}

/** Where toasts appear; KitProvider holds one. */
export function Toasts() {
  const { t } = useWords()
  const news = useSyncExternalStore(subscribe, () => shown)
  const host = useRef<HTMLDivElement>(null)
  // Opened anew with each piece of news, a popover lies above any dialog that is open.
  useEffect(() => {
    const box = host.current
    if (!box || !('popover' in box)) return
    if (box.matches(':popover-open')) box.hidePopover()
    if (news.length) box.showPopover()
  }, [news])
  return (
    <div ref={host} className="k-toasts" popover="manual" role="status" aria-live="polite">
      {news.map(one => (
        <div
          key={one.key}
          className={`k-toast k-toast-${one.tone ?? 'good'}`}
          role={one.tone === 'bad' ? 'alert' : undefined}
        >
          <Icon name={one.tone === 'bad' ? 'alertCircle' : one.tone === 'info' ? 'info' : 'checkCircle'} />
          <span>{t(one.say)}</span>
          {one.action ? (
            <Button
              tone="quiet"
              onClick={() => {
                close(one.key)
                return one.action?.onClick()
              }}
            >
              {t(one.action.label)}
            </Button>
          ) : null}
          <IconButton icon="cross" label={{ id: 'Tutup', en: 'Close' }} onClick={() => close(one.key)} />
        </div>
      ))}
    </div>
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
