// What can befall a few phones and their server: each history of the model is a list of these, drawn by fast-check.
import fc from 'fast-check'

/** What the road does to one sync: the numbers are odds in 256, drawn anew for each trip. */
export interface Weather {
  /** The question never arrives. */
  going: number
  /** The server has heard; the answer never comes back. */
  coming: number
  /** The question arrives twice, one after the other or at the same moment. */
  twice: number
  /** The question is held up and arrives after later ones; its answer finds nobody. */
  late: number
}

export type Step =
  | { do: 'write'; phone: number; place: number; sealed: boolean }
  | { do: 'edit'; phone: number; note: number; word: number; both: boolean }
  | { do: 'answer'; phone: number; note: number; word: number }
  | { do: 'grow' | 'close' | 'reopen' | 'hide'; phone: number; note: number }
  | { do: 'move'; phone: number; note: number; place: number }
  /** About a place this phone does not carry. */
  | { do: 'blind'; phone: number; note: number }
  | { do: 'choose'; phone: number; pick: number; take: 'kept' | 'offered' }
  | { do: 'settle'; phone: number; pick: number }
  | { do: 'dismiss'; phone: number; pick: number }
  | { do: 'sync'; phone: number; weather: Weather }
  /** Two phones sync and a third hand writes, all at the same time. */
  | { do: 'crowd'; phone: number; other: number; note: number; weather: Weather }
  | { do: 'kill'; phone: number; after: number; survives: boolean }
  | { do: 'restart'; phone: number }
  | { do: 'damage'; phone: number; pick: number }
  | { do: 'skew'; phone: number; minutes: number }
  | { do: 'time'; minutes: number }
  /** Somebody without a phone, at the office. */
  | { do: 'desk'; act: 'edit' | 'close' | 'reopen' | 'grow'; note: number; word: number }
  /** The house closes what is past its time, and is asked twice. */
  | { do: 'expire'; note: number }
  | { do: 'appoint'; person: number; place: number }
  | { do: 'dismissal'; person: number; post: number; when: 'yesterday' | 'today' }
  | { do: 'seat'; person: number; sits: boolean }
  | { do: 'revoke'; phone: number }
  /** The same phone under a new device code. */
  | { do: 'again'; phone: number }
  | { do: 'arrive'; pick: number }
  | { do: 'server' }
  | { do: 'bases' }

const small = fc.nat({ max: 11 })
const phone = fc.nat({ max: 3 })
const odds = (most: number): fc.Arbitrary<number> => fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: most }) })
const weather: fc.Arbitrary<Weather> = fc.record({ going: odds(110), coming: odds(110), twice: odds(120), late: odds(70) })
const record = <T extends Step['do'], S extends object>(what: T, rest: { [K in keyof S]: fc.Arbitrary<S[K]> }) =>
  fc.record({ do: fc.constant(what), ...rest }) as unknown as fc.Arbitrary<Extract<Step, { do: T }>>

export const anyStep: fc.Arbitrary<Step> = fc.oneof<fc.WeightedArbitrary<Step>[]>(
  { weight: 10, arbitrary: record('write', { phone, place: small, sealed: fc.integer({ min: 0, max: 4 }).map(n => n === 0) }) },
  { weight: 12, arbitrary: record('edit', { phone, note: small, word: small, both: fc.boolean() }) },
  { weight: 4, arbitrary: record('answer', { phone, note: small, word: small }) },
  { weight: 12, arbitrary: record('grow', { phone, note: small }) },
  { weight: 3, arbitrary: record('close', { phone, note: small }) },
  { weight: 3, arbitrary: record('reopen', { phone, note: small }) },
  { weight: 3, arbitrary: record('hide', { phone, note: small }) },
  { weight: 6, arbitrary: record('move', { phone, note: small, place: small }) },
  { weight: 1, arbitrary: record('blind', { phone, note: small }) },
  { weight: 3, arbitrary: record('choose', { phone, pick: small, take: fc.constantFrom('kept' as const, 'offered' as const) }) },
  { weight: 1, arbitrary: record('settle', { phone, pick: small }) },
  { weight: 2, arbitrary: record('dismiss', { phone, pick: small }) },
  { weight: 22, arbitrary: record('sync', { phone, weather }) },
  { weight: 4, arbitrary: record('crowd', { phone, other: phone, note: small, weather }) },
  { weight: 7, arbitrary: record('kill', { phone, after: fc.nat({ max: 14 }), survives: fc.boolean() }) },
  { weight: 3, arbitrary: record('restart', { phone }) },
  { weight: 1, arbitrary: record('damage', { phone, pick: small }) },
  { weight: 2, arbitrary: record('skew', { phone, minutes: fc.constantFrom(0, -1, 3, -90, 600, -3000, 5000) }) },
  { weight: 4, arbitrary: record('time', { minutes: fc.constantFrom(1, 30, 300, 900, 1500) }) },
  {
    weight: 3,
    arbitrary: record('desk', { act: fc.constantFrom('edit' as const, 'close' as const, 'reopen' as const, 'grow' as const), note: small, word: small }),
  },
  { weight: 1, arbitrary: record('expire', { note: small }) },
  { weight: 3, arbitrary: record('appoint', { person: small, place: small }) },
  { weight: 3, arbitrary: record('dismissal', { person: small, post: small, when: fc.constantFrom('yesterday' as const, 'today' as const) }) },
  { weight: 2, arbitrary: record('seat', { person: small, sits: fc.boolean() }) },
  { weight: 1, arbitrary: record('revoke', { phone }) },
  { weight: 1, arbitrary: record('again', { phone }) },
  { weight: 3, arbitrary: record('arrive', { pick: small }) },
  { weight: 2, arbitrary: record('server', {}) },
  { weight: 2, arbitrary: record('bases', {}) },
)

export interface History {
  /** Chance of the history itself: ids, and when which trip fails. */
  seed: number
  steps: Step[]
}

/** At least thirty steps, as long as nothing is being made smaller. */
export const anyHistory = (least = 30, most = 38): fc.Arbitrary<History> =>
  fc.record({ seed: fc.nat(), steps: fc.array(anyStep, { minLength: least, maxLength: most, size: 'max' }) })
