// Daftar masuk: every list that came in to one's area, newest first, and what became of it.
import { ButtonLink } from '../../../kit/button.web.tsx'
import { DataTable } from '../../../kit/data-table.web.tsx'
import { LinkTo } from '../../../kit/link.web.tsx'
import { joinOf, listOf } from '../../../kit/loaded.web.ts'
import { Page, Stack } from '../../../kit/page.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { importers } from '../views.ts'
import { stateTag } from './words.web.ts'

const n = (value: unknown): number => Number(value ?? 0)

export default function History() {
  const { t } = useWords()
  const me = useMe()
  const work = useWork()
  const place = me.post?.place ?? ''
  // Without a place: also what Dinsos brought in for the whole regency, whose families stand in one's own village.
  const state = useView('lists.history', {})
  const may = useHolds(importers)
  return (
    <Page
      title={{ id: 'Daftar masuk', en: 'Lists' }}
      subtitle={t({ id: 'Berkas warga yang pernah dimasukkan ke {place}.', en: 'Files of residents brought in to {place}.' }, { place: work.placeName(place) })}
      width="wide"
      {...(may ? { action: <ButtonLink href="/daftar/baru" tone="main" icon="upload">{t({ id: 'Masukkan daftar', en: 'Bring in a list' })}</ButtonLink> } : {})}
    >
      <Stack>
        <StateOf state={listOf(state)} onRetry={state.again}>
          {(rows) => (
            <DataTable
              label={{ id: 'Daftar masuk', en: 'Lists' }}
              rows={rows}
              keyOf={(r) => r.row.id}
              hrefOf={(r) => `/daftar/${r.row.id}`}
              exportName="daftar-masuk"
              empty={<Empty title={{ id: 'Belum ada daftar yang masuk', en: 'No list came in yet' }}>{t(may ? { id: 'Mulai dari berkas CSV atau XLSX: ekspor OpenSID, unduhan SIKS-NG, buku kerja DTKS, atau daftar Anda sendiri.', en: 'Begin with a CSV or XLSX: an OpenSID export, a SIKS-NG download, the DTKS workbook, or a list of your own.' } : { id: 'Operator desa atau Dinsos yang memasukkannya.', en: 'The village operator or Dinsos brings them in.' })}</Empty>}
              columns={[
                { id: 'file', label: { id: 'Berkas', en: 'File' }, value: (r) => String(r.row.fileName ?? '') },
                { id: 'state', label: { id: 'Keadaan', en: 'State' }, value: (r) => t(stateTag(String(r.row.state)).label), show: (r) => <StatusTag {...stateTag(String(r.row.state))} /> },
                { id: 'source', label: { id: 'Sumber', en: 'Source' }, value: (r) => String(r.row.source ?? '') },
                { id: 'rows', label: { id: 'Baris', en: 'Rows' }, value: (r) => n(r.row.rows), kind: 'number' },
                { id: 'newPersons', label: { id: 'Orang baru', en: 'New persons' }, value: (r) => n(r.row.newPersons), kind: 'number' },
                { id: 'already', label: { id: 'Sudah ada', en: 'Registered already' }, value: (r) => n(r.row.already), kind: 'number' },
                { id: 'refused', label: { id: 'Dikembalikan', en: 'Given back' }, value: (r) => n(r.row.refused), kind: 'number' },
                { id: 'at', label: { id: 'Tanggal', en: 'Date' }, value: (r) => String(r.row.at ?? ''), kind: 'date' },
                { id: 'by', label: { id: 'Oleh', en: 'By' }, value: (r) => String(joinOf(r, 'by')?.name ?? '') },
                { id: 'place', label: { id: 'Wilayah', en: 'Place' }, value: (r) => work.placeName(r.row.place), hidden: true },
              ]}
            />
          )}
        </StateOf>
        <p><LinkTo href="/kamus-data">{t({ id: 'Kamus data: pertanyaan dan kode kuesioner', en: 'Data dictionary: questions and codes' })}</LinkTo></p>
      </Stack>
    </Page>
  )
}
