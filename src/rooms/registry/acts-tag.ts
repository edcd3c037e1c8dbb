// Naming what somebody is in need of (PPKS), and noting what they were told and agreed to.
import { act, patch, put, refuse, type Env, type Look } from '../../engine/act.ts'
import type { Text } from '../../engine/field.ts'
import { date, longText, ref, text } from '../../engine/field.ts'
import type { RowOf } from '../../engine/record.ts'
import { spaceOf } from '../../engine/space.ts'
import { inTeam, type Who } from '../../engine/who.ts'
import { handRefusal } from './acts-inventory.ts'
import { ageOn } from './identity.ts'
import { Consent, Person, PpksTag } from './records.ts'
import { dayOr, firstOf, inFuture, laneOf, mayWrite, notFound, standing, standingReads, teamFor } from './standing.ts'
import { classOfPpks, findPpks, type SubjectKind } from './vocab/ppks.ts'

const N = { class: 'N' as const }
const t = PpksTag.columns
type TagRow = RowOf<typeof PpksTag>

/** Class of a tag: its category's, and X where the detail says mental disability. */
export const classOfTag = (category: string, detail?: string | null): 'N' | 'R' | 'X' => (detail === 'mental' ? 'X' : classOfPpks(category))

/** What the writer is told before an X category is saved. Null for the others. */
export function sealedNotice(category: string, detail?: string | null): Text | null {
  if (classOfTag(category, detail) !== 'X') return null
  return {
    id: 'Kategori ini sangat terbatas. Setelah terkirim hanya tim yang menangani yang dapat melihatnya; di ponsel Anda tidak tampil lagi.',
    en: 'This category is highly restricted. Once sent only the team in charge can see it; it disappears from your phone.',
  }
}

/** Age, sex and kind for which the category is meant. They warn, they never refuse. */
export function ppksWarnings(category: string, subject: { kind: SubjectKind; birthDate?: string | null; sex?: string | null }, day: string): Text[] {
  const c = findPpks(category)
  if (!c) return []
  const out: Text[] = []
  if (!c.subjects.includes(subject.kind)) out.push({ id: `${c.label.id} biasanya bukan untuk ${subject.kind === 'person' ? 'perorangan' : subject.kind === 'household' ? 'keluarga' : 'kelompok'}.`, en: `${c.label.en} is not usually about a ${subject.kind}.` })
  const age = ageOn({ birthDate: subject.birthDate ?? null }, day)
  const { min, max } = c.ages ?? {}
  if (age !== null && ((min !== undefined && age < min) || (max !== undefined && age > max))) {
    const [span, spanEn] = min !== undefined && max !== undefined ? [`${min}–${max} tahun`, `${min}–${max} years`] : min !== undefined ? [`${min} tahun ke atas`, `${min} years and older`] : [`sampai ${max} tahun`, `up to ${max} years`]
    out.push({ id: `${c.label.id} untuk usia ${span}; orang ini ${age} tahun.`, en: `${c.label.en} is for ${spanEn}; this person is ${age}.` })
  }
  if (c.sex && subject.sex && subject.sex !== c.sex) out.push({ id: `${c.label.id} untuk ${c.sex === 'P' ? 'perempuan' : 'laki-laki'}.`, en: `${c.label.en} is for ${c.sex === 'P' ? 'women' : 'men'}.` })
  return out
}

const whereTag = (i: { category?: string | null; detail?: string | null; team?: string | null }, env: Env): { place: string; class: 'N' | 'R' | 'X'; team: string | null } => {
  const cls = classOfTag(i.category ?? '', i.detail)
  return { place: env.place, class: cls, team: cls === 'X' ? teamFor(i.team, env.place) : null }
}

const active = (tag: TagRow, day: string): boolean => !tag.validTo || tag.validTo > day

