// The plan: proposed, agreed by the client or guardian, approved by somebody else; and thought over again.
import { act, patch, put, refuse } from '../../engine/act.ts'
import { choice, json, longText, ref, text } from '../../engine/field.ts'
import { z } from 'zod'
import {
  alreadyThere, besides, caseFound, caseSpace, fourEyes, isPeksos, moved, needPeksos, readCase, reason, seatedDeposits, supervises, theCase, tooShort, worksOn, wrongState,
  type CaseRow,
} from './judging.ts'
import { caseRef, Case, goalSchema, Plan, plannedSchema } from './records.ts'
import { hasPeksosStep } from './rules.ts'
import { agreements } from './words/labels.ts'

const N = { class: 'N' as const }
const R = { class: 'R' as const }
const noPlan = refuse('RENCANA_BELUM_ADA', 'Belum ada rencana yang menunggu. Susun rencananya dulu.', 'No plan is waiting. Propose one first.')

export const proposePlan = act({
  name: 'cases.proposePlan',
  label: { id: 'Menyusun rencana', en: 'Propose a plan' },
  input: {
    caseId: caseRef,
    planId: ref({ ...N, label: { id: 'Rencana', en: 'Plan' }, record: 'plan', required: true }),
    goals: json({ ...R, label: { id: 'Tujuan', en: 'Goals' }, required: true, schema: z.array(goalSchema).min(1).max(20) }),
    services: json({ ...R, label: { id: 'Layanan, oleh siapa, kapan', en: 'Services, by whom, when' }, required: true, schema: z.array(plannedSchema).min(1).max(40) }),
  },
  reads: (i, look) => [...readCase(i, look), { record: Plan, id: i.planId }, ...(i.caseId ? [{ record: Plan, where: { caseId: i.caseId } }] : [])],
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env),
  guard: (i, look, env, who) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.proposePlan', row)
    if (wrong) return wrong
    if (look.find(Plan, i.planId)) return alreadyThere
    const services = i.services ?? []
    const goals = new Set((i.goals ?? []).map((g) => g.id))
    if (services.some((s) => s.goalId && !goals.has(s.goalId))) return refuse('TUJUAN_TIDAK_ADA', 'Ada layanan untuk tujuan yang tidak tertulis.', 'A service names a goal that is not in the plan.')
    if (services.some((s) => s.due < env.day)) return refuse('TANGGAL_LEWAT', 'Ada layanan dengan tanggal yang sudah lewat.', 'A service has a date in the past.')
    // Clinical or protective steps, and whatever concerns a child or a restricted matter, are planned by a certified social worker.
    return (row.needsPeksos || hasPeksosStep(services)) && !isPeksos(who, row) ? needPeksos : null
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const earlier = look.all(Plan, { caseId: row.id })
    const services = i.services ?? []
    const lastDue = services.map((s) => s.due).sort().at(-1) ?? null
    return [
      put(Plan, besides(row, i.planId as string), {
        caseId: row.id, edition: earlier.length + 1, state: 'diajukan', goals: i.goals ?? [], services, lastDue, proposedBy: env.person, proposedOn: env.day,
      }),
      ...earlier.filter((p) => p.state !== 'diganti').map((p) => patch(Plan, p, { state: 'diganti' })),
      patch(Case, row, { planId: i.planId ?? null, planState: 'diajukan', planBy: env.person, planAgreed: false }),
    ]
  },
})

