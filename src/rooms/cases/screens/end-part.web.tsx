// How the case rests or ended: in the words of those who decided, and of the client.
import { FieldValue } from '../../../kit/field-value.web.tsx'
import { Card, type Fact, KeyValue, Section } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { Case } from '../records.ts'
import { useAgencies } from './people.web.ts'
import { AgencyName } from './agency-name.web.tsx'
import type { CaseRow } from './words.web.ts'

export function EndPart({ row, nameOf }: { row: CaseRow; nameOf: (person: string | null | undefined) => string }) {
  const { t, date } = useWords()
  const work = useWork()
  const agencies = useAgencies(row.transferAgencyId ? row.place : null)
  const c = Case.columns
  const signed = (by: string | null | undefined, on: string | null | undefined): string | undefined => (by ? [nameOf(by), on ? date(on) : ''].filter(Boolean).join(' · ') : undefined)
  const items: Fact[] = [
    ...(row.pauseReason && ['ditangguhkan', 'dialihkan', 'menolak_layanan'].includes(row.state ?? '') ? [{ label: c.pauseReason.label, value: row.pauseReason, note: row.pauseUntil ? t({ id: 'sampai {d}', en: 'until {d}' }, { d: date(row.pauseUntil) }) : undefined }] : []),
    ...(row.transferAgencyId ? [{ label: c.transferAgencyId.label, value: <AgencyName id={row.transferAgencyId} agencies={agencies} />, note: row.transferLetter ?? undefined }] : []),
    ...(row.transferPlace ? [{ label: c.transferPlace.label, value: work.placeName(row.transferPlace), note: row.transferLetter ?? undefined }] : []),
    ...(row.outcome ? [{ label: c.outcome.label, value: <FieldValue field={c.outcome} value={row.outcome} />, note: signed(row.terminatedBy, row.terminatedOn) }] : []),
    ...(row.outcomeNote ? [{ label: c.outcomeNote.label, value: row.outcomeNote }] : []),
    ...(row.clientHeard ? [{ label: c.clientHeard.label, value: row.clientHeard }] : []),
    ...(row.aftercareUntil ? [{ label: { id: 'Bimbingan lanjut', en: 'Aftercare' }, value: t({ id: '{a} sampai {b}', en: '{a} until {b}' }, { a: row.aftercareFrom ? date(row.aftercareFrom) : '—', b: date(row.aftercareUntil) }), note: t({ id: '{n} kunjungan', en: '{n} visits' }, { n: row.aftercareVisits ?? 0 }) }] : []),
    ...(row.closedOn ? [{ label: { id: 'Ditutup pada', en: 'Closed on' }, value: date(row.closedOn), note: signed(row.closedBy, null) }] : []),
    ...(row.closeReason ? [{ label: c.closeReason.label, value: row.closeReason }] : []),
    ...(row.reopenedOn ? [{ label: c.reopenedOn.label, value: date(row.reopenedOn), note: row.reopenReason ?? undefined }] : []),
  ]
  if (items.length === 0) return null
  return (
    <Section title={{ id: 'Akhir dan jeda', en: 'Rest and end' }}>
      <Card><KeyValue items={items} /></Card>
    </Section>
  )
}
