// Numbers and small drawings of numbers. Every drawing says its numbers in words too; nothing is told by colour alone.
import type { ReactNode } from 'react'
import './charts.css'
import { Icon, type IconName } from './icon.web.tsx'
import { LinkTo } from './link.web.tsx'
import { Fold } from './page.web.tsx'
import type { Tone } from './theme.web.ts'
import { type Say, useWords } from './words.web.tsx'

interface Openable {
  href?: string | undefined
  onOpen?: (() => void) | undefined
}

/** A link, a button or neither, around the same content. */
function Opens({ href, onOpen, className, children }: Openable & { className: string; children: ReactNode }) {
  if (href) {
    return (
      <LinkTo href={href} className={className}>
        {children}
      </LinkTo>
    )
  }
  return onOpen ? (
    <button type="button" className={className} onClick={onOpen}>
      {children}
    </button>
  ) : (
    <div className={className}>{children}</div>
  )
}

export interface NumberTileProps extends Openable {
  label: Say
  /** null: not known (yet). */
  value: number | null
  hint?: Say
  tone?: Tone
  unit?: Say
  /** Too few people to say how many. */
  suppressed?: boolean
  icon?: IconName
}

export function NumberTile({
  label,
  value,
  hint,
  tone = 'neutral',
  unit,
  suppressed = false,
  icon,
  ...opens
}: NumberTileProps) {
  const { t } = useWords()
  return (
    <Opens {...opens} className={`k-tile k-tile-${tone}`}>
      <span className="k-tile-label">
        {icon ? <Icon name={icon} /> : null}
        {t(label)}
      </span>
      <span className="k-tile-value">
        <Amount value={value} suppressed={suppressed} />
        {unit && value !== null ? <small>{t(unit)}</small> : null}
      </span>
      {hint ? <span className="k-tile-hint">{t(hint)}</span> : null}
      {opens.href || opens.onOpen ? <Icon name="right" className="k-tile-go" /> : null}
    </Opens>
  )
}

function Amount({ value, suppressed }: { value: number | null; suppressed?: boolean | undefined }) {
  const { t, number } = useWords()
  if (suppressed)
    return (
      <span title={t({ id: 'Disamarkan demi kerahasiaan', en: 'Hidden to keep people private' })}>
        &lt; 5
      </span>
    )
  return value === null ? (
    <span title={t({ id: 'Belum diketahui', en: 'Not known yet' })}>–</span>
  ) : (
    number(value)
  )
}

export interface Bar extends Openable {
  id: string
  label: Say
  value: number
  tone?: Tone
  suppressed?: boolean
}

/** Amounts compared as bars under each other. */
export function BarList({
  label,
  items,
  onOpen,
  unit,
  max,
}: {
  label: Say
  items: readonly Bar[]
  onOpen?: (id: string) => void
  unit?: Say
  max?: number
}) {
  const { t } = useWords()
  const longest = max ?? Math.max(...items.map(item => item.value), 1)
  return (
    <ul className="k-bars" aria-label={t(label)}>
      {items.map(item => (
        <li key={item.id}>
          <Opens
            href={item.href}
            onOpen={item.onOpen ?? (onOpen && (() => onOpen(item.id)))}
            className="k-bar-line"
          >
            <span className="k-bar-label">{t(item.label)}</span>
            <span className="k-bar-value">
              <Amount value={item.value} suppressed={item.suppressed} />
              {unit ? ` ${t(unit)}` : ''}
            </span>
            <span className="k-bar-track" aria-hidden="true">
              <span
                data-tone={item.tone}
                style={{ width: `${item.suppressed ? 1 : (Math.max(item.value, 0) / longest) * 100}%` }}
              />
            </span>
          </Opens>
        </li>
      ))}
    </ul>
  )
}

export interface Part {
  id: string
  label: Say
  value: number
  tone?: Tone
}

/** One whole in its parts, with the parts named and counted below. */
export function StackBar({
  label,
  parts,
  onOpen,
}: {
  label: Say
  parts: readonly Part[]
  onOpen?: (id: string) => void
}) {
  const { t, number, percent } = useWords()
  const total = parts.reduce((sum, part) => sum + part.value, 0)
  const colour = (part: Part, at: number) =>
    part.tone ? toneColours[part.tone] : `var(--series-${(at % 6) + 1})`
  return (
    <figure className="k-stackbar">
      <figcaption>{t(label)}</figcaption>
      <div className="k-stackbar-track" aria-hidden="true">
        {parts.map((part, at) =>
          part.value > 0 ? (
            <span key={part.id} style={{ flexGrow: part.value, background: colour(part, at) }} />
          ) : null,
        )}
      </div>
      <ul>
        {parts.map((part, at) => (
          <li key={part.id}>
            <Opens onOpen={onOpen && (() => onOpen(part.id))} className="k-key">
              <span className="k-key-mark" style={{ background: colour(part, at) }} aria-hidden="true" />
              <span>{t(part.label)}</span>
              <strong>{number(part.value)}</strong>
              <small>{total ? percent(part.value / total, 0) : '–'}</small>
            </Opens>
          </li>
        ))}
      </ul>
    </figure>
  )
}

const toneColours: Record<Tone, string> = {
  neutral: 'var(--series-6)',
  info: 'var(--info)',
  waiting: 'var(--series-2)',
  good: 'var(--good)',
  bad: 'var(--bad)',
  urgent: 'var(--bad)',
  caution: 'var(--series-3)',
}

/** Amounts over time. The same numbers stand in a table folded below. */
export function ColumnChart({
  label,
  points,
  unit,
}: {
  label: Say
  points: readonly { id: string; label: Say; value: number }[]
  unit?: Say
}) {
  const { t, number } = useWords()
  const top = niceTop(Math.max(...points.map(point => point.value), 1))
  const every = Math.ceil(points.length / 8)
  return (
    <figure className="k-columns">
      <figcaption>
        {t(label)}
        {unit ? <small> ({t(unit)})</small> : null}
      </figcaption>
      <div
        className="k-columns-plot"
        role="img"
        aria-label={`${t(label)}. ${points.map(point => `${t(point.label)}: ${number(point.value)}`).join('; ')}`}
      >
        <span className="k-columns-top">{number(top)}</span>
        {points.map((point, at) => (
          <span key={point.id} className="k-column" title={`${t(point.label)}: ${number(point.value)}`}>
            {points.length <= 12 ? <b>{number(point.value)}</b> : null}
            <i style={{ height: `${(point.value / top) * 100}%` }} />
            <em>{at % every === 0 ? t(point.label) : ''}</em>
          </span>
        ))}
      </div>
      <Fold title={{ id: 'Lihat sebagai tabel', en: 'See as a table' }}>
        <table className="k-plain-table">
          <tbody>
            {points.map(point => (
              <tr key={point.id}>
                <th scope="row">{t(point.label)}</th>
                <td>{number(point.value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Fold>
    </figure>
  )
}

/** The next of 1, 2, 5, 10, 20 … at or above. */
function niceTop(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5, 10].find(step => step * power >= value) ?? 10) * power
}
