// What a release promised to the phones that carry it: its acts and its records; and a sentence for each promise broken since.
import type { ActType } from '../../engine/act.ts'
import type { Field, Fields } from '../../engine/field.ts'
import type { House } from '../../engine/house.ts'

export interface DeclaredField {
  kind: string
  required?: true
  options?: string[]
  /** `multi` and `choice` take any code, unless they are strict. */
  strict?: true
  min?: number
  max?: number
}
export interface DeclaredFields {
  [name: string]: DeclaredField
}

export interface Declared {
  release: string
  acts: { [name: string]: { version: number; by: string; input: DeclaredFields } }
  records: { [name: string]: { table: string; columns: DeclaredFields; answers: DeclaredFields } }
}

export function declared(house: House, release: string): Declared {
  const byName = <T extends { name: string }>(all: Iterable<T>): T[] => [...all].sort((a, b) => (a.name < b.name ? -1 : 1))
  return {
    release,
    acts: Object.fromEntries(byName(house.acts.values()).map((a) => [a.name, { version: a.version, by: a.by, input: fieldsOf(a.input) }])),
    records: Object.fromEntries(byName(house.records.values()).map((r) => [r.name, { table: r.table, columns: fieldsOf(r.columns), answers: fieldsOf(r.answers) }])),
  }
}

function fieldsOf(fields: Fields): DeclaredFields {
  return Object.fromEntries(Object.entries(fields).map(([name, f]) => [name, {
    kind: f.kind, ...(f.required ? { required: true as const } : {}), ...(f.options ? { options: f.options.map((o) => o.code) } : {}), ...(isStrict(f) ? { strict: true as const } : {}),
    ...(f.min !== undefined ? { min: f.min } : {}), ...(f.max !== undefined ? { max: f.max } : {}),
  }]))
}

const isStrict = (f: Field): boolean => f.kind === 'choice' && !f.schema.safeParse('a-code-nobody-has').success

/** Kinds a value of an older kind is still read as. */
const widens: { readonly [kind: string]: readonly string[] } = { text: ['longText'], integer: ['number', 'money'], choice: ['text', 'longText'], date: ['text'], ref: ['text'], place: ['text'] }

/** Promises of an older release the present house no longer keeps, each with what to do; empty when all are kept. */
export function broken(before: Declared, house: House): string[] {
  const out: string[] = []
  for (const [name, old] of Object.entries(before.acts)) {
    const type = house.acts.get(name)
    if (!type) {
      if (old.by !== 'system') out.push(`The act ${name} of ${before.release} is gone. Phones still hold it unsent: keep it (it may refuse with a sentence, or hand over to its successor).`)
      continue
    }
    if (type.version < old.version) out.push(`The act ${name} went back from version ${old.version} to ${type.version}. A version is never used twice: number it ${old.version + 1}.`)
    for (let v = old.version; v < type.version; v++) {
      if (!type.upgrades[v]) out.push(`The act ${name} has no step up from version ${v}: write upgrades[${v}] beside the act.`)
    }
    if (type.version === old.version) out.push(...narrowed(`The act ${name}`, old.input, type, 'give the act a new version and write the step up beside it'))
  }
  for (const [name, old] of Object.entries(before.records)) {
    const record = house.records.get(name)
    if (!record) {
      out.push(`The record ${name} of ${before.release} is gone. Phones and logs still hold its rows: keep it, and stop making new ones.`)
      continue
    }
    if (record.table !== old.table) out.push(`The record ${name} moved from the table ${old.table} to ${record.table}: rename the table in a migration, and say so here by a new release snapshot only.`)
    for (const [column, was] of Object.entries({ ...old.columns, ...prefixed(old.answers) })) {
      const now = column.startsWith('answers.') ? record.answers[column.slice(8)] : record.columns[column]
      if (!now) out.push(`The record ${name} lost ${column}. A column is never removed: older phones read it. Stop writing it and keep its declaration.`)
      else if (!reads(was.kind, now.kind)) out.push(`The record ${name} keeps ${column} as ${now.kind}, where ${before.release} kept ${was.kind}. Add a column under a new name instead.`)
    }
  }
  return out
}

const prefixed = (answers: DeclaredFields): DeclaredFields => Object.fromEntries(Object.entries(answers).map(([k, v]) => [`answers.${k}`, v]))
const reads = (was: string, now: string): boolean => was === now || (widens[was] ?? []).includes(now)

/** An input of the same version may take more than before, never less. */
function narrowed(who: string, before: DeclaredFields, type: ActType, remedy: string): string[] {
  const out: string[] = []
  const now = fieldsOf(type.input)
  for (const [name, was] of Object.entries(before)) {
    const is = now[name]
    if (!is) out.push(`${who} no longer takes ${name}: ${remedy}.`)
    else if (!reads(was.kind, is.kind)) out.push(`${who} takes ${name} as ${is.kind}, no longer as ${was.kind}: ${remedy}.`)
    else {
      if (is.required && !was.required) out.push(`${who} now insists on ${name}: ${remedy}.`)
      if (is.strict && (!was.strict || was.options?.some((o) => !is.options?.includes(o)))) out.push(`${who} takes fewer choices for ${name}: ${remedy}.`)
      if (is.min !== undefined && (was.min === undefined || is.min > was.min)) out.push(`${who} takes ${name} only from ${is.min}: ${remedy}.`)
      if (is.max !== undefined && (was.max === undefined || is.max < was.max)) out.push(`${who} takes ${name} only up to ${is.max}: ${remedy}.`)
    }
  }
  for (const [name, is] of Object.entries(now)) if (is.required && !before[name]) out.push(`${who} now insists on ${name}, which older phones do not send: ${remedy}.`)
  return out
}
