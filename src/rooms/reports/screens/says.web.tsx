// What must be noticed about a report before anything else: what it waits for, what somebody said to somebody.
import type { Text } from '../../../engine/field.ts'
import type { ViewRow } from '../../../engine/view.ts'
import { joinOf } from '../../../kit/loaded.web.ts'
import { LinkTo } from '../../../kit/link.web.tsx'
import { Note, Stack } from '../../../kit/page.web.tsx'
import { useWords } from '../../../kit/words.web.tsx'
import { useMe } from '../../../kit/work.web.tsx'
import type { ReportRow } from '../judging.ts'
import { clockNames, closings } from '../vocab.ts'
import { labelIn, textOf } from './line.web.tsx'

const waits: { readonly [state: string]: Text } = {
  terkirim: { id: 'Menunggu diperiksa petugas Puskesos atau Dinas Sosial.', en: 'Waiting to be looked at by the village desk or the social office.' },
  terverifikasi: { id: 'Menunggu ditugaskan kepada yang akan menangani.', en: 'Waiting to be given to somebody.' },
  didisposisikan: { id: 'Menunggu diterima oleh yang ditugaskan.', en: 'Waiting to be accepted by whoever it was given to.' },
  dibuka_kembali: { id: 'Dibuka kembali. Menunggu petugas melanjutkan.', en: 'Reopened. Waiting for the worker to go on.' },
  diproses: { id: 'Sedang ditangani.', en: 'Being taken care of.' },
  diteruskan_eksternal: { id: 'Menunggu hasil dari pihak luar.', en: 'Waiting for the outside body.' },
  selesai: { id: 'Menunggu kata pelapor. Tanpa keberatan, laporan ditutup sendiri.', en: 'Waiting for the reporter. Without an objection it closes by itself.' },
  dibantah: { id: 'Menunggu keputusan pengawas.', en: 'Waiting for a supervisor to decide.' },
}

export function Says({ row, found }: { row: ReportRow; found: ViewRow }) {
  const { t, moment } = useWords()
  const me = useMe()
  const state = textOf(row.state)
  const mine = row.assignedTo === me.person && ['didisposisikan', 'dibuka_kembali', 'diproses'].includes(state)
  const main = joinOf(found, 'main')
  const wait = state === 'selesai' && row.secondEyes === 'perlu' ? { id: 'Menunggu diperiksa orang kedua, karena penulis dan pelaksananya orang yang sama.', en: 'Waiting for a second person, because the same one wrote and settled it.' } : state === 'terkirim' && row.class === 'X' ? { id: 'Menunggu diperiksa petugas jalur terbatas.', en: 'Waiting to be looked at by a restricted-lane officer.' } : waits[state]
  return (
    <Stack gap={2}>
      {row.stuckAt ? <Note tone="bad">{t({ id: 'Lewat batas waktu {clock} sejak {when}. Pengawas sudah diberi tahu.', en: 'Past its clock for {clock} since {when}. A supervisor has been told.' }, { clock: t(labelIn(clockNames, row.stuckClock)).toLowerCase(), when: moment(row.stuckAt) })}</Note> : null}
      {wait && !mine ? <Note>{t(wait)}</Note> : null}
      {state === 'perlu_dilengkapi' ? (
        <Note tone="waiting">
          {t({ id: 'Pertanyaan kepada pelapor: {q}', en: 'Asked of the reporter: {q}' }, { q: textOf(row.question) })}
          {row.replyDueAt ? ` ${t({ id: 'Ditunggu sampai {when}.', en: 'Awaited until {when}.' }, { when: moment(row.replyDueAt) })}` : ''}
        </Note>
      ) : null}
      {state === 'terkirim' && row.answer ? <Note tone="waiting">{t({ id: 'Pelapor sudah menjawab: {a}', en: 'The reporter answered: {a}' }, { a: row.answer })}</Note> : null}
      {state === 'terkirim' && row.appeal ? <Note tone="waiting">{t({ id: 'Pelapor mengajukan banding: {a}', en: 'The reporter appeals: {a}' }, { a: row.appeal })}</Note> : null}
      {state === 'terverifikasi' && row.declineReason ? <Note tone="caution">{t({ id: 'Petugas sebelumnya tidak sanggup: {r}', en: 'The former worker declined: {r}' }, { r: row.declineReason })}</Note> : null}
      {mine && state !== 'diproses' ? <Note tone="waiting">{t({ id: 'Laporan ini ditugaskan kepada Anda. Terima bila sanggup.', en: 'This report is given to you. Accept it if you can.' })}</Note> : null}
      {mine && row.assignNote ? <Note icon="message">{t({ id: 'Pesan untuk Anda: {n}', en: 'Note to you: {n}' }, { n: row.assignNote })}</Note> : null}
      {state === 'dibantah' && row.objection ? <Note tone="bad">{t({ id: 'Pelapor menyatakan belum selesai: {o}', en: 'The reporter says it is not done: {o}' }, { o: row.objection })}</Note> : null}
      {(state === 'diproses' || state === 'diteruskan_eksternal') && row.sentBackReason ? <Note tone="caution">{t({ id: 'Dikembalikan pengawas: {r}', en: 'Sent back by a supervisor: {r}' }, { r: row.sentBackReason })}</Note> : null}
      {row.reopenReason && row.reopenedAt && (state === 'dibuka_kembali' || state === 'terkirim' || state === 'diproses') ? <Note tone="caution">{t({ id: 'Alasan dibuka kembali: {r}', en: 'Why it was reopened: {r}' }, { r: row.reopenReason })}</Note> : null}
      {state === 'ditolak' && row.rejectReason ? <Note>{t({ id: 'Ditolak dengan alasan: {r}', en: 'Rejected because: {r}' }, { r: row.rejectReason })}</Note> : null}
      {state === 'duplikat' ? (
        <Note>
          {t({ id: 'Digabung ke', en: 'Merged into' })} <LinkTo href={`/laporan/${textOf(row.duplicateOf)}`}>{textOf(main?.number) || t({ id: 'laporan induk', en: 'the main report' })}</LinkTo>
        </Note>
      ) : null}
      {state === 'ditutup' ? (
        <Note tone="good">
          {t(labelIn(closings, row.closeHow))}
          {row.closeReason ? `: ${row.closeReason}` : ''}
        </Note>
      ) : null}
    </Stack>
  )
}
