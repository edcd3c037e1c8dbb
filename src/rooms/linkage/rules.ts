// What the room's acts ask: who decides, which pair two ids make, when "not the same" may be asked again, which fields a person is made of.
import { same } from '../../engine/merge.ts'
import type { RowOf } from '../../engine/record.ts'
import { derivedId } from '../../engine/values/id.ts'
import type { Person } from '../registry/door.ts'
import type { LikelyPair } from './records.ts'

export type PersonRow = RowOf<typeof Person>
export type PairRow = RowOf<typeof LikelyPair>

/** Posts that decide whether two records are one person, and undo it. Everybody who writes in the registry may suggest. */
export const deciders: readonly string[] = ['village_operator', 'puskesos_koord', 'district_supervisor', 'dinsos_verifier']
/** Posts that set the comparing of a whole regency going. */
export const runners: readonly string[] = ['dinsos_verifier']

export const inOrder = (a: string, b: string): [low: string, high: string] => (a < b ? [a, b] : [b, a])

/** Both sides mint the same id for the same two records. */
export function pairId(a: string, b: string): string {
  const [low, high] = inOrder(a, b)
  return derivedId(`padanan ${low}`, high)
}

/** The smallest territory that holds both: the village, the kecamatan, or the regency. Who serves all of it may see both. */
export function commonPlace(a: string, b: string): string {
  const [x, y] = [a.split('.'), b.split('.')]
  let n = 0
  while (n < x.length && n < y.length && x[n] === y[n]) n++
  return x.slice(0, n).join('.')
}

/** Weight of evidence in bits. */
export const bitsOf = (p: number): number => Math.log2(Math.min(1 - 1e-12, Math.max(1e-12, p)) / (1 - Math.min(1 - 1e-12, Math.max(1e-12, p))))

/** A hundred times likelier than when somebody said no, and likely by itself. */
const strongly = 6.6

/** May a pair that somebody decided be asked about again? Only when the records changed strongly since. */
export function asksAgain(pair: Pick<PairRow, 'state' | 'decidedPattern' | 'decidedP' | 'pattern' | 'p'>, now: { pattern: number; p: number }): boolean {
  if (pair.state === 'menunggu' || !pair.state) return true
  if (pair.state === 'sama') return false
  if (now.p < 0.9) return false
  // Said before saving, when no chance was reckoned: the first chance is what it was said of.
  if (pair.decidedP === null || pair.decidedP === undefined) return false
  return pair.decidedPattern !== now.pattern && bitsOf(now.p) - bitsOf(pair.decidedP) >= strongly
}

/** What a person's record says, field by field; what hangs together is chosen together. */
export const fieldGroups: { readonly [group: string]: readonly (keyof PersonRow & string)[] } = {
  name: ['name'],
  nik: ['nik', 'nikRaw', 'nikReason'],
  sex: ['sex'],
  birthDate: ['birthDate'],
  birthPlace: ['birthPlace'],
  marital: ['marital'],
  presence: ['presence', 'diedOn'],
  phone: ['phone'],
  address: ['address', 'rt', 'rw'],
}
/** Taken like a field: the family and what one is in it. */
export const familyGroup = 'family'

export const groupColumns = (groups: readonly string[]): (keyof PersonRow & string)[] => groups.flatMap((g) => fieldGroups[g] ?? [])

export function columnsOf(row: PersonRow, columns: readonly string[]): { [column: string]: unknown } {
  return Object.fromEntries(columns.map((c) => [c, (row as unknown as { [c: string]: unknown })[c] ?? null]))
}

export const sameGroup = (group: string, a: { [c: string]: unknown }, b: { [c: string]: unknown }): boolean => (fieldGroups[group] ?? []).every((c) => same(a[c] ?? null, b[c] ?? null))

/** The instant a UUIDv7 was minted; null for ids of another make. */
export function mintedAt(id: string): number | null {
  return id[14] === '7' && id.length === 36 ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) : null
}
