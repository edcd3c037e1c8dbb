// What IPSM saw of services in its area, and the findings that wait for an answer.
import { dayAt } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { listOf, manyOf } from '../../../kit/loaded.web.ts'
import { Page, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { subjectKinds } from '../instrument-records.ts'
import { FindingRows } from './finding-rows.web.tsx'
import { useBoardPlace } from './plan-words.web.ts'

export default function ServiceVisits() {
  const { t, date } = useWords()
  const work = useWork()
  const me = useMe()
  const board = useBoardPlace()
  const place = board ?? me.post?.place ?? ''
  const state = useView('activities.serviceVisits', { place })
  const findings = useView('activities.findings', { place })
  const today = dayAt(work.now(), place || '31')
  return (
    <Page
      title={{ id: 'Pemantauan layanan', en: 'Monitoring of services' }} subtitle={work.placeName(place)} back="/program-kerja"
      {...(board !== null ? { action: <ButtonLink href="/pemantauan/baru" tone="main" icon="plus">{t({ id: 'Catat kunjungan', en: 'Record a visit' })}</ButtonLink>, tools: <ButtonLink href="/pemantauan/instrumen" tone="quiet">{t({ id: 'Instrumen', en: 'Instrument' })}</ButtonLink> } : {})}
    >
      <Stack gap={5}>
        <Section title={{ id: 'Temuan', en: 'Findings' }}>
          <StateOf state={listOf(findings)} onRetry={findings.again} isEmpty={(rows) => rows.length === 0} empty={<p className="k-hint">{t({ id: 'Belum ada temuan.', en: 'No findings yet.' })}</p>}>{(rows) => <FindingRows rows={rows} today={today} />}</StateOf>
        </Section>
        <Section title={{ id: 'Kunjungan', en: 'Visits' }}>
          <StateOf state={listOf(state)} onRetry={state.again} isEmpty={(rows) => rows.length === 0} empty={<Empty title={{ id: 'Belum ada kunjungan', en: 'No visits yet' }}>{t({ id: 'Kunjungi satu layanan, nilai dengan instrumen, dan kirim temuannya ke OPD.', en: 'Visit a service, score it, and send what you find to the agency.' })}</Empty>}>
            {(rows) => (
              <RowList
                label={{ id: 'Kunjungan', en: 'Visits' }} rows={rows} keyOf={(r) => r.row.id}
                show={(r) => ({
                  title: String(r.row.subject), href: `/pemantauan/${r.row.id}`, icon: 'eye', lines: [`${t(subjectKinds.find((k) => k.code === r.row.subjectKind)?.label ?? String(r.row.subjectKind))} · ${date(String(r.row.on))}`, work.placeName(r.row.place)],
                  ...(typeof r.row.score === 'number' ? { end: `${r.row.score} %` } : {}),
                  ...(manyOf(r, 'findings').length > 0 ? { tags: <StatusTag label={t({ id: '{n} temuan', en: '{n} findings' }, { n: manyOf(r, 'findings').length })} tone="info" /> } : {}),
                })}
              />
            )}
          </StateOf>
        </Section>
      </Stack>
    </Page>
  )
}
