// How a case rests, moves on and ends. It ends only by its supervisor, the client heard; it may always be opened again.
import { act, patch, refuse } from '../../engine/act.ts'
import { choice, date, longText, place, ref, text } from '../../engine/field.ts'
import { Agency } from '../organization/door.ts'
import {
  caseFound, caseSpace, fourEyes, isPeksos, moved, needPeksos, readCase, reason, seatedDeposits, supervises, theCase, tooShort, worksOn, wrongState,
} from './judging.ts'
import { caseRef, Case } from './records.ts'
import { addMonths, standards } from './rules.ts'
import { outcomes, outcomesOfWork, unheardOutcomes } from './words/labels.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const unanswered = refuse('RUJUKAN_BELUM_DIJAWAB', 'Masih ada rujukan yang belum dijawab. Tunggu jawabannya, atau tarik rujukannya.', 'A referral is still unanswered. Wait for the answer or withdraw it.')

export const terminate = act({
  name: 'cases.terminate',
  label: { id: 'Terminasi', en: 'Terminate' },
  input: {
    caseId: caseRef,
    outcome: choice({ ...N, label: { id: 'Hasil', en: 'Outcome' }, options: outcomes, strict: true, required: true }),
    note: longText({ ...R, label: { id: 'Uraian hasil', en: 'Outcome in words' }, required: true, max: 2000 }),
    clientHeard: longText({ ...R, label: { id: 'Kata klien atau wali', en: 'What the client or guardian said' }, max: 2000 }),
  },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => supervises(who, caseFound(i, look), look, env),
  guard: (i, look, env) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.terminate', row)
    if (wrong) return wrong
    if (env.person === row.ownerId || env.person === row.openedBy) return fourEyes
    if ((row.openReferrals ?? 0) > 0) return unanswered
    const outcome = i.outcome ?? ''
    if (outcomesOfWork.includes(outcome) && row.state !== 'monitoring') {
      return refuse('BELUM_DIPANTAU', 'Hasil ini hanya setelah monitoring: lihat dulu apakah bantuannya menolong.', 'This outcome comes only after monitoring: see first whether the help helped.')
    }
    const short = tooShort(i.note)
    if (short) return short
    return !unheardOutcomes.includes(outcome) && (i.clientHeard ?? '').trim().length < 10
      ? refuse('KLIEN_BELUM_DIDENGAR', 'Tulis apa kata klien atau wali tentang berakhirnya pendampingan (paling sedikit 10 huruf).', 'Write what the client or guardian said about the end (at least 10 characters).')
      : null
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    return [patch(Case, row, {
      ...moved(row, 'terminasi', env, look), stateBefore: null, outcome: i.outcome ?? null, outcomeNote: i.note ?? null, clientHeard: i.clientHeard ?? null, terminatedBy: env.person, terminatedOn: env.day, nextVisitOn: null,
    })]
  },
})

export const close = act({
  name: 'cases.close',
  label: { id: 'Menutup kasus', en: 'Close the case' },
  input: { caseId: caseRef, reason: longText({ ...R, label: { id: 'Catatan penutup', en: 'Closing note' }, max: 2000 }) },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => supervises(who, caseFound(i, look), look, env),
  guard: (i, look, env) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.close', row)
    if (wrong) return wrong
    if (env.person === row.ownerId) return fourEyes
    // Where a goal was reached somebody looks again months later, or says why not.
    const unseen = (row.aftercareVisits ?? 0) === 0 && outcomesOfWork.includes(row.outcome ?? '')
    return unseen && tooShort(i.reason)
      ? refuse('PERLU_BIMBINGAN', 'Belum ada kunjungan bimbingan lanjut. Kunjungi dulu, atau tulis alasannya (paling sedikit 20 huruf).', 'No aftercare visit yet. Visit first, or write why not (at least 20 characters).')
      : null
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    return [patch(Case, row, { ...moved(row, 'ditutup', env, look), closedBy: env.person, closedOn: env.day, closeReason: i.reason ?? null, nextVisitOn: null })]
  },
})

export const reopen = act({
  name: 'cases.reopen',
  label: { id: 'Membuka kembali kasus', en: 'Reopen the case' },
  input: { caseId: caseRef, reason: reason('Mengapa dibuka kembali', 'Why it is opened again') },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => {
    const row = caseFound(i, look)
    return worksOn(who, row, look, env) || supervises(who, row, look, env)
  },
  guard: (i, look) => wrongState('cases.reopen', theCase(i, look)) ?? tooShort(i.reason),
  effect: (i, look, env) => {
    const row = theCase(i, look)
    return [patch(Case, row, {
      ...moved(row, 'asesmen', env, look), stateBefore: null, reopenedOn: env.day, reopenReason: i.reason ?? null, outcome: null, outcomeNote: null, clientHeard: null, terminatedBy: null, terminatedOn: null,
      closedBy: null, closedOn: null, closeReason: null, aftercareFrom: null, aftercareUntil: null, aftercareVisits: 0, nextVisitOn: null, planState: row.planId ? 'diganti' : null, planAgreed: false,
    })]
  },
})

