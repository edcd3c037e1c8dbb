// Objections of the place: the nearest deadline first; what is overdue was raised, never decided by itself.
import { useState } from 'react'
import { choiceLabel } from '../../../engine/field.ts'
import { FilterBar } from '../../../kit/filter-bar.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { ClockTag, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { objectionFlow } from '../flow.ts'
import { Objection } from '../records-musdes.ts'
import { needsFamily, type ObjectionRow, rowAs, textOf } from './words.web.ts'

const stateOptions = Object.entries(objectionFlow.states).map(([code, s]) => ({ code, label: s.label }))

export default function Objections() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const place = me.post?.place ?? me.home
  const [only, setOnly] = useState<string | null>('diajukan')
  const state = useView('verification.objections', { place, state: only })
  return (
    <Page title={{ id: 'Usul dan sanggahan', en: 'Proposals and objections' }} subtitle={work.placeName(place)} back="/verifikasi">
      <Stack gap={4}>
        <Note>{t({ id: 'Dinas Sosial memutus paling lambat 14 hari. Bila lewat, sanggahan naik ke atasan; tidak pernah diputus sendiri oleh sistem.', en: 'The social office decides within 14 days. Later it is raised to a supervisor; the system never decides by itself.' })}</Note>
        <FilterBar filters={[{ id: 'state', label: { id: 'Keadaan', en: 'State' }, value: only, options: stateOptions, onChange: setOnly }]} onClear={() => setOnly(null)} {...(state.status === 'ready' ? { count: state.rows.length } : {})} />
        <StateOf state={listOf(state)} onRetry={state.again}>
          {(rows) => (
            <RowList
              label={{ id: 'Sanggahan', en: 'Objections' }}
              rows={rows}
              keyOf={(r) => r.row.id}
              show={(r) => {
                const row = rowAs<ObjectionRow>(r.row) as ObjectionRow
                return {
                  title: row.headName ?? '—', href: `/sanggahan/${row.id}`, icon: 'message',
                  lines: [t(row.asks ? choiceLabel(Objection.columns.asks, row.asks) : choiceLabel(Objection.columns.direction, row.direction)), work.placeName(row.place)].join(' · '),
                  tags: <>{row.version === undefined ? <UnsentTag /> : null}{row.channel === 'web' ? <StatusTag tone="info" icon="person" label={{ id: 'Dari warga', en: 'From a citizen' }} /> : null}{needsFamily(row) ? <StatusTag tone="waiting" label={{ id: 'Keluarga belum dicocokkan', en: 'Family not found yet' }} /> : null}{needsFamily(row) ? null : <StatusTag {...(objectionFlow.states[textOf(row.state) as 'diajukan'] ?? { label: textOf(row.state), tone: 'neutral' })} />}{row.state === 'diajukan' && row.deadline ? <ClockTag due={row.deadline} soonHours={96} /> : null}{(row.level ?? 0) > 0 ? <StatusTag tone="urgent" label={t({ id: 'Dinaikkan ({n}×)', en: 'Raised ({n}×)' }, { n: row.level ?? 0 })} /> : null}</>,
                }
              }}
              empty={<Empty scene="done" title={{ id: 'Tidak ada usul atau sanggahan', en: 'No proposal or objection' }}>{t({ id: 'Warga mengirimnya dari halaman Lapor. Petugas mencatatnya dari halaman keluarga dalam batch, setelah hasilnya keluar.', en: 'Citizens send them from the report page. Officers record them on the family’s page in a batch, once its result came.' })}</Empty>}
            />
          )}
        </StateOf>
      </Stack>
    </Page>
  )
}
