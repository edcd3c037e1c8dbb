// From the deliberation to the inauguration: a board asks for its decree, the social office of its level checks and records it, never the same person.
import { act, type Env, type Look, patch, put, refuse, type Refusal } from '../../engine/act.ts'
import { bool, choice, date, longText, photos, ref, text } from '../../engine/field.ts'
import { stepRefusal } from '../../engine/flow.ts'
import type { RowOf } from '../../engine/record.ts'
import { clockOf, levelOf } from '../../engine/values/place-code.ts'
import { addWorkingDays } from '../../engine/values/working-days.ts'
import { boardFlow, type BoardState } from './board-flow.ts'
import { Board, BoardSeat, BoardTerm } from './board-records.ts'
import { beginning, boardIdOf, boardOrOffice, type BoardRow, boardStanding, homeOf, ofOffice, periodOf, provinceDeposit, quorumOf } from './board-rules.ts'
import { takesOver } from './board-turn.ts'
import { neededPositions, positions } from './board-words.ts'

const N = { class: 'N' as const }
export type TermRow = RowOf<typeof BoardTerm>

export const notThere = refuse('TIDAK_ADA', 'Kepengurusan atau masa bakti ini tidak ditemukan.', 'This board or term was not found.')
export const notYourself = refuse('EMPAT_MATA', 'Langkah ini diambil oleh orang lain: bukan yang mengajukan, dan bukan pengurusnya sendiri.', 'Somebody else must take this step: neither who asked nor a member of the board.')
const exists = refuse('SUDAH_ADA', 'Catatan ini sudah pernah disimpan.', 'This record was saved before.')
export const termRef = ref({ ...N, label: { id: 'Masa bakti', en: 'Term' }, record: 'boardTerm', required: true })

type OfTerm = { termId?: string | null }
export const touchesHome = (_i: unknown, _l: Look, env: Env): string[] => [homeOf(env.place)]
export const depositsHome = (_i: unknown, _l: Look, env: Env): string[] => provinceDeposit(env.place)
/** The term, its board, and those who sit in it. */
export const readTerm = (i: OfTerm, look: Look) => [
  { record: BoardTerm, id: i.termId },
  { record: Board, id: look.find(BoardTerm, i.termId)?.boardId },
  { record: BoardSeat, where: { termId: i.termId ?? '' } },
]
export const termOf = (look: Look, termId: string | null | undefined, env: Env): { term: TermRow; board: BoardRow } | null => {
  const term = look.find(BoardTerm, termId)
  const board = look.find(Board, term?.boardId)
  return term && board && term.place === env.place && board.place === env.place ? { term, board } : null
}
export const seatsOf = (look: Look, termId: string | null | undefined): RowOf<typeof BoardSeat>[] => look.all(BoardSeat, { termId: termId ?? '' }).filter((s) => !s.until)

/** May this step be taken, by somebody other than who asked and none of those concerned? */
const another = (name: string, i: OfTerm, look: Look, env: Env, fourEyes: boolean): Refusal | null => {
  const found = termOf(look, i.termId, env)
  if (!found) return notThere
  const wrong = stepRefusal(boardFlow, name, found.term.state)
  if (wrong) return wrong
  if (!fourEyes) return null
  const concerned = [found.term.askedBy, found.term.openedBy, ...look.all(BoardSeat, { termId: i.termId ?? '' }).map((s) => s.personId)]
  return env.person && concerned.includes(env.person) ? notYourself : null
}

/** The term steps on; the board shows it as its next one, and as its own state where there never was a term. */
const steps = (look: Look, i: OfTerm, env: Env, state: BoardState, set: Partial<TermRow>) => {
  const found = termOf(look, i.termId, env)
  if (!found) return []
  const { term, board } = found
  const dropped = state === 'dibatalkan'
  return [
    patch(BoardTerm, term, { state, stateAt: env.at, ...set }),
    patch(Board, board, { nextState: dropped ? null : state, nextTermId: dropped ? null : term.id, ...(board.termId ? {} : { state: dropped ? 'belum_terbentuk' : state, stateAt: env.at }) }),
  ]
}

