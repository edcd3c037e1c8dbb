// What came back from the ministry: one by one, or read from a CSV; dated, with its source, never worked out here.
import { useState } from 'react'
import { choiceLabel, date as dateField, type Fields, type Text, text } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FileButton } from '../../../kit/file-button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { Card, KeyValue, Note, Page, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { Loading } from '../../../kit/states.web.tsx'
import { type Tab, Tabs } from '../../../kit/tabs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { sha256 } from '../../../kit/paper/hash.ts'
import { type ReadResult, readResults } from '../export-results.ts'
import { sealedStates } from '../flow.ts'
import { BatchItem } from '../records.ts'
import { walkOrder } from '../export.ts'
import { readSheet, sheetFiles } from '../../../kit/read-sheet.web.ts'
import { absentBatch, addressOf, type BatchRow, batchOf, formAnswer, type ItemRow, monthName, pieces, rowsOf, saved, textOf } from './words.web.ts'

const R = { class: 'R' as const }
const c = BatchItem.columns
const atOnce = 300

export default function Results({ params }: { params: { [k: string]: string } }) {
  const id = params.id ?? ''
  // With whole numbers: the file names people by them.
  const state = useView('verification.meeting', { id })
  return <Found state={state} title={{ id: 'Catat hasil', en: 'Record results' }} back={`/verifikasi/${id}`} absent={absentBatch}>{(found) => <Ways batch={batchOf(found)} items={walkOrder(rowsOf<ItemRow>(found, 'items'))} />}</Found>
}

function Ways({ batch, items }: { batch: BatchRow; items: readonly ItemRow[] }) {
  const { t, date } = useWords()
  const tabs: Tab[] = [
    { id: 'berkas', label: { id: 'Dari berkas', en: 'From a file' }, content: <FromFile batch={batch} items={items} /> },
    { id: 'satu', label: { id: 'Satu per satu', en: 'One by one' }, content: <OneByOne batch={batch} items={items} /> },
  ]
  return (
    <Page title={{ id: 'Catat hasil & desil', en: 'Record results' }} subtitle={monthName(batch.month, date)} back={`/verifikasi/${batch.id}`}>
      {sealedStates.includes(batch.state ?? '') ? (
        <Stack gap={4}>
          <Note>{t({ id: 'Tulis persis seperti dari pusat, dengan tanggal dan sumbernya. Guyub tidak pernah menghitung desil.', en: 'Write exactly what the ministry gave, with date and source. Guyub never works out a decile.' })}</Note>
          <Tabs label={{ id: 'Cara mencatat', en: 'Ways to record' }} tabs={tabs} />
        </Stack>
      ) : <Note tone="caution">{t({ id: 'Hasil dicatat setelah batch disahkan.', en: 'Results are recorded once the batch was approved.' })}</Note>}
    </Page>
  )
}

const about = (today: string): Fields => ({
  asOf: { ...dateField({ ...R, label: { id: 'Per tanggal', en: 'As of' }, required: true }), check: (v) => (typeof v === 'string' && v > today ? { id: 'Tanggal ini belum tiba.', en: 'This date has not come yet.' } : null) },
  source: text({ ...R, label: { id: 'Sumber (berkas atau surat)', en: 'Source (file or letter)' }, required: true, min: 3, max: 120 }),
})

