// Places without a board, as work to do: asked of somebody by a day, with notes of progress until it is formed.
import { useState } from 'react'
import type { Values } from '../../../engine/field.ts'
import { addDays, dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { Card, Fold, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { ClockTag, StatusTag, Tags } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useAsk, useView, useWork } from '../../../kit/work.web.tsx'
import { endPush, notePush, pushFormation } from '../board-acts-within.ts'
import type { Legality } from '../board-legality.ts'
import { beginning } from '../board-rules.ts'
import { pushStates, pushSteps } from '../board-words.ts'
import { aliasOf, formAnswer, joined, placeFrom, type PushNoteRow, type PushRow, saved } from './board-words.web.ts'

interface Drive {
  push: PushRow
  notes: PushNoteRow[]
}

export default function Missing({ params }: { params: { [k: string]: string } }) {
  const { t } = useWords()
  const work = useWork()
  const place = placeFrom(params.place)
  const legality = useAsk<Legality>(`/api/association/legality/${aliasOf(place)}`)
  const state = useView('organization.boardPushes', { place })
  const drives: Drive[] = state.status === 'ready' ? state.rows.map((r) => ({ push: r.row as unknown as PushRow, notes: joined<PushNoteRow>(r, 'notes').sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1)) })) : []
  const running = drives.filter((d) => d.push.state === 'berjalan')
  const ended = drives.filter((d) => d.push.state !== 'berjalan')
  return (
    <Page title={{ id: 'Belum terbentuk', en: 'Not formed' }} subtitle={place === '' ? 'Indonesia' : work.placeName(place)} back="/ipsm">
      <Stack gap={5}>
        {running.length > 0 ? <Section title={t({ id: 'Sedang didorong ({n})', en: 'Under way ({n})' }, { n: running.length })}><Stack>{running.map((d) => <DriveCard key={d.push.id} drive={d} place={place} />)}</Stack></Section> : null}
        <StateOf state={legality} onRetry={legality.again}>
          {(l) => <Todo rows={l.rows.filter((r) => ['belum_terbentuk', 'kedaluwarsa'].includes(r.standing) && !running.some((d) => d.push.forPlace === r.code))} place={place} total={l.totals.none} />}
        </StateOf>
        {ended.length > 0 ? (
          <Fold title={t({ id: 'Selesai atau dihentikan ({n})', en: 'Done or stopped ({n})' }, { n: ended.length })}>
            <RowList label={{ id: 'Selesai', en: 'Done' }} rows={ended} keyOf={(d) => d.push.id} show={(d) => ({ title: d.push.forName ?? d.push.forPlace ?? '', icon: 'check', href: `/ipsm/${d.push.forPlace}`, lines: [d.push.endNote ?? ''], tags: <StatusTag label={pushStates.find((s) => s.code === d.push.state)?.label ?? ''} tone={d.push.state === 'selesai' ? 'good' : 'neutral'} /> })} />
          </Fold>
        ) : null}
      </Stack>
    </Page>
  )
}

function Todo({ rows, place, total }: { rows: Legality['rows']; place: string; total: number }) {
  const { t, date } = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const row = rows.find((r) => r.code === chosen)
  if (rows.length === 0) return <Note tone="good">{total > 0 ? t({ id: 'Semua wilayah tanpa kepengurusan sudah didorong.', en: 'Every place without a board is being driven.' }) : t({ id: 'Semua wilayah sudah punya kepengurusan.', en: 'Every place has a board.' })}</Note>
  return (
    <Section title={t({ id: 'Perlu didorong ({n})', en: 'To be driven ({n})' }, { n: rows.length })}>
      <Stack>
        {row ? <NewDrive key={row.code} row={row} place={place} onDone={() => setChosen(null)} /> : null}
        <RowList label={{ id: 'Perlu didorong', en: 'To be driven' }} rows={rows} keyOf={(r) => r.code} show={(r) => ({ title: `${r.name} (${r.code})`, icon: 'target', onOpen: () => setChosen(r.code), lines: [r.standing === 'kedaluwarsa' ? t({ id: 'Kedaluwarsa sejak {d}', en: 'Ended on {d}' }, { d: date(r.periodEnd ?? '') }) : t({ id: 'Belum pernah ada kepengurusan', en: 'Never had a board' })] })} />
      </Stack>
    </Section>
  )
}

