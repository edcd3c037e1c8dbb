// Reads of accounts, appointments, agencies, and of what a predecessor left behind.
import { place, ref } from '../../engine/field.ts'
import { Conflict, Proposal } from '../../engine/record.ts'
import { view } from '../../engine/view.ts'
import { holds } from '../../engine/who.ts'
import { breachReaders } from './devices.ts'
import { Account, Agency, Appointment, Breach, DeviceCode, DeviceRevocation } from './records.ts'

const within = place({ class: 'P', label: { id: 'Wilayah', en: 'Territory' }, required: true })

export const people = view({
  name: 'organization.people',
  label: { id: 'Orang dan penugasan', en: 'People and appointments' },
  record: Account,
  params: { place: within },
  may: (who, p) => holds(who, ['admin', 'dinsos_head', 'dpo', 'auditor', 'dinsos_verifier', 'ipsm_board_city', 'puskesos_koord', 'district_supervisor'], p.place ?? ''),
  where: (p) => ['place', 'within', p.place ?? ''],
  order: [['name', 'asc']],
  joins: {
    posts: { record: Appointment, from: 'id', to: 'personId', many: true },
    codes: { record: DeviceCode, from: 'id', to: 'personId', many: true },
    revocations: { record: DeviceRevocation, from: 'id', to: 'personId', many: true },
  },
  limit: 2000,
})

export const posts = view({
  name: 'organization.posts',
  label: { id: 'Penugasan', en: 'Appointments' },
  record: Appointment,
  params: { place: within },
  may: (who, p) => who.posts.some((x) => x.place === '' || (p.place ?? '').startsWith(x.place) || x.place.startsWith(p.place ?? '')),
  where: (p) => ['place', 'within', p.place ?? ''],
  order: [['role', 'asc']],
  joins: { person: { record: Account, from: 'personId' } },
  limit: 2000,
})

export const agencies = view({
  name: 'organization.agencies',
  label: { id: 'Instansi', en: 'Agencies' },
  record: Agency,
  params: { place: within },
  may: (who) => who.posts.length > 0,
  where: (p) => ({ all: [['place', 'within', (p.place ?? '').slice(0, 5)], ['state', '!=', 'ditutup']] }),
  order: [['name', 'asc']],
})

export const proposals = view({
  name: 'organization.proposals',
  label: { id: 'Titipan pendahulu', en: 'Left by a predecessor' },
  record: Proposal,
  params: { place: within },
  may: (who) => who.posts.length > 0,
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', '=', 'menunggu']] }),
  order: [['madeAt', 'asc']],
  joins: { writer: { record: Account, from: 'writtenBy' } },
})

/** Who wrote the one and the other, and who chose: as far as the reader knows their account. */
const writers = { keeper: { record: Account, from: 'keptBy' }, offerer: { record: Account, from: 'offeredBy' }, chooser: { record: Account, from: 'chosenBy' } }

export const conflicts = view({
  name: 'organization.conflicts',
  label: { id: 'Dua orang menulis', en: 'Two people wrote' },
  record: Conflict,
  params: { place: within, recordId: ref({ class: 'N', label: { id: 'Tentang', en: 'About' }, record: '*' }) },
  may: (who) => who.posts.length > 0,
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', '=', 'terbuka'], ...(p.recordId ? [['recordId', '=', p.recordId] as const] : [])] }),
  order: [['offeredAt', 'asc']],
  joins: writers,
})

/** What two people wrote about one family, person or case, made choices included: what its page shows. */
export const choices = view({
  name: 'organization.choices',
  label: { id: 'Pilihan antara dua tulisan', en: 'Choices between two writings' },
  record: Conflict,
  params: { place: within, about: ref({ class: 'N', label: { id: 'Tentang', en: 'About' }, record: '*', required: true }) },
  may: (who) => who.posts.length > 0,
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['aboutId', '=', p.about ?? '']] }),
  order: [['offeredAt', 'desc']],
  joins: writers,
  limit: 100,
})

export const breaches = view({
  name: 'organization.breaches',
  label: { id: 'Kegagalan pelindungan data', en: 'Data breaches' },
  record: Breach,
  params: { place: within },
  may: (who, p) => holds(who, [...breachReaders, 'auditor'], p.place ?? ''),
  where: (p) => ['place', 'within', p.place ?? ''],
  order: [['dueAt', 'desc']],
  joins: { person: { record: Account, from: 'personId' } },
})

export const organizationViews = [people, posts, agencies, proposals, conflicts, breaches, choices]
