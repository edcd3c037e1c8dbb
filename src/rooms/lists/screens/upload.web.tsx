// Masukkan daftar: choose or drop a file; it goes up with the bytes that truly left, and the next page says what was seen in it.
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../../kit/button.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { DropFile } from '../../../kit/drop-file.web.tsx'
import { Card, Note, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { Progress } from '../../../kit/progress.web.tsx'
import { type Say, useWords } from '../../../kit/words.web.tsx'
import { OfflineError, RefusedError, useMe, useWork } from '../../../kit/work.web.tsx'
import { importers } from '../views.ts'
import { steps } from './doors.web.ts'
import { promises } from './words.web.ts'

const accepted = '.csv,.txt,.tsv,.xlsx,.xlsm,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const offline: Say = { id: 'Tidak ada sinyal. Berkas belum terkirim; coba lagi.', en: 'No signal. The file was not sent; try again.' }

export default function Upload() {
  const { t, bytes } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const posts = me.posts.filter((p) => importers.includes(p.role))
  const [place, setPlace] = useState((posts.find((p) => p.id === me.post?.id) ?? posts[0])?.place ?? '')
  const [sent, setSent] = useState<{ name: string; done: number; all: number } | null>(null)
  const [problem, setProblem] = useState<Say | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  async function send(file: File): Promise<void> {
    setProblem(null)
    if (file.size === 0) return setProblem({ id: 'Berkas ini kosong.', en: 'This file is empty.' })
    const control = new AbortController()
    stop.current = control
    setSent({ name: file.name, done: 0, all: file.size })
    try {
      const { job } = await steps.upload(work, place, file, (done, all) => setSent({ name: file.name, done, all }), control.signal)
      go(`/daftar/${job.id}`)
    } catch (error) {
      if (error instanceof RefusedError) setProblem(error.refusal.say)
      else if (error instanceof OfflineError) setProblem(control.signal.aborted ? null : offline)
      else throw error
    } finally {
      setSent(null)
    }
  }

  return (
    <Page title={{ id: 'Masukkan daftar', en: 'Bring in a list' }} subtitle={t({ id: 'CSV atau XLSX, sampai 1.000.000 baris.', en: 'CSV or XLSX, up to 1,000,000 rows.' })} back="/daftar">
      <Stack gap={5}>
        {posts.length > 1 ? (
          <ChoiceField
            label={{ id: 'Untuk wilayah', en: 'For the area' }} required value={place} onChange={(p) => setPlace(p ?? place)}
            options={posts.map((p) => ({ code: p.place, label: { id: `${p.placeName} · ${p.roleLabel.id}`, en: `${p.placeName} · ${p.roleLabel.en}` } }))}
          />
        ) : null}
        {sent ? (
          <Card title={sent.name} icon="cloudUp">
            <Stack>
              <Progress
                label={sent.done < sent.all ? { id: 'Mengirim (kilobita)', en: 'Sending (kilobytes)' } : { id: 'Terkirim. Server sedang membaca judul kolom…', en: 'Sent. The server reads the headers…' }}
                done={Math.ceil(sent.done / 1000)} total={Math.ceil(sent.all / 1000)}
                note={t({ id: '{done} dari {all}. Tetap di halaman ini sampai terkirim.', en: '{done} of {all}. Stay on this page until it is sent.' }, { done: bytes(sent.done), all: bytes(sent.all) })}
              />
              <Row><Button icon="cross" onClick={() => stop.current?.abort()}>{t({ id: 'Batalkan', en: 'Cancel' })}</Button></Row>
            </Stack>
          </Card>
        ) : (
          <DropFile label={{ id: 'Pilih berkas', en: 'Choose a file' }} hint={{ id: 'Seret berkas ke sini, atau pilih dari komputer Anda.', en: 'Drop the file here, or choose it.' }} accept={accepted} onFile={send} />
        )}
        {problem ? <Note tone="bad">{t(problem)}</Note> : null}
        <Card tone="sunken" title={{ id: 'Yang terjadi dengan berkas Anda', en: 'What happens to your file' }}>
          <Stack gap={2}>{promises.map((p) => <p key={p.id}>{t(p)}</p>)}</Stack>
        </Card>
      </Stack>
    </Page>
  )
}
