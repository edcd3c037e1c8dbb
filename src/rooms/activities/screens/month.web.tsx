// This month's report growing by itself: the numbers so far, what each is made of, and the way to sign and send it.
import { dayAt } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { Card, KeyValue, Note, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { Loading } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { monthReportFlow, toldStates } from '../flow.ts'
import { dueOn, firstDay, lastDay, monthOf, monthReportId, nextMonth, previousMonth } from '../month.ts'
import { numbersOf } from '../month-report.ts'
import { linesOf } from '../report-paper.ts'
import { Numbers } from './numbers.web.tsx'
import { useFigures } from './reckon.web.ts'
import { monthIn, reportOf } from './words.web.ts'

export default function MonthPage({ params }: { params: { [k: string]: string } }) {
  const { t, lang, date } = useWords()
  const work = useWork()
  const me = useMe()
  const month = params.month ?? ''
  const place = me.posts.find((p) => p.role === 'psm')?.place ?? me.home
  const today = dayAt(work.now(), place)
  const figures = useFigures(place, me.person, month)
  const mine = useView('activities.myReports', {})
  const rule = useView('activities.rule', { place })
  const sent = mine.status === 'ready' ? mine.rows.map(reportOf).find((r) => r.id === monthReportId(me.person, month)) : undefined
  const told = !!sent && toldStates.includes(sent.state ?? '')
  const due = dueOn(month, rule.status === 'ready' ? (rule.rows[0]?.row.dueDay as number | null | undefined) : null)
  const running = today <= lastDay(month)
  const past = `/laporan-bulanan/bulan/${previousMonth(month)}`
  const next = nextMonth(month) <= monthOf(today) ? `/laporan-bulanan/bulan/${nextMonth(month)}` : null
  return (
    <Page
      title={t({ id: 'Laporan {b}', en: 'Report of {b}' }, { b: monthIn(month, lang) })}
      subtitle={work.placeName(place)}
      back="/laporan-bulanan"
      tags={sent ? <StatusTag {...monthReportFlow.states[(sent.state ?? 'terkirim') as keyof typeof monthReportFlow.states]} /> : <StatusTag {...monthReportFlow.states.draf} />}
      action={told ? <ButtonLink href={`/laporan-bulanan/${sent?.id}`} tone="main" icon="file">{t({ id: 'Buka laporan yang dikirim', en: 'Open the report sent' })}</ButtonLink> : <ButtonLink href={`/laporan-bulanan/bulan/${month}/kirim`} tone="main" icon="send">{t({ id: 'Tanda tangani dan kirim', en: 'Sign and send' })}</ButtonLink>}
    >
      {figures ? (
        <Stack gap={5}>
          {sent?.state === 'dikembalikan' ? <Note tone="waiting" icon="undo">{t({ id: 'Dikembalikan: {r}', en: 'Returned: {r}' }, { r: sent.returnReason ?? '–' })}</Note> : null}
          <Card tone={!told && today > due ? 'waiting' : 'plain'}>
            <KeyValue items={[
              { label: { id: 'Dihitung', en: 'Reckoned' }, value: `${date(firstDay(month))} – ${date(figures.until)}` },
              { label: { id: 'Kirim paling lambat', en: 'Send by' }, value: date(due), ...(!told && today > due ? { note: t({ id: 'Sudah lewat.', en: 'This day has passed.' }) } : {}) },
            ]} />
          </Card>
          <Note>{running ? t({ id: 'Laporan ini tumbuh sendiri dari pekerjaan Anda, juga tanpa sinyal. Ketuk angka untuk melihat isinya.', en: 'This report grows by itself from your work, also without a signal. Tap a number to see what it counts.' }) : t({ id: 'Bulan ini sudah selesai. Ketuk angka untuk melihat isinya, lalu tanda tangani.', en: 'This month is over. Tap a number to see what it counts, then sign.' })}</Note>
          <Numbers lines={linesOf({ numbers: numbersOf(figures), corrections: [] })} figures={figures} place={place} />
          <Row><ButtonLink href={past} icon="left">{monthIn(previousMonth(month), lang)}</ButtonLink>{next ? <ButtonLink href={next} icon="right">{monthIn(nextMonth(month), lang)}</ButtonLink> : null}</Row>
        </Stack>
      ) : (
        <Stack><Note>{t({ id: 'Data desa belum lengkap di perangkat ini. Sambungkan sekali ke internet.', en: 'The data of the village is not complete on this device. Connect once.' })}</Note><Loading /></Stack>
      )}
    </Page>
  )
}
