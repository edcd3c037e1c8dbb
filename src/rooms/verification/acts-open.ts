// A batch begins: the regency's calendar, opening it, more time for a late one, and the families that come onto it.
import { act, patch, put, refuse, type Look, type Read } from '../../engine/act.ts'
import { bool, choice, date, integer, json, longText, text } from '../../engine/field.ts'
import { isVillage, referenceSpace } from '../../engine/space.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { endOfDay } from '../../engine/values/working-days.ts'
import { holds } from '../../engine/who.ts'
import { z } from 'zod'
import { Household, HouseholdStatus, Person } from '../registry/door.ts'
import { openStates } from './flow.ts'
import {
  batchSpaces, calendarRow, closedTo, deskRoles, firstOf, internal, inVillage, itemsOf, notHere, operatorRoles, readBatch, readItems, regencyRoles, serves, theBatch, tooShort, wrongStep,
} from './judging.ts'
import { isMonth, profileFor, profileProblem, profileSchema, windowsOf } from './profile.ts'
import { Batch, batchRef, BatchItem, VervalCalendar } from './records.ts'
import { batchIdOf, batchNumber, inputOpen, type ItemRow, itemIdOf, lastDay, slotOf, twinAmong } from './rules.ts'
import { sources } from './words/labels.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }

const readProfile = (place: string): Read => ({ record: VervalCalendar, id: calendarRow(place) })

/** A new version of the regency's calendar; batches that are open keep theirs. */
export const setCalendar = act({
  name: 'verification.setCalendar',
  label: { id: 'Menetapkan kalender verifikasi', en: 'Set the verification calendar' },
  input: {
    regency: text({ ...N, label: { id: 'Kabupaten/kota', en: 'Regency' }, required: true, min: 5, max: 5 }),
    profile: json({ ...N, label: { id: 'Kalender', en: 'Calendar' }, required: true, schema: profileSchema }),
  },
  reads: (i) => (i.regency ? [readProfile(i.regency)] : []),
  touches: (i) => [referenceSpace(i.regency ?? '')],
  may: (who, i, _l, env) => env.place === i.regency && env.place.length === 5 && holds(who, ['dinsos_head', 'admin'], env.place),
  guard: (i, look, env) => {
    const said = i.profile ? profileProblem(i.profile) : null
    if (said) return refuse('KALENDER_TIDAK_SAH', said.id, said.en)
    const known = look.find(VervalCalendar, calendarRow(env.place))?.versions ?? []
    return known.some((v) => v.version === i.profile?.version) ? refuse('VERSI_SUDAH_ADA', 'Nama versi ini sudah dipakai. Beri nama lain.', 'This name of a version is taken. Choose another.') : null
  },
  effect: (i, look, env) => [put(VervalCalendar, { id: calendarRow(env.place), place: env.place, class: 'N' }, {
    versions: [...(look.find(VervalCalendar, calendarRow(env.place))?.versions ?? []), ...(i.profile ? [i.profile] : [])], setBy: env.person, setOn: env.day,
  })],
})

