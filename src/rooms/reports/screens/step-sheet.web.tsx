// One step on a report, in a sheet: the form its act declares, with what the act would ask anyway said beforehand.
import type { Fields, Values } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { FormFromFields } from '../../../kit/form.web.tsx'
import { Note, Stack } from '../../../kit/page.web.tsx'
import { Sheet } from '../../../kit/sheet.web.tsx'
import { toast } from '../../../kit/toast.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useWork } from '../../../kit/work.web.tsx'
import { type ReportRow, tooShort } from '../judging.ts'
import { AlikeList, useAlike } from './alike-part.web.tsx'
import { AssignForm } from './assign-form.web.tsx'
import { LinkForm } from './link-form.web.tsx'
import { SettleForm } from './settle-form.web.tsx'
import type { Offer } from './steps.web.ts'
import { answered, keptHere } from './words.web.ts'

export interface StepFormProps {
  row: ReportRow
  found: ViewRow
  offer: Offer
  /** Performs the act with the report's id added; answers what the form shows. */
  perform: (input: Values) => Promise<ReturnType<typeof answered>>
}

/** Reasons that must explain are told their length while they are written. */
const reasoned = new Set(['reports.reject', 'reports.decline', 'reports.sendBack', 'reports.close'])

export function StepSheet({ row, found, offer, onClose, onDone }: Omit<StepFormProps, 'perform' | 'offer'> & { offer: Offer | null; onClose: () => void; onDone: (act: string) => void }) {
  const work = useWork()
  if (!offer) return null
  const perform = async (input: Values): Promise<ReturnType<typeof answered>> => {
    const result = await work.act(offer.act.name, row.place, { ...input, reportId: row.id })
    if (result.ok) {
      toast({ say: keptHere, tone: 'good' })
      onDone(offer.act.name)
    }
    return answered(result)
  }
  const props = { row, found, offer, perform }
  return (
    <Sheet title={offer.label} open onClose={onClose} wide={offer.act.name === 'reports.verify'}>
      <Form {...props} />
    </Sheet>
  )
}

function Form(props: StepFormProps) {
  switch (props.offer.act.name) {
    case 'reports.verify': return <VerifyForm {...props} />
    case 'reports.assign': return <AssignForm {...props} />
    case 'reports.settle': return <SettleForm {...props} />
    case 'reports.link': return <LinkForm {...props} />
    default: return <PlainForm {...props} />
  }
}

const words: { readonly [act: string]: { id: string; en: string } } = {
  'reports.askMore': { id: 'Pelapor menjawab dengan kodenya. Setelah 10 hari tanpa jawaban, laporan ditutup sendiri.', en: 'The reporter answers with their code. After ten days without an answer the report closes by itself.' },
  'reports.reject': { id: 'Pelapor akan membaca alasan ini dan dapat mengajukan banding dalam 14 hari.', en: 'The reporter will read this reason and may appeal within 14 days.' },
  'reports.decline': { id: 'Laporan kembali ke koordinator untuk ditugaskan kepada orang lain.', en: 'The report goes back to be given to somebody else.' },
  'reports.acknowledge': { id: 'Tercatat bahwa Anda sudah mengetahui laporan ini.', en: 'It is noted that you know of this report.' },
  'reports.restrict': { id: 'Laporan langsung disembunyikan. Setelah ini hanya petugas jalur terbatas yang dapat membukanya, Anda pun tidak. Tidak dapat dikembalikan.', en: 'The report is hidden at once. From then on only restricted-lane officers can open it; you cannot either. There is no way back.' },
  'reports.relocate': { id: 'Untuk laporan yang salah alamat. Hanya dalam kabupaten/kota yang sama.', en: 'For a report sent to the wrong village. Within the same regency only.' },
  'reports.check': { id: 'Yang menulis dan yang menyelesaikan laporan ini orang yang sama. Anda memastikan bahwa bantuannya benar sampai.', en: 'The same person wrote and settled this report. You make sure that the help truly arrived.' },
  'reports.sendBack': { id: 'Petugas melanjutkan pekerjaan, dengan alasan Anda sebagai petunjuk.', en: 'The worker goes on, with your reason as guidance.' },
  'reports.close': { id: 'Laporan ditutup meski ada keberatan. Alasan Anda tercatat dan dapat diperiksa.', en: 'The report is closed in spite of the objection. Your reason is kept and can be reviewed.' },
}

function PlainForm({ row, offer, perform }: StepFormProps) {
  const { t } = useWords()
  const { reportId: _, ...declared } = offer.act.input
  const fields: Fields = reasoned.has(offer.act.name) && declared.reason
    ? { ...declared, reason: { ...declared.reason, check: (v) => tooShort(typeof v === 'string' ? v : '')?.say ?? null } }
    : declared
  const said = words[offer.act.name]
  const initial: Values = offer.act.name === 'reports.restrict' ? { problem: row.problem } : {}
  return (
    <Stack gap={3}>
      {said ? <Note tone={offer.act.name === 'reports.restrict' ? 'caution' : 'info'}>{t(said)}</Note> : null}
      {offer.act.name === 'reports.sendBack' && row.objection ? <Note tone="waiting">{t({ id: 'Keberatan pelapor: {w}', en: 'The reporter objects: {w}' }, { w: row.objection })}</Note> : null}
      <FormFromFields fields={fields} initial={initial} submit={offer.label} onSubmit={perform} />
    </Stack>
  )
}

/** Sorting: what the reporter said is corrected where needed, after a look at what is alike. */
function VerifyForm({ row, offer, perform }: StepFormProps) {
  const { t } = useWords()
  const found = useAlike(row)
  const none = found !== null && found.length === 0
  const { reportId: _, duplicatesSeen, ...rest } = offer.act.input
  const fields: Fields = {
    ...(none || !duplicatesSeen ? {} : { duplicatesSeen: { ...duplicatesSeen, label: { id: 'Saya sudah memeriksa: ini bukan laporan yang sama', en: 'I have checked: this is not the same report' } } }),
    ...rest,
    ...(rest.complaint ? { complaint: { ...rest.complaint, when: (v: Values) => v.problem === 'bantuan' } } : {}),
  }
  return (
    <Stack gap={3}>
      <p>{row.what}</p>
      {row.answer ? <Note>{t({ id: 'Jawaban pelapor: {w}', en: 'The reporter answered: {w}' }, { w: row.answer })}</Note> : null}
      {row.appeal ? <Note tone="waiting">{t({ id: 'Banding pelapor: {w}', en: 'The reporter appeals: {w}' }, { w: row.appeal })}</Note> : null}
      {none ? <Note tone="good">{t({ id: 'Tidak ada laporan serupa dalam 14 hari di sekitarnya.', en: 'No similar report nearby within 14 days.' })}</Note> : null}
      {found && found.length > 0 ? (
        <>
          <Note tone="caution">{t({ id: 'Ada laporan yang mungkin sama. Periksa dulu; bila sama, tutup lembar ini lalu gabungkan.', en: 'There are reports that may be the same. Check first; if so, close this sheet and merge.' })}</Note>
          <AlikeList found={found} />
        </>
      ) : null}
      <FormFromFields
        fields={fields}
        initial={{ problem: row.problem, sector: row.sector, kind: row.kind, complaint: row.complaint, urgency: row.urgency, fieldCheck: row.fieldCheck }}
        submit={offer.label}
        onSubmit={(values) => perform({ ...values, duplicatesSeen: none || values.duplicatesSeen === true })}
      />
    </Stack>
  )
}
