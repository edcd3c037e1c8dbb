// The deliberation in the balai desa, on one laptop or phone without a signal: agenda, attendance, quorum, a decision for each family, and the village's word.
import { act, patch, put, refuse, type Look, type Read, type Refusal } from '../../engine/act.ts'
import { date, instant, integer, json, longText, ref, text } from '../../engine/field.ts'

import { clockOf, villageKindOf } from '../../engine/values/place-code.ts'
import { addWorkingDays } from '../../engine/values/working-days.ts'
import { z } from 'zod'
import { holidaysAt, readCalendar } from '../reports/door.ts'
import { sampleWaits } from './acts-field.ts'
import {
  alreadyThere, batchSpaces, firstOf, fourEyes, inFuture, inVillage, itemsOf, notHere, notInBatch, type OfBatch, pickedIn, readBatch, readItems, readPicked, serves, theBatch, tooShort, villageRoles, wrongItem, wrongStep,
} from './judging.ts'
import { batchHash, type MusdesRow } from './minutes.ts'
import { Batch, batchRef, BatchItem, paperSchema } from './records.ts'
import { Attendee, Musdes, signatureField } from './records-musdes.ts'
import { type AttendeeRow, type BatchRow, type ItemRow, musdesOpen, profileOfBatch, quorumOf, stateThen, totalsOfItems, villageSample, windowsOfBatch } from './rules.ts'
import { attendeeRoles, decisions, type Decision, needsReason, reasonsFor } from './words/labels.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const m = Musdes.columns
const musdesRef = ref({ ...N, label: { id: 'Musyawarah', en: 'Deliberation' }, record: 'musdes', required: true })
interface OfMusdes extends OfBatch { musdesId?: string | null }

const readMusdes = (i: OfMusdes): Read[] => [...readBatch(i), { record: Musdes, id: i.musdesId }]
const readAttendees = (i: OfMusdes): Read[] => (i.musdesId ? [{ record: Attendee, where: { musdesId: i.musdesId } }] : [])
const attendeesOf = (i: OfMusdes, look: Look): AttendeeRow[] => (i.musdesId ? look.all(Attendee, { musdesId: i.musdesId }) : [])
const musdesOf = (i: OfMusdes, look: Look): MusdesRow | undefined => {
  const row = look.find(Musdes, i.musdesId)
  return row?.batchId === i.batchId ? row : undefined
}
const inSession = (i: OfMusdes, look: Look, day: string): Refusal | null => {
  const row = musdesOf(i, look)
  if (!row) return notHere
  const batch = theBatch(i, look)
  if (row.state === 'berlangsung' && stateThen(batch, day) === 'musyawarah') return null
  return refuse('MUSYAWARAH_TIDAK_BERLANGSUNG', 'Musyawarah ini tidak sedang berlangsung.', 'This deliberation is not in session.')
}
/** A statement of responsibility is the village head's own; a deliberation is written down by the village. */
const deciders = (i: OfMusdes, look: Look): readonly string[] => (look.find(Musdes, i.musdesId)?.kind === 'sptjm' ? ['village_head'] : villageRoles)

