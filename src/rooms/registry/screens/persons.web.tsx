// People of my area found by name, with a family or without; those whose identity needs a look stand together.
import { useState } from 'react'
import { choiceLabel } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { FilterBar } from '../../../kit/filter-bar.web.tsx'
import { joinOf, listOf } from '../../../kit/loaded.web.ts'
import { Page, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { ageOn } from '../identity.ts'
import { Person } from '../records.ts'
import { writers } from '../standing.ts'
import { type PersonRow, textOf } from './words.web.ts'

const groups = [
  { code: 'tanpa', label: { id: 'Tanpa keluarga', en: 'Without a family' } },
  { code: 'periksa', label: { id: 'Identitas perlu diperiksa', en: 'Identity to be checked' } },
] as const

export default function Persons() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const mayWrite = useHolds(writers)
  const place = me.post?.place ?? me.home
  const [q, setQ] = useState('')
  const [group, setGroup] = useState<string | null>(null)
  const search = useView('registry.persons', group === null ? { place, q: q.trim() || null } : null)
  const special = useView(group === 'tanpa' ? 'registry.personsWithoutFamily' : 'registry.personsInDoubt', group === null ? null : { place })
  const state = group === null ? search : special
  const wanted = q.trim().toLowerCase()
  const rows = state.status === 'ready' ? state.rows.filter((r) => group === null || !wanted || textOf(r.row.name).toLowerCase().includes(wanted)) : []
  const today = dayAt(work.now(), place)
  return (
    <Page
      title={{ id: 'Warga', en: 'People' }}
      subtitle={work.placeName(place)}
      action={mayWrite ? <ButtonLink href="/orang/baru" tone="main" icon="personAdd">{t({ id: 'Catat orang', en: 'Register a person' })}</ButtonLink> : undefined}
    >
      <Stack gap={3}>
        <FilterBar
          search={{ label: { id: 'Cari nama', en: 'Search a name' }, value: q, onChange: setQ }}
          filters={[{ id: 'group', label: { id: 'Siapa', en: 'Who' }, value: group, options: groups, onChange: setGroup }]}
          onClear={() => {
            setQ('')
            setGroup(null)
          }}
          {...(state.status === 'ready' && !state.more ? { count: rows.length } : {})}
        />
        <StateOf state={listOf(state)} onRetry={state.again}>
          {() => (
            <>
              {state.status === 'ready' && state.more ? <p className="k-hint">{t({ id: 'Hanya sebagian yang tampil. Ketik nama untuk menemukan orangnya.', en: 'Only some are shown. Type a name to find the person.' })}</p> : null}
              <RowList
                label={{ id: 'Warga', en: 'People' }}
                rows={rows}
                keyOf={(r) => r.row.id}
                show={(r) => {
                  const person = r.row as unknown as PersonRow
                  const household = joinOf(r, 'household')
                  const age = ageOn(person, today)
                  return {
                    title: person.name ?? '',
                    href: `/orang/${person.id}`,
                    icon: 'person',
                    lines: [
                      age === null ? '' : t({ id: '{n} tahun', en: '{n} years' }, { n: age }),
                      person.sex ? t(choiceLabel(Person.columns.sex, person.sex)) : '',
                      household ? t({ id: 'keluarga {n}', en: 'family of {n}' }, { n: textOf(household.headName) }) : person.address ?? '',
                      person.nik ? `NIK ${person.nik}` : '',
                    ].filter(Boolean).join(' · '),
                    tags: (
                      <>
                        {person.version === undefined ? <UnsentTag /> : null}
                        {person.householdId ? null : <StatusTag tone="info" icon="person" label={{ id: 'Tanpa keluarga', en: 'Without a family' }} />}
                        {person.doubtState === 'perlu' ? (person.doubts ?? []).map((d) => <StatusTag key={d} tone="caution" label={choiceLabel(Person.columns.doubts, d)} />) : null}
                      </>
                    ),
                  }
                }}
                empty={
                  <Empty scene={group === 'periksa' && !wanted ? 'done' : 'search'} title={group === 'periksa' && !wanted ? { id: 'Tidak ada yang perlu diperiksa', en: 'Nothing needs checking' } : { id: 'Tidak ada yang cocok', en: 'Nobody matches' }}>
                    {group === 'periksa' ? null : t({ id: 'Periksa ejaan nama. Bila orangnya belum tercatat, catat sekarang.', en: 'Check the spelling. If the person is not registered yet, do so now.' })}
                  </Empty>
                }
              />
            </>
          )}
        </StateOf>
      </Stack>
    </Page>
  )
}
