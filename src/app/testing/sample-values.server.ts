// A valid value for any declared field, so that tests can fill every record and every act from the registries alone.
import { z } from 'zod'
import { createHash } from 'node:crypto'
import type { Field, Fields } from '../../engine/field.ts'
import { derivedId } from '../../engine/values/id.ts'
import type { Term, Where } from '../../engine/view.ts'

/** The surroundings a value is made for: rows of the same place and flavour point at each other. */
export interface Setting {
  place: string
  flavour: string
  team: string | null
}

/** Records that carry the id of another. */
const sameId: { readonly [record: string]: string } = { householdStatus: 'household', decile: 'household', enrolmentCheck: 'household', reporter: 'report', psmPrivate: 'psm' }

/** The id every row of this record has in this setting. */
export const idIn = (s: Setting, record: string): string => derivedId(`${s.place}|${flavourOf(s, record)}`, sameId[record] ?? record)

/** Of class N alone: what is restricted of them points at that one. */
const internal: ReadonlySet<string> = new Set(['batch', 'psm', 'certificate', 'psmPair', 'psmRules'])
const flavourOf = (s: Setting, record: string): string => (internal.has(record) ? 'N' : record === 'account' && s.flavour === 'Rteam' ? 'R' : s.flavour)

export const hashIn = (s: Setting): string => createHash('sha256').update(`${s.place}|${s.flavour}`).digest('hex')

/** What a reference without a record of its own most often points at. */
const pointsAt: { readonly [field: string]: string } = { subjectId: 'household', ownerId: 'household', recordId: 'household' }

/** `allowed`: the words a check of the database lets in, where there is one. */
export function sampleOf(name: string, field: Field, at: Setting, allowed?: readonly string[]): unknown {
  const fits = (v: unknown): boolean => field.schema.safeParse(v).success
  const first = (...options: unknown[]): unknown => options.find(fits) ?? options[0]
  if (allowed?.[0] !== undefined) return first(...allowed)
  switch (field.kind) {
    case 'text': case 'longText':
      if (name === 'team' || name === 'teamId') return at.team ?? `case:${idIn(at, 'case')}`
      if (name === 'regency') return at.place.slice(0, 5)
      if (/hash/i.test(name)) return hashIn(at)
      return first('Contoh tulisan untuk uji', 'contoh', '2026-03-01', 'Uji', 'x', '1', hashIn(at))
    case 'integer': case 'number': case 'money': return first(1, field.min, 2, 0)
    case 'date': return '2026-03-01'
    case 'instant': return '2026-03-03T00:00:00.000Z'
    case 'bool': return false
    case 'choice': return first(...(field.options ?? []).map((o) => o.code), 'lain', '1')
    case 'multi': return field.options?.[0] ? [field.options[0].code] : []
    case 'nik': return '3671994505800001'
    case 'kk': return '3671990101200001'
    case 'phone': return '+62 812-0000-0001'
    case 'place': return at.place
    case 'ref': return idIn(at, field.record && field.record !== '*' ? field.record : (pointsAt[name] ?? name.replace(/Id$/, '')))
    case 'gps': return { lat: -6.2, lon: 106.6, accuracy: 12 }
    case 'photos': return [{ hash: hashIn(at), about: 'front' }]
    case 'json': return first(sampleJson(z.toJSONSchema(field.schema, { unrepresentable: 'any', io: 'input' }) as JsonShape, at), {}, [], 'contoh', null)
  }
}

export function sampleAll(fields: Fields, at: Setting, allowed?: (column: string) => readonly string[] | undefined): { [name: string]: unknown } {
  return Object.fromEntries(Object.entries(fields).map(([name, f]) => [name, sampleOf(name, f, at, allowed?.(name))]))
}

/** Column values that satisfy a view's condition; the spine's place and team are left to the row. */
export function solved(where: Where): { [column: string]: unknown } {
  if ('all' in where) return Object.assign({}, ...where.all.map(solved))
  if ('any' in where) return where.any[0] ? solved(where.any[0]) : {}
  const [column, op, value] = where as Term
  switch (op) {
    case 'within': case 'has': case 'set': return {}
    case '!=': return column.endsWith('By') ? { [column]: 'orang-lain' } : {}
    case 'null': return { [column]: null }
    case 'in': return column === 'team' ? {} : { [column]: (value as unknown[])[0] }
    case 'includes': return { [column]: [value] }
    case '<': return { [column]: typeof value === 'number' ? value - 1 : /^\d{4}-/.test(String(value)) ? `1999${String(value).slice(4)}` : value }
    case '>': return { [column]: typeof value === 'number' ? value + 1 : /^\d{4}-/.test(String(value)) ? `2999${String(value).slice(4)}` : value }
    default: return column === 'place' ? {} : { [column]: value }
  }
}

interface JsonShape {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonShape[]
  properties?: { [k: string]: JsonShape }
  items?: JsonShape
  minItems?: number
  minimum?: number
  minLength?: number
  format?: string
  pattern?: string
}

function sampleJson(s: JsonShape, at: Setting): unknown {
  if (s.const !== undefined) return s.const
  if (s.enum) return s.enum[0]
  if (s.anyOf?.[0]) return sampleJson(s.anyOf[0], at)
  switch (s.type) {
    case 'object': return Object.fromEntries(Object.entries(s.properties ?? {}).map(([k, v]) => [k, sampleJson(v, at)]))
    case 'array': return s.items ? [sampleJson(s.items, at)] : []
    case 'number': case 'integer': return Math.max(1, s.minimum ?? 1)
    case 'boolean': return true
    case 'string': {
      if (s.format === 'date-time') return '2026-03-01T00:00:00.000Z'
      if (s.format === 'uuid') return idIn(at, 'apa pun')
      const words = ['Contoh tulisan untuk uji', '2026-03-01', 'contoh', '1', '3671994505800001', '+62 812-0000-0001', hashIn(at)]
      return words.find((w) => (!s.pattern || new RegExp(s.pattern).test(w)) && w.length >= (s.minLength ?? 0)) ?? words[0]
    }
    default: return {}
  }
}
