// One finding: what was found, what is proposed; the agency answers, the board settles it, asks again or withdraws it.
import { useState } from 'react'
import { addDays, dayAt } from '../../../engine/values/day.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { covers } from '../../../engine/who.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { joinOf, listOf } from '../../../kit/loaded.web.ts'
import { Card, KeyValue, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { Refused, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { answerFinding, returnFinding, settleFinding } from '../instrument-acts.ts'
import { findingFlow, planRoles } from '../plan-flow.ts'
import { formAnswer, saved } from './plan-words.web.ts'

export default function Finding({ params }: { params: { [k: string]: string } }) {
  const me = useMe()
  const post = me.posts.find((p) => p.role === 'opd_owner' || planRoles.includes(p.role)) ?? me.post
  const state = useView('activities.findings', { place: post?.place ?? '' })
  const found = state.status === 'ready' ? state.rows.find((r) => r.row.id === params.id) : undefined
  if (found) return <Shown found={found} />
  return <Page title={{ id: 'Temuan', en: 'Finding' }} back="/temuan"><StateOf state={listOf(state)} onRetry={state.again}>{() => <Refused reason={{ id: 'Temuan ini tidak ditemukan.', en: 'This finding was not found.' }} />}</StateOf></Page>
}

type Step = 'answerFinding' | 'settleFinding' | 'returnFinding' | 'withdrawFinding'

function Shown({ found }: { found: ViewRow }) {
  const { t, date } = useWords()
  const work = useWork()
  const me = useMe()
  const row = found.row
  const [open, setOpen] = useState<Step | null>(null)
  const today = dayAt(work.now(), row.place || '31')
  const owner = me.posts.some((p) => covers(p.place, row.place) && ((p.role === 'opd_owner' && p.unit === row.agencyId) || p.role === 'dinsos_head'))
  const board = me.posts.some((p) => planRoles.includes(p.role) && covers(p.place, row.place))
  const step = findingFlow.states[row.state as keyof typeof findingFlow.states]
  const act = async (values: { [k: string]: unknown }) => {
    const result = await work.act(`activities.${open}`, row.place, { ...values, findingId: row.id })
    if (result.ok) {
      setOpen(null)
      toast({ say: saved, tone: 'good' })
    }
    return formAnswer(result)
  }
  return (
    <Page
      title={String(row.subject || t({ id: 'Temuan', en: 'Finding' }))} subtitle={`${String(joinOf(found, 'agency')?.name ?? '')} · ${work.placeName(row.place)}`} back={board ? '/pemantauan' : '/temuan'}
      tags={<>{step ? <StatusTag {...step} /> : null}{row.state === 'dikirim' && String(row.due) < today ? <StatusTag label={{ id: 'Lewat tenggat', en: 'Overdue' }} tone="bad" /> : null}</>}
      {...(owner && row.state === 'dikirim' ? { action: <Button tone="main" icon="message" onClick={() => setOpen('answerFinding')}>{t({ id: 'Jawab', en: 'Answer' })}</Button> } : board && row.state === 'dijawab' ? { action: <Button tone="main" icon="check" onClick={() => setOpen('settleFinding')}>{t({ id: 'Nyatakan selesai', en: 'Settle' })}</Button> } : {})}
    >
      <Stack gap={5}>
        <Card>
          <KeyValue items={[
            { label: { id: 'Temuan', en: 'Finding' }, value: String(row.finding) },
            ...(row.proposal ? [{ label: { id: 'Usul perbaikan', en: 'Proposal' }, value: String(row.proposal) }] : []),
            { label: { id: 'Mohon dijawab paling lambat', en: 'To be answered by' }, value: date(String(row.due)) },
            ...(row.response ? [{ label: { id: 'Jawaban OPD', en: 'The agency’s answer' }, value: String(row.response) }] : []),
            ...(row.closingNote ? [{ label: { id: 'Catatan pengurus', en: 'The board’s note' }, value: String(row.closingNote) }] : []),
          ]} />
        </Card>
        <Row>
          {board ? <ButtonLink href={`/pemantauan/${String(row.visitId)}`} icon="eye">{t({ id: 'Buka kunjungannya', en: 'Open the visit' })}</ButtonLink> : null}
          {board && row.state === 'dijawab' ? <Button tone="quiet" onClick={() => setOpen('returnFinding')}>{t({ id: 'Minta jawaban lagi', en: 'Ask again' })}</Button> : null}
          {board && row.state === 'dikirim' ? <Button tone="quiet" onClick={() => setOpen('withdrawFinding')}>{t({ id: 'Cabut temuan', en: 'Withdraw' })}</Button> : null}
        </Row>
        <HistoryPart id={row.id} place={row.place} />
      </Stack>
      <Sheet title={{ id: 'Jawab temuan', en: 'Answer the finding' }} open={open === 'answerFinding'} onClose={() => setOpen(null)}>
        <FormFromFields fields={{ response: answerFinding.input.response }} submit={{ id: 'Kirim jawaban', en: 'Send the answer' }} onSubmit={act} />
      </Sheet>
      <Sheet title={open === 'withdrawFinding' ? { id: 'Cabut temuan', en: 'Withdraw the finding' } : { id: 'Temuan selesai', en: 'The finding is settled' }} open={open === 'settleFinding' || open === 'withdrawFinding'} onClose={() => setOpen(null)}>
        <FormFromFields key={open} fields={settleFinding.input} only={['closingNote']} submit={open === 'withdrawFinding' ? { id: 'Cabut', en: 'Withdraw' } : { id: 'Nyatakan selesai', en: 'Settle' }} onSubmit={act} />
      </Sheet>
      <Sheet title={{ id: 'Minta jawaban lagi', en: 'Ask for another answer' }} open={open === 'returnFinding'} onClose={() => setOpen(null)}>
        <FormFromFields fields={returnFinding.input} only={['closingNote', 'due']} initial={{ due: addDays(today, 14) }} submit={{ id: 'Kirim', en: 'Send' }} onSubmit={act} />
      </Sheet>
    </Page>
  )
}
