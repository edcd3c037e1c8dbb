// How somebody becomes a candidate and what is said for or against it: apply, recommend, return, complete, verify, interview, reject.
import { act, patch, put, refuse, type Refusal } from '../../engine/act.ts'
import { choice, integer, longText, text } from '../../engine/field.ts'
import { isVillage } from '../../engine/space.ts'
import { addDays } from '../../engine/values/day.ts'
import { formatDate } from '../../engine/values/format.ts'
import { parseNik } from '../../engine/values/nik.ts'
import { holds } from '../../engine/who.ts'
import { joinFields } from './psm-fields.ts'
import { bimtekWords, pledges, psmSources } from './psm-words.ts'
import { Psm, PsmPrivate } from './psm-records.ts'
import { adultOn, isAdult } from './psm-rules.ts'
import { change, findPsm, fourEyes, memberSpace, psmId, readPrivate, readPsm, rollSpace, rollTeam, rulesAt, stepProblem, thePsm } from './psm-judging.ts'

const N = { class: 'N' as const }
const X = { class: 'X' as const }

/** Who may write down somebody's application from paper. */
export const paperRoles = ['ipsm_board_local', 'ipsm_board_city', 'puskesos_fo', 'puskesos_koord', 'village_operator', 'village_head', 'dinsos_verifier'] as const
const completers = ['ipsm_board_local', 'puskesos_fo', 'puskesos_koord', 'village_operator', 'dinsos_verifier'] as const

export const applyPsm = act({
  name: 'organization.applyPsm',
  label: { id: 'Mendaftar menjadi PSM', en: 'Applied to become a member' },
  by: 'citizen',
  input: {
    psmId,
    source: choice({ ...N, label: { id: 'Asal', en: 'Source' }, options: psmSources, strict: true, required: true }),
    ticketHash: text({ ...N, label: { id: 'Sidik kode', en: 'Hash of the code' }, min: 64, max: 64 }),
    ...joinFields,
  },
  reads: (i) => [{ record: Psm, id: i.psmId }, readPrivate(i)],
  touches: (_i, _l, env) => [memberSpace(env.place), rollSpace(env.place)],
  may: (who, i, _l, env) => i.source === 'web' || (i.source === 'kertas' && holds(who, paperRoles, env.place)),
  guard: (i, look, env) => {
    if (!isVillage(env.place) || i.place !== env.place) return refuse('PILIH_KELURAHAN', 'Pilih desa atau kelurahan tempat Anda tinggal.', 'Choose the village you live in.')
    if (look.find(Psm, i.psmId) || look.find(PsmPrivate, i.psmId)) return refuse('SUDAH_MASUK', 'Pendaftaran ini sudah masuk.', 'This application has come in already.')
    return unfit(i, env.place, env.day)
  },
  effect: (i, _l, env) => [
    put(Psm, { id: i.psmId as string, place: env.place, class: 'N' }, {
      name: i.name as string, sex: i.sex as string, birthYear: Number((i.birthDate as string).slice(0, 4)), state: 'calon', stateAt: env.at,
      workPhone: i.showPhone ? (i.phone ?? null) : null, education: i.education ?? null, occupation: i.occupation ?? null, motivation: i.motivation as string,
      skills: i.skills ?? [], functions: [], source: i.source as string, ticketHash: i.ticketHash ?? null, appliedAt: env.at, appliedBy: env.person, codeOfEthicsAt: env.at,
    }),
    put(PsmPrivate, { id: i.psmId as string, place: env.place, class: 'X', team: rollTeam(env.place) }, {
      nik: i.nik as string, birthDate: i.birthDate as string, birthPlace: i.birthPlace ?? null, address: i.address ?? null, phone: i.phone ?? null, email: i.email ?? null,
      ktpPlace: i.ktpPlace as string, ktpPhoto: i.ktpPhoto ?? [],
    }),
  ],
})

