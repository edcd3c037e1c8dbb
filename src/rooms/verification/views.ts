// What screens read of verification. Territory and class are enforced besides, always; a list shows numbers masked.
import { choice, date, place, ref, text } from '../../engine/field.ts'
import type { Where } from '../../engine/view.ts'
import { view } from '../../engine/view.ts'
import { holds, type Who } from '../../engine/who.ts'
import { Account } from '../organization/door.ts'
import { Household, HouseholdStatus, Person } from '../registry/door.ts'
import { batchFlow, itemFlow, objectionFlow, workingStates } from './flow.ts'
import { assignRoles, deskRoles, regencyRoles, reviewRoles, villageRoles, watchRoles } from './judging.ts'
import { Batch, BatchItem, VervalCalendar } from './records.ts'
import { Attendee, MirrorFinding, Musdes, Objection, OwnFamily, SocialResult } from './records-musdes.ts'

const N = { class: 'N' as const }
/** Who reads the names on a batch of their place. */
export const nameReaders: readonly string[] = [...new Set([...deskRoles, ...villageRoles, ...reviewRoles, ...regencyRoles, 'pekerja_sosial'])]
const reads = (who: Who, at: string | null | undefined): boolean => holds(who, nameReaders, at ?? '')
const readsSomewhere = (who: Who): boolean => who.posts.some((p) => nameReaders.includes(p.role))
const watches = (who: Who, at: string | null | undefined): boolean => holds(who, watchRoles, at ?? '')

const placeParam = place({ ...N, label: { id: 'Wilayah', en: 'Place' }, required: true })
const one = (id: string, en: string, record: string) => ref({ ...N, label: { id, en }, record, required: true })
const stateOptions = (states: { readonly [code: string]: { label: { id: string; en: string } } }) => Object.entries(states).map(([code, s]) => ({ code, label: s.label }))
const when = (condition: unknown, ...where: Where[]): Where[] => (condition ? where : [])

/** Batches of a place, newest month first: numbers and dates, no name. */
export const batches = view({
  name: 'verification.batches', label: { id: 'Batch verifikasi', en: 'Verification batches' }, record: Batch,
  params: { place: placeParam, state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: stateOptions(batchFlow.states) }), month: text({ ...N, label: { id: 'Bulan', en: 'Month' }, max: 7 }) },
  may: (who, p) => watches(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ...when(p.state, ['state', '=', p.state]), ...when(p.month, ['month', '=', p.month])] }),
  order: [['monthOn', 'desc'], ['id', 'asc']], limit: 1000,
})

export const oneBatch = view({
  name: 'verification.batch', label: { id: 'Satu batch', en: 'One batch' }, record: Batch,
  params: { id: one('Batch', 'Batch', 'batch') },
  may: (who) => who.posts.some((p) => (watchRoles as readonly string[]).includes(p.role)),
  where: (p) => ['id', '=', p.id], limit: 1, one: true,
  joins: { musdes: { record: Musdes, from: 'musdesId', to: 'id' } },
})

/** Families of a batch; every filter is one question. Never verified and longest ago first. */
export const items = view({
  name: 'verification.items', label: { id: 'Keluarga dalam batch', en: 'Families in a batch' }, record: BatchItem,
  params: {
    batchId: one('Batch', 'Batch', 'batch'), state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: stateOptions(itemFlow.states) }),
    decision: BatchItem.columns.decision, assignedTo: ref({ ...N, label: { id: 'Petugas', en: 'Worker' }, record: 'account' }), q: text({ ...N, label: { id: 'Cari nama', en: 'Search a name' }, max: 120 }),
  },
  may: readsSomewhere,
  where: (p) => ({ all: [['batchId', '=', p.batchId], ...when(p.state, ['state', '=', p.state]), ...when(p.decision, ['decision', '=', p.decision]), ...when(p.assignedTo, ['assignedTo', '=', p.assignedTo]), ...when(p.q, ['headName', 'has', p.q])] }),
  order: [['workOrder', 'asc'], ['headName', 'asc'], ['id', 'asc']], limit: 5000,
})

