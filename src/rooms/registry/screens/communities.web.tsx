// Groups and communities served as one.
import { useState } from 'react'
import { choiceLabel } from '../../../engine/field.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { FilterBar } from '../../../kit/filter-bar.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Page, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { Community } from '../records.ts'
import { writers } from '../standing.ts'
import { textOf } from './words.web.ts'

export default function Communities() {
  const { t, number } = useWords()
  const work = useWork()
  const me = useMe()
  const mayWrite = useHolds(writers)
  const place = me.post?.place ?? me.home
  const [q, setQ] = useState('')
  const state = useView('registry.communities', { place, q: q.trim() || null })
  return (
    <Page
      title={{ id: 'Kelompok dan komunitas', en: 'Groups and communities' }}
      subtitle={work.placeName(place)}
      back="/keluarga"
      action={mayWrite ? <ButtonLink href="/kelompok/baru" tone="main" icon="plus">{t({ id: 'Catat kelompok', en: 'Register a group' })}</ButtonLink> : undefined}
    >
      <Stack gap={3}>
        <FilterBar search={{ label: { id: 'Cari nama', en: 'Search a name' }, value: q, onChange: setQ }} onClear={() => setQ('')} />
        <StateOf state={listOf(state)} onRetry={state.again}>
          {(rows) => (
            <RowList
              label={{ id: 'Kelompok', en: 'Groups' }}
              rows={rows}
              keyOf={(r) => r.row.id}
              show={({ row }) => ({
                title: textOf(row.name),
                href: `/kelompok/${row.id}`,
                icon: 'people',
                lines: [t(choiceLabel(Community.columns.kind, row.kind)), row.members ? t({ id: 'sekitar {n} orang', en: 'about {n} people' }, { n: number(Number(row.members)) }) : '', textOf(row.address)].filter(Boolean).join(' · '),
                tags: row.version === undefined ? <UnsentTag /> : null,
              })}
              empty={<Empty title={{ id: 'Belum ada kelompok tercatat', en: 'No group registered yet' }}>{t({ id: 'Misalnya komunitas pemulung, kelompok lansia, atau komunitas adat terpencil.', en: 'For example waste pickers, a group of elders, or a remote community.' })}</Empty>}
            />
          )}
        </StateOf>
      </Stack>
    </Page>
  )
}
