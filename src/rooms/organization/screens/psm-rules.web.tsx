// How this regency does it: who issues the decree, whether guidance may follow, when silence is inactivity.
import { bool, choice, type Fields, integer, text, type Values } from '../../../engine/field.ts'
import { FormFromFields, type FormResult } from '../../../kit/form.web.tsx'
import { listOf } from '../../../kit/loaded.web.ts'
import { Note, Page, Stack } from '../../../kit/page.web.tsx'
import { StateOf } from '../../../kit/states.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe, useView, useWork } from '../../../kit/work.web.tsx'
import type { PsmRuleSet } from '../psm-records.ts'
import { defaultPsmRules } from '../psm-rules.ts'
import { skIssuers } from '../psm-words.ts'
import { answered, kept } from './psm-words.web.ts'

const N = { class: 'N' as const }
const fields: Fields = {
  issuer: choice({ ...N, label: { id: 'SK PSM diterbitkan', en: 'The decree is issued by' }, options: skIssuers, required: true }),
  issuerTitle: text({ ...N, label: { id: 'Jabatan resmi pada SK', en: 'Official title on the decree' }, required: true, min: 3, max: 160 }),
  bimtekLater: bool({ ...N, label: { id: 'Bimtek dasar boleh menyusul', en: 'Basic guidance may follow' } }),
  bimtekDays: integer({ ...N, label: { id: 'Menyusul paling lama (hari)', en: 'Within (days)' }, required: true, min: 1, max: 90, when: (v) => v.bimtekLater === true }),
  warnMonths: integer({ ...N, label: { id: 'Diingatkan setelah tanpa kegiatan (bulan)', en: 'Warned after silence of (months)' }, required: true, min: 1, max: 12 }),
  idleMonths: integer({ ...N, label: { id: 'Nonaktif setelah tanpa kegiatan (bulan)', en: 'Inactive after silence of (months)' }, required: true, min: 1, max: 24 }),
  replyDays: integer({ ...N, label: { id: 'Hak jawab sebelum diberhentikan (hari)', en: 'Right to reply before dismissal (days)' }, required: true, min: 1, max: 14 }),
}

export default function Rules() {
  const { t } = useWords()
  const work = useWork()
  const me = useMe()
  const regency = (me.post?.place ?? me.home).slice(0, 5)
  const state = useView('organization.psmRules', { place: regency })
  return (
    <Page title={{ id: 'Aturan keanggotaan', en: 'Rules of membership' }} subtitle={work.placeName(regency)} back="/anggota">
      <StateOf state={listOf(state)} onRetry={state.again}>
        {(rows) => {
          const was = (rows[0]?.row.rules as PsmRuleSet | undefined) ?? null
          const save = async (v: Values): Promise<FormResult> => {
            const rules = { ...defaultPsmRules, ...(was ?? {}), ...v, bimtekLater: v.bimtekLater === true }
            const result = await work.act('organization.setPsmRules', regency, { rules, was })
            if (result.ok) toast({ say: kept, tone: 'good' })
            return answered(result)
          }
          return (
            <Stack gap={4}>
              <Note>{t(was ? { id: 'Perubahan berlaku untuk langkah berikutnya; SK dan tanggal yang sudah tercatat tetap.', en: 'A change holds for what comes next; decrees and dates on record stay.' } : { id: 'Belum ditetapkan: yang tertulis di bawah ini aturan bawaan.', en: 'Not set yet: what stands below is the default.' })}</Note>
              <FormFromFields key={JSON.stringify(was)} fields={fields} initial={was ?? defaultPsmRules} submit={{ id: 'Simpan aturan', en: 'Keep the rules' }} onSubmit={save} />
            </Stack>
          )
        }}
      </StateOf>
    </Page>
  )
}
