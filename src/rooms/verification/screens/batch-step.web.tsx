// One step of a batch as a form on a page of its own.
import { Found } from '../../../kit/found.web.tsx'
import { Note, Page } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView } from '../../../kit/work.web.tsx'
import { covers } from '../../../engine/who.ts'
import { StepForm } from './step-form.web.tsx'
import { batchSteps, openBatchSteps } from './steps.web.ts'
import { absentBatch, batchOf } from './words.web.ts'

export default function BatchStep({ params }: { params: { [k: string]: string } }) {
  const { t } = useWords()
  const me = useMe()
  const id = params.id ?? ''
  const state = useView('verification.batch', { id })
  const spec = batchSteps.find((s) => s.path === params.langkah)
  return (
    <Found state={state} title={spec?.title ?? { id: 'Batch', en: 'Batch' }} back={`/verifikasi/${id}`} absent={absentBatch}>
      {(found) => {
        const row = batchOf(found)
        const mine = me.who.posts.filter((p) => covers(p.place, row.place)).map((p) => p.role)
        const open = spec && openBatchSteps(row, mine, me.person).includes(spec)
        return (
          <Page title={spec?.title ?? { id: 'Langkah', en: 'Step' }} subtitle={row.number ?? ''} back={`/verifikasi/${id}`}>
            {spec && open ? <StepForm spec={spec} row={row} back={`/verifikasi/${id}`} /> : <Note tone="caution">{t({ id: 'Langkah ini tidak bisa Anda lakukan sekarang.', en: 'You cannot take this step now.' })}</Note>}
          </Page>
        )
      }}
    </Found>
  )
}
