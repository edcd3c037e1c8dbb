// A case begins: opened, registered, screened, assessed; and the alarm that may be raised at any time.
import type { Change, Look, Read, Refusal } from '../../engine/act.ts'
import { act, patch, put, refuse } from '../../engine/act.ts'
import { bool, choice, integer, json, longText, multi, ref, text } from '../../engine/field.ts'
import { spaceOf, teamSpace } from '../../engine/space.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { holds, inTeam } from '../../engine/who.ts'
import { z } from 'zod'
import { TeamMember } from '../organization/door.ts'
import { Community, Household, Person, ppks, subjectKinds } from '../registry/door.ts'
import { holidaysAt, readCalendar, Report, takenToCase } from '../reports/door.ts'
import {
  alreadyThere, appointedAs, besides, caseFound, caseSpace, fourEyes, isPeksos, moved, needPeksos, ownerRoles, readCase, readPosts, restrictedSupervisorRoles, seatedDeposits, supervisorRoles, theCase, tooShort,
  worksAs, worksOn, workRoles, wrongState, reason,
} from './judging.ts'
import { Assessment, Case, caseRef } from './records.ts'
import { caseNumber, dueIn, isChild, isRestricted, needsPeksos, seatId, teamOf } from './rules.ts'
import { bases, screenings } from './words/labels.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }

interface About { subjectKind?: string | null; subjectId?: string | null }

const subjectRecord = (kind: string | null | undefined) => (kind === 'household' ? Household : kind === 'community' ? Community : Person)
const readSubject = (i: About): Read[] => (i.subjectKind && i.subjectId ? [{ record: subjectRecord(i.subjectKind), id: i.subjectId }] : [])

interface Subject { place: string; name: string; householdId: string | null; personId: string | null; birthDate: string | null; gone: boolean }
/** The one it is about, as the registry knows them; null when the registry does not. */
function subjectOf(i: About, look: Look): Subject | null {
  if (!i.subjectId) return null
  if (i.subjectKind === 'household') {
    const h = look.find(Household, i.subjectId)
    return h ? { place: h.place, name: h.headName ?? '', householdId: h.id, personId: null, birthDate: null, gone: h.state === 'pindah' } : null
  }
  if (i.subjectKind === 'community') {
    const c = look.find(Community, i.subjectId)
    return c ? { place: c.place, name: c.name ?? '', householdId: null, personId: null, birthDate: null, gone: false } : null
  }
  const p = look.find(Person, i.subjectId)
  return p ? { place: p.place, name: p.name ?? '', householdId: p.householdId ?? null, personId: p.id, birthDate: p.birthDate ?? null, gone: false } : null
}

const unknownSubject = refuse('SUBJEK_TIDAK_ADA', 'Orang, keluarga, atau kelompok ini tidak ada di wilayah ini, mungkin sudah pindah.', 'This person, family or group is not in this area; they may have moved.')
const noBasis = refuse('PERLU_DASAR', 'Tulis keterangannya: mengapa boleh ditangani tanpa persetujuan.', 'Write a note: why this may be handled without consent.')
/** Without somebody's consent, the reason must be written down. */
const basisRefusal = (i: { basis?: string | null; basisNote?: string | null; guardianName?: string | null }): Refusal | null => {
  if (i.basis === 'guardian' && !(i.guardianName ?? '').trim()) return refuse('PERLU_WALI', 'Tulis nama wali yang menyetujui.', 'Write the name of the guardian who agreed.')
  return (i.basis === 'vital' || i.basis === 'legal') && (i.basisNote ?? '').trim().length < 10 ? noBasis : null
}

const about = {
  subjectKind: choice({ ...N, label: { id: 'Tentang', en: 'About' }, options: subjectKinds }),
  subjectId: ref({ ...R, label: { id: 'Siapa', en: 'Who' }, record: '*' }),
  basis: choice({ ...R, label: { id: 'Dasar', en: 'Legal basis' }, options: bases }),
  basisNote: Case.columns.basisNote,
  guardianName: Case.columns.guardianName,
  guardianRelation: Case.columns.guardianRelation,
}

