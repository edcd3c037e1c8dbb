// The plan: goals, who gives what until when, what of it was given, who agreed and who approved.
import { choiceLabel } from '../../../engine/field.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { Card, Fold, KeyValue, Note, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import type { Tone } from '../../../kit/theme.web.ts'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { dayAt } from '../../../engine/values/day.ts'
import { Plan } from '../records.ts'
import { findServiceItem } from '../words/service-items.ts'
import type { Standing } from './standing.web.ts'
import { isOpen, planStep, titleOf } from './steps.web.ts'
import { type PlanRow, unsent } from './words.web.ts'

const tones: { readonly [state: string]: Tone } = { diajukan: 'waiting', dikembalikan: 'caution', disetujui: 'good', diganti: 'neutral' }

interface Props { s: Standing; plans: readonly PlanRow[]; given: ReadonlySet<string | null | undefined>; nameOf: (person: string | null | undefined) => string }

export function PlanPart({ s, plans, given, nameOf }: Props) {
  const { t } = useWords()
  const ordered = [...plans].sort((a, b) => (b.edition ?? 0) - (a.edition ?? 0))
  const current = ordered.find((p) => p.id === s.row.planId)
  const earlier = ordered.filter((p) => p !== current)
  const offered = [planStep.path, 'persetujuan', 'setujui', 'kembalikan'].filter((path) => isOpen(s, path))
  if (!current && offered.length === 0) return null
  return (
    <Section title={{ id: 'Rencana', en: 'Plan' }}>
      <Stack gap={3}>
        {current ? <PlanCard s={s} plan={current} given={given} nameOf={nameOf} /> : <p className="k-hint">{t({ id: 'Belum ada rencana.', en: 'No plan yet.' })}</p>}
        {offered.length > 0 ? (
          <Row>{offered.map((path) => <ButtonLink key={path} href={`/kasus/${s.row.id}/${path}`}>{t(path === planStep.path && current ? { id: 'Susun ulang rencana', en: 'Write the plan anew' } : titleOf(path))}</ButtonLink>)}</Row>
        ) : null}
        {earlier.length > 0 ? (
          <Fold title={t({ id: 'Rencana sebelumnya ({n})', en: 'Earlier plans ({n})' }, { n: earlier.length })}>
            <Stack gap={3}>{earlier.map((p) => <PlanCard key={p.id} s={s} plan={p} given={given} nameOf={nameOf} />)}</Stack>
          </Fold>
        ) : null}
      </Stack>
    </Section>
  )
}

function PlanCard({ s, plan, given, nameOf }: Omit<Props, 'plans'> & { plan: PlanRow }) {
  const { t, date } = useWords()
  const work = useWork()
  const today = dayAt(work.now(), s.row.place)
  const live = plan.state === 'disetujui'
  const gives = live && isOpen(s, 'layanan')
  return (
    <Card>
      <Stack gap={3}>
        <span className="k-tags-line">
          {unsent(plan) ? <UnsentTag /> : null}
          <StatusTag label={choiceLabel(Plan.columns.state, plan.state)} tone={tones[plan.state ?? ''] ?? 'neutral'} />
          <span>{t({ id: 'Edisi {n} · disusun {who}, {d}', en: 'Edition {n} · written by {who}, {d}' }, { n: plan.edition ?? 1, who: nameOf(plan.proposedBy), d: plan.proposedOn ? date(plan.proposedOn) : '—' })}</span>
        </span>
        <KeyValue items={(plan.goals ?? []).map((g, at) => ({ label: t({ id: 'Tujuan {n}', en: 'Goal {n}' }, { n: at + 1 }), value: g.goal, note: g.sign || undefined }))} />
        <RowList
          label={{ id: 'Layanan menurut rencana', en: 'Services of the plan' }}
          rows={plan.services ?? []}
          keyOf={(l) => l.id}
          show={(l) => {
            const done = given.has(l.id)
            return {
              title: t(findServiceItem(l.item)?.label ?? l.item),
              lines: [l.what ?? '', t({ id: 'oleh {n}', en: 'by {n}' }, { n: l.by })].filter(Boolean).join(' · '),
              ...(gives && !done ? { href: `/kasus/${s.row.id}/layanan?baris=${encodeURIComponent(l.id)}` } : {}),
              tags: done ? <StatusTag tone="good" label={{ id: 'Sudah diberikan', en: 'Given' }} /> : live && l.due < today ? <StatusTag tone="bad" icon="clockAlert" label={t({ id: 'Lewat {d}', en: 'Late since {d}' }, { d: date(l.due) })} /> : <StatusTag tone="neutral" icon="calendar" label={t({ id: 'Paling lambat {d}', en: 'By {d}' }, { d: date(l.due) })} />,
            }
          }}
        />
        {plan.agreement ? (
          <p>{t({ id: '{how}: {n} ({d}, diterima {who})', en: '{how}: {n} ({d}, taken by {who})' }, { how: t(choiceLabel(Plan.columns.agreement, plan.agreement)), n: [plan.agreedName, plan.agreedRelation].filter(Boolean).join(', ') || '—', d: plan.agreedOn ? date(plan.agreedOn) : '—', who: nameOf(plan.agreementBy) })}</p>
        ) : null}
        {plan.agreementNote ? <p className="k-hint">{plan.agreementNote}</p> : null}
        {plan.decidedBy && plan.decidedOn ? <p>{t({ id: 'Diputus {who}, {d}', en: 'Decided by {who}, {d}' }, { who: nameOf(plan.decidedBy), d: date(plan.decidedOn) })}</p> : null}
        {plan.returnNote ? <Note tone={plan.state === 'dikembalikan' ? 'waiting' : 'info'}>{plan.returnNote}</Note> : null}
      </Stack>
    </Card>
  )
}
