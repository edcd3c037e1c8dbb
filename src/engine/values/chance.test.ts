// Chance from a seed: the same on every machine, even where it is drawn from, fair enough for demonstrations.
import { describe, expect, it } from 'vitest'
import { chance } from './chance.ts'

describe('chance', () => {
  it('gives the same numbers for the same seed, on every machine', () => {
    const c = chance('guyub')
    expect([c.int(0, 999), c.int(0, 999), c.int(0, 999), c.int(0, 999)]).toEqual([730, 244, 557, 397])
    expect(c.uuid(Date.UTC(2026, 0, 1))).toBe('019b76da-a800-73bc-adbc-feb259375e29')
  })

  it('gives other numbers for another seed, and for each named part', () => {
    const first = (seed: string) => chance(seed).next()
    const seeds = Array.from({ length: 1000 }, (_, i) => first(`seed-${i}`))
    expect(new Set(seeds).size).toBe(1000)
    expect(chance('a').fork('b').next()).toBe(chance('a/b').next())
  })

  it('draws evenly between both ends, both possible', () => {
    const c = chance(7)
    const counts = new Map<number, number>()
    for (let i = 0; i < 60_000; i++) {
      const n = c.int(1, 6)
      counts.set(n, (counts.get(n) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6])
    for (const n of counts.values()) expect(Math.abs(n - 10_000)).toBeLessThan(400)
  })

  it('follows weights, and never takes what weighs nothing', () => {
    const c = chance('weights')
    let a = 0
    for (let i = 0; i < 10_000; i++) {
      const drawn = c.weighted([['a', 1], ['b', 3], ['never', 0]])
      expect(drawn).not.toBe('never')
      if (drawn === 'a') a++
    }
    expect(Math.abs(a - 2500)).toBeLessThan(200)
    expect(() => c.weighted([])).toThrow(RangeError)
    expect(() => c.pick([])).toThrow(RangeError)
  })

  it('shuffles without losing anyone, and leaves the list as it was', () => {
    const list = [1, 2, 3, 4, 5, 6, 7, 8]
    const mixed = chance('cards').shuffle(list)
    expect(mixed).not.toEqual(list)
    expect([...mixed].sort()).toEqual(list)
  })

  it('draws normal numbers around the mean', () => {
    const c = chance('normal')
    const drawn = Array.from({ length: 20_000 }, () => c.normal(100, 15))
    const mean = drawn.reduce((sum, n) => sum + n, 0) / drawn.length
    expect(Math.abs(mean - 100)).toBeLessThan(0.5)
    expect(drawn.filter((n) => Math.abs(n - 100) < 15).length / drawn.length).toBeCloseTo(0.68, 1)
  })
})
