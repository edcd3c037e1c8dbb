// What is counted: batches by state, families on them by state, decision, reason and match, in the bucket of their month; objections and how late they are.
import { counter } from '../../engine/counter.ts'
import type { Text } from '../../engine/field.ts'
import { batchFlow, itemFlow, objectionFlow } from './flow.ts'
import { Batch, BatchItem } from './records.ts'
import { Objection } from './records-musdes.ts'
import { decisions, matches, reasonCodes } from './words/labels.ts'

const labels = (choices: readonly { code: string; label: Text }[]): { [key: string]: Text } => Object.fromEntries(choices.map((c) => [c.code, c.label]))
const stateLabels = (states: { readonly [code: string]: { label: Text } }): { [key: string]: Text } => Object.fromEntries(Object.entries(states).map(([code, s]) => [code, s.label]))
const text = (v: unknown): string | null => (typeof v === 'string' && v !== '' ? v : null)

export const batchesByState = counter({
  name: 'verification.batches', label: { id: 'Batch menurut keadaan', en: 'Batches by state' }, record: Batch, keys: { ...stateLabels(batchFlow.states), terlambat: { id: 'Dengan waktu tambahan', en: 'With more time' } },
  of: (row) => (text(row.state) ? [{ key: row.state as string, date: text(row.monthOn) }, ...(row.late === true ? [{ key: 'terlambat', date: text(row.monthOn) }] : [])] : []),
})

export const itemsByState = counter({
  name: 'verification.items', label: { id: 'Keluarga dalam batch menurut keadaan', en: 'Families on batches by state' }, record: BatchItem, keys: { ...stateLabels(itemFlow.states), semua: { id: 'Semua', en: 'All' } },
  of: (row) => [{ key: text(row.state) ?? 'masuk', date: text(row.monthOn) }, { key: 'semua', date: text(row.monthOn) }],
})

export const itemsByDecision = counter({
  name: 'verification.decisions', label: { id: 'Keputusan musyawarah', en: 'Decisions of the deliberation' }, record: BatchItem, keys: labels(decisions),
  of: (row) => (text(row.decision) ? [{ key: row.decision as string, date: text(row.monthOn) }] : []),
})

export const itemsByReason = counter({
  name: 'verification.reasons', label: { id: 'Alasan keputusan', en: 'Reasons of the decisions' }, record: BatchItem, keys: labels(reasonCodes),
  of: (row) => (text(row.decision) && row.decision !== 'layak' && text(row.reasonCode) ? [{ key: row.reasonCode as string, date: text(row.monthOn) }] : []),
})

export const itemsByMatch = counter({
  name: 'verification.matches', label: { id: 'Hasil padan', en: 'Matches' }, record: BatchItem, keys: labels(matches),
  of: (row) => (text(row.match) ? [{ key: row.match as string, date: text(row.monthOn) }] : []),
})

export const objectionsByState = counter({
  name: 'verification.objections', label: { id: 'Sanggahan', en: 'Objections' }, record: Objection, keys: { ...stateLabels(objectionFlow.states), lewat: { id: 'Lewat 14 hari', en: 'Past 14 days' } },
  of: (row) => (text(row.state) ? [{ key: row.state as string, date: text(row.openedAt)?.slice(0, 10) ?? null }, ...(row.state === 'diajukan' && row.lateSince ? [{ key: 'lewat' }] : [])] : []),
})

export const verificationCounters = [batchesByState, itemsByState, itemsByDecision, itemsByReason, itemsByMatch, objectionsByState]
