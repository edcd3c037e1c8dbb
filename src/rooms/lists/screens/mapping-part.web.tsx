// Which column says what: begun from what was recognised, each column with its first values, doubts said at once, remembered for the source.
import { useMemo, useState } from 'react'
import { Button } from '../../../kit/button.web.tsx'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { Card, Note, Row, Section, Stack } from '../../../kit/page.web.tsx'
import { PickField, type PickOption } from '../../../kit/pick-input.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { TextField } from '../../../kit/text-inputs.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useAsk, useWork } from '../../../kit/work.web.tsx'
import { vocabularies } from '../../registry/door.ts'
import { doubtsOfMapping } from '../mapping-doubts.ts'
import type { ColumnMapping, Mapping, SheetLook } from '../profile.ts'
import { profiles } from '../profiles/all.ts'
import type { ListJob } from '../wire.ts'
import { type Looked, steps } from './doors.web.ts'
import { MappingSheet } from './mapping-sheet.web.tsx'
import type { Do } from './one.web.tsx'
import { useVillageSearch } from './villages.web.ts'

export function MappingPart({ job, run, leave }: { job: ListJob; run: Do; leave?: () => void }) {
  const looked = useAsk<Looked>(steps.look(job.id))
  return <StateOf state={looked} onRetry={looked.again}>{(l) => <Form job={job} looked={l} run={run} {...(leave ? { leave } : {})} />}</StateOf>
}

/** Every column of every sheet, unused until somebody says what it is. */
const byHand = (looks: readonly SheetLook[]): Mapping => ({
  profile: null, vocab: null, village: null,
  sheets: looks.map((l) => ({ sheet: l.sheet, headerRows: l.headerRows, rows: 'anggota', columns: [] })),
})

