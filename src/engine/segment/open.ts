// Opening a segment costs next to nothing: the directory is read, everything else waits until somebody asks.
import type { AnyRow } from '../record.ts'
import { lookupIn, type Lookup } from './lookup.ts'
import { hashOfWords, openPool, parseId, type Pool } from './ids.ts'
import { magic } from './encode.ts'
import { readColumn, sizeOf, type Reading } from './columns.ts'
import type { Bytes, Column, Directory, ParsedId, Segment, Spec, Table, TableSpec } from './types.ts'

/** A segment of a form this release does not know, or bytes that are none. */
export class NoSegment extends Error {
  override name = 'NoSegment'
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

export function openSegment(bytes: Bytes): Segment {
  if (bytes.length < 8 || magic.some((b, i) => bytes[i] !== b)) throw new NoSegment('these bytes are no segment of a known form')
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)
  const directory = directoryOf(bytes.subarray(8, 8 + length))
  let at = 8 + length
  const pool = openPool(bytes.subarray(at, at + directory.u * 16), directory.u)
  at += directory.u * 16
  const tables: Table[] = []
  for (const spec of directory.t) {
    tables.push(openTable(spec, bytes, at, pool))
    for (const [, column] of spec.c) at += sizeOf(column, spec.n)
  }
  if (at !== bytes.length) throw new NoSegment('this segment is shorter or longer than its directory says')
  const byRecord = new Map(tables.map(t => [t.record, t]))
  return {
    bytes,
    rows: tables.reduce((sum, t) => sum + t.n, 0),
    tables,
    table: record => byRecord.get(record),
    find: (record, id) => byRecord.get(record)?.find(id) ?? -1,
    row(record, i) {
      const table = byRecord.get(record)
      if (!table) throw new Error(`this segment has no ${record}`)
      return table.row(i)
    },
  }
}

function directoryOf(bytes: Uint8Array): Directory {
  try {
    return JSON.parse(utf8.decode(bytes)) as Directory
  } catch (cause) {
    throw new NoSegment('the directory of this segment cannot be read', { cause })
  }
}

function openTable(spec: TableSpec, bytes: Bytes, from: number, pool: Pool): Table {
  const places = new Map<string, { spec: Spec; at: number }>()
  let at = from
  for (const [name, column] of spec.c) {
    places.set(name, { spec: column, at })
    at += sizeOf(column, spec.n)
  }
  const opened = new Map<string, Column>()
  const reading: Reading = { bytes, n: spec.n, pool, own: () => ids().at }
  const column = (name: string): Column | undefined => {
    let known = opened.get(name)
    if (known) return known
    const place = places.get(name)
    if (!place) return undefined
    known = readColumn(place.spec, place.at, reading)
    opened.set(name, known)
    return known
  }
  const columns = [...places.keys()]
  const idColumn = (): Column => column('id') as Column
  const ids = () => (idColumn().pooled as NonNullable<Column['pooled']>)()
  const inPool = places.get('id')?.spec.k === 'uuid'
  let readers: readonly (readonly [string, Column])[] | null = null
  let template: { [name: string]: unknown } = {}
  const lookups = new Map<string, Lookup>()
  function rowsWith(name: string, value: ParsedId): ArrayLike<number> {
    let lookup = lookups.get(name)
    if (!lookup) {
      const c = column(name)
      if (!c) return []
      lookup = lookupIn(c, spec.n, pool)
      lookups.set(name, lookup)
    }
    return lookup(value)
  }

  const table: Table = {
    record: spec.r,
    n: spec.n,
    columns,
    column,
    id: i => idColumn().value(i) as string,
    rowsWith,
    find: id => rowsWith('id', parseId(id))[0] ?? -1,
    hash(i) {
      if (!inPool) {
        return parseId(table.id(i)).hash
      }
      const w = pool.words()
      const o = (ids().at[i] as number) * 4
      return hashOfWords(w[o] as number, w[o + 1] as number, w[o + 2] as number, w[o + 3] as number)
    },
    isId(i, id) {
      if (!inPool) return table.id(i) === id.text
      if (!id.words) return false
      const w = pool.words()
      const o = (ids().at[i] as number) * 4
      const [a, b, c, d] = id.words
      return w[o] === a && w[o + 1] === b && w[o + 2] === c && w[o + 3] === d && ids().pattern(i) === id.pattern
    },
    row(i) {
      if (!readers) {
        const all = columns.map(name => [name, column(name) as Column] as const)
        // What is alike in all rows is copied with the rest of the template; rows of one table look alike to the engine, too.
        template = Object.fromEntries(all.map(([name, c]) => [name, c.same ? c.value(i) : null]))
        readers = all.filter(([, c]) => !c.same || (typeof c.value(i) === 'object' && c.value(i) !== null))
      }
      const row = { ...template }
      for (const [name, c] of readers) row[name] = c.value(i)
      return row as AnyRow
    },
  }
  return table
}