/** Why somebody cannot join (yet); never whether their NIK is known. */
function unfit(i: { citizen?: boolean | null; literate?: boolean | null; birthDate?: string | null; nik?: string | null; ktpPlace?: string | null; pledges?: string[] | null }, at: string, day: string): Refusal | null {
  if (i.citizen !== true) return refuse('WNI', 'PSM adalah warga negara Indonesia.', 'Members are Indonesian citizens.')
  const birth = i.birthDate as string
  if (birth > day) return refuse('TANGGAL_LAHIR', 'Tanggal lahir belum benar.', 'The date of birth is not right.')
  if (!isAdult(birth, day)) {
    const from = adultOn(birth)
    return refuse('USIA', `PSM berusia paling muda 18 tahun. Anda dapat mendaftar mulai ${formatDate(from)}.`, `Members are at least 18. You can apply from ${formatDate(from, 'en')}.`)
  }
  const number = parseNik(i.nik as string)
  if (!number.ok) return refuse('NIK_BELUM_BENAR', 'NIK ini belum benar. Salin 16 angkanya dari KTP.', 'This NIK is not right. Copy its 16 digits from the KTP.')
  if (i.ktpPlace !== at) return refuse('DOMISILI', 'KTP Anda beralamat di desa/kelurahan lain. Mendaftarlah di desa/kelurahan sesuai KTP.', 'Your KTP names another village. Apply in the village of your KTP.')
  if (i.literate !== true) return refuse('BACA_TULIS', 'PSM mencatat dan melapor, jadi perlu bisa membaca dan menulis.', 'Members keep notes and report, so they must read and write.')
  const accepted = new Set(i.pledges ?? [])
  if (pledges.some((p) => !accepted.has(p.code))) return refuse('KODE_ETIK', 'Setujui keempat janji kode etik untuk mendaftar.', 'Accept all four promises of the code of ethics to apply.')
  return null
}

const letter = text({ ...N, label: { id: 'Nomor surat rekomendasi', en: 'Letter number' }, required: true, min: 3, max: 80 })

export const recommendByBoard = act({
  name: 'organization.recommendByBoard',
  label: { id: 'Rekomendasi IPSM', en: 'IPSM recommends' },
  input: { psmId, ipsmLetter: letter },
  reads: readPsm,
  touches: (_i, _l, env) => [memberSpace(env.place)],
  // A board of the village, or of its kecamatan where the village has none.
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['ipsm_board_local'], env.place),
  guard: (i, look, env) => stepProblem('recommendByBoard', i, look, env),
  effect: (i, look, env) => [change(thePsm(i, look), { state: 'direkomendasi_ipsm', ipsmBy: env.person, ipsmAt: env.at, ipsmLetter: i.ipsmLetter as string }, look, env)],
})

export const recommendByHead = act({
  name: 'organization.recommendByHead',
  label: { id: 'Rekomendasi lurah/kades', en: 'Village head recommends' },
  input: { psmId, headLetter: letter },
  reads: readPsm,
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['village_head'], env.place),
  guard: (i, look, env) => stepProblem('recommendByHead', i, look, env) ?? (thePsm(i, look).ipsmBy === env.person ? fourEyes : null),
  effect: (i, look, env) => [change(thePsm(i, look), { state: 'direkomendasi_lurah', headBy: env.person, headAt: env.at, headLetter: i.headLetter as string }, look, env)],
})

export const returnPsm = act({
  name: 'organization.returnPsm',
  label: { id: 'Mengembalikan permohonan', en: 'Return an application' },
  input: { psmId, returnNote: longText({ ...N, label: { id: 'Apa yang perlu dilengkapi?', en: 'What is missing?' }, required: true, min: 5, max: 1000 }) },
  reads: readPsm,
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => {
    const state = findPsm(i, look, env)?.state
    return state !== undefined && holds(who, state === 'calon' ? ['ipsm_board_local'] : state === 'direkomendasi_ipsm' ? ['village_head'] : ['dinsos_verifier', 'dinsos_head'], env.place)
  },
  guard: (i, look, env) => stepProblem('returnPsm', i, look, env),
  effect: (i, look, env) => {
    const row = thePsm(i, look)
    return [change(row, { state: 'dikembalikan', returnNote: i.returnNote as string, returnedBy: env.person, returnedFrom: row.state ?? 'calon' }, look, env)]
  },
})

export const completePsm = act({
  name: 'organization.completePsm',
  label: { id: 'Melengkapi permohonan', en: 'Complete an application' },
  input: {
    psmId,
    completeNote: longText({ ...N, label: { id: 'Yang dilengkapi', en: 'What was completed' }, required: true, min: 3, max: 1000 }),
    ktpPhoto: PsmPrivate.columns.ktpPhoto,
  },
  reads: readPsm,
  touches: (i, _l, env) => [memberSpace(env.place), ...((i.ktpPhoto?.length ?? 0) > 0 ? [rollSpace(env.place)] : [])],
  // The desk lays the photo under a seal it does not read.
  deposits: (_i, _l, env) => [rollSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, completers, env.place),
  guard: (i, look, env) => stepProblem('completePsm', i, look, env),
  effect: (i, look, env) => {
    const row = thePsm(i, look)
    return [
      change(row, { state: row.returnedFrom ?? 'calon', returnNote: null, returnedFrom: null, motivation: [row.motivation, i.completeNote].filter(Boolean).join('\n\n').slice(0, 2000) }, look, env),
      ...((i.ktpPhoto?.length ?? 0) > 0 ? [put(PsmPrivate, { id: row.id, place: row.place, class: 'X', team: rollTeam(row.place) }, { ktpPhoto: i.ktpPhoto ?? [] })] : []),
    ]
  },
})

