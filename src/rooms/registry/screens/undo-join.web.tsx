// A family that was joined in by mistake stands again: who goes back is shown first; what was written since stays with each person.
import { useLocation } from 'wouter'
import { choice, type Fields } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Found } from '../../../kit/found.web.tsx'
import { Note, Page, Section, Stack } from '../../../kit/page.web.tsx'
import { RowList } from '../../../kit/row-list.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import type { Household } from '../records.ts'
import type { RowOf } from '../../../engine/record.ts'
import { reasonField } from './split.web.tsx'
import { absentFamily, formAnswer, peopleOf, type PersonRow, savedHere, textOf } from './words.web.ts'

type HouseholdRow = RowOf<typeof Household>
const title = { id: 'Batalkan penggabungan', en: 'Undo the joining' }

export default function UndoJoin({ params }: { params: { [k: string]: string } }) {
  const state = useView('registry.household', { id: params.id ?? '' })
  return <Found state={state} title={title} back="/keluarga" absent={absentFamily}>{(family) => <Into from={family.row as unknown as HouseholdRow} />}</Found>
}

function Into({ from }: { from: HouseholdRow }) {
  const into = from.joinMap?.into ?? ''
  // They may sit in a family that was itself joined into another since.
  const state = useView('registry.household', { id: from.mergedInto ?? into })
  return <Found state={state} title={title} back={`/keluarga/${from.id}`} absent={absentFamily}>{(kept) => <Form from={from} kept={kept} into={into} />}</Found>
}

function Form({ from, kept, into }: { from: HouseholdRow; kept: ViewRow; into: string }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const all = peopleOf(kept)
  const wanted = from.joinMap?.people ?? []
  const back = all.filter((p) => wanted.some((w) => w.id === p.id))
  const stay = all.filter((p) => !wanted.some((w) => w.id === p.id))
  const relation = (p: PersonRow) => wanted.find((w) => w.id === p.id)?.relation
  const asksHead = back.length > 0 && !back.some((p) => relation(p) === '1')
  const asksStaying = stay.length > 0 && back.some((p) => p.relation === '1')
  const oneOf = (people: readonly PersonRow[], id: string, en: string) => choice({ class: 'N', label: { id, en }, required: true, options: people.map((p) => ({ code: p.id, label: { id: p.name ?? '—', en: p.name ?? '—' } })) })
  const fields: Fields = {
    ...(asksHead ? { headId: oneOf(back, 'Kepala keluarga yang kembali', 'Head of those who go back') } : {}),
    ...(asksStaying ? { stayingHeadId: oneOf(stay, 'Kepala keluarga yang tinggal', 'Head of those who stay') } : {}),
    reason: reasonField,
  }
  return (
    <Page title={title} subtitle={t({ id: 'Keluarga {n} berdiri sendiri lagi', en: 'The family of {n} stands by itself again' }, { n: textOf(from.headName) })} back={`/keluarga/${from.id}`}>
      <Stack gap={4}>
        <Section title={{ id: 'Yang kembali', en: 'Who goes back' }}>
          <RowList
            label={{ id: 'Yang kembali', en: 'Who goes back' }}
            rows={back}
            keyOf={(p) => p.id}
            show={(p) => ({ title: p.name ?? '—', icon: 'person', lines: t({ id: 'dari keluarga {n}', en: 'from the family of {n}' }, { n: textOf(kept.row.headName) }) })}
            empty={<p className="k-hint">{t(wanted.length === 0 ? { id: 'Keluarga ini belum punya anggota tercatat.', en: 'This family has no members written down.' } : { id: 'Tidak ada anggotanya di keluarga ini lagi. Buka keluarga tempat mereka sekarang.', en: 'None of its members is in this family any more. Open the family they are in now.' })}</p>}
          />
        </Section>
        <Note>{t({ id: 'Kunjungan, bantuan, dan catatan sejak digabung tetap ada pada orang atau keluarga tempat ia ditulis. Yang sudah pindah sendiri tetap di tempatnya sekarang.', en: 'Visits, aid and notes since then stay with the person or family they were written for. Who moved on by themselves stays where they are.' })}</Note>
        <FormFromFields
          fields={fields}
          initial={{}}
          submit={title}
          onSubmit={async (values) => {
            const result = await work.act('registry.undoJoin', from.place, { ...values, id: into, fromId: from.id })
            if (result.ok) {
              toast({ say: savedHere, tone: 'good' })
              go(`/keluarga/${from.id}`)
            }
            return formAnswer(result)
          }}
        />
      </Stack>
    </Page>
  )
}
