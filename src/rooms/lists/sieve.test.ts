// A sieve never says "no" to what was put in, and seldom "maybe" to what was not.
import { expect, it } from 'vitest'
import { sieveFor } from './sieve.ts'

const nik = (n: number): string => `367199${String(n * 7919 + 10_000_000).padStart(10, '0')}`

it('knows everybody who was put in, and hardly anybody else', () => {
  const sieve = sieveFor(20_000)
  for (let n = 0; n < 20_000; n++) sieve.add(nik(n))
  let others = 0
  for (let n = 0; n < 20_000; n++) {
    if (!sieve.maybe(nik(n))) throw new Error(`${nik(n)} was put in`)
    if (sieve.maybe(nik(n + 20_000))) others++
  }
  expect(others).toBeLessThan(400)
})
