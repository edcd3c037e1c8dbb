// Records as tables: the columns a record reads and the one statement that writes many of its rows.
import type { AnyRow, RecordType } from '../record.ts'
import { snake, sqlTypeOf } from '../record.ts'
import { regencyOf, spaceOf } from '../space.ts'

const q = (name: string): string => `"${name}"`

/** Select list that gives a row its camelCase names; spine first. */
export function selectList(record: RecordType, alias = 't'): string {
  const spine = [`${alias}.id`, `${alias}.place_code as "place"`, `${alias}.class`, `${alias}.team`, `${alias}.version`]
  const own = Object.keys(record.columns).map((c) => `${alias}.${q(snake(c))} as ${q(c)}`)
  return [...spine, ...own].join(', ')
}

export const tableOf = (record: RecordType): string => q(record.table)

/** Database name of a column, spine included. Throws for a name the record does not declare. */
export function columnSql(record: RecordType, column: string, alias = 't'): string {
  if (column === 'place') return `${alias}.place_code`
  if (column === 'id' || column === 'class' || column === 'team') return `${alias}.${column}`
  if (!(column in record.columns)) throw new Error(`${record.name} has no column ${column}`)
  return `${alias}.${q(snake(column))}`
}

/**
 * Rows of a space, `$1` its regency and `$2` its key, by an index every table has: of a village or a territory by its place, of a team by the
 * space itself (`team` is said so that an index on teams alone will do).
 */
export const inSpaceSql = (space: string): string =>
  `t.regency_code = $1 and t.space = $2 and ${space.startsWith('t:') ? 't.team is not null' : "t.place_code = split_part($2, ':', 2)"}`

const spineTypes = [
  ['regency_code', 'text'], ['place_code', 'text'], ['id', 'text'], ['class', 'text'], ['team', 'text'],
  ['space', 'text'], ['version', 'bigint'], ['changed_at', 'timestamptz'],
] as const

const upserts = new Map<string, string>()

/** Insert-or-replace of whole rows, given as one JSON array in $1. */
export function upsertSql(record: RecordType): string {
  const known = upserts.get(record.name)
  if (known) return known
  const columns: [string, string][] = [...spineTypes.map(([n, t]) => [n, t] as [string, string])]
  for (const [name, field] of Object.entries(record.columns)) columns.push([snake(name), sqlTypeOf(field)])
  const names = columns.map(([n]) => q(n)).join(', ')
  const text = [
    `insert into ${tableOf(record)} (${names})`,
    `select ${columns.map(([n]) => `x.${q(n)}`).join(', ')}`,
    `from jsonb_to_recordset($1::jsonb) as x(${columns.map(([n, t]) => `${q(n)} ${t}`).join(', ')})`,
    'on conflict (regency_code, id) do update set',
    columns.filter(([n]) => n !== 'regency_code' && n !== 'id').map(([n]) => `${q(n)} = excluded.${q(n)}`).join(', '),
  ].join('\n')
  upserts.set(record.name, text)
  return text
}

/** A row as the object `upsertSql` expects. */
export function upsertObject(record: RecordType, row: AnyRow, version: number, changedAt: string): Record<string, unknown> {
  const out: Record<string, unknown> = {
    regency_code: regencyOf(row.place), place_code: row.place, id: row.id, class: row.class, team: row.team,
    space: spaceOf(row), version, changed_at: changedAt,
  }
  for (const name of Object.keys(record.columns)) out[snake(name)] = row[name] ?? null
  return out
}
