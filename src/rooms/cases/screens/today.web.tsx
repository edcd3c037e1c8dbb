// For the day's first page: what waits for my word, letters to my agency, late referrals, and the next steps of my cases. Silent where there is nothing.
import { ButtonLink } from '../../../kit/button.web.tsx'
import { Section } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView } from '../../../kit/work.web.tsx'
import { restrictedSupervisorRoles, supervisorRoles, workRoles } from '../judging.ts'
import { CaseList } from './case-line.web.tsx'
import { GlassList } from './glass.web.tsx'
import { LateReferrals } from './late-referrals.web.tsx'
import { SlipList, unitsOf } from './slips.web.tsx'

const shown = 5

export default function Today() {
  const me = useMe()
  const place = me.post?.place ?? me.home
  const approves = useHolds(restrictedSupervisorRoles)
  const works = useHolds([...workRoles, 'duty_officer'])
  const watches = useHolds([...supervisorRoles, 'puskesos_bo', 'puskesos_koord'])
  const inLane = me.who.teams.some((team) => team.startsWith('lane:'))
  return (
    <>
      {inLane ? <OpenGlass /> : null}
      {approves ? <Awaiting place={place} /> : null}
      {unitsOf(me.who.teams).map((unit) => <Letters key={unit} agencyId={unit} />)}
      {watches ? <LateReferrals place={place} quietWhenNone /> : null}
      {works ? <Mine /> : null}
    </>
  )
}

function OpenGlass() {
  const { t } = useWords()
  const state = useView('cases.glassBreaks', { state: 'terbuka' })
  if (state.status !== 'ready' || state.rows.length === 0) return null
  return (
    <Section title={{ id: 'Akses darurat menunggu diketahui', en: 'Emergency access to acknowledge' }} tools={<ButtonLink href="/kasus?tab=kaca" icon="shield">{t({ id: 'Semua', en: 'All' })}</ButtonLink>}>
      <GlassList state="terbuka" />
    </Section>
  )
}

function Awaiting({ place }: { place: string }) {
  const { t } = useWords()
  const me = useMe()
  const state = useView('cases.awaiting', { place })
  const rows = state.status === 'ready' ? state.rows.filter((r) => r.row.ownerId !== me.person && r.row.planBy !== me.person) : []
  if (rows.length === 0) return null
  return (
    <Section title={t({ id: 'Kasus menunggu persetujuan Anda ({n})', en: 'Cases awaiting your approval ({n})' }, { n: rows.length })} tools={<ButtonLink href="/kasus?tab=menunggu" icon="case">{t({ id: 'Semua', en: 'All' })}</ButtonLink>}>
      <CaseList label={{ id: 'Menunggu persetujuan', en: 'Awaiting approval' }} rows={rows.slice(0, shown)} waiting />
    </Section>
  )
}

function Letters({ agencyId }: { agencyId: string }) {
  const { t } = useWords()
  const state = useView('cases.referralInbox', { agencyId, state: 'dikirim' })
  if (state.status !== 'ready') return null
  return (
    <Section title={t({ id: 'Rujukan menunggu jawaban ({n})', en: 'Referrals waiting for an answer ({n})' }, { n: state.rows.length })} tools={<ButtonLink href="/rujukan" icon="inbox">{t({ id: 'Semua', en: 'All' })}</ButtonLink>}>
      <SlipList rows={state.rows.slice(0, shown)} waiting empty={{ id: 'Semua rujukan sudah dijawab', en: 'Every referral is answered' }} />
    </Section>
  )
}

function Mine() {
  const { t } = useWords()
  const state = useView('cases.mine', {})
  if (state.status !== 'ready' || state.rows.length === 0) return null
  return (
    <Section title={{ id: 'Kasus saya', en: 'My cases' }} hint={{ id: 'Yang paling dekat batas waktunya lebih dulu.', en: 'The nearest deadline first.' }} tools={<ButtonLink href="/kasus" icon="case">{t({ id: 'Semua', en: 'All' })}</ButtonLink>}>
      <CaseList label={{ id: 'Kasus saya', en: 'My cases' }} rows={state.rows.slice(0, shown)} />
    </Section>
  )
}
