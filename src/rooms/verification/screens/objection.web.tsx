// One objection: what is objected and by whom, with its proof and its clock; decided by people, with a reason.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { choiceLabel, type Text } from '../../../engine/field.ts'
import type { AnyRow } from '../../../engine/record.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { FieldValue, FactsOf } from '../../../kit/field-value.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { PickField, type PickOption } from '../../../kit/pick-input.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { Card, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { PhotoRow } from '../../../kit/photo-input.web.tsx'
import { ClockTag, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { decideObjection } from '../acts-result.ts'
import { objectionFlow } from '../flow.ts'
import { deskRoles, regencyRoles } from '../judging.ts'
import { Objection } from '../records-musdes.ts'
import { BatchItem } from '../records.ts'
import { addressOf, formAnswer, type ItemRow, joinedAs, type ObjectionRow, rowAs, saved, textOf } from './words.web.ts'

const o = Objection.columns

export default function ObjectionPage({ params }: { params: { [k: string]: string } }) {
  const state = useView('verification.objection', { id: params.id ?? '' })
  return (
    <Found state={state} title={{ id: 'Sanggahan', en: 'Objection' }} back="/sanggahan" absent={{ id: 'Sanggahan ini tidak ada di wilayah Anda.', en: 'This objection is not in your area.' }}>
      {(found) => <One row={rowAs<ObjectionRow>(found.row) as ObjectionRow} item={joinedAs<ItemRow>(found, 'item')} family={joinOf(found, 'household')} />}
    </Found>
  )
}

function One({ row, item, family }: { row: ObjectionRow; item: ItemRow | undefined; family: AnyRow | undefined }) {
  const { t, moment } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const decides = useHolds(regencyRoles, row.place) && row.state === 'diajukan' && row.openedBy !== me.person
  const links = useHolds([...deskRoles, ...regencyRoles], row.place) && row.channel === 'web' && row.state === 'diajukan'
  const lists = useHolds(deskRoles, row.place)
  const { outcome, reason, answer } = decideObjection.input
  return (
    <Page
      title={t(row.asks === 'usul' ? { id: 'Usul: keluarga {n}', en: 'Proposal: family of {n}' } : { id: 'Sanggahan: keluarga {n}', en: 'Objection: family of {n}' }, { n: row.headName ?? '—' })}
      subtitle={work.placeName(row.place)}
      back="/sanggahan"
      tags={<>{row.version === undefined ? <UnsentTag /> : null}<StatusTag {...(objectionFlow.states[textOf(row.state) as 'diajukan'] ?? { label: textOf(row.state), tone: 'neutral' })} />{row.state === 'diajukan' && row.deadline ? <ClockTag due={row.deadline} soonHours={96} /> : null}</>}
    >
      <Stack gap={5}>
        {row.lateSince ? <Note tone="bad">{t({ id: 'Lewat 14 hari. Sudah dinaikkan ke atasan; tetap harus diputus orang.', en: 'Past 14 days. It was raised to a supervisor; a person must still decide.' })}</Note> : null}
        <Card>
          <FactsOf fields={Objection.columns} values={{ ...row }} only={row.channel === 'web' ? ['channel', 'asks', 'reason', 'objectorName', 'objectorPhone', 'nik4', 'birthDate', 'address', 'rt', 'rw'] : ['direction', 'reason', 'objectorKind', 'objectorName', 'objectorPhone', 'livesHere']} />
          <KeyValue items={[
            { label: o.photos.label, value: <PhotoRow photos={row.photos} /> },
            ...(row.gps || row.channel !== 'web' ? [{ label: o.gps.label, value: row.gps ? <FieldValue field={o.gps} value={row.gps} /> : null }] : []),
            { label: row.channel === 'web' ? { id: 'Diajukan pada', en: 'Asked at' } : o.openedAt.label, value: row.openedAt ? moment(row.openedAt) : null },
            { label: o.deadline.label, value: row.deadline ? moment(row.deadline) : null },
          ]} />
        </Card>
        {row.channel === 'web' ? <Family row={row} family={family} links={links} /> : null}
        {item ? (
          <Section title={{ id: 'Yang disanggah', en: 'What is objected to' }} tools={<ButtonLink href={`/verifikasi/${item.batchId}/keluarga/${item.id}`} icon="family">{t({ id: 'Buka', en: 'Open' })}</ButtonLink>}>
            <Card><KeyValue items={[
              { label: BatchItem.columns.decision.label, value: item.decision ? t(choiceLabel(BatchItem.columns.decision, item.decision)) : null },
              { label: BatchItem.columns.desil.label, value: item.desil ?? null },
              { label: BatchItem.columns.resultStatus.label, value: item.resultStatus ? t(choiceLabel(BatchItem.columns.resultStatus, item.resultStatus)) : null },
            ]} /></Card>
          </Section>
        ) : null}
        {row.outcome ? <Card tone={row.outcome === 'diterima' ? 'good' : 'plain'} title={choiceLabel(o.outcome, row.outcome)}><p>{row.outcomeReason}</p>{row.answer ? <p className="k-hint">{t({ id: 'Jawaban untuk warga: {a}', en: 'Answer to the citizen: {a}' }, { a: row.answer })}</p> : null}</Card> : null}
        {row.outcome === 'diterima' && row.householdId && lists ? (
          <Note icon="clipboardList">
            {t({ id: 'Masukkan keluarga ini ke batch berikutnya: Tambah keluarga, dengan sumber “{s}”.', en: 'Put this family onto the next batch: Add families, with the source “{s}”.' }, { s: t(choiceLabel(BatchItem.columns.source, row.asks === 'usul' ? 'usulan_warga' : 'sanggah')) })}{' '}
            <ButtonLink href="/verifikasi" tone="quiet">{t({ id: 'Buka Verifikasi', en: 'Open Verification' })}</ButtonLink>
          </Note>
        ) : null}
        {decides ? (
          <Section title={{ id: 'Putuskan', en: 'Decide' }} hint={{ id: 'Diterima: keluarga masuk batch berikutnya. Yang sudah disahkan tidak berubah.', en: 'Upheld: the family comes into the next batch. What was approved does not change.' }}>
            <FormFromFields
              fields={{ outcome, reason: { ...reason, min: 20, help: { id: 'Paling sedikit 20 huruf.', en: 'At least 20 characters.' } }, ...(row.channel === 'web' ? { answer: { ...answer, required: true, min: 10, help: { id: 'Warga membacanya dengan kodenya. Jangan tulis nama, NIK, atau nomor KK.', en: 'The citizen reads it by their code. No names or numbers.' } } } : {}) }}
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
        {row.householdId ? <Row><ButtonLink href={`/keluarga/${row.householdId}`} tone="quiet" icon="family">{t({ id: 'Halaman keluarga', en: 'Family page' })}</ButtonLink></Row> : null}
        <HistoryPart id={row.id} place={row.place} />
      </Stack>
    </Page>
  )
}

/** Which family a citizen means: sought by the desk, never told back to the citizen. */
function Family({ row, family, links }: { row: ObjectionRow; family: AnyRow | undefined; links: boolean }) {
  const { t } = useWords()
  const work = useWork()
  const [picked, setPicked] = useState<PickOption | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Text | null>(null)
  const search = async (text: string): Promise<PickOption[]> => {
    const found = await work.view('registry.households', { place: row.place, q: text || null })
    return found.status === 'ready' ? found.rows.slice(0, 50).map((r) => ({ value: r.row.id, label: textOf(r.row.headName), note: addressOf(r.row) })) : []
  }
  async function link(): Promise<void> {
    if (!picked) return
    setBusy(true)
    const result = await work.act('verification.linkObjection', row.place, { objectionId: row.id, householdId: picked.value })
    setBusy(false)
    setTrouble(result.ok ? null : result.refusal.say)
    if (result.ok) {
      setPicked(null)
      toast({ say: saved, tone: 'good' })
    }
  }
  return (
    <Section title={{ id: 'Keluarga yang dimaksud', en: 'The family meant' }} hint={{ id: 'Cari dengan nama kepala keluarga, lalu pastikan alamat, tanggal lahir, atau akhir NIK-nya.', en: 'Search by the head’s name, then make sure by address, birth date or the end of the NIK.' }}>
      <Stack gap={3}>
        {row.householdId ? <Card icon="family" title={t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: textOf(family?.headName) || '—' })}><p>{family ? addressOf(family) : ''}</p></Card> : <Note tone="waiting">{t({ id: 'Belum dicocokkan dengan keluarga dalam data.', en: 'No family of the data was found for this yet.' })}</Note>}
        {links ? (
          <>
            <PickField label={row.householdId ? { id: 'Ganti keluarga', en: 'Another family' } : { id: 'Cari keluarga', en: 'Search the family' }} value={picked?.value ?? null} chosen={picked} search={search} onChange={(v) => v === null && setPicked(null)} onPick={setPicked} />
            {trouble ? <Note tone="bad">{t(trouble)}</Note> : null}
            <Row>
              <Button icon="check" disabled={!picked} busy={busy} onClick={() => void link()}>{t({ id: 'Ini keluarganya', en: 'This is the family' })}</Button>
              {row.householdId ? null : <ButtonLink href="/keluarga/baru" icon="personAdd">{t({ id: 'Belum ada: catat keluarga', en: 'Not there: register the family' })}</ButtonLink>}
            </Row>
          </>
        ) : null}
      </Stack>
    </Section>
  )
}
