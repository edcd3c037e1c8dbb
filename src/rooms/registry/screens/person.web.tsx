// One person on one page, with or without a family: identity and its doubts, answers, needs, consents, visits, and what later rooms add.
import { useState } from 'react'
import { choiceLabel, type Fields } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Found } from '../../../kit/found.web.tsx'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { FactsOf, FieldValue } from '../../../kit/field-value.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { joinOf, manyOf } from '../../../kit/loaded.web.ts'
import { Card, Fold, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { ConfirmSheet } from '../../../kit/sheet.web.tsx'
import { Slot } from '../../../kit/slot.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView, useWork } from '../../../kit/work.web.tsx'
import { ageOn } from '../identity.ts'
import { memberOrder, memberQuestions, sealedOptions } from '../questions.ts'
import { Person } from '../records.ts'
import { answersId } from '../status.ts'
import { writers } from '../standing.ts'
import { AliasesPart, MergedNote } from './aliases-part.web.tsx'
import { ConsentsPart } from './consents-part.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { TagsPart } from './tags-part.web.tsx'
import { VisitsPart } from './visits-part.web.tsx'
import { absentPerson, addressOf, answersOf, consentsOf, type PersonRow, tagsOf, textOf, visitsOf } from './words.web.ts'

const c = Person.columns
const answerFields: Fields = Object.fromEntries(memberOrder.flatMap((q) => {
  const field = (memberQuestions as Fields)[q]
  return field && field.class !== 'X' ? [[q, { ...field, options: (field.options ?? []).filter((o) => !sealedOptions[q]?.includes(o.code)) }]] : []
}))

export default function PersonScreen({ params }: { params: { [k: string]: string } }) {
  const state = useView('registry.person', { id: params.id ?? '' })
  return <Found state={state} title={{ id: 'Orang', en: 'Person' }} back="/warga" absent={absentPerson}>{(found) => <Somebody found={found} />}</Found>
}

function Somebody({ found }: { found: ViewRow }) {
  const { t, date } = useWords()
  const work = useWork()
  const row = found.row as unknown as PersonRow
  const { id, place } = row
  const mayWrite = useHolds(writers, place) && !row.mergedInto
  const household = joinOf(found, 'household')
  const aliases = manyOf(found, 'aliases') as unknown as PersonRow[]
  const age = ageOn(row, dayAt(work.now(), place))
  const answers = answersOf(found, answersId(id, 'R'))
  const at = `/orang/${id}`
  const gone = row.presence === '2' || row.presence === '3'
  return (
    <Page
      title={row.name ?? ''}
      subtitle={[row.sex ? t(choiceLabel(c.sex, row.sex)) : '', age === null ? '' : t({ id: '{n} tahun', en: '{n} years' }, { n: age }), work.placeName(place)].filter(Boolean).join(' · ')}
      back={household ? `/keluarga/${household.id}` : '/warga'}
      tags={
        <>
          {row.version === undefined ? <UnsentTag /> : null}
          {row.doubtState === 'perlu' ? <StatusTag tone="caution" label={{ id: 'Identitas perlu diperiksa', en: 'Identity to be checked' }} /> : null}
          {row.mergedInto ? <StatusTag tone="neutral" icon="merge" label={{ id: 'Sudah disatukan', en: 'Merged' }} /> : null}
          {aliases.length > 0 ? <StatusTag tone="info" icon="merge" label={{ id: `${aliases.length + 1} catatan disatukan`, en: `${aliases.length + 1} records merged` }} /> : null}
          {row.householdId || row.mergedInto ? null : <StatusTag tone="info" icon="person" label={{ id: 'Tanpa keluarga', en: 'Without a family' }} />}
          {gone && row.presence ? <StatusTag tone="neutral" label={choiceLabel(c.presence, row.presence)} /> : null}
        </>
      }
      action={mayWrite ? <ButtonLink href={`${at}/kunjungan`} tone="main" icon="house">{t({ id: 'Catat kunjungan', en: 'Record a visit' })}</ButtonLink> : undefined}
    >
      <Stack gap={5}>
        <Slot name="choices" props={{ id, place }} />
        {row.mergedInto ? <MergedNote into={row.mergedInto} /> : null}
        {row.doubtState === 'perlu' && !row.mergedInto ? <Doubts row={row} mayWrite={mayWrite} /> : null}
        <Section title={{ id: 'Identitas', en: 'Identity' }} tools={mayWrite ? <ButtonLink href={`${at}/ubah`} icon="edit">{t({ id: 'Perbaiki', en: 'Correct' })}</ButtonLink> : undefined}>
          <Card>
            <KeyValue
              items={[
                { label: c.nik.label, value: row.nik ? <FieldValue field={c.nik} value={row.nik} /> : row.nikReason ? t(choiceLabel(c.nikReason, row.nikReason)) : null, note: row.nikRaw ? t({ id: 'ditulis: {r}', en: 'written: {r}' }, { r: row.nikRaw }) : undefined },
                { label: c.birthDate.label, value: [row.birthPlace, row.birthDate ? date(row.birthDate) : ''].filter(Boolean).join(', ') },
                household
                  ? { label: c.householdId.label, value: <LinkTo href={`/keluarga/${household.id}`}>{t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: textOf(household.headName) })}</LinkTo>, note: row.relation ? t(choiceLabel(c.relation, row.relation)) : undefined }
                  : { label: c.noHousehold.label, value: row.noHousehold },
                { label: c.address.label, value: addressOf(found.row) || (household ? addressOf(household) : '') },
              ]}
            />
            <FactsOf fields={c} values={found.row} only={['marital', 'presence', 'phone', ...(row.diedOn ? ['diedOn'] : [])]} />
          </Card>
        </Section>
        <Section title={{ id: 'Keterangan', en: 'Answers' }} hint={{ id: 'Sekolah, pekerjaan, kemampuan, kesehatan.', en: 'School, work, abilities, health.' }} tools={mayWrite ? <ButtonLink href={`${at}/keterangan`} icon="edit">{t({ id: 'Isi', en: 'Fill in' })}</ButtonLink> : undefined}>
          {Object.keys(answers).length > 0 ? (
            <Fold title={t({ id: '{n} jawaban tercatat', en: '{n} answers recorded' }, { n: Object.values(answers).filter((v) => v !== null).length })}>
              <FactsOf fields={answerFields} values={answers} only={memberOrder.filter((q) => answers[q] !== null && answers[q] !== undefined)} />
            </Fold>
          ) : (
            <p className="k-hint">{t({ id: 'Belum ada jawaban.', en: 'No answers yet.' })}</p>
          )}
        </Section>
        <TagsPart subject={{ kind: 'person', id, place, birthDate: row.birthDate ?? null, sex: row.sex ?? null }} tags={tagsOf(found)} />
        <Slot name="person" props={{ id, place, row: found.row }} />
        <ConsentsPart subject={{ kind: 'person', id, place }} consents={consentsOf(found)} />
        <VisitsPart visits={visitsOf(found)} />
        <AliasesPart aliases={aliases} />
        <HistoryPart id={id} place={place} />
        {mayWrite ? <Row><ButtonLink href={`${at}/pindah-keluarga`} tone="quiet" icon="route">{t({ id: 'Pindah ke keluarga lain di sini', en: 'Move to another family here' })}</ButtonLink></Row> : null}
      </Stack>
    </Page>
  )
}

