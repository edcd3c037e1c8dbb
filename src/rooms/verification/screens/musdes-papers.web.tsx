// The papers of a closed meeting: drawn here without a signal, signed on the screen, issued with their hash, and finalised by the head of the village.
import { useEffect, useState } from 'react'
import type { Text } from '../../../engine/field.ts'
import { villageKindOf } from '../../../engine/values/place-code.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { download } from '../../../kit/csv.web.ts'
import { Card, KeyValue, Note, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { SignatureField } from '../../../kit/signature-input.web.tsx'
import { isDrawn, type Strokes } from '../../../kit/strokes.ts'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { TextField } from '../../../kit/text-inputs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useWork } from '../../../kit/work.web.tsx'
import { notEligible, type PaperContent, type PaperSigner, totalsOf } from '../document-content.ts'
import { contentOf, kindsFor } from '../document-content-of.ts'
import { contentHash } from '../../../kit/paper/hash.ts'
import { headTitle } from '../document-words.ts'
import { definitionOf, paperFileName, paperNames } from '../documents.ts'
import { batchHash } from '../minutes.ts'
import { useHead } from './head.web.ts'
import type { Meeting } from './musdes.web.tsx'
import { layByPress, PressMissing, printedHere } from '../../../kit/paper/paper-press.web.ts'

import { type PaperRow, saved } from './words.web.ts'

export function MusdesPapers(meeting: Meeting) {
  const { musdes, papers } = meeting
  const { t } = useWords()
  // Issued after this meeting was last closed: what was issued before no longer says what was decided.
  const standing = papers.filter((p) => p.musdesId === musdes.id && (p.issuedAt ?? '') >= (musdes.closedAt ?? ''))
  const kinds = kindsFor(musdes)
  const latest = kinds.map((k) => standing.filter((p) => p.kind === k).sort((a, b) => ((a.issuedAt ?? '') < (b.issuedAt ?? '') ? 1 : -1))[0])
  const all = latest.every((p) => p !== undefined)
  return (
    <Stack gap={5}>
      <Note tone="good">{t({ id: 'Musyawarah sudah ditutup. Buat dokumennya, tanda tangani, lalu terbitkan; semua dapat tanpa sinyal.', en: 'The deliberation is closed. Make the papers, sign and issue them; all of it works without a signal.' })}</Note>
      {all ? <Finalise meeting={meeting} papers={latest.filter((p) => p !== undefined)} /> : null}
      <Make {...meeting} issued={all} />
    </Stack>
  )
}

function Make(meeting: Meeting & { issued: boolean }) {
  const { batch, musdes, items, attendees, issued } = meeting
  const { t, number } = useWords()
  const work = useWork()
  const { head, own } = useHead(batch.place)
  const rural = villageKindOf(batch.place) !== 'kelurahan'
  const village = head.names.village.replace(/^(Kelurahan|Desa) /, '')
  const [no, setNo] = useState<string | null>(batch.minutesNo ?? `BA/${batch.number ?? batch.id}${(batch.edition ?? 1) > 1 ? `/${batch.edition}` : ''}`)
  const [headName, setHeadName] = useState<string | null>(musdes.signatoryName ?? own?.headName ?? musdes.chairName ?? null)
  const [headNumber, setHeadNumber] = useState<string | null>(own?.headNumber ?? null)
  const [headSign, setHeadSign] = useState<Strokes | null>(null)
  const [operator, setOperator] = useState<string | null>(musdes.secretaryName ?? work.me.name)
  const [operatorSign, setOperatorSign] = useState<Strokes | null>(null)
  const [problem, setProblem] = useState<Text | null>(null)
  const [open, setOpen] = useState(!issued)
  useEffect(() => {
    // While there is a signal: so that the next meeting can print without one.
    layByPress().catch(() => undefined)
  }, [])
  const signers: PaperSigner[] = [
    { title: `${headTitle(rural)} ${village},`, name: headName?.trim() || '……………………………', ...(headNumber?.trim() ? { number: `NIP ${headNumber.trim().replace(/^NIP\.?\s*/i, '')}` } : {}), ...(isDrawn(headSign) ? { signature: headSign as Strokes } : {}) },
    ...(musdes.kind === 'sptjm' ? [] : [{ title: 'Operator,', name: operator?.trim() || '……………………………', ...(isDrawn(operatorSign) ? { signature: operatorSign as Strokes } : {}) }]),
  ]
  const contents = kindsFor(musdes).map((kind) => contentOf({ batch, musdes, items, attendees }, { kind, number: no?.trim() ?? '', head, signers }))
  const [first] = contents
  const totals = first ? totalsOf(first) : null
  const preview = async (content: PaperContent) => {
    setProblem(null)
    try {
      download(paperFileName(content), await printedHere(definitionOf(content)))
    } catch (error) {
      if (!(error instanceof PressMissing)) throw error
      setProblem({ id: 'PDF belum dapat dibuat di perangkat ini: bagian pencetaknya belum termuat. Sambungkan sekali ke internet, lalu coba lagi. Dokumen tetap dapat diterbitkan.', en: 'The PDF cannot be drawn on this device: its drawing part has not been loaded. Connect once and try again. The papers can be issued all the same.' })
    }
  }
  const issue = async () => {
    if (!no?.trim()) return setProblem({ id: 'Tulis nomor dokumennya.', en: 'Write the number of the paper.' })
    if (!headName?.trim()) return setProblem({ id: 'Tulis nama penanda tangan.', en: 'Write who signs.' })
    setProblem(null)
    for (const content of contents) {
      const result = await work.act('verification.issuePaper', batch.place, { batchId: batch.id, paperId: work.newId(), kind: content.kind, number: content.number, head, signers, contentHash: contentHash(content) })
      if (!result.ok) return setProblem(result.refusal.say)
    }
    setOpen(false)
    toast({ say: saved, tone: 'good' })
  }
  if (!open) return <Row><Button icon="edit" onClick={() => setOpen(true)}>{t({ id: 'Buat ulang dokumen', en: 'Make the papers again' })}</Button>{musdes.state === 'ditutup' ? <ButtonLink href={`/verifikasi/${batch.id}/langkah/buka-musyawarah`} tone="quiet">{t({ id: 'Buka lagi musyawarah', en: 'Reopen the deliberation' })}</ButtonLink> : null}</Row>
  return (
    <Section title={{ id: 'Buat dokumen', en: 'Make the papers' }}>
      <Stack gap={4}>
        {totals && first ? (
          <Card title={{ id: 'Yang akan tertulis', en: 'What it will say' }}>
            <KeyValue items={[
              { label: { id: 'Jumlah keluarga', en: 'Families' }, value: number(totals.items) },
              { label: { id: 'Layak', en: 'Eligible' }, value: number(totals.layak + totals.usulan_baru) },
              { label: { id: 'Tidak layak', en: 'Not eligible' }, value: number(totals.tidak_layak) },
              { label: { id: 'Perbaikan', en: 'To be mended' }, value: number(totals.perbaikan) },
              { label: { id: 'Hapus', en: 'Removed' }, value: number(totals.hapus) },
              { label: { id: 'Disebut dengan alasan', en: 'Named with a reason' }, value: number(notEligible(first).length) },
            ]} />
          </Card>
        ) : null}
        <TextField label={{ id: 'Nomor dokumen', en: 'Number of the papers' }} value={no} onChange={setNo} required max={80} />
        <TextField label={{ id: `Nama ${headTitle(rural)}`, en: 'Name of the head of the village' }} value={headName} onChange={setHeadName} required max={120} capitalize="words" />
        <TextField label={{ id: 'NIP (bila ada)', en: 'Number of office (if any)' }} value={headNumber} onChange={setHeadNumber} max={60} />
        <SignatureField label={{ id: `Tanda tangan ${headTitle(rural)}`, en: 'Signature of the head of the village' }} help={{ id: 'Boleh kosong bila ditandatangani di kertas.', en: 'May stay empty when signed on paper.' }} value={headSign} onChange={setHeadSign} />
        {musdes.kind === 'sptjm' ? null : (
          <>
            <TextField label={{ id: 'Nama operator', en: 'Name of the operator' }} value={operator} onChange={setOperator} max={120} capitalize="words" />
            <SignatureField label={{ id: 'Tanda tangan operator', en: 'Signature of the operator' }} value={operatorSign} onChange={setOperatorSign} />
          </>
        )}
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
        <Row>
          {contents.map((content) => <Button key={content.kind} icon="file" onClick={() => preview(content)}>{t({ id: 'Lihat {p}', en: 'See {p}' }, { p: t(paperNames[content.kind]) })}</Button>)}
        </Row>
        <Row><Button tone="main" icon="certificate" onClick={issue}>{t({ id: 'Terbitkan dokumen', en: 'Issue the papers' })}</Button></Row>
      </Stack>
    </Section>
  )
}

function Finalise({ meeting, papers }: { meeting: Meeting; papers: readonly PaperRow[] }) {
  const { batch, musdes, items, attendees } = meeting
  const { t } = useWords()
  const work = useWork()
  const heads = useHolds(['village_head'], batch.place)
  const [problem, setProblem] = useState<Text | null>(null)
  const may = heads && batch.openedBy !== work.me.person && musdes.closedBy !== work.me.person
  const finalise = async () => {
    const result = await work.act('verification.finaliseVillage', batch.place, {
      batchId: batch.id, musdesId: musdes.id, minutesNo: papers[0]?.number, contentHash: batchHash(batch, musdes, items, attendees),
      papers: papers.map((p) => ({ kind: p.kind, number: p.number, hash: p.contentHash })),
    })
    if (!result.ok) return setProblem(result.refusal.say)
    setProblem(null)
    toast({ say: { id: 'Difinalkan. Menunggu verifikasi Dinas Sosial.', en: 'Finalised. Waiting for the social office’s check.' }, tone: 'good' })
  }
  return (
    <Section title={{ id: 'Dokumen terbit', en: 'Issued papers' }}>
      <Stack gap={3}>
        {papers.map((p) => (
          <Card key={p.id} title={paperNames[p.kind as 'ba'] ?? p.kind ?? ''} icon="certificate">
            <KeyValue items={[{ label: { id: 'Nomor', en: 'Number' }, value: p.number }, { label: { id: 'Sidik isi (SHA-256)', en: 'Content hash' }, value: <code style={{ overflowWrap: 'anywhere' }}>{p.contentHash}</code> }]} />
            {p.version === undefined ? <Row><UnsentTag /></Row> : null}
          </Card>
        ))}
        <Row><ButtonLink href={`/verifikasi/${batch.id}/dokumen`} icon="file">{t({ id: 'Lihat dan unduh dokumen', en: 'See and download the papers' })}</ButtonLink></Row>
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
        {may ? (
          <>
            <Note tone="waiting">{t({ id: 'Baca Berita Acaranya. Dengan memfinalkan, Anda menyatakan isinya benar; sidiknya tercatat dan tidak dapat diubah diam-diam.', en: 'Read the minutes. By finalising you declare them true; their hash is recorded and cannot be changed in silence.' })}</Note>
            <Row><Button tone="main" icon="check" onClick={finalise}>{t({ id: 'Finalkan', en: 'Finalise' })}</Button></Row>
          </>
        ) : heads ? <Note tone="caution">{t({ id: 'Yang membuka batch atau menutup musyawarah tidak boleh memfinalkannya (empat mata).', en: 'Who opened the batch or closed the meeting may not finalise it (four eyes).' })}</Note> : <Row><StatusTag tone="waiting" label={{ id: 'Menunggu Lurah/Kepala Desa memfinalkan', en: 'Waiting for the head to finalise' }} /></Row>}
      </Stack>
    </Section>
  )
}
