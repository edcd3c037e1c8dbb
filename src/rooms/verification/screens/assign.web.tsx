// Sending workers to houses: nobody to their own family, the rest as far as the due day.
import { useState } from 'react'
import { choiceLabel } from '../../../engine/field.ts'
import { addDays, dayAt } from '../../../engine/values/day.ts'
import { PickField } from '../../../kit/pick-input.web.tsx'
import { DateField } from '../../../kit/number-inputs.web.tsx'
import { Stack } from '../../../kit/page.web.tsx'
import type { PickOption } from '../../../kit/pick-input.web.tsx'
import { useMe, useWork } from '../../../kit/work.web.tsx'
import { assign, fieldRoles } from '../acts-field.ts'
import { BatchItem } from '../records.ts'
import { ChooseFamilies } from './choose.web.tsx'
import { useCrew } from './people.web.ts'

export default function Assign({ params }: { params: { [k: string]: string } }) {
  const work = useWork()
  const me = useMe()
  const place = me.post?.place ?? me.home
  const today = dayAt(work.now(), place)
  const crew = useCrew(place, today)
  const [to, setTo] = useState<PickOption | null>(null)
  const [due, setDue] = useState<string | null>(addDays(today, 7))
  const source = crew.source(fieldRoles)
  return (
    <ChooseFamilies
      id={params.id ?? ''}
      title={{ id: 'Tugaskan kunjungan', en: 'Assign visits' }}
      states={['masuk', 'ditugaskan']}
      help={{ id: 'Pilih petugas, lalu keluarga yang ia kunjungi. Tidak ada yang memeriksa keluarganya sendiri.', en: 'Choose the worker, then the families to visit. Nobody verifies their own family.' }}
      submit={{ id: 'Tugaskan', en: 'Assign' }}
      disabled={!to}
      tagOf={(i) => (i.assignedTo ? { id: `kini: ${crew.nameOf(i.assignedTo)}`, en: `now: ${crew.nameOf(i.assignedTo)}` } : i.conflict ? choiceLabel(BatchItem.columns.conflict, i.conflict) : null)}
      send={(batch, itemIds) => work.act('verification.assign', batch.place, { batchId: batch.id, itemIds, to: to?.value, due })}
      extra={() => (
        <Stack gap={3}>
          <PickField label={assign.input.to.label} required chosen={to} value={to?.value ?? null} onChange={(v) => v === null && setTo(null)} onPick={setTo} search={source.search} />
          <DateField label={assign.input.due.label} value={due} onChange={setDue} min={today} />
        </Stack>
      )}
    />
  )
}