export const openBatch = act({
  name: 'verification.openBatch',
  label: { id: 'Membuka batch', en: 'Open a batch' },
  input: {
    batchId: batchRef,
    place: text({ ...N, label: { id: 'Desa/kelurahan', en: 'Village' }, required: true, max: 13 }),
    month: text({ ...N, label: { id: 'Bulan', en: 'Month' }, help: { id: 'Contoh: 2026-11', en: 'For example 2026-11' }, required: true, max: 7 }),
    serial: integer({ ...N, label: { id: 'Batch ke-', en: 'Batch number' }, min: 1, max: 99 }),
    lateReason: longText({ ...N, label: { id: 'Alasan dibuka terlambat', en: 'Why it is opened late' }, max: 500 }),
    lateUntil: date({ ...N, label: { id: 'Waktu tambahan sampai', en: 'More time until' } }),
  },
  reads: (i) => [...readBatch(i), ...(i.place ? [readProfile(i.place)] : []), ...(i.place && i.month ? [{ record: Batch, where: { slot: slotOf(i.place, i.month) } }] : [])],
  touches: (_i, _l, env) => [internal(env.place)],
  may: (who, _i, _l, env) => isVillage(env.place) && holds(who, [...operatorRoles, ...regencyRoles], env.place),
  guard: (i, look, env, who) => {
    if (i.place !== env.place) return notHere
    if (!isMonth(i.month)) return refuse('BULAN_TIDAK_SAH', 'Tulis bulan seperti 2026-11.', 'Write the month like 2026-11.')
    const month = i.month
    const serial = i.serial ?? 1
    const others = look.all(Batch, { slot: slotOf(env.place, month) })
    if (i.batchId !== batchIdOf(env.place, month, serial)) return refuse('NOMOR_BATCH', 'Nomor batch tidak cocok dengan desa dan bulannya.', 'The batch id does not go with its village and month.')
    if (look.find(Batch, i.batchId) || others.some((b) => openStates.includes(b.state ?? ''))) {
      return refuse('BATCH_SUDAH_ADA', 'Batch bulan ini sudah dibuka. Lanjutkan batch itu.', 'The batch of this month is open already. Go on with that one.')
    }
    if (others.length + 1 !== serial) return refuse('NOMOR_BATCH', `Batch berikutnya bulan ini adalah yang ke-${others.length + 1}.`, `The next batch of this month is number ${others.length + 1}.`)
    const w = windowsOf(month, profileFor(month, look.find(VervalCalendar, calendarRow(env.place))?.versions))
    if (env.day < w.inputFrom) return refuse('BELUM_WAKTUNYA', `Batch bulan ini dapat dibuka mulai tanggal ${Number(w.inputFrom.slice(8))}.`, `This month’s batch can be opened from day ${Number(w.inputFrom.slice(8))}.`)
    if (env.day <= w.inputUntil) return holds(who, operatorRoles, env.place) ? null : refuse('BUKAN_TERLAMBAT', 'Masa input masih berjalan: batch dibuka oleh operator desa.', 'The input window is open: the village operator opens the batch.')
    if (!holds(who, regencyRoles, env.place)) {
      return refuse('JENDELA_LEWAT', `Masa input sudah lewat (sampai tanggal ${Number(w.inputUntil.slice(8))}). Minta Dinas Sosial membuka batch terlambat, atau buka batch bulan depan.`, `The input window is over (until day ${Number(w.inputUntil.slice(8))}). Ask the social office to open a late batch, or open next month’s.`)
    }
    if (!i.lateUntil || i.lateUntil < env.day) return refuse('WAKTU_TAMBAHAN', 'Tulis sampai tanggal berapa batch terlambat ini boleh dikerjakan.', 'Write until when this late batch may be worked on.')
    return tooShort(i.lateReason, 20)
  },
  effect: (i, look, env, who) => {
    const month = isMonth(i.month) ? i.month : env.day.slice(0, 7)
    const serial = i.serial ?? 1
    const profile = profileFor(month, look.find(VervalCalendar, calendarRow(i.place ?? ''))?.versions)
    const w = windowsOf(month, profile)
    const late = env.day > w.inputUntil && holds(who, regencyRoles, env.place)
    const lateUntil = late ? (i.lateUntil ?? null) : null
    return [put(Batch, { id: i.batchId as string, place: env.place, class: 'N' }, {
      month, monthOn: `${month}-01`, slot: slotOf(env.place, month), serial, number: batchNumber(env.place, month, serial), state: 'dibuka', stateAt: env.at,
      profile, inputUntil: w.inputUntil, musdesUntil: w.musdesUntil, cutoff: w.cutoff, openedBy: env.person, openedAt: env.at, edition: 1, returns: 0,
      late, lateReason: late ? (i.lateReason ?? null) : null, lateBy: late ? env.person : null, lateUntil,
      dueAt: endOfDay(lastDay({ cutoff: w.cutoff, lateUntil, returnUntil: null }), clockOf(env.place)), dueFor: 'finalisasi', lateSince: null,
    })]
  },
})

