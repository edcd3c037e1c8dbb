// A family leaves for another village: what goes along and what stays is said before it is done.
import { useLocation } from 'wouter'
import type { Fields } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { Found } from '../../../kit/found.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Note, Page } from '../../../kit/page.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useView, useWork } from '../../../kit/work.web.tsx'
import { moveHousehold } from '../acts-move.ts'
import { villageField } from './fields.web.ts'
import { absentFamily, formAnswer, textOf } from './words.web.ts'

const i = moveHousehold.input
const fields: Fields = { to: { ...villageField, label: i.to.label }, on: { ...i.on, required: true }, reason: i.reason, address: i.address, rt: i.rt, rw: i.rw }

export default function Move({ params }: { params: { [k: string]: string } }) {
  const state = useView('registry.household', { id: params.id ?? '' })
  return <Found state={state} title={{ id: 'Keluarga', en: 'Family' }} back="/keluarga" absent={absentFamily}>{(family) => <MoveForm family={family} />}</Found>
}

function MoveForm({ family }: { family: ViewRow }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const { row } = family
  return (
    <Page title={{ id: 'Keluarga pindah', en: 'The family moves' }} subtitle={t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: textOf(row.headName) })} back={`/keluarga/${row.id}`}>
      <Note tone="caution">
        {t({ id: 'Data keluarga, anggota, dan jawabannya ikut ke petugas di tempat baru dan tidak tampil lagi di sini. Kunjungan yang sudah dicatat tetap di sini. Bila hanya alamatnya yang berubah di desa atau kelurahan ini, pakai “Perbaiki”.', en: 'The family, its members and answers go to the officers of the new place and no longer show here. Visits stay. For a new address in this village, use “Correct”.' })}
      </Note>
      <FormFromFields
        fields={fields}
        initial={{ on: dayAt(work.now(), row.place) }}
        submit={{ id: 'Pindahkan keluarga', en: 'Move the family' }}
        onSubmit={async (values) => {
          const result = await work.act('registry.moveHousehold', row.place, { ...values, id: row.id })
          if (result.ok) {
            toast({ say: t({ id: 'Keluarga {n} dipindahkan. Petugas di tempat baru akan melihatnya.', en: 'The family of {n} was moved. The officers there will see it.' }, { n: textOf(row.headName) }), tone: 'good' })
            go('/keluarga')
          }
          return formAnswer(result)
        }}
      />
    </Page>
  )
}
