// Work in the field: whose family is whose, who goes where, the visit itself, the match with the civil registry, the second look.
// One file, since they share one thing: a family on the list and who may look at it.
import { act, patch, put, refuse, type Change, type Env, type Look, type Read, type Refusal } from '../../engine/act.ts'
import { choice, date, instant, json, longText, ref } from '../../engine/field.ts'
import { holds, type Who } from '../../engine/who.ts'
import { z } from 'zod'
import { Account, Appointment } from '../organization/door.ts'
import { Household, Person, recordVisit, Visit } from '../registry/door.ts'
import { deskSpace, mirrorChanges, mirrorReads } from './acts-mirror.ts'
import { conflictOf, type TieRow } from './family-ties.ts'
import {
  alreadyThere, assignRoles, batchSpaces, closedTo, firstOf, fourEyes, inFuture, itemIdsField, itemIn, itemsOf, notHere, notInBatch, picked, pickedIn, readBatch, readItems, readPicked, restricted, reviewRoles, serves, theBatch, tooShort, wrongItem,
} from './judging.ts'
import { Batch, batchRef, BatchItem } from './records.ts'
import { OwnFamily } from './records-musdes.ts'
import { attemptDays, type ItemRow, profileOfBatch, villageSample } from './rules.ts'
import { matches, spotHows, spotResults } from './words/labels.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const c = BatchItem.columns
const f = OwnFamily.columns
/** Who is sent to a house. */
export const fieldRoles = ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord'] as const
const tieKeepers = ['village_operator', 'puskesos_koord', 'district_supervisor', 'dinsos_verifier'] as const
const working = ['dibuka', 'pendataan', 'musyawarah', 'dikembalikan'] as const
const itemField = ref({ ...R, label: { id: 'Keluarga dalam batch', en: 'Family in the batch' }, record: 'batchItem', required: true })

export const declareFamily = act({
  name: 'verification.declareFamily',
  label: { id: 'Menyatakan keluarga sendiri', en: 'Declare one’s own family' },
  input: {
    id: ref({ ...N, label: { id: 'Pernyataan', en: 'Declaration' }, record: 'ownFamily', required: true }),
    personId: ref({ ...N, label: { id: 'Petugas', en: 'Worker' }, record: 'account', required: true }),
    relation: f.relation, name: f.name, householdId: f.householdId, nik: f.nik, kk: f.kk,
  },
  reads: (i) => [{ record: OwnFamily, id: i.id }, ...(i.householdId ? [{ record: Household, id: i.householdId } as Read] : [])],
  touches: (_i, _l, env) => [restricted(env.place)],
  may: (who, i, _l, env) => (i.personId === who.person ? holds(who, [...fieldRoles, ...tieKeepers], env.place) : holds(who, tieKeepers, env.place)),
  guard: (i, look, env) =>
    firstOf(
      () => (look.find(OwnFamily, i.id) ? alreadyThere : null),
      () => (i.relation === 'tidak_ada' || i.householdId || i.nik || i.kk ? null : refuse('SIAPA_KELUARGANYA', 'Pilih keluarganya, atau tulis NIK atau nomor KK-nya.', 'Choose the family, or write its NIK or card number.')),
      () => (i.householdId && look.find(Household, i.householdId)?.place !== env.place ? notHere : null),
    ),
  effect: (i, look, env) => {
    const home = look.find(Household, i.householdId)
    return [put(OwnFamily, { id: i.id as string, place: env.place, class: 'R' }, {
      personId: i.personId ?? null, relation: i.relation ?? null, name: i.name ?? home?.headName ?? null, householdId: i.householdId ?? null, nik: i.nik ?? null, kk: i.kk ?? home?.kk ?? null,
      declaredBy: env.person, declaredOn: env.day,
    })]
  },
})

