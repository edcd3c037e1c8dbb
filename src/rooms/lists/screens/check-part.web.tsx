// After the check: how much would come in, what would come back and why, which places are not known yet, and the first rows as they were read.
import { useState } from 'react'
import { Button } from '../../../kit/button.web.tsx'
import { NumberTile } from '../../../kit/charts.web.tsx'
import { DataTable } from '../../../kit/data-table.web.tsx'
import { Card, Fold, Grid, Note, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { ConfirmSheet } from '../../../kit/sheet.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useAsk, useWork } from '../../../kit/work.web.tsx'
import { type ListField, listFieldLabels } from '../profile.ts'
import type { CheckResult, Counted, ListJob, PreviewRow } from '../wire.ts'
import { fetchRefused, type Preview, steps } from './doors.web.ts'
import type { Do } from './one.web.tsx'
import { PlacesPart } from './places-part.web.tsx'

export function CheckPart({ job, run, own }: { job: ListJob; run: Do; own: boolean }) {
  const { t, number } = useWords()
  const work = useWork()
  const [asking, setAsking] = useState(false)
  const check = job.check
  if (!check) return null
  return (
    <Stack gap={5}>
      <Grid min={9}>
        <NumberTile label={{ id: 'Baris dibaca', en: 'Rows read' }} value={check.rows} />
        <NumberTile label={{ id: 'Akan masuk', en: 'Will come in' }} value={check.good} tone="good" />
        <NumberTile label={{ id: 'Akan dikembalikan', en: 'Will come back' }} value={check.refused} tone={check.refused > 0 ? 'caution' : 'neutral'} {...(own && job.refusedRows > 0 ? { onOpen: () => void fetchRefused(work, job, 'xlsx') } : {})} />
        <NumberTile label={{ id: 'Keluarga', en: 'Families' }} value={check.households} />
        <NumberTile label={{ id: 'Desa/kelurahan', en: 'Villages' }} value={check.villages} />
      </Grid>
      <Reasons check={check} />
      <PlacesPart job={job} check={check} run={run} own={own} />
      {own ? (
        <Card tone="waiting" title={{ id: 'Masukkan ke registri', en: 'Bring in to the registry' }}>
          <Stack>
            <p>{t({ id: '{good} baris masuk, {refused} kembali kepada Anda. Yang sudah tercatat tidak terulang dan tidak ditimpa.', en: '{good} rows come in, {refused} come back to you. Nobody is registered twice, nothing is overwritten.' }, { good: number(check.good), refused: number(check.refused) })}</p>
            <Row><Button tone="main" icon="check" disabled={check.good === 0} onClick={() => setAsking(true)}>{t({ id: 'Masukkan', en: 'Bring in' })}</Button></Row>
          </Stack>
        </Card>
      ) : null}
      {own ? <Fold title={{ id: 'Baris pertama, seperti terbaca', en: 'The first rows, as read' }}><FirstRows job={job} /></Fold> : null}
      <ConfirmSheet
        open={asking} onClose={() => setAsking(false)} title={t({ id: 'Masukkan {n} baris?', en: 'Bring in {n} rows?' }, { n: number(check.good) })} confirm={{ id: 'Masukkan', en: 'Bring in' }}
        onConfirm={async () => {
          setAsking(false)
          await run(() => steps.start(work, job.id))
        }}
      >
        <p>{t({ id: 'Pencatatan ini tersimpan dalam riwayat atas nama Anda.', en: 'This is kept in the history under your name.' })}</p>
      </ConfirmSheet>
    </Stack>
  )
}

/** Why rows come back, and what is doubtful about those that come in. */
export function Reasons({ check, done = false }: { check: Pick<CheckResult, 'reasons' | 'warnings'>; done?: boolean }) {
  const { t } = useWords()
  if (check.reasons.length + check.warnings.length === 0) return <Note tone="good">{t({ id: 'Tidak ada yang meragukan.', en: 'Nothing is in doubt.' })}</Note>
  return (
    <Grid min={20}>
      {check.reasons.length > 0 ? <Counts title={done ? { id: 'Dikembalikan, karena', en: 'Came back, because' } : { id: 'Akan dikembalikan, karena', en: 'Will come back, because' }} of={check.reasons} tone="caution" /> : null}
      {check.warnings.length > 0 ? <Counts title={{ id: 'Masuk, dengan catatan', en: 'In, with a note' }} of={check.warnings} tone="plain" /> : null}
    </Grid>
  )
}

function Counts({ title, of, tone }: { title: { id: string; en: string }; of: readonly Counted[]; tone: 'caution' | 'plain' }) {
  const { t, number } = useWords()
  return (
    <Card title={title} tone={tone}>
      <ul>{of.map((c) => <li key={c.code}><strong>{number(c.rows)}</strong> {t({ id: 'baris', en: 'rows' })}: {t(c.say)}</li>)}</ul>
    </Card>
  )
}

function FirstRows({ job }: { job: ListJob }) {
  const { t } = useWords()
  const asked = useAsk<Preview>(steps.preview(job.id))
  const work = useWork()
  const sheets = new Set((job.mapping?.sheets ?? []).map((s) => s.sheet)).size > 1
  return (
    <StateOf state={asked} onRetry={asked.again}>
      {({ rows }) => {
        const fields = [...new Set(rows.flatMap((r) => Object.keys(r.read)))]
        const label = (f: string) => listFieldLabels[f as ListField] ?? { id: f, en: f }
        return (
          <Section title={{ id: 'Contoh', en: 'Sample' }} hint={{ id: 'Dinilai dari berkas saja; apakah orangnya sudah tercatat terlihat sesudah masuk.', en: 'Judged by the file alone; whether somebody is registered already shows afterwards.' }}>
            <DataTable<PreviewRow>
              label={{ id: 'Baris pertama', en: 'First rows' }} rows={rows} keyOf={(r) => `${r.sheet}:${r.line}`}
              columns={[
                { id: 'line', label: { id: 'Baris', en: 'Line' }, value: (r) => r.line, kind: 'number' },
                ...(sheets ? [{ id: 'sheet', label: { id: 'Lembar', en: 'Sheet' }, value: (r: PreviewRow) => r.sheet }] : []),
                { id: 'what', label: { id: 'Hasil', en: 'Outcome' }, value: (r) => (r.refused ? 0 : r.warnings.length > 0 ? 1 : 2), show: (r) => <Verdict row={r} /> },
                ...fields.map((f) => ({ id: f, label: label(f), value: (r: PreviewRow) => r.read[f] ?? '' })),
                { id: 'village', label: { id: 'Desa/kelurahan', en: 'Village' }, value: (r) => (r.village ? work.placeName(r.village) : '') },
                { id: 'why', label: { id: 'Catatan', en: 'Notes' }, value: (r) => [r.refused, ...r.warnings].filter((w) => w !== null).map((w) => t(w)).join(' ') },
              ]}
            />
          </Section>
        )
      }}
    </StateOf>
  )
}

function Verdict({ row }: { row: PreviewRow }) {
  if (row.refused) return <StatusTag label={{ id: 'Dikembalikan', en: 'Comes back' }} tone="caution" />
  if (row.warnings.length > 0) return <StatusTag label={{ id: 'Masuk, dengan catatan', en: 'Comes in, with a note' }} tone="info" />
  return <StatusTag label={{ id: 'Masuk', en: 'Comes in' }} tone="good" />
}
