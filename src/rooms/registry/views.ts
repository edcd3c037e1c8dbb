// What screens read of the registry. Territory and class are enforced besides, always; a list shows numbers masked, one record in full.
import { choice, place, ref, text } from '../../engine/field.ts'
import { Answer } from '../../engine/record.ts'
import type { Where } from '../../engine/view.ts'
import { view } from '../../engine/view.ts'
import type { Who } from '../../engine/who.ts'
import { holds } from '../../engine/who.ts'
import { addDays } from '../../engine/values/day.ts'
import { Community, Consent, Household, HouseholdMove, HouseholdStatus, Person, PpksTag, Visit } from './records.ts'
import { writers } from './standing.ts'
import { choices } from './vocab/vocabulary.ts'

const N = { class: 'N' as const }

/** Posts that read identities of their place. */
export const readers: readonly string[] = [...writers, 'village_head', 'dinsos_head']
/** Posts that read what is known without a name. */
export const namelessReaders: readonly string[] = [...readers, 'ipsm_board_local', 'ipsm_board_city', 'kepala_daerah', 'urc_crew', 'opd_owner', 'duty_officer', 'auditor', 'dpo', 'admin']

const reads = (who: Who, at: string | null | undefined): boolean => holds(who, readers, at ?? '')
const readsSomewhere = (who: Who): boolean => who.posts.some((p) => readers.includes(p.role))

const placeParam = place({ ...N, label: { id: 'Wilayah', en: 'Place' }, required: true })
const query = text({ ...N, label: { id: 'Cari nama', en: 'Search a name' }, max: 120 })
const one = (id: string, en: string, record: string) => ref({ ...N, label: { id, en }, record, required: true })

/** Days after which a household turns yellow, and red. */
export const freshDays = { yellow: 180, red: 365 } as const
export const freshness = choices(
  ['segar', 'Masih baru', 'Fresh'],
  ['kuning', 'Lebih dari 180 hari', 'More than 180 days'],
  ['merah', 'Lebih dari 365 hari', 'More than 365 days'],
  ['belum', 'Belum pernah diperiksa', 'Never verified'],
)

/** Where a household stands between fresh and red, on a day. */
export function freshnessOf(verifiedOn: string | null | undefined, today: string): 'segar' | 'kuning' | 'merah' | 'belum' {
  if (!verifiedOn) return 'belum'
  return verifiedOn < addDays(today, -freshDays.red) ? 'merah' : verifiedOn < addDays(today, -freshDays.yellow) ? 'kuning' : 'segar'
}

function freshWhere(bucket: string, today: string): Where[] {
  const yellow = addDays(today, -freshDays.yellow)
  const red = addDays(today, -freshDays.red)
  switch (bucket) {
    case 'belum': return [['verifiedOn', 'null']]
    case 'merah': return [['verifiedOn', '<', red]]
    case 'kuning': return [['verifiedOn', '<', yellow], ['verifiedOn', '>=', red]]
    case 'segar': return [['verifiedOn', '>=', yellow]]
    default: return []
  }
}

export const householdsOfPlace = view({
  name: 'registry.households',
  label: { id: 'Keluarga', en: 'Households' },
  record: Household,
  params: { place: placeParam, q: query },
  may: (who, p) => reads(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', '=', 'ada'], ...(p.q ? ([['headName', 'has', p.q]] as Where[]) : [])] }),
  order: [['headName', 'asc']],
  limit: 5000,
  joins: { status: { record: HouseholdStatus, from: 'id', to: 'id' } },
})

export const oneHousehold = view({
  name: 'registry.household',
  label: { id: 'Satu keluarga', en: 'One household' },
  record: Household,
  params: { id: one('Keluarga', 'Household', 'household') },
  may: readsSomewhere,
  where: (p) => ['id', '=', p.id],
  limit: 1,
  joins: {
    status: { record: HouseholdStatus, from: 'id', to: 'id' },
    people: { record: Person, from: 'id', to: 'householdId', many: true },
    joined: { record: Household, from: 'id', to: 'mergedInto', many: true },
    answers: { record: Answer, from: 'id', to: 'ownerId', many: true },
    tags: { record: PpksTag, from: 'id', to: 'subjectId', many: true },
    consents: { record: Consent, from: 'id', to: 'subjectId', many: true },
    visits: { record: Visit, from: 'id', to: 'householdId', many: true },
  },
  reveal: true,
  one: true,
})

export const onePerson = view({
  name: 'registry.person',
  label: { id: 'Satu orang', en: 'One person' },
  record: Person,
  params: { id: one('Orang', 'Person', 'person') },
  may: readsSomewhere,
  where: (p) => ['id', '=', p.id],
  limit: 1,
  joins: {
    household: { record: Household, from: 'householdId', to: 'id' },
    aliases: { record: Person, from: 'id', to: 'mergedInto', many: true },
    answers: { record: Answer, from: 'id', to: 'ownerId', many: true },
    tags: { record: PpksTag, from: 'id', to: 'subjectId', many: true },
    consents: { record: Consent, from: 'id', to: 'subjectId', many: true },
    visits: { record: Visit, from: 'id', to: 'personId', many: true },
  },
  reveal: true,
  one: true,
})

export const searchPersons = view({
  name: 'registry.persons',
  label: { id: 'Cari orang', en: 'Search people' },
  record: Person,
  params: { place: placeParam, q: query },
  may: (who, p) => reads(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['mergedInto', 'null'], ...(p.q ? ([['name', 'has', p.q]] as Where[]) : [])] }),
  order: [['name', 'asc']],
  limit: 500,
  joins: { household: { record: Household, from: 'householdId', to: 'id' } },
})

