// Sides of one thing, one shown at a time. Arrow keys walk along them.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import './lists.css'
import { CountBadge } from './tags.web.tsx'
import { type Say, useWords } from './words.web.tsx'

export interface Tab {
  id: string
  label: Say
  badge?: number
  content: ReactNode
}

export interface TabsProps {
  label: Say
  tabs: readonly Tab[]
  /** Id of the open tab; without it the tabs remember it themselves. */
  value?: string
  onChange?: (id: string) => void
}

export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  const { t } = useWords()
  const base = useId()
  const [own, setOwn] = useState(tabs[0]?.id)
  const open = tabs.find(tab => tab.id === (value ?? own)) ?? tabs[0]
  const row = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // On a phone the tabs are longer than the screen: the open one is brought into sight, sideways only.
    const box = row.current
    const here = document.getElementById(`${base}-${open?.id}`)
    if (box && here) box.scrollLeft = here.offsetLeft - box.offsetLeft - (box.clientWidth - here.clientWidth) / 2
  }, [base, open?.id])
  const choose = (id: string) => {
    setOwn(id)
    onChange?.(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(tab => tab.id === open?.id)
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    const tab = tabs[(next + tabs.length) % tabs.length]
    if (!tab) return
    choose(tab.id)
    document.getElementById(`${base}-${tab.id}`)?.focus()
  }
  return (
    <div>
      <div ref={row} className="k-tablist" role="tablist" aria-label={t(label)} onKeyDown={onKeyDown}>
        {tabs.map(tab => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-${tab.id}`}
            className="k-tab"
            aria-selected={tab === open}
            aria-controls={tab === open ? `${base}-panel` : undefined}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => choose(tab.id)}
          >
            {t(tab.label)}
            {tab.badge === undefined ? null : <CountBadge count={tab.badge} />}
          </button>
        ))}
      </div>
      <div
        className="k-tabpanel"
        role="tabpanel"
        id={`${base}-panel`}
        aria-labelledby={`${base}-${open?.id}`}
      >
        {open?.content}
      </div>
    </div>
  )
}