export const suspend = act({
  name: 'cases.suspend',
  label: { id: 'Menangguhkan kasus', en: 'Suspend the case' },
  input: { caseId: caseRef, reason: reason('Alasan', 'Reason'), until: date({ ...N, label: { id: 'Sampai', en: 'Until' }, required: true }) },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env),
  guard: (i, look, env) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.suspend', row)
    if (wrong) return wrong
    const until = i.until as string
    if (until <= env.day || until > addMonths(env.day, standards.pause)) {
      return refuse('TANGGAL_TANGGUH', `Pilih tanggal sesudah hari ini, paling lama ${standards.pause} bulan.`, `Choose a date after today, at most ${standards.pause} months ahead.`)
    }
    if ((row.risk ?? 0) >= 3) return refuse('RISIKO_TINGGI', 'Kasus berisiko tinggi tidak bisa ditangguhkan.', 'A high-risk case cannot be suspended.')
    return tooShort(i.reason)
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    return [patch(Case, row, { ...moved(row, 'ditangguhkan', env, look, { pauseUntil: i.until ?? null }), stateBefore: row.state ?? null, pauseReason: i.reason ?? null, pauseUntil: i.until ?? null })]
  },
})

export const resume = act({
  name: 'cases.resume',
  label: { id: 'Melanjutkan kasus', en: 'Resume the case' },
  input: { caseId: caseRef },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env),
  guard: (i, look) => wrongState('cases.resume', theCase(i, look)),
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const before = row.stateBefore ?? 'asesmen'
    const state = before === 'rujukan' && (row.openReferrals ?? 0) === 0 ? 'intervensi' : before
    return [patch(Case, row, { ...moved(row, state, env, look), stateBefore: null, pauseUntil: null })]
  },
})

/** To another agency, or to where the family went. The other side opens a case of its own that names this one. */
export const transfer = act({
  name: 'cases.transfer',
  label: { id: 'Mengalihkan kasus', en: 'Transfer the case' },
  input: {
    caseId: caseRef,
    agencyId: ref({ ...N, label: { id: 'Kepada instansi', en: 'To agency' }, record: 'agency' }),
    place: place({ ...N, label: { id: 'Ke wilayah', en: 'To place' } }),
    letterNo: text({ ...N, label: { id: 'Nomor surat', en: 'Letter number' }, required: true, min: 3, max: 80 }),
    reason: reason('Alasan', 'Reason'),
  },
  reads: (i, look) => [...readCase(i, look), { record: Agency, id: i.agencyId }],
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => supervises(who, caseFound(i, look), look, env),
  guard: (i, look) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.transfer', row)
    if (wrong) return wrong
    if (i.agencyId && !look.find(Agency, i.agencyId)) return refuse('INSTANSI_TIDAK_ADA', 'Instansi ini tidak terdaftar.', 'This agency is not registered.')
    if (!i.agencyId && (!i.place || i.place === row.place)) return refuse('PERLU_TUJUAN', 'Pilih instansi atau wilayah tujuan.', 'Choose the agency or the place it goes to.')
    if ((row.openReferrals ?? 0) > 0) return unanswered
    return tooShort(i.reason)
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    return [patch(Case, row, {
      ...moved(row, 'dialihkan', env, look), stateBefore: row.state ?? null, transferAgencyId: i.agencyId ?? null, transferPlace: i.place ?? null, transferLetter: i.letterNo ?? null, pauseReason: i.reason ?? null, nextVisitOn: null,
    })]
  },
})

/** A grown person may decline. Where a child or a restricted matter is concerned, a pekerja sosial weighs it first. */
export const refuseService = act({
  name: 'cases.refuseService',
  label: { id: 'Klien menolak layanan', en: 'The client declines' },
  input: { caseId: caseRef, reason: reason('Kata klien', 'What the client said') },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env),
  guard: (i, look, _env, who) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.refuseService', row)
    if (wrong) return wrong
    if ((row.openReferrals ?? 0) > 0) return unanswered
    return (row.needsPeksos || (row.risk ?? 0) >= 2) && !isPeksos(who, row) ? needPeksos : tooShort(i.reason, 10)
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    return [patch(Case, row, { ...moved(row, 'menolak_layanan', env, look), stateBefore: row.state ?? null, pauseReason: i.reason ?? null, nextVisitOn: null })]
  },
})
