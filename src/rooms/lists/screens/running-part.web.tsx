// While the server checks or writes: true numbers, the promise that one may leave, and the way to stop.
import { useState } from 'react'
import { Button } from '../../../kit/button.web.tsx'
import { Card, Note, Row, Stack } from '../../../kit/page.web.tsx'
import { Progress } from '../../../kit/progress.web.tsx'
import { ConfirmSheet } from '../../../kit/sheet.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import type { ListJob } from '../wire.ts'
import { steps } from './doors.web.ts'
import type { Do } from './one.web.tsx'

export function RunningPart({ job, run, own }: { job: ListJob; run: Do; own: boolean }) {
  const { t, number } = useWords()
  const work = useWork()
  const [asking, setAsking] = useState(false)
  const p = job.progress
  const writing = job.state === 'berjalan'
  return (
    <Card title={writing ? { id: 'Sedang dimasukkan', en: 'Being brought in' } : { id: 'Sedang diperiksa', en: 'Being checked' }} icon="hourglass">
      <Stack>
        {writing ? (
          <>
            <Progress label={{ id: 'Baris tercatat', en: 'Rows written' }} done={p.rowsWritten} total={p.rows} />
            <Progress label={{ id: 'Desa/kelurahan selesai', en: 'Villages done' }} done={p.villagesDone} total={p.villages} />
          </>
        ) : (
          <Progress label={{ id: 'Berkas terbaca (kilobita)', en: 'File read (kilobytes)' }} done={Math.ceil(p.bytesRead / 1000)} total={Math.ceil(p.bytes / 1000)} note={t({ id: '{n} baris diperiksa', en: '{n} rows checked' }, { n: number(p.rowsChecked) })} />
        )}
        <Note tone="info">{t(writing
          ? { id: 'Anda boleh meninggalkan halaman ini. Pekerjaan berlanjut di server, juga sesudah server dimulai ulang.', en: 'You may leave this page. The work goes on at the server, also after it restarts.' }
          : { id: 'Anda boleh meninggalkan halaman ini. Belum ada yang dicatat.', en: 'You may leave this page. Nothing is written yet.' })}</Note>
        {own ? <Row><Button icon="pause" onClick={() => setAsking(true)}>{t({ id: 'Hentikan', en: 'Stop' })}</Button></Row> : null}
      </Stack>
      <ConfirmSheet
        open={asking} onClose={() => setAsking(false)} title={{ id: 'Hentikan?', en: 'Stop?' }} confirm={{ id: 'Hentikan', en: 'Stop' }}
        onConfirm={async () => {
          setAsking(false)
          await run(() => steps.stop(work, job.id))
        }}
      >
        <p>{t(writing ? { id: 'Desa/kelurahan yang sudah selesai tetap tersimpan. Anda dapat melanjutkannya nanti; tidak ada yang tercatat dua kali.', en: 'Villages that are done stay. You can go on later; nothing is written twice.' } : { id: 'Pemeriksaan dapat diulang kapan saja.', en: 'The check can be repeated at any time.' })}</p>
      </ConfirmSheet>
    </Card>
  )
}
