// What is kept of boards: one board per place, its terms of office and their seats, replacements, what was told, and the work of forming one.
import { z } from 'zod'
import { choice, date, instant, integer, json, longText, photos, place, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import { boardLevels, boardStates, issuers, methods, noticeKinds, positions, precisions, pushStates, pushSteps, quorumRules, termKinds } from './board-words.ts'

const P = { class: 'P' as const }
const N = { class: 'N' as const }
const by = (id: string, en: string) => ref({ ...N, label: { id, en }, record: 'account' })
const kept = { id: 'Tetap: riwayat kepengurusan', en: 'Kept: the history of the board' }

/** The facts of a decree, on the board and on the term alike. */
const decree = {
  periodStart: date({ ...P, label: { id: 'Masa bakti mulai', en: 'Term begins' } }),
  periodEnd: date({ ...P, label: { id: 'Masa bakti sampai', en: 'Term ends' } }),
  precision: choice({ ...P, label: { id: 'Ketelitian masa bakti', en: 'Precision of the term' }, options: precisions }),
  skNo: text({ ...P, label: { id: 'Nomor SK', en: 'Decree number' }, max: 120 }),
  skDate: date({ ...P, label: { id: 'Tanggal SK', en: 'Decree date' } }),
  skIssuer: choice({ ...P, label: { id: 'Penerbit SK', en: 'Issuer' }, options: issuers }),
  skTitle: text({ ...P, label: { id: 'Jabatan penerbit sesuai SK', en: 'Official title of the issuer' }, max: 160 }),
  inauguratedOn: date({ ...P, label: { id: 'Dilantik pada', en: 'Inaugurated on' } }),
}

/** The board of a place, as it stands: its id follows from the place. A place without a row has none. */
export const Board = record({
  name: 'board',
  label: { id: 'Kepengurusan IPSM', en: 'IPSM board' },
  columns: {
    level: choice({ ...P, label: { id: 'Tingkat', en: 'Level' }, options: boardLevels }),
    name: text({ ...P, label: { id: 'Nama', en: 'Name' }, min: 4, max: 120 }),
    state: choice({ ...P, label: { id: 'Keadaan', en: 'State' }, options: boardStates }),
    stateAt: instant({ ...P, label: { id: 'Sejak', en: 'Since' } }),
    termId: ref({ ...P, label: { id: 'Masa bakti berjalan', en: 'Term in force' }, record: 'boardTerm' }),
    nextTermId: ref({ ...P, label: { id: 'Masa bakti berikutnya', en: 'Term in the making' }, record: 'boardTerm' }),
    nextState: choice({ ...P, label: { id: 'Langkah masa bakti berikutnya', en: 'Step of the next term' }, options: boardStates }),
    ...decree,
    remindAt: instant({ ...P, label: { id: 'Peringatan berikutnya', en: 'Next reminder' } }),
    expiresAt: instant({ ...P, label: { id: 'Kedaluwarsa pada', en: 'Expires at' } }),
    frozenOn: date({ ...P, label: { id: 'Dibekukan pada', en: 'Frozen on' } }),
    frozenReason: longText({ ...N, label: { id: 'Alasan pembekuan', en: 'Why it was frozen' }, max: 1000 }),
    frozenBy: by('Dibekukan oleh', 'Frozen by'),
  },
  indexes: ['state'],
  search: ['name'],
  retention: kept,
})

/** A name put forward, and the votes it got where there was a vote. */
const candidates = z.array(z.object({ name: z.string().min(2).max(120), votes: z.int().min(0).max(100_000).optional() })).max(40)

/** One term of office, from the deliberation to its end. */
export const BoardTerm = record({
  name: 'boardTerm',
  label: { id: 'Masa bakti kepengurusan', en: 'Term of a board' },
  columns: {
    boardId: ref({ ...P, label: { id: 'Kepengurusan', en: 'Board' }, record: 'board', required: true }),
    kind: choice({ ...P, label: { id: 'Jenis', en: 'Kind' }, options: termKinds, required: true }),
    state: choice({ ...P, label: { id: 'Keadaan', en: 'State' }, options: boardStates }),
    stateAt: instant({ ...P, label: { id: 'Sejak', en: 'Since' } }),
    heldOn: date({ ...N, label: { id: 'Tanggal musyawarah', en: 'Day of the deliberation' } }),
    venue: text({ ...N, label: { id: 'Tempat musyawarah', en: 'Where it was held' }, max: 160 }),
    entitled: integer({ ...N, label: { id: 'Anggota yang berhak hadir', en: 'Members entitled' }, min: 1, max: 100_000 }),
    present: integer({ ...N, label: { id: 'Anggota yang hadir', en: 'Members present' }, min: 0, max: 100_000 }),
    quorumRule: choice({ ...N, label: { id: 'Kuorum menurut AD/ART', en: 'Quorum by the statutes' }, options: quorumRules }),
    method: choice({ ...N, label: { id: 'Cara memutuskan', en: 'How it was decided' }, options: methods }),
    candidates: json({ ...N, label: { id: 'Calon dan suara', en: 'Candidates and votes' }, schema: candidates }),
    minutesNo: text({ ...N, label: { id: 'Nomor berita acara', en: 'Number of the minutes' }, max: 80 }),
    minutes: photos({ ...N, label: { id: 'Foto berita acara dan daftar hadir', en: 'Photos of the minutes and attendance' }, max: 6 }),
    openedBy: by('Dicatat oleh', 'Recorded by'),
    secretariat: text({ ...N, label: { id: 'Alamat sekretariat', en: 'Address of the secretariat' }, max: 200 }),
    members: integer({ ...N, label: { id: 'Jumlah anggota', en: 'Number of members' }, min: 0, max: 1_000_000 }),
    statutes: photos({ ...N, label: { id: 'Foto AD/ART', en: 'Photos of the statutes' }, max: 6 }),
    askedBy: by('Diajukan oleh', 'Asked by'),
    askedAt: instant({ ...N, label: { id: 'Diajukan pada', en: 'Asked at' } }),
    dueAt: instant({ ...N, label: { id: 'Batas verifikasi', en: 'To be verified by' } }),
    verifiedBy: by('Diverifikasi oleh', 'Verified by'),
    verifiedAt: instant({ ...N, label: { id: 'Diverifikasi pada', en: 'Verified at' } }),
    verifyNote: longText({ ...N, label: { id: 'Catatan verifikasi', en: 'Note of the check' }, max: 1000 }),
    returnReason: longText({ ...N, label: { id: 'Yang perlu diperbaiki', en: 'What needs mending' }, max: 1000 }),
    returnedBy: by('Dikembalikan oleh', 'Returned by'),
    returnedAt: instant({ ...N, label: { id: 'Dikembalikan pada', en: 'Returned at' } }),
    ...decree,
    scan: photos({ ...N, label: { id: 'Foto SK', en: 'Photos of the decree' }, max: 6 }),
    scanHash: text({ ...P, label: { id: 'Sidik SK (SHA-256)', en: 'Hash of the decree (SHA-256)' }, max: 64 }),
    recordedBy: by('SK dicatat oleh', 'Decree recorded by'),
    inaugurator: text({ ...P, label: { id: 'Dilantik oleh', en: 'Inaugurated by' }, max: 160 }),
    onBehalfOf: text({ ...P, label: { id: 'Mewakili', en: 'On behalf of' }, max: 160 }),
    inauguratedAt: text({ ...N, label: { id: 'Tempat pelantikan', en: 'Where it took place' }, max: 160 }),
    inauguratedBy: by('Pelantikan dicatat oleh', 'Inauguration recorded by'),
    startsAt: instant({ ...P, label: { id: 'Mulai berlaku pada', en: 'Comes into force at' } }),
    endReason: longText({ ...N, label: { id: 'Alasan berhenti', en: 'Why it ended' }, max: 1000 }),
  },
  indexes: ['boardId', 'state'],
  retention: kept,
})

/** Who holds which position in a term. `until` is set when somebody else took the seat. */
export const BoardSeat = record({
  name: 'boardSeat',
  label: { id: 'Pengurus', en: 'Board member' },
  columns: {
    boardId: ref({ ...N, label: { id: 'Kepengurusan', en: 'Board' }, record: 'board' }),
    termId: ref({ ...N, label: { id: 'Masa bakti', en: 'Term' }, record: 'boardTerm', required: true }),
    position: choice({ ...N, label: { id: 'Jabatan', en: 'Position' }, options: positions, required: true }),
    title: text({ ...N, label: { id: 'Sebutan jabatan (bila lain)', en: 'Title (if another)' }, max: 80 }),
    name: text({ ...N, label: { id: 'Nama', en: 'Name' }, required: true, min: 2, max: 120 }),
    psmId: ref({ ...N, label: { id: 'Sebagai PSM', en: 'As PSM' }, record: 'psm' }),
    personId: ref({ ...N, label: { id: 'Akun', en: 'Account' }, record: 'account' }),
    from: date({ ...N, label: { id: 'Sejak', en: 'Since' } }),
    until: date({ ...N, label: { id: 'Sampai', en: 'Until' } }),
    changeId: ref({ ...N, label: { id: 'Melalui PAW', en: 'By replacement' }, record: 'boardChange' }),
  },
  indexes: ['boardId', 'termId', 'personId', 'psmId'],
  retention: kept,
})

/** A replacement between elections (PAW): asked by the board, decreed by the issuer. The term's end stays. */
export const BoardChange = record({
  name: 'boardChange',
  label: { id: 'Penggantian antarwaktu (PAW)', en: 'Replacement within the term' },
  columns: {
    boardId: ref({ ...N, label: { id: 'Kepengurusan', en: 'Board' }, record: 'board' }),
    termId: ref({ ...N, label: { id: 'Masa bakti', en: 'Term' }, record: 'boardTerm' }),
    seatId: ref({ ...N, label: { id: 'Yang diganti', en: 'Replaced' }, record: 'boardSeat', required: true }),
    position: choice({ ...N, label: { id: 'Jabatan', en: 'Position' }, options: positions }),
    outName: text({ ...N, label: { id: 'Nama yang diganti', en: 'Name replaced' }, max: 120 }),
    name: text({ ...N, label: { id: 'Nama pengganti', en: 'Replacement' }, required: true, min: 2, max: 120 }),
    psmId: ref({ ...N, label: { id: 'Pengganti sebagai PSM', en: 'Replacement as PSM' }, record: 'psm' }),
    personId: ref({ ...N, label: { id: 'Akun pengganti', en: 'Account of the replacement' }, record: 'account' }),
    reason: longText({ ...N, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 5, max: 1000 }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: [{ code: 'diajukan', label: { id: 'Menunggu SK PAW', en: 'Waiting for the decree' } }, { code: 'disahkan', label: { id: 'Disahkan', en: 'Decreed' } }, { code: 'ditolak', label: { id: 'Ditolak', en: 'Refused' } }] }),
    askedBy: by('Diajukan oleh', 'Asked by'),
    askedAt: instant({ ...N, label: { id: 'Diajukan pada', en: 'Asked at' } }),
    decidedBy: by('Diputus oleh', 'Decided by'),
    decidedAt: instant({ ...N, label: { id: 'Diputus pada', en: 'Decided at' } }),
    skNo: text({ ...N, label: { id: 'Nomor SK PAW', en: 'Decree number' }, max: 120 }),
    skDate: date({ ...N, label: { id: 'Tanggal SK PAW', en: 'Decree date' } }),
    scan: photos({ ...N, label: { id: 'Foto SK PAW', en: 'Photos of the decree' }, max: 4 }),
    note: longText({ ...N, label: { id: 'Catatan', en: 'Note' }, max: 1000 }),
  },
  indexes: ['boardId', 'termId', 'state'],
  retention: kept,
})

