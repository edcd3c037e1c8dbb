// A report that was sent: its numbers, what changed since, correction notes, who acknowledged it; and the paper and the workbook of it.
import { useEffect, useState } from 'react'
import type { Text } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Button } from '../../../kit/button.web.tsx'
import { download } from '../../../kit/csv.web.ts'
import { Found } from '../../../kit/found.web.tsx'
import { HistoryPart } from '../../../kit/history.web.tsx'
import { NumberField } from '../../../kit/number-inputs.web.tsx'
import { Card, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { layByPress, PressMissing, printedHere } from '../../../kit/paper/paper-press.web.ts'
import { PhotoRow } from '../../../kit/photo-input.web.tsx'
import { ConfirmSheet, Sheet } from '../../../kit/sheet.web.tsx'
import { Signature, SignatureField } from '../../../kit/signature-input.web.tsx'
import { isDrawn, type Strokes } from '../../../kit/strokes.ts'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { LongTextField } from '../../../kit/text-inputs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { standing } from '../corrected.ts'
import { monthReportFlow, toldStates } from '../flow.ts'
import { differencesOf, labelOfKey } from '../month-report.ts'
import { headTitleAt, reportContent } from '../report-content.ts'
import { linesOf, reportFileName, reportPaper } from '../report-paper.ts'
import { reportSheet } from '../report-sheet.ts'
import { Numbers } from './numbers.web.tsx'
import { useFigures } from './reckon.web.ts'
import { absentReport, accountOf, monthIn, postsOf, psmOf, type ReportRow, reportOf, type ReportTextRow, saved, textOfReport, unsent } from './words.web.ts'

export default function ReportPage({ params }: { params: { [k: string]: string } }) {
  const state = useView('activities.report', { id: params.id ?? '' })
  return <Found state={state} title={{ id: 'Laporan bulanan', en: 'Monthly report' }} back="/laporan-bulanan" absent={absentReport}>{(found) => <Shown found={found} />}</Found>
}

function Shown({ found }: { found: ViewRow }) {
  const { t, lang, date, moment } = useWords()
  const work = useWork()
  const me = useMe()
  const row = reportOf(found)
  const text = textOfReport(found)
  const own = row.personId === me.person
  const head = useHolds(['village_head'], row.place)
  const chair = useHolds(['ipsm_board_local'], row.place)
  const figures = useFigures(text ? row.place : null, row.personId ?? null, row.month ?? '', row.until)
  const [step, setStep] = useState<'know' | 'return' | null>(null)
  const [correcting, setCorrecting] = useState<string | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const content = reportContent(row, { text, person: accountOf(found, 'person'), psm: psmOf(found), posts: postsOf(found), head: accountOf(found, 'head'), chair: accountOf(found, 'chair') }, work.placeName)
  useEffect(() => {
    // While there is a signal: so that it can be printed without one.
    layByPress().catch(() => undefined)
  }, [])
  const waits = !own && ((head && row.state === 'terkirim') || (chair && row.state === 'diketahui_lurah'))
  // What this device reckons now, beside what was told; where it cannot, what the last acknowledgement saw.
  const changed = text && figures ? differencesOf(text.numbers ?? {}, figures) : (text?.differences ?? [])
  const pdf = async () => {
    setProblem(null)
    try {
      download(reportFileName(content, 'pdf'), await printedHere(reportPaper(content)))
    } catch (error) {
      if (!(error instanceof PressMissing)) throw error
      setProblem({ id: 'PDF belum dapat dibuat di perangkat ini: bagian pencetaknya belum termuat. Sambungkan sekali ke internet, lalu coba lagi.', en: 'The PDF cannot be drawn on this device yet: connect once and try again.' })
    }
  }
  const xlsx = () => download(reportFileName(content, 'xlsx'), new Blob([reportSheet(content)], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }))
  return (
    <Page
      title={t({ id: 'Laporan {b}', en: 'Report of {b}' }, { b: monthIn(row.month ?? '', lang) })}
      subtitle={`${content.person.name} · ${work.placeName(row.place)}`}
      back="/laporan-bulanan"
      tags={<><StatusTag {...monthReportFlow.states[(row.state ?? 'terkirim') as keyof typeof monthReportFlow.states]} />{row.late ? <StatusTag label={{ id: 'Terlambat', en: 'Late' }} tone="caution" /> : null}{unsent(row) ? <UnsentTag /> : null}</>}
      action={waits ? <Button tone="main" icon="check" onClick={() => setStep('know')}>{t({ id: 'Mengetahui', en: 'Acknowledge' })}</Button> : undefined}
      tools={<><Button icon="file" onClick={pdf}>PDF</Button><Button icon="table" onClick={xlsx}>XLSX</Button></>}
    >
      <Stack gap={5}>
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
        {row.state === 'dikembalikan' ? <Note tone="waiting" icon="undo">{t({ id: 'Dikembalikan: {r}', en: 'Returned: {r}' }, { r: row.returnReason ?? '–' })}</Note> : null}
        <Card title={{ id: 'A. Identitas', en: 'A. Identity' }}>
          <KeyValue items={[
            { label: { id: 'Nama', en: 'Name' }, value: content.person.name },
            { label: { id: 'Nomor KTA', en: 'Card' }, value: content.person.ktaNo },
            { label: { id: 'SK', en: 'Decree' }, value: content.person.skNo ? `${content.person.skNo}${content.person.skDate ? `, ${date(content.person.skDate)}` : ''}` : null },
            { label: { id: 'Wilayah tugas', en: 'Area' }, value: `${work.placeName(row.place)} (${row.place})` },
            { label: { id: 'Dikirim', en: 'Sent' }, value: row.sentAt ? moment(row.sentAt) : null, ...((row.edition ?? 1) > 1 ? { note: t({ id: 'edisi {n}', en: 'edition {n}' }, { n: row.edition ?? 1 }) } : {}) },
            { label: { id: 'Batas kirim', en: 'Due' }, value: row.dueOn ? date(row.dueOn) : null },
          ]} />
        </Card>
        {text ? null : <Note icon="shield">{t({ id: 'Anda melihat angka tanpa isi. Angka orang yang kurang dari lima ditutup.', en: 'You see numbers without the content. Counts of people below five are covered.' })}</Note>}
        {row.agrees === false && !unsent(row) ? <Note tone="caution">{t({ id: 'Saat dikirim, susunan catatannya berbeda dari catatan di server. Lihat perubahan di bawah.', en: 'When it was sent, the records behind it differed from those of the server. See the changes below.' })}</Note> : null}
        {changed.length > 0 ? (
          <Section title={t({ id: 'Berubah setelah dikirim ({n})', en: 'Changed since it was sent ({n})' }, { n: changed.length })} hint={{ id: 'Catatan yang datang kemudian. Angka yang dikirim tidak diubah; bila perlu tulis catatan koreksi.', en: 'Notes that came later. What was sent is not changed; write a correction note where needed.' }}>
            <Card tone="caution"><KeyValue items={changed.slice(0, 40).map((d) => ({ label: labelOfKey(figures, d.key), value: t({ id: 'dikirim {a}, sekarang {b}', en: 'sent {a}, now {b}' }, { a: String(d.sent), b: String(d.now) }) }))} /></Card>
          </Section>
        ) : null}
        <Numbers lines={linesOf(content)} figures={figures} place={row.place} {...(own && text && toldStates.includes(row.state ?? '') ? { onCorrect: setCorrecting } : {})} />
        {text ? (
          <Section title={{ id: 'K. Kendala dan usulan', en: 'K. Obstacles and proposals' }}>
            <Card><KeyValue items={[{ label: { id: 'Kendala', en: 'Obstacles' }, value: text.obstacles ?? null }, { label: { id: 'Usulan', en: 'Proposals' }, value: text.proposals ?? null }]} /></Card>
          </Section>
        ) : null}
        {text && (text.corrections ?? []).length > 0 ? (
          <Section title={{ id: 'Catatan koreksi', en: 'Correction notes' }}>
            <Stack>{(text.corrections ?? []).map((c) => (
              <Card key={`${c.key}${c.at}`}>
                <p><strong>{t(labelOfKey(figures, c.key))}</strong>: {c.from} → {c.to}</p>
                <p>{c.reason}</p>
                <p className="k-hint">{content.person.name} · {moment(c.at)}</p>
                <Signature strokes={c.signature} label={{ id: 'Tanda tangan pada catatan koreksi', en: 'Signature on the note' }} />
              </Card>
            ))}</Stack>
          </Section>
        ) : null}
        <Section title={{ id: 'L. Foto, tanda tangan, mengetahui', en: 'L. Photos, signatures' }}>
          <Stack>
            {text && (text.photos ?? []).length > 0 ? <PhotoRow photos={text.photos ?? []} /> : null}
            <Signed title={t({ id: 'PSM', en: 'PSM' })} name={content.person.name} at={row.sentAt} strokes={content.signature} />
            <Signed title={headTitleAt(row.place)} name={content.head?.name ?? null} at={row.headAt} strokes={content.head?.signature ?? null} />
            <Signed title={t({ id: 'Ketua IPSM', en: 'Chair of IPSM' })} name={content.chair?.name ?? null} at={row.ipsmAt} strokes={content.chair?.signature ?? null} />
          </Stack>
        </Section>
        {waits ? <Row><Button tone="quiet" icon="undo" onClick={() => setStep('return')}>{t({ id: 'Kembalikan untuk diperbaiki', en: 'Return it to be mended' })}</Button></Row> : null}
        <HistoryPart id={row.id} place={row.place} />
      </Stack>
      <Know row={row} act={head && row.state === 'terkirim' ? 'activities.acknowledge' : 'activities.acknowledgeIpsm'} open={step === 'know'} onClose={() => setStep(null)} />
      <Return row={row} open={step === 'return'} onClose={() => setStep(null)} />
      <Correct row={row} text={text} name={correcting} onClose={() => setCorrecting(null)} />
    </Page>
  )
}

