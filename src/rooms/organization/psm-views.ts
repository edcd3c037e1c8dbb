// Reads of members: those of a place, one with its certificates, what waits for the reader's word, what is sealed, and work that somebody left behind.
import { place, ref, text } from '../../engine/field.ts'
import type { OpenWork } from '../../engine/house.ts'
import { view, type ViewType, type Where } from '../../engine/view.ts'
import { holds, type Who } from '../../engine/who.ts'
import { handoverRoles } from './psm-acts-exit.ts'
import { askingPsmStates, servingPsmStates } from './psm-flow.ts'
import { Certificate, Psm, PsmPair, PsmPrivate, PsmRules } from './psm-records.ts'
import { Account, Appointment } from './records.ts'
import { rollRoles } from './roles.ts'

const P = { class: 'P' as const }
const within = place({ ...P, label: { id: 'Wilayah', en: 'Territory' }, required: true })
const one = ref({ class: 'N', label: { id: 'PSM', en: 'Member' }, record: 'psm', required: true })
const posted = (who: Who): boolean => who.posts.length > 0
const ended = ['berhenti', 'diberhentikan', 'meninggal', 'pindah']

export const members = view({
  name: 'organization.members',
  label: { id: 'Anggota PSM', en: 'Members' },
  record: Psm,
  params: { place: within, words: text({ ...P, label: { id: 'Cari nama', en: 'Search' }, max: 80 }) },
  may: posted,
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', 'in', [...servingPsmStates, ...ended]], ...(p.words ? [['name', 'has', p.words] as const] : [])] }),
  order: [['name', 'asc']],
  limit: 5000,
})

export const applications = view({
  name: 'organization.applications',
  label: { id: 'Permohonan menjadi PSM', en: 'Applications' },
  record: Psm,
  params: { place: within },
  may: posted,
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', 'in', [...askingPsmStates, 'dikembalikan', 'ditolak']]] }),
  order: [['appliedAt', 'asc']],
  limit: 2000,
})

/** Whose word is awaited in which state. */
const wordOf: { readonly [role: string]: readonly string[] } = {
  ipsm_board_local: ['calon'], village_head: ['direkomendasi_ipsm'], dinsos_verifier: ['direkomendasi_lurah', 'diverifikasi'], dinsos_head: ['diverifikasi', 'seleksi'], ipsm_board_city: ['ditetapkan'],
}
/** The states that wait for somebody's word at their places; those of others are not named. */
export const waitingFor = (who: Who, at: string): Where[] =>
  who.posts.filter((p) => wordOf[p.role] && (at === '' || p.place === at || p.place.startsWith(`${at}.`) || at.startsWith(p.place)))
    .map((p) => ({ all: [['place', 'within', p.place], ['state', 'in', [...(wordOf[p.role] ?? [])]]] }))

export const applicationsForMe = view({
  name: 'organization.applicationsForMe',
  label: { id: 'Permohonan menunggu Anda', en: 'Applications waiting for you' },
  record: Psm,
  params: { place: within },
  may: posted,
  where: (p, who) => {
    const any = waitingFor(who, p.place ?? '')
    return any.length > 0 ? { all: [['place', 'within', p.place ?? ''], { any }, { any: [['personId', 'null'], ['personId', '!=', who.person ?? '-']] }] } : ['state', '=', '-']
  },
  order: [['stateAt', 'asc']],
  limit: 500,
})

export const member = view({
  name: 'organization.member',
  label: { id: 'Satu anggota', en: 'One member' },
  record: Psm,
  params: { id: one },
  may: posted,
  one: true,
  where: (p) => ['id', '=', p.id ?? ''],
  joins: { certificates: { record: Certificate, from: 'id', to: 'psmId', many: true }, account: { record: Account, from: 'personId' }, post: { record: Appointment, from: 'appointmentId' } },
})

export const memberPrivate = view({
  name: 'organization.memberPrivate',
  label: { id: 'Data pribadi anggota', en: 'A member’s private data' },
  record: PsmPrivate,
  params: { id: ref({ class: 'N', label: { id: 'Anggota', en: 'Member' }, record: 'psmPrivate', required: true }) },
  may: (who) => who.posts.some((p) => rollRoles.includes(p.role)),
  one: true,
  online: true,
  reveal: true,
  where: (p) => ['id', '=', p.id ?? ''],
})

/** All that is private of a place's members, masked: for finding doubles before a list comes in. */
export const membersPrivate = view({
  name: 'organization.membersPrivate',
  label: { id: 'Data pribadi anggota satu wilayah', en: 'Private data of members' },
  record: PsmPrivate,
  params: { place: within },
  may: (who, p) => holds(who, ['dinsos_verifier', 'dinsos_head'], p.place ?? ''),
  online: true,
  reveal: true,
  where: (p) => ['place', 'within', p.place ?? ''],
  limit: 20_000,
})

export const myMembership = view({
  name: 'organization.myMembership',
  label: { id: 'Keanggotaan saya', en: 'My membership' },
  record: Psm,
  params: {},
  may: posted,
  where: (_p, who) => ['personId', '=', who.person ?? '-'],
  order: [['skFrom', 'desc']],
  limit: 20,
  joins: { certificates: { record: Certificate, from: 'id', to: 'psmId', many: true } },
})

export const handovers = view({
  name: 'organization.handovers',
  label: { id: 'Pekerjaan menunggu serah terima', en: 'Work waiting to be handed over' },
  record: Psm,
  params: { place: within },
  may: (who) => who.posts.some((p) => (handoverRoles as readonly string[]).includes(p.role)),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['handover', '=', 'perlu']] }),
  order: [['stateAt', 'asc']],
  limit: 200,
})

export const psmRules = view({
  name: 'organization.psmRules',
  label: { id: 'Aturan keanggotaan', en: 'Rules of membership' },
  record: PsmRules,
  params: { place: within },
  may: posted,
  where: (p) => ['place', '=', (p.place ?? '').slice(0, 5)],
  limit: 1,
})

export const psmPairs = view({
  name: 'organization.psmPairs',
  label: { id: 'Dugaan anggota ganda', en: 'Likely double members' },
  record: PsmPair,
  params: { place: within },
  may: (who, p) => holds(who, ['dinsos_verifier', 'dinsos_head', 'admin'], p.place ?? ''),
  where: (p) => ['place', 'within', (p.place ?? '').slice(0, 5)],
  limit: 5000,
})

export const psmViews = [members, applications, applicationsForMe, member, memberPrivate, membersPrivate, myMembership, handovers, psmRules, psmPairs]

/** Open work of one person, a view for each kind that later rooms declared: read by whoever may read those rows. */
export const openWorkViews = (work: readonly OpenWork[]): ViewType[] =>
  work.map((w) => view({
    name: `openWork.${w.name}`,
    label: w.label,
    record: w.record,
    params: { place: within, person: ref({ class: 'N', label: { id: 'Petugas', en: 'Worker' }, record: 'account', required: true }) },
    may: posted,
    where: (p) => ({ all: [['place', 'within', p.place ?? ''], [w.column, '=', p.person ?? '-']] }),
    limit: 500,
  }) as unknown as ViewType)