/** Only somebody else takes a declaration away. */
export const endFamily = act({
  name: 'verification.endFamily',
  label: { id: 'Mencabut pernyataan keluarga', en: 'End a declaration' },
  input: { id: ref({ ...N, label: { id: 'Pernyataan', en: 'Declaration' }, record: 'ownFamily', required: true }), reason: longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, required: true, max: 500 }) },
  reads: (i) => [{ record: OwnFamily, id: i.id }],
  touches: (i, look) => {
    const row = look.find(OwnFamily, i.id)
    return row ? [restricted(row.place)] : []
  },
  may: (who, i, look) => {
    const row = look.find(OwnFamily, i.id)
    return row !== undefined && holds(who, tieKeepers, row.place)
  },
  guard: (i, look, env) => {
    const row = look.find(OwnFamily, i.id)
    if (!row || row.place !== env.place) return notHere
    if (row.personId === env.person) return fourEyes
    return row.endedOn ? refuse('SUDAH_DICABUT', 'Pernyataan ini sudah dicabut.', 'This declaration was ended already.') : tooShort(i.reason, 10)
  },
  effect: (i, look, env) => {
    const row = look.find(OwnFamily, i.id)
    return row ? [patch(OwnFamily, row, { endedOn: env.day, endedBy: env.person, endReason: i.reason ?? null })] : []
  },
})

/** Ties of a worker, and the people of these families where a tie names a NIK. */
function tieReads(person: string | null | undefined, rows: readonly ItemRow[] | null, look: Look): Read[] {
  if (!person) return []
  const own: Read = { record: OwnFamily, where: { personId: person } }
  const byNumber = look.has(own) && look.all(OwnFamily, { personId: person }).some((t) => !t.endedOn && t.nik)
  return [own, { record: Account, id: person }, ...(byNumber ? (rows ?? []).flatMap((r): Read[] => (r.householdId ? [{ record: Person, where: { householdId: r.householdId } }] : [])) : [])]
}

function conflictFor(row: ItemRow, person: string, look: Look): ReturnType<typeof conflictOf> {
  const ties: TieRow[] = look.all(OwnFamily, { personId: person }).filter((t) => t.place === row.place)
  const byNumber = look.all(OwnFamily, { personId: person }).some((t) => !t.endedOn && t.nik)
  const members = byNumber && row.householdId ? look.all(Person, { householdId: row.householdId }).map((p) => p.nik) : []
  return conflictOf(row, ties, members, look.find(Account, person)?.name)
}

const ownFamily = (row: ItemRow): Refusal =>
  refuse('KELUARGA_SENDIRI', `Tidak ada yang memeriksa keluarganya sendiri: keluarga ${row.headName ?? '—'}. Pilih petugas lain.`, `Nobody verifies their own family: family of ${row.headName ?? '—'}. Choose another worker.`)

export const assign = act({
  name: 'verification.assign',
  label: { id: 'Menugaskan kunjungan', en: 'Assign visits' },
  input: {
    batchId: batchRef,
    itemIds: itemIdsField,
    to: ref({ ...N, label: { id: 'Petugas', en: 'Worker' }, record: 'account', required: true }),
    due: date({ ...N, label: { id: 'Dikunjungi paling lambat', en: 'Visit by' } }),
  },
  reads: (i, look) => [
    ...readBatch(i), ...readPicked(i.itemIds), ...(i.to ? [{ record: Appointment, where: { personId: i.to } } as Read] : []),
    ...tieReads(i.to, pickedIn(i, i.itemIds, look), look),
  ],
  touches: batchSpaces,
  may: (who, i, look) => serves(who, i, look, assignRoles),
  guard: (i, look, env) => {
    const row = theBatch(i, look)
    const rows = pickedIn(i, i.itemIds, look)
    return firstOf(
      () => closedTo(row, env, working),
      () => (rows ? wrongItem('verification.assign', rows) : notInBatch),
      () => (servesAs(i.to, fieldRoles, env, look) ? null : refuse('BUKAN_PETUGAS_SINI', 'Petugas yang dipilih tidak bertugas di desa ini.', 'The chosen worker does not serve here.')),
      // Somebody else assigned it after this was written, and this comes in later.
      () => (rows?.some((r) => r.assignedTo && r.assignedTo !== i.to && r.state === 'ditugaskan' && Date.parse(r.stateAt ?? '') > Date.parse(env.at)) ? refuse('SUDAH_DITUGASKAN', 'Ada keluarga yang sementara itu sudah ditugaskan kepada petugas lain. Lihat dulu, lalu pilih lagi.', 'Some of these families were assigned to another worker meanwhile. Look first, then choose again.') : null),
      () => (i.due && i.due < env.day ? refuse('TANGGAL_LEWAT', 'Batas kunjungan sudah lewat.', 'That day has passed.') : null),
      () => {
        const own = rows?.find((r) => conflictFor(r, i.to as string, look) === 'keluarga_sendiri')
        return own ? ownFamily(own) : null
      },
    )
  },
  effect: (i, look, env) => {
    const row = theBatch(i, look)
    const rows = pickedIn(i, i.itemIds, look) ?? []
    return [
      ...rows.map((r) => patch(BatchItem, r, { state: 'ditugaskan', stateAt: env.at, assignedTo: i.to ?? null, assignedBy: env.person, due: i.due ?? null, conflict: conflictFor(r, i.to as string, look) })),
      ...(row.state === 'dibuka' ? [patch(Batch, row, { state: 'pendataan', stateAt: env.at })] : []),
    ]
  },
})

