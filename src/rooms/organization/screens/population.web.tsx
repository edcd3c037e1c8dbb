// Bringing in populations from a list: looked at first, every line that cannot be taken is named, then kept with its source and year.
import { useState } from 'react'
import type { Text } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { DataTable } from '../../../kit/data-table.web.tsx'
import { DropFile } from '../../../kit/drop-file.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { NumberField } from '../../../kit/number-inputs.web.tsx'
import { Card, Note, Page, Section, Stack } from '../../../kit/page.web.tsx'
import { Progress } from '../../../kit/progress.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { TextField } from '../../../kit/text-inputs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { factKeepers } from '../pillar-acts.ts'
import { type PopulationFile, populationActs, readPopulation } from '../population-file.ts'
import { alias } from './strength-words.web.ts'

/** Rows of one act at most; a kecamatan has fewer villages than that. */
const most = 400

export default function Population() {
  const { t, number } = useWords()
  const work = useWork()
  const me = useMe()
  const place = me.posts.find((p) => factKeepers.includes(p.role))?.place ?? me.post?.place ?? ''
  const [source, setSource] = useState<string | null>('Disdukcapil')
  const [year, setYear] = useState<number | null>(Number(dayAt(work.now(), place || '31').slice(0, 4)) - 1)
  const [text, setText] = useState<{ name: string; content: string } | null>(null)
  const [sent, setSent] = useState<{ done: number; all: number } | null>(null)
  const [refused, setRefused] = useState<{ place: string; say: Text }[]>([])
  const read: PopulationFile | null = text ? readPopulation(text.content, place, year !== null && Number.isInteger(year) ? year : null) : null
  const known = useView('organization.placeFacts', { place })
  const save = async () => {
    if (!read || !source || source.trim().length < 2) return
    const acts = populationActs(read.rows).flatMap((a) => Array.from({ length: Math.ceil(a.rows.length / most) }, (_, i) => ({ place: a.place, rows: a.rows.slice(i * most, (i + 1) * most) })))
    const no: { place: string; say: Text }[] = []
    setRefused([])
    for (const [i, a] of acts.entries()) {
      setSent({ done: i, all: acts.length })
      const result = await work.act('organization.recordPopulation', a.place, { source: source.trim(), rows: a.rows })
      if (!result.ok) no.push({ place: a.place, say: result.refusal.say })
    }
    setSent(null)
    setRefused(no)
    if (no.length === 0) {
      setText(null)
      toast({ say: t({ id: '{n} wilayah tersimpan.', en: '{n} places saved.' }, { n: number(read.rows.length) }), tone: 'good' })
    }
  }
  return (
    <Page title={{ id: 'Jumlah penduduk', en: 'Population' }} subtitle={work.placeName(place)} back={`/cakupan/${alias(place)}`} width="wide">
      <Stack gap={5}>
        <Note>{t({ id: 'Berkas CSV dengan kolom kode, penduduk, dan (bila ada) tahun. Wilayah yang tidak ada di berkas tetap “belum diketahui”, bukan nol.', en: 'A CSV file with the columns kode, penduduk and, if there is one, tahun. What the file does not name stays “not known”, never zero.' })}</Note>
        <Card>
          <Stack>
            <TextField label={{ id: 'Sumber data', en: 'Source' }} value={source} onChange={setSource} required max={120} {...(source && source.trim().length >= 2 ? {} : { error: { id: 'Tulis sumbernya, misalnya Disdukcapil atau BPS.', en: 'Name the source.' } })} />
            <NumberField label={{ id: 'Tahun data (bila berkas tidak memuatnya)', en: 'Year of the data (where the file has none)' }} value={year} onChange={setYear} />
            <DropFile label={{ id: 'Pilih berkas CSV', en: 'Choose a CSV file' }} accept=".csv,.txt,.tsv,text/csv" onFile={async (file) => setText({ name: file.name, content: await file.text() })} disabled={sent !== null} />
          </Stack>
        </Card>
        {read && text ? (
          <Section title={t({ id: 'Isi {f}', en: 'In {f}' }, { f: text.name })}>
            <Stack>
              {read.problems.length > 0 ? (
                <Note tone="caution">
                  {t({ id: '{n} baris tidak dapat dipakai:', en: '{n} lines cannot be taken:' }, { n: number(read.problems.length) })}
                  <ul>{read.problems.slice(0, 20).map((p) => <li key={`${p.line}`}>{t({ id: 'Baris {n}: {s}', en: 'Line {n}: {s}' }, { n: p.line, s: t(p.say) })}</li>)}</ul>
                </Note>
              ) : null}
              {refused.map((r) => <Note key={r.place} tone="bad">{work.placeName(r.place)}: {t(r.say)}</Note>)}
              {sent ? <Progress label={{ id: 'Menyimpan', en: 'Saving' }} done={sent.done} total={sent.all} /> : null}
              <DataTable
                label={{ id: 'Yang akan disimpan', en: 'To be saved' }} rows={read.rows} keyOf={(r) => r.place}
                columns={[{ id: 'code', label: { id: 'Kode', en: 'Code' }, value: (r) => r.place }, { id: 'name', label: { id: 'Wilayah', en: 'Place' }, value: (r) => work.placeName(r.place) }, { id: 'n', label: { id: 'Penduduk', en: 'People' }, kind: 'number', sum: true, value: (r) => r.value }, { id: 'year', label: { id: 'Tahun', en: 'Year' }, value: (r) => String(r.year) }]}
              />
              <Button tone="main" wide disabled={read.rows.length === 0 || sent !== null || !source} onClick={save}>{t({ id: 'Simpan {n} wilayah', en: 'Save {n} places' }, { n: number(read.rows.length) })}</Button>
            </Stack>
          </Section>
        ) : null}
        <Section title={{ id: 'Sudah diketahui', en: 'Known already' }}>
          <StateOf state={listOf(known)} onRetry={known.again} isEmpty={(rows) => rows.length === 0} empty={<p className="k-hint">{t({ id: 'Belum ada data penduduk di wilayah ini.', en: 'No population known here yet.' })}</p>}>
            {(rows) => (
              <DataTable
                label={{ id: 'Data penduduk', en: 'Populations' }} rows={rows} keyOf={(r) => r.row.id} exportName={`penduduk-${place}`}
                columns={[{ id: 'code', label: { id: 'Kode', en: 'Code' }, value: (r) => r.row.place }, { id: 'name', label: { id: 'Wilayah', en: 'Place' }, value: (r) => work.placeName(r.row.place) }, { id: 'n', label: { id: 'Penduduk', en: 'People' }, kind: 'number', value: (r) => Number(r.row.value) }, { id: 'year', label: { id: 'Tahun', en: 'Year' }, value: (r) => String(r.row.year) }, { id: 'source', label: { id: 'Sumber', en: 'Source' }, value: (r) => String(r.row.source) }]}
              />
            )}
          </StateOf>
        </Section>
      </Stack>
    </Page>
  )
}