/** What the house noted of a board's legality, once for a term: with the board itself, and a copy with the board one level up. */
export const BoardNotice = record({
  name: 'boardNotice',
  label: { id: 'Peringatan legalitas', en: 'Notice of legality' },
  columns: {
    boardId: ref({ ...P, label: { id: 'Kepengurusan', en: 'Board' }, record: 'board' }),
    aboutPlace: place({ ...P, label: { id: 'Wilayah', en: 'Place' } }),
    boardName: text({ ...P, label: { id: 'Nama', en: 'Name' }, max: 120 }),
    kind: choice({ ...P, label: { id: 'Peristiwa', en: 'Event' }, options: noticeKinds }),
    on: date({ ...P, label: { id: 'Tanggal', en: 'Date' } }),
    periodEnd: date({ ...P, label: { id: 'Masa bakti sampai', en: 'Term ends' } }),
  },
  indexes: ['boardId', 'kind'],
  retention: { id: '10 tahun', en: '10 years' },
})

/** Work to bring about a board where there is none, or none any more: kept by who asked for it. */
export const BoardPush = record({
  name: 'boardPush',
  label: { id: 'Dorongan pembentukan', en: 'Drive to form a board' },
  columns: {
    forPlace: place({ ...N, label: { id: 'Wilayah tanpa kepengurusan', en: 'Place without a board' }, required: true }),
    forName: text({ ...N, label: { id: 'Nama wilayah', en: 'Name of the place' }, max: 120 }),
    assignedTo: ref({ ...N, label: { id: 'Penanggung jawab', en: 'In charge' }, record: 'account' }),
    contact: text({ ...N, label: { id: 'Yang dihubungi di sana', en: 'Whom to contact there' }, max: 160 }),
    due: date({ ...N, label: { id: 'Target', en: 'Due' } }),
    step: choice({ ...N, label: { id: 'Kemajuan', en: 'Progress' }, options: pushSteps }),
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, options: pushStates }),
    lastOn: date({ ...N, label: { id: 'Terakhir dicatat', en: 'Last noted' } }),
    askedBy: by('Diminta oleh', 'Asked by'),
    endNote: longText({ ...N, label: { id: 'Catatan akhir', en: 'Closing note' }, max: 1000 }),
  },
  indexes: ['forPlace', 'state', 'assignedTo'],
  retention: { id: '5 tahun setelah selesai', en: '5 years after it is done' },
})

export const BoardPushNote = record({
  name: 'boardPushNote',
  label: { id: 'Catatan kemajuan', en: 'Note of progress' },
  columns: {
    pushId: ref({ ...N, label: { id: 'Dorongan', en: 'Drive' }, record: 'boardPush', required: true }),
    on: date({ ...N, label: { id: 'Tanggal', en: 'Date' } }),
    step: choice({ ...N, label: { id: 'Kemajuan', en: 'Progress' }, options: pushSteps }),
    note: longText({ ...N, label: { id: 'Catatan', en: 'Note' }, required: true, min: 3, max: 1000 }),
    by: by('Oleh', 'By'),
  },
  indexes: ['pushId'],
  retention: { id: '5 tahun setelah selesai', en: '5 years after it is done' },
})

export const boardRecords = [Board, BoardTerm, BoardSeat, BoardChange, BoardNotice, BoardPush, BoardPushNote]
