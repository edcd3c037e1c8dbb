// One case, told like a story: where it stands, what comes next and on whom it waits, then everything that was found, planned, given and seen.
import { caseFlow, type CaseState } from '../flow.ts'
import { dayAt } from '../../../engine/values/day.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { choiceLabel } from '../../../engine/field.ts'
import { ButtonLink } from '../../../kit/button.web.tsx'
import { FieldValue } from '../../../kit/field-value.web.tsx'
import { FlowBar } from '../../../kit/flow-bar.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Card, Fold, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { Empty, Loading, StateOf } from '../../../kit/states.web.tsx'
import { ClassTag, ClockTag, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { Case } from '../records.ts'
import { AssessmentPart } from './assessment-part.web.tsx'
import { EndPart } from './end-part.web.tsx'
import { BreakGlass } from './glass.web.tsx'
import { Slot } from '../../../kit/slot.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { nextWords } from './next-words.web.ts'
import { useWorkers } from './people.web.ts'
import { PlanPart } from './plan-part.web.tsx'
import { ReferralsPart } from './referrals-part.web.tsx'
import { ServicesPart } from './services-part.web.tsx'
import { standingOf, type Standing } from './standing.web.ts'
import { findSpec, isOpen, mainStep, otherSteps, oversees, titleOf } from './steps.web.ts'
import { NotesPart, TeamPart } from './team-part.web.tsx'
import { VisitsPart } from './visits-part.web.tsx'
import {
  absentCase, accountOf, type AssessmentRow, caseOf, type CaseRow, type NoteRow, type PlanRow, type ReferralRow, riskTags, rowsOf, type SeatRow, type ServiceRow, subjectHref, unsent, type VisitRow,
} from './words.web.ts'

export default function CasePage({ params }: { params: { [k: string]: string } }) {
  const { t } = useWords()
  const caseId = params.id ?? ''
  const found = useView('cases.one', { caseId })
  const team = useView('cases.team', { caseId })
  // The server answers alike whether there is no such case or it is not for this person; so does the page.
  if (found.status === 'refused' || (found.status === 'ready' && !found.rows[0])) {
    return (
      <Page title={{ id: 'Kasus', en: 'Case' }} back="/kasus">
        <Stack>
          <Empty scene="search" title={{ id: 'Kasus ini tidak terbuka untuk Anda', en: 'This case is not open to you' }}>{t(absentCase)}</Empty>
          <BreakGlass caseId={caseId} onOpened={() => { found.again(); team.again() }} />
        </Stack>
      </Page>
    )
  }
  const one = found.status === 'ready' ? found.rows[0] : undefined
  if (one && team.status !== 'loading') return <Story one={one} seats={team.status === 'ready' ? team.rows : []} />
  return (
    <Page title={{ id: 'Kasus', en: 'Case' }} back="/kasus">
      {one ? <Loading /> : <StateOf state={listOf(found)} onRetry={found.again}>{() => <Loading />}</StateOf>}
    </Page>
  )
}

const road: readonly CaseState[] = ['skrining', 'asesmen', 'perencanaan', 'intervensi', 'monitoring', 'terminasi', 'bimbingan_lanjut', 'ditutup']

function Story({ one, seats }: { one: ViewRow; seats: readonly ViewRow[] }) {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const row = caseOf(one)
  const today = dayAt(work.now(), row.place)
  const workers = useWorkers(row.place, today)
  const s = standingOf(me.who, row, seats.map((r) => r.row) as unknown as SeatRow[], work.now())
  const plans = rowsOf<PlanRow>(one, 'plans')
  const services = rowsOf<ServiceRow>(one, 'services')
  const plan = plans.find((p) => p.id === row.planId)
  const given = givenLines(services, plan)
  const allGiven = (row.services ?? 0) > 0 && (plan?.services ?? []).every((l) => given.has(l.id))
  const main = mainStep(s, allGiven)
  const risk = row.risk === null || row.risk === undefined ? undefined : riskTags[row.risk]
  const nameOf = (person: string | null | undefined): string => workers.nameOf(person) || t({ id: 'petugas lain', en: 'another worker' })
  const state = caseFlow.states[row.state as CaseState]
  // Waiting for an agency is a part of the intervention; an emergency or a pause lies beside the road.
  const onRoad = row.state === 'rujukan' ? 'intervensi' : row.state === 'registrasi' || road.includes(row.state as CaseState) ? (row.state ?? '') : null
  return (
    <Page
      title={row.subjectName || { id: 'Kasus tanpa nama', en: 'Case without a name' }}
      subtitle={`${row.number ?? ''} · ${work.placeName(row.place)}`}
      back="/kasus"
      tags={
        <>
          {unsent(row) ? <UnsentTag /> : null}
          {state && onRoad !== null ? <StatusTag {...state} /> : null}
          {risk ? <StatusTag {...risk} /> : null}
          {row.class === 'X' ? <ClassTag of="X" /> : null}
        </>
      }
      action={main ? <ButtonLink href={`/kasus/${row.id}/${main}`} tone={findSpec(main)?.danger ? 'danger' : 'main'} icon="forward">{t(titleOf(main))}</ButtonLink> : undefined}
    >
      <Stack gap={5}>
        <Slot name="choices" props={{ id: row.id, place: row.place }} />
        <FlowBar
          flow={caseFlow}
          state={onRoad ?? row.state ?? ''}
          path={row.state === 'registrasi' ? ['registrasi', ...road] : road}
          at={{ skrining: row.screenedAt ? dayAt(row.screenedAt, row.place) : undefined, asesmen: row.assessedAt ? dayAt(row.assessedAt, row.place) : undefined, perencanaan: plan?.decidedOn ?? undefined, intervensi: row.firstHelpOn ?? undefined, terminasi: row.terminatedOn ?? undefined, bimbingan_lanjut: row.aftercareFrom ?? undefined, ditutup: row.closedOn ?? undefined }}
        />
        <NextCard s={s} main={main} ownerName={nameOf(row.ownerId)} supervisorName={row.supervisorId ? nameOf(row.supervisorId) : ''} />
        <About row={row} one={one} nameOf={nameOf} />
        <AssessmentPart assessments={rowsOf<AssessmentRow>(one, 'assessments')} nameOf={nameOf} />
        <PlanPart s={s} plans={plans} given={given} nameOf={nameOf} />
        <ReferralsPart s={s} referrals={rowsOf<ReferralRow>(one, 'referrals')} nameOf={nameOf} />
        <ServicesPart s={s} services={services} nameOf={nameOf} main={main} />
        <VisitsPart s={s} visits={rowsOf<VisitRow>(one, 'visits')} nameOf={nameOf} main={main} />
        <EndPart row={row} nameOf={nameOf} />
        <NotesPart s={s} notes={rowsOf<NoteRow>(one, 'notes')} nameOf={nameOf} />
        <TeamPart s={s} seats={seats} />
        <Others s={s} main={main} />
        <HistoryPart id={row.id} place={row.place} />
      </Stack>
    </Page>
  )
}

/** What comes next, until when, and on whom it waits. */
function NextCard({ s, main, ownerName, supervisorName }: { s: Standing; main: string | null; ownerName: string; supervisorName: string }) {
  const { t } = useWords()
  const { row } = s
  // Whoever works here may take the step; it waits on the one who handles the case, or on its supervisor.
  const mine = main !== null && (row.ownerId === s.person || oversees(s))
  return (
    <Card tone={mine ? 'waiting' : 'sunken'} title={mine ? { id: 'Langkah berikutnya ada pada Anda', en: 'The next step is yours' } : { id: 'Langkah berikutnya', en: 'Next step' }} icon={mine ? 'hourglass' : 'info'}>
      <Stack gap={2}>
        <p>{t(nextWords(row), { owner: ownerName, supervisor: supervisorName || t({ id: 'pengawas kecamatan atau Dinas Sosial', en: 'the district supervisor or the social office' }) })}</p>
        {row.needsPeksos && !s.peksos && (row.state === 'asesmen' || row.state === 'perencanaan') ? <p>{t({ id: 'Langkah ini dikerjakan pekerja sosial, karena menyangkut anak atau hal yang sangat terbatas.', en: 'A certified social worker takes this step, as it concerns a child or a highly restricted matter.' })}</p> : null}
        <Row>
          {row.dueAt ? <ClockTag due={row.dueAt} label={row.dueFor ? choiceLabel(Case.columns.dueFor, row.dueFor) : undefined} /> : null}
          {row.referralLateSince ? <StatusTag tone="bad" icon="clockAlert" label={{ id: 'Rujukan belum dijawab', en: 'Referral unanswered' }} /> : null}
        </Row>
      </Stack>
    </Card>
  )
}

function About({ row, one, nameOf }: { row: CaseRow; one: ViewRow; nameOf: (person: string | null | undefined) => string }) {
  const { t, date } = useWords()
  const c = Case.columns
  const href = subjectHref(row)
  const nameFrom = (alias: 'owner' | 'supervisor', id: string | null | undefined): string | null => (id ? (accountOf(one, alias)?.name ?? nameOf(id)) : null)
  return (
    <Section title={{ id: 'Tentang kasus ini', en: 'About this case' }}>
      <Card>
        <KeyValue
          items={[
            { label: c.problem.label, value: row.problem },
            { label: choiceLabel(c.subjectKind, row.subjectKind ?? 'person'), value: href ? <LinkTo href={href}>{row.subjectName ?? t({ id: 'Buka', en: 'Open' })}</LinkTo> : row.subjectName, note: row.child ? t({ id: 'Anak', en: 'A child' }) : undefined },
            ...(row.householdId && row.subjectKind === 'person' ? [{ label: c.householdId.label, value: <LinkTo href={`/keluarga/${row.householdId}`}>{t({ id: 'Lihat keluarganya', en: 'See the family' })}</LinkTo> }] : []),
            ...(row.guardianName ? [{ label: c.guardianName.label, value: [row.guardianName, row.guardianRelation].filter(Boolean).join(' · ') }] : []),
            ...((row.ppks ?? []).length > 0 ? [{ label: c.ppks.label, value: <FieldValue field={c.ppks} value={row.ppks} /> }] : []),
            ...(row.safety ? [{ label: c.safety.label, value: row.safety, note: row.screenedBy ? nameOf(row.screenedBy) : undefined }] : []),
            { label: c.basis.label, value: row.basis ? <FieldValue field={c.basis} value={row.basis} /> : null, note: [row.basisOn ? date(row.basisOn) : '', row.basisNote ?? ''].filter(Boolean).join(' · ') || undefined },
            { label: c.ownerId.label, value: nameFrom('owner', row.ownerId) },
            { label: c.supervisorId.label, value: nameFrom('supervisor', row.supervisorId) ?? t({ id: 'Pengawas kecamatan atau Dinas Sosial', en: 'The district supervisor or the social office' }) },
            { label: c.openedOn.label, value: row.openedOn ? date(row.openedOn) : null, note: row.openedBy ? nameOf(row.openedBy) : undefined },
            ...(row.reportId ? [{ label: c.reportId.label, value: <LinkTo href={`/laporan/${row.reportId}`}>{t({ id: 'Buka laporannya', en: 'Open the report' })}</LinkTo> }] : []),
            ...(row.previousCaseId ? [{ label: c.previousCaseId.label, value: <LinkTo href={`/kasus/${row.previousCaseId}`}>{t({ id: 'Buka kasus sebelumnya', en: 'Open the earlier case' })}</LinkTo> }] : []),
          ]}
        />
      </Card>
      {row.restrictReason ? <Note tone="caution" icon="shield">{t({ id: 'Dibatasi: {r}', en: 'Restricted: {r}' }, { r: row.restrictReason })}</Note> : null}
    </Section>
  )
}

function Others({ s, main }: { s: Standing; main: string | null }) {
  const { t } = useWords()
  const paths = otherSteps.filter((path) => path !== main && isOpen(s, path))
  if (paths.length === 0) return null
  return (
    <Fold title={{ id: 'Langkah lain', en: 'Other steps' }}>
      <Row>
        {paths.map((path) => (
          <ButtonLink key={path} href={`/kasus/${s.row.id}/${path}`} tone={findSpec(path)?.danger ? 'danger' : 'plain'}>{t(titleOf(path))}</ButtonLink>
        ))}
      </Row>
    </Fold>
  )
}

/** Lines of the plan that help arrived for: named by the service, or of the same item where another desk gave it and knew no line. */
function givenLines(services: readonly ServiceRow[], plan: PlanRow | undefined): Set<string> {
  const counting = services.filter((g) => g.state !== 'batal')
  const given = new Set(counting.flatMap((g) => (g.plannedId ? [g.plannedId] : [])))
  const items = counting.flatMap((g) => (g.plannedId || !g.item ? [] : [g.item]))
  for (const line of plan?.services ?? []) {
    const at = items.indexOf(line.item)
    if (at < 0 || given.has(line.id)) continue
    items.splice(at, 1)
    given.add(line.id)
  }
  return given
}
