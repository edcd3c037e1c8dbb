// Whom a case is about: a person, a family or a group of the place, found by name.
import { useState } from 'react'
import { ChoiceField } from '../../../kit/choice-inputs.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { Stack } from '../../../kit/page.web.tsx'
import { type PickOption, PickField } from '../../../kit/pick-input.web.tsx'
import type { Say } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { subjectKinds } from '../../registry/door.ts'
import { textOf } from './words.web.ts'

export interface Chosen {
  kind: string
  id: string
  name: string
  /** The village they live in: where the case is. */
  place: string
}

const views: { readonly [kind: string]: { view: string; name: string } } = {
  person: { view: 'registry.persons', name: 'name' },
  household: { view: 'registry.households', name: 'headName' },
  community: { view: 'registry.communities', name: 'name' },
}

export function SubjectPicker({ place, value, onChange, error }: { place: string; value: Chosen | null; onChange: (chosen: Chosen | null) => void; error?: Say | null }) {
  const work = useWork()
  const [kind, setKind] = useState(value?.kind ?? 'person')
  const [found, setFound] = useState<ReadonlyMap<string, Chosen>>(new Map())
  const search = async (text: string): Promise<PickOption[]> => {
    const of = views[kind]
    if (!of || text.trim().length < 2) return []
    const state = await work.view(of.view, { place, q: text.trim() })
    if (state.status === 'refused') return []
    if (state.status !== 'ready') throw new Error('no connection to search by')
    setFound(new Map(state.rows.map((r) => [r.row.id, { kind, id: r.row.id, name: textOf(r.row[of.name]), place: r.row.place }])))
    return state.rows.slice(0, 50).map((r) => {
      const home = joinOf(r, 'household') ?? r.row
      return { value: r.row.id, label: textOf(r.row[of.name]), note: [textOf(home.address), home.rt ? `RT ${textOf(home.rt)}` : '', r.row.place === place ? '' : work.placeName(r.row.place)].filter(Boolean).join(' · ') }
    })
  }
  return (
    <Stack gap={3}>
      <ChoiceField
        label={{ id: 'Tentang', en: 'About' }} required options={subjectKinds} value={kind}
        onChange={(next) => {
          setKind(next ?? 'person')
          onChange(null)
        }}
      />
      <PickField
        key={kind}
        label={{ id: 'Siapa', en: 'Who' }}
        help={{ id: 'Ketik paling sedikit dua huruf namanya.', en: 'Type at least two letters of the name.' }}
        required
        value={value?.id ?? null}
        chosen={value ? { value: value.id, label: value.name } : null}
        search={search}
        onChange={(id) => onChange(id ? (found.get(id) ?? null) : null)}
        error={error ?? null}
      />
    </Stack>
  )
}
