// One member: where they stand, what to do next, the decree and the card, certificates, the sealed part for those who answer for it, and their life so far.
import { useState } from 'react'
import type { Text } from '../../../engine/field.ts'
import { dayAt, daysBetween } from '../../../engine/values/day.ts'
import { formatPhone } from '../../../engine/values/format.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { FieldValue } from '../../../kit/field-value.web.tsx'
import { FlowBar } from '../../../kit/flow-bar.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { manyOf, oneOf } from '../../../kit/loaded.web.ts'
import { Card, type Fact, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { type TimeEntry, Timeline } from '../../../kit/timeline.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { parseNik, warningsOf } from '../psm-nik.ts'
import { psmFlow } from '../psm-flow.ts'
import { PsmPrivate } from '../psm-records.ts'
import type { PsmRow } from '../psm-rules.ts'
import { dismissGrounds, educations, endKinds, inactiveReasons, ktaKinds, psmFunctions, psmSkills, psmTiers, skIssuers } from '../psm-words.ts'
import { PrintCard } from './psm-print.web.tsx'
import { PsmStepSheet } from './psm-step-sheet.web.tsx'
import { type Offer, offersFor } from './psm-steps.web.ts'
import { absentPsm, nameIn, psmOf, stateTag } from './psm-words.web.ts'

const road = ['calon', 'direkomendasi_ipsm', 'direkomendasi_lurah', 'diverifikasi', 'seleksi', 'ditetapkan', 'aktif']
const rollRoles = ['village_head', 'dinsos_verifier', 'dinsos_head']

export default function OneMember({ params }: { params: { [k: string]: string } }) {
  const state = useView('organization.member', { id: params.id ?? '' })
  return <Found state={state} title={{ id: 'Anggota', en: 'Member' }} back="/anggota" absent={absentPsm}>{(found) => <OnePage key={found.row.id} found={found} />}</Found>
}

function OnePage({ found }: { found: ViewRow }) {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [step, setStep] = useState<Offer | null>(null)
  const [menu, setMenu] = useState(false)
  const row = psmOf(found.row)
  const { main, rest } = offersFor(row, me.who, work.now())
  const tag = stateTag(row.state)
  const mayRoll = useHolds(rollRoles, row.place)
  const choose = (offer: Offer): void => {
    setMenu(false)
    setStep(offer)
  }
  return (
    <Page
      title={row.name ?? '—'}
      subtitle={work.placeName(row.place)}
      back="/anggota"
      tags={<>
        <StatusTag label={tag.label} tone={tag.tone} />
        {found.row.version === undefined ? <UnsentTag /> : null}
      </>}
      action={
        main || rest.length > 0 ? (
          <>
            {rest.length > 0 ? <Button icon="more" onClick={() => setMenu(true)}>{t(main ? { id: 'Lainnya', en: 'More' } : { id: 'Tindakan', en: 'Steps' })}</Button> : null}
            {main ? <Button tone="main" onClick={() => choose(main)}>{t(main.label)}</Button> : null}
          </>
        ) : undefined
      }
    >
      <Stack gap={5}>
        <Notes row={row} />
        {road.includes(row.state ?? '') && row.state !== 'aktif' ? <FlowBar flow={psmFlow} state={row.state ?? ''} path={road} /> : null}
        <Facts row={row} />
        <Certificates found={found} />
        {mayRoll ? <Private id={row.id} /> : null}
        <Section title={{ id: 'Perjalanan', en: 'The way so far' }}><Life row={row} /></Section>
        <HistoryPart id={row.id} place={row.place} />
      </Stack>
      <Sheet title={{ id: 'Tindakan', en: 'Steps' }} open={menu} onClose={() => setMenu(false)}>
        <RowList label={{ id: 'Tindakan', en: 'Steps' }} rows={rest} keyOf={(o) => o.act.name} show={(o) => ({ title: t(o.label), onOpen: () => choose(o) })} />
      </Sheet>
      <PsmStepSheet row={row} offer={step} onClose={() => setStep(null)} />
    </Page>
  )
}

function Notes({ row }: { row: PsmRow }) {
  const { t, date } = useWords()
  const work = useWork()
  const today = dayAt(work.now(), row.place)
  const left = row.skUntil ? daysBetween(today, row.skUntil) : null
  const certLeft = row.certified && row.certifiedUntil ? daysBetween(today, row.certifiedUntil) : null
  const notes: { tone: 'caution' | 'bad' | 'waiting' | 'info'; say: Text }[] = []
  const add = (tone: (typeof notes)[number]['tone'], id: string, en: string) => notes.push({ tone, say: { id, en } })
  if (row.state === 'dikembalikan') add('waiting', `Perlu dilengkapi: ${row.returnNote ?? ''}`, `Missing: ${row.returnNote ?? ''}`)
  if (row.state === 'ditolak') add('info', `Ditolak: ${row.rejectReason ?? ''}`, `Rejected: ${row.rejectReason ?? ''}`)
  if (row.state === 'nonaktif' && row.inactiveReason) add('bad', `Nonaktif: ${inactiveReasons[row.inactiveReason]?.id ?? row.inactiveReason}`, `Inactive: ${inactiveReasons[row.inactiveReason]?.en ?? row.inactiveReason}`)
  if (row.state === 'cuti' && row.leaveUntil) add('info', `Cuti sampai ${date(row.leaveUntil)}`, `On leave until ${date(row.leaveUntil)}`)
  if (row.state === 'aktif' && row.warnedAt) add('caution', `Belum ada kegiatan sejak ${row.lastActiveOn ? date(row.lastActiveOn) : '—'}.`, `No activity since ${row.lastActiveOn ? date(row.lastActiveOn) : '—'}.`)
  if (row.bimtekLate) add('bad', `Bimtek dasar terlambat: batasnya ${row.bimtekDue ? date(row.bimtekDue) : '—'}.`, `Basic guidance is overdue: it was due ${row.bimtekDue ? date(row.bimtekDue) : '—'}.`)
  else if (row.bimtek === 'menyusul') add('info', `Bimtek dasar menyusul, paling lambat ${row.bimtekDue ? date(row.bimtekDue) : '—'}.`, `Basic guidance is to follow by ${row.bimtekDue ? date(row.bimtekDue) : '—'}.`)
  if (certLeft !== null && certLeft <= 60) add('caution', `Sertifikat berakhir ${date(row.certifiedUntil ?? '')}.`, `The certificate ends ${date(row.certifiedUntil ?? '')}.`)
  if (left !== null && left >= 0 && left <= 60 && row.state !== 'nonaktif') add('caution', `SK berakhir dalam ${left} hari, ${date(row.skUntil ?? '')}. Sesudahnya akses tertutup.`, `The decree ends in ${left} days, ${date(row.skUntil ?? '')}. Access then closes.`)
  if (row.dismissBy) add('bad', `Pemberhentian diusulkan: ${nameIn(dismissGrounds, row.dismissGround).id}. ${row.repliedAt ? 'PSM sudah menjawab.' : `Hak jawab sampai ${date(row.replyUntil ?? '')}.`}`, `Dismissal proposed: ${nameIn(dismissGrounds, row.dismissGround).en}. ${row.repliedAt ? 'The member replied.' : `Right to reply until ${date(row.replyUntil ?? '')}.`}`)
  return (
    <>
      {notes.map((n) => <Note key={n.say.id} tone={n.tone}>{t(n.say)}</Note>)}
      {row.handover === 'perlu' ? (
        <Card tone="waiting" icon="hourglass" title={{ id: 'Pekerjaannya perlu diserahkan', en: 'Their work must be handed over' }}>
          <p>{t({ id: 'Aksesnya sudah tertutup, tetapi masih ada pekerjaan atas namanya.', en: 'Access is closed, but work still stands in their name.' })}</p>
          <Row><ButtonLink tone="main" icon="forward" href={`/serah-terima/${row.id}`}>{t({ id: 'Serahkan', en: 'Hand over' })}</ButtonLink></Row>
        </Card>
      ) : row.personId && ['ditetapkan', 'aktif', 'cuti', 'nonaktif'].includes(row.state ?? '') ? (
        <Row><ButtonLink tone="quiet" icon="clipboardList" href={`/serah-terima/${row.id}`}>{t({ id: 'Pekerjaan yang ada padanya', en: 'Work that lies with them' })}</ButtonLink></Row>
      ) : null}
    </>
  )
}

function Facts({ row }: { row: PsmRow }) {
  const { t, date } = useWords()
  const list = (codes: readonly string[] | null | undefined, options: Parameters<typeof nameIn>[0]): string | null => ((codes ?? []).length > 0 ? (codes ?? []).map((c) => t(nameIn(options, c))).join(', ') : null)
  const facts: Fact[] = [
    ...(row.skNo ? [{ label: { id: 'SK', en: 'Decree' }, value: row.skNo, note: [row.skDate ? date(row.skDate) : null, row.skTitle ?? (row.skIssuer ? t(nameIn(skIssuers, row.skIssuer)) : null)].filter(Boolean).join(' · ') }] : []),
    ...(row.skFrom ? [{ label: { id: 'Berlaku', en: 'In force' }, value: `${date(row.skFrom)} – ${row.skUntil ? date(row.skUntil) : t({ id: 'tanpa batas', en: 'open' })}` }] : []),
    ...(row.ktaNo ? [{ label: { id: 'KTA', en: 'Card' }, value: row.ktaNo, note: row.ktaKind ? t(nameIn(ktaKinds, row.ktaKind)) : t({ id: 'dari daftar lama', en: 'from the old list' }) }] : []),
    ...(row.tier ? [{ label: { id: 'Pelatihan', en: 'Training' }, value: t(nameIn(psmTiers, row.tier)) }] : []),
    { label: { id: 'Fungsi', en: 'Functions' }, value: list(row.functions, psmFunctions) },
    { label: { id: 'Keahlian', en: 'Skills' }, value: list(row.skills, psmSkills) },
    { label: { id: 'Pendidikan, pekerjaan', en: 'Education, occupation' }, value: [row.education ? t(nameIn(educations, row.education)) : null, row.occupation].filter(Boolean).join(' · ') || null },
    { label: { id: 'Telepon tugas', en: 'Work phone' }, value: row.workPhone ? <a href={`tel:${row.workPhone}`}>{formatPhone(row.workPhone)}</a> : null },
    ...(row.endedOn ? [{ label: { id: 'Berakhir', en: 'Ended' }, value: `${date(row.endedOn)} · ${t(nameIn(endKinds, row.endKind))}`, note: row.endReason ?? undefined }] : []),
  ]
  return (
    <Card>
      <Stack gap={3}>
        <KeyValue items={facts} />
        {row.motivation && !row.skNo ? <Note icon="message">{row.motivation}</Note> : null}
        {row.ktaToken ? <PrintCard row={row} /> : null}
      </Stack>
    </Card>
  )
}

function Certificates({ found }: { found: ViewRow }) {
  const { t, date } = useWords()
  const held = manyOf(found, 'certificates')
  if (held.length === 0) return null
  return (
    <Section title={{ id: 'Sertifikat', en: 'Certificates' }}>
      <RowList
        label={{ id: 'Sertifikat', en: 'Certificates' }}
        rows={held}
        keyOf={(c) => c.id}
        show={(c) => ({
          title: String(c.title ?? ''), icon: 'certificate',
          lines: [[t(nameIn(psmTiers, c.tier as string)), String(c.issuer ?? ''), c.issuedOn ? date(String(c.issuedOn)) : null].filter(Boolean).join(' · '), c.expiresOn ? t({ id: 'Berlaku sampai {d}', en: 'Until {d}' }, { d: date(String(c.expiresOn)) }) : t({ id: 'Tanpa batas waktu', en: 'Without an end' })],
        })}
      />
    </Section>
  )
}

/** Asked of the server when somebody wants to see it: the reading is noted. */
function Private({ id }: { id: string }) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  const state = useView('organization.memberPrivate', open ? { id } : null)
  const shown = ['nik', 'birthDate', 'birthPlace', 'address', 'phone', 'ktpPlace', 'ktpPhoto', 'skckNo', 'skckPhoto', 'hearing', 'hearingReply'] as const
  return (
    <Section title={{ id: 'Data pribadi', en: 'Private data' }} hint={{ id: 'Hanya Lurah/Kepala Desa dan Dinas Sosial; tiap pembacaan dicatat.', en: 'The village head and the social office alone; each reading is noted.' }}>
      {open ? (
        <StateOf state={oneOf(state, { id: 'Tidak ada data pribadi untuk anggota ini.', en: 'There is no private data for this member.' })} onRetry={state.again}>
          {({ row }) => {
            const nik = typeof row.nik === 'string' ? parseNik(row.nik) : null
            const doubts = nik?.ok ? warningsOf(nik, { birthDate: row.birthDate }) : []
            return (
              <Stack gap={3}>
                {doubts.map((d) => <Note key={d.id} tone="caution">{t(d)}</Note>)}
                <Card>
                  <KeyValue items={shown.filter((name) => row[name] !== null && row[name] !== undefined && !(Array.isArray(row[name]) && row[name].length === 0)).map((name) => ({ label: PsmPrivate.columns[name].label, value: <FieldValue field={PsmPrivate.columns[name]} value={row[name]} /> }))} />
                </Card>
              </Stack>
            )
          }}
        </StateOf>
      ) : (
        <Button icon="eye" onClick={() => setOpen(true)}>{t({ id: 'Lihat data pribadi', en: 'See private data' })}</Button>
      )}
    </Section>
  )
}

