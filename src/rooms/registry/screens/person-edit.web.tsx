// What is written of a person, mended: identity, where they belong, whether they live here; and their answers, part by part.
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Fields, Values } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Found } from '../../../kit/found.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { joinOf } from '../../../kit/loaded.web.ts'
import { Note, Page } from '../../../kit/page.web.tsx'
import type { FormSources } from '../../../kit/sources.web.ts'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { Person } from '../records.ts'
import { memberOrder, memberQuestions, questionGroups } from '../questions.ts'
import { answersId } from '../status.ts'
import { memberFields, numberShown, sendable, writtenNik } from './fields.web.ts'
import { KnownPerson } from './known.web.tsx'
import { absentPerson, addressOf, answersOf, formAnswer, savedHere, textOf, wasOf } from './words.web.ts'

const c = Person.columns
const fields: Fields = {
  ...memberFields,
  // A row written before the number was known may be mended elsewhere without it; the act asks when it is taken away.
  nik: { ...memberFields.nik, required: false },
  relation: { ...c.relation, when: (v) => !!v.householdId },
  diedOn: { ...c.diedOn, when: (v) => v.presence === '2' },
  householdId: { ...c.householdId, help: { id: 'Kosongkan bila orang ini tidak punya keluarga di sini.', en: 'Leave empty if this person has no family here.' } },
  noHousehold: { ...c.noHousehold, required: true, when: (v) => !v.householdId },
  address: { ...c.address, when: (v) => !v.householdId },
  rt: { ...c.rt, when: (v) => !v.householdId },
  rw: { ...c.rw, when: (v) => !v.householdId },
}
const order = ['name', 'hasNik', 'nik', 'nikReason', 'sex', 'birthDate', 'birthPlace', 'marital', 'phone', 'householdId', 'relation', 'noHousehold', 'address', 'rt', 'rw', 'presence', 'diedOn']

export default function PersonEdit({ params }: { params: { [k: string]: string } }) {
  const state = useView('registry.person', { id: params.id ?? '' })
  return (
    <Found state={state} title={{ id: 'Orang', en: 'Person' }} back="/warga" absent={absentPerson}>
      {(found) => (params.bagian === 'keterangan' ? <AnswersForm found={found} /> : <EditForm found={found} />)}
    </Found>
  )
}

/** Families of the village this person lives in. */
function useFamilies(place: string, own: { id: string; headName: string } | null): FormSources {
  const work = useWork()
  return {
    refs: {
      household: {
        async search(text) {
          const state = await work.view('registry.households', { place, q: text || null })
          return state.status === 'ready' ? state.rows.slice(0, 50).map(({ row }) => ({ value: row.id, label: textOf(row.headName), note: addressOf(row) })) : []
        },
        async find(id) {
          if (own?.id === id) return { value: id, label: own.headName }
          const state = await work.view('registry.household', { id })
          const row = state.status === 'ready' ? state.rows[0]?.row : undefined
          return row ? { value: id, label: textOf(row.headName), note: addressOf(row) } : null
        },
      },
    },
  }
}

function EditForm({ found }: { found: ViewRow }) {
  const work = useWork()
  const [, go] = useLocation()
  const { row } = found
  const back = `/orang/${row.id}`
  const household = joinOf(found, 'household')
  const sources = useFamilies(row.place, household ? { id: household.id, headName: textOf(household.headName) } : null)
  // As it stood when the form opened.
  const [seen] = useState<Values>(row)
  const [initial] = useState<Values>(() => ({ ...Object.fromEntries(order.map((n) => [n, row[n] ?? null])), nik: writtenNik(row), ...numberShown(row) }))
  return (
    <Page title={{ id: 'Perbaiki data orang', en: 'Correct a person’s data' }} subtitle={textOf(row.name)} back={back}>
      <FormFromFields
        fields={fields}
        only={order}
        initial={initial}
        sources={sources}
        submit={{ id: 'Simpan', en: 'Save' }}
        aside={(values) => <KnownPerson place={row.place} values={values} id={row.id} />}
        onSubmit={async (_values, written) => {
          const changed = sendable(written)
          if (Object.keys(changed).length > 0) {
            const result = await work.act('registry.editPerson', row.place, { id: row.id, ...changed, was: wasOf(changed, seen) })
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

function AnswersForm({ found }: { found: ViewRow }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const { row } = found
  const back = `/orang/${row.id}`
  // What stood there when last seen or saved; a second save of the same part starts from the first.
  const [before, setBefore] = useState<Values>(() => answersOf(found, answersId(row.id, 'R')))
  const send = async (changed: Values) => {
    const result = await work.act('registry.recordMember', row.place, { personId: row.id, on: dayAt(work.now(), row.place), ...changed, was: { ...before, ...wasOf(changed, before) } })
    if (result.ok) setBefore((b) => ({ ...b, ...changed }))
    return result
  }
  return (
    <Page title={{ id: 'Keterangan anggota', en: 'A member’s answers' }} subtitle={textOf(row.name)} back={back}>
      <Note icon="shield">
        {t({ id: 'Jawaban tentang kesedihan yang dalam dan HIV hanya dilihat tim yang menangani. Anda boleh menuliskannya; setelah terkirim tidak tampil lagi di sini.', en: 'Answers about deep sadness and HIV are seen by the team in charge only. You may write them; once sent they no longer show here.' })}
      </Note>
      <FormFromFields
        fields={memberQuestions}
        only={memberOrder}
        groups={questionGroups}
        initial={before}
        submit={{ id: 'Simpan semua', en: 'Save all' }}
        onSaveGroup={async (_group, _values, changed) => {
          const result = await send(changed)
          if (result.ok) toast({ say: savedHere, tone: 'good' })
          return formAnswer(result)
        }}
        onSubmit={async (_values, changed) => {
          if (Object.keys(changed).length > 0) {
            const result = await send(changed)
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
