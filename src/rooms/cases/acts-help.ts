// The work itself: services given, visits to see whether they helped, aftercare.
import { act, patch, put, refuse, type Env, type Look, type Read } from '../../engine/act.ts'
import { choice, date, gps, integer, longText, photos, ref, text } from '../../engine/field.ts'
import type { RowOf } from '../../engine/record.ts'
import { spaceOf } from '../../engine/space.ts'
import { addDays } from '../../engine/values/day.ts'
import { holds } from '../../engine/who.ts'
import { Visit, workTags } from '../registry/door.ts'
import { helpRefusal } from './acts-referral.ts'
import { givenTo, helpOnCase } from './help.ts'
import {
  alreadyThere, besides, caseFound, caseSpace, clockAt, inFuture, isPeksos, moved, needPeksos, readCase, reason, seatedDeposits, supervises, theCase, tooShort, worksOn, workRoles, wrongState,
  type CaseRow,
} from './judging.ts'
import { caseRef, Case, helpFacts, Service } from './records.ts'
import { Referral } from './records-referral.ts'
import { addMonths, dueIn, firsts, standards } from './rules.ts'
import { needsPeksosItem } from './words/service-items.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const tagTheWork = refuse('TANDAI_PEKERJAAN', 'Tandai paling sedikit satu fungsi dan satu tugas PSM.', 'Tag at least one PSM function and one task.')
const untagged = (i: { functions?: string[] | null; tasks?: string[] | null }): boolean => (i.functions ?? []).length === 0 || (i.tasks ?? []).length === 0

export const recordService = act({
  name: 'cases.recordService',
  label: { id: 'Mencatat layanan', en: 'Record a service' },
  input: {
    caseId: caseRef,
    serviceId: ref({ ...N, label: { id: 'Layanan', en: 'Service' }, record: 'service', required: true }),
    plannedId: text({ ...N, label: { id: 'Baris rencana', en: 'Line of the plan' }, max: 40 }),
    referralId: ref({ ...R, label: { id: 'Lewat rujukan', en: 'Through referral' }, record: 'referral' }),
    ...helpFacts,
    note: longText({ ...R, label: { id: 'Catatan', en: 'Note' }, max: 2000 }),
    ...workTags,
  },
  reads: (i, look) => {
    const row = caseFound(i, look)
    return [...readCase(i, look), { record: Service, id: i.serviceId }, { record: Referral, id: i.referralId }, ...(row ? [{ record: Service, where: { familyId: givenTo(row) } }] : [])]
  },
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env),
  guard: (i, look, env, who) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.recordService', row)
    if (wrong) return wrong
    if (look.find(Service, i.serviceId)) return alreadyThere
    const referral = look.find(Referral, i.referralId)
    if (i.referralId && (referral?.caseId !== row.id || referral.state !== 'diterima')) {
      return refuse('RUJUKAN_BELUM_DITERIMA', 'Layanan lewat rujukan dicatat setelah rujukannya diterima.', 'A service through a referral is recorded once it was accepted.')
    }
    if (needsPeksosItem(i.item) && !referral && !isPeksos(who, row)) return needPeksos
    if (holds(who, ['psm'], row.place) && untagged(i)) return tagTheWork
    return helpRefusal(i, env.day)
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const { serviceId, caseId: _caseId, ...facts } = i
    const on = i.on as string
    return [
      put(Service, besides(row, serviceId as string), {
        ...facts, caseId: row.id, householdId: row.householdId ?? null, personId: row.personId ?? null, familyId: givenTo(row), agencyId: look.find(Referral, i.referralId)?.agencyId ?? null,
        functions: i.functions ?? [], tasks: i.tasks ?? [], recordedBy: env.person, recordedAt: env.at, state: 'tercatat', ...firsts(on, look.all(Service, { familyId: givenTo(row) })),
      }),
      patch(Case, row, helpOnCase(row, on)),
    ]
  },
})

type ServiceRow = RowOf<typeof Service>

