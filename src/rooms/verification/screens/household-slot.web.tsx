// On a family's page: its way through verification, and the decile the ministry gave, with date and source.
import { choiceLabel } from '../../../engine/field.ts'
import type { AnyRow } from '../../../engine/record.ts'
import { Section } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView } from '../../../kit/work.web.tsx'
import { BatchItem } from '../records.ts'
import { nameReaders } from '../views.ts'
import { decisionTones, itemOf, itemTag, monthName } from './words.web.ts'

export default function HouseholdSlot({ id, place }: { id: string; place: string; row: AnyRow }) {
  const { t, date } = useWords()
  const reads = useHolds(nameReaders, place)
  const state = useView('verification.ofHousehold', reads ? { householdId: id } : null)
  if (state.status !== 'ready' || state.rows.length === 0) return null
  return (
    <Section title={{ id: 'Verifikasi', en: 'Verification' }}>
      <RowList
        label={{ id: 'Verifikasi', en: 'Verification' }}
        rows={state.rows}
        keyOf={(r) => r.row.id}
        show={(r) => {
          const row = itemOf(r)
          return {
            title: t({ id: 'Batch {m}', en: 'Batch of {m}' }, { m: monthName((row.monthOn ?? '').slice(0, 7), date) }), href: `/verifikasi/${row.batchId}/keluarga/${row.id}`, icon: 'clipboardList',
            lines: row.desil ? t({ id: 'Desil {n} per {d}', en: 'Decile {n} as of {d}' }, { n: row.desil, d: row.desilOn ? date(row.desilOn) : '—' }) : '',
            tags: row.decision ? <StatusTag tone={decisionTones[row.decision] ?? 'neutral'} label={choiceLabel(BatchItem.columns.decision, row.decision)} /> : <StatusTag {...itemTag(row.state)} />,
          }
        }}
      />
    </Section>
  )
}