/** Deliberation held: the term begins to be made. A board that has its decree already says so, and brings it along. */
export const openBoardTerm = act({
  name: 'organization.openBoardTerm',
  label: { id: 'Mencatat musyawarah kepengurusan', en: 'Record a board’s deliberation' },
  input: {
    boardId: ref({ ...N, label: { id: 'Kepengurusan', en: 'Board' }, record: 'board', required: true }),
    termId: termRef,
    name: text({ ...N, label: { id: 'Nama kepengurusan', en: 'Name of the board' }, required: true, min: 4, max: 120 }),
    kind: BoardTerm.columns.kind, heldOn: BoardTerm.columns.heldOn, venue: BoardTerm.columns.venue, entitled: BoardTerm.columns.entitled, present: BoardTerm.columns.present,
    quorumRule: BoardTerm.columns.quorumRule, method: BoardTerm.columns.method, candidates: BoardTerm.columns.candidates, minutesNo: BoardTerm.columns.minutesNo, minutes: BoardTerm.columns.minutes,
  },
  reads: (i) => [{ record: Board, id: i.boardId }, { record: BoardTerm, id: i.termId }],
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => boardOrOffice(who, env.place),
  guard: (i, look, env) => {
    if (i.boardId !== boardIdOf(env.place)) return notThere
    if (look.find(BoardTerm, i.termId)) return exists
    const board = look.find(Board, i.boardId)
    if (board?.nextTermId) return refuse('MASIH_BERPROSES', 'Masa bakti berikutnya sedang diproses. Selesaikan atau batalkan dulu.', 'The next term is in the making already. Finish or drop it first.')
    const now = boardStanding(board, env.day)
    if (now === 'aktif') return refuse('MASIH_AKTIF', `Kepengurusan masih aktif sampai ${board?.periodEnd ?? ''}. Musyawarah dicatat mulai 180 hari sebelum berakhir; untuk mengganti orang, gunakan PAW.`, `The board is active until ${board?.periodEnd ?? ''}. A deliberation is recorded from 180 days before; to replace somebody, use a replacement.`)
    if (i.kind === 'sudah_ber_sk') return null
    if (!i.heldOn || !i.entitled || i.present === undefined || i.present === null) return refuse('MUSYAWARAH_BELUM_LENGKAP', 'Isi tanggal musyawarah, jumlah anggota yang berhak, dan jumlah yang hadir.', 'Tell the day, how many were entitled and how many came.')
    if (i.heldOn > env.day) return refuse('BELUM_TERJADI', 'Musyawarah dicatat setelah dilaksanakan.', 'A deliberation is recorded after it was held.')
    if (i.present > i.entitled) return refuse('HADIR_MELEBIHI', 'Yang hadir lebih banyak daripada yang berhak hadir.', 'More came than were entitled.')
    const needed = quorumOf(i.entitled, i.quorumRule)
    if (i.present < needed) return refuse('KUORUM', `Hadir ${i.present} dari ${i.entitled}; kuorum ${needed}. Musyawarah diulang.`, `${i.present} of ${i.entitled} came; the quorum is ${needed}. Hold the deliberation again.`)
    if (i.method === 'suara' && !(i.candidates ?? []).some((c) => (c.votes ?? 0) > 0)) return refuse('SUARA_KOSONG', 'Isi calon dan perolehan suaranya.', 'Write the candidates and their votes.')
    return null
  },
  effect: (i, look, env) => {
    const board = look.find(Board, i.boardId)
    const where = { place: env.place, class: 'N' as const }
    const making = { nextTermId: i.termId as string, nextState: 'musyawarah' }
    return [
      board
        ? patch(Board, board, { ...making, ...(board.termId ? {} : { state: 'musyawarah', stateAt: env.at }) })
        : put(Board, { id: i.boardId as string, ...where }, { level: levelOf(env.place), name: i.name as string, state: 'musyawarah', stateAt: env.at, termId: null, ...making }),
      put(BoardTerm, { id: i.termId as string, ...where }, {
        boardId: i.boardId as string, kind: i.kind as string, state: 'musyawarah', stateAt: env.at, heldOn: i.heldOn ?? null, venue: i.venue ?? null, entitled: i.entitled ?? null, present: i.present ?? null,
        quorumRule: i.quorumRule ?? 'setengah', method: i.method ?? 'mufakat', candidates: i.candidates ?? [], minutesNo: i.minutesNo ?? null, minutes: i.minutes ?? [], openedBy: env.person,
      }),
    ]
  },
})

