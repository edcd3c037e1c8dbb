// On a family's page: the programmes it may get and is not getting, with every criterion unfolded; and what it receives already.
import { useState } from 'react'
import { choiceLabel } from '../../../engine/field.ts'
import type { RowOf } from '../../../engine/record.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Card, Fold, Note, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useHolds, useView, useWork } from '../../../kit/work.web.tsx'
import { receives } from '../family.ts'
import { Enrolment } from '../records.ts'
import { notGetting, type ProgrammeRow, type Verdict } from '../rules.ts'
import { validityLabels } from '../words/labels.ts'
import { CriteriaLines } from './criteria-lines.web.tsx'
import { DecileLine, EnrolSheet, EndSheet } from './enrolment-sheets.web.tsx'
import { type FamilyFacts, type Subject, useFamily } from './family.web.ts'
import { recorders, validityTones } from './words.web.ts'

type EnrolmentRow = RowOf<typeof Enrolment>

export default function OfHousehold({ id, place }: { id: string; place: string }) {
  return <ProgrammesOf subject={{ householdId: id, personId: null }} place={place} />
}

/** `closed`: a record that was merged into another; what it received is told, nothing new is offered. */
export function ProgrammesOf({ subject, place, closed = false }: { subject: Subject; place: string; closed?: boolean }) {
  const work = useWork()
  const today = dayAt(work.now(), place)
  const facts = useFamily(subject, today)
  const catalogue = useView('programs.catalogue', {})
  return (
    <Section
      title={closed ? { id: 'Bantuan pada catatan ini', en: 'Help under this record' } : { id: 'Program yang mungkin didapat', en: 'Programmes they may get' }}
      hint={closed ? undefined : { id: 'Petunjuk menurut data yang tercatat. Yang menetapkan adalah pemilik program.', en: 'A guide by what is recorded. The owner of a programme decides.' }}
    >
      <StateOf state={facts} onRetry={facts.again}>
        {(data) => (
          <StateOf state={listOf(catalogue)} onRetry={catalogue.again}>
            {(rows) => <Programmes facts={data} subject={subject} place={place} today={today} programmes={rows.map((r) => r.row as unknown as ProgrammeRow)} closed={closed} />}
          </StateOf>
        )}
      </StateOf>
    </Section>
  )
}

interface Given {
  facts: FamilyFacts
  subject: Subject
  place: string
  today: string
  programmes: readonly ProgrammeRow[]
}

function Programmes({ facts, subject, place, today, programmes, closed }: Given & { closed: boolean }) {
  const { t, number } = useWords()
  const mayRecord = useHolds(recorders, place) && !closed
  const [enrolling, setEnrolling] = useState<{ programme: ProgrammeRow | null } | null>(null)
  const open = notGetting(programmes, facts.family, today)
  const groups = [
    { id: 'lolos', title: { id: 'Memenuhi syarat menurut data', en: 'Meets the criteria by the data' }, fold: false },
    { id: 'belum_diketahui', title: { id: 'Belum diketahui: lengkapi datanya', en: 'Not known yet: fill in what is missing' }, fold: true },
    { id: 'gagal', title: { id: 'Belum memenuhi syarat', en: 'Does not meet the criteria' }, fold: true },
  ] as const
  return (
    <Stack gap={4}>
      <Receiving {...{ facts, subject, place, today, programmes }} mayRecord={mayRecord} onAdd={() => setEnrolling({ programme: null })} />
      {subject.householdId ? <DecileLine decile={facts.rows.decile} householdId={subject.householdId} place={place} today={today} /> : null}
      {(closed ? [] : groups).map(({ id, title, fold }) => {
        const list = open.filter((o) => o.verdict.eligible === id)
        if (list.length === 0) return id === 'lolos' ? <p key={id} className="k-hint">{t({ id: 'Belum ada program yang seluruh syaratnya sudah terbukti. Lihat yang belum diketahui di bawah.', en: 'No programme has all its criteria met yet. See what is not known below.' })}</p> : null
        const drawn = (
          <Stack key={id} gap={3}>
            {list.map(({ programme, validity, verdict }) => (
              <Card
                key={programme.id}
                icon="programme"
                title={programme.name ?? programme.code ?? ''}
                tone={id === 'lolos' ? 'good' : 'plain'}
              >
                <Stack gap={2}>
                  <div className="k-tags">
                    {validity === 'berlaku' ? null : <StatusTag label={validityLabels[validity]} tone={validityTones[validity]} />}
                    <span>{programme.owner}</span>
                  </div>
                  <For verdict={verdict} />
                  {id === 'belum_diketahui' ? <p>{t({ id: 'Yang perlu diketahui: {list}.', en: 'Still to be known: {list}.' }, { list: verdict.missing.map((m) => t(m.label)).join(', ') })}</p> : null}
                  {id === 'gagal' ? <p>{t({ id: 'Belum terpenuhi: {list}.', en: 'Not met: {list}.' }, { list: verdict.criteria.filter((c) => c.hard && c.result === 'gagal').map((m) => t(m.label)).join(', ') })}</p> : null}
                  <Fold title={t({ id: 'Lihat {n} syarat', en: 'See {n} criteria' }, { n: number(verdict.criteria.length) })}>
                    <CriteriaLines criteria={verdict.criteria} />
                  </Fold>
                  <Row>
                    <ButtonLink href={`/program/${programme.id}`} icon="info">{t({ id: 'Cara mengurus', en: 'How to apply' })}</ButtonLink>
                    {mayRecord ? <Button tone="quiet" icon="check" onClick={() => setEnrolling({ programme })}>{t({ id: 'Sudah menerima', en: 'Receives it already' })}</Button> : null}
                  </Row>
                </Stack>
              </Card>
            ))}
          </Stack>
        )
        return fold ? <Fold key={id} title={`${t(title)} (${number(list.length)})`}>{drawn}</Fold> : <Stack key={id} gap={2}><h3>{`${t(title)} (${number(list.length)})`}</h3>{drawn}</Stack>
      })}
      {enrolling ? <EnrolSheet programme={enrolling.programme} programmes={programmes} facts={facts} subject={subject} place={place} today={today} onClose={() => setEnrolling(null)} /> : null}
    </Stack>
  )
}