function Signed({ title, name, at, strokes }: { title: string; name: string | null; at: string | null | undefined; strokes: Strokes | null }) {
  const { t, moment } = useWords()
  return (
    <Card tone={name && at ? 'plain' : 'sunken'} title={title}>
      {name && at ? <><p>{name} · {moment(at)}</p><Signature strokes={strokes} label={{ id: `Tanda tangan ${name}`, en: `Signature of ${name}` }} /></> : <p className="k-hint">{t({ id: 'Belum.', en: 'Not yet.' })}</p>}
    </Card>
  )
}

interface StepProps { row: ReportRow; open: boolean; onClose: () => void }

function Know({ row, act, open, onClose }: StepProps & { act: string }) {
  const { t } = useWords()
  const work = useWork()
  const [signature, setSignature] = useState<Strokes | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const know = async () => {
    if (!isDrawn(signature)) return setProblem({ id: 'Bubuhkan tanda tangan Anda dulu.', en: 'Sign first.' })
    const result = await work.act(act, row.place, { reportId: row.id, signature })
    if (!result.ok) return setProblem(result.refusal.say)
    toast({ say: saved, tone: 'good' })
    onClose()
  }
  return (
    <Sheet title={{ id: 'Mengetahui laporan ini', en: 'Acknowledge this report' }} open={open} onClose={onClose} actions={<Button tone="main" icon="check" onClick={know}>{t({ id: 'Mengetahui', en: 'Acknowledge' })}</Button>}>
      <Stack>
        <p>{t({ id: 'Angkanya dihitung ulang dari catatan kegiatan; yang berubah ditulis pada laporan.', en: 'The numbers are reckoned again from the records; what changed is written on the report.' })}</p>
        <SignatureField label={{ id: 'Tanda tangan Anda', en: 'Your signature' }} required value={signature} onChange={setSignature} />
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
      </Stack>
    </Sheet>
  )
}