/** A service written by mistake: it stays, crossed out, and no longer counts. */
export const voidService = act({
  name: 'cases.voidService',
  label: { id: 'Membatalkan catatan layanan', en: 'Void a service' },
  input: { caseId: caseRef, serviceId: ref({ ...N, label: { id: 'Layanan', en: 'Service' }, record: 'service', required: true }), reason: reason('Apa yang keliru', 'What was wrong') },
  reads: (i, look): Read[] => {
    const row = caseFound(i, look)
    return [...readCase(i, look), { record: Service, id: i.serviceId }, ...(row ? [{ record: Service, where: { familyId: givenTo(row) } }, { record: Service, where: { caseId: row.id } }] : [])]
  },
  touches: (i, look) => {
    const row = caseFound(i, look)
    return row ? [...new Set([...caseSpace(i, look), ...heirs(i.serviceId, row, look).map((h) => h.space)])] : []
  },
  deposits: seatedDeposits,
  may: (who, i, look, env) => {
    const row = caseFound(i, look)
    const own = look.find(Service, i.serviceId)?.recordedBy === who.person
    return (own && worksOn(who, row, look, env)) || supervises(who, row, look, env)
  },
  guard: (i, look) => {
    const row = theCase(i, look)
    const service = look.find(Service, i.serviceId)
    if (service?.caseId !== row.id) return refuse('LAYANAN_TIDAK_ADA', 'Layanan ini bukan bagian dari kasus ini.', 'This service does not belong to this case.')
    if (service.state === 'batal') return refuse('SUDAH_BATAL', 'Catatan ini sudah dibatalkan.', 'This was voided already.')
    return tooShort(i.reason)
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const service = look.find(Service, i.serviceId) as ServiceRow
    const days = look.all(Service, { caseId: row.id }).filter((s) => s.id !== service.id && s.state !== 'batal').map((s) => s.on ?? '').sort()
    return [
      patch(Service, service, { state: 'batal', voidReason: i.reason?.slice(0, 500) ?? null, voidedBy: env.person, familyFirst: false, familyFirstInMonth: false }),
      ...heirs(i.serviceId, row, look).map((h) => patch(Service, h.service, h.set)),
      patch(Case, row, { services: days.length, firstHelpOn: days[0] || null, lastHelpOn: days.at(-1) || null }),
    ]
  },
})

/** Another service of the family, in the same space, takes over being the first one: the family was still helped. */
function heirs(serviceId: string | null | undefined, row: CaseRow, look: Look): { service: ServiceRow; set: Partial<ServiceRow>; space: string }[] {
  const gone = look.find(Service, serviceId)
  if (!gone) return []
  const rest = look.all(Service, { familyId: givenTo(row) }).filter((s) => s.id !== gone.id && s.state !== 'batal' && s.class === row.class && s.team === row.team)
  const first = gone.familyFirst ? rest[0] : undefined
  const sameMonth = gone.familyFirstInMonth ? rest.find((s) => s.on?.slice(0, 7) === gone.on?.slice(0, 7)) : undefined
  const out = new Map<string, Partial<ServiceRow>>()
  if (first) out.set(first.id, { familyFirst: true })
  if (sameMonth) out.set(sameMonth.id, { ...out.get(sameMonth.id), familyFirstInMonth: true })
  return rest.filter((s) => out.has(s.id)).map((service) => ({ service, set: out.get(service.id) ?? {}, space: spaceOf(service) }))
}
export const startMonitoring = act({
  name: 'cases.startMonitoring',
  label: { id: 'Memulai monitoring', en: 'Start monitoring' },
  input: { caseId: caseRef, visitEvery: integer({ ...N, label: { id: 'Kunjungan tiap (hari, paling lama 31)', en: 'Visit every (days, at most 31)' }, min: 1, max: 31 }) },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env),
  guard: (i, look) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.startMonitoring', row)
    if (wrong) return wrong
    if ((row.openReferrals ?? 0) > 0) return refuse('RUJUKAN_BELUM_DIJAWAB', 'Masih ada rujukan yang belum dijawab.', 'A referral is still unanswered.')
    return (row.services ?? 0) === 0 ? refuse('BELUM_ADA_LAYANAN', 'Belum ada layanan yang tercatat. Catat dulu bantuan yang diberikan.', 'No service is recorded yet. Record the help given first.') : null
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const visitEvery = i.visitEvery ?? standards.visitEvery
    const nextVisitOn = addDays(env.day, visitEvery)
    return [patch(Case, row, { ...moved(row, 'monitoring', env, look, { nextVisitOn }), visitEvery, nextVisitOn })]
  },
})

/** The goal slipped away: more help before more looking. */
export const resumeIntervention = act({
  name: 'cases.resumeIntervention',
  label: { id: 'Kembali ke intervensi', en: 'Back to intervention' },
  input: { caseId: caseRef, reason: reason('Alasan', 'Reason') },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env),
  guard: (i, look) => wrongState('cases.resumeIntervention', theCase(i, look)) ?? tooShort(i.reason, 10),
  effect: (i, look, env) => {
    const row = theCase(i, look)
    return [patch(Case, row, moved(row, 'intervensi', env, look))]
  },
})