export const openMusdes = act({
  name: 'verification.openMusdes',
  label: { id: 'Memulai musyawarah', en: 'Begin the deliberation' },
  input: {
    batchId: batchRef, musdesId: musdesRef, kind: { ...m.kind, required: true }, on: date({ ...N, label: { id: 'Tanggal', en: 'Date' }, required: true }), startAt: m.startAt,
    venue: m.venue, agenda: m.agenda, chairName: m.chairName, chairRole: m.chairRole, secretaryName: m.secretaryName, invited: m.invited,
    signatoryName: m.signatoryName, signatoryRole: m.signatoryRole, statement: m.statement,
  },
  reads: (i) => [...readMusdes(i), ...readItems(i), ...(i.batchId ? [{ record: Musdes, where: { batchId: i.batchId } } as Read] : [])],
  touches: batchSpaces,
  may: (who, i, look) => serves(who, i, look, i.kind === 'sptjm' ? ['village_head'] : villageRoles),
  guard: (i, look, env) => {
    const batch = theBatch(i, look)
    const w = windowsOfBatch(batch)
    return firstOf(
      () => (look.find(Musdes, i.musdesId) ? alreadyThere : null),
      () => (look.all(Musdes, { batchId: batch.id }).some((x) => x.state === 'berlangsung') ? refuse('MUSYAWARAH_BERLANGSUNG', 'Musyawarah batch ini sedang berlangsung. Lanjutkan yang itu.', 'A deliberation of this batch is in session. Go on with that one.') : null),
      () => wrongStep('verification.openMusdes', batch, env),
      () => wrongForm(i.kind, batch.place),
      () => ((i.on ?? '') > env.day ? inFuture : null),
      () => (musdesOpen(batch, i.on ?? '') ? null : refuse('MASA_MUSYAWARAH', `Musyawarah batch ini pada tanggal ${Number(w.musdesFrom.slice(8))}–${Number(w.musdesUntil.slice(8))}. Di luar itu minta waktu tambahan kepada Dinas Sosial.`, `Deliberations of this batch are held on days ${Number(w.musdesFrom.slice(8))}–${Number(w.musdesUntil.slice(8))}. Outside them ask the social office for more time.`)),
      () => (itemsOf(i, look).length > 0 ? null : refuse('BATCH_KOSONG', 'Belum ada keluarga dalam batch ini.', 'There is no family on this batch yet.')),
      () => (i.kind === 'sptjm' && !(i.signatoryName ?? '').trim() ? refuse('PENANDA_TANGAN', 'Tulis nama penanda tangan SPTJM.', 'Write the name of the signatory.') : null),
      () => (i.kind === 'sptjm' ? tooShort(i.statement, 20) : (i.venue ?? '').trim() && (i.agenda ?? '').trim() && (i.chairName ?? '').trim() ? null : refuse('MUSYAWARAH_BELUM_LENGKAP', 'Isi tempat, agenda, dan pimpinan musyawarah.', 'Fill in place, agenda and chair.')),
    )
  },
  effect: (i, look, env) => {
    const batch = theBatch(i, look)
    const { batchId: _b, musdesId, ...facts } = i
    return [
      put(Musdes, inVillage(batch, musdesId as string), {
        ...facts, batchId: batch.id, state: 'berlangsung', edition: batch.edition ?? 1, startAt: i.startAt ?? env.at, rule: profileOfBatch(batch).quorum, openedBy: env.person, openedAt: env.at,
      }),
      patch(Batch, batch, { state: 'musyawarah', stateAt: env.at, stateBefore: stateThen(batch, env.day), musdesId: musdesId ?? null }),
    ]
  },
})

function wrongForm(kind: string | null | undefined, place: string): Refusal | null {
  const rural = villageKindOf(place) !== 'kelurahan'
  if (kind === 'sptjm' || (kind === 'musdes') === rural) return null
  return rural ? refuse('BENTUK_MUSYAWARAH', 'Di desa namanya musyawarah desa.', 'In a desa it is a village deliberation.') : refuse('BENTUK_MUSYAWARAH', 'Di kelurahan namanya musyawarah kelurahan.', 'In a kelurahan it is an urban village deliberation.')
}

const a = Attendee.columns
const roleField = { ...a.role, schema: z.enum(attendeeRoles.map((r) => r.code) as [string, ...string[]]) }
const attendeeRef = ref({ ...N, label: { id: 'Peserta', en: 'Attendee' }, record: 'attendee', required: true })

