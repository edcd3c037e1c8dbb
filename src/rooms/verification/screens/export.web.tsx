// Handing the approved batch on to SIKS-NG: what is in the bundle, with the hash of every file; taken, and written down.
import { useState } from 'react'
import type { Text } from '../../../engine/field.ts'
import { Button } from '../../../kit/button.web.tsx'
import { download } from '../../../kit/csv.web.ts'
import { Found } from '../../../kit/found.web.tsx'
import { Card, KeyValue, Note, Page, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { OfflineError, RefusedError, useAsk, useView, useWork } from '../../../kit/work.web.tsx'
import { sealedStates } from '../flow.ts'
import { absentBatch, type BatchRow, batchOf, monthName } from './words.web.ts'

interface Summary {
  name: string
  hash: string
  rows: number
  bytes: number
  files: { name: string; sha256: string; bytes: number }[]
}

export default function Export({ params }: { params: { [k: string]: string } }) {
  const id = params.id ?? ''
  const state = useView('verification.batch', { id })
  return <Found state={state} title={{ id: 'Ekspor SIKS-NG', en: 'Export to SIKS-NG' }} back={`/verifikasi/${id}`} absent={absentBatch}>{(found) => <Bundle batch={batchOf(found)} />}</Found>
}

function Bundle({ batch }: { batch: BatchRow }) {
  const { t, date, number, bytes } = useWords()
  const work = useWork()
  const sealed = sealedStates.includes(batch.state ?? '')
  const state = useAsk<Summary>(sealed ? `/api/batches/${batch.id}/bundle` : null)
  const [problem, setProblem] = useState<Text | null>(null)
  const before = batch.exports ?? []
  const take = async (summary: Summary) => {
    setProblem(null)
    try {
      const file = await work.fetchFile(`/api/batches/${batch.id}/bundle.zip`)
      download(summary.name, file)
      if (before.some((e) => e.hash === summary.hash) || batch.state === 'diakui') return
      const result = await work.act('verification.export', batch.place, { batchId: batch.id, contentHash: batch.contentHash, hash: summary.hash, files: summary.files })
      if (!result.ok) return setProblem(result.refusal.say)
      toast({ say: { id: 'Paket diunduh dan tercatat.', en: 'The bundle was downloaded and recorded.' }, tone: 'good' })
    } catch (error) {
      if (error instanceof OfflineError) setProblem({ id: 'Mengunduh paket perlu sinyal.', en: 'Downloading the bundle needs a signal.' })
      else if (error instanceof RefusedError) setProblem(error.refusal.say)
      else throw error
    }
  }
  return (
    <Page title={{ id: 'Ekspor SIKS-NG', en: 'Export to SIKS-NG' }} subtitle={`${work.placeName(batch.place)} · ${monthName(batch.month, date)}`} back={`/verifikasi/${batch.id}`}>
      {sealed ? (
        <StateOf state={state} onRetry={state.again}>
          {(summary) => (
            <Stack gap={4}>
              <Note>{t({ id: 'Paket dibuat dari isi yang disahkan dan selalu sama, byte demi byte. Berisi NIK dan nomor KK lengkap: simpan di komputer kantor, jangan dikirim lewat obrolan.', en: 'The bundle is made of what was approved and is always the same, byte for byte. It holds whole NIK and card numbers: keep it on the office computer, never send it by chat.' })}</Note>
              <Card title={summary.name} icon="package">
                <KeyValue items={[
                  { label: { id: 'Baris', en: 'Rows' }, value: number(summary.rows) },
                  { label: { id: 'Ukuran', en: 'Size' }, value: bytes(summary.bytes) },
                  { label: { id: 'SHA-256', en: 'SHA-256' }, value: <code style={{ overflowWrap: 'anywhere' }}>{summary.hash}</code> },
                ]} />
              </Card>
              {problem ? <Note tone="bad">{t(problem)}</Note> : null}
              <Row><Button tone="main" icon="download" onClick={() => take(summary)}>{t({ id: 'Unduh paket', en: 'Download the bundle' })}</Button></Row>
              <Section title={{ id: 'Isi paket', en: 'What is in it' }}>
                <RowList label={{ id: 'Isi paket', en: 'What is in it' }} rows={summary.files} keyOf={(f) => f.name} show={(f) => ({ title: f.name, icon: f.name.endsWith('.pdf') ? 'file' : 'table', lines: [bytes(f.bytes), f.sha256], })} />
              </Section>
              {before.length > 0 ? <Section title={{ id: 'Sudah diekspor', en: 'Exported before' }}><RowList label={{ id: 'Sudah diekspor', en: 'Exported before' }} rows={before} keyOf={(e) => `${e.hash} ${e.on}`} show={(e) => ({ title: date(e.on), icon: 'checkCircle', lines: e.hash })} /></Section> : null}
            </Stack>
          )}
        </StateOf>
      ) : <Note tone="caution">{t({ id: 'Paket tersedia setelah batch disahkan.', en: 'The bundle is there once the batch was approved.' })}</Note>}
    </Page>
  )
}
