// The frame of a screen: what it is about, one main action, and quiet boxes for what it holds.
import { createContext, type ReactNode, useContext, useEffect, useId, useRef } from 'react'
import './page.css'
import { Icon, type IconName } from './icon.web.tsx'
import { LinkTo } from './link.web.tsx'
import { type Say, useWords } from './words.web.tsx'

let pagesSeen = 0
/** Set by the browser's back and forward, whose place on the page the browser itself finds again. */
let cameBack = false
addEventListener('popstate', () => {
  cameBack = true
})
/** Headings follow each other without a gap: a card in a section is a third level, on the page itself a second. */
const InSection = createContext(false)

export interface PageProps {
  title: Say
  /** One sentence under the title. */
  subtitle?: ReactNode
  /** Where "back" leads. */
  back?: string
  /** The one main action; on phones it stays at the bottom within reach of the thumb. */
  action?: ReactNode
  /** Secondary actions beside the title. */
  tools?: ReactNode
  /** `text` (default) for reading and forms, `wide` for tables and dashboards. */
  width?: 'text' | 'wide'
  /** Tags beside the title: state, class, clock. */
  tags?: ReactNode
  children?: ReactNode
}

export function Page({ title, subtitle, back, action, tools, width = 'text', tags, children }: PageProps) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const name = t(title)
  useEffect(() => {
    document.title = `${name} · Guyub`
  }, [name])
  // After a change of page the reader starts at the new title; on the first page the browser's own start is right.
  useEffect(() => {
    pagesSeen += 1
    if (pagesSeen === 1) return
    if (!cameBack) scrollTo(0, 0)
    cameBack = false
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={`k-page k-page-${width}`}>
      <header className="k-page-head">
        {back ? (
          <LinkTo href={back} className="k-back">
            <Icon name="back" />
            {t({ id: 'Kembali', en: 'Back' })}
          </LinkTo>
        ) : null}
        <div className="k-page-title">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {name}
            </h1>
            {subtitle ? <p className="k-subtitle">{subtitle}</p> : null}
            {tags ? <div className="k-tags">{tags}</div> : null}
          </div>
          {tools ? <div className="k-tools">{tools}</div> : null}
        </div>
      </header>
      {children}
      {action ? <div className="k-action">{action}</div> : null}
    </div>
  )
}

/** A titled part of a page. `tools` stand at the right of its heading. */
export function Section({
  title,
  hint,
  tools,
  children,
}: {
  title: Say
  hint?: Say
  tools?: ReactNode
  children: ReactNode
}) {
  const { t } = useWords()
  const id = useId()
  return (
    <section className="k-section" aria-labelledby={id}>
      <div className="k-section-head">
        <div>
          <h2 id={id}>{t(title)}</h2>
          {hint ? <p className="k-hint">{t(hint)}</p> : null}
        </div>
        {tools ? <div className="k-tools">{tools}</div> : null}
      </div>
      <InSection value={true}>{children}</InSection>
    </section>
  )
}

/** A box. `tone="waiting"` is for what waits on this person, `sunken` for what is only said by the way. */
export function Card({
  title,
  icon,
  tone = 'plain',
  tools,
  children,
}: {
  title?: Say
  icon?: IconName
  tone?: 'plain' | 'waiting' | 'sunken' | 'good' | 'bad' | 'info' | 'caution'
  tools?: ReactNode
  children: ReactNode
}) {
  const { t } = useWords()
  const Heading = useContext(InSection) ? 'h3' : 'h2'
  return (
    <div className={`k-card k-card-${tone}`}>
      {title ? (
        <div className="k-card-head">
          {icon ? <Icon name={icon} /> : null}
          <Heading>{t(title)}</Heading>
          {tools ? <div className="k-tools">{tools}</div> : null}
        </div>
      ) : null}
      {children}
    </div>
  )
}

/** Things under each other with even space between. */
export function Stack({ gap = 4, children }: { gap?: 1 | 2 | 3 | 4 | 5 | 6; children: ReactNode }) {
  return <div className={`k-stack k-gap-${gap}`}>{children}</div>
}

/** Things beside each other that wrap. `spread` pushes the ends apart. */
export function Row({
  gap = 2,
  spread = false,
  children,
}: {
  gap?: 1 | 2 | 3 | 4 | 5
  spread?: boolean
  children: ReactNode
}) {
  return <div className={`k-row k-gap-${gap}${spread ? ' k-row-spread' : ''}`}>{children}</div>
}

/** Boxes in as many columns as fit; `min` is the least width of one, in rem. */
export function Grid({ min = 16, children }: { min?: number; children: ReactNode }) {
  return (
    <div
      className="k-grid"
      style={{ gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${min}rem), 1fr))` }}
    >
      {children}
    </div>
  )
}

export interface Fact {
  label: Say
  value: ReactNode
  /** Said below the value: its date, its source, who may correct it. */
  note?: ReactNode
}

/** Facts as label and value. An absent value reads "belum diisi", never blank. */
export function KeyValue({ items }: { items: readonly Fact[] }) {
  const { t } = useWords()
  return (
    <dl className="k-facts">
      {items.map(item => (
        <div key={t(item.label)}>
          <dt>{t(item.label)}</dt>
          <dd>
            {item.value === null || item.value === undefined || item.value === '' ? (
              <span className="k-unknown">{t({ id: 'belum diisi', en: 'not filled in' })}</span>
            ) : (
              item.value
            )}
            {item.note ? <small>{item.note}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** More that may stay folded away. */
export function Fold({ title, children, open = false }: { title: Say; children: ReactNode; open?: boolean }) {
  const { t } = useWords()
  return (
    <details className="k-fold" open={open}>
      <summary>
        <Icon name="right" />
        {t(title)}
      </summary>
      <div>{children}</div>
    </details>
  )
}

/** A sentence that must be noticed, in place. */
export function Note({
  tone = 'info',
  icon,
  children,
}: {
  tone?: 'info' | 'good' | 'caution' | 'bad' | 'waiting'
  icon?: IconName
  children: ReactNode
}) {
  const drawn =
    icon ??
    (
      {
        info: 'info',
        good: 'checkCircle',
        caution: 'alert',
        bad: 'alertCircle',
        waiting: 'hourglass',
      } as const
    )[tone]
  return (
    <div className={`k-note k-note-${tone}`} role={tone === 'bad' ? 'alert' : 'note'}>
      <Icon name={drawn} />
      <div>{children}</div>
    </div>
  )
}