export const seatBoard = act({
  name: 'organization.seatBoard',
  label: { id: 'Mengisi jabatan pengurus', en: 'Fill a seat of the board' },
  input: {
    seatId: ref({ ...N, label: { id: 'Jabatan', en: 'Seat' }, record: 'boardSeat', required: true }),
    termId: termRef, position: BoardSeat.columns.position, title: BoardSeat.columns.title, name: BoardSeat.columns.name, psmId: BoardSeat.columns.psmId, personId: BoardSeat.columns.personId,
  },
  reads: (i, look) => [...readTerm(i, look), { record: BoardSeat, id: i.seatId }],
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => boardOrOffice(who, env.place),
  guard: (i, look, env) => {
    const wrong = another('organization.seatBoard', i, look, env, false)
    if (wrong) return wrong
    if (look.find(BoardSeat, i.seatId)) return exists
    const held = seatsOf(look, i.termId).find((s) => neededPositions.includes(i.position ?? '') && s.position === i.position)
    const label = positions.find((p) => p.code === i.position)?.label
    return held ? refuse('JABATAN_TERISI', `${label?.id ?? 'Jabatan ini'} sudah diisi oleh ${held.name ?? ''}. Kosongkan dulu.`, `${label?.en ?? 'This seat'} is held by ${held.name ?? ''}. Empty it first.`) : null
  },
  effect: (i, _l, env) => [put(BoardSeat, { id: i.seatId as string, place: env.place, class: 'N' }, {
    boardId: boardIdOf(env.place), termId: i.termId as string, position: i.position as string, title: i.title ?? null, name: i.name as string, psmId: i.psmId ?? null, personId: i.personId ?? null, from: null, until: null,
  })],
})

export const unseatBoard = act({
  name: 'organization.unseatBoard',
  label: { id: 'Mengosongkan jabatan pengurus', en: 'Empty a seat of the board' },
  input: { seatId: ref({ ...N, label: { id: 'Jabatan', en: 'Seat' }, record: 'boardSeat', required: true }), termId: termRef },
  reads: (i, look) => [...readTerm(i, look), { record: BoardSeat, id: i.seatId }],
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => boardOrOffice(who, env.place),
  guard: (i, look, env) => {
    const seat = look.find(BoardSeat, i.seatId)
    if (!seat || seat.place !== env.place || seat.termId !== i.termId) return notThere
    return another('organization.unseatBoard', i, look, env, false)
  },
  effect: (i, look) => {
    const seat = look.find(BoardSeat, i.seatId)
    return seat ? [{ kind: 'remove', record: BoardSeat, id: seat.id, place: seat.place, class: seat.class, team: seat.team, reason: 'dikosongkan' }] : []
  },
})

