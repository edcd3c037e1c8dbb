// One pillar: what is known of it, kept up to date, and ended with a reason.
import { useState } from 'react'
import { Button } from '../../../kit/button.web.tsx'
import { FactsOf } from '../../../kit/field-value.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { Card, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView, useWork } from '../../../kit/work.web.tsx'
import { dayAt } from '../../../engine/values/day.ts'
import type { AnyRow } from '../../../engine/record.ts'
import { endPillar, pillarKeepers, updatePillar } from '../pillar-acts.ts'
import { kindLabel, type OwnKind } from '../pillar-kinds.ts'
import { Pillar } from '../pillar-records.ts'
import { pillarStates } from '../pillar-words.ts'
import { changesOf, formAnswer, savedHere } from './pillar-form.web.ts'

const absent = { id: 'Pilar ini tidak ditemukan, atau bukan wilayah Anda.', en: 'This pillar was not found, or is not of your area.' }

export default function OnePillar({ params }: { params: { [k: string]: string } }) {
  const state = useView('organization.pillar', { pillarId: params.id ?? '' })
  return <Found state={state} title={{ id: 'Pilar', en: 'Pillar' }} back="/pilar" absent={absent}>{(found) => <Shown row={found.row} />}</Found>
}

const typed = ['name', 'leader', 'membersCount', 'since', 'legalStatus', 'legalNo', 'legalUntil', 'contact', 'contactAgreed', 'note', 'state'] as const

function Shown({ row }: { row: AnyRow }) {
  const { t, date } = useWords()
  const work = useWork()
  const may = useHolds(pillarKeepers, row.place)
  const kinds = useView('organization.pillarKinds', { place: row.place })
  const own = (kinds.status === 'ready' ? kinds.rows.map((r) => r.row) : []) as OwnKind[]
  const [open, setOpen] = useState<'edit' | 'end' | null>(null)
  const state = pillarStates.find((s) => s.code === row.state)
  const { was: _was, pillarId: _id, ...fields } = updatePillar.input
  return (
    <Page
      title={String(row.name)} subtitle={`${t(kindLabel(String(row.kind), own))} · ${work.placeName(row.place)}`} back={`/pilar?di=${row.place}`}
      tags={state ? <StatusTag label={state.label} tone={row.state === 'aktif' ? 'good' : 'neutral'} /> : undefined}
      {...(may && row.state !== 'berakhir' ? { action: <Button tone="main" icon="edit" onClick={() => setOpen('edit')}>{t({ id: 'Perbarui', en: 'Update' })}</Button> } : {})}
    >
      <Stack>
        <Card><FactsOf fields={Pillar.columns} values={row} only={['leader', 'membersCount', 'since', 'legalStatus', 'legalNo', 'legalUntil', 'contact', 'note', ...(row.state === 'berakhir' ? ['endedOn', 'endReason'] : [])]} /></Card>
        {row.writtenOn ? <p className="k-hint">{t({ id: 'Diperbarui {d}', en: 'Updated {d}' }, { d: date(String(row.writtenOn)) })}</p> : null}
        {may && row.state !== 'berakhir' ? <Row><Button tone="quiet" onClick={() => setOpen('end')}>{t({ id: 'Sudah berakhir?', en: 'Has it ended?' })}</Button></Row> : null}
        <HistoryPart id={row.id} place={row.place} />
      </Stack>
      <Sheet title={{ id: 'Perbarui pilar', en: 'Update the pillar' }} open={open === 'edit'} onClose={() => setOpen(null)}>
        <FormFromFields
          fields={{ ...fields, contactAgreed: { ...fields.contactAgreed, when: (v) => !!v.contact } }} only={typed} initial={Object.fromEntries(typed.map((k) => [k, row[k]]))} submit={{ id: 'Simpan', en: 'Save' }}
          onSubmit={async (_values, changed) => {
            const { set, was } = changesOf(changed, row)
            const result = await work.act('organization.updatePillar', row.place, { ...set, pillarId: row.id, was })
            if (result.ok) {
              setOpen(null)
              toast({ say: savedHere, tone: 'good' })
            }
            return formAnswer(result)
          }}
        />
      </Sheet>
      <Sheet title={{ id: 'Pilar sudah berakhir', en: 'The pillar has ended' }} open={open === 'end'} onClose={() => setOpen(null)}>
        <FormFromFields
          fields={{ endedOn: endPillar.input.endedOn, endReason: endPillar.input.endReason }} initial={{ endedOn: dayAt(work.now(), row.place) }} submit={{ id: 'Catat berakhir', en: 'Record the end' }}
          onSubmit={async (values) => {
            const result = await work.act('organization.endPillar', row.place, { ...values, pillarId: row.id })
            if (result.ok) setOpen(null)
            return formAnswer(result)
          }}
        />
      </Sheet>
    </Page>
  )
}
