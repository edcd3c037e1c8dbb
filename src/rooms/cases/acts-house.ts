// Clocks that ran out: what is late gets a name. Each rings once for each due time.
import { act, patch, refuse } from '../../engine/act.ts'
import { instant, ref } from '../../engine/field.ts'
import type { Reaction, Timer } from '../../engine/house.ts'
import { spaceOf } from '../../engine/space.ts'
import { openCaseStates } from './flow.ts'
import { Case, caseRef } from './records.ts'
import { GlassBreak, Referral } from './records-referral.ts'

const N = { class: 'N' as const }
const dueAt = instant({ ...N, label: { id: 'Batas yang lewat', en: 'The clock that ran out' }, required: true })
const passed = refuse('SUDAH_DIKERJAKAN', 'Batas ini tidak berlaku lagi.', 'This clock no longer applies.')
const same = (a: string | null | undefined, b: string | null | undefined): boolean => Date.parse(a ?? '') === Date.parse(b ?? '')

export const markLate = act({
  name: 'cases.markLate',
  label: { id: 'Kasus lewat batas waktu', en: 'A case is late' },
  by: 'system',
  input: { caseId: caseRef, dueAt },
  reads: (i) => [{ record: Case, id: i.caseId }],
  touches: (i, look) => {
    const row = look.find(Case, i.caseId)
    return row ? [spaceOf(row)] : []
  },
  may: () => true,
  guard: (i, look) => {
    const row = look.find(Case, i.caseId)
    return row && !row.lateSince && same(row.dueAt, i.dueAt) ? null : passed
  },
  effect: (i, look) => {
    const row = look.find(Case, i.caseId)
    return row ? [patch(Case, row, { lateSince: row.dueAt ?? null })] : []
  },
})

export const glassLate = act({
  name: 'cases.glassLate',
  label: { id: 'Akses darurat belum diketahui', en: 'Emergency access not acknowledged' },
  by: 'system',
  input: { glassId: ref({ ...N, label: { id: 'Akses darurat', en: 'Emergency access' }, record: 'glassBreak', required: true }), dueAt },
  reads: (i) => [{ record: GlassBreak, id: i.glassId }],
  touches: (i, look) => {
    const row = look.find(GlassBreak, i.glassId)
    return row ? [spaceOf(row)] : []
  },
  may: () => true,
  guard: (i, look) => {
    const row = look.find(GlassBreak, i.glassId)
    return row?.state === 'terbuka' && !row.lateSince && same(row.dueAt, i.dueAt) ? null : passed
  },
  effect: (i, look) => {
    const row = look.find(GlassBreak, i.glassId)
    return row ? [patch(GlassBreak, row, { lateSince: row.dueAt ?? null })] : []
  },
})

export const caseTimers: readonly Timer[] = [
  {
    name: 'cases.due', record: Case, column: 'dueAt',
    when: (row) => !row.lateSince && openCaseStates.includes(String(row.state ?? '')),
    act: (row) => ({ act: 'cases.markLate', input: { caseId: row.id, dueAt: row.dueAt } }),
  },
  {
    name: 'cases.referralDue', record: Referral, column: 'dueAt',
    when: (row) => row.state === 'dikirim',
    act: (row) => ({ act: 'cases.escalateReferral', input: { referralId: row.id, dueAt: row.dueAt } }),
  },
  {
    name: 'cases.glassDue', record: GlassBreak, column: 'dueAt',
    when: (row) => row.state === 'terbuka' && !row.lateSince,
    act: (row) => ({ act: 'cases.glassLate', input: { glassId: row.id, dueAt: row.dueAt } }),
  },
]

const heard = (on: string): Reaction => ({
  name: `${on}.heard`, on,
  act: (input) => ({ act: 'cases.hearReferral', input: { referralId: input.referralId } }),
})

export const caseReactions: readonly Reaction[] = [
  heard('cases.acceptReferral'),
  heard('cases.refuseReferral'),
  heard('cases.deliverReferral'),
  { name: 'cases.restrictedWithReport', on: 'reports.restrict', act: (input) => ({ act: 'cases.restrictWithReport', input: { reportId: input.reportId } }) },
]
