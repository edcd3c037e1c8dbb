// Small marks on things: state, clock, age, privacy class, not yet sent, masked numbers. Always word + icon + colour.
import { type ReactNode, useState } from 'react'
import type { PrivacyClass } from '../engine/field.ts'
import { masked } from '../engine/view.ts'
import { Icon, type IconName } from './icon.web.tsx'
import './tags.css'
import type { Tone } from './theme.web.ts'
import { type Say, useNow, useWords } from './words.web.tsx'

const toneIcons: Record<Tone, IconName> = {
  neutral: 'circle',
  info: 'circleDot',
  waiting: 'hourglass',
  good: 'checkCircle',
  bad: 'crossCircle',
  urgent: 'urgent',
  caution: 'alert',
}

/** A state in a word. `flow.states[state]` of a room's flow fits as it is: `<StatusTag {...reportFlow.states[row.state]} />`. */
export function StatusTag({ label, tone = 'neutral', icon }: { label: Say; tone?: Tone; icon?: IconName }) {
  const { t } = useWords()
  return (
    <span className={`k-tag k-tag-${tone}`}>
      <Icon name={icon ?? toneIcons[tone]} />
      {t(label)}
    </span>
  )
}

const hour = 3_600_000

/** A deadline that counts: calm, then clay within `soonHours`, then red once over. `done` stops it. */
export function ClockTag({
  due,
  soonHours = 24,
  done = false,
  label,
}: {
  due: string | number
  soonHours?: number
  done?: boolean
  label?: Say
}) {
  const { t, due: inWords, moment } = useWords()
  const now = useNow()
  const left = (typeof due === 'number' ? due : Date.parse(due)) - now
  const tone: Tone = done ? 'neutral' : left < 0 ? 'bad' : left < soonHours * hour ? 'waiting' : 'neutral'
  return (
    <span className={`k-tag k-tag-${tone}`} title={moment(due)}>
      <Icon name={tone === 'bad' ? 'clockAlert' : 'clock'} />
      {label ? `${t(label)} ` : ''}
      {done ? moment(due) : inWords(due, now)}
    </span>
  )
}

const day = 24 * hour

/** How old the data is: green, yellow after 180 days, red after 365 (a quarter and a year of DTSEN refreshes). */
export function Freshness({ at }: { at: string | null | undefined }) {
  const { t, ago } = useWords()
  const now = useNow(600_000)
  const age = at ? now - Date.parse(at) : Number.POSITIVE_INFINITY
  const [tone, icon, words]: [Tone, IconName, Say] = !at
    ? ['bad', 'help', { id: 'Belum didata', en: 'No data yet' }]
    : age > 365 * day
      ? ['bad', 'alert', { id: 'Usang', en: 'Outdated' }]
      : age > 180 * day
        ? ['caution', 'clock', { id: 'Perlu diperbarui', en: 'Needs renewing' }]
        : ['good', 'check', { id: 'Baru', en: 'Fresh' }]
  return (
    <span className={`k-tag k-tag-${tone}`}>
      <Icon name={icon} />
      {t(words)}
      {at ? ` · ${age < day ? t({ id: 'hari ini', en: 'today' }) : ago(at, now)}` : ''}
    </span>
  )
}

const classWords: Record<PrivacyClass, { label: Say; means: Say; icon: IconName; tone: Tone }> = {
  P: {
    label: { id: 'Terbuka', en: 'Public' },
    means: { id: 'Boleh dilihat siapa saja', en: 'Anyone may see this' },
    icon: 'eye',
    tone: 'neutral',
  },
  N: {
    label: { id: 'Internal', en: 'Internal' },
    means: { id: 'Hanya petugas di wilayah ini', en: 'Staff of this territory only' },
    icon: 'people',
    tone: 'neutral',
  },
  R: {
    label: { id: 'Terbatas', en: 'Restricted' },
    means: {
      id: 'Hanya petugas yang memerlukannya; tercatat siapa membuka',
      en: 'Only staff who need it; openings are recorded',
    },
    icon: 'lock',
    tone: 'info',
  },
  X: {
    label: { id: 'Sangat terbatas', en: 'Highly restricted' },
    means: { id: 'Hanya tim kasus', en: 'The case team only' },
    icon: 'shield',
    tone: 'bad',
  },
}

