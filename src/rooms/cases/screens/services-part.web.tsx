// Help that arrived: what, how much, when, from whom to whom, with its proof.
import { choiceLabel } from '../../../engine/field.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { Card, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { PhotoRow } from '../../../kit/photo-input.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { workTags } from '../../registry/door.ts'
import { Service } from '../records.ts'
import { findServiceItem } from '../words/service-items.ts'
import type { Standing } from './standing.web.ts'
import { isOpen } from './steps.web.ts'
import { type ServiceRow, unsent } from './words.web.ts'

export function ServicesPart({ s, services, nameOf, main }: { s: Standing; services: readonly ServiceRow[]; nameOf: (person: string | null | undefined) => string; main: string | null }) {
  const { t } = useWords()
  const may = isOpen(s, 'layanan')
  if (services.length === 0 && !may) return null
  const ordered = [...services].sort((a, b) => ((a.on ?? '') + a.id < (b.on ?? '') + b.id ? 1 : -1))
  return (
    <Section
      title={{ id: 'Bantuan yang sampai', en: 'Help that arrived' }}
      tools={may && main !== 'layanan' ? <ButtonLink href={`/kasus/${s.row.id}/layanan`} icon="plus">{t({ id: 'Catat bantuan', en: 'Record help' })}</ButtonLink> : undefined}
    >
      <Stack gap={3}>
        {ordered.length === 0 ? <p className="k-hint">{t({ id: 'Belum ada bantuan yang tercatat.', en: 'No help recorded yet.' })}</p> : null}
        {ordered.map((row) => <Given key={row.id} s={s} row={row} nameOf={nameOf} />)}
      </Stack>
    </Section>
  )
}

function Given({ s, row, nameOf }: { s: Standing; row: ServiceRow; nameOf: (person: string | null | undefined) => string }) {
  const { t, date, number, rupiah } = useWords()
  const item = findServiceItem(row.item)
  const voided = row.state === 'batal'
  const tags = [...(row.functions ?? []).map((f) => choiceLabel(workTags.functions, f)), ...(row.tasks ?? []).map((f) => choiceLabel(workTags.tasks, f))]
  const voids = !voided && isOpen(s, 'batal-layanan') && (row.recordedBy === s.person || s.supervises)
  return (
    <Card title={item?.label ?? row.item ?? '—'} icon="package" tone={voided ? 'sunken' : 'plain'}>
      <Stack gap={2}>
        <span className="k-tags-line">
          {unsent(row) ? <UnsentTag /> : null}
          {voided ? <StatusTag tone="neutral" icon="ban" label={{ id: 'Dibatalkan', en: 'Voided' }} /> : <StatusTag tone="good" label={t({ id: 'Diterima {d}', en: 'Received {d}' }, { d: row.on ? date(row.on) : '—' })} />}
          {item?.spm ? <StatusTag tone="info" label={{ id: 'SPM', en: 'Minimum standard' }} /> : null}
          {row.referralId ? <StatusTag tone="neutral" icon="send" label={{ id: 'Lewat rujukan', en: 'Through a referral' }} /> : null}
        </span>
        <p>
          <strong>{number(row.quantity ?? 0)} {row.unit}</strong>
          {row.cost ? ` · ${rupiah(row.cost)}` : ''}
          {row.funding ? ` · ${t(choiceLabel(Service.columns.funding, row.funding))}` : ''}
        </p>
        <p>{t({ id: 'Dari {a} kepada {b}', en: 'From {a} to {b}' }, { a: row.giver ?? '—', b: [row.receiver, row.receiverRelation].filter(Boolean).join(', ') || '—' })}</p>
        {(row.proof ?? []).length > 0 ? <PhotoRow photos={row.proof ?? []} /> : null}
        {row.proofNote ? <p className="k-hint">{t({ id: 'Bukti: {p}', en: 'Proof: {p}' }, { p: row.proofNote })}</p> : null}
        {row.note ? <p className="k-hint">{row.note}</p> : null}
        <p className="k-hint">{t({ id: 'Dicatat {who}', en: 'Recorded by {who}' }, { who: nameOf(row.recordedBy) })}{tags.length > 0 ? ` · ${tags.map((x) => t(x)).join(', ')}` : ''}</p>
        {row.voidReason ? <p className="k-hint">{t({ id: 'Alasan dibatalkan: {r}', en: 'Why it was voided: {r}' }, { r: row.voidReason })}</p> : null}
        {voids ? <Row><ButtonLink href={`/kasus/${s.row.id}/batal-layanan?layanan=${row.id}`} tone="quiet">{t({ id: 'Batalkan catatan ini', en: 'Void this note' })}</ButtonLink></Row> : null}
      </Stack>
    </Card>
  )
}