export const tagPpks = act({
  name: 'registry.tagPpks',
  label: { id: 'Menetapkan kategori PPKS', en: 'Assign a PPKS category' },
  input: {
    id: ref({ ...N, label: { id: 'Kategori', en: 'Tag' }, record: 'ppksTag', required: true }),
    subjectKind: t.subjectKind,
    subjectId: t.subjectId,
    category: t.category,
    detail: t.detail,
    crisis: t.crisis,
    method: t.method,
    evidence: t.evidence,
    validFrom: t.validFrom,
    team: text({ ...N, label: { id: 'Tim yang boleh melihat', en: 'Team that may see it' }, max: 80 }),
  },
  reads: (i) => [{ record: PpksTag, id: i.id }, ...standingReads(i.subjectKind as SubjectKind, i.subjectId), ...(i.subjectId ? [{ record: PpksTag, where: { subjectId: i.subjectId } }] : [])],
  touches: (i, _l, env) => [spaceOf(whereTag(i, env))],
  // Handed to the lane by somebody who may not look into it afterwards.
  deposits: (i, _l, env) => {
    const where = whereTag(i, env)
    return where.team === laneOf(env.place) ? [spaceOf(where)] : []
  },
  may: (who, i, look, env) => mayWrite(who, i, look, env) || (!!i.team && inTeam(who, i.team)),
  guard: (i, look, env, who) =>
    firstOf(
      () => standing(look, i.subjectKind as SubjectKind, i.subjectId, env),
      () => (findPpks(i.category) ? null : refuse('KATEGORI_TIDAK_DIKENAL', 'Kategori PPKS ini tidak dikenal.', 'This PPKS category is not known.')),
      () => (i.detail && i.category !== 'PPKS-09' && i.category !== 'PPKS-05' ? refuse('RAGAM_TIDAK_BERLAKU', 'Ragam disabilitas hanya untuk kategori disabilitas.', 'A kind of disability belongs to disability categories only.') : null),
      () => inFuture(i.validFrom, env, t.validFrom.label),
      () => handRefusal(i.team, env, who),
      () => (look.find(PpksTag, i.id) || doubled(i.category, look.all(PpksTag, { subjectId: i.subjectId as string }), env, who) ? refuse('SUDAH_DITETAPKAN', 'Kategori ini sudah ditetapkan dan masih berlaku.', 'This category was assigned and is still valid.') : null),
    ),
  effect: (i, look, env) => [
    put(PpksTag, { id: i.id as string, ...whereTag(i, env) }, {
      subjectKind: i.subjectKind as string, subjectId: i.subjectId as string, category: i.category as string,
      detail: i.detail ?? null, crisis: i.crisis ?? null, sex: i.subjectKind === 'person' ? (look.find(Person, i.subjectId)?.sex ?? null) : null,
      assignedBy: env.person, method: i.method ?? 'pengamatan', evidence: i.evidence ?? null, validFrom: dayOr(i.validFrom, env), validTo: null,
    }),
  ],
})

/** The same category, still valid, and one the writer may know of: a sealed one must not be guessed by trying. */
const doubled = (category: string | null | undefined, tags: readonly TagRow[], env: Env, who: Who): boolean =>
  tags.some((x) => x.category === category && active(x, env.day) && (x.class !== 'X' || inTeam(who, x.team)))

/** A tag one may know of, standing here. */
function tagAt(look: Look, id: string | null | undefined, env: Env, who: Who): TagRow | undefined {
  const tag = look.find(PpksTag, id)
  return tag && tag.place === env.place && (tag.class !== 'X' || inTeam(who, tag.team)) ? tag : undefined
}

