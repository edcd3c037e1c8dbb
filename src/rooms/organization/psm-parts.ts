// Everything of a PSM's life that the room's door declares, in one place. Exits read other rooms' open work: they are made by the app (`psm-acts-exit.ts`).
import type { Timer } from '../../engine/house.ts'
import { psmDecreeActs } from './psm-acts-decree.ts'
import { psmImportActs } from './psm-acts-import.ts'
import { psmJoinActs } from './psm-acts-join.ts'
import { psmServeActs } from './psm-acts-serve.ts'
import { psmCounter } from './psm-counters.ts'
import { psmFlow } from './psm-flow.ts'
import { Certificate, Psm, PsmPair, PsmPrivate, PsmRules } from './psm-records.ts'

export const psmRecords = [Psm, PsmPrivate, Certificate, PsmRules, PsmPair]
export const psmActs: readonly unknown[] = [...psmJoinActs, ...psmDecreeActs, ...psmServeActs, ...psmImportActs]
export const psmFlows = [psmFlow]
export const psmCounters = [psmCounter]
export const psmTimers: readonly Timer[] = [{
  name: 'organization.psmClock', record: Psm, column: 'dueAt',
  when: (row) => row.dueFor !== null && row.dueFor !== undefined,
  act: (row) => ({ act: 'organization.psmClock', input: { psmId: row.id } }),
}]