/** The social office gives more time, before or after the cut-off, and says why. */
export const extendBatch = act({
  name: 'verification.extendBatch',
  label: { id: 'Memberi waktu tambahan', en: 'Give more time' },
  input: {
    batchId: batchRef,
    until: date({ ...N, label: { id: 'Sampai', en: 'Until' }, required: true }),
    reason: longText({ ...N, label: { id: 'Alasan', en: 'Reason' }, required: true, max: 500 }),
  },
  reads: readBatch,
  touches: (i, look) => batchSpaces(i, look).slice(1),
  may: (who, i, look) => serves(who, i, look, regencyRoles),
  guard: (i, look, env) => {
    const row = theBatch(i, look)
    return firstOf(
      () => wrongStep('verification.extendBatch', { ...row, state: row.state === 'kedaluwarsa' ? (row.stateBefore ?? 'pendataan') : (row.state ?? null) }, env),
      () => ((i.until ?? '') >= env.day && (i.until ?? '') > lastDay(row) ? null : refuse('WAKTU_TAMBAHAN', 'Pilih tanggal sesudah batas yang sekarang dan belum lewat.', 'Choose a day after the present cut-off that has not passed.')),
      () => tooShort(i.reason, 20),
    )
  },
  effect: (i, look, env) => {
    const row = theBatch(i, look)
    const state = row.state === 'kedaluwarsa' ? (row.stateBefore ?? 'pendataan') : row.state
    return [patch(Batch, row, {
      ...(state === row.state ? {} : { state: state ?? null, stateAt: env.at, stateBefore: null }),
      late: true, lateReason: i.reason ?? null, lateBy: env.person, lateUntil: i.until ?? null,
      dueAt: endOfDay(i.until as string, clockOf(row.place)), dueFor: 'finalisasi', lateSince: null,
    })]
  },
})

const readFamily = (id: string): Read[] => [{ record: Household, id }, { record: HouseholdStatus, id }, { record: Person, where: { householdId: id } }]

/** A family as the batch will show it, even if the register changes meanwhile. */
export function snapshotOf(householdId: string, look: Look): Partial<ItemRow> | null {
  const home = look.find(Household, householdId)
  if (!home) return null
  const people = look.all(Person, { householdId })
  const head = people.find((p) => p.relation === '1') ?? people.find((p) => p.name === home.headName) ?? people[0]
  const status = look.find(HouseholdStatus, householdId)
  return {
    householdId, headName: home.headName ?? head?.name ?? null, headNik: head?.nik ?? null, headBirth: head?.birthDate ?? null, kk: home.kk ?? null,
    address: home.address ?? null, rt: home.rt ?? null, rw: home.rw ?? null, members: status?.members ?? (people.length || null),
    verifiedBefore: status?.verifiedOn ?? null, workOrder: status?.verifiedOn ?? '0000-00-00',
  }
}

const fileHash = text({ ...R, label: { id: 'Sidik berkas', en: 'File hash' }, max: 64 })
const addStates = ['dibuka', 'pendataan'] as const
const inputClosed = refuse('MASA_INPUT_LEWAT', 'Masa input batch ini sudah lewat. Keluarga baru masuk ke batch bulan depan, atau minta waktu tambahan kepada Dinas Sosial.', 'The input window of this batch is over. New families go into next month’s batch, or ask the social office for more time.')

/** Families of an imported list, or chosen in the register, come onto the batch together. Who is on it already stays as they are. */
export const importList = act({
  name: 'verification.importList',
  label: { id: 'Memasukkan daftar ke batch', en: 'Add a list to the batch' },
  input: {
    batchId: batchRef,
    source: choice({ ...R, label: { id: 'Sumber', en: 'Source' }, options: sources, required: true }),
    sourceNote: text({ ...R, label: { id: 'Keterangan sumber', en: 'Note on the source' }, max: 300 }),
    listId: BatchItem.columns.listId,
    fileHash,
    householdIds: json({ ...R, label: { id: 'Keluarga', en: 'Families' }, required: true, schema: z.array(z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/)).min(1).max(300) }),
  },
  reads: (i) => [...readBatch(i), ...readItems(i), ...[...new Set(i.householdIds ?? [])].flatMap(readFamily)],
  touches: batchSpaces,
  may: (who, i, look) => serves(who, i, look, operatorRoles),
  guard: (i, look, env) => {
    const row = theBatch(i, look)
    return firstOf(
      () => closedTo(row, env, addStates),
      () => (inputOpen(row, env.day) ? null : inputClosed),
      () => (newcomers(i, look, env.place).length > 0 ? null : refuse('TIDAK_ADA_YANG_BARU', 'Semua keluarga ini sudah ada di batch, atau sudah tidak tercatat di desa ini.', 'All of these families are on the batch already, or are no longer registered here.')),
    )
  },
  effect: (i, look, env) => {
    const row = theBatch(i, look)
    const before = itemsOf(i, look)
    const seen: ItemRow[] = [...before]
    return newcomers(i, look, env.place).map((snapshot) => {
      const id = itemIdOf(row.id, snapshot.householdId as string)
      const twin = twinAmong(snapshot as ItemRow, seen)
      seen.push({ ...snapshot, id, place: row.place, class: 'R', team: null } as ItemRow)
      return put(BatchItem, inVillage(row, id), {
        ...snapshot, batchId: row.id, monthOn: row.monthOn ?? null, state: 'masuk', stateAt: env.at, source: i.source ?? null, sourceNote: i.sourceNote ?? null, listId: i.listId ?? null,
        fileHash: i.fileHash ?? null, twinOf: twin?.item.id ?? null, addedBy: env.person, addedAt: env.at,
      })
    })
  },
})