function NewDrive({ row, place, onDone }: { row: Legality['rows'][number]; place: string; onDone: () => void }) {
  const { t } = useWords()
  const work = useWork()
  const { contact, due } = pushFormation.input
  return (
    <Card title={t({ id: 'Dorong pembentukan di {p}', en: 'Drive the forming in {p}' }, { p: row.name })}>
      <FormFromFields
        fields={{ contact, due }} initial={{ due: addDays(dayAt(work.now(), place || '31'), 90) }} submit={{ id: 'Mulai', en: 'Begin' }} extra={<Button onClick={onDone}>{t({ id: 'Batal', en: 'Cancel' })}</Button>}
        onSubmit={async (values: Values) => {
          const result = await work.act(pushFormation.name, place, { ...values, pushId: work.newId(), forPlace: row.code, forName: row.name })
          if (result.ok) {
            toast({ say: saved, tone: 'good' })
            onDone()
          }
          return formAnswer(result)
        }}
      />
    </Card>
  )
}

function DriveCard({ drive: { push, notes }, place }: { drive: Drive; place: string }) {
  const { t, date } = useWords()
  const work = useWork()
  const [open, setOpen] = useState<'catat' | 'tutup' | null>(null)
  const perform = async (name: string, input: Values) => {
    const result = await work.act(name, place, { pushId: push.id, ...input })
    if (result.ok) {
      toast({ say: saved, tone: 'good' })
      setOpen(null)
    }
    return formAnswer(result)
  }
  const extra = <Button onClick={() => setOpen(null)}>{t({ id: 'Batal', en: 'Cancel' })}</Button>
  const step = pushSteps.find((s) => s.code === push.step)?.label
  return (
    <Card title={`${push.forName ?? ''} (${push.forPlace ?? ''})`}>
      <Stack gap={3}>
        <Tags>{step ? <StatusTag label={step} tone="info" /> : null}{push.due ? <ClockTag due={beginning(addDays(push.due, 1), place || '31')} soonHours={336} /> : null}</Tags>
        <p>{[push.contact, t({ id: 'Target {d}', en: 'Due {d}' }, { d: date(push.due ?? '') })].filter(Boolean).join(' · ')}</p>
        {notes.slice(0, 3).map((n) => <p key={n.id}>{`${date(n.on ?? '')}: ${n.note ?? ''}`}</p>)}
        {open === 'catat' ? <FormFromFields fields={{ step: notePush.input.step, note: notePush.input.note }} initial={{ step: push.step }} submit={{ id: 'Simpan catatan', en: 'Save the note' }} extra={extra} onSubmit={(v) => perform(notePush.name, { ...v, noteId: work.newId() })} /> : null}
        {open === 'tutup' ? <FormFromFields fields={{ done: endPush.input.done, note: endPush.input.note }} initial={{ done: true }} submit={{ id: 'Tutup', en: 'Close' }} extra={extra} onSubmit={(v) => perform(endPush.name, v)} /> : null}
        {open === null ? (
          <Row>
            <Button icon="note" onClick={() => setOpen('catat')}>{t({ id: 'Catat kemajuan', en: 'Note progress' })}</Button>
            <Button icon="check" onClick={() => setOpen('tutup')}>{t({ id: 'Tutup', en: 'Close' })}</Button>
            <LinkTo href={`/periksa/ipsm/${push.forPlace}`} target="_blank">{t({ id: 'Keadaan sekarang', en: 'How it stands' })}</LinkTo>
          </Row>
        ) : null}
      </Stack>
    </Card>
  )
}
