// Batches as a list: which village and month, how it stands, until when.
import type { ReactNode } from 'react'
import type { ViewRow } from '../../../engine/view.ts'
import { RowList } from '../../../kit/row-list.web.tsx'
import { ClockTag, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { batchOf, batchTag, monthName, unsent } from './words.web.ts'

export function BatchList({ label, rows, empty, waiting = false }: { label: Say; rows: readonly ViewRow[]; empty?: ReactNode; waiting?: boolean }) {
  const { t, date, number } = useWords()
  const work = useWork()
  return (
    <RowList
      label={label}
      rows={rows}
      keyOf={(r) => r.row.id}
      show={(r) => {
        const row = batchOf(r)
        const totals = row.totals
        return {
          title: `${work.placeName(row.place)} · ${monthName(row.month, date)}`,
          href: `/verifikasi/${row.id}`,
          icon: 'clipboardList',
          waiting,
          lines: totals
            ? t({ id: '{n} keluarga: {a} layak, {b} tidak layak, {c} hapus', en: '{n} families: {a} eligible, {b} not, {c} removed' }, { n: number(totals.items), a: number(totals.layak + totals.usulan_baru), b: number(totals.tidak_layak), c: number(totals.hapus) })
            : (row.number ?? ''),
          tags: (
            <>
              {unsent(row) ? <UnsentTag /> : null}
              <StatusTag {...batchTag(row.state)} />
              {row.late ? <StatusTag tone="caution" icon="clockAlert" label={{ id: 'Waktu tambahan', en: 'More time' }} /> : null}
              {row.dueAt ? <ClockTag due={row.dueAt} soonHours={72} /> : null}
            </>
          ),
        }
      }}
      {...(empty ? { empty } : {})}
    />
  )
}
