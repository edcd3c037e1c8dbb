// Members of a territory: what waits for this reader's word, applications under way, and the members themselves.
import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Choice } from '../../../engine/field.ts'
import { wordsOf, type ViewRow } from '../../../engine/view.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { FilterBar } from '../../../kit/filter-bar.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { Tabs } from '../../../kit/tabs.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork, type ViewState } from '../../../kit/work.web.tsx'
import { paperRoles } from '../psm-acts-join.ts'
import { psmFlow } from '../psm-flow.ts'
import { psmSkills, psmTiers } from '../psm-words.ts'
import { usePsmLine } from './psm-line.web.tsx'

const stateOptions: readonly Choice[] = Object.entries(psmFlow.states).map(([code, s]) => ({ code, label: s.label }))
interface Narrow { q: string; place: string | null; state: string | null; tier: string | null; skill: string | null }
const wide: Narrow = { q: '', place: null, state: null, tier: null, skill: null }

export default function Members() {
  const me = useMe()
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const chosen = new URLSearchParams(useSearch()).get('daftar')
  const place = me.post?.place ?? me.home
  const waiting = useView('organization.applicationsForMe', { place })
  const asking = useView('organization.applications', { place })
  const all = useView('organization.members', { place })
  const mayWrite = useHolds(paperRoles)
  const mayImport = useHolds(['dinsos_verifier', 'dinsos_head', 'admin'])
  const mayPrint = useHolds(['ipsm_board_local', 'ipsm_board_city', 'dinsos_verifier'])
  const mayRule = useHolds(['dinsos_head', 'admin'])
  const count = (s: ViewState): number | undefined => (s.status === 'ready' && !s.more ? s.rows.length : undefined)
  const tabs = [
    { id: 'tunggu', label: { id: 'Menunggu Anda', en: 'Waiting for you' }, state: waiting, badge: count(waiting), empty: { id: 'Tidak ada permohonan yang menunggu Anda', en: 'No application waits for you' }, waiting: true },
    { id: 'permohonan', label: { id: 'Permohonan', en: 'Applications' }, state: asking, badge: count(asking), empty: { id: 'Belum ada permohonan', en: 'No applications' }, waiting: false },
    { id: 'anggota', label: { id: 'Anggota', en: 'Members' }, state: all, badge: count(all), empty: { id: 'Belum ada anggota ber-SK di sini', en: 'No members here yet' }, waiting: false },
  ].filter((x) => x.id !== 'tunggu' || (x.badge ?? 0) > 0)
  const open = tabs.find((x) => x.id === chosen)?.id ?? (tabs[0]?.id === 'tunggu' ? 'tunggu' : 'anggota')
  return (
    <Page
      title={{ id: 'Anggota PSM', en: 'Members' }}
      width="wide"
      subtitle={work.placeName(place)}
      tools={
        <>
          {mayPrint ? <ButtonLink href="/anggota/kartu" tone="quiet" icon="print">{t({ id: 'Cetak KTA', en: 'Print cards' })}</ButtonLink> : null}
          {mayImport ? <ButtonLink href="/anggota/impor" tone="quiet" icon="upload">{t({ id: 'Daftar lama', en: 'Existing list' })}</ButtonLink> : null}
          {mayRule ? <ButtonLink href="/anggota/aturan" tone="quiet" icon="settings">{t({ id: 'Aturan', en: 'Rules' })}</ButtonLink> : null}
        </>
      }
      action={mayWrite ? <ButtonLink href="/anggota/baru" tone="main" icon="personAdd">{t({ id: 'Tulis permohonan', en: 'Write down an application' })}</ButtonLink> : undefined}
    >
      <Tabs
        label={{ id: 'Daftar anggota', en: 'Lists of members' }}
        value={open}
        onChange={(id) => go(`/anggota?daftar=${id}`, { replace: true })}
        tabs={tabs.map((x) => ({ id: x.id, label: x.label, ...(x.badge === undefined ? {} : { badge: x.badge }), content: <List key={x.id} state={x.state} empty={x.empty} waiting={x.waiting} again={x.state.again} /> }))}
      />
    </Page>
  )
}

