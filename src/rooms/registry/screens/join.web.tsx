// Two families become one: everybody of the other comes into this one; the other stays as history.
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ViewRow } from '../../../engine/view.ts'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { PickField, type PickOption } from '../../../kit/pick-input.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork, type Work } from '../../../kit/work.web.tsx'
import { onField, reasonField } from './split.web.tsx'
import { absentFamily, addressOf, formAnswer, savedHere, textOf } from './words.web.ts'

/** Families of the same village, by their head's name. */
export const familySearch = (work: Work, place: string, not: string) => async (text: string): Promise<PickOption[]> => {
  const found = await work.view('registry.households', { place, q: text || null })
  return found.status === 'ready' ? found.rows.filter((r) => r.row.id !== not).slice(0, 50).map(({ row }) => ({ value: row.id, label: textOf(row.headName), note: addressOf(row) })) : []
}

export default function Join({ params }: { params: { [k: string]: string } }) {
  const state = useView('registry.household', { id: params.id ?? '' })
  return <Found state={state} title={{ id: 'Gabungkan keluarga', en: 'Join families' }} back="/keluarga" absent={absentFamily}>{(family) => <Form family={family} />}</Found>
}

function Form({ family }: { family: ViewRow }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const { row } = family
  const [other, setOther] = useState<PickOption | null>(null)
  return (
    <Page title={{ id: 'Gabungkan keluarga', en: 'Join families' }} subtitle={t({ id: 'Keluarga {n} dipertahankan', en: 'The family of {n} stays' }, { n: textOf(row.headName) })} back={`/keluarga/${row.id}`}>
      <Stack gap={4}>
        <PickField label={{ id: 'Keluarga yang digabung ke sini', en: 'Family that is joined in' }} value={other?.value ?? null} chosen={other} search={familySearch(work, row.place, row.id)} onChange={(v) => v === null && setOther(null)} onPick={(o) => setOther(o)} required />
        <Note>{t({ id: 'Semua anggotanya masuk ke keluarga ini. Kepala keluarganya menjadi “Lainnya”; perbaiki hubungannya sesudah itu. Orang yang tercatat dua kali disatukan lewat Padanan data.', en: 'All its members come into this family. Its head becomes “Other”; correct the relation afterwards. People written down twice are merged in Likely pairs.' })}</Note>
        {other ? (
          <FormFromFields
            key={other.value}
            fields={{ on: onField, reason: reasonField }}
            initial={{}}
            submit={{ id: 'Gabungkan', en: 'Join' }}
            onSubmit={async (values) => {
              const result = await work.act('registry.joinHouseholds', row.place, { ...values, id: row.id, fromId: other.value })
              if (result.ok) {
                toast({ say: savedHere, tone: 'good' })
                go(`/keluarga/${row.id}`)
              }
              return formAnswer(result)
            }}
          />
        ) : null}
      </Stack>
    </Page>
  )
}
