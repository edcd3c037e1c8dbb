// After the village: the regency's check of a drawn sample, back to the village or on to approval, the export, and SIKS-NG's acknowledgement.
import { act, patch, refuse } from '../../engine/act.ts'
import { choice, date, json, longText, ref, text } from '../../engine/field.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { endOfDay } from '../../engine/values/working-days.ts'
import { z } from 'zod'
import { batchSpaces, firstOf, fourEyes, itemIn, itemsOf, notInBatch, picked, readBatch, readItems, readPicked, regencyRoles, serves, theBatch, tooShort, wrongStep } from './judging.ts'
import { Batch, batchRef, BatchItem, exportSchema } from './records.ts'
import { lastDay, regencySample } from './rules.ts'
import { spotResults } from './words/labels.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const itemField = ref({ ...R, label: { id: 'Keluarga dalam batch', en: 'Family in the batch' }, record: 'batchItem', required: true })
const exporters = ['village_operator', ...regencyRoles] as const

export const checkItem = act({
  name: 'verification.checkItem',
  label: { id: 'Memeriksa satu keluarga', en: 'Check one family' },
  input: {
    batchId: batchRef, itemId: itemField,
    result: choice({ ...R, label: { id: 'Hasil pemeriksaan', en: 'Result' }, options: spotResults, strict: true, required: true }),
    note: longText({ ...R, label: { id: 'Catatan', en: 'Note' }, max: 1000 }),
  },
  reads: (i) => [...readBatch(i), ...readPicked([i.itemId])],
  touches: (i, look) => batchSpaces(i, look).slice(0, 1),
  may: (who, i, look) => serves(who, i, look, ['dinsos_verifier']),
  guard: (i, look, env) => {
    const row = itemIn(i, look)
    return firstOf(
      () => wrongStep('verification.verifyRegency', theBatch(i, look), env),
      () => (row ? null : notInBatch),
      () => (row?.addedBy === env.person || row?.visitedBy === env.person ? fourEyes : null),
      () => (row?.regencyResult ? refuse('SUDAH_DIPERIKSA', 'Keluarga ini sudah diperiksa.', 'This family was checked already.') : null),
      () => (i.result === 'berbeda' ? tooShort(i.note, 10) : null),
    )
  },
  effect: (i, look, env) => {
    const row = itemIn(i, look)
    return row ? [patch(BatchItem, row, { regencyResult: i.result ?? null, regencyNote: i.note ?? null, regencyBy: env.person })] : []
  },
})

export const verifyRegency = act({
  name: 'verification.verifyRegency',
  label: { id: 'Verifikasi kabupaten/kota', en: 'Regency check' },
  input: { batchId: batchRef, note: longText({ ...N, label: { id: 'Catatan verifikasi', en: 'Note of the check' }, max: 1000 }) },
  reads: (i) => [...readBatch(i), ...readItems(i)],
  touches: (i, look) => batchSpaces(i, look).slice(1),
  may: (who, i, look) => serves(who, i, look, ['dinsos_verifier']),
  guard: (i, look, env) => {
    const batch = theBatch(i, look)
    const items = itemsOf(i, look)
    const drawn = regencySample(batch, items)
    const waiting = items.filter((x) => drawn.has(x.id) && !x.regencyResult).length
    return firstOf(
      () => wrongStep('verification.verifyRegency', batch, env),
      // Who proposed, listed or finalised does not verify.
      () => (batch.openedBy === env.person || batch.finalisedBy === env.person || items.some((x) => x.addedBy === env.person) ? fourEyes : null),
      () => (waiting > 0 ? refuse('CONTOH_BELUM_DIPERIKSA', `Masih ada ${waiting} keluarga contoh yang belum diperiksa.`, `${waiting} families of the sample are not checked yet.`) : null),
      () => (items.some((x) => x.regencyResult === 'berbeda') ? refuse('ADA_YANG_BERBEDA', 'Ada keluarga yang hasilnya berbeda. Kembalikan batch ini ke desa.', 'Some families differ. Return this batch to the village.') : null),
    )
  },
  effect: (i, look, env) => {
    const batch = theBatch(i, look)
    return [patch(Batch, batch, { state: 'verifikasi_kab', stateAt: env.at, verifiedBy: env.person, verifiedAt: env.at, verifyNote: i.note ?? null, dueAt: null, dueFor: null, lateSince: null })]
  },
})

