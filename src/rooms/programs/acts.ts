// What people do with programmes: publish and revise the catalogue, note who receives what, and bring in the imported desil.
import type { InputOf, Look, Read } from '../../engine/act.ts'
import { act, patch, put, refuse } from '../../engine/act.ts'
import { bool, choice, date, integer, json, longText, place, ref, text } from '../../engine/field.ts'
import type { Reaction } from '../../engine/house.ts'
import type { AnyRow, RecordType } from '../../engine/record.ts'
import { spaceOf } from '../../engine/space.ts'
import { addDays } from '../../engine/values/day.ts'
import type { Who } from '../../engine/who.ts'
import { covers, holds } from '../../engine/who.ts'
import { z } from 'zod'
import { Household, Person } from '../registry/door.ts'
import { boardGate, readGate } from './board-gate.ts'
import { receives } from './family.ts'
import { Decile, Enrolment, EnrolmentCheck, Programme, programmeFacts } from './records.ts'
import { enrolmentSources } from './words/labels.ts'

const P = { class: 'P' as const }
const R = { class: 'R' as const }
const was = json({ ...R, label: { id: 'Nilai sebelumnya', en: 'Value before' }, schema: z.record(z.string(), z.unknown()) })

/** Who works with the families of a village. */
const deskRoles = ['psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_operator', 'dinsos_verifier', 'pekerja_sosial'] as const
const rankRoles = ['village_operator', 'puskesos_koord', 'dinsos_verifier'] as const

/** An agency's own person speaks for its programmes; the head of the social office and the administrator for those of their territory. */
function speaksFor(who: Who, at: string, agencyId: string | null | undefined): boolean {
  if (holds(who, ['dinsos_head', 'admin'], at)) return true
  if (at.length === 13 && holds(who, ['village_head'], at)) return true
  return !!agencyId && who.posts.some((p) => p.role === 'opd_owner' && p.unit === agencyId && covers(p.place, at))
}

const datesRefusal = (f: InputOf<typeof programmeFacts>) =>
  f.validTo && f.validFrom && f.validTo < f.validFrom
    ? refuse('TANGGAL_TERBALIK', 'Tanggal berakhir mendahului tanggal mulai. Periksa kedua tanggal.', 'The end comes before the start. Check both dates.')
    : f.windowFrom && f.windowTo && f.windowTo < f.windowFrom
      ? refuse('TANGGAL_TERBALIK', 'Pendaftaran ditutup sebelum dibuka. Periksa kedua tanggal.', 'Applications close before they open. Check both dates.')
      : null

const notFound = refuse('PROGRAM_TIDAK_ADA', 'Program ini tidak ditemukan di perangkat Anda. Sinkronkan lalu coba lagi.', 'This programme was not found. Sync and try again.')
const nobodyThere = refuse('SUBJEK_TIDAK_ADA', 'Keluarga atau orang ini tidak ada di wilayah ini, mungkin sudah pindah.', 'This family or person is not in this area; they may have moved.')

/** `replacedBy` is stronger than dates: only the newest edition may be changed. */
const replaced = refuse('EDISI_LAMA', 'Edisi ini sudah diganti. Ubah edisi yang terbaru.', 'This edition has been replaced. Change the newest one.')

