// What is read of lists: the imports of a place, the families one list brought to a village, how sources are read.
import { choice, place, ref } from '../../engine/field.ts'
import { view, type Where } from '../../engine/view.ts'
import type { Who } from '../../engine/who.ts'
import { Account } from '../organization/door.ts'
import { Household } from '../registry/door.ts'
import { entryOutcomes, ListEntry, ListImport, ListSource } from './records.ts'

const N = { class: 'N' as const }
const t = (id: string, en: string) => ({ id, en })

/** Posts that bring lists in: for their own village, kecamatan or regency. */
export const importers: readonly string[] = ['village_operator', 'district_supervisor', 'dinsos_verifier']
/** Who works with what came in. */
export const listReaders: readonly string[] = [...importers, 'psm', 'puskesos_fo', 'puskesos_bo', 'puskesos_koord', 'village_head', 'dinsos_head']

const hasRole = (who: Who, roles: readonly string[]): boolean => who.posts.some((p) => roles.includes(p.role))
const within = (code: string | null | undefined): Where[] => (code ? [['place', 'within', code]] : [])

export const history = view({
  name: 'lists.history',
  label: t('Daftar yang pernah dimasukkan', 'Lists that came in'),
  record: ListImport,
  params: { place: place({ ...N, label: t('Wilayah', 'Place') }) },
  may: (who) => hasRole(who, listReaders),
  where: (p) => ({ all: within(p.place) }),
  order: [['at', 'desc'], ['id', 'asc']],
  joins: { by: { record: Account, from: 'by' } },
  limit: 200,
})

/** The families of list `list`, in one village where asked: household ids for a verification batch. */
export const entries = view({
  name: 'lists.entries',
  label: t('Keluarga dalam daftar', 'Families in a list'),
  record: ListEntry,
  params: {
    list: ref({ ...N, label: t('Daftar', 'List'), record: 'listImport', required: true }),
    place: place({ ...N, label: t('Wilayah', 'Place') }),
    outcome: choice({ ...N, label: t('Hasil', 'Outcome'), options: entryOutcomes }),
  },
  may: (who) => hasRole(who, listReaders),
  where: (p) => ({ all: [['listId', '=', p.list], ...within(p.place), ...(p.outcome ? [['outcome', '=', p.outcome] as const] : [])] }),
  order: [['name', 'asc'], ['id', 'asc']],
  joins: { household: { record: Household, from: 'householdId' } },
  limit: 5000,
})

export const sources = view({
  name: 'lists.sources',
  label: t('Sumber daftar', 'Sources of lists'),
  record: ListSource,
  params: { place: place({ ...N, label: t('Wilayah', 'Place') }) },
  may: (who) => hasRole(who, importers),
  where: (p) => ({ all: within(p.place) }),
  order: [['name', 'asc'], ['id', 'asc']],
})

export const views = [history, entries, sources]
