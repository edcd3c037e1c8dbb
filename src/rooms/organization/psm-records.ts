// A community social worker as a member: the life of a membership (N), what only those who answer for the decree read (X), certificates, the regency's rules.
import { bool, choice, date, instant, integer, json, longText, multi, nik, phone, photos, place, ref, text } from '../../engine/field.ts'
import { record } from '../../engine/record.ts'
import { z } from 'zod'
import {
  bimtekWords, dismissGrounds, educations, endKinds, ktaKinds, psmFunctions, psmSkills, psmSources, psmTiers, sexes, skIssuers,
} from './psm-words.ts'

const N = { class: 'N' as const }
const X = { class: 'X' as const }
const l = (id: string, en: string) => ({ label: { id, en } })
const who = (id: string, en: string) => ref({ ...N, ...l(id, en), record: 'account' })

/** One membership in one village. Who moves gets a new one there; the old one keeps its history. */
export const Psm = record({
  name: 'psm',
  label: { id: 'PSM', en: 'Community social worker' },
  columns: {
    name: text({ ...N, ...l('Nama', 'Name'), required: true, min: 2, max: 120 }),
    sex: choice({ ...N, ...l('Jenis kelamin', 'Sex'), options: sexes, required: true }),
    birthYear: integer({ ...N, ...l('Tahun lahir', 'Year of birth'), min: 1900, max: 2100 }),
    state: text({ ...N, ...l('Keadaan', 'State'), max: 30 }),
    stateAt: instant({ ...N, ...l('Keadaan sejak', 'State since') }),
    personId: who('Akun', 'Account'),
    workPhone: phone({ ...N, ...l('Telepon tugas', 'Work phone') }),
    email: text({ ...N, ...l('Surel', 'E-mail'), max: 120 }),
    education: choice({ ...N, ...l('Pendidikan terakhir', 'Education'), options: educations }),
    occupation: text({ ...N, ...l('Pekerjaan', 'Occupation'), max: 120 }),
    motivation: longText({ ...N, ...l('Alasan bergabung', 'Why they join'), max: 2000 }),
    skills: multi({ ...N, ...l('Keahlian', 'Skills'), options: psmSkills }),
    functions: multi({ ...N, ...l('Fungsi', 'Functions'), options: psmFunctions }),
    photo: photos({ ...N, ...l('Pasfoto', 'Portrait'), max: 1 }),
    source: choice({ ...N, ...l('Asal', 'Source'), options: psmSources }),
    ticketHash: text({ ...N, ...l('Sidik kode pendaftaran', 'Hash of the application code'), max: 64 }),
    appliedAt: instant({ ...N, ...l('Mendaftar pada', 'Applied at') }),
    appliedBy: who('Ditulis oleh', 'Written by'),
    codeOfEthicsAt: instant({ ...N, ...l('Kode etik diterima pada', 'Code of ethics accepted at') }),
    ipsmBy: who('Rekomendasi IPSM oleh', 'IPSM recommendation by'),
    ipsmAt: instant({ ...N, ...l('Rekomendasi IPSM pada', 'IPSM recommendation at') }),
    ipsmLetter: text({ ...N, ...l('Surat rekomendasi IPSM', 'IPSM letter'), max: 80 }),
    headBy: who('Rekomendasi lurah/kades oleh', 'Village head’s recommendation by'),
    headAt: instant({ ...N, ...l('Rekomendasi lurah/kades pada', 'Village head’s recommendation at') }),
    headLetter: text({ ...N, ...l('Surat rekomendasi lurah/kades', 'Village head’s letter'), max: 80 }),
    checkedBy: who('Diverifikasi oleh', 'Verified by'),
    checkedAt: instant({ ...N, ...l('Diverifikasi pada', 'Verified at') }),
    bimtek: choice({ ...N, ...l('Bimtek dasar', 'Basic guidance'), options: bimtekWords }),
    bimtekDue: date({ ...N, ...l('Bimtek paling lambat', 'Guidance due') }),
    bimtekLate: bool({ ...N, ...l('Bimtek terlambat', 'Guidance overdue') }),
    returnNote: longText({ ...N, ...l('Yang perlu dilengkapi', 'What is missing'), max: 1000 }),
    returnedBy: who('Dikembalikan oleh', 'Returned by'),
    returnedFrom: text({ ...N, ...l('Keadaan sebelum dikembalikan', 'State before'), max: 30 }),
    interviewScore: integer({ ...N, ...l('Nilai wawancara', 'Interview score'), min: 0, max: 100 }),
    interviewBy: who('Diwawancarai oleh', 'Interviewed by'),
    rejectReason: longText({ ...N, ...l('Alasan penolakan', 'Reason of rejection'), max: 1000 }),
    skNo: text({ ...N, ...l('Nomor SK', 'Decree number'), max: 80 }),
    skDate: date({ ...N, ...l('Tanggal SK', 'Decree date') }),
    skIssuer: choice({ ...N, ...l('Penerbit SK', 'Issuer'), options: skIssuers }),
    skTitle: text({ ...N, ...l('Jabatan resmi penerbit', 'Official title of the issuer'), max: 160 }),
    skFrom: date({ ...N, ...l('SK berlaku mulai', 'Decree from') }),
    skUntil: date({ ...N, ...l('SK berlaku sampai', 'Decree until') }),
    skBy: who('Ditetapkan oleh', 'Appointed by'),
    appointmentId: ref({ ...N, ...l('Penugasan', 'Appointment'), record: 'appointment' }),
    ktaNo: text({ ...N, ...l('Nomor KTA', 'Card number'), max: 40 }),
    ktaKind: choice({ ...N, ...l('Jenis KTA', 'Card'), options: ktaKinds }),
    ktaAt: instant({ ...N, ...l('KTA terbit pada', 'Card issued at') }),
    ktaToken: text({ ...N, ...l('Kode kartu', 'Card code'), max: 40 }),
    tier: choice({ ...N, ...l('Jenjang pelatihan', 'Training tier'), options: psmTiers }),
    certified: bool({ ...N, ...l('Bersertifikat', 'Certified') }),
    certifiedUntil: date({ ...N, ...l('Sertifikat berlaku sampai', 'Certified until') }),
    certNoticed: bool({ ...N, ...l('Sertifikat hampir habis', 'Certificate about to expire') }),
    lastActiveOn: date({ ...N, ...l('Kegiatan terakhir', 'Last active') }),
    warnedAt: instant({ ...N, ...l('Diingatkan pada', 'Warned at') }),
    leaveFrom: date({ ...N, ...l('Cuti mulai', 'Leave from') }),
    leaveUntil: date({ ...N, ...l('Cuti sampai', 'Leave until') }),
    inactiveReason: text({ ...N, ...l('Sebab nonaktif', 'Why inactive'), max: 40 }),
    dismissGround: choice({ ...N, ...l('Usul pemberhentian', 'Proposed dismissal'), options: dismissGrounds }),
    dismissBy: who('Diusulkan berhenti oleh', 'Dismissal proposed by'),
    replyUntil: date({ ...N, ...l('Hak jawab sampai', 'Right to reply until') }),
    repliedAt: instant({ ...N, ...l('Dijawab pada', 'Replied at') }),
    endedOn: date({ ...N, ...l('Berakhir pada', 'Ended on') }),
    endKind: choice({ ...N, ...l('Cara berakhir', 'How it ended'), options: endKinds }),
    endReason: longText({ ...N, ...l('Alasan berakhir', 'Reason for ending'), max: 1000 }),
    endedBy: who('Diakhiri oleh', 'Ended by'),
    /** Work that lay with them when access closed: 'perlu' until it was given on. */
    handover: text({ ...N, ...l('Serah terima pekerjaan', 'Handing over'), max: 20 }),
    movedFrom: ref({ ...N, ...l('Pindahan dari', 'Moved from'), record: 'psm' }),
    movedTo: place({ ...N, ...l('Pindah ke', 'Moved to') }),
    listHash: text({ ...N, ...l('Sidik berkas daftar', 'Hash of the list'), max: 64 }),
    /** The next clock that rings for this membership, and which. */
    dueAt: instant({ ...N, ...l('Jam berikutnya', 'Next clock') }),
    dueFor: text({ ...N, ...l('Untuk', 'For'), max: 20 }),
  },
  indexes: ['state', 'personId', 'ktaToken', 'handover'],
  search: ['name'],
  retention: { id: 'Selama menjadi anggota dan 10 tahun sesudahnya; permohonan yang ditolak 1 tahun', en: 'While a member and 10 years after; rejected applications 1 year' },
})

