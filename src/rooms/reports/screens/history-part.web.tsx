// Who did what with this report, and when: asked of the server only when somebody wants to know.
import { useState } from 'react'
import type { Text } from '../../../engine/field.ts'
import { Button } from '../../../kit/button.web.tsx'
import { Section } from '../../../kit/page.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { Timeline } from '../../../kit/timeline.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useAsk } from '../../../kit/work.web.tsx'

interface History {
  history: { act: string; label: Text; by: string; madeAt: string; heardAt: string; changed: string[] }[]
}

/** A report and its reporter share one id: what changed both is one thing done. */
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
