// A step's form: its help, its fields, its act, and back to where it belongs.
import { useLocation } from 'wouter'
import type { Values } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Button } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Note, Stack } from '../../../kit/page.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useDraft, useWork } from '../../../kit/work.web.tsx'
import type { Step } from './steps.web.ts'
import { formAnswer, saved } from './words.web.ts'

export function StepForm<Row extends { id: string; place: string }>({ spec, row, back, mint }: { spec: Step<Row>; row: Row; back: string; mint?: string | undefined }) {
  const { t } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const today = dayAt(work.now(), row.place)
  const fields = spec.fields?.(row, today) ?? Object.fromEntries(Object.entries(spec.act.input).filter(([name]) => name !== 'batchId'))
  const draft = useDraft<Values>(`verification.${row.id}.${spec.path}`)
  return (
    <Stack gap={4}>
      {spec.help ? <Note tone={spec.danger ? 'caution' : 'info'}>{t(spec.help)}</Note> : null}
      <FormFromFields
        fields={fields}
        initial={{ ...spec.initial?.(row, today), ...draft.begun }}
        onDraft={draft.keep}
        submit={spec.submit ?? { id: 'Simpan', en: 'Save' }}
        extra={<Button onClick={() => go(back)}>{t({ id: 'Batal', en: 'Cancel' })}</Button>}
        onSubmit={async (values) => {
          const result = await work.act(spec.act.name, row.place, { ...values, ...spec.carried(row), ...(mint ? { [mint]: work.newId() } : {}) })
          if (result.ok) {
            draft.done()
            toast({ say: saved, tone: 'good' })
            go(back, { replace: true })
          }
          return formAnswer(result)
        }}
      />
    </Stack>
  )
}
