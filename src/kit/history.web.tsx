// Who did what with a record, and when: asked of the server only when somebody wants to know.
import { useState } from 'react'
import type { Text } from '../engine/field.ts'
import { Button } from './button.web.tsx'
import { Section } from './page.web.tsx'
import { StateOf } from './states.web.tsx'
import { Timeline } from './timeline.web.tsx'
import { useWords } from './words.web.tsx'
import { useAsk } from './work.web.tsx'

interface History {
  history: { act: string; label: Text; by: string; madeAt: string; heardAt: string; changed: string[] }[]
}

/** One act may have written several rows under one id (a report and its reporter): that is one thing done. */
const once = (history: History['history']): History['history'] =>
  history.filter((h, at) => history.findIndex((o) => o.act === h.act && o.madeAt === h.madeAt && o.by === h.by) === at)

export function HistoryPart({ id, place }: { id: string; place: string }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const asked = useAsk<History>(open ? `/api/history/${encodeURIComponent(id)}?place=${place}` : null)
  return (
    <Section title={{ id: 'Riwayat', en: 'History' }}>
      {open ? (
        <StateOf state={asked} onRetry={asked.again} isEmpty={(d) => d.history.length === 0} empty={<p className="k-hint">{t({ id: 'Belum ada riwayat di server.', en: 'No history on the server yet.' })}</p>}>
          {({ history }) => <Timeline entries={once(history).map((h, at) => ({ id: `${h.madeAt}-${at}`, say: h.label, who: h.by, madeAt: h.madeAt, heardAt: h.heardAt }))} />}
        </StateOf>
      ) : (
        <Button icon="history" onClick={() => setOpen(true)}>{t({ id: 'Lihat siapa melakukan apa', en: 'See who did what' })}</Button>
      )}
    </Section>
  )
}
