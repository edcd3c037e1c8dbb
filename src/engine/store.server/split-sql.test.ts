// What ends a statement and what only looks as if it did.
import { describe, expect, test } from 'vitest'
import { splitSql } from './split-sql.server.ts'

const cases: [why: string, source: string, statements: string[]][] = [
  ['nothing', ' \n-- only a remark\n', []],
  ['two, the last without its semicolon', 'select 1; select 2', ['select 1', 'select 2']],
  ['empty statements', ';; select 1;;', ['select 1']],
  ['a string', "select 'a;b'; select 2", ["select 'a;b'", 'select 2']],
  ['a quote within a string', "select 'it''s; so'; select 2", ["select 'it''s; so'", 'select 2']],
  ['a backslash ends nothing in a plain string', "select 'a\\'; select 2", ["select 'a\\'", 'select 2']],
  ['a backslash hides the quote in an escape string', "select E'a\\';b'; select 2", ["select E'a\\';b'", 'select 2']],
  ['a quoted name', 'select 1 as "a;b"; select 2', ['select 1 as "a;b"', 'select 2']],
  ['a line comment', 'select 1 -- one; really\n; select 2', ['select 1 -- one; really', 'select 2']],
  ['a comment before', '-- why; because\nselect 1;', ['select 1']],
  ['a nested block comment', 'select /* a; /* b; */ c; */ 1; select 2', ['select /* a; /* b; */ c; */ 1', 'select 2']],
  ['a comment mark in a string', "select '--'; select 2", ["select '--'", 'select 2']],
  ['dollar quotes', 'do $$ begin; end $$; select 2', ['do $$ begin; end $$', 'select 2']],
  ['named dollar quotes around others', 'do $a$ x; $$ y; $$ $a$; select 2', ['do $a$ x; $$ y; $$ $a$', 'select 2']],
  ['a parameter is no dollar quote', 'select $1; select $2', ['select $1', 'select $2']],
  ['a dollar inside a name', 'select a$b$c; select 2', ['select a$b$c', 'select 2']],
  [
    'an SQL body',
    'create function f() returns int begin atomic select case when true then 1; end; select 2; end; select 3',
    ['create function f() returns int begin atomic select case when true then 1; end; select 2; end', 'select 3'],
  ],
  ['begin alone', 'begin; select 1; end;', ['begin', 'select 1', 'end']],
]

test.each(cases)('%s', (_why, source, statements) => {
  expect(splitSql(source).map(({ text }) => text)).toEqual(statements)
})

test('a statement knows the line of its first word', () => {
  expect(splitSql('-- head\n\nselect 1;\n\n  select\n 2').map(({ line }) => line)).toEqual([3, 5])
})

describe('what is left open is refused with its line', () => {
  test.each(["select 1;\nselect 'a", 'select\n"a', 'x\n/* y', 'x\n$$ y'])('%j', source => {
    expect(() => splitSql(source)).toThrow('Line 2')
  })
})