function FromFile({ batch, items }: { batch: BatchRow; items: readonly ItemRow[] }) {
  const { t, number } = useWords()
  const work = useWork()
  const [file, setFile] = useState<{ name: string; hash: string; read: ReadResult } | null>(null)
  const [trouble, setTrouble] = useState<Text | null>(null)
  const [busy, setBusy] = useState(false)
  const today = dayAt(work.now(), batch.place)
  return (
    <Stack gap={4}>
      <p>{t({ id: 'XLSX atau CSV dengan kolom nik atau no_kk (atau id_keluarga), desil, status, bansos. Berkas ekspor Guyub yang ditambah kolom desil juga terbaca.', en: 'An XLSX or CSV with the columns nik or no_kk (or id_keluarga), desil, status, bansos. Guyub’s own export with a column desil added is read too.' })}</p>
      <FileButton
        label={{ id: 'Pilih berkas XLSX atau CSV', en: 'Choose an XLSX or CSV file' }}
        accept={sheetFiles}
        icon="upload"
        onFile={async (f) => {
          setBusy(true)
          try {
            const bytes = new Uint8Array(await f.arrayBuffer())
            const sheet = await readSheet(bytes)
            setTrouble(sheet.ok ? null : sheet.why)
            setFile(sheet.ok ? { name: f.name, hash: sha256(bytes), read: readResults(sheet.rows, items) } : null)
          } finally {
            setBusy(false)
          }
        }}
      />
      {trouble ? <Note tone="bad">{t(trouble)}</Note> : null}
      {busy ? <Loading rows={2} /> : null}
      {file ? (
        <>
          <Card title={file.name} icon="table">
            <KeyValue items={[
              { label: { id: 'Cocok', en: 'Matched' }, value: t({ id: '{n} dari {m} baris', en: '{n} of {m} rows' }, { n: number(file.read.results.length), m: number(file.read.rows) }) },
              ...(file.read.refused.length > 0 ? [{ label: { id: 'Tidak terbaca', en: 'Not read' }, value: number(file.read.refused.length) }] : []),
            ]} />
          </Card>
          {file.read.refused.length > 0 ? <RowList label={{ id: 'Baris yang tidak terbaca', en: 'Rows not read' }} rows={file.read.refused} keyOf={(r) => String(r.line)} show={(r) => ({ title: t({ id: 'Baris {n}', en: 'Row {n}' }, { n: r.line }), icon: 'alert', lines: t(r.why) })} /> : null}
          {file.read.results.length > 0 ? (
            <FormFromFields
              key={file.hash}
              fields={about(today)}
              initial={{ asOf: today, source: file.name }}
              submit={t({ id: 'Catat {n} hasil', en: 'Record {n} results' }, { n: number(file.read.results.length) })}
              onSubmit={async (values) => {
                for (const results of pieces(file.read.results, atOnce)) {
                  const sent = await work.act('verification.recordResults', batch.place, { batchId: batch.id, ...values, fileHash: file.hash, results })
                  if (!sent.ok) return formAnswer(sent)
                }
                setFile(null)
                toast({ say: saved, tone: 'good' })
                return undefined
              }}
            />
          ) : null}
        </>
      ) : null}
    </Stack>
  )
}

function OneByOne({ batch, items }: { batch: BatchRow; items: readonly ItemRow[] }) {
  const { t, date } = useWords()
  const work = useWork()
  const [open, setOpen] = useState<ItemRow | null>(null)
  const today = dayAt(work.now(), batch.place)
  const fields: Fields = { desil: c.desil, status: c.resultStatus, bansos: c.bansos, ...about(today) }
  if (open) {
    return (
      <Section title={t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: open.headName ?? '—' })} hint={addressOf(open)}>
        <FormFromFields
          key={open.id}
          fields={fields}
          initial={{ asOf: today }}
          submit={{ id: 'Catat hasil', en: 'Record the result' }}
          extra={<Button onClick={() => setOpen(null)}>{t({ id: 'Batal', en: 'Cancel' })}</Button>}
          onSubmit={async (v) => {
            const sent = await work.act('verification.recordResults', batch.place, { batchId: batch.id, asOf: v.asOf, source: v.source, results: [{ itemId: open.id, desil: v.desil ?? null, status: textOf(v.status) || null, bansos: (v.bansos as string[] | null) ?? [] }] })
            if (sent.ok) {
              setOpen(null)
              toast({ say: saved, tone: 'good' })
            }
            return formAnswer(sent)
          }}
        />
      </Section>
    )
  }
  return (
    <RowList
      label={{ id: 'Keluarga', en: 'Families' }}
      rows={items}
      keyOf={(i) => i.id}
      show={(i) => ({ title: i.headName ?? '—', onOpen: () => setOpen(i), lines: [addressOf(i), i.desil ? t({ id: 'desil {n}, per {d}', en: 'decile {n}, as of {d}' }, { n: i.desil, d: i.desilOn ? date(i.desilOn) : '—' }) : '', i.resultStatus ? t(choiceLabel(c.resultStatus, i.resultStatus)) : ''].filter(Boolean) })}
    />
  )
}
