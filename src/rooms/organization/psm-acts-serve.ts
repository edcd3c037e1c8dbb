// While they serve: profile, guidance that follows, certificates, leave, silence and coming back; a proposed dismissal and the right to reply; the house's own clocks that need nothing but the row.
import { act, patch, put, refuse, type Env, type Look } from '../../engine/act.ts'
import { choice, date, json, longText, ref, text } from '../../engine/field.ts'
import { addDays, daysBetween } from '../../engine/values/day.ts'
import { holds } from '../../engine/who.ts'
import { z } from 'zod'
import { activePsmStates, servingPsmStates } from './psm-flow.ts'
import { change, findPsm, memberSpace, ownMember, psmId, readPrivate, readPsm, readRules, rollSpace, rulesAt, stepProblem, thePsm } from './psm-judging.ts'
import { Certificate, Psm, PsmPrivate } from './psm-records.ts'
import { dismissGrounds, psmTiers } from './psm-words.ts'

const N = { class: 'N' as const }
const X = { class: 'X' as const }
const supervisors = ['ipsm_board_local', 'puskesos_koord', 'village_head', 'dinsos_verifier', 'dinsos_head'] as const
const longestLeave = 366

const was = json({ ...N, label: { id: 'Nilai sebelumnya', en: 'Values before' }, schema: z.record(z.string(), z.unknown()) })

export const editPsm = act({
  name: 'organization.editPsm',
  label: { id: 'Mengubah profil anggota', en: 'Edit a member’s profile' },
  input: {
    psmId, workPhone: Psm.columns.workPhone, email: Psm.columns.email, education: Psm.columns.education, occupation: Psm.columns.occupation, skills: Psm.columns.skills,
    functions: Psm.columns.functions, photo: Psm.columns.photo, was,
  },
  reads: readPsm,
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => ownMember(who, i, look, env) || (!!findPsm(i, look, env) && holds(who, ['ipsm_board_local', 'ipsm_board_city', 'dinsos_verifier'], env.place)),
  guard: (i, look, env) => {
    const row = findPsm(i, look, env)
    return row && servingPsmStates.includes(row.state ?? '') ? null : refuse('TIDAK_ADA', 'Anggota ber-SK ini tidak ditemukan.', 'This member was not found.')
  },
  effect: (i, look) => {
    const row = thePsm(i, look)
    const set: { [k: string]: unknown } = {}
    for (const k of ['workPhone', 'email', 'education', 'occupation', 'skills', 'functions', 'photo'] as const) if (i[k] !== undefined) set[k] = i[k]
    return [patch(Psm, row, set as Partial<typeof row>, Object.fromEntries(Object.keys(set).map((k) => [k, i.was?.[k] ?? null])))]
  },
})

export const noteBimtek = act({
  name: 'organization.noteBimtek',
  label: { id: 'Mencatat bimtek dasar', en: 'Note basic guidance' },
  input: { psmId, doneOn: date({ ...N, label: { id: 'Tanggal bimtek', en: 'Day of the guidance' }, required: true }) },
  reads: readPsm,
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['dinsos_verifier'], env.place),
  guard: (i, look, env) => {
    const said = stepProblem('noteBimtek', i, look, env)
    if (said) return said
    if (thePsm(i, look).bimtek !== 'menyusul') return refuse('SUDAH_ADA', 'Bimtek dasar sudah tercatat.', 'Basic guidance is noted already.')
    return (i.doneOn as string) > env.day ? refuse('BELUM_TERJADI', 'Tanggalnya belum tiba.', 'That day has not come yet.') : null
  },
  effect: (i, look, env) => {
    const row = thePsm(i, look)
    return [change(row, { bimtek: 'ada', bimtekDue: null, bimtekLate: false, tier: row.tier ?? 'bimtek_dasar' }, look, env)]
  },
})

const tierRank = (code: string | null | undefined): number => psmTiers.findIndex((x) => x.code === code)

