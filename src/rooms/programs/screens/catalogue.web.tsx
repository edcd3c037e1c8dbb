// The catalogue: found by the words people use, without a signal; what has ended is labelled and stands last, never hidden.
import { useMemo, useState } from 'react'
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
import { programmeFacts } from '../records.ts'
import { findProgrammes, type ProgrammeRow } from '../rules.ts'
import { sourceLevels, validityLabels } from '../words/labels.ts'
import { publishers, validityTones } from './words.web.ts'

export default function Catalogue() {
  const { t, date } = useWords()
  const work = useWork()
  const me = useMe()
  const mayPublish = useHolds(publishers)
  const [words, setWords] = useState('')
  const [sector, setSector] = useState<string | null>(null)
  const [source, setSource] = useState<string | null>(null)
  const state = useView('programs.catalogue', {})
  const today = dayAt(work.now(), me.post?.place ?? me.home)
  const found = useMemo(() => {
    const rows = state.status === 'ready' ? state.rows.map((r) => r.row as unknown as ProgrammeRow) : []
    return findProgrammes(rows, words, today).filter(({ programme }) => (!sector || programme.sector === sector) && (!source || programme.source === source))
  }, [state, words, sector, source, today])
  return (
    <Page
      title={{ id: 'Program bantuan', en: 'Programmes' }}
      subtitle={t({ id: 'Untuk tahu program mana yang cocok bagi satu keluarga, buka halaman keluarganya.', en: 'To see which programmes suit one family, open that family’s page.' })}
      action={mayPublish ? <ButtonLink href="/program/baru" tone="main" icon="plus">{t({ id: 'Terbitkan program', en: 'Publish a programme' })}</ButtonLink> : undefined}
    >
      <Stack gap={3}>
        <FilterBar
          search={{ label: { id: 'Cari: modal usaha, beras, kursi roda …', en: 'Search: capital, rice, wheelchair …' }, value: words, onChange: setWords }}
          filters={[
            { id: 'sector', label: { id: 'Bidang', en: 'Sector' }, value: sector, options: programmeFacts.sector.options ?? [], onChange: setSector },
            { id: 'source', label: { id: 'Sumber', en: 'Source' }, value: source, options: sourceLevels, onChange: setSource },
          ]}
          onClear={() => {
            setWords('')
            setSector(null)
            setSource(null)
          }}
          {...(state.status === 'ready' ? { count: found.length } : {})}
        />
        <StateOf state={listOf(state)} onRetry={state.again}>
          {() => (
            <RowList
              label={{ id: 'Program', en: 'Programmes' }}
              rows={found}
              keyOf={(f) => f.programme.id}
              show={({ programme, validity }) => ({
                title: programme.name ?? programme.code ?? '',
                href: `/program/${programme.id}`,
                icon: 'programme',
                lines: [programme.owner, programme.summary].filter(Boolean).join(' · '),
                tags: (
                  <>
                    {programme.version === undefined ? <UnsentTag /> : null}
                    <StatusTag label={validityLabels[validity]} tone={validityTones[validity]} />
                    {programme.updatedOn ? <span>{t({ id: 'diperbarui {d}', en: 'updated {d}' }, { d: date(programme.updatedOn) })}</span> : null}
                  </>
                ),
              })}
              empty={<Empty scene="search" title={{ id: 'Belum ada program yang cocok', en: 'No programme matches' }}>{t({ id: 'Coba kata lain yang dipakai warga, misalnya “berobat” atau “sekolah”.', en: 'Try another word residents use, such as “school”.' })}</Empty>}
            />
          )}
        </StateOf>
      </Stack>
    </Page>
  )
}