/** Appointed here in one of these posts on the day of the act. */
function servesAs(person: string | null | undefined, roles: readonly string[], env: Env, look: Look): boolean {
  if (!person) return false
  return look.all(Appointment, { personId: person }).some((a) => roles.includes(a.role ?? '') && (env.place === a.place || env.place.startsWith(`${a.place}.`)) && (a.from ?? '') <= env.day && (!a.until || env.day <= a.until))
}

const farOff = (value: unknown): { id: string; en: string } | null =>
  typeof value === 'number' && value > 500 ? { id: `Titik ini ${value} m di luar batas desa. Pastikan Anda di rumah yang benar.`, en: `This position is ${value} m outside the village. Make sure it is the right house.` } : null

/** One try at a house. Somebody met, or a neighbour who knows where they went, makes it a visit; an empty house is an attempt. */
export const visit = act({
  name: 'verification.visit',
  label: { id: 'Mengunjungi keluarga', en: 'Visit a family' },
  input: {
    batchId: batchRef,
    itemId: itemField,
    visitId: ref({ ...N, label: { id: 'Kunjungan', en: 'Visit' }, record: 'visit', required: true }),
    on: date({ ...R, label: { id: 'Tanggal', en: 'Date' } }),
    start: instant({ ...R, label: { id: 'Mulai', en: 'Began' } }),
    end: instant({ ...R, label: { id: 'Selesai', en: 'Ended' } }),
    result: { ...Visit.columns.result, required: true },
    respondentKind: c.respondentKind,
    respondent: c.respondent,
    noticeGiven: c.noticeGiven,
    frontPhotos: c.frontPhotos,
    kkPhotos: c.kkPhotos,
    kkPhotoReason: c.kkPhotoReason,
    gps: c.gps,
    metresOutside: { ...c.metresOutside, warn: farOff },
    finding: c.finding,
    note: c.visitNote,
    answers: c.answers,
    was: json({ ...R, label: { id: 'Nilai sebelumnya', en: 'Values before' }, schema: z.record(z.string(), z.unknown()) }),
    functions: Visit.columns.functions,
    tasks: Visit.columns.tasks,
  },
  reads: (i, look) => {
    const row = itemIn(i, look)
    return [...readBatch(i), ...readPicked([i.itemId]), ...mirrorReads(i.batchId, row?.assignedTo, look), ...(row ? recordVisit.reads(visitInput(i, row), look) : []), ...tieReads(row?.assignedTo, row ? [row] : null, look)]
  },
  touches: (i, look, env) => [...batchSpaces(i, look), ...(env.person ? [deskSpace(env.place, env.person)] : [])],
  may: (who, i, look) => serves(who, i, look, fieldRoles),
  guard: (i, look, env, who) => {
    const batch = theBatch(i, look)
    const row = itemIn(i, look)
    if (!row) return notInBatch
    return firstOf(
      () => closedTo(batch, env, working),
      () => wrongItem('verification.visit', [row]),
      () => (row.assignedTo === env.person ? null : refuse('BUKAN_TUGAS_ANDA', 'Keluarga ini ditugaskan kepada petugas lain.', 'This family is assigned to another worker.')),
      () => (conflictFor(row, env.person as string, look) === 'keluarga_sendiri' ? ownFamily(row) : null),
      () => (i.on && i.on > env.day ? inFuture : null),
      () => (i.start && i.end && Date.parse(i.end) < Date.parse(i.start) ? refuse('WAKTU_TERBALIK', 'Waktu selesai lebih awal daripada waktu mulai.', 'The end lies before the beginning.') : null),
      () => (wasMet(i) ? proofMissing(i) : null),
      () => recordVisit.guard(visitInput(i, row), look, env, who),
    )
  },
  effect: (i, look, env, who) => {
    const batch = theBatch(i, look)
    const row = itemIn(i, look)
    if (!row) return []
    const on = i.on ?? env.day
    const attempts = [...(row.attempts ?? []), { on, result: i.result ?? '', by: env.person, visitId: i.visitId as string, ...(i.note ? { note: i.note.slice(0, 500) } : {}) }]
    const home = look.find(Household, row.householdId)
    const register = [...recordVisit.effect(visitInput(i, row), look, env, who), ...(home && !home.gps && i.gps && i.result !== '5' ? [patch(Household, home, { gps: i.gps })] : [])]
    if (!wasSeen(i)) {
      const enough = attemptDays(attempts.filter((a) => a.result === '3' || a.result === '5')) >= profileOfBatch(batch).attempts
      return [...register, patch(BatchItem, row, { attempts, ...(enough ? { state: 'tidak_ditemukan', stateAt: env.at, finding: 'tidak_ditemukan', visitNote: i.note ?? null } : {}) })]
    }
    const seen: Partial<ItemRow> = {
      attempts, state: 'dikunjungi', stateAt: env.at, visitId: i.visitId ?? null, visitedBy: env.person, visitedOn: on, visitStart: i.start ?? null, visitEnd: i.end ?? env.at,
      result: i.result ?? null, respondent: i.respondent ?? null, respondentKind: i.respondentKind ?? null, noticeGiven: i.noticeGiven ?? null, frontPhotos: i.frontPhotos ?? [], kkPhotos: i.kkPhotos ?? [],
      kkPhotoReason: i.kkPhotoReason ?? null, gps: i.gps ?? null, metresOutside: i.metresOutside ?? null, finding: i.finding ?? null, visitNote: i.note ?? null, answers: i.answers ?? {}, vocab: 'regsosek22k',
    }
    return [...register, patch(BatchItem, row, seen), ...mirrorChanges(batch.id, { ...row, ...seen }, look, env)]
  },
})

