// A visit written down at the door: whom, with what result, and by which functions and tasks of the PSM.
import { useLocation } from 'wouter'
import type { Fields } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { Found } from '../../../kit/found.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Note, Page } from '../../../kit/page.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useDraft, useMe, useView, useWork } from '../../../kit/work.web.tsx'
import type { Values } from '../../../engine/field.ts'
import { Visit } from '../records.ts'
import { absentFamily, absentPerson, formAnswer, savedHere, textOf } from './words.web.ts'

export default function VisitNew({ params }: { params: { [k: string]: string } }) {
  return params.orang ? <OfPerson id={params.orang} /> : <OfFamily id={params.id ?? ''} />
}

function OfFamily({ id }: { id: string }) {
  const state = useView('registry.household', { id })
  return <Found state={state} title={{ id: 'Keluarga', en: 'Family' }} back="/keluarga" absent={absentFamily}>{(found) => <VisitForm found={found} kind="household" />}</Found>
}
function OfPerson({ id }: { id: string }) {
  const state = useView('registry.person', { id })
  return <Found state={state} title={{ id: 'Orang', en: 'Person' }} back="/warga" absent={absentPerson}>{(found) => <VisitForm found={found} kind="person" />}</Found>
}

const c = Visit.columns

function VisitForm({ found, kind }: { found: ViewRow; kind: 'household' | 'person' }) {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const { row } = found
  const today = dayAt(work.now(), row.place)
  const isPsm = me.who.posts.some((p) => p.role === 'psm')
  const back = kind === 'household' ? `/keluarga/${row.id}` : `/orang/${row.id}`
  const fields: Fields = {
    on: { ...c.on, required: true, check: (v) => (typeof v === 'string' && v > today ? { id: 'Tanggal ini belum tiba.', en: 'This date has not come yet.' } : null) },
    result: { ...c.result, required: true },
    purpose: c.purpose,
    note: { ...c.note, help: { id: 'Apa yang dibicarakan atau dilakukan. Jangan tulis hal rahasia di sini.', en: 'What was said or done. Nothing secret belongs here.' } },
    functions: c.functions,
    tasks: { ...c.tasks, required: isPsm },
    photos: c.photos,
    gps: c.gps,
  }
  const draft = useDraft<Values>(`registry.visit.${row.id}`)
  return (
    <Page title={{ id: 'Catat kunjungan', en: 'Record a visit' }} subtitle={kind === 'household' ? t({ id: 'Keluarga {n}', en: 'Family of {n}' }, { n: textOf(row.headName) }) : textOf(row.name)} back={back}>
      {kind === 'household' ? <Note>{t({ id: 'Kunjungan yang selesai memperbarui tanggal pemeriksaan keluarga ini.', en: 'A completed visit renews the date this family was last seen.' })}</Note> : null}
      <FormFromFields
        fields={fields}
        initial={{ on: today, ...draft.begun }}
        onDraft={draft.keep}
        submit={{ id: 'Simpan kunjungan', en: 'Save the visit' }}
        onSubmit={async (values) => {
          const whom = kind === 'household' ? { householdId: row.id } : { personId: row.id }
          const result = await work.act('registry.recordVisit', row.place, { ...values, ...whom, id: work.newId() })
          if (result.ok) {
            draft.done()
            toast({ say: savedHere, tone: 'good' })
            go(back)
          }
          return formAnswer(result)
        }}
      />
    </Page>
  )
}
