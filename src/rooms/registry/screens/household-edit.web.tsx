// What is written of a family, mended. Each field carries what stood there, so that two who mend apart both keep their words.
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Fields, Values } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Found } from '../../../kit/found.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Page } from '../../../kit/page.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { Household } from '../records.ts'
import { homeFields, numberShown, sendable, writtenKk } from './fields.web.ts'
import { KnownFamily } from './known.web.tsx'
import { absentFamily, formAnswer, savedHere, textOf, wasOf } from './words.web.ts'

const state = { ...Household.columns.state, options: (Household.columns.state.options ?? []).filter((o) => o.code !== 'pindah') }
// A row written before the number was known may be mended elsewhere without it; the act asks when it is taken away.
const fields: Fields = { headName: Household.columns.headName, ...homeFields, kk: { ...homeFields.kk, required: false }, state }

export default function HouseholdEdit({ params }: { params: { [k: string]: string } }) {
  const found = useView('registry.household', { id: params.id ?? '' })
  return <Found state={found} title={{ id: 'Keluarga', en: 'Family' }} back="/keluarga" absent={absentFamily}>{(family) => <EditForm family={family} />}</Found>
}

function EditForm({ family }: { family: ViewRow }) {
  const work = useWork()
  const [, go] = useLocation()
  const { row } = family
  const back = `/keluarga/${row.id}`
  // As it stood when the form opened.
  const [seen] = useState<Values>(row)
  const [initial] = useState<Values>(() => ({ ...Object.fromEntries(Object.keys(fields).map((n) => [n, row[n] ?? null])), kk: writtenKk(row), ...numberShown(row) }))
  return (
    <Page title={{ id: 'Perbaiki data keluarga', en: 'Correct the family data' }} subtitle={textOf(row.headName)} back={back}>
      <FormFromFields
        fields={fields}
        initial={initial}
        submit={{ id: 'Simpan', en: 'Save' }}
        aside={(values) => <KnownFamily place={row.place} kk={textOf(values.kk)} id={row.id} />}
        onSubmit={async (_values, written) => {
          const changed = sendable(written)
          if (Object.keys(changed).length > 0) {
            const result = await work.act('registry.editHousehold', row.place, { id: row.id, ...changed, was: wasOf(changed, seen) })
            if (!result.ok) return formAnswer(result)
            toast({ say: savedHere, tone: 'good' })
          }
          go(back)
          return undefined
        }}
      />
    </Page>
  )
}
