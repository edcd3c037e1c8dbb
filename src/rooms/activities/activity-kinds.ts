// The one place that says which work becomes which activity: its kind, its functions, its tasks, and what it opens.
import type { Choice } from '../../engine/field.ts'
import { choices } from '../registry/door.ts'

export const activityKinds: readonly Choice[] = choices(
  ['kunjungan', 'Kunjungan', 'Visit'],
  ['pendataan', 'Pendataan', 'Registration'],
  ['verval', 'Verifikasi dan validasi', 'Verification and validation'],
  ['laporan', 'Laporan warga', 'Residents’ reports'],
  ['pendampingan', 'Pendampingan', 'Accompaniment'],
  ['rujukan', 'Rujukan', 'Referral'],
  ['program', 'Pendampingan program', 'Programme accompaniment'],
  ['distribusi', 'Membantu penyaluran bantuan', 'Helping to hand out aid'],
  ['musyawarah', 'Musyawarah', 'Deliberation'],
  ['pertemuan', 'Pertemuan atau rapat', 'Meeting'],
  ['koordinasi', 'Koordinasi', 'Coordination'],
  ['penyuluhan', 'Penyuluhan dan pencegahan', 'Outreach and prevention'],
  ['kerja_bakti', 'Kerja bakti dan gotong royong', 'Community work'],
  ['lain', 'Lainnya', 'Other'],
)

export interface WorkTagging {
  functions: readonly string[]
  tasks: readonly string[]
}

/** What a kind usually is: suggested when somebody writes it down; the person decides. */
export const tagsOfKind: { readonly [kind: string]: WorkTagging } = {
  kunjungan: { functions: ['motivator'], tasks: ['T3'] },
  pendataan: { functions: ['administrator'], tasks: ['T1'] },
  verval: { functions: ['administrator'], tasks: ['T5'] },
  laporan: { functions: ['inisiator'], tasks: ['T1'] },
  pendampingan: { functions: ['fasilitator'], tasks: ['T3'] },
  rujukan: { functions: ['fasilitator'], tasks: ['T3', 'T6'] },
  program: { functions: ['fasilitator'], tasks: ['T4'] },
  distribusi: { functions: ['fasilitator'], tasks: ['T4'] },
  musyawarah: { functions: ['fasilitator'], tasks: ['T6'] },
  pertemuan: { functions: ['fasilitator'], tasks: ['T6'] },
  koordinasi: { functions: ['fasilitator'], tasks: ['T6'] },
  penyuluhan: { functions: ['motivator'], tasks: ['T2'] },
  kerja_bakti: { functions: ['dinamisator'], tasks: ['T2'] },
  lain: { functions: ['inisiator'], tasks: ['T1'] },
}

/** Kinds a person writes down; the others come from acts done elsewhere. */
export const manualKinds: readonly string[] = ['pertemuan', 'penyuluhan', 'kerja_bakti', 'koordinasi', 'kunjungan', 'pendampingan', 'distribusi', 'musyawarah', 'lain']

type Input = { readonly [k: string]: unknown }
const text = (v: unknown): string | null => (typeof v === 'string' && v !== '' ? v : null)

/** An act of an earlier room that is a PSM's work. */
export interface Source {
  act: string
  kind: string | ((input: Input) => string)
  /** Where the act does not say it itself. */
  tags?: WorkTagging
  /** The row it opens, and whose class decides whether it may be named: record and the inputs that carry its id. */
  about: readonly [record: string, input: string, otherwise?: string]
  /** Input that carries the day, where it is another than the act's own. */
  on?: string
}

const accompanied: readonly string[] = ['pendampingan', 'pemantauan', 'bimbingan']

export const sources: readonly Source[] = [
  { act: 'registry.recordVisit', kind: (i) => (accompanied.includes(String(i.purpose)) ? 'pendampingan' : i.purpose === 'laporan' ? 'laporan' : 'kunjungan'), about: ['visit', 'id'], on: 'on' },
  { act: 'registry.registerHousehold', kind: 'pendataan', about: ['household', 'id'] },
  { act: 'registry.tagPpks', kind: 'pendataan', about: ['ppksTag', 'id'] },
  { act: 'reports.send', kind: 'laporan', about: ['report', 'id'] },
  { act: 'reports.settle', kind: 'laporan', tags: { functions: ['fasilitator'], tasks: ['T3'] }, about: ['report', 'reportId'] },
  { act: 'verification.visit', kind: 'verval', about: ['batchItem', 'itemId'], on: 'on' },
  { act: 'programs.recordEnrolment', kind: 'program', about: ['enrolment', 'id'] },
  { act: 'programs.checkEnrolments', kind: 'program', about: ['enrolmentCheck', 'householdId', 'personId'], on: 'on' },
  { act: 'cases.open', kind: 'pendampingan', tags: { functions: ['inisiator'], tasks: ['T1', 'T3'] }, about: ['case', 'caseId'] },
  { act: 'cases.assess', kind: 'pendampingan', tags: { functions: ['administrator'], tasks: ['T3'] }, about: ['assessment', 'assessmentId'] },
  { act: 'cases.proposePlan', kind: 'pendampingan', tags: { functions: ['administrator'], tasks: ['T3'] }, about: ['plan', 'planId'] },
  { act: 'cases.recordService', kind: 'pendampingan', about: ['service', 'serviceId'], on: 'on' },
  { act: 'cases.recordMonitoring', kind: 'pendampingan', about: ['visit', 'visitId'], on: 'on' },
  { act: 'cases.recordAftercare', kind: 'pendampingan', about: ['visit', 'visitId'], on: 'on' },
  { act: 'cases.refer', kind: 'rujukan', about: ['referral', 'referralId'] },
  { act: 'cases.addNote', kind: 'pendampingan', tags: { functions: ['motivator'], tasks: ['T3'] }, about: ['caseNote', 'noteId'] },
]

const list = (v: unknown): string[] => (Array.isArray(v) ? v.filter((x): x is string => typeof x === 'string') : [])

/** What an act tells of itself before its class is known. */
export function readSource(source: Source, input: Input): { kind: string; functions: string[]; tasks: string[]; aboutId: string | null; on: string | null } {
  const kind = typeof source.kind === 'string' ? source.kind : source.kind(input)
  const usual = source.tags ?? tagsOfKind[kind] ?? { functions: [], tasks: [] }
  const functions = list(input.functions)
  const tasks = list(input.tasks)
  return {
    kind,
    functions: functions.length > 0 ? functions : [...usual.functions],
    tasks: tasks.length > 0 ? tasks : [...usual.tasks],
    aboutId: text(input[source.about[1]]) ?? (source.about[2] ? text(input[source.about[2]]) : null),
    on: source.on ? text(input[source.on]) : null,
  }
}
