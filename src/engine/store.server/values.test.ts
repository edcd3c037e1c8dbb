// A value comes back from PostgreSQL as it went in, and a row reads the same whichever engine it lay in.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Database, Tx } from './database.server.ts'
import { bothDatabases } from './testing.server.ts'
import { parseArray, textValue } from './values.server.ts'

const words = fc.oneof(fc.string(), fc.constantFrom('', 'NULL', 'null', '{', '}', ',', '"', '\\', ' a ', 'é', '{"a"}'))

test('arrays of any text, nested to any depth, survive being written and read', () => {
  const arrays = fc.letrec(tie => ({
    array: fc.array(fc.oneof({ depthSize: 'small' }, words, fc.constant(null), tie('array')), { maxLength: 4 }),
  })).array
  fc.assert(
    fc.property(arrays, array => {
      expect(parseArray(textValue(array) ?? '', text => text)).toEqual(array)
    }),
  )
})

const bytes = new Uint8Array([0, 1, 92, 255])

const cases: [type: string, given: unknown, expected: unknown][] = [
  ['boolean', true, true],
  ['smallint', 7, 7],
  ['integer', -42, -42],
  ['bigint', 9_007_199_254_740_991, 9_007_199_254_740_991],
  ['bigint', 12n, 12],
  ['real', 0.5, 0.5],
  ['double precision', 1e-7, 1e-7],
  ['numeric', '470000000.10', '470000000.10'],
  ['text', 'Bu Siti; "Guci" \\ é', 'Bu Siti; "Guci" \\ é'],
  ['uuid', '0190a000-0000-7000-8000-000000000001', '0190a000-0000-7000-8000-000000000001'],
  ['date', '2022-01-23', '2022-01-23'],
  ['time', '07:30:00', '07:30:00'],
  ['timestamptz', '2026-11-21T18:29:47.287+07:00', '2026-11-21T11:29:47.287Z'],
  ['timestamptz', '2026-11-21T18:29:47Z', '2026-11-21T18:29:47.000Z'],
  ['timestamptz', new Date(0), '1970-01-01T00:00:00.000Z'],
  ['timestamptz', 'infinity', 'infinity'],
  ['timestamp', '2026-11-21T18:29:47.5', '2026-11-21T18:29:47.500'],
  ['jsonb', { roof: 2, rooms: [1, null], 'name"': "it's" }, { roof: 2, rooms: [1, null], 'name"': "it's" }],
  ['jsonb', JSON.stringify([1, 2]), [1, 2]],
  ['json', { a: 1 }, { a: 1 }],
  ['bytea', bytes, bytes],
  ['bytea', new Uint8Array(0), new Uint8Array(0)],
  ['text[]', ['a,b', '{', 'NULL', null, '', 'c"\\'], ['a,b', '{', 'NULL', null, '', 'c"\\']],
  ['integer[]', [1, null, 3], [1, null, 3]],
  ['bigint[]', [], []],
  ['boolean[]', [true, false], [true, false]],
  ['date[]', ['2022-01-23'], ['2022-01-23']],
  ['timestamptz[]', ['2026-11-21T18:29:47Z'], ['2026-11-21T18:29:47.000Z']],
  ['jsonb[]', [{ a: [1] }], [{ a: [1] }]],
  ['bytea[]', [bytes], [bytes]],
  ['integer[]', [[1, 2], [3, 4]], [[1, 2], [3, 4]]],
  ['text', null, null],
  ['text', undefined, null],
]

bothDatabases('values', open => {
  let database: Promise<Database> | undefined
  const reading = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    database ??= open()
    return (await database).tx({ role: 'guyub_app', readOnly: true }, work)
  }

  test.each(cases.map(([type, given, expected]) => ({ type, given, expected })))('$type $given', async ({ type, given, expected }) => {
    const rows = await reading(tx => tx.query<{ value: unknown }>(`select $1::${type} as value`, [given]))
    expect(rows).toStrictEqual([{ value: expected }])
  })

  describe('what cannot be told exactly is refused, not rounded', () => {
    test('a count beyond 2^53', async () => {
      await expect(reading(tx => tx.query('select 9007199254740993 as value'))).rejects.toThrow(RangeError)
    })
  })
})
