// What became of a list: each number opens what it counts, rows that came back are fetched as a file, each village leads on.
import { useMemo } from 'react'
import { Button } from '../../../kit/button.web.tsx'
import { NumberTile } from '../../../kit/charts.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { Card, Grid, Note, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { Progress } from '../../../kit/progress.web.tsx'
import { Slot } from '../../../kit/slot.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import type { ListJob } from '../wire.ts'
import { Reasons } from './check-part.web.tsx'
import { fetchRefused, fetchSkipped, steps } from './doors.web.ts'
import type { Do } from './one.web.tsx'

/** What a later room adds beside a village of a list: opening a verification batch of it. */
export interface ListVillage {
  list: string
  village: string
  source: string
  fileHash: string
}

export function ResultPart({ job, run, own }: { job: ListJob; run: Do; own: boolean }) {
  const { t, number } = useWords()
  const work = useWork()
  const totals = job.totals
  const families = (outcome?: string): string => `/daftar/${job.id}/keluarga${outcome ? `?hasil=${outcome}` : ''}`
  const villages = useMemo(() => [...new Set((job.check?.places ?? []).filter((p) => p.to && !p.outside).map((p) => p.to as string).concat(job.mapping?.village ?? []))].sort(), [job])
  const ended = job.state === 'selesai'
  return (
    <Stack gap={5}>
      {totals ? (
        <Grid min={9}>
          <NumberTile label={{ id: 'Orang baru', en: 'New persons' }} value={totals.newPersons} tone="good" href={families('baru')} />
          <NumberTile label={{ id: 'Keluarga baru', en: 'New families' }} value={totals.newHouseholds} tone="good" href={families('baru')} />
          <NumberTile label={{ id: 'Baris yang sudah ada', en: 'Rows registered already' }} value={totals.already} href={families('sudah_ada')} />
          <NumberTile label={{ id: 'Baris masuk', en: 'Rows brought in' }} value={totals.accepted} href={families()} />
          <NumberTile label={{ id: 'Baris dikembalikan', en: 'Rows given back' }} value={totals.refused} tone={totals.refused > 0 ? 'caution' : 'neutral'} {...(own && job.refusedRows > 0 ? { onOpen: () => void fetchRefused(work, job, 'xlsx') } : {})} />
        </Grid>
      ) : null}
      {!ended && job.check ? (
        <Card tone="waiting" title={{ id: 'Belum selesai', en: 'Not finished' }}>
          <Stack>
            <Progress label={{ id: 'Desa/kelurahan selesai', en: 'Villages done' }} done={job.progress.villagesDone} total={job.progress.villages} />
            <p>{t({ id: 'Yang sudah masuk tidak terulang bila dilanjutkan.', en: 'What came in is not repeated when you go on.' })}</p>
            {own ? <Row><Button tone="main" icon="play" onClick={() => run(() => steps.start(work, job.id))}>{t({ id: 'Lanjutkan', en: 'Go on' })}</Button></Row> : null}
          </Stack>
        </Card>
      ) : null}
      {!ended && !job.check ? <Note tone="info">{t({ id: 'Berkas ini belum diperiksa sampai akhir. Tekan “Ubah kolom” untuk memeriksanya lagi.', en: 'This file was not checked to its end. Press “Change columns” to check it again.' })}</Note> : null}
      {job.refusedRows > 0 && own ? (
        <Card tone="caution" title={t({ id: '{n} baris kembali kepada Anda', en: '{n} rows come back to you' }, { n: number(job.refusedRows) })}>
          <Stack>
            <p>{t({ id: 'Berkasnya memuat kolom asli, nomor baris, dan sebabnya. Perbaiki di sana, lalu masukkan sebagai berkas baru.', en: 'The file has the original columns, line number and reason. Mend it there and bring it in as a new file.' })}</p>
            <Row>
              <Button icon="download" onClick={() => fetchRefused(work, job, 'xlsx')}>XLSX</Button>
              <Button icon="download" onClick={() => fetchRefused(work, job, 'csv')}>CSV</Button>
            </Row>
          </Stack>
        </Card>
      ) : null}
      {totals && totals.already > 0 && own ? (
        <Card title={t({ id: '{n} baris tidak dicatat lagi', en: '{n} rows were not written again' }, { n: number(totals.already) })}>
          <Stack>
            <p>{t({ id: 'Orangnya sudah tercatat, atau tertulis dua kali dalam berkas. Berkas ini menyebut setiap baris dan sebabnya.', en: 'They are registered already, or stand in the file twice. This file names every line and why.' })}</p>
            <Row><Button icon="download" onClick={() => fetchSkipped(work, job)}>CSV</Button></Row>
          </Stack>
        </Card>
      ) : null}
      {job.check ? <Reasons check={job.check} done={ended} /> : null}
      {ended && villages.length > 0 ? (
        <Section title={{ id: 'Desa/kelurahan dalam daftar', en: 'Villages of the list' }} hint={{ id: 'Langkah berikutnya: verifikasi di lapangan.', en: 'Next: verification in the field.' }}>
          <Stack gap={2}>
            {villages.slice(0, 300).map((v) => (
              <Card key={v}>
                <Row spread>
                  <LinkTo href={`${families()}?desa=${v}`}>{work.placeName(v)}</LinkTo>
                  <Slot<ListVillage> name="lists.village" props={{ list: job.id, village: v, source: job.source, fileHash: job.fileHash }} />
                </Row>
              </Card>
            ))}
          </Stack>
        </Section>
      ) : null}
      {ended && villages.length === 0 ? <Note tone="info">{t({ id: 'Tidak ada desa/kelurahan yang menerima baris.', en: 'No village received a row.' })}</Note> : null}
    </Stack>
  )
}
