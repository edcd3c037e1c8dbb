// Opening a case: from a report, from a family's or a person's page, or for somebody found by name.
import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { AnyRow } from '../../../engine/record.ts'
import type { Fields } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Card, Note, Page, Stack } from '../../../kit/page.web.tsx'
import { Failed, Loading, Offline, Refused } from '../../../kit/states.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { classOfPpks } from '../../registry/door.ts'
import { open } from '../acts-open.ts'
import { ownerRoles, restrictedSupervisorRoles, supervisorRoles } from '../judging.ts'
import { useWorkers } from './people.web.ts'
import { type Chosen, SubjectPicker } from './subject.web.tsx'
import { formAnswer, saved, textOf } from './words.web.ts'

const subjectViews: { readonly [kind: string]: string } = { person: 'registry.person', household: 'registry.household' }

/** Ask what the address names, then draw the form with it. */
export default function CaseNew() {
  const asked = new URLSearchParams(useSearch())
  const me = useMe()
  const reportId = asked.get('report')
  const report = useView('reports.one', reportId ? { id: reportId } : null)
  const told = report.status === 'ready' ? report.rows[0]?.row : undefined
  const kind = asked.get('kind') ?? (textOf(told?.subjectKind) || 'person')
  const subjectId = asked.get('subject') ?? (textOf(told?.subjectId) || null)
  const subjectView = subjectViews[kind]
  const subject = useView(subjectView ?? 'registry.person', subjectId && subjectView ? { id: subjectId } : null)
  const groups = useView('registry.communities', subjectId && !subjectView ? { place: asked.get('place') ?? me.post?.place ?? me.home } : null)
  const loaded = [reportId ? report : null, subjectId ? (subjectView ? subject : groups) : null].filter((s) => s !== null)
  const back = reportId ? `/laporan/${reportId}` : subjectId ? (kind === 'household' ? `/keluarga/${subjectId}` : kind === 'community' ? `/kelompok/${subjectId}` : `/orang/${subjectId}`) : '/kasus'
  const stuck = loaded.find((s) => s.status !== 'ready' && s.status !== 'loading')
  const found = !subjectId ? undefined : subjectView ? (subject.status === 'ready' ? subject.rows[0]?.row : undefined) : groups.status === 'ready' ? groups.rows.find((r) => r.row.id === subjectId)?.row : undefined
  return (
    <Page title={{ id: 'Buka kasus', en: 'Open a case' }} back={back}>
      {stuck?.status === 'offline' ? <Offline /> : stuck?.status === 'refused' ? <Refused reason={stuck.say} /> : stuck ? <Failed onRetry={stuck.again} />
        : loaded.some((s) => s.status === 'loading') ? <Loading />
          : reportId && !told ? <Refused reason={{ id: 'Laporan ini tidak ada di wilayah Anda.', en: 'This report is not in your area.' }} />
            : <OpenForm report={told} first={found ? { kind, id: found.id, name: textOf(found.name) || textOf(found.headName), place: found.place } : null} />}
    </Page>
  )
}