export const attend = act({
  name: 'verification.attend',
  label: { id: 'Mencatat peserta', en: 'Write down who attends' },
  input: { batchId: batchRef, musdesId: musdesRef, attendeeId: attendeeRef, name: a.name, role: roleField, detail: a.detail, present: a.present, signature: signatureField },
  reads: (i) => [...readMusdes(i), { record: Attendee, id: i.attendeeId }],
  touches: (i, look) => batchSpaces(i, look).slice(0, 1),
  may: (who, i, look) => serves(who, i, look, villageRoles),
  guard: (i, look, env) => firstOf(() => inSession(i, look, env.day), () => (look.find(Attendee, i.attendeeId) ? alreadyThere : null)),
  effect: (i, look, env) => {
    const signed = (i.signature ?? []).length > 0
    return [put(Attendee, inVillage(theBatch(i, look), i.attendeeId as string), {
      batchId: i.batchId as string, musdesId: i.musdesId as string, name: i.name ?? null, role: i.role ?? null, detail: i.detail ?? null, present: i.present ?? true, signature: i.signature ?? null,
      signedAt: signed ? env.at : null, struck: false, recordedBy: env.person,
    })]
  },
})

const attendeeTexts = ['name', 'role', 'detail', 'present', 'signature'] as const
export const editAttendee = act({
  name: 'verification.editAttendee',
  label: { id: 'Memperbaiki peserta', en: 'Mend an attendee' },
  input: {
    batchId: batchRef, musdesId: musdesRef, attendeeId: attendeeRef, name: { ...a.name, required: false }, role: { ...roleField, required: false }, detail: a.detail, present: a.present, signature: signatureField,
    was: json({ ...R, label: { id: 'Nilai sebelumnya', en: 'Values before' }, schema: z.record(z.string(), z.unknown()) }),
  },
  reads: (i) => [...readMusdes(i), { record: Attendee, id: i.attendeeId }],
  touches: (i, look) => batchSpaces(i, look).slice(0, 1),
  may: (who, i, look) => serves(who, i, look, villageRoles),
  guard: (i, look, env) => firstOf(() => inSession(i, look, env.day), () => (look.find(Attendee, i.attendeeId)?.musdesId === i.musdesId ? null : notHere)),
  effect: (i, look, env) => {
    const row = look.find(Attendee, i.attendeeId)
    if (!row) return []
    const set = Object.fromEntries(attendeeTexts.filter((n) => i[n] !== undefined).map((n) => [n, i[n]])) as Partial<AttendeeRow>
    const before = i.was && typeof i.was === 'object' ? Object.fromEntries(Object.keys(set).filter((n) => n in (i.was as object)).map((n) => [n, (i.was as { [k: string]: unknown })[n]])) : undefined
    return [patch(Attendee, row, { ...set, ...((i.signature ?? []).length > 0 ? { signedAt: env.at } : {}) }, before)]
  },
})

export const strikeAttendee = act({
  name: 'verification.strikeAttendee',
  label: { id: 'Mencoret peserta', en: 'Strike an attendee out' },
  input: { batchId: batchRef, musdesId: musdesRef, attendeeId: attendeeRef, reason: text({ ...R, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 3, max: 300 }) },
  reads: (i) => [...readMusdes(i), { record: Attendee, id: i.attendeeId }],
  touches: (i, look) => batchSpaces(i, look).slice(0, 1),
  may: (who, i, look) => serves(who, i, look, villageRoles),
  guard: (i, look, env) => {
    const row = look.find(Attendee, i.attendeeId)
    return firstOf(() => inSession(i, look, env.day), () => (row?.musdesId === i.musdesId ? null : notHere), () => (row?.struck ? refuse('SUDAH_DICORET', 'Peserta ini sudah dicoret.', 'This attendee is struck out already.') : null))
  },
  effect: (i, look) => {
    const row = look.find(Attendee, i.attendeeId)
    return row ? [patch(Attendee, row, { struck: true, struckReason: i.reason ?? null })] : []
  },
})

const decisionSchema = z.object({
  itemId: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/),
  decision: z.enum(decisions.map((d) => d.code) as [string, ...string[]]),
  reason: z.string().regex(/^[a-z_]{1,40}$/).optional(),
  note: z.string().trim().max(1000).optional(),
  /** The decision the writer saw, when this changes one. */
  was: z.string().max(40).nullish(),
})

