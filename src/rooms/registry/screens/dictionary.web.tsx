// Kamus data: every questionnaire with its codes, and how one reads in another. To look up, and to take away as CSV.
import { useMemo, useState } from 'react'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { DataTable } from '../../../kit/data-table.web.tsx'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { Tabs } from '../../../kit/tabs.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { crosswalks, findVocabulary, vocabularies } from '../vocab/crosswalks.ts'
import { type CrosswalkRow, crosswalkRows, dictionaryRows, fitWords } from '../vocab/dictionary.ts'
import type { Vocabulary } from '../vocab/vocabulary.ts'

const tones: { readonly [F in CrosswalkRow['fit']]: 'good' | 'info' | 'caution' | 'neutral' } = { exact: 'good', wider: 'info', narrower: 'caution', none: 'neutral', angka: 'good' }

export default function Dictionary() {
  const { t } = useWords()
  return (
    <Page title={{ id: 'Kamus data', en: 'Data dictionary' }} subtitle={t({ id: 'Pertanyaan dan kode tiap kuesioner, dan padanannya di kuesioner lain.', en: 'Questions and codes of each questionnaire, and what they are in another.' })} width="wide">
      <Tabs
        label={{ id: 'Kamus data', en: 'Data dictionary' }}
        tabs={[
          { id: 'kuesioner', label: { id: 'Kuesioner', en: 'Questionnaires' }, content: <Questionnaires /> },
          { id: 'padanan', label: { id: 'Padanan', en: 'Crosswalks' }, content: <Crosswalks /> },
        ]}
      />
    </Page>
  )
}

function Questionnaires() {
  const { t } = useWords()
  const [code, setCode] = useState('regsosek22k')
  const v = findVocabulary(code) ?? (vocabularies[0] as Vocabulary)
  const rows = useMemo(() => dictionaryRows(v), [v])
  return (
    <Stack>
      <ChoiceField label={{ id: 'Kuesioner', en: 'Questionnaire' }} required options={vocabularies.map((one) => ({ code: one.code, label: one.label }))} value={code} onChange={(c) => setCode(c ?? code)} />
      {v.provisional ? <Note tone="caution">{t(v.provisional)}</Note> : null}
      <p>{t({ id: 'Versi {v}. Sumber: {s}.', en: 'Version {v}. Source: {s}.' }, { v: v.version, s: v.source })}</p>
      <DataTable
        key={code}
        label={v.label}
        rows={rows}
        keyOf={(r) => r.key}
        exportName={`kamus-${v.code}`}
        search
        columns={[
          { id: 'question', label: { id: 'Nomor', en: 'Number' }, value: (r) => r.question },
          { id: 'asked', label: { id: 'Pertanyaan', en: 'Question' }, value: (r) => t(r.asked) },
          { id: 'code', label: { id: 'Kode', en: 'Code' }, value: (r) => r.code },
          { id: 'option', label: { id: 'Pilihan', en: 'Option' }, value: (r) => t(r.option) },
          { id: 'since', label: { id: 'Ditambahkan', en: 'Added' }, value: (r) => r.since ?? '', hidden: true },
        ]}
      />
    </Stack>
  )
}

function Crosswalks() {
  const { t } = useWords()
  const [pair, setPair] = useState('bdt2015>regsosek22k')
  const walk = crosswalks.find((w) => `${w.from}>${w.to}` === pair)
  const rows = useMemo(() => (walk ? crosswalkRows(walk) : []), [walk])
  const name = (code: string): string => t(findVocabulary(code)?.label ?? { id: code, en: code })
  const written = (r: CrosswalkRow): string => r.to.map((a) => `${a.question}${a.code ? `=${a.code}` : ''} ${t(a.label)}`).join(r.fit === 'narrower' ? ` ${t({ id: 'atau', en: 'or' })} ` : '; ')
  return (
    <Stack>
      <ChoiceField
        as="list" label={{ id: 'Dari dan ke', en: 'From and to' }} required value={pair} onChange={(p) => setPair(p ?? pair)}
        options={crosswalks.map((w) => ({ code: `${w.from}>${w.to}`, label: { id: `${name(w.from)} → ${name(w.to)}`, en: `${name(w.from)} → ${name(w.to)}` } }))}
      />
      <p>{t({ id: 'Hanya yang sama atau tergabung diambil. Yang perlu dipilih disimpan seperti tertulis sampai ada yang melihatnya.', en: 'Only what is the same or joined is taken over. What must be chosen is kept as written until somebody looks.' })}</p>
      <DataTable
        key={pair}
        label={{ id: 'Padanan', en: 'Crosswalk' }}
        rows={rows}
        keyOf={(r) => r.key}
        exportName={`padanan-${pair.replace('>', '-')}`}
        search
        columns={[
          { id: 'question', label: { id: 'Nomor', en: 'Number' }, value: (r) => r.question },
          { id: 'asked', label: { id: 'Pertanyaan', en: 'Question' }, value: (r) => t(r.asked) },
          { id: 'code', label: { id: 'Kode', en: 'Code' }, value: (r) => r.code },
          { id: 'option', label: { id: 'Pilihan', en: 'Option' }, value: (r) => t(r.option) },
          { id: 'fit', label: { id: 'Padanan', en: 'Fit' }, value: (r) => t(fitWords[r.fit]), show: (r) => <StatusTag label={fitWords[r.fit]} tone={tones[r.fit]} /> },
          { id: 'to', label: { id: 'Menjadi', en: 'Becomes' }, value: written },
          { id: 'why', label: { id: 'Sebab', en: 'Why' }, value: (r) => (r.why ? t(r.why) : '') },
        ]}
      />
    </Stack>
  )
}
