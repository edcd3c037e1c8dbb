// Who has it and what was done: who was asked, visits made, what came of it and the proof.
import { useState } from 'react'
import type { Fields } from '../../../engine/field.ts'
import { inTeam } from '../../../engine/who.ts'
import { dayAt } from '../../../engine/values/day.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FieldValue } from '../../../kit/field-value.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { joinOf, manyOf } from '../../../kit/loaded.web.ts'
import { LinkTo } from '../../../kit/link.web.tsx'
import { KeyValue, Note, Section, Stack } from '../../../kit/page.web.tsx'
import { PhotoRow } from '../../../kit/photo-input.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { UnsentTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useWork } from '../../../kit/work.web.tsx'
import { Visit, writers } from '../../registry/door.ts'
import { openStates } from '../flow.ts'
import type { ReportRow } from '../judging.ts'
import { Report } from '../records.ts'
import { assigneeKinds, outcomes } from '../vocab.ts'
import { labelIn, textOf } from './line.web.tsx'
import { answered, keptHere } from './words.web.ts'

const c = Report.columns

export function WorkPart({ row, found }: { row: ReportRow; found: ViewRow }) {
  const { t, moment } = useWords()
  const name = (alias: string): string => textOf(joinOf(found, alias)?.name)
  const merged = manyOf(found, 'merged')
  const handed = row.assignedKind
    ? [{
        label: c.assignedKind.label,
        value: [t(labelIn(assigneeKinds, row.assignedKind)), name('worker') || name('agency')].filter(Boolean).join(' · '),
        note: [row.assignedAt ? moment(row.assignedAt) : '', name('assigner') ? t({ id: 'oleh {n}', en: 'by {n}' }, { n: name('assigner') }) : ''].filter(Boolean).join(' · '),
      }]
    : []
  const facts = [
    ...handed,
    ...(row.assignNote ? [{ label: c.assignNote.label, value: row.assignNote }] : []),
    ...(row.acceptedAt ? [{ label: c.acceptedAt.label, value: moment(row.acceptedAt) }] : []),
    ...(row.acknowledgedAt ? [{ label: { id: 'Diketahui Lurah/Kades', en: 'Acknowledged by the village head' }, value: [name('head'), moment(row.acknowledgedAt)].filter(Boolean).join(' · '), note: row.acknowledgeNote }] : []),
  ]
  return (
    <>
      {facts.length > 0 ? (
        <Section title={{ id: 'Penanganan', en: 'The work' }}>
          <KeyValue items={facts} />
        </Section>
      ) : null}
      <Visits row={row} found={found} />
      {row.settledAt ? (
        <Section title={{ id: 'Hasil', en: 'What came of it' }}>
          <Stack gap={3}>
            <KeyValue
              items={[
                { label: c.outcome.label, value: t(labelIn(outcomes, row.outcome)), note: [name('settler'), moment(row.settledAt)].filter(Boolean).join(' · ') },
                { label: c.outcomeNote.label, value: row.outcomeNote },
                ...(row.evidence ? [{ label: c.evidence.label, value: row.evidence }] : []),
                ...(row.functions && row.functions.length > 0 ? [{ label: c.functions.label, value: <FieldValue field={c.functions} value={row.functions} /> }] : []),
                ...(row.tasks && row.tasks.length > 0 ? [{ label: c.tasks.label, value: <FieldValue field={c.tasks} value={row.tasks} /> }] : []),
                ...(row.checkedAt ? [{ label: c.checkedBy.label, value: [name('checker'), moment(row.checkedAt)].filter(Boolean).join(' · ') }] : []),
                ...(row.rating ? [{ label: c.rating.label, value: `${row.rating} / 5` }] : []),
              ]}
            />
            {row.proof && row.proof.length > 0 ? <PhotoRow photos={row.proof} /> : null}
          </Stack>
        </Section>
      ) : null}
      {merged.length > 0 ? (
        <Section title={{ id: 'Laporan yang digabung ke sini', en: 'Reports merged into this one' }}>
          <ul>
            {merged.map((m) => (
              <li key={m.id}><LinkTo href={`/laporan/${m.id}`}>{textOf(m.number) || t({ id: 'Nomor menyusul', en: 'Number to follow' })}</LinkTo></li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

const v = Visit.columns

/** Visits made for this report; a new one may be written down while it is open. */
function Visits({ row, found }: { row: ReportRow; found: ViewRow }) {
  const { t, date } = useWords()
  const work = useWork()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const isPsm = useHolds(['psm'], row.place)
  const holdsPost = useHolds(writers, row.place)
  const visits = manyOf(found, 'visits').sort((a, b) => textOf(b.on).localeCompare(textOf(a.on)))
  const mayWrite = openStates.includes(textOf(row.state)) && (row.class === 'X' ? inTeam(me.who, row.team) : holdsPost)
  if (visits.length === 0 && !mayWrite) return null
  const today = dayAt(work.now(), row.place)
  const fields: Fields = {
    on: { ...v.on, required: true, check: (day) => (typeof day === 'string' && day > today ? { id: 'Tanggal ini belum tiba.', en: 'This date has not come yet.' } : null) },
    result: { ...v.result, required: true },
    note: { ...v.note, label: { id: 'Apa yang Anda temukan', en: 'What you found' } },
    ...(isPsm ? { functions: v.functions, tasks: { ...v.tasks, required: true } } : {}),
    photos: v.photos,
    gps: v.gps,
  }
  return (
    <Section title={{ id: 'Kunjungan', en: 'Visits' }} tools={mayWrite ? <Button icon="plus" onClick={() => setOpen(true)}>{t({ id: 'Catat kunjungan', en: 'Record a visit' })}</Button> : undefined}>
      <RowList
        label={{ id: 'Kunjungan', en: 'Visits' }}
        rows={visits}
        keyOf={(visit) => visit.id}
        show={(visit) => ({
          title: textOf(visit.on) ? date(textOf(visit.on)) : t(Visit.label),
          lines: [textOf(visit.note)].filter(Boolean).join(' '),
          tags: (
            <>
              {visit.version === undefined ? <UnsentTag /> : null}
              <FieldValue field={v.result} value={visit.result} />
            </>
          ),
        })}
        empty={<p className="k-hint">{t({ id: 'Belum ada kunjungan untuk laporan ini.', en: 'No visit for this report yet.' })}</p>}
      />
      <Sheet title={{ id: 'Catat kunjungan', en: 'Record a visit' }} open={open} onClose={() => setOpen(false)}>
        <Stack gap={3}>
          {row.class === 'X' ? <Note icon="shield">{t({ id: 'Hanya jalur terbatas yang akan melihat kunjungan ini.', en: 'Only the restricted lane will see this visit.' })}</Note> : null}
          <FormFromFields
            fields={fields}
            initial={{ on: today }}
            submit={{ id: 'Simpan kunjungan', en: 'Save the visit' }}
            onSubmit={async (values) => {
              const whom = row.class !== 'X' && row.subjectId ? { [`${textOf(row.subjectKind)}Id`]: row.subjectId } : {}
              const result = await work.act('registry.recordVisit', row.place, { ...values, ...whom, id: work.newId(), reportId: row.id, purpose: 'laporan', ...(row.class === 'X' ? { team: row.team } : {}) })
              if (result.ok) {
                setOpen(false)
                toast({ say: keptHere, tone: 'good' })
              }
              return answered(result)
            }}
          />
        </Stack>
      </Sheet>
    </Section>
  )
}
