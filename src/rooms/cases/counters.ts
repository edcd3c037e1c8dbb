// What is counted: cases by state, category and clock; help that arrived, by item and by family; referrals and how late they are.
// One row, its keys: whatever depends on another row was written on this one by the act. Restricted rows count in class X.
import { counter } from '../../engine/counter.ts'
import type { Text } from '../../engine/field.ts'
import type { AnyRow } from '../../engine/record.ts'
import { ppks, psmFunctions, psmTasks } from '../registry/door.ts'
import { caseFlow, openCaseStates, referralFlow } from './flow.ts'
import { Case, Service } from './records.ts'
import { Referral } from './records-referral.ts'
import { dueNames, outcomes, risks } from './words/labels.ts'
import { serviceItems } from './words/service-items.ts'

const labels = (choices: readonly { code: string; label: Text }[]): { [key: string]: Text } => Object.fromEntries(choices.map((c) => [c.code, c.label]))
const stateLabels = (states: { readonly [code: string]: { label: Text } }): { [key: string]: Text } => Object.fromEntries(Object.entries(states).map(([code, s]) => [code, s.label]))
const text = (v: unknown): string | null => (typeof v === 'string' && v !== '' ? v : null)
const list = (v: unknown): string[] => (Array.isArray(v) ? v.map(String) : [])
const isOpen = (row: AnyRow): boolean => openCaseStates.includes(String(row.state ?? ''))
const counts = (row: AnyRow): boolean => row.state === 'tercatat'

export const casesByState = counter({
  name: 'cases.byState', label: { id: 'Kasus menurut keadaan', en: 'Cases by state' }, record: Case, keys: stateLabels(caseFlow.states),
  of: (row) => (text(row.state) ? [{ key: row.state as string, date: text(row.openedOn) }] : []),
})

export const casesOpened = counter({
  name: 'cases.opened', label: { id: 'Kasus dibuka', en: 'Cases opened' }, record: Case, keys: { dibuka: { id: 'Dibuka', en: 'Opened' } },
  of: (row) => [{ key: 'dibuka', date: text(row.openedOn) }],
})

export const casesClosed = counter({
  name: 'cases.closed', label: { id: 'Kasus ditutup menurut hasil', en: 'Cases closed by outcome' }, record: Case, keys: { ...labels(outcomes), info: { id: 'Cukup informasi', en: 'Information was enough' } },
  of: (row) => (row.state === 'ditutup' ? [{ key: text(row.outcome) ?? 'info', date: text(row.closedOn) }] : []),
})

/** A case of two categories counts under both, and once in `semua`. */
export const casesByPpks = counter({
  name: 'cases.byPpks', label: { id: 'Kasus berjalan menurut PPKS', en: 'Running cases by category' }, record: Case, keys: { ...labels(ppks), semua: { id: 'Semua', en: 'All' } },
  of: (row) => (isOpen(row) ? [{ key: 'semua', date: text(row.openedOn) }, ...[...new Set(list(row.ppks))].map((key) => ({ key, date: text(row.openedOn) }))] : []),
})

export const casesByRisk = counter({
  name: 'cases.byRisk', label: { id: 'Kasus berjalan menurut risiko', en: 'Running cases by risk' }, record: Case, keys: { ...labels(risks), belum: { id: 'Belum diskrining', en: 'Not screened' } },
  of: (row) => (isOpen(row) ? [{ key: typeof row.risk === 'number' ? String(row.risk) : 'belum' }] : []),
})

export const casesLate = counter({
  name: 'cases.late', label: { id: 'Kasus lewat batas', en: 'Late cases' }, record: Case, keys: labels(dueNames),
  of: (row) => (isOpen(row) && row.lateSince && text(row.dueFor) ? [{ key: row.dueFor as string, date: text(row.lateSince)?.slice(0, 10) ?? null }] : []),
})

export const helpByItem = counter({
  name: 'help.byItem', label: { id: 'Bantuan diberikan menurut layanan', en: 'Help given by service' }, record: Service, keys: { ...labels(serviceItems), semua: { id: 'Semua', en: 'All' } },
  of: (row) => (counts(row) ? [{ key: text(row.item) ?? 'lainnya', date: text(row.on) }, { key: 'semua', date: text(row.on) }] : []),
})

/** Families helped at all (`keluarga`), and families helped in a month (`bulan`): each family once. */
export const familiesHelped = counter({
  name: 'help.families', label: { id: 'Keluarga terbantu', en: 'Families helped' }, record: Service,
  keys: { keluarga: { id: 'Keluarga terbantu', en: 'Families helped' }, bulan: { id: 'Keluarga terbantu bulan itu', en: 'Families helped that month' } },
  of: (row) =>
    counts(row)
      ? [...(row.familyFirst === true ? [{ key: 'keluarga', date: text(row.on) }] : []), ...(row.familyFirstInMonth === true ? [{ key: 'bulan', date: text(row.on) }] : [])]
      : [],
})

/** Whole rupiah. */
export const helpValue = counter({
  name: 'help.value', label: { id: 'Nilai bantuan', en: 'Value of help' }, record: Service, keys: labels(serviceItems),
  of: (row) => (counts(row) && typeof row.cost === 'number' && row.cost > 0 ? [{ key: text(row.item) ?? 'lainnya', date: text(row.on), n: row.cost }] : []),
})

/** Functions and tasks of the work; a service with two functions counts under both, and once in `kegiatan`. */
export const helpByWork = counter({
  name: 'help.byWork', label: { id: 'Layanan menurut fungsi dan tugas PSM', en: 'Services by PSM function and task' }, record: Service,
  keys: { ...labels(psmFunctions), ...labels(psmTasks), kegiatan: { id: 'Kegiatan', en: 'Activities' } },
  of: (row) =>
    counts(row) && list(row.functions).length + list(row.tasks).length > 0
      ? [{ key: 'kegiatan', date: text(row.on) }, ...[...new Set([...list(row.functions), ...list(row.tasks)])].map((key) => ({ key, date: text(row.on) }))]
      : [],
})

export const referralsByState = counter({
  name: 'referrals.byState', label: { id: 'Rujukan menurut keadaan', en: 'Referrals by state' }, record: Referral, keys: stateLabels(referralFlow.states),
  of: (row) => (text(row.state) ? [{ key: row.state as string, date: text(row.sentOn) }] : []),
})

/** Keys are agencies: an unanswered referral is named by who owes the answer. */
export const referralsLate = counter({
  name: 'referrals.late', label: { id: 'Rujukan lewat batas', en: 'Late referrals' }, record: Referral, keys: {},
  of: (row) => (row.state === 'dikirim' && row.lateSince && text(row.agencyId) ? [{ key: row.agencyId as string, date: text(row.lateSince)?.slice(0, 10) ?? null }] : []),
})

export const caseCounters = [
  casesByState, casesOpened, casesClosed, casesByPpks, casesByRisk, casesLate, helpByItem, familiesHelped, helpValue, helpByWork, referralsByState, referralsLate,
]
