// How many pairs wait, and how many records were merged: numbers without names.
import { counter, type CounterType } from '../../engine/counter.ts'
import { LikelyPair, pairStates, PersonMerge } from './records.ts'

export const counters: readonly CounterType[] = [
  counter({
    name: 'linkage.pairs',
    label: { id: 'Padanan data menurut keadaan', en: 'Likely pairs by state' },
    record: LikelyPair,
    keys: Object.fromEntries(pairStates.map((s) => [s.code, s.label])),
    of: (row) => [{ key: String(row.state ?? 'menunggu') }],
  }),
  counter({
    name: 'linkage.merged',
    label: { id: 'Catatan ganda yang disatukan', en: 'Doubled records merged' },
    record: PersonMerge,
    keys: { merged: { id: 'Disatukan', en: 'Merged' } },
    of: (row) => (row.state === 'berlaku' ? [{ key: 'merged' }] : []),
  }),
]
