// Reports that may be about the same thing, with the reasons for thinking so; merged by one press and a question.
import { useMemo, useState } from 'react'
import { Button } from '../../../kit/button.web.tsx'
import { Card, Stack } from '../../../kit/page.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { ConfirmSheet } from '../../../kit/sheet.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { type Likeness, likelyDuplicates } from '../duplicates.ts'
import type { ReportRow } from '../judging.ts'
import { alike } from '../views.ts'
import { ReportTags, textOf } from './line.web.tsx'
import { keptHere } from './words.web.ts'

/** Likely duplicates; null until known, or when this person may not compare. */
export function useAlike(row: ReportRow): Likeness[] | null {
  const me = useMe()
  const may = alike.may(me.who, {})
  const state = useView('reports.alike', may && row.problem ? { place: row.place, problem: row.problem } : null)
  return useMemo(() => (state.status === 'ready' ? likelyDuplicates(row, state.rows.map((r) => r.row as unknown as ReportRow)) : null), [state, row])
}

export function AlikeList({ found, onMerge }: { found: readonly Likeness[]; onMerge?: ((main: ReportRow) => void) | undefined }) {
  const { t, moment } = useWords()
  return (
    <Stack gap={3}>
      {found.map(({ report, reasons }) => (
        <Card key={report.id} title={textOf(report.number) || t({ id: 'Nomor menyusul', en: 'Number to follow' })} icon="duplicate">
          <Stack gap={2}>
            <p>{textOf(report.what)}</p>
            <p className="k-hint">{[report.createdAt ? moment(report.createdAt) : '', textOf(report.address)].filter(Boolean).join(' · ')}</p>
            <ReportTags row={report as never} />
            <ul>{reasons.map((r) => <li key={r.id}>{t(r)}</li>)}</ul>
            <span className="k-row k-gap-3">
              {onMerge ? <Button icon="merge" onClick={() => onMerge(report)}>{t({ id: 'Gabungkan ke laporan ini', en: 'Merge into this one' })}</Button> : null}
              <LinkTo href={`/laporan/${report.id}`}>{t({ id: 'Buka', en: 'Open' })}</LinkTo>
            </span>
          </Stack>
        </Card>
      ))}
    </Stack>
  )
}

export function MergeSheet({ row, main, onClose }: { row: ReportRow; main: ReportRow | null; onClose: () => void }) {
  const { t } = useWords()
  const work = useWork()
  const [error, setError] = useState<Say | null>(null)
  const merge = async (): Promise<void> => {
    const result = await work.act('reports.markDuplicate', row.place, { reportId: row.id, duplicateOf: main?.id })
    if (!result.ok) return setError(result.refusal.say)
    toast({ say: keptHere, tone: 'good' })
    setError(null)
    onClose()
  }
  return (
    <ConfirmSheet
      title={{ id: 'Gabungkan laporan', en: 'Merge the report' }}
      open={main !== null}
      onClose={() => {
        setError(null)
        onClose()
      }}
      onConfirm={merge}
      confirm={{ id: 'Ya, gabungkan', en: 'Yes, merge' }}
      error={error}
    >
      <p>{t({ id: 'Laporan ini ditandai duplikat dari {n}. Pelapornya akan melihat kabar laporan itu.', en: 'This report is marked a duplicate of {n}. Its reporter will follow that one.' }, { n: main?.number ?? t({ id: 'laporan yang Anda pilih', en: 'the chosen report' }) })}</p>
      <p className="k-hint">{textOf(main?.what)}</p>
    </ConfirmSheet>
  )
}
