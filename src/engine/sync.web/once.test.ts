// What an answer that is none means: why, in the server's own words, and whether the rest of the house goes on.
import { expect, it } from 'vitest'
import { metOf } from './once.web.ts'

const say = { id: 'Alasannya.', en: 'The reason.' }

it.each([
  [503, { code: 'TUNGGU_GILIRAN', say }, '7', { kind: 'busy', retryAfterMs: 7000, say }],
  [503, { code: 'PENYIMPANAN_PENUH', say }, '5', { kind: 'busy', retryAfterMs: 5000, say, reads: true }],
  [429, { code: 'TERLALU_BANYAK_DITOLAK', say }, '3600', { kind: 'busy', retryAfterMs: 3_600_000, say, reads: true }],
  [409, { code: 'UNGGAHAN_TERSELA', say }, null, { kind: 'busy', retryAfterMs: 5000 }],
  [401, { code: 'MASUK_DULU', say }, null, { kind: 'signIn' }],
  [400, { code: 'ISIAN_BELUM_BENAR', say }, null, { kind: 'rejected', status: 400, say }],
  [502, null, null, { kind: 'busy', retryAfterMs: 30_000 }],
  [404, { hotel: 'welcome' }, null, { kind: 'away', why: 'status 404' }],
] as const)('%i %o', (status, json, retryAfter, met) => {
  expect(metOf(status, json, retryAfter)).toEqual(met)
})