export const open = act({
  name: 'cases.open',
  label: { id: 'Membuka kasus', en: 'Open a case' },
  input: {
    caseId: ref({ ...N, label: { id: 'Nomor', en: 'Id' }, record: 'case', required: true }),
    ...about,
    subjectName: text({ ...R, label: { id: 'Nama atau ciri', en: 'Name or description' }, max: 120 }),
    reportId: Case.columns.reportId,
    previousCaseId: Case.columns.previousCaseId,
    problem: longText({ ...R, label: { id: 'Masalah', en: 'Problem' }, required: true, min: 10, max: 4000 }),
    ppks: multi({ ...N, label: { id: 'Kategori PPKS', en: 'PPKS categories' }, options: ppks }),
    restricted: bool({ ...N, label: { id: 'Sangat terbatas (hanya tim kasus)', en: 'Highly restricted (case team only)' } }),
    ownerId: ref({ ...N, label: { id: 'Penanggung jawab', en: 'Owner' }, record: 'account' }),
    supervisorId: ref({ ...N, label: { id: 'Pengawas', en: 'Supervisor' }, record: 'account' }),
  },
  reads: (i, look) => {
    const place = placeOf(i, look)
    return [
      { record: Case, id: i.caseId }, ...readSubject(i), { record: Report, id: i.reportId }, ...readPosts(i.ownerId, i.supervisorId),
      ...(i.subjectId ? [{ record: Case, where: { subjectId: i.subjectId } }] : []),
      ...(place ? [readCalendar(place)] : []),
    ]
  },
  touches: (i, look, env) => {
    const place = placeOf(i, look) ?? env.place
    const report = look.find(Report, i.reportId)
    const id = i.caseId ?? ''
    return [spaceOf({ place, class: opensRestricted(i, look) ? 'X' : 'R', team: teamOf(id) }), teamSpace(place, teamOf(id)), ...(report ? [spaceOf(report)] : [])]
  },
  // A team is born with its case, so nobody sits in it yet.
  deposits: (i, look, env) => [teamSpace(placeOf(i, look) ?? env.place, teamOf(i.caseId ?? ''))],
  may: (who, i, look, env) => {
    const report = look.find(Report, i.reportId)
    if (i.reportId && !report) return false
    if (report?.class === 'X' && !inTeam(who, report.team)) return false
    const place = placeOf(i, look) ?? env.place
    return holds(who, workRoles, place) || (holds(who, ['duty_officer'], place) && opensRestricted(i, look))
  },
  guard: (i, look, env) => {
    if (look.find(Case, i.caseId)) return alreadyThere
    const subject = subjectOf(i, look)
    if (i.subjectId && (!subject || subject.gone)) return unknownSubject
    const report = look.find(Report, i.reportId)
    const place = placeOf(i, look)
    if (!place) return refuse('SUBJEK_KOSONG', 'Pilih orang, keluarga, atau kelompok, atau buka dari laporannya.', 'Choose a person, family or group, or open it from its report.')
    if (report) {
      if (report.place !== place) return refuse('WILAYAH_BERBEDA', 'Laporan dan orangnya ada di wilayah yang berbeda. Pindahkan laporannya dulu.', 'The report and the person are in different areas. Move the report first.')
      if (report.caseId) return refuse('SUDAH_BERKASUS', 'Laporan ini sudah punya kasus.', 'This report has a case already.')
      if (report.state !== 'diproses') return refuse('LAPORAN_BELUM_DITERIMA', 'Terima dulu laporannya, lalu buka kasus.', 'Accept the report first, then open the case.')
    }
    if (i.subjectId && look.all(Case, { subjectId: i.subjectId }).some((c) => c.state !== 'ditutup' && c.class === 'R')) {
      return refuse('KASUS_SUDAH_ADA', 'Sudah ada kasus yang berjalan untuk orang atau keluarga ini. Lanjutkan kasus itu.', 'A case is already running for this person or family. Go on with that one.')
    }
    const restricted = opensRestricted(i, look)
    if (restricted && !i.supervisorId) return refuse('PERLU_PENGAWAS', 'Kasus ini sangat terbatas. Pilih pengawas dari Dinas Sosial.', 'This case is highly restricted. Choose a supervisor from the social office.')
    const ownerId = i.ownerId ?? env.person
    if (i.ownerId && i.ownerId !== env.person && !appointedAs(i.ownerId, ownerRoles, place, look, env)) {
      return refuse('BUKAN_PETUGAS_SINI', 'Penanggung jawab yang dipilih tidak bertugas di wilayah ini.', 'The chosen owner does not serve here.')
    }
    if (i.supervisorId) {
      if (i.supervisorId === ownerId || i.supervisorId === env.person) return fourEyes
      if (!appointedAs(i.supervisorId, restricted ? restrictedSupervisorRoles : supervisorRoles, place, look, env)) {
        return refuse('BUKAN_PENGAWAS', 'Orang yang dipilih tidak dapat mengawasi kasus di wilayah ini.', 'The chosen person cannot supervise cases here.')
      }
    }
    return basisRefusal(i)
  },
  effect: (i, look, env) => {
    const caseId = i.caseId as string
    const subject = subjectOf(i, look)
    const report = look.find(Report, i.reportId)
    const place = placeOf(i, look) ?? env.place
    const restricted = opensRestricted(i, look)
    const child = isChild(subject?.birthDate, env.day) || report?.aboutChild === true
    const state = subject && i.basis ? 'skrining' : 'registrasi'
    const home = { id: caseId, place, class: restricted ? ('X' as const) : ('R' as const), team: teamOf(caseId) }
    const ownerId = i.ownerId ?? env.person
    const k = { at: env.at, zone: clockOf(place), holidays: holidaysAt(look, place) }
    return [
      put(Case, home, {
        number: caseNumber(caseId, place, env.day), state, stateAt: env.at, ...dueIn(state, k),
        subjectKind: i.subjectKind ?? null, subjectId: i.subjectId ?? null, subjectName: subject?.name || i.subjectName || report?.subjectName || null,
        householdId: subject?.householdId ?? null, personId: subject?.personId ?? null, reportId: i.reportId ?? null, previousCaseId: i.previousCaseId ?? null,
        child, guardianName: i.guardianName ?? null, guardianRelation: i.guardianRelation ?? null,
        problem: i.problem ?? null, ppks: i.ppks ?? [], basis: i.basis ?? null, basisNote: i.basisNote ?? null, basisOn: i.basis ? env.day : null,
        openedBy: env.person, openedOn: env.day, ownerId, supervisorId: i.supervisorId ?? null, needsPeksos: needsPeksos({ class: home.class, child, ppks: i.ppks ?? null }),
        openReferrals: 0, services: 0, aftercareVisits: 0,
      }),
      ...seatsAtFirst(home, [[ownerId, 'penanggung_jawab'], [i.supervisorId, 'pengawas'], [env.person, 'pembuka']], env.person),
      ...(report ? [takenToCase(report, caseId)] : []),
    ]
  },
})