function OpenForm({ report, first }: { report: AnyRow | undefined; first: Chosen | null }) {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const [subject, setSubject] = useState(first)
  const [missing, setMissing] = useState<Say | null>(null)
  const [sealed, setSealed] = useState(report?.class === 'X')
  const place = report?.place ?? subject?.place ?? me.post?.place ?? me.home
  const today = dayAt(work.now(), place)
  const workers = useWorkers(place.length === 13 ? place : null, today)
  const namesOwner = useHolds(['puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'pekerja_sosial', 'duty_officer'])
  const [owner, setOwner] = useState<string | null>(null)
  const supervisors = useMemo(() => workers.source(sealed ? restrictedSupervisorRoles : supervisorRoles, [me.person, owner]), [workers, sealed, me.person, owner])
  const owners = useMemo(() => workers.source(ownerRoles), [workers])
  const { problem, ppks, restricted, basis, basisNote, guardianName, guardianRelation, subjectName, ownerId, supervisorId } = open.input
  const fields: Fields = {
    problem: { ...problem, help: { id: 'Apa yang terjadi dan bantuan apa yang diharapkan.', en: 'What happened and what help is hoped for.' } },
    ...(subject ? {} : { subjectName: { ...subjectName, help: { id: 'Bila belum terdata: nama panggilan atau cirinya.', en: 'If not registered yet: a name or what they look like.' } } }),
    basis: { ...basis, help: { id: 'Atas dasar apa Anda menangani dan mencatat orang ini.', en: 'On what footing you handle and record this person.' } },
    basisNote: { ...basisNote, required: true, min: 10, when: (v) => v.basis === 'vital' || v.basis === 'legal' },
    guardianName: { ...guardianName, required: true, when: (v) => v.basis === 'guardian' },
    guardianRelation: { ...guardianRelation, when: (v) => v.basis === 'guardian' },
    ...(report?.class === 'X' ? {} : { restricted: { ...restricted, help: { id: 'Kekerasan, anak yang terancam, HIV, dan hal lain yang hanya boleh dilihat timnya.', en: 'Violence, a child in danger, HIV and other matters only its team may see.' } } }),
    ...(namesOwner ? { ownerId: { ...ownerId, record: 'owner', label: { id: 'Penanggung jawab (kosongkan bila Anda sendiri)', en: 'Owner (leave empty if yourself)' } } } : {}),
    supervisorId: { ...supervisorId, required: sealed, help: sealed ? { id: 'Kasus sangat terbatas perlu pengawas. Ia bukan Anda dan bukan penanggung jawabnya.', en: 'A highly restricted case needs a supervisor, neither you nor the owner.' } : { id: 'Boleh dikosongkan: pengawas kecamatan atau Dinas Sosial yang menyetujui.', en: 'May be left empty: the district supervisor or the social office approves.' } },
    ppks,
  }
  return (
    <Stack gap={4}>
      {report ? <Card tone="sunken" title={{ id: 'Dari laporan', en: 'From the report' }} icon="report"><p>{textOf(report.what) || textOf(report.ticket)}</p></Card> : null}
      {first ? (
        <Card title={first.name} icon={first.kind === 'household' ? 'family' : first.kind === 'community' ? 'people' : 'person'}><p className="k-hint">{work.placeName(first.place)}</p></Card>
      ) : (
        <SubjectPicker place={place} value={subject} onChange={(chosen) => { setSubject(chosen); setMissing(null) }} error={missing} />
      )}
      {report && !subject ? <Note>{t({ id: 'Bila orangnya belum diketahui, kasus tetap bisa dibuka dari laporan ini dan dilengkapi kemudian.', en: 'If it is not known yet who, the case can still be opened from this report and completed later.' })}</Note> : null}
      <FormFromFields
        fields={fields}
        initial={{ problem: textOf(report?.what) || null, basis: null, restricted: false, subjectName: textOf(report?.subjectName) || null }}
        submit={{ id: 'Buka kasus', en: 'Open the case' }}
        // Two fields of accounts, each with its own people.
        sources={{ refs: { account: supervisors, owner: owners } }}
        onChange={(values) => {
          const categories = Array.isArray(values.ppks) ? (values.ppks as string[]) : []
          setSealed(report?.class === 'X' || values.restricted === true || categories.some((c) => classOfPpks(c) === 'X'))
          setOwner(textOf(values.ownerId) || null)
        }}
        aside={() => (sealed ? <Note tone="caution" icon="shield">{t({ id: 'Kasus ini akan sangat terbatas: hanya Anda, penanggung jawab, dan pengawasnya yang dapat membukanya.', en: 'This case will be highly restricted: only you, its owner and its supervisor can open it.' })}</Note> : null)}
        onSubmit={async (values) => {
          if (!subject && !report) {
            const say: Say = { id: 'Pilih dulu siapa yang ditangani.', en: 'First choose who it is about.' }
            setMissing(say)
            return { say }
          }
          const caseId = work.newId()
          const result = await work.act('cases.open', place, {
            ...values, caseId, ...(report ? { reportId: report.id } : {}), ...(subject ? { subjectKind: subject.kind, subjectId: subject.id } : {}),
          })
          if (result.ok) {
            toast({ say: saved, tone: 'good' })
            go(`/kasus/${caseId}`, { replace: true })
          }
          return formAnswer(result)
        }}
      />
    </Stack>
  )
}
