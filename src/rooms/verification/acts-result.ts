// What comes back: desil and status as the national registry gave them, dated and with their source; and objections, decided by people within fourteen days.
import { act, patch, put, refuse, type Change, type Look, type Read } from '../../engine/act.ts'
import { date, json, longText, ref, text } from '../../engine/field.ts'
import type { RowOf } from '../../engine/record.ts'
import { derivedId } from '../../engine/values/id.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { addDays } from '../../engine/values/working-days.ts'
import { holds } from '../../engine/who.ts'
import { z } from 'zod'
import { sealedStates } from './flow.ts'
import { batchSpaces, deskRoles, firstOf, fourEyes, inFuture, inVillage, itemIn, notHere, notInBatch, pickedIn, readBatch, readPicked, regencyRoles, restricted, serves, theBatch, tooShort, wrongItem } from './judging.ts'
import { batchRef, BatchItem } from './records.ts'
import { Objection, SocialResult } from './records-musdes.ts'
import { profileOfBatch } from './rules.ts'
import { bansosKinds, objectionOutcomes, resultStatuses } from './words/labels.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const o = Objection.columns

const resultSchema = z.object({
  itemId: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/),
  desil: z.int().min(1).max(10).nullish(),
  status: z.enum(resultStatuses.map((x) => x.code) as [string, ...string[]]).nullish(),
  bansos: z.array(z.enum(bansosKinds.map((x) => x.code) as [string, ...string[]])).max(12).nullish(),
})

export const recordResults = act({
  name: 'verification.recordResults',
  label: { id: 'Mencatat hasil dan desil', en: 'Record results and deciles' },
  input: {
    batchId: batchRef,
    asOf: date({ ...R, label: { id: 'Per tanggal', en: 'As of' }, required: true }),
    source: text({ ...R, label: { id: 'Sumber (berkas atau surat)', en: 'Source (file or letter)' }, required: true, min: 3, max: 120 }),
    fileHash: text({ ...R, label: { id: 'Sidik berkas', en: 'File hash' }, max: 64 }),
    results: json({ ...R, label: { id: 'Hasil', en: 'Results' }, required: true, schema: z.array(resultSchema).min(1).max(500) }),
  },
  reads: (i) => [...readBatch(i), ...readPicked((i.results ?? []).map((r) => r.itemId))],
  touches: (i, look) => batchSpaces(i, look).slice(0, 1),
  may: (who, i, look) => serves(who, i, look, ['village_operator', ...regencyRoles]),
  guard: (i, look, env) => {
    const batch = theBatch(i, look)
    const rows = pickedIn(i, (i.results ?? []).map((r) => r.itemId), look)
    const newer = rows?.find((r) => r.desilOn && r.desilOn > (i.asOf ?? ''))
    return firstOf(
      () => (batch.place === env.place ? null : notHere),
      () => (sealedStates.includes(batch.state ?? '') ? null : refuse('BELUM_DISAHKAN', 'Hasil dicatat sesudah batch disahkan.', 'Results are recorded once the batch is approved.')),
      () => (rows ? null : notInBatch),
      () => ((i.asOf ?? '') > env.day ? inFuture : null),
      () => ((i.results ?? []).some((r) => r.desil == null && !r.status && !r.bansos?.length) ? refuse('HASIL_KOSONG', 'Isi desil, status, atau bansos untuk tiap keluarga.', 'Give a decile, a status or the aid for each family.') : null),
      () => (newer ? refuse('DATA_LEBIH_LAMA', `Sudah ada hasil yang lebih baru untuk keluarga ${newer.headName ?? '—'} (per ${newer.desilOn}).`, `There is a newer result for the family of ${newer.headName ?? '—'} (as of ${newer.desilOn}).`) : null),
      () => wrongItem('verification.recordResults', (rows ?? []).filter((r) => r.state !== 'disanggah')),
    )
  },
  effect: (i, look, env) => {
    const batch = theBatch(i, look)
    const rows = pickedIn(i, (i.results ?? []).map((r) => r.itemId), look) ?? []
    const said = new Map((i.results ?? []).map((r) => [r.itemId, r]))
    return rows.flatMap((row): Change[] => {
      const r = said.get(row.id)
      const facts = { desil: r?.desil ?? null, status: r?.status ?? null, bansos: r?.bansos ?? [] }
      // Named by what it says: the same file twice is the same row, another answer of the same day is another.
      const id = derivedId(row.id, `${i.asOf} ${i.source} ${JSON.stringify(facts)}`)
      return [
        put(SocialResult, inVillage(batch, id), { householdId: row.householdId as string, itemId: row.id, batchId: batch.id, asOf: i.asOf ?? null, ...facts, source: i.source ?? null, fileHash: i.fileHash ?? null, recordedBy: env.person, recordedAt: env.at }),
        patch(BatchItem, row, {
          ...(row.state === 'disanggah' ? {} : { state: 'hasil_diterima', stateAt: env.at }), desil: facts.desil ?? row.desil ?? null, desilOn: i.asOf ?? null, resultStatus: facts.status ?? row.resultStatus ?? null,
          bansos: r?.bansos ?? row.bansos ?? [], resultSource: i.source ?? null, resultBy: env.person, resultAt: env.at,
        }),
      ]
    })
  },
})