export const personsWithoutFamily = view({
  name: 'registry.personsWithoutFamily',
  label: { id: 'Orang tanpa keluarga', en: 'People without a family' },
  record: Person,
  params: { place: placeParam },
  may: (who, p) => reads(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['householdId', 'null'], ['mergedInto', 'null']] }),
  order: [['name', 'asc']],
  limit: 1000,
})

export const personsInDoubt = view({
  name: 'registry.personsInDoubt',
  label: { id: 'Identitas perlu diperiksa', en: 'Identities to check' },
  record: Person,
  params: { place: placeParam },
  may: (who, p) => reads(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['doubtState', '=', 'perlu'], ['mergedInto', 'null']] }),
  order: [['name', 'asc']],
  limit: 1000,
  joins: { household: { record: Household, from: 'householdId', to: 'id' } },
})

/** Who holds this number already: asked before somebody is written down twice. */
export const personsByNik = view({
  name: 'registry.personsByNik',
  label: { id: 'Orang dengan NIK ini', en: 'People with this NIK' },
  record: Person,
  params: { place: placeParam, nik: Person.columns.nik },
  may: (who, p) => reads(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['nik', '=', p.nik ?? ''], ['mergedInto', 'null']] }),
  order: [['name', 'asc']],
  limit: 5,
})

export const householdsByKk = view({
  name: 'registry.householdsByKk',
  label: { id: 'Keluarga dengan nomor KK ini', en: 'Families with this card number' },
  record: Household,
  params: { place: placeParam, kk: Household.columns.kk },
  may: (who, p) => reads(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['kk', '=', p.kk ?? ''], ['mergedInto', 'null']] }),
  order: [['headName', 'asc']],
  limit: 5,
})

/** Never verified first, then the longest ago: the PSM's work list. */
export const oldestFirst = view({
  name: 'registry.oldestFirst',
  label: { id: 'Paling lama belum diperiksa', en: 'Longest since verified' },
  record: HouseholdStatus,
  params: { place: placeParam, freshness: choice({ ...N, label: { id: 'Kebaruan', en: 'Freshness' }, options: freshness }) },
  may: (who, p) => reads(who, p.place),
  where: (p, _who, today) => ({ all: [['place', 'within', p.place ?? ''], ['state', '=', 'ada'], ...freshWhere(p.freshness ?? '', today)] }),
  order: [['workOrder', 'asc'], ['id', 'asc']],
  limit: 5000,
  joins: { household: { record: Household, from: 'id', to: 'id' } },
})

const statusParam = (id: string, en: string, of: keyof typeof HouseholdStatus.columns) =>
  choice({ ...N, label: { id, en }, options: HouseholdStatus.columns[of].options ?? [] })