const visitFields = {
  caseId: caseRef,
  visitId: ref({ ...N, label: { id: 'Kunjungan', en: 'Visit' }, record: 'visit', required: true }),
  on: date({ ...R, label: { id: 'Tanggal', en: 'Date' }, required: true }),
  result: choice({ ...R, label: Visit.columns.result.label, options: Visit.columns.result.options ?? [] }),
  note: longText({ ...R, label: { id: 'Keadaan dan kemajuan', en: 'How it goes' }, required: true, min: 5, max: 4000 }),
  photos: photos({ ...R, label: { id: 'Foto', en: 'Photos' }, max: 3 }),
  gps: gps({ ...R, label: { id: 'Titik', en: 'Position' } }),
  ...workTags,
}
interface VisitInput {
  caseId?: string | null; visitId?: string | null; on?: string | null; result?: string | null; note?: string | null; functions?: string[] | null; tasks?: string[] | null
}

function visitRefusal(name: string, i: VisitInput, look: Look, env: Env, psm: boolean) {
  const row = theCase(i, look)
  const wrong = wrongState(name, row)
  if (wrong) return wrong
  if (look.find(Visit, i.visitId)) return alreadyThere
  if ((i.on as string) > env.day) return inFuture
  return psm && untagged(i) ? tagTheWork : null
}

const visitRow = (row: CaseRow, i: VisitInput & { photos?: RowOf<typeof Visit>['photos']; gps?: RowOf<typeof Visit>['gps'] }, purpose: string, env: Env) =>
  put(Visit, besides(row, i.visitId as string), {
    caseId: row.id, householdId: row.householdId ?? null, personId: row.personId ?? null, communityId: row.subjectKind === 'community' ? (row.subjectId ?? null) : null, reportId: row.reportId ?? null,
    on: i.on ?? null, purpose, result: i.result ?? null, note: i.note ?? null, functions: i.functions ?? [], tasks: i.tasks ?? [], photos: i.photos ?? null, gps: i.gps ?? null, by: env.person,
  })

const latest = (a: string | null | undefined, b: string): string => (a && a > b ? a : b)

export const recordMonitoring = act({
  name: 'cases.recordMonitoring',
  label: { id: 'Kunjungan pemantauan', en: 'Monitoring visit' },
  input: visitFields,
  reads: (i, look) => [...readCase(i, look), { record: Visit, id: i.visitId }],
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env, workRoles),
  guard: (i, look, env, who) => visitRefusal('cases.recordMonitoring', i, look, env, holds(who, ['psm'], env.place)),
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const lastVisitOn = latest(row.lastVisitOn, i.on as string)
    const nextVisitOn = addDays(lastVisitOn, row.visitEvery ?? standards.visitEvery)
    const clock = row.state === 'monitoring' ? { nextVisitOn, ...dueIn('monitoring', clockAt(env, look, row.place), { nextVisitOn }) } : {}
    return [visitRow(row, i, 'pemantauan', env), patch(Case, row, { lastVisitOn, ...clock })]
  },
})

export const startAftercare = act({
  name: 'cases.startAftercare',
  label: { id: 'Memulai bimbingan lanjut', en: 'Start aftercare' },
  input: { caseId: caseRef, months: choice({ ...N, label: { id: 'Lama (bulan)', en: 'For (months)' }, strict: true, required: true, options: [{ code: '3', label: { id: '3 bulan', en: '3 months' } }, { code: '6', label: { id: '6 bulan', en: '6 months' } }] }) },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env),
  guard: (i, look) => wrongState('cases.startAftercare', theCase(i, look)),
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const aftercareUntil = addMonths(env.day, Number(i.months))
    const nextVisitOn = addMonths(env.day, standards.aftercareEvery)
    return [patch(Case, row, { ...moved(row, 'bimbingan_lanjut', env, look, { nextVisitOn }), aftercareFrom: env.day, aftercareUntil, nextVisitOn, aftercareVisits: 0 })]
  },
})

export const recordAftercare = act({
  name: 'cases.recordAftercare',
  label: { id: 'Kunjungan bimbingan lanjut', en: 'Aftercare visit' },
  input: visitFields,
  reads: (i, look) => [...readCase(i, look), { record: Visit, id: i.visitId }],
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env, workRoles),
  guard: (i, look, env, who) => visitRefusal('cases.recordAftercare', i, look, env, holds(who, ['psm'], env.place)),
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const lastVisitOn = latest(row.lastVisitOn, i.on as string)
    const until = row.aftercareUntil ?? lastVisitOn
    const then = addMonths(lastVisitOn, standards.aftercareEvery)
    // After the last visit nothing more is due from the volunteer: the supervisor closes.
    const nextVisitOn = lastVisitOn >= until ? null : ([then, until].sort()[0] ?? until)
    const k = clockAt(env, look, row.place)
    const clock = nextVisitOn ? dueIn('bimbingan_lanjut', k, { nextVisitOn }) : dueIn('terminasi', k)
    return [visitRow(row, i, 'bimbingan', env), patch(Case, row, { lastVisitOn, nextVisitOn, aftercareVisits: (row.aftercareVisits ?? 0) + 1, ...clock })]
  },
})
