// What waits on me of members, for the first page: applications for my word, work that somebody left behind.
import { LinkTo } from '../../../kit/link.web.tsx'
import { Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { CountBadge } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView } from '../../../kit/work.web.tsx'
import { handoverRoles } from '../psm-acts-exit.ts'
import { usePsmLine } from './psm-line.web.tsx'
import { psmOf } from './psm-words.web.ts'

const askers = ['ipsm_board_local', 'ipsm_board_city', 'village_head', 'dinsos_verifier', 'dinsos_head']
const most = 3

export default function PsmToday() {
  const me = useMe()
  const roles = me.who.posts.map((p) => p.role)
  const asks = roles.some((r) => askers.includes(r))
  const hands = roles.some((r) => (handoverRoles as readonly string[]).includes(r))
  return asks || hands ? <Waiting asks={asks} hands={hands} place={me.post?.place ?? me.home} /> : null
}

function Waiting({ asks, hands, place }: { asks: boolean; hands: boolean; place: string }) {
  const { t, number } = useWords()
  const line = usePsmLine()
  const waiting = useView('organization.applicationsForMe', asks ? { place } : null)
  const left = useView('organization.handovers', hands ? { place } : null)
  const apps = waiting.status === 'ready' ? waiting.rows : []
  const gone = left.status === 'ready' ? left.rows : []
  if (apps.length === 0 && gone.length === 0) return null
  return (
    <Section title={{ id: 'Anggota PSM', en: 'Members' }} tools={<LinkTo href="/anggota">{t({ id: 'Semua anggota', en: 'All members' })}</LinkTo>}>
      <Stack gap={3}>
        {gone.length > 0 ? (
          <Stack gap={1}>
            <h3>{t({ id: 'Pekerjaan menunggu serah terima', en: 'Work waiting to be handed over' })} <CountBadge count={gone.length} waiting /></h3>
            <RowList label={{ id: 'Serah terima', en: 'Handing over' }} rows={gone} keyOf={(r) => r.row.id} show={(r) => ({ ...line(r.row, { waiting: true }), href: `/serah-terima/${psmOf(r.row).id}` })} />
          </Stack>
        ) : null}
        {apps.length > 0 ? (
          <Stack gap={1}>
            <h3>{t({ id: 'Permohonan menunggu Anda', en: 'Applications waiting for you' })} <CountBadge count={apps.length} waiting /></h3>
            <RowList label={{ id: 'Permohonan', en: 'Applications' }} rows={apps.slice(0, most)} keyOf={(r) => r.row.id} show={(r) => line(r.row, { waiting: true })} />
            {apps.length > most ? <LinkTo href="/anggota?daftar=tunggu">{t({ id: 'Lihat semua ({n})', en: 'See all ({n})' }, { n: number(apps.length) })}</LinkTo> : null}
          </Stack>
        ) : null}
      </Stack>
    </Section>
  )
}
