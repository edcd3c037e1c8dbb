// Steps of a batch and of a family on it that are simple forms: address, act, what the form shows, when it is offered. The act judges again.
import type { Fields, Text, Values } from '../../../engine/field.ts'
import { stepsFrom } from '../../../engine/flow.ts'
import { addDays } from '../../../engine/values/day.ts'
import { sendBack, spotCheck } from '../acts-field.ts'
import { cancelMusdes, reopenMusdes } from '../acts-musdes.ts'
import { extendBatch } from '../acts-open.ts'
import { acknowledge, approve, checkItem, returnBatch, verifyRegency } from '../acts-regency.ts'
import { object } from '../acts-result.ts'
import { batchFlow, itemFlow, sealedStates } from '../flow.ts'
import { lastDay } from '../rules.ts'
import type { BatchRow, ItemRow } from './words.web.ts'

export interface Step<Row> {
  path: string
  act: { name: string; label: Text; input: Fields }
  title: Text
  help?: Text
  submit?: Text
  roles: readonly string[]
  /** Beyond what the flow says of the state. */
  when?: (row: Row, person: string) => boolean
  fields?: (row: Row, today: string) => Fields
  initial?: (row: Row, today: string) => Values
  /** What is sent beside the form. */
  carried: (row: Row) => Values
  danger?: boolean
}

const t = (id: string, en: string): Text => ({ id, en })
const without = (fields: Fields, ...names: string[]): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
/** A reason the acts will not find too short. */
const long = (fields: Fields, name: string, least: number): Fields => {
  const field = fields[name]
  return field ? { ...fields, [name]: { ...field, min: least, help: t(`Paling sedikit ${least} huruf.`, `At least ${least} characters.`) } } : fields
}
const ofBatch = (row: BatchRow): Values => ({ batchId: row.id })
const ofItem = (row: ItemRow): Values => ({ batchId: row.batchId, itemId: row.id })

export const batchSteps: readonly Step<BatchRow>[] = [
  {
    path: 'waktu-tambahan', act: extendBatch, title: t('Beri waktu tambahan', 'Give more time'), roles: ['dinsos_verifier', 'dinsos_head'], carried: ofBatch,
    help: t('Batch ini lalu bertanda “waktu tambahan”, dengan alasannya.', 'The batch is then marked “more time”, with the reason.'),
    fields: () => long(without(extendBatch.input, 'batchId'), 'reason', 20), initial: (row, today) => ({ until: addDays(today > lastDay(row) ? today : lastDay(row), 3) }),
  },
  {
    path: 'verifikasi', act: verifyRegency, title: t('Loloskan verifikasi kabupaten/kota', 'Pass the regency check'), roles: ['dinsos_verifier'], carried: ofBatch,
    help: t('Contoh keluarga sudah diperiksa dan sesuai. Batch lalu menunggu pengesahan kepala dinas.', 'The drawn families were checked and agree. The batch then waits for the head’s approval.'), submit: t('Loloskan', 'Pass'),
    when: (row, person) => row.openedBy !== person && row.finalisedBy !== person,
  },
  {
    path: 'kembalikan', act: returnBatch, title: t('Kembalikan ke desa', 'Return to the village'), roles: ['dinsos_verifier', 'dinsos_head'], carried: ofBatch, danger: true, submit: t('Kembalikan', 'Return'),
    help: t('Keluarga yang diperiksa dan berbeda diputus ulang. Dokumen yang sudah terbit tidak berlaku lagi.', 'Families that differed are decided again. Papers already issued no longer stand.'),
    when: (row, person) => row.finalisedBy !== person,
    fields: () => long(without(returnBatch.input, 'batchId', 'items'), 'reason', 20), initial: (_row, today) => ({ until: addDays(today, 5) }),
  },
  {
    path: 'sahkan', act: approve, title: t('Sahkan batch', 'Approve the batch'), roles: ['dinsos_head'], carried: ofBatch, submit: t('Sahkan', 'Approve'),
    help: t('Sesudah disahkan tidak ada yang dapat diubah. Perubahan masuk ke batch berikutnya.', 'Once approved nothing can be changed. Changes go into the next batch.'),
    when: (row, person) => ![row.openedBy, row.finalisedBy, row.verifiedBy].includes(person), initial: (_row, today) => ({ letterOn: today }),
  },
  {
    path: 'akui', act: acknowledge, title: t('Catat pengakuan SIKS-NG', 'Record SIKS-NG’s acknowledgement'), roles: ['village_operator', 'dinsos_verifier', 'dinsos_head'], carried: ofBatch,
    help: t('Tulis nomor bukti yang Anda terima setelah berkas diunggah.', 'Write the reference you got after uploading the bundle.'), initial: (_row, today) => ({ on: today }),
  },
  {
    path: 'buka-musyawarah', act: reopenMusdes, title: t('Buka lagi musyawarah', 'Reopen the deliberation'), roles: ['village_operator', 'village_head'], carried: (row) => ({ batchId: row.id, musdesId: row.musdesId }),
    help: t('Bila ada yang salah tulis sebelum difinalkan. Dokumen dibuat ulang sesudahnya.', 'When something was written wrong before it was finalised. Papers are made again afterwards.'), when: (row) => row.state === 'musyawarah',
    fields: () => long(without(reopenMusdes.input, 'batchId', 'musdesId'), 'reason', 10),
  },
  {
    path: 'batal-musyawarah', act: cancelMusdes, title: t('Batalkan musyawarah', 'Cancel the deliberation'), roles: ['village_operator', 'village_head'], carried: (row) => ({ batchId: row.id, musdesId: row.musdesId }), danger: true,
    help: t('Semua keputusan musyawarah ini dihapus; keluarga kembali menunggu diputus.', 'All decisions of this deliberation are taken away; the families wait to be decided again.'),
    fields: () => long(without(cancelMusdes.input, 'batchId', 'musdesId'), 'reason', 10), submit: t('Batalkan musyawarah', 'Cancel the deliberation'),
  },
]

