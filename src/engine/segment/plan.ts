// How a column is best written, decided by looking at its values alone: the same values, the same answer, on every machine.
import { takeApart } from './ids.ts'
import { areDigits, dayNumber, decimalsOf, instantNumber, isWhole } from './values.ts'

export type Values = readonly unknown[]

export type Plan =
  | { k: 'same'; v: unknown }
  | { k: 'few'; list: readonly unknown[] }
  | { k: 'uuid'; ids: readonly (string | null)[]; patterns: readonly string[]; which: readonly number[] }
  | { k: 'int'; numbers: readonly (number | null)[]; s: number }
  | { k: 'date' | 'instant'; numbers: readonly (number | null)[] }
  | { k: 'digits' | 'words' | 'text' | 'json' }
  | { k: 'keys'; c: readonly [string, Plan, Values][] }

const isNone = (v: unknown): boolean => v === null || v === undefined
/** Equal keys, equal values. Text is told from everything else by its quotation marks. */
export const keyOf = (v: unknown): string => (v === undefined ? '' : JSON.stringify(v))

const deepest = 3
const sample = 64

export function planOf(values: Values, depth = 0): Plan {
  const present = values.filter(v => !isNone(v))
  if (present.length === 0 && values.every(v => v === values[0])) return { k: 'same', v: values[0] }
  const kinds = new Set(present.map(kindOf))
  const only = kinds.size === 1 ? [...kinds][0] : null
  const special = only === 'string' ? planUuid(values) : null
  if (special) return special
  // Answers differ from the start, mostly: nobody writes them all as JSON to learn that.
  if (only === 'object' && depth < deepest && (distinctOf(present.slice(0, sample)) ?? []).length * 2 > sample) return planKeys(values, depth)
  const distinct = distinctOf(values)
  if (distinct?.length === 1) return { k: 'same', v: distinct[0] }
  const n = present.length
  const different = distinct?.length ?? Number.POSITIVE_INFINITY
  if (only === 'object' && depth < deepest && different * 8 > n) return planKeys(values, depth)
  const few: Plan | null = distinct && different < 65_536 ? { k: 'few', list: distinct } : null
  if (few && (only === 'boolean' || different * 8 <= n)) return few
  if (only === 'number') {
    const plan = planNumbers(values)
    if (plan) return plan
  }
  if (only === 'string') {
    const texts = present as string[]
    const dates = numbered(values, dayNumber)
    if (dates) return { k: 'date', numbers: dates }
    const instants = numbered(values, instantNumber)
    if (instants) return { k: 'instant', numbers: instants }
    if (few && different * 3 <= n) return few
    if (texts.every(areDigits)) return { k: 'digits' }
    if (texts.every(isWhole)) return repeatsWords(texts) ? { k: 'words' } : { k: 'text' }
  }
  return few && (n === 0 || different * 3 <= n) ? few : { k: 'json' }
}

function kindOf(v: unknown): 'string' | 'number' | 'boolean' | 'object' | 'list' {
  if (Array.isArray(v)) return 'list'
  const kind = typeof v
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? kind : 'object'
}

/** Beyond this many different values nobody asks how many there are. */
const most = 65_536

/** Each different value once, in the order they come; null when there are too many. */
function distinctOf(values: Values): unknown[] | null {
  const plain = new Set<unknown>()
  const objects = new Map<string, unknown>()
  for (const v of values) {
    if (typeof v === 'object' && v !== null) {
      const key = keyOf(v)
      if (!objects.has(key)) objects.set(key, v)
    } else plain.add(v)
    if (plain.size + objects.size > most) return null
  }
  return [...plain, ...objects.values()]
}

function planUuid(values: Values): Plan | null {
  const ids: (string | null)[] = []
  const which: number[] = []
  const patterns: string[] = []
  for (const v of values) {
    if (isNone(v)) {
      ids.push(null)
      which.push(0)
      continue
    }
    const parts = takeApart(v as string)
    if (!parts) return null
    let p = patterns.indexOf(parts.pattern)
    if (p === -1) p = patterns.push(parts.pattern) - 1
    if (p > 200) return null
    ids.push(parts.id)
    which.push(p)
  }
  return { k: 'uuid', ids, patterns, which }
}

function planNumbers(values: Values): Plan | null {
  let s = 0
  for (const v of values) {
    if (isNone(v)) continue
    const own = decimalsOf(v as number)
    if (own === null) return null
    if (own > s) s = own
  }
  const ten = 10 ** s
  const numbers: (number | null)[] = []
  for (const v of values) {
    const whole = isNone(v) ? null : Math.round((v as number) * ten)
    if (whole !== null && (Math.abs(whole) > 1e14 || whole / ten !== v)) return null
    numbers.push(whole)
  }
  return { k: 'int', numbers, s }
}

function numbered(values: Values, read: (text: string) => number | null): (number | null)[] | null {
  const out: (number | null)[] = []
  for (const v of values) {
    const number = isNone(v) ? null : read(v as string)
    if (number === null && !isNone(v)) return null
    out.push(number)
  }
  return out
}

/** Names and addresses are made of words that come again. */
function repeatsWords(texts: readonly string[]): boolean {
  const words = new Set<string>()
  let total = 0
  for (const text of texts) {
    for (const w of text.split(' ')) {
      words.add(w)
      total++
    }
    if (words.size > 60_000) return false
  }
  return total >= words.size * 1.5
}

function planKeys(values: Values, depth: number): Plan {
  const columns = new Map<string, unknown[]>()
  for (let i = 0; i < values.length; i++) {
    const v = values[i]
    if (isNone(v)) continue
    for (const key of Object.keys(v as object)) {
      let column = columns.get(key)
      if (!column) {
        column = new Array<unknown>(values.length).fill(undefined)
        columns.set(key, column)
      }
      column[i] = (v as { [k: string]: unknown })[key]
    }
    // So many keys are no questionnaire.
    if (columns.size > mostKeys) return { k: 'json' }
  }
  // A key of that name means something else to an object.
  if (columns.has('__proto__')) return { k: 'json' }
  const sorted = [...columns].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  return { k: 'keys', c: sorted.map(([name, column]) => [name, planOf(column, depth + 1), column]) }
}

const mostKeys = 400

/** Every UUID the plan speaks of. */
export function gatherIds(plan: Plan, into: Set<string>): void {
  if (plan.k === 'uuid') for (const id of plan.ids) if (id !== null) into.add(id)
  if (plan.k === 'keys') for (const [, inner] of plan.c) gatherIds(inner, into)
}
