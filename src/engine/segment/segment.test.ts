// Whatever rows go into a segment come out of it; the same rows always make the same bytes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnyRow } from '../record.ts'
import { derivedId, newId } from '../values/id.ts'
import { encodeSegment } from './encode.ts'
import { parseId } from './ids.ts'
import { NoSegment, openSegment } from './open.ts'
import type { Bytes } from './types.ts'

type Given = { record: string; row: AnyRow }
const spine = { place: '36.71.05.1001', class: 'R' as const, team: null, version: 3 }
const given = (id: string, more: object = {}, record = 'note'): Given => ({ record, row: { ...spine, id, ...more } })

/** Absent and null are the same in a row's own columns; keys inside a value are kept apart. */
function plain(rows: readonly Given[]): Given[] {
  const names = new Map<string, Set<string>>()
  for (const { record, row } of rows) {
    const set = names.get(record) ?? new Set<string>()
    names.set(record, set)
    for (const name of Object.keys(row)) set.add(name)
  }
  return rows.map(({ record, row }) => ({
    record,
    row: Object.fromEntries([...(names.get(record) as Set<string>)].map(name => [name, row[name] ?? null])) as AnyRow,
  }))
}

const back = (bytes: Bytes): Given[] =>
  openSegment(bytes).tables.flatMap(t => Array.from({ length: t.n }, (_, i) => ({ record: t.record, row: t.row(i) })))

const byRecord = (rows: readonly Given[]): Given[] => [...new Set(rows.map(r => r.record))].flatMap(r => rows.filter(x => x.record === r))

const uuid = fc.oneof(fc.uuid({ version: 7 }), fc.nat(30).map(n => derivedId('s', String(n))))
const cell: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, undefined, true, false, 0, 1, -1, '', ' ', 'a  b', 'L', 'P'),
  fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).map(v => (Object.is(v, -0) ? 0 : v)),
  fc.integer({ min: -900, max: 900 }).map(v => v / 100),
  fc.string({ unit: 'binary', maxLength: 12 }), fc.constant('\ud800 half'),
  fc.array(fc.constantFrom('Siti', 'Aminah', 'Wati', 'Σας', 'Ágnes'), { maxLength: 4 }).map(w => w.join(' ')),
  fc.stringMatching(/^[0-9]{1,18}$/),
  uuid, uuid.map(id => `case:${id}`), uuid.map(id => `${id}.N`),
  fc.date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }).map(d => d.toISOString()),
  fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }).map(d => d.toISOString().slice(0, 10)),
  fc.constantFrom('2021-02-30', '2022-01-21T00:00:00Z', '2022-01-21'),
  fc.jsonValue({ maxDepth: 3 }).map(v => JSON.parse(JSON.stringify(v)) as unknown),
)
/** A column keeps to one kind mostly, as real ones do. */
const columnOf = (n: number): fc.Arbitrary<unknown[]> =>
  fc.oneof(
    fc.array(cell, { minLength: n, maxLength: n }),
    ...[
      fc.integer({ min: 0, max: 70_000 }), fc.integer(), fc.stringMatching(/^[0-9]{4,16}$/), fc.stringMatching(/^[0-9]{16}$/), uuid, fc.boolean(),
      fc.constantFrom('Siti Aminah', 'Wati', 'Aminah Wati', 'a  b ', ''),
      fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }).map(d => d.toISOString().slice(0, 10)),
      fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }).map(d => d.toISOString()),
      fc.record({ '302': fc.integer({ min: 1, max: 99 }), '301a': fc.constantFrom('1', '2', null), more: fc.record({ x: uuid }) }, { requiredKeys: [] }),
      fc.array(fc.constantFrom('density', 'water')),
    ].map(one => fc.array(fc.oneof({ weight: 9, arbitrary: one as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) }), { minLength: n, maxLength: n })),
  )
