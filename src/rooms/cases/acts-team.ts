// The team: who sits in it, its sealed notes, who owns and who supervises; a case made restricted; and the glass that may be broken, never unseen.
import type { Change, Env, Look, Read } from '../../engine/act.ts'
import { act, patch, put, refuse } from '../../engine/act.ts'
import { bool, choice, longText, ref } from '../../engine/field.ts'
import type { AnyRow, RecordType, RowOf } from '../../engine/record.ts'
import { regencyOf, spaceOf, teamSpace } from '../../engine/space.ts'
import { derivedId } from '../../engine/values/id.ts'
import { addHours } from '../../engine/values/working-days.ts'
import { holds, inTeam } from '../../engine/who.ts'
import { TeamMember } from '../organization/door.ts'
import { Visit, workTags } from '../registry/door.ts'
import {
  alreadyThere, appointedAs, caseFound, caseSpace, fourEyes, ownerRoles, readCase, readPosts, reason, restrictedSupervisorRoles, sealed, seated, seatedDeposits, supervises, supervisorRoles, team, teamSpaceOf, theCase,
  tooShort, worksOn, type CaseRow,
} from './judging.ts'
import { Assessment, Case, CaseNote, caseRef, Plan, Service } from './records.ts'
import { GlassBreak, Referral } from './records-referral.ts'
import { laneOf, needsPeksos, seatId, standards, teamOf } from './rules.ts'
import { noteKinds } from './words/labels.ts'

const N = { class: 'N' as const }
const X = { class: 'X' as const }
const account = (id: string, en: string) => ref({ ...N, label: { id, en }, record: 'account', required: true })

export const addNote = act({
  name: 'cases.addNote',
  label: { id: 'Menulis catatan tim', en: 'Write a team note' },
  input: {
    caseId: caseRef,
    noteId: ref({ ...N, label: { id: 'Catatan', en: 'Note' }, record: 'caseNote', required: true }),
    kind: choice({ ...X, label: { id: 'Jenis', en: 'Kind' }, options: noteKinds, required: true }),
    text: longText({ ...X, label: { id: 'Isi', en: 'Text' }, required: true, min: 5, max: 8000 }),
    ...workTags,
  },
  reads: (i, look) => [...readCase(i, look), { record: CaseNote, id: i.noteId }],
  touches: (i, look) => {
    const row = caseFound(i, look)
    return row ? [teamSpaceOf(row)] : []
  },
  deposits: seatedDeposits,
  may: (who, i, look, env) => {
    const row = caseFound(i, look)
    return !!row && who.posts.length > 0 && seated(row, who.person, look, env)
  },
  guard: (i, look) => (look.find(CaseNote, i.noteId) ? alreadyThere : null),
  effect: (i, look, env) => {
    const row = theCase(i, look)
    return [put(CaseNote, sealed(row, i.noteId as string), { caseId: row.id, kind: i.kind ?? null, text: i.text ?? null, on: env.day, by: env.person, functions: i.functions ?? [], tasks: i.tasks ?? [] })]
  },
})

const seat = (row: { id: string; place: string }, person: string, role: string, why: string | null, by: string | null, until: string | null = null): Change =>
  put(TeamMember, sealed(row, seatId(teamOf(row.id), person)), { teamId: teamOf(row.id), personId: person, until, reason: why, grantedBy: by, role })

/** Who opened it, owns it or supervises it. */
const leads = (row: CaseRow | undefined, person: string | null, look: Look, env: Env): boolean =>
  !!row && person !== null && (row.ownerId === person || row.supervisorId === person || row.openedBy === person) && (row.class !== 'X' || seated(row, person, look, env))