/** One seat a person; the first role named is the one written. */
function seatsAtFirst(home: { id: string; place: string }, people: readonly (readonly [string | null | undefined, string])[], grantedBy: string | null): Change[] {
  const team = teamOf(home.id)
  const out = new Map<string, Change>()
  for (const [person, role] of people) {
    if (!person || out.has(person)) continue
    out.set(person, put(TeamMember, { id: seatId(team, person), place: home.place, class: 'X', team }, { teamId: team, personId: person, until: null, reason: 'Pembukaan kasus', grantedBy, role }))
  }
  return [...out.values()]
}

type OpenInput = { subjectKind?: string | null; subjectId?: string | null; reportId?: string | null; restricted?: boolean | null; ppks?: string[] | null }
const placeOf = (i: OpenInput, look: Look): string | null => subjectOf(i, look)?.place ?? look.find(Report, i.reportId)?.place ?? null
const opensRestricted = (i: OpenInput, look: Look): boolean => isRestricted({ ppks: i.ppks ?? null, reportClass: look.find(Report, i.reportId)?.class ?? null, asked: i.restricted ?? null })

/** Who it is about and on what footing, when that was not known at first. */
export const register = act({
  name: 'cases.register',
  label: { id: 'Melengkapi registrasi', en: 'Complete the registration' },
  input: { caseId: caseRef, ...about },
  reads: (i, look) => [...readCase(i, look), ...readSubject(i)],
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env),
  guard: (i, look) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.register', row)
    if (wrong) return wrong
    const kept = i.subjectId ?? row.subjectId
    if (!kept) return refuse('SUBJEK_KOSONG', 'Pilih orang, keluarga, atau kelompoknya.', 'Choose the person, family or group.')
    const subject = subjectOf(i, look)
    if (i.subjectId && (!subject || subject.gone || subject.place !== row.place)) return unknownSubject
    if (!(i.basis ?? row.basis)) return refuse('PERLU_DASAR', 'Pilih dasar penanganan: persetujuan, pemberitahuan, atau dasar lain.', 'Choose the footing: consent, notice or another basis.')
    return basisRefusal({ basis: i.basis ?? row.basis ?? null, basisNote: i.basisNote ?? row.basisNote ?? null, guardianName: i.guardianName ?? row.guardianName ?? null })
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const subject = subjectOf(i, look)
    const child = subject ? isChild(subject.birthDate, env.day) || row.child === true : row.child === true
    return [patch(Case, row, {
      ...moved(row, 'skrining', env, look),
      ...(subject ? { subjectKind: i.subjectKind ?? null, subjectId: i.subjectId ?? null, subjectName: subject.name, householdId: subject.householdId, personId: subject.personId } : {}),
      ...(i.basis ? { basis: i.basis, basisNote: i.basisNote ?? null, basisOn: env.day } : {}),
      ...(i.guardianName ? { guardianName: i.guardianName, guardianRelation: i.guardianRelation ?? null } : {}),
      child, needsPeksos: needsPeksos({ class: row.class, child, ppks: row.ppks ?? null }),
    })]
  },
})

