// What one row of the registry adds to which number. One row alone decides: age and freshness come from date buckets when they are read.
import type { Choice, Text } from '../../engine/field.ts'
import type { CounterType, Tally } from '../../engine/counter.ts'
import { counter } from '../../engine/counter.ts'
import type { AnyRow } from '../../engine/record.ts'
import { houseTests, HouseholdStatus, Person, PpksTag, Visit } from './records.ts'
import { livesThere } from './status.ts'
import { ppks } from './vocab/ppks.ts'
import { psmFunctions, psmTasks } from './vocab/work.ts'

const labels = (options: readonly Choice[] | undefined): { [key: string]: Text } => Object.fromEntries((options ?? []).map((o) => [o.code, o.label]))
const c = HouseholdStatus.columns

/** One number per value of a column of the status, for households that are there. */
function byStatus(name: string, label: Text, column: keyof typeof c & string): CounterType {
  return counter({
    name, label, record: HouseholdStatus, keys: labels(c[column].options),
    of: (row) => (present(row) ? [{ key: String(row[column] ?? 'tidak_diketahui') }] : []),
  })
}

const present = (row: AnyRow): boolean => (row.state ?? 'ada') === 'ada'
const monthOf = (day: unknown): string | null => (typeof day === 'string' ? `${day.slice(0, 7)}-01` : null)
const list = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
const sexKeys = { L: { id: 'Laki-laki', en: 'Male' }, P: { id: 'Perempuan', en: 'Female' }, '-': { id: 'Tidak diketahui', en: 'Not known' } }

/** `verified` in the day's bucket gives 180 and 365 days when read; `never` has no day. */
export const householdFreshness = counter({
  name: 'household.freshness',
  label: { id: 'Keluarga menurut kebaruan data', en: 'Households by freshness' },
  record: HouseholdStatus,
  keys: { verified: { id: 'Sudah diperiksa', en: 'Verified' }, never: { id: 'Belum pernah diperiksa', en: 'Never verified' } },
  of: (row) => (!present(row) ? [] : typeof row.verifiedOn === 'string' ? [{ key: 'verified', date: row.verifiedOn }] : [{ key: 'never' }]),
})

export const householdMembers = counter({
  name: 'household.members',
  label: { id: 'Anggota keluarga', en: 'Household members' },
  record: HouseholdStatus,
  keys: { members: { id: 'Anggota', en: 'Members' } },
  of: (row) => (present(row) && typeof row.members === 'number' ? [{ key: 'members', n: row.members }] : []),
})

export const householdFailed = counter({
  name: 'household.failed',
  label: { id: 'Syarat rumah yang gagal', en: 'House tests failed' },
  record: HouseholdStatus,
  keys: labels(houseTests),
  of: (row) => (present(row) ? list(row.failed).map((key): Tally => ({ key })) : []),
})

/** People who live here, by sex, in the bucket of their birth year. */
export const personsByAge = counter({
  name: 'person.age',
  label: { id: 'Penduduk tercatat menurut jenis kelamin dan tahun lahir', en: 'People by sex and birth year' },
  record: Person,
  keys: sexKeys,
  of: (row) => (!row.mergedInto && livesThere(row.presence as string | null) ? [{ key: String(row.sex ?? '-'), date: typeof row.birthDate === 'string' ? `${row.birthDate.slice(0, 4)}-01-01` : null }] : []),
})

export const personsInDoubtCount = counter({
  name: 'person.doubt',
  label: { id: 'Identitas perlu diperiksa', en: 'Identities to check' },
  record: Person,
  keys: { perlu: { id: 'Perlu diperiksa', en: 'To check' }, tanpa_nik: { id: 'Tanpa NIK', en: 'Without NIK' } },
  of: (row) => row.mergedInto ? [] : [...(row.doubtState === 'perlu' ? [{ key: 'perlu' }] : []), ...(row.nik || !livesThere(row.presence as string | null) ? [] : [{ key: 'tanpa_nik' }])],
})

/** Tags in force, `PPKS-08.L`; rows of class X add to the sealed sums by themselves. */
export const ppksActive = counter({
  name: 'ppks.active',
  label: { id: 'PPKS menurut kategori dan jenis kelamin', en: 'PPKS by category and sex' },
  record: PpksTag,
  keys: Object.fromEntries(ppks.flatMap((p) => Object.entries(sexKeys).map(([sex, s]) => [`${p.code}.${sex}`, { id: `${p.label.id}, ${s.id.toLowerCase()}`, en: `${p.label.en}, ${s.en.toLowerCase()}` }]))),
  of: (row) => (row.validTo ? [] : [{ key: `${String(row.category)}.${String(row.sex ?? '-')}` }]),
})

/** Each visit once in `total`, however many functions it served; by month. */
export const visitsTotal = counter({
  name: 'visit.total',
  label: { id: 'Kunjungan', en: 'Visits' },
  record: Visit,
  keys: { visit: { id: 'Kunjungan', en: 'Visits' } },
  of: (row) => [{ key: 'visit', date: monthOf(row.on) }],
})
export const visitsByFunction = counter({
  name: 'visit.function',
  label: { id: 'Kunjungan menurut fungsi', en: 'Visits by function' },
  record: Visit,
  keys: labels(psmFunctions),
  of: (row) => list(row.functions).map((key) => ({ key, date: monthOf(row.on) })),
})
export const visitsByTask = counter({
  name: 'visit.task',
  label: { id: 'Kunjungan menurut tugas', en: 'Visits by task' },
  record: Visit,
  keys: labels(psmTasks),
  of: (row) => list(row.tasks).map((key) => ({ key, date: monthOf(row.on) })),
})

export const counters: readonly CounterType[] = [
  householdFreshness,
  householdMembers,
  byStatus('household.rtlh', { id: 'Rumah tidak layak huni', en: 'Unfit houses' }, 'rtlh'),
  householdFailed,
  byStatus('household.density', { id: 'Kepadatan', en: 'Space per person' }, 'density'),
  byStatus('household.structure', { id: 'Ketahanan bangunan', en: 'Strength of the building' }, 'structure'),
  byStatus('household.water', { id: 'Air minum layak', en: 'Decent drinking water' }, 'water'),
  byStatus('household.cleanWater', { id: 'Air minum bersih', en: 'Clean drinking water' }, 'cleanWater'),
  byStatus('household.sanitation', { id: 'Sanitasi layak', en: 'Decent sanitation' }, 'sanitation'),
  byStatus('household.openDefecation', { id: 'Buang air besar sembarangan', en: 'Open defecation' }, 'openDefecation'),
  byStatus('household.electricity', { id: 'Listrik', en: 'Electricity' }, 'electricity'),
  byStatus('household.power450', { id: 'Daya 450 W', en: '450 W' }, 'power450'),
  personsByAge,
  personsInDoubtCount,
  ppksActive,
  visitsTotal,
  visitsByFunction,
  visitsByTask,
]