export const agreePlan = act({
  name: 'cases.agreePlan',
  label: { id: 'Persetujuan klien atau wali', en: 'Agreement of client or guardian' },
  input: {
    caseId: caseRef,
    agreement: choice({ ...R, label: { id: 'Persetujuan', en: 'Agreement' }, options: agreements, strict: true, required: true }),
    name: text({ ...R, label: { id: 'Yang menyetujui', en: 'Who agreed' }, max: 120 }),
    relation: text({ ...R, label: { id: 'Hubungan', en: 'Relation' }, max: 80 }),
    note: longText({ ...R, label: { id: 'Catatan', en: 'Note' }, max: 2000 }),
  },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env),
  guard: (i, look, _env, who) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.agreePlan', row)
    if (wrong) return wrong
    if (row.planState !== 'diajukan') return noPlan
    // Two people heard the family apart: what was written first is not written over; a plan proposed anew is agreed anew.
    if (row.planAgreed) return refuse('SUDAH_DISETUJUI_KLIEN', 'Persetujuan atas rencana ini sudah dicatat. Bila berubah, susun rencananya lagi.', 'Agreement to this plan is recorded already. If it changed, propose the plan again.')
    if (i.agreement === 'kepentingan_terbaik') {
      if (!row.child) return refuse('HANYA_ANAK', 'Catatan kepentingan terbaik hanya untuk anak.', 'A best-interest note is for a child only.')
      return isPeksos(who, row) ? tooShort(i.note) : needPeksos
    }
    if (row.child && i.agreement === 'klien') return refuse('PERLU_WALI', 'Klien masih anak: wali yang menyetujui, atau pekerja sosial menulis kepentingan terbaik anak.', 'The client is a child: the guardian agrees, or a certified social worker notes the best interest.')
    return (i.name ?? '').trim().length < 2 ? refuse('PERLU_NAMA', 'Tulis siapa yang menyetujui.', 'Write who agreed.') : null
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const plan = look.find(Plan, row.planId)
    if (!plan) return []
    return [
      patch(Plan, plan, { agreement: i.agreement ?? null, agreedName: i.name ?? null, agreedRelation: i.relation ?? null, agreementNote: i.note ?? null, agreedOn: env.day, agreementBy: env.person }),
      patch(Case, row, { planAgreed: true, ...(i.agreement === 'wali' && i.name && !row.guardianName ? { guardianName: i.name, guardianRelation: i.relation ?? null } : {}) }),
    ]
  },
})

/** Neither who wrote the plan nor who handles the case may decide on it. */
const mayDecide = (row: CaseRow, person: string | null): boolean => person !== row.planBy && person !== row.ownerId

export const approvePlan = act({
  name: 'cases.approvePlan',
  label: { id: 'Menyetujui rencana', en: 'Approve the plan' },
  input: { caseId: caseRef, note: longText({ ...R, label: { id: 'Catatan', en: 'Note' }, max: 1000 }) },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => supervises(who, caseFound(i, look), look, env),
  guard: (i, look, env) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.approvePlan', row)
    if (wrong) return wrong
    if (!mayDecide(row, env.person)) return fourEyes
    if (row.planState !== 'diajukan') return noPlan
    return row.planAgreed ? null : refuse('BELUM_DISETUJUI_KLIEN', 'Klien atau wali belum menyetujui rencana ini.', 'The client or guardian has not agreed to this plan.')
  },
  effect: (_i, look, env) => {
    const row = theCase(_i, look)
    const plan = look.find(Plan, row.planId)
    if (!plan) return []
    return [
      patch(Plan, plan, { state: 'disetujui', decidedBy: env.person, decidedOn: env.day, ...(_i.note ? { returnNote: _i.note } : {}) }),
      patch(Case, row, { ...moved(row, 'intervensi', env, look), planState: 'disetujui' }),
    ]
  },
})

export const returnPlan = act({
  name: 'cases.returnPlan',
  label: { id: 'Mengembalikan rencana', en: 'Return the plan' },
  input: { caseId: caseRef, reason: reason('Apa yang perlu diperbaiki', 'What needs mending') },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => supervises(who, caseFound(i, look), look, env),
  guard: (i, look, env) => {
    const row = theCase(i, look)
    const wrong = wrongState('cases.returnPlan', row)
    if (wrong) return wrong
    if (!mayDecide(row, env.person)) return fourEyes
    return row.planState === 'diajukan' ? tooShort(i.reason) : noPlan
  },
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const plan = look.find(Plan, row.planId)
    if (!plan) return []
    return [
      patch(Plan, plan, { state: 'dikembalikan', returnNote: i.reason ?? null, decidedBy: env.person, decidedOn: env.day }),
      // The work begins anew, and so does its clock.
      patch(Case, row, { ...moved(row, 'perencanaan', env, look), planState: 'dikembalikan' }),
    ]
  },
})

/** Life changed, or the plan did not help: plan again. */
export const revisePlan = act({
  name: 'cases.revisePlan',
  label: { id: 'Merencanakan ulang', en: 'Plan again' },
  input: { caseId: caseRef, reason: reason('Alasan', 'Reason') },
  reads: readCase,
  touches: caseSpace,
  deposits: seatedDeposits,
  may: (who, i, look, env) => worksOn(who, caseFound(i, look), look, env),
  guard: (i, look) => wrongState('cases.revisePlan', theCase(i, look)) ?? tooShort(i.reason),
  effect: (i, look, env) => {
    const row = theCase(i, look)
    const plan = look.find(Plan, row.planId)
    return [
      ...(plan ? [patch(Plan, plan, { state: 'diganti', returnNote: i.reason ?? null })] : []),
      patch(Case, row, { ...moved(row, 'perencanaan', env, look), planState: 'dikembalikan' }),
    ]
  },
})
