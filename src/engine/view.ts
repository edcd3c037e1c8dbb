// A view is a declared read: over the device's memory where the device holds the place, as SQL on the server where not.
import type { Fields, Text } from './field.ts'
import type { InputOf } from './act.ts'
import type { AnyRow, RecordType } from './record.ts'
import type { Who } from './who.ts'

export type Op = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'within' | 'null' | 'set' | 'has' | 'includes'
/** [column, op, value]. `within` = place prefix; `has` = words, each at the start of a word of a search column; `includes` = one of a multiple choice; 'null'/'set' take no value. Spine columns: id place class team. */
export type Term = readonly [column: string, op: Op, value?: unknown]
export type Where = Term | { readonly all: readonly Where[] } | { readonly any: readonly Where[] }

/** Rows of another record that belong to each row: `from` column here = `to` column there. */
export interface Join {
  record: RecordType
  from: string
  to?: string
  many?: boolean
}

export interface ViewType<P extends Fields = Fields> {
  name: string
  label: Text
  record: RecordType
  params: P
  /** Judged before anything is read; territory and class are enforced besides, always. */
  may: (who: Who, params: InputOf<P>) => boolean
  where: (params: InputOf<P>, who: Who, today: string) => Where
  order: readonly (readonly [column: string, direction: 'asc' | 'desc'])[]
  limit: number
  joins: { readonly [alias: string]: Join }
  /** NIK and KK travel masked unless this is a view of one record. */
  reveal: boolean
  /** Answered by the server alone: rows that no device holds (the restricted lane, reporters' names). */
  online: boolean
  /** A view of one record by its id: what is not there and what is not yours get the same refusal, and the try is noted. */
  one: boolean
}

export interface ViewRow {
  row: AnyRow
  joins: { [alias: string]: AnyRow | AnyRow[] | undefined }
}

export function view<P extends Fields>(spec: {
  name: string
  label: Text
  record: RecordType
  params: P
  may?: ViewType<P>['may']
  where: ViewType<P>['where']
  order?: ViewType<P>['order']
  limit?: number
  joins?: ViewType<P>['joins']
  reveal?: boolean
  online?: boolean
  one?: boolean
}): ViewType<P> {
  return {
    name: spec.name,
    label: spec.label,
    record: spec.record,
    params: spec.params,
    may: spec.may ?? ((who) => who.person !== null),
    where: spec.where,
    order: spec.order ?? [['id', 'asc']],
    limit: spec.limit ?? 500,
    joins: spec.joins ?? {},
    reveal: spec.reveal ?? false,
    online: spec.online ?? false,
    one: spec.one ?? false,
  }
}

/** Does a row satisfy the condition? The device's half of a view. */
export function matches(where: Where, row: AnyRow, record: RecordType): boolean {
  if ('all' in where) return where.all.every((w) => matches(w, row, record))
  if ('any' in where) return where.any.some((w) => matches(w, row, record))
  const [column, op, value] = where as Term
  const v = row[column]
  switch (op) {
    case 'null': return v === null || v === undefined
    case 'set': return v !== null && v !== undefined
    case 'has': return hasWords(record.search.map((c) => String(row[c] ?? '')).join(' '), String(value ?? ''))
    case 'includes': return Array.isArray(v) && v.includes(value)
    case 'in': return Array.isArray(value) && value.includes(v)
    case 'within': return typeof v === 'string' && (value === '' || v === value || v.startsWith(`${String(value)}.`))
    default: break
  }
  if (v === null || v === undefined) return false
  switch (op) {
    case '=': return v === value
    case '!=': return v !== value
    case '<': return (v as string) < (value as string)
    case '<=': return (v as string) <= (value as string)
    case '>': return (v as string) > (value as string)
    case '>=': return (v as string) >= (value as string)
    default: return false
  }
}

export const wordsOf = (text: string): string[] => text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean)

function hasWords(text: string, query: string): boolean {
  const words = wordsOf(text)
  return wordsOf(query).every((q) => words.some((w) => w.startsWith(q)))
}

/** `3671••••••••0001`: what lists show of a NIK or KK. */
export const masked = (number: string): string => (number.length < 12 ? '••••' : `${number.slice(0, 4)}••••••••${number.slice(-4)}`)
