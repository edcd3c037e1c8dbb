// Reads of cases, of help given, and of the receiver's desk. Territory and class are enforced besides: a restricted case shows to its team alone.
import { choice, date, place, ref, text } from '../../engine/field.ts'
import { view, type Where } from '../../engine/view.ts'
import { covers, inTeam, type Who } from '../../engine/who.ts'
import { Account, Appointment, TeamMember } from '../organization/door.ts'
import { Household, Person, Visit } from '../registry/door.ts'
import { openCaseStates } from './flow.ts'
import { ownerRoles, restrictedSupervisorRoles, supervisorRoles } from './judging.ts'
import { Assessment, Case, CaseNote, Plan, Service } from './records.ts'
import { GlassBreak, Referral, ReferralSlip } from './records-referral.ts'
import { unitOf } from './rules.ts'
import { referralStates } from './words/labels.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const within = place({ ...N, label: { id: 'Wilayah', en: 'Territory' } })

/** Posts that see cases of families by name; others see numbers. A seat in a team opens its case to whoever holds it. */
const caseRoles: readonly string[] = [...ownerRoles, ...supervisorRoles, 'village_head']
const readsCases = (who: Who): boolean => who.posts.some((p) => caseRoles.includes(p.role)) || who.teams.some((t) => t.startsWith('case:'))
const servesAt = (who: Who, at: string | null | undefined): boolean =>
  who.posts.some((p) => caseRoles.includes(p.role) && (covers(p.place, at ?? '') || covers(at ?? '', p.place)))
const open: Where = ['state', 'in', openCaseStates]

export const openCases = view({
  name: 'cases.running',
  label: { id: 'Kasus berjalan', en: 'Running cases' },
  record: Case,
  params: { place: within, state: text({ ...N, label: { id: 'Keadaan', en: 'State' }, max: 30 }), words: text({ ...N, label: { id: 'Cari', en: 'Search' }, max: 80 }) },
  may: (who, p) => servesAt(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], p.state ? ['state', '=', p.state] : open, ...(p.words ? [['subjectName', 'has', p.words] as const] : [])] }),
  order: [['dueAt', 'asc'], ['openedOn', 'asc']],
  joins: { owner: { record: Account, from: 'ownerId' } },
})

export const closedCases = view({
  name: 'cases.ended',
  label: { id: 'Kasus ditutup', en: 'Closed cases' },
  record: Case,
  params: { place: within, from: date({ ...N, label: { id: 'Sejak', en: 'Since' } }) },
  may: (who, p) => servesAt(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', '=', 'ditutup'], ...(p.from ? [['closedOn', '>=', p.from] as const] : [])] }),
  order: [['closedOn', 'desc']],
})

const caseTeams = (who: Who): string[] => who.teams.filter((t) => t.startsWith('case:'))

/** What I own, what I supervise, and where I sit in the team. */
export const myCases = view({
  name: 'cases.mine',
  label: { id: 'Kasus saya', en: 'My cases' },
  record: Case,
  params: {},
  may: readsCases,
  where: (_p, who) => ({
    all: [open, { any: [['ownerId', '=', who.person], ['supervisorId', '=', who.person], ...(caseTeams(who).length > 0 ? [['team', 'in', caseTeams(who)] as const] : [])] }],
  }),
  order: [['dueAt', 'asc']],
  joins: { owner: { record: Account, from: 'ownerId' } },
})

/** What waits for my word: plans to approve, cases to end or close. */
export const awaiting = view({
  name: 'cases.awaiting',
  label: { id: 'Menunggu persetujuan', en: 'Waiting for approval' },
  record: Case,
  params: { place: within },
  may: (who) => who.posts.some((p) => ([...supervisorRoles, 'pekerja_sosial', 'duty_officer'] as readonly string[]).includes(p.role)),
  where: (p, who) => ({
    all: [
      ['place', 'within', p.place ?? ''],
      { any: [{ all: [['state', '=', 'perencanaan'], ['planState', '=', 'diajukan'], ['planAgreed', '=', true]] }, ['state', 'in', ['terminasi', 'menolak_layanan', 'dialihkan']]] },
      { any: [['supervisorId', '=', who.person], ['supervisorId', 'null']] },
    ],
  }),
  order: [['dueAt', 'asc']],
  joins: { plan: { record: Plan, from: 'planId' }, owner: { record: Account, from: 'ownerId' } },
})

/** Past their clock, or with a referral past its own: named. */
export const lateCases = view({
  name: 'cases.late',
  label: { id: 'Kasus lewat batas', en: 'Late cases' },
  record: Case,
  params: { place: within },
  may: (who, p) => servesAt(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], open, { any: [['lateSince', 'set'], ['referralLateSince', 'set']] }] }),
  order: [['lateSince', 'asc'], ['referralLateSince', 'asc']],
  joins: { owner: { record: Account, from: 'ownerId' }, supervisor: { record: Account, from: 'supervisorId' } },
})

