// One person goes to another family of the same village; where the head leaves, somebody follows.
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Fields } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { Page, Stack } from '../../../kit/page.web.tsx'
import { PickField, type PickOption } from '../../../kit/pick-input.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { Person } from '../records.ts'
import { familySearch } from './join.web.tsx'
import { onField, reasonField, successor } from './split.web.tsx'
import { absentPerson, formAnswer, peopleOf, savedHere, textOf } from './words.web.ts'

export default function MoveMember({ params }: { params: { [k: string]: string } }) {
  const state = useView('registry.person', { id: params.id ?? '' })
  return <Found state={state} title={{ id: 'Pindah keluarga', en: 'Move to another family' }} back="/warga" absent={absentPerson}>{(found) => <Form found={found} />}</Found>
}

function Form({ found }: { found: ViewRow }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const { row } = found
  const from = joinOf(found, 'household')
  const own = useView('registry.household', from ? { id: from.id } : null)
  const people = own.status === 'ready' && own.rows[0] ? peopleOf(own.rows[0]) : []
  const [to, setTo] = useState<PickOption | null>(null)
  const fields: Fields = {
    relation: { ...Person.columns.relation, label: { id: 'Hubungan dengan kepala keluarga yang baru', en: 'Relation to the new head' }, required: true },
    ...(people.length > 1 ? { stayingHeadId: successor(people, () => [row.id]) } : {}),
    on: onField,
    reason: reasonField,
  }
  return (
    <Page title={{ id: 'Pindah keluarga', en: 'Move to another family' }} subtitle={[textOf(row.name), from ? t({ id: 'dari keluarga {n}', en: 'from the family of {n}' }, { n: textOf(from.headName) }) : ''].filter(Boolean).join(' · ')} back={`/orang/${row.id}`}>
      <Stack gap={4}>
        <PickField label={{ id: 'Keluarga tujuan', en: 'New family' }} value={to?.value ?? null} chosen={to} search={familySearch(work, row.place, from?.id ?? '')} onChange={(v) => v === null && setTo(null)} onPick={(o) => setTo(o)} required />
        {to ? (
          <FormFromFields
            key={to.value}
            fields={fields}
            initial={{}}
            submit={{ id: 'Pindahkan', en: 'Move' }}
            onSubmit={async (values) => {
              const result = await work.act('registry.moveMember', row.place, { ...values, id: row.id, householdId: to.value, fromId: from?.id ?? null })
              if (result.ok) {
                toast({ say: savedHere, tone: 'good' })
                go(`/orang/${row.id}`)
              }
              return formAnswer(result)
            }}
          />
        ) : null}
      </Stack>
    </Page>
  )
}