function Return({ row, open, onClose }: StepProps) {
  const work = useWork()
  const [error, setError] = useState<Text | null>(null)
  return (
    <ConfirmSheet
      title={{ id: 'Kembalikan laporan', en: 'Return the report' }} open={open} onClose={onClose} confirm={{ id: 'Kembalikan', en: 'Return' }} error={error}
      reason={{ label: { id: 'Yang perlu diperbaiki', en: 'What to mend' }, help: { id: 'Tanpa nama warga.', en: 'Without anybody’s name.' }, min: 10, max: 500 }}
      onConfirm={async (reason) => {
        const result = await work.act('activities.returnReport', row.place, { reportId: row.id, reason })
        if (!result.ok) return setError(result.refusal.say)
        toast({ say: saved, tone: 'good' })
        onClose()
      }}
    />
  )
}

function Correct({ row, text, name, onClose }: { row: ReportRow; text: ReportTextRow | undefined; name: string | null; onClose: () => void }) {
  const { t, number } = useWords()
  const work = useWork()
  const [to, setTo] = useState<number | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  const [signature, setSignature] = useState<Strokes | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const now = text && name ? standing(text, name) : 0
  const save = async () => {
    const result = await work.act('activities.correctNumber', row.place, { reportId: row.id, key: name, to, reason, signature })
    if (!result.ok) return setProblem(result.refusal.say)
    toast({ say: saved, tone: 'good' })
    setTo(null)
    setReason(null)
    setSignature(null)
    setProblem(null)
    onClose()
  }
  return (
    <Sheet title={{ id: 'Catatan koreksi', en: 'Correction note' }} open={name !== null} onClose={onClose} actions={<Button tone="main" icon="check" onClick={save}>{t({ id: 'Tanda tangani koreksi', en: 'Sign the correction' })}</Button>}>
      <Stack>
        <p><strong>{name ? t(labelOfKey(null, name)) : ''}</strong>: {number(now)}</p>
        <NumberField label={{ id: 'Seharusnya', en: 'Should be' }} required value={to} onChange={setTo} decimal={name === 'D.jam'} />
        <LongTextField label={{ id: 'Alasan', en: 'Reason' }} required help={{ id: 'Tanpa nama warga. Angka yang dikirim tetap terbaca.', en: 'Without names. The number sent stays readable.' }} value={reason} onChange={setReason} max={500} />
        <SignatureField label={{ id: 'Tanda tangan Anda', en: 'Your signature' }} required value={signature} onChange={setSignature} />
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
      </Stack>
    </Sheet>
  )
}
