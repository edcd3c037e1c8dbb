// The families of my area: found by name as one types, by house, by freshness; those not seen for longest first when asked.
// Posts that may not see names get the same list without them.
import { useMemo, useState } from 'react'
import type { AnyRow } from '../../../engine/record.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { FilterBar } from '../../../kit/filter-bar.web.tsx'
import { joinOf, listOf } from '../../../kit/loaded.web.ts'
import { Page, Row, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { Freshness, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { freshness, freshnessOf, readers } from '../views.ts'
import { writers } from '../standing.ts'
import { HouseholdStatus } from '../records.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { addressOf, rtlhTags, textOf } from './words.web.ts'

const rtlhOptions = HouseholdStatus.columns.rtlh.options ?? []

export default function Households() {
  const me = useMe()
  const place = me.post?.place ?? me.home
  return useHolds(readers, place) ? <Named place={place} /> : <Nameless place={place} />
}

function Named({ place }: { place: string }) {
  const { t, number } = useWords()
  const work = useWork()
  const mayWrite = useHolds(writers)
  const [q, setQ] = useState('')
  const [rtlh, setRtlh] = useState<string | null>(null)
  const [fresh, setFresh] = useState<string | null>(null)
  const [oldest, setOldest] = useState(false)
  const state = useView('registry.households', { place, q: q.trim() || null })
  const today = dayAt(work.now(), place)
  const rows = useMemo(() => {
    if (state.status !== 'ready') return []
    const kept = state.rows.filter((r) => {
      const status = joinOf(r, 'status')
      return (!rtlh || (status?.rtlh ?? 'tidak_diketahui') === rtlh) && (!fresh || freshnessOf(status?.verifiedOn as string | null, today) === fresh)
    })
    return oldest ? [...kept].sort((a, b) => textOf(joinOf(a, 'status')?.workOrder).localeCompare(textOf(joinOf(b, 'status')?.workOrder))) : kept
  }, [state, rtlh, fresh, oldest, today])
  const narrowed = q !== '' || rtlh !== null || fresh !== null
  const clear = () => {
    setQ('')
    setRtlh(null)
    setFresh(null)
  }
  return (
    <Page
      title={{ id: 'Keluarga', en: 'Families' }}
      subtitle={work.placeName(place)}
      tools={
        <Row>
          <ButtonLink href="/warga" icon="search">{t({ id: 'Cari warga', en: 'Find a person' })}</ButtonLink>
          <ButtonLink href="/kelompok" icon="people">{t({ id: 'Kelompok', en: 'Groups' })}</ButtonLink>
        </Row>
      }
      action={mayWrite ? <ButtonLink href="/keluarga/baru" tone="main" icon="plus">{t({ id: 'Catat keluarga', en: 'Register a family' })}</ButtonLink> : undefined}
    >
      <Stack gap={3}>
        <FilterBar
          search={{ label: { id: 'Cari nama kepala keluarga', en: 'Search the head of a family' }, value: q, onChange: setQ }}
          filters={[
            { id: 'rtlh', label: { id: 'RTLH', en: 'Unfit house' }, value: rtlh, options: rtlhOptions, onChange: setRtlh },
            { id: 'fresh', label: { id: 'Data', en: 'Data' }, value: fresh, options: freshness, onChange: setFresh },
          ]}
          onClear={clear}
        />
        <StateOf state={listOf(state)} onRetry={state.again}>
          {() => (
            <>
              <Row spread>
                <span role="status">{t({ id: '{n} keluarga', en: '{n} families' }, { n: number(rows.length) })}</span>
                <Button tone="quiet" icon="sort" onClick={() => setOldest(!oldest)}>{t(oldest ? { id: 'Urut: terlama dulu', en: 'Order: oldest first' } : { id: 'Urut: nama', en: 'Order: name' })}</Button>
              </Row>
              {state.status === 'ready' && state.more ? <p>{t({ id: 'Ditampilkan {n} pertama. Ketik nama untuk mempersempit.', en: 'The first {n} are shown. Type a name to narrow down.' }, { n: number(state.rows.length) })}</p> : null}
              <RowList
                label={{ id: 'Keluarga', en: 'Families' }}
                rows={rows}
                keyOf={(r) => r.row.id}
                show={(r) => ({
                  title: textOf(r.row.headName),
                  href: `/keluarga/${r.row.id}`,
                  lines: addressOf(r.row) || t({ id: 'Alamat belum diisi', en: 'No address yet' }),
                  tags: <Marks status={joinOf(r, 'status')} unsent={r.row.version === undefined} />,
                })}
                empty={
                  narrowed ? (
                    <Empty scene="search" title={{ id: 'Tidak ada yang cocok', en: 'Nothing matches' }}>{t({ id: 'Periksa ejaan nama, atau hapus saringan.', en: 'Check the spelling, or clear the filters.' })}</Empty>
                  ) : (
                    <Empty title={{ id: 'Belum ada keluarga tercatat', en: 'No family registered yet' }}>{t({ id: 'Mulai dari keluarga yang paling perlu Anda kunjungi.', en: 'Start with the family that most needs a visit.' })}</Empty>
                  )
                }
              />
            </>
          )}
        </StateOf>
      </Stack>
    </Page>
  )
}

function Marks({ status, unsent }: { status: AnyRow | undefined; unsent: boolean }) {
  const { t } = useWords()
  const house = rtlhTags[textOf(status?.rtlh)] ?? rtlhTags.tidak_diketahui
  return (
    <>
      {unsent ? <UnsentTag /> : null}
      {house ? <StatusTag {...house} /> : null}
      <Freshness at={status?.verifiedOn as string | null} />
      {status?.members ? <span>{t({ id: '{n} orang', en: '{n} people' }, { n: Number(status.members) })}</span> : null}
    </>
  )
}

/** Class N: how families live, without who they are. */
function Nameless({ place }: { place: string }) {
  const { t } = useWords()
  const work = useWork()
  const [rtlh, setRtlh] = useState<string | null>(null)
  const [fresh, setFresh] = useState<string | null>(null)
  const state = useView('registry.statusList', { place, rtlh, freshness: fresh })
  return (
    <Page title={{ id: 'Keadaan keluarga', en: 'How families live' }} subtitle={`${work.placeName(place)} · ${t({ id: 'tanpa nama', en: 'without names' })}`}>
      <Stack gap={3}>
        <FilterBar
          filters={[
            { id: 'rtlh', label: { id: 'RTLH', en: 'Unfit house' }, value: rtlh, options: rtlhOptions, onChange: setRtlh },
            { id: 'fresh', label: { id: 'Data', en: 'Data' }, value: fresh, options: freshness, onChange: setFresh },
          ]}
          onClear={() => {
            setRtlh(null)
            setFresh(null)
          }}
          {...(state.status === 'ready' ? { count: state.rows.length } : {})}
        />
        <StateOf state={listOf(state)} onRetry={state.again}>
          {(rows) => (
            <RowList
              label={{ id: 'Keadaan keluarga', en: 'How families live' }}
              rows={rows}
              keyOf={(r) => r.row.id}
              show={(r) => ({ title: work.placeName(r.row.place), icon: 'house', tags: <Marks status={r.row} unsent={r.row.version === undefined} /> })}
              empty={<Empty scene="search" title={{ id: 'Tidak ada yang cocok', en: 'Nothing matches' }} />}
            />
          )}
        </StateOf>
      </Stack>
    </Page>
  )
}