export const publish = act({
  name: 'programs.publish',
  label: { id: 'Terbitkan program', en: 'Publish a programme' },
  input: {
    id: ref({ ...P, label: { id: 'Nomor', en: 'Id' }, record: 'programme', required: true }),
    // The nation is '', and an empty text counts as absent: so it is not required here.
    place: place({ ...P, label: { id: 'Wilayah', en: 'Territory' } }),
    ...programmeFacts,
  },
  reads: (i) => [{ record: Programme, id: i.id }, { record: Programme, where: { code: i.code ?? '' } }],
  touches: (i) => [spaceOf({ place: i.place ?? '', class: 'N', team: null })],
  may: (who, i) => speaksFor(who, i.place ?? '', i.agencyId),
  guard: (i, look) => {
    const wrong = datesRefusal(i)
    if (wrong) return wrong
    if (look.find(Programme, i.id)) return refuse('SUDAH_ADA', 'Program ini sudah diterbitkan.', 'This programme is already published.')
    const twin = look.all(Programme, { code: i.code ?? '' }).find((p) => p.place === (i.place ?? '') && p.state !== 'berakhir' && !p.replacedBy)
    return twin ? refuse('PROGRAM_SUDAH_ADA', `Program dengan kode “${i.code}” sudah ada di wilayah ini. Ubah program itu, jangan buat baru.`, `A programme with code “${i.code}” already exists here. Revise it instead.`) : null
  },
  effect: (i, _look, env) => {
    const { id, place: at, ...facts } = i
    return [put(Programme, { id: id as string, place: at ?? '', class: 'N' }, { ...facts, edition: 1, state: 'terbit', updatedOn: env.day, updatedBy: env.person })]
  },
})

/** A new decree, a new amount, a new gate: a new edition from a day on. The old one stays and says until when it held. */
export const revise = act({
  name: 'programs.revise',
  label: { id: 'Ubah program mulai tanggal', en: 'Revise a programme from a day on' },
  input: {
    programmeId: ref({ ...P, label: { id: 'Program', en: 'Programme' }, record: 'programme', required: true }),
    newId: ref({ ...P, label: { id: 'Nomor edisi baru', en: 'Id of the new edition' }, record: 'programme', required: true }),
    ...programmeFacts,
  },
  reads: (i) => [{ record: Programme, id: i.programmeId }, { record: Programme, id: i.newId }],
  touches: (i, look) => {
    const old = look.find(Programme, i.programmeId)
    return old ? [spaceOf(old)] : []
  },
  may: (who, i, look) => {
    const old = look.find(Programme, i.programmeId)
    return !!old && speaksFor(who, old.place, old.agencyId)
  },
  guard: (i, look) => {
    const old = look.find(Programme, i.programmeId)
    if (!old) return notFound
    if (old.replacedBy) return replaced
    if (look.find(Programme, i.newId)) return refuse('SUDAH_ADA', 'Edisi ini sudah diterbitkan.', 'This edition is already published.')
    if (i.code !== old.code) return refuse('KODE_BERBEDA', 'Kode program tidak berubah di edisi baru.', 'The code stays the same in a new edition.')
    if ((i.agencyId ?? null) !== (old.agencyId ?? null)) return refuse('PEMILIK_BERBEDA', 'Pemilik program tidak bisa diganti lewat perubahan ini.', 'The owner cannot be changed this way.')
    if (i.validFrom && old.validFrom && i.validFrom <= old.validFrom) {
      return refuse('TANGGAL_EDISI', 'Edisi baru harus mulai setelah edisi sekarang. Untuk membetulkan kalimat, pakai “Betulkan keterangan”.', 'A new edition starts after the present one. To correct wording use “Correct the text”.')
    }
    return datesRefusal(i)
  },
  effect: (i, look, env) => {
    const old = look.find(Programme, i.programmeId)
    if (!old) return []
    const { programmeId: _old, newId, ...facts } = i
    const lastDay = addDays(i.validFrom as string, -1)
    return [
      put(Programme, { id: newId as string, place: old.place, class: 'N' }, { ...facts, edition: (old.edition ?? 1) + 1, state: 'terbit', updatedOn: env.day, updatedBy: env.person }),
      patch(Programme, old, { replacedBy: newId ?? null, validTo: old.validTo && old.validTo < lastDay ? old.validTo : lastDay }),
    ]
  },
})

const wording = ['summary', 'keywords', 'documents', 'howTo', 'contact', 'windowFrom', 'windowTo'] as const