function List({ state, empty, waiting, again }: { state: ViewState; empty: { id: string; en: string }; waiting: boolean; again: () => void }) {
  const { t, number } = useWords()
  const work = useWork()
  const line = usePsmLine()
  const [narrow, setNarrow] = useState(wide)
  const set = (change: Partial<Narrow>): void => setNarrow((had) => ({ ...had, ...change }))
  const rows = state.status === 'ready' ? state.rows : []
  const options = useMemo(() => {
    const used = (column: string): Set<unknown> => new Set(rows.flatMap((r) => (Array.isArray(r.row[column]) ? (r.row[column] as unknown[]) : [r.row[column]])))
    const places = [...new Set(rows.map((r) => r.row.place))].sort()
    const [states, tiers, skills] = [used('state'), used('tier'), used('skills')]
    return {
      places: places.map((code): Choice => ({ code, label: { id: work.placeName(code), en: work.placeName(code) } })),
      states: stateOptions.filter((o) => states.has(o.code)), tiers: psmTiers.filter((o) => tiers.has(o.code)), skills: psmSkills.filter((o) => skills.has(o.code)),
    }
  }, [rows, work])
  const shown = rows.filter((r) => passes(r, narrow))
  const narrowed = narrow !== wide
  return (
    <Stack gap={3}>
      {rows.length > 5 ? (
        <FilterBar
          search={{ label: { id: 'Cari nama', en: 'Search a name' }, value: narrow.q, onChange: (q) => set({ q }) }}
          filters={[
            ...(options.places.length > 1 ? [{ id: 'place', label: { id: 'Desa/kelurahan', en: 'Village' }, value: narrow.place, options: options.places, onChange: (place: string | null) => set({ place }) }] : []),
            ...(options.states.length > 1 ? [{ id: 'state', label: { id: 'Keadaan', en: 'State' }, value: narrow.state, options: options.states, onChange: (s: string | null) => set({ state: s }) }] : []),
            ...(options.tiers.length > 0 ? [{ id: 'tier', label: { id: 'Pelatihan', en: 'Training' }, value: narrow.tier, options: options.tiers, onChange: (tier: string | null) => set({ tier }) }] : []),
            ...(options.skills.length > 0 ? [{ id: 'skill', label: { id: 'Keahlian', en: 'Skill' }, value: narrow.skill, options: options.skills, onChange: (skill: string | null) => set({ skill }) }] : []),
          ]}
          onClear={() => setNarrow(wide)}
          {...(narrowed ? { count: shown.length } : {})}
        />
      ) : null}
      <StateOf state={listOf(state)} onRetry={again}>
        {(found) => (
          <Stack gap={3}>
            {state.status === 'ready' && state.more ? <Note>{t({ id: 'Ditampilkan {n} pertama. Persempit dengan saringan.', en: 'The first {n} are shown. Narrow down.' }, { n: number(found.length) })}</Note> : null}
            <RowList label={{ id: 'Anggota', en: 'Members' }} rows={shown} keyOf={(r) => r.row.id} show={(r) => line(r.row, { waiting })} empty={<Empty scene={narrowed ? 'search' : 'empty'} title={narrowed ? { id: 'Tidak ada yang cocok', en: 'Nothing matches' } : empty} />} />
          </Stack>
        )}
      </StateOf>
    </Stack>
  )
}

function passes({ row }: ViewRow, n: Narrow): boolean {
  if (n.place && row.place !== n.place) return false
  if (n.state && row.state !== n.state) return false
  if (n.tier && row.tier !== n.tier) return false
  if (n.skill && !(row.skills as string[] | null | undefined)?.includes(n.skill)) return false
  const there = wordsOf([row.name, row.ktaNo].join(' '))
  return wordsOf(n.q).every((s) => there.some((w) => w.startsWith(s)))
}
