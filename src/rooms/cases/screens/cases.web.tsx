// The cases of a person and their place: mine, those of the area, what waits for my word, what is late, what has ended.
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { caseFlow } from '../flow.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { FilterBar } from '../../../kit/filter-bar.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Section, Stack } from '../../../kit/page.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { type Tab, Tabs } from '../../../kit/tabs.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { restrictedSupervisorRoles, supervisorRoles, workRoles } from '../judging.ts'
import { CaseList } from './case-line.web.tsx'
import { GlassList } from './glass.web.tsx'
import { LateReferrals } from './late-referrals.web.tsx'

/** Posts that go by a territory; others have only what they sit in. */
const territorial = [...workRoles, ...supervisorRoles, 'duty_officer', 'village_head']

/** The list last looked at: whoever comes back from a case finds it open. */
let left: string | undefined

export default function Cases() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const open = new URLSearchParams(useSearch()).get('tab') ?? left
  const place = me.post?.place ?? me.home
  const approves = useHolds(restrictedSupervisorRoles)
  const serves = useHolds(territorial)
  const opens = useHolds([...workRoles, 'duty_officer'])
  const inLane = me.who.teams.some((team) => team.startsWith('lane:'))
  const mine: Tab[] = [{ id: 'saya', label: { id: 'Kasus saya', en: 'Mine' }, content: <Mine /> }]
  const tabs: Tab[] = [
    ...(opens || !serves ? mine : []),
    ...(approves ? [{ id: 'menunggu', label: { id: 'Menunggu saya', en: 'Awaiting me' }, content: <Awaiting place={place} /> }] : []),
    ...(serves
      ? [
          { id: 'wilayah', label: { id: 'Di wilayah', en: 'In the area' }, content: <Running place={place} /> },
          { id: 'lewat', label: { id: 'Lewat batas', en: 'Late' }, content: <Late place={place} /> },
          { id: 'ditutup', label: { id: 'Ditutup', en: 'Closed' }, content: <Ended place={place} /> },
        ]
      : []),
    // Who answers for an area looks at the area first.
    ...(opens || !serves || me.post?.role === 'village_head' ? [] : mine),
    ...(inLane ? [{ id: 'kaca', label: { id: 'Akses darurat', en: 'Emergency access' }, content: <GlassList /> }] : []),
  ]
  return (
    <Page
      title={{ id: 'Kasus', en: 'Cases' }}
      subtitle={work.placeName(place)}
      action={opens ? <ButtonLink href="/kasus/baru" tone="main" icon="plus">{t({ id: 'Buka kasus', en: 'Open a case' })}</ButtonLink> : undefined}
    >
      <Tabs
        label={{ id: 'Daftar kasus', en: 'Lists of cases' }} tabs={tabs} value={tabs.some((tab) => tab.id === open) ? open : undefined}
        onChange={(tab) => {
          left = tab
          go(`/kasus?tab=${tab}`, { replace: true })
        }}
      />
    </Page>
  )
}

function Mine() {
  const { t } = useWords()
  const state = useView('cases.mine', {})
  return (
    <StateOf state={listOf(state)} onRetry={state.again}>
      {(rows) => (
        <CaseList
          label={{ id: 'Kasus saya', en: 'My cases' }}
          rows={rows}
          empty={<Empty scene="done" title={{ id: 'Tidak ada kasus atas nama Anda', en: 'No case in your name' }}>{t({ id: 'Kasus yang Anda buka, Anda tangani, atau Anda awasi muncul di sini.', en: 'Cases you open, handle or supervise show here.' })}</Empty>}
        />
      )}
    </StateOf>
  )
}

function Awaiting({ place }: { place: string }) {
  const { t } = useWords()
  const me = useMe()
  const state = useView('cases.awaiting', { place })
  return (
    <StateOf state={listOf(state)} onRetry={state.again}>
      {(rows) => (
        <CaseList
          label={{ id: 'Menunggu persetujuan', en: 'Waiting for approval' }}
          // Four eyes: what one owns, opened or planned waits on somebody else.
          rows={rows.filter((r) => r.row.ownerId !== me.person && r.row.planBy !== me.person)}
          waiting
          empty={<Empty scene="done" title={{ id: 'Tidak ada yang menunggu Anda', en: 'Nothing waits on you' }}>{t({ id: 'Rencana yang sudah disetujui klien dan kasus yang siap diakhiri muncul di sini.', en: 'Plans the client agreed to and cases ready to end show here.' })}</Empty>}
        />
      )}
    </StateOf>
  )
}

const stateOptions = Object.entries(caseFlow.states).filter(([, s]) => !('end' in s)).map(([code, s]) => ({ code, label: s.label }))

function Running({ place }: { place: string }) {
  const [words, setWords] = useState('')
  const [only, setOnly] = useState<string | null>(null)
  const state = useView('cases.running', { place, words: words.trim() || null, state: only })
  return (
    <Stack gap={3}>
      <FilterBar
        search={{ label: { id: 'Cari nama', en: 'Search a name' }, value: words, onChange: setWords }}
        filters={[{ id: 'state', label: { id: 'Tahap', en: 'Stage' }, value: only, options: stateOptions, onChange: setOnly }]}
        onClear={() => {
          setWords('')
          setOnly(null)
        }}
        {...(state.status === 'ready' ? { count: state.rows.length } : {})}
      />
      <StateOf state={listOf(state)} onRetry={state.again}>
        {(rows) => (
          <CaseList
            label={{ id: 'Kasus berjalan', en: 'Running cases' }}
            rows={rows}
            empty={words || only ? <Empty scene="search" title={{ id: 'Tidak ada yang cocok', en: 'Nothing matches' }} /> : <Empty title={{ id: 'Belum ada kasus berjalan di sini', en: 'No running case here' }} />}
          />
        )}
      </StateOf>
    </Stack>
  )
}

function Late({ place }: { place: string }) {
  const state = useView('cases.late', { place })
  return (
    <Stack gap={5}>
      <LateReferrals place={place} />
      <Section title={{ id: 'Kasus lewat batas', en: 'Late cases' }}>
        <StateOf state={listOf(state)} onRetry={state.again}>
          {(rows) => <CaseList label={{ id: 'Kasus lewat batas', en: 'Late cases' }} rows={rows} empty={<Empty scene="done" title={{ id: 'Tidak ada yang lewat batas', en: 'Nothing is late' }} />} />}
        </StateOf>
      </Section>
    </Stack>
  )
}

function Ended({ place }: { place: string }) {
  const { t, number } = useWords()
  const state = useView('cases.ended', { place })
  return (
    <StateOf state={listOf(state)} onRetry={state.again}>
      {(rows) => (
        <Stack gap={3}>
          {state.status === 'ready' && state.more ? <Note>{t({ id: 'Ditampilkan {n} yang terakhir ditutup.', en: 'The {n} closed last are shown.' }, { n: number(rows.length) })}</Note> : null}
          <CaseList label={{ id: 'Kasus ditutup', en: 'Closed cases' }} rows={rows} empty={<Empty title={{ id: 'Belum ada kasus yang ditutup', en: 'No case was closed yet' }} />} />
        </Stack>
      )}
    </StateOf>
  )
}
