// A board looks at services of its area with its own questions; what it finds goes to the agency that can mend it, and the agency answers.
import { act, patch, put, refuse, type Env, type Look, type Read } from '../../engine/act.ts'
import { date, longText, ref } from '../../engine/field.ts'
import { stepRefusal } from '../../engine/flow.ts'
import { addDays } from '../../engine/values/day.ts'
import { covers, type Who } from '../../engine/who.ts'
import { Agency } from '../organization/door.ts'
import { Instrument, ServiceFinding, ServiceVisit } from './instrument-records.ts'
import { ofBoard, ownDeposit, planHome } from './plan-acts.ts'
import { findingFlow, planRoles } from './plan-flow.ts'
import { namesSomebody, scoreOf } from './plan-rules.ts'

const N = { class: 'N' as const }
const id = (label: string, en: string, record: string) => ref({ ...N, label: { id: label, en }, record, required: true })
const exists = refuse('SUDAH_ADA', 'Catatan ini sudah pernah disimpan.', 'This record was saved before.')
const noVisit = refuse('TIDAK_ADA', 'Kunjungan ini tidak ditemukan.', 'This visit was not found.')
const noFinding = refuse('TIDAK_ADA', 'Temuan ini tidak ditemukan.', 'This finding was not found.')
const ahead = refuse('TANGGAL_DEPAN', 'Tanggal kunjungan belum tiba.', 'The visit lies ahead.')
const noPeople = refuse('TANPA_DATA_WARGA', 'Tulis tentang layanannya saja. Jangan cantumkan NIK, nomor KK, atau nama warga.', 'Write about the service alone. No NIK, no KK number, no names.')

/** A board anywhere within its own territory: it looks at what serves its people. */
const inArea = (who: Who, place: string): boolean => who.posts.some((p) => planRoles.includes(p.role) && (p.role === 'ipsm_board_province' ? p.place === place : covers(p.place, place)))
const area = {
  touches: (_i: object, _l: Look, env: Env): string[] => [planHome(env.place)],
  deposits: (_i: object, _l: Look, env: Env): string[] => ownDeposit(env.place),
  may: (who: Who, _i: object, _l: Look, env: Env): boolean => inArea(who, env.place),
}

export const publishInstrument = act({
  name: 'activities.publishInstrument',
  label: { id: 'Menetapkan instrumen pemantauan', en: 'Publish a monitoring instrument' },
  input: {
    instrumentId: id('Instrumen', 'Instrument', 'instrument'), code: Instrument.columns.code, title: Instrument.columns.title, subjectKind: Instrument.columns.subjectKind, questions: Instrument.columns.questions,
    replaces: ref({ ...N, label: { id: 'Mengganti edisi', en: 'Replaces' }, record: 'instrument' }),
  },
  reads: (i): Read[] => [{ record: Instrument, id: i.instrumentId }, { record: Instrument, where: { code: i.code ?? '' } }, ...(i.replaces ? [{ record: Instrument, id: i.replaces }] : [])],
  ...area,
  may: (who, _i, _l, env) => ofBoard(who, env.place),
  guard: (i, look, env) => {
    if (look.find(Instrument, i.instrumentId)) return exists
    const codes = (i.questions ?? []).map((q) => q.code)
    if (new Set(codes).size < codes.length) return refuse('KODE_GANDA', 'Dua pertanyaan memakai kode yang sama.', 'Two questions share a code.')
    const standing = look.all(Instrument, { code: i.code ?? '' }).filter((x) => x.place === env.place && !x.replacedBy)
    if (i.replaces) {
      const old = look.find(Instrument, i.replaces)
      if (!old || old.place !== env.place || old.code !== i.code) return refuse('TIDAK_ADA', 'Edisi sebelumnya tidak ditemukan.', 'The edition before was not found.')
      return old.replacedBy ? refuse('EDISI_LAMA', 'Edisi ini sudah diganti. Ganti edisi yang terbaru.', 'This edition was replaced. Replace the newest one.') : null
    }
    return standing.length > 0 ? refuse('KODE_DIPAKAI', 'Instrumen dengan kode ini sudah ada. Buat edisi barunya.', 'There is an instrument of this code. Make a new edition of it.') : null
  },
  effect: (i, look, env) => {
    const old = look.find(Instrument, i.replaces)
    const { instrumentId, replaces: _old, ...set } = i
    return [
      put(Instrument, { id: instrumentId as string, place: env.place, class: 'N' }, { ...set, edition: (old?.edition ?? 0) + 1, validFrom: env.day, writtenBy: env.person }),
      ...(old ? [patch(Instrument, old, { replacedBy: instrumentId as string })] : []),
    ]
  },
})