const risk = integer({ ...N, label: { id: 'Risiko (0–3)', en: 'Risk (0–3)' }, min: 0, max: 3, required: true })
const screenRoles = ['psm', 'puskesos_bo', 'puskesos_koord', 'pekerja_sosial'] as const

export const screen = act({
  name: 'cases.screen',
  label: { id: 'Skrining', en: 'Screen' },
  input: {
    caseId: caseRef,
    risk,
    safety: longText({ ...R, label: { id: 'Keselamatan: siapa terancam, oleh apa', en: 'Safety: who is in danger, from what' }, required: true, min: 5, max: 2000 }),
    result: choice({ ...N, label: { id: 'Hasil', en: 'Result' }, options: screenings, strict: true, required: true }),
    advice: longText({ ...R, label: { id: 'Informasi yang diberikan', en: 'Information given' }, max: 2000 }),
  },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksAs(who, caseFound(i, look), look, env, [...screenRoles, 'duty_officer']),
  guard: (i, look) => {
    const wrong = wrongState('cases.screen', theCase(i, look))
    if (wrong) return wrong
    if (i.result !== 'info') return null
    if ((i.risk ?? 0) > 1) return refuse('RISIKO_TINGGI', 'Dengan risiko ini kasus tidak bisa selesai dengan informasi saja.', 'With this risk, information alone is not enough.')
    return tooShort(i.advice)
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    // Risk 3 is an emergency, whatever else was ticked.
    const state = i.risk === 3 ? 'darurat' : i.result === 'info' ? 'ditutup' : 'asesmen'
    return [patch(Case, row, {
      ...moved(row, state, env, look), risk: i.risk ?? null, safety: i.safety ?? null, screenedBy: env.person, screenedAt: env.at,
      ...(state === 'ditutup' ? { closeReason: i.advice ?? null, closedBy: env.person, closedOn: env.day } : {}),
    })]
  },
})

export const raiseAlarm = act({
  name: 'cases.raiseAlarm',
  label: { id: 'Menyatakan darurat', en: 'Declare an emergency' },
  input: { caseId: caseRef, reason: reason('Apa yang terjadi', 'What happened') },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env),
  guard: (i, look) => wrongState('cases.raiseAlarm', theCase(i, look)) ?? tooShort(i.reason, 10),
  effect: (i, look, env) => {
    const row = theCase(i, look)
    return [patch(Case, row, { ...moved(row, 'darurat', env, look), stateBefore: row.state ?? null, risk: 3, safety: i.reason ?? null })]
  },
})

