// One family on the batch: who they are, what was known, what was seen, what was matched, decided and answered, and what comes next.
import { choiceLabel } from '../../../engine/field.ts'
import { covers } from '../../../engine/who.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { FieldValue } from '../../../kit/field-value.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { Card, type Fact, Fold, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { PhotoRow } from '../../../kit/photo-input.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Slot } from '../../../kit/slot.web.tsx'
import { Freshness, Masked, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import type { RowOf } from '../../../engine/record.ts'
import { HouseholdStatus, inventoryQuestions, Visit } from '../../registry/door.ts'
import { BatchItem } from '../records.ts'
import { SocialResult } from '../records-musdes.ts'
import { useCrew } from './people.web.ts'
import { openItemSteps } from './steps.web.ts'
import { absentItem, addressOf, type BatchRow, decisionTones, type ItemRow, itemOf, itemTag, joinedAs, monthName, type ObjectionRow, rowsOf, unsent } from './words.web.ts'

type StatusRow = RowOf<typeof HouseholdStatus>
type ResultRow = RowOf<typeof SocialResult>
const c = BatchItem.columns

export default function ItemPage({ params }: { params: { [k: string]: string } }) {
  const state = useView('verification.item', { id: params.item ?? '' })
  return (
    <Found state={state} title={{ id: 'Keluarga', en: 'Family' }} back={`/verifikasi/${params.id ?? ''}/keluarga`} absent={absentItem}>
      {(found) => <One row={itemOf(found)} batch={joinedAs<BatchRow>(found, 'batch')} status={joinedAs<StatusRow>(found, 'status')} results={rowsOf<ResultRow>(found, 'results')} before={rowsOf<ItemRow>(found, 'before')} objections={rowsOf<ObjectionRow>(found, 'objections')} />}
    </Found>
  )
}

function One({ row, batch, status, results, before, objections }: { row: ItemRow; batch: BatchRow | undefined; status: StatusRow | undefined; results: readonly ResultRow[]; before: readonly ItemRow[]; objections: readonly ObjectionRow[] }) {
  const { t, date, moment, number } = useWords()
  const work = useWork()
  const me = useMe()
  const mine = me.who.posts.filter((p) => covers(p.place, row.place)).map((p) => p.role)
  const crew = useCrew(row.place, dayAt(work.now(), row.place))
  const at = `/verifikasi/${row.batchId}/keluarga/${row.id}`
  const toVisit = row.state === 'ditugaskan' && row.assignedTo === me.person
  const steps = openItemSteps(row, batch, mine, me.person)
  const main = toVisit
    ? <ButtonLink href={`${at}/kunjungan`} tone="main" icon="camera">{t((row.attempts ?? []).length > 0 ? { id: 'Kunjungi lagi', en: 'Visit again' } : { id: 'Mulai kunjungan', en: 'Begin the visit' })}</ButtonLink>
    : steps[0] && !steps[0].danger ? <ButtonLink href={`${at}/${steps[0].path}`} tone="main" icon="check">{t(steps[0].title)}</ButtonLink> : undefined
  const rest = toVisit || steps[0]?.danger ? steps : steps.slice(1)
  const by = (person: string | null | undefined, on: string | null | undefined): string => [crew.nameOf(person), on ? date(on) : ''].filter(Boolean).join(' · ')
  return (
    <Page
      title={t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: row.headName ?? '—' })}
      subtitle={addressOf(row)}
      back={`/verifikasi/${row.batchId}/keluarga`}
      tags={
        <>
          {unsent(row) ? <UnsentTag /> : null}
          <StatusTag {...itemTag(row.state)} />
          {row.decision ? <StatusTag tone={decisionTones[row.decision] ?? 'neutral'} label={choiceLabel(c.decision, row.decision)} /> : null}
          <Freshness at={status?.verifiedOn ?? row.verifiedBefore} />
        </>
      }
      action={main}
    >
      <Stack gap={5}>
        {row.sentBackNote && row.state === 'ditugaskan' ? <Note tone="caution">{t({ id: 'Dikembalikan: {n}', en: 'Sent back: {n}' }, { n: row.sentBackNote })}</Note> : null}
        {row.conflict ? <Note tone="caution">{t({ id: '{c}: pastikan petugasnya bukan keluarga sendiri.', en: '{c}: make sure the worker is not family.' }, { c: t(choiceLabel(c.conflict, row.conflict)) })}</Note> : null}
        {row.twinOf ? <Note tone="caution">{t({ id: 'Mungkin sama dengan keluarga lain dalam batch ini.', en: 'Maybe the same as another family on this batch.' })} <ButtonLink href={`/verifikasi/${row.batchId}/keluarga/${row.twinOf}`} tone="quiet">{t({ id: 'Lihat', en: 'See' })}</ButtonLink></Note> : null}
        <Slot name="choices" props={{ id: row.id, place: row.place }} />
        <Section title={{ id: 'Data sebelumnya', en: 'What was known' }} tools={<ButtonLink href={`/keluarga/${row.householdId}`} icon="family">{t({ id: 'Halaman keluarga', en: 'Family page' })}</ButtonLink>}>
          <Card>
            <KeyValue items={[
              { label: c.kk.label, value: row.kk ? <Masked value={row.kk} onReveal={() => row.kk ?? ''} /> : null },
              { label: c.headNik.label, value: row.headNik ? <Masked value={row.headNik} onReveal={() => row.headNik ?? ''} /> : null },
              { label: c.members.label, value: row.members ? number(row.members) : null },
              { label: c.source.label, value: row.source ? t(choiceLabel(c.source, row.source)) : null, note: row.sourceNote ?? undefined },
              ...(status ? [
                { label: HouseholdStatus.columns.rtlh.label, value: <FieldValue field={HouseholdStatus.columns.rtlh} value={status.rtlh} /> },
                { label: HouseholdStatus.columns.water.label, value: <FieldValue field={HouseholdStatus.columns.water} value={status.water} /> },
                { label: HouseholdStatus.columns.sanitation.label, value: <FieldValue field={HouseholdStatus.columns.sanitation} value={status.sanitation} /> },
                { label: HouseholdStatus.columns.electricity.label, value: <FieldValue field={HouseholdStatus.columns.electricity} value={status.electricity} /> },
              ] : []),
            ]} />
          </Card>
        </Section>
        <VisitPart row={row} by={by} />
        {row.match || row.spotResult || row.reviewedOn ? (
          <Section title={{ id: 'Padan dan tinjauan', en: 'Match and review' }}>
            <Card><KeyValue items={[
              ...(row.match ? [{ label: c.match.label, value: t(choiceLabel(c.match, row.match)), note: [row.matchNote, by(row.matchedBy, row.matchedOn)].filter(Boolean).join(' · ') }] : []),
              ...(row.spotResult ? [{ label: c.spotResult.label, value: t(choiceLabel(c.spotResult, row.spotResult)), note: [row.spotNote, by(row.spotBy, row.spotOn)].filter(Boolean).join(' · ') }] : []),
              ...(row.reviewedOn ? [{ label: { id: 'Ditinjau', en: 'Reviewed' }, value: date(row.reviewedOn), note: [row.reviewNote, crew.nameOf(row.reviewedBy)].filter(Boolean).join(' · ') }] : []),
              ...(row.regencyResult ? [{ label: c.regencyResult.label, value: t(choiceLabel(c.regencyResult, row.regencyResult)), note: row.regencyNote ?? undefined }] : []),
            ]} /></Card>
          </Section>
        ) : null}
        {row.decision ? (
          <Section title={{ id: 'Keputusan', en: 'Decision' }}>
            <Card><KeyValue items={[
              { label: c.decision.label, value: <StatusTag tone={decisionTones[row.decision] ?? 'neutral'} label={choiceLabel(c.decision, row.decision)} />, note: by(row.decidedBy, row.decidedOn) },
              ...(row.reasonCode && row.decision !== 'layak' ? [{ label: c.reasonCode.label, value: t(choiceLabel(c.reasonCode, row.reasonCode)), note: row.reasonNote ?? undefined }] : []),
            ]} /></Card>
          </Section>
        ) : null}
        <ResultPart row={row} results={results} objections={objections} />
        {rest.length > 0 ? (
          <Section title={{ id: 'Langkah lain', en: 'Other steps' }}>
            <Row>{rest.map((s) => <ButtonLink key={s.path} href={`${at}/${s.path}`} tone={s.danger ? 'danger' : 'plain'}>{t(s.title)}</ButtonLink>)}</Row>
          </Section>
        ) : null}
        {before.filter((b) => b.id !== row.id).length > 0 ? (
          <Fold title={{ id: 'Pada batch sebelumnya', en: 'On earlier batches' }}>
            <RowList label={{ id: 'Batch sebelumnya', en: 'Earlier batches' }} rows={before.filter((b) => b.id !== row.id)} keyOf={(b) => b.id} show={(b) => ({ title: monthName((b.monthOn ?? '').slice(0, 7), date), href: `/verifikasi/${b.batchId}/keluarga/${b.id}`, tags: b.decision ? <StatusTag tone={decisionTones[b.decision] ?? 'neutral'} label={choiceLabel(c.decision, b.decision)} /> : <StatusTag {...itemTag(b.state)} /> })} />
          </Fold>
        ) : null}
        <HistoryPart id={row.id} place={row.place} />
        {row.stateAt ? <p className="k-hint">{t({ id: 'Keadaan ini sejak {m}.', en: 'In this state since {m}.' }, { m: moment(row.stateAt) })}</p> : null}
      </Stack>
    </Page>
  )
}

