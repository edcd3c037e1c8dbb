// One batch: how far it is, what waits on whom and until when, and the one next step of whoever looks.
import { type ReactNode, useEffect } from 'react'
import { choiceLabel } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { StackBar } from '../../../kit/charts.web.tsx'
import { FlowBar } from '../../../kit/flow-bar.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { Card, Fold, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { Progress } from '../../../kit/progress.web.tsx'
import { Slot } from '../../../kit/slot.web.tsx'
import { ClockTag, StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { batchFlow, sealedStates, workingStates } from '../flow.ts'
import { covers } from '../../../engine/who.ts'
import { exporters } from '../document-views.ts'
import { nameReaders } from '../views.ts'
import { decisionOrder } from '../words/labels.ts'
import { BatchItem } from '../records.ts'
import { daysLeft, lastDay, progressOf, villageSample, regencySample, windowsOfBatch } from '../rules.ts'
import { reopenMusdes } from '../acts-musdes.ts'
import { openBatchSteps } from './steps.web.ts'
import { absentBatch, type BatchRow, batchOf, batchRoad, batchTag, decisionTones, itemOf, type ItemRow, joinedAs, monthName, type MusdesRow, textOf } from './words.web.ts'

export default function BatchPage({ params }: { params: { [k: string]: string } }) {
  const id = params.id ?? ''
  const state = useView('verification.batch', { id })
  return <Found state={state} title={{ id: 'Batch', en: 'Batch' }} back="/verifikasi" absent={absentBatch}>{(found) => <One row={batchOf(found)} musdes={joinedAs<MusdesRow>(found, 'musdes')} />}</Found>
}

function One({ row, musdes }: { row: BatchRow; musdes: MusdesRow | undefined }) {
  const { t, date, number } = useWords()
  const work = useWork()
  const me = useMe()
  const reads = useHolds(nameReaders, row.place)
  const exports = useHolds(exporters, row.place)
  const list = useView('verification.items', reads ? { batchId: row.id } : null)
  const items = list.status === 'ready' ? list.rows.map(itemOf) : []
  const mine = me.who.posts.filter((p) => covers(p.place, row.place)).map((p) => p.role)
  const today = dayAt(work.now(), row.place)
  const sealed = sealedStates.includes(row.state ?? '')
  const w = windowsOfBatch(row)
  const at = `/verifikasi/${row.id}`
  const main = mainOf(row, musdes, items, mine, me.person, at)
  const steps = openBatchSteps(row, mine, me.person).filter((s) => main?.href !== `${at}/langkah/${s.path}` && (s.act !== reopenMusdes || musdes?.state === 'ditutup'))
  const left = daysLeft(row, today)
  useEffect(() => {
    // What the papers’ letterhead will say has to be known before the signal is gone.
    for (const code of [row.place.slice(0, 8), row.place.slice(0, 5)]) work.placeName(code)
  }, [work, row.place])
  return (
    <Page
      title={t({ id: 'Batch {m}', en: 'Batch of {m}' }, { m: monthName(row.month, date) })}
      subtitle={`${work.placeName(row.place)} · ${row.number ?? ''}`}
      back="/verifikasi"
      tags={
        <>
          {row.version === undefined ? <UnsentTag /> : null}
          <StatusTag {...batchTag(row.state)} />
          {row.late ? <StatusTag tone="caution" icon="clockAlert" label={{ id: 'Waktu tambahan', en: 'More time' }} /> : null}
          {row.dueAt ? <ClockTag due={row.dueAt} soonHours={72} /> : null}
        </>
      }
      action={main ? <ButtonLink href={main.href} tone="main" icon={main.icon}>{t(main.label)}</ButtonLink> : undefined}
    >
      <Stack gap={5}>
        <FlowBar flow={batchFlow} state={row.state ?? ''} path={[...batchRoad]} />
        <WaitsOn row={row} musdes={musdes} items={items} left={left} />
        <Slot name="choices" props={{ id: row.id, place: row.place }} />
        {reads ? <ProgressPart items={items} at={at} ready={list.status === 'ready'} /> : null}
        {row.totals || items.some((i) => i.decision) ? <TotalsPart row={row} items={items} at={at} /> : null}
        <Row>
          {reads ? <ButtonLink href={`${at}/keluarga`} icon="family">{t({ id: 'Keluarga dalam batch ({n})', en: 'Families ({n})' }, { n: number(items.length || (row.totals?.items ?? 0)) })}</ButtonLink> : null}
          {mine.some((r) => ['village_operator', 'village_head'].includes(r)) && (row.state === 'musyawarah' || workingStates.includes(row.state ?? '')) ? <ButtonLink href={`${at}/musyawarah`} icon="people">{t({ id: 'Musyawarah', en: 'Deliberation' })}</ButtonLink> : null}
          {reads && (musdes?.state === 'ditutup' || sealed || (row.papers ?? []).length > 0) ? <ButtonLink href={`${at}/dokumen`} icon="file">{t({ id: 'Dokumen', en: 'Papers' })}</ButtonLink> : null}
          {exports && sealed ? <ButtonLink href={`${at}/ekspor`} icon="download">{t({ id: 'Ekspor SIKS-NG', en: 'Export' })}</ButtonLink> : null}
          {exports && sealed ? <ButtonLink href={`${at}/hasil`} icon="upload">{t({ id: 'Catat hasil & desil', en: 'Record results' })}</ButtonLink> : null}
        </Row>
        <Section title={{ id: 'Kalender', en: 'Calendar' }}>
          <Card>
            <KeyValue items={[
              { label: { id: 'Masa input', en: 'Input' }, value: `${date(w.inputFrom)} – ${date(w.inputUntil)}` },
              { label: { id: 'Musyawarah', en: 'Deliberation' }, value: `${date(w.musdesFrom)} – ${date(w.musdesUntil)}` },
              { label: { id: 'Batas finalisasi', en: 'Cut-off' }, value: date(lastDay(row)), note: row.lateReason ?? undefined },
              ...(row.letterNo ? [{ label: { id: 'Surat pengesahan', en: 'Letter of approval' }, value: `${row.letterNo}${row.letterOn ? ` · ${date(row.letterOn)}` : ''}` }] : []),
              ...(row.minutesNo ? [{ label: { id: 'Berita Acara', en: 'Minutes' }, value: row.minutesNo }] : []),
              ...(row.acknowledgedRef ? [{ label: { id: 'Bukti SIKS-NG', en: 'SIKS-NG reference' }, value: row.acknowledgedRef }] : []),
            ]} />
          </Card>
        </Section>
        {steps.length > 0 ? (
          <Section title={{ id: 'Langkah lain', en: 'Other steps' }}>
            <Row>{steps.map((s) => <ButtonLink key={s.path} href={`${at}/langkah/${s.path}`} tone={s.danger ? 'danger' : 'plain'}>{t(s.title)}</ButtonLink>)}</Row>
          </Section>
        ) : null}
        {row.contentHash ? (
          <Fold title={{ id: 'Sidik isi', en: 'Content hash' }}>
            <Row><code style={{ overflowWrap: 'anywhere' }}>{row.contentHash}</code><Button tone="quiet" icon="copy" onClick={async () => { await navigator.clipboard.writeText(row.contentHash ?? ''); toast({ say: { id: 'Disalin', en: 'Copied' } }) }}>{t({ id: 'Salin', en: 'Copy' })}</Button></Row>
          </Fold>
        ) : null}
        <HistoryPart id={row.id} place={row.place} />
      </Stack>
    </Page>
  )
}

interface Main { href: string; icon: 'plus' | 'personAdd' | 'people' | 'check' | 'download' | 'eye' | 'sync' | 'file' | 'upload'; label: { id: string; en: string } }

/** The one next step of this person, by what waits first. */
function mainOf(row: BatchRow, musdes: MusdesRow | undefined, items: readonly ItemRow[], mine: readonly string[], person: string, at: string): Main | null {
  const as = (...roles: string[]): boolean => roles.some((r) => mine.includes(r))
  const some = (...states: string[]): boolean => items.some((i) => states.includes(i.state ?? ''))
  const working = ['dibuka', 'pendataan', 'dikembalikan'].includes(row.state ?? '')
  if (working && as('village_operator', 'puskesos_koord')) {
    if (items.length === 0) return as('village_operator') ? { href: `${at}/tambah`, icon: 'plus', label: { id: 'Tambah keluarga', en: 'Add families' } } : null
    if (some('masuk')) return { href: `${at}/tugaskan`, icon: 'personAdd', label: { id: 'Tugaskan kunjungan', en: 'Assign visits' } }
    if (some('dikunjungi') && as('village_operator')) return { href: `${at}/padankan`, icon: 'sync', label: { id: 'Catat hasil padan', en: 'Record matches' } }
  }
  if (working && as('district_supervisor', 'dinsos_verifier') && some('dipadankan', 'tidak_ditemukan')) return { href: `${at}/tinjau`, icon: 'eye', label: { id: 'Tinjau', en: 'Review' } }
  if (working && as('village_operator', 'village_head') && items.length > 0 && items.every((i) => ['ditinjau', 'diputus'].includes(i.state ?? ''))) return { href: `${at}/musyawarah`, icon: 'people', label: { id: 'Mulai musyawarah', en: 'Begin the deliberation' } }
  if (row.state === 'musyawarah' && as('village_operator', 'village_head')) return { href: `${at}/musyawarah`, icon: 'people', label: musdes?.state === 'ditutup' ? (as('village_head') ? { id: 'Periksa dan finalkan', en: 'Check and finalise' } : { id: 'Dokumen musyawarah', en: 'Papers of the deliberation' }) : { id: 'Lanjutkan musyawarah', en: 'Go on with the deliberation' } }
  if (row.state === 'final_desa' && as('dinsos_verifier')) {
    const drawn = regencySample(row, items)
    return items.some((i) => drawn.has(i.id) && !i.regencyResult) || items.length === 0 ? { href: `${at}/keluarga?contoh=1`, icon: 'eye', label: { id: 'Periksa contoh', en: 'Check the sample' } } : { href: `${at}/langkah/verifikasi`, icon: 'check', label: { id: 'Loloskan verifikasi', en: 'Pass the check' } }
  }
  if (row.state === 'verifikasi_kab' && as('dinsos_head') && ![row.openedBy, row.finalisedBy, row.verifiedBy].includes(person)) return { href: `${at}/langkah/sahkan`, icon: 'check', label: { id: 'Sahkan', en: 'Approve' } }
  if (row.state === 'disahkan' && as('village_operator', 'dinsos_verifier', 'dinsos_head')) return { href: `${at}/ekspor`, icon: 'download', label: { id: 'Ekspor SIKS-NG', en: 'Export to SIKS-NG' } }
  if (row.state === 'diekspor' && as('village_operator')) return { href: `${at}/langkah/akui`, icon: 'check', label: { id: 'Catat pengakuan SIKS-NG', en: 'Record the acknowledgement' } }
  if (row.state === 'diakui' && as('village_operator') && some('final')) return { href: `${at}/hasil`, icon: 'upload', label: { id: 'Catat hasil & desil', en: 'Record results' } }
  return null
}

/** Who is waited for, in one sentence. */
function WaitsOn({ row, musdes, items, left }: { row: BatchRow; musdes: MusdesRow | undefined; items: readonly ItemRow[]; left: number }) {
  const { t, date, number } = useWords()
  const count = (...states: string[]): number => items.filter((i) => states.includes(i.state ?? '')).length
  const drawn = villageSample(row, items)
  const sample = items.filter((i) => drawn.has(i.id) && i.spotResult !== 'sesuai').length
  const say = (id: string, en: string, fill: { [k: string]: string | number } = {}, tone: 'info' | 'waiting' | 'good' | 'caution' | 'bad' = 'info'): ReactNode => <Note tone={tone}>{t({ id, en }, fill)}</Note>
  switch (row.state) {
    case 'dibuka': case 'pendataan': {
      if (items.length === 0) return say('Batch masih kosong: operator menambahkan keluarga sampai {d}.', 'The batch is empty: the operator adds families until {d}.', { d: date(row.inputUntil ?? '') })
      const parts = [
        count('masuk') ? t({ id: '{n} belum ditugaskan', en: '{n} not assigned' }, { n: number(count('masuk')) }) : '',
        count('ditugaskan') ? t({ id: '{n} menunggu kunjungan PSM', en: '{n} await a PSM’s visit' }, { n: number(count('ditugaskan')) }) : '',
        count('dikunjungi') ? t({ id: '{n} menunggu padan operator', en: '{n} await the operator’s match' }, { n: number(count('dikunjungi')) }) : '',
        count('dipadankan', 'tidak_ditemukan') ? t({ id: '{n} menunggu tinjauan TKSK (contoh: {s})', en: '{n} await review (sample: {s})' }, { n: number(count('dipadankan', 'tidak_ditemukan')), s: number(sample) }) : '',
      ].filter(Boolean)
      return say('{what}. Batas {d} ({n} hari lagi).', '{what}. Until {d} ({n} days left).', { what: parts.join(' · ') || t({ id: 'Semua siap dimusyawarahkan', en: 'All is ready for the deliberation' }), d: date(lastDay(row)), n: Math.max(0, left) }, left <= 2 ? 'caution' : 'info')
    }
    case 'musyawarah': return musdes?.state === 'ditutup' ? say('Menunggu Lurah/Kepala Desa memeriksa Berita Acara dan memfinalkan.', 'The head of the village is to check the minutes and finalise.', {}, 'waiting') : say('Musyawarah sedang berlangsung.', 'The deliberation is in session.')
    case 'dikembalikan': return say('Dikembalikan: {r} Diperbaiki paling lambat {d}.', 'Returned: {r} To be corrected by {d}.', { r: row.returnReason ?? '', d: date(row.returnUntil ?? '') }, 'caution')
    case 'final_desa': return say('Menunggu verifikator Dinas Sosial memeriksa contoh.', 'The social office’s verifier is to check the sample.', {}, 'waiting')
    case 'verifikasi_kab': return say('Menunggu pengesahan kepala Dinas Sosial.', 'Waiting for the head of the social office to approve.', {}, 'waiting')
    case 'disahkan': return say('Disahkan. Tinggal diekspor ke SIKS-NG.', 'Approved. To be exported to SIKS-NG.', {}, 'good')
    case 'diekspor': return say('Sudah diekspor. Menunggu pengakuan SIKS-NG.', 'Exported. Waiting for SIKS-NG’s acknowledgement.', {}, 'good')
    case 'diakui': return say('Diakui SIKS-NG. Hasil dan desil dicatat bila sudah keluar.', 'Acknowledged. Results and deciles are recorded when they come.', {}, 'good')
    case 'kedaluwarsa': return say('Batas akhir lewat sebelum difinalkan. Dinas Sosial dapat memberi waktu tambahan dengan alasan.', 'The cut-off passed before it was final. The social office may give more time with a reason.', {}, 'bad')
    default: return null
  }
}

function ProgressPart({ items, at, ready }: { items: readonly ItemRow[]; at: string; ready: boolean }) {
  const { t } = useWords()
  if (!ready || items.length === 0) return null
  const p = progressOf(items)
  return (
    <Section title={{ id: 'Kemajuan', en: 'Progress' }} tools={<ButtonLink href={`${at}/keluarga`} icon="list">{t({ id: 'Lihat keluarga', en: 'See families' })}</ButtonLink>}>
      <Card>
        <Stack gap={3}>
          <Progress label={{ id: 'Didatangi', en: 'Seen' }} done={p.seen} total={p.total} />
          <Progress label={{ id: 'Ditinjau', en: 'Reviewed' }} done={p.reviewed} total={p.total} />
          <Progress label={{ id: 'Diputus', en: 'Decided' }} done={p.decided} total={p.total} />
        </Stack>
      </Card>
    </Section>
  )
}

function TotalsPart({ row, items, at }: { row: BatchRow; items: readonly ItemRow[]; at: string }) {
  const { t, number } = useWords()
  const count = (d: string): number => (row.totals ? (row.totals[d as 'layak'] ?? 0) : items.filter((i) => i.decision === d).length)
  const total = row.totals?.items ?? items.filter((i) => i.decision).length
  return (
    <Section title={t({ id: 'Keputusan ({n} keluarga)', en: 'Decisions ({n} families)' }, { n: number(total) })} tools={<ButtonLink href={`${at}/keluarga`} icon="list">{t({ id: 'Daftar', en: 'List' })}</ButtonLink>}>
      <Card><StackBar label={{ id: 'Keputusan', en: 'Decisions' }} parts={decisionOrder.filter((d) => count(d) > 0).map((d) => ({ id: d, label: choiceLabel(BatchItem.columns.decision, d), value: count(d), tone: decisionTones[d] ?? 'neutral' }))} /></Card>
      {row.totals?.reasons && Object.keys(row.totals.reasons).length > 0 ? <p className="k-hint">{Object.entries(row.totals.reasons).map(([code, n]) => `${t(choiceLabel(BatchItem.columns.reasonCode, code))}: ${number(n)}`).join(' · ')}</p> : null}
      {textOf(row.verifyNote) ? <p className="k-hint">{row.verifyNote}</p> : null}
    </Section>
  )
}
