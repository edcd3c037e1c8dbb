// A board from its deliberation to its decree, its end and its next term: told once, by the right people, on the right days.
import { beforeAll, expect, it } from 'vitest'
import { openTown, type Town, type TownPerson } from '../../app/testing/town.server.ts'
import { oneDatabase } from '../../engine/store.server/testing.server.ts'
import { newId } from '../../engine/values/id.ts'
import { Board, BoardChange, BoardNotice, BoardSeat, BoardTerm } from './board-records.ts'
import { boardIdOf, boardStanding, isLegal } from './board-rules.ts'
import { type BoardPeople, boardPeople, decree as decreeOf, decreedBoard, deliberation as deliberationOf, fillBoard, seat } from '../../app/testing/boards.server.ts'

oneDatabase('boards', (open) => {
  let town: Town
  beforeAll(async () => {
    town = await openTown(await open(), '2021-01-11T02:00:00.000Z')
  })
  const code = async (by: TownPerson, act: string, place: string, input: { [k: string]: unknown }) => {
    const answer = await town.act(by, act, place, input)
    return answer.outcome === 'refused' ? answer.code : answer.outcome
  }
  const stateOf = async (place: string) => (await town.row(Board, boardIdOf(place)))?.state

  const people = (place: string): Promise<BoardPeople> => boardPeople(town, place)
  const deliberation = (place: string, termId: string, more: object = {}) => deliberationOf(town, place, termId, more)
  const decree = (termId: string, more: object = {}) => decreeOf(town, termId, more)
  const filled = (by: TownPerson, place: string, termId: string) => fillBoard(town, by, place, termId)
  const decreed = (place: string, p: BoardPeople, more: object = {}, opened: object = {}) => decreedBoard(town, place, p, more, opened)
  const noticesOf = async (place: string, at = place) => (await town.all(BoardNotice)).filter((n) => n.aboutPlace === place && n.place === at).sort((a, b) => (String(a.on) < String(b.on) ? -1 : 1))

  it('scenarios 1 and 2: a period of 2021–2026 inaugurated in 2023, warned thrice, ended once', async () => {
    const place = '36.71'
    const p = await people(place)
    const termId = await decreed(place, p)
    expect(await stateOf(place)).toBe('disahkan')
    town.setNow('2023-03-16T04:00:00.000Z')
    expect(await code(p.head, 'organization.inaugurateBoard', place, { termId, inauguratedOn: '2023-03-16', inaugurator: 'Wali Kota' })).toBe('accepted')
    const board = await town.row(Board, boardIdOf(place))
    expect(board).toMatchObject({ state: 'aktif', periodStart: '2021-01-01', periodEnd: '2026-12-31', precision: 'year', inauguratedOn: '2023-03-16' })
    expect(await town.row(BoardTerm, termId)).toMatchObject({ state: 'aktif', scanHash: 'ab'.repeat(32), inaugurator: 'Wali Kota' })
    const days: [string, number][] = [['2026-07-03T16:59:59.000Z', 0], ['2026-07-03T17:00:00.000Z', 1], ['2026-10-01T17:00:00.000Z', 2], ['2026-11-30T16:59:00.000Z', 2], ['2026-11-30T17:00:00.000Z', 3], ['2026-12-31T16:59:59.000Z', 3]]
    for (const [at, told] of days) {
      town.setNow(at)
      await town.ring()
      expect([at, (await noticesOf(place)).length]).toEqual([at, told])
    }
    expect((await noticesOf(place)).map((n) => [n.kind, n.on])).toEqual([['legalitas.h180', '2026-07-04'], ['legalitas.h90', '2026-10-02'], ['legalitas.h30', '2026-12-01']])
    expect((await noticesOf(place, '36')).map((n) => n.kind)).toEqual(['legalitas.h180', 'legalitas.h90', 'legalitas.h30'])
    expect(await stateOf(place)).toBe('akan_berakhir')
    expect(isLegal(await town.row(Board, boardIdOf(place)) as never, '2026-12-31')).toBe(true)

    town.setNow('2026-12-31T17:00:00.000Z')
    expect(isLegal(await town.row(Board, boardIdOf(place)) as never, '2027-01-01')).toBe(false)
    for (let again = 0; again < 3; again++) await town.ring()
    expect(await stateOf(place)).toBe('kedaluwarsa')
    expect((await noticesOf(place)).filter((n) => n.kind === 'legalitas.kedaluwarsa')).toHaveLength(1)
    expect((await town.rows(p.board, 'organization.board', { id: boardIdOf(place) }))[0]?.name).toBe('IPSM 36.71')
    // In grace the board reads and prepares its next term; nothing else.
    const [chair] = (await town.all(BoardSeat)).filter((s) => s.termId === termId && s.position === 'ketua')
    expect(await code(p.board, 'organization.proposeReplacement', place, { changeId: newId(), seatId: chair?.id, name: 'Rina Contoh', reason: 'Pindah tugas' })).toBe('TIDAK_BERLAKU')
    expect(boardStanding(await town.row(Board, boardIdOf(place)) as never, '2027-03-31')).toBe('masa_tenggang')
    expect(boardStanding(await town.row(Board, boardIdOf(place)) as never, '2027-04-01')).toBe('kedaluwarsa')
    // The province is told of it, and reads no member.
    const province = await town.person('IPSM Banten', [{ role: 'ipsm_board_province', place: '36' }])
    expect((await town.rows(province, 'organization.boardNotices', { place: '36' })).filter((n) => n.kind === 'legalitas.kedaluwarsa')).toHaveLength(1)
    expect(await town.rows(province, 'organization.boards', { place: '36' })).toEqual([])
  })

  it('the next term, inaugurated before the last day, follows without a gap', async () => {
    const place = '36.72'
    town.setNow('2025-11-03T02:00:00.000Z')
    const p = await people(place)
    const first = await decreed(place, p, { precision: 'day', periodStart: '2021-03-01', periodEnd: '2026-02-28' })
    await town.done(p.head, 'organization.inaugurateBoard', place, { termId: first, inauguratedOn: '2025-11-03', inaugurator: 'Wali Kota' })
    expect(await stateOf(place)).toBe('akan_berakhir')
    expect((await town.row(Board, boardIdOf(place)))?.remindAt).toBe('2025-11-29T17:00:00.000Z')
    town.setNow('2026-01-12T02:00:00.000Z')
    const next = await decreed(place, p, { precision: 'day', periodStart: '2026-03-01', periodEnd: '2031-02-28' }, { kind: 'pemilihan' })
    expect(await town.row(Board, boardIdOf(place))).toMatchObject({ state: 'akan_berakhir', termId: first, nextTermId: next, nextState: 'disahkan' })
    await town.done(p.head, 'organization.inaugurateBoard', place, { termId: next, inauguratedOn: '2026-01-12', inaugurator: 'Wali Kota' })
    expect((await town.row(BoardTerm, next))?.state).toBe('dilantik')
    town.setNow('2026-02-28T17:00:00.000Z')
    await town.ring()
    await town.ring()
    expect(await town.row(Board, boardIdOf(place))).toMatchObject({ state: 'aktif', termId: next, nextTermId: null, periodEnd: '2031-02-28', remindAt: '2030-08-31T17:00:00.000Z' })
    expect((await town.row(BoardTerm, first))?.state).toBe('diperpanjang')
    expect((await noticesOf(place)).filter((n) => n.kind === 'legalitas.kedaluwarsa')).toEqual([])
  })

  it('a gap between two terms is one: ended in between, and begun on its own day', async () => {
    const place = '36.73'
    town.setNow('2025-12-01T02:00:00.000Z')
    const p = await people(place)
    const first = await decreed(place, p, { precision: 'day', periodStart: '2021-01-01', periodEnd: '2025-12-31' })
    await town.done(p.head, 'organization.inaugurateBoard', place, { termId: first, inauguratedOn: '2025-12-01', inaugurator: 'Wali Kota' })
    const next = await decreed(place, p, { precision: 'day', periodStart: '2026-01-15', periodEnd: '2031-01-14' }, { kind: 'perpanjangan' })
    await town.done(p.head, 'organization.inaugurateBoard', place, { termId: next, inauguratedOn: '2025-12-01', inaugurator: 'Wali Kota' })
    town.setNow('2025-12-31T17:00:00.000Z')
    await town.ring()
    expect(await stateOf(place)).toBe('kedaluwarsa')
    town.setNow('2026-01-14T17:00:00.000Z')
    await town.ring()
    expect(await town.row(Board, boardIdOf(place))).toMatchObject({ state: 'aktif', termId: next })
    expect((await town.row(BoardTerm, first))?.state).toBe('kedaluwarsa')
  })

  it.each([
    ['64.71', 'Balikpapan', 'WITA', '2026-12-31T16:00:00.000Z'],
    ['94.71', 'Jayapura', 'WIT', '2026-12-31T15:00:00.000Z'],
    ['13.71', 'Padang', 'WIB', '2026-12-31T17:00:00.000Z'],
  ])('%s %s ends at midnight on its own clock (%s)', async (place, _name, _zone, midnight) => {
    town.setNow('2024-02-29T02:00:00.000Z')
    const p = await people(place)
    const termId = await decreed(place, p)
    await town.done(p.head, 'organization.inaugurateBoard', place, { termId, inauguratedOn: '2024-02-29', inaugurator: 'Wali Kota' })
    town.setNow(new Date(Date.parse(midnight) - 1000).toISOString())
    await town.ring()
    expect(await stateOf(place)).not.toBe('kedaluwarsa')
    town.setNow(midnight)
    await town.ring()
    expect(await stateOf(place)).toBe('kedaluwarsa')
  })

  it('says what is missing: quorum, seats, scan, dates; and lets nobody decide about what they asked for', async () => {
    const place = '36.74.01'
    town.setNow('2026-03-02T02:00:00.000Z')
    const p = await people(place)
    const termId = newId()
    expect(await code(p.board, 'organization.openBoardTerm', place, deliberation(place, termId, { present: 19 }))).toBe('KUORUM')
    expect(await code(p.board, 'organization.openBoardTerm', place, deliberation(place, termId, { present: 25, quorumRule: 'dua_pertiga' }))).toBe('KUORUM')
    expect(await code(p.board, 'organization.openBoardTerm', place, deliberation(place, termId, { present: 39 }))).toBe('HADIR_MELEBIHI')
    expect(await code(p.board, 'organization.openBoardTerm', '36.74.02', deliberation('36.74.02', termId))).toBe('BUKAN_WEWENANG')
    expect(await code(p.board, 'organization.openBoardTerm', place, { ...deliberation(place, termId), boardId: boardIdOf('36.74.02') })).toBe('TIDAK_ADA')
    expect(await code(p.verifier, 'organization.openBoardTerm', place, deliberation(place, termId, { method: 'suara' }))).toBe('SUARA_KOSONG')
    expect(await code(p.verifier, 'organization.openBoardTerm', place, deliberation(place, termId))).toBe('accepted')
    expect(await code(p.board, 'organization.openBoardTerm', place, deliberation(place, newId()))).toBe('MASIH_BERPROSES')
    const ask = { termId, secretariat: 'Jl. Contoh No. 2', truthful: true }
    expect(await code(p.board, 'organization.askBoardDecree', place, ask)).toBe('JABATAN_KOSONG')
    await filled(p.board, place, termId)
    expect(await code(p.board, 'organization.seatBoard', place, seat(termId, 'ketua', 'Orang Kedua'))).toBe('JABATAN_TERISI')
    await town.done(p.board, 'organization.seatBoard', place, seat(termId, 'anggota', 'Verifikator Contoh', { personId: p.head.id }))
    expect(await code(p.board, 'organization.askBoardDecree', place, { ...ask, truthful: false })).toBe('PERNYATAAN_PERLU')
    expect(await code(p.board, 'organization.verifyBoardTerm', place, { termId })).toBe('BUKAN_WEWENANG')
    expect(await code(p.board, 'organization.askBoardDecree', place, ask)).toBe('accepted')
    expect((await town.row(BoardTerm, termId))?.dueAt).toBe('2026-03-11T16:59:59.999Z')
    // Who wrote the deliberation down, and who sits on the board, check nothing.
    expect(await code(p.verifier, 'organization.verifyBoardTerm', place, { termId })).toBe('EMPAT_MATA')
    expect(await code(p.head, 'organization.verifyBoardTerm', place, { termId })).toBe('EMPAT_MATA')
    const other = await town.person('Verifikator kedua', [{ role: 'dinsos_verifier', place: '36.74' }])
    expect(await code(other, 'organization.returnBoardTerm', place, { termId, reason: 'AD/ART belum ditandatangani' })).toBe('accepted')
    expect(await stateOf(place)).toBe('dikembalikan')
    await town.done(p.board, 'organization.askBoardDecree', place, ask)
    await town.done(other, 'organization.verifyBoardTerm', place, { termId })
    expect(await code(other, 'organization.recordBoardDecree', place, decree(termId, { scan: [] }))).toBe('ISIAN_BELUM_BENAR')
    expect(await code(other, 'organization.recordBoardDecree', place, decree(termId, { periodEnd: '2020-01-01' }))).toBe('TANGGAL_TERBALIK')
    expect(await code(other, 'organization.recordBoardDecree', place, decree(termId))).toBe('accepted')
    expect(await code(other, 'organization.inaugurateBoard', place, { termId, inauguratedOn: '2026-03-01', inaugurator: 'Camat' })).toBe('SEBELUM_SK')
    expect(await code(other, 'organization.inaugurateBoard', place, { termId, inauguratedOn: '2026-04-01', inaugurator: 'Camat' })).toBe('BELUM_TERJADI')
    expect(await code(other, 'organization.inaugurateBoard', place, { termId, inauguratedOn: '2026-03-02', inaugurator: 'Camat' })).toBe('accepted')
  })

  it('replaces somebody within the term, and the term ends when it would have', async () => {
    const place = '36.75'
    town.setNow('2026-03-02T02:00:00.000Z')
    const p = await people(place)
    const termId = await decreed(place, p)
    await town.done(p.head, 'organization.inaugurateBoard', place, { termId, inauguratedOn: '2026-03-02', inaugurator: 'Wali Kota' })
    const chair = (await town.all(BoardSeat)).find((s) => s.termId === termId && s.position === 'ketua')
    const changeId = newId()
    const asked = { changeId, seatId: chair?.id, name: 'Rina Contoh', reason: 'Ketua pindah ke kota lain' }
    expect(await code(p.board, 'organization.proposeReplacement', place, asked)).toBe('accepted')
    expect(await code(p.board, 'organization.proposeReplacement', place, { ...asked, changeId: newId() })).toBe('SUDAH_DIUSULKAN')
    town.advance({ days: 10 })
    expect(await code(p.head, 'organization.decideReplacement', place, { changeId, agreed: true })).toBe('SK_PERLU')
    expect(await code(p.head, 'organization.decideReplacement', place, { changeId, agreed: true, skNo: 'PAW/7/2026', skDate: '2026-03-10' })).toBe('accepted')
    const seats = (await town.all(BoardSeat)).filter((s) => s.termId === termId && s.position === 'ketua')
    expect(seats.map((s) => [s.name, s.from, s.until]).sort()).toEqual([['Hasan Contoh', null, '2026-03-10'], ['Rina Contoh', '2026-03-10', null]])
    expect(await town.row(Board, boardIdOf(place))).toMatchObject({ periodEnd: '2026-12-31', termId })
    expect((await town.row(BoardChange, changeId))?.state).toBe('disahkan')
    expect(await code(p.head, 'organization.decideReplacement', place, { changeId, agreed: false, note: 'Terlambat' })).toBe('SUDAH_DIPUTUS')
  })

  it('a frozen board opens nothing; another person unfreezes it; its end comes all the same', async () => {
    const place = '36.03'
    town.setNow('2026-03-02T02:00:00.000Z')
    const p = await people(place)
    const termId = await decreed(place, p)
    await town.done(p.head, 'organization.inaugurateBoard', place, { termId, inauguratedOn: '2026-03-02', inaugurator: 'Bupati' })
    const boardId = boardIdOf(place)
    expect(await code(p.board, 'organization.freezeBoard', place, { boardId, reason: 'Dualisme kepengurusan' })).toBe('BUKAN_WEWENANG')
    await town.done(p.head, 'organization.freezeBoard', place, { boardId, reason: 'Dualisme kepengurusan, menunggu musyawarah' })
    expect(isLegal(await town.row(Board, boardId) as never, '2026-03-02')).toBe(false)
    expect(await code(p.head, 'organization.thawBoard', place, { boardId, reason: 'Sudah damai' })).toBe('EMPAT_MATA')
    expect(await code(p.verifier, 'organization.thawBoard', place, { boardId, reason: 'Musyawarah bersama selesai' })).toBe('accepted')
    expect(await town.row(Board, boardId)).toMatchObject({ state: 'aktif', remindAt: '2026-07-03T17:00:00.000Z' })
    await town.done(p.head, 'organization.freezeBoard', place, { boardId, reason: 'Dualisme muncul lagi di daerah' })
    town.setNow('2026-12-31T17:00:00.000Z')
    await town.ring()
    expect(await stateOf(place)).toBe('kedaluwarsa')
  })

  it('a province writes of its own board, four eyes among its office, and of no other place', async () => {
    const place = '35'
    town.setNow('2026-03-02T02:00:00.000Z')
    const p = await people(place)
    const termId = newId()
    expect(await code(p.board, 'organization.openBoardTerm', '35.78', deliberation('35.78', termId))).toBe('BUKAN_WEWENANG')
    const made = await decreed(place, p, { skIssuer: 'gubernur', skTitle: 'Gubernur Jawa Timur' })
    for (let n = 1; n <= 10; n++) expect(await code(p.board, 'organization.seatBoard', place, seat(made, 'anggota', `Pengurus Contoh ${n}`))).toBe('LANGKAH_TIDAK_SAH')
    await town.done(p.head, 'organization.inaugurateBoard', place, { termId: made, inauguratedOn: '2026-03-02', inaugurator: 'Wakil Gubernur', onBehalfOf: 'Gubernur Jawa Timur' })
    expect((await town.rows(p.board, 'organization.boards', { place }))).toHaveLength(1)
    const pushId = newId()
    expect(await code(p.board, 'organization.pushFormation', place, { pushId, forPlace: '36.71', due: '2026-06-30' })).toBe('DI_LUAR_WILAYAH')
    expect(await code(p.board, 'organization.pushFormation', place, { pushId, forPlace: '35.78', forName: 'Kota Surabaya', due: '2026-06-30', contact: 'Dinsos Kota Surabaya' })).toBe('accepted')
    expect(await code(p.board, 'organization.pushFormation', place, { pushId: newId(), forPlace: '35.78', due: '2026-06-30' })).toBe('SUDAH_BERJALAN')
    expect(await code(p.board, 'organization.notePush', place, { noteId: newId(), pushId, step: 'calon', note: 'Tujuh PSM bersedia menjadi calon pengurus.' })).toBe('accepted')
    expect((await town.rows(p.verifier, 'organization.boardPushes', { place }))[0]).toMatchObject({ step: 'calon', state: 'berjalan' })
    expect(await code(p.board, 'organization.endPush', place, { pushId, done: true, note: 'Kepengurusan terbentuk.' })).toBe('accepted')
  })

  it('the nation’s board: an administrator writes, another one decides', async () => {
    town.setNow('2026-03-02T02:00:00.000Z')
    const [one, two] = [await town.person('Admin satu', [{ role: 'admin', place: '' }]), await town.person('Admin dua', [{ role: 'admin', place: '' }])]
    const termId = await decreed('', { board: one, verifier: two, head: two }, { skIssuer: 'menteri', skTitle: 'Menteri Sosial Republik Indonesia' })
    await town.done(two, 'organization.inaugurateBoard', '', { termId, inauguratedOn: '2026-03-02', inaugurator: 'Menteri Sosial' })
    expect(await stateOf('')).toBe('aktif')
    town.setNow('2026-07-03T17:00:00.000Z')
    await town.ring()
    expect((await noticesOf('', '')).map((n) => n.kind)).toEqual(['legalitas.h180'])
  })
})
