// Reports: one list for everybody, cut into the parts that matter to the post of whoever looks.
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Choice } from '../../../engine/field.ts'
import { wordsOf, type ViewRow } from '../../../engine/view.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { FilterBar } from '../../../kit/filter-bar.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, OfflineStrip, StateOf } from '../../../kit/states.web.tsx'
import { Tabs } from '../../../kit/tabs.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useSync, useView, useWork, type ViewState } from '../../../kit/work.web.tsx'
import { writerRoles } from '../acts-send.ts'
import { reportProblems, urgencies } from '../vocab.ts'
import { textOf, useLine } from './line.web.tsx'
import { type List, listsFor, useLists } from './lists.web.ts'

export default function Reports() {
  const me = useMe()
  const { t } = useWords()
  const work = useWork()
  const mayWrite = useHolds(writerRoles)
  const lists = useMemo(() => listsFor(me), [me])
  return (
    <Page
      title={{ id: 'Laporan', en: 'Reports' }}
      width="wide"
      subtitle={me.post ? work.placeName(me.post.place) : null}
      action={
        mayWrite ? (
          <ButtonLink href="/laporan/baru" tone="main" icon="plus">
            {t({ id: 'Tulis laporan', en: 'Write a report' })}
          </ButtonLink>
        ) : undefined
      }
    >
      {lists.length === 0 ? (
        <Empty title={{ id: 'Tugas Anda tidak memuat laporan', en: 'Your post has no reports' }} />
      ) : (
        <Lists key={me.post?.id} lists={lists} />
      )}
    </Page>
  )
}

interface Narrow {
  q: string
  urgency: string | null
  problem: string | null
  place: string | null
}
const wide: Narrow = { q: '', urgency: null, problem: null, place: null }

function Lists({ lists }: { lists: readonly List[] }) {
  const work = useWork()
  const [, go] = useLocation()
  const chosen = new URLSearchParams(useSearch()).get('daftar')
  const [narrow, setNarrow] = useState(wide)
  const q = useSettled(narrow.q.trim())
  const { states, again } = useLists(lists, q)
  const sync = useSync()
  const now = work.now()
  const rowsOf = (at: number): ViewRow[] | null => {
    const state = states[at]
    const list = lists[at]
    if (state?.status !== 'ready' || !list) return null
    return inHaste(list, list.keep ? state.rows.filter(r => list.keep?.(r, now)) : state.rows).filter(r =>
      passes(r, narrow),
    )
  }
  // Nobody is led to an empty list while another has something.
  const answered = states.every(s => s.status !== 'loading')
  const first = answered ? lists.find((_, at) => (rowsOf(at)?.length ?? 0) > 0) : undefined
  const open = lists.find(l => l.id === chosen)?.id ?? first?.id ?? lists[0]?.id ?? ''
  const known = states.flatMap(s => (s.status === 'ready' ? s.rows : []))
  const places = [...new Set(known.map(r => r.row.place))]
  const placeOptions: Choice[] = places
    .map(code => ({ code, label: { id: work.placeName(code), en: work.placeName(code) } }))
    .sort((a, b) => a.label.id.localeCompare(b.label.id))
  const problems = reportProblems.filter(p => known.some(r => r.row.problem === p.code))
  const openRows = rowsOf(lists.findIndex(l => l.id === open))
  const set = (change: Partial<Narrow>): void => setNarrow(had => ({ ...had, ...change }))
  const filters =
    known.length > fewRows || isNarrow(narrow) ? (
      <FilterBar
        search={{
          label: { id: 'Cari isi, alamat, nama, atau nomor', en: 'Search story, address, name or number' },
          value: narrow.q,
          onChange: v => set({ q: v }),
        }}
        filters={[
          {
            id: 'urgency',
            label: { id: 'Kegentingan', en: 'Urgency' },
            value: narrow.urgency,
            options: urgencies,
            onChange: v => set({ urgency: v }),
          },
          {
            id: 'problem',
            label: { id: 'Masalah', en: 'Problem' },
            value: narrow.problem,
            options: problems,
            onChange: v => set({ problem: v }),
          },
          ...(places.length > 1
            ? [
                {
                  id: 'place',
                  label: { id: 'Desa/kelurahan', en: 'Village' },
                  value: narrow.place,
                  options: placeOptions,
                  onChange: (v: string | null) => set({ place: v }),
                },
              ]
            : []),
        ]}
        onClear={() => setNarrow(wide)}
        {...(openRows && isNarrow(narrow) ? { count: openRows.length } : {})}
      />
    ) : null
  return (
    <Stack gap={3}>
      {sync.state === 'offline' && states.some(s => s.status === 'ready' && s.from === 'device') ? (
        <OfflineStrip />
      ) : null}
      <Tabs
        label={{ id: 'Daftar laporan', en: 'Lists of reports' }}
        value={open}
        onChange={id => go(`/laporan?daftar=${id}`, { replace: true })}
        tabs={lists.map((list, at) => {
          const state = states[at] ?? { status: 'loading' as const }
          const rows = rowsOf(at)
          const whole = state.status === 'ready' && !state.more
          return {
            id: list.id,
            label: list.label,
            ...(whole && rows ? { badge: rows.length } : {}),
            content: (
              <OneList
                list={list}
                state={state}
                rows={rows}
                narrow={narrow}
                far={places.length > 1}
                again={again}
                q={q}
                filters={filters}
              />
            ),
          }
        })}
      />
    </Stack>
  )
}