export const object = act({
  name: 'verification.object',
  label: { id: 'Mencatat sanggahan', en: 'Record an objection' },
  input: {
    objectionId: ref({ ...N, label: { id: 'Sanggahan', en: 'Objection' }, record: 'objection', required: true }),
    batchId: batchRef, itemId: { ...o.itemId },
    direction: o.direction, objectorKind: o.objectorKind, objectorName: { ...o.objectorName, required: true }, objectorPhone: o.objectorPhone, livesHere: { ...o.livesHere, required: true },
    reason: { ...o.reason, required: true }, photos: { ...o.photos, required: true }, gps: { ...o.gps, required: true },
  },
  reads: (i) => [...readBatch(i), ...readPicked([i.itemId]), { record: Objection, id: i.objectionId }],
  touches: (i, look) => batchSpaces(i, look).slice(0, 1),
  may: (who, i, look) => serves(who, i, look, deskRoles),
  guard: (i, look, env) => {
    const batch = theBatch(i, look)
    const row = itemIn(i, look)
    return firstOf(
      () => (batch.place === env.place ? null : notHere),
      () => (look.find(Objection, i.objectionId) ? refuse('SUDAH_ADA', 'Sanggahan ini sudah tersimpan.', 'This objection was saved already.') : null),
      () => (row ? null : notInBatch),
      () => (row?.state === 'disanggah' ? refuse('SUDAH_DISANGGAH', 'Sanggahan untuk keluarga ini sedang menunggu putusan.', 'An objection about this family is waiting for a decision.') : null),
      () => (row ? wrongItem('verification.object', [row]) : null),
      () => (i.livesHere === true ? null : refuse('BUKAN_WARGA_SINI', 'Sanggahan hanya dari warga desa atau kelurahan yang sama.', 'Only somebody of the same village may object.')),
      () => tooShort(i.reason, 20),
    )
  },
  effect: (i, look, env) => {
    const batch = theBatch(i, look)
    const row = itemIn(i, look)
    if (!row) return []
    const deadline = addDays(env.at, profileOfBatch(batch).objectionDays, clockOf(batch.place))
    const { objectionId, ...facts } = i
    return [
      put(Objection, inVillage(batch, objectionId as string), {
        ...facts, itemId: row.id, batchId: batch.id, householdId: row.householdId ?? null, headName: row.headName ?? null, state: 'diajukan', channel: 'petugas', openedBy: env.person, openedAt: env.at, deadline, dueAt: deadline, level: 0,
      }),
      patch(BatchItem, row, { state: 'disanggah', stateAt: env.at, objectionId: objectionId ?? null, objectionOutcome: null }),
    ]
  },
})

type ObjectionRow = RowOf<typeof Objection>
const objectionReads = (i: { objectionId?: string | null }, look: Look): Read[] => {
  const row = look.find(Objection, i.objectionId)
  return [{ record: Objection, id: i.objectionId }, { record: BatchItem, id: row?.itemId }]
}

/** By people, for a reason, and not by who wrote it down. What was approved stays as it is: an upheld objection comes into the next batch. */
export const decideObjection = act({
  name: 'verification.decideObjection',
  label: { id: 'Memutuskan sanggahan', en: 'Decide an objection' },
  input: {
    objectionId: ref({ ...N, label: { id: 'Sanggahan', en: 'Objection' }, record: 'objection', required: true }),
    outcome: { ...o.outcome, schema: z.enum(objectionOutcomes.map((x) => x.code) as [string, ...string[]]), required: true },
    reason: longText({ ...R, label: { id: 'Alasan putusan', en: 'Reason of the outcome' }, required: true, max: 2000 }),
    answer: o.answer,
  },
  reads: objectionReads,
  touches: (i, look) => {
    const row = look.find(Objection, i.objectionId)
    return row ? [restricted(row.place)] : []
  },
  may: (who, i, look) => {
    const row = look.find(Objection, i.objectionId)
    return row !== undefined && holds(who, regencyRoles, row.place)
  },
  guard: (i, look, env) => {
    const row = look.find(Objection, i.objectionId)
    return firstOf(
      () => (row?.place === env.place ? null : notHere),
      () => (row?.state === 'diajukan' ? null : refuse('SUDAH_DIPUTUS', 'Sanggahan ini sudah diputus.', 'This objection was decided already.')),
      () => (row?.openedBy && row.openedBy === env.person ? fourEyes : null),
      // A family is sought before the wish of somebody about it is granted; who found it may decide.
      () => (row?.channel === 'web' && i.outcome === 'diterima' && !row.householdId ? refuse('BELUM_DICOCOKKAN', 'Cocokkan dulu dengan keluarga dalam data, atau catat keluarganya.', 'Find the family in the data first, or write it down.') : null),
      () => (row?.channel === 'web' && (i.answer ?? '').trim().length < 10 ? refuse('PERLU_JAWABAN', 'Tulis jawaban untuk warga, paling sedikit 10 huruf, tanpa nama dan nomor.', 'Write an answer to the citizen, at least 10 characters, without names and numbers.') : null),
      () => tooShort(i.reason, 20),
    )
  },
  effect: (i, look, env) => {
    const row = look.find(Objection, i.objectionId) as ObjectionRow | undefined
    if (!row) return []
    const item = look.find(BatchItem, row.itemId)
    return [
      patch(Objection, row, { state: i.outcome ?? null, outcome: i.outcome ?? null, outcomeReason: i.reason ?? null, ...(row.channel === 'web' ? { answer: i.answer ?? null } : {}), decidedBy: env.person, decidedAt: env.at, dueAt: null }),
      ...(item?.state === 'disanggah' && item.objectionId === row.id ? [patch(BatchItem, item, { state: 'hasil_diterima', stateAt: env.at, objectionOutcome: i.outcome ?? null })] : []),
    ]
  },
})
