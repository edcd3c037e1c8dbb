// The papers of a batch: drawn here from their own content, also without a signal, or fetched from the server; and how anybody checks them.
import { useState } from 'react'
import type { Text } from '../../../engine/field.ts'
import { Button } from '../../../kit/button.web.tsx'
import { download } from '../../../kit/csv.web.ts'
import { Found } from '../../../kit/found.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Card, KeyValue, Note, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag, UnsentTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { OfflineError, useView, useWork } from '../../../kit/work.web.tsx'
import type { PaperContent } from '../document-content.ts'
import { contentHash } from '../../../kit/paper/hash.ts'
import { definitionOf, paperFileName, paperNames } from '../documents.ts'
import { sealedStates } from '../flow.ts'
import { PressMissing, printedHere } from '../../../kit/paper/paper-press.web.ts'
import { absentBatch, type BatchRow, batchOf, joinedAs, monthName, type PaperRow, rowAs } from './words.web.ts'

export default function Papers({ params }: { params: { [k: string]: string } }) {
  const id = params.id ?? ''
  const state = useView('verification.batch', { id })
  return <Found state={state} title={{ id: 'Dokumen', en: 'Papers' }} back={`/verifikasi/${id}`} absent={absentBatch}>{(found) => <List batch={batchOf(found)} />}</Found>
}

function List({ batch }: { batch: BatchRow }) {
  const { t, date } = useWords()
  const state = useView('verification.papers', { batchId: batch.id })
  return (
    <Page title={{ id: 'Dokumen', en: 'Papers' }} subtitle={monthName(batch.month, date)} back={`/verifikasi/${batch.id}`}>
      <StateOf state={listOf(state)} onRetry={state.again}>
        {(rows) => (rows.length === 0 ? <Empty title={{ id: 'Belum ada dokumen', en: 'No paper yet' }}>{t({ id: 'Berita Acara dan daftar hadir terbit setelah musyawarah ditutup.', en: 'Minutes and attendance list are issued once the deliberation is closed.' })}</Empty> : <Stack gap={4}>{rows.map((r) => <One key={r.row.id} batch={batch} row={rowAs<PaperRow>(r.row) as PaperRow} />)}</Stack>)}
      </StateOf>
    </Page>
  )
}

function One({ batch, row }: { batch: BatchRow; row: PaperRow }) {
  const { t, date, moment } = useWords()
  const work = useWork()
  const [problem, setProblem] = useState<Text | null>(null)
  const text = useView('verification.paper', { id: row.id })
  const named = (batch.papers ?? []).some((p) => p.hash === row.contentHash)
  const final = named && [...sealedStates, 'final_desa', 'verifikasi_kab'].includes(batch.state ?? '')
  const content = text.status === 'ready' && text.rows[0] ? (joinedAs<{ content?: PaperContent }>(text.rows[0], 'text')?.content ?? null) : null
  const save = async () => {
    setProblem(null)
    try {
      if (!content) return setProblem({ id: 'Isi dokumen belum ada di perangkat ini.', en: 'The content is not on this device yet.' })
      if (contentHash(content) !== row.contentHash) return setProblem({ id: 'Isi dokumen tidak cocok dengan sidiknya. Jangan dipakai; laporkan kepada admin.', en: 'The content does not match its hash. Do not use it; tell the administrator.' })
      download(paperFileName(content), await printedHere(definitionOf(content)))
    } catch (error) {
      if (!(error instanceof PressMissing)) throw error
      // Never loaded here: the server draws it, to the same bytes.
      try {
        download(content ? paperFileName(content) : `${row.kind ?? 'dokumen'}.pdf`, await work.fetchFile(`/api/papers/${row.id}`))
      } catch (problem) {
        if (!(problem instanceof OfflineError)) throw problem
        setProblem({ id: 'PDF belum dapat dibuat tanpa sinyal di perangkat ini. Sambungkan, lalu coba lagi.', en: 'The PDF cannot be made here without a signal yet. Connect and try again.' })
      }
    }
  }
  return (
    <Card title={paperNames[row.kind as 'ba'] ?? row.kind ?? ''} icon="certificate" tone={final ? 'good' : 'plain'} tools={final ? <StatusTag tone="good" label={{ id: 'Berlaku', en: 'Stands' }} /> : <StatusTag tone="neutral" label={named ? { id: 'Menunggu', en: 'Waiting' } : (batch.papers ?? []).length > 0 ? { id: 'Sudah diganti', en: 'Replaced' } : { id: 'Belum difinalkan', en: 'Not finalised' }} />}>
      <Stack gap={3}>
        {row.version === undefined ? <Row><UnsentTag /></Row> : null}
        <KeyValue items={[
          { label: { id: 'Nomor', en: 'Number' }, value: row.number },
          { label: { id: 'Tanggal', en: 'Date' }, value: row.on ? date(row.on) : null },
          { label: { id: 'Terbit', en: 'Issued' }, value: row.issuedAt ? moment(row.issuedAt) : null },
          { label: { id: 'Sidik isi (SHA-256)', en: 'Content hash (SHA-256)' }, value: <code style={{ overflowWrap: 'anywhere' }}>{row.contentHash}</code> },
        ]} />
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
        <Row>
          <Button icon="download" onClick={save}>{t({ id: 'Unduh PDF', en: 'Download the PDF' })}</Button>
          <LinkTo href={`/periksa/${row.token ?? ''}`} target="_blank">{t({ id: 'Halaman periksa', en: 'Its check page' })}</LinkTo>
        </Row>
      </Stack>
    </Card>
  )
}
