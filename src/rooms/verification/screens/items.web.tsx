// The families of a batch: searched, filtered, oldest data first; the drawn sample alone where it is asked for.
import { useState } from 'react'
import { useSearch } from 'wouter'
import { dayAt } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { FilterBar } from '../../../kit/filter-bar.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView, useWork } from '../../../kit/work.web.tsx'
import { itemFlow } from '../flow.ts'
import { deskRoles } from '../judging.ts'
import { BatchItem } from '../records.ts'
import { regencySample, villageSample } from '../rules.ts'
import { ItemList } from './item-line.web.tsx'
import { useCrew } from './people.web.ts'
import { absentBatch, type BatchRow, batchOf, itemOf, monthName } from './words.web.ts'

export default function Items({ params }: { params: { [k: string]: string } }) {
  const id = params.id ?? ''
  const state = useView('verification.batch', { id })
  return <Found state={state} title={{ id: 'Keluarga dalam batch', en: 'Families in the batch' }} back={`/verifikasi/${id}`} absent={absentBatch}>{(found) => <List row={batchOf(found)} />}</Found>
}

const stateOptions = Object.entries(itemFlow.states).map(([code, s]) => ({ code, label: s.label }))

function List({ row }: { row: BatchRow }) {
  const { t, date } = useWords()
  const work = useWork()
  const sampleOnly = new URLSearchParams(useSearch()).get('contoh') === '1'
  const [q, setQ] = useState('')
  const [only, setOnly] = useState<string | null>(null)
  const [decision, setDecision] = useState<string | null>(null)
  const adds = useHolds(deskRoles, row.place)
  const crew = useCrew(row.place, dayAt(work.now(), row.place))
  const all = useView('verification.items', { batchId: row.id })
  const state = useView('verification.items', { batchId: row.id, q: q.trim() || null, state: only, decision })
  const items = all.status === 'ready' ? all.rows.map(itemOf) : []
  const drawn = row.state === 'final_desa' ? regencySample(row, items) : villageSample(row, items)
  return (
    <Page
      title={sampleOnly ? { id: 'Contoh yang terundi', en: 'The drawn sample' } : { id: 'Keluarga dalam batch', en: 'Families in the batch' }}
      subtitle={`${work.placeName(row.place)} · ${monthName(row.month, date)}`}
      back={`/verifikasi/${row.id}`}
      action={adds && ['dibuka', 'pendataan'].includes(row.state ?? '') && !sampleOnly ? <ButtonLink href={`/verifikasi/${row.id}/tambah`} tone="main" icon="plus">{t({ id: 'Tambah keluarga', en: 'Add families' })}</ButtonLink> : undefined}
    >
      <Stack gap={3}>
        {sampleOnly ? <Note>{t({ id: 'Keluarga ini terundi dari nomor batch; undiannya sama di semua perangkat. Buka satu per satu dan catat hasil pemeriksaan.', en: 'These families were drawn from the batch’s own number; the draw is the same on every device. Open each and record the check.' })}</Note> : null}
        <FilterBar
          search={{ label: { id: 'Cari nama', en: 'Search a name' }, value: q, onChange: setQ }}
          filters={[
            { id: 'state', label: { id: 'Keadaan', en: 'State' }, value: only, options: stateOptions, onChange: setOnly },
            { id: 'decision', label: { id: 'Keputusan', en: 'Decision' }, value: decision, options: BatchItem.columns.decision.options ?? [], onChange: setDecision },
          ]}
          onClear={() => {
            setQ('')
            setOnly(null)
            setDecision(null)
          }}
          {...(state.status === 'ready' ? { count: sampleOnly ? state.rows.filter((r) => drawn.has(r.row.id)).length : state.rows.length } : {})}
        />
        <StateOf state={listOf(state)} onRetry={state.again}>
          {(rows) => <ItemList label={{ id: 'Keluarga dalam batch', en: 'Families in the batch' }} rows={sampleOnly ? rows.filter((r) => drawn.has(r.row.id)) : rows} fresh nameOf={crew.nameOf} empty={q || only || decision ? <Empty scene="search" title={{ id: 'Tidak ada yang cocok', en: 'Nothing matches' }} /> : <Empty title={{ id: 'Belum ada keluarga dalam batch', en: 'No family on the batch yet' }} />} />}
        </StateOf>
      </Stack>
    </Page>
  )
}