export const oneItem = view({
  name: 'verification.item', label: { id: 'Satu keluarga dalam batch', en: 'One family in a batch' }, record: BatchItem,
  params: { id: one('Keluarga', 'Family', 'batchItem') },
  may: readsSomewhere,
  where: (p) => ['id', '=', p.id], limit: 1, one: true, reveal: true,
  joins: {
    batch: { record: Batch, from: 'batchId', to: 'id' }, household: { record: Household, from: 'householdId', to: 'id' }, status: { record: HouseholdStatus, from: 'householdId', to: 'id' },
    people: { record: Person, from: 'householdId', to: 'householdId', many: true }, results: { record: SocialResult, from: 'householdId', to: 'householdId', many: true },
    before: { record: BatchItem, from: 'householdId', to: 'householdId', many: true }, objections: { record: Objection, from: 'id', to: 'itemId', many: true },
  },
})

/** What a worker has to visit, oldest data first. */
export const myVisits = view({
  name: 'verification.myVisits', label: { id: 'Kunjungan saya', en: 'My visits' }, record: BatchItem,
  params: { place: placeParam },
  may: (who, p) => holds(who, deskRoles, p.place ?? ''),
  where: (p, who) => ({ all: [['place', 'within', p.place ?? ''], ['assignedTo', '=', who.person ?? ''], ['state', '=', 'ditugaskan']] }),
  order: [['workOrder', 'asc'], ['due', 'asc'], ['id', 'asc']], limit: 1000,
  joins: { batch: { record: Batch, from: 'batchId', to: 'id' } },
})

/** Everything waiting for one of these steps, over villages: the supervisor's and the regency's desk. */
export const waiting = view({
  name: 'verification.waiting', label: { id: 'Keluarga menunggu langkah', en: 'Families waiting for a step' }, record: BatchItem,
  params: { place: placeParam, state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: stateOptions(itemFlow.states), required: true }) },
  may: (who, p) => reads(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', '=', p.state]] }),
  order: [['place', 'asc'], ['stateAt', 'asc'], ['id', 'asc']], limit: 2000,
  joins: { batch: { record: Batch, from: 'batchId', to: 'id' } },
})

/** Batches on which somebody is waited for now. */
export const openBatches = view({
  name: 'verification.openBatches', label: { id: 'Batch yang berjalan', en: 'Running batches' }, record: Batch,
  params: { place: placeParam },
  may: (who, p) => watches(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', 'in', [...workingStates, 'final_desa', 'verifikasi_kab', 'disahkan', 'kedaluwarsa']]] }),
  order: [['dueAt', 'asc'], ['id', 'asc']], limit: 1000,
})

/** A family's way through every batch it was on. */
export const historyOfHousehold = view({
  name: 'verification.ofHousehold', label: { id: 'Riwayat verifikasi keluarga', en: 'A family’s verification' }, record: BatchItem,
  params: { householdId: one('Keluarga', 'Household', 'household') },
  may: readsSomewhere,
  where: (p) => ['householdId', '=', p.householdId],
  order: [['monthOn', 'desc'], ['id', 'asc']], limit: 60,
  joins: { batch: { record: Batch, from: 'batchId', to: 'id' } },
})
export const resultsOfHousehold = view({
  name: 'verification.results', label: { id: 'Riwayat desil dan bansos', en: 'Deciles and aid over time' }, record: SocialResult,
  params: { householdId: one('Keluarga', 'Household', 'household') },
  may: readsSomewhere,
  where: (p) => ['householdId', '=', p.householdId],
  order: [['asOf', 'desc'], ['recordedAt', 'desc'], ['id', 'asc']], limit: 200,
})

export const musdesOfBatch = view({
  name: 'verification.musdes', label: { id: 'Musyawarah batch ini', en: 'Deliberations of this batch' }, record: Musdes,
  params: { batchId: one('Batch', 'Batch', 'batch') },
  may: readsSomewhere,
  where: (p) => ['batchId', '=', p.batchId],
  order: [['openedAt', 'desc'], ['id', 'asc']], limit: 20,
})
export const attendance = view({
  name: 'verification.attendance', label: { id: 'Daftar hadir', en: 'Attendance' }, record: Attendee,
  params: { musdesId: one('Musyawarah', 'Deliberation', 'musdes') },
  may: readsSomewhere,
  where: (p) => ['musdesId', '=', p.musdesId],
  order: [['role', 'asc'], ['name', 'asc'], ['id', 'asc']], limit: 2000,
})

export const objections = view({
  name: 'verification.objections', label: { id: 'Sanggahan', en: 'Objections' }, record: Objection,
  params: { place: placeParam, state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: stateOptions(objectionFlow.states) }) },
  may: (who, p) => reads(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ...when(p.state, ['state', '=', p.state])] }),
  order: [['deadline', 'asc'], ['id', 'asc']], limit: 1000,
  joins: { item: { record: BatchItem, from: 'itemId', to: 'id' } },
})
export const oneObjection = view({
  name: 'verification.objection', label: { id: 'Satu sanggahan', en: 'One objection' }, record: Objection,
  params: { id: one('Sanggahan', 'Objection', 'objection') },
  may: readsSomewhere,
  where: (p) => ['id', '=', p.id], limit: 1, one: true,
  joins: { item: { record: BatchItem, from: 'itemId', to: 'id' }, household: { record: Household, from: 'householdId', to: 'id' } },
})