/** Wording, contact and window may be corrected at once; amounts and criteria only by a new edition. */
export const correctText = act({
  name: 'programs.correctText',
  label: { id: 'Betulkan keterangan', en: 'Correct the text' },
  input: {
    programmeId: ref({ ...P, label: { id: 'Program', en: 'Programme' }, record: 'programme', required: true }),
    summary: programmeFacts.summary, keywords: programmeFacts.keywords, documents: programmeFacts.documents, howTo: programmeFacts.howTo,
    contact: programmeFacts.contact, windowFrom: programmeFacts.windowFrom, windowTo: programmeFacts.windowTo, was,
  },
  reads: (i) => [{ record: Programme, id: i.programmeId }],
  touches: (i, look) => {
    const p = look.find(Programme, i.programmeId)
    return p ? [spaceOf(p)] : []
  },
  may: (who, i, look) => {
    const p = look.find(Programme, i.programmeId)
    return !!p && speaksFor(who, p.place, p.agencyId)
  },
  guard: (i, look) => {
    const p = look.find(Programme, i.programmeId)
    if (!p) return notFound
    if (p.replacedBy) return replaced
    const next = { windowFrom: 'windowFrom' in i ? i.windowFrom : p.windowFrom, windowTo: 'windowTo' in i ? i.windowTo : p.windowTo }
    return datesRefusal(next)
  },
  effect: (i, look, env) => {
    const p = look.find(Programme, i.programmeId)
    if (!p) return []
    const set = Object.fromEntries(wording.filter((k) => k in i).map((k) => [k, i[k]]))
    return [patch(Programme, p, { ...set, updatedOn: env.day, updatedBy: env.person }, i.was ?? undefined)]
  },
})

export const endProgramme = act({
  name: 'programs.endProgramme',
  label: { id: 'Akhiri program', en: 'End a programme' },
  input: {
    programmeId: ref({ ...P, label: { id: 'Program', en: 'Programme' }, record: 'programme', required: true }),
    on: date({ ...P, label: { id: 'Hari terakhir', en: 'Last day' }, required: true }),
    reason: longText({ ...P, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 5, max: 500 }),
  },
  reads: (i) => [{ record: Programme, id: i.programmeId }],
  touches: (i, look) => {
    const p = look.find(Programme, i.programmeId)
    return p ? [spaceOf(p)] : []
  },
  may: (who, i, look) => {
    const p = look.find(Programme, i.programmeId)
    return !!p && speaksFor(who, p.place, p.agencyId)
  },
  guard: (i, look) => {
    const p = look.find(Programme, i.programmeId)
    if (!p) return notFound
    if (p.replacedBy) return replaced
    if (p.state === 'berakhir') return refuse('SUDAH_BERAKHIR', 'Program ini sudah diakhiri.', 'This programme has already ended.')
    return p.validFrom && (i.on as string) < p.validFrom ? refuse('TANGGAL_TERBALIK', 'Hari terakhir mendahului hari mulai.', 'The last day comes before the first.') : null
  },
  effect: (i, look, env) => {
    const p = look.find(Programme, i.programmeId)
    return p ? [patch(Programme, p, { state: 'berakhir', validTo: i.on ?? null, endReason: i.reason ?? null, updatedOn: env.day, updatedBy: env.person })] : []
  },
})

const whose = {
  householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household' }),
  personId: ref({ ...R, label: { id: 'Orang', en: 'Person' }, record: 'person' }),
}
interface Whose { householdId?: string | null; personId?: string | null }

const readWhose = (i: Whose): Read[] => [{ record: Household, id: i.householdId }, { record: Person, id: i.personId }]

/** All that the family receives, or the person who has none. */
function readEnrolments(i: Whose): Read[] {
  if (i.householdId) return [{ record: Enrolment, where: { householdId: i.householdId } }]
  return i.personId ? [{ record: Enrolment, where: { personId: i.personId } }] : []
}