/** The team's own people call others in, whatever their post: they must serve here. */
export const joinTeam = act({
  name: 'cases.joinTeam',
  label: { id: 'Mengajak ke tim kasus', en: 'Call into the case team' },
  input: { caseId: caseRef, personId: account('Siapa', 'Who'), reason: reason('Untuk apa', 'What for') },
  reads: (i, look) => [...readCase(i, look), ...readPosts(i.personId)],
  touches: (i, look) => {
    const row = caseFound(i, look)
    return row ? [teamSpaceOf(row)] : []
  },
  // Who leads a case that is not restricted may not be seated yet: the team is still theirs to fill.
  deposits: (i, look, env) => {
    const row = caseFound(i, look)
    return row && leads(row, env.person, look, env) ? [teamSpaceOf(row)] : seatedDeposits(i, look, env)
  },
  may: (who, i, look, env) => who.posts.length > 0 && leads(caseFound(i, look), who.person, look, env),
  guard: (i, look, env) => {
    const row = theCase(i, look)
    if (row.state === 'ditutup') return refuse('SUDAH_DITUTUP', 'Kasus ini sudah ditutup.', 'This case is closed.')
    if (seated(row, i.personId ?? null, look, env) && !team(row, look, env.at).some((s) => s.personId === i.personId && s.role === 'kaca')) return refuse('SUDAH_ANGGOTA', 'Orang ini sudah di dalam tim.', 'This person is in the team already.')
    if (!appointedAs(i.personId, [...ownerRoles, ...restrictedSupervisorRoles, 'opd_owner'], row.place, look, env)) return refuse('BUKAN_PETUGAS_SINI', 'Orang ini tidak bertugas di wilayah kasus ini.', 'This person does not serve where the case is.')
    return tooShort(i.reason, 5)
  },
  effect: (i, look, env) => [seat(theCase(i, look), i.personId as string, 'anggota', i.reason ?? null, env.person)],
})

export const leaveTeam = act({
  name: 'cases.leaveTeam',
  label: { id: 'Keluar dari tim kasus', en: 'Leave the case team' },
  input: { caseId: caseRef, personId: account('Siapa', 'Who'), reason: reason('Alasan', 'Reason') },
  reads: readCase,
  touches: (i, look) => {
    const row = caseFound(i, look)
    return row ? [teamSpaceOf(row)] : []
  },
  deposits: (i, look, env) => {
    const row = caseFound(i, look)
    return row && leads(row, env.person, look, env) ? [teamSpaceOf(row)] : seatedDeposits(i, look, env)
  },
  may: (who, i, look, env) => {
    const row = caseFound(i, look)
    return (who.posts.length > 0 && leads(row, who.person, look, env)) || (!!row && who.person === i.personId && seated(row, who.person, look, env))
  },
  guard: (i, look, env) => {
    const row = theCase(i, look)
    if (!seated(row, i.personId ?? null, look, env)) return refuse('BUKAN_ANGGOTA', 'Orang ini tidak di dalam tim.', 'This person is not in the team.')
    if (i.personId === row.ownerId || i.personId === row.supervisorId) {
      return refuse('GANTI_DULU', 'Penanggung jawab atau pengawas tidak bisa keluar. Tunjuk penggantinya dulu.', 'The owner or supervisor cannot leave. Name a successor first.')
    }
    return tooShort(i.reason, 5)
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const own = team(row, look, env.at).find((s) => s.personId === i.personId)
    return own ? [patch(TeamMember, own, { until: env.at, reason: i.reason ?? null })] : []
  },
})

export const reassign = act({
  name: 'cases.reassign',
  label: { id: 'Mengganti penanggung jawab', en: 'Change the owner' },
  input: { caseId: caseRef, ownerId: account('Penanggung jawab baru', 'New owner'), reason: reason('Alasan', 'Reason') },
  reads: (i, look) => [...readCase(i, look), ...readPosts(i.ownerId)],
  touches: (i, look) => {
    const row = caseFound(i, look)
    return row ? [...caseSpace(i, look), teamSpaceOf(row)] : []
  },
  deposits: (i, look, env) => {
    const row = caseFound(i, look)
    return row ? [...seatedDeposits(i, look, env), teamSpaceOf(row)] : []
  },
  may: (who, i, look, env) => {
    const row = caseFound(i, look)
    return (row?.ownerId === who.person && worksOn(who, row, look, env)) || supervises(who, row, look, env)
  },
  guard: (i, look, env) => {
    const row = theCase(i, look)
    if (row.state === 'ditutup') return refuse('SUDAH_DITUTUP', 'Kasus ini sudah ditutup.', 'This case is closed.')
    if (i.ownerId === row.ownerId) return refuse('SAMA', 'Orang ini sudah menjadi penanggung jawab.', 'This person is the owner already.')
    if (i.ownerId === row.supervisorId) return fourEyes
    if (!appointedAs(i.ownerId, ownerRoles, row.place, look, env)) return refuse('BUKAN_PETUGAS_SINI', 'Orang ini tidak bertugas di wilayah kasus ini.', 'This person does not serve where the case is.')
    return tooShort(i.reason, 10)
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    return [patch(Case, row, { ownerId: i.ownerId ?? null }), seat(row, i.ownerId as string, 'penanggung_jawab', i.reason ?? null, env.person)]
  },
})

