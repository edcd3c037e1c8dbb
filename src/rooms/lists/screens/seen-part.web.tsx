// One list as those see it who work with its families and did not bring it in: what became of it, and the way to the families.
import { ButtonLink } from '../../../kit/button.web.tsx'
import { NumberTile } from '../../../kit/charts.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { Grid, KeyValue, Page, Row, Stack } from '../../../kit/page.web.tsx'
import { Slot } from '../../../kit/slot.web.tsx'
import { StateOf, type Loaded } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import type { ViewRow } from '../../../engine/view.ts'
import type { ListVillage } from './result-part.web.tsx'
import { stateTag } from './words.web.ts'

export function SeenPart({ id }: { id: string }) {
  const { t, moment } = useWords()
  const work = useWork()
  const place = useMe().post?.place ?? ''
  const all = useView('lists.history', {})
  const row = all.status === 'ready' ? all.rows.find((r) => r.row.id === id) : undefined
  const state: Loaded<ViewRow> = all.status !== 'ready' ? all : row ? { status: 'ready', data: row } : { status: 'refused', say: { id: 'Daftar ini tidak ada di wilayah Anda.', en: 'There is no such list in your area.' } }
  const n = (value: unknown): number => Number(value ?? 0)
  return (
    <Page title={row ? String(row.row.fileName ?? '') : { id: 'Satu daftar', en: 'One list' }} back="/daftar" width="wide" {...(row ? { subtitle: String(row.row.source ?? ''), tags: <StatusTag {...stateTag(String(row.row.state))} /> } : {})}>
      <StateOf state={state} onRetry={all.again}>
        {(r) => (
          <Stack gap={5}>
            {place.length === 13 ? <Row><ButtonLink href={`/daftar/${id}/keluarga`} icon="family">{t({ id: 'Lihat keluarga dari {place}', en: 'See the families of {place}' }, { place: work.placeName(place) })}</ButtonLink></Row> : null}
            <Grid min={9}>
              <NumberTile label={{ id: 'Keluarga baru', en: 'New families' }} value={n(r.row.newHouseholds)} tone="good" href={`/daftar/${id}/keluarga?hasil=baru`} />
              <NumberTile label={{ id: 'Baris yang sudah ada', en: 'Rows registered already' }} value={n(r.row.already)} href={`/daftar/${id}/keluarga?hasil=sudah_ada`} />
              <NumberTile label={{ id: 'Baris masuk', en: 'Rows brought in' }} value={n(r.row.accepted)} href={`/daftar/${id}/keluarga`} />
              <NumberTile label={{ id: 'Baris dikembalikan', en: 'Rows given back' }} value={n(r.row.refused)} />
            </Grid>
            <KeyValue
              items={[
                { label: { id: 'Wilayah', en: 'Place' }, value: work.placeName(r.row.place) },
                { label: { id: 'Dimasukkan oleh', en: 'Brought in by' }, value: String(joinOf(r, 'by')?.name ?? '') },
                { label: { id: 'Mulai', en: 'Begun' }, value: r.row.at ? moment(String(r.row.at)) : '' },
                { label: { id: 'Selesai', en: 'Ended' }, value: r.row.endedAt ? moment(String(r.row.endedAt)) : '' },
                ...(r.row.why ? [{ label: { id: 'Keterangan', en: 'Note' }, value: t(String(r.row.why)) }] : []),
              ]}
            />
            {place.length === 13 ? <Slot<ListVillage> name="lists.village" props={{ list: id, village: place, source: String(r.row.source ?? ''), fileHash: String(r.row.fileHash ?? '') }} /> : null}
          </Stack>
        )}
      </StateOf>
    </Page>
  )
}