/** Families of the input that stand in the village and are not on the batch yet. */
function newcomers(i: { batchId?: string | null; householdIds?: string[] | null }, look: Look, place: string): Partial<ItemRow>[] {
  const there = new Set(itemsOf(i, look).map((x) => x.householdId))
  return [...new Set(i.householdIds ?? [])].flatMap((id) => {
    const home = look.find(Household, id)
    return home && home.place === place && (home.state ?? 'ada') === 'ada' && !there.has(id) ? (snapshotOf(id, look) ?? []) : []
  })
}

/** One family proposed: by the desk, by a PSM who met them, out of a report. */
export const propose = act({
  name: 'verification.propose',
  label: { id: 'Mengusulkan keluarga', en: 'Propose a family' },
  input: {
    batchId: batchRef,
    householdId: BatchItem.columns.householdId,
    source: choice({ ...R, label: { id: 'Sumber', en: 'Source' }, options: sources, required: true }),
    sourceNote: text({ ...R, label: { id: 'Mengapa diusulkan', en: 'Why they are proposed' }, max: 300 }),
    reportId: BatchItem.columns.reportId,
    apart: bool({ ...R, label: { id: 'Sudah diperiksa: keluarga yang berbeda', en: 'Checked: a different family' } }),
  },
  reads: (i) => [...readBatch(i), ...readItems(i), ...(i.householdId ? readFamily(i.householdId) : [])],
  touches: batchSpaces,
  may: (who, i, look) => serves(who, i, look, deskRoles),
  guard: (i, look, env) => {
    const row = theBatch(i, look)
    const home = look.find(Household, i.householdId)
    return firstOf(
      () => closedTo(row, env, addStates),
      () => (inputOpen(row, env.day) ? null : inputClosed),
      () => (home && home.place === env.place && (home.state ?? 'ada') === 'ada' ? null : refuse('KELUARGA_TIDAK_ADA', 'Keluarga ini tidak tercatat di desa ini. Catat dulu keluarganya.', 'This family is not registered in this village. Register it first.')),
      () => (itemsOf(i, look).some((x) => x.householdId === i.householdId) ? refuse('SUDAH_DALAM_BATCH', 'Keluarga ini sudah ada dalam batch.', 'This family is on the batch already.') : null),
      () => {
        const twin = twinAmong(snapshotOf(i.householdId as string, look) as ItemRow, itemsOf(i, look))
        if (!twin || i.apart) return null
        const because = { nik: ['NIK', 'NIK'], kk: ['nomor KK', 'family card number'], nama_tanggal_lahir: ['nama dan tanggal lahir', 'name and birth date'] }[twin.because] as [string, string]
        return refuse('MUNGKIN_GANDA', `${because[0]} yang sama sudah ada dalam batch: keluarga ${twin.item.headName ?? '—'}. Periksa dulu; bila memang berbeda, beri tanda “keluarga yang berbeda”.`, `The same ${because[1]} is on the batch already: family of ${twin.item.headName ?? '—'}. Check first; if they differ, mark “a different family”.`)
      },
    )
  },
  effect: (i, look, env) => {
    const row = theBatch(i, look)
    const snapshot = snapshotOf(i.householdId as string, look)
    if (!snapshot) return []
    const twin = twinAmong(snapshot as ItemRow, itemsOf(i, look))
    return [put(BatchItem, inVillage(row, itemIdOf(row.id, i.householdId as string)), {
      ...snapshot, batchId: row.id, monthOn: row.monthOn ?? null, state: 'masuk', stateAt: env.at, source: i.source ?? null, sourceNote: i.sourceNote ?? null, reportId: i.reportId ?? null,
      twinOf: twin?.item.id ?? null, addedBy: env.person, addedAt: env.at,
    })]
  },
})