/** What a member keeps private. Same id as their membership; sealed to the team `roll:<village>`. */
export const PsmPrivate = record({
  name: 'psmPrivate',
  label: { id: 'Data pribadi PSM', en: 'A member’s private data' },
  columns: {
    nik: nik({ ...X, ...l('NIK', 'NIK') }),
    birthDate: date({ ...X, ...l('Tanggal lahir', 'Date of birth') }),
    birthPlace: text({ ...X, ...l('Tempat lahir', 'Place of birth'), max: 80 }),
    address: text({ ...X, ...l('Alamat', 'Address'), max: 300 }),
    phone: phone({ ...X, ...l('Nomor HP', 'Phone') }),
    email: text({ ...X, ...l('Surel', 'E-mail'), max: 120 }),
    ktpPlace: place({ ...X, ...l('Desa/kelurahan pada KTP', 'Village on the KTP') }),
    ktpPhoto: photos({ ...X, ...l('Foto KTP', 'Photo of the KTP'), max: 1 }),
    skckNo: text({ ...X, ...l('Nomor SKCK / surat kelakuan baik', 'Certificate of conduct'), max: 80 }),
    skckPhoto: photos({ ...X, ...l('Foto SKCK', 'Photo of the certificate'), max: 2 }),
    hearing: longText({ ...X, ...l('Alasan usul pemberhentian', 'Why dismissal is proposed'), max: 4000 }),
    hearingReply: longText({ ...X, ...l('Jawaban PSM', 'The member’s reply'), max: 4000 }),
  },
  indexes: ['nik'],
  retention: { id: 'Selama menjadi anggota dan 10 tahun sesudahnya; permohonan yang ditolak 1 tahun', en: 'While a member and 10 years after; rejected applications 1 year' },
})

