// Steps of a board that are simple forms: address, act, fields, when they are offered and to whom. The act judges again.
import { longText, text, type Fields, type Text, type Values } from '../../../engine/field.ts'
import type { Who } from '../../../engine/who.ts'
import { askBoardDecree, dropBoardTerm, inaugurateBoard, openBoardTerm, recordBoardDecree, returnBoardTerm, seatBoard, verifyBoardTerm } from '../board-acts.ts'
import { decideReplacement, freezeBoard, proposeReplacement, thawBoard } from '../board-acts-within.ts'
import { boardIdOf, boardOrOffice, type BoardRow, boardStanding, ofOffice } from '../board-rules.ts'
import type { ChangeRow, SeatRow, TermRow } from './board-words.web.ts'

export interface BoardSight {
  place: string
  placeName: string
  board: BoardRow | null
  /** The term in the making. */
  next: TermRow | null
  /** The term in force. */
  term: TermRow | null
  seats: readonly SeatRow[]
  changes: readonly ChangeRow[]
  today: string
}

export interface BoardStep {
  path: string
  act: { name: string; label: Text; input: Fields }
  title: Text
  help?: Text
  submit?: Text
  danger?: boolean
  may: (who: Who, place: string) => boolean
  when: (s: BoardSight, person: string) => boolean
  fields: (s: BoardSight) => Fields
  initial?: (s: BoardSight) => Values
  carried: (s: BoardSight, values: Values) => Values
  /** Ids the form mints. */
  mint?: string
}

const t = (id: string, en: string): Text => ({ id, en })
const without = (fields: Fields, ...names: string[]): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)))
const ofTerm = (s: BoardSight): Values => ({ termId: s.next?.id })
const state = (...states: string[]) => (s: BoardSight): boolean => states.includes(s.next?.state ?? '')
const inForce = (s: BoardSight): boolean => ['aktif', 'akan_berakhir'].includes(boardStanding(s.board, s.today))
/** Neither who asked nor who sits on the board. */
const other = (s: BoardSight, person: string): boolean => ![s.next?.askedBy, s.next?.openedBy, ...s.seats.map((x) => x.personId)].includes(person)

const votes = longText({ class: 'N', label: t('Calon dan perolehan suara', 'Candidates and votes'), help: t('Satu baris satu calon, misalnya: Hasan Contoh = 21', 'One candidate a line, such as: Hasan Contoh = 21'), max: 2000, when: (v) => v.method === 'suara' })
/** `Hasan Contoh = 21`, one a line. */
export const readVotes = (written: unknown): { name: string; votes?: number }[] =>
  String(written ?? '').split('\n').flatMap((line) => {
    const m = /^\s*(.+?)\s*(?:[=:,;]\s*(\d+))?\s*$/.exec(line)
    return m?.[1] ? [{ name: m[1], ...(m[2] ? { votes: Number(m[2]) } : {}) }] : []
  })

/** A member is chosen; who is none, or lies outside what this person reads (a province), is written by name. */
const someone = (s: BoardSight, psmId: Fields[string], name: Fields[string]): Fields =>
  s.place.length < 5 ? { name } : { psmId: { ...psmId, help: t('Cari namanya. Bila bukan anggota PSM, kosongkan lalu tulis namanya.', 'Search the name. Leave it empty for somebody who is no member and write the name.') }, name: { ...name, when: (v: Values) => !v.psmId } }

const held = (v: Values): boolean => v.kind !== 'sudah_ber_sk'
const asked = (fields: Fields, names: readonly string[]): Fields => Object.fromEntries(Object.entries(fields).map(([name, f]) => [name, names.includes(name) ? { ...f, when: held } : f]))