export const decide = act({
  name: 'verification.decide',
  label: { id: 'Memutuskan', en: 'Decide' },
  input: { batchId: batchRef, musdesId: musdesRef, decisions: json({ ...R, label: { id: 'Keputusan', en: 'Decisions' }, required: true, schema: z.array(decisionSchema).min(1).max(500) }) },
  reads: (i) => [...readMusdes(i), ...readPicked((i.decisions ?? []).map((d) => d.itemId))],
  touches: (i, look) => batchSpaces(i, look).slice(0, 1),
  may: (who, i, look) => serves(who, i, look, deciders(i, look)),
  guard: (i, look, env) => {
    const rows = pickedIn(i, (i.decisions ?? []).map((d) => d.itemId), look)
    return firstOf(
      () => inSession(i, look, env.day),
      () => (rows ? wrongItem('verification.decide', rows) : notInBatch),
      () => firstOf(...(i.decisions ?? []).map((d) => () => {
        const row = rows?.find((r) => r.id === d.itemId)
        return changedMeanwhile(row, d.was ?? null) ?? reasonRefusal(d, row)
      })),
    )
  },
  effect: (i, look, env) => {
    const rows = pickedIn(i, (i.decisions ?? []).map((d) => d.itemId), look) ?? []
    const said = new Map((i.decisions ?? []).map((d) => [d.itemId, d]))
    return rows.map((r) => {
      const d = said.get(r.id)
      const reasonCode = d?.reason ?? (d?.decision === 'layak' || d?.decision === 'usulan_baru' ? d.decision : null)
      return patch(BatchItem, r, { state: 'diputus', stateAt: env.at, decision: d?.decision ?? null, reasonCode, reasonNote: d?.note ?? null, musdesId: i.musdesId ?? null, decidedBy: env.person, decidedOn: musdesOf(i, look)?.on ?? env.day })
    })
  },
})

const changedMeanwhile = (row: ItemRow | undefined, was: string | null): Refusal | null =>
  (row?.decision ?? null) === was ? null : refuse('KEPUTUSAN_BERUBAH', `Keluarga ${row?.headName ?? '—'} sudah diputus di perangkat lain. Lihat keputusannya dulu.`, `The family of ${row?.headName ?? '—'} was decided on another device. Look at that decision first.`)

function reasonRefusal(d: { decision: string; reason?: string | undefined; note?: string | undefined }, row: ItemRow | undefined): Refusal | null {
  const decision = d.decision as Decision
  if (d.reason && !reasonsFor[decision]?.includes(d.reason)) return refuse('ALASAN_TIDAK_COCOK', `Alasan ini tidak cocok dengan keputusan untuk keluarga ${row?.headName ?? '—'}.`, `This reason does not go with the decision on the family of ${row?.headName ?? '—'}.`)
  if (needsReason.includes(decision) && !d.reason && (decision !== 'perbaikan' || (d.note ?? '').length < 5)) {
    return refuse('PERLU_ALASAN', `Pilih alasan untuk keluarga ${row?.headName ?? '—'}.`, `Choose the reason for the family of ${row?.headName ?? '—'}.`)
  }
  return null
}

export const closeMusdes = act({
  name: 'verification.closeMusdes',
  label: { id: 'Menutup musyawarah', en: 'Close the deliberation' },
  input: { batchId: batchRef, musdesId: musdesRef, endAt: instant({ ...N, label: { id: 'Selesai', en: 'Ended' } }), notes: m.notes, invited: integer({ ...N, label: { id: 'Diundang', en: 'Invited' }, min: 0, max: 2000 }) },
  reads: (i) => [...readMusdes(i), ...readItems(i), ...readAttendees(i)],
  touches: (i, look) => batchSpaces(i, look).slice(0, 1),
  may: (who, i, look) => serves(who, i, look, villageRoles),
  guard: (i, look, env) => firstOf(() => inSession(i, look, env.day), () => undecided(i, look), () => quorumRefusal(i, look)),
  effect: (i, look, env) => {
    const row = musdesOf(i, look)
    if (!row) return []
    const q = quorumNow(i, look)
    return [patch(Musdes, row, {
      state: 'ditutup', endAt: i.endAt ?? env.at, notes: i.notes ?? row.notes ?? null, invited: i.invited ?? row.invited ?? q.invited, present: q.present, quorate: row.kind === 'sptjm' ? null : q.reached, closedBy: env.person, closedAt: env.at,
    })]
  },
})

