// The pillars of a place, kind by kind.
import { useState } from 'react'
import { dayAt } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { FilterBar } from '../../../kit/filter-bar.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Page, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { kindKeepers, pillarKeepers } from '../pillar-acts.ts'
import { kindLabel, type OwnKind, pillarVocabulary } from '../pillar-kinds.ts'
import { membersKind, pillarStates } from '../pillar-words.ts'
import { asked } from './pillar-form.web.ts'
import { alias } from './strength-words.web.ts'

export default function Pillars() {
  const { t, date } = useWords()
  const work = useWork()
  const me = useMe()
  const given = asked('di')
  const place = given === 'id' ? '' : given || (me.post?.place ?? '')
  const [kind, setKind] = useState<string | null>(asked('jenis') || null)
  const [text, setText] = useState('')
  const state = useView('organization.pillars', { place })
  const kinds = useView('organization.pillarKinds', { place })
  const own = (kinds.status === 'ready' ? kinds.rows.map((r) => r.row) : []) as OwnKind[]
  const mayAdd = useHolds(pillarKeepers, place)
  const mayName = useHolds(kindKeepers)
  const today = dayAt(work.now(), place || '31')
  const all = state.status === 'ready' ? state.rows : []
  const used = [...new Set([...pillarVocabulary.map((k) => k.code), ...own.map((k) => k.code ?? '')])].filter((c) => c !== membersKind && all.some((r) => r.row.kind === c))
  return (
    <Page
      title={{ id: 'Pilar sosial', en: 'Social pillars' }} subtitle={work.placeName(place)} back={`/kekuatan/${alias(place)}`}
      {...(mayAdd ? { action: <ButtonLink href={`/pilar/baru?di=${place}`} tone="main" icon="plus">{t({ id: 'Catat pilar', en: 'Record a pillar' })}</ButtonLink> } : {})}
      tools={mayName ? <ButtonLink href="/pilar/jenis" tone="quiet">{t({ id: 'Jenis pilar', en: 'Kinds' })}</ButtonLink> : undefined}
    >
      <Stack>
        <FilterBar
          search={{ label: { id: 'Cari nama', en: 'Find a name' }, value: text, onChange: setText }}
          filters={[{ id: 'kind', label: { id: 'Jenis', en: 'Kind' }, value: kind, options: used.map((code) => ({ code, label: kindLabel(code, own) })), onChange: setKind }]}
          onClear={() => {
            setKind(null)
            setText('')
          }}
        />
        <StateOf state={listOf(state)} onRetry={state.again} isEmpty={(rows) => rows.length === 0} empty={<Empty title={{ id: 'Belum ada pilar yang dicatat', en: 'No pillar on record yet' }}>{t({ id: 'Catat Karang Taruna, Tagana, LKS, dan pilar lain, supaya semua tahu siapa yang bisa diajak.', en: 'Record youth groups, disaster volunteers, institutions and others, so that everybody knows whom to turn to.' })}</Empty>}>
          {(rows) => {
            const shown = rows.filter((r) => (!kind || r.row.kind === kind) && `${r.row.name} ${r.row.leader ?? ''}`.toLowerCase().includes(text.trim().toLowerCase()))
            return (
              <RowList
                label={{ id: 'Pilar', en: 'Pillars' }} rows={shown} keyOf={(r) => r.row.id} empty={<Empty scene="search" title={{ id: 'Tidak ada yang cocok', en: 'Nothing fits' }} />}
                show={({ row }) => ({
                  title: String(row.name), href: `/pilar/${row.id}`, icon: 'handshake',
                  lines: [t(kindLabel(String(row.kind), own)), [work.placeName(row.place), row.leader, row.membersCount ? t({ id: '{n} anggota', en: '{n} members' }, { n: String(row.membersCount) }) : ''].filter(Boolean).join(' · ')],
                  tags: (
                    <>
                      {row.state === 'aktif' ? null : <StatusTag label={pillarStates.find((s) => s.code === row.state)?.label ?? String(row.state)} tone="neutral" />}
                      {row.legalUntil && String(row.legalUntil) < today ? <StatusTag label={t({ id: 'SK habis {d}', en: 'Expired {d}' }, { d: date(String(row.legalUntil)) })} tone="bad" /> : null}
                      {row.version === undefined ? <UnsentTag /> : null}
                    </>
                  ),
                })}
              />
            )
          }}
        </StateOf>
      </Stack>
    </Page>
  )
}
