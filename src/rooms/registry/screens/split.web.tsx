// Pecah KK: who leaves, who leads them, under which card; those who stay keep the family.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { choiceLabel, type Field, type Fields } from '../../../engine/field.ts'
import { choice, date, longText, multi } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { Household, Person } from '../records.ts'
import { cardFields, numberShown, sendable } from './fields.web.ts'
import { absentFamily, formAnswer, type PersonRow, peopleOf, savedHere, textOf } from './words.web.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
export const reasonField = longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 3, max: 500 })
export const onField = date({ ...R, label: { id: 'Sejak tanggal', en: 'Since' } })

/** One member of a family as a choice. */
export const memberChoices = (people: readonly PersonRow[]): { code: string; label: { id: string; en: string } }[] =>
  people.map((p) => {
    const as = p.relation ? choiceLabel(Person.columns.relation, p.relation) : null
    return { code: p.id, label: { id: `${p.name ?? ''}${as ? ` (${as.id})` : ''}`, en: `${p.name ?? ''}${as ? ` (${as.en})` : ''}` } }
  })

/** Asked only where the head is among those who leave. */
export const successor = (people: readonly PersonRow[], leaves: (values: { readonly [k: string]: unknown }) => readonly string[]): Field<string> => ({
  ...choice({ ...N, label: { id: 'Kepala keluarga yang tinggal', en: 'Head of those who stay' }, required: true, options: memberChoices(people) }),
  when: (values) => people.some((p) => p.relation === '1' && leaves(values).includes(p.id)) && leaves(values).length < people.length,
  check: (value, values) => (leaves(values).includes(String(value)) ? { id: 'Pilih salah satu yang tinggal.', en: 'Choose one of those who stay.' } : null),
})

const leaving = (values: { readonly [k: string]: unknown }): string[] => (Array.isArray(values.memberIds) ? values.memberIds.map(String) : [])

export default function Split({ params }: { params: { [k: string]: string } }) {
  const state = useView('registry.household', { id: params.id ?? '' })
  return <Found state={state} title={{ id: 'Pecah KK', en: 'Split the family' }} back="/keluarga" absent={absentFamily}>{(family) => <Form family={family} />}</Found>
}

function Form({ family }: { family: ViewRow }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const { row } = family
  const people = peopleOf(family)
  const back = `/keluarga/${row.id}`
  const [newId] = useState(() => work.newId())
  const h = Household.columns
  const fields: Fields = {
    memberIds: { ...multi({ ...N, label: { id: 'Siapa yang keluar?', en: 'Who leaves?' }, required: true, options: memberChoices(people) }), check: (v) => (Array.isArray(v) && v.length >= people.length ? { id: 'Tidak boleh semua. Bila semua pindah, perbaiki alamat keluarga.', en: 'Not everybody. If all of them move, correct the family’s address.' } : null) },
    headId: { ...choice({ ...N, label: { id: 'Kepala keluarga baru', en: 'Head of the new family' }, required: true, options: memberChoices(people) }), when: (v) => leaving(v).length > 0, check: (v, values) => (leaving(values).includes(String(v)) ? null : { id: 'Pilih salah satu yang keluar.', en: 'Choose one of those who leave.' }) },
    stayingHeadId: successor(people, leaving),
    ...cardFields, address: h.address, rt: h.rt, rw: h.rw, on: onField, reason: reasonField,
  }
  return (
    <Page title={{ id: 'Pecah KK', en: 'Split the family' }} subtitle={t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: textOf(row.headName) })} back={back}>
      {people.length < 2 ? (
        <Note>{t({ id: 'Keluarga ini hanya punya satu anggota tercatat, jadi tidak dapat dipecah.', en: 'Only one member is written down, so the family cannot be split.' })}</Note>
      ) : (
        <Stack gap={4}>
          <Note>{t({ id: 'Keadaan rumah keluarga baru belum diperiksa: keluarga itu masuk daftar kunjungan.', en: 'The home of the new family was not seen yet: it comes onto the list of visits.' })}</Note>
          <FormFromFields
            fields={fields}
            initial={{ ...numberShown(), address: row.address ?? null, rt: row.rt ?? null, rw: row.rw ?? null }}
            submit={{ id: 'Pecah keluarga', en: 'Split the family' }}
            onSubmit={async (values) => {
              const result = await work.act('registry.splitHousehold', row.place, { ...sendable(values), id: row.id, newId })
              if (result.ok) {
                toast({ say: savedHere, tone: 'good' })
                go(`/keluarga/${newId}`)
              }
              return formAnswer(result)
            }}
          />
        </Stack>
      )}
    </Page>
  )
}