export const addCertificate = act({
  name: 'organization.addCertificate',
  label: { id: 'Mencatat sertifikat', en: 'Note a certificate' },
  input: {
    certificateId: ref({ ...N, label: { id: 'Sertifikat', en: 'Certificate' }, record: 'certificate', required: true }), psmId,
    tier: choice({ ...N, label: { id: 'Jenjang', en: 'Tier' }, options: psmTiers, required: true }),
    title: text({ ...N, label: { id: 'Nama pelatihan', en: 'Training' }, required: true, min: 3, max: 160 }),
    number: Certificate.columns.number,
    issuer: text({ ...N, label: { id: 'Penerbit', en: 'Issuer' }, required: true, min: 2, max: 160 }),
    issuedOn: date({ ...N, label: { id: 'Tanggal terbit', en: 'Issued on' }, required: true }),
    expiresOn: Certificate.columns.expiresOn,
    scan: Certificate.columns.scan,
  },
  reads: (i, look) => [...readPsm(i, look), { record: Certificate, id: i.certificateId }, ...(i.psmId ? [{ record: Certificate, where: { psmId: i.psmId } }] : [])],
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['ipsm_board_local', 'ipsm_board_city', 'dinsos_verifier'], env.place),
  guard: (i, look, env) => {
    const row = findPsm(i, look, env)
    if (!row || !servingPsmStates.includes(row.state ?? '')) return refuse('TIDAK_ADA', 'Anggota ber-SK ini tidak ditemukan.', 'This member was not found.')
    if (row.personId === env.person && env.person) return refuse('EMPAT_MATA', 'Sertifikat Anda sendiri dicatat orang lain.', 'Somebody else notes your own certificate.')
    if (look.find(Certificate, i.certificateId)) return refuse('SUDAH_ADA', 'Sertifikat ini sudah tercatat.', 'This certificate is noted already.')
    if ((i.issuedOn as string) > env.day) return refuse('BELUM_TERJADI', 'Tanggal terbitnya belum tiba.', 'It is dated in the future.')
    return i.expiresOn && i.expiresOn < (i.issuedOn as string) ? refuse('TANGGAL_TERBALIK', 'Tanggal akhir lebih awal daripada tanggal terbit.', 'It ends before it was issued.') : null
  },
  effect: (i, look, env) => {
    const row = thePsm(i, look)
    const cert = put(Certificate, { id: i.certificateId as string, place: row.place, class: 'N' }, {
      psmId: row.id, tier: i.tier as string, title: i.title as string, number: i.number ?? null, issuer: i.issuer as string, issuedOn: i.issuedOn as string, expiresOn: i.expiresOn ?? null, scan: i.scan ?? [], addedBy: env.person,
    })
    const held = [...look.all(Certificate, { psmId: row.id }), { tier: i.tier as string, expiresOn: i.expiresOn ?? null }]
    const set = certifiedBy(held, env.day)
    return [cert, change(row, { ...set, certNoticed: false, tier: tierRank(i.tier) > tierRank(row.tier) ? (i.tier as string) : (row.tier ?? null) }, look, env)]
  },
})

/** Certified while any certificate holds; the last of them tells until when (null = open). */
export function certifiedBy(held: readonly { expiresOn?: string | null }[], day: string): { certified: boolean; certifiedUntil: string | null } {
  const valid = held.filter((c) => !c.expiresOn || c.expiresOn >= day)
  const open = valid.some((c) => !c.expiresOn)
  return { certified: valid.length > 0, certifiedUntil: open || valid.length === 0 ? null : (valid.map((c) => c.expiresOn as string).sort().at(-1) ?? null) }
}

export const leavePsm = act({
  name: 'organization.leavePsm',
  label: { id: 'Mencatat cuti', en: 'Note a leave' },
  input: { psmId, leaveFrom: date({ ...N, label: { id: 'Cuti mulai', en: 'From' }, required: true }), leaveUntil: date({ ...N, label: { id: 'Cuti sampai', en: 'Until' }, required: true }) },
  reads: readPsm,
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => ownMember(who, i, look, env) || (!!findPsm(i, look, env) && holds(who, supervisors, env.place)),
  guard: (i, look, env) => {
    const said = stepProblem('leavePsm', i, look, env, true)
    if (said) return said
    const [from, until] = [i.leaveFrom as string, i.leaveUntil as string]
    if (until < from) return refuse('TANGGAL_TERBALIK', 'Tanggal akhir lebih awal daripada tanggal mulai.', 'The end comes before the start.')
    if (from > addDays(env.day, 14) || until < env.day) return refuse('CUTI_BELUM_BERLAKU', 'Catat cuti paling awal dua minggu sebelumnya, dan yang belum lewat.', 'Note a leave at most two weeks ahead, and one that is not over.')
    return daysBetween(from, until) > longestLeave ? refuse('CUTI_TERLALU_LAMA', 'Cuti paling lama satu tahun.', 'A leave lasts a year at most.') : null
  },
  effect: (i, look, env) => [change(thePsm(i, look), { state: 'cuti', leaveFrom: i.leaveFrom as string, leaveUntil: i.leaveUntil as string }, look, env)],
})