export const families = view({
  name: 'verification.families', label: { id: 'Keluarga petugas', en: 'Workers’ own families' }, record: OwnFamily,
  params: { place: placeParam, personId: ref({ ...N, label: { id: 'Petugas', en: 'Worker' }, record: 'account' }) },
  may: (who, p) => holds(who, [...assignRoles, ...reviewRoles], p.place ?? '') || (reads(who, p.place) && p.personId === who.person),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['endedOn', 'null'], ...when(p.personId, ['personId', '=', p.personId])] }),
  order: [['personId', 'asc'], ['id', 'asc']], limit: 1000,
  joins: { account: { record: Account, from: 'personId', to: 'id' } },
})

/** One's own mirror, whether others see it already or not. */
export const myMirror = view({
  name: 'verification.myMirror', label: { id: 'Cermin data saya', en: 'My data mirror' }, record: MirrorFinding,
  params: {},
  may: (who) => who.person !== null && who.posts.some((p) => (deskRoles as readonly string[]).includes(p.role)),
  where: (_p, who) => ['about', '=', who.person ?? ''],
  order: [['foundAt', 'desc'], ['id', 'asc']], limit: 200,
})
/** Findings that were answered, or were with their worker for three days. */
export const sharedMirror = view({
  name: 'verification.sharedMirror', label: { id: 'Cermin data petugas', en: 'Workers’ data mirror' }, record: MirrorFinding,
  params: { place: placeParam },
  may: (who, p) => holds(who, reviewRoles, p.place ?? '') || holds(who, ['puskesos_koord'], p.place ?? ''),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', 'in', ['dijawab', 'dibagikan']]] }),
  order: [['sharedAt', 'desc'], ['id', 'asc']], limit: 500,
  joins: { account: { record: Account, from: 'about', to: 'id' } },
})

export const calendar = view({
  name: 'verification.calendar', label: { id: 'Kalender verifikasi', en: 'Verification calendar' }, record: VervalCalendar,
  params: { place: placeParam },
  may: (who, p) => watches(who, p.place),
  where: (p) => ['place', '=', (p.place ?? '').slice(0, 5)],
  limit: 1,
})

/** Dates at which a village's families were last seen, oldest first, with the family: kecamatan and village alike. */
export const oldest = view({
  name: 'verification.oldest', label: { id: 'Data paling lama', en: 'Oldest data first' }, record: HouseholdStatus,
  params: { place: placeParam, before: date({ ...N, label: { id: 'Diperiksa sebelum', en: 'Verified before' } }) },
  may: (who, p) => reads(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', '=', 'ada'], ...when(p.before, { any: [['verifiedOn', 'null'], ['verifiedOn', '<', p.before]] })] }),
  order: [['workOrder', 'asc'], ['id', 'asc']], limit: 2000,
  joins: { household: { record: Household, from: 'id', to: 'id' } },
})

export const verificationViews = [
  batches, oneBatch, items, oneItem, myVisits, waiting, openBatches, historyOfHousehold, resultsOfHousehold, musdesOfBatch, attendance, objections, oneObjection, families, myMirror, sharedMirror, calendar, oldest,
]
