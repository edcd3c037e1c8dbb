// What people type as a number, and what it is read as.
import { expect, it } from 'vitest'
import { readNumber } from './read-number.web.ts'

it.each([
  ['', null, null],
  ['35', 35, 35],
  ['35,5', 35.5, Number.NaN],
  ['35.5', 35.5, Number.NaN],
  ['1.000', 1000, 1000],
  ['1.250.000', 1_250_000, 1_250_000],
  ['1.250,75', 1250.75, Number.NaN],
  ['-6,2', -6.2, Number.NaN],
  ['sekitar 30', Number.NaN, Number.NaN],
  ['12 m', Number.NaN, Number.NaN],
])('%s', (typed, decimal, whole) => {
  expect(readNumber(typed, true)).toBe(decimal)
  expect(readNumber(typed, false)).toBe(whole)
})
