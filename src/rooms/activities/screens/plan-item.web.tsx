// One item of a programme of work: what came of it, out of the log and of notes; its steps; and one's own activities that serve it.
import { useState } from 'react'
import type { AnyRow, RowOf } from '../../../engine/record.ts'
import { dayAt } from '../../../engine/values/day.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { covers } from '../../../engine/who.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FactsOf } from '../../../kit/field-value.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { listOf, manyOf } from '../../../kit/loaded.web.ts'
import { Card, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { Progress } from '../../../kit/progress.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { ConfirmSheet, Sheet } from '../../../kit/sheet.web.tsx'
import { Refused, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { cancelPlanItem, changePlanItem, finishPlanItem, noteProgress } from '../plan-acts.ts'
import { planItemFlow } from '../plan-flow.ts'
import { PlanItem, type PlanNote } from '../plan-records.ts'
import { openItemStates, progressOf } from '../plan-rules.ts'
import { Activity } from '../records.ts'
import { formAnswer, saved, useBoardPlace } from './plan-words.web.ts'

export default function PlanItemScreen({ params }: { params: { [k: string]: string } }) {
  const state = useView('activities.planItems', { planId: params.id ?? '' })
  const back = `/program-kerja/${params.id}`
  const found = state.status === 'ready' ? state.rows.find((r) => r.row.id === params.butir) : undefined
  if (found) return <Shown found={found} back={back} />
  return <Page title={{ id: 'Butir program kerja', en: 'Item' }} back={back}><StateOf state={listOf(state)} onRetry={state.again}>{() => <Refused reason={{ id: 'Butir ini tidak ditemukan.', en: 'This item was not found.' }} />}</StateOf></Page>
}

const typed = ['what', 'owner', 'due', 'indicator', 'target', 'budget', 'budgetSource'] as const

function Shown({ found, back }: { found: ViewRow; back: string }) {
  const { t, number, date, rupiah } = useWords()
  const work = useWork()
  const me = useMe()
  const row = found.row
  const own = useBoardPlace() === row.place
  const [open, setOpen] = useState<'note' | 'change' | 'finish' | 'cancel' | 'link' | null>(null)
  const [striking, setStriking] = useState<string | null>(null)
  const today = dayAt(work.now(), row.place || '31')
  const notes = manyOf(found, 'notes') as RowOf<typeof PlanNote>[]
  const done = (manyOf(found, 'done') as RowOf<typeof Activity>[]).filter((a) => a.state !== 'ditarik')
  const p = progressOf(row, notes, done, today)
  const step = planItemFlow.states[row.state as keyof typeof planItemFlow.states]
  const alive = openItemStates.includes(row.state as string)
  const psmAt = me.posts.find((x) => x.role === 'psm' && covers(row.place, x.place))?.place ?? null
  const act = async (name: string, input: { [k: string]: unknown }) => {
    const result = await work.act(name, row.place, input)
    if (result.ok) {
      setOpen(null)
      toast({ say: saved, tone: 'good' })
    }
    return formAnswer(result)
  }
  const n = noteProgress.input
  const { was: _w, itemId: _i, ...changes } = changePlanItem.input
  return (
    <Page
      title={String(row.what)} subtitle={t({ id: '{o} · paling lambat {d}', en: '{o} · due {d}' }, { o: String(row.owner), d: date(String(row.due)) })} back={back}
      tags={<>{step ? <StatusTag {...step} /> : null}{p.overdue ? <StatusTag label={{ id: 'Lewat tenggat', en: 'Overdue' }} tone="bad" /> : null}</>}
      {...(own && row.state !== 'batal' ? { action: <Button tone="main" icon="note" onClick={() => setOpen('note')}>{t({ id: 'Catat kemajuan', en: 'Note progress' })}</Button> } : psmAt && row.state !== 'batal' ? { action: <Button tone="main" icon="link" onClick={() => setOpen('link')}>{t({ id: 'Tautkan kegiatan saya', en: 'Link my activity' })}</Button> } : {})}
    >
      <Stack gap={5}>
        {row.target ? <Progress label={row.indicator ? String(row.indicator) : { id: 'Tercapai', en: 'Reached' }} done={Math.min(p.reached, Number(row.target))} total={Number(row.target)} note={t({ id: '{n} dari {m}; {a} dari catatan kegiatan', en: '{n} of {m}; {a} from the log' }, { n: number(p.reached), m: number(Number(row.target)), a: number(p.activities) })} /> : null}
        <Card><FactsOf fields={PlanItem.columns} values={row} only={['owner', 'due', 'indicator', 'target', 'budget', 'budgetSource', ...(row.doneOn ? ['doneOn'] : []), ...(row.endNote ? ['endNote'] : [])]} /></Card>
        <Section title={{ id: 'Kegiatan yang ditautkan', en: 'Linked activities' }}>
          <RowList
            label={{ id: 'Kegiatan', en: 'Activities' }} rows={done} keyOf={(a) => a.id} empty={<p className="k-hint">{t({ id: 'Belum ada kegiatan yang ditautkan.', en: 'No activity linked yet.' })}</p>}
            show={(a) => ({ title: String(a.words || t(Activity.columns.kind.options?.find((o) => o.code === a.kind)?.label ?? String(a.kind))), lines: `${date(String(a.on))} · ${work.placeName(a.place)}`, icon: 'clipboard' })}
          />
        </Section>
        <Section title={{ id: 'Catatan kemajuan', en: 'Progress notes' }}>
          <RowList
            label={{ id: 'Catatan', en: 'Notes' }} rows={[...notes].sort((a, b) => (String(a.on) < String(b.on) ? 1 : -1))} keyOf={(x) => x.id} empty={<p className="k-hint">{t({ id: 'Belum ada catatan.', en: 'No notes yet.' })}</p>}
            show={(x) => ({
              title: String(x.words), lines: [date(String(x.on)), [x.quantity ? t({ id: 'tercapai {n}', en: '{n} reached' }, { n: number(Number(x.quantity)) }) : '', x.spent ? t({ id: 'terpakai {r}', en: 'spent {r}' }, { r: rupiah(Number(x.spent)) }) : ''].filter(Boolean).join(' · '), x.strikeReason ? String(x.strikeReason) : ''].filter(Boolean),
              ...(x.state === 'dicoret' ? { tags: <StatusTag label={{ id: 'Dicoret', en: 'Struck out' }} tone="neutral" /> } : own && alive ? { end: <Button tone="quiet" onClick={() => setStriking(x.id)}>{t({ id: 'Coret', en: 'Strike out' })}</Button> } : {}),
            })}
          />
        </Section>
        {own && alive ? (
          <Row>
            {row.state === 'rencana' ? <Button icon="play" onClick={async () => { await act('activities.startPlanItem', { itemId: row.id }) }}>{t({ id: 'Mulai', en: 'Start' })}</Button> : null}
            <Button icon="check" onClick={() => setOpen('finish')}>{t({ id: 'Selesai', en: 'Done' })}</Button>
            <Button tone="quiet" onClick={() => setOpen('change')}>{t({ id: 'Ubah', en: 'Change' })}</Button>
            <Button tone="quiet" onClick={() => setOpen('cancel')}>{t({ id: 'Batalkan', en: 'Cancel' })}</Button>
          </Row>
        ) : null}
        <HistoryPart id={row.id} place={row.place} />
      </Stack>
      <Sheet title={{ id: 'Catat kemajuan', en: 'Note progress' }} open={open === 'note'} onClose={() => setOpen(null)}>
        <FormFromFields fields={{ words: n.words, on: n.on, quantity: n.quantity, spent: n.spent }} initial={{ on: today }} submit={{ id: 'Simpan', en: 'Save' }} onSubmit={(v) => act('activities.noteProgress', { ...v, itemId: row.id, noteId: work.newId() })} />
      </Sheet>
      <Sheet title={{ id: 'Ubah butir', en: 'Change the item' }} open={open === 'change'} onClose={() => setOpen(null)}>
        <FormFromFields
          fields={changes} only={typed} initial={Object.fromEntries(typed.map((k) => [k, row[k]]))} submit={{ id: 'Simpan', en: 'Save' }}
          onSubmit={(_v, changed) => act('activities.changePlanItem', { ...changed, itemId: row.id, was: Object.fromEntries(Object.keys(changed).map((k) => [k, row[k] ?? null])) })}
        />
      </Sheet>
      <Sheet title={{ id: 'Butir selesai', en: 'The item is done' }} open={open === 'finish'} onClose={() => setOpen(null)}>
        <FormFromFields fields={finishPlanItem.input} only={['doneOn', 'endNote']} initial={{ doneOn: today }} submit={{ id: 'Nyatakan selesai', en: 'Mark as done' }} onSubmit={(v) => act('activities.finishPlanItem', { ...v, itemId: row.id })} />
      </Sheet>
      <Sheet title={{ id: 'Batalkan butir', en: 'Cancel the item' }} open={open === 'cancel'} onClose={() => setOpen(null)}>
        <FormFromFields fields={cancelPlanItem.input} only={['endNote']} submit={{ id: 'Batalkan butir', en: 'Cancel it' }} onSubmit={(v) => act('activities.cancelPlanItem', { ...v, itemId: row.id })} />
      </Sheet>
      <ConfirmSheet
        title={{ id: 'Coret catatan ini?', en: 'Strike out this note?' }} open={striking !== null} onClose={() => setStriking(null)} confirm={{ id: 'Coret', en: 'Strike out' }} reason={{ label: { id: 'Alasan', en: 'Reason' }, min: 5, max: 300 }}
        onConfirm={async (reason) => {
          const result = await work.act('activities.strikeProgress', row.place, { noteId: striking, strikeReason: reason })
          setStriking(null)
          if (!result.ok) toast({ say: result.refusal.say, tone: 'bad' })
        }}
      />
      {open === 'link' && psmAt ? <LinkSheet item={row} place={psmAt} onClose={() => setOpen(null)} /> : null}
    </Page>
  )
}

/** One's own activities of late; a tap says that it serves this item. */
function LinkSheet({ item, place, onClose }: { item: AnyRow; place: string; onClose: () => void }) {
  const { t, date } = useWords()
  const work = useWork()
  const me = useMe()
  const since = dayAt(new Date(Date.parse(work.now()) - 62 * 86_400_000).toISOString(), place)
  // The device carries a PSM's own village: what is not sent yet counts as well.
  const mine = [...(work.carried('activity', place) ?? [])].filter((a) => a.personId === me.person && a.state !== 'ditarik' && String(a.on) >= since).sort((a, b) => (String(a.on) < String(b.on) ? 1 : -1))
  return (
    <Sheet title={{ id: 'Kegiatan mana yang mendukung butir ini?', en: 'Which activity serves this item?' }} open onClose={onClose}>
      <RowList
        label={{ id: 'Kegiatan saya', en: 'My activities' }} rows={mine} keyOf={(a) => a.id} empty={<p className="k-hint">{t({ id: 'Belum ada kegiatan Anda dua bulan ini.', en: 'None of yours in two months.' })}</p>}
        show={(a) => ({
          title: String(a.words || t(Activity.columns.kind.options?.find((o) => o.code === a.kind)?.label ?? String(a.kind))), lines: date(String(a.on)),
          ...(a.planItemId === item.id ? { tags: <StatusTag label={{ id: 'Ditautkan', en: 'Linked' }} tone="good" /> } : {}),
          onOpen: async () => {
            const result = await work.act('activities.linkToPlan', a.place, { activityId: a.id, planItemId: a.planItemId === item.id ? null : item.id, was: { planItemId: a.planItemId ?? null } })
            toast(result.ok ? { say: saved, tone: 'good' } : { say: result.refusal.say, tone: 'bad' })
            if (result.ok) onClose()
          },
        })}
      />
    </Sheet>
  )
}
