// What the clock does to boards: three warnings, the end of a term, and the beginning of the next; each once, and told to the board, its office and the board one level up.
import { act, type Change, type Env, type Look, patch, put, refuse } from '../../engine/act.ts'
import { ref } from '../../engine/field.ts'
import type { Timer } from '../../engine/house.ts'
import { addDays } from '../../engine/values/day.ts'
import { derivedId } from '../../engine/values/id.ts'
import { Board, BoardNotice, BoardTerm } from './board-records.ts'
import { beginning, type BoardRow, homeOf, nextWarning, runningStates, tellsToo, warningsOf } from './board-rules.ts'
import { takesOver } from './board-turn.ts'

const N = { class: 'N' as const }
const boardRef = ref({ ...N, label: { id: 'Kepengurusan', en: 'Board' }, record: 'board', required: true })
const over = refuse('SUDAH_BERJALAN', 'Langkah ini sudah berjalan.', 'This step was taken already.')

const readBoard = (i: { boardId?: string | null }, look: Look) => {
  const board = look.find(Board, i.boardId)
  return [{ record: Board, id: i.boardId }, { record: BoardTerm, id: board?.termId }, { record: BoardTerm, id: board?.nextTermId }]
}
const touchesBoth = (_i: unknown, _l: Look, env: Env): string[] => {
  const up = tellsToo(env.place)
  return up === null ? [homeOf(env.place)] : [homeOf(env.place), homeOf(up)]
}

/** Noted at home, and once more where the board one level up reads: public facts alone. */
function told(board: BoardRow, kind: string, env: Env): Change[] {
  const places = [env.place, tellsToo(env.place)].filter((p): p is string => p !== null)
  return places.map((place) => put(BoardNotice, { id: derivedId(`${board.termId ?? board.id} ${kind}`, place), place, class: 'N' }, {
    boardId: board.id, aboutPlace: board.place, boardName: board.name ?? null, kind, on: env.day, periodEnd: board.periodEnd ?? null,
  }))
}

/** The warning whose day has come: the one before the next that still lies ahead of what was asked for. */
const dueMark = (board: BoardRow) => warningsOf(board.periodEnd ?? '').find((w) => beginning(w.on, board.place) === (board.remindAt ? new Date(board.remindAt).toISOString() : ''))

export const remindBoard = act({
  name: 'organization.remindBoard',
  by: 'system',
  label: { id: 'Peringatan masa bakti', en: 'Reminder of a term’s end' },
  input: { boardId: boardRef },
  reads: readBoard,
  touches: touchesBoth,
  may: (who) => who.system,
  guard: (i, look, env) => {
    const board = look.find(Board, i.boardId)
    return board && board.place === env.place && ['aktif', 'akan_berakhir'].includes(board.state ?? '') && dueMark(board) ? null : over
  },
  effect: (i, look, env) => {
    const board = look.find(Board, i.boardId)
    const mark = board && dueMark(board)
    if (!board || !mark) return []
    const next = nextWarning(board.periodEnd ?? '', mark.on)
    const term = look.find(BoardTerm, board.termId)
    return [
      patch(Board, board, { state: 'akan_berakhir', remindAt: next ? beginning(next.on, env.place) : null, ...(board.state === 'akan_berakhir' ? {} : { stateAt: env.at }) }),
      ...(term ? [patch(BoardTerm, term, { state: 'akan_berakhir' })] : []),
      ...told(board, `legalitas.h${mark.mark}`, env),
    ]
  },
})

/** The day after the last: ended, unless the next term was inaugurated and begins that very day. */
export const expireBoard = act({
  name: 'organization.expireBoard',
  by: 'system',
  label: { id: 'Masa bakti berakhir', en: 'A term has ended' },
  input: { boardId: boardRef },
  reads: readBoard,
  touches: touchesBoth,
  may: (who) => who.system,
  guard: (i, look, env) => {
    const board = look.find(Board, i.boardId)
    return board && board.place === env.place && runningStates.includes(board.state ?? '') && board.periodEnd && env.day > board.periodEnd ? null : over
  },
  effect: (i, look, env) => {
    const board = look.find(Board, i.boardId)
    if (!board) return []
    const term = look.find(BoardTerm, board.termId)
    const next = look.find(BoardTerm, board.nextTermId)
    if (next?.state === 'dilantik' && (next.periodStart ?? '9999') <= addDays(board.periodEnd ?? '', 1)) return takesOver(board, next, term, env)
    return [
      patch(Board, board, { state: 'kedaluwarsa', stateAt: env.at, remindAt: null, expiresAt: null }),
      ...(term ? [patch(BoardTerm, term, { state: 'kedaluwarsa', stateAt: env.at })] : []),
      ...told(board, 'legalitas.kedaluwarsa', env),
    ]
  },
})

export const beginBoardTerm = act({
  name: 'organization.beginBoardTerm',
  by: 'system',
  label: { id: 'Masa bakti mulai', en: 'A term begins' },
  input: { termId: ref({ ...N, label: { id: 'Masa bakti', en: 'Term' }, record: 'boardTerm', required: true }) },
  reads: (i, look) => {
    const term = look.find(BoardTerm, i.termId)
    const board = look.find(Board, term?.boardId)
    return [{ record: BoardTerm, id: i.termId }, { record: Board, id: term?.boardId }, { record: BoardTerm, id: board?.termId }]
  },
  touches: (_i, _l, env) => [homeOf(env.place)],
  may: (who) => who.system,
  guard: (i, look, env) => {
    const term = look.find(BoardTerm, i.termId)
    return term && term.place === env.place && term.state === 'dilantik' && (term.periodStart ?? '9999') <= env.day && look.find(Board, term.boardId) ? null : over
  },
  effect: (i, look, env) => {
    const term = look.find(BoardTerm, i.termId)
    const board = look.find(Board, term?.boardId)
    return term && board ? takesOver(board, term, look.find(BoardTerm, board.termId), env) : []
  },
})

export const boardHouseActs = [remindBoard, expireBoard, beginBoardTerm]

export const boardTimers: readonly Timer[] = [
  { name: 'organization.boardWarning', record: Board, column: 'remindAt', when: (row) => ['aktif', 'akan_berakhir'].includes(String(row.state)), act: (row) => ({ act: 'organization.remindBoard', input: { boardId: row.id } }) },
  { name: 'organization.boardEnd', record: Board, column: 'expiresAt', when: (row) => runningStates.includes(String(row.state)), act: (row) => ({ act: 'organization.expireBoard', input: { boardId: row.id } }) },
  { name: 'organization.boardBegins', record: BoardTerm, column: 'startsAt', when: (row) => row.state === 'dilantik', act: (row) => ({ act: 'organization.beginBoardTerm', input: { termId: row.id } }) },
]
