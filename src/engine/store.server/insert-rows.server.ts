// Many rows into a table in few statements: one array per column, unnested by the database (twice as quick as VALUES).
import { quoteName } from './copy-text.server.ts'
import type { Sql } from './database.server.ts'
import { textValue } from './values.server.ts'

const rowsPerStatement = 2000

/** Inserts under the transaction's own role and policies; answers how many were written.
 *  `conflict` is appended to the statement, e.g. 'on conflict do nothing'. */
export async function insertRows(
  tx: Sql,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly unknown[]>,
  conflict = '',
): Promise<number> {
  const types = await typesOf(tx, table, columns)
  const text = insertText(table, columns, types, conflict)
  let written = 0
  let batch: (readonly unknown[])[] = []
  const flush = async () => {
    const arrays = types.map((type, index) => batch.map(row => element(type, row[index])))
    batch = []
    written += await tx.change(text, arrays)
  }
  for (const row of rows) {
    batch.push(row)
    if (batch.length === rowsPerStatement) await flush()
  }
  if (batch.length > 0) await flush()
  return written
}

const isArray = (type: string) => type.endsWith('[]')
const isJson = (type: string) => type === 'json' || type === 'jsonb'

// unnest flattens arrays of arrays: a column that is itself an array travels as its text and is cast back.
function insertText(table: string, columns: readonly string[], types: readonly string[], conflict: string): string {
  const names = columns.map(quoteName).join(', ')
  const sent = types.map((type, index) => `$${index + 1}::${isArray(type) ? 'text' : type}[]`).join(', ')
  const read = types.map((type, index) => (isArray(type) ? `c${index}::${type}` : `c${index}`)).join(', ')
  const alias = types.map((_, index) => `c${index}`).join(', ')
  return `insert into ${quoteName(table)} (${names}) select ${read} from unnest(${sent}) as given (${alias}) ${conflict}`
}

function element(type: string, value: unknown): unknown {
  if (isArray(type)) return textValue(value)
  return isJson(type) && Array.isArray(value) ? JSON.stringify(value) : value
}

async function typesOf(tx: Sql, table: string, columns: readonly string[]): Promise<string[]> {
  const found = await tx.query<{ name: string; type: string }>(
    `select attname::text as name, format_type(atttypid, null) as type
    from pg_attribute
    where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
    [quoteName(table)],
  )
  const typeByName = new Map(found.map(({ name, type }) => [name, type]))
  return columns.map(column => {
    const type = typeByName.get(column)
    if (!type) throw new Error(`Table ${table} has no column ${column}.`)
    return type
  })
}
