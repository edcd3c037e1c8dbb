// The log: mine, which mostly writes itself; that of the area for whoever answers for it; and how the work spreads over functions and tasks.
import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { choiceLabel } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { BarList, NumberTile } from '../../../kit/charts.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { DataTable } from '../../../kit/data-table.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Card, Grid, Note, Page, Section, Stack } from '../../../kit/page.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { type Tab, Tabs } from '../../../kit/tabs.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { psmFunctions, psmTasks } from '../../registry/door.ts'
import { firstDay, lastDay, monthOf, previousMonth } from '../month.ts'
import { lookers } from '../posts.ts'
import { Activity } from '../records.ts'
import { ActivityList } from './line.web.tsx'
import { accountOf, activityOf, monthIn } from './words.web.ts'

const shownMonths = 12

export default function Log() {
  const { t, lang } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const asked = new URLSearchParams(useSearch())
  const place = me.post?.place ?? me.home
  const isPsm = useHolds(['psm'])
  const looks = useHolds(lookers.filter((r) => r !== 'psm'))
  const now = monthOf(dayAt(work.now(), place))
  const [month, setMonth] = useState(asked.get('bulan') ?? now)
  const months = useMemo(() => {
    const out = [now]
    while (out.length < shownMonths) out.push(previousMonth(out.at(-1) ?? now))
    return out
  }, [now])
  const tabs: Tab[] = [
    ...(isPsm ? [{ id: 'saya', label: { id: 'Catatan saya', en: 'Mine' }, content: <Mine month={month} /> }, { id: 'rekap', label: { id: 'Rekap saya', en: 'My recap' }, content: <MyRecap month={month} /> }] : []),
    ...(looks || isPsm ? [{ id: 'wilayah', label: { id: 'Di wilayah', en: 'In the area' }, content: <OfPlace place={place} month={month} /> }, { id: 'rekap-wilayah', label: { id: 'Rekap wilayah', en: 'Recap of the area' }, content: <PlaceRecap place={place} month={month} /> }] : []),
  ]
  const open = asked.get('tab')
  return (
    <Page
      title={{ id: 'Kegiatan', en: 'Activities' }}
      subtitle={work.placeName(place)}
      action={isPsm ? <ButtonLink href="/kegiatan/baru" tone="main" icon="plus">{t({ id: 'Catat kegiatan', en: 'Note an activity' })}</ButtonLink> : undefined}
      tools={isPsm ? <ButtonLink href={`/laporan-bulanan/bulan/${month}`} icon="calendar">{t({ id: 'Laporan bulanan', en: 'Monthly report' })}</ButtonLink> : undefined}
    >
      <Stack>
        <ChoiceField as="list" label={{ id: 'Bulan', en: 'Month' }} required options={months.map((m) => ({ code: m, label: { id: monthIn(m, 'id'), en: monthIn(m, 'en') } }))} value={month} onChange={(v) => setMonth(v ?? now)} />
        <Tabs
          label={{ id: 'Catatan kegiatan', en: 'Logs' }} tabs={tabs} {...(open && tabs.some((x) => x.id === open) ? { value: open } : {})}
          onChange={(tab) => go(`/kegiatan?tab=${tab}&bulan=${month}`, { replace: true })}
        />
        <p className="k-hint">{t({ id: '{b}: kegiatan tanpa nama warga. Pekerjaan terbatas tampak tanpa uraian.', en: '{b}: no residents’ names. Restricted work shows without words.' }, { b: monthIn(month, lang) })}</p>
      </Stack>
    </Page>
  )
}

function None() {
  const { t } = useWords()
  return <Empty title={{ id: 'Belum ada kegiatan', en: 'No activity yet' }}>{t({ id: 'Kunjungan, laporan, verval, dan pendampingan tercatat sendiri di sini.', en: 'Visits, reports, verification and accompaniment note themselves here.' })}</Empty>
}
const none = <None />

function Mine({ month }: { month: string }) {
  const state = useView('activities.mine', { month })
  return (
    <StateOf state={listOf(state)} onRetry={state.again} isEmpty={(rows) => rows.length === 0} empty={none}>
      {(rows) => <ActivityList rows={rows} />}
    </StateOf>
  )
}

function MyRecap({ month }: { month: string }) {
  const state = useView('activities.mine', { month })
  return <StateOf state={listOf(state)} onRetry={state.again} isEmpty={(rows) => rows.length === 0} empty={none}>{(rows) => <Recap rows={rows} />}</StateOf>
}

const within = (place: string, month: string) => ({ place, from: firstDay(month), until: lastDay(month) })