export const oneCase = view({
  name: 'cases.one',
  label: { id: 'Satu kasus', en: 'One case' },
  record: Case,
  params: { caseId: ref({ ...N, label: { id: 'Kasus', en: 'Case' }, record: 'case', required: true }) },
  may: readsCases,
  where: (p) => ['id', '=', p.caseId],
  limit: 1,
  reveal: true,
  one: true,
  joins: {
    person: { record: Person, from: 'personId' },
    household: { record: Household, from: 'householdId' },
    assessments: { record: Assessment, from: 'id', to: 'caseId', many: true },
    plans: { record: Plan, from: 'id', to: 'caseId', many: true },
    referrals: { record: Referral, from: 'id', to: 'caseId', many: true },
    services: { record: Service, from: 'id', to: 'caseId', many: true },
    visits: { record: Visit, from: 'id', to: 'caseId', many: true },
    notes: { record: CaseNote, from: 'id', to: 'caseId', many: true },
    owner: { record: Account, from: 'ownerId' },
    supervisor: { record: Account, from: 'supervisorId' },
  },
})

export const caseTeam = view({
  name: 'cases.team',
  label: { id: 'Tim kasus', en: 'Case team' },
  record: TeamMember,
  params: { caseId: ref({ ...N, label: { id: 'Kasus', en: 'Case' }, record: 'case', required: true }) },
  may: readsCases,
  where: (p) => ['teamId', '=', `case:${p.caseId}`],
  joins: { account: { record: Account, from: 'personId' } },
})

const casesOf = (name: string, id: string, en: string, column: 'householdId' | 'personId' | 'subjectId' | 'reportId') =>
  view({
    name, label: { id, en }, record: Case,
    params: { id: ref({ ...R, label: { id: 'Siapa', en: 'Who' }, record: '*', required: true }) },
    may: readsCases,
    where: (p) => [column, '=', p.id],
    order: [['openedOn', 'desc']],
  })
export const householdCases = casesOf('cases.ofHousehold', 'Kasus keluarga', "A household's cases", 'householdId')
export const personCases = casesOf('cases.ofPerson', 'Kasus seseorang', "A person's cases", 'personId')
export const subjectCases = casesOf('cases.ofSubject', 'Kasus kelompok atau subjek', "A subject's cases", 'subjectId')
export const reportCases = casesOf('cases.ofReport', 'Kasus dari laporan', 'Cases of a report', 'reportId')

/** Help that arrived. */
export const servicesGiven = view({
  name: 'cases.services',
  label: { id: 'Bantuan yang diberikan', en: 'Help given' },
  record: Service,
  params: { place: within, item: text({ ...N, label: { id: 'Layanan', en: 'Service' }, max: 40 }), from: date({ ...N, label: { id: 'Sejak', en: 'From' } }), until: date({ ...N, label: { id: 'Sampai', en: 'Until' } }) },
  may: (who, p) => servesAt(who, p.place),
  where: (p) => ({
    all: [
      ['place', 'within', p.place ?? ''], ['state', '=', 'tercatat'], ...(p.item ? [['item', '=', p.item] as const] : []),
      ...(p.from ? [['on', '>=', p.from] as const] : []), ...(p.until ? [['on', '<=', p.until] as const] : []),
    ],
  }),
  order: [['on', 'desc']],
  joins: { case: { record: Case, from: 'caseId' } },
})

