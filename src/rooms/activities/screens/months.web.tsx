// Monthly reports: mine, those that wait for my word, and those of the area by month: on time, late, missing.
import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { ViewRow } from '../../../engine/view.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { NumberTile } from '../../../kit/charts.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Grid, Page, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { type Tab, Tabs } from '../../../kit/tabs.web.tsx'
import { StatusTag, Tags, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { monthReportFlow } from '../flow.ts'
import { dueOn, firstDay, lastDay, monthOf, monthReportId, previousMonth } from '../month.ts'
import { acknowledgers, lookers } from '../posts.ts'
import { standingOf, standingWords } from '../standing.ts'
import { accountOf, monthIn, reportOf, unsent } from './words.web.ts'

export default function Months() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const open = new URLSearchParams(useSearch()).get('tab')
  const place = me.post?.place ?? me.home
  const isPsm = useHolds(['psm'])
  const acknowledges = useHolds(acknowledgers)
  const looks = useHolds(lookers.filter((r) => r !== 'psm'))
  const month = monthOf(dayAt(work.now(), place))
  const tabs: Tab[] = [
    ...(isPsm ? [{ id: 'saya', label: { id: 'Laporan saya', en: 'Mine' }, content: <Mine /> }] : []),
    ...(acknowledges ? [{ id: 'menunggu', label: { id: 'Menunggu saya', en: 'Awaiting me' }, content: <Waiting place={place} /> }] : []),
    ...(looks ? [{ id: 'wilayah', label: { id: 'Di wilayah', en: 'In the area' }, content: <OfPlace place={place} /> }] : []),
  ]
  return (
    <Page
      title={{ id: 'Laporan bulanan', en: 'Monthly reports' }} subtitle={work.placeName(place)}
      action={isPsm ? <ButtonLink href={`/laporan-bulanan/bulan/${month}`} tone="main" icon="calendar">{t({ id: 'Lihat bulan ini', en: 'See this month' })}</ButtonLink> : undefined}
    >
      <Tabs label={{ id: 'Daftar laporan', en: 'Lists of reports' }} tabs={tabs} {...(open && tabs.some((x) => x.id === open) ? { value: open } : {})} onChange={(tab) => go(`/laporan-bulanan?tab=${tab}`, { replace: true })} />
    </Page>
  )
}

/** The last months, whether told or not: what is missing shows as well. */
function Mine() {
  const { t, lang, date } = useWords()
  const work = useWork()
  const me = useMe()
  const place = me.posts.find((p) => p.role === 'psm')?.place ?? me.home
  const today = dayAt(work.now(), place)
  const state = useView('activities.myReports', {})
  const rule = useView('activities.rule', { place })
  const dueDay = rule.status === 'ready' ? (rule.rows[0]?.row.dueDay as number | null | undefined) : null
  return (
    <StateOf state={listOf(state)} onRetry={state.again}>
      {(rows) => {
        const reports = new Map(rows.map(reportOf).map((r) => [r.month ?? '', r]))
        const first = [...reports.keys()].sort()[0] ?? previousMonth(monthOf(today))
        const months = [monthOf(today)]
        while ((months.at(-1) ?? first) > first && months.length < 24) months.push(previousMonth(months.at(-1) ?? first))
        return (
          <RowList
            label={{ id: 'Laporan saya', en: 'My reports' }} rows={months} keyOf={(m) => m}
            show={(month) => {
              const r = reports.get(month)
              const due = dueOn(month, dueDay)
              const flowState = monthReportFlow.states[(r?.state ?? 'draf') as keyof typeof monthReportFlow.states]
              const late = !r && today > due
              return {
                title: monthIn(month, lang),
                lines: r?.sentAt ? t({ id: 'Dikirim {d}', en: 'Sent {d}' }, { d: date(dayAt(r.sentAt, place)) }) : t({ id: 'Kirim paling lambat {d}', en: 'Send by {d}' }, { d: date(due) }),
                href: r && r.state !== 'dikembalikan' ? `/laporan-bulanan/${r.id}` : `/laporan-bulanan/bulan/${month}`,
                icon: 'calendar', waiting: late || r?.state === 'dikembalikan',
                tags: <Tags><StatusTag {...flowState} />{late ? <StatusTag label={{ id: 'Lewat batas', en: 'Overdue' }} tone="urgent" /> : null}{r?.late ? <StatusTag label={{ id: 'Terlambat', en: 'Late' }} tone="caution" /> : null}{r && unsent(r) ? <UnsentTag /> : null}</Tags>,
              }
            }}
          />
        )
      }}
    </StateOf>
  )
}

export function WaitingList({ rows }: { rows: readonly ViewRow[] }) {
  const { t, lang, date } = useWords()
  const work = useWork()
  return (
    <RowList
      label={{ id: 'Menunggu Anda', en: 'Awaiting you' }} rows={rows} keyOf={(r) => r.row.id}
      show={(found) => {
        const r = reportOf(found)
        return {
          title: `${accountOf(found, 'person')?.name ?? '–'}, ${monthIn(r.month ?? '', lang)}`, lines: [work.placeName(r.place), r.sentAt ? t({ id: 'Dikirim {d}', en: 'Sent {d}' }, { d: date(dayAt(r.sentAt, r.place)) }) : ''].filter(Boolean).join(' · '),
          href: `/laporan-bulanan/${r.id}`, icon: 'calendar', waiting: true, tags: r.late ? <Tags><StatusTag label={{ id: 'Terlambat', en: 'Late' }} tone="caution" /></Tags> : null,
        }
      }}
      empty={<Empty title={{ id: 'Semua laporan sudah diketahui', en: 'Every report is acknowledged' }} scene="done" />}
    />
  )
}