export const endPpks = act({
  name: 'registry.endPpks',
  label: { id: 'Mengakhiri kategori PPKS', en: 'End a PPKS category' },
  input: {
    id: ref({ ...N, label: { id: 'Kategori', en: 'Tag' }, record: 'ppksTag', required: true }),
    validTo: t.validTo,
    endReason: longText({ ...N, label: t.endReason.label, required: true, min: 3, max: 500 }),
  },
  reads: (i) => [{ record: PpksTag, id: i.id }],
  touches: (i, look, env) => {
    const tag = look.find(PpksTag, i.id)
    return tag?.place === env.place ? [spaceOf(tag)] : []
  },
  may: (who, i, look, env) => mayWrite(who, i, look, env) || inTeam(who, look.find(PpksTag, i.id)?.team),
  guard: (i, look, env, who) => {
    const tag = tagAt(look, i.id, env, who)
    if (!tag) return notFound
    if (!active(tag, env.day)) return refuse('SUDAH_BERAKHIR', 'Kategori ini sudah diakhiri.', 'This category has ended already.')
    if (i.validTo && tag.validFrom && i.validTo < tag.validFrom) return refuse('TANGGAL_TERBALIK', 'Tanggal berakhir lebih awal daripada tanggal mulai.', 'The end comes before the start.')
    return inFuture(i.validTo, env, t.validTo.label)
  },
  effect: (i, look, env, who) => {
    const tag = tagAt(look, i.id, env, who)
    return tag ? [patch(PpksTag, tag, { validTo: dayOr(i.validTo, env), endReason: i.endReason ?? null, endedBy: env.person })] : []
  },
})

const k = Consent.columns

export const recordConsent = act({
  name: 'registry.recordConsent',
  label: { id: 'Mencatat pemberitahuan atau persetujuan', en: 'Record notice or consent' },
  input: {
    id: ref({ ...N, label: { id: 'Persetujuan', en: 'Consent' }, record: 'consent', required: true }),
    subjectKind: k.subjectKind,
    subjectId: k.subjectId,
    kind: k.kind,
    purpose: k.purpose,
    method: k.method,
    givenOn: k.givenOn,
    guardianName: k.guardianName,
    guardianRelation: k.guardianRelation,
  },
  reads: (i) => [{ record: Consent, id: i.id }, ...standingReads(i.subjectKind as SubjectKind, i.subjectId)],
  touches: (_i, _l, env) => [spaceOf({ place: env.place, class: 'R', team: null })],
  may: mayWrite,
  guard: (i, look, env) =>
    firstOf(
      () => standing(look, i.subjectKind as SubjectKind, i.subjectId, env),
      () => (look.find(Consent, i.id) ? refuse('SUDAH_ADA', 'Persetujuan ini sudah pernah disimpan.', 'This consent was saved before.') : null),
      () => inFuture(i.givenOn, env, k.givenOn.label),
      () => (i.kind === 'guardian' && !i.guardianName ? refuse('WALI_PERLU', 'Tulis nama wali yang menyetujui.', 'Write the name of the guardian who agreed.') : null),
    ),
  effect: ({ id, ...set }, _l, env) => [
    put(Consent, { id: id as string, place: env.place, class: 'R' }, { ...set, givenOn: dayOr(set.givenOn, env), withdrawnOn: null, takenBy: env.person } as Partial<RowOf<typeof Consent>>),
  ],
})

export const withdrawConsent = act({
  name: 'registry.withdrawConsent',
  label: { id: 'Mencatat penarikan persetujuan', en: 'Record a withdrawal of consent' },
  input: { id: ref({ ...N, label: { id: 'Persetujuan', en: 'Consent' }, record: 'consent', required: true }), withdrawnOn: date({ ...N, label: k.withdrawnOn.label }) },
  reads: (i) => [{ record: Consent, id: i.id }],
  touches: (_i, _l, env) => [spaceOf({ place: env.place, class: 'R', team: null })],
  may: mayWrite,
  guard: (i, look, env) => {
    const row = look.find(Consent, i.id)
    if (!row || row.place !== env.place) return notFound
    if (row.withdrawnOn) return refuse('SUDAH_DITARIK', 'Persetujuan ini sudah ditarik.', 'This consent was withdrawn already.')
    return inFuture(i.withdrawnOn, env, k.withdrawnOn.label)
  },
  effect: (i, look, env) => {
    const row = look.find(Consent, i.id)
    return row ? [patch(Consent, row, { withdrawnOn: dayOr(i.withdrawnOn, env) })] : []
  },
})

// A consent counts while it stands: notice is not consent, and a withdrawn one is none.
export const consentStands = (rows: readonly RowOf<typeof Consent>[], purpose: string): boolean =>
  rows.some((r) => r.purpose === purpose && r.kind !== 'notice' && !r.withdrawnOn)
