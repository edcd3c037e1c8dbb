// Reads of boards: one's own, those of a territory with their dates, what was told, replacements, and the work of forming one.
import { place, ref } from '../../engine/field.ts'
import { view } from '../../engine/view.ts'
import { counter } from '../../engine/counter.ts'
import { Board, BoardChange, BoardNotice, BoardPush, BoardPushNote, BoardSeat, BoardTerm } from './board-records.ts'
import { boardStates } from './board-words.ts'
import { Account } from './records.ts'

const within = place({ class: 'P', label: { id: 'Wilayah', en: 'Territory' }, required: true })

/** The board of one place, its terms, its people and their replacements. */
export const boardOf = view({
  name: 'organization.board',
  label: { id: 'Kepengurusan', en: 'Board' },
  record: Board,
  params: { id: ref({ class: 'N', label: { id: 'Kepengurusan', en: 'Board' }, record: 'board', required: true }) },
  may: (who) => who.posts.length > 0,
  where: (p) => ['id', '=', p.id ?? ''],
  joins: {
    terms: { record: BoardTerm, from: 'id', to: 'boardId', many: true },
    seats: { record: BoardSeat, from: 'id', to: 'boardId', many: true },
    changes: { record: BoardChange, from: 'id', to: 'boardId', many: true },
    notices: { record: BoardNotice, from: 'id', to: 'boardId', many: true },
  },
})

export const boards = view({
  name: 'organization.boards',
  label: { id: 'Kepengurusan di wilayah', en: 'Boards of a territory' },
  record: Board,
  params: { place: within },
  may: (who) => who.posts.length > 0,
  where: (p) => ['place', 'within', p.place ?? ''],
  order: [['place', 'asc']],
  limit: 2000,
})

/** What waits for the social office: papers asked for, returned, verified, decreed. */
export const boardTermsOpen = view({
  name: 'organization.boardTermsOpen',
  label: { id: 'Kepengurusan yang diproses', en: 'Terms in the making' },
  record: BoardTerm,
  params: { place: within },
  may: (who) => who.posts.length > 0,
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', 'in', ['musyawarah', 'diajukan', 'dikembalikan', 'diverifikasi', 'disahkan']]] }),
  order: [['stateAt', 'asc']],
  joins: { board: { record: Board, from: 'boardId' } },
  limit: 1000,
})

export const boardChangesOpen = view({
  name: 'organization.boardChangesOpen',
  label: { id: 'PAW menunggu putusan', en: 'Replacements waiting' },
  record: BoardChange,
  params: { place: within },
  may: (who) => who.posts.length > 0,
  where: (p) => ({ all: [['place', 'within', p.place ?? ''], ['state', '=', 'diajukan']] }),
  order: [['askedAt', 'asc']],
  joins: { board: { record: Board, from: 'boardId' } },
  limit: 500,
})

export const boardNotices = view({
  name: 'organization.boardNotices',
  label: { id: 'Peringatan legalitas', en: 'Notices of legality' },
  record: BoardNotice,
  params: { place: within },
  may: (who) => who.posts.length > 0,
  where: (p) => ['place', 'within', p.place ?? ''],
  order: [['on', 'desc']],
  limit: 500,
})

export const boardPushes = view({
  name: 'organization.boardPushes',
  label: { id: 'Dorongan pembentukan', en: 'Drives to form boards' },
  record: BoardPush,
  params: { place: within },
  may: (who) => who.posts.length > 0,
  where: (p) => ['place', '=', p.place ?? ''],
  order: [['due', 'asc']],
  joins: { notes: { record: BoardPushNote, from: 'id', to: 'pushId', many: true }, person: { record: Account, from: 'assignedTo' } },
  limit: 1000,
})

export const boardViews = [boardOf, boards, boardTermsOpen, boardChangesOpen, boardNotices, boardPushes]

/** Boards by state, in buckets of the end of their term. */
export const boardCounter = counter({
  name: 'board',
  label: { id: 'Kepengurusan IPSM', en: 'IPSM boards' },
  record: Board,
  keys: Object.fromEntries(boardStates.map((s) => [`state:${s.code}`, s.label])),
  of: (row) => (row.state ? [{ key: `state:${String(row.state)}`, date: (row.periodEnd as string | null) ?? null }] : []),
})
export const boardCounters = [boardCounter]