/** Where the rows of this family or person live; null when it is not here. */
function homeOf(i: Whose, look: Look): string | null {
  const person = i.personId ? look.find(Person, i.personId) : undefined
  const household = i.householdId ? look.find(Household, i.householdId) : undefined
  if (i.personId && !person) return null
  if (i.householdId && (!household || household.state === 'pindah')) return null
  if (person && household && person.householdId !== household.id) return null
  return household?.place ?? person?.place ?? null
}
const restricted = (at: string): string => spaceOf({ place: at, class: 'R', team: null })

/** Kepesertaan: a desk of the village writes what it saw or heard. */
export const recordEnrolment = act({
  name: 'programs.recordEnrolment',
  label: { id: 'Catat kepesertaan', en: 'Record an enrolment' },
  input: {
    id: ref({ ...R, label: { id: 'Nomor', en: 'Id' }, record: 'enrolment', required: true }),
    ...whose,
    programmeCode: text({ ...R, label: { id: 'Program', en: 'Programme' }, required: true, max: 40 }),
    programmeName: text({ ...R, label: { id: 'Nama program', en: 'Programme name' }, max: 120 }),
    since: date({ ...R, label: { id: 'Sejak', en: 'Since' } }),
    source: choice({ ...R, label: { id: 'Menurut', en: 'According to' }, options: enrolmentSources, required: true }),
    evidence: text({ ...R, label: { id: 'Bukti', en: 'Evidence' }, max: 200 }),
  },
  reads: (i, look) => [...readWhose(i), { record: Enrolment, id: i.id }, ...readEnrolments(i), ...readGate(i.programmeCode, homeOf(i, look))],
  touches: (i, look, env) => [restricted(homeOf(i, look) ?? env.place)],
  may: (who, i, look, env) => holds(who, deskRoles, homeOf(i, look) ?? env.place),
  guard: (i, look, env) => {
    if (!i.householdId && !i.personId) return refuse('SUBJEK_KOSONG', 'Pilih keluarga atau orang yang menerima.', 'Choose the family or person who receives.')
    if (homeOf(i, look) === null) return nobodyThere
    if (i.since && i.since > env.day) return refuse('TANGGAL_DEPAN', 'Tanggal mulai belum terjadi.', 'The start is in the future.')
    if (look.find(Enrolment, i.id)) return refuse('SUDAH_TERCATAT', 'Kepesertaan ini sudah dicatat.', 'This enrolment is already recorded.')
    const others = i.householdId ? look.all(Enrolment, { householdId: i.householdId }) : look.all(Enrolment, { personId: i.personId as string })
    const twin = others.find((e) => e.programmeCode === i.programmeCode && (e.personId ?? null) === (i.personId ?? null) && receives(e, env.day))
    if (twin) return refuse('SUDAH_TERCATAT', 'Kepesertaan program ini sudah tercatat dan masih berjalan.', 'This enrolment is already recorded and still running.')
    return boardGate(i.programmeCode, homeOf(i, look), i.since ?? env.day, look)
  },
  effect: (i, look, env) => {
    const { id, ...rest } = i
    // A person's enrolment counts for the family they live in.
    const householdId = i.householdId ?? look.find(Person, i.personId)?.householdId ?? null
    return [put(Enrolment, { id: id as string, place: homeOf(i, look) as string, class: 'R' }, { ...rest, householdId, state: 'aktif', recordedBy: env.person, recordedOn: env.day })]
  },
})

