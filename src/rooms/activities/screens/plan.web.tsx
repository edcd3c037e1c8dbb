// One programme of work: how far it has come, what is overdue, its items; the board adopts it, adds to it and closes the year.
import { useState } from 'react'
import type { AnyRow, RowOf } from '../../../engine/record.ts'
import { dayAt } from '../../../engine/values/day.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Button } from '../../../kit/button.web.tsx'
import { NumberTile } from '../../../kit/charts.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { listOf, manyOf } from '../../../kit/loaded.web.ts'
import { Card, Grid, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { Progress } from '../../../kit/progress.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { addPlanItem, adoptPlan, closePlan } from '../plan-acts.ts'
import { planItemFlow, workPlanFlow } from '../plan-flow.ts'
import type { PlanNote } from '../plan-records.ts'
import { planProgress, progressOf } from '../plan-rules.ts'
import type { Activity } from '../records.ts'
import { formAnswer, useBoardPlace } from './plan-words.web.ts'

const notesOf = (r: ViewRow) => manyOf(r, 'notes') as RowOf<typeof PlanNote>[]
const doneOf = (r: ViewRow) => manyOf(r, 'done') as RowOf<typeof Activity>[]
const absent = { id: 'Program kerja ini tidak ditemukan.', en: 'This programme of work was not found.' }

export default function Plan({ params }: { params: { [k: string]: string } }) {
  const planId = params.id ?? ''
  const state = useView('activities.plan', { planId })
  return <Found state={state} title={{ id: 'Program kerja', en: 'Programme of work' }} back="/program-kerja" absent={absent}>{(found) => <Shown plan={found.row} />}</Found>
}

function Shown({ plan }: { plan: AnyRow }) {
  const { t, number, percent, rupiah, date } = useWords()
  const work = useWork()
  const own = useBoardPlace() === plan.place
  const state = useView('activities.planItems', { planId: plan.id })
  const [open, setOpen] = useState<'item' | 'adopt' | 'close' | null>(null)
  const today = dayAt(work.now(), plan.place || '31')
  const flow = workPlanFlow.states[plan.state as keyof typeof workPlanFlow.states]
  const rows = state.status === 'ready' ? state.rows : []
  const notes = rows.flatMap(notesOf)
  const done = rows.flatMap(doneOf)
  const all = planProgress(rows.map((r) => r.row), notes, done, today)
  const i = addPlanItem.input
  const drawing = plan.state === 'disusun'
  const act = async (name: string, input: { [k: string]: unknown }) => {
    const result = await work.act(name, plan.place, input)
    if (result.ok) setOpen(null)
    return formAnswer(result)
  }
  return (
    <Page
      title={String(plan.title || t({ id: 'Program kerja {y}', en: 'Programme of work {y}' }, { y: String(plan.year) }))} subtitle={`${work.placeName(plan.place)} · ${String(plan.year)}`} back="/program-kerja" tags={flow ? <StatusTag {...flow} /> : undefined}
      {...(own && plan.state !== 'ditutup' ? { action: <Button tone="main" icon="plus" onClick={() => setOpen('item')}>{t({ id: 'Tambah butir', en: 'Add an item' })}</Button> } : {})}
    >
      <Stack gap={5}>
        {all.share !== null ? <Progress label={{ id: 'Kemajuan', en: 'Progress' }} done={Math.round(all.share * 100)} total={100} /> : null}
        <Grid min={9}>
          <NumberTile label={{ id: 'Selesai', en: 'Done' }} value={all.done} hint={t({ id: 'dari {n} butir', en: 'of {n} items' }, { n: number(all.items) })} />
          <NumberTile label={{ id: 'Lewat tenggat', en: 'Overdue' }} value={all.overdue} tone={all.overdue > 0 ? 'bad' : 'good'} />
        </Grid>
        {plan.adoptedOn || plan.closedOn || all.budget > 0 ? (
          <Card>
            <KeyValue items={[
              ...(plan.adoptedOn ? [{ label: { id: 'Disahkan', en: 'Adopted' }, value: `${date(String(plan.adoptedOn))} · ${String(plan.adoptedAt ?? '')}` }] : []),
              ...(all.budget > 0 ? [{ label: { id: 'Catatan anggaran', en: 'Budget note' }, value: rupiah(all.budget), note: t({ id: 'terpakai {r} ({p})', en: 'spent {r} ({p})' }, { r: rupiah(all.spent), p: percent(all.spent / all.budget) }) }] : []),
              ...(plan.closedOn ? [{ label: { id: 'Ditutup', en: 'Closed' }, value: date(String(plan.closedOn)), note: String(plan.closingNote ?? '') }] : []),
            ]} />
          </Card>
        ) : null}
        <Section title={{ id: 'Butir kegiatan', en: 'Items' }}>
          <StateOf state={listOf(state)} onRetry={state.again} isEmpty={(list) => list.length === 0} empty={<Note>{t(own ? { id: 'Tambahkan butir pertama: apa, siapa, kapan, dan ukurannya.', en: 'Add the first item: what, who, when, and how it is measured.' } : { id: 'Belum ada butir.', en: 'No items yet.' })}</Note>}>
            {(list) => <RowList label={{ id: 'Butir', en: 'Items' }} rows={list} keyOf={(r) => r.row.id} show={(r) => itemLine(r, today)} />}
          </StateOf>
        </Section>
        {own && plan.state !== 'ditutup' ? (
          <Row>
            {drawing && rows.length > 0 ? <Button icon="check" onClick={() => setOpen('adopt')}>{t({ id: 'Sahkan', en: 'Adopt' })}</Button> : null}
            {drawing ? null : <Button tone="quiet" onClick={() => setOpen('close')}>{t({ id: 'Tutup tahun', en: 'Close the year' })}</Button>}
          </Row>
        ) : null}
        <HistoryPart id={plan.id} place={plan.place} />
      </Stack>
      <Sheet title={{ id: 'Tambah butir', en: 'Add an item' }} open={open === 'item'} onClose={() => setOpen(null)}>
        <FormFromFields fields={{ what: i.what, owner: i.owner, due: i.due, indicator: i.indicator, target: i.target, budget: i.budget, budgetSource: i.budgetSource }} initial={{ due: `${String(plan.year)}-12-31` }} submit={{ id: 'Tambahkan', en: 'Add' }} onSubmit={(v) => act('activities.addPlanItem', { ...v, planId: plan.id, itemId: work.newId() })} />
      </Sheet>
      <Sheet title={{ id: 'Sahkan program kerja', en: 'Adopt the programme' }} open={open === 'adopt'} onClose={() => setOpen(null)}>
        <FormFromFields fields={{ adoptedOn: adoptPlan.input.adoptedOn, adoptedAt: adoptPlan.input.adoptedAt }} initial={{ adoptedOn: today, adoptedAt: 'Raker IPSM' }} submit={{ id: 'Sahkan', en: 'Adopt' }} onSubmit={(v) => act('activities.adoptPlan', { ...v, planId: plan.id })} />
      </Sheet>
      <Sheet title={{ id: 'Tutup tahun', en: 'Close the year' }} open={open === 'close'} onClose={() => setOpen(null)}>
        <FormFromFields fields={{ closingNote: closePlan.input.closingNote }} submit={{ id: 'Tutup', en: 'Close' }} onSubmit={(v) => act('activities.closePlan', { ...v, planId: plan.id })} />
      </Sheet>
    </Page>
  )

  function itemLine(r: ViewRow, day: string) {
    const p = progressOf(r.row, notesOf(r), doneOf(r), day)
    const step = planItemFlow.states[r.row.state as keyof typeof planItemFlow.states]
    return {
      title: String(r.row.what), href: `/program-kerja/${plan.id}/${r.row.id}`,
      lines: [t({ id: '{o} · paling lambat {d}', en: '{o} · due {d}' }, { o: String(r.row.owner), d: date(String(r.row.due)) }), r.row.target ? t({ id: '{n} dari {m} {u}', en: '{n} of {m} {u}' }, { n: number(p.reached), m: number(Number(r.row.target)), u: String(r.row.indicator ?? '') }) : p.reached > 0 ? t({ id: '{n} tercatat', en: '{n} recorded' }, { n: number(p.reached) }) : ''].filter(Boolean),
      tags: <>{step ? <StatusTag {...step} /> : null}{p.overdue ? <StatusTag label={{ id: 'Lewat tenggat', en: 'Overdue' }} tone="bad" /> : null}{r.row.version === undefined ? <UnsentTag /> : null}</>,
      ...(p.share !== null ? { end: percent(p.share) } : {}),
    }
  }
}
