// A list of things one can open, as rows a thumb can hit. Beyond 200 rows only those in sight are drawn.
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { Icon, type IconName } from './icon.web.tsx'
import { LinkTo } from './link.web.tsx'
import './lists.css'
import { Empty } from './states.web.tsx'
import { type Say, useWords } from './words.web.tsx'

export interface RowShape {
  title: ReactNode
  href?: string
  onOpen?: () => void
  /** Under the title: one or two short lines; an array is one line each. */
  lines?: ReactNode | readonly string[]
  tags?: ReactNode
  icon?: IconName
  /** Waits on this person: a clay mark at its head. */
  waiting?: boolean
  /** At the right: a number, an age. */
  end?: ReactNode
}

export interface RowListProps<T> {
  label: Say
  rows: readonly T[]
  keyOf: (row: T) => string
  show: (row: T) => RowShape
  empty?: ReactNode
}

const drawnWhole = 200
const guessedHeight = 88

export function RowList<T>({ label, rows, keyOf, show, empty }: RowListProps<T>) {
  const { t } = useWords()
  if (rows.length === 0) return empty ?? <Empty />
  if (rows.length > drawnWhole) return <PiecewiseList label={label} rows={rows} keyOf={keyOf} show={show} />
  return (
    <ul className="k-rows" aria-label={t(label)}>
      {rows.map(row => (
        <li key={keyOf(row)}>
          <RowLine shape={show(row)} />
        </li>
      ))}
    </ul>
  )
}

function PiecewiseList<T>({ label, rows, keyOf, show }: Omit<RowListProps<T>, 'empty'>) {
  const { t } = useWords()
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  useLayoutEffect(() => setTop((list.current?.getBoundingClientRect().top ?? 0) + scrollY), [])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => guessedHeight,
    overscan: 8,
    scrollMargin: top,
    getItemKey: at => keyOf(rows[at] as T),
  })
  return (
    <ul
      ref={list}
      className="k-rows k-rows-long"
      aria-label={t(label)}
      style={{ height: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map(item => (
        <li
          key={item.key}
          data-index={item.index}
          ref={virtual.measureElement}
          aria-setsize={rows.length}
          aria-posinset={item.index + 1}
          style={{ transform: `translateY(${item.start - top}px)` }}
        >
          <RowLine shape={show(rows[item.index] as T)} />
        </li>
      ))}
    </ul>
  )
}

function RowLine({ shape }: { shape: RowShape }) {
  const { t } = useWords()
  const { title, href, onOpen, lines, tags, icon, waiting, end } = shape
  const inside = (
    <>
      {icon ? (
        <span className="k-row-icon">
          <Icon name={icon} />
        </span>
      ) : null}
      <span className="k-row-body">
        <span className="k-row-head">
          <span className="k-row-title">
            {waiting ? (
              <span className="k-dot">
                <span className="k-hidden">{t({ id: 'Menunggu Anda:', en: 'Waiting for you:' })}</span>
              </span>
            ) : null}
            {title}
          </span>
          {end !== undefined && end !== null ? <span className="k-row-end">{end}</span> : null}
        </span>
        {lines ? <span className="k-row-lines">{linesOf(lines)}</span> : null}
        {tags ? <span className="k-row-tags">{tags}</span> : null}
      </span>
      {href || onOpen ? <Icon name="right" className="k-row-go" /> : null}
    </>
  )
  const className = `k-row-line${waiting ? ' k-row-waiting' : ''}`
  if (href) {
    return (
      <LinkTo href={href} className={className}>
        {inside}
      </LinkTo>
    )
  }
  return onOpen ? (
    <button type="button" className={className} onClick={onOpen}>
      {inside}
    </button>
  ) : (
    <div className={className}>{inside}</div>
  )
}

/** Texts become a line each; anything else is drawn as it is. */
function linesOf(lines: ReactNode | readonly string[]): ReactNode {
  if (!Array.isArray(lines) || !lines.every(l => typeof l === 'string')) return lines as ReactNode
  return lines.filter(l => l !== '').map(l => (
    <span key={l} className="k-row-text">
      {l}
    </span>
  ))
}
