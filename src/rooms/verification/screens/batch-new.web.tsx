// Opening a month's batch: by the operator within the window; late, by the social office, with a reason and an end.
import { useState } from 'react'
import { useLocation } from 'wouter'
import { choice, date, type Fields, longText, place as placeField } from '../../../engine/field.ts'
import { addDays, dayAt } from '../../../engine/values/day.ts'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Card, KeyValue, Note, Page, Stack } from '../../../kit/page.web.tsx'
import { Loading } from '../../../kit/states.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import { type Profile, profileFor, windowsOf } from '../profile.ts'
import { batchIdOf, monthToOpen } from '../rules.ts'
import { formAnswer, monthName, saved, textOf } from './words.web.ts'

const N = { class: 'N' as const }
const villageField = { ...placeField({ ...N, label: { id: 'Desa atau kelurahan', en: 'Village' }, required: true }), check: (v: unknown) => (typeof v === 'string' && v.length === 13 ? null : { id: 'Pilih sampai desa atau kelurahan.', en: 'Choose down to the village.' }) }

export default function BatchNew() {
  const work = useWork()
  const me = useMe()
  const here = me.post?.place ?? me.home
  const calendar = useView('verification.calendar', { place: here })
  const before = useView('verification.batches', { place: here })
  if (calendar.status === 'loading' || before.status === 'loading') return <Page title={{ id: 'Buka batch', en: 'Open a batch' }} back="/verifikasi"><Loading /></Page>
  const versions = (calendar.status === 'ready' ? (calendar.rows[0]?.row.versions as Profile[] | undefined) : undefined) ?? []
  const serials = before.status === 'ready' ? before.rows.map((r) => `${r.row.place} ${textOf(r.row.month)}`) : []
  return <Form here={here} today={dayAt(work.now(), here)} versions={versions} slots={serials} />
}

function Form({ here, today, versions, slots }: { here: string; today: string; versions: readonly Profile[]; slots: readonly string[] }) {
  const { t, date: written } = useWords()
  const work = useWork()
  const [, go] = useLocation()
  const inVillage = here.length === 13
  const first = monthToOpen(today, profileFor(today.slice(0, 7), versions))
  const months = [today.slice(0, 7), addDays(`${today.slice(0, 7)}-28`, 7).slice(0, 7)]
  const [month, setMonth] = useState(inVillage ? first : (months[0] ?? first))
  const profile = profileFor(month, versions)
  const w = windowsOf(month, profile)
  const fields: Fields = {
    ...(inVillage ? {} : { village: villageField }),
    month: choice({ ...N, label: { id: 'Bulan', en: 'Month' }, required: true, options: months.map((m) => ({ code: m, label: { id: monthName(m, written), en: monthName(m, written) } })) }),
    ...(inVillage ? {} : {
      lateUntil: date({ ...N, label: { id: 'Boleh dikerjakan sampai', en: 'May be worked on until' }, required: true }),
      lateReason: longText({ ...N, label: { id: 'Alasan dibuka terlambat', en: 'Why it is opened late' }, required: true, min: 20, max: 500, help: { id: 'Paling sedikit 20 huruf.', en: 'At least 20 characters.' } }),
    }),
  }
  return (
    <Page title={{ id: 'Buka batch', en: 'Open a batch' }} subtitle={work.placeName(here)} back="/verifikasi">
      <Stack gap={4}>
        {inVillage ? null : <Note tone="caution">{t({ id: 'Sesudah masa input lewat, Dinas Sosial dapat membuka batch terlambat dengan alasan. Dalam masa input, operator desa yang membukanya.', en: 'After the input window the social office may open a late batch with a reason. Within it, the village operator opens it.' })}</Note>}
        <Card tone="sunken" title={{ id: 'Kalender bulan ini', en: 'Calendar of the month' }}>
          <KeyValue items={[
            { label: { id: 'Masa input', en: 'Input' }, value: `${written(w.inputFrom)} – ${written(w.inputUntil)}` },
            { label: { id: 'Musyawarah', en: 'Deliberation' }, value: `${written(w.musdesFrom)} – ${written(w.musdesUntil)}` },
            { label: { id: 'Batas finalisasi', en: 'Cut-off' }, value: written(w.cutoff) },
            { label: { id: 'Versi kalender', en: 'Version' }, value: profile.version },
          ]} />
        </Card>
        <FormFromFields
          fields={fields}
          initial={{ month, lateUntil: addDays(today, 5) }}
          onChange={(values) => setMonth(textOf(values.month) || month)}
          submit={{ id: 'Buka batch', en: 'Open the batch' }}
          onSubmit={async (values) => {
            const place = inVillage ? here : textOf(values.village)
            const chosen = textOf(values.month)
            const serial = slots.filter((s) => s === `${place} ${chosen}`).length + 1
            const id = batchIdOf(place, chosen, serial)
            const result = await work.act('verification.openBatch', place, { batchId: id, place, month: chosen, serial, ...(inVillage ? {} : { lateUntil: values.lateUntil, lateReason: values.lateReason }) })
            if (result.ok) {
              toast({ say: saved, tone: 'good' })
              go(`/verifikasi/${id}`, { replace: true })
            }
            return formAnswer(result)
          }}
        />
      </Stack>
    </Page>
  )
}
