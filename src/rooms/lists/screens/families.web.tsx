// The families one list brought: new, registered already, or elsewhere; where the list says something else, both stand beside each other.
import { useState } from 'react'
import { useSearch } from 'wouter'
import { DataTable } from '../../../kit/data-table.web.tsx'
import { FilterBar } from '../../../kit/filter-bar.web.tsx'
import { joinOf, listOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { Empty, StateOf } from '../../../kit/states.web.tsx'
import { StatusTag } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { choiceLabel, type Fields } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Household, Person } from '../../registry/door.ts'
import { type ListField, listFieldLabels } from '../profile.ts'
import { type EntryLine, entryOutcomes, foundBy } from '../records.ts'

const tones: { readonly [outcome: string]: 'good' | 'info' | 'caution' } = { baru: 'good', sudah_ada: 'info', di_tempat_lain: 'caution' }
const labelOf = (options: readonly { code: string; label: { id: string; en: string } }[], code: unknown) => options.find((o) => o.code === code)?.label ?? { id: '', en: '' }
/** A difference is told of a column of the registry, by its own name. */
const registered: Fields = { ...Person.columns, ...Household.columns }
const fieldLabel = (name: string) => registered[name]?.label ?? listFieldLabels[name as ListField] ?? { id: name, en: name }
/** 6, 7, 8, 12 → "6–8, 12". */
const inRuns = (lines: readonly number[]): string => {
  const runs: [number, number][] = []
  for (const n of [...lines].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && n <= last[1] + 1) last[1] = n
    else runs.push([n, n])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
}
const linesOf = (r: ViewRow): readonly EntryLine[] => (Array.isArray(r.row.lines) ? (r.row.lines as EntryLine[]) : [])

export default function Families({ params }: { params: { [k: string]: string } }) {
  const { t, number, date } = useWords()
  const work = useWork()
  const me = useMe()
  const asked = new URLSearchParams(useSearch())
  const [outcome, setOutcome] = useState<string | null>(asked.get('hasil'))
  const [differing, setDiffering] = useState<string | null>(null)
  const place = asked.get('desa') ?? me.post?.place ?? ''
  const state = useView('lists.entries', { list: params.id, place, ...(outcome ? { outcome } : {}) })
  const saidAs = (field: string, value: string): string => {
    const column = registered[field]
    return column?.options ? t(choiceLabel(column, value)) : column?.kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? date(value) : value
  }
  const said = (r: ViewRow): string => {
    const all = [r.row.differs, ...linesOf(r).map((l) => l.differs)].flatMap((d) => Object.entries((d ?? {}) as { [f: string]: string }))
    return [...new Map(all)].map(([f, v]) => `${t(fieldLabel(f))}: ${saidAs(f, v)}`).join('; ')
  }
  return (
    <Page title={{ id: 'Keluarga dalam daftar', en: 'Families in a list' }} subtitle={work.placeName(place)} back={`/daftar/${params.id}`} width="wide">
      <Stack>
        <FilterBar
          filters={[
            { id: 'hasil', label: { id: 'Hasil', en: 'Outcome' }, value: outcome, options: entryOutcomes, onChange: setOutcome },
            { id: 'beda', label: { id: 'Perbedaan', en: 'Differences' }, value: differing, options: [{ code: 'ya', label: { id: 'Ada perbedaan', en: 'Has differences' } }], onChange: setDiffering },
          ]}
        />
        <StateOf state={listOf(state)} onRetry={state.again}>
          {(rows) => {
            const shown = differing ? rows.filter((r) => said(r) !== '') : rows
            return (
              <>
                {state.status === 'ready' && state.more ? <Note tone="info">{t({ id: 'Ditampilkan {n} keluarga pertama. Pilih satu desa/kelurahan untuk melihat sisanya.', en: 'The first {n} families are shown. Choose one village to see the rest.' }, { n: number(rows.length) })}</Note> : null}
                <DataTable
                  label={{ id: 'Keluarga', en: 'Families' }} rows={shown} keyOf={(r) => r.row.id} search
                  hrefOf={(r) => (r.row.householdId ? `/keluarga/${String(r.row.householdId)}` : null)}
                  empty={<Empty scene="search" title={{ id: 'Tidak ada yang cocok', en: 'Nothing matches' }} />}
                  columns={[
                    { id: 'name', label: { id: 'Nama dalam daftar', en: 'Name in the list' }, value: (r) => String(r.row.name ?? '') },
                    { id: 'outcome', label: { id: 'Hasil', en: 'Outcome' }, value: (r) => t(labelOf(entryOutcomes, r.row.outcome)), show: (r) => <StatusTag label={labelOf(entryOutcomes, r.row.outcome)} tone={tones[String(r.row.outcome)] ?? 'info'} /> },
                    { id: 'registered', label: { id: 'Tercatat sebagai', en: 'Registered as' }, value: (r) => String(joinOf(r, 'household')?.headName ?? '') },
                    { id: 'people', label: { id: 'Baris', en: 'Lines' }, value: (r) => inRuns(linesOf(r).map((l) => l.line)) },
                    { id: 'differs', label: { id: 'Daftar berkata lain', en: 'The list says otherwise' }, value: said },
                    { id: 'foundBy', label: { id: 'Ditemukan lewat', en: 'Found by' }, value: (r) => t(labelOf(foundBy, r.row.foundBy)), hidden: true },
                    { id: 'place', label: { id: 'Desa/kelurahan', en: 'Village' }, value: (r) => work.placeName(r.row.place), hidden: place.length === 13 },
                  ]}
                />
              </>
            )
          }}
        </StateOf>
      </Stack>
    </Page>
  )
}
