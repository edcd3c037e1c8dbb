// One letter on the receiver's desk: what is asked for whom, and the answer: accept, refuse with a reason, record what was given.
import { useState } from 'react'
import type { Fields, Text } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FactsOf, FieldValue } from '../../../kit/field-value.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { joinOf, oneOf } from '../../../kit/loaded.web.ts'
import { Card, type Fact, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { ClockTag, Masked, StatusTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { acceptReferral, deliverReferral, refuseReferral } from '../acts-referral.ts'
import { referralFlow } from '../flow.ts'
import { ReferralSlip } from '../records-referral.ts'
import { standards } from '../rules.ts'
import { findServiceItem } from '../words/service-items.ts'
import { absentSlip, formAnswer, type SlipRow, textOf } from './words.web.ts'

type Answer = 'terima' | 'tolak' | 'beri'

const drop = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'referralId'))

export default function SlipPage({ params }: { params: { [k: string]: string } }) {
  const { t } = useWords()
  const work = useWork()
  const state = useView('cases.slip', { referralId: params.id ?? '' })
  const [asked, setAsked] = useState<Answer | null>(null)
  const me = useMe()
  if (state.status !== 'ready' || !state.rows[0]) {
    return (
      <Page title={{ id: 'Rujukan', en: 'Referral' }} back="/rujukan">
        <StateOf state={oneOf(state, absentSlip)} onRetry={state.again}>{() => null}</StateOf>
      </Page>
    )
  }
  return (
    <StateOf state={oneOf(state, absentSlip)} onRetry={state.again}>
      {(one) => {
        const slip = one.row as unknown as SlipRow
        const own = slip.fromPerson === me.person
        const words = referralFlow.states[slip.state as keyof typeof referralFlow.states]
        return (
          <Page
            title={slip.subjectName || { id: 'Rujukan', en: 'Referral' }}
            subtitle={t({ id: 'Surat {n} · {p}', en: 'Letter {n} · {p}' }, { n: slip.letterNo ?? '—', p: work.placeName(slip.place) })}
            back="/rujukan"
            tags={
              <>
                {words ? <StatusTag {...words} /> : null}
                {slip.urgent ? <StatusTag tone="urgent" label={{ id: 'Mendesak', en: 'Urgent' }} /> : null}
                {slip.state === 'dikirim' && slip.dueAt ? <ClockTag due={slip.dueAt} label={{ id: 'Jawab', en: 'Answer' }} /> : null}
              </>
            }
            action={
              own ? undefined : slip.state === 'dikirim' ? (
                <>
                  <Button tone="danger" onClick={() => setAsked('tolak')}>{t({ id: 'Tolak', en: 'Refuse' })}</Button>
                  <Button tone="main" icon="check" onClick={() => setAsked('terima')}>{t({ id: 'Terima rujukan', en: 'Accept' })}</Button>
                </>
              ) : slip.state === 'diterima' ? <Button tone="main" icon="package" onClick={() => setAsked('beri')}>{t({ id: 'Catat layanan yang diberikan', en: 'Record what was given' })}</Button> : undefined
            }
          >
            <Stack gap={5}>
              {slip.lateSince && slip.state === 'dikirim' ? <Note tone="bad" icon="clockAlert">{t({ id: 'Batas menjawab sudah lewat. Pengawas kasus dan kepala dinas sudah diberi tahu {n} kali.', en: 'The answer is late. The case supervisor was told {n} times.' }, { n: slip.escalations ?? 1 })}</Note> : null}
              {own ? <Note tone="caution">{t({ id: 'Anda sendiri yang mengirim rujukan ini. Orang lain di instansi ini yang menjawabnya.', en: 'You sent this referral yourself. Somebody else at the agency answers it.' })}</Note> : null}
              <Section title={{ id: 'Yang diminta', en: 'What is asked' }}>
                <Card><FactsOf fields={ReferralSlip.columns} values={one.row} only={['need', ...(slip.item ? ['item'] : []), 'letterOn']} /></Card>
              </Section>
              <Person slip={slip} />
              <Section title={{ id: 'Pengirim', en: 'Sender' }}>
                <Card>
                  <KeyValue
                    items={[
                      { label: ReferralSlip.columns.fromPerson.label, value: textOf(joinOf(one, 'sender')?.name), note: slip.fromDesk?.replace(/\d\d(\.\d\d){1,2}(\.\d{4})?$/, (code) => work.placeName(code)) },
                      { label: ReferralSlip.columns.fromPhone.label, value: slip.fromPhone ? <a href={`tel:${slip.fromPhone}`}>{slip.fromPhone}</a> : null },
                    ]}
                  />
                </Card>
              </Section>
              <Answered slip={slip} answerer={textOf(joinOf(one, 'answerer')?.name)} row={one.row} />
            </Stack>
            <AnswerSheet slip={slip} asked={asked} onClose={() => setAsked(null)} onDone={state.again} />
          </Page>
        )
      }}
    </StateOf>
  )
}