/** Who may see this. */
export function ClassTag({ of }: { of: PrivacyClass }) {
  const { t } = useWords()
  const words = classWords[of]
  return (
    <span className={`k-tag k-tag-${words.tone}`} title={t(words.means)}>
      <Icon name={words.icon} />
      {t(words.label)}
    </span>
  )
}

/** Written here and not yet received by the server. */
export function UnsentTag() {
  return <StatusTag tone="caution" icon="cloudUp" label={{ id: 'Belum terkirim', en: 'Not sent yet' }} />
}

/** A NIK, KK or phone with its middle hidden. Given `onReveal` (which may fetch and record the reading), a button shows it whole. */
export function Masked({
  value,
  onReveal,
  label = { id: 'nomor', en: 'number' },
}: {
  value: string | null | undefined
  onReveal?: () => string | Promise<string>
  label?: Say
}) {
  const { t } = useWords()
  const [whole, setWhole] = useState<string | null>(null)
  if (!value) return <span className="k-unknown">{t({ id: 'tidak ada', en: 'none' })}</span>
  const hidden = value.includes('•') ? value : masked(value)
  const toggle = async () => setWhole(whole === null && onReveal ? await onReveal() : null)
  return (
    <span className="k-masked">
      <span aria-live="polite">{whole === null ? hidden : whole.replace(/(\d{4})(?=\d)/g, '$1 ')}</span>
      {onReveal ? (
        <button
          type="button"
          className="k-icon-button"
          aria-pressed={whole !== null}
          aria-label={`${t(whole === null ? { id: 'Tampilkan', en: 'Show' } : { id: 'Sembunyikan', en: 'Hide' })} ${t(label)}`}
          onClick={() => void toggle()}
        >
          <Icon name={whole === null ? 'eye' : 'eyeOff'} />
        </button>
      ) : null}
    </span>
  )
}

/** A count in a pill: clay when it waits on you. */
export function CountBadge({
  count,
  waiting = false,
  label,
}: {
  count: number
  waiting?: boolean
  label?: Say
}) {
  const { t, number } = useWords()
  return (
    <span className={waiting ? 'k-count' : 'k-count k-count-plain'}>
      {number(count)}
      {label ? <span className="k-hidden"> {t(label)}</span> : null}
    </span>
  )
}

export type SyncState = 'saved' | 'sending' | 'offline' | 'trouble'

/** What was sent and what was not, always in the bar. The word is said in full: "Belum terkirim (3)". */
export function SyncBadge({
  state,
  unsent,
  onOpen,
}: {
  state: SyncState
  unsent: number
  onOpen: () => void
}) {
  const { t } = useWords()
  const icon: IconName = (
    { saved: 'cloudCheck', sending: 'sync', offline: 'cloudOff', trouble: 'alert' } as const
  )[state]
  const say: Say = unsent
    ? { id: 'Belum terkirim ({n})', en: 'Not sent ({n})' }
    : (
        {
          saved: { id: 'Terkirim', en: 'Sent' },
          sending: { id: 'Mengirim…', en: 'Sending…' },
          offline: { id: 'Tanpa sinyal', en: 'No signal' },
          trouble: { id: 'Perlu perhatian', en: 'Needs attention' },
        } as const
      )[state]
  return (
    <button
      type="button"
      className={`k-sync${unsent || state === 'trouble' ? ' k-sync-open' : ''}`}
      onClick={onOpen}
      aria-live="polite"
    >
      <span className={state === 'sending' ? 'k-turning' : undefined}>
        <Icon name={icon} />
      </span>
      <span>{t(say, { n: unsent })}</span>
    </button>
  )
}

/** Tags in a row that wraps. */
export function Tags({ children }: { children: ReactNode }) {
  return <span className="k-tags-line">{children}</span>
}