function VisitPart({ row, by }: { row: ItemRow; by: (person: string | null | undefined, on: string | null | undefined) => string }) {
  const { t, date, number } = useWords()
  const attempts = row.attempts ?? []
  if (attempts.length === 0) return null
  const facts: Fact[] = row.visitedOn ? [
    { label: { id: 'Dikunjungi', en: 'Visited' }, value: by(row.visitedBy, row.visitedOn) },
    { label: c.result.label, value: t(choiceLabel(Visit.columns.result, row.result)) },
    ...(row.respondentKind ? [{ label: c.respondentKind.label, value: [t(choiceLabel(c.respondentKind, row.respondentKind)), row.respondent].filter(Boolean).join(' · ') }] : []),
    ...(row.finding ? [{ label: c.finding.label, value: t(choiceLabel(c.finding, row.finding)) }] : []),
    { label: c.frontPhotos.label, value: <PhotoRow photos={row.frontPhotos} /> },
    { label: c.kkPhotos.label, value: row.kkPhotos?.length ? <PhotoRow photos={row.kkPhotos} /> : row.kkPhotoReason ? t(choiceLabel(c.kkPhotoReason, row.kkPhotoReason)) : null },
    { label: c.gps.label, value: row.gps ? <FieldValue field={c.gps} value={row.gps} /> : null, note: row.metresOutside ? t({ id: '{n} m di luar batas desa', en: '{n} m outside the village' }, { n: number(row.metresOutside) }) : undefined },
    ...(row.visitNote ? [{ label: c.visitNote.label, value: row.visitNote }] : []),
  ] : []
  const answers = Object.entries(row.answers ?? {}).filter(([q]) => q in inventoryQuestions)
  return (
    <Section title={{ id: 'Kunjungan', en: 'Visit' }}>
      {facts.length > 0 ? <Card><KeyValue items={facts} /></Card> : null}
      {answers.length > 0 ? <Fold title={t({ id: 'Jawaban kuesioner ({n})', en: 'Answers ({n})' }, { n: number(answers.length) })}><KeyValue items={answers.map(([q, v]) => ({ label: inventoryQuestions[q as keyof typeof inventoryQuestions].label, value: <FieldValue field={inventoryQuestions[q as keyof typeof inventoryQuestions]} value={v} /> }))} /></Fold> : null}
      <RowList
        label={{ id: 'Percobaan kunjungan', en: 'Attempts' }}
        rows={attempts}
        keyOf={(a) => a.visitId}
        show={(a) => ({ title: date(a.on), icon: a.result === '1' || a.result === '2' ? 'checkCircle' : 'clock', lines: [t(choiceLabel(Visit.columns.result, a.result)), a.note ?? ''].filter(Boolean) })}
      />
    </Section>
  )
}