/** Only what the sender chose to share; nothing at all once the letter was refused or withdrawn. */
function Person({ slip }: { slip: SlipRow }) {
  const { t } = useWords()
  const c = ReferralSlip.columns
  const items: Fact[] = [
    ...(slip.subjectName ? [{ label: c.subjectName.label, value: slip.subjectName }] : []),
    ...(slip.age === null || slip.age === undefined ? [] : [{ label: c.age.label, value: t({ id: '{n} tahun', en: '{n} years' }, { n: slip.age }) }]),
    ...(slip.sex ? [{ label: c.sex.label, value: <FieldValue field={c.sex} value={slip.sex} /> }] : []),
    ...(slip.address ? [{ label: c.address.label, value: slip.address }] : []),
    ...(slip.phone ? [{ label: c.phone.label, value: <a href={`tel:${slip.phone}`}>{slip.phone}</a> }] : []),
    ...(slip.nik ? [{ label: c.nik.label, value: <Masked value={slip.nik} label={c.nik.label} onReveal={() => slip.nik ?? ''} /> }] : []),
  ]
  return (
    <Section title={{ id: 'Untuk siapa', en: 'For whom' }} hint={{ id: 'Hanya data yang disertakan pengirim.', en: 'Only the data the sender shared.' }}>
      {items.length > 0 ? <Card><KeyValue items={items} /></Card> : <p className="k-hint">{t(slip.state === 'ditolak' || slip.state === 'ditarik' ? { id: 'Datanya sudah dihapus dari meja ini.', en: 'The data was removed from this desk.' } : { id: 'Tanpa data pribadi. Hubungi pengirimnya.', en: 'No personal data. Contact the sender.' })}</p>}
    </Section>
  )
}

function Answered({ slip, answerer, row }: { slip: SlipRow; answerer: string; row: { readonly [name: string]: unknown } }) {
  const { moment } = useWords()
  const c = ReferralSlip.columns
  if (!slip.answeredAt) return null
  return (
    <Section title={{ id: 'Jawaban', en: 'Answer' }}>
      <Card tone={slip.state === 'ditolak' ? 'bad' : 'good'}>
        <Stack gap={3}>
          <KeyValue items={[{ label: c.answeredAt.label, value: moment(slip.answeredAt), note: answerer || undefined }]} />
          <FactsOf fields={c} values={row} only={['answerReason', 'appointmentOn', 'appointmentNote', 'given', 'quantity', 'unit', 'cost', 'givenOn', 'giver', 'receiver', 'proof', 'proofNote'].filter((name) => row[name] !== null && row[name] !== undefined && !(Array.isArray(row[name]) && (row[name] as unknown[]).length === 0))} />
        </Stack>
      </Card>
    </Section>
  )
}

function AnswerSheet({ slip, asked, onClose, onDone }: { slip: SlipRow; asked: Answer | null; onClose: () => void; onDone: () => void }) {
  const { t } = useWords()
  const work = useWork()
  const today = dayAt(work.now(), slip.place)
  const unit = findServiceItem(slip.item)?.unit
  const reason = refuseReferral.input.reason
  const forms: { readonly [answer in Answer]: { act: string; title: Text; submit: Text; done: Text; fields: Fields; initial: { [name: string]: unknown } } } = {
    terima: { act: acceptReferral.name, title: { id: 'Terima rujukan', en: 'Accept the referral' }, submit: { id: 'Terima', en: 'Accept' }, done: { id: 'Rujukan diterima. Pengirim sudah diberi tahu.', en: 'Accepted. The sender was told.' }, fields: drop(acceptReferral.input), initial: {} },
    tolak: { act: refuseReferral.name, title: { id: 'Tolak rujukan', en: 'Refuse the referral' }, submit: { id: 'Tolak', en: 'Refuse' }, done: { id: 'Rujukan ditolak. Alasannya diteruskan ke pengirim.', en: 'Refused. The reason went to the sender.' }, fields: { reason: { ...reason, min: standards.reason, max: 1000, help: { id: 'Paling sedikit 20 huruf. Sebutkan ke mana sebaiknya keluarga ini.', en: 'At least 20 characters. Say where this family had better go.' } } }, initial: {} },
    beri: { act: deliverReferral.name, title: { id: 'Layanan yang diberikan', en: 'What was given' }, submit: { id: 'Simpan', en: 'Save' }, done: { id: 'Layanan tercatat dan diteruskan ke kasusnya.', en: 'Recorded and passed on to the case.' }, fields: drop(deliverReferral.input), initial: { item: slip.item ?? null, unit: unit ? t(unit) : null, quantity: 1, on: today, receiver: slip.subjectName ?? null } },
  }
  const form = asked ? forms[asked] : null
  return (
    <Sheet title={form?.title ?? { id: 'Jawaban', en: 'Answer' }} open={form !== null} onClose={onClose} wide={asked === 'beri'}>
      {form ? (
        <FormFromFields
          key={asked}
          fields={form.fields}
          initial={form.initial}
          submit={form.submit}
          extra={<Row><Button onClick={onClose}>{t({ id: 'Batal', en: 'Cancel' })}</Button></Row>}
          onSubmit={async (values) => {
            const result = await work.act(form.act, slip.place, { ...values, referralId: slip.id })
            if (result.ok) {
              toast({ say: form.done, tone: 'good' })
              onClose()
              onDone()
            }
            return formAnswer(result)
          }}
        />
      ) : null}
    </Sheet>
  )
}
