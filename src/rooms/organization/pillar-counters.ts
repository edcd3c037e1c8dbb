// What is counted of pillars, Puskesos and population, village by village; the same names roll up to every place above.
import { counter } from '../../engine/counter.ts'
import { Pillar, PlaceFact, Puskesos } from './pillar-records.ts'
import { puskesosStates } from './pillar-words.ts'

const text = (v: unknown): string | null => (typeof v === 'string' && v !== '' ? v : null)

/** Active pillars by kind, and once in `semua`. */
export const pillarsByKind = counter({
  name: 'pillar', label: { id: 'Pilar menurut jenis', en: 'Pillars by kind' }, record: Pillar, keys: { semua: { id: 'Semua', en: 'All' } },
  of: (row) => (row.state === 'aktif' ? [{ key: text(row.kind) ?? '-' }, { key: 'semua' }] : []),
})

/** Villages by whether they have one; `berSK` in the bucket of the decree's last day, `buka` in that of the opening. */
export const puskesosCount = counter({
  name: 'puskesos', label: { id: 'Puskesos', en: 'Puskesos' }, record: Puskesos,
  keys: { ...Object.fromEntries(puskesosStates.map((s) => [s.code, s.label])), berSK: { id: 'Dengan SK', en: 'With a decree' }, buka: { id: 'Mulai melayani', en: 'Opened' } },
  of: (row) => [
    { key: text(row.state) ?? '-' },
    ...(row.state !== 'belum_ada' && row.skNo ? [{ key: 'berSK', date: text(row.skUntil) }] : []),
    ...(row.state === 'ada' ? [{ key: 'buka', date: text(row.openedOn) ?? text(row.skDate) }] : []),
  ],
})

/** People, and the places that know how many: where a place is missing, the sum is no population. Bucket: the year of the data. */
export const population = counter({
  name: 'placeFact', label: { id: 'Jumlah penduduk', en: 'Population' }, record: PlaceFact,
  keys: { penduduk: { id: 'Penduduk', en: 'People' }, tempat: { id: 'Wilayah yang diketahui', en: 'Places known' } },
  of: (row) => (row.kind === 'penduduk' && typeof row.value === 'number' ? [{ key: 'penduduk', n: row.value, date: yearStart(row.year) }, { key: 'tempat', date: yearStart(row.year) }] : []),
})
const yearStart = (year: unknown): string | null => (typeof year === 'number' ? `${year}-01-01` : null)

export const pillarCounters = [pillarsByKind, puskesosCount, population]
