// The data mirror: what was seen in one's own visits, why it is asked, and what to do. The worker sees it first; the supervisor three days later or with the answer.
import { useState } from 'react'
import { choiceLabel, type Text } from '../../../engine/field.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { listOf, joinOf } from '../../../kit/loaded.web.ts'
import { Card, Fold, Note, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { LongTextField } from '../../../kit/text-inputs.web.tsx'
import { type Tab, Tabs } from '../../../kit/tabs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { fieldRoles } from '../acts-field.ts'
import { reviewRoles } from '../judging.ts'
import { MirrorFinding } from '../records-musdes.ts'
import { mirrorWords } from '../words/mirror.ts'
import { type FindingRow, rowAs, saved, textOf } from './words.web.ts'

export default function Mirror() {
  const work = useWork()
  const me = useMe()
  const place = me.post?.place ?? me.home
  const walks = useHolds(fieldRoles)
  const watches = useHolds([...reviewRoles, 'puskesos_koord'])
  const tabs: Tab[] = [
    ...(walks ? [{ id: 'saya', label: { id: 'Cermin saya', en: 'My mirror' }, content: <Mine /> }] : []),
    ...(watches ? [{ id: 'petugas', label: { id: 'Petugas', en: 'Workers' }, content: <Shared place={place} /> }] : []),
  ]
  return (
    <Page title={walks && !watches ? { id: 'Cermin data saya', en: 'My data mirror' } : { id: 'Cermin data', en: 'Data mirror' }} subtitle={work.placeName(place)} back="/verifikasi">
      {tabs.length > 1 ? <Tabs label={{ id: 'Cermin data', en: 'Data mirror' }} tabs={tabs} /> : (tabs[0]?.content ?? <Empty title={{ id: 'Tidak ada cermin untuk tugas Anda', en: 'No mirror for your post' }} />)}
    </Page>
  )
}

function Mine() {
  const { t } = useWords()
  const state = useView('verification.myMirror', {})
  return (
    <Stack gap={4}>
      <Note icon="eye">{t({ id: 'Cermin ini membantu Anda menemukan salah catat. Anda melihatnya lebih dulu; TKSK baru melihat setelah tiga hari, bersama penjelasan Anda. Kebanyakan ada sebabnya.', en: 'This mirror helps you find slips. You see it first; the supervisor only after three days, together with what you say. Most have a good reason.' })}</Note>
      <StateOf state={listOf(state)} onRetry={state.again}>
        {(rows) => (rows.length === 0 ? <Empty scene="done" title={{ id: 'Tidak ada temuan', en: 'Nothing found' }}>{t({ id: 'Kunjungan Anda tercatat wajar.', en: 'Your visits look as they should.' })}</Empty> : <Stack gap={4}>{rows.map((r) => <Finding key={r.row.id} row={rowAs<FindingRow>(r.row) as FindingRow} own />)}</Stack>)}
      </StateOf>
    </Stack>
  )
}

function Shared({ place }: { place: string }) {
  const { t } = useWords()
  const state = useView('verification.sharedMirror', { place })
  return (
    <Stack gap={4}>
      <Note>{t({ id: 'Temuan yang sudah dijawab petugas, atau sudah tiga hari bersamanya. Tanyakan dulu, jangan menuduh.', en: 'Findings the worker answered, or had for three days. Ask first; do not accuse.' })}</Note>
      <StateOf state={listOf(state)} onRetry={state.again}>
        {(rows) => (rows.length === 0 ? <Empty scene="done" title={{ id: 'Tidak ada temuan', en: 'Nothing found' }} /> : <Stack gap={4}>{rows.map((r) => <Finding key={r.row.id} row={rowAs<FindingRow>(r.row) as FindingRow} name={textOf(joinOf(r, 'account')?.name)} />)}</Stack>)}
      </StateOf>
    </Stack>
  )
}

function Finding({ row, own = false, name = '' }: { row: FindingRow; own?: boolean; name?: string }) {
  const { t, moment } = useWords()
  const work = useWork()
  const words = mirrorWords(row.kind ?? '', (row.facts ?? {}) as { [k: string]: number | string })
  const [answer, setAnswer] = useState<string | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const send = async () => {
    const result = await work.act('verification.answerMirror', row.place, { findingId: row.id, answer: answer?.trim() })
    if (!result.ok) return setProblem(result.refusal.say)
    toast({ say: saved, tone: 'good' })
  }
  return (
    <Card title={choiceLabel(MirrorFinding.columns.kind, row.kind)} icon="eye" tone={own && !row.answer ? 'waiting' : 'plain'} tools={<StatusTag tone={row.answer ? 'good' : 'neutral'} label={choiceLabel(MirrorFinding.columns.state, row.state)} />}>
      <Stack gap={3}>
        {row.version === undefined ? <Row><UnsentTag /></Row> : null}
        {name ? <p className="k-hint">{name}</p> : null}
        <p>{t(words.what)}</p>
        <p className="k-hint">{t(words.why)}</p>
        {own ? <p><strong>{t({ id: 'Yang bisa Anda lakukan: ', en: 'What you can do: ' })}</strong>{t(words.todo)}</p> : null}
        {(row.items ?? []).length > 0 ? (
          <Fold title={t({ id: 'Keluarga terkait ({n})', en: 'Families concerned ({n})' }, { n: (row.items ?? []).length })}>
            <Row>{(row.items ?? []).slice(0, 40).map((id, n) => <ButtonLink key={id} href={`/verifikasi/${row.batchId ?? ''}/keluarga/${id}`} tone="quiet">{t({ id: 'Keluarga {n}', en: 'Family {n}' }, { n: n + 1 })}</ButtonLink>)}</Row>
          </Fold>
        ) : null}
        {row.answer ? <Note tone="good">{row.answer}{row.answeredAt ? ` · ${moment(row.answeredAt)}` : ''}</Note> : null}
        {own && !row.answer ? (
          <Stack gap={2}>
            <LongTextField label={{ id: 'Penjelasan Anda', en: 'What you say' }} value={answer} onChange={setAnswer} rows={2} max={1000} error={problem} />
            <Row><Button tone="main" disabled={(answer ?? '').trim().length < 5} onClick={send}>{t({ id: 'Kirim penjelasan', en: 'Send' })}</Button></Row>
          </Stack>
        ) : null}
      </Stack>
    </Card>
  )
}
