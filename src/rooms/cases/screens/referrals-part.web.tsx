// Letters to other agencies: waiting with their clock, answered with the answer, late ones named.
import { choiceLabel } from '../../../engine/field.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { Card, Note, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { ClockTag, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { referralFlow } from '../flow.ts'
import { Referral } from '../records-referral.ts'
import type { Standing } from './standing.web.ts'
import { isOpen, titleOf } from './steps.web.ts'
import { type ReferralRow, unsent } from './words.web.ts'

export function ReferralsPart({ s, referrals, nameOf }: { s: Standing; referrals: readonly ReferralRow[]; nameOf: (person: string | null | undefined) => string }) {
  const { t } = useWords()
  const may = isOpen(s, 'rujuk')
  if (referrals.length === 0 && !may) return null
  const ordered = [...referrals].sort((a, b) => ((a.sentAt ?? '') < (b.sentAt ?? '') ? 1 : -1))
  return (
    <Section title={{ id: 'Rujukan', en: 'Referrals' }} tools={may ? <ButtonLink href={`/kasus/${s.row.id}/rujuk`} icon="send">{t(titleOf('rujuk'))}</ButtonLink> : undefined}>
      <Stack gap={3}>
        {ordered.length === 0 ? <p className="k-hint">{t({ id: 'Belum ada rujukan.', en: 'No referral yet.' })}</p> : null}
        {ordered.map((row) => <Letter key={row.id} s={s} row={row} nameOf={nameOf} />)}
      </Stack>
    </Section>
  )
}

function Letter({ s, row, nameOf }: { s: Standing; row: ReferralRow; nameOf: (person: string | null | undefined) => string }) {
  const { t, date, moment } = useWords()
  const state = referralFlow.states[row.state as keyof typeof referralFlow.states]
  const withdraws = isOpen(s, 'tarik') && (row.state === 'dikirim' || row.state === 'diterima')
  const records = isOpen(s, 'layanan') && row.state === 'diterima'
  return (
    <Card title={row.agencyName ?? { id: 'Instansi', en: 'Agency' }} icon="office" tone={row.lateSince ? 'bad' : 'plain'}>
      <Stack gap={2}>
        <span className="k-tags-line">
          {unsent(row) ? <UnsentTag /> : null}
          {state ? <StatusTag {...state} /> : null}
          {row.state === 'dikirim' && row.dueAt ? <ClockTag due={row.dueAt} label={{ id: 'Jawaban', en: 'Answer' }} /> : null}
          {row.urgent ? <StatusTag tone="urgent" label={{ id: 'Mendesak', en: 'Urgent' }} /> : null}
        </span>
        {row.lateSince ? <Note tone="bad" icon="clockAlert">{t({ id: '{a} belum menjawab sejak {d}. Sudah dinaikkan {n} kali kepada {to}.', en: '{a} has not answered since {d}. Escalated {n} times to {to}.' }, { a: row.agencyName ?? '', d: moment(row.lateSince), n: row.escalations ?? 1, to: s.row.supervisorId ? nameOf(s.row.supervisorId) : (row.escalatedTo ?? '—') })}</Note> : null}
        <p>{row.need}</p>
        <p className="k-hint">
          {t({ id: 'Surat {n}, {d}, oleh {who}', en: 'Letter {n}, {d}, by {who}' }, { n: row.letterNo ?? '—', d: row.sentOn ? date(row.sentOn) : '—', who: nameOf(row.sentBy) })}
          {' · '}
          {(row.shared ?? []).length > 0 ? t({ id: 'Data yang disertakan: {x}', en: 'Data shared: {x}' }, { x: (row.shared ?? []).map((x) => t(choiceLabel(Referral.columns.shared, x))).join(', ') }) : t({ id: 'Tanpa data pribadi', en: 'No personal data' })}
        </p>
        {row.answeredAt ? <p>{t({ id: 'Dijawab {d}', en: 'Answered {d}' }, { d: moment(row.answeredAt) })}{row.answerReason ? `: ${row.answerReason}` : ''}</p> : null}
        {row.appointmentOn ? <p>{t({ id: 'Janji temu {d}', en: 'Appointment {d}' }, { d: date(row.appointmentOn) })}{row.appointmentNote ? ` · ${row.appointmentNote}` : ''}</p> : null}
        {row.withdrawReason ? <p className="k-hint">{t({ id: 'Ditarik: {r}', en: 'Withdrawn: {r}' }, { r: row.withdrawReason })}</p> : null}
        {withdraws || records ? (
          <Row>
            {records ? <ButtonLink href={`/kasus/${s.row.id}/layanan?rujukan=${row.id}`} icon="package">{t({ id: 'Catat bantuan lewat rujukan ini', en: 'Record help through it' })}</ButtonLink> : null}
            {withdraws ? <ButtonLink href={`/kasus/${s.row.id}/tarik?rujukan=${row.id}`} tone="quiet">{t(titleOf('tarik'))}</ButtonLink> : null}
          </Row>
        ) : null}
      </Stack>
    </Card>
  )
}
