// The list behind a number, as far as the reader's post allows; each row leads to the thing itself.
import { useMemo } from 'react'
import { useSearch } from 'wouter'
import { choiceLabel } from '../../../engine/field.ts'
import type { AnyRow } from '../../../engine/record.ts'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { Freshness, StatusTag, Tags } from '../../../kit/tags.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { caseFlow, findServiceItem } from '../../cases/door.ts'
import { Report, reportFlow } from '../../reports/door.ts'

const views = ['monitoring.reports', 'monitoring.cases', 'monitoring.households', 'monitoring.services']

export default function Behind({ params }: { params: { [k: string]: string } }) {
  const { t } = useWords()
  const work = useWork()
  const search = useSearch()
  const place = params.place === 'id' ? '' : (params.place ?? '')
  const asked = useMemo(() => {
    const { v = '', j: _measure, ...more } = Object.fromEntries(new URLSearchParams(search))
    return { view: views.includes(v) ? v : 'monitoring.reports', params: { ...more, place } }
  }, [search, place])
  const list = useView(asked.view, asked.params)
  return (
    <Page title={{ id: 'Daftar di balik angka', en: 'The list behind the number' }} subtitle={work.placeName(place)} back={`/gambaran/${place || 'id'}`}>
      <StateOf state={list.status === 'ready' ? { status: 'ready' as const, data: list } : list} onRetry={list.again} isEmpty={(d) => d.rows.length === 0}>
        {({ rows, more }) => (
          <Stack>
            {more ? <Note tone="info">{t({ id: 'Hanya sebagian yang ditampilkan. Pilih wilayah yang lebih kecil untuk melihat semuanya.', en: 'Only a part is shown. Choose a smaller area to see all.' })}</Note> : null}
            <RowList label={{ id: 'Daftar', en: 'List' }} rows={rows} keyOf={(r) => r.row.id} show={(r) => shown(asked.view, r.row, r.joins.household as AnyRow | undefined, t, work.placeName)} />
          </Stack>
        )}
      </StateOf>
    </Page>
  )
}

type Say = ReturnType<typeof useWords>['t']

function shown(view: string, row: AnyRow, household: AnyRow | undefined, t: Say, placeName: (code: string) => string) {
  const where = `${placeName(row.place)} (${row.place})`
  if (view === 'monitoring.reports') {
    const state = reportFlow.states[row.state as keyof typeof reportFlow.states]
    return { title: String(row.number ?? t({ id: 'Laporan', en: 'Report' })), lines: [t(choiceLabel(Report.columns.problem, row.problem)), where], href: `/laporan/${row.id}`, icon: 'report' as const, ...(state ? { tags: <Tags><StatusTag {...state} /></Tags> } : {}) }
  }
  if (view === 'monitoring.cases') {
    const state = caseFlow.states[row.state as keyof typeof caseFlow.states]
    return { title: String(row.subjectName ?? row.title ?? t({ id: 'Kasus', en: 'Case' })), lines: [where], href: `/kasus/${row.id}`, icon: 'case' as const, ...(state ? { tags: <Tags><StatusTag {...state} /></Tags> } : {}) }
  }
  if (view === 'monitoring.services') {
    const item = findServiceItem(String(row.item))
    return { title: item ? t(item.label) : String(row.item), lines: [`${String(row.on ?? '')} · ${String(row.quantity ?? '')} ${String(row.unit ?? '')}`.trim(), where], icon: 'package' as const, ...(row.caseId ? { href: `/kasus/${String(row.caseId)}` } : {}) }
  }
  return {
    title: household ? String(household.headName ?? '—') : t({ id: 'Keluarga (nama tidak ditampilkan)', en: 'Household (name not shown)' }),
    lines: [where, household ? `RT ${String(household.rt ?? '—')} / RW ${String(household.rw ?? '—')}` : ''], icon: 'family' as const,
    tags: <Tags><Freshness at={(row.verifiedOn as string | null) ?? null} /></Tags>, ...(household ? { href: `/keluarga/${row.id}` } : {}),
  }
}
