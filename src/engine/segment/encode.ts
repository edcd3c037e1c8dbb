// Rows → a segment: the same rows in the same order give the same bytes, so that an unchanged page keeps its name.
import type { AnyRow } from '../record.ts'
import { packPool } from './ids.ts'
import { costOf, planesOf, widthOf, zigzag } from './planes.ts'
import { gatherIds, keyOf, planOf, type Plan, type Values } from './plan.ts'
import type { Bytes, Directory, Spec, Way } from './types.ts'

/** `GYS` and the version of the form. */
export const magic = [0x47, 0x59, 0x53, 1] as const

const utf8 = new TextEncoder()
const bytesOf = (text: string): Bytes => utf8.encode(text) as Bytes

/** What writing a column needs to know of its segment. */
interface Setting {
  pool: ReadonlyMap<string, number>
  /** Places of the rows' own ids in the pool, where the ids are such. */
  own: readonly number[] | null
  parts: Bytes[]
}

/** Rows of any records and columns, known to this release or not. An absent column and null are the same, and come back as null. */
export function encodeSegment(rows: readonly { record: string; row: AnyRow }[]): Bytes {
  const byRecord = new Map<string, AnyRow[]>()
  for (const { record, row } of rows) {
    const list = byRecord.get(record)
    if (list) list.push(row)
    else byRecord.set(record, [row])
  }
  const ids = new Set<string>()
  const planned = [...byRecord].map(([record, list]) => ({ record, list, plans: plansOf(list, ids) }))
  const sorted = [...ids].sort()
  const pool = new Map(sorted.map((id, at) => [id, at]))
  const parts: Bytes[] = [packPool(sorted)]
  const directory: Directory = {
    u: sorted.length,
    t: planned.map(({ record, list, plans }) => {
      const id = plans[0]?.[1]
      const own = id?.k === 'uuid' ? id.ids.map(one => pool.get(one as string) as number) : null
      const c = plans.map(([name, plan, values], i): [string, Spec] => [name, write(plan, values, { pool, own: i === 0 ? null : own, parts })])
      return { r: record, n: list.length, c }
    }),
  }
  return joined(bytesOf(JSON.stringify(directory)), parts)
}

/** The id first, then columns by name: where a row came from must not decide the bytes. */
function plansOf(rows: readonly AnyRow[], ids: Set<string>): [string, Plan, Values][] {
  const names = new Set<string>()
  for (const row of rows) for (const name of Object.keys(row)) names.add(name)
  names.delete('id')
  return ['id', ...[...names].sort()].map(name => {
    const values = rows.map(row => row[name] ?? null)
    const plan = planOf(values)
    gatherIds(plan, ids)
    return [name, plan, values]
  })
}

function joined(directory: Bytes, parts: readonly Bytes[]): Bytes {
  const length = 8 + directory.length + parts.reduce((sum, p) => sum + p.length, 0)
  const out = new Uint8Array(length)
  out.set(magic)
  new DataView(out.buffer).setUint32(4, directory.length, true)
  out.set(directory, 8)
  let at = 8 + directory.length
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

function write(plan: Plan, values: Values, setting: Setting): Spec {
  const { parts } = setting
  switch (plan.k) {
    case 'same':
      return plan.v === undefined ? { k: 'same' } : { k: 'same', v: plan.v }
    case 'few':
      return writeFew(plan, values, parts)
    case 'uuid': {
      const masked = mask(values, parts)
      const at = filled(plan.ids.map(id => (id === null ? null : (setting.pool.get(id) as number))))
      if (plan.patterns.length > 1) parts.push(Uint8Array.from(plan.which))
      const { w, d } = writeNumbers(at, setting)
      return { k: 'uuid', p: [...plan.patterns], w, d, ...masked }
    }
    case 'int':
    case 'date':
    case 'instant':
      return writeScaled(plan, values, setting)
    case 'digits':
      return writeDigits(values, parts)
    case 'words':
      return writeWords(values, parts)
    case 'text':
    case 'json':
      return writeText(plan.k, values, parts)
    case 'keys': {
      const masked = mask(values, parts)
      return { k: 'keys', c: plan.c.map(([name, inner, column]) => [name, write(inner, column, setting)]), ...masked }
    }
  }
}

/** 0 = a value, 1 = null, 2 = absent; written only where there are such. */
function mask(values: Values, parts: Bytes[]): { m?: 1 } {
  if (values.every(v => v !== null && v !== undefined)) return {}
  parts.push(Uint8Array.from(values, v => (v === null ? 1 : v === undefined ? 2 : 0)))
  return { m: 1 }
}

/** What stands where there is no value: the one before, which costs the least. */
function filled(values: readonly (number | null)[]): number[] {
  let before = values.find(v => v !== null) ?? 0
  const out: number[] = []
  for (const v of values) {
    before = v ?? before
    out.push(before)
  }
  return out
}

/** Of a list too long to be spread. */
const largest = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0)

