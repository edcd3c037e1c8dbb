// Writing down that a programme is received, that it ended, and the desil as the national register gave it.
import { useState } from 'react'
import { choice, type Fields } from '../../../engine/field.ts'
import type { RowOf } from '../../../engine/record.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { KeyValue } from '../../../kit/page.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useWork } from '../../../kit/work.web.tsx'
import { endEnrolment, recordDecile, recordEnrolment } from '../acts.ts'
import { livingHere } from '../family.ts'
import type { Decile, Enrolment } from '../records.ts'
import { currentProgrammes, type ProgrammeRow } from '../rules.ts'
import type { FamilyFacts, Subject } from './family.web.ts'
import { formAnswer, ranked } from './words.web.ts'

const saved = { id: 'Tersimpan di ponsel ini. Terkirim sendiri bila ada sinyal.', en: 'Saved on this phone. It is sent by itself when there is a signal.' }
const R = { class: 'R' as const }

interface EnrolSheetProps {
  /** Null when it is still to be chosen. */
  programme: ProgrammeRow | null
  programmes: readonly ProgrammeRow[]
  facts: FamilyFacts
  subject: Subject
  place: string
  today: string
  onClose: () => void
}

export function EnrolSheet({ programme, programmes, facts, subject, place, today, onClose }: EnrolSheetProps) {
  const { t } = useWords()
  const work = useWork()
  const byCode = new Map(currentProgrammes(programmes, today).map((p) => [p.code ?? '', p]))
  const isForPerson = (code: unknown): boolean => (programme ?? byCode.get(String(code ?? '')))?.subject === 'person'
  const i = recordEnrolment.input
  const members = livingHere(facts.family)
  const fields: Fields = {
    ...(programme ? {} : { programmeCode: choice({ ...R, label: { id: 'Program', en: 'Programme' }, required: true, options: [...byCode].map(([code, p]) => ({ code, label: { id: p.name ?? code, en: p.name ?? code } })) }) }),
    ...(subject.householdId && members.length > 0
      ? { personId: choice({ ...R, label: { id: 'Siapa yang menerima?', en: 'Who receives it?' }, required: true, options: members.map((m) => ({ code: m.id, label: { id: m.name, en: m.name } })), when: (v) => isForPerson(v.programmeCode) }) }
      : {}),
    source: i.source,
    since: i.since,
    evidence: { ...i.evidence, help: { id: 'Misalnya: empat angka terakhir kartu KKS. Tidak perlu nomor lengkap.', en: 'For example the last four digits of the card. Not the whole number.' } },
  }
  return (
    <Sheet title={programme ? t({ id: 'Sudah menerima {p}', en: 'Receives {p} already' }, { p: programme.name ?? '' }) : { id: 'Catat bantuan yang diterima', en: 'Record what they receive' }} open onClose={onClose}>
      <FormFromFields
        fields={fields}
        submit={{ id: 'Simpan', en: 'Save' }}
        onSubmit={async (values) => {
          const chosen = programme ?? byCode.get(String(values.programmeCode ?? ''))
          if (!chosen) return { problems: { programmeCode: { id: 'Pilih program.', en: 'Choose a programme.' } } }
          const personId = subject.personId ?? (isForPerson(chosen.code) ? (values.personId as string | null) : null)
          const result = await work.act('programs.recordEnrolment', place, {
            id: work.newId(), householdId: subject.householdId, personId, programmeCode: chosen.code, programmeName: chosen.name,
            since: values.since, source: values.source, evidence: values.evidence,
          })
          if (result.ok) {
            toast({ say: saved, tone: 'good' })
            onClose()
          }
          return formAnswer(result)
        }}
      />
    </Sheet>
  )
}

export function EndSheet({ enrolment, name, today, onClose }: { enrolment: RowOf<typeof Enrolment>; name: string; today: string; onClose: () => void }) {
  const { t } = useWords()
  const work = useWork()
  return (
    <Sheet title={t({ id: '{p} tidak diterima lagi?', en: '{p} is no longer received?' }, { p: name })} open onClose={onClose}>
      <FormFromFields
        fields={{ until: endEnrolment.input.until, reason: endEnrolment.input.reason }}
        initial={{ until: today }}
        submit={{ id: 'Akhiri kepesertaan', en: 'End the enrolment' }}
        onSubmit={async (values) => {
          const result = await work.act('programs.endEnrolment', enrolment.place, { ...values, enrolmentId: enrolment.id })
          if (result.ok) onClose()
          return formAnswer(result)
        }}
      />
    </Sheet>
  )
}

/** The desil with its date and source; typed in only by those who may, and never worked out here. */
export function DecileLine({ decile, householdId, place, today }: { decile: RowOf<typeof Decile> | null; householdId: string; place: string; today: string }) {
  const { t, date } = useWords()
  const work = useWork()
  const mayRank = useHolds(ranked, place)
  const [open, setOpen] = useState(false)
  const i = recordDecile.input
  return (
    <>
      <KeyValue
        items={[{
          label: { id: 'Desil DTSEN', en: 'DTSEN decile' },
          value: decile?.value ? t({ id: 'Desil {n}', en: 'Decile {n}' }, { n: decile.value }) : t({ id: 'Belum diketahui', en: 'Not known yet' }),
          note: decile?.asOf ? t({ id: 'per {d} · {s}', en: 'as of {d} · {s}' }, { d: date(decile.asOf), s: decile.source ?? '' }) : t({ id: 'Dicatat operator desa/kelurahan dari SIKS-NG; tidak dihitung di sini.', en: 'Entered by the village operator from SIKS-NG; never worked out here.' }),
        }]}
      />
      {mayRank ? <Button tone="quiet" icon="edit" onClick={() => setOpen(true)}>{t({ id: 'Catat desil', en: 'Record the decile' })}</Button> : null}
      <Sheet title={{ id: 'Catat desil DTSEN', en: 'Record the DTSEN decile' }} open={open} onClose={() => setOpen(false)}>
        <FormFromFields
          fields={{ value: i.value, asOf: i.asOf, source: i.source }}
          initial={{ asOf: today, source: 'SIKS-NG' }}
          submit={{ id: 'Simpan', en: 'Save' }}
          onSubmit={async (values) => {
            const result = await work.act('programs.recordDecile', place, { ...values, householdId, was: { value: decile?.value ?? null, source: decile?.source ?? null } })
            if (result.ok) setOpen(false)
            return formAnswer(result)
          }}
        />
      </Sheet>
    </>
  )
}
