// Saying who a report is about, once they are found in the registry of the village.
import { type Fields, ref } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { FormFromFields } from '../../../kit/form.web.tsx'
import type { PickOption } from '../../../kit/pick-input.web.tsx'
import type { Source } from '../../../kit/sources.web.ts'
import { useWork, type Work } from '../../../kit/work.web.tsx'
import { rtRw, textOf } from './line.web.tsx'
import type { StepFormProps } from './step-sheet.web.tsx'

const R = { class: 'R' as const }

const about = {
  household: { list: 'registry.households', name: 'headName' },
  person: { list: 'registry.persons', name: 'name' },
  community: { list: 'registry.communities', name: 'name' },
} as const
type Kind = keyof typeof about

const option = (kind: Kind, { row }: ViewRow): PickOption => ({ value: row.id, label: textOf(row[about[kind].name]), note: [textOf(row.address), rtRw(row)].filter(Boolean).join(' · ') })

function sourceOf(work: Work, place: string, kind: Kind): Source {
  return {
    async search(text) {
      const state = await work.view(about[kind].list, { place, q: text.trim() || null })
      // The input says by itself that it cannot search now.
      if (state.status !== 'ready') throw new Error('the list cannot be searched now')
      return state.rows.map((r) => option(kind, r))
    },
    async find(value) {
      const state = await work.view(about[kind].list, { place, q: null })
      const row = state.status === 'ready' ? state.rows.find((r) => r.row.id === value) : undefined
      return row ? option(kind, row) : null
    },
  }
}

export function LinkForm({ row, offer, perform }: StepFormProps) {
  const work = useWork()
  const { subjectKind } = offer.act.input
  const fields = {
    subjectKind,
    household: ref({ ...R, label: { id: 'Keluarga siapa', en: 'Which family' }, record: 'household', required: true, when: (v) => v.subjectKind === 'household' }),
    person: ref({ ...R, label: { id: 'Siapa namanya', en: 'Which person' }, record: 'person', required: true, when: (v) => v.subjectKind === 'person' }),
    community: ref({ ...R, label: { id: 'Kelompok mana', en: 'Which group' }, record: 'community', required: true, when: (v) => v.subjectKind === 'community' }),
  } as Fields
  const sources = { refs: { household: sourceOf(work, row.place, 'household'), person: sourceOf(work, row.place, 'person'), community: sourceOf(work, row.place, 'community') } }
  return <FormFromFields fields={fields} initial={{ subjectKind: row.subjectKind ?? 'household' }} sources={sources} submit={offer.label} onSubmit={(v) => perform({ subjectKind: v.subjectKind, subjectId: v[textOf(v.subjectKind)], was: { subjectId: row.subjectId ?? null } })} />
}
