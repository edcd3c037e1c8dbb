// Programmes of work: one's own board's, and those of the boards above and below.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { integer } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { listOf, manyOf } from '../../../kit/loaded.web.ts'
import { Page, Row, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { planIdOf } from '../plan-acts.ts'
import { workPlanFlow } from '../plan-flow.ts'
import { WorkPlan } from '../plan-records.ts'
import { openItemStates } from '../plan-rules.ts'
import { formAnswer, useBoardPlace } from './plan-words.web.ts'

export default function Plans() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const board = useBoardPlace()
  const place = board ?? me.post?.place ?? ''
  const state = useView('activities.plans', { place })
  const [adding, setAdding] = useState(false)
  const today = dayAt(work.now(), place || '31')
  const own = (at: string): number => (at === place ? 0 : 1)
  return (
    <Page
      title={{ id: 'Program kerja', en: 'Programme of work' }} subtitle={work.placeName(place)}
      {...(board !== null ? { action: <Button tone="main" icon="plus" onClick={() => setAdding(true)}>{t({ id: 'Susun program kerja', en: 'Draw one up' })}</Button> } : {})}
    >
      <Stack>
        <StateOf state={listOf(state)} onRetry={state.again} isEmpty={(rows) => rows.length === 0} empty={<Empty title={{ id: 'Belum ada program kerja', en: 'No programme of work yet' }}>{t({ id: 'Pengurus IPSM menyusunnya sekali setahun, lalu semua melihat kemajuannya di sini.', en: 'The board draws it up once a year; everybody sees its progress here.' })}</Empty>}>
          {(rows) => (
            <RowList
              label={{ id: 'Program kerja', en: 'Programmes' }} rows={[...rows].sort((a, b) => own(a.row.place) - own(b.row.place))} keyOf={(r) => r.row.id}
              show={(r) => {
                const items = manyOf(r, 'items')
                const late = items.filter((x) => openItemStates.includes(x.state as string) && String(x.due) < today).length
                const flow = workPlanFlow.states[r.row.state as keyof typeof workPlanFlow.states]
                return {
                  title: String(r.row.title || t({ id: 'Program kerja {y}', en: 'Programme of work {y}' }, { y: String(r.row.year) })), href: `/program-kerja/${r.row.id}`, icon: 'clipboardList',
                  lines: [`${work.placeName(r.row.place)} · ${String(r.row.year)}`, t({ id: '{n} butir, {d} selesai', en: '{n} items, {d} done' }, { n: items.filter((x) => x.state !== 'batal').length, d: items.filter((x) => x.state === 'selesai').length })],
                  tags: <>{flow ? <StatusTag {...flow} /> : null}{late > 0 ? <StatusTag label={t({ id: '{n} lewat tenggat', en: '{n} overdue' }, { n: late })} tone="bad" /> : null}{r.row.version === undefined ? <UnsentTag /> : null}</>,
                }
              }}
            />
          )}
        </StateOf>
        <Row><ButtonLink href="/pemantauan" icon="eye">{t({ id: 'Pemantauan layanan', en: 'Monitoring of services' })}</ButtonLink></Row>
      </Stack>
      <Sheet title={{ id: 'Susun program kerja', en: 'Draw up a programme of work' }} open={adding} onClose={() => setAdding(false)}>
        <FormFromFields
          fields={{ year: integer({ class: 'N', label: WorkPlan.columns.year.label, required: true, min: 2000, max: 2100 }), title: WorkPlan.columns.title }} initial={{ year: Number(today.slice(0, 4)) }} submit={{ id: 'Mulai menyusun', en: 'Begin' }}
          onSubmit={async (values) => {
            const planId = planIdOf(place, Number(values.year))
            const result = await work.act('activities.drawUpPlan', place, { ...values, planId })
            if (result.ok) go(`/program-kerja/${planId}`)
            return formAnswer(result)
          }}
        />
      </Sheet>
    </Page>
  )
}
