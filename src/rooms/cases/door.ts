// The way into `cases`: what later rooms and the app may use of it.
import type { OpenWork, RoomParts } from '../../engine/house.ts'
import { close, refuseService, reopen, resume, suspend, terminate, transfer } from './acts-end.ts'
import { recordAftercare, recordMonitoring, recordService, resumeIntervention, startAftercare, startMonitoring, voidService } from './acts-help.ts'
import { caseReactions, caseTimers, glassLate, markLate } from './acts-house.ts'
import { assess, open, raiseAlarm, register, screen, settleAlarm } from './acts-open.ts'
import { agreePlan, approvePlan, proposePlan, returnPlan, revisePlan } from './acts-plan.ts'
import { acceptReferral, deliverReferral, escalateReferral, hearReferral, refer, refuseReferral, withdrawReferral } from './acts-referral.ts'
import { acknowledgeGlass, addNote, appointSupervisor, breakGlass, joinTeam, leaveTeam, reassign, restrict, restrictWithReport } from './acts-team.ts'
import { caseCounters } from './counters.ts'
import { caseFlow, openCaseStates, referralFlow } from './flow.ts'
import { Assessment, Case, CaseNote, Plan, Service } from './records.ts'
import { GlassBreak, Referral, ReferralSlip } from './records-referral.ts'
import { caseViews } from './views.ts'

export { caseFlow, openCaseStates, referralFlow } from './flow.ts'
export { ownerRoles, referRoles, restrictedSupervisorRoles, supervisorRoles, workRoles } from './judging.ts'
export { Assessment, Case, CaseNote, Plan, Service } from './records.ts'
export type { Planned } from './records.ts'
export { GlassBreak, Referral, ReferralSlip } from './records-referral.ts'
export { hasPeksosStep, isRestricted, needsPeksos, standards, teamOf } from './rules.ts'
export { agreements, bases, dueNames, fundingSources, noteKinds, outcomes, planStates, referralStates, risks, screenings, seats, sharedItems } from './words/labels.ts'
export { findServiceItem, serviceItems } from './words/service-items.ts'
export type { ServiceItem } from './words/service-items.ts'

const acts = [
  open, register, screen, raiseAlarm, settleAlarm, assess,
  proposePlan, agreePlan, approvePlan, returnPlan, revisePlan,
  refer, withdrawReferral, acceptReferral, refuseReferral, deliverReferral, hearReferral, escalateReferral,
  recordService, voidService, startMonitoring, resumeIntervention, recordMonitoring, startAftercare, recordAftercare,
  terminate, close, reopen, suspend, resume, transfer, refuseService,
  addNote, joinTeam, leaveTeam, reassign, appointSupervisor, restrict, restrictWithReport, breakGlass, acknowledgeGlass,
  markLate, glassLate,
]

/** A case in somebody's care; its supervisor gives it to the next owner. Of a restricted case not even the number is told. */
const owned: OpenWork = {
  name: 'cases', label: { id: 'Kasus', en: 'Case' }, record: Case, column: 'ownerId',
  isOpen: (row) => openCaseStates.includes(String(row.state)),
  title: (row) => (row.class === 'X' ? { id: 'Kasus terbatas', en: 'Restricted case' } : { id: `Kasus ${String(row.number ?? '')}`, en: `Case ${String(row.number ?? '')}` }),
  give: (row, to) => ({ act: 'cases.reassign', input: { caseId: row.id, ownerId: to, reason: 'Serah terima: petugas sebelumnya tidak bertugas lagi' } }),
}

export const cases: RoomParts = {
  name: 'cases',
  records: [Case, Assessment, Plan, Referral, ReferralSlip, Service, CaseNote, GlassBreak],
  acts,
  views: caseViews,
  flows: [caseFlow, referralFlow],
  counters: caseCounters,
  timers: caseTimers,
  reactions: caseReactions,
  openWork: [owned],
}
