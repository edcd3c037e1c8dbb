// Padanan data: who may be one person, the surest first; for a verifier also the comparing of the whole regency, and what was merged.
import { useState } from 'react'
import type { ViewRow } from '../../../engine/view.ts'
import { FilterBar } from '../../../kit/filter-bar.web.tsx'
import { joinOf, listOf } from '../../../kit/loaded.web.ts'
import { Page, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { Tabs } from '../../../kit/tabs.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import type { Why } from '../records.ts'
import { pairKinds, pairStates } from '../records.ts'
import { deciders, runners } from '../rules.ts'
import { MergesPart } from './merges-part.web.tsx'
import { RunPart } from './run-part.web.tsx'
import { chanceTag, sentence, stateTags, textOf } from './words.web.ts'

export default function Pairs() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const mayRun = useHolds(runners)
  const place = (me.post && deciders.includes(me.post.role) ? me.post : me.posts.find((p) => deciders.includes(p.role)) ?? me.post)?.place ?? me.home
  return (
    <Page title={{ id: 'Padanan data', en: 'Likely pairs' }} subtitle={[work.placeName(place), t({ id: 'satu orang yang tercatat dua kali', en: 'one person written down twice' })].join(' · ')}>
      <Stack gap={4}>
        {mayRun && place.length >= 5 ? <RunPart regency={place.slice(0, 5)} /> : null}
        <Tabs
          label={{ id: 'Padanan', en: 'Pairs' }}
          tabs={[
            { id: 'padanan', label: { id: 'Untuk diperiksa', en: 'To review' }, content: <List place={place} /> },
            { id: 'penyatuan', label: { id: 'Sudah disatukan', en: 'Merged' }, content: <MergesPart place={place} /> },
          ]}
        />
      </Stack>
    </Page>
  )
}

function List({ place }: { place: string }) {
  const { t } = useWords()
  const work = useWork()
  const [state, setState] = useState<string | null>('menunggu')
  const [kind, setKind] = useState<string | null>(null)
  const view = useView('linkage.pairs', { place, state, kind })
  const rows = view.status === 'ready' ? view.rows.filter(stillTwo) : []
  return (
    <Stack gap={3}>
      <FilterBar
        filters={[
          { id: 'state', label: { id: 'Keadaan', en: 'State' }, value: state, options: pairStates, onChange: setState },
          { id: 'kind', label: { id: 'Tentang', en: 'About' }, value: kind, options: pairKinds, onChange: setKind },
        ]}
        onClear={() => { setState('menunggu'); setKind(null) }}
        {...(view.status === 'ready' && !view.more ? { count: rows.length } : {})}
      />
      <StateOf state={listOf(view)} onRetry={view.again}>
        {() => (
          <RowList
            label={{ id: 'Padanan', en: 'Pairs' }}
            rows={rows}
            keyOf={(r) => r.row.id}
            show={(r) => {
              const family = r.row.kind === 'household'
              const [one, other] = [joinOf(r, family ? 'lowFamily' : 'low'), joinOf(r, family ? 'highFamily' : 'high')]
              const name = (x: typeof one): string => textOf(family ? x?.headName : x?.name) || t({ id: 'di wilayah lain', en: 'elsewhere' })
              const why = r.row.why as Why | null | undefined
              const apart = r.row.lowPlace !== r.row.highPlace
              return {
                title: `${name(one)} · ${name(other)}`,
                href: `/padanan/${r.row.id}`,
                icon: 'duplicate',
                lines: why ? sentence(t(why.say)) : textOf(r.row.note) || t({ id: 'Diusulkan petugas', en: 'Suggested by a worker' }),
                tags: (
                  <>
                    {r.row.version === undefined ? <UnsentTag /> : null}
                    {r.row.state === 'menunggu' ? <StatusTag {...chanceTag(r.row.p as number | null)} /> : <StatusTag {...(stateTags[textOf(r.row.state)] ?? { label: textOf(r.row.state) })} />}
                    {family ? <StatusTag icon="family" label={{ id: 'Keluarga', en: 'Family' }} /> : null}
                    {apart ? <StatusTag tone="info" icon="route" label={{ id: `${work.placeName(textOf(r.row.lowPlace))} dan ${work.placeName(textOf(r.row.highPlace))}`, en: `${work.placeName(textOf(r.row.lowPlace))} and ${work.placeName(textOf(r.row.highPlace))}` }} /> : null}
                  </>
                ),
              }
            }}
            empty={<Empty scene="done" title={state === 'menunggu' ? { id: 'Tidak ada padanan yang menunggu', en: 'No pair is waiting' } : { id: 'Tidak ada yang cocok', en: 'Nothing matches' }} />}
          />
        )}
      </StateOf>
    </Stack>
  )
}

/** One of them was merged meanwhile: nothing is left to ask, unless it was this very pair. */
const stillTwo = (r: ViewRow): boolean => r.row.state === 'sama' || ![joinOf(r, 'low'), joinOf(r, 'high'), joinOf(r, 'lowFamily'), joinOf(r, 'highFamily')].some((x) => x?.mergedInto)
