// What was told: in the reporter's words, with place and photos, and whom it is about once that is known.
import type { ViewRow } from '../../../engine/view.ts'
import { FieldValue } from '../../../kit/field-value.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { LinkTo } from '../../../kit/link.web.tsx'
import { KeyValue, Section, Stack } from '../../../kit/page.web.tsx'
import { PhotoRow } from '../../../kit/photo-input.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import type { ReportRow } from '../judging.ts'
import { Report } from '../records.ts'
import { rtRw, textOf } from './line.web.tsx'

const c = Report.columns

export function StoryPart({ row, found }: { row: ReportRow; found: ViewRow }) {
  const { t, moment } = useWords()
  const work = useWork()
  const where = [textOf(row.address), rtRw(found.row), work.placeName(row.place)].filter(Boolean).join(', ')
  const told = (name: keyof typeof c) => (row[name] === null || row[name] === undefined || row[name] === '' ? [] : [{ label: c[name].label, value: <FieldValue field={c[name]} value={row[name]} /> }])
  return (
    <Section title={{ id: 'Yang dilaporkan', en: 'What was reported' }}>
      <Stack gap={3}>
        <p className="k-prose">{textOf(row.what)}</p>
        {row.photos && row.photos.length > 0 ? <PhotoRow photos={row.photos} /> : null}
        <KeyValue
          items={[
            { label: { id: 'Di mana', en: 'Where' }, value: where, note: row.gps ? <a href={`geo:${row.gps.lat},${row.gps.lon}`}>{t({ id: 'Buka titiknya di peta ponsel', en: 'Open the point in the phone’s map' })}</a> : undefined },
            ...told('subjectName'),
            ...told('about'),
            ...told('kind'),
            ...told('sector'),
            ...told('complaint'),
            { label: c.createdAt.label, value: row.createdAt ? moment(row.createdAt) : null },
            { label: c.channel.label, value: <FieldValue field={c.channel} value={row.channel} />, note: joinOf(found, 'writer') ? t({ id: 'ditulis oleh {n}', en: 'written by {n}' }, { n: textOf(joinOf(found, 'writer')?.name) }) : undefined },
            ...(row.urgency !== row.statedUrgency ? told('statedUrgency') : []),
            ...told('extSource'),
            ...told('extRef'),
            ...(row.movedFrom ? [{ label: c.movedFrom.label, value: work.placeName(row.movedFrom) }] : []),
            ...(row.subjectId ? [{ label: { id: 'Warga yang bersangkutan', en: 'Who it is about' }, value: <Subject kind={textOf(row.subjectKind)} id={row.subjectId} /> }] : []),
          ]}
        />
      </Stack>
    </Section>
  )
}

const pages: { readonly [kind: string]: { path: string; view: string | null; name: string } } = {
  household: { path: '/keluarga', view: 'registry.household', name: 'headName' },
  person: { path: '/orang', view: 'registry.person', name: 'name' },
  community: { path: '/kelompok', view: null, name: 'name' },
}

function Subject({ kind, id }: { kind: string; id: string }) {
  const { t } = useWords()
  const page = pages[kind]
  const state = useView(page?.view ?? '', page?.view ? { id } : null)
  const name = state.status === 'ready' && page ? textOf(state.rows[0]?.row[page.name]) : ''
  return <LinkTo href={`${page?.path ?? ''}/${id}`}>{name || t({ id: 'Buka datanya', en: 'Open the record' })}</LinkTo>
}
