// For the day's first page: houses I am sent to, batches that wait for my step, and my mirror. Silent where there is nothing.
import { useEffect } from 'react'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { Note, Section } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { fieldRoles } from '../acts-field.ts'
import { BatchList } from './batch-line.web.tsx'
import { ItemList } from './item-line.web.tsx'
import { batchOf, needsFamily, type ObjectionRow, rowAs, type FindingRow } from './words.web.ts'

const shown = 4
/** What each role is waited for at. */
const steps: { readonly [role: string]: readonly string[] } = {
  village_operator: ['dibuka', 'dikembalikan', 'disahkan', 'musyawarah'], village_head: ['musyawarah'], dinsos_verifier: ['final_desa', 'kedaluwarsa'], dinsos_head: ['verifikasi_kab'], district_supervisor: [],
}

export default function Today() {
  const me = useMe()
  const place = me.post?.place ?? me.home
  const walks = useHolds(fieldRoles, place)
  const waits = me.post ? (steps[me.post.role] ?? []) : []
  return (
    <>
      {waits.length > 0 ? <Batches place={place} states={waits} /> : null}
      {walks ? <Visits place={place} /> : null}
      {walks ? <Mirror /> : null}
      {me.post && ['village_operator', 'puskesos_koord', 'dinsos_verifier', 'dinsos_head'].includes(me.post.role) ? <Asked place={place} decides={me.post.role.startsWith('dinsos')} /> : null}
      {me.post && ['village_operator', 'village_head'].includes(me.post.role) ? <LayBy place={place} /> : null}
    </>
  )
}

function Batches({ place, states }: { place: string; states: readonly string[] }) {
  const { t } = useWords()
  const state = useView('verification.openBatches', { place })
  const rows = state.status === 'ready' ? state.rows.filter((r) => states.includes(batchOf(r).state ?? '')) : []
  if (rows.length === 0) return null
  return (
    <Section title={t({ id: 'Verifikasi menunggu Anda ({n})', en: 'Verification waits for you ({n})' }, { n: rows.length })} tools={<ButtonLink href="/verifikasi" icon="clipboardList">{t({ id: 'Semua', en: 'All' })}</ButtonLink>}>
      <BatchList label={{ id: 'Verifikasi menunggu Anda', en: 'Verification waits for you' }} rows={rows.slice(0, shown)} waiting />
    </Section>
  )
}

function Visits({ place }: { place: string }) {
  const { t } = useWords()
  const state = useView('verification.myVisits', { place })
  if (state.status !== 'ready' || state.rows.length === 0) return null
  return (
    <Section title={t({ id: 'Kunjungan verifikasi ({n})', en: 'Verification visits ({n})' }, { n: state.rows.length })} tools={<ButtonLink href="/verifikasi" icon="clipboardList">{t({ id: 'Semua', en: 'All' })}</ButtonLink>}>
      <ItemList label={{ id: 'Kunjungan verifikasi', en: 'Verification visits' }} rows={state.rows.slice(0, shown)} waiting fresh />
    </Section>
  )
}

function Mirror() {
  const { t } = useWords()
  const state = useView('verification.myMirror', {})
  const open = state.status === 'ready' ? state.rows.filter((r) => !(rowAs<FindingRow>(r.row) as FindingRow).answer).length : 0
  if (open === 0) return null
  return <Note icon="eye">{t({ id: 'Cermin data: {n} hal untuk Anda lihat lebih dulu.', en: 'Data mirror: {n} things for you to see first.' }, { n: open })} <ButtonLink href="/verifikasi/cermin" tone="quiet">{t({ id: 'Buka', en: 'Open' })}</ButtonLink></Note>
}

/** What citizens asked: the desk finds their family, the office decides. */
function Asked({ place, decides }: { place: string; decides: boolean }) {
  const { t } = useWords()
  const state = useView('verification.objections', { place, state: 'diajukan' })
  const open = state.status === 'ready' ? state.rows.filter((r) => decides || needsFamily(rowAs<ObjectionRow>(r.row) as ObjectionRow)).length : 0
  if (open === 0) return null
  return <Note icon="message">{t(decides ? { id: '{n} usul atau sanggahan menunggu putusan.', en: '{n} proposals or objections wait for a decision.' } : { id: '{n} usul atau sanggahan warga belum dicocokkan dengan keluarganya.', en: '{n} proposals or objections of citizens wait for their family to be found.' }, { n: open })} <ButtonLink href="/sanggahan" tone="quiet">{t({ id: 'Buka', en: 'Open' })}</ButtonLink></Note>
}

/** Whoever holds meetings can print without a signal: what draws papers is laid by when the day begins with one. */
function LayBy({ place }: { place: string }) {
  const work = useWork()
  useEffect(() => {
    // The letterhead names kecamatan and city: heard of now, they are known later.
    for (const code of [place.slice(0, 8), place.slice(0, 5)]) work.placeName(code)
    const soon = setTimeout(() => {
      // Tried again on another day; a meeting without it still issues its papers.
      import('../../../kit/paper/paper-press.web.ts').then((m) => m.layByPress()).catch(() => undefined)
    }, 4000)
    return () => clearTimeout(soon)
  }, [work, place])
  return null
}