export const appointSupervisor = act({
  name: 'cases.appointSupervisor',
  label: { id: 'Menunjuk pengawas', en: 'Name the supervisor' },
  input: { caseId: caseRef, supervisorId: account('Pengawas', 'Supervisor'), reason: reason('Alasan', 'Reason') },
  reads: (i, look) => [...readCase(i, look), ...readPosts(i.supervisorId)],
  touches: (i, look) => {
    const row = caseFound(i, look)
    return row ? [...caseSpace(i, look), teamSpaceOf(row)] : []
  },
  deposits: (i, look, env) => {
    const row = caseFound(i, look)
    return row ? [...seatedDeposits(i, look, env), teamSpaceOf(row)] : []
  },
  // In a restricted case somebody of the team names the next one; the head or the lane may, once seated (if need be by breaking the glass).
  may: (who, i, look, env) => {
    const row = caseFound(i, look)
    if (!row) return false
    if (row.class === 'X') return seated(row, who.person, look, env) && (row.supervisorId === who.person || holds(who, ['dinsos_head', 'dinsos_verifier', 'duty_officer'], row.place))
    return supervises(who, row, look, env) || holds(who, ['dinsos_head', 'dinsos_verifier'], row.place)
  },
  guard: (i, look, env) => {
    const row = theCase(i, look)
    if (row.state === 'ditutup') return refuse('SUDAH_DITUTUP', 'Kasus ini sudah ditutup.', 'This case is closed.')
    if (i.supervisorId === row.supervisorId) return refuse('SAMA', 'Orang ini sudah menjadi pengawas.', 'This person is the supervisor already.')
    if (i.supervisorId === row.ownerId || i.supervisorId === row.openedBy) return fourEyes
    // Who broke the glass may name somebody else; a day's access does not become a seat for good by one's own word.
    if (i.supervisorId === env.person && team(row, look, env.at).some((s) => s.personId === env.person && s.role === 'kaca')) return fourEyes
    if (!appointedAs(i.supervisorId, row.class === 'X' ? restrictedSupervisorRoles : supervisorRoles, row.place, look, env)) return refuse('BUKAN_PENGAWAS', 'Orang ini tidak dapat mengawasi kasus di wilayah ini.', 'This person cannot supervise cases here.')
    return tooShort(i.reason, 10)
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    return [patch(Case, row, { supervisorId: i.supervisorId ?? null }), seat(row, i.supervisorId as string, 'pengawas', i.reason ?? null, env.person)]
  },
})

/** Everything that belongs to a case, besides its sealed notes and seats. */
const belongings: readonly RecordType[] = [Assessment, Plan, Service, Referral, Visit]
const readBelongings = (caseId: string | null | undefined): Read[] => (caseId ? belongings.map((record) => ({ record, where: { caseId } })) : [])

/** The whole case leaves the village's space for its team's. What somebody elsewhere noted under its id is not its own, and must not hold it up. */
function sealedAway(row: CaseRow, look: Look, set: Partial<CaseRow>): Change[] {
  const away = { place: row.place, class: 'X' as const, team: teamOf(row.id) }
  const rows = belongings.flatMap((record) => (look.all(record, { caseId: row.id }) as AnyRow[]).filter((r) => spaceOf(r) === spaceOf(row)).map((r): Change => ({ kind: 'put', record, id: r.id, ...away, set: {} })))
  return [put(Case, { id: row.id, ...away }, { ...set, needsPeksos: needsPeksos({ class: 'X' }) }), ...rows]
}

