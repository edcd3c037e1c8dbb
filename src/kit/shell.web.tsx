// The frame around every signed-in screen: a bar above, ways to go below (phones) or at the side (desks), the page between.
import { type ReactNode, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { Mark, Motif } from './art.web.tsx'
import { DemoRibbon } from './demo-ribbon.web.tsx'
import { Icon, type IconName } from './icon.web.tsx'
import { LinkTo } from './link.web.tsx'
import { Sheet } from './sheet.web.tsx'
import './shell.css'
import { type Say, useWords } from './words.web.tsx'

export interface NavItem {
  href: string
  label: Say
  icon: IconName
  /** How many things wait there on this person. */
  badge?: number
}

export interface ShellProps {
  nav: readonly NavItem[]
  /** The territory being served. */
  place?: { label: Say; href?: string }
  /** Usually a `SyncBadge`. */
  sync?: ReactNode
  /** The person: a `ButtonLink` or `IconButton` to the profile. */
  person?: { label: string; href: string }
  /** Marks every screen DATA CONTOH. */
  demo?: boolean
  children: ReactNode
}

const roomBelow = 5

export function Shell({ nav, place, sync, person, demo = false, children }: ShellProps) {
  const { t } = useWords()
  const [path, go] = useLocation()
  const here = currentItem(nav, path)
  useShortcuts(nav, go)
  return (
    <div className="k-shell">
      <a className="k-skip" href="#isi">
        {t({ id: 'Langsung ke isi', en: 'Skip to content' })}
      </a>
      {demo ? <DemoRibbon /> : null}
      <header className="k-bar">
        <Motif />
        <LinkTo href="/" className="k-brand" aria-label={t({ id: 'Guyub, beranda', en: 'Guyub, home' })}>
          <Mark />
          <span>Guyub</span>
        </LinkTo>
        {place ? <PlaceChip {...place} /> : null}
        <div className="k-bar-end">
          {sync}
          {person ? (
            <LinkTo href={person.href} className="k-person">
              <b>{initials(person.label)}</b>
              <span className="k-hidden">
                , {t({ id: 'profil', en: 'profile of' })} {person.label}
              </span>
            </LinkTo>
          ) : null}
        </div>
      </header>
      <nav className="k-side" aria-label={t({ id: 'Utama', en: 'Main' })}>
        <ul>
          {nav.map((item, at) => (
            <li key={item.href}>
              <NavLink item={item} here={item === here} shortcut={at < 9 ? `Alt+${at + 1}` : undefined} />
            </li>
          ))}
        </ul>
        <Motif />
      </nav>
      <main id="isi" className="k-main" tabIndex={-1}>
        {children}
      </main>
      <BottomNav nav={nav} here={here} />
    </div>
  )
}

function PlaceChip({ label, href }: { label: Say; href?: string }) {
  const { t } = useWords()
  const inside = (
    <>
      <Icon name="pin" />
      <span>{t(label)}</span>
    </>
  )
  return href ? (
    <LinkTo href={href} className="k-place">
      {inside}
    </LinkTo>
  ) : (
    <span className="k-place">{inside}</span>
  )
}

function NavLink({ item, here, shortcut }: { item: NavItem; here: boolean; shortcut?: string | undefined }) {
  const { t } = useWords()
  return (
    <LinkTo
      href={item.href}
      className="k-nav"
      aria-current={here ? 'page' : undefined}
      aria-keyshortcuts={shortcut}
      title={shortcut}
    >
      <span className="k-nav-icon">
        <Icon name={item.icon} />
        {item.badge ? (
          <span className="k-count">
            {item.badge > 99 ? '99+' : item.badge}
            <span className="k-hidden"> {t({ id: 'menunggu', en: 'waiting' })}</span>
          </span>
        ) : null}
      </span>
      <span className="k-nav-label">{t(item.label)}</span>
    </LinkTo>
  )
}

function BottomNav({ nav, here }: { nav: readonly NavItem[]; here: NavItem | undefined }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const shown = nav.length > roomBelow ? nav.slice(0, roomBelow - 1) : nav
  const rest = nav.slice(shown.length)
  const waiting = rest.reduce((sum, item) => sum + (item.badge ?? 0), 0)
  const more: Say = { id: 'Lainnya', en: 'More' }
  return (
    <nav className="k-bottom" aria-label={t({ id: 'Utama', en: 'Main' })}>
      {shown.map(item => (
        <NavLink key={item.href} item={item} here={item === here} />
      ))}
      {rest.length ? (
        <button
          type="button"
          className="k-nav"
          aria-expanded={open}
          data-here={here && rest.includes(here) ? '' : undefined}
          onClick={() => setOpen(true)}
        >
          <span className="k-nav-icon">
            <Icon name="more" />
            {waiting ? <span className="k-count">{waiting > 99 ? '99+' : waiting}</span> : null}
          </span>
          <span className="k-nav-label">{t(more)}</span>
        </button>
      ) : null}
      <Sheet title={more} open={open} onClose={() => setOpen(false)}>
        <ul className="k-more" onClickCapture={() => setTimeout(() => setOpen(false))}>
          {rest.map(item => (
            <li key={item.href}>
              <NavLink item={item} here={item === here} />
            </li>
          ))}
        </ul>
      </Sheet>
    </nav>
  )
}

function currentItem(nav: readonly NavItem[], path: string): NavItem | undefined {
  const under = nav.filter(
    item => path === item.href || path.startsWith(item.href === '/' ? '//' : `${item.href}/`),
  )
  return under.sort((a, b) => b.href.length - a.href.length)[0]
}

function useShortcuts(nav: readonly NavItem[], go: (path: string) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return
      const item = /^Digit[1-9]$/.test(event.code) ? nav[Number(event.code.slice(5)) - 1] : undefined
      if (!item) return
      event.preventDefault()
      go(item.href)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [nav, go])
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .filter(part => /^\p{L}/u.test(part))
    .slice(0, 2)
    .map(part => part[0]?.toUpperCase())
    .join('')