const resumable = ['asesmen', 'perencanaan', 'intervensi', 'rujukan', 'monitoring', 'bimbingan_lanjut']

export const settleAlarm = act({
  name: 'cases.settleAlarm',
  label: { id: 'Keadaan darurat teratasi', en: 'The emergency is over' },
  input: {
    caseId: caseRef,
    risk: integer({ ...N, label: { id: 'Risiko sekarang (0–2)', en: 'Risk now (0–2)' }, min: 0, max: 2, required: true }),
    reason: reason('Apa yang sudah dilakukan', 'What was done'),
  },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksAs(who, caseFound(i, look), look, env, ['pekerja_sosial', 'puskesos_bo', 'puskesos_koord']),
  guard: (i, look, _env, who) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.settleAlarm', row)
    if (wrong) return wrong
    return row.needsPeksos && !isPeksos(who, row) ? needPeksos : tooShort(i.reason, 10)
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    // Back to where it was; a case that came here from its screening goes on to what it still lacks.
    const before = row.stateBefore ?? ''
    const waiting = before === 'rujukan' && (row.openReferrals ?? 0) === 0 ? 'intervensi' : before
    const state = resumable.includes(waiting) ? waiting : row.assessedAt ? 'perencanaan' : 'asesmen'
    return [patch(Case, row, { ...moved(row, state, env, look), stateBefore: null, risk: i.risk ?? null, safety: i.reason ?? null })]
  },
})

const part = (id: string, en: string, required = false) => longText({ ...R, label: { id, en }, max: 4000, ...(required ? { required, min: 5 } : {}) })

export const assess = act({
  name: 'cases.assess',
  label: { id: 'Asesmen', en: 'Assess' },
  input: {
    caseId: caseRef,
    assessmentId: ref({ ...N, label: { id: 'Asesmen', en: 'Assessment' }, record: 'assessment', required: true }),
    bio: part('Biologis (kesehatan, kebutuhan dasar)', 'Biological (health, basic needs)'),
    psycho: part('Psikologis', 'Psychological'),
    social: part('Sosial (keluarga, lingkungan, ekonomi)', 'Social (family, surroundings, economy)', true),
    spiritual: part('Spiritual', 'Spiritual'),
    strengths: part('Kekuatan dan sumber daya', 'Strengths and resources', true),
    needs: part('Kebutuhan', 'Needs', true),
    ppks: multi({ ...N, label: { id: 'Kategori PPKS', en: 'PPKS categories' }, options: ppks }),
    risk,
    household: json({ ...R, label: { id: 'Indikator rumah tangga saat itu', en: 'Household indicators then' }, schema: z.record(z.string(), z.unknown()) }),
  },
  reads: (i, look) => [...readCase(i, look), { record: Assessment, id: i.assessmentId }],
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksAs(who, caseFound(i, look), look, env, ['pekerja_sosial', 'psm']),
  guard: (i, look, _env, who) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.assess', row)
    if (wrong) return wrong
    if (look.find(Assessment, i.assessmentId)) return alreadyThere
    if (row.class === 'R' && isRestricted({ ppks: i.ppks ?? null })) {
      return refuse('HARUS_TERBATAS', 'Kategori ini sangat terbatas. Jadikan kasus sangat terbatas dulu (“Batasi kasus”), lalu simpan asesmennya.', 'This category is highly restricted. Restrict the case first, then save the assessment.')
    }
    return needsPeksos({ class: row.class, child: row.child ?? null, ppks: i.ppks ?? row.ppks ?? null }) && !isPeksos(who, row) ? needPeksos : null
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const { caseId, assessmentId, ...facts } = i
    const categories = i.ppks ?? row.ppks ?? []
    const state = i.risk === 3 ? 'darurat' : 'perencanaan'
    return [
      put(Assessment, besides(row, assessmentId as string), { ...facts, ppks: categories, caseId: caseId as string, on: env.day, by: env.person }),
      patch(Case, row, {
        ...(state === row.state ? {} : { ...moved(row, state, env, look), stateBefore: null }), risk: i.risk ?? null, ppks: categories, assessedBy: env.person, assessedAt: env.at,
        needsPeksos: needsPeksos({ class: row.class, child: row.child ?? null, ppks: categories }),
      }),
    ]
  },
})