/** What was thought to be ordinary turns out to be violence, a child in danger, or another matter for few eyes. */
export const restrict = act({
  name: 'cases.restrict',
  label: { id: 'Membatasi kasus', en: 'Restrict the case' },
  input: { caseId: caseRef, supervisorId: account('Pengawas', 'Supervisor'), reason: reason('Alasan', 'Reason') },
  reads: (i, look) => [...readCase(i, look), ...readPosts(i.supervisorId), ...readBelongings(i.caseId)],
  touches: (i, look) => {
    const row = caseFound(i, look)
    return row ? [...caseSpace(i, look), teamSpaceOf(row)] : []
  },
  deposits: (i, look, env) => {
    const row = caseFound(i, look)
    return row ? [...seatedDeposits(i, look, env), teamSpaceOf(row)] : []
  },
  may: (who, i, look, env) => {
    const row = caseFound(i, look)
    return worksOn(who, row, look, env) || supervises(who, row, look, env)
  },
  guard: (i, look, env) => {
    const row = theCase(i, look)
    if (row.class === 'X') return refuse('SUDAH_TERBATAS', 'Kasus ini sudah sangat terbatas.', 'This case is highly restricted already.')
    if (i.supervisorId === row.ownerId || i.supervisorId === row.openedBy) return fourEyes
    if (!appointedAs(i.supervisorId, restrictedSupervisorRoles, row.place, look, env)) return refuse('BUKAN_PENGAWAS', 'Orang ini tidak dapat mengawasi kasus di wilayah ini.', 'This person cannot supervise cases here.')
    return tooShort(i.reason)
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const self = env.person
    return [
      ...sealedAway(row, look, { supervisorId: i.supervisorId ?? null, restrictReason: i.reason ?? null }),
      seat(row, i.supervisorId as string, 'pengawas', i.reason ?? null, self),
      ...(self && self !== i.supervisorId && !seated(row, self, look, env) ? [seat(row, self, 'anggota', i.reason ?? null, self)] : []),
    ]
  },
})

/** A report moved to the restricted lane takes its case along, at once and without asking. */
export const restrictWithReport = act({
  name: 'cases.restrictWithReport',
  label: { id: 'Kasus ikut dibatasi bersama laporannya', en: 'The case is restricted with its report' },
  by: 'system',
  input: { reportId: ref({ ...N, label: { id: 'Laporan', en: 'Report' }, record: 'report', required: true }) },
  reads: (i, look) => [{ record: Case, where: { reportId: i.reportId ?? '' } }, ...openCasesOf(i.reportId, look).flatMap((c) => readBelongings(c.id))],
  touches: (i, look) => openCasesOf(i.reportId, look).flatMap((c) => [spaceOf(c), teamSpaceOf(c)]),
  may: () => true,
  guard: (i, look) => (openCasesOf(i.reportId, look).length > 0 ? null : refuse('TIDAK_ADA_KASUS', 'Laporan ini tidak punya kasus.', 'This report has no case.')),
  effect: (i, look) => openCasesOf(i.reportId, look).flatMap((c) => sealedAway(c, look, { restrictReason: 'Laporannya dialihkan ke jalur terbatas' })),
})
const openCasesOf = (reportId: string | null | undefined, look: Look): CaseRow[] => look.all(Case, { reportId: reportId ?? '' }).filter((c) => c.class === 'R')

/** Who may look into a case they are not of, when somebody's safety hangs on it. */
const glassRoles = ['pekerja_sosial', 'duty_officer', 'dinsos_head', 'dinsos_verifier'] as const

