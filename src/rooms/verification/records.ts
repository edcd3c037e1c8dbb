// A batch (village × month, class N: dates, states and numbers) and the families on it (class R: names, visits, decisions).
// Longer than most files: one column a line, read like a form.
import { z } from 'zod'
import { bool, choice, date, gps, instant, integer, json, kk, longText, multi, nik, photos, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import { profileSchema } from './profile.ts'
import { bansosKinds, conflicts, decisions, dueNames, kkPhotoReasons, matches, objectionOutcomes, reasonCodes, respondentKinds, resultStatuses, sources, spotHows, spotResults } from './words/labels.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const by = (id: string, en: string) => ref({ ...N, label: { id, en }, record: 'account' })
const at = (id: string, en: string) => instant({ ...N, label: { id, en } })
const on = (id: string, en: string) => date({ ...N, label: { id, en } })
export const batchRef = ref({ ...N, label: { id: 'Batch', en: 'Batch' }, record: 'batch', required: true })
export const itemRef = ref({ ...R, label: { id: 'Keluarga dalam batch', en: 'Family in the batch' }, record: 'batchItem', required: true })
const kept = { id: '5 tahun setelah disahkan; foto 2 tahun', en: '5 years after approval; photos 2 years' }

/** Numbers of a batch as they stood when the village finalised it. */
export const totalsSchema = z.object({
  items: z.int().min(0), layak: z.int().min(0), tidak_layak: z.int().min(0), perbaikan: z.int().min(0), hapus: z.int().min(0), usulan_baru: z.int().min(0),
  visited: z.int().min(0), notFound: z.int().min(0), reasons: z.record(z.string(), z.int().min(0)),
})
export type Totals = z.infer<typeof totalsSchema>

const sha = z.string().regex(/^[0-9a-f]{64}$/)
export const exportSchema = z.looseObject({ hash: sha, on: z.iso.date(), by: z.string().max(80), files: z.array(z.looseObject({ name: z.string().min(1).max(120), sha256: sha, bytes: z.int().min(0).optional() })).max(12) })
export const paperSchema = z.looseObject({ kind: z.enum(['ba', 'hadir', 'sptjm']), number: z.string().max(120), hash: sha, pdf: sha.optional() })

export const Batch = record({
  name: 'batch',
  table: 'verification_batch',
  label: { id: 'Batch verifikasi', en: 'Verification batch' },
  columns: {
    month: text({ ...N, label: { id: 'Bulan', en: 'Month' }, max: 7 }),
    /** First day of the month, for sorting and counting. */
    monthOn: on('Bulan (tanggal 1)', 'Month (first day)'),
    /** `<village> <month>`: one open batch each. */
    slot: text({ ...N, label: { id: 'Desa dan bulan', en: 'Village and month' }, max: 24 }),
    serial: integer({ ...N, label: { id: 'Batch ke-', en: 'Batch number' }, min: 1, max: 99 }),
    number: text({ ...N, label: { id: 'Nomor', en: 'Number' }, max: 40 }),
    state: text({ ...N, label: { id: 'Keadaan', en: 'State' }, max: 30 }),
    stateAt: at('Sejak', 'Since'),
    stateBefore: text({ ...N, label: { id: 'Keadaan sebelumnya', en: 'State before' }, max: 30 }),
    profile: json({ ...N, label: { id: 'Kalender yang berlaku', en: 'Calendar in force' }, schema: profileSchema }),
    inputUntil: on('Masukan sampai', 'Input until'),
    musdesUntil: on('Musyawarah sampai', 'Deliberation until'),
    cutoff: on('Batas finalisasi', 'Cut-off'),
    openedBy: by('Dibuka oleh', 'Opened by'),
    openedAt: at('Dibuka pada', 'Opened at'),

    late: bool({ ...N, label: { id: 'Terlambat', en: 'Late' } }),
    lateReason: longText({ ...N, label: { id: 'Alasan waktu tambahan', en: 'Why more time was given' }, max: 500 }),
    lateBy: by('Waktu tambahan oleh', 'More time given by'),
    lateUntil: on('Waktu tambahan sampai', 'More time until'),

    musdesId: ref({ ...N, label: { id: 'Musyawarah', en: 'Deliberation' }, record: 'musdes' }),
    edition: integer({ ...N, label: { id: 'Edisi', en: 'Edition' }, min: 1 }),
    totals: json({ ...N, label: { id: 'Jumlah', en: 'Totals' }, schema: totalsSchema }),
    minutesNo: text({ ...N, label: { id: 'Nomor Berita Acara', en: 'Number of the minutes' }, max: 80 }),
    contentHash: text({ ...N, label: { id: 'Sidik isi', en: 'Content hash' }, max: 64 }),
    papers: json({ ...N, label: { id: 'Dokumen', en: 'Papers' }, schema: z.array(paperSchema).max(6) }),
    finalisedBy: by('Difinalkan oleh', 'Finalised by'),
    finalisedAt: at('Difinalkan pada', 'Finalised at'),

    returnReason: longText({ ...N, label: { id: 'Alasan dikembalikan', en: 'Why it was returned' }, max: 1000 }),
    returnedBy: by('Dikembalikan oleh', 'Returned by'),
    returnedAt: at('Dikembalikan pada', 'Returned at'),
    returnUntil: on('Perbaikan sampai', 'Corrections until'),
    returns: integer({ ...N, label: { id: 'Kali dikembalikan', en: 'Times returned' }, min: 0 }),
    verifiedBy: by('Diverifikasi oleh', 'Checked by'),
    verifiedAt: at('Diverifikasi pada', 'Checked at'),
    verifyNote: longText({ ...N, label: { id: 'Catatan verifikasi', en: 'Note of the check' }, max: 1000 }),
    approvedBy: by('Disahkan oleh', 'Approved by'),
    approvedAt: at('Disahkan pada', 'Approved at'),
    letterNo: text({ ...N, label: { id: 'Nomor surat pengesahan', en: 'Letter of approval' }, max: 80 }),
    letterOn: on('Tanggal surat', 'Date of the letter'),
    exports: json({ ...N, label: { id: 'Ekspor', en: 'Exports' }, schema: z.array(exportSchema).max(20) }),
    acknowledgedBy: by('Pengakuan dicatat oleh', 'Acknowledgement recorded by'),
    acknowledgedOn: on('Diakui pada', 'Acknowledged on'),
    acknowledgedRef: text({ ...N, label: { id: 'Nomor bukti SIKS-NG', en: 'SIKS-NG reference' }, max: 80 }),

    dueAt: at('Batas waktu', 'Due'),
    dueFor: choice({ ...N, label: { id: 'Yang ditunggu', en: 'Waiting for' }, options: dueNames }),
    lateSince: at('Lewat batas sejak', 'Late since'),
  },
  indexes: ['slot', 'state', 'month'],
  search: ['number'],
  retention: { id: '10 tahun (dasar penetapan penerima)', en: '10 years (basis of who receives)' },
})

/** One try at the door. Times are the phone's. */
export const attemptSchema = z.looseObject({ on: z.iso.date(), result: z.string().max(4), by: z.string().max(80).nullable(), visitId: z.string().max(80), note: z.string().max(500).optional() })
export type Attempt = z.infer<typeof attemptSchema>

export const BatchItem = record({
  name: 'batchItem',
  table: 'verification_item',
  label: { id: 'Keluarga dalam batch', en: 'Family in a batch' },
  columns: {
    batchId: batchRef,
    householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household', required: true }),
    monthOn: on('Bulan (tanggal 1)', 'Month (first day)'),
    state: text({ ...N, label: { id: 'Keadaan', en: 'State' }, max: 30 }),
    stateAt: at('Sejak', 'Since'),

    headName: text({ ...R, label: { id: 'Nama kepala keluarga', en: 'Head of the family' }, max: 120 }),
    headNik: nik({ ...R, label: { id: 'NIK kepala keluarga', en: 'NIK of the head' } }),
    headBirth: date({ ...R, label: { id: 'Tanggal lahir kepala keluarga', en: 'Birth date of the head' } }),
    kk: kk({ ...R, label: { id: 'Nomor KK', en: 'Family card number' } }),
    address: text({ ...R, label: { id: 'Alamat', en: 'Address' }, max: 300 }),
    rt: text({ ...R, label: { id: 'RT', en: 'RT' }, max: 5 }),
    rw: text({ ...R, label: { id: 'RW', en: 'RW' }, max: 5 }),
    members: integer({ ...R, label: { id: 'Jumlah anggota', en: 'Members' }, min: 0 }),
    verifiedBefore: on('Terakhir diperiksa sebelumnya', 'Last verified before'),
    /** Day last verified as text, '0000-00-00' for never: the work list, oldest first. */
    workOrder: text({ ...N, label: { id: 'Urutan kerja', en: 'Work order' }, max: 10 }),

    source: choice({ ...R, label: { id: 'Sumber', en: 'Source' }, options: sources }),
    sourceNote: text({ ...R, label: { id: 'Keterangan sumber', en: 'Note on the source' }, max: 300 }),
    listId: ref({ ...R, label: { id: 'Daftar impor', en: 'Imported list' }, record: 'listImport' }),
    fileHash: text({ ...R, label: { id: 'Sidik berkas', en: 'File hash' }, max: 64 }),
    reportId: ref({ ...R, label: { id: 'Laporan', en: 'Report' }, record: 'report' }),
    twinOf: ref({ ...R, label: { id: 'Mungkin sama dengan', en: 'Maybe the same as' }, record: 'batchItem' }),
    addedBy: by('Dimasukkan oleh', 'Added by'),
    addedAt: at('Dimasukkan pada', 'Added at'),

    assignedTo: by('Petugas', 'Worker'),
    assignedBy: by('Ditugaskan oleh', 'Assigned by'),
    due: on('Dikunjungi paling lambat', 'Visit by'),
    conflict: choice({ ...R, label: { id: 'Benturan kepentingan', en: 'Conflict of interest' }, options: conflicts }),
    sentBackNote: longText({ ...R, label: { id: 'Catatan pengembalian', en: 'Why it was sent back' }, max: 1000 }),
    sentBackBy: by('Dikembalikan oleh', 'Sent back by'),

    attempts: json({ ...R, label: { id: 'Percobaan kunjungan', en: 'Attempts' }, schema: z.array(attemptSchema).max(20) }),
    visitId: ref({ ...R, label: { id: 'Kunjungan', en: 'Visit' }, record: 'visit' }),
    visitedBy: by('Dikunjungi oleh', 'Visited by'),
    visitedOn: on('Dikunjungi pada', 'Visited on'),
    visitStart: at('Mulai', 'Began'),
    visitEnd: at('Selesai', 'Ended'),
    result: text({ ...R, label: { id: 'Hasil pendataan (205)', en: 'Result (205)' }, max: 4, question: '205', vocab: 'regsosek22k' }),
    respondent: text({ ...R, label: { id: 'Nama responden', en: 'Respondent' }, max: 120 }),
    respondentKind: choice({ ...R, label: { id: 'Responden', en: 'Who answered' }, options: respondentKinds }),
    noticeGiven: bool({ ...R, label: { id: 'Sudah diberi tahu tujuan pendataan', en: 'Was told what the data is for' } }),
    frontPhotos: photos({ ...R, label: { id: 'Foto rumah tampak depan (siang hari)', en: 'Photo of the house from the front, by day' }, max: 3, evidence: true }),
    kkPhotos: photos({ ...R, label: { id: 'Foto KK', en: 'Photo of the family card' }, max: 2, evidence: true }),
    kkPhotoReason: choice({ ...R, label: { id: 'Alasan tanpa foto KK', en: 'Why no photo of the card' }, options: kkPhotoReasons }),
    gps: gps({ ...R, label: { id: 'Titik rumah', en: 'Position of the house' } }),
    metresOutside: integer({ ...R, label: { id: 'Jarak di luar batas desa', en: 'Distance outside the village' }, unit: { id: 'm', en: 'm' }, min: 0 }),
    finding: choice({ ...R, label: { id: 'Temuan di lapangan', en: 'Finding in the field' }, options: reasonCodes }),
    visitNote: longText({ ...R, label: { id: 'Catatan kunjungan', en: 'Note of the visit' }, max: 1000 }),
    /** Answers of this visit, by question: what the mirror reads; the register holds them as well. */
    answers: json({ ...R, label: { id: 'Jawaban kunjungan ini', en: 'Answers of this visit' }, schema: z.record(z.string(), z.unknown()) }),
    vocab: text({ ...N, label: { id: 'Versi kuesioner', en: 'Questionnaire version' }, max: 40 }),

    match: choice({ ...R, label: { id: 'Hasil padan', en: 'Match' }, options: matches }),
    matchNote: text({ ...R, label: { id: 'Keterangan padan', en: 'Note on the match' }, max: 300 }),
    matchedBy: by('Dipadankan oleh', 'Matched by'),
    matchedOn: on('Dipadankan pada', 'Matched on'),

    spotResult: choice({ ...R, label: { id: 'Pemeriksaan contoh', en: 'Spot check' }, options: spotResults }),
    spotHow: choice({ ...R, label: { id: 'Cara memeriksa', en: 'How it was checked' }, options: spotHows }),
    spotNote: longText({ ...R, label: { id: 'Catatan pemeriksaan', en: 'Note of the check' }, max: 1000 }),
    spotBy: by('Diperiksa oleh', 'Checked by'),
    spotOn: on('Diperiksa pada', 'Checked on'),
    reviewNote: longText({ ...R, label: { id: 'Catatan tinjauan', en: 'Review note' }, max: 1000 }),
    reviewedBy: by('Ditinjau oleh', 'Reviewed by'),
    reviewedOn: on('Ditinjau pada', 'Reviewed on'),

    decision: choice({ ...R, label: { id: 'Keputusan', en: 'Decision' }, options: decisions }),
    reasonCode: choice({ ...R, label: { id: 'Alasan', en: 'Reason' }, options: reasonCodes }),
    reasonNote: longText({ ...R, label: { id: 'Keterangan alasan', en: 'Reason in words' }, max: 1000 }),
    musdesId: ref({ ...R, label: { id: 'Musyawarah', en: 'Deliberation' }, record: 'musdes' }),
    decidedBy: by('Diputus oleh', 'Decided by'),
    decidedOn: on('Diputus pada', 'Decided on'),

    regencyResult: choice({ ...R, label: { id: 'Pemeriksaan kabupaten/kota', en: 'Regency check' }, options: spotResults }),
    regencyNote: longText({ ...R, label: { id: 'Catatan kabupaten/kota', en: 'Note of the regency' }, max: 1000 }),
    regencyBy: by('Diperiksa kabupaten/kota oleh', 'Checked at the regency by'),

    /** Given by the national registry, never worked out here. */
    desil: integer({ ...R, label: { id: 'Desil', en: 'Decile' }, min: 1, max: 10 }),
    desilOn: date({ ...R, label: { id: 'Desil per tanggal', en: 'Decile as of' } }),
    resultStatus: choice({ ...R, label: { id: 'Status di SIKS-NG', en: 'Status in SIKS-NG' }, options: resultStatuses }),
    bansos: multi({ ...R, label: { id: 'Bansos yang diterima', en: 'Aid received' }, options: bansosKinds }),
    resultSource: text({ ...R, label: { id: 'Sumber hasil', en: 'Source of the result' }, max: 120 }),
    resultBy: by('Hasil dicatat oleh', 'Result recorded by'),
    resultAt: at('Hasil dicatat pada', 'Result recorded at'),
    objectionId: ref({ ...R, label: { id: 'Sanggahan', en: 'Objection' }, record: 'objection' }),
    objectionOutcome: choice({ ...R, label: { id: 'Putusan sanggahan', en: 'Outcome of the objection' }, options: objectionOutcomes }),
  },
  indexes: ['batchId', 'householdId', 'state', 'assignedTo', 'visitedBy'],
  search: ['headName'],
  retention: kept,
})

/** Calendars and rules of a regency, one row: every version that ever held. */
export const VervalCalendar = record({
  name: 'vervalCalendar',
  table: 'verification_calendar',
  label: { id: 'Kalender verifikasi', en: 'Verification calendar' },
  columns: {
    versions: json({ ...N, label: { id: 'Versi', en: 'Versions' }, schema: z.array(profileSchema).max(60) }),
    setBy: by('Ditetapkan oleh', 'Set by'),
    setOn: on('Ditetapkan pada', 'Set on'),
  },
  retention: { id: 'Selama ada batch yang memakainya', en: 'As long as a batch uses it' },
})