function Doubts({ row, mayWrite }: { row: PersonRow; mayWrite: boolean }) {
  const { t } = useWords()
  const work = useWork()
  const [open, setOpen] = useState(false)
  const [error, setError] = useState<Say | null>(null)
  return (
    <Card tone="caution" icon="alert" title={{ id: 'Identitas perlu diperiksa', en: 'The identity needs checking' }}>
      <ul>{(row.doubts ?? []).map((d) => <li key={d}>{t(choiceLabel(c.doubts, d))}</li>)}</ul>
      <p>{t({ id: 'Orang ini tetap dilayani. Lihat kartunya bila bertemu, perbaiki yang keliru, atau nyatakan sudah diperiksa.', en: 'This person is served all the same. Look at the card when you meet, mend what is wrong, or say it was checked.' })}</p>
      {mayWrite ? <Button icon="check" onClick={() => { setError(null); setOpen(true) }}>{t({ id: 'Sudah diperiksa', en: 'It was checked' })}</Button> : null}
      <ConfirmSheet
        title={{ id: 'Identitas sudah diperiksa?', en: 'Was the identity checked?' }}
        open={open}
        onClose={() => setOpen(false)}
        confirm={{ id: 'Simpan', en: 'Save' }}
        reason={{ label: { id: 'Apa yang diperiksa?', en: 'What was checked?' }, help: { id: 'Misalnya: KTP dan KK dilihat, NIK benar.', en: 'For example: both cards seen, the number is right.' }, min: 5, max: 500 }}
        error={error}
        onConfirm={async (note) => {
          const result = await work.act('registry.settleDoubts', row.place, { id: row.id, on: dayAt(work.now(), row.place), note })
          if (!result.ok) return setError(result.refusal.say)
          setOpen(false)
          toast({ say: { id: 'Tercatat sudah diperiksa.', en: 'Recorded as checked.' }, tone: 'good' })
        }}
      >
        <Note>{t({ id: 'Catatan Anda tersimpan dalam riwayat.', en: 'Your note is kept in the history.' })}</Note>
      </ConfirmSheet>
    </Card>
  )
}
