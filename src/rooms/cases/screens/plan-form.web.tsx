// Writing the plan: what should become true, and who gives what until when. Begun from the returned one, so that nothing is typed twice.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { addDays, dayAt } from '../../../engine/values/day.ts'
import { Button, IconButton } from '../../../kit/button.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { DateField } from '../../../kit/number-inputs.web.tsx'
import { Card, Note, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { TextField } from '../../../kit/text-inputs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { serviceItems } from '../words/service-items.ts'
import type { Standing } from './standing.web.ts'
import { formAnswer, type PlanRow } from './words.web.ts'

interface Goal { id: string; goal: string; sign: string }
interface Line { id: string; goalId: string | null; item: string | null; what: string; by: string; due: string | null }

const needed: Say = { id: 'Wajib diisi.', en: 'Required.' }

export function PlanForm({ s, plans }: { s: Standing; plans: readonly PlanRow[] }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const { row } = s
  const today = dayAt(work.now(), row.place)
  const before = plans.find((p) => p.id === row.planId)
  const newLine = (): Line => ({ id: work.newId(), goalId: null, item: null, what: '', by: '', due: addDays(today, 14) })
  const [goals, setGoals] = useState<Goal[]>(() => {
    const kept = (before?.goals ?? []).map((g) => ({ id: g.id, goal: g.goal, sign: g.sign ?? '' }))
    return kept.length > 0 ? kept : [{ id: work.newId(), goal: '', sign: '' }]
  })
  const [lines, setLines] = useState<Line[]>(() => {
    const kept = (before?.services ?? []).map((l) => ({ id: l.id, goalId: l.goalId ?? null, item: l.item, what: l.what ?? '', by: l.by, due: l.due < today ? null : l.due }))
    return kept.length > 0 ? kept : [newLine()]
  })
  const [tried, setTried] = useState(false)
  const [refusal, setRefusal] = useState<Say | null>(null)
  const [busy, setBusy] = useState(false)

  const setGoal = (at: number, change: Partial<Goal>): void => setGoals(goals.map((g, n) => (n === at ? { ...g, ...change } : g)))
  const setLine = (at: number, change: Partial<Line>): void => setLines(lines.map((l, n) => (n === at ? { ...l, ...change } : l)))
  const goalWrong = (g: Goal): Say | null => (g.goal.trim().length < 3 ? needed : null)
  const itemWrong = (l: Line): Say | null => (l.item ? null : { id: 'Pilih layanannya.', en: 'Choose the service.' })
  const byWrong = (l: Line): Say | null => (l.by.trim().length < 2 ? { id: 'Tulis siapa yang memberi.', en: 'Write who gives it.' } : null)
  const dueWrong = (l: Line): Say | null => (!l.due ? needed : l.due < today ? { id: 'Tanggal ini sudah lewat.', en: 'This date has passed.' } : null)
  const wrong = goals.some(goalWrong) || lines.some((l) => itemWrong(l) || byWrong(l) || dueWrong(l))

  async function send(): Promise<void> {
    setTried(true)
    setRefusal(null)
    if (wrong) return setRefusal({ id: 'Masih ada yang belum diisi. Lihat tanda merah di atas.', en: 'Something is still missing. See the red marks above.' })
    setBusy(true)
    try {
      const result = await work.act('cases.proposePlan', row.place, {
        caseId: row.id, planId: work.newId(),
        goals: goals.map((g) => ({ id: g.id, goal: g.goal.trim(), ...(g.sign.trim() ? { sign: g.sign.trim() } : {}) })),
        services: lines.map((l) => ({ id: l.id, item: l.item, by: l.by.trim(), due: l.due, ...(l.goalId ? { goalId: l.goalId } : {}), ...(l.what.trim() ? { what: l.what.trim() } : {}) })),
      })
      const answer = formAnswer(result)
      if (!answer) {
        toast({ say: { id: 'Rencana tersimpan. Sekarang minta persetujuan klien atau wali.', en: 'The plan is saved. Now ask the client or guardian to agree.' }, tone: 'good' })
        go(`/kasus/${row.id}`, { replace: true })
      } else setRefusal('say' in answer ? answer.say : (Object.values(answer.problems)[0] ?? needed))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Stack gap={5}>
      {before?.returnNote ? <Note tone="waiting">{t({ id: 'Catatan pengembalian: {n}', en: 'Why it was returned: {n}' }, { n: before.returnNote })}</Note> : null}
      <Section title={{ id: 'Tujuan', en: 'Goals' }} hint={{ id: 'Apa yang harus terwujud, dengan kata-kata keluarga.', en: 'What should become true, in the family’s words.' }}>
        <Stack gap={3}>
          {goals.map((g, at) => (
            <Card key={g.id} title={t({ id: 'Tujuan {n}', en: 'Goal {n}' }, { n: at + 1 })} tools={goals.length > 1 ? <IconButton icon="trash" label={{ id: 'Hapus tujuan', en: 'Remove the goal' }} onClick={() => { setGoals(goals.filter((x) => x !== g)); setLines(lines.map((l) => (l.goalId === g.id ? { ...l, goalId: null } : l))) }} /> : undefined}>
              <Stack gap={3}>
                <TextField label={{ id: 'Yang ingin dicapai', en: 'What is to be reached' }} required max={300} value={g.goal} onChange={(v) => setGoal(at, { goal: v ?? '' })} error={tried ? goalWrong(g) : null} />
                <TextField label={{ id: 'Tanda tercapai', en: 'How it shows' }} max={300} value={g.sign} onChange={(v) => setGoal(at, { sign: v ?? '' })} />
              </Stack>
            </Card>
          ))}
          <Row><Button icon="plus" disabled={goals.length >= 20} onClick={() => setGoals([...goals, { id: work.newId(), goal: '', sign: '' }])}>{t({ id: 'Tambah tujuan', en: 'Add a goal' })}</Button></Row>
        </Stack>
      </Section>
      <Section title={{ id: 'Layanan', en: 'Services' }} hint={{ id: 'Apa, oleh siapa, paling lambat kapan.', en: 'What, by whom, by when.' }}>
        <Stack gap={3}>
          {lines.map((l, at) => (
            <Card key={l.id} title={t({ id: 'Layanan {n}', en: 'Service {n}' }, { n: at + 1 })} tools={lines.length > 1 ? <IconButton icon="trash" label={{ id: 'Hapus layanan', en: 'Remove the service' }} onClick={() => setLines(lines.filter((x) => x !== l))} /> : undefined}>
              <Stack gap={3}>
                <ChoiceField label={{ id: 'Layanan', en: 'Service' }} required options={serviceItems} value={l.item} onChange={(v) => setLine(at, { item: v })} error={tried ? itemWrong(l) : null} />
                <TextField label={{ id: 'Rinciannya', en: 'In detail' }} max={300} value={l.what} onChange={(v) => setLine(at, { what: v ?? '' })} />
                <TextField label={{ id: 'Oleh siapa', en: 'By whom' }} help={{ id: 'Orang, keluarga, kelompok, atau instansi yang memberi.', en: 'The person, family, group or agency that gives it.' }} required max={120} value={l.by} onChange={(v) => setLine(at, { by: v ?? '' })} error={tried ? byWrong(l) : null} />
                <DateField label={{ id: 'Paling lambat', en: 'By when' }} required min={today} value={l.due} onChange={(v) => setLine(at, { due: v })} error={tried ? dueWrong(l) : null} />
                {goals.length > 1 ? <ChoiceField label={{ id: 'Untuk tujuan', en: 'For the goal' }} as="list" options={goals.map((g, n) => ({ code: g.id, label: { id: `${n + 1}. ${g.goal}`, en: `${n + 1}. ${g.goal}` } }))} value={l.goalId} onChange={(v) => setLine(at, { goalId: v })} /> : null}
              </Stack>
            </Card>
          ))}
          <Row><Button icon="plus" disabled={lines.length >= 40} onClick={() => setLines([...lines, newLine()])}>{t({ id: 'Tambah layanan', en: 'Add a service' })}</Button></Row>
        </Stack>
      </Section>
      {refusal ? <Note tone="bad">{t(refusal)}</Note> : null}
      <div className="k-action">
        <Button onClick={() => go(`/kasus/${row.id}`)}>{t({ id: 'Batal', en: 'Cancel' })}</Button>
        <Button tone="main" busy={busy} onClick={() => send()}>{t({ id: 'Ajukan rencana', en: 'Propose the plan' })}</Button>
      </div>
    </Stack>
  )
}
