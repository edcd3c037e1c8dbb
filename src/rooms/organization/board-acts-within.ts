// What happens within a term: somebody is replaced (PAW), a board is frozen and unfrozen; and the work of forming one where there is none.
import { act, patch, put, refuse } from '../../engine/act.ts'
import { bool, date, longText, photos, ref, text } from '../../engine/field.ts'
import { isWithin } from '../../engine/values/place-code.ts'
import type { Who } from '../../engine/who.ts'
import { depositsHome, notThere, notYourself, touchesHome } from './board-acts.ts'
import { Board, BoardChange, BoardPush, BoardPushNote, BoardSeat, BoardTerm } from './board-records.ts'
import { boardOrOffice, boardStanding, isLegal, ofOffice, stateInForce } from './board-rules.ts'
import { clocksOf } from './board-turn.ts'

const N = { class: 'N' as const }
const exists = refuse('SUDAH_ADA', 'Catatan ini sudah pernah disimpan.', 'This record was saved before.')
const changeRef = ref({ ...N, label: { id: 'PAW', en: 'Replacement' }, record: 'boardChange', required: true })
const boardRef = ref({ ...N, label: { id: 'Kepengurusan', en: 'Board' }, record: 'board', required: true })
const notInForce = refuse('TIDAK_BERLAKU', 'Masa bakti kepengurusan ini tidak sedang berlaku. Selama masa tenggang data hanya dapat dibaca; catat musyawarah untuk masa bakti baru.', 'The term of this board is not in force. In grace it may be read only; record a deliberation for the next term.')

export const proposeReplacement = act({
  name: 'organization.proposeReplacement',
  label: { id: 'Mengusulkan penggantian antarwaktu', en: 'Ask for a replacement' },
  input: {
    changeId: changeRef, seatId: BoardChange.columns.seatId, name: BoardChange.columns.name, psmId: BoardChange.columns.psmId, personId: BoardChange.columns.personId, reason: BoardChange.columns.reason,
  },
  reads: (i, look) => {
    const seat = look.find(BoardSeat, i.seatId)
    return [{ record: BoardChange, id: i.changeId }, { record: BoardSeat, id: i.seatId }, { record: Board, id: seat?.boardId }, { record: BoardChange, where: { boardId: seat?.boardId ?? '' } }]
  },
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => boardOrOffice(who, env.place),
  guard: (i, look, env) => {
    const seat = look.find(BoardSeat, i.seatId)
    const board = look.find(Board, seat?.boardId)
    if (!seat || !board || seat.place !== env.place || board.place !== env.place || seat.termId !== board.termId || seat.until) return notThere
    if (look.find(BoardChange, i.changeId)) return exists
    if (!isLegal(board, env.day)) return notInForce
    return look.all(BoardChange, { boardId: board.id }).some((c) => c.seatId === seat.id && c.state === 'diajukan') ? refuse('SUDAH_DIUSULKAN', 'Penggantian untuk jabatan ini sudah diusulkan dan menunggu SK.', 'A replacement for this seat was asked for already.') : null
  },
  effect: (i, look, env) => {
    const seat = look.find(BoardSeat, i.seatId)
    if (!seat) return []
    return [put(BoardChange, { id: i.changeId as string, place: env.place, class: 'N' }, {
      boardId: seat.boardId ?? null, termId: seat.termId ?? null, seatId: seat.id, position: seat.position ?? null, outName: seat.name ?? null, name: i.name as string, psmId: i.psmId ?? null, personId: i.personId ?? null,
      reason: i.reason as string, state: 'diajukan', askedBy: env.person, askedAt: env.at,
    })]
  },
})

