// Satu daftar, from file to families: each state has its own part; the work goes on at the server when one leaves.
import { useState } from 'react'
import { Button } from '../../../kit/button.web.tsx'
import { Fold, KeyValue, Note, Page, Stack } from '../../../kit/page.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { OfflineError, RefusedError, useHolds, useWork } from '../../../kit/work.web.tsx'
import { importers } from '../views.ts'
import type { ListJob } from '../wire.ts'
import { CheckPart } from './check-part.web.tsx'
import { useList } from './doors.web.ts'
import { MappingPart } from './mapping-part.web.tsx'
import { ResultPart } from './result-part.web.tsx'
import { RunningPart } from './running-part.web.tsx'
import { SeenPart } from './seen-part.web.tsx'
import { stateTag } from './words.web.ts'

/** Nothing came in yet: its columns may still be mapped otherwise. */
const ended: readonly ListJob['state'][] = ['dihentikan', 'gagal']

/** A step at the server: what it answered is shown, a refusal is said, no signal is no refusal. */
export type Do = (step: () => Promise<ListJob>) => Promise<void>

export default function One({ params }: { params: { [k: string]: string } }) {
  const id = params.id ?? ''
  // The file and its reading are the importers'; colleagues see what became of it.
  return useHolds(importers) ? <Worked id={id} /> : <SeenPart id={id} />
}

function Worked({ id }: { id: string }) {
  const { t, bytes, moment } = useWords()
  const work = useWork()
  const list = useList(id)
  const [problem, setProblem] = useState<Say | null>(null)
  const [remap, setRemap] = useState(false)
  const job = list.status === 'ready' || list.status === 'offline' ? list.data : undefined
  const own = useHolds(importers, job?.place)
  const run: Do = async (step) => {
    setProblem(null)
    try {
      const next = await step()
      setRemap(false)
      list.put(next)
    } catch (error) {
      if (error instanceof RefusedError) setProblem(error.refusal.say)
      else if (error instanceof OfflineError) setProblem({ id: 'Tidak ada sinyal. Belum ada yang berubah; coba lagi.', en: 'No signal. Nothing changed; try again.' })
      else throw error
    }
  }
  const mapping = job?.state === 'menunggu_pemetaan' || remap
  // A list of the regency is not the village's to work on, but its families are.
  if (list.status === 'refused') return <SeenPart id={id} />
  return (
    <Page
      title={job?.fileName ?? { id: 'Satu daftar', en: 'One list' }} back="/daftar" width="wide"
      {...(job ? { subtitle: job.source || work.placeName(job.place), tags: <StatusTag {...stateTag(job.state)} /> } : {})}
      {...(job && own && !mapping && (job.state === 'siap' || (ended.includes(job.state) && job.progress.villagesDone === 0)) ? { tools: <Button tone="quiet" icon="columns" onClick={() => setRemap(true)}>{t({ id: 'Ubah kolom', en: 'Change columns' })}</Button> } : {})}
    >
      <StateOf state={list} onRetry={list.again}>
        {(j) => (
          <Stack gap={5}>
            {problem ? <Note tone="bad">{t(problem)}</Note> : null}
            {j.why && (j.state === 'gagal' || j.state === 'dihentikan') ? <Note tone={j.state === 'gagal' ? 'bad' : 'caution'}>{t(j.why)}</Note> : null}
            {mapping && own ? <MappingPart job={j} run={run} {...(remap ? { leave: () => setRemap(false) } : {})} />
              : j.state === 'memeriksa' || j.state === 'berjalan' ? <RunningPart job={j} run={run} own={own} />
              : j.state === 'siap' ? <CheckPart job={j} run={run} own={own} />
              : j.state === 'menunggu_pemetaan' ? <Note tone="info">{t({ id: 'Menunggu pemetaan kolom oleh yang memasukkannya.', en: 'Waiting for its importer to map the columns.' })}</Note>
              : <ResultPart job={j} run={run} own={own} />}
            <Fold title={{ id: 'Tentang berkas ini', en: 'About this file' }}>
              <KeyValue
                items={[
                  { label: { id: 'Berkas', en: 'File' }, value: j.fileName },
                  { label: { id: 'Ukuran', en: 'Size' }, value: bytes(j.fileBytes) },
                  { label: { id: 'Wilayah', en: 'Place' }, value: work.placeName(j.place) },
                  { label: { id: 'Mulai', en: 'Begun' }, value: moment(j.at) },
                  { label: { id: 'Selesai', en: 'Ended' }, value: j.endedAt ? moment(j.endedAt) : '' },
                  { label: { id: 'Sidik berkas (SHA-256)', en: 'SHA-256 of the file' }, value: <code style={{ overflowWrap: 'anywhere' }}>{j.fileHash}</code> },
                ]}
              />
            </Fold>
          </Stack>
        )}
      </StateOf>
    </Page>
  )
}