const quorumNow = (i: OfMusdes & { invited?: number | null }, look: Look) => {
  const row = musdesOf(i, look)
  return quorumOf(attendeesOf(i, look), row?.rule ?? profileOfBatch(theBatch(i, look)).quorum, i.invited ?? row?.invited)
}

/** Everything is decided, and the families drawn for a second look had it. */
function undecided(i: OfMusdes, look: Look): Refusal | null {
  const batch = theBatch(i, look)
  const items = itemsOf(i, look)
  const open = items.filter((x) => x.state !== 'diputus').length
  if (open > 0) return refuse('BELUM_SEMUA_DIPUTUS', `Masih ada ${open} keluarga yang belum diputus.`, `${open} families are not decided yet.`)
  const drawn = villageSample(batch, items)
  const waiting = items.filter((x) => drawn.has(x.id) && x.spotResult !== 'sesuai').length
  return waiting > 0 ? sampleWaits(waiting) : null
}

function quorumRefusal(i: OfMusdes, look: Look): Refusal | null {
  if (musdesOf(i, look)?.kind === 'sptjm') return null
  const q = quorumNow(i, look)
  const here = attendeesOf(i, look).filter((x) => x.present === true && x.struck !== true)
  if (!here.some((x) => x.role === 'psm')) return refuse('PERLU_PSM', 'Paling sedikit satu PSM harus hadir.', 'At least one PSM must be present.')
  if (q.missing.length > 0) {
    const names = q.missing.map((r) => attendeeRoles.find((x) => x.code === r)?.label ?? { id: r, en: r })
    return refuse('UNSUR_BELUM_HADIR', `Belum hadir: ${names.map((n) => n.id).join(', ')}.`, `Not present yet: ${names.map((n) => n.en).join(', ')}.`)
  }
  return q.reached ? null : refuse('KUORUM_BELUM', `Kuorum belum tercapai: hadir ${q.present} dari ${q.invited} undangan, perlu ${q.needed}.`, `No quorum yet: ${q.present} present of ${q.invited} invited, ${q.needed} needed.`)
}

/** Something was written wrong: before the village has finalised, the session goes on. */
export const reopenMusdes = act({
  name: 'verification.reopenMusdes',
  label: { id: 'Membuka lagi musyawarah', en: 'Reopen the deliberation' },
  input: { batchId: batchRef, musdesId: musdesRef, reason: longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, required: true, max: 500 }) },
  reads: readMusdes,
  touches: (i, look) => batchSpaces(i, look).slice(0, 1),
  may: (who, i, look) => serves(who, i, look, villageRoles),
  guard: (i, look, env) => {
    const batch = theBatch(i, look)
    const row = musdesOf(i, look)
    if (!row) return notHere
    if (row.state !== 'ditutup' || batch.musdesId !== row.id || stateThen(batch, env.day) !== 'musyawarah') return refuse('MUSYAWARAH_TIDAK_DITUTUP', 'Hanya musyawarah yang sudah ditutup dan belum difinalkan yang dapat dibuka lagi.', 'Only a closed deliberation that is not finalised can be reopened.')
    return tooShort(i.reason, 10)
  },
  effect: (i, look) => {
    const row = musdesOf(i, look)
    return row ? [patch(Musdes, row, { state: 'berlangsung', endAt: null, closedBy: null, closedAt: null, present: null, quorate: null })] : []
  },
})