/** A stage of a territory too large for one answer is asked for by itself, when it is opened. */
function OneList({
  list,
  state,
  rows,
  narrow,
  far,
  again,
  q,
  filters,
}: {
  list: List
  filters: ReactNode
  state: ViewState
  rows: ViewRow[] | null
  narrow: Narrow
  far: boolean
  again: () => void
  q: string
}) {
  const { t, number } = useWords()
  const line = useLine()
  const cut = state.status === 'ready' && state.more && list.stage !== undefined
  const alone = useView(list.view, cut ? { ...list.params, stage: list.stage, ...(q ? { q } : {}) } : null)
  const shown = cut ? alone : state
  const kept = cut
    ? alone.status === 'ready'
      ? inHaste(list, alone.rows).filter(r => passes(r, narrow))
      : []
    : (rows ?? [])
  const narrowed = isNarrow(narrow)
  return (
    <Stack gap={3}>
      {filters}
      <StateOf state={listOf(shown)} onRetry={cut ? alone.again : again}>
        {all => (
          <Stack gap={3}>
            {shown.status === 'ready' && shown.more ? (
              <Note>
                {t(
                  {
                    id: 'Ditampilkan {n} pertama. Persempit dengan pencarian atau saringan.',
                    en: 'The first {n} are shown. Narrow down by searching or filtering.',
                  },
                  { n: number(all.length) },
                )}
              </Note>
            ) : null}
            <RowList
              label={list.label}
              rows={kept}
              keyOf={r => r.row.id}
              show={r => line(r.row, { far, waiting: list.waiting ?? false })}
              empty={
                narrowed ? (
                  <Empty scene="search" title={{ id: 'Tidak ada yang cocok', en: 'Nothing matches' }}>
                    {t({
                      id: 'Ubah kata pencarian, atau hapus saringan.',
                      en: 'Change the words, or clear the filters.',
                    })}
                  </Empty>
                ) : (
                  <Empty scene={list.waiting ? 'done' : 'empty'} title={list.empty} />
                )
              }
            />
          </Stack>
        )}
      </StateOf>
    </Stack>
  )
}

const isNarrow = (n: Narrow): boolean =>
  n.q !== '' || n.urgency !== null || n.problem !== null || n.place !== null
/** A list one can see at a glance needs no search above it. */
const fewRows = 5

/** A desk works by haste: emergencies first, then the nearest clock. Other lists keep their view's order. */
const inHaste = (list: List, rows: readonly ViewRow[]): ViewRow[] =>
  list.stage === undefined
    ? [...rows]
    : [...rows].sort(
        (a, b) =>
          Number(a.row.rank ?? 9) - Number(b.row.rank ?? 9) ||
          textOf(a.row.dueAt ?? '9').localeCompare(textOf(b.row.dueAt ?? '9')),
      )

/** Searched by the beginnings of words, as the views do. */
function passes({ row }: ViewRow, n: Narrow): boolean {
  if (n.urgency && row.urgency !== n.urgency) return false
  if (n.problem && row.problem !== n.problem) return false
  if (n.place && row.place !== n.place) return false
  const sought = wordsOf(n.q)
  if (sought.length === 0) return true
  const there = wordsOf([row.number, row.what, row.address, row.subjectName].join(' '))
  return sought.every(s => there.some(w => w.startsWith(s)))
}

/** What is typed, once the hands rest. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => settle(text), 400)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