function Waiting({ place }: { place: string }) {
  const head = useHolds(['village_head'])
  const state = useView('activities.reports', { place, state: head ? 'terkirim' : 'diketahui_lurah' })
  return <StateOf state={listOf(state)} onRetry={state.again}>{(rows) => <WaitingList rows={rows} />}</StateOf>
}

const shownMonths = 12

function OfPlace({ place }: { place: string }) {
  const { t, lang, date, number, percent } = useWords()
  const work = useWork()
  const today = dayAt(work.now(), place)
  const now = monthOf(today)
  const [month, setMonth] = useState(previousMonth(now))
  const months = useMemo(() => {
    const out = [now]
    while (out.length < shownMonths) out.push(previousMonth(out.at(-1) ?? now))
    return out
  }, [now])
  const reports = useView('activities.reports', { place, month })
  const posts = useView('organization.posts', { place, role: 'psm' })
  const rule = useView('activities.rule', { place })
  const due = dueOn(month, rule.status === 'ready' ? (rule.rows[0]?.row.dueDay as number | null | undefined) : null)
  const stuck = [reports, posts].find((s) => s.status !== 'ready')
  return (
    <Stack>
      <ChoiceField as="list" label={{ id: 'Bulan', en: 'Month' }} required options={months.map((m) => ({ code: m, label: { id: monthIn(m, 'id'), en: monthIn(m, 'en') } }))} value={month} onChange={(v) => setMonth(v ?? now)} />
      <StateOf state={stuck ? (stuck as typeof reports & { status: 'loading' }) : { status: 'ready' as const, data: null }} onRetry={() => { reports.again(); posts.again() }}>
        {() => {
          const told = reports.status === 'ready' ? reports.rows : []
          const expected = posts.status === 'ready' ? posts.rows.filter((r) => r.row.role === 'psm' && r.row.place !== '' && String(r.row.place).length === 13 && String(r.row.from ?? '') <= lastDay(month) && (!r.row.until || String(r.row.until) >= firstDay(month))) : []
          const people = new Map(expected.map((r) => [String(r.row.personId ?? ''), { id: String(r.row.personId ?? ''), name: accountOf(r, 'person')?.name ?? '–', place: String(r.row.place) }]))
          for (const r of told) people.set(String(r.row.personId ?? ''), { id: String(r.row.personId ?? ''), name: accountOf(r, 'person')?.name ?? '–', place: r.row.place })
          const byId = new Map(told.map((r) => [r.row.id, reportOf(r)]))
          const rows = [...people.values()].map((p) => {
            const report = byId.get(monthReportId(p.id, month))
            return { ...p, report, standing: standingOf(report, due, today) }
          }).sort((a, b) => (a.name < b.name ? -1 : 1))
          const count = (s: string): number => rows.filter((r) => r.standing === s).length
          return (
            <Stack gap={5}>
              <Grid min={9}>
                <NumberTile label={{ id: 'PSM bertugas', en: 'PSM serving' }} value={rows.length} />
                <NumberTile label={standingWords.tepat.label} value={count('tepat')} tone="good" {...(rows.length > 0 ? { hint: percent(count('tepat') / rows.length) } : {})} />
                <NumberTile label={standingWords.terlambat.label} value={count('terlambat')} {...(count('terlambat') ? { tone: 'caution' as const } : {})} />
                <NumberTile label={standingWords.belum.label} value={count('belum') + count('ditunggu')} {...(count('belum') ? { tone: 'bad' as const } : {})} />
              </Grid>
              <p className="k-hint">{t({ id: 'Batas kirim {d}. {n} PSM bertugas pada {b}.', en: 'Due {d}. {n} PSM served in {b}.' }, { d: date(due), n: number(rows.length), b: monthIn(month, lang) })}</p>
              <RowList
                label={{ id: 'Laporan di wilayah', en: 'Reports of the area' }} rows={rows} keyOf={(r) => r.id}
                show={(r) => ({
                  title: r.name, lines: [work.placeName(r.place), r.report?.sentAt ? t({ id: 'dikirim {d}', en: 'sent {d}' }, { d: date(dayAt(r.report.sentAt, r.place)) }) : ''].filter(Boolean).join(' · '), icon: 'person',
                  ...(r.report ? { href: `/laporan-bulanan/${r.report.id}` } : {}),
                  tags: <Tags><StatusTag {...standingWords[r.standing]} />{r.report ? <StatusTag {...monthReportFlow.states[(r.report.state ?? 'terkirim') as keyof typeof monthReportFlow.states]} /> : null}</Tags>,
                })}
                empty={<Empty title={{ id: 'Tidak ada PSM bertugas di sini', en: 'No PSM served here' }} />}
              />
            </Stack>
          )
        }}
      </StateOf>
    </Stack>
  )
}
