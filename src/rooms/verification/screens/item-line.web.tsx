// Families of a batch as a list: who, where, how far, what was decided.
import type { ReactNode } from 'react'
import { choiceLabel } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Freshness, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { BatchItem } from '../records.ts'
import { addressOf, decisionTones, itemOf, itemTag, unsent } from './words.web.ts'

export function ItemList({ label, rows, empty, waiting = false, fresh = false, nameOf }: { label: Say; rows: readonly ViewRow[]; empty?: ReactNode; waiting?: boolean; fresh?: boolean; nameOf?: (person: string | null | undefined) => string }) {
  const { t, dateShort } = useWords()
  return (
    <RowList
      label={label}
      rows={rows}
      keyOf={(r) => r.row.id}
      show={(r) => {
        const row = itemOf(r)
        const worker = row.assignedTo ? (nameOf?.(row.assignedTo) ?? '') : ''
        const attempts = row.attempts?.length ?? 0
        return {
          title: row.headName ?? t({ id: 'Keluarga', en: 'Family' }),
          href: `/verifikasi/${row.batchId}/keluarga/${row.id}`,
          icon: 'family',
          waiting,
          lines: [addressOf(row), worker && row.state === 'ditugaskan' ? t({ id: '{w}{d}', en: '{w}{d}' }, { w: worker, d: row.due ? ` · ${dateShort(row.due)}` : '' }) : ''].filter(Boolean),
          tags: (
            <>
              {unsent(row) ? <UnsentTag /> : null}
              {row.decision ? <StatusTag tone={decisionTones[row.decision] ?? 'neutral'} label={choiceLabel(BatchItem.columns.decision, row.decision)} /> : <StatusTag {...itemTag(row.state)} />}
              {row.conflict ? <StatusTag tone="caution" label={choiceLabel(BatchItem.columns.conflict, row.conflict)} /> : null}
              {row.twinOf ? <StatusTag tone="caution" icon="duplicate" label={{ id: 'Mungkin ganda', en: 'Maybe a duplicate' }} /> : null}
              {attempts > 0 && !row.visitedOn && row.state === 'ditugaskan' ? <StatusTag tone="neutral" label={t({ id: 'Sudah {n}× didatangi', en: 'Tried {n}×' }, { n: attempts })} /> : null}
              {fresh ? <Freshness at={row.visitedOn ?? row.verifiedBefore} /> : null}
            </>
          ),
        }
      }}
      {...(empty ? { empty } : {})}
    />
  )
}