export const verifyPsm = act({
  name: 'organization.verifyPsm',
  label: { id: 'Memverifikasi berkas', en: 'Verify the papers' },
  input: {
    psmId,
    skckNo: text({ ...X, label: { id: 'Nomor SKCK / surat kelakuan baik', en: 'Certificate of conduct' }, required: true, min: 3, max: 80 }),
    skckPhoto: PsmPrivate.columns.skckPhoto,
    bimtek: choice({ ...N, label: { id: 'Sertifikat bimtek dasar', en: 'Basic guidance' }, options: bimtekWords, strict: true, required: true }),
  },
  reads: (i, look) => [...readPsm(i, look), readPrivate(i)],
  touches: (_i, _l, env) => [memberSpace(env.place), rollSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['dinsos_verifier'], env.place),
  guard: (i, look, env) => {
    const said = stepProblem('verifyPsm', i, look, env)
    if (said) return said
    const row = thePsm(i, look)
    if ([row.ipsmBy, row.headBy, row.appliedBy].includes(env.person)) return fourEyes
    const rules = rulesAt(look, env.place)
    if (i.bimtek === 'menyusul' && !rules.bimtekLater) return refuse('BIMTEK_DULU', 'Di kabupaten/kota ini bimtek dasar harus selesai lebih dulu.', 'In this regency basic guidance must be done first.')
    return look.find(PsmPrivate, row.id) ? null : refuse('DATA_PRIBADI_TIDAK_ADA', 'Data pribadi pendaftar ini tidak ada. Minta ia mendaftar lagi.', 'This applicant’s private data is missing. Ask them to apply again.')
  },
  effect: (i, look, env) => {
    const row = thePsm(i, look)
    const secret = look.find(PsmPrivate, row.id)
    const later = i.bimtek === 'menyusul'
    return [
      change(row, { state: 'diverifikasi', checkedBy: env.person, checkedAt: env.at, bimtek: i.bimtek as string, bimtekDue: later ? addDays(env.day, rulesAt(look, env.place).bimtekDays) : null, bimtekLate: false, tier: later ? (row.tier ?? null) : (row.tier ?? 'bimtek_dasar') }, look, env),
      ...(secret ? [patch(PsmPrivate, secret, { skckNo: i.skckNo as string, skckPhoto: i.skckPhoto ?? [] })] : []),
    ]
  },
})

export const interviewPsm = act({
  name: 'organization.interviewPsm',
  label: { id: 'Mencatat wawancara', en: 'Note the interview' },
  input: { psmId, interviewScore: integer({ ...N, label: { id: 'Nilai wawancara (0–100)', en: 'Interview score (0–100)' }, required: true, min: 0, max: 100 }) },
  reads: readPsm,
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['dinsos_verifier', 'dinsos_head'], env.place),
  guard: (i, look, env) => stepProblem('interviewPsm', i, look, env),
  effect: (i, look, env) => [change(thePsm(i, look), { state: 'seleksi', interviewScore: i.interviewScore as number, interviewBy: env.person }, look, env)],
})

export const rejectPsm = act({
  name: 'organization.rejectPsm',
  label: { id: 'Menolak permohonan', en: 'Reject an application' },
  input: { psmId, rejectReason: longText({ ...N, label: { id: 'Alasan', en: 'Reason' }, required: true, min: 10, max: 1000 }) },
  reads: readPsm,
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['dinsos_head'], env.place),
  guard: (i, look, env) => stepProblem('rejectPsm', i, look, env),
  effect: (i, look, env) => [change(thePsm(i, look), { state: 'ditolak', rejectReason: i.rejectReason as string }, look, env)],
})

export const psmJoinActs = [applyPsm, recommendByBoard, recommendByHead, returnPsm, completePsm, verifyPsm, interviewPsm, rejectPsm]
