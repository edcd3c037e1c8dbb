// One objection: what is objected and by whom, with its proof and its clock; decided by people, with a reason.
import { useLocation } from 'wouter'
import { choiceLabel } from '../../../engine/field.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { FieldValue, FactsOf } from '../../../kit/field-value.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { Card, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { PhotoRow } from '../../../kit/photo-input.web.tsx'
import { ClockTag, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { decideObjection } from '../acts-result.ts'
import { objectionFlow } from '../flow.ts'
import { regencyRoles } from '../judging.ts'
import { Objection } from '../records-musdes.ts'
import { BatchItem } from '../records.ts'
import { formAnswer, type ItemRow, joinedAs, type ObjectionRow, rowAs, saved, textOf } from './words.web.ts'

const o = Objection.columns

export default function ObjectionPage({ params }: { params: { [k: string]: string } }) {
  const state = useView('verification.objection', { id: params.id ?? '' })
  return (
    <Found state={state} title={{ id: 'Sanggahan', en: 'Objection' }} back="/sanggahan" absent={{ id: 'Sanggahan ini tidak ada di wilayah Anda.', en: 'This objection is not in your area.' }}>
      {(found) => <One row={rowAs<ObjectionRow>(found.row) as ObjectionRow} item={joinedAs<ItemRow>(found, 'item')} />}
    </Found>
  )
}

function One({ row, item }: { row: ObjectionRow; item: ItemRow | undefined }) {
  const { t, moment } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const decides = useHolds(regencyRoles, row.place) && row.state === 'diajukan' && row.openedBy !== me.person
  const { outcome, reason } = decideObjection.input
  return (
    <Page
      title={t({ id: 'Sanggahan: keluarga {n}', en: 'Objection: family of {n}' }, { n: row.headName ?? '—' })}
      subtitle={work.placeName(row.place)}
      back="/sanggahan"
      tags={<>{row.version === undefined ? <UnsentTag /> : null}<StatusTag {...(objectionFlow.states[textOf(row.state) as 'diajukan'] ?? { label: textOf(row.state), tone: 'neutral' })} />{row.state === 'diajukan' && row.deadline ? <ClockTag due={row.deadline} soonHours={96} /> : null}</>}
    >
      <Stack gap={5}>
        {row.lateSince ? <Note tone="bad">{t({ id: 'Lewat 14 hari. Sudah dinaikkan ke atasan; tetap harus diputus orang.', en: 'Past 14 days. It was raised to a supervisor; a person must still decide.' })}</Note> : null}
        <Card>
          <FactsOf fields={Objection.columns} values={{ ...row }} only={['direction', 'reason', 'objectorKind', 'objectorName', 'objectorPhone', 'livesHere']} />
          <KeyValue items={[
            { label: o.photos.label, value: <PhotoRow photos={row.photos} /> },
            { label: o.gps.label, value: row.gps ? <FieldValue field={o.gps} value={row.gps} /> : null },
            { label: o.openedAt.label, value: row.openedAt ? moment(row.openedAt) : null },
            { label: o.deadline.label, value: row.deadline ? moment(row.deadline) : null },
          ]} />
        </Card>
        {item ? (
          <Section title={{ id: 'Yang disanggah', en: 'What is objected to' }} tools={<ButtonLink href={`/verifikasi/${item.batchId}/keluarga/${item.id}`} icon="family">{t({ id: 'Buka', en: 'Open' })}</ButtonLink>}>
            <Card><KeyValue items={[
              { label: BatchItem.columns.decision.label, value: item.decision ? t(choiceLabel(BatchItem.columns.decision, item.decision)) : null },
              { label: BatchItem.columns.desil.label, value: item.desil ?? null },
              { label: BatchItem.columns.resultStatus.label, value: item.resultStatus ? t(choiceLabel(BatchItem.columns.resultStatus, item.resultStatus)) : null },
            ]} /></Card>
          </Section>
        ) : null}
        {row.outcome ? <Card tone={row.outcome === 'diterima' ? 'good' : 'plain'} title={choiceLabel(o.outcome, row.outcome)}><p>{row.outcomeReason}</p></Card> : null}
        {decides ? (
          <Section title={{ id: 'Putuskan', en: 'Decide' }} hint={{ id: 'Diterima: keluarga masuk batch berikutnya. Yang sudah disahkan tidak berubah.', en: 'Upheld: the family comes into the next batch. What was approved does not change.' }}>
            <FormFromFields
              fields={{ outcome, reason: { ...reason, min: 20, help: { id: 'Paling sedikit 20 huruf.', en: 'At least 20 characters.' } } }}
              submit={{ id: 'Simpan putusan', en: 'Save the decision' }}
              onSubmit={async (values) => {
                const result = await work.act('verification.decideObjection', row.place, { objectionId: row.id, ...values })
                if (result.ok) {
                  toast({ say: saved, tone: 'good' })
                  go('/sanggahan')
                }
                return formAnswer(result)
              }}
            />
          </Section>
        ) : null}
        <Row><ButtonLink href={`/keluarga/${row.householdId ?? ''}`} tone="quiet" icon="family">{t({ id: 'Halaman keluarga', en: 'Family page' })}</ButtonLink></Row>
        <HistoryPart id={row.id} place={row.place} />
      </Stack>
    </Page>
  )
}