function Form({ job, looked, run, leave }: { job: ListJob; looked: Looked; run: Do; leave?: () => void }) {
  const { t, percent } = useWords()
  const work = useWork()
  const { looks, suggestions } = looked
  const begun = suggestions[0]
  const single = job.place.length === 13 ? job.place : null
  const [from, setFrom] = useState(job.mapping ? 'sekarang' : begun ? '0' : 'tangan')
  const started = (mapping: Mapping): Mapping => ({ ...mapping, village: mapping.village ?? single })
  const [mapping, setMapping] = useState<Mapping>(() => started(job.mapping ?? begun?.mapping ?? byHand(looks)))
  const nameOf = (id: string | null): string => t(profiles.find((p) => p.id === id)?.label ?? { id: 'Diatur sendiri', en: 'Set by hand' })
  const [source, setSource] = useState(job.source || begun?.source || (begun?.profile ? nameOf(begun.profile) : ''))
  const doubts = useMemo(() => doubtsOfMapping(mapping, looks, work.now().slice(0, 10)), [mapping, looks, work])
  const stops = doubts.filter((d) => d.kind === 'stop')
  const begin = (code: string | null): void => {
    if (!code) return
    setFrom(code)
    const chosen = suggestions[Number(code)]
    if (code === 'tangan') setMapping(started(byHand(looks)))
    else if (code === 'sekarang' && job.mapping) setMapping(started(job.mapping))
    else if (chosen) {
      setMapping(started(chosen.mapping))
      setSource(chosen.source ?? nameOf(chosen.profile))
    }
  }
  const change = (sheet: string, columns: readonly ColumnMapping[]): void => {
    setMapping((m) => ({ ...m, sheets: m.sheets.map((s) => (s.sheet === sheet ? { ...s, columns } : s)) }))
  }
  const options = [
    ...(job.mapping ? [{ code: 'sekarang', label: { id: 'Seperti sekarang', en: 'As it is now' } }] : []),
    ...suggestions.map((s, i) => ({
      code: String(i),
      label: s.source
        ? { id: `${s.source} (diingat)`, en: `${s.source} (remembered)` }
        : { id: `${nameOf(s.profile)}: ${percent(s.score)} judul dikenal`, en: `${nameOf(s.profile)}: ${percent(s.score)} of headers known` },
    })),
    { code: 'tangan', label: { id: 'Atur sendiri semua kolom', en: 'Set every column by hand' } },
  ]
  return (
    <Stack gap={5}>
      <Card tone={suggestions.length > 0 ? 'good' : 'waiting'} title={suggestions.length > 0 ? { id: 'Berkas ini dikenali', en: 'This file was recognised' } : { id: 'Berkas ini belum dikenali', en: 'This file is not known yet' }}>
        <Stack>
          <ChoiceField label={{ id: 'Baca sebagai', en: 'Read as' }} required options={options} value={from} onChange={begin} />
          <TextField label={{ id: 'Nama sumber', en: 'Name of the source' }} help={{ id: 'Pemetaan ini diingat untuk berkas berikutnya dari sumber yang sama.', en: 'The mapping is remembered for the next file of this source.' }} value={source} onChange={(v) => setSource(v ?? '')} max={120} required />
          <Village mapping={mapping} onChange={(village) => setMapping((m) => ({ ...m, village }))} place={job.place} />
          {mapping.vocab || mapping.sheets.some((s) => s.columns.some((c) => c.field === 'jawaban')) ? (
            <ChoiceField as="list" label={{ id: 'Kuesioner jawabannya', en: 'Questionnaire of the answers' }} options={vocabularies.map((v) => ({ code: v.code, label: v.label }))} value={mapping.vocab} onChange={(vocab) => setMapping((m) => ({ ...m, vocab }))} />
          ) : null}
        </Stack>
      </Card>
      {looks.map((look) => {
        const sheet = mapping.sheets.find((s) => s.sheet === look.sheet)
        return (
          <Section key={look.sheet} title={look.sheet ? t({ id: 'Lembar “{s}”', en: 'Sheet “{s}”' }, { s: look.sheet }) : t({ id: 'Kolom', en: 'Columns' })} {...(sheet ? {} : { hint: { id: 'Lembar ini tidak dipakai.', en: 'This sheet is not used.' } })}>
            {sheet ? <MappingSheet look={look} sheet={sheet} vocab={mapping.vocab} doubts={doubts.filter((d) => d.sheet === look.sheet)} onChange={(columns) => change(look.sheet, columns)} onRows={(rows) => setMapping((m) => ({ ...m, sheets: m.sheets.map((s) => (s.sheet === look.sheet ? { ...s, rows } : s)) }))} />
              : <Row><Button icon="plus" onClick={() => setMapping((m) => ({ ...m, sheets: [...m.sheets, { sheet: look.sheet, headerRows: look.headerRows, rows: 'anggota', columns: [] }] }))}>{t({ id: 'Pakai lembar ini', en: 'Use this sheet' })}</Button></Row>}
          </Section>
        )
      })}
      {stops.map((d) => <Note key={`${d.sheet}${d.at}${d.say.id}`} tone="waiting">{d.sheet ? `${d.sheet}: ` : ''}{t(d.say)}</Note>)}
      {source.trim() === '' ? <Note tone="waiting">{t({ id: 'Tulis nama sumbernya.', en: 'Write the name of the source.' })}</Note> : null}
      <Row>
        <Button tone="main" icon="check" disabled={stops.length > 0 || source.trim() === ''} onClick={() => run(() => steps.map(work, job.id, { ...mapping, sheets: mapping.sheets.filter((s) => s.columns.some((c) => c.field !== 'lewati')) }, source.trim()))}>{t({ id: 'Periksa berkas', en: 'Check the file' })}</Button>
        {leave ? <Button onClick={leave}>{t({ id: 'Batal', en: 'Cancel' })}</Button> : null}
      </Row>
    </Stack>
  )
}

/** The village of rows that name none. */
function Village({ mapping, onChange, place }: { mapping: Mapping; onChange: (village: string | null) => void; place: string }) {
  const work = useWork()
  const search = useVillageSearch(place)
  const [picked, setPicked] = useState<PickOption | null>(null)
  if (place.length === 13) return null
  const chosen = mapping.village ? (picked?.value === mapping.village ? picked : { value: mapping.village, label: work.placeName(mapping.village) }) : null
  return (
    <PickField
      label={{ id: 'Desa/kelurahan untuk baris yang tidak menyebutnya', en: 'Village of rows that name none' }}
      help={{ id: 'Kosongkan bila berkasnya menyebut desa/kelurahan di tiap baris.', en: 'Leave empty where every row names one.' }}
      value={mapping.village} chosen={chosen} search={search} onPick={setPicked} onChange={onChange}
    />
  )
}
