// For stories: people of a board and of its office, and a board brought to its decree or into office by the acts themselves.
import { newId } from '../../engine/values/id.ts'
import { boardIdOf } from '../../rooms/organization/door.ts'
import type { Town, TownPerson } from './town.server.ts'

export interface BoardPeople {
  board: TownPerson
  verifier: TownPerson
  head: TownPerson
}

/** The secretary of the board, and two people of the office of its level. */
export async function boardPeople(town: Town, place: string): Promise<BoardPeople> {
  const province = place.length === 2
  const office = province ? place : place.slice(0, 5)
  return {
    board: await town.person(`Sekretaris ${place}`, [{ role: province ? 'ipsm_board_province' : place.length === 5 ? 'ipsm_board_city' : 'ipsm_board_local', place }]),
    verifier: await town.person(`Verifikator ${place}`, [{ role: province ? 'province_office' : 'dinsos_verifier', place: office }]),
    head: await town.person(`Kepala ${place}`, [{ role: province ? 'province_office' : 'dinsos_head', place: office }]),
  }
}

export const deliberation = (town: Town, place: string, termId: string, more: object = {}) => ({
  boardId: boardIdOf(place), termId, name: `IPSM ${place}`, kind: 'pembentukan', heldOn: town.now().slice(0, 10), venue: 'Aula kecamatan', entitled: 38, present: 20, method: 'mufakat', minutesNo: 'BA/01/2021', ...more,
})
export const seat = (termId: string, position: string, name: string, more: object = {}) => ({ seatId: newId(), termId, position, name, ...more })
export const decree = (town: Town, termId: string, more: object = {}) => ({
  termId, skNo: '460/Kep.12-Huk/2021', skDate: town.now().slice(0, 10), skIssuer: 'bupati_walikota', skTitle: 'Wali Kota', precision: 'year', periodStart: '2021-01-01', periodEnd: '2026-01-01', scan: [{ hash: 'ab'.repeat(32), about: 'sk' }], ...more,
})

export async function fillBoard(town: Town, by: TownPerson, place: string, termId: string): Promise<void> {
  for (const [p, name] of [['ketua', 'Hasan Contoh'], ['sekretaris', 'Siti Contoh'], ['bendahara', 'Budi Contoh']] as const) await town.done(by, 'organization.seatBoard', place, seat(termId, p, name))
}

/** All the way to a decree; the inauguration is another day. */
export async function decreedBoard(town: Town, place: string, p: BoardPeople, sk: object = {}, opened: object = {}): Promise<string> {
  const termId = newId()
  await town.done(p.board, 'organization.openBoardTerm', place, deliberation(town, place, termId, opened))
  await fillBoard(town, p.board, place, termId)
  await town.done(p.board, 'organization.askBoardDecree', place, { termId, secretariat: 'Jl. Contoh No. 1', members: 12, truthful: true })
  await town.done(p.verifier, 'organization.verifyBoardTerm', place, { termId })
  await town.done(p.head, 'organization.recordBoardDecree', place, decree(town, termId, sk))
  return termId
}

/** In office since today. */
export async function activeBoard(town: Town, place: string, p: BoardPeople, sk: object = {}, opened: object = {}): Promise<string> {
  const termId = await decreedBoard(town, place, p, sk, opened)
  await town.done(p.head, 'organization.inaugurateBoard', place, { termId, inauguratedOn: town.now().slice(0, 10), inaugurator: 'Kepala daerah' })
  return termId
}