/** Decreed or refused by the office, never by who asked, who leaves or who comes. The new one serves to the end of the same term. */
export const decideReplacement = act({
  name: 'organization.decideReplacement',
  label: { id: 'Memutuskan penggantian antarwaktu', en: 'Decide a replacement' },
  input: {
    changeId: changeRef,
    agreed: bool({ ...N, label: { id: 'SK PAW terbit', en: 'The decree was issued' }, required: true }),
    skNo: text({ ...N, label: { id: 'Nomor SK PAW', en: 'Decree number' }, max: 120, when: (v) => v.agreed === true }),
    skDate: date({ ...N, label: { id: 'Tanggal SK PAW', en: 'Decree date' }, when: (v) => v.agreed === true }),
    scan: photos({ ...N, label: { id: 'Foto SK PAW', en: 'Photos of the decree' }, max: 4, when: (v) => v.agreed === true }),
    note: BoardChange.columns.note,
  },
  reads: (i, look) => {
    const change = look.find(BoardChange, i.changeId)
    return [{ record: BoardChange, id: i.changeId }, { record: BoardSeat, id: change?.seatId }, { record: Board, id: change?.boardId }]
  },
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => ofOffice(who, env.place),
  guard: (i, look, env) => {
    const change = look.find(BoardChange, i.changeId)
    const seat = look.find(BoardSeat, change?.seatId)
    const board = look.find(Board, change?.boardId)
    if (!change || !seat || !board || change.place !== env.place) return notThere
    if (change.state !== 'diajukan') return refuse('SUDAH_DIPUTUS', 'Penggantian ini sudah diputuskan.', 'This replacement was decided already.')
    if (env.person && [change.askedBy, change.personId, seat.personId].includes(env.person)) return notYourself
    if (!i.agreed) return i.note ? null : refuse('ALASAN_PERLU', 'Tulis alasan penolakan.', 'Write why it was refused.')
    if (!isLegal(board, env.day)) return notInForce
    if (!i.skNo || !i.skDate) return refuse('SK_PERLU', 'Isi nomor dan tanggal SK PAW.', 'Write number and date of the decree.')
    return i.skDate > env.day ? refuse('BELUM_TERJADI', 'Tanggal SK tidak boleh sesudah hari ini.', 'The date of the decree cannot lie ahead.') : null
  },
  effect: (i, look, env) => {
    const change = look.find(BoardChange, i.changeId)
    const seat = look.find(BoardSeat, change?.seatId)
    if (!change || !seat) return []
    const decided = { decidedBy: env.person, decidedAt: env.at, note: i.note ?? null }
    if (!i.agreed) return [patch(BoardChange, change, { state: 'ditolak', ...decided })]
    const on = i.skDate as string
    return [
      patch(BoardChange, change, { state: 'disahkan', ...decided, skNo: i.skNo ?? null, skDate: on, scan: i.scan ?? [] }),
      patch(BoardSeat, seat, { until: on, changeId: change.id }),
      put(BoardSeat, { id: change.id, place: env.place, class: 'N' }, {
        boardId: seat.boardId ?? null, termId: seat.termId ?? null, position: seat.position ?? null, title: seat.title ?? null, name: change.name ?? null, psmId: change.psmId ?? null, personId: change.personId ?? null,
        from: on, until: null, changeId: change.id,
      }),
    ]
  },
})

const readBoard = (i: { boardId?: string | null }, look: { find: (r: typeof Board, id: string | null | undefined) => { termId?: string | null } | undefined }) => [
  { record: Board, id: i.boardId }, { record: BoardTerm, id: look.find(Board, i.boardId)?.termId }, { record: BoardSeat, where: { boardId: i.boardId ?? '' } },
]

export const freezeBoard = act({
  name: 'organization.freezeBoard',
  label: { id: 'Membekukan kepengurusan', en: 'Freeze a board' },
  input: { boardId: boardRef, reason: longText({ ...N, label: { id: 'Alasan dan dasar pembekuan', en: 'Reason and ground' }, required: true, min: 10, max: 1000 }) },
  reads: readBoard,
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => ofOffice(who, env.place),
  guard: (i, look, env) => {
    const board = look.find(Board, i.boardId)
    if (!board || board.place !== env.place) return notThere
    if (!isLegal(board, env.day)) return notInForce
    return env.person && look.all(BoardSeat, { boardId: board.id }).some((s) => s.personId === env.person) ? notYourself : null
  },
  effect: (i, look, env) => {
    const board = look.find(Board, i.boardId)
    const term = look.find(BoardTerm, board?.termId)
    if (!board) return []
    return [
      patch(Board, board, { state: 'dibekukan', stateAt: env.at, frozenOn: env.day, frozenReason: i.reason as string, frozenBy: env.person, remindAt: null }),
      ...(term ? [patch(BoardTerm, term, { state: 'dibekukan', stateAt: env.at })] : []),
    ]
  },
})

/** By somebody else than who froze it. */
export const thawBoard = act({
  name: 'organization.thawBoard',
  label: { id: 'Mencairkan kepengurusan', en: 'Unfreeze a board' },
  input: { boardId: boardRef, reason: longText({ ...N, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 5, max: 1000 }) },
  reads: readBoard,
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => ofOffice(who, env.place),
  guard: (i, look, env) => {
    const board = look.find(Board, i.boardId)
    if (!board || board.place !== env.place) return notThere
    if (boardStanding(board, env.day) !== 'dibekukan') return refuse('TIDAK_DIBEKUKAN', 'Kepengurusan ini tidak sedang dibekukan, atau masa baktinya sudah berakhir.', 'This board is not frozen, or its term has ended.')
    return env.person && (board.frozenBy === env.person || look.all(BoardSeat, { boardId: board.id }).some((s) => s.personId === env.person)) ? notYourself : null
  },
  effect: (i, look, env) => {
    const board = look.find(Board, i.boardId)
    const term = look.find(BoardTerm, board?.termId)
    if (!board?.periodEnd) return []
    const state = stateInForce(board.periodEnd, env.day)
    return [
      patch(Board, board, { state, stateAt: env.at, frozenOn: null, frozenReason: null, frozenBy: null, remindAt: clocksOf(board.periodEnd, env.day, env.place).remindAt }),
      ...(term ? [patch(BoardTerm, term, { state, stateAt: env.at })] : []),
    ]
  },
})

