// Clocks that ran out: the village's window, the regency's three working days, the fourteen days of an objection. They name what is late; none of them decides.
import { act, type Look, patch, type Read, refuse } from '../../engine/act.ts'
import { instant, ref } from '../../engine/field.ts'
import type { Timer } from '../../engine/house.ts'
import { spaceOf } from '../../engine/space.ts'
import { clockOf } from '../../engine/values/place-code.ts'
import { addDays } from '../../engine/values/working-days.ts'
import { workingStates } from './flow.ts'
import { mirrorTimers } from './acts-mirror.ts'
import { Batch, batchRef } from './records.ts'
import { Objection } from './records-musdes.ts'

const N = { class: 'N' as const }
const dueAt = instant({ ...N, label: { id: 'Batas yang lewat', en: 'The clock that ran out' }, required: true })
const passed = refuse('SUDAH_DIKERJAKAN', 'Batas ini tidak berlaku lagi.', 'This clock no longer applies.')
const same = (a: string | null | undefined, b: string | null | undefined): boolean => Date.parse(a ?? '') === Date.parse(b ?? '')
/** Days after which a late objection is raised again. */
const remindDays = 7

/** A clock of a batch. */
const ofBatch = {
  by: 'system' as const,
  input: { batchId: batchRef, dueAt },
  reads: (i: { batchId?: string | null }): Read[] => [{ record: Batch, id: i.batchId }],
  touches: (i: { batchId?: string | null }, look: Look): string[] => {
    const row = look.find(Batch, i.batchId)
    return row ? [spaceOf(row)] : []
  },
  may: () => false,
}

export const windowClosed = act({
  name: 'verification.windowClosed',
  label: { id: 'Batas akhir batch lewat', en: 'The batch’s window closed' },
  ...ofBatch,
  guard: (i, look) => {
    const row = look.find(Batch, i.batchId)
    return row && workingStates.includes(row.state ?? '') && same(row.dueAt, i.dueAt) ? null : passed
  },
  effect: (i, look, env) => {
    const row = look.find(Batch, i.batchId)
    return row ? [patch(Batch, row, { state: 'kedaluwarsa', stateAt: env.at, stateBefore: row.state ?? null, lateSince: row.dueAt ?? null, dueAt: null })] : []
  },
})

export const regencyLate = act({
  name: 'verification.regencyLate',
  label: { id: 'Verifikasi kabupaten/kota lewat batas', en: 'The regency’s check is late' },
  ...ofBatch,
  guard: (i, look) => {
    const row = look.find(Batch, i.batchId)
    return row?.state === 'final_desa' && !row.lateSince && same(row.dueAt, i.dueAt) ? null : passed
  },
  effect: (i, look) => {
    const row = look.find(Batch, i.batchId)
    return row ? [patch(Batch, row, { lateSince: row.dueAt ?? null })] : []
  },
})

/** Raised to the head of the office, then every week again, until people decide. */
export const objectionLate = act({
  name: 'verification.objectionLate',
  label: { id: 'Sanggahan lewat 14 hari', en: 'An objection is past its fourteen days' },
  by: 'system',
  input: { objectionId: ref({ ...N, label: { id: 'Sanggahan', en: 'Objection' }, record: 'objection', required: true }), dueAt },
  reads: (i) => [{ record: Objection, id: i.objectionId }],
  touches: (i, look) => {
    const row = look.find(Objection, i.objectionId)
    return row ? [spaceOf(row)] : []
  },
  may: () => false,
  guard: (i, look) => {
    const row = look.find(Objection, i.objectionId)
    return row?.state === 'diajukan' && same(row.dueAt, i.dueAt) ? null : passed
  },
  effect: (i, look, env) => {
    const row = look.find(Objection, i.objectionId)
    return row ? [patch(Objection, row, { lateSince: row.lateSince ?? row.deadline ?? null, level: (row.level ?? 0) + 1, dueAt: addDays(env.at, remindDays, clockOf(row.place)) })] : []
  },
})

export const verificationTimers: readonly Timer[] = [
  {
    name: 'verification.windowDue', record: Batch, column: 'dueAt',
    when: (row) => workingStates.includes(String(row.state ?? '')),
    act: (row) => ({ act: 'verification.windowClosed', input: { batchId: row.id, dueAt: row.dueAt } }),
  },
  {
    name: 'verification.regencyDue', record: Batch, column: 'dueAt',
    when: (row) => row.state === 'final_desa' && !row.lateSince,
    act: (row) => ({ act: 'verification.regencyLate', input: { batchId: row.id, dueAt: row.dueAt } }),
  },
  {
    name: 'verification.objectionDue', record: Objection, column: 'dueAt',
    when: (row) => row.state === 'diajukan',
    act: (row) => ({ act: 'verification.objectionLate', input: { objectionId: row.id, dueAt: row.dueAt } }),
  },
  ...mirrorTimers,
]