export const askBoardDecree = act({
  name: 'organization.askBoardDecree',
  label: { id: 'Mengajukan SK kepengurusan', en: 'Ask for a board’s decree' },
  input: {
    termId: termRef,
    secretariat: text({ ...N, label: { id: 'Alamat sekretariat', en: 'Address of the secretariat' }, required: true, min: 5, max: 200 }),
    members: BoardTerm.columns.members,
    statutes: BoardTerm.columns.statutes,
    truthful: bool({ ...N, label: { id: 'Susunan pengurus, berita acara, dan AD/ART sudah sesuai', en: 'The list, the minutes and the statutes are right' }, required: true }),
  },
  reads: readTerm,
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => boardOrOffice(who, env.place),
  guard: (i, look, env) => {
    const wrong = another('organization.askBoardDecree', i, look, env, false)
    if (wrong) return wrong
    if (!i.truthful) return refuse('PERNYATAAN_PERLU', 'Periksa susunan pengurus, berita acara, dan AD/ART, lalu nyatakan sudah sesuai.', 'Check the list, the minutes and the statutes, then say that they are right.')
    const held = seatsOf(look, i.termId).map((s) => s.position)
    const missing = positions.filter((p) => neededPositions.includes(p.code) && !held.includes(p.code))
    return missing.length > 0 ? refuse('JABATAN_KOSONG', `Belum terisi: ${missing.map((p) => p.label.id.toLowerCase()).join(', ')}. SK diajukan setelah ketua, sekretaris, dan bendahara ada.`, `Not filled: ${missing.map((p) => p.label.en.toLowerCase()).join(', ')}. A decree is asked for once chair, secretary and treasurer are there.`) : null
  },
  effect: (i, look, env) => steps(look, i, env, 'diajukan', {
    secretariat: i.secretariat as string, members: i.members ?? null, statutes: i.statutes ?? [], askedBy: env.person, askedAt: env.at, dueAt: addWorkingDays(env.at, 7, clockOf(env.place)),
    verifiedBy: null, verifiedAt: null,
  }),
})

export const verifyBoardTerm = act({
  name: 'organization.verifyBoardTerm',
  label: { id: 'Memverifikasi berkas kepengurusan', en: 'Verify a board’s papers' },
  input: { termId: termRef, note: BoardTerm.columns.verifyNote },
  reads: readTerm,
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => ofOffice(who, env.place),
  guard: (i, look, env) => another('organization.verifyBoardTerm', i, look, env, true),
  effect: (i, look, env) => steps(look, i, env, 'diverifikasi', { verifiedBy: env.person, verifiedAt: env.at, verifyNote: i.note ?? null }),
})

export const returnBoardTerm = act({
  name: 'organization.returnBoardTerm',
  label: { id: 'Mengembalikan berkas kepengurusan', en: 'Return a board’s papers' },
  input: { termId: termRef, reason: longText({ ...N, label: { id: 'Yang perlu diperbaiki', en: 'What needs mending' }, required: true, min: 5, max: 1000 }) },
  reads: readTerm,
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => ofOffice(who, env.place),
  guard: (i, look, env) => another('organization.returnBoardTerm', i, look, env, true),
  effect: (i, look, env) => steps(look, i, env, 'dikembalikan', { returnReason: i.reason as string, returnedBy: env.person, returnedAt: env.at }),
})

const decreeInput = {
  skNo: text({ class: 'P', label: { id: 'Nomor SK', en: 'Decree number' }, required: true, min: 3, max: 120 }),
  skDate: date({ class: 'P', label: { id: 'Tanggal SK', en: 'Decree date' }, required: true }),
  skIssuer: choice({ class: 'P', label: { id: 'Penerbit SK', en: 'Issuer' }, options: Board.columns.skIssuer.options ?? [], required: true }),
  skTitle: text({ class: 'P', label: { id: 'Jabatan penerbit sesuai SK', en: 'Official title of the issuer' }, required: true, min: 3, max: 160 }),
  precision: choice({ class: 'P', strict: true, label: { id: 'Masa bakti diketahui', en: 'The term is known by' }, options: Board.columns.precision.options ?? [], required: true }),
  periodStart: date({ class: 'P', label: { id: 'Masa bakti mulai', en: 'Term begins' }, required: true }),
  periodEnd: date({ class: 'P', label: { id: 'Masa bakti sampai', en: 'Term ends' }, required: true }),
  scan: photos({ ...N, label: { id: 'Foto SK', en: 'Photos of the decree' }, required: true, max: 6 }),
}