export const recordServiceVisit = act({
  name: 'activities.recordServiceVisit',
  label: { id: 'Mencatat kunjungan pemantauan', en: 'Record a monitoring visit' },
  input: {
    visitId: id('Kunjungan', 'Visit', 'serviceVisit'), instrumentId: ServiceVisit.columns.instrumentId, subjectKind: ServiceVisit.columns.subjectKind, subject: ServiceVisit.columns.subject,
    agencyId: ServiceVisit.columns.agencyId, on: ServiceVisit.columns.on, met: ServiceVisit.columns.met, answers: ServiceVisit.columns.answers, summary: ServiceVisit.columns.summary,
  },
  reads: (i): Read[] => [{ record: ServiceVisit, id: i.visitId }, { record: Instrument, id: i.instrumentId }, ...(i.agencyId ? [{ record: Agency, id: i.agencyId }] : [])],
  ...area,
  guard: (i, look, env) => {
    if (look.find(ServiceVisit, i.visitId)) return exists
    const instrument = look.find(Instrument, i.instrumentId)
    if (!instrument || !covers(instrument.place, env.place)) return refuse('TIDAK_ADA', 'Instrumen ini tidak ditemukan.', 'This instrument was not found.')
    if (i.on && i.on > env.day) return ahead
    const asked = new Set((instrument.questions ?? []).map((q) => q.code))
    if (Object.keys(i.answers ?? {}).some((code) => !asked.has(code))) return refuse('ISIAN_BELUM_BENAR', 'Ada nilai untuk pertanyaan yang tidak ada di instrumen ini.', 'A score belongs to no question of this instrument.')
    if (scoreOf(i.answers ?? {}) === null) return refuse('BELUM_DINILAI', 'Beri nilai paling sedikit satu pertanyaan.', 'Score at least one question.')
    const texts = [i.subject, i.met, i.summary, ...Object.values(i.answers ?? {}).map((a) => a.note)]
    return texts.some(namesSomebody) ? noPeople : null
  },
  effect: (i, _look, env) => {
    const { visitId, ...set } = i
    return [put(ServiceVisit, { id: visitId as string, place: env.place, class: 'N' }, { ...set, score: scoreOf(i.answers ?? {}), writtenBy: env.person })]
  },
})

export const sendFinding = act({
  name: 'activities.sendFinding',
  label: { id: 'Mengirim temuan ke OPD', en: 'Send a finding to the agency' },
  input: {
    findingId: id('Temuan', 'Finding', 'serviceFinding'), visitId: ServiceFinding.columns.visitId, agencyId: ServiceFinding.columns.agencyId,
    finding: ServiceFinding.columns.finding, proposal: ServiceFinding.columns.proposal, due: ServiceFinding.columns.due,
  },
  reads: (i): Read[] => [{ record: ServiceFinding, id: i.findingId }, { record: ServiceVisit, id: i.visitId }, { record: Agency, id: i.agencyId }],
  ...area,
  guard: (i, look, env) => {
    if (look.find(ServiceFinding, i.findingId)) return exists
    const visit = look.find(ServiceVisit, i.visitId)
    if (!visit || visit.place !== env.place) return noVisit
    const agency = look.find(Agency, i.agencyId)
    if (!agency || agency.state === 'ditutup') return refuse('INSTANSI_TIDAK_ADA', 'Instansi ini belum terdaftar.', 'This agency is not registered.')
    if ((i.due ?? '') < env.day || (i.due ?? '') > addDays(env.day, 366)) return refuse('TENGGAT_TIDAK_SAH', 'Tenggat jawaban paling cepat hari ini dan paling lama satu tahun.', 'An answer falls due between today and a year from now.')
    return namesSomebody(i.finding) || namesSomebody(i.proposal) ? noPeople : null
  },
  effect: (i, look, env) => {
    const { findingId, ...set } = i
    return [put(ServiceFinding, { id: findingId as string, place: env.place, class: 'N' }, { ...set, subject: look.find(ServiceVisit, i.visitId)?.subject ?? null, state: 'dikirim', writtenBy: env.person })]
  },
})

