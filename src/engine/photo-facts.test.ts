// Where a photo was taken is kept only by fields that say it proves something; every other field drops it, whoever sent it.
import { expect, it } from 'vitest'
import { photos } from './field.ts'

const hash = 'a'.repeat(64)
const label = { id: 'Foto', en: 'Photo' }
const taken = { hash, takenAt: '2022-01-21T02:14:05.000Z', lat: -6.178333, lon: 106.63, accuracy: 12 }

it('a proof keeps when and where', () => {
  expect(photos({ class: 'R', label, evidence: true }).schema.parse([taken])).toEqual([taken])
})

it('any other photo keeps when, and forgets where', () => {
  expect(photos({ class: 'R', label }).schema.parse([taken])).toEqual([{ hash, takenAt: taken.takenAt }])
})

it.each([
  [{ lat: 91 }], [{ lon: -181 }], [{ accuracy: -1 }], [{ hash: 'kurang' }],
])('refuses what is nowhere: %j', (wrong) => {
  expect(photos({ class: 'R', label, evidence: true }).schema.safeParse([{ ...taken, ...wrong }]).success).toBe(false)
})
