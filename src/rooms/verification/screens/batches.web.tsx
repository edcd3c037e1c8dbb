// Verification at one's place: the batches that run, the houses I am sent to, what waits for my step, objections and freshness.
import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { FilterBar } from '../../../kit/filter-bar.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Page, Row, Stack } from '../../../kit/page.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { type Tab, Tabs } from '../../../kit/tabs.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { fieldRoles } from '../acts-field.ts'
import { batchFlow, workingStates } from '../flow.ts'
import { deskRoles, reviewRoles, villageRoles } from '../judging.ts'
import { nameReaders } from '../views.ts'
import { BatchList } from './batch-line.web.tsx'
import { ItemList } from './item-line.web.tsx'
import { batchOf } from './words.web.ts'

export default function Batches() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const open = new URLSearchParams(useSearch()).get('tab')
  const place = me.post?.place ?? me.home
  const visits = useHolds(fieldRoles)
  const operates = useHolds(['village_operator'])
  const reviews = useHolds(reviewRoles)
  const reads = useHolds(nameReaders)
  const desk = useHolds([...deskRoles, ...reviewRoles])
  const keepsHead = useHolds([...villageRoles, 'dinsos_head', 'admin'])
  const running = useView('verification.openBatches', operates ? { place } : null)
  // One batch at a time: the next is opened when this one left the village.
  const idle = running.status === 'ready' && !running.rows.some((r) => workingStates.includes(batchOf(r).state ?? ''))
  const tabs: Tab[] = [
    ...(visits ? [{ id: 'kunjungan', label: { id: 'Kunjungan saya', en: 'My visits' }, content: <MyVisits place={place} /> }] : []),
    { id: 'berjalan', label: { id: 'Berjalan', en: 'Running' }, content: <Running place={place} /> },
    ...(reviews ? [{ id: 'tinjau', label: { id: 'Menunggu tinjauan', en: 'To review' }, content: <ToReview place={place} /> }] : []),
    { id: 'semua', label: { id: 'Semua', en: 'All' }, content: <All place={place} /> },
  ]
  return (
    <Page
      title={{ id: 'Verifikasi', en: 'Verification' }}
      subtitle={work.placeName(place)}
      action={operates && idle ? <ButtonLink href="/verifikasi/buka" tone="main" icon="plus">{t({ id: 'Buka batch bulan ini', en: 'Open this month’s batch' })}</ButtonLink> : undefined}
    >
      <Stack gap={4}>
        <Tabs label={{ id: 'Daftar verifikasi', en: 'Lists of verification' }} tabs={tabs} value={tabs.some((tab) => tab.id === open) ? (open ?? undefined) : undefined} onChange={(tab) => go(`/verifikasi?tab=${tab}`, { replace: true })} />
        <Row>
          {reads ? <ButtonLink href="/verifikasi/kebaruan" icon="clock">{t({ id: 'Kebaruan data', en: 'Freshness' })}</ButtonLink> : null}
          {reads ? <ButtonLink href="/sanggahan" icon="message">{t({ id: 'Usul dan sanggahan', en: 'Proposals and objections' })}</ButtonLink> : null}
          {desk ? <ButtonLink href="/verifikasi/cermin" icon="eye">{t(visits ? { id: 'Cermin data saya', en: 'My data mirror' } : { id: 'Cermin data', en: 'Data mirror' })}</ButtonLink> : null}
          {desk ? <ButtonLink href="/verifikasi/keluarga-petugas" icon="heart">{t(visits ? { id: 'Keluarga saya', en: 'My own family' } : { id: 'Keluarga petugas', en: 'Workers’ families' })}</ButtonLink> : null}
          {keepsHead ? <ButtonLink href="/verifikasi/kop-surat" icon="office">{t({ id: 'Kop surat', en: 'Letterhead' })}</ButtonLink> : null}
        </Row>
      </Stack>
    </Page>
  )
}

function MyVisits({ place }: { place: string }) {
  const { t } = useWords()
  const state = useView('verification.myVisits', { place })
  return (
    <StateOf state={listOf(state)} onRetry={state.again}>
      {(rows) => <ItemList label={{ id: 'Kunjungan saya', en: 'My visits' }} rows={rows} waiting fresh empty={<Empty scene="done" title={{ id: 'Tidak ada kunjungan yang menunggu', en: 'No visit is waiting' }}>{t({ id: 'Keluarga yang ditugaskan kepada Anda muncul di sini, yang paling lama tidak diperiksa lebih dulu.', en: 'Families assigned to you show here, longest unseen first.' })}</Empty>} />}
    </StateOf>
  )
}

/** States in which somebody of this role is waited for. */
const waitingOn: { readonly [role: string]: readonly string[] } = {
  village_operator: ['dibuka', 'pendataan', 'dikembalikan', 'disahkan'], village_head: ['musyawarah'], dinsos_verifier: ['final_desa', 'kedaluwarsa'], dinsos_head: ['verifikasi_kab'],
}

function Running({ place }: { place: string }) {
  const { t } = useWords()
  const { who } = useMe()
  const state = useView('verification.openBatches', { place })
  const mine = new Set(who.posts.flatMap((p) => waitingOn[p.role] ?? []))
  return (
    <StateOf state={listOf(state)} onRetry={state.again}>
      {(rows) => {
        const forMe = rows.filter((r) => mine.has(batchOf(r).state ?? ''))
        const rest = rows.filter((r) => !forMe.includes(r))
        return (
          <Stack gap={5}>
            {forMe.length > 0 ? <BatchList label={{ id: 'Menunggu langkah Anda', en: 'Waiting for you' }} rows={forMe} waiting /> : null}
            {rest.length > 0 || forMe.length === 0 ? <BatchList label={{ id: 'Batch yang berjalan', en: 'Running batches' }} rows={rest} empty={<Empty title={{ id: 'Belum ada batch yang berjalan', en: 'No batch is running' }}>{t({ id: 'Operator desa atau kelurahan membukanya tiap bulan pada masa input.', en: 'The village operator opens one each month within the input window.' })}</Empty>} /> : null}
          </Stack>
        )
      }}
    </StateOf>
  )
}

function ToReview({ place }: { place: string }) {
  const matched = useView('verification.waiting', { place, state: 'dipadankan' })
  const missing = useView('verification.waiting', { place, state: 'tidak_ditemukan' })
  return (
    <StateOf state={listOf(matched)} onRetry={matched.again}>
      {(rows) => <ItemList label={{ id: 'Menunggu tinjauan', en: 'To review' }} rows={[...rows, ...(missing.status === 'ready' ? missing.rows : [])]} waiting empty={<Empty scene="done" title={{ id: 'Tidak ada yang menunggu tinjauan', en: 'Nothing waits for review' }} />} />}
    </StateOf>
  )
}

const stateOptions = Object.entries(batchFlow.states).map(([code, s]) => ({ code, label: s.label }))

function All({ place }: { place: string }) {
  const [only, setOnly] = useState<string | null>(null)
  const state = useView('verification.batches', { place, state: only })
  return (
    <Stack gap={3}>
      <FilterBar filters={[{ id: 'state', label: { id: 'Keadaan', en: 'State' }, value: only, options: stateOptions, onChange: setOnly }]} onClear={() => setOnly(null)} {...(state.status === 'ready' ? { count: state.rows.length } : {})} />
      <StateOf state={listOf(state)} onRetry={state.again}>
        {(rows) => <BatchList label={{ id: 'Semua batch', en: 'All batches' }} rows={rows} empty={<Empty title={{ id: 'Belum ada batch di sini', en: 'No batch here yet' }} />} />}
      </StateOf>
    </Stack>
  )
}