export const Certificate = record({
  name: 'certificate',
  label: { id: 'Sertifikat', en: 'Certificate' },
  columns: {
    psmId: ref({ ...N, ...l('PSM', 'Member'), record: 'psm', required: true }),
    tier: choice({ ...N, ...l('Jenjang', 'Tier'), options: psmTiers, required: true }),
    title: text({ ...N, ...l('Nama pelatihan', 'Training'), required: true, min: 3, max: 160 }),
    number: text({ ...N, ...l('Nomor sertifikat', 'Number'), max: 80 }),
    issuer: text({ ...N, ...l('Penerbit', 'Issuer'), required: true, min: 2, max: 160 }),
    issuedOn: date({ ...N, ...l('Tanggal terbit', 'Issued on'), required: true }),
    expiresOn: date({ ...N, ...l('Berlaku sampai', 'Expires on') }),
    scan: photos({ ...N, ...l('Foto sertifikat', 'Photo'), max: 2 }),
    addedBy: who('Dicatat oleh', 'Noted by'),
  },
  indexes: ['psmId'],
  retention: { id: 'Selama menjadi anggota dan 10 tahun sesudahnya', en: 'While a member and 10 years after' },
})

export const psmRulesSchema = z.object({
  issuer: z.string(),
  issuerTitle: z.string().max(160),
  bimtekLater: z.boolean(),
  bimtekDays: z.int().min(1).max(90),
  warnMonths: z.int().min(1).max(12),
  idleMonths: z.int().min(1).max(24),
  replyDays: z.int().min(1).max(14),
})
export type PsmRuleSet = z.infer<typeof psmRulesSchema>

/** How a regency does it: who issues the decree, whether guidance may follow, when silence is inactivity. */
export const PsmRules = record({
  name: 'psmRules',
  label: { id: 'Aturan keanggotaan PSM', en: 'Rules of membership' },
  columns: {
    rules: json({ ...N, ...l('Aturan', 'Rules'), schema: psmRulesSchema }),
    setBy: who('Ditetapkan oleh', 'Set by'),
    setOn: date({ ...N, ...l('Ditetapkan pada', 'Set on') }),
  },
  retention: { id: 'Selama berlaku', en: 'While in force' },
})

/** Two members somebody looked at: the same person, or not. */
export const PsmPair = record({
  name: 'psmPair',
  label: { id: 'Dugaan anggota ganda', en: 'Likely double members' },
  columns: {
    left: ref({ ...N, ...l('Anggota', 'Member'), record: 'psm', required: true }),
    right: ref({ ...N, ...l('Anggota lain', 'Other member'), record: 'psm', required: true }),
    decision: choice({ ...N, ...l('Keputusan', 'Decision'), options: [{ code: 'sama', label: { id: 'Orang yang sama', en: 'The same person' } }, { code: 'beda', label: { id: 'Dua orang', en: 'Two people' } }] }),
    decidedBy: who('Diputus oleh', 'Decided by'),
    decidedOn: date({ ...N, ...l('Diputus pada', 'Decided on') }),
  },
  indexes: ['left', 'right'],
  retention: { id: 'Selama keduanya disimpan', en: 'While both are kept' },
})
