// The association of a whole province, made up: a board at most levels and places, and members in every village. Straight through the bulk path, with versions, log and sums.
import { chance } from '../src/engine/values/chance.ts'
import { bulkRows, type BulkRow } from '../src/engine/road.server/bulk.server.ts'
import type { Road } from '../src/engine/road.server/road.server.ts'
import { derivedId } from '../src/engine/values/id.ts'
import { levelOf } from '../src/engine/values/place-code.ts'
import { Board, BoardSeat, boardIdOf, Psm } from '../src/rooms/organization/door.ts'

const N = { class: 'N' as const, team: null }
const names = ['Hasan', 'Siti', 'Budi', 'Rina', 'Tuti', 'Slamet', 'Dewi', 'Agus', 'Nur', 'Wati', 'Joko', 'Endang']

/** Two in three places have a board: most in force, some ending soon, some ended. `today` is YYYY-MM-DD. */
export function associationRows(code: string, today: string): BulkRow[] {
  const c = chance(`kepengurusan/${code}`)
  const rows: BulkRow[] = []
  const year = Number(today.slice(0, 4))
  if (c.int(1, 100) <= (code.length === 5 ? 95 : 66)) {
    const left = c.weighted<number>([[3, 6], [1, 3], [0, 2], [-1, 1]])
    const [start, end] = [`${year + left - 5}-01-01`, `${year + left}-12-31`]
    const termId = derivedId(code, 'masa bakti')
    rows.push({
      record: Board,
      row: {
        id: boardIdOf(code), place: code, ...N, level: levelOf(code), name: `IPSM ${code}`, state: left < 0 ? 'kedaluwarsa' : 'aktif', termId, periodStart: start, periodEnd: end, precision: 'year',
        skNo: `460/${code}/Kep`, skDate: start, skIssuer: 'bupati_walikota', skTitle: 'Bupati', inauguratedOn: start,
      },
    })
    for (const position of ['ketua', 'sekretaris', 'bendahara']) rows.push({ record: BoardSeat, row: { id: derivedId(code, position), place: code, ...N, boardId: boardIdOf(code), termId, position, name: `${c.pick(names)} Contoh` } })
  }
  if (code.length < 13) return rows
  for (let i = 0; i < c.int(1, 5); i++) {
    const born = year - c.int(20, 68)
    rows.push({
      record: Psm,
      row: { id: derivedId(code, `psm ${i}`), place: code, ...N, name: `${c.pick(names)} Contoh`, sex: c.pick(['L', 'P']), birthYear: born, state: 'aktif', skNo: `SK/${i}`, skFrom: `${year - c.int(0, 6)}-03-01`, ...(c.int(1, 3) === 1 ? { tier: 'pelatihan_dasar', certifiedUntil: `${year + 1}-12-31` } : {}) },
    })
  }
  return rows
}

/** One load per regency, as imports come. Answers how many rows there are. */
export async function loadAssociation(road: Road, province: string, places: readonly string[], today: string): Promise<number> {
  let n = 0
  for (const [regency, codes] of Map.groupBy(places.filter((p) => p.length >= 5), (p) => p.slice(0, 5))) {
    n += await bulkRows(road, { act: { id: derivedId('bench organisation', regency), name: 'organization.importBoards', person: null, input: { file: `ukur-${province}` } }, rows: codes.flatMap((code) => associationRows(code, today)) })
  }
  return n
}
