// How fresh the data of the place is: shares of green, yellow and red, village by village, and the work list with the oldest first.
import { useState } from 'react'
import { dayAt } from '../../../engine/values/day.ts'
import { StackBar } from '../../../kit/charts.web.tsx'
import { DataTable } from '../../../kit/data-table.web.tsx'
import { FilterBar } from '../../../kit/filter-bar.web.tsx'
import { joinOf, listOf } from '../../../kit/loaded.web.ts'
import { Card, Note, Page, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { Freshness } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { freshnessOf } from '../../registry/door.ts'
import { addressOf, textOf } from './words.web.ts'

const kinds = [
  { code: 'segar', label: { id: 'Baru (≤ 180 hari)', en: 'Fresh (≤ 180 days)' }, tone: 'good' as const },
  { code: 'kuning', label: { id: '181–365 hari', en: '181–365 days' }, tone: 'caution' as const },
  { code: 'merah', label: { id: 'Lebih dari setahun', en: 'Over a year' }, tone: 'bad' as const },
  { code: 'belum', label: { id: 'Belum pernah', en: 'Never' }, tone: 'neutral' as const },
]
const shown = 200

export default function FreshnessPage() {
  const { t, number, date } = useWords()
  const work = useWork()
  const me = useMe()
  const place = me.post?.place ?? me.home
  const today = dayAt(work.now(), place)
  const state = useView('verification.oldest', { place })
  const [only, setOnly] = useState<string | null>(null)
  return (
    <Page title={{ id: 'Kebaruan data', en: 'Freshness' }} subtitle={work.placeName(place)} back="/verifikasi" width="wide">
      <StateOf state={listOf(state)} onRetry={state.again} isEmpty={(rows) => rows.length === 0} empty={<Empty title={{ id: 'Belum ada keluarga tercatat', en: 'No family yet' }} />}>
        {(rows) => {
          const kindOf = (on: unknown): string => (on ? freshnessOf(textOf(on), today) : 'belum')
          const count = (list: typeof rows, code: string): number => list.filter((r) => kindOf(r.row.verifiedOn) === code).length
          const villages = [...new Set(rows.map((r) => r.row.place))].sort()
          const listed = rows.filter((r) => (only ? kindOf(r.row.verifiedOn) === only : kindOf(r.row.verifiedOn) !== 'segar'))
          return (
            <Stack gap={5}>
              <Card><StackBar label={{ id: 'Kebaruan data', en: 'Freshness' }} parts={kinds.map((k) => ({ id: k.code, label: k.label, value: count(rows, k.code), tone: k.tone }))} onOpen={setOnly} /></Card>
              {state.status === 'ready' && state.more ? <Note tone="caution">{t({ id: 'Hanya {n} keluarga terlama yang dihitung di sini.', en: 'Only the {n} longest unseen are counted here.' }, { n: number(rows.length) })}</Note> : null}
              {villages.length > 1 ? (
                <Section title={{ id: 'Per desa/kelurahan', en: 'By village' }}>
                  <DataTable
                    label={{ id: 'Per desa/kelurahan', en: 'By village' }}
                    rows={villages.map((v) => ({ v, own: rows.filter((r) => r.row.place === v) }))}
                    keyOf={(r) => r.v}
                    columns={[
                      { id: 'name', label: { id: 'Desa/kelurahan', en: 'Village' }, value: (r) => work.placeName(r.v) },
                      ...kinds.map((k) => ({ id: k.code, label: k.label, value: (r: { own: typeof rows }) => count(r.own, k.code), kind: 'number' as const, sum: true })),
                    ]}
                    sort={['merah', 'desc']}
                  />
                </Section>
              ) : null}
              <Section title={{ id: 'Yang paling lama lebih dulu', en: 'Longest unseen first' }}>
                <FilterBar filters={[{ id: 'kind', label: { id: 'Umur data', en: 'Age' }, value: only, options: kinds, onChange: setOnly }]} onClear={() => setOnly(null)} count={listed.length} />
                <RowList
                  label={{ id: 'Yang paling lama lebih dulu', en: 'Longest unseen first' }}
                  rows={listed.slice(0, shown)}
                  keyOf={(r) => r.row.id}
                  show={(r) => {
                    const home = joinOf(r, 'household')
                    return { title: textOf(home?.headName) || t({ id: 'Keluarga', en: 'Family' }), href: `/keluarga/${r.row.id}`, icon: 'family', lines: [home ? addressOf(home) : '', villages.length > 1 ? work.placeName(r.row.place) : '', r.row.verifiedOn ? date(textOf(r.row.verifiedOn)) : ''].filter(Boolean).join(' · '), tags: <Freshness at={r.row.verifiedOn as string | null} /> }
                  }}
                  empty={<Empty scene="done" title={{ id: 'Semua data masih baru', en: 'All data is fresh' }} />}
                />
                {listed.length > shown ? <p className="k-hint">{t({ id: 'Ditampilkan {n} dari {m}.', en: '{n} of {m} shown.' }, { n: number(shown), m: number(listed.length) })}</p> : null}
              </Section>
            </Stack>
          )
        }}
      </StateOf>
    </Page>
  )
}
