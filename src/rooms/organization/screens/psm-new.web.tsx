// An application written down from paper: the same questions as on a citizen's phone, for a village of the writer.
import { useLocation } from 'wouter'
import type { Fields, Values } from '../../../engine/field.ts'
import { FormFromFields, type FormResult } from '../../../kit/form.web.tsx'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useDraft, useMe, useWork } from '../../../kit/work.web.tsx'
import { joinFields } from '../psm-fields.ts'
import { answered, kept } from './psm-words.web.ts'

export default function NewApplication() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const [, go] = useLocation()
  const draft = useDraft<Values>('organization.applyPsm')
  const home = me.post && me.post.place.length === 13 ? me.post.place : null
  const send = async (values: Values): Promise<FormResult> => {
    const psmId = work.newId()
    const result = await work.act('organization.applyPsm', String(values.place), { ...values, psmId, source: 'kertas' })
    if (result.ok) {
      draft.done()
      toast({ say: kept, tone: 'good' })
      go(`/anggota/${psmId}`)
    }
    return answered(result)
  }
  return (
    <Page title={{ id: 'Tulis permohonan', en: 'Write down an application' }} back="/anggota">
      <Stack gap={4}>
        <Note>{t({ id: 'Untuk warga yang datang dengan berkas. NIK, alamat, dan foto KTP hanya dibaca Lurah/Kepala Desa dan Dinas Sosial. Minta ia menyetujui keempat janji kode etik.', en: 'For people who come with their papers. NIK, address and the KTP photo are read by the village head and the social office alone. Let them accept the four promises.' })}</Note>
        <FormFromFields fields={joinFields as Fields} initial={draft.begun ?? (home ? { place: home, ktpPlace: home } : {})} onDraft={draft.keep} submit={{ id: 'Simpan permohonan', en: 'Keep the application' }} onSubmit={send} />
      </Stack>
    </Page>
  )
}