function OfPlace({ place, month }: { place: string; month: string }) {
  const { t } = useWords()
  const state = useView('activities.ofPlace', within(place, month))
  return (
    <StateOf state={state.status === 'ready' ? { status: 'ready' as const, data: state } : state} onRetry={state.again} isEmpty={(d) => d.rows.length === 0} empty={none}>
      {({ rows, more }) => (
        <Stack>
          {more ? <Note>{t({ id: 'Hanya sebagian yang ditampilkan.', en: 'Only a part is shown.' })}</Note> : null}
          <ActivityList rows={rows} whose />
        </Stack>
      )}
    </StateOf>
  )
}

function PlaceRecap({ place, month }: { place: string; month: string }) {
  const { t } = useWords()
  const work = useWork()
  const state = useView('activities.ofPlace', within(place, month))
  return (
    <StateOf state={state.status === 'ready' ? { status: 'ready' as const, data: state } : state} onRetry={state.again} isEmpty={(d) => d.rows.length === 0} empty={none}>
      {({ rows, more }) => (
        <Stack gap={5}>
          {more ? <Note>{t({ id: 'Dihitung dari sebagian. Pilih wilayah yang lebih kecil, atau lihat Gambaran.', en: 'Counted from a part. Choose a smaller area, or look at the picture.' })}</Note> : null}
          <Recap rows={rows} />
          <Section title={{ id: 'Menurut PSM', en: 'By PSM' }}>
            <DataTable
              label={{ id: 'Kegiatan menurut PSM', en: 'Activities by PSM' }} rows={byPerson(rows)} keyOf={(r) => r.id} sort={['n', 'desc']} exportName={`kegiatan-${place}-${month}`}
              columns={[
                { id: 'name', label: { id: 'PSM', en: 'PSM' }, value: (r) => r.name },
                { id: 'place', label: { id: 'Wilayah', en: 'Area' }, value: (r) => work.placeName(r.place) },
                { id: 'n', label: { id: 'Kegiatan', en: 'Activities' }, kind: 'number', sum: true, value: (r) => r.n },
                ...psmFunctions.map((f) => ({ id: f.code, label: f.label, kind: 'number' as const, sum: true, value: (r: { by: { [f: string]: number } }) => r.by[f.code] ?? 0 })),
              ]}
            />
          </Section>
        </Stack>
      )}
    </StateOf>
  )
}

function byPerson(rows: readonly ViewRow[]) {
  const out = new Map<string, { id: string; name: string; place: string; n: number; by: { [f: string]: number } }>()
  for (const found of rows) {
    const a = activityOf(found)
    const id = a.personId ?? ''
    const one = out.get(id) ?? { id, name: accountOf(found, 'person')?.name ?? '–', place: a.place, n: 0, by: {} }
    one.n++
    for (const f of a.functions ?? []) one.by[f] = (one.by[f] ?? 0) + 1
    out.set(id, one)
  }
  return [...out.values()]
}

/** Five sums and the total: an activity with two functions counts under both and once in all. */
function Recap({ rows }: { rows: readonly ViewRow[] }) {
  const { t } = useWords()
  const all = rows.map(activityOf).filter((a) => a.state !== 'ditarik')
  const having = (column: 'functions' | 'tasks', code: string): number => all.filter((a) => a[column]?.includes(code)).length
  const kinds = [...new Set(all.map((a) => a.kind ?? 'lain'))]
  return (
    <Stack gap={5}>
      <Grid min={9}><NumberTile label={{ id: 'Semua kegiatan', en: 'All activities' }} value={all.length} /></Grid>
      <Section title={{ id: 'Menurut fungsi', en: 'By function' }} hint={{ id: 'Kegiatan dengan dua fungsi dihitung pada keduanya, dan satu kali dalam jumlah.', en: 'An activity with two functions counts under both, and once in the total.' }}>
        <Card><BarList label={{ id: 'Menurut fungsi', en: 'By function' }} items={psmFunctions.map((f) => ({ id: f.code, label: f.label, value: having('functions', f.code) }))} /></Card>
      </Section>
      <Section title={{ id: 'Menurut tugas', en: 'By task' }}>
        <Card><BarList label={{ id: 'Menurut tugas', en: 'By task' }} items={psmTasks.map((f) => ({ id: f.code, label: `${f.code} ${t(f.label)}`, value: having('tasks', f.code) }))} /></Card>
      </Section>
      <Section title={{ id: 'Menurut jenis', en: 'By kind' }}>
        <Card><BarList label={{ id: 'Menurut jenis', en: 'By kind' }} items={kinds.map((k) => ({ id: k, label: choiceLabel(Activity.columns.kind, k), value: all.filter((a) => (a.kind ?? 'lain') === k).length })).sort((a, b) => b.value - a.value)} /></Card>
      </Section>
    </Stack>
  )
}