export const itemSteps: readonly Step<ItemRow>[] = [
  {
    path: 'contoh', act: spotCheck, title: t('Periksa sebagai contoh', 'Spot check'), roles: ['district_supervisor', 'dinsos_verifier'], carried: ofItem,
    help: t('Keluarga ini terundi untuk diperiksa ulang. Yang berbeda kembali ke lapangan.', 'This family was drawn for a second look. What differs goes back to the field.'),
    when: (row, person) => !row.spotResult && row.visitedBy !== person, fields: () => without(spotCheck.input, 'batchId', 'itemId'),
  },
  {
    path: 'periksa', act: checkItem, title: t('Periksa (kabupaten/kota)', 'Check (regency)'), roles: ['dinsos_verifier'], carried: ofItem,
    when: (row, person) => !row.regencyResult && row.addedBy !== person && row.visitedBy !== person, fields: () => without(checkItem.input, 'batchId', 'itemId'),
  },
  {
    path: 'kembalikan', act: sendBack, title: t('Kembalikan ke lapangan', 'Send back to the field'), roles: ['village_operator', 'puskesos_koord', 'district_supervisor', 'dinsos_verifier'], carried: (row) => ({ batchId: row.batchId, itemIds: [row.id] }),
    fields: () => long(without(sendBack.input, 'batchId', 'itemIds'), 'note', 10), danger: true, submit: t('Kembalikan', 'Send back'),
  },
  {
    path: 'sanggah', act: object, title: t('Catat sanggahan', 'Record an objection'), roles: ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_operator'], carried: ofItem,
    help: t('Penyanggah harus warga desa atau kelurahan ini. Foto rumah, titik, dan alasan wajib. Dinas Sosial memutus paling lambat 14 hari.', 'The objector must live in this village. A photo, the position and a reason are needed. The social office decides within 14 days.'),
    fields: () => long(without(object.input, 'batchId', 'itemId', 'objectionId'), 'reason', 20), submit: t('Simpan sanggahan', 'Save the objection'),
  },
]

const holdsOne = (roles: readonly string[], mine: readonly string[]): boolean => roles.some((r) => mine.includes(r))

export const openBatchSteps = (row: BatchRow, mine: readonly string[], person: string): Step<BatchRow>[] =>
  batchSteps.filter((s) => holdsOne(s.roles, mine) && (s.act === reopenMusdes || stepsFrom(batchFlow, row.state).some((f) => f.act === s.act.name)) && (s.when?.(row, person) ?? true))

export const openItemSteps = (row: ItemRow, batch: BatchRow | undefined, mine: readonly string[], person: string): Step<ItemRow>[] =>
  itemSteps.filter((s) => {
    if (!holdsOne(s.roles, mine) || !(s.when?.(row, person) ?? true)) return false
    if (s.act === checkItem) return batch?.state === 'final_desa'
    if (s.act === object) return row.state === 'hasil_diterima'
    return !sealedStates.includes(batch?.state ?? '') && ['dibuka', 'pendataan', 'musyawarah', 'dikembalikan'].includes(batch?.state ?? '') && stepsFrom(itemFlow, row.state).some((f) => f.act === s.act.name)
  })