/** The receiver's desk. */
export const referralInbox = view({
  name: 'cases.referralInbox',
  label: { id: 'Rujukan masuk', en: 'Referrals received' },
  record: ReferralSlip,
  params: { agencyId: ref({ ...N, label: { id: 'Instansi', en: 'Agency' }, record: 'agency', required: true }), state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: referralStates }) },
  may: (who, p) => !!p.agencyId && inTeam(who, unitOf(p.agencyId)),
  where: (p) => ({ all: [['agencyId', '=', p.agencyId], ['state', p.state ? '=' : 'in', p.state ?? ['dikirim', 'diterima', 'ditolak', 'selesai']]] }),
  order: [['dueAt', 'asc'], ['sentAt', 'desc']],
  online: true,
})

/** One slip, with the number where the sender gave it. */
export const oneSlip = view({
  name: 'cases.slip',
  label: { id: 'Satu rujukan masuk', en: 'One referral received' },
  record: ReferralSlip,
  params: { referralId: ref({ ...N, label: { id: 'Rujukan', en: 'Referral' }, record: 'referralSlip', required: true }) },
  may: (who) => who.teams.some((t) => t.startsWith('unit:')),
  where: (p) => ['id', '=', p.referralId],
  limit: 1,
  reveal: true,
  online: true,
  joins: { sender: { record: Account, from: 'fromPerson' }, answerer: { record: Account, from: 'answeredBy' } },
})

/** Who serves where a case is, at every level above it: to name an owner, a supervisor, a member of the team. */
export const caseWorkers = view({
  name: 'cases.workers',
  label: { id: 'Petugas kasus', en: 'Case workers' },
  record: Appointment,
  params: { place: { ...within, required: true } },
  may: (who, p) => readsCases(who) || servesAt(who, p.place),
  where: (p) => ({ all: [['place', 'in', upwards(p.place ?? '')], ['role', 'in', [...ownerRoles, ...restrictedSupervisorRoles, 'opd_owner', 'village_head']]] }),
  order: [['role', 'asc']],
  joins: { person: { record: Account, from: 'personId' } },
  limit: 2000,
})
/** The place itself, its district, its regency. */
const upwards = (code: string): string[] => [...new Set([code, code.slice(0, 8), code.slice(0, 5)])]

export const lateReferrals = view({
  name: 'cases.lateReferrals',
  label: { id: 'Rujukan lewat batas', en: 'Late referrals' },
  record: Referral,
  params: { place: within },
  may: (who, p) => servesAt(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', '=', 'dikirim'], ['lateSince', 'set']] }),
  order: [['lateSince', 'asc']],
  joins: { case: { record: Case, from: 'caseId' } },
})

export const glassBreaks = view({
  name: 'cases.glassBreaks',
  label: { id: 'Akses darurat', en: 'Emergency access' },
  record: GlassBreak,
  params: { state: text({ ...N, label: { id: 'Keadaan', en: 'State' }, max: 20 }) },
  may: (who) => who.teams.some((t) => t.startsWith('lane:')),
  where: (p) => (p.state ? ['state', '=', p.state] : ['state', 'set']),
  order: [['openedAt', 'desc']],
  joins: { account: { record: Account, from: 'personId' } },
  online: true,
})

export const caseViews = [
  openCases, closedCases, myCases, awaiting, lateCases, oneCase, caseTeam, householdCases, personCases, subjectCases, reportCases, servicesGiven, referralInbox, oneSlip, caseWorkers, lateReferrals, glassBreaks,
]
