// One visit: the score question by question, and the findings it led to; the board adds more.
import { useState } from 'react'
import { choice } from '../../../engine/field.ts'
import { addDays, dayAt } from '../../../engine/values/day.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { covers } from '../../../engine/who.ts'
import { Button } from '../../../kit/button.web.tsx'
import { NumberTile } from '../../../kit/charts.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { joinOf, manyOf } from '../../../kit/loaded.web.ts'
import { Card, Grid, KeyValue, Page, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { sendFinding } from '../instrument-acts.ts'
import { type Answers, type Question, subjectKinds } from '../instrument-records.ts'
import { planRoles } from '../plan-flow.ts'
import { FindingRows } from './finding-rows.web.tsx'
import { formAnswer, saved } from './plan-words.web.ts'

export default function ServiceVisitScreen({ params }: { params: { [k: string]: string } }) {
  const state = useView('activities.serviceVisit', { visitId: params.id ?? '' })
  return <Found state={state} title={{ id: 'Kunjungan', en: 'Visit' }} back="/pemantauan" absent={{ id: 'Kunjungan ini tidak ditemukan.', en: 'This visit was not found.' }}>{(found) => <Shown found={found} />}</Found>
}

const marks = { 2: { label: { id: 'Ya, baik', en: 'Yes, well' }, tone: 'good' }, 1: { label: { id: 'Sebagian', en: 'In part' }, tone: 'caution' }, 0: { label: { id: 'Tidak', en: 'No' }, tone: 'bad' } } as const

function Shown({ found }: { found: ViewRow }) {
  const { t, date } = useWords()
  const work = useWork()
  const me = useMe()
  const row = found.row
  const [adding, setAdding] = useState(false)
  const today = dayAt(work.now(), row.place || '31')
  const mine = me.posts.some((p) => planRoles.includes(p.role) && covers(p.place, row.place))
  const agencies = useView('organization.agencies', adding ? { place: row.place } : null)
  const questions = (joinOf(found, 'instrument')?.questions ?? []) as Question[]
  const answers = (row.answers ?? {}) as Answers
  const i = sendFinding.input
  return (
    <Page
      title={String(row.subject)} subtitle={`${t(subjectKinds.find((k) => k.code === row.subjectKind)?.label ?? String(row.subjectKind))} · ${work.placeName(row.place)} · ${date(String(row.on))}`} back="/pemantauan"
      {...(mine ? { action: <Button tone="main" icon="flag" onClick={() => setAdding(true)}>{t({ id: 'Kirim temuan', en: 'Send a finding' })}</Button> } : {})}
    >
      <Stack gap={5}>
        <Grid min={9}><NumberTile label={{ id: 'Nilai', en: 'Score' }} value={typeof row.score === 'number' ? row.score : null} unit="%" /></Grid>
        <Card><KeyValue items={[{ label: { id: 'OPD penanggung jawab', en: 'Agency in charge' }, value: String(joinOf(found, 'agency')?.name ?? '') }, { label: { id: 'Ditemui', en: 'Met' }, value: String(row.met ?? '') }, { label: { id: 'Kesan umum', en: 'General impression' }, value: String(row.summary ?? '') }]} /></Card>
        <Section title={{ id: 'Nilai per pertanyaan', en: 'By question' }}>
          <RowList
            label={{ id: 'Pertanyaan', en: 'Questions' }} rows={questions.length > 0 ? questions : Object.keys(answers).map((code): Question => ({ code, id: code }))} keyOf={(q) => q.code}
            show={(q) => {
              const a = answers[q.code]
              const mark = a && a.score !== null ? marks[a.score] : null
              return { title: t({ id: q.id, en: q.en || q.id }), tags: mark ? <StatusTag {...mark} /> : <StatusTag label={{ id: 'Tidak berlaku', en: 'Does not apply' }} tone="neutral" />, ...(a?.note ? { lines: a.note } : {}) }
            }}
          />
        </Section>
        <Section title={{ id: 'Temuan', en: 'Findings' }}>
          {manyOf(found, 'findings').length === 0 ? <p className="k-hint">{t({ id: 'Tidak ada temuan yang dikirim.', en: 'No finding was sent.' })}</p> : <FindingRows rows={manyOf(found, 'findings').map((f) => ({ row: f, joins: {} }))} today={today} />}
        </Section>
      </Stack>
      <Sheet title={{ id: 'Kirim temuan ke OPD', en: 'Send a finding to the agency' }} open={adding} onClose={() => setAdding(false)}>
        <FormFromFields
          key={agencies.status}
          fields={{
            agencyId: choice({ class: 'N', label: i.agencyId.label, required: true, options: agencies.status === 'ready' ? agencies.rows.map((r) => ({ code: r.row.id, label: { id: String(r.row.name), en: String(r.row.name) } })) : [] }),
            finding: { ...i.finding, help: { id: 'Tentang layanannya. Jangan cantumkan data warga.', en: 'About the service. No data of citizens.' } }, proposal: i.proposal, due: i.due,
          }}
          initial={{ agencyId: row.agencyId, due: addDays(today, 14) }} submit={{ id: 'Kirim', en: 'Send' }}
          onSubmit={async (v) => {
            const result = await work.act('activities.sendFinding', row.place, { ...v, findingId: work.newId(), visitId: row.id })
            if (result.ok) {
              setAdding(false)
              toast({ say: saved, tone: 'good' })
            }
            return formAnswer(result)
          }}
        />
      </Sheet>
    </Page>
  )
}
