// For the day's first page: reports that wait for my word, and my own month when it is due. Silent where there is nothing.
import { dayAt } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { Card, Section } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { toldStates } from '../flow.ts'
import { dueOn, monthOf, monthReportId, previousMonth } from '../month.ts'
import { WaitingList } from './months.web.tsx'
import { monthIn, reportOf } from './words.web.ts'

const shown = 5

export default function Today() {
  const me = useMe()
  const place = me.post?.place ?? me.home
  const head = useHolds(['village_head'])
  const chair = useHolds(['ipsm_board_local'])
  const psm = useHolds(['psm'])
  return (
    <>
      {head || chair ? <Waiting place={place} state={head ? 'terkirim' : 'diketahui_lurah'} /> : null}
      {psm ? <Due /> : null}
    </>
  )
}

function Waiting({ place, state: wanted }: { place: string; state: string }) {
  const { t } = useWords()
  const state = useView('activities.reports', { place, state: wanted })
  if (state.status !== 'ready' || state.rows.length === 0) return null
  return (
    <Section title={t({ id: 'Laporan bulanan menunggu Anda ({n})', en: 'Monthly reports awaiting you ({n})' }, { n: state.rows.length })} tools={<ButtonLink href="/laporan-bulanan?tab=menunggu" icon="calendar">{t({ id: 'Semua', en: 'All' })}</ButtonLink>}>
      <WaitingList rows={state.rows.slice(0, shown)} />
    </Section>
  )
}

/** Last month, from its first day until it is told. */
function Due() {
  const { t, lang, date } = useWords()
  const work = useWork()
  const me = useMe()
  const place = me.posts.find((p) => p.role === 'psm')?.place ?? me.home
  const month = previousMonth(monthOf(dayAt(work.now(), place)))
  const state = useView('activities.myReports', {})
  const rule = useView('activities.rule', { place })
  const serving = (me.who.posts.find((p) => p.role === 'psm')?.from ?? '') <= `${month}-28`
  if (state.status !== 'ready' || !serving) return null
  const report = state.rows.map(reportOf).find((r) => r.id === monthReportId(me.person, month))
  if (report && toldStates.includes(report.state ?? '')) return null
  const due = dueOn(month, rule.status === 'ready' ? (rule.rows[0]?.row.dueDay as number | null | undefined) : null)
  return (
    <Section title={t({ id: 'Laporan {b}', en: 'Report of {b}' }, { b: monthIn(month, lang) })}>
      <Card tone="waiting" icon="calendar" title={report?.state === 'dikembalikan' ? { id: 'Dikembalikan untuk diperbaiki', en: 'Returned to be mended' } : { id: 'Belum dikirim', en: 'Not sent yet' }} tools={<ButtonLink href={`/laporan-bulanan/bulan/${month}`} icon="right">{t({ id: 'Lihat dan kirim', en: 'See and send' })}</ButtonLink>}>
        <p>{t({ id: 'Kirim paling lambat {d}. Angkanya sudah terhitung sendiri.', en: 'Send by {d}. The numbers are reckoned already.' }, { d: date(due) })}</p>
      </Card>
    </Section>
  )
}
