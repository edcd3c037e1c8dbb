// What waits on me from reports, for the first page: each line leads to its list or its report.
import { useMemo } from 'react'
import type { ViewRow } from '../../../engine/view.ts'
import { Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Loading, Offline } from '../../../kit/states.web.tsx'
import { CountBadge } from '../../../kit/tags.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useWork } from '../../../kit/work.web.tsx'
import { useLine } from './line.web.tsx'
import { type List, listsFor, useLists } from './lists.web.ts'

/** Lists worth a line on the first page, in the order of haste. */
const worth = ['ketahui', 'saya', 'jalur', 'keberatan', 'verifikasi', 'disposisi', 'periksa', 'mandek', 'lewat', 'tangani']
/** Of these the reports themselves are shown. */
const opened = new Set(['ketahui', 'saya', 'jalur', 'keberatan'])
const most = 3
const emergency = { id: 'Darurat', en: 'Emergencies' }

export default function Today() {
  const me = useMe()
  const lists = useMemo(() => {
    const all = listsFor(me)
    return worth.flatMap((id) => all.filter((l) => l.id === id))
  }, [me])
  return lists.length === 0 ? null : <Waiting key={me.post?.id} lists={lists} />
}

function Waiting({ lists }: { lists: readonly List[] }) {
  const { t } = useWords()
  const work = useWork()
  const { states } = useLists(lists)
  const now = work.now()
  const found = lists.map((list, at) => {
    const state = states[at]
    if (state?.status !== 'ready') return { list, state, rows: [] as ViewRow[], more: false }
    return { list, state, rows: list.keep ? state.rows.filter((r) => list.keep?.(r, now)) : state.rows, more: state.more }
  })
  const there = found.filter((f) => f.rows.length > 0)
  // A life in danger is shown itself, not counted; the lists shown whole have it already.
  const urgent = there.flatMap((f) => (f.list.waiting && !opened.has(f.list.id) ? f.rows.filter((r) => r.row.urgency === 'darurat').map((r) => ({ r, list: f.list })) : []))
  const loading = found.some((f) => f.state?.status === 'loading')
  const offline = found.every((f) => f.state?.status === 'offline')
  return (
    <Section title={{ id: 'Laporan', en: 'Reports' }} tools={<LinkTo href="/laporan">{t({ id: 'Semua laporan', en: 'All reports' })}</LinkTo>}>
      {there.length === 0 ? (
        loading ? (
          <Loading rows={2} />
        ) : offline ? (
          <Offline title={{ id: 'Laporan perlu sinyal', en: 'Reports need a signal' }} />
        ) : (
          <p className="k-hint">{t({ id: 'Tidak ada laporan yang menunggu Anda.', en: 'No report is waiting for you.' })}</p>
        )
      ) : (
        <Stack gap={3}>
          {urgent[0] ? <Some list={{ ...urgent[0].list, label: emergency }} rows={urgent.map((u) => u.r)} more={false} /> : null}
          {there.map((f) => (opened.has(f.list.id) ? <Some key={f.list.id} list={f.list} rows={f.rows} more={f.more} /> : null))}
          <Counts lists={there.filter((f) => !opened.has(f.list.id))} />
        </Stack>
      )}
    </Section>
  )
}

function Some({ list, rows, more }: { list: List; rows: readonly ViewRow[]; more: boolean }) {
  const { t, number } = useWords()
  const line = useLine()
  const far = new Set(rows.map((r) => r.row.place)).size > 1
  return (
    <Stack gap={1}>
      <h3>
        {t(list.label)} <CountBadge count={rows.length} waiting />
      </h3>
      <RowList label={list.label} rows={rows.slice(0, most)} keyOf={(r) => r.row.id} show={(r) => line(r.row, { far, waiting: true })} />
      {rows.length > most ? (
        <LinkTo href={`/laporan?daftar=${list.id}`}>{t({ id: 'Lihat semua ({n})', en: 'See all ({n})' }, { n: `${number(rows.length)}${more ? '+' : ''}` })}</LinkTo>
      ) : null}
    </Stack>
  )
}

/** The others in one list of numbers, each leading to what it counts. */
function Counts({ lists }: { lists: readonly { list: List; rows: readonly ViewRow[]; more: boolean }[] }) {
  const { t, number } = useWords()
  if (lists.length === 0) return null
  return (
    <RowList
      label={{ id: 'Daftar lain', en: 'Other lists' }}
      rows={lists}
      keyOf={(f) => f.list.id}
      show={(f) => ({ title: t(f.list.label), href: `/laporan?daftar=${f.list.id}`, waiting: f.list.waiting ?? false, end: `${number(f.rows.length)}${f.more ? '+' : ''}` })}
    />
  )
}
