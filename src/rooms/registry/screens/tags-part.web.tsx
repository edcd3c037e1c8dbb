// What somebody is in need of: given with its meaning, ended with a reason. What is highly restricted goes to the lane and is not shown here afterwards.
import { useState } from 'react'
import type { Fields } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Note, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { ConfirmSheet, Sheet } from '../../../kit/sheet.web.tsx'
import { ClassTag, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useHolds, useWork } from '../../../kit/work.web.tsx'
import { classOfTag, ppksWarnings, sealedNotice } from '../acts-tag.ts'
import { PpksTag } from '../records.ts'
import { writers } from '../standing.ts'
import { findPpks, type SubjectKind } from '../vocab/ppks.ts'
import { choiceLabel } from '../../../engine/field.ts'
import { formAnswer, type TagRow, textOf } from './words.web.ts'

const c = PpksTag.columns
const withDetail = ['PPKS-05', 'PPKS-09']
const fields: Fields = {
  // Said beside the choice itself, before anything else is written.
  category: { ...c.category, warn: (v) => sealedNotice(textOf(v)) },
  detail: { ...c.detail, warn: (v, all) => (classOfTag(textOf(all.category)) === 'X' ? null : sealedNotice(textOf(all.category), textOf(v))), when: (v) => withDetail.includes(String(v.category)) },
  crisis: c.crisis,
  method: c.method,
  evidence: { ...c.evidence, help: { id: 'Apa yang Anda lihat atau dengar. Tulis yang perlu saja.', en: 'What you saw or heard. Only what is needed.' } },
  validFrom: c.validFrom,
}

interface Subject {
  kind: SubjectKind
  id: string
  place: string
  birthDate?: string | null
  sex?: string | null
}

export function TagsPart({ subject, tags }: { subject: Subject; tags: readonly TagRow[] }) {
  const { t, date } = useWords()
  const work = useWork()
  const mayWrite = useHolds(writers, subject.place)
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<TagRow | null>(null)
  const [error, setError] = useState<Say | null>(null)
  const today = dayAt(work.now(), subject.place)
  const stands = (tag: TagRow): boolean => !tag.validTo || tag.validTo > today
  const ordered = [...tags].sort((a, b) => Number(stands(b)) - Number(stands(a)) || textOf(b.validFrom).localeCompare(textOf(a.validFrom)))
  return (
    <Section
      title={{ id: 'Kategori PPKS', en: 'Categories of need (PPKS)' }}
      hint={{ id: 'Kategori sangat terbatas hanya dilihat tim yang menangani, jadi tidak tampil di sini.', en: 'Highly restricted categories are seen by the team in charge only, so they do not show here.' }}
      tools={mayWrite ? <Button icon="plus" onClick={() => setAdding(true)}>{t({ id: 'Tetapkan', en: 'Assign' })}</Button> : undefined}
    >
      <RowList
        label={{ id: 'Kategori PPKS', en: 'Categories of need' }}
        rows={ordered}
        keyOf={(tag) => tag.id}
        show={(tag) => ({
          title: t(findPpks(tag.category)?.label ?? tag.category ?? '—'),
          ...(mayWrite && stands(tag) ? { onOpen: () => { setError(null); setEnding(tag) } } : {}),
          lines: [tag.detail ? t(choiceLabel(c.detail, tag.detail)) : '', tag.evidence ?? '', stands(tag) ? '' : (tag.endReason ?? '')].filter(Boolean).join(' · '),
          tags: (
            <>
              {tag.version === undefined ? <UnsentTag /> : null}
              {stands(tag) ? (
                <StatusTag tone={tag.crisis ? 'urgent' : 'info'} label={tag.crisis ? { id: 'Sedang krisis', en: 'In crisis' } : { id: 'Masih berlaku', en: 'Valid' }} />
              ) : (
                <StatusTag tone="neutral" label={t({ id: 'Berakhir {d}', en: 'Ended {d}' }, { d: tag.validTo ? date(tag.validTo) : '' })} />
              )}
              {tag.class === 'X' ? <ClassTag of="X" /> : null}
              {tag.validFrom ? <span>{t({ id: 'sejak {d}', en: 'since {d}' }, { d: date(tag.validFrom) })}</span> : null}
            </>
          ),
        })}
        empty={<p className="k-hint">{t({ id: 'Belum ada kategori yang ditetapkan.', en: 'No category assigned yet.' })}</p>}
      />
      <Sheet title={{ id: 'Tetapkan kategori PPKS', en: 'Assign a category of need' }} open={adding} onClose={() => setAdding(false)}>
        <FormFromFields
          fields={fields}
          initial={{ validFrom: today, method: 'pengamatan' }}
          submit={{ id: 'Tetapkan', en: 'Assign' }}
          aside={(values) => <Meaning category={textOf(values.category)} subject={subject} today={today} />}
          onSubmit={async (values) => {
            const sealed = classOfTag(textOf(values.category), textOf(values.detail)) === 'X'
            const result = await work.act('registry.tagPpks', subject.place, { ...values, id: work.newId(), subjectKind: subject.kind, subjectId: subject.id })
            if (result.ok) {
              setAdding(false)
              toast({ say: sealed ? { id: 'Diserahkan ke jalur terbatas. Setelah terkirim tidak tampil lagi di ponsel Anda.', en: 'Handed to the restricted lane. Once sent it no longer shows on your phone.' } : { id: 'Kategori ditetapkan.', en: 'Category assigned.' }, tone: 'good' })
            }
            return formAnswer(result)
          }}
        />
      </Sheet>
      <ConfirmSheet
        title={{ id: 'Akhiri kategori ini?', en: 'End this category?' }}
        open={ending !== null}
        onClose={() => setEnding(null)}
        confirm={{ id: 'Akhiri', en: 'End it' }}
        reason={{ label: { id: 'Mengapa tidak berlaku lagi?', en: 'Why does it no longer hold?' }, min: 3, max: 500 }}
        error={error}
        onConfirm={async (reason) => {
          if (!ending) return
          const result = await work.act('registry.endPpks', subject.place, { id: ending.id, endReason: reason })
          if (result.ok) setEnding(null)
          else setError(result.refusal.say)
        }}
      >
        <p>{t({ id: '“{k}” tetap ada dalam riwayat, dengan tanggal dan alasannya.', en: '“{k}” stays in the history, with its date and reason.' }, { k: t(findPpks(ending?.category)?.label ?? '') })}</p>
      </ConfirmSheet>
    </Section>
  )
}

function Meaning({ category, subject, today }: { category: string; subject: Subject; today: string }) {
  const { t } = useWords()
  const found = findPpks(category)
  if (!found) return null
  return (
    <Stack gap={2}>
      <p className="k-hint">{t(found.definition)}</p>
      {ppksWarnings(category, subject, today).map((w) => <Note key={w.id} tone="caution">{t(w)}</Note>)}
    </Stack>
  )
}
