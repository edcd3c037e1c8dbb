// Closing the meeting: what is still open, how it went in a few words, and the end.
import { longText } from '../../../engine/field.ts'
import { Button, ButtonLink } from '../../../kit/button.web.tsx'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Note, Row, Stack } from '../../../kit/page.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { Musdes } from '../records-musdes.ts'
import { villageSample } from '../rules.ts'
import { QuorumBar } from './musdes-people.web.tsx'
import type { Meeting } from './musdes.web.tsx'
import { formAnswer, saved } from './words.web.ts'

const fields = { notes: longText({ class: 'R', label: { id: 'Jalannya musyawarah', en: 'How it went' }, help: { id: 'Singkat saja; boleh kosong.', en: 'Briefly; may stay empty.' }, max: Musdes.columns.notes.max ?? 4000 }) }

export function MusdesClose(meeting: Meeting & { onGo: (part: 'hadir' | 'putus') => void }) {
  const { batch, musdes, items, attendees, onGo } = meeting
  const { t, number } = useWords()
  const work = useWork()
  const open = items.filter((i) => i.state !== 'diputus').length
  const drawn = villageSample(batch, items)
  const sample = items.filter((i) => drawn.has(i.id) && i.spotResult !== 'sesuai').length
  const unsigned = attendees.filter((a) => a.present && !a.struck && !a.signature?.length).length
  return (
    <Stack gap={4}>
      {musdes.kind === 'sptjm' ? null : <QuorumBar {...meeting} />}
      {open > 0 ? <Note tone="caution">{t({ id: '{n} keluarga belum diputus.', en: '{n} families are not decided.' }, { n: number(open) })} <Button tone="quiet" onClick={() => onGo('putus')}>{t({ id: 'Lanjutkan', en: 'Go on' })}</Button></Note> : <Note tone="good">{t({ id: 'Semua {n} keluarga sudah diputus.', en: 'All {n} families are decided.' }, { n: number(items.length) })}</Note>}
      {sample > 0 ? <Note tone="caution">{t({ id: '{n} keluarga contoh belum diperiksa ulang oleh TKSK.', en: '{n} drawn families were not checked again.' }, { n: number(sample) })}</Note> : null}
      {unsigned > 0 ? <Note>{t({ id: '{n} orang belum menandatangani di layar; mereka dapat menandatangani di kertas.', en: '{n} did not sign on the screen; they can sign on paper.' }, { n: number(unsigned) })}</Note> : null}
      <FormFromFields
        fields={fields}
        submit={musdes.kind === 'sptjm' ? { id: 'Selesai, buat SPTJM', en: 'Done, make the statement' } : { id: 'Tutup musyawarah', en: 'Close the deliberation' }}
        onSubmit={async (values) => {
          const result = await work.act('verification.closeMusdes', batch.place, { batchId: batch.id, musdesId: musdes.id, endAt: work.now(), ...values })
          if (result.ok) toast({ say: saved, tone: 'good' })
          return formAnswer(result)
        }}
      />
      <Row><ButtonLink href={`/verifikasi/${batch.id}/langkah/batal-musyawarah`} tone="quiet">{t({ id: 'Batalkan musyawarah ini', en: 'Cancel this deliberation' })}</ButtonLink></Row>
    </Stack>
  )
}