const returnedSchema = z.array(z.object({ itemId: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/), note: z.string().trim().min(3).max(500) })).max(500)

export const returnBatch = act({
  name: 'verification.returnBatch',
  label: { id: 'Mengembalikan batch ke desa', en: 'Return the batch to the village' },
  input: {
    batchId: batchRef,
    reason: longText({ ...N, label: { id: 'Alasan (tanpa nama warga)', en: 'Reason (without names)' }, required: true, max: 1000 }),
    until: date({ ...N, label: { id: 'Diperbaiki paling lambat', en: 'To be corrected by' }, required: true }),
    items: json({ ...R, label: { id: 'Keluarga yang perlu diputus ulang', en: 'Families to be decided again' }, schema: returnedSchema }),
  },
  reads: (i) => [...readBatch(i), ...readItems(i)],
  touches: batchSpaces,
  may: (who, i, look) => serves(who, i, look, regencyRoles),
  guard: (i, look, env) => {
    const batch = theBatch(i, look)
    return firstOf(
      () => wrongStep('verification.returnBatch', batch, env),
      () => (batch.finalisedBy === env.person ? fourEyes : null),
      () => tooShort(i.reason, 20),
      () => ((i.until ?? '') >= env.day ? null : refuse('TANGGAL_LEWAT', 'Batas perbaikan sudah lewat.', 'That day has passed.')),
      () => (picked((i.items ?? []).map((x) => x.itemId), itemsOf(i, look)) ? null : notInBatch),
    )
  },
  effect: (i, look, env) => {
    const batch = theBatch(i, look)
    const notes = new Map((i.items ?? []).map((x) => [x.itemId, x.note]))
    const asked = itemsOf(i, look).filter((x) => notes.has(x.id) || x.regencyResult === 'berbeda')
    return [
      ...asked.map((x) => patch(BatchItem, x, {
        state: 'ditinjau', stateAt: env.at, sentBackNote: notes.get(x.id) ?? x.regencyNote ?? null, sentBackBy: env.person, decision: null, reasonCode: null, reasonNote: null, musdesId: null, decidedBy: null, decidedOn: null, regencyResult: null, regencyBy: null,
      })),
      ...itemsOf(i, look).filter((x) => x.regencyResult && !asked.includes(x)).map((x) => patch(BatchItem, x, { regencyResult: null, regencyNote: null, regencyBy: null })),
      patch(Batch, batch, {
        state: 'dikembalikan', stateAt: env.at, returnReason: i.reason ?? null, returnedBy: env.person, returnedAt: env.at, returnUntil: i.until ?? null, returns: (batch.returns ?? 0) + 1, edition: (batch.edition ?? 1) + 1,
        musdesId: null, contentHash: null, papers: [], totals: null, finalisedBy: null, finalisedAt: null, verifiedBy: null, verifiedAt: null,
        dueAt: endOfDay(lastDay({ ...batch, returnUntil: i.until as string }), clockOf(batch.place)), dueFor: 'perbaikan', lateSince: null,
      }),
    ]
  },
})