export const recordBoardDecree = act({
  name: 'organization.recordBoardDecree',
  label: { id: 'Mencatat SK kepengurusan', en: 'Record a board’s decree' },
  input: { termId: termRef, ...decreeInput },
  reads: readTerm,
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => ofOffice(who, env.place),
  guard: (i, look, env) => {
    const wrong = another('organization.recordBoardDecree', i, look, env, true)
    if (wrong) return wrong
    if ((i.skDate ?? '') > env.day) return refuse('BELUM_TERJADI', 'Tanggal SK tidak boleh sesudah hari ini.', 'The date of the decree cannot lie ahead.')
    const { periodStart, periodEnd } = periodOf(i.periodStart ?? '', i.periodEnd ?? '', i.precision ?? 'day')
    // The same year twice is a term of one year; the same day twice is none.
    return periodEnd > periodStart ? null : refuse('TANGGAL_TERBALIK', 'Masa bakti berakhir sebelum dimulai.', 'The term ends before it begins.')
  },
  // The hash of the scan stands on the term itself: photos are named by it, and it stays when they are taken away.
  effect: (i, look, env) => steps(look, i, env, 'disahkan', {
    skNo: i.skNo ?? null, skDate: i.skDate ?? null, skIssuer: i.skIssuer ?? null, skTitle: i.skTitle ?? null, precision: i.precision ?? 'day', ...periodOf(i.periodStart ?? '', i.periodEnd ?? '', i.precision ?? 'day'),
    scan: i.scan ?? [], scanHash: i.scan?.[0]?.hash ?? null, recordedBy: env.person,
  }),
})

/** Any day not before the decree: nothing ties it to the period, which may have begun years earlier. */
export const inaugurateBoard = act({
  name: 'organization.inaugurateBoard',
  label: { id: 'Mencatat pelantikan pengurus', en: 'Record a board’s inauguration' },
  input: {
    termId: termRef,
    inauguratedOn: date({ class: 'P', label: { id: 'Dilantik pada', en: 'Inaugurated on' }, required: true }),
    inaugurator: text({ class: 'P', label: { id: 'Dilantik oleh (jabatan)', en: 'Inaugurated by (office)' }, required: true, min: 3, max: 160 }),
    onBehalfOf: BoardTerm.columns.onBehalfOf,
    inauguratedAt: BoardTerm.columns.inauguratedAt,
  },
  reads: (i, look) => [...readTerm(i, look), { record: BoardTerm, id: look.find(Board, look.find(BoardTerm, i.termId)?.boardId)?.termId }],
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => ofOffice(who, env.place),
  guard: (i, look, env) => {
    const wrong = another('organization.inaugurateBoard', i, look, env, false)
    if (wrong) return wrong
    const skDate = look.find(BoardTerm, i.termId)?.skDate ?? ''
    if ((i.inauguratedOn ?? '') < skDate) return refuse('SEBELUM_SK', `Pelantikan tidak mungkin sebelum SK terbit (${skDate}).`, `An inauguration cannot come before the decree (${skDate}).`)
    return (i.inauguratedOn ?? '') > env.day ? refuse('BELUM_TERJADI', 'Pelantikan dicatat setelah dilaksanakan.', 'An inauguration is recorded after it took place.') : null
  },
  effect: (i, look, env) => {
    const found = termOf(look, i.termId, env)
    if (!found) return []
    const { term, board } = found
    const told = { inauguratedOn: i.inauguratedOn ?? null, inaugurator: i.inaugurator ?? null, onBehalfOf: i.onBehalfOf ?? null, inauguratedAt: i.inauguratedAt ?? null, inauguratedBy: env.person }
    if ((term.periodStart ?? '') > env.day) return steps(look, i, env, 'dilantik', { ...told, startsAt: beginning(term.periodStart ?? '', env.place) })
    return takesOver(board, { ...term, ...told }, look.find(BoardTerm, board.termId), env, told)
  },
})

export const dropBoardTerm = act({
  name: 'organization.dropBoardTerm',
  label: { id: 'Membatalkan proses kepengurusan', en: 'Drop a term in the making' },
  input: { termId: termRef, reason: longText({ ...N, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 5, max: 1000 }) },
  reads: readTerm,
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => boardOrOffice(who, env.place),
  guard: (i, look, env) => another('organization.dropBoardTerm', i, look, env, false),
  effect: (i, look, env) => steps(look, i, env, 'dibatalkan', { endReason: i.reason as string }),
})

export const boardMakingActs = [openBoardTerm, seatBoard, unseatBoard, askBoardDecree, verifyBoardTerm, returnBoardTerm, recordBoardDecree, inaugurateBoard, dropBoardTerm]
