// What they were told and what they agreed to; a consent may be taken back, and then it is none.
import { useState } from 'react'
import { choiceLabel, type Fields } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Note, Section } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { ConfirmSheet, Sheet } from '../../../kit/sheet.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useHolds, useWork } from '../../../kit/work.web.tsx'
import { Consent } from '../records.ts'
import { writers } from '../standing.ts'
import type { SubjectKind } from '../vocab/ppks.ts'
import { type ConsentRow, formAnswer, textOf } from './words.web.ts'

const c = Consent.columns
const byGuardian = (v: { readonly [name: string]: unknown }) => v.kind === 'guardian'
const fields: Fields = {
  kind: c.kind, purpose: c.purpose, method: c.method, givenOn: c.givenOn,
  guardianName: { ...c.guardianName, required: true, when: byGuardian },
  guardianRelation: { ...c.guardianRelation, when: byGuardian },
}

export function ConsentsPart({ subject, consents }: { subject: { kind: SubjectKind; id: string; place: string }; consents: readonly ConsentRow[] }) {
  const { t, date } = useWords()
  const work = useWork()
  const mayWrite = useHolds(writers, subject.place)
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<ConsentRow | null>(null)
  const [error, setError] = useState<Say | null>(null)
  const today = dayAt(work.now(), subject.place)
  const ordered = [...consents].sort((a, b) => textOf(b.givenOn).localeCompare(textOf(a.givenOn)))
  return (
    <Section
      title={{ id: 'Pemberitahuan dan persetujuan', en: 'Notice and consent' }}
      tools={mayWrite ? <Button icon="plus" onClick={() => setAdding(true)}>{t({ id: 'Catat', en: 'Record' })}</Button> : undefined}
    >
      {consents.length === 0 ? <Note tone="caution">{t({ id: 'Belum tercatat. Beri tahu mereka untuk apa data ini dipakai, lalu catat di sini.', en: 'Nothing recorded yet. Tell them what this data is for, then record it here.' })}</Note> : null}
      {consents.length > 0 ? <RowList
        label={{ id: 'Persetujuan', en: 'Consents' }}
        rows={ordered}
        keyOf={(x) => x.id}
        show={(x) => ({
          title: t({ id: '{k}: {p}', en: '{k}: {p}' }, { k: t(choiceLabel(c.kind, x.kind)), p: t(choiceLabel(c.purpose, x.purpose)) }),
          ...(mayWrite && !x.withdrawnOn ? { onOpen: () => { setError(null); setEnding(x) } } : {}),
          lines: [x.method ? t(choiceLabel(c.method, x.method)) : '', x.givenOn ? date(x.givenOn) : '', x.guardianName ? t({ id: 'wali: {n}', en: 'guardian: {n}' }, { n: x.guardianName }) : ''].filter(Boolean).join(' · '),
          tags: (
            <>
              {x.version === undefined ? <UnsentTag /> : null}
              {x.withdrawnOn ? <StatusTag tone="bad" label={t({ id: 'Ditarik {d}', en: 'Withdrawn {d}' }, { d: date(x.withdrawnOn) })} /> : <StatusTag tone="good" label={{ id: 'Berlaku', en: 'Stands' }} />}
            </>
          ),
        })}
      /> : null}
      <Sheet title={{ id: 'Catat pemberitahuan atau persetujuan', en: 'Record notice or consent' }} open={adding} onClose={() => setAdding(false)}>
        <FormFromFields
          fields={fields}
          initial={{ givenOn: today, method: 'lisan' }}
          submit={{ id: 'Simpan', en: 'Save' }}
          onSubmit={async (values) => {
            const result = await work.act('registry.recordConsent', subject.place, { ...values, id: work.newId(), subjectKind: subject.kind, subjectId: subject.id })
            if (result.ok) {
              setAdding(false)
              toast({ say: { id: 'Tercatat.', en: 'Recorded.' }, tone: 'good' })
            }
            return formAnswer(result)
          }}
        />
      </Sheet>
      <ConfirmSheet
        title={{ id: 'Persetujuan ditarik?', en: 'Was this withdrawn?' }}
        open={ending !== null}
        onClose={() => setEnding(null)}
        confirm={{ id: 'Catat penarikan', en: 'Record the withdrawal' }}
        tone="danger"
        error={error}
        onConfirm={async () => {
          if (!ending) return
          const result = await work.act('registry.withdrawConsent', subject.place, { id: ending.id, withdrawnOn: today })
          if (result.ok) setEnding(null)
          else setError(result.refusal.say)
        }}
      >
        <p>{t({ id: 'Mulai hari ini persetujuan itu tidak berlaku lagi. Catatannya tetap ada sebagai bukti.', en: 'From today it no longer counts. The record stays as proof.' })}</p>
      </ConfirmSheet>
    </Section>
  )
}
