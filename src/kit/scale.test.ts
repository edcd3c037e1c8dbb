// Shades of a map: nothing apart, equal shares of the places, and every number in the class the legend says.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { stepBetween } from './map-steps.web.ts'
import { scaleOf } from './scale.web.ts'

it('keeps zero and unknown apart from the shades', () => {
  const scale = scaleOf([0, null, 3, 9])
  expect([scale.shadeOf(0), scale.shadeOf(null), scale.shadeOf(3), scale.shadeOf(9)]).toEqual([0, null, 1, 5])
  expect(scale.classes.map(({ from, to }) => [from, to])).toEqual([
    [0, 0],
    [3, 3],
    [4, 9],
  ])
})

it('gives an even split of 104 kelurahan with 9 or 10 volunteers two clear shades', () => {
  const scale = scaleOf([...Array(53).fill(9), ...Array(51).fill(10)])
  expect([scale.shadeOf(9), scale.shadeOf(10)]).toEqual([1, 5])
})

it('says in its legend where each number is', () =>
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 1 }), values => {
      const scale = scaleOf(values)
      return values.every(value => {
        const mine = scale.classes.filter(({ from, to }) => from <= value && value <= to)
        return mine.length === 1 && mine[0]?.shade === scale.shadeOf(value)
      })
    }),
  ))

it('walks a map by arrow keys to the nearest place that way', () => {
  const spots = [
    { code: 'a', x: 0, y: 0 },
    { code: 'b', x: 1, y: 0 },
    { code: 'c', x: 0, y: 1 },
    { code: 'd', x: 5, y: 1 },
  ]
  expect(['ArrowRight', 'ArrowDown', 'ArrowLeft', 'Enter'].map(key => stepBetween(key, 'a', spots))).toEqual([
    'b',
    'c',
    null,
    null,
  ])
})
