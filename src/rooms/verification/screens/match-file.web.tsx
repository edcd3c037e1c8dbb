// The civil registry's answers from a file: read here on the device, shown before anything is saved, and every row that is not taken says why.
import { useState } from 'react'
import type { Text } from '../../../engine/field.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FileButton } from '../../../kit/file-button.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { Card, KeyValue, Note, Page, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { sha256 } from '../../../kit/paper/hash.ts'
import { type ReadMatches, readMatches } from '../match-file.ts'
import { matches } from '../words/labels.ts'
import { readSheet, sheetFiles } from '../../../kit/read-sheet.web.ts'
import { absentBatch, type BatchRow, batchOf, type ItemRow, monthName, pieces, rowsOf, saved } from './words.web.ts'

const atOnce = 300

export default function MatchFile({ params }: { params: { [k: string]: string } }) {
  const id = params.id ?? ''
  // With whole numbers: the file names people by them.
  const state = useView('verification.meeting', { id })
  return <Found state={state} title={{ id: 'Hasil padan dari berkas', en: 'Matches from a file' }} back={`/verifikasi/${id}/padankan`} absent={absentBatch}>{(found) => <FromFile batch={batchOf(found)} items={rowsOf<ItemRow>(found, 'items')} />}</Found>
}

function FromFile({ batch, items }: { batch: BatchRow; items: readonly ItemRow[] }) {
  const { t, number, date } = useWords()
  const work = useWork()
  const [file, setFile] = useState<{ name: string; hash: string; read: ReadMatches } | null>(null)
  const [trouble, setTrouble] = useState<Text | null>(null)
  const [busy, setBusy] = useState(false)
  const counted = matches.map((m) => ({ label: m.label, n: file?.read.matches.filter((x) => x.match === m.code).length ?? 0 })).filter((x) => x.n > 0)

  async function save(): Promise<void> {
    if (!file) return
    setBusy(true)
    try {
      for (const part of pieces(file.read.matches, atOnce)) {
        const sent = await work.act('verification.recordMatches', batch.place, { batchId: batch.id, fileHash: file.hash, matches: part })
        if (!sent.ok) return toast({ say: sent.refusal.say, tone: 'bad' })
      }
      setFile(null)
      toast({ say: saved, tone: 'good' })
    } finally {
      setBusy(false)
    }
  }

  return (
    <Page title={{ id: 'Hasil padan dari berkas', en: 'Matches from a file' }} subtitle={monthName(batch.month, date)} back={`/verifikasi/${batch.id}/padankan`}>
      <Stack gap={4}>
        <p>{t({ id: 'XLSX atau CSV dengan kolom nik atau no_kk, dan hasil_padan (padan, tidak padan, NIK tidak aktif, meninggal, ganda). Simpan kolom nomor sebagai teks.', en: 'An XLSX or CSV with the columns nik or no_kk, and hasil_padan (matched, not matched, NIK not active, deceased, duplicate). Keep number columns as text.' })}</p>
        <FileButton
          label={{ id: 'Pilih berkas XLSX atau CSV', en: 'Choose an XLSX or CSV file' }}
          accept={sheetFiles}
        icon="upload"
          onFile={async (f) => {
            const bytes = new Uint8Array(await f.arrayBuffer())
            const sheet = await readSheet(bytes)
            setTrouble(sheet.ok ? null : sheet.why)
            setFile(sheet.ok ? { name: f.name, hash: sha256(bytes), read: readMatches(sheet.rows, items) } : null)
          }}
        />
        {trouble ? <Note tone="bad">{t(trouble)}</Note> : null}
        {file ? (
          <>
            <Card title={file.name} icon="table">
              <KeyValue items={[
                { label: { id: 'Cocok', en: 'Matched' }, value: t({ id: '{n} dari {m} baris', en: '{n} of {m} rows' }, { n: number(file.read.matches.length), m: number(file.read.rows) }) },
                ...counted.map((x) => ({ label: x.label, value: number(x.n) })),
                ...(file.read.refused.length > 0 ? [{ label: { id: 'Tidak diambil', en: 'Not taken' }, value: number(file.read.refused.length) }] : []),
              ]} />
            </Card>
            {file.read.matches.length > 0 ? <Button tone="main" icon="check" busy={busy} onClick={() => void save()}>{t({ id: 'Simpan {n} hasil padan', en: 'Save {n} matches' }, { n: number(file.read.matches.length) })}</Button> : null}
            {file.read.refused.length > 0 ? <RowList label={{ id: 'Baris yang tidak diambil', en: 'Rows not taken' }} rows={file.read.refused} keyOf={(r) => String(r.line)} show={(r) => ({ title: t({ id: 'Baris {n}', en: 'Row {n}' }, { n: r.line }), icon: 'alert', lines: t(r.why) })} /> : null}
          </>
        ) : null}
      </Stack>
    </Page>
  )
}