const pushRef = ref({ ...N, label: { id: 'Dorongan', en: 'Drive' }, record: 'boardPush', required: true })
const pushing = (who: Who, place: string): boolean => boardOrOffice(who, place)

/** Asked for by those one level up, or of the place's own office; kept with them: the place itself may have nobody yet. */
export const pushFormation = act({
  name: 'organization.pushFormation',
  label: { id: 'Mendorong pembentukan kepengurusan', en: 'Drive the forming of a board' },
  input: {
    pushId: pushRef, forPlace: BoardPush.columns.forPlace, forName: BoardPush.columns.forName, assignedTo: BoardPush.columns.assignedTo, contact: BoardPush.columns.contact,
    due: date({ ...N, label: { id: 'Target', en: 'Due' }, required: true }),
  },
  reads: (i) => [{ record: BoardPush, id: i.pushId }, { record: BoardPush, where: { forPlace: i.forPlace ?? '-' } }],
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => pushing(who, env.place),
  guard: (i, look, env) => {
    if (look.find(BoardPush, i.pushId)) return exists
    if (!i.forPlace || !isWithin(i.forPlace, env.place)) return refuse('DI_LUAR_WILAYAH', 'Pilih wilayah di dalam wilayah Anda.', 'Choose a place within your territory.')
    if ((i.due ?? '') < env.day) return refuse('TARGET_LEWAT', 'Target tidak boleh sudah lewat.', 'The due day has passed.')
    return look.all(BoardPush, { forPlace: i.forPlace }).some((p) => p.place === env.place && p.state === 'berjalan') ? refuse('SUDAH_BERJALAN', 'Pembentukan di wilayah ini sudah didorong. Catat kemajuannya di sana.', 'The forming of this board is driven already. Note the progress there.') : null
  },
  effect: (i, _l, env) => [put(BoardPush, { id: i.pushId as string, place: env.place, class: 'N' }, {
    forPlace: i.forPlace as string, forName: i.forName ?? null, assignedTo: i.assignedTo ?? null, contact: i.contact ?? null, due: i.due as string, step: 'belum_mulai', state: 'berjalan', lastOn: null, askedBy: env.person,
  })],
})

const ownPush = (i: { pushId?: string | null }, look: Parameters<typeof touchesHome>[1], env: Parameters<typeof touchesHome>[2]) => {
  const push = look.find(BoardPush, i.pushId)
  return push && push.place === env.place ? push : null
}

export const notePush = act({
  name: 'organization.notePush',
  label: { id: 'Mencatat kemajuan pembentukan', en: 'Note the progress of forming' },
  input: {
    noteId: ref({ ...N, label: { id: 'Catatan', en: 'Note' }, record: 'boardPushNote', required: true }),
    pushId: pushRef, step: BoardPushNote.columns.step, note: BoardPushNote.columns.note,
  },
  reads: (i) => [{ record: BoardPush, id: i.pushId }, { record: BoardPushNote, id: i.noteId }],
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => pushing(who, env.place),
  guard: (i, look, env) => {
    const push = ownPush(i, look, env)
    if (!push) return notThere
    if (look.find(BoardPushNote, i.noteId)) return exists
    return push.state === 'berjalan' ? null : refuse('SUDAH_SELESAI', 'Dorongan ini sudah ditutup.', 'This drive was closed.')
  },
  effect: (i, look, env) => {
    const push = ownPush(i, look, env)
    if (!push) return []
    const step = i.step ?? push.step ?? 'belum_mulai'
    return [
      put(BoardPushNote, { id: i.noteId as string, place: env.place, class: 'N' }, { pushId: push.id, on: env.day, step, note: i.note as string, by: env.person }),
      // Two notes of one day say what they say; the drive shows the later one.
      patch(BoardPush, push, { step, lastOn: env.day }),
    ]
  },
})

export const endPush = act({
  name: 'organization.endPush',
  label: { id: 'Menutup dorongan pembentukan', en: 'Close a drive' },
  input: { pushId: pushRef, done: bool({ ...N, label: { id: 'Kepengurusan sudah terbentuk', en: 'The board was formed' }, required: true }), note: longText({ ...N, label: { id: 'Catatan akhir', en: 'Closing note' }, required: true, min: 3, max: 1000 }) },
  reads: (i) => [{ record: BoardPush, id: i.pushId }],
  touches: touchesHome,
  deposits: depositsHome,
  may: (who, _i, _l, env) => pushing(who, env.place),
  guard: (i, look, env) => {
    const push = ownPush(i, look, env)
    if (!push) return notThere
    return push.state === 'berjalan' ? null : refuse('SUDAH_SELESAI', 'Dorongan ini sudah ditutup.', 'This drive was closed.')
  },
  effect: (i, look, env) => {
    const push = ownPush(i, look, env)
    return push ? [patch(BoardPush, push, { state: i.done ? 'selesai' : 'dihentikan', endNote: i.note as string })] : []
  },
})

export const boardWithinActs = [proposeReplacement, decideReplacement, freezeBoard, thawBoard, pushFormation, notePush, endPush]
