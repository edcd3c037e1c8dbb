// History as sentences: who did what, when the phone said so, and when the server heard it if that was later.
import type { ReactNode } from 'react'
import './lists.css'
import { UnsentTag } from './tags.web.tsx'
import type { Tone } from './theme.web.ts'
import { type Say, useWords } from './words.web.tsx'

export interface TimeEntry {
  id: string
  /** The sentence: "Kunjungan dicatat". */
  say: Say
  who?: string | null
  /** The post in which it was done. */
  post?: Say | null
  /** The device's clock. */
  madeAt: string
  /** The server's clock; told when it is more than ten minutes later. */
  heardAt?: string | null
  /** Their own words: a reason, a note. */
  note?: ReactNode
  tone?: Tone
  unsent?: boolean
}

const worthTelling = 10 * 60_000

export function Timeline({
  label = { id: 'Riwayat', en: 'History' },
  entries,
}: {
  label?: Say
  entries: readonly TimeEntry[]
}) {
  const { t, moment } = useWords()
  return (
    <ol className="k-time" aria-label={t(label)}>
      {entries.map(entry => (
        <li key={entry.id}>
          <span className="k-time-dot" data-tone={entry.tone} aria-hidden="true" />
          <div>
            <p className="k-time-say">{t(entry.say)}</p>
            <p className="k-time-when">
              {[entry.who, entry.post ? t(entry.post) : null, moment(entry.madeAt)]
                .filter(Boolean)
                .join(' · ')}
              {entry.heardAt && Date.parse(entry.heardAt) - Date.parse(entry.madeAt) > worthTelling
                ? ` · ${t({ id: 'diterima server {at}', en: 'received by the server {at}' }, { at: moment(entry.heardAt) })}`
                : null}
            </p>
            {entry.unsent ? <UnsentTag /> : null}
            {entry.note ? <div className="k-time-note">{entry.note}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