export const endEnrolment = act({
  name: 'programs.endEnrolment',
  label: { id: 'Akhiri kepesertaan', en: 'End an enrolment' },
  input: {
    enrolmentId: ref({ ...R, label: { id: 'Kepesertaan', en: 'Enrolment' }, record: 'enrolment', required: true }),
    until: date({ ...R, label: { id: 'Sampai', en: 'Until' }, required: true }),
    reason: longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 5, max: 500 }),
  },
  reads: (i) => [{ record: Enrolment, id: i.enrolmentId }],
  touches: (i, look) => {
    const e = look.find(Enrolment, i.enrolmentId)
    return e ? [spaceOf(e)] : []
  },
  may: (who, i, look) => {
    const e = look.find(Enrolment, i.enrolmentId)
    return !!e && holds(who, deskRoles, e.place)
  },
  guard: (i, look) => {
    const e = look.find(Enrolment, i.enrolmentId)
    if (!e) return nobodyThere
    if (e.state === 'berakhir') return refuse('SUDAH_BERAKHIR', 'Kepesertaan ini sudah diakhiri.', 'This enrolment has already ended.')
    return e.since && (i.until as string) < e.since ? refuse('TANGGAL_TERBALIK', 'Tanggal akhir mendahului tanggal mulai.', 'The end comes before the start.') : null
  },
  effect: (i, look) => {
    const e = look.find(Enrolment, i.enrolmentId)
    return e ? [patch(Enrolment, e, { state: 'berakhir', until: i.until ?? null, endReason: i.reason ?? null })] : []
  },
})

/** "We asked about everything": from now on "no record" means "does not receive". */
export const checkEnrolments = act({
  name: 'programs.checkEnrolments',
  label: { id: 'Kepesertaan sudah ditanyakan', en: 'Enrolments were asked' },
  input: { ...whose, on: date({ ...R, label: { id: 'Tanggal', en: 'Date' }, required: true }), nothing: bool({ ...R, label: { id: 'Tidak menerima apa pun', en: 'Receives nothing' } }) },
  reads: (i) => [...readWhose(i), { record: EnrolmentCheck, id: i.householdId ?? i.personId }, ...readEnrolments(i)],
  touches: (i, look, env) => [restricted(homeOf(i, look) ?? env.place)],
  may: (who, i, look, env) => holds(who, deskRoles, homeOf(i, look) ?? env.place),
  guard: (i, look, env) => {
    if (!i.householdId && !i.personId) return refuse('SUBJEK_KOSONG', 'Pilih keluarga atau orang.', 'Choose the family or person.')
    if (homeOf(i, look) === null) return nobodyThere
    if ((i.on as string) > env.day) return refuse('TANGGAL_DEPAN', 'Tanggal ini belum terjadi.', 'This date is in the future.')
    if (i.nothing && i.householdId && look.all(Enrolment, { householdId: i.householdId }).some((e) => receives(e, env.day))) {
      return refuse('MASIH_MENERIMA', 'Masih ada kepesertaan yang berjalan. Akhiri dulu yang sudah tidak diterima.', 'An enrolment is still running. End what is no longer received first.')
    }
    return null
  },
  effect: (i, look, env) => {
    const id = (i.householdId ?? i.personId) as string
    const before = look.find(EnrolmentCheck, id)
    if (before?.checkedOn && before.checkedOn > (i.on as string)) return []
    return [put(EnrolmentCheck, { id, place: homeOf(i, look) as string, class: 'R' }, { checkedOn: i.on ?? null, checkedBy: env.person, nothing: i.nothing ?? null })]
  },
})

