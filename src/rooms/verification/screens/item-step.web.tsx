// One step of a family on the batch as a form on a page of its own.
import { Found } from '../../../kit/found.web.tsx'
import { Note, Page } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView } from '../../../kit/work.web.tsx'
import { covers } from '../../../engine/who.ts'
import { StepForm } from './step-form.web.tsx'
import { itemSteps, openItemSteps } from './steps.web.ts'
import { absentItem, type BatchRow, itemOf, joinedAs } from './words.web.ts'

export default function ItemStep({ params }: { params: { [k: string]: string } }) {
  const { t } = useWords()
  const me = useMe()
  const state = useView('verification.item', { id: params.item ?? '' })
  const spec = itemSteps.find((s) => s.path === params.langkah)
  const back = `/verifikasi/${params.id ?? ''}/keluarga/${params.item ?? ''}`
  return (
    <Found state={state} title={spec?.title ?? { id: 'Keluarga', en: 'Family' }} back={back} absent={absentItem}>
      {(found) => {
        const row = itemOf(found)
        const mine = me.who.posts.filter((p) => covers(p.place, row.place)).map((p) => p.role)
        const open = spec && openItemSteps(row, joinedAs<BatchRow>(found, 'batch'), mine, me.person).includes(spec)
        return (
          <Page title={spec?.title ?? { id: 'Langkah', en: 'Step' }} subtitle={t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: row.headName ?? '—' })} back={back}>
            {spec && open ? <StepForm spec={spec} row={row} back={back} mint={spec.path === 'sanggah' ? 'objectionId' : undefined} /> : <Note tone="caution">{t({ id: 'Langkah ini tidak bisa Anda lakukan sekarang.', en: 'You cannot take this step now.' })}</Note>}
          </Page>
        )
      }}
    </Found>
  )
}