const findingId = id('Temuan', 'Finding', 'serviceFinding')
const findingReads = (i: { findingId?: string | null }): Read[] => [{ record: ServiceFinding, id: i.findingId }]
function findingStep(look: Look, findingId: string | null | undefined, act: string, env: Env) {
  const f = look.find(ServiceFinding, findingId)
  return !f || f.place !== env.place ? noFinding : stepRefusal(findingFlow, act, f.state)
}

export const answerFinding = act({
  name: 'activities.answerFinding',
  label: { id: 'Menjawab temuan', en: 'Answer a finding' },
  input: { findingId, response: longText({ ...N, label: ServiceFinding.columns.response.label, min: 10, max: 1000, required: true }) },
  reads: findingReads,
  touches: (_i, _l, env) => [planHome(env.place)],
  may: (who, i, look, env) => {
    const agency = look.find(ServiceFinding, i.findingId)?.agencyId
    // The head of the social office writes down what an agency without an account here answered by letter, and answers for the office itself.
    return !!agency && who.posts.some((p) => covers(p.place, env.place) && ((p.role === 'opd_owner' && p.unit === agency) || p.role === 'dinsos_head'))
  },
  guard: (i, look, env) => {
    const no = findingStep(look, i.findingId, 'activities.answerFinding', env)
    if (no) return no
    if (look.find(ServiceFinding, i.findingId)?.writtenBy === env.person) return refuse('EMPAT_MATA', 'Temuan dijawab oleh orang lain daripada penulisnya.', 'A finding is answered by somebody else than its writer.')
    return namesSomebody(i.response) ? noPeople : null
  },
  effect: (i, look, env) => {
    const f = look.find(ServiceFinding, i.findingId)
    return f ? [patch(ServiceFinding, f, { state: 'dijawab', response: i.response ?? null, respondedBy: env.person, respondedAt: env.at })] : []
  },
})

const boardStep = (name: 'settleFinding' | 'returnFinding' | 'withdrawFinding', label: { id: string; en: string }, to: string) => act({
  name: `activities.${name}`,
  label,
  input: { findingId, closingNote: longText({ ...N, label: ServiceFinding.columns.closingNote.label, min: 5, max: 500, required: true }), ...(to === 'dikirim' ? { due: date({ ...N, label: ServiceFinding.columns.due.label, required: true }) } : {}) },
  reads: findingReads,
  ...area,
  guard: (i, look, env) => {
    const given = i as { findingId?: string | null; closingNote?: string | null; due?: string | null }
    const no = findingStep(look, given.findingId, `activities.${name}`, env)
    if (no) return no
    if (given.due && given.due < env.day) return refuse('TENGGAT_TIDAK_SAH', 'Tenggat yang baru paling cepat hari ini.', 'The new date is today at the earliest.')
    return namesSomebody(given.closingNote) ? noPeople : null
  },
  effect: (i, look, env) => {
    const given = i as { findingId?: string | null; closingNote?: string | null; due?: string | null }
    const f = look.find(ServiceFinding, given.findingId)
    return f ? [patch(ServiceFinding, f, { state: to, closingNote: given.closingNote ?? null, ...(given.due ? { due: given.due } : { closedOn: env.day }) })] : []
  },
})
export const settleFinding = boardStep('settleFinding', { id: 'Menyatakan temuan selesai', en: 'Settle a finding' }, 'selesai')
export const returnFinding = boardStep('returnFinding', { id: 'Meminta jawaban lagi', en: 'Ask for another answer' }, 'dikirim')
export const withdrawFinding = boardStep('withdrawFinding', { id: 'Mencabut temuan', en: 'Withdraw a finding' }, 'dicabut')

export const instrumentActs = [publishInstrument, recordServiceVisit, sendFinding, answerFinding, settleFinding, returnFinding, withdrawFinding]
