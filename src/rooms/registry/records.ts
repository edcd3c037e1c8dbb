// The people of the registry: families, persons, groups, what was found, what was agreed, and every visit.
// Identity and address are R; how a house is and what a rule says of it is N, under the same id and without a name.
import type { Choice, Field, FieldSpec } from '../../engine/field.ts'
import { bool, choice, date, gps, integer, json, kk, longText, multi, nik, number, phone, photos, place, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import { z } from 'zod'
import { inventoryQuestions, memberQuestions, welfareQuestions } from './questions.ts'
import { ppks } from './vocab/ppks.ts'
import { regsosek22kMembers } from './vocab/regsosek22k-members.ts'
import { regsosek22k } from './vocab/regsosek22k.ts'
import { choices, questionOf } from './vocab/vocabulary.ts'
import { psmFunctions, psmTasks } from './vocab/work.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }

const optionsOf = (code: string): readonly Choice[] => questionOf(regsosek22kMembers, code).options ?? []

/** A number as somebody wrote it: drawn as a NIK or KK field, masked like one, but any text is kept. */
export const asWritten = (field: Field<string>): Field<string> => ({ ...field, schema: z.string().trim().max(40) })

export const nikReasons = choices(
  ['tanpa_identitas', 'Tidak punya identitas', 'Has no identity papers'],
  ['belum_dibuat', 'Belum punya NIK', 'Has no NIK yet'],
  ['tidak_ditunjukkan', 'Tidak ditunjukkan atau tidak hafal', 'Not shown or not remembered'],
  ['hilang', 'Kartu hilang', 'Card lost'],
  ['menolak', 'Tidak bersedia memberi', 'Does not want to give it'],
  ['tidak_terbaca', 'Tidak terbaca', 'Not readable'],
  ['bukan_16_angka', 'Bukan 16 angka', 'Not 16 digits'],
  ['tanggal_tidak_sah', 'Tanggal di dalam NIK tidak ada', 'The date inside the NIK does not exist'],
  ['wilayah_tidak_sah', 'Kode wilayah di dalam NIK tidak sah', 'The region inside the NIK is not valid'],
  ['seri_tidak_sah', 'Nomor urut NIK 0000', 'The serial number is 0000'],
  ['angka_excel', 'Rusak oleh Excel (digit ke-16 hilang)', 'Damaged by Excel (the 16th digit is lost)'],
  ['tidak_di_daftar', 'Tidak ada dalam daftar yang dimasukkan', 'Not in the list that was imported'],
)
export const kkReasons = choices(
  ['hilang', 'KK hilang', 'Family card lost'],
  ['tidak_punya', 'Tidak punya KK', 'Has no family card'],
  ['tidak_ditunjukkan', 'Tidak ditunjukkan', 'Not shown'],
  ['menolak', 'Tidak bersedia memberi', 'Does not want to give it'],
  ['bukan_16_angka', 'Bukan 16 angka', 'Not 16 digits'],
  ['tanggal_tidak_sah', 'Tanggal di dalam nomor KK tidak ada', 'The date inside the number does not exist'],
  ['wilayah_tidak_sah', 'Kode wilayah di dalam nomor KK tidak sah', 'The region inside the number is not valid'],
  ['seri_tidak_sah', 'Nomor urut KK 0000', 'The serial number is 0000'],
  ['angka_excel', 'Rusak oleh Excel (digit ke-16 hilang)', 'Damaged by Excel (the 16th digit is lost)'],
  ['tidak_di_daftar', 'Tidak ada dalam daftar yang dimasukkan', 'Not in the list that was imported'],
)
export const sexes = choices(['L', 'Laki-laki', 'Male'], ['P', 'Perempuan', 'Female'])
export const verdicts = choices(['lolos', 'Lolos', 'Passed'], ['gagal', 'Gagal', 'Failed'], ['tidak_diketahui', 'Belum diketahui', 'Not known yet'])
export const houseTests = choices(
  ['density', 'Kepadatan', 'Space per person'],
  ['structure', 'Ketahanan bangunan', 'Strength of the building'],
  ['water', 'Air minum layak', 'Decent drinking water'],
  ['sanitation', 'Sanitasi layak', 'Decent sanitation'],
)
/** Doubts that ask for verification and validation, and never stopped a person from being saved. */
export const doubts = choices(
  ['nik_jenis_kelamin', 'Jenis kelamin berbeda dari NIK', 'Sex differs from the NIK'],
  ['nik_tanggal_lahir', 'Tanggal lahir berbeda dari NIK', 'Birth date differs from the NIK'],
  ['nik_wilayah', 'Kode wilayah NIK tidak dikenal', 'Region of the NIK is not known'],
  ['nik_ganda', 'NIK yang sama sudah dipakai orang lain', 'Another person has the same NIK'],
  ['nik_tidak_sah', 'NIK yang ditulis belum benar', 'The NIK as written is not right'],
)

export const Household = record({
  name: 'household',
  label: { id: 'Keluarga', en: 'Household' },
  columns: {
    headName: text({ ...R, label: { id: 'Nama kepala keluarga', en: 'Head of the family' }, required: true, min: 2, max: 120 }),
    kk: kk({ ...R, label: { id: 'Nomor KK', en: 'Family card number' } }),
    kkRaw: asWritten(kk({ ...R, label: { id: 'Nomor KK seperti ditulis', en: 'Family card number as written' } })),
    kkReason: choice({ ...R, label: { id: 'Alasan tanpa nomor KK', en: 'Why there is no number' }, options: kkReasons }),
    address: text({ ...R, label: { id: 'Alamat', en: 'Address' }, max: 300 }),
    rt: text({ ...R, label: { id: 'RT', en: 'RT' }, max: 5 }),
    rw: text({ ...R, label: { id: 'RW', en: 'RW' }, max: 5 }),
    gps: gps({ ...R, label: { id: 'Titik rumah', en: 'Position of the house' } }),
    phone: phone({ ...R, label: { id: 'Telepon', en: 'Phone' } }),
    photos: photos({ ...R, label: { id: 'Foto rumah', en: 'Photos of the house' }, evidence: true }),
    statedMembers: integer({ ...R, label: { id: 'Jumlah anggota menurut keluarga', en: 'Members, as the family says' }, min: 1, max: 60 }),
    state: choice({ ...R, label: { id: 'Keadaan', en: 'State' }, strict: true, options: choices(['ada', 'Ada', 'Present'], ['pindah', 'Pindah', 'Moved'], ['bubar', 'Bubar', 'Dissolved']) }),
    registeredBy: ref({ ...N, label: { id: 'Dicatat oleh', en: 'Registered by' }, record: 'account' }),
    splitFrom: ref({ ...N, label: { id: 'Pecahan dari keluarga', en: 'Split from' }, record: 'household' }),
    /** Set when this family turned out to be another one, or was taken into it: the page stays as history. */
    mergedInto: ref({ ...N, label: { id: 'Digabung ke keluarga', en: 'Joined into' }, record: 'household' }),
    /** Who came with it when it was joined in, and as what: all that is needed to undo it. */
    joinMap: json({ ...R, label: { id: 'Cara digabung', en: 'How it was joined' }, schema: z.object({ at: z.string(), by: z.string().nullish(), into: z.string(), living: z.int().min(0), people: z.array(z.object({ id: z.string(), relation: z.string().nullish() })) }) }),
  },
  answers: { ...inventoryQuestions, ...welfareQuestions },
  indexes: ['kk', 'state', 'mergedInto'],
  search: ['headName'],
  retention: { id: 'Selama keluarga dilayani, lalu 5 tahun; foto rumah 2 tahun', en: 'While the family is served, then 5 years; photos of the house 2 years' },
})

const verdict = (id: string, en: string) => choice({ ...N, label: { id, en }, options: verdicts })

/** What is known of a household without saying who it is. Same id; worked out by the acts, never typed. */
export const HouseholdStatus = record({
  name: 'householdStatus',
  label: { id: 'Keadaan keluarga', en: 'Household status' },
  columns: {
    state: choice({ ...N, label: { id: 'Keadaan', en: 'State' }, strict: true, options: choices(['ada', 'Ada', 'Present'], ['pindah', 'Pindah', 'Moved'], ['bubar', 'Bubar', 'Dissolved']) }),
    members: integer({ ...N, label: { id: 'Jumlah anggota', en: 'Members' } }),
    verifiedOn: date({ ...N, label: { id: 'Terakhir diperiksa', en: 'Last verified' } }),
    /** Date of the last verification as text, '0000-00-00' for never: sorts the work list, oldest first. */
    workOrder: text({ ...N, label: { id: 'Urutan kerja', en: 'Work order' }, max: 10 }),
    houseOn: date({ ...N, label: { id: 'Rumah diperiksa', en: 'House checked' } }),
    waterOn: date({ ...N, label: { id: 'Air diperiksa', en: 'Water checked' } }),
    latrineOn: date({ ...N, label: { id: 'Jamban diperiksa', en: 'Latrine checked' } }),
    electricityOn: date({ ...N, label: { id: 'Listrik diperiksa', en: 'Electricity checked' } }),
    areaPerPerson: number({ ...N, label: { id: 'Luas lantai per orang', en: 'Floor area per person' }, unit: { id: 'm²', en: 'm²' } }),
    rtlh: choice({ ...N, label: { id: 'Rumah tidak layak huni', en: 'Unfit house' }, options: choices(['ya', 'Ya', 'Yes'], ['tidak', 'Tidak', 'No'], ['tidak_diketahui', 'Belum diketahui', 'Not known yet']) }),
    failed: multi({ ...N, label: { id: 'Syarat yang gagal', en: 'Tests failed' }, options: houseTests }),
    structure: verdict('Ketahanan bangunan', 'Strength of the building'),
    density: verdict('Kepadatan', 'Space per person'),
    water: verdict('Air minum layak', 'Decent drinking water'),
    cleanWater: verdict('Air minum bersih', 'Clean drinking water'),
    sanitation: verdict('Sanitasi layak', 'Decent sanitation'),
    openDefecation: choice({ ...N, label: { id: 'Buang air besar sembarangan', en: 'Open defecation' }, options: choices(['terbuka', 'Di tempat terbuka', 'In the open'], ['tertutup', 'Tertutup', 'Closed'], ['tidak', 'Tidak', 'No'], ['tidak_diketahui', 'Belum diketahui', 'Not known yet']) }),
    electricity: choice({ ...N, label: { id: 'Listrik', en: 'Electricity' }, options: choices(['ada', 'Ada', 'Yes'], ['ditandai', 'Ada, tanpa meteran PLN sendiri', 'Yes, without an own meter'], ['tidak_memadai', 'Tidak memadai', 'Inadequate'], ['tidak_diketahui', 'Belum diketahui', 'Not known yet']) }),
    power450: choice({ ...N, label: { id: 'Daya 450 W', en: '450 W' }, options: choices(['ya', 'Ya', 'Yes'], ['tidak', 'Tidak', 'No'], ['tidak_diketahui', 'Belum diketahui', 'Not known yet']) }),
  },
  indexes: ['rtlh', 'state'],
  retention: { id: 'Selama keluarganya disimpan', en: 'As long as the household is kept' },
})

/** A family left for another village: one row for the family and one for each member. Stays where they left, so that who comes too late is told. */
export const HouseholdMove = record({
  name: 'householdMove',
  label: { id: 'Kepindahan keluarga', en: 'Move of a household' },
  columns: {
    householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household', required: true }),
    subjectId: ref({ ...R, label: { id: 'Siapa', en: 'Who' }, record: '*', required: true }),
    to: place({ ...R, label: { id: 'Pindah ke', en: 'Moved to' }, required: true }),
    on: date({ ...R, label: { id: 'Tanggal pindah', en: 'Date of the move' } }),
    reason: longText({ ...R, label: { id: 'Alasan', en: 'Reason' }, max: 1000 }),
    movedBy: ref({ ...N, label: { id: 'Dicatat oleh', en: 'Recorded by' }, record: 'account' }),
  },
  indexes: ['subjectId', 'householdId'],
  retention: { id: '5 tahun', en: '5 years' },
})

export const Person = record({
  name: 'person',
  label: { id: 'Orang', en: 'Person' },
  columns: {
    name: text({ ...R, label: { id: 'Nama', en: 'Name' }, required: true, min: 1, max: 120 }),
    nik: nik({ ...R, label: { id: 'NIK', en: 'NIK' } }),
    nikRaw: asWritten(nik({ ...R, label: { id: 'NIK seperti ditulis', en: 'NIK as written' } })),
    nikReason: choice({ ...R, label: { id: 'Alasan tanpa NIK', en: 'Why there is no NIK' }, options: nikReasons }),
    birthDate: date({ ...R, label: { id: 'Tanggal lahir', en: 'Birth date' } }),
    birthPlace: text({ ...R, label: { id: 'Tempat lahir', en: 'Birth place' }, max: 80 }),
    sex: choice({ ...R, label: { id: 'Jenis kelamin', en: 'Sex' }, strict: true, options: sexes, question: '405' }),
    relation: choice({ ...R, label: questionOf(regsosek22kMembers, '409').label, options: optionsOf('409'), question: '409', vocab: 'regsosek22k' }),
    householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household' }),
    noHousehold: longText({ ...R, label: { id: 'Alasan tanpa keluarga', en: 'Why without a family' }, max: 500 }),
    marital: choice({ ...R, label: questionOf(regsosek22kMembers, '408').label, options: optionsOf('408'), question: '408', vocab: 'regsosek22k' }),
    presence: choice({ ...R, label: questionOf(regsosek22kMembers, '404').label, options: optionsOf('404'), question: '404', vocab: 'regsosek22k' }),
    diedOn: date({ ...R, label: { id: 'Tanggal meninggal', en: 'Date of death' } }),
    phone: phone({ ...R, label: { id: 'Telepon', en: 'Phone' } }),
    address: text({ ...R, label: { id: 'Alamat atau tempat biasa ditemui', en: 'Address, or where they are usually found' }, max: 300 }),
    rt: text({ ...R, label: { id: 'RT', en: 'RT' }, max: 5 }),
    rw: text({ ...R, label: { id: 'RW', en: 'RW' }, max: 5 }),
    doubts: multi({ ...R, label: { id: 'Perlu verifikasi', en: 'To be verified' }, options: doubts }),
    doubtState: choice({ ...R, label: { id: 'Verifikasi identitas', en: 'Identity check' }, options: choices(['perlu', 'Perlu diperiksa', 'To be checked'], ['selesai', 'Sudah diperiksa', 'Checked']) }),
    registeredBy: ref({ ...N, label: { id: 'Dicatat oleh', en: 'Registered by' }, record: 'account' }),
    /** Set while this is a second record of somebody: it keeps its own words, belongs to no family and counts no more. */
    mergedInto: ref({ ...N, label: { id: 'Disatukan ke', en: 'Merged into' }, record: 'person' }),
    mergeId: ref({ ...N, label: { id: 'Penyatuan', en: 'Merge' }, record: 'personMerge' }),
  },
  answers: memberQuestions,
  indexes: ['householdId', 'nik', 'doubtState', 'mergedInto'],
  search: ['name'],
  retention: { id: 'Selama dilayani, lalu 5 tahun', en: 'While served, then 5 years' },
})

export const Community = record({
  name: 'community',
  label: { id: 'Kelompok atau komunitas', en: 'Group or community' },
  columns: {
    name: text({ ...R, label: { id: 'Nama', en: 'Name' }, required: true, min: 2, max: 120 }),
    kind: choice({ ...R, label: { id: 'Jenis', en: 'Kind' }, strict: true, required: true, options: choices(['kelompok', 'Kelompok', 'Group'], ['komunitas', 'Komunitas', 'Community']) }),
    members: integer({ ...R, label: { id: 'Perkiraan jumlah orang', en: 'People, roughly' }, min: 0, max: 100000 }),
    contactName: text({ ...R, label: { id: 'Yang dapat dihubungi', en: 'Contact' }, max: 120 }),
    phone: phone({ ...R, label: { id: 'Telepon', en: 'Phone' } }),
    address: text({ ...R, label: { id: 'Tempat', en: 'Where' }, max: 300 }),
    gps: gps({ ...R, label: { id: 'Titik', en: 'Position' } }),
    note: longText({ ...R, label: { id: 'Catatan', en: 'Note' } }),
    registeredBy: ref({ ...N, label: { id: 'Dicatat oleh', en: 'Registered by' }, record: 'account' }),
  },
  indexes: ['kind'],
  search: ['name'],
  retention: { id: 'Selama dilayani, lalu 5 tahun', en: 'While served, then 5 years' },
})

export const subjectKinds = choices(['person', 'Orang', 'Person'], ['household', 'Keluarga', 'Household'], ['community', 'Kelompok atau komunitas', 'Group or community'])
const subject = {
  subjectKind: choice({ ...N, label: { id: 'Tentang', en: 'About' }, strict: true, options: subjectKinds, required: true }),
  subjectId: ref({ ...N, label: { id: 'Siapa', en: 'Who' }, record: '*', required: true }),
}

export const disabilityKinds = choices(
  ['fisik', 'Fisik', 'Physical'], ['intelektual', 'Intelektual', 'Intellectual'], ['mental', 'Mental', 'Mental'],
  ['sensorik', 'Sensorik', 'Sensory'], ['ganda', 'Ganda', 'Multiple'],
)

/** One PPKS category of one subject, for a time. Its class follows the category; X rows live with their team. */
export const PpksTag = record({
  name: 'ppksTag',
  label: { id: 'Kategori PPKS', en: 'PPKS category' },
  columns: {
    ...subject,
    category: choice({ ...N, label: { id: 'Kategori', en: 'Category' }, options: ppks, required: true }),
    detail: choice({ ...N, label: { id: 'Ragam disabilitas', en: 'Kind of disability' }, options: disabilityKinds }),
    crisis: bool({ ...N, label: { id: 'Sedang krisis', en: 'In crisis' } }),
    /** Copied from the person, so that the count needs no other row. */
    sex: choice({ ...N, label: { id: 'Jenis kelamin', en: 'Sex' }, options: sexes }),
    assignedBy: ref({ ...N, label: { id: 'Ditetapkan oleh', en: 'Assigned by' }, record: 'account' }),
    method: choice({ ...N, label: { id: 'Cara', en: 'Method' }, options: choices(['pengamatan', 'Pengamatan', 'Observation'], ['wawancara', 'Wawancara', 'Interview'], ['asesmen', 'Asesmen', 'Assessment'], ['dokumen', 'Dokumen', 'Document'], ['musyawarah', 'Musyawarah', 'Deliberation'], ['impor', 'Impor data', 'Imported']) }),
    evidence: longText({ ...N, label: { id: 'Dasar', en: 'Evidence' }, max: 1000 }),
    validFrom: date({ ...N, label: { id: 'Sejak', en: 'From' } }),
    validTo: date({ ...N, label: { id: 'Sampai', en: 'Until' } }),
    endReason: longText({ ...N, label: { id: 'Alasan berakhir', en: 'Reason for ending' }, max: 500 }),
    endedBy: ref({ ...N, label: { id: 'Diakhiri oleh', en: 'Ended by' }, record: 'account' }),
  },
  indexes: ['subjectId', 'category'],
  retention: { id: '5 tahun setelah berakhir; kelas X ditinjau 2 tahun setelah kasus ditutup', en: '5 years after it ends; class X reviewed 2 years after the case closed' },
})

export const Consent = record({
  name: 'consent',
  label: { id: 'Pemberitahuan dan persetujuan', en: 'Notice and consent' },
  columns: {
    ...subject,
    kind: choice({ ...N, label: { id: 'Jenis', en: 'Kind' }, strict: true, required: true, options: choices(['notice', 'Sudah diberi tahu', 'Was informed'], ['consent', 'Menyetujui', 'Consents'], ['guardian', 'Disetujui wali', 'Guardian consents']) }),
    purpose: choice({ ...N, label: { id: 'Tujuan', en: 'Purpose' }, required: true, options: choices(['pendataan', 'Pendataan', 'Registration'], ['layanan', 'Layanan sosial', 'Social service'], ['rujukan', 'Rujukan ke instansi lain', 'Referral'], ['bantuan', 'Pengusulan bantuan', 'Nomination for aid'], ['foto', 'Pengambilan foto', 'Taking photos']) }),
    method: choice({ ...N, label: { id: 'Cara', en: 'Method' }, required: true, options: choices(['lisan', 'Lisan', 'Spoken'], ['tertulis', 'Tertulis', 'Written'], ['elektronik', 'Elektronik', 'Electronic'], ['cap_jempol', 'Cap jempol', 'Thumbprint']) }),
    givenOn: date({ ...N, label: { id: 'Tanggal', en: 'Date' } }),
    guardianName: text({ ...R, label: { id: 'Nama wali', en: 'Guardian' }, max: 120 }),
    guardianRelation: text({ ...R, label: { id: 'Hubungan wali', en: 'Relation of the guardian' }, max: 80 }),
    withdrawnOn: date({ ...N, label: { id: 'Ditarik pada', en: 'Withdrawn on' } }),
    takenBy: ref({ ...N, label: { id: 'Diterima oleh', en: 'Taken by' }, record: 'account' }),
  },
  indexes: ['subjectId'],
  retention: { id: 'Selama datanya dipakai, lalu 5 tahun sebagai bukti', en: 'While the data is used, then 5 years as proof' },
})

const tagSpec = (id: string, en: string, options: readonly Choice[]): FieldSpec & { options: readonly Choice[] } => ({ ...N, label: { id, en }, options })

/** The five functions and six tasks: put these two fields on every piece of work. */
export const workTags = {
  functions: multi(tagSpec('Fungsi PSM', 'PSM functions', psmFunctions)),
  tasks: multi(tagSpec('Tugas PSM', 'PSM tasks', psmTasks)),
}

export const Visit = record({
  name: 'visit',
  label: { id: 'Kunjungan', en: 'Visit' },
  columns: {
    householdId: ref({ ...R, label: { id: 'Keluarga', en: 'Household' }, record: 'household' }),
    personId: ref({ ...R, label: { id: 'Orang', en: 'Person' }, record: 'person' }),
    communityId: ref({ ...R, label: { id: 'Kelompok', en: 'Group' }, record: 'community' }),
    reportId: ref({ ...R, label: { id: 'Laporan', en: 'Report' }, record: 'report' }),
    caseId: ref({ ...R, label: { id: 'Kasus', en: 'Case' }, record: 'case' }),
    on: date({ ...R, label: { id: 'Tanggal', en: 'Date' } }),
    purpose: choice({ ...R, label: { id: 'Tujuan', en: 'Purpose' }, options: choices(['pendataan', 'Pendataan', 'Registration'], ['laporan', 'Menindaklanjuti laporan', 'Following a report'], ['pendampingan', 'Pendampingan', 'Accompaniment'], ['pemantauan', 'Pemantauan', 'Monitoring'], ['bimbingan', 'Bimbingan lanjut', 'Aftercare'], ['silaturahmi', 'Silaturahmi', 'Courtesy'], ['verval', 'Verifikasi dan validasi', 'Verification and validation']) }),
    result: choice({ ...R, label: questionOf(regsosek22k, '205').label, options: questionOf(regsosek22k, '205').options ?? [], question: '205', vocab: 'regsosek22k' }),
    note: longText({ ...R, label: { id: 'Catatan', en: 'Note' } }),
    ...workTags,
    photos: photos({ ...R, label: { id: 'Foto', en: 'Photos' } }),
    gps: gps({ ...R, label: { id: 'Titik kunjungan', en: 'Position' } }),
    by: ref({ ...N, label: { id: 'Oleh', en: 'By' }, record: 'account' }),
  },
  indexes: ['householdId', 'personId', 'communityId', 'reportId', 'caseId', 'by'],
  retention: { id: '5 tahun; foto 2 tahun', en: '5 years; photos 2 years' },
})
