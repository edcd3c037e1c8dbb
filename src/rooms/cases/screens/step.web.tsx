// One step of a case on a page of its own: what it means, its form, and back to the case.
import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Values } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { joinOf, oneOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { Loading, StateOf } from '../../../kit/states.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useDraft, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { findServiceItem } from '../words/service-items.ts'
import { useAgencies, useWorkers } from './people.web.ts'
import { PlanForm } from './plan-form.web.tsx'
import { standingOf, type Standing } from './standing.web.ts'
import { findSpec, isOpen, planStep, type StepSpec, titleOf } from './steps.web.ts'
import { type Chosen, SubjectPicker } from './subject.web.tsx'
import { absentCase, caseOf, formAnswer, type PlanRow, rowsOf, saved, type SeatRow, textOf } from './words.web.ts'

export default function StepPage({ params }: { params: { [k: string]: string } }) {
  const caseId = params.id ?? ''
  const path = params.langkah ?? ''
  const found = useView('cases.one', { caseId })
  const team = useView('cases.team', { caseId })
  const work = useWork()
  const me = useMe()
  const back = `/kasus/${caseId}`
  // The seats are needed to judge a sealed case; without them the post alone speaks.
  const seats = team.status === 'ready' ? (team.rows.map((r) => r.row) as unknown as SeatRow[]) : []
  const name = found.status === 'ready' ? (found.rows[0]?.row.subjectName ?? '') : ''
  return (
    <Page title={titleOf(path)} subtitle={textOf(name)} back={back}>
      {team.status === 'loading' ? <Loading /> : (
        <StateOf state={oneOf(found, absentCase)} onRetry={found.again}>
          {(one) => {
            const s = standingOf(me.who, caseOf(one), seats, work.now())
            return isOpen(s, path) ? <Step s={s} path={path} plans={rowsOf<PlanRow>(one, 'plans')} /> : <NotNow />
          }}
        </StateOf>
      )}
    </Page>
  )
}

function NotNow() {
  const { t } = useWords()
  return <Note tone="caution">{t({ id: 'Langkah ini tidak bisa Anda lakukan sekarang: kasusnya sudah berpindah tahap, atau orang lain yang harus melakukannya.', en: 'You cannot take this step now: the case has moved on, or somebody else must take it.' })}</Note>
}

function Step({ s, path, plans }: { s: Standing; path: string; plans: readonly PlanRow[] }) {
  const spec = findSpec(path)
  if (path === planStep.path) return <PlanForm s={s} plans={plans} />
  return spec ? <StepForm s={s} spec={spec} plans={plans} /> : <NotNow />
}

function StepForm({ s, spec, plans }: { s: Standing; spec: StepSpec; plans: readonly PlanRow[] }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const search = useSearch()
  const { row } = s
  const today = dayAt(work.now(), row.place)
  const workers = useWorkers(spec.people ? row.place : null, today)
  const agencies = useAgencies('agencyId' in spec.act.input ? row.place : null)
  const house = useHouseFacts(spec.path === 'asesmen' ? (row.householdId ?? null) : null)
  const needsSubject = spec.path === 'registrasi' && !row.subjectId
  const [subject, setSubject] = useState<Chosen | null>(null)
  const from = Object.fromEntries(new URLSearchParams(search))
  const carried: Values = Object.fromEntries(Object.entries(spec.carried ?? {}).flatMap(([input, name]) => (from[name] ? [[input, from[name]]] : [])))
  const asked = { s, today, from }
  const fields = spec.fields?.(asked) ?? Object.fromEntries(Object.entries(spec.act.input).filter(([name]) => name !== 'caseId' && name !== spec.mint && !(name in (spec.carried ?? {}))))
  const planned = plans.find((p) => p.id === row.planId)?.services?.find((line) => line.id === from.baris)
  const unit = findServiceItem(planned?.item)?.unit
  const initial: Values = { ...spec.initial?.(asked), ...(planned ? { item: planned.item, giver: planned.by, ...(unit ? { unit: t(unit) } : {}) } : {}) }
  const people = useMemo(() => (spec.people ? workers.source(spec.people(s), [row.ownerId, row.supervisorId]) : undefined), [spec, workers, s, row.ownerId, row.supervisorId])
  const draft = useDraft<Values>(`cases.${row.id}.${spec.path}.${from.baris ?? ''}`)
  const sources = { refs: { agency: agencies, ...(people ? { account: people } : {}) } }
  return (
    <Stack gap={4}>
      {spec.help ? <Note tone={spec.danger ? 'caution' : 'info'}>{t(spec.help)}</Note> : null}
      {needsSubject ? <SubjectPicker place={row.place} value={subject} onChange={setSubject} /> : null}
      <FormFromFields
        fields={fields}
        initial={{ ...initial, ...draft.begun }}
        onDraft={draft.keep}
        submit={spec.submit ?? { id: 'Simpan', en: 'Save' }}
        sources={sources}
        extra={<Button onClick={() => go(`/kasus/${row.id}`)}>{t({ id: 'Batal', en: 'Cancel' })}</Button>}
        onSubmit={async (values) => {
          const input = {
            ...values, ...Object.fromEntries((spec.whole ?? []).flatMap((name) => (textOf(values[name]) === '' ? [] : [[name, Number(values[name])]]))), ...carried, caseId: row.id,
            ...(spec.mint ? { [spec.mint]: work.newId() } : {}),
            ...(subject ? { subjectKind: subject.kind, subjectId: subject.id } : {}),
            ...(house ? { household: house } : {}),
          }
          const result = await work.act(spec.act.name, row.place, input)
          if (result.ok) {
            draft.done()
            toast({ say: spec.done ?? saved, tone: 'good' })
            go(`/kasus/${row.id}`, { replace: true })
          }
          return formAnswer(result)
        }}
      />
    </Stack>
  )
}

const kept = ['members', 'rtlh', 'failed', 'density', 'structure', 'water', 'sanitation', 'electricity', 'openDefecation', 'verifiedOn'] as const

/** How the family lives on the day of the assessment, kept with it: the registry goes on changing. */
function useHouseFacts(householdId: string | null): { [name: string]: unknown } | null {
  const state = useView('registry.household', householdId === null ? null : { id: householdId })
  const status = state.status === 'ready' && state.rows[0] ? joinOf(state.rows[0], 'status') : undefined
  if (!status) return null
  return Object.fromEntries(kept.flatMap((name) => (status[name] === undefined || status[name] === null ? [] : [[name, status[name]]])))
}