function ResultPart({ row, results, objections }: { row: ItemRow; results: readonly ResultRow[]; objections: readonly ObjectionRow[] }) {
  const { t, date, number } = useWords()
  if (results.length === 0 && objections.length === 0) return null
  const r = SocialResult.columns
  const newest = [...results].sort((a, b) => ((a.asOf ?? '') < (b.asOf ?? '') ? 1 : -1))
  return (
    <Section title={{ id: 'Hasil dari DTSEN/SIKS-NG', en: 'Result of the national registry' }} hint={{ id: 'Diberikan oleh pusat. Guyub tidak pernah menghitung desil.', en: 'Given by the ministry. Guyub never works out a decile.' }}>
      {row.desil ? <Card><KeyValue items={[{ label: r.desil.label, value: number(row.desil), note: [row.desilOn ? t({ id: 'per {d}', en: 'as of {d}' }, { d: date(row.desilOn) }) : '', row.resultSource].filter(Boolean).join(' · ') }, ...(row.resultStatus ? [{ label: r.status.label, value: t(choiceLabel(c.resultStatus, row.resultStatus)) }] : []), ...(row.bansos?.length ? [{ label: r.bansos.label, value: <FieldValue field={c.bansos} value={row.bansos} /> }] : [])]} /></Card> : null}
      {newest.length > 1 ? <RowList label={{ id: 'Riwayat desil', en: 'Deciles over time' }} rows={newest} keyOf={(x) => x.id} show={(x) => ({ title: t({ id: 'Desil {n}', en: 'Decile {n}' }, { n: x.desil ?? '—' }), lines: [x.asOf ? date(x.asOf) : '', x.source ?? ''].filter(Boolean).join(' · ') })} /> : null}
      {objections.map((o) => <Row key={o.id}><ButtonLink href={`/sanggahan/${o.id}`} icon="message">{t(o.state === 'diajukan' ? { id: 'Sanggahan menunggu putusan', en: 'An objection waits for a decision' } : { id: 'Sanggahan: {o}', en: 'Objection: {o}' }, { o: o.outcome ? t(choiceLabel(c.objectionOutcome, o.outcome)) : '' })}</ButtonLink></Row>)}
    </Section>
  )
}
