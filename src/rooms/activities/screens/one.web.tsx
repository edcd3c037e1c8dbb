// One activity: what it was, where it comes from, what it opens for whoever may, and its history.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { choiceLabel } from '../../../engine/field.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { Card, KeyValue, Note, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { PhotoRow } from '../../../kit/photo-input.web.tsx'
import { ConfirmSheet } from '../../../kit/sheet.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { toldStates } from '../flow.ts'
import { monthOf, monthReportId } from '../month.ts'
import { Activity } from '../records.ts'
import { absentActivity, accountOf, type ActivityRow, activityOf, saved, unsent } from './words.web.ts'

export default function One({ params }: { params: { [k: string]: string } }) {
  const state = useView('activities.one', { id: params.id ?? '' })
  return <Found state={state} title={{ id: 'Kegiatan', en: 'Activity' }} back="/kegiatan" absent={absentActivity}>{(found) => <Shown row={activityOf(found)} name={accountOf(found, 'person')?.name ?? '–'} />}</Found>
}

/** The page of what an activity is about, where there is one. */
const pages: { readonly [record: string]: { path: string; say: Say } } = {
  household: { path: '/keluarga/', say: { id: 'Buka keluarganya', en: 'Open the family' } },
  report: { path: '/laporan/', say: { id: 'Buka laporannya', en: 'Open the report' } },
  case: { path: '/kasus/', say: { id: 'Buka kasusnya', en: 'Open the case' } },
  enrolmentCheck: { path: '/keluarga/', say: { id: 'Buka keluarganya', en: 'Open the family' } },
}
/** Parts stand on the page of what they belong to: the column that names it. */
const parts: { readonly [record: string]: readonly (readonly [column: string, record: string])[] } = {
  visit: [['householdId', 'household'], ['caseId', 'case'], ['reportId', 'report']],
  service: [['caseId', 'case']], assessment: [['caseId', 'case']], plan: [['caseId', 'case']], referral: [['caseId', 'case']], enrolment: [['householdId', 'household']], batchItem: [['householdId', 'household']], ppksTag: [['subjectId', 'household']],
}

function Shown({ row: a, name }: { row: ActivityRow; name: string }) {
  const { t, date, number } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<Say | null>(null)
  const own = a.personId === me.person
  const report = useView('activities.report', own ? { id: monthReportId(me.person, monthOf(a.on ?? '')) } : null)
  const told = report.status === 'ready' && toldStates.includes(String(report.rows[0]?.row.state ?? ''))
  const open = own && !told && a.state !== 'ditarik'
  const label = (field: { options?: readonly { code: string; label: { id: string; en: string } }[] }, codes: readonly string[] | null | undefined): string => (codes ?? []).map((x) => t(choiceLabel(field as never, x))).join(', ')
  return (
    <Page
      title={a.sealed ? { id: 'Pendampingan (terbatas)', en: 'Accompaniment (restricted)' } : t(choiceLabel(Activity.columns.kind, a.kind))}
      subtitle={`${name} · ${work.placeName(a.place)}`}
      back="/kegiatan"
      tags={<>{a.state === 'ditarik' ? <StatusTag label={{ id: 'Ditarik', en: 'Withdrawn' }} tone="neutral" /> : null}{unsent(a) ? <UnsentTag /> : null}</>}
      action={open ? <ButtonLink href={`/kegiatan/${a.id}/ubah`} tone="main" icon="edit">{t({ id: 'Perbaiki', en: 'Mend' })}</ButtonLink> : undefined}
    >
      <Stack gap={4}>
        {a.sealed ? <Note icon="shield">{t({ id: 'Pekerjaan terbatas tercatat tanpa uraian dan tanpa tautan. Isinya ada pada tim yang menangani.', en: 'Restricted work is noted without words and without a link. Its content lies with the team in charge.' })}</Note> : null}
        {own && told ? <Note>{t({ id: 'Laporan bulan ini sudah dikirim. Perubahan ditulis sebagai catatan koreksi di laporan itu.', en: 'The report of this month was sent. Changes are written there as correction notes.' })}</Note> : null}
        <Card>
          <KeyValue items={[
            { label: { id: 'Tanggal', en: 'Date' }, value: a.on ? date(a.on) : null },
            ...(a.words ? [{ label: Activity.columns.words.label, value: a.words }] : []),
            { label: { id: 'Fungsi', en: 'Functions' }, value: label(Activity.columns.functions, a.functions) },
            { label: { id: 'Tugas', en: 'Tasks' }, value: (a.tasks ?? []).map((x) => `${x} ${t(choiceLabel(Activity.columns.tasks, x))}`).join('; ') },
            ...(a.people ? [{ label: Activity.columns.people.label, value: number(a.people) }] : []),
            ...(a.minutes ? [{ label: Activity.columns.minutes.label, value: t({ id: '{n} menit', en: '{n} minutes' }, { n: number(a.minutes) }) }] : []),
            { label: { id: 'Asal catatan', en: 'Where it comes from' }, value: a.source === 'sendiri' ? t({ id: 'Ditulis sendiri', en: 'Written down' }) : t({ id: 'Tercatat sendiri dari pekerjaan', en: 'Noted by itself' }) },
            ...(a.withdrawReason ? [{ label: Activity.columns.withdrawReason.label, value: a.withdrawReason }] : []),
          ]} />
        </Card>
        {(a.photos ?? []).length > 0 ? <PhotoRow photos={a.photos ?? []} /> : null}
        <About row={a} />
        {open && a.source === 'sendiri' ? <Row><Button tone="quiet" icon="trash" onClick={() => setAsking(true)}>{t({ id: 'Tarik catatan ini', en: 'Withdraw this note' })}</Button></Row> : null}
        <HistoryPart id={a.id} place={a.place} />
      </Stack>
      <ConfirmSheet
        title={{ id: 'Tarik catatan ini?', en: 'Withdraw this note?' }} open={asking} onClose={() => setAsking(false)} confirm={{ id: 'Tarik', en: 'Withdraw' }} tone="danger" error={error}
        reason={{ label: { id: 'Apa yang keliru', en: 'What was wrong' }, min: 5, max: 200 }}
        onConfirm={async (reason) => {
          const result = await work.act('activities.withdraw', a.place, { id: a.id, reason })
          if (!result.ok) return setError(result.refusal.say)
          toast({ say: saved, tone: 'good' })
          go('/kegiatan')
        }}
      />
    </Page>
  )
}

/** Opens what it is about, where this device carries it: the page itself decides who may look. */
function About({ row: a }: { row: ActivityRow }) {
  const { t } = useWords()
  const work = useWork()
  if (!a.aboutId || !a.aboutRecord) return null
  const direct = pages[a.aboutRecord]
  const behind = direct ? null : [...(work.carried(a.aboutRecord, a.place) ?? [])].find((r) => r.id === a.aboutId)
  const links = direct
    ? [{ href: `${direct.path}${a.aboutId}`, say: direct.say }]
    : (parts[a.aboutRecord] ?? []).flatMap(([column, record]) => {
        const id = behind?.[column]
        const page = pages[record === 'household' && behind?.subjectKind === 'person' ? 'person' : record]
        return typeof id === 'string' && page ? [{ href: `${page.path}${id}`, say: page.say }] : []
      })
  if (links.length === 0) return null
  return <Row>{links.map((l) => <ButtonLink key={l.href} href={l.href} icon="right">{t(l.say)}</ButtonLink>)}</Row>
}
