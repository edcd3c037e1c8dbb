// The way into `organization`: what later rooms may use of it.
import type { RoomParts } from '../../engine/house.ts'
import { organizationActs } from './acts.ts'
import { boardMakingActs } from './board-acts.ts'
import { boardHouseActs, boardTimers } from './board-acts-house.ts'
import { boardWithinActs } from './board-acts-within.ts'
import { boardFlow } from './board-flow.ts'
import { boardRecords } from './board-records.ts'
import { boardCounters, boardViews } from './board-views.ts'
import { pillarActs } from './pillar-acts.ts'
import { pillarCounters } from './pillar-counters.ts'
import { pillarRecords } from './pillar-records.ts'
import { pillarViews } from './pillar-views.ts'
import { psmActs, psmCounters, psmFlows, psmRecords, psmTimers } from './psm-parts.ts'
import { psmViews } from './psm-views.ts'
import { Account, Agency, Appointment, Breach, DeviceCode, DeviceRevocation, TeamMember } from './records.ts'
import { roles } from './roles.ts'
import { organizationViews } from './views.ts'

export { Board, BoardNotice, BoardPush, BoardSeat, BoardTerm } from './board-records.ts'
export { boardIdOf, boardStanding, graceUntil, isLegal, type LegalFacts, periodText } from './board-rules.ts'
export { type Standing, standingLabels } from './board-words.ts'
export { Account, Agency, Appointment, Breach, DeviceCode, TeamMember } from './records.ts'
export { breachDraft, breachHours, breachReaders, byConcern, countsByClass, type DeviceSeen, deviceWatchers, type Exposed, silentAfterDays, silentDaysOf } from './devices.ts'
export { Pillar, PlaceFact, Puskesos } from './pillar-records.ts'
export { openWorkRefusal, psmExitActs } from './psm-acts-exit.ts'
export { activePsmStates, askingPsmStates, psmFlow, servingPsmStates } from './psm-flow.ts'
export { Certificate, Psm, PsmPrivate } from './psm-records.ts'
export { decreeHolds } from './psm-rules.ts'
export { openWorkViews } from './psm-views.ts'
export { psmFunctions, psmTiers } from './psm-words.ts'
export { intakeRoles, roleLabel, rollRoles, roles } from './roles.ts'

export const organization: RoomParts = {
  name: 'organization',
  records: [Account, Appointment, Agency, TeamMember, DeviceCode, DeviceRevocation, Breach, ...psmRecords, ...boardRecords, ...pillarRecords],
  acts: [...organizationActs, ...psmActs, ...boardMakingActs, ...boardWithinActs, ...boardHouseActs, ...pillarActs],
  views: [...organizationViews, ...psmViews, ...boardViews, ...pillarViews],
  flows: [...psmFlows, boardFlow],
  counters: [...psmCounters, ...boardCounters, ...pillarCounters],
  timers: [{
    name: 'organization.breachDue', record: Breach, column: 'dueAt',
    when: (row) => row.state === 'terbuka',
    act: (row) => ({ act: 'organization.breachOverdue', input: { breachId: row.id } }),
  }, ...psmTimers, ...boardTimers],
  roles,
}