interface VisitFacts {
  visitId?: string | null; on?: string | null; result?: string | null; respondentKind?: string | null; noticeGiven?: boolean | null; note?: string | null
  frontPhotos?: unknown[] | null; kkPhotos?: unknown[] | null; kkPhotoReason?: string | null; gps?: unknown
}
const wasMet = (i: VisitFacts): boolean => i.result === '1' || i.result === '2'
/** Met, refused, or gone as somebody who knows has said. */
const wasSeen = (i: VisitFacts): boolean => wasMet(i) || i.result === '4' || (i.result === '5' && !!i.respondentKind)

function proofMissing(i: VisitFacts): Refusal | null {
  if (i.noticeGiven !== true) return refuse('BELUM_DIBERI_TAHU', 'Jelaskan dulu untuk apa data ini, lalu beri tanda.', 'Tell them first what the data is for, and mark it.')
  if (!i.respondentKind) return refuse('SIAPA_MENJAWAB', 'Pilih siapa yang menjawab.', 'Choose who answered.')
  if (!i.frontPhotos?.length) return refuse('FOTO_RUMAH', 'Ambil foto rumah dari depan, siang hari.', 'Take a photo of the house from the front, by day.')
  if (!i.kkPhotos?.length && !i.kkPhotoReason) return refuse('FOTO_KK', 'Ambil foto KK, atau pilih mengapa tidak ada.', 'Take a photo of the family card, or choose why there is none.')
  return i.gps || (i.note ?? '').trim().length >= 10 ? null : refuse('TITIK_RUMAH', 'Ambil titik rumah, atau tulis di catatan mengapa tidak bisa.', 'Take the position, or write in the note why it was not possible.')
}