export const cancelMusdes = act({
  name: 'verification.cancelMusdes',
  label: { id: 'Membatalkan musyawarah', en: 'Cancel the deliberation' },
  input: { batchId: batchRef, musdesId: musdesRef, reason: longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, required: true, max: 500 }) },
  reads: (i) => [...readMusdes(i), ...readItems(i)],
  touches: batchSpaces,
  may: (who, i, look) => serves(who, i, look, villageRoles),
  guard: (i, look, env) => firstOf(() => wrongStep('verification.cancelMusdes', theBatch(i, look), env), () => inSession(i, look, env.day), () => tooShort(i.reason, 10)),
  effect: (i, look, env) => {
    const batch = theBatch(i, look)
    const row = musdesOf(i, look)
    const back = { state: 'ditinjau', stateAt: env.at, decision: null, reasonCode: null, reasonNote: null, musdesId: null, decidedBy: null, decidedOn: null }
    return [
      ...(row ? [patch(Musdes, row, { state: 'dibatalkan', endAt: env.at, notes: i.reason ?? null, closedBy: env.person, closedAt: env.at })] : []),
      ...itemsOf(i, look).filter((x) => x.musdesId === i.musdesId && x.state === 'diputus').map((x) => patch(BatchItem, x, back)),
      patch(Batch, batch, { state: batch.stateBefore === 'dikembalikan' ? 'dikembalikan' : 'pendataan', stateAt: env.at, musdesId: null }),
    ]
  },
})

/** The village's word: signed by its head, never by who opened the batch or closed the minutes. Its fingerprint stands in the log. */
export const finaliseVillage = act({
  name: 'verification.finaliseVillage',
  label: { id: 'Finalisasi desa', en: 'Finalise in the village' },
  input: {
    batchId: batchRef, musdesId: musdesRef,
    minutesNo: text({ ...N, label: { id: 'Nomor Berita Acara', en: 'Number of the minutes' }, required: true, min: 1, max: 80 }),
    contentHash: text({ ...N, label: { id: 'Sidik isi', en: 'Content hash' }, required: true, max: 64 }),
    papers: json({ ...N, label: { id: 'Dokumen', en: 'Papers' }, schema: z.array(paperSchema).max(6) }),
  },
  reads: (i, look) => {
    const place = look.find(Batch, i.batchId)?.place
    return [...readMusdes(i), ...readItems(i), ...readAttendees(i), ...(place ? [readCalendar(place)] : [])]
  },
  touches: (i, look) => batchSpaces(i, look).slice(1),
  may: (who, i, look) => serves(who, i, look, ['village_head']),
  guard: (i, look, env) => {
    const batch = theBatch(i, look)
    const row = musdesOf(i, look)
    return firstOf(
      () => wrongStep('verification.finaliseVillage', batch, env),
      () => (row && row.state === 'ditutup' && batch.musdesId === row.id ? null : refuse('MUSYAWARAH_BELUM_DITUTUP', 'Tutup dulu musyawarahnya.', 'Close the deliberation first.')),
      () => undecided(i, look),
      () => (batch.openedBy === env.person || row?.closedBy === env.person ? fourEyes : null),
      () => (i.contentHash === nowHash(batch, row as MusdesRow, i, look) ? null : refuse('ISI_BERUBAH', 'Isi berubah sejak Berita Acara dibuat. Buat ulang Berita Acaranya, lalu finalkan.', 'The content changed since the minutes were made. Make them again, then finalise.')),
    )
  },
  effect: (i, look, env) => {
    const batch = theBatch(i, look)
    return [patch(Batch, batch, {
      state: 'final_desa', stateAt: env.at, stateBefore: null, totals: totalsOfItems(itemsOf(i, look)), minutesNo: i.minutesNo ?? null, contentHash: i.contentHash ?? null, papers: i.papers ?? [],
      finalisedBy: env.person, finalisedAt: env.at, verifiedBy: null, verifiedAt: null,
      dueAt: addWorkingDays(env.at, profileOfBatch(batch).checkDays, clockOf(batch.place), holidaysAt(look, batch.place)), dueFor: 'verifikasi_kab', lateSince: null,
    })]
  },
})

const nowHash = (batch: BatchRow, row: MusdesRow, i: OfMusdes, look: Look): string => batchHash(batch, row, itemsOf(i, look), attendeesOf(i, look))