/** Opens a sealed case for a day. Judged without looking at the case: the answer must not tell whether there is one. */
export const breakGlass = act({
  name: 'cases.breakGlass',
  label: { id: 'Akses darurat ke kasus', en: 'Emergency access to a case' },
  input: { caseId: caseRef, reason: longText({ ...X, label: { id: 'Mengapa harus sekarang', en: 'Why it must be now' }, required: true, max: 1000 }) },
  reads: (i) => (i.caseId ? [{ record: TeamMember, where: { teamId: teamOf(i.caseId) } }] : []),
  touches: (i, _look, env) => glassSpaces(i.caseId, env.place),
  deposits: (i, _look, env) => glassSpaces(i.caseId, env.place),
  may: (who, _i, _look, env) => holds(who, glassRoles, env.place),
  guard: (i, look, env) => {
    const short = tooShort(i.reason)
    if (short) return short
    return seated({ id: i.caseId ?? '' }, env.person, look, env) ? refuse('SUDAH_ANGGOTA', 'Anda sudah dapat membuka kasus ini.', 'You can open this case already.') : null
  },
  effect: (i, _look, env) => {
    const row = { id: i.caseId as string, place: env.place }
    const until = addHours(env.at, standards.glass)
    return [
      seat(row, env.person as string, 'kaca', i.reason ?? null, env.person, until),
      put(GlassBreak, { id: derivedId(env.id, 'glass'), place: env.place, class: 'X', team: laneOf(regencyOf(env.place)) }, {
        caseId: row.id, personId: env.person, reason: i.reason ?? null, openedAt: env.at, until, state: 'terbuka', dueAt: addHours(env.at, standards.glassKnown), lateSince: null,
      }),
    ]
  },
})
const glassSpaces = (caseId: string | null | undefined, place: string): string[] => [teamSpace(place, teamOf(caseId ?? '')), teamSpace(place, laneOf(regencyOf(place)))]

type Glass = RowOf<typeof GlassBreak>
const glassFound = (i: { glassId?: string | null }, look: Look): Glass | undefined => look.find(GlassBreak, i.glassId)

/** The second person: knows of it, and may end the access. */
export const acknowledgeGlass = act({
  name: 'cases.acknowledgeGlass',
  label: { id: 'Mengetahui akses darurat', en: 'Acknowledge emergency access' },
  input: {
    glassId: ref({ ...N, label: { id: 'Akses darurat', en: 'Emergency access' }, record: 'glassBreak', required: true }),
    note: longText({ ...X, label: { id: 'Catatan', en: 'Note' }, required: true, min: 5, max: 1000 }),
    revoke: bool({ ...N, label: { id: 'Cabut aksesnya sekarang', en: 'End the access now' } }),
  },
  reads: (i) => [{ record: GlassBreak, id: i.glassId }],
  touches: (i, look) => {
    const glass = glassFound(i, look)
    return glass ? [spaceOf(glass), ...(i.revoke ? [teamSpace(glass.place, teamOf(glass.caseId ?? ''))] : [])] : []
  },
  deposits: (i, look) => {
    const glass = glassFound(i, look)
    return glass && i.revoke ? [teamSpace(glass.place, teamOf(glass.caseId ?? ''))] : []
  },
  may: (who, i, look) => inTeam(who, glassFound(i, look)?.team),
  guard: (i, look, env) => {
    const glass = glassFound(i, look)
    if (glass?.personId === env.person) return fourEyes
    return glass?.state === 'terbuka' ? null : refuse('SUDAH_DIKETAHUI', 'Akses ini sudah diketahui orang lain.', 'Somebody acknowledged this already.')
  },
  effect: (i, look, env) => {
    const glass = glassFound(i, look)
    if (!glass) return []
    return [
      patch(GlassBreak, glass, { state: i.revoke ? 'dicabut' : 'diakui', acknowledgedBy: env.person, acknowledgedAt: env.at, note: i.note ?? null, dueAt: null, ...(i.revoke ? { until: env.at } : {}) }),
      ...(i.revoke ? [seat({ id: glass.caseId ?? '', place: glass.place }, glass.personId ?? '', 'kaca', glass.reason ?? null, glass.personId ?? null, env.at)] : []),
    ]
  },
})