/** The rows behind a number of class N: no name, no address; only the id, for those who may open it. */
export const statusList = view({
  name: 'registry.statusList',
  label: { id: 'Keadaan keluarga', en: 'Household status' },
  record: HouseholdStatus,
  params: {
    place: placeParam,
    freshness: choice({ ...N, label: { id: 'Kebaruan', en: 'Freshness' }, options: freshness }),
    rtlh: statusParam('RTLH', 'Unfit house', 'rtlh'),
    water: statusParam('Air minum layak', 'Decent water', 'water'),
    sanitation: statusParam('Sanitasi layak', 'Decent sanitation', 'sanitation'),
    openDefecation: statusParam('Buang air besar sembarangan', 'Open defecation', 'openDefecation'),
    electricity: statusParam('Listrik', 'Electricity', 'electricity'),
    power450: statusParam('Daya 450 W', '450 W', 'power450'),
  },
  may: (who, p) => holds(who, namelessReaders, p.place ?? ''),
  where: (p, _who, today) => ({
    all: [
      ['place', 'within', p.place ?? ''],
      ['state', '=', 'ada'],
      ...freshWhere(p.freshness ?? '', today),
      ...(['rtlh', 'water', 'sanitation', 'openDefecation', 'electricity', 'power450'] as const).flatMap((c): Where[] => (p[c] ? [[c, '=', p[c]]] : [])),
    ],
  }),
  order: [['workOrder', 'asc'], ['id', 'asc']],
  limit: 2000,
})

export const visitsBy = view({
  name: 'registry.visitsBy',
  label: { id: 'Kunjungan menurut petugas', en: 'Visits by worker' },
  record: Visit,
  params: {
    place: placeParam,
    by: one('Petugas', 'Worker', 'account'),
    month: text({ ...N, label: { id: 'Bulan', en: 'Month' }, help: { id: 'Contoh: 2026-11', en: 'For example 2026-11' }, max: 7 }),
  },
  may: (who, p) => reads(who, p.place),
  where: (p) => ({
    all: [
      ['place', 'within', p.place ?? ''],
      ['by', '=', p.by],
      ...(p.month && /^\d{4}-\d{2}$/.test(p.month) ? ([['on', '>=', `${p.month}-01`], ['on', '<', monthAfter(p.month)]] as Where[]) : []),
    ],
  }),
  order: [['on', 'desc'], ['id', 'desc']],
  limit: 1000,
  joins: { household: { record: Household, from: 'householdId', to: 'id' }, person: { record: Person, from: 'personId', to: 'id' } },
})

const monthAfter = (month: string): string => {
  const [y = 0, m = 1] = month.split('-').map(Number)
  return m === 12 ? `${y + 1}-01-01` : `${y}-${String(m + 1).padStart(2, '0')}-01`
}

export const communities = view({
  name: 'registry.communities',
  label: { id: 'Kelompok dan komunitas', en: 'Groups and communities' },
  record: Community,
  params: { place: placeParam, q: query },
  may: (who, p) => reads(who, p.place),
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ...(p.q ? ([['name', 'has', p.q]] as Where[]) : [])] }),
  order: [['name', 'asc']],
  limit: 1000,
  joins: { tags: { record: PpksTag, from: 'id', to: 'subjectId', many: true }, visits: { record: Visit, from: 'id', to: 'communityId', many: true } },
})

/** Active tags of a category: what a count of PPKS opens, as far as class and team allow. */
export const tagged = view({
  name: 'registry.tagged',
  label: { id: 'Penyandang kategori PPKS', en: 'Tagged with a PPKS category' },
  record: PpksTag,
  params: { place: placeParam, category: PpksTag.columns.category },
  may: (who, p) => reads(who, p.place) || who.teams.length > 0,
  where: (p, _who, today) => ({ all: [['place', 'within', p.place ?? ''], ['category', '=', p.category], { any: [['validTo', 'null'], ['validTo', '>', today]] }] }),
  order: [['validFrom', 'desc'], ['id', 'desc']],
  limit: 1000,
  joins: { person: { record: Person, from: 'subjectId', to: 'id' }, household: { record: Household, from: 'subjectId', to: 'id' }, community: { record: Community, from: 'subjectId', to: 'id' } },
})

export const movesFrom = view({
  name: 'registry.movesFrom',
  label: { id: 'Keluarga yang pindah', en: 'Households that moved away' },
  record: HouseholdMove,
  params: { place: placeParam },
  may: (who, p) => reads(who, p.place),
  where: (p) => ['place', 'within', p.place ?? ''],
  order: [['on', 'desc'], ['id', 'desc']],
  limit: 500,
})

export const views = [
  householdsOfPlace, oneHousehold, onePerson, searchPersons, personsWithoutFamily, personsInDoubt, personsByNik, householdsByKk, oldestFirst, statusList, visitsBy, communities, tagged, movesFrom,
]