/** The same visit as the register keeps it: fresh, with its answers, among the PSM's tasks. */
function visitInput(i: VisitFacts & { answers?: Record<string, unknown> | null; was?: Record<string, unknown> | null; functions?: string[] | null; tasks?: string[] | null; gps?: { lat: number; lon: number; accuracy: number } | null }, row: ItemRow) {
  return {
    id: i.visitId ?? null, householdId: row.householdId ?? null, on: i.on ?? null, purpose: 'verval', result: i.result ?? null, note: i.note ?? null,
    functions: i.functions?.length ? i.functions : ['administrator'], tasks: i.tasks?.length ? i.tasks : ['T5'], gps: i.gps ?? null,
    ...(i.answers && Object.keys(i.answers).length > 0 ? { answers: i.answers } : {}), ...(i.was ? { was: i.was } : {}),
  }
}

export const recordMatches = act({
  name: 'verification.recordMatches',
  label: { id: 'Mencatat hasil padan', en: 'Record matches' },
  input: {
    batchId: batchRef,
    fileHash: c.fileHash,
    matches: json({
      ...R, label: { id: 'Hasil padan', en: 'Matches' }, required: true,
      schema: z.array(z.object({ itemId: z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,79}$/), match: z.enum(matches.map((m) => m.code) as [string, ...string[]]), note: z.string().trim().max(300).optional() })).min(1).max(500),
    }),
  },
  reads: (i) => [...readBatch(i), ...readPicked((i.matches ?? []).map((m) => m.itemId))],
  touches: batchSpaces,
  may: (who, i, look) => serves(who, i, look, ['village_operator', 'dinsos_verifier']),
  guard: (i, look, env) => {
    const rows = pickedIn(i, (i.matches ?? []).map((m) => m.itemId), look)
    return firstOf(() => closedTo(theBatch(i, look), env, working), () => (rows ? wrongItem('verification.recordMatches', rows) : notInBatch))
  },
  effect: (i, look, env) => {
    const rows = pickedIn(i, (i.matches ?? []).map((m) => m.itemId), look) ?? []
    const said = new Map((i.matches ?? []).map((m) => [m.itemId, m]))
    return rows.map((r) => patch(BatchItem, r, { state: 'dipadankan', stateAt: env.at, match: said.get(r.id)?.match ?? null, matchNote: said.get(r.id)?.note ?? null, matchedBy: env.person, matchedOn: env.day }))
  },
})

const notOwnVisit = (rows: readonly ItemRow[], who: Who): Refusal | null => (rows.some((r) => r.visitedBy === who.person) ? fourEyes : null)
/** What a family goes back to the field without: it will be looked at anew. */
const looked = { spotResult: null, spotHow: null, spotNote: null, spotBy: null, spotOn: null, reviewNote: null, reviewedBy: null, reviewedOn: null, decision: null, reasonCode: null, reasonNote: null, musdesId: null, decidedBy: null, decidedOn: null }
const backToField = (row: ItemRow, note: string | null, env: Env): Change =>
  patch(BatchItem, row, { ...looked, state: row.assignedTo ? 'ditugaskan' : 'masuk', stateAt: env.at, sentBackNote: note, sentBackBy: env.person })