/** The rank as the national registry gave it. A newer date replaces an older one, never the other way round. */
export const recordDecile = act({
  name: 'programs.recordDecile',
  label: { id: 'Catat desil DTSEN', en: 'Record the DTSEN decile' },
  input: {
    householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household', required: true }),
    value: integer({ ...R, label: { id: 'Desil', en: 'Decile' }, required: true, min: 1, max: 10 }),
    asOf: date({ ...R, label: { id: 'Per tanggal', en: 'As of' }, required: true }),
    source: text({ ...R, label: { id: 'Sumber (berkas atau surat)', en: 'Source (file or letter)' }, required: true, min: 3, max: 120 }),
    was,
  },
  reads: (i) => [{ record: Household, id: i.householdId }, { record: Decile, id: i.householdId }],
  touches: (i, look, env) => [restricted(homeOf({ householdId: i.householdId ?? null }, look) ?? env.place)],
  may: (who, i, look, env) => holds(who, rankRoles, homeOf({ householdId: i.householdId ?? null }, look) ?? env.place),
  guard: (i, look, env) => {
    if (homeOf({ householdId: i.householdId ?? null }, look) === null) return nobodyThere
    if ((i.asOf as string) > env.day) return refuse('TANGGAL_DEPAN', 'Tanggal data belum terjadi.', 'The date of the data is in the future.')
    const now = look.find(Decile, i.householdId)
    return now?.asOf && now.asOf > (i.asOf as string)
      ? refuse('DATA_LEBIH_LAMA', `Sudah ada desil yang lebih baru (per ${now.asOf}).`, `A newer decile is recorded (as of ${now.asOf}).`)
      : null
  },
  effect: (i, look, env) => {
    const at = homeOf({ householdId: i.householdId ?? null }, look) as string
    const now = look.find(Decile, i.householdId)
    // Of the same day and another number: somebody read it differently, and a person chooses. A newer day speaks for itself.
    const seen = now?.asOf === i.asOf ? { value: null, source: null, ...i.was } : undefined
    return [put(Decile, { id: i.householdId as string, place: at, class: 'R' }, { value: i.value ?? null, asOf: i.asOf ?? null, source: i.source ?? null, recordedBy: env.person }, seen)]
  },
})

/** What is known of a family's programmes goes with it: it belongs to the people, not to the village they left. */
export const followHousehold = act({
  name: 'programs.followHousehold',
  label: { id: 'Kepesertaan ikut pindah', en: 'Enrolments move along' },
  by: 'system',
  input: {
    householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household', required: true }),
    to: place({ ...R, label: { id: 'Ke', en: 'To' }, required: true }),
  },
  reads: (i) => [
    { record: Decile, id: i.householdId }, { record: EnrolmentCheck, id: i.householdId }, ...(i.householdId ? [{ record: Enrolment, where: { householdId: i.householdId } }] : []),
  ],
  touches: (i, look, env) => (leaving(i, look, env.place).length > 0 ? [restricted(env.place), restricted(i.to as string)] : []),
  may: () => true,
  guard: (i, look, env) => (leaving(i, look, env.place).length > 0 ? null : refuse('TIDAK_ADA', 'Tidak ada kepesertaan yang perlu dipindah.', 'No enrolment needs to move.')),
  effect: (i, look, env) =>
    leaving(i, look, env.place).map(({ record, row }) => {
      const { id, place: _from, class: _class, team: _team, version: _version, ...set } = row
      return { kind: 'put' as const, record, id, place: i.to as string, class: 'R' as const, team: null, set }
    }),
})

function leaving(i: { householdId?: string | null }, look: Look, from: string): { record: RecordType; row: AnyRow }[] {
  const id = i.householdId ?? ''
  const rows = [
    ...[look.find(Decile, id)].map((row) => ({ record: Decile as RecordType, row: row as AnyRow | undefined })),
    ...[look.find(EnrolmentCheck, id)].map((row) => ({ record: EnrolmentCheck as RecordType, row: row as AnyRow | undefined })),
    ...look.all(Enrolment, { householdId: id }).map((row) => ({ record: Enrolment as RecordType, row: row as AnyRow | undefined })),
  ]
  return rows.filter((x): x is { record: RecordType; row: AnyRow } => x.row?.place === from)
}

export const programsReactions: readonly Reaction[] = [
  { name: 'programs.followHousehold', on: 'registry.moveHousehold', act: (input) => ({ act: 'programs.followHousehold', input: { householdId: input.id, to: input.to } }) },
]

export const programsActs = [publish, revise, correctText, endProgramme, recordEnrolment, endEnrolment, checkEnrolments, recordDecile, followHousehold]
