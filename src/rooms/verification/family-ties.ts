// Nobody verifies their own family: what a worker has declared, and what speaks against a visit. Pure.
import type { RowOf } from '../../engine/record.ts'
import type { OwnFamily } from './records-musdes.ts'
import { type ItemRow, namesAlike } from './rules.ts'

export type TieRow = RowOf<typeof OwnFamily>
export type Conflict = 'keluarga_sendiri' | 'nama_mirip' | 'belum_menyatakan'

/** `members`: NIKs of the family's people, where they are known. `workerName`: the account's name. */
export function conflictOf(item: Pick<ItemRow, 'householdId' | 'kk' | 'headNik' | 'headName'>, ties: readonly TieRow[], members: readonly (string | null | undefined)[], workerName: string | null | undefined): Conflict | null {
  const standing = ties.filter((t) => !t.endedOn)
  const numbers = new Set([item.headNik, ...members].filter((n): n is string => !!n))
  const own = standing.some((t) => t.relation !== 'tidak_ada' && ((!!t.householdId && t.householdId === item.householdId) || (!!t.kk && t.kk === item.kk) || (!!t.nik && numbers.has(t.nik))))
  if (own) return 'keluarga_sendiri'
  if (standing.length === 0) return 'belum_menyatakan'
  return namesAlike(item.headName, workerName) || standing.some((t) => namesAlike(item.headName, t.name)) ? 'nama_mirip' : null
}