export const backPsm = act({
  name: 'organization.backPsm',
  label: { id: 'Kembali dari cuti', en: 'Back from leave' },
  input: { psmId },
  reads: readPsm,
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => ownMember(who, i, look, env) || (!!findPsm(i, look, env) && holds(who, supervisors, env.place)),
  guard: (i, look, env) => stepProblem('backPsm', i, look, env, true),
  effect: (i, look, env) => [change(thePsm(i, look), { state: 'aktif', leaveFrom: null, leaveUntil: null, lastActiveOn: env.day, warnedAt: null }, look, env)],
})

export const deactivatePsm = act({
  name: 'organization.deactivatePsm',
  label: { id: 'Menonaktifkan PSM', en: 'Set inactive' },
  input: { psmId },
  reads: readPsm,
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['ipsm_board_local'], env.place),
  guard: (i, look, env) => {
    const said = stepProblem('deactivatePsm', i, look, env)
    if (said) return said
    const row = thePsm(i, look)
    return row.warnedAt ? null : refuse('BELUM_DIINGATKAN', `PSM ini belum ${rulesAt(look, env.place).warnMonths} bulan tanpa kegiatan.`, `This member has not been silent for ${rulesAt(look, env.place).warnMonths} months.`)
  },
  effect: (i, look, env) => [change(thePsm(i, look), { state: 'nonaktif', inactiveReason: 'tanpa_kegiatan' }, look, env)],
})

export const reactivatePsm = act({
  name: 'organization.reactivatePsm',
  label: { id: 'Mengaktifkan lagi', en: 'Set active again' },
  input: { psmId },
  reads: readPsm,
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['ipsm_board_local'], env.place),
  guard: (i, look, env) => {
    const said = stepProblem('reactivatePsm', i, look, env)
    if (said) return said
    return thePsm(i, look).inactiveReason === 'sk_berakhir' ? refuse('SK_BERAKHIR', 'SK-nya sudah berakhir. Perpanjang SK dulu.', 'The decree ran out. Renew it first.') : null
  },
  effect: (i, look, env) => [change(thePsm(i, look), { state: 'aktif', inactiveReason: null, lastActiveOn: env.day, warnedAt: null }, look, env)],
})

export const proposeDismissal = act({
  name: 'organization.proposeDismissal',
  label: { id: 'Mengusulkan pemberhentian', en: 'Propose dismissal' },
  input: {
    psmId,
    dismissGround: choice({ ...N, label: { id: 'Sebab', en: 'Ground' }, options: dismissGrounds, required: true }),
    hearing: longText({ ...X, label: { id: 'Uraian (hanya dibaca lurah dan Dinas Sosial)', en: 'Account (read by the village head and the social office alone)' }, required: true, min: 20, max: 4000 }),
  },
  reads: (i, look) => [...readPsm(i, look), readPrivate(i)],
  touches: (_i, _l, env) => [memberSpace(env.place), rollSpace(env.place)],
  // A board writes the account into the sealed roll, which it does not read.
  deposits: (_i, _l, env) => [rollSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['ipsm_board_local', 'ipsm_board_city', 'village_head', 'dinsos_verifier'], env.place),
  guard: (i, look, env) => {
    const said = stepProblem('proposeDismissal', i, look, env)
    if (said) return said
    return thePsm(i, look).dismissBy ? refuse('SUDAH_DIUSULKAN', 'Pemberhentian PSM ini sudah diusulkan.', 'This member’s dismissal was proposed already.') : null
  },
  effect: (i, look, env) => {
    const row = thePsm(i, look)
    return [
      change(row, { dismissGround: i.dismissGround as string, dismissBy: env.person, replyUntil: addDays(env.day, rulesAt(look, env.place).replyDays), repliedAt: null }, look, env),
      ...sealed(row.id, row.place, { hearing: i.hearing as string, hearingReply: null }),
    ]
  },
})

