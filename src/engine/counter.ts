// A counter says what one row adds to which keys; the same function counts on the phone, with each act, and in a recount.
import type { Text } from './field.ts'
import type { AnyRow, RecordType } from './record.ts'

/** One contribution. `date` puts it into a day's bucket, so that age is derived when it is read. */
export interface Tally {
  key: string
  date?: string | null
  n?: number
}

export interface CounterType {
  name: string
  label: Text
  record: RecordType
  /** Labels of keys, for tables and charts. */
  keys: { readonly [key: string]: Text }
  of: (row: AnyRow) => readonly Tally[]
}

export const counter = (spec: CounterType): CounterType => spec

/** `place|class|name|key|bucket` → n; rows that left contribute negatively through `sign`. */
export type Sums = Map<string, number>

export function tally(sums: Sums, counters: readonly CounterType[], record: string, row: AnyRow, sign: 1 | -1): void {
  for (const c of countersOf(counters, record)) {
    for (const t of c.of(row)) {
      const n = (t.n ?? 1) * sign
      if (n === 0) continue
      const k = sumKey(row.place, row.class === 'X' ? 'X' : 'N', c.name, t.key, t.date ?? '')
      const next = (sums.get(k) ?? 0) + n
      if (next === 0) sums.delete(k)
      else sums.set(k, next)
    }
  }
}

const byRecord = new WeakMap<readonly CounterType[], Map<string, readonly CounterType[]>>()

/** Asked for every row of an import: found once. */
function countersOf(counters: readonly CounterType[], record: string): readonly CounterType[] {
  const known = byRecord.get(counters) ?? new Map<string, readonly CounterType[]>()
  byRecord.set(counters, known)
  const own = known.get(record) ?? counters.filter((c) => c.record.name === record)
  known.set(record, own)
  return own
}

export const sumKey = (place: string, cls: string, name: string, key: string, bucket: string): string => `${place}|${cls}|${name}|${key}|${bucket}`

export function readSumKey(k: string): { place: string; class: 'N' | 'X'; name: string; key: string; bucket: string } {
  const [place = '', cls = 'N', name = '', key = '', bucket = ''] = k.split('|')
  return { place, class: cls as 'N' | 'X', name, key, bucket }
}

/** One sum as it is kept and read: a place's number for a key, in a day's bucket ('' = no date). */
export interface Sum {
  place: string
  class: 'N' | 'X'
  name: string
  key: string
  bucket: string
  n: number
}

/** Sums counted on a device, as rows. */
export const rowsOfSums = (sums: Sums): Sum[] => [...sums].map(([k, n]) => ({ ...readSumKey(k), n }))