export const approve = act({
  name: 'verification.approve',
  label: { id: 'Mengesahkan batch', en: 'Approve the batch' },
  input: {
    batchId: batchRef,
    letterNo: text({ ...N, label: { id: 'Nomor surat pengesahan', en: 'Letter of approval' }, required: true, min: 3, max: 80 }),
    letterOn: date({ ...N, label: { id: 'Tanggal surat', en: 'Date of the letter' } }),
  },
  reads: (i) => [...readBatch(i), ...readItems(i)],
  touches: batchSpaces,
  may: (who, i, look) => serves(who, i, look, ['dinsos_head']),
  guard: (i, look, env) => {
    const batch = theBatch(i, look)
    return firstOf(
      () => wrongStep('verification.approve', batch, env),
      () => ([batch.openedBy, batch.finalisedBy, batch.verifiedBy].includes(env.person) ? fourEyes : null),
      () => (i.letterOn && i.letterOn > env.day ? refuse('TANGGAL_DEPAN', 'Tanggal surat belum tiba.', 'The date of the letter has not come yet.') : null),
    )
  },
  effect: (i, look, env) => {
    const batch = theBatch(i, look)
    return [
      ...itemsOf(i, look).map((x) => patch(BatchItem, x, { state: 'final', stateAt: env.at })),
      patch(Batch, batch, { state: 'disahkan', stateAt: env.at, approvedBy: env.person, approvedAt: env.at, letterNo: i.letterNo ?? null, letterOn: i.letterOn ?? env.day, dueAt: null, dueFor: null, lateSince: null }),
    ]
  },
})

const sha = z.string().regex(/^[0-9a-f]{64}$/)
export const exportBatch = act({
  name: 'verification.export',
  label: { id: 'Mengekspor batch', en: 'Export the batch' },
  input: {
    batchId: batchRef,
    contentHash: text({ ...N, label: { id: 'Sidik isi', en: 'Content hash' }, required: true, max: 64 }),
    hash: text({ ...N, label: { id: 'Sidik berkas', en: 'Hash of the bundle' }, required: true, min: 64, max: 64 }),
    files: json({ ...N, label: { id: 'Isi berkas', en: 'Files' }, required: true, schema: z.array(z.object({ name: z.string().min(1).max(120), sha256: sha, bytes: z.int().min(0) })).min(1).max(12) }),
  },
  reads: readBatch,
  touches: (i, look) => batchSpaces(i, look).slice(1),
  may: (who, i, look) => serves(who, i, look, exporters),
  guard: (i, look, env) => {
    const batch = theBatch(i, look)
    return firstOf(
      () => wrongStep('verification.export', batch, env),
      () => (i.contentHash === batch.contentHash ? null : refuse('ISI_BERUBAH', 'Berkas ini tidak dibuat dari isi yang disahkan.', 'This bundle was not made from what was approved.')),
      () => (sha.safeParse(i.hash).success ? null : refuse('SIDIK_TIDAK_SAH', 'Sidik berkas tidak sah.', 'The hash is not valid.')),
      () => ((batch.exports ?? []).some((e) => e.hash === i.hash) ? refuse('SUDAH_DIEKSPOR', 'Berkas yang sama sudah tercatat.', 'The same bundle was recorded already.') : null),
    )
  },
  effect: (i, look, env) => {
    const batch = theBatch(i, look)
    const one = exportSchema.parse({ hash: i.hash, on: env.day, by: env.person ?? '', files: i.files })
    return [patch(Batch, batch, { state: 'diekspor', stateAt: batch.state === 'diekspor' ? (batch.stateAt ?? env.at) : env.at, exports: [...(batch.exports ?? []), one] })]
  },
})

export const acknowledge = act({
  name: 'verification.acknowledge',
  label: { id: 'Mencatat pengakuan SIKS-NG', en: 'Record the acknowledgement' },
  input: { batchId: batchRef, reference: text({ ...N, label: { id: 'Nomor bukti SIKS-NG', en: 'SIKS-NG reference' }, required: true, min: 2, max: 80 }), on: date({ ...N, label: { id: 'Tanggal', en: 'Date' } }) },
  reads: readBatch,
  touches: (i, look) => batchSpaces(i, look).slice(1),
  may: (who, i, look) => serves(who, i, look, exporters),
  guard: (i, look, env) => firstOf(() => wrongStep('verification.acknowledge', theBatch(i, look), env), () => (i.on && i.on > env.day ? refuse('TANGGAL_DEPAN', 'Tanggal ini belum terjadi.', 'This date is in the future.') : null)),
  effect: (i, look, env) => {
    const batch = theBatch(i, look)
    return [patch(Batch, batch, { state: 'diakui', stateAt: env.at, acknowledgedBy: env.person, acknowledgedOn: i.on ?? env.day, acknowledgedRef: i.reference ?? null })]
  },
})