const rowsOf: fc.Arbitrary<Given[]> = fc.integer({ min: 0, max: 40 }).chain(n =>
  fc.record({
    ids: fc.oneof(fc.array(uuid, { minLength: n, maxLength: n }), fc.array(fc.string({ minLength: 1, maxLength: 40 }), { minLength: n, maxLength: n }), fc.array(uuid.map(id => `${id}.R`), { minLength: n, maxLength: n })),
    columns: fc.dictionary(fc.constantFrom('name', 'nik', 'values', 'on', 'at', 'ref', '302', 'constructor'), columnOf(n), { maxKeys: 5 }),
    records: fc.array(fc.constantFrom('note', 'person', 'fromLater'), { minLength: n, maxLength: n }),
  }).map(({ ids, columns, records }) =>
    ids.map((id, i) => ({
      record: records[i] as string,
      row: { ...spine, version: i, id, ...Object.fromEntries(Object.entries(columns).map(([name, list]) => [name, list[i]])) } as AnyRow,
    })),
  ),
)

describe('a segment', () => {
  test('gives back any rows, values it knows nothing of included', () => {
    fc.assert(
      fc.property(rowsOf, rows => {
        const bytes = encodeSegment(rows)
        expect(back(bytes)).toEqual(plain(byRecord(rows)))
        expect(encodeSegment(structuredClone(rows))).toEqual(bytes)
      }),
      { numRuns: 150 },
    )
  })

  test('finds each row by its id, and nothing else', () => {
    fc.assert(
      fc.property(rowsOf, fc.oneof(uuid, fc.string()), (rows, other) => {
        const segment = openSegment(encodeSegment(rows))
        for (const table of segment.tables) {
          for (let i = 0; i < table.n; i++) {
            const id = table.id(i)
            expect(table.id(table.find(id))).toBe(id)
            expect(table.hash(i)).toBe(parseId(id).hash)
            expect(table.isId(i, parseId(id))).toBe(true)
            expect(table.isId(i, parseId(other))).toBe(id === other)
          }
          if (!rows.some(r => r.record === table.record && r.row.id === other)) expect(table.find(other)).toBe(-1)
        }
      }),
      { numRuns: 50 },
    )
  })

  test('writes a reference to a row beside it as a place, a number as digits, a name as words', () => {
    const rows = Array.from({ length: 200 }, (_, i) => {
      const id = newId(1_700_000_000_000 + i * 60_000)
      return [
        given(id, { name: `${['Siti', 'Sri', 'Dewi', 'Rina', 'Nur'][i % 5]} ${['Aminah', 'Wati', 'Sari', 'Ayu'][i % 4]} ${String.fromCharCode(65 + (i % 26))}.`, nik: `367199010180${String(i).padStart(4, '0')}`, on: `19${50 + (i % 50)}-0${1 + (i % 9)}-11` }, 'person'),
        given(`${id}.N`, { ownerId: id, values: { '301a': String(i % 5), '302': i } }, 'answer'),
      ]
    }).flat()
    const segment = openSegment(encodeSegment(rows))
    const kinds = (record: string) => Object.fromEntries((segment.table(record)?.columns ?? []).map(c => [c, segment.table(record)?.column(c)?.kind]))
    expect(kinds('person')).toMatchObject({ id: 'uuid', name: 'words', nik: 'digits', on: 'date', place: 'same', team: 'same' })
    expect(kinds('answer')).toMatchObject({ id: 'uuid', ownerId: 'uuid', values: 'keys' })
    expect(segment.bytes.length).toBeLessThan(200 * 100)
  })

  test('that is none is not opened', () => {
    const bytes = encodeSegment([given('a')])
    expect(() => openSegment(new Uint8Array(3))).toThrow(NoSegment)
    expect(() => openSegment(bytes.slice(0, -1))).toThrow(NoSegment)
    expect(() => openSegment(Uint8Array.from(bytes, (b, i) => (i === 3 ? 2 : b)))).toThrow(NoSegment)
    expect(openSegment(encodeSegment([])).rows).toBe(0)
  })

  test('an object given out may be changed without another row noticing', () => {
    const rows = [given('a', { v: { x: [1] } }), given('b', { v: { x: [1] } }), given('c', { v: { x: [2] } })]
    const table = openSegment(encodeSegment(rows)).table('note')
    const first = table?.row(0) as AnyRow
    ;(first.v as { x: number[] }).x.push(9)
    expect(table?.row(0).v).toEqual({ x: [1] })
    expect(table?.row(1).v).toEqual({ x: [1] })
  })
})
