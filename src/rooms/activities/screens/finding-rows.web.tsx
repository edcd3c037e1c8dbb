// Findings as rows: to whom, by when, and where they stand.
import type { ViewRow } from '../../../engine/view.ts'
import { joinOf } from '../../../kit/loaded.web.ts'
import { RowList } from '../../../kit/row-list.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { findingFlow } from '../plan-flow.ts'

export function FindingRows({ rows, today, waiting = false }: { rows: readonly ViewRow[]; today: string; waiting?: boolean }) {
  const { t, date } = useWords()
  const work = useWork()
  const open = (r: ViewRow): number => (r.row.state === 'dikirim' ? 0 : r.row.state === 'dijawab' ? 1 : 2)
  return (
    <RowList
      label={{ id: 'Temuan', en: 'Findings' }} rows={[...rows].sort((a, b) => open(a) - open(b) || (String(a.row.due) < String(b.row.due) ? -1 : 1))} keyOf={(r) => r.row.id}
      show={(r) => {
        const step = findingFlow.states[r.row.state as keyof typeof findingFlow.states]
        return {
          title: String(r.row.finding), href: `/temuan/${r.row.id}`, icon: 'flag', waiting: waiting && r.row.state === 'dikirim',
          lines: [[String(r.row.subject ?? ''), String(joinOf(r, 'agency')?.name ?? '')].filter(Boolean).join(' → '), t({ id: '{p} · jawab paling lambat {d}', en: '{p} · answer by {d}' }, { p: work.placeName(r.row.place), d: date(String(r.row.due)) })],
          tags: <>{step ? <StatusTag {...step} /> : null}{r.row.state === 'dikirim' && String(r.row.due) < today ? <StatusTag label={{ id: 'Lewat tenggat', en: 'Overdue' }} tone="bad" /> : null}{r.row.version === undefined ? <UnsentTag /> : null}</>,
        }
      }}
    />
  )
}
