// One breach: until when it must be told, what lay on the device, a draft of the notice, and noting that it was told.
import { useState } from 'react'
import { useSearch } from 'wouter'
import type { Text } from '../../engine/field.ts'
import { longText } from '../../engine/field.ts'
import { Button } from '../../kit/button.web.tsx'
import { DataTable } from '../../kit/data-table.web.tsx'
import { FormFromFields } from '../../kit/form.web.tsx'
import { NumberTile } from '../../kit/charts.web.tsx'
import { Card, Grid, Note, Page, Row, Section, Stack } from '../../kit/page.web.tsx'
import { Sheet } from '../../kit/sheet.web.tsx'
import { Empty, StateOf } from '../../kit/states.web.tsx'
import { ClassTag, ClockTag, StatusTag } from '../../kit/tags.web.tsx'
import { toast } from '../../kit/toast.web.tsx'
import { useWords } from '../../kit/words.web.tsx'
import { useAsk, useHolds, useWork } from '../../kit/work.web.tsx'
import { saveFile } from '../save-file.web.ts'

interface Told {
  id: string
  name: string
  state: string
  dueAt: string
  wipedAt: string | null
  counts: { N: number; R: number; X: number }
  exposed: { space: string; placeName: string; record: Text; class: 'N' | 'R' | 'X'; n: number }[]
  draft: Text
}

const toldField = { toldHow: longText({ class: 'N', label: { id: 'Kepada siapa dan bagaimana', en: 'To whom and how' }, required: true, min: 5, max: 2000, help: { id: 'Warga yang datanya di perangkat itu, dan lembaga pelindungan data: surat, kunjungan, atau pengumuman.', en: 'Those whose data lay on it, and the data-protection authority: letter, visit or notice.' } }) }

export default function BreachPage({ params }: { params: { [k: string]: string } }) {
  const place = new URLSearchParams(useSearch()).get('wilayah') ?? ''
  const told = useAsk<Told>(`/api/breaches/${encodeURIComponent(params.id ?? '')}?place=${encodeURIComponent(place)}`)
  const { t, moment } = useWords()
  const mayTell = useHolds(['admin', 'dinsos_head'], place)
  const [telling, setTelling] = useState(false)
  const b = told.status === 'ready' ? told.data : null
  return (
    <Page
      title={{ id: 'Kegagalan pelindungan data', en: 'Data breach' }} subtitle={b ? t({ id: 'Perangkat {name} hilang', en: 'The device of {name} was lost' }, { name: b.name }) : ''} back="/kegagalan-data"
      tags={b ? <>{b.state === 'diberitahukan' ? <StatusTag tone="good" label={{ id: 'Sudah diberitahukan', en: 'Told' }} /> : <ClockTag due={b.dueAt} label={{ id: 'Batas pemberitahuan', en: 'To be told by' }} />}{b.wipedAt ? <StatusTag tone="good" label={{ id: 'Isi sudah terhapus', en: 'Wiped' }} /> : <StatusTag tone="waiting" label={{ id: 'Menunggu terhapus', en: 'Waits to be wiped' }} />}</> : undefined}
      action={b && mayTell && b.state !== 'diberitahukan' ? <Button tone="main" icon="check" onClick={() => setTelling(true)}>{t({ id: 'Catat: sudah diberitahukan', en: 'Note: it was told' })}</Button> : undefined}
    >
      <StateOf state={told} onRetry={told.again}>
        {(d) => (
          <Stack gap={5}>
            {d.state === 'diberitahukan' ? null : <Note tone={d.state === 'lewat' ? 'bad' : 'waiting'}>{t({ id: 'Beri tahu warga yang datanya ada di perangkat itu dan lembaga terkait paling lambat {d}.', en: 'Tell those whose data lay on it, and the authority, by {d}.' }, { d: moment(d.dueAt) })}</Note>}
            <Section title={{ id: 'Data yang ada di perangkat', en: 'Data on the device' }} hint={{ id: 'Dihitung server saat dilaporkan. Simpanannya terenkripsi dan terkunci PIN.', en: 'Counted by the server when it was reported. The store is encrypted behind a PIN.' }}>
              <Stack>
                <Grid min={9}>
                  <NumberTile label={{ id: 'Sangat terbatas', en: 'Highly restricted' }} value={d.counts.X} tone={d.counts.X > 0 ? 'bad' : 'neutral'} />
                  <NumberTile label={{ id: 'Terbatas', en: 'Restricted' }} value={d.counts.R} />
                  <NumberTile label={{ id: 'Internal', en: 'Internal' }} value={d.counts.N} />
                </Grid>
                <DataTable
                  label={{ id: 'Data di perangkat', en: 'Data on the device' }} rows={d.exposed} keyOf={(e) => `${e.space} ${e.record.id} ${e.class}`} exportName="data-di-perangkat"
                  empty={<Empty title={{ id: 'Tidak ada data wilayah di perangkat ini', en: 'No data of any area lay on it' }} />}
                  columns={[
                    { id: 'record', label: { id: 'Jenis', en: 'Kind' }, value: (e) => t(e.record) },
                    { id: 'place', label: { id: 'Wilayah', en: 'Place' }, value: (e) => e.placeName },
                    { id: 'class', label: { id: 'Kelas', en: 'Class' }, value: (e) => e.class, show: (e) => <ClassTag of={e.class} /> },
                    { id: 'n', label: { id: 'Banyaknya', en: 'How many' }, value: (e) => e.n, kind: 'number', sum: true },
                  ]}
                />
              </Stack>
            </Section>
            <Section title={{ id: 'Konsep pemberitahuan', en: 'Draft of the notice' }} hint={{ id: 'Periksa dan sesuaikan sebelum dikirim.', en: 'Read and adjust before sending.' }}>
              <Stack gap={3}>
                <Card tone="sunken"><p style={{ whiteSpace: 'pre-wrap' }}>{t(d.draft)}</p></Card>
                <Row>
                  <Button
                    icon="copy"
                    onClick={async () => {
                      await navigator.clipboard.writeText(t(d.draft))
                      toast({ say: { id: 'Konsep disalin.', en: 'The draft was copied.' }, tone: 'good' })
                    }}
                  >
                    {t({ id: 'Salin', en: 'Copy' })}
                  </Button>
                  <Button icon="download" onClick={() => saveFile(t(d.draft), `pemberitahuan-${d.id.slice(0, 8)}.txt`, 'text/plain')}>{t({ id: 'Unduh', en: 'Download' })}</Button>
                </Row>
              </Stack>
            </Section>
            <TellSheet open={telling} id={d.id} place={place} onClose={() => setTelling(false)} onDone={told.again} />
          </Stack>
        )}
      </StateOf>
    </Page>
  )
}

function TellSheet({ open, id, place, onClose, onDone }: { open: boolean; id: string; place: string; onClose: () => void; onDone: () => void }) {
  const work = useWork()
  return (
    <Sheet title={{ id: 'Sudah diberitahukan', en: 'It was told' }} open={open} onClose={onClose}>
      <FormFromFields
        fields={toldField} initial={{}} submit={{ id: 'Simpan', en: 'Save' }}
        onSubmit={async (v) => {
          const done = await work.act('organization.tellBreach', place, { breachId: id, toldHow: v.toldHow })
          if (!done.ok) return { say: done.refusal.say }
          onClose()
          onDone()
          return undefined
        }}
      />
    </Sheet>
  )
}