/** A second look at a family of the sample, by somebody who was not there. What differs goes back to the field. */
export const spotCheck = act({
  name: 'verification.spotCheck',
  label: { id: 'Memeriksa contoh', en: 'Spot check' },
  input: {
    batchId: batchRef, itemId: itemField,
    how: choice({ ...R, label: { id: 'Cara memeriksa', en: 'How it was checked' }, options: spotHows, required: true }),
    result: choice({ ...R, label: { id: 'Hasil pemeriksaan', en: 'Result' }, options: spotResults, strict: true, required: true }),
    note: longText({ ...R, label: { id: 'Catatan pemeriksaan', en: 'Note of the check' }, max: 1000 }),
  },
  reads: (i) => [...readBatch(i), ...readPicked([i.itemId])],
  touches: batchSpaces,
  may: (who, i, look) => serves(who, i, look, reviewRoles),
  guard: (i, look, env, who) => {
    const row = itemIn(i, look)
    if (!row) return notInBatch
    return firstOf(
      () => closedTo(theBatch(i, look), env, working),
      () => wrongItem('verification.spotCheck', [row]),
      () => notOwnVisit([row], who),
      () => (row.spotResult ? refuse('SUDAH_DIPERIKSA', 'Keluarga ini sudah diperiksa sebagai contoh.', 'This family was spot-checked already.') : null),
      () => (i.result === 'berbeda' ? tooShort(i.note, 10) : null),
    )
  },
  effect: (i, look, env) => {
    const row = itemIn(i, look)
    if (!row) return []
    if (i.result === 'berbeda') return [backToField(row, i.note ?? null, env)]
    return [patch(BatchItem, row, { spotResult: 'sesuai', spotHow: i.how ?? null, spotNote: i.note ?? null, spotBy: env.person, spotOn: env.day })]
  },
})

export const sampleWaits = (n: number): Refusal =>
  refuse('CONTOH_BELUM_DIPERIKSA', `Masih ada ${n} keluarga contoh yang belum diperiksa ulang. Periksa dulu, lalu lanjutkan.`, `${n} families of the sample were not looked at again yet. Check them first, then go on.`)

export const review = act({
  name: 'verification.review',
  label: { id: 'Meninjau', en: 'Review' },
  input: { batchId: batchRef, itemIds: itemIdsField, note: longText({ ...R, label: { id: 'Catatan tinjauan', en: 'Review note' }, max: 1000 }) },
  reads: (i) => [...readBatch(i), ...readItems(i)],
  touches: batchSpaces,
  may: (who, i, look) => serves(who, i, look, reviewRoles),
  guard: (i, look, env, who) => {
    const batch = theBatch(i, look)
    const items = itemsOf(i, look)
    const rows = picked(i.itemIds, items)
    return firstOf(
      () => closedTo(batch, env, working),
      () => (rows ? wrongItem('verification.review', rows) : notInBatch),
      () => notOwnVisit(rows ?? [], who),
      () => {
        const drawn = villageSample(batch, items)
        const waiting = (rows ?? []).filter((r) => drawn.has(r.id) && r.spotResult !== 'sesuai').length
        return waiting > 0 ? sampleWaits(waiting) : null
      },
    )
  },
  effect: (i, look, env) => (picked(i.itemIds, itemsOf(i, look)) ?? []).map((r) => patch(BatchItem, r, { state: 'ditinjau', stateAt: env.at, reviewNote: i.note ?? null, reviewedBy: env.person, reviewedOn: env.day })),
})

/** Something is missing or wrong: the family is visited again. */
export const sendBack = act({
  name: 'verification.sendBack',
  label: { id: 'Mengembalikan ke lapangan', en: 'Send back to the field' },
  input: { batchId: batchRef, itemIds: itemIdsField, note: longText({ ...R, label: { id: 'Apa yang perlu diperiksa lagi', en: 'What to look at again' }, required: true, max: 1000 }) },
  reads: (i) => [...readBatch(i), ...readPicked(i.itemIds)],
  touches: batchSpaces,
  may: (who, i, look) => serves(who, i, look, [...assignRoles, ...reviewRoles]),
  guard: (i, look, env) => {
    const rows = pickedIn(i, i.itemIds, look)
    return firstOf(() => closedTo(theBatch(i, look), env, working), () => (rows ? wrongItem('verification.sendBack', rows) : notInBatch), () => tooShort(i.note, 10))
  },
  effect: (i, look, env) => (pickedIn(i, i.itemIds, look) ?? []).map((r) => backToField(r, i.note ?? null, env)),
})
