// Programmes whose owner asks for a legal IPSM: nobody new is enrolled while the regency's board has no decree in force.
import type { Look, Read, Refusal } from '../../engine/act.ts'
import { refuse } from '../../engine/act.ts'
import { formatDate } from '../../engine/values/format.ts'
import { covers } from '../../engine/who.ts'
import { Board, boardIdOf, boardStanding, isLegal, standingLabels } from '../organization/door.ts'
import { Programme } from './records.ts'

const gateOf = (home: string): string => boardIdOf(home.slice(0, 5))

export const readGate = (code: string | null | undefined, home: string | null): Read[] =>
  home && code ? [{ record: Programme, where: { code } }, { record: Board, id: gateOf(home) }] : []

/** `day` is the one from which help is received: what began while the board was legal may still be written down. */
export function boardGate(code: string | null | undefined, home: string | null, day: string, look: Look): Refusal | null {
  if (!home || !code) return null
  const asked = look.all(Programme, { code }).some((p) => p.needsBoard && !p.replacedBy && p.state !== 'berakhir' && covers(p.place, home))
  if (!asked) return null
  const board = look.find(Board, gateOf(home))
  if (isLegal(board, day)) return null
  const standing = standingLabels[boardStanding(board, day)]
  const end = board?.periodEnd
  const name = board?.name ?? `IPSM ${home.slice(0, 5)}`
  return refuse(
    'IPSM_TIDAK_SAH',
    `Program ini mensyaratkan IPSM yang sah. ${name}: ${standing.id.toLowerCase()}${end ? `, masa bakti sampai ${formatDate(end)}` : ''}. Kepesertaan baru dicatat lagi setelah SK kepengurusan berlaku.`,
    `This programme asks for a legal IPSM. ${name}: ${standing.en.toLowerCase()}${end ? `, term until ${formatDate(end)}` : ''}. New enrolments are recorded again once a decree is in force.`,
  )
}