/** The milestones that lie on the row itself: readable without a signal. */
function Life({ row }: { row: PsmRow }) {
  const { t } = useWords()
  const entries: TimeEntry[] = []
  const add = (id: string, at: string | null | undefined, say: Text, note?: string | null): void => {
    if (at) entries.push({ id, madeAt: at, say, ...(note ? { note } : {}) })
  }
  add('apply', row.appliedAt, row.source === 'daftar' ? { id: 'Dimasukkan dari daftar anggota lama', en: 'Taken over from an existing list' } : row.source === 'pindah' ? { id: 'Pindah ke sini', en: 'Moved here' } : { id: 'Mendaftar', en: 'Applied' })
  add('ipsm', row.ipsmAt, { id: 'Direkomendasi IPSM', en: 'Recommended by IPSM' }, row.ipsmLetter)
  add('head', row.headAt, { id: 'Direkomendasi lurah/kepala desa', en: 'Recommended by the village head' }, row.headLetter)
  add('check', row.checkedAt, { id: 'Berkas diverifikasi', en: 'Papers verified' })
  add('kta', row.ktaAt, { id: 'KTA terbit', en: 'Card issued' }, row.ktaNo)
  add('warn', row.warnedAt, { id: 'Diingatkan: dua bulan tanpa kegiatan', en: 'Warned: two months of silence' })
  add('state', row.stateAt, { id: `Menjadi: ${stateTag(row.state).label.id}`, en: `Became: ${stateTag(row.state).label.en}` })
  entries.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
  return entries.length > 0 ? <Timeline label={{ id: 'Perjalanan', en: 'The way so far' }} entries={entries} /> : <p className="k-hint">{t({ id: 'Belum ada catatan.', en: 'Nothing yet.' })}</p>
}