function writeFew(plan: Plan & { k: 'few' }, values: Values, parts: Bytes[]): Spec {
  const byKey = new Map(plan.list.map(v => [keyOf(v), v]))
  const order = [...byKey.keys()].sort()
  const codes = new Map(order.map((key, code) => [key, code]))
  const list = bytesOf(JSON.stringify(order.map(key => byKey.get(key) ?? null)))
  const w = widthOf(order.length)
  // Asked by the value itself where that is enough: most are plain texts and numbers.
  const known = new Map<unknown, number>()
  const codeOf = (v: unknown): number => {
    const had = known.get(v)
    if (had !== undefined) return had
    const code = codes.get(keyOf(v)) as number
    if (typeof v !== 'object' || v === null) known.set(v, code)
    return code
  }
  parts.push(list, planesOf(values.map(codeOf), w))
  const a = codes.get('')
  return { k: 'few', b: list.length, w, ...(a === undefined ? {} : { a }) }
}

/** Whichever way of writing them takes least. */
function writeNumbers(values: readonly number[], setting: Setting): { w: number; d: Way } {
  let best: { planes: Bytes; w: number; d: Way; cost: number } | null = null
  for (const d of [0, 1, 2] as const) {
    if (d === 2 && !setting.own) continue
    const list = d === 0 ? values : zigzag(values, d === 2 ? (setting.own ?? undefined) : undefined)
    const w = widthOf(largest(list))
    const planes = planesOf(list, w)
    const cost = costOf(planes, w)
    if (!best || cost < best.cost) best = { planes, w, d, cost }
  }
  const { planes, w, d } = best as NonNullable<typeof best>
  setting.parts.push(planes)
  return { w, d }
}

function writeScaled(plan: Plan & { k: 'int' | 'date' | 'instant' }, values: Values, setting: Setting): Spec {
  const masked = mask(values, setting.parts)
  const numbers = filled(plan.numbers)
  const o = numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0)
  const over = numbers.map(v => v - o)
  const u = plan.k === 'instant' ? stepOf(over) : 1
  // Never from the row's own id: only places in the pool lie near it.
  const { w, d } = writeNumbers(u === 1 ? over : over.map(v => v / u), { ...setting, own: null })
  if (plan.k === 'int') return { k: 'int', o, s: plan.s, w, d, ...masked }
  return plan.k === 'date' ? { k: 'date', o, w, d, ...masked } : { k: 'instant', o, u, w, d, ...masked }
}

/** Days, seconds or milliseconds: the largest step all of them keep. */
const stepOf = (over: readonly number[]): number => [86_400_000, 60_000, 1000].find(u => over.every(v => v % u === 0)) ?? 1

function writeDigits(values: Values, parts: Bytes[]): Spec {
  const n = values.length
  const masked = mask(values, parts)
  const texts = values.map(v => (typeof v === 'string' ? v : ''))
  const lengths = texts.map(t => t.length)
  const most = largest(lengths)
  const alike = texts.every((t, i) => values[i] === null || values[i] === undefined || t.length === most)
  if (!alike) parts.push(Uint8Array.from(lengths))
  const pairs = (most + 1) >> 1
  const out = new Uint8Array(n * pairs)
  for (let i = 0; i < n; i++) {
    const text = texts[i] as string
    for (let p = 0, end = text.length; p < pairs && end > 0; p++, end -= 2)
      out[p * n + i] = Number(text.slice(Math.max(0, end - 2), end))
  }
  parts.push(out)
  return { k: 'digits', l: alike ? most : 0, most, ...masked }
}

function writeWords(values: Values, parts: Bytes[]): Spec {
  const masked = mask(values, parts)
  const rows = values.map(v => (typeof v === 'string' ? v.split(' ') : []))
  const order = [...new Set(rows.flat())].sort()
  const codes = new Map(order.map((word, code) => [word, code]))
  const list = bytesOf(JSON.stringify(order))
  const w = widthOf(order.length)
  const all = rows.flatMap(row => row.map(word => codes.get(word) as number))
  const t = widthOf(largest(rows.map(row => row.length)))
  parts.push(list, planesOf(rows.map(row => row.length), t), planesOf(all, w))
  return { k: 'words', b: list.length, w, t, c: all.length, ...masked }
}

function writeText(k: 'text' | 'json', values: Values, parts: Bytes[]): Spec {
  const masked = mask(values, parts)
  const texts = values.map(v => (v === null || v === undefined ? '' : k === 'json' ? JSON.stringify(v) : (v as string)))
  const blob = bytesOf(texts.join(''))
  const w = widthOf(largest(texts.map(t => t.length)))
  parts.push(planesOf(texts.map(t => t.length), w), blob)
  return { k, b: blob.length, w, ...masked }
}