/** For a programme given to persons: who of the family. */
function For({ verdict }: { verdict: Verdict }) {
  const { t } = useWords()
  const fit = verdict.members.filter((m) => m.eligible === verdict.eligible)
  return fit.length > 0 ? <p>{t({ id: 'Untuk: {n}', en: 'For: {n}' }, { n: fit.map((m) => m.name).join(', ') })}</p> : null
}

function Receiving({ facts, subject, place, today, programmes, mayRecord, onAdd }: Given & { mayRecord: boolean; onAdd: () => void }) {
  const { t, date } = useWords()
  const work = useWork()
  const [ending, setEnding] = useState<EnrolmentRow | null>(null)
  const [error, setError] = useState<Say | null>(null)
  const ordered = [...facts.family.enrolments].sort((a, b) => Number(receives(b, today)) - Number(receives(a, today)))
  const now = ordered.filter((e) => receives(e, today))
  const checked = facts.family.enrolmentsCheckedOn
  const nameOf = (e: EnrolmentRow) => e.programmeName ?? programmes.find((p) => p.code === e.programmeCode)?.name ?? e.programmeCode ?? ''
  const check = async () => {
    const whose = subject.householdId ? { householdId: subject.householdId } : { personId: subject.personId }
    const result = await work.act('programs.checkEnrolments', place, { ...whose, on: today, nothing: now.length === 0 })
    if (result.ok) {
      setError(null)
      toast({ say: { id: 'Tercatat: sudah ditanyakan hari ini.', en: 'Recorded: asked today.' }, tone: 'good' })
    } else setError(result.refusal.say)
  }
  return (
    <Card title={{ id: 'Bantuan yang diterima', en: 'What they receive' }} icon="package">
      <Stack gap={3}>
        <RowList
          label={{ id: 'Bantuan yang diterima', en: 'What they receive' }}
          rows={ordered}
          keyOf={(e) => e.id}
          show={(e) => ({
            title: nameOf(e),
            ...(mayRecord && receives(e, today) ? { onOpen: () => setEnding(e) } : {}),
            lines: [
              e.personId ? (facts.family.members.find((m) => m.id === e.personId)?.name ?? '') : '',
              e.since ? t({ id: 'sejak {d}', en: 'since {d}' }, { d: date(e.since) }) : '',
              e.source ? t({ id: 'menurut {s}', en: 'according to: {s}' }, { s: t(choiceLabel(Enrolment.columns.source, e.source)).toLowerCase() }) : '',
            ].filter(Boolean).join(' · '),
            tags: (
              <>
                {e.version === undefined ? <UnsentTag /> : null}
                {receives(e, today) ? <StatusTag tone="good" label={{ id: 'Menerima', en: 'Receiving' }} /> : <StatusTag tone="neutral" label={e.until ? t({ id: 'Berakhir {d}', en: 'Ended {d}' }, { d: date(e.until) }) : { id: 'Tidak sedang berjalan', en: 'Not running' }} />}
              </>
            ),
          })}
          empty={<p className="k-hint">{t(checked ? { id: 'Tidak menerima apa pun, menurut keterangan terakhir.', en: 'Receives nothing, as last told.' } : { id: 'Belum ada yang tercatat.', en: 'Nothing recorded yet.' })}</p>}
        />
        {checked ? (
          <p className="k-hint">{t({ id: 'Terakhir ditanyakan {d}.', en: 'Last asked on {d}.' }, { d: date(checked) })}</p>
        ) : (
          <Note tone="caution">{t({ id: 'Belum pernah ditanyakan. Selama itu, “tidak tercatat” belum berarti “tidak menerima”.', en: 'Never asked yet. Until then “not recorded” does not mean “receives nothing”.' })}</Note>
        )}
        {error ? <Note tone="bad">{t(error)}</Note> : null}
        {mayRecord ? (
          <Row>
            <Button icon="plus" onClick={onAdd}>{t({ id: 'Catat bantuan', en: 'Record a benefit' })}</Button>
            <Button icon="check" onClick={check}>{t(now.length > 0 ? { id: 'Sudah ditanyakan: hanya ini', en: 'Asked: only these' } : { id: 'Sudah ditanyakan: tidak ada', en: 'Asked: nothing' })}</Button>
          </Row>
        ) : null}
        {ending ? <EndSheet enrolment={ending} name={nameOf(ending)} today={today} onClose={() => setEnding(null)} /> : null}
      </Stack>
    </Card>
  )
}