export const boardSteps: readonly BoardStep[] = [
  {
    path: 'musyawarah', act: openBoardTerm, title: t('Catat musyawarah', 'Record the deliberation'), may: boardOrOffice, mint: 'termId',
    help: t('Masa bakti baru dimulai dari musyawarah: siapa hadir, bagaimana diputuskan, dan berita acaranya. Kepengurusan yang sudah ber-SK cukup dicatat sebagai “sudah ber-SK”.', 'A new term begins with a deliberation: who came, how it was decided, and its minutes. A board that has its decree already is recorded as such.'),
    when: (s) => !s.next && boardStanding(s.board, s.today) !== 'aktif',
    fields: (s) => ({
      ...(s.board ? {} : { name: openBoardTerm.input.name }),
      ...asked(without(openBoardTerm.input, 'boardId', 'termId', 'name', 'candidates'), ['heldOn', 'venue', 'entitled', 'present', 'quorumRule', 'method', 'minutesNo', 'minutes']), votes,
    }),
    initial: (s) => ({ name: `IPSM ${s.placeName}`, kind: s.board?.termId ? 'pemilihan' : 'pembentukan', heldOn: s.today, quorumRule: 'setengah', method: 'mufakat' }),
    carried: (s, v) => ({ boardId: boardIdOf(s.place), name: s.board?.name ?? v.name, candidates: readVotes(v.votes), votes: undefined }),
  },
  {
    path: 'pengurus', act: seatBoard, title: t('Isi jabatan', 'Fill a seat'), may: boardOrOffice, mint: 'seatId', when: state('musyawarah', 'dikembalikan'), submit: t('Simpan jabatan', 'Save the seat'),
    fields: (s) => ({ position: seatBoard.input.position, title: { ...seatBoard.input.title, when: (v: Values) => v.position === 'lain' }, ...someone(s, seatBoard.input.psmId, seatBoard.input.name) }), carried: ofTerm,
  },
  {
    path: 'ajukan', act: askBoardDecree, title: t('Ajukan SK', 'Ask for the decree'), may: boardOrOffice, when: state('musyawarah', 'dikembalikan'), submit: t('Ajukan', 'Ask'),
    help: t('Ketua, sekretaris, dan bendahara harus terisi. Dinas Sosial memeriksa paling lama tujuh hari kerja.', 'Chair, secretary and treasurer must be filled. The social office checks within seven working days.'),
    fields: () => without(askBoardDecree.input, 'termId'), initial: (s) => ({ secretariat: s.next?.secretariat ?? s.term?.secretariat ?? null, members: s.next?.members ?? null, statutes: s.next?.statutes ?? [] }), carried: ofTerm,
  },
  {
    path: 'verifikasi', act: verifyBoardTerm, title: t('Verifikasi berkas', 'Verify the papers'), may: ofOffice, when: (s, person) => state('diajukan')(s) && other(s, person), submit: t('Berkas lengkap dan benar', 'Complete and right'),
    help: t('Cocokkan susunan pengurus, berita acara, daftar hadir, AD/ART, dan alamat sekretariat.', 'Compare the list, the minutes, the attendance, the statutes and the address.'), fields: () => without(verifyBoardTerm.input, 'termId'), carried: ofTerm,
  },
  {
    path: 'kembalikan', act: returnBoardTerm, title: t('Kembalikan untuk diperbaiki', 'Return to be mended'), may: ofOffice, when: (s, person) => state('diajukan', 'diverifikasi')(s) && other(s, person), danger: true, submit: t('Kembalikan', 'Return'),
    fields: () => without(returnBoardTerm.input, 'termId'), carried: ofTerm,
  },
  {
    path: 'sk', act: recordBoardDecree, title: t('Catat SK', 'Record the decree'), may: ofOffice, when: (s, person) => state('diverifikasi')(s) && other(s, person), submit: t('Simpan SK', 'Save the decree'),
    help: t('Bila masa bakti hanya disebut tahunnya, pilih “Hanya tahun”: 2021–2026 berlaku sampai 31 Desember 2026.', 'When only the years are told choose “Year only”: 2021–2026 holds until 31 December 2026.'),
    fields: () => without(recordBoardDecree.input, 'termId'), initial: (s) => ({ precision: 'year', skDate: s.today, periodStart: `${s.today.slice(0, 4)}-01-01`, periodEnd: `${Number(s.today.slice(0, 4)) + 5}-12-31` }), carried: ofTerm,
  },
  {
    path: 'pelantikan', act: inaugurateBoard, title: t('Catat pelantikan', 'Record the inauguration'), may: ofOffice, when: state('disahkan'), submit: t('Simpan pelantikan', 'Save'),
    help: t('Tanggal pelantikan boleh kapan saja sesudah SK terbit; masa bakti tetap mengikuti SK.', 'It may take place any day after the decree; the term stays as the decree says.'),
    fields: () => without(inaugurateBoard.input, 'termId'), initial: (s) => ({ inauguratedOn: s.today }), carried: ofTerm,
  },
  {
    path: 'batalkan', act: dropBoardTerm, title: t('Batalkan proses', 'Drop it'), may: boardOrOffice, when: state('musyawarah', 'diajukan', 'dikembalikan', 'diverifikasi', 'disahkan'), danger: true, submit: t('Batalkan', 'Drop'),
    fields: () => without(dropBoardTerm.input, 'termId'), carried: ofTerm,
  },
  {
    path: 'paw', act: proposeReplacement, title: t('Usulkan PAW', 'Ask for a replacement'), may: boardOrOffice, mint: 'changeId', when: (s) => inForce(s) && s.seats.length > 0, submit: t('Usulkan', 'Ask'),
    help: t('Pengganti meneruskan sisa masa bakti. Akhir masa bakti tidak berubah.', 'The replacement serves what is left of the term. Its end stays.'),
    fields: (s) => ({
      seatId: { ...text({ class: 'N', label: t('Yang diganti', 'Replaced'), required: true }), kind: 'choice', options: s.seats.map((x) => ({ code: x.id, label: { id: x.name ?? '', en: x.name ?? '' } })) },
      ...someone(s, proposeReplacement.input.psmId, proposeReplacement.input.name), reason: proposeReplacement.input.reason,
    }),
    carried: () => ({}),
  },
  {
    path: 'putus-paw', act: decideReplacement, title: t('Putuskan PAW', 'Decide the replacement'), may: ofOffice, when: (s, person) => s.changes.some((c) => c.state === 'diajukan' && c.askedBy !== person), submit: t('Simpan putusan', 'Save'),
    fields: (s) => ({
      changeId: { ...text({ class: 'N', label: t('PAW yang diputuskan', 'Replacement to decide'), required: true }), kind: 'choice', options: s.changes.filter((c) => c.state === 'diajukan').map((c) => ({ code: c.id, label: { id: `${c.outName ?? ''} → ${c.name ?? ''}`, en: `${c.outName ?? ''} → ${c.name ?? ''}` } })) },
      ...without(decideReplacement.input, 'changeId'),
    }),
    initial: (s) => ({ changeId: s.changes.find((c) => c.state === 'diajukan')?.id, agreed: true, skDate: s.today }), carried: () => ({}),
  },
  {
    path: 'bekukan', act: freezeBoard, title: t('Bekukan kepengurusan', 'Freeze the board'), may: ofOffice, when: inForce, danger: true, submit: t('Bekukan', 'Freeze'),
    help: t('Selama dibekukan, kepengurusan tidak dihitung sah. Dicairkan oleh orang lain di Dinas Sosial.', 'While frozen the board is not legal. Somebody else in the office unfreezes it.'), fields: () => without(freezeBoard.input, 'boardId'), carried: (s) => ({ boardId: s.board?.id }),
  },
  {
    path: 'cairkan', act: thawBoard, title: t('Cairkan kepengurusan', 'Unfreeze the board'), may: ofOffice, when: (s, person) => boardStanding(s.board, s.today) === 'dibekukan' && s.board?.frozenBy !== person, submit: t('Cairkan', 'Unfreeze'),
    fields: () => without(thawBoard.input, 'boardId'), carried: (s) => ({ boardId: s.board?.id }),
  },
]

export const openSteps = (s: BoardSight, who: Who, person: string): BoardStep[] => boardSteps.filter((step) => step.may(who, s.place) && step.when(s, person))
