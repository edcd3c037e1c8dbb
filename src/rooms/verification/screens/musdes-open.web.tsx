// Beginning the meeting: agenda, place, chair and invited; or the head's own statement where no meeting can be held.
import { useState } from 'react'
import type { Fields } from '../../../engine/field.ts'
import { dayAt } from '../../../engine/values/day.ts'
import { villageKindOf } from '../../../engine/values/place-code.ts'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Note, Stack } from '../../../kit/page.web.tsx'
import { Tabs } from '../../../kit/tabs.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useHolds, useWork } from '../../../kit/work.web.tsx'
import { openMusdes } from '../acts-musdes.ts'
import { meetingTitle } from '../document-words.ts'
import { villageSample } from '../rules.ts'
import { useHead } from './head.web.ts'
import { type BatchRow, formAnswer, type ItemRow, saved } from './words.web.ts'

const i = openMusdes.input
/** Usual order of such a meeting; anybody may change it. */
const usualAgenda = ['Pembukaan', 'Penjelasan maksud musyawarah', 'Pembacaan hasil verifikasi per RT/RW', 'Pembahasan dan keputusan per keluarga', 'Penandatanganan Berita Acara', 'Penutup'].join('\n')

export function MusdesOpen({ batch, items }: { batch: BatchRow; items: readonly ItemRow[] }) {
  const { t, number } = useWords()
  const work = useWork()
  const heads = useHolds(['village_head'], batch.place)
  const rural = villageKindOf(batch.place) !== 'kelurahan'
  const { own, ready } = useHead(batch.place)
  const [minted] = useState(() => work.newId())
  const today = dayAt(work.now(), batch.place)
  const open = items.filter((x) => !['ditinjau', 'diputus'].includes(x.state ?? '')).length
  const drawn = villageSample(batch, items)
  const sample = items.filter((x) => drawn.has(x.id) && x.spotResult !== 'sesuai').length
  const send = async (kind: string, values: { [k: string]: unknown }) => {
    const result = await work.act('verification.openMusdes', batch.place, { ...values, batchId: batch.id, musdesId: minted, kind, on: today, startAt: work.now() })
    if (result.ok) toast({ say: saved, tone: 'good' })
    return formAnswer(result)
  }
  const fields: Fields = {
    venue: { ...i.venue, required: true }, chairName: { ...i.chairName, required: true }, chairRole: i.chairRole, secretaryName: i.secretaryName,
    invited: { ...i.invited, required: true, help: { id: 'Jumlah undangan; kuorum dihitung dari sini.', en: 'How many were invited; the quorum is counted from it.' } },
    agenda: { ...i.agenda, required: true, help: { id: 'Satu baris satu acara.', en: 'One line, one item.' } },
  }
  const statement: Fields = {
    signatoryName: { ...i.signatoryName, required: true }, signatoryRole: { ...i.signatoryRole, required: true },
    venue: { ...i.venue, required: true },
    statement: { ...i.statement, required: true, min: 20, help: { id: 'Mengapa tidak diadakan musyawarah (paling sedikit 20 huruf).', en: 'Why no deliberation is held (at least 20 characters).' } },
  }
  const role = rural ? 'Kepala Desa' : 'Lurah'
  if (!ready) return null
  const notes = (
    <>
      {open > 0 ? <Note tone="caution">{t({ id: '{n} dari {m} keluarga belum selesai ditinjau. Musyawarah boleh dimulai, tetapi baru dapat ditutup setelah semuanya diputus.', en: '{n} of {m} families are not reviewed yet. You may begin, but can close only when all are decided.' }, { n: number(open), m: number(items.length) })}</Note> : <Note tone="good">{t({ id: 'Semua {n} keluarga siap diputus. Halaman ini tetap bekerja tanpa sinyal.', en: 'All {n} families are ready. This page goes on working without a signal.' }, { n: number(items.length) })}</Note>}
      {sample > 0 ? <Note tone="caution">{t({ id: '{n} keluarga contoh belum diperiksa ulang.', en: '{n} drawn families were not checked again yet.' }, { n: number(sample) })}</Note> : null}
    </>
  )
  const meeting = (
    <Stack gap={4}>
      {notes}
      <FormFromFields fields={fields} initial={{ venue: rural ? 'Balai Desa' : 'Aula Kelurahan', chairName: own?.headName ?? null, chairRole: role, secretaryName: work.me.name, agenda: usualAgenda }} submit={{ id: `Mulai ${meetingTitle(rural).toLowerCase()}`, en: 'Begin the deliberation' }} onSubmit={(values) => send(rural ? 'musdes' : 'muskel', values)} />
    </Stack>
  )
  if (!heads) return meeting
  return (
    <Tabs
      label={{ id: 'Cara memutuskan', en: 'How it is decided' }}
      tabs={[
        { id: 'musyawarah', label: { id: meetingTitle(rural), en: 'Deliberation' }, content: meeting },
        { id: 'sptjm', label: { id: 'SPTJM (tanpa musyawarah)', en: 'Statement (no deliberation)' }, content: <Stack gap={4}>{notes}<FormFromFields fields={statement} initial={{ signatoryName: own?.headName ?? work.me.name, signatoryRole: role, venue: rural ? 'Kantor Desa' : 'Kantor Kelurahan' }} submit={{ id: 'Mulai SPTJM', en: 'Begin the statement' }} onSubmit={(values) => send('sptjm', values)} /></Stack> },
      ]}
    />
  )
}