export const replyDismissal = act({
  name: 'organization.replyDismissal',
  label: { id: 'Mencatat jawaban PSM', en: 'Note the member’s reply' },
  input: { psmId, hearingReply: longText({ ...X, label: { id: 'Jawaban', en: 'Reply' }, required: true, min: 5, max: 4000 }) },
  reads: (i, look) => [...readPsm(i, look), readPrivate(i)],
  touches: (_i, _l, env) => [memberSpace(env.place), rollSpace(env.place)],
  deposits: (_i, _l, env) => [rollSpace(env.place)],
  may: (who, i, look, env) => ownMember(who, i, look, env) || (!!findPsm(i, look, env) && holds(who, ['dinsos_verifier', 'dinsos_head'], env.place)),
  guard: (i, look, env) => {
    const said = stepProblem('replyDismissal', i, look, env, true)
    if (said) return said
    const row = thePsm(i, look)
    if (!row.dismissBy) return refuse('TIDAK_DIUSULKAN', 'Tidak ada usul pemberhentian untuk dijawab.', 'There is no proposal to reply to.')
    return row.repliedAt ? refuse('SUDAH_DIJAWAB', 'Jawaban sudah dicatat.', 'The reply is noted already.') : null
  },
  effect: (i, look, env) => {
    const row = thePsm(i, look)
    return [change(row, { repliedAt: env.at }, look, env), ...sealed(row.id, row.place, { hearingReply: i.hearingReply as string })]
  },
})

const sealed = (id: string, place: string, set: { hearing?: string; hearingReply?: string | null }) => [put(PsmPrivate, { id, place, class: 'X', team: `roll:${place}` }, set)]

export const dropDismissal = act({
  name: 'organization.dropDismissal',
  label: { id: 'Membatalkan usul pemberhentian', en: 'Drop a proposed dismissal' },
  input: { psmId },
  reads: readPsm,
  touches: (_i, _l, env) => [memberSpace(env.place)],
  may: (who, i, look, env) => !!findPsm(i, look, env) && holds(who, ['dinsos_head'], env.place),
  guard: (i, look, env) => stepProblem('dropDismissal', i, look, env) ?? (thePsm(i, look).dismissBy ? null : refuse('TIDAK_DIUSULKAN', 'Tidak ada usul pemberhentian.', 'There is no proposal.')),
  effect: (i, look, env) => [change(thePsm(i, look), { dismissGround: null, dismissBy: null, replyUntil: null, repliedAt: null }, look, env)],
})

const house = { by: 'system' as const, touches: (_i: unknown, _l: Look, env: Env) => [memberSpace(env.place)], may: (who: { system: boolean }) => who.system }

/** They were at work on a day: whatever they did elsewhere says so. Finds the membership by the account, in this regency. */
export const psmActive = act({
  name: 'organization.psmActive',
  ...house,
  label: { id: 'PSM berkegiatan', en: 'A member was active' },
  input: { personId: ref({ ...N, label: { id: 'Orang', en: 'Person' }, record: 'account', required: true }), on: date({ ...N, label: { id: 'Pada', en: 'On' }, required: true }) },
  reads: (i, look) => {
    const mine = { record: Psm, where: { personId: i.personId ?? '' } }
    return i.personId ? [mine, ...(look.has(mine) ? look.all(Psm, mine.where).map((p) => readRules(p.place)) : [])] : []
  },
  touches: (i, look) => membershipsOf(i.personId, look).map((p) => memberSpace(p.place)),
  guard: (i, look) => (membershipsOf(i.personId, look).some((p) => (p.lastActiveOn ?? '') < (i.on as string)) ? null : refuse('SUDAH_TERCATAT', 'Kegiatan hari itu sudah tercatat.', 'That day is noted already.')),
  effect: (i, look, env) => membershipsOf(i.personId, look).filter((p) => (p.lastActiveOn ?? '') < (i.on as string)).map((p) => change(p, { lastActiveOn: i.on as string, warnedAt: null }, look, env)),
})
const membershipsOf = (personId: string | null | undefined, look: Look) => (personId ? look.all(Psm, { personId }).filter((p) => activePsmStates.includes(p.state ?? '')) : [])

export const psmServeActs = [editPsm, noteBimtek, addCertificate, leavePsm, backPsm, deactivatePsm, reactivatePsm, proposeDismissal, replyDismissal, dropDismissal, psmActive]
